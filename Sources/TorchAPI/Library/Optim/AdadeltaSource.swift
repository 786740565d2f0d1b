import PythonRuntime

extension PythonSource {
  /// `torch.optim.adadelta`.
  static let adadelta = PythonSource(
    module: "torch.optim.adadelta",
    text: #"""
      import torch
      from torch._C import _optim
      from torch.optim.optimizer import (
          Optimizer, _check, _check_capturable, _check_lr, _descend, _real, _scalar_state, _to_scalar)


      class Adadelta(Optimizer):
          """Steps whose size follows the running mean of former steps."""

          _native_step = _optim.adadelta

          def __init__(self, params, lr=1.0, rho=0.9, eps=1e-6, weight_decay=0, foreach=None, *, capturable=False,
                       maximize=False, differentiable=False):
              _check_lr(lr)
              if not 0.0 <= rho <= 1.0:
                  raise ValueError(f'Invalid rho value: {rho}')
              if not 0.0 <= eps:
                  raise ValueError(f'Invalid epsilon value: {eps}')
              _check('weight_decay', weight_decay)
              super().__init__(params, dict(
                  lr=lr, rho=rho, eps=eps, weight_decay=weight_decay, maximize=maximize, capturable=capturable,
                  foreach=foreach, differentiable=differentiable))

          def step(self, closure=None):
              """Moves each parameter once."""
              return _descend(self, closure)

          step.hooked = True

          def _new_state(self, param, group):
              return {'step': _scalar_state(0.0), 'square_avg': torch.zeros_like(param),
                      'acc_delta': torch.zeros_like(param)}

          def _update(self, param, grad, state, group):
              lr, rho, eps, weight_decay = _to_scalar(group['lr']), group['rho'], group['eps'], group['weight_decay']
              _check_capturable(group, supports_xla=False)
              state['step'] += 1
              if group['maximize']:
                  grad = -grad
              if weight_decay != 0:
                  grad = grad.add(param, alpha=weight_decay)
              param, grad, square_avg, acc_delta = _real(param, grad, state['square_avg'], state['acc_delta'])
              square_avg.mul_(rho).addcmul_(grad, grad, value=1 - rho)
              std = square_avg.add(eps).sqrt_()
              delta = acc_delta.add(eps).sqrt_()
              if group['differentiable']:
                  delta = delta.clone()
              delta.div_(std).mul_(grad)
              acc_delta.mul_(rho).addcmul_(delta, delta, value=1 - rho)
              param.add_(delta, alpha=-lr)
      """#)
}
