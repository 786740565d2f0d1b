import PythonRuntime

extension PythonSource {
  /// `torch.optim.swa_utils`.
  static let weightAveraging = PythonSource(
    module: "torch.optim.swa_utils",
    text: #"""
      import math
      from copy import deepcopy

      import torch
      from torch.nn import Module
      from torch.optim.lr_scheduler import LRScheduler, _format_param, _set_group_value

      __all__ = ['AveragedModel', 'update_bn', 'SWALR', 'get_ema_multi_avg_fn', 'get_swa_multi_avg_fn', 'get_ema_avg_fn',
                 'get_swa_avg_fn']


      def _check_decay(decay):
          if decay < 0.0 or decay > 1.0:
              raise ValueError(f'Invalid decay value {decay} provided. Please provide a value in [0,1] range.')


      def get_ema_avg_fn(decay=0.999):
          """An average that forgets old parameters exponentially."""
          _check_decay(decay)

          @torch.no_grad()
          def ema_update(ema_param, current_param, num_averaged):
              return decay * ema_param + (1 - decay) * current_param

          return ema_update


      def get_swa_avg_fn():
          """The plain average of all parameters so far."""
          @torch.no_grad()
          def swa_update(averaged_param, current_param, num_averaged):
              return averaged_param + (current_param - averaged_param) / (num_averaged + 1)

          return swa_update


      def _of_many(update):
          @torch.no_grad()
          def update_all(averaged_params, current_params, num_averaged):
              for averaged, current in zip(averaged_params, current_params):
                  update(averaged, current, num_averaged)

          return update_all


      def get_ema_multi_avg_fn(decay=0.999):
          _check_decay(decay)

          def ema_update(averaged, current, num_averaged):
              if averaged.is_floating_point() or averaged.is_complex():
                  averaged.lerp_(current, 1 - decay)
              else:
                  averaged.copy_(averaged * decay + current * (1 - decay))

          return _of_many(ema_update)


      def get_swa_multi_avg_fn():
          def swa_update(averaged, current, num_averaged):
              if averaged.is_floating_point() or averaged.is_complex():
                  averaged.lerp_(current, float(1 / (num_averaged + 1)))
              elif isinstance(num_averaged, torch.Tensor):
                  averaged.addcdiv_(current - averaged, num_averaged + 1)
              else:
                  averaged.add_(current - averaged, alpha=1.0 / (num_averaged + 1))

          return _of_many(swa_update)


      class AveragedModel(Module):
          """A copy of a model whose parameters are averages of those of the model."""

          def __init__(self, model, device=None, avg_fn=None, multi_avg_fn=None, use_buffers=False):
              super().__init__()
              if avg_fn is not None and multi_avg_fn is not None:
                  raise AssertionError('Only one of avg_fn and multi_avg_fn should be provided')
              self.module = deepcopy(model)
              self.register_buffer('n_averaged', torch.tensor(0, dtype=torch.long))
              self.avg_fn = avg_fn
              self.multi_avg_fn = multi_avg_fn
              self.use_buffers = use_buffers

          def forward(self, *args, **kwargs):
              return self.module(*args, **kwargs)

          def _tensors(self, model):
              tensors = list(model.parameters())
              return tensors + list(model.buffers()) if self.use_buffers else tensors

          def update_parameters(self, model):
              """Takes the model's parameters up into the averages."""
              ours = [p.detach() for p in self._tensors(self.module)]
              theirs = [p.detach() for p in self._tensors(model)]
              if self.n_averaged == 0:
                  for averaged, current in zip(ours, theirs):
                      averaged.copy_(current)
              elif self.multi_avg_fn is not None:
                  self.multi_avg_fn(ours, theirs, self.n_averaged)
              else:
                  update = self.avg_fn or get_swa_avg_fn()
                  for averaged, current in zip(ours, theirs):
                      averaged.copy_(update(averaged, current, self.n_averaged))
              if not self.use_buffers:
                  for averaged, current in zip(self.module.buffers(), model.buffers()):
                      averaged.detach().copy_(current.detach())
              self.n_averaged += 1


      @torch.no_grad()
      def update_bn(loader, model, device=None):
          """Computes the running statistics of batch normalisation anew."""
          momenta = {}
          for module in model.modules():
              if isinstance(module, torch.nn.modules.batchnorm._BatchNorm):
                  module.reset_running_stats()
                  momenta[module] = module.momentum
          if not momenta:
              return
          was_training = model.training
          model.train()
          for module in momenta:
              module.momentum = None
          for batch in loader:
              model(batch[0] if isinstance(batch, (list, tuple)) else batch)
          for module, momentum in momenta.items():
              module.momentum = momentum
          model.train(was_training)


      class SWALR(LRScheduler):
          """Brings the learning rate to a constant one over some epochs."""

          def __init__(self, optimizer, swa_lr, anneal_epochs=10, anneal_strategy='cos', last_epoch=-1):
              for swa_lr, group in zip(_format_param('swa_lr', optimizer, swa_lr), optimizer.param_groups):
                  group['swa_lr'] = swa_lr
              if anneal_strategy not in ['cos', 'linear']:
                  raise ValueError(f"anneal_strategy must be one of 'cos' or 'linear', instead got {anneal_strategy}")
              if not isinstance(anneal_epochs, int) or anneal_epochs < 0:
                  raise ValueError(f'anneal_epochs must be equal or greater than 0, got {anneal_epochs}')
              self._anneal_strategy = anneal_strategy
              self.anneal_epochs = anneal_epochs
              super().__init__(optimizer, last_epoch)

          def _share(self, step):
              """How much of the way has been gone at a step."""
              t = max(0, min(1, step / max(1, self.anneal_epochs)))
              return (1 - math.cos(math.pi * t)) / 2 if self._anneal_strategy == 'cos' else t

          def get_lr(self):
              self._warn_outside_step()
              step = self._step_count - 1
              if self.anneal_epochs == 0:
                  step = max(1, step)
              before, now = self._share(step - 1), self._share(step)
              rates = []
              for group in self.optimizer.param_groups:
                  target = group['swa_lr']
                  start = target if before == 1 else (group['lr'] - before * target) / (1 - before)
                  rates.append(target * now + start * (1 - now))
              return rates
      """#)
}
