import PythonRuntime

extension PythonSource {
  /// `torch.optim.rmsprop`.
  static let rmsprop = PythonSource(
    module: "torch.optim.rmsprop",
    text: #"""
      import torch
      from torch._C import _optim
      from torch.optim.optimizer import (
          Optimizer, _check, _check_capturable, _check_lr, _descend, _real, _scalar_state, _to_scalar)


      class RMSprop(Optimizer):
          """Steps that the root of the running mean square of the gradient divides."""

          _native_step = _optim.rmsprop

          def __init__(self, params, lr=1e-2, alpha=0.99, eps=1e-8, weight_decay=0, momentum=0, centered=False,
                       capturable=False, foreach=None, maximize=False, differentiable=False):
              _check_lr(lr)
              if not 0.0 <= eps:
                  raise ValueError(f'Invalid epsilon value: {eps}')
              _check('momentum', momentum)
              _check('weight_decay', weight_decay)
              _check('alpha', alpha)
              super().__init__(params, dict(
                  lr=lr, momentum=momentum, alpha=alpha, eps=eps, centered=centered, weight_decay=weight_decay,
                  capturable=capturable, foreach=foreach, maximize=maximize, differentiable=differentiable))

          def step(self, closure=None):
              """Moves each parameter once."""
              return _descend(self, closure)

          step.hooked = True

          def _new_state(self, param, group):
              state = {'step': _scalar_state(0.0), 'square_avg': torch.zeros_like(param)}
              if group['momentum'] > 0:
                  state['momentum_buffer'] = torch.zeros_like(param)
              if group['centered']:
                  state['grad_avg'] = torch.zeros_like(param)
              return state

          def _update(self, param, grad, state, group):
              lr, alpha, weight_decay = _to_scalar(group['lr']), group['alpha'], group['weight_decay']
              momentum = group['momentum']
              _check_capturable(group)
              if group['maximize']:
                  grad = -grad
              state['step'] += 1
              if weight_decay != 0:
                  grad = grad.add(param, alpha=weight_decay)
              param, grad, square_avg, grad_avg, buf = _real(
                  param, grad, state['square_avg'], state.get('grad_avg'), state.get('momentum_buffer'))
              square_avg.mul_(alpha).addcmul_(grad, grad, value=1 - alpha)
              if group['centered']:
                  grad_avg.lerp_(grad, 1 - alpha)
                  avg = square_avg.addcmul(grad_avg, grad_avg, value=-1).sqrt_()
              else:
                  avg = square_avg.sqrt()
              avg = avg.add(group['eps'])
              if momentum > 0:
                  buf.mul_(momentum).addcdiv_(grad, avg)
                  param.add_(buf, alpha=-lr)
              else:
                  param.addcdiv_(grad, avg, value=-lr)
      """#)
}
