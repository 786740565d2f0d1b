import PythonRuntime

extension PythonSource {
  /// `torch.optim.lr_scheduler`: schedules of schedules.
  static let composedSchedules = PythonSource(
    module: "torch.optim.lr_scheduler",
    text: #"""
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
                  warn(EPOCH_DEPRECATION_WARNING, UserWarning, stacklevel=2)
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
      """#)
}
