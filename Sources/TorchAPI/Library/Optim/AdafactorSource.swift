import PythonRuntime

extension PythonSource {
  /// `torch.optim._adafactor`.
  static let adafactor = PythonSource(
    module: "torch.optim._adafactor",
    text: #"""
      import torch
      from torch.optim.optimizer import Optimizer, _descend, _scalar_state, _to_scalar
      from torch import Tensor


      class Adafactor(Optimizer):
          """Adaptive steps whose mean squares are kept as rows and columns."""

          def __init__(self, params, lr=1e-2, beta2_decay=-0.8, eps=(None, 1e-3), d=1.0, weight_decay=0.0, *,
                       foreach=None, maximize=False):
              if isinstance(lr, Tensor) and lr.numel() != 1:
                  raise ValueError('Tensor lr must be 1-element')
              if not 0.0 <= lr:
                  raise ValueError(f'Learning rate should be >= 0 but is: {lr}')
              if not 0.0 >= beta2_decay:
                  raise ValueError(f'beta2_decay should be <= 0 but is: {beta2_decay}')
              if eps[0] is not None and not 0.0 <= eps[0]:
                  raise ValueError(f'epsilon1 should be >= 0 but is: {eps[0]}')
              if not 0.0 <= eps[1]:
                  raise ValueError(f'epsilon2 should be >= 0 but is: {eps[1]}')
              if not 1.0 <= d:
                  raise ValueError(f'Clipping threshold d should be >= 1 but is: {d}')
              if not 0.0 <= weight_decay:
                  raise ValueError(f'weight_decay should be >= 0 but is: {weight_decay}')
              super().__init__(params, dict(
                  lr=lr, beta2_decay=beta2_decay, eps=eps, d=d, weight_decay=weight_decay, foreach=foreach,
                  maximize=maximize))

          def step(self, closure=None):
              """Moves each parameter once."""
              return _descend(self, closure)

          step.hooked = True

          def _new_state(self, param, group):
              if torch.is_complex(param):
                  raise RuntimeError('Adafactor does not support complex parameters')
              state = {'step': _scalar_state(0.0)}
              grad = param.grad
              if grad.dim() > 1:
                  shape = list(grad.shape)
                  state['row_var'] = grad.new_zeros(shape[:-1] + [1])
                  state['col_var'] = grad.new_zeros(shape[:-2] + [1, shape[-1]])
              else:
                  state['variance'] = torch.zeros_like(grad)
              return state

          def _update(self, param, grad, state, group):
              lr, weight_decay = _to_scalar(group['lr']), group['weight_decay']
              eps1, eps2 = group['eps']
              if group['maximize']:
                  grad = -grad
              if eps1 is None:
                  eps1 = torch.finfo(param.dtype).eps
              state['step'] += 1
              step = state['step'].item()
              share = step ** group['beta2_decay']
              rho = min(lr, 1 / step ** 0.5)
              alpha = max(eps2, param.norm(2).item() / param.numel() ** 0.5) * rho
              if weight_decay != 0:
                  param.mul_(1 - lr * weight_decay)
              if grad.dim() > 1:
                  rows, columns = state['row_var'], state['col_var']
                  rows.lerp_(torch.linalg.vector_norm(grad, dim=-1, keepdim=True).square_().div_(grad.size(-1)), share)
                  columns.lerp_(torch.linalg.vector_norm(grad, dim=-2, keepdim=True).square_().div_(grad.size(-2)), share)
                  estimate = rows @ columns
                  estimate.div_(rows.mean(dim=-2, keepdim=True).clamp_(min=eps1))
              else:
                  state['variance'].lerp_(grad * grad, share)
                  estimate = state['variance'].clone()
              update = estimate.clamp_(min=eps1 * eps1).rsqrt_()
              update.mul_(grad)
              denom = max(1.0, update.norm(2).item() / (update.numel() ** 0.5 * group['d']))
              param.add_(update, alpha=-alpha / denom)


      Adafactor.__module__ = 'torch.optim'
      """#)
}
