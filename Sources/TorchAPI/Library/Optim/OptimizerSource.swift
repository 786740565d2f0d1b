import PythonRuntime

extension PythonSource {
  /// `torch.optim.optimizer`.
  static let optimizer = PythonSource(
    module: "torch.optim.optimizer",
    text: #"""
      import functools
      from collections import OrderedDict, defaultdict
      from copy import deepcopy
      from itertools import chain

      import torch
      from torch import Tensor
      from torch._C import _optim
      from torch._warnings import warn
      from torch.utils.hooks import RemovableHandle

      _global_optimizer_pre_hooks = OrderedDict()
      _global_optimizer_post_hooks = OrderedDict()


      class _RequiredParameter:
          """Marks a setting that every parameter group must give."""

          def __repr__(self):
              return "<required parameter>"


      required = _RequiredParameter()


      def _register(hooks, hook, prepend=False):
          handle = RemovableHandle(hooks)
          hooks[handle.id] = hook
          if prepend:
              hooks.move_to_end(handle.id, last=False)
          return handle


      def register_optimizer_step_pre_hook(hook):
          """Calls `hook(optimizer, args, kwargs)` before each step of every optimizer."""
          return _register(_global_optimizer_pre_hooks, hook)


      def register_optimizer_step_post_hook(hook):
          """Calls `hook(optimizer, args, kwargs)` after each step of every optimizer."""
          return _register(_global_optimizer_post_hooks, hook)


      def _typename(value):
          if isinstance(value, Tensor):
              return value.type()
          kind = type(value)
          if kind.__module__ == 'builtins':
              return kind.__name__
          return f'{kind.__module__}.{kind.__qualname__}'


      def _to_scalar(value):
          return value.squeeze() if isinstance(value, Tensor) and value.dim() != 0 else value


      def _get_value(value):
          return value.item() if isinstance(value, Tensor) else value


      def _get_scalar_dtype(is_fused=None):
          if is_fused:
              return torch.float32
          return torch.float64 if torch.get_default_dtype() == torch.float64 else torch.float32


      def _scalar_state(value, group=None):
          fused = group is not None and group.get('fused')
          return torch.tensor(value, dtype=_get_scalar_dtype(is_fused=fused))


      def _check_lr(lr):
          if isinstance(lr, Tensor) and lr.numel() != 1:
              raise ValueError('Tensor lr must be 1-element')
          if not 0.0 <= lr:
              raise ValueError(f'Invalid learning rate: {lr}')


      def _check(name, value):
          if not 0.0 <= value:
              raise ValueError(f'Invalid {name} value: {value}')


      def _check_betas(betas):
          for index in (0, 1):
              if not 0.0 <= betas[index] < 1.0:
                  raise ValueError(f'Invalid beta parameter at index {index}: {betas[index]}')


      def _check_capturable(group, what='params and state_steps', supports_xla=True):
          if group['capturable']:
              devices = ['cuda', 'xpu', 'hpu', 'privateuseone'] + ['xla'] * supports_xla
              raise AssertionError(f"If capturable=True, {what} must be on supported devices: {devices}.")


      def _real(*tensors):
          return [torch.view_as_real(t) if t is not None and torch.is_complex(t) else t for t in tensors]


      def _run(self, func, args, kwargs):
          """Runs a step between the hooks."""
          for pre_hook in chain(_global_optimizer_pre_hooks.values(), self._optimizer_step_pre_hooks.values()):
              result = pre_hook(self, (self, *args), kwargs)
              if result is not None:
                  if not (isinstance(result, tuple) and len(result) == 2):
                      raise RuntimeError(f'{func} must return None or a tuple of (new_args, new_kwargs), but got {result}.')
                  args, kwargs = result
                  args = args[1:]
          out = func(self, *args, **kwargs)
          for post_hook in chain(self._optimizer_step_post_hooks.values(), _global_optimizer_post_hooks.values()):
              post_hook(self, (self, *args), kwargs)
          return out


      def _has_hooks(self):
          return (self._optimizer_step_pre_hooks or self._optimizer_step_post_hooks or _global_optimizer_pre_hooks
                  or _global_optimizer_post_hooks)


      def _advance(self, closure=None):
          loss = None
          if closure is not None:
              with torch.enable_grad():
                  loss = closure()
          native = self._native_step
          for group in self.param_groups:
              native(self, group)
          return loss


      def _descend(self, closure):
          """One step of an optimizer of this library."""
          if _has_hooks(self):
              return _run(self, _advance, () if closure is None else (closure,), {})
          if closure is not None:
              return _advance(self, closure)
          native = self._native_step
          for group in self.param_groups:
              native(self, group)
          return None


      class Optimizer:
          """The base of all optimizers: parameter groups with their settings, and a state for each parameter."""

          _native_step = _optim.generic

          def __init__(self, params, defaults):
              self.defaults = defaults
              self._optimizer_step_pre_hooks = OrderedDict()
              self._optimizer_step_post_hooks = OrderedDict()
              self._optimizer_state_dict_pre_hooks = OrderedDict()
              self._optimizer_state_dict_post_hooks = OrderedDict()
              self._optimizer_load_state_dict_pre_hooks = OrderedDict()
              self._optimizer_load_state_dict_post_hooks = OrderedDict()
              self._patch_step_function()
              if isinstance(params, Tensor):
                  raise TypeError('params argument given to the optimizer should be an iterable of Tensors or dicts, '
                                  'but got ' + _typename(params))
              if isinstance(params, set):
                  warn('optimizer parameters need to be organized in ordered collections, but the ordering of '
                                'tensors in sets will change between runs. Please use a list instead. This will be an '
                                'error in a future release.', FutureWarning, stacklevel=2)
              self.state = defaultdict(dict)
              self.param_groups = []
              param_groups = list(params)
              if len(param_groups) == 0:
                  raise ValueError('optimizer got an empty parameter list')
              if not isinstance(param_groups[0], dict):
                  param_groups = [{'params': param_groups}]
              for param_group in param_groups:
                  self.add_param_group(param_group)
              self._warned_capturable_if_run_uncaptured = True

          def _patch_step_function(self):
              step = self.__class__.step
              if not getattr(step, 'hooked', None):
                  self.__class__.step = self.profile_hook_step(step)
                  self.__class__.step.hooked = True

          @staticmethod
          def profile_hook_step(func):
              @functools.wraps(func)
              def wrapper(self, *args, **kwargs):
                  if _has_hooks(self):
                      return _run(self, func, args, kwargs)
                  return func(self, *args, **kwargs)
              return wrapper

          def __getstate__(self):
              return {'defaults': self.defaults, 'state': self.state, 'param_groups': self.param_groups}

          def __setstate__(self, state):
              self.__dict__.update(state)
              for name in ('step_pre', 'step_post', 'state_dict_pre', 'state_dict_post', 'load_state_dict_pre',
                           'load_state_dict_post'):
                  self.__dict__.setdefault(f'_optimizer_{name}_hooks', OrderedDict())
              self._patch_step_function()
              self.defaults.setdefault('differentiable', False)

          def __repr__(self):
              text = self.__class__.__name__ + ' ('
              for i, group in enumerate(self.param_groups):
                  text += f'\nParameter Group {i}\n'
                  for key in sorted(group.keys()):
                      if key != 'params':
                          text += f'    {key}: {group[key]}\n'
              return text + ')'

          def register_step_pre_hook(self, hook):
              return _register(self._optimizer_step_pre_hooks, hook)

          def register_step_post_hook(self, hook):
              return _register(self._optimizer_step_post_hooks, hook)

          def register_state_dict_pre_hook(self, hook, prepend=False):
              return _register(self._optimizer_state_dict_pre_hooks, hook, prepend)

          def register_state_dict_post_hook(self, hook, prepend=False):
              return _register(self._optimizer_state_dict_post_hooks, hook, prepend)

          def register_load_state_dict_pre_hook(self, hook, prepend=False):
              return _register(self._optimizer_load_state_dict_pre_hooks, hook, prepend)

          def register_load_state_dict_post_hook(self, hook, prepend=False):
              return _register(self._optimizer_load_state_dict_post_hooks, hook, prepend)

          def state_dict(self):
              """The state as a dict: the state of each parameter by its number, and the groups."""
              for pre_hook in self._optimizer_state_dict_pre_hooks.values():
                  pre_hook(self)
              numbers = {}
              packed_groups = []
              start = 0
              for group in self.param_groups:
                  packed = {k: v for k, v in group.items() if k != 'params'}
                  # A parameter that a group holds twice has its last number there.
                  numbers = {id(p): i for i, p in enumerate(group['params'], start)} | numbers
                  packed['params'] = [numbers[id(p)] for p in group['params']]
                  start += len(packed['params'])
                  packed_groups.append(packed)
              packed_state = {numbers[id(k)] if isinstance(k, Tensor) else k: v for k, v in self.state.items()}
              state_dict = {'state': packed_state, 'param_groups': packed_groups}
              for post_hook in self._optimizer_state_dict_post_hooks.values():
                  result = post_hook(self, state_dict)
                  if result is not None:
                      state_dict = result
              return state_dict

          @staticmethod
          def _process_value_according_to_param_policy(param, value, param_id, param_groups, key=None):
              fused = capturable = False
              for group in param_groups:
                  if param_id in group['params']:
                      fused = group.get('fused', False)
                      capturable = group.get('capturable', False)
                      break
              if key == 'step':
                  return value.to(dtype=torch.float32, device=param.device) if capturable or fused else value
              if param.is_floating_point():
                  return value.to(dtype=param.dtype, device=param.device)
              return value.to(device=param.device)

          def load_state_dict(self, state_dict):
              """Takes up a state that `state_dict` gave."""
              state_dict = state_dict.copy()
              for pre_hook in self._optimizer_load_state_dict_pre_hooks.values():
                  result = pre_hook(self, state_dict)
                  if result is not None:
                      state_dict = result
              groups = self.param_groups
              saved_groups = deepcopy(state_dict['param_groups'])
              if len(groups) != len(saved_groups):
                  raise ValueError('loaded state dict has a different number of parameter groups')
              if any(len(g['params']) != len(s['params']) for g, s in zip(groups, saved_groups)):
                  raise ValueError("loaded state dict contains a parameter group that doesn't match the size of "
                                   "optimizer's group")
              params = dict(zip(chain.from_iterable(g['params'] for g in saved_groups),
                                chain.from_iterable(g['params'] for g in groups)))

              def cast(param, value, param_id, key=None):
                  if isinstance(value, Tensor):
                      return Optimizer._process_value_according_to_param_policy(
                          param, value, param_id, state_dict['param_groups'], key)
                  if isinstance(value, dict):
                      return {k: cast(param, v, param_id, k) for k, v in value.items()}
                  if isinstance(value, (list, tuple, set)):
                      return type(value)(cast(param, v, param_id) for v in value)
                  return value

              state = defaultdict(dict)
              for k, v in state_dict['state'].items():
                  if k in params:
                      state[params[k]] = cast(params[k], v, k)
                  else:
                      state[k] = v
              for group, saved in zip(groups, saved_groups):
                  saved['params'] = group['params']
                  if 'param_names' in group and 'param_names' not in saved:
                      saved['param_names'] = group['param_names']
              self.__setstate__({'state': state, 'param_groups': saved_groups})
              for post_hook in self._optimizer_load_state_dict_post_hooks.values():
                  post_hook(self)

          def zero_grad(self, set_to_none=True):
              """Takes away the gradients of all parameters, or sets them to zero."""
              if set_to_none:
                  _optim.clear_gradients(self.param_groups)
                  return
              for group in self.param_groups:
                  for p in group['params']:
                      if p.grad is not None:
                          if p.grad.grad_fn is not None:
                              p.grad.detach_()
                          else:
                              p.grad.requires_grad_(False)
                          p.grad.zero_()

          def step(self, closure=None):
              """Changes the parameters once; each optimizer in its own way."""
              raise NotImplementedError

          def add_param_group(self, param_group):
              """Adds parameters with settings of their own."""
              if not isinstance(param_group, dict):
                  raise TypeError(f'param_group must be a dict, but got {type(param_group)}')
              params = param_group['params']
              if isinstance(params, Tensor):
                  params = [params]
              elif isinstance(params, set):
                  raise TypeError('optimizer parameters need to be organized in ordered collections, but the ordering of '
                                  'tensors in sets will change between runs. Please use a list instead.')
              else:
                  params = list(params)
              names = [p[0] for p in params if isinstance(p, tuple)]
              params = [p[1] if isinstance(p, tuple) else p for p in params]
              param_group['params'] = params
              if names:
                  if len(names) != len(params):
                      raise ValueError('all optimizer params should be with/without names. Some param names are missing')
                  param_group['param_names'] = names
              for param in params:
                  if not isinstance(param, Tensor):
                      raise TypeError('optimizer can only optimize Tensors, but one of the params is ' + _typename(param))
                  if not self.defaults.get('differentiable', None) and not (param.is_leaf or param.retains_grad):
                      raise ValueError("can't optimize a non-leaf Tensor")
              for name, default in self.defaults.items():
                  if default is required and name not in param_group:
                      raise ValueError(f"parameter group didn't specify a value of required optimization parameter {name}")
                  param_group.setdefault(name, default)
              if len(params) != len(set(params)):
                  warn('optimizer contains a parameter group with duplicate parameters; in future, this will '
                                'cause an error; see github.com/pytorch/pytorch/issues/40967 for more information',
                                stacklevel=3)
              known = set()
              for group in self.param_groups:
                  known.update(group['params'])
                  if ('param_names' in param_group) != ('param_names' in group):
                      kind = 'with names' if 'param_names' in param_group else 'without names'
                      raise ValueError('all optimizer param groups should be with/without names. '
                                       f'cannot add param group {kind} to the optimizer')
              if not known.isdisjoint(params):
                  raise ValueError('some parameters appear in more than one parameter group')
              self.param_groups.append(param_group)


      def _check_fused(fused, foreach, differentiable):
          if fused:
              if differentiable:
                  raise RuntimeError('`fused` does not support `differentiable`')
              if foreach:
                  raise RuntimeError('`fused` and `foreach` cannot be `True` together.')
      """#)
}
