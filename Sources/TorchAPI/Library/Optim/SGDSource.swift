import PythonRuntime

extension PythonSource {
  /// `torch.optim.sgd`.
  static let sgd = PythonSource(
    module: "torch.optim.sgd",
    text: #"""
      import torch
      from torch import Tensor
      from torch._C import _optim
      from torch.optim.optimizer import Optimizer, _check_fused, _descend, _to_scalar


      class SGD(Optimizer):
          """Stochastic gradient descent, with momentum if asked for."""

          _native_step = _optim.sgd

          def __init__(self, params, lr=1e-3, momentum=0, dampening=0, weight_decay=0, nesterov=False, *, maximize=False,
                       foreach=None, differentiable=False, fused=None):
              if isinstance(lr, Tensor) and lr.numel() != 1:
                  raise ValueError('Tensor lr must be 1-element')
              if lr < 0.0:
                  raise ValueError(f'Invalid learning rate: {lr}')
              if momentum < 0.0:
                  raise ValueError(f'Invalid momentum value: {momentum}')
              if weight_decay < 0.0:
                  raise ValueError(f'Invalid weight_decay value: {weight_decay}')
              defaults = dict(lr=lr, momentum=momentum, dampening=dampening, weight_decay=weight_decay, nesterov=nesterov,
                              maximize=maximize, foreach=foreach, differentiable=differentiable, fused=fused)
              if nesterov and (momentum <= 0 or dampening != 0):
                  raise ValueError('Nesterov momentum requires a momentum and zero dampening')
              super().__init__(params, defaults)
              _check_fused(fused, foreach, differentiable)

          def __setstate__(self, state):
              super().__setstate__(state)
              for group in self.param_groups:
                  group.setdefault('nesterov', False)
                  group.setdefault('maximize', False)
                  group.setdefault('foreach', None)
                  group.setdefault('differentiable', False)
                  group.setdefault('fused', False)

          def step(self, closure=None):
              """Moves each parameter against its gradient."""
              return _descend(self, closure)

          step.hooked = True

          def _update(self, param, grad, state, group):
              lr, momentum, weight_decay = _to_scalar(group['lr']), group['momentum'], group['weight_decay']
              if group['maximize']:
                  grad = -grad
              if isinstance(weight_decay, Tensor) and weight_decay.requires_grad:
                  grad = grad.addcmul(param.clone(), weight_decay)
              elif weight_decay != 0:
                  grad = grad.add(param, alpha=weight_decay)
              if momentum != 0:
                  state = self.state[param]
                  buf = state.get('momentum_buffer')
                  if buf is None:
                      buf = grad.detach().clone()
                      state['momentum_buffer'] = buf
                  else:
                      buf.mul_(momentum).add_(grad, alpha=1 - group['dampening'])
                  grad = grad.add(buf, alpha=momentum) if group['nesterov'] else buf
              if isinstance(lr, Tensor) and lr.requires_grad:
                  param.addcmul_(grad, lr, value=-1)
              else:
                  param.add_(grad, alpha=-lr)
      """#)
}
