import PythonRuntime

extension PythonSource {
  /// `torch.optim.radam`.
  static let radam = PythonSource(
    module: "torch.optim.radam",
    text: #"""
      import torch
      from torch._C import _optim
      from torch.optim.optimizer import (
          Optimizer, _check, _check_betas, _check_capturable, _check_lr, _descend, _get_value, _real, _scalar_state,
          _to_scalar)


      class RAdam(Optimizer):
          """Adam that takes plain momentum steps until the variance of its scale is small."""

          _native_step = _optim.radam

          def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, decoupled_weight_decay=False,
                       *, foreach=None, maximize=False, capturable=False, differentiable=False):
              _check_lr(lr)
              if not 0.0 <= eps:
                  raise ValueError(f'Invalid epsilon value: {eps}')
              _check_betas(betas)
              _check('weight_decay', weight_decay)
              super().__init__(params, dict(
                  lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, maximize=maximize, foreach=foreach,
                  capturable=capturable, decoupled_weight_decay=decoupled_weight_decay, differentiable=differentiable))

          def step(self, closure=None):
              """Moves each parameter once."""
              return _descend(self, closure)

          step.hooked = True

          def _new_state(self, param, group):
              return {'step': _scalar_state(0.0), 'exp_avg': torch.zeros_like(param),
                      'exp_avg_sq': torch.zeros_like(param)}

          def _update(self, param, grad, state, group):
              lr, eps, weight_decay = _to_scalar(group['lr']), group['eps'], group['weight_decay']
              beta1, beta2 = group['betas']
              _check_capturable(group)
              if group['maximize']:
                  grad = -grad
              param, grad, exp_avg, exp_avg_sq = _real(param, grad, state['exp_avg'], state['exp_avg_sq'])
              state['step'] += 1
              step = _get_value(state['step'])
              if weight_decay != 0:
                  if group['decoupled_weight_decay']:
                      param.mul_(1 - lr * weight_decay)
                  else:
                      grad = grad.add(param, alpha=weight_decay)
              exp_avg.lerp_(grad, 1 - beta1)
              exp_avg_sq.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
              bias_correction2 = 1 - beta2 ** step
              corrected = exp_avg / (1 - beta1 ** step)
              rho_inf = 2 / (1 - beta2) - 1
              rho_t = rho_inf - 2 * step * beta2 ** step / bias_correction2
              if rho_t > 5.0:
                  rect = ((rho_t - 4) * (rho_t - 2) * rho_inf / ((rho_inf - 4) * (rho_inf - 2) * rho_t)) ** 0.5
                  adaptive = bias_correction2 ** 0.5 / exp_avg_sq.sqrt().add(eps)
                  param.add_(corrected * lr * adaptive * rect, alpha=-1.0)
              else:
                  param.add_(corrected * lr, alpha=-1.0)
      """#)
}
