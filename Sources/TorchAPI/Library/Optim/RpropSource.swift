import PythonRuntime

extension PythonSource {
  /// `torch.optim.rprop`.
  static let rprop = PythonSource(
    module: "torch.optim.rprop",
    text: #"""
      import torch
      from torch.optim.optimizer import (
          Optimizer, _check_capturable, _check_lr, _descend, _real, _scalar_state, _to_scalar)


      class Rprop(Optimizer):
          """Resilient backpropagation: steps of a length of their own, along the sign of the gradient."""

          def __init__(self, params, lr=1e-2, etas=(0.5, 1.2), step_sizes=(1e-6, 50), *, capturable=False, foreach=None,
                       maximize=False, differentiable=False):
              _check_lr(lr)
              if not 0.0 < etas[0] < 1.0 < etas[1]:
                  raise ValueError(f'Invalid eta values: {etas[0]}, {etas[1]}')
              super().__init__(params, dict(
                  lr=lr, etas=etas, step_sizes=step_sizes, foreach=foreach, maximize=maximize,
                  differentiable=differentiable, capturable=capturable))

          def step(self, closure=None):
              """Moves each parameter once."""
              return _descend(self, closure)

          step.hooked = True

          def _new_state(self, param, group):
              lr = _to_scalar(group['lr'])
              if torch.is_complex(param):
                  lr = complex(lr, lr)
              return {'step': _scalar_state(0.0), 'prev': torch.zeros_like(param), 'step_size': torch.full_like(param, lr)}

          def _update(self, param, grad, state, group):
              etaminus, etaplus = group['etas']
              _check_capturable(group)
              if group['maximize']:
                  grad = -grad
              state['step'] += 1
              param, grad, prev, step_size = _real(param, grad, state['prev'], state['step_size'])
              sign = grad.mul(prev.clone()).sign()
              sign[sign.gt(0)] = etaplus
              sign[sign.lt(0)] = etaminus
              sign[sign.eq(0)] = 1
              step_size.mul_(sign).clamp_(*group['step_sizes'])
              grad = grad.clone()
              grad[sign.eq(etaminus)] = 0
              param.addcmul_(grad.sign(), step_size, value=-1)
              prev.copy_(grad)
      """#)
}
