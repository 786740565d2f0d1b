import PythonRuntime

extension PythonSource {
  /// `torch.optim.adamax`.
  static let adamax = PythonSource(
    module: "torch.optim.adamax",
    text: #"""
      import torch
      from torch._C import _optim
      from torch.optim.optimizer import (
          Optimizer, _check, _check_betas, _check_capturable, _check_lr, _descend, _get_value, _real, _scalar_state,
          _to_scalar)


      class Adamax(Optimizer):
          """Adam with the largest gradient so far in place of the mean square."""

          _native_step = _optim.adamax

          def __init__(self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, foreach=None, *,
                       maximize=False, differentiable=False, capturable=False):
              _check_lr(lr)
              if not 0.0 <= eps:
                  raise ValueError(f'Invalid epsilon value: {eps}')
              _check_betas(betas)
              _check('weight_decay', weight_decay)
              super().__init__(params, dict(
                  lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, foreach=foreach, maximize=maximize,
                  differentiable=differentiable, capturable=capturable))

          def step(self, closure=None):
              """Moves each parameter once."""
              return _descend(self, closure)

          step.hooked = True

          def _new_state(self, param, group):
              return {'step': _scalar_state(0.0), 'exp_avg': torch.zeros_like(param), 'exp_inf': torch.zeros_like(param)}

          def _update(self, param, grad, state, group):
              lr, eps, weight_decay = _to_scalar(group['lr']), group['eps'], group['weight_decay']
              beta1, beta2 = group['betas']
              _check_capturable(group)
              if group['maximize']:
                  grad = -grad
              state['step'] += 1
              if weight_decay != 0:
                  grad = grad.add(param, alpha=weight_decay)
              param, grad, exp_avg, exp_inf = _real(param, grad, state['exp_avg'], state['exp_inf'])
              exp_avg.lerp_(grad, 1 - beta1)
              if group['differentiable']:
                  exp_inf.copy_(torch.amax(torch.stack([exp_inf.mul_(beta2), grad.abs().add_(eps)]), 0))
              else:
                  torch.maximum(exp_inf.mul_(beta2), grad.abs().add_(eps), out=exp_inf)
              clr = lr / (1 - beta1 ** _get_value(state['step']))
              param.addcdiv_(exp_avg, exp_inf, value=-clr)
      """#)
}
