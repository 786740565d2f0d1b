import PythonRuntime

extension PythonSource {
  /// `torch.optim.adam`.
  static let adam = PythonSource(
    module: "torch.optim.adam",
    text: #"""
      import torch
      from torch import Tensor
      from torch._C import _optim
      from torch.optim.optimizer import (
          Optimizer, _check, _check_betas, _check_capturable, _check_fused, _descend, _get_value, _real, _scalar_state,
          _to_scalar)


      class Adam(Optimizer):
          """Adaptive moments: steps that running averages of the gradient and of its square scale."""

          _native_step = _optim.adam

          def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, amsgrad=False, *, foreach=None,
                       maximize=False, capturable=False, differentiable=False, fused=None, decoupled_weight_decay=False):
              if isinstance(lr, Tensor):
                  if foreach and not capturable:
                      raise ValueError('lr as a Tensor is not supported for capturable=False and foreach=True')
                  if lr.numel() != 1:
                      raise ValueError('Tensor lr must be 1-element')
              if not 0.0 <= lr:
                  raise ValueError(f'Invalid learning rate: {lr}')
              if not 0.0 <= eps:
                  raise ValueError(f'Invalid epsilon value: {eps}')
              _check_betas(betas)
              _check('weight_decay', weight_decay)
              if not (isinstance(betas[0], float) and isinstance(betas[1], float)
                      or isinstance(betas[0], Tensor) and isinstance(betas[1], Tensor)):
                  raise ValueError('betas must be either both floats or both Tensors')
              for index in (0, 1):
                  if isinstance(betas[index], Tensor):
                      if not capturable and foreach:
                          raise ValueError(
                              f'betas[{index}] as a Tensor is not supported for capturable=False and foreach=True')
                      if betas[index].numel() != 1:
                          raise ValueError(f'Tensor betas[{index}] must be 1-element')
              betas = (_to_scalar(betas[0]), _to_scalar(betas[1]))
              super().__init__(params, dict(
                  lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, amsgrad=amsgrad, maximize=maximize,
                  foreach=foreach, capturable=capturable, differentiable=differentiable, fused=fused,
                  decoupled_weight_decay=decoupled_weight_decay))
              _check_fused(fused, foreach, differentiable)

          def __setstate__(self, state):
              super().__setstate__(state)
              for group in self.param_groups:
                  for name in ('amsgrad', 'maximize', 'capturable', 'differentiable', 'decoupled_weight_decay'):
                      group.setdefault(name, False)
                  group.setdefault('foreach', None)
                  group.setdefault('fused', None)
                  for p in group['params']:
                      p_state = self.state.get(p, [])
                      if len(p_state) != 0 and not torch.is_tensor(p_state['step']):
                          p_state['step'] = _scalar_state(float(p_state['step']), group)

          def step(self, closure=None):
              """Moves each parameter by about `lr`, as far as its gradient's sign is steady."""
              return _descend(self, closure)

          step.hooked = True

          def _new_state(self, param, group):
              state = {'step': _scalar_state(0.0, group), 'exp_avg': torch.zeros_like(param),
                       'exp_avg_sq': torch.zeros_like(param)}
              if group['amsgrad']:
                  state['max_exp_avg_sq'] = torch.zeros_like(param)
              return state

          def _update(self, param, grad, state, group):
              lr, eps, weight_decay = _to_scalar(group['lr']), group['eps'], group['weight_decay']
              beta1, beta2 = (_to_scalar(beta) for beta in group['betas'])
              differentiable = group['differentiable']
              if differentiable and state['step'].requires_grad:
                  raise RuntimeError('`requires_grad` is not supported for `step` in differentiable mode')
              _check_capturable(group)
              if group['maximize']:
                  grad = -grad
              step_t = state['step']
              step_t += 1
              if weight_decay != 0:
                  if group['decoupled_weight_decay']:
                      param.mul_(1 - lr * weight_decay)
                  elif isinstance(weight_decay, Tensor) and weight_decay.requires_grad:
                      grad = grad.addcmul(param.clone(), weight_decay)
                  else:
                      grad = grad.add(param, alpha=weight_decay)
              largest = state['max_exp_avg_sq'] if group['amsgrad'] else None
              param, grad, exp_avg, exp_avg_sq, largest = _real(
                  param, grad, state['exp_avg'], state['exp_avg_sq'], largest)
              exp_avg.lerp_(grad, 1 - beta1)
              if isinstance(beta2, Tensor) and beta2.requires_grad:
                  exp_avg_sq.lerp_(torch.square(grad), weight=1 - beta2)
              else:
                  exp_avg_sq.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
              if differentiable:
                  bias_correction1 = 1 - beta1 ** step_t.clone()
                  bias_correction2 = 1 - beta2 ** step_t.clone()
                  step_size_neg = (lr / bias_correction1).neg()
                  squares = exp_avg_sq
                  if largest is not None:
                      largest.copy_(torch.maximum(largest.clone(), exp_avg_sq))
                      squares = largest
                  denom = (squares.sqrt() / (bias_correction2.sqrt() * step_size_neg)).add_(eps / step_size_neg)
                  param.addcdiv_(exp_avg.clone(), denom)
                  return
              step = _get_value(step_t)
              step_size = lr / (1 - beta1 ** step)
              root = (1 - beta2 ** step) ** 0.5
              if largest is not None:
                  torch.maximum(largest, exp_avg_sq, out=largest)
                  exp_avg_sq = largest
              denom = (exp_avg_sq.sqrt() / root).add_(eps)
              param.addcdiv_(exp_avg, denom, value=-step_size)
      """#)
}
