import PythonRuntime

extension PythonSource {
  /// `torch.optim.lr_scheduler`: the base and the plain schedules.
  static let learningRateSchedules = PythonSource(
    module: "torch.optim.lr_scheduler",
    text: #"""
      import math
      import types
      from bisect import bisect_right
      from collections import Counter
      from functools import partial

      from torch import Tensor, inf
      from torch._warnings import warn
      from torch.optim.optimizer import Optimizer, _to_scalar

      __all__ = ['LambdaLR', 'MultiplicativeLR', 'StepLR', 'MultiStepLR', 'ConstantLR', 'LinearLR', 'ExponentialLR',
                 'SequentialLR', 'CosineAnnealingLR', 'ChainedScheduler', 'ReduceLROnPlateau', 'CyclicLR',
                 'CosineAnnealingWarmRestarts', 'OneCycleLR', 'PolynomialLR', 'LRScheduler']

      EPOCH_DEPRECATION_WARNING = (
          'The epoch parameter in `scheduler.step()` was not necessary and is being deprecated where possible. Please use '
          '`scheduler.step()` to step the scheduler. During the deprecation, if epoch is different from None, the closed '
          'form is used instead of the new chainable form, where available. Please open an issue if you are unable to '
          'replicate your use case: https://github.com/pytorch/pytorch/issues/new/choose.')
      _ORDER_HELP = ('See more details at https://pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate')


      def _copied(value):
          return value.clone() if isinstance(value, Tensor) else value


      def _format_param(name, optimizer, param):
          """One value for each parameter group."""
          count = len(optimizer.param_groups)
          if isinstance(param, (list, tuple)):
              if len(param) != count:
                  raise ValueError(f'{name} must have the same length as optimizer.param_groups. {name} has {len(param)} '
                                   f'values, param_groups has {count}.')
          else:
              param = [param] * count
          return [_copied(p) for p in param]


      def _group_values(optimizer, key):
          return [_copied(group[key]) for group in optimizer.param_groups]


      def _set_group_value(group, key, value):
          if isinstance(group[key], Tensor):
              group[key].fill_(_to_scalar(value))
          else:
              group[key] = value


      def _check_optimizer(optimizer):
          if not isinstance(optimizer, Optimizer):
              raise TypeError(f'{type(optimizer).__name__} is not an Optimizer')


      def _watch_steps(optimizer):
          """Makes the optimizer tell that it has made a step."""
          step = optimizer.step
          if hasattr(step, '_wrapped_by_lr_sched'):
              return

          def wrapper(*args, **kwargs):
              optimizer._opt_called = True
              return step(*args, **kwargs)

          wrapper.__name__ = 'step'
          wrapper.__doc__ = step.__doc__
          wrapper._wrapped_by_lr_sched = True
          optimizer.step = wrapper


      class LRScheduler:
          """The base of schedules: changes the learning rates of an optimizer from step to step."""

          _get_lr_called_within_step = False
          _is_initial = False

          def __init__(self, optimizer, last_epoch=-1):
              _check_optimizer(optimizer)
              self.optimizer = optimizer
              if last_epoch == -1:
                  for group in optimizer.param_groups:
                      group.setdefault('initial_lr', _copied(group['lr']))
              else:
                  for i, group in enumerate(optimizer.param_groups):
                      if 'initial_lr' not in group:
                          raise KeyError(
                              f"param 'initial_lr' is not specified in param_groups[{i}] when resuming scheduler with "
                              "last_epoch >= 0.\nThis typically happens when:\n1. You're trying to resume training from a "
                              "checkpoint but haven't properly loaded the optimizer state\n2. You're using last_epoch >= 0 "
                              "for a fresh training run (not recommended)")
              self.base_lrs = _group_values(optimizer, 'initial_lr')
              self.last_epoch = last_epoch
              _watch_steps(optimizer)
              self._initial_step()

          def _initial_step(self):
              self._step_count = 0
              self._is_initial = True
              try:
                  self.step()
              finally:
                  self._is_initial = False

          def state_dict(self):
              """Everything but the optimizer."""
              return {key: value for key, value in self.__dict__.items() if key != 'optimizer'}

          def load_state_dict(self, state_dict):
              """Takes up a state that `state_dict` gave."""
              self.__dict__.update(state_dict)

          def get_last_lr(self):
              """The learning rates last set."""
              return self._last_lr

          def get_lr(self):
              raise NotImplementedError

          def step(self, epoch=None):
              """Goes on to the next learning rates."""
              if self._step_count == 1:
                  if not hasattr(self.optimizer.step, '_wrapped_by_lr_sched'):
                      warn('Seems like `optimizer.step()` has been overridden after learning rate scheduler '
                                    'initialization. Please, make sure to call `optimizer.step()` before '
                                    '`lr_scheduler.step()`. ' + _ORDER_HELP, UserWarning, stacklevel=2)
                  elif not getattr(self.optimizer, '_opt_called', False):
                      warn('Detected call of `lr_scheduler.step()` before `optimizer.step()`. In PyTorch 1.1.0 '
                                    'and later, you should call them in the opposite order: `optimizer.step()` before '
                                    '`lr_scheduler.step()`.  Failure to do this will result in PyTorch skipping the first '
                                    'value of the learning rate schedule. ' + _ORDER_HELP, UserWarning, stacklevel=2)
              self._step_count += 1
              if epoch is not None:
                  warn(EPOCH_DEPRECATION_WARNING, UserWarning, stacklevel=2)
              self._update_lr(epoch)

          def _update_lr(self, epoch=None):
              self._get_lr_called_within_step = True
              try:
                  if epoch is None:
                      self.last_epoch += 1
                      values = self.get_lr()
                  else:
                      self.last_epoch = epoch
                      values = self._get_closed_form_lr() if hasattr(self, '_get_closed_form_lr') else self.get_lr()
              finally:
                  self._get_lr_called_within_step = False
              for group, lr in zip(self.optimizer.param_groups, values, strict=True):
                  _set_group_value(group, 'lr', lr)
              self._last_lr = _group_values(self.optimizer, 'lr')

          def _warn_outside_step(self):
              if not self._get_lr_called_within_step:
                  warn('To get the last learning rate computed by the scheduler, please use `get_last_lr()`.',
                                UserWarning, stacklevel=3)

          def _current(self, factor=None):
              """The learning rates as they are, or times a factor."""
              if factor is None:
                  return _group_values(self.optimizer, 'lr')
              return [group['lr'] * factor for group in self.optimizer.param_groups]


      class _LRScheduler(LRScheduler):
          pass


      class LambdaLR(LRScheduler):
          """The initial learning rate times a function of the epoch."""

          def __init__(self, optimizer, lr_lambda, last_epoch=-1):
              self.optimizer = optimizer
              self._take_lambdas(optimizer, lr_lambda)
              super().__init__(optimizer, last_epoch)

          def _take_lambdas(self, optimizer, lr_lambda):
              count = len(optimizer.param_groups)
              if isinstance(lr_lambda, (list, tuple)):
                  if len(lr_lambda) != count:
                      raise ValueError(f'Expected {count} lr_lambdas, but got {len(lr_lambda)}')
                  self.lr_lambdas = list(lr_lambda)
              else:
                  self.lr_lambdas = [lr_lambda] * count

          def state_dict(self):
              state_dict = {k: v for k, v in self.__dict__.items() if k not in ('optimizer', 'lr_lambdas')}
              state_dict['lr_lambdas'] = [
                  None if isinstance(fn, types.FunctionType) else fn.__dict__.copy() for fn in self.lr_lambdas]
              return state_dict

          def load_state_dict(self, state_dict):
              lr_lambdas = state_dict.pop('lr_lambdas')
              self.__dict__.update(state_dict)
              state_dict['lr_lambdas'] = lr_lambdas
              for fn, saved in zip(self.lr_lambdas, lr_lambdas):
                  if saved is not None:
                      fn.__dict__.update(saved)

          def get_lr(self):
              self._warn_outside_step()
              return [base_lr * fn(self.last_epoch) for fn, base_lr in zip(self.lr_lambdas, self.base_lrs, strict=True)]


      class MultiplicativeLR(LRScheduler):
          """The learning rate times a function of the epoch, again and again."""

          def __init__(self, optimizer, lr_lambda, last_epoch=-1):
              self.optimizer = optimizer
              LambdaLR._take_lambdas(self, optimizer, lr_lambda)
              for fn in self.lr_lambdas:
                  if not callable(fn):
                      raise TypeError(f'lr_lambda should be a function, but got {type(fn).__name__}')
              super().__init__(optimizer, last_epoch)

          def state_dict(self):
              return LambdaLR.state_dict(self)

          def load_state_dict(self, state_dict):
              LambdaLR.load_state_dict(self, state_dict)

          def get_lr(self):
              self._warn_outside_step()
              if self._is_initial:
                  return self._current()
              return [group['lr'] * fn(self.last_epoch)
                      for fn, group in zip(self.lr_lambdas, self.optimizer.param_groups, strict=True)]


      class StepLR(LRScheduler):
          """The learning rate times `gamma` every `step_size` epochs."""

          def __init__(self, optimizer, step_size, gamma=0.1, last_epoch=-1):
              self.step_size = step_size
              self.gamma = gamma
              super().__init__(optimizer, last_epoch)

          def get_lr(self):
              self._warn_outside_step()
              if self.last_epoch == 0 or self.last_epoch % self.step_size != 0:
                  return self._current()
              return self._current(self.gamma)

          def _get_closed_form_lr(self):
              return [base_lr * self.gamma ** (self.last_epoch // self.step_size) for base_lr in self.base_lrs]


      class MultiStepLR(LRScheduler):
          """The learning rate times `gamma` at each milestone."""

          def __init__(self, optimizer, milestones, gamma=0.1, last_epoch=-1):
              self.milestones = Counter(milestones)
              self.gamma = gamma
              super().__init__(optimizer, last_epoch)

          def get_lr(self):
              self._warn_outside_step()
              if self.last_epoch not in self.milestones:
                  return self._current()
              return self._current(self.gamma ** self.milestones[self.last_epoch])

          def _get_closed_form_lr(self):
              milestones = sorted(self.milestones.elements())
              return [base_lr * self.gamma ** bisect_right(milestones, self.last_epoch) for base_lr in self.base_lrs]


      class ConstantLR(LRScheduler):
          """A fraction of the learning rate for the first epochs."""

          def __init__(self, optimizer, factor=1.0 / 3, total_iters=5, last_epoch=-1):
              if factor > 1.0 or factor < 0:
                  raise ValueError('Constant multiplicative factor expected to be between 0 and 1.')
              self.factor = factor
              self.total_iters = total_iters
              super().__init__(optimizer, last_epoch)

          def get_lr(self):
              self._warn_outside_step()
              if self.last_epoch == 0:
                  return self._current(self.factor)
              if self.last_epoch != self.total_iters:
                  return self._current()
              return self._current(1.0 / self.factor)

          def _get_closed_form_lr(self):
              factor = self.factor + (self.last_epoch >= self.total_iters) * (1 - self.factor)
              return [base_lr * factor for base_lr in self.base_lrs]


      class LinearLR(LRScheduler):
          """A fraction of the learning rate that grows, or shrinks, evenly over the first epochs."""

          def __init__(self, optimizer, start_factor=1.0 / 3, end_factor=1.0, total_iters=5, last_epoch=-1):
              if start_factor > 1.0 or start_factor <= 0:
                  raise ValueError('Starting multiplicative factor expected to be greater than 0 and less or equal to 1.')
              if end_factor > 1.0 or end_factor < 0:
                  raise ValueError('Ending multiplicative factor expected to be between 0 and 1.')
              self.start_factor = start_factor
              self.end_factor = end_factor
              self.total_iters = total_iters
              super().__init__(optimizer, last_epoch)

          def get_lr(self):
              self._warn_outside_step()
              if self.last_epoch == 0:
                  return self._current(self.start_factor)
              if self._is_initial or self.last_epoch > self.total_iters:
                  return self._current()
              change = self.end_factor - self.start_factor
              return self._current(
                  1.0 + change / (self.total_iters * self.start_factor + (self.last_epoch - 1) * change))

          def _get_closed_form_lr(self):
              change = self.end_factor - self.start_factor
              factor = self.start_factor + change * min(self.total_iters, self.last_epoch) / self.total_iters
              return [base_lr * factor for base_lr in self.base_lrs]


      class ExponentialLR(LRScheduler):
          """The learning rate times `gamma` every epoch."""

          def __init__(self, optimizer, gamma, last_epoch=-1):
              self.gamma = gamma
              super().__init__(optimizer, last_epoch)

          def get_lr(self):
              self._warn_outside_step()
              return self._current() if self._is_initial else self._current(self.gamma)

          def _get_closed_form_lr(self):
              return [base_lr * self.gamma ** self.last_epoch for base_lr in self.base_lrs]
      """#)
}
