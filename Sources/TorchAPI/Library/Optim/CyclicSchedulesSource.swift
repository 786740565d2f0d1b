import PythonRuntime

extension PythonSource {
  /// `torch.optim.lr_scheduler`: cycles.
  static let cyclicSchedules = PythonSource(
    module: "torch.optim.lr_scheduler",
    text: #"""
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
