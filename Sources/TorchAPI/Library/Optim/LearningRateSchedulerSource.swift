import PythonRuntime

extension PythonSource {
  /// `torch.optim.lr_scheduler`.
  static let learningRateScheduler = PythonSource(
    module: "torch.optim.lr_scheduler",
    text: #"""
      import math
      import types
      import warnings
      from bisect import bisect_right
      from collections import Counter
      from functools import partial

      from torch import Tensor, inf
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
                      warnings.warn('Seems like `optimizer.step()` has been overridden after learning rate scheduler '
                                    'initialization. Please, make sure to call `optimizer.step()` before '
                                    '`lr_scheduler.step()`. ' + _ORDER_HELP, UserWarning, stacklevel=2)
                  elif not getattr(self.optimizer, '_opt_called', False):
                      warnings.warn('Detected call of `lr_scheduler.step()` before `optimizer.step()`. In PyTorch 1.1.0 '
                                    'and later, you should call them in the opposite order: `optimizer.step()` before '
                                    '`lr_scheduler.step()`.  Failure to do this will result in PyTorch skipping the first '
                                    'value of the learning rate schedule. ' + _ORDER_HELP, UserWarning, stacklevel=2)
              self._step_count += 1
              if epoch is not None:
                  warnings.warn(EPOCH_DEPRECATION_WARNING, UserWarning, stacklevel=2)
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
                  warnings.warn('To get the last learning rate computed by the scheduler, please use `get_last_lr()`.',
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


      def _check_schedulers(owner, schedulers, optimizer):
          name = owner.__class__.__name__
          for index, scheduler in enumerate(schedulers):
              if not hasattr(scheduler, 'optimizer'):
                  raise TypeError(f'{name} at index {index} should have `optimizer` as its attribute.')
              if isinstance(scheduler, ReduceLROnPlateau):
                  raise ValueError(f'{name} does not support `ReduceLROnPlateau` scheduler as it requires additional kwargs '
                                   f'to be specified when calling `step`, but got one at index {index} in the given '
                                   'schedulers sequence.')
              if optimizer != scheduler.optimizer:
                  raise ValueError(f'{name} expects all schedulers to belong to the same optimizer, but got scheduler '
                                   f'{scheduler.__class__.__name__} at index {index} has {scheduler.optimizer}, which is '
                                   f'different from {optimizer.__class__.__name__}.')


      class _Composed(LRScheduler):
          def state_dict(self):
              state_dict = {k: v for k, v in self.__dict__.items() if k not in ('optimizer', '_schedulers')}
              state_dict['_schedulers'] = [s.state_dict() for s in self._schedulers]
              return state_dict

          def load_state_dict(self, state_dict):
              schedulers = state_dict.pop('_schedulers')
              self.__dict__.update(state_dict)
              state_dict['_schedulers'] = schedulers
              for own, saved in zip(self._schedulers, schedulers):
                  own.load_state_dict(saved)


      class SequentialLR(_Composed):
          """One schedule after another, changing at the milestones."""

          def __init__(self, optimizer, schedulers, milestones, last_epoch=-1):
              if len(schedulers) < 1:
                  raise ValueError(f'{self.__class__.__name__} expects at least one scheduler, but got no scheduler.')
              _check_schedulers(self, schedulers, optimizer)
              if len(milestones) != len(schedulers) - 1:
                  raise ValueError('Sequential Schedulers expects number of schedulers provided to be one more than the '
                                   f'number of milestone points, but got number of schedulers {len(schedulers)} and the '
                                   f'number of milestones to be equal to {len(milestones)}')
              self._schedulers = schedulers
              self._milestones = milestones
              self.last_epoch = last_epoch + 1
              self.optimizer = optimizer
              for group in self.optimizer.param_groups:
                  _set_group_value(group, 'lr', group['initial_lr'])
              self.recursive_undo()
              self._schedulers[bisect_right(self._milestones, 0)]._initial_step()
              self._last_lr = schedulers[bisect_right(self._milestones, 0)].get_last_lr()

          def recursive_undo(self, sched=None):
              """Takes back the step that each schedule made when it was made."""
              scheduler = self if sched is None else sched
              if hasattr(scheduler, '_schedulers'):
                  for inner in scheduler._schedulers:
                      self.recursive_undo(inner)
              elif hasattr(scheduler, 'last_epoch'):
                  scheduler.last_epoch -= 1

          def step(self):
              self.last_epoch += 1
              index = bisect_right(self._milestones, self.last_epoch)
              scheduler = self._schedulers[index]
              if index > 0 and self._milestones[index - 1] == self.last_epoch:
                  scheduler._update_lr(0)
              else:
                  scheduler.step()
              self._last_lr = scheduler.get_last_lr()


      class PolynomialLR(LRScheduler):
          """A learning rate that falls to zero as a power of the epochs left."""

          def __init__(self, optimizer, total_iters=5, power=1.0, last_epoch=-1):
              self.total_iters = total_iters
              self.power = power
              super().__init__(optimizer, last_epoch)

          def get_lr(self):
              self._warn_outside_step()
              if self._is_initial or self.last_epoch > self.total_iters:
                  return self._current()
              return self._current(((1.0 - self.last_epoch / self.total_iters)
                                    / (1.0 - (self.last_epoch - 1) / self.total_iters)) ** self.power)

          def _get_closed_form_lr(self):
              factor = (1.0 - min(self.total_iters, self.last_epoch) / self.total_iters) ** self.power
              return [base_lr * factor for base_lr in self.base_lrs]


      class CosineAnnealingLR(LRScheduler):
          """A learning rate that swings between its initial value and `eta_min` as a cosine."""

          def __init__(self, optimizer, T_max, eta_min=0.0, last_epoch=-1):
              self.T_max = T_max
              self.eta_min = eta_min
              super().__init__(optimizer, last_epoch)

          def get_lr(self):
              self._warn_outside_step()
              groups = self.optimizer.param_groups
              if self._is_initial:
                  return self._current()
              if self._step_count == 1 and self.last_epoch > 0:
                  return [self.eta_min + (base_lr - self.eta_min)
                          * (1 + math.cos(self.last_epoch * math.pi / self.T_max)) / 2 for base_lr in self.base_lrs]
              if (self.last_epoch - 1 - self.T_max) % (2 * self.T_max) == 0:
                  return [group['lr'] + (base_lr - self.eta_min) * (1 - math.cos(math.pi / self.T_max)) / 2
                          for base_lr, group in zip(self.base_lrs, groups, strict=True)]
              return [(1 + math.cos(math.pi * self.last_epoch / self.T_max))
                      / (1 + math.cos(math.pi * (self.last_epoch - 1) / self.T_max))
                      * (group['lr'] - self.eta_min) + self.eta_min for group in groups]

          def _get_closed_form_lr(self):
              return [self.eta_min + (base_lr - self.eta_min) * (1 + math.cos(math.pi * self.last_epoch / self.T_max)) / 2
                      for base_lr in self.base_lrs]


      class ChainedScheduler(_Composed):
          """Several schedules at once."""

          def __init__(self, schedulers, optimizer=None):
              if len(schedulers) < 1:
                  raise ValueError(f'{self.__class__.__name__} expects at least one scheduler to be chained, but got no '
                                   'scheduler.')
              optimizer = optimizer or schedulers[0].optimizer
              _check_schedulers(self, schedulers, optimizer)
              self._schedulers = schedulers
              self.optimizer = optimizer
              self._last_lr = _group_values(self._schedulers[-1].optimizer, 'lr')

          def step(self):
              for scheduler in self._schedulers:
                  scheduler.step()
              self._last_lr = _group_values(self._schedulers[-1].optimizer, 'lr')


      class ReduceLROnPlateau(LRScheduler):
          """Lowers the learning rate when a measure has stopped improving."""

          def __init__(self, optimizer, mode='min', factor=0.1, patience=10, threshold=1e-4, threshold_mode='rel',
                       cooldown=0, min_lr=0, eps=1e-8):
              if factor >= 1.0:
                  raise ValueError('Factor should be < 1.0.')
              self.factor = factor
              _check_optimizer(optimizer)
              self.optimizer = optimizer
              count = len(optimizer.param_groups)
              if isinstance(min_lr, (list, tuple)):
                  if len(min_lr) != count:
                      raise ValueError(f'expected {count} min_lrs, got {len(min_lr)}')
                  self.default_min_lr = None
                  self.min_lrs = list(min_lr)
              else:
                  self.default_min_lr = min_lr
                  self.min_lrs = [min_lr] * count
              self.patience = patience
              self.cooldown = cooldown
              self.eps = eps
              self.last_epoch = 0
              self._last_lr = _group_values(optimizer, 'lr')
              self._init_is_better(mode, threshold, threshold_mode)
              self._reset()

          def _reset(self):
              self.best = self.mode_worse
              self.cooldown_counter = 0
              self.num_bad_epochs = 0

          def step(self, metrics, epoch=None):
              """Takes notice of a measure."""
              current = float(metrics)
              if epoch is None:
                  epoch = self.last_epoch + 1
              else:
                  warnings.warn(EPOCH_DEPRECATION_WARNING, UserWarning, stacklevel=2)
              self.last_epoch = epoch
              if self._is_better(current, self.best):
                  self.best = current
                  self.num_bad_epochs = 0
              else:
                  self.num_bad_epochs += 1
              if self.in_cooldown:
                  self.cooldown_counter -= 1
                  self.num_bad_epochs = 0
              if self.num_bad_epochs > self.patience:
                  self._reduce_lr(epoch)
                  self.cooldown_counter = self.cooldown
                  self.num_bad_epochs = 0
              self._last_lr = _group_values(self.optimizer, 'lr')

          def _reduce_lr(self, epoch):
              groups = self.optimizer.param_groups
              if len(groups) != len(self.min_lrs):
                  if self.default_min_lr is None:
                      raise RuntimeError(
                          f'The number of param groups in the `optimizer` ({len(groups)}) differs from when '
                          f'`ReduceLROnPlateau` was initialized ({len(self.min_lrs)}), usually due to a new param group '
                          'being added to the optimizer. Please modify the `min_lrs` field to match the length of the '
                          '`optimizer` param groups.')
                  self.min_lrs = [self.default_min_lr] * len(groups)
              for i, group in enumerate(groups):
                  old_lr = float(group['lr'])
                  new_lr = max(old_lr * self.factor, self.min_lrs[i])
                  if old_lr - new_lr > self.eps:
                      _set_group_value(group, 'lr', new_lr)

          @property
          def in_cooldown(self):
              return self.cooldown_counter > 0

          def _is_better(self, a, best):
              if self.threshold_mode == 'rel':
                  return a < best * (1.0 - self.threshold) if self.mode == 'min' else a > best * (self.threshold + 1.0)
              return a < best - self.threshold if self.mode == 'min' else a > best + self.threshold

          def _init_is_better(self, mode, threshold, threshold_mode):
              if mode not in {'min', 'max'}:
                  raise ValueError('mode ' + mode + ' is unknown!')
              if threshold_mode not in {'rel', 'abs'}:
                  raise ValueError('threshold mode ' + threshold_mode + ' is unknown!')
              self.mode_worse = inf if mode == 'min' else -inf
              self.mode = mode
              self.threshold = threshold
              self.threshold_mode = threshold_mode

          def load_state_dict(self, state_dict):
              self.__dict__.update(state_dict)
              self._init_is_better(self.mode, self.threshold, self.threshold_mode)


      def _take_momentums(scheduler, optimizer, base_momentum, max_momentum, last_epoch):
          """Sets the momentum that goes against the learning rate; true where it is Adam's first beta."""
          if 'momentum' not in optimizer.defaults and 'betas' not in optimizer.defaults:
              raise ValueError('optimizer must support momentum or beta1 with `cycle_momentum` option enabled')
          scheduler.use_beta1 = 'betas' in optimizer.defaults
          base_momentums = _format_param('base_momentum', optimizer, base_momentum)
          max_momentums = _format_param('max_momentum', optimizer, max_momentum)
          if last_epoch == -1:
              for most, least, group in zip(max_momentums, base_momentums, optimizer.param_groups, strict=True):
                  _set_momentum(scheduler, group, most)
                  group['max_momentum'] = most
                  group['base_momentum'] = least
          return base_momentums, max_momentums


      def _set_momentum(scheduler, group, momentum):
          if scheduler.use_beta1:
              group['betas'] = (momentum, *group['betas'][1:])
          else:
              group['momentum'] = momentum


      class CyclicLR(LRScheduler):
          """A learning rate that goes up and down between two bounds."""

          def __init__(self, optimizer, base_lr, max_lr, step_size_up=2000, step_size_down=None, mode='triangular',
                       gamma=1.0, scale_fn=None, scale_mode='cycle', cycle_momentum=True, base_momentum=0.8,
                       max_momentum=0.9, last_epoch=-1):
              _check_optimizer(optimizer)
              self.optimizer = optimizer
              base_lrs = _format_param('base_lr', optimizer, base_lr)
              if last_epoch == -1:
                  for lr, group in zip(base_lrs, optimizer.param_groups, strict=True):
                      _set_group_value(group, 'lr', lr)
              self.max_lrs = _format_param('max_lr', optimizer, max_lr)
              step_size_up = float(step_size_up)
              step_size_down = float(step_size_down) if step_size_down is not None else step_size_up
              self.total_size = step_size_up + step_size_down
              self.step_ratio = step_size_up / self.total_size
              if mode not in ['triangular', 'triangular2', 'exp_range'] and scale_fn is None:
                  raise ValueError('mode is invalid and scale_fn is None')
              self.mode = mode
              self.gamma = gamma
              self._scale_fn_custom = scale_fn
              self.scale_mode = scale_mode
              self._init_scale_fn()
              self.cycle_momentum = cycle_momentum
              if cycle_momentum:
                  self.base_momentums, self.max_momentums = _take_momentums(
                      self, optimizer, base_momentum, max_momentum, last_epoch)
              super().__init__(optimizer, last_epoch)
              self.base_lrs = base_lrs

          def _init_scale_fn(self):
              if self._scale_fn_custom is not None:
                  return
              if self.mode == 'triangular':
                  self._scale_fn_ref = self._triangular_scale_fn
                  self.scale_mode = 'cycle'
              elif self.mode == 'triangular2':
                  self._scale_fn_ref = self._triangular2_scale_fn
                  self.scale_mode = 'cycle'
              elif self.mode == 'exp_range':
                  self._scale_fn_ref = partial(self._exp_range_scale_fn, self.gamma)
                  self.scale_mode = 'iterations'

          def scale_fn(self, x):
              if self._scale_fn_custom is not None:
                  return self._scale_fn_custom(x)
              return self._scale_fn_ref(x)

          @staticmethod
          def _triangular_scale_fn(x):
              return 1.0

          @staticmethod
          def _triangular2_scale_fn(x):
              return 1 / (2.0 ** (x - 1))

          @staticmethod
          def _exp_range_scale_fn(gamma, x):
              return gamma ** x

          def get_lr(self):
              self._warn_outside_step()
              cycle = math.floor(1 + self.last_epoch / self.total_size)
              x = 1.0 + self.last_epoch / self.total_size - cycle
              share = x / self.step_ratio if x <= self.step_ratio else (x - 1) / (self.step_ratio - 1)
              position = cycle if self.scale_mode == 'cycle' else self.last_epoch
              lrs = [base_lr + (max_lr - base_lr) * share * self.scale_fn(position)
                     for base_lr, max_lr in zip(self.base_lrs, self.max_lrs, strict=True)]
              if self.cycle_momentum:
                  momentums = [most - (most - least) * share * self.scale_fn(position)
                               for least, most in zip(self.base_momentums, self.max_momentums, strict=True)]
                  for group, momentum in zip(self.optimizer.param_groups, momentums, strict=True):
                      _set_momentum(self, group, momentum)
              return lrs

          def state_dict(self):
              state = super().state_dict()
              state.pop('_scale_fn_ref', None)
              fn = state.pop('_scale_fn_custom')
              state['_scale_fn_custom'] = None
              if fn is not None and not isinstance(fn, types.FunctionType):
                  state['_scale_fn_custom'] = fn.__dict__.copy()
              return state

          def load_state_dict(self, state_dict):
              fn = state_dict.pop('_scale_fn_custom')
              super().load_state_dict(state_dict)
              if fn is not None:
                  self._scale_fn_custom.__dict__.update(fn)
              self._init_scale_fn()


      class CosineAnnealingWarmRestarts(LRScheduler):
          """A cosine from the initial learning rate down, restarted after ever longer periods."""

          def __init__(self, optimizer, T_0, T_mult=1, eta_min=0.0, last_epoch=-1):
              if T_0 <= 0 or not isinstance(T_0, int):
                  raise ValueError(f'Expected positive integer T_0, but got {T_0}')
              if T_mult < 1 or not isinstance(T_mult, int):
                  raise ValueError(f'Expected integer T_mult >= 1, but got {T_mult}')
              if not isinstance(eta_min, (float, int)):
                  raise ValueError(f'Expected float or int eta_min, but got {eta_min} of type {type(eta_min)}')
              self.T_0 = T_0
              self.T_i = T_0
              self.T_mult = T_mult
              self.eta_min = eta_min
              self.T_cur = last_epoch
              super().__init__(optimizer, last_epoch)

          def get_lr(self):
              self._warn_outside_step()
              return [self.eta_min + (base_lr - self.eta_min) * (1 + math.cos(math.pi * self.T_cur / self.T_i)) / 2
                      for base_lr in self.base_lrs]

          def step(self, epoch=None):
              if epoch is None and self.last_epoch < 0:
                  epoch = 0
              if epoch is None:
                  epoch = self.last_epoch + 1
                  self.T_cur = self.T_cur + 1
                  if self.T_cur >= self.T_i:
                      self.T_cur = self.T_cur % self.T_i
                      self.T_i = self.T_i * self.T_mult
              else:
                  if epoch < 0:
                      raise ValueError(f'Expected non-negative epoch, but got {epoch}')
                  if epoch < self.T_0:
                      self.T_i = self.T_0
                      self.T_cur = epoch
                  elif self.T_mult == 1:
                      self.T_cur = epoch % self.T_0
                  else:
                      n = int(math.log(epoch / self.T_0 * (self.T_mult - 1) + 1, self.T_mult))
                      self.T_cur = epoch - self.T_0 * (self.T_mult ** n - 1) / (self.T_mult - 1)
                      self.T_i = self.T_0 * self.T_mult ** n
              self.last_epoch = math.floor(epoch)
              self._get_lr_called_within_step = True
              try:
                  values = self.get_lr()
              finally:
                  self._get_lr_called_within_step = False
              for group, lr in zip(self.optimizer.param_groups, values, strict=True):
                  _set_group_value(group, 'lr', lr)
              self._last_lr = _group_values(self.optimizer, 'lr')


      class OneCycleLR(LRScheduler):
          """One rise to the largest learning rate and a long way down, while the momentum goes the other way."""

          def __init__(self, optimizer, max_lr, total_steps=None, epochs=None, steps_per_epoch=None, pct_start=0.3,
                       anneal_strategy='cos', cycle_momentum=True, base_momentum=0.85, max_momentum=0.95, div_factor=25.0,
                       final_div_factor=1e4, three_phase=False, last_epoch=-1):
              _check_optimizer(optimizer)
              self.optimizer = optimizer
              if total_steps is not None:
                  if total_steps <= 0 or not isinstance(total_steps, int):
                      raise ValueError(f'Expected positive integer total_steps, but got {total_steps}')
                  self.total_steps = total_steps
              elif epochs is not None and steps_per_epoch is not None:
                  if not isinstance(epochs, int) or epochs <= 0:
                      raise ValueError(f'Expected positive integer epochs, but got {epochs}')
                  if not isinstance(steps_per_epoch, int) or steps_per_epoch <= 0:
                      raise ValueError(f'Expected positive integer steps_per_epoch, but got {steps_per_epoch}')
                  self.total_steps = epochs * steps_per_epoch
              else:
                  raise ValueError('You must define either total_steps OR (epochs AND steps_per_epoch)')

              def phase(end_step, start, end, rising):
                  start_momentum, end_momentum = rising
                  return {'end_step': end_step, 'start_lr': start, 'end_lr': end, 'start_momentum': start_momentum,
                          'end_momentum': end_momentum}

              down, up = ('max_momentum', 'base_momentum'), ('base_momentum', 'max_momentum')
              self._schedule_phases = [phase(float(pct_start * self.total_steps) - 1, 'initial_lr', 'max_lr', down)]
              if three_phase:
                  self._schedule_phases.append(
                      phase(float(2 * pct_start * self.total_steps) - 2, 'max_lr', 'initial_lr', up))
                  self._schedule_phases.append(
                      phase(self.total_steps - 1, 'initial_lr', 'min_lr', ('max_momentum', 'max_momentum')))
              else:
                  self._schedule_phases.append(phase(self.total_steps - 1, 'max_lr', 'min_lr', up))
              if pct_start < 0 or pct_start > 1 or not isinstance(pct_start, float):
                  raise ValueError(f'Expected float between 0 and 1 pct_start, but got {pct_start}')
              if anneal_strategy not in ['cos', 'linear']:
                  raise ValueError(f"anneal_strategy must be one of 'cos' or 'linear', instead got {anneal_strategy}")
              self._anneal_func_type = anneal_strategy
              max_lrs = _format_param('max_lr', self.optimizer, max_lr)
              if last_epoch == -1:
                  for index, group in enumerate(self.optimizer.param_groups):
                      group['initial_lr'] = max_lrs[index] / div_factor
                      group['max_lr'] = max_lrs[index]
                      group['min_lr'] = group['initial_lr'] / final_div_factor
              self.cycle_momentum = cycle_momentum
              if cycle_momentum:
                  _take_momentums(self, optimizer, base_momentum, max_momentum, last_epoch)
              super().__init__(optimizer, last_epoch)

          def _anneal_func(self, start, end, pct):
              if self._anneal_func_type == 'cos':
                  return self._annealing_cos(start, end, pct)
              return self._annealing_linear(start, end, pct)

          @staticmethod
          def _annealing_cos(start, end, pct):
              return end + (start - end) / 2.0 * (math.cos(math.pi * pct) + 1)

          @staticmethod
          def _annealing_linear(start, end, pct):
              return (end - start) * pct + start

          def get_lr(self):
              self._warn_outside_step()
              step_num = self.last_epoch
              if step_num > self.total_steps:
                  raise ValueError(f'Tried to step {step_num} times. The specified number of total steps is '
                                   f'{self.total_steps}')
              lrs = []
              for group in self.optimizer.param_groups:
                  start_step = 0.0
                  for i, phase in enumerate(self._schedule_phases):
                      end_step = phase['end_step']
                      if step_num <= end_step or i == len(self._schedule_phases) - 1:
                          pct = (step_num - start_step) / (end_step - start_step)
                          lrs.append(self._anneal_func(group[phase['start_lr']], group[phase['end_lr']], pct))
                          if self.cycle_momentum:
                              _set_momentum(self, group, self._anneal_func(
                                  group[phase['start_momentum']], group[phase['end_momentum']], pct))
                          break
                      start_step = end_step
              return lrs
      """#)
}
