import PythonRuntime

extension PythonSource {
  /// `torch.optim.nadam`.
  static let nadam = PythonSource(
    module: "torch.optim.nadam",
    text: #"""
      import torch
      from torch._C import _optim
      from torch.optim.optimizer import (
          Optimizer, _check, _check_betas, _check_capturable, _check_lr, _descend, _get_value, _real, _scalar_state,
          _to_scalar)


      class NAdam(Optimizer):
          """Adam with Nesterov momentum."""

          _native_step = _optim.nadam

          def __init__(self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, momentum_decay=4e-3,
                       decoupled_weight_decay=False, *, foreach=None, maximize=False, capturable=False,
                       differentiable=False):
              _check_lr(lr)
              if not 0.0 <= eps:
                  raise ValueError(f'Invalid epsilon value: {eps}')
              _check_betas(betas)
              _check('weight_decay', weight_decay)
              _check('momentum_decay', momentum_decay)
              super().__init__(params, dict(
                  lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, momentum_decay=momentum_decay,
                  decoupled_weight_decay=decoupled_weight_decay, maximize=maximize, foreach=foreach,
                  capturable=capturable, differentiable=differentiable))

          def step(self, closure=None):
              """Moves each parameter once."""
              return _descend(self, closure)

          step.hooked = True

          def _new_state(self, param, group):
              return {'step': _scalar_state(0.0), 'mu_product': _scalar_state(1.0), 'exp_avg': torch.zeros_like(param),
                      'exp_avg_sq': torch.zeros_like(param)}

          def _update(self, param, grad, state, group):
              lr, eps, weight_decay = _to_scalar(group['lr']), group['eps'], group['weight_decay']
              momentum_decay = group['momentum_decay']
              beta1, beta2 = group['betas']
              _check_capturable(group, 'params, mu_products and state_steps')
              if group['maximize']:
                  grad = -grad
              param, grad, exp_avg, exp_avg_sq = _real(param, grad, state['exp_avg'], state['exp_avg_sq'])
              state['step'] += 1
              step = _get_value(state['step'])
              bias_correction2 = 1 - beta2 ** step
              if weight_decay != 0:
                  if group['decoupled_weight_decay']:
                      param.mul_(1 - lr * weight_decay)
                  else:
                      grad = grad.add(param, alpha=weight_decay)
              mu = beta1 * (1.0 - 0.5 * 0.96 ** (step * momentum_decay))
              mu_next = beta1 * (1.0 - 0.5 * 0.96 ** ((step + 1) * momentum_decay))
              mu_product = state['mu_product']
              mu_product *= mu
              exp_avg.lerp_(grad, 1 - beta1)
              exp_avg_sq.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
              denom = exp_avg_sq.div(bias_correction2).sqrt()
              if group['differentiable']:
                  denom = denom.add(eps)
                  grad = grad * (-lr * (1.0 - mu) / (1.0 - mu_product))
                  exp_avg = exp_avg * (-lr * mu_next / (1.0 - mu_product * mu_next))
                  param.addcdiv_(grad, denom)
                  param.addcdiv_(exp_avg, denom)
                  return
              product = _get_value(mu_product)
              denom.add_(eps)
              param.addcdiv_(grad, denom, value=-lr * (1.0 - mu) / (1.0 - product))
              param.addcdiv_(exp_avg, denom, value=-lr * mu_next / (1.0 - product * mu_next))
      """#)
}
