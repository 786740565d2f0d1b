import PythonRuntime

extension PythonSource {
  /// The methods of `torch.nn.Module` and the hooks that all modules have.
  static let neuralModule = PythonSource(
    module: "torch.nn.modules.module",
    text: #"""
      import torch
      from collections import OrderedDict
      from torch.nn.parameter import Parameter, Buffer
      from torch.utils.hooks import BackwardHook, RemovableHandle
      from torch import _warnings as warnings

      _global_backward_pre_hooks = OrderedDict()
      _global_backward_hooks = OrderedDict()
      _global_is_full_backward_hook = None
      _global_forward_pre_hooks = OrderedDict()
      _global_forward_hooks = OrderedDict()
      _global_forward_hooks_always_called = OrderedDict()
      _global_forward_hooks_with_kwargs = OrderedDict()
      _global_buffer_registration_hooks = OrderedDict()
      _global_module_registration_hooks = OrderedDict()
      _global_parameter_registration_hooks = OrderedDict()
      _EXTRA_STATE_KEY_SUFFIX = '_extra_state'
      _MIXED_HOOKS = ('Cannot use both regular backward hooks and full backward hooks on a single Module. '
                      'Please use only one of them.')


      def _typename(value):
          if isinstance(value, torch.Tensor):
              return value.type()
          named = value if hasattr(value, '__qualname__') else type(value)
          module = getattr(named, '__module__', None) or ''
          return named.__qualname__ if module in ('', 'builtins') else f'{module}.{named.__qualname__}'


      def _addindent(text, count):
          return text.replace('\n', '\n' + ' ' * count)


      def _filter(hooks, owner, name, value):
          for hook in hooks.values():
              output = hook(owner, name, value)
              if output is not None:
                  value = output
          return value


      def _add_hook(hooks, hook, prepend=False, extra=()):
          handle = RemovableHandle(hooks, extra_dict=list(extra))
          hooks[handle.id] = hook
          if prepend:
              hooks.move_to_end(handle.id, last=False)
          return handle


      class _Hook:
          def __init__(self, hook, module):
              self.hook = hook
              self.module = module

          def __call__(self, *args, **kwargs):
              return self.hook(self.module, *args, **kwargs)


      def _forward_unimplemented(self, *input):
          raise NotImplementedError(f'Module [{type(self).__name__}] is missing the required "forward" function')


      class Module:
          dump_patches = False
          _version = 1
          training: bool
          call_super_init = False
          _compiled_call_impl = None

          forward = _forward_unimplemented

          def _check_name(self, kind, name, members):
              if not isinstance(name, str):
                  raise TypeError(f'{kind} name should be a string. Got {_typename(name)}')
              if '.' in name:
                  raise KeyError(f'{kind} name can\'t contain "."' + (f', got: {name}' if kind == 'module' else ''))
              if name == '':
                  raise KeyError(f'{kind} name can\'t be empty string ""')
              if hasattr(self, name) and name not in members:
                  raise KeyError(f"attribute '{name}' already exists")

          def register_buffer(self, name, tensor, persistent=True):
              if self._own('_buffers') is None:
                  raise AttributeError('cannot assign buffer before Module.__init__() call')
              self._check_name('buffer', name, self._buffers)
              if tensor is not None and not isinstance(tensor, torch.Tensor):
                  raise TypeError(f"cannot assign '{_typename(tensor)}' object to buffer '{name}' "
                                  "(torch Tensor or None required)")
              self._buffers[name] = _filter(_global_buffer_registration_hooks, self, name, tensor)
              if persistent:
                  self._non_persistent_buffers_set.discard(name)
              else:
                  self._non_persistent_buffers_set.add(name)

          def register_parameter(self, name, param):
              if self._own('_parameters') is None:
                  raise AttributeError('cannot assign parameter before Module.__init__() call')
              self._check_name('parameter', name, self._parameters)
              if param is not None:
                  if not isinstance(param, Parameter):
                      raise TypeError(f"cannot assign '{_typename(param)}' object to parameter '{name}' "
                                      "(torch.nn.Parameter or None required)")
                  if param.grad_fn:
                      raise ValueError(
                          f"Cannot assign non-leaf Tensor to parameter '{name}'. Model parameters must be created "
                          f"explicitly. To express '{name}' as a function of another Tensor, compute the value in "
                          "the forward() method.")
                  param = _filter(_global_parameter_registration_hooks, self, name, param)
              self._parameters[name] = param

          def add_module(self, name, module):
              if not isinstance(module, Module) and module is not None:
                  raise TypeError(f'{_typename(module)} is not a Module subclass')
              self._check_name('module', name, self._modules)
              self._modules[name] = _filter(_global_module_registration_hooks, self, name, module)

          def register_module(self, name, module):
              self.add_module(name, module)

          def _assign(self, name, value):
              params = self._own('_parameters')
              if isinstance(value, Parameter):
                  if params is None:
                      raise AttributeError('cannot assign parameters before Module.__init__() call')
                  self._forget(name, self._buffers, self._modules)
                  self.register_parameter(name, value)
              elif params is not None and name in params:
                  if value is not None:
                      raise TypeError(f"cannot assign '{_typename(value)}' as parameter '{name}' "
                                      "(torch.nn.Parameter or None expected)")
                  self.register_parameter(name, value)
              elif isinstance(value, Module):
                  modules = self._own('_modules')
                  if modules is None:
                      raise AttributeError('cannot assign module before Module.__init__() call')
                  self._forget(name, params, self._buffers)
                  modules[name] = _filter(_global_module_registration_hooks, self, name, value)
              elif name in (self._own('_modules') or ()):
                  if value is not None:
                      raise TypeError(f"cannot assign '{_typename(value)}' as child module '{name}' "
                                      "(torch.nn.Module or None expected)")
                  self._modules[name] = _filter(_global_module_registration_hooks, self, name, value)
              else:
                  if value is not None and not isinstance(value, torch.Tensor):
                      raise TypeError(f"cannot assign '{_typename(value)}' as buffer '{name}' "
                                      "(torch.nn.Buffer, torch.Tensor or None expected)")
                  if self._own('_buffers') is None:
                      raise AttributeError('cannot assign buffer before Module.__init__() call')
                  if isinstance(value, Buffer):
                      persistent = value.persistent
                  else:
                      persistent = name not in self._non_persistent_buffers_set
                  self.register_buffer(name, value, persistent)

          def _forget(self, name, *members):
              for names in members:
                  names.pop(name, None)
              if name in self.__dict__:
                  object.__delattr__(self, name)
              self._non_persistent_buffers_set.discard(name)

          def get_submodule(self, target):
              module = self
              for name in target.split('.') if target else ():
                  if not hasattr(module, name):
                      raise AttributeError(module._get_name() + f' has no attribute `{name}`')
                  module = getattr(module, name)
                  if not isinstance(module, Module):
                      raise AttributeError(f'`{name}` is not an nn.Module')
              return module

          def set_submodule(self, target, module, strict=False):
              if target == '':
                  raise ValueError('Cannot set the submodule without a target name!')
              if not isinstance(module, Module):
                  raise ValueError(f'`module` is not an nn.Module, found {type(module)}')
              path, _, name = target.rpartition('.')
              parent = self.get_submodule(path)
              if strict and not hasattr(parent, name):
                  raise AttributeError(parent._get_name() + f' has no attribute `{name}`')
              if hasattr(parent, name) and not isinstance(getattr(parent, name), Module):
                  raise AttributeError(f'`{name}` is not an nn.Module')
              setattr(parent, name, module)

          def _get_member(self, target):
              path, _, name = target.rpartition('.')
              module = self.get_submodule(path)
              if not hasattr(module, name):
                  raise AttributeError(module._get_name() + f' has no attribute `{name}`')
              return module, name, getattr(module, name)

          def get_parameter(self, target):
              _, name, param = self._get_member(target)
              if not isinstance(param, Parameter):
                  raise AttributeError(f'`{name}` is not an nn.Parameter')
              return param

          def get_buffer(self, target):
              module, name, buffer = self._get_member(target)
              if name not in module._buffers:
                  raise AttributeError(f'`{name}` is not a buffer')
              return buffer

          def get_extra_state(self):
              raise RuntimeError(
                  'Reached a code path in Module.get_extra_state() that should never be called. Please file an issue at '
                  'https://github.com/pytorch/pytorch/issues/new?template=bug-report.yml to report this bug.')

          def set_extra_state(self, state):
              raise RuntimeError(
                  'Reached a code path in Module.set_extra_state() that should never be called. Please file an issue at '
                  'https://github.com/pytorch/pytorch/issues/new?template=bug-report.yml to report this bug.')

          def _apply(self, fn, recurse=True):
              if recurse:
                  for module in self.children():
                      module._apply(fn)
              for param in self._parameters.values():
                  if param is not None:
                      grad = param.grad
                      with torch.no_grad():
                          param.data = fn(param)
                          if grad is not None:
                              grad.data = fn(grad)
              for key, buffer in self._buffers.items():
                  if buffer is not None:
                      self._buffers[key] = fn(buffer)
              return self

          def apply(self, fn):
              for module in self.children():
                  module.apply(fn)
              fn(self)
              return self

          def cpu(self):
              return self._apply(lambda t: t.cpu())

          def cuda(self, device=None):
              return self._apply(lambda t: t.cuda(device))

          def type(self, dst_type):
              return self._apply(lambda t: t.type(dst_type))

          def float(self):
              return self._apply(lambda t: t.float() if t.is_floating_point() else t)

          def double(self):
              return self._apply(lambda t: t.double() if t.is_floating_point() else t)

          def half(self):
              return self._apply(lambda t: t.half() if t.is_floating_point() else t)

          def bfloat16(self):
              return self._apply(lambda t: t.bfloat16() if t.is_floating_point() else t)

          def to_empty(self, *, device, recurse=True):
              return self._apply(lambda t: torch.empty_like(t, device=device), recurse=recurse)

          def to(self, *args, **kwargs):
              device, dtype, memory_format = _parse_to(*args, **kwargs)
              if dtype is not None and not (dtype.is_floating_point or dtype.is_complex):
                  raise TypeError('nn.Module.to only accepts floating point or complex dtypes, but got desired '
                                  f'dtype={dtype}')

              def convert(t):
                  wanted = dtype if t.is_floating_point() or t.is_complex() else None
                  if device is not None:
                      t = t.to(device)
                  return t if wanted is None else t.to(wanted)
              return self._apply(convert)

          def share_memory(self):
              return self._apply(lambda tensor: tensor.share_memory_())

          def register_full_backward_pre_hook(self, hook, prepend=False):
              return _add_hook(self._backward_pre_hooks, hook, prepend)

          def register_backward_hook(self, hook):
              if self._is_full_backward_hook is True:
                  raise RuntimeError(_MIXED_HOOKS)
              self._is_full_backward_hook = False
              return _add_hook(self._backward_hooks, hook)

          def register_full_backward_hook(self, hook, prepend=False):
              if self._is_full_backward_hook is False:
                  raise RuntimeError(_MIXED_HOOKS)
              self._is_full_backward_hook = True
              return _add_hook(self._backward_hooks, hook, prepend)

          def register_forward_pre_hook(self, hook, *, prepend=False, with_kwargs=False):
              handle = _add_hook(self._forward_pre_hooks, hook, prepend, [self._forward_pre_hooks_with_kwargs])
              if with_kwargs:
                  self._forward_pre_hooks_with_kwargs[handle.id] = True
              return handle

          def register_forward_hook(self, hook, *, prepend=False, with_kwargs=False, always_call=False):
              handle = _add_hook(self._forward_hooks, hook, prepend,
                                 [self._forward_hooks_with_kwargs, self._forward_hooks_always_called])
              if with_kwargs:
                  self._forward_hooks_with_kwargs[handle.id] = True
              if always_call:
                  self._forward_hooks_always_called[handle.id] = True
              return handle

          def _call_impl(self, *args, **kwargs):
              if not (self._backward_hooks or self._backward_pre_hooks or self._forward_hooks or self._forward_pre_hooks
                      or _global_backward_pre_hooks or _global_backward_hooks or _global_forward_hooks
                      or _global_forward_pre_hooks):
                  return self.forward(*args, **kwargs)
              result = None
              called = set()
              try:
                  for key, hook in (*_global_forward_pre_hooks.items(), *self._forward_pre_hooks.items()):
                      if key in self._forward_pre_hooks_with_kwargs:
                          changed = hook(self, args, kwargs)
                          if changed is not None:
                              if not (isinstance(changed, tuple) and len(changed) == 2):
                                  raise RuntimeError('forward pre-hook must return None or a tuple of (new_args, '
                                                     f'new_kwargs), but got {changed}.')
                              args, kwargs = changed
                      else:
                          changed = hook(self, args)
                          if changed is not None:
                              args = changed if isinstance(changed, tuple) else (changed,)
                  full, partial = [], []
                  for is_full, hooks in ((_global_is_full_backward_hook, _global_backward_hooks),
                                         (self._is_full_backward_hook, self._backward_hooks)):
                      (full if is_full else partial).extend(hooks.values())
                  before = [*_global_backward_pre_hooks.values(), *self._backward_pre_hooks.values()]
                  backward_hook = None
                  if full or before:
                      backward_hook = BackwardHook(self, full, before)
                      args = backward_hook.setup_input_hook(args)
                  result = self.forward(*args, **kwargs)
                  for key, hook in (*_global_forward_hooks.items(), *self._forward_hooks.items()):
                      called.add(key)
                      if key in self._forward_hooks_with_kwargs or key in _global_forward_hooks_with_kwargs:
                          changed = hook(self, args, kwargs, result)
                      else:
                          changed = hook(self, args, result)
                      if changed is not None:
                          result = changed
                  if backward_hook:
                      if not isinstance(result, (torch.Tensor, tuple)):
                          warnings.warn('For backward hooks to be called, module output should be a Tensor or a tuple of '
                                        f'Tensors but received {type(result)}', stacklevel=2)
                      result = backward_hook.setup_output_hook(result)
                  if partial:
                      self._hook_last_node(result, partial)
                  return result
              except Exception:
                  self._call_remaining_hooks(args, kwargs, result, called)
                  raise

          __call__ = _call_impl

          def _hook_last_node(self, result, hooks):
              while not isinstance(result, torch.Tensor):
                  if isinstance(result, dict):
                      result = next(value for value in result.values() if isinstance(value, torch.Tensor))
                  else:
                      result = result[0]
              if result.grad_fn is not None:
                  for hook in hooks:
                      result.grad_fn.register_hook(_Hook(hook, self))
      """# + "\n\n" + moduleState + "\n\n\n" + moduleConversion)
}
