import PythonRuntime

extension PythonSource {
  /// `torch.optim._muon`.
  static let muon = PythonSource(
    module: "torch.optim._muon",
    text: #"""
      import math

      import torch
      from torch import Tensor
      from torch.optim.optimizer import Optimizer, _descend, _to_scalar


      def _orthogonalized(grad, coefficients, steps, eps):
          if steps >= 100:
              raise ValueError('Number of steps must be less than 100 for computational efficiency')
          if len(grad.shape) != 2:
              raise ValueError('Input tensor gradient must be a 2D matrix')
          if len(coefficients) != 3:
              raise ValueError('Coefficients must be a tuple of exactly 3 values')
          a, b, c = coefficients
          ortho = grad.to(dtype=torch.bfloat16, copy=True)
          if grad.size(0) > grad.size(1):
              ortho = ortho.T
          ortho.div_(ortho.norm().clamp(min=eps))
          for _ in range(steps):
              gram = ortho @ ortho.T
              update = torch.addmm(gram, gram, gram, beta=b, alpha=c)
              ortho = torch.addmm(ortho, update, ortho, beta=a)
          return ortho.T if grad.size(0) > grad.size(1) else ortho


      def _adjusted(lr, kind, shape):
          a, b = shape[:2]
          if kind is None or kind == 'original':
              return lr * math.sqrt(max(1, a / b))
          if kind == 'match_rms_adamw':
              return lr * (0.2 * math.sqrt(max(a, b)))
          return lr * math.sqrt(a / b)


      class Muon(Optimizer):
          """Momentum steps made orthogonal; for matrices."""

          def __init__(self, params, lr=1e-3, weight_decay=0.1, momentum=0.95, nesterov=True,
                       ns_coefficients=(3.4445, -4.775, 2.0315), eps=1e-7, ns_steps=5, adjust_lr_fn=None):
              if isinstance(lr, Tensor) and lr.numel() != 1:
                  raise ValueError('Tensor lr must be 1-element')
              if not 0.0 <= lr:
                  raise ValueError(f'Learning rate should be >= 0 but is: {lr}')
              if not 0.0 <= momentum:
                  raise ValueError(f'momentum should be >= 0 but is: {momentum}')
              if not 0.0 <= weight_decay:
                  raise ValueError(f'weight decay should be >= 0 but is: {weight_decay}')
              if adjust_lr_fn is not None and adjust_lr_fn not in ['original', 'match_rms_adamw', 'spectral_unclamped']:
                  raise ValueError(f'Adjust learning rate function {adjust_lr_fn} is not supported')
              super().__init__(params, dict(
                  lr=lr, weight_decay=weight_decay, momentum=momentum, nesterov=nesterov,
                  ns_coefficients=ns_coefficients, eps=eps, ns_steps=ns_steps, adjust_lr_fn=adjust_lr_fn))
              for group in self.param_groups:
                  for p in group['params']:
                      if p.ndim != 2:
                          raise ValueError('Muon only supports 2D parameters whereas we found a parameter with size: '
                                           f'{p.size()}')

          def step(self, closure=None):
              """Moves each matrix once."""
              return _descend(self, closure)

          step.hooked = True

          def _new_state(self, param, group):
              if torch.is_complex(param):
                  raise RuntimeError('Muon does not support complex parameters')
              return {'momentum_buffer': torch.zeros_like(param.grad)}

          def _update(self, param, grad, state, group):
              lr, momentum = _to_scalar(group['lr']), group['momentum']
              if grad.ndim != 2:
                  raise ValueError('Param gradient must be a 2D matrix')
              buf = state['momentum_buffer']
              buf.lerp_(grad, 1 - momentum)
              update = grad.lerp(buf, momentum) if group['nesterov'] else buf
              update = _orthogonalized(update, group['ns_coefficients'], group['ns_steps'], group['eps'])
              param.mul_(1 - lr * group['weight_decay'])
              param.add_(update, alpha=-_adjusted(lr, group['adjust_lr_fn'], param.shape))


      Muon.__module__ = 'torch.optim'
      """#)
}
