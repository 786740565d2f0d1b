import PythonRuntime

extension PythonSource {
  /// `torch.optim.adagrad`.
  static let adagrad = PythonSource(
    module: "torch.optim.adagrad",
    text: #"""
      import torch
      from torch._C import _optim
      from torch.optim.optimizer import (
          Optimizer, _check, _check_fused, _check_lr, _descend, _get_value, _real, _scalar_state, _to_scalar)


      class Adagrad(Optimizer):
          """Steps that shrink with the sum of the squared gradients."""

          _native_step = _optim.adagrad

          def __init__(self, params, lr=1e-2, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10,
                       foreach=None, *, maximize=False, differentiable=False, fused=None):
              _check_lr(lr)
              _check('lr_decay', lr_decay)
              _check('weight_decay', weight_decay)
              _check('initial_accumulator_value', initial_accumulator_value)
              if not 0.0 <= eps:
                  raise ValueError(f'Invalid epsilon value: {eps}')
              super().__init__(params, dict(
                  lr=lr, lr_decay=lr_decay, eps=eps, weight_decay=weight_decay,
                  initial_accumulator_value=initial_accumulator_value, foreach=foreach, maximize=maximize,
                  differentiable=differentiable, fused=fused))
              _check_fused(fused, foreach, differentiable)
              for group in self.param_groups:
                  for p in group['params']:
                      self.state[p] = self._new_state(p, group)

          def step(self, closure=None):
              """Moves each parameter once."""
              return _descend(self, closure)

          step.hooked = True

          def _new_state(self, param, group):
              start = self.defaults['initial_accumulator_value']
              if torch.is_complex(param):
                  start = complex(start, start)
              return {'step': _scalar_state(0.0, group), 'sum': torch.full_like(param, start)}

          def share_memory(self):
              for group in self.param_groups:
                  for p in group['params']:
                      self.state[p]['sum'].share_memory_()

          def _update(self, param, grad, state, group):
              lr, weight_decay = _to_scalar(group['lr']), group['weight_decay']
              state['step'] += 1
              step = _get_value(state['step'])
              if group['maximize']:
                  grad = -grad
              if weight_decay != 0:
                  grad = grad.add(param, alpha=weight_decay)
              clr = lr / (1 + (step - 1) * group['lr_decay'])
              param, grad, total = _real(param, grad, state['sum'])
              total.addcmul_(grad, grad, value=1)
              param.addcdiv_(grad, total.sqrt().add(group['eps']), value=-clr)
      """#)
}
