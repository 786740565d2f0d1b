import PythonRuntime

extension PythonSource {
  /// `torch.optim.asgd`.
  static let asgd = PythonSource(
    module: "torch.optim.asgd",
    text: #"""
      import torch
      from torch.optim.optimizer import (
          Optimizer, _check, _check_capturable, _check_lr, _descend, _get_value, _real, _scalar_state, _to_scalar)


      class ASGD(Optimizer):
          """Averaged stochastic gradient descent."""

          def __init__(self, params, lr=1e-2, lambd=1e-4, alpha=0.75, t0=1e6, weight_decay=0, foreach=None,
                       maximize=False, differentiable=False, capturable=False):
              _check_lr(lr)
              _check('lambd', lambd)
              _check('alpha', alpha)
              _check('weight_decay', weight_decay)
              super().__init__(params, dict(
                  lr=lr, lambd=lambd, alpha=alpha, t0=t0, weight_decay=weight_decay, foreach=foreach, maximize=maximize,
                  differentiable=differentiable, capturable=capturable))

          def step(self, closure=None):
              """Moves each parameter once."""
              return _descend(self, closure)

          step.hooked = True

          def _new_state(self, param, group):
              return {'step': _scalar_state(0.0), 'eta': _scalar_state(_get_value(_to_scalar(group['lr']))),
                      'mu': _scalar_state(1.0), 'ax': torch.zeros_like(param)}

          def _update(self, param, grad, state, group):
              lr, lambd, weight_decay = _to_scalar(group['lr']), group['lambd'], group['weight_decay']
              _check_capturable(group, 'params, mus, etas, and state_steps')
              if group['maximize']:
                  grad = -grad
              mu, eta = state['mu'], state['eta']
              param, grad, ax = _real(param, grad, state['ax'])
              state['step'] += 1
              if weight_decay != 0:
                  grad = grad.add(param, alpha=weight_decay)
              eta_value = _get_value(eta)
              param.mul_(1 - lambd * eta_value)
              param.add_(grad, alpha=-eta_value)
              if mu.item() != 1:
                  ax.add_(param.sub(ax).mul_(mu))
              else:
                  ax.copy_(param)
              step = _get_value(state['step'])
              eta.copy_(torch.as_tensor(lr / (1 + lambd * lr * step) ** group['alpha']))
              mu.copy_(torch.as_tensor(1 / max(1, step - group['t0'])))
      """#)
}
