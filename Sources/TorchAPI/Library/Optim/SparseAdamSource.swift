import PythonRuntime

extension PythonSource {
  /// `torch.optim.sparse_adam`.
  static let sparseAdam = PythonSource(
    module: "torch.optim.sparse_adam",
    text: #"""
      import torch
      from torch import Tensor
      from torch.optim.optimizer import Optimizer, _check_betas, _descend


      class SparseAdam(Optimizer):
          """Adam for sparse gradients, which tensors here do not have: every step refuses dense ones."""

          def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, maximize=False):
              if isinstance(lr, Tensor) and lr.numel() != 1:
                  raise ValueError('Tensor lr must be 1-element')
              if not 0.0 < lr:
                  raise ValueError(f'Invalid learning rate: {lr}')
              if not 0.0 < eps:
                  raise ValueError(f'Invalid epsilon value: {eps}')
              _check_betas(betas)
              super().__init__(params, dict(lr=lr, betas=betas, eps=eps, maximize=maximize))
              complex_params = [[index, d_index] for index, group in enumerate(self.param_groups)
                                for d_index, p in enumerate(group['params']) if p.is_complex()]
              if complex_params:
                  raise ValueError(f'Complex params at indices {complex_params}: SparseAdam does not support complex '
                                   'parameters')

          def step(self, closure=None):
              """Refuses dense gradients."""
              return _descend(self, closure)

          step.hooked = True

          def _update(self, param, grad, state, group):
              raise RuntimeError('SparseAdam does not support dense gradients, please consider Adam instead')
      """#)
}
