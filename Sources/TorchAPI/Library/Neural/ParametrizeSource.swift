import PythonRuntime

extension PythonSource {
  /// Tensors of a module that are functions of its parameters.
  static let parametrize = PythonSource(
    module: "torch.nn.utils.parametrize",
    text: #"""
      import torch
      from torch import Tensor
      from torch.nn.modules.container import Module, ModuleDict, ModuleList
      from torch.nn.parameter import Parameter
      from collections.abc import Sequence
      from contextlib import contextmanager
      from copy import deepcopy

      _cache_enabled = 0
      _cache = {}
      _SAVING = ('Serialization of parametrized modules is only supported through state_dict(). See:\n'
                 'https://pytorch.org/tutorials/beginner/saving_loading_models.html'
                 '#saving-loading-a-general-checkpoint-for-inference-and-or-resuming-training')


      @contextmanager
      def cached():
          """Computes each parametrized tensor once as long as it is entered."""
          global _cache, _cache_enabled
          _cache_enabled += 1
          try:
              yield
          finally:
              _cache_enabled -= 1
              if not _cache_enabled:
                  _cache = {}


      def _register_parameter_or_buffer(module, name, value):
          if isinstance(value, Parameter):
              module.register_parameter(name, value)
          else:
              module.register_buffer(name, value)


      def _check_same(start, attributes, old, new, old_text, new_text):
          for attribute in attributes:
              before, after = getattr(old, attribute), getattr(new, attribute)
              if before != after:
                  raise ValueError(start.format(attribute) + f'\n{old_text}{attribute}: {before}\n{new_text}{attribute}: {after}')


      def _element_error(index, value):
          return ValueError("'right_inverse' must return a Tensor or a Sequence of tensors (list, tuple...). "
                            f'Got element {index} of the sequence with type {type(value).__name__}.')


      class ParametrizationList(ModuleList):
          """The parametrizations of one tensor and what they are computed from."""

          def __init__(self, modules, original, unsafe=False):
              if len(modules) == 0:
                  raise ValueError('ParametrizationList requires one or more modules.')
              super().__init__(modules)
              self.unsafe = unsafe
              old = torch.empty_like(original)
              with torch.no_grad():
                  new = original
                  for module in reversed(self):
                      if hasattr(module, 'right_inverse'):
                          try:
                              new = module.right_inverse(new)
                          except NotImplementedError:
                              pass
              if not isinstance(new, (Tensor, Sequence)):
                  raise ValueError("'right_inverse' must return a Tensor or a Sequence of tensors (list, tuple...). "
                                   f'Got {type(new).__name__}')
              self.is_tensor = isinstance(new, Tensor)
              self.ntensors = 1 if self.is_tensor else len(new)
              if self.is_tensor:
                  _check_same('When `right_inverse` outputs one tensor, it may not change the {}.', ['dtype', 'device'],
                              original, new, 'original.', 'right_inverse(original).')
                  with torch.no_grad():
                      original.set_(new)
                  _register_parameter_or_buffer(self, 'original', original)
              else:
                  for i, part in enumerate(new):
                      if not isinstance(part, Tensor):
                          raise _element_error(i, part)
                      if isinstance(original, Parameter):
                          part = Parameter(part, original.requires_grad)
                      part.requires_grad_(original.requires_grad)
                      _register_parameter_or_buffer(self, f'original{i}', part)
              if not self.unsafe:
                  value = self()
                  if not isinstance(value, Tensor):
                      raise ValueError(f'A parametrization must return a tensor. Got {type(value).__name__}.')
                  _check_same('Registering a parametrization may not change the {} of the tensor, unless `unsafe` flag is enabled.',
                              ['dtype', 'shape'], old, value, 'unparametrized ', 'parametrized ')

          def right_inverse(self, value):
              with torch.no_grad():
                  for module in reversed(self):
                      if not hasattr(module, 'right_inverse'):
                          raise RuntimeError(f'parametrization {type(module).__name__} does not implement right_inverse.')
                      value = module.right_inverse(value)
                  if self.is_tensor:
                      if not isinstance(value, Tensor):
                          raise ValueError(f'`right_inverse` should return a tensor. Got {type(value).__name__}')
                      if value.dtype != self.original.dtype:
                          raise ValueError(f'The tensor returned by `right_inverse` has dtype {value.dtype} while `original` has '
                                           f'dtype {self.original.dtype}')
                      self.original.set_(value)
                      return
                  if not isinstance(value, Sequence):
                      raise ValueError(f"'right_inverse' must return a sequence of tensors. Got {type(value).__name__}.")
                  if len(value) != self.ntensors:
                      raise ValueError(f"'right_inverse' must return a sequence of tensors of length {self.ntensors}. Got a "
                                       f'sequence of length {len(value)}.')
                  for i, part in enumerate(value):
                      original = getattr(self, f'original{i}')
                      if not isinstance(part, Tensor):
                          raise ValueError("'right_inverse' must return a sequence of tensors or reference-type opaques. Got "
                                           f'element {i} of type {type(part).__name__}.')
                      if original.dtype != part.dtype:
                          raise ValueError(f'Tensor {i} returned by `right_inverse` has dtype {part.dtype} while `original{i}` '
                                           f'has dtype {original.dtype}')
                      original.set_(part)

          def forward(self):
              if self.is_tensor:
                  value = self[0](self.original)
              else:
                  value = self[0](*[getattr(self, f'original{i}') for i in range(self.ntensors)])
              for module in list(self)[1:]:
                  value = module(value)
              return value


      def _inject_new_class(module):
          cls = type(module)

          def copied(self, memo):
              replica = type(self).__new__(type(self))
              memo[id(self)] = replica
              Module.__setstate__(replica, deepcopy(Module.__getstate__(self), memo))
              return replica

          def getstate(self):
              raise RuntimeError(_SAVING)

          members = {'__module__': __name__, '__getstate__': getstate}
          if not hasattr(cls, '__deepcopy__'):
              members['__deepcopy__'] = copied
          module.__class__ = type(f'Parametrized{cls.__name__}', (cls,), members)


      def _inject_property(module, tensor_name):
          if hasattr(module, tensor_name):
              raise AssertionError(f"Module already has an attribute named '{tensor_name}'")

          def get_parametrized(self):
              parametrization = self.parametrizations[tensor_name]
              if not _cache_enabled:
                  return parametrization()
              key = (id(self), tensor_name)
              if key not in _cache:
                  _cache[key] = parametrization()
              return _cache[key]

          def set_original(self, value):
              self.parametrizations[tensor_name].right_inverse(value)

          setattr(type(module), tensor_name, property(get_parametrized, set_original))


      def _check_parametrization(module, tensor_name, parametrization):
          old = getattr(module, tensor_name)
          new = parametrization(old)
          if not isinstance(new, Tensor):
              raise ValueError(f'A parametrization must return a tensor. Got {type(new).__name__}.')
          _check_same('Registering a parametrization may not change the {} of the tensor, unless the `unsafe` flag is enabled.',
                      ['dtype', 'shape'], old, new, f'module.{tensor_name}.', f'parametrization(module.{tensor_name}).')
          if hasattr(parametrization, 'right_inverse'):
              try:
                  back = parametrization.right_inverse(new)
              except NotImplementedError:
                  return
              if not isinstance(back, Tensor):
                  raise ValueError(f'parametrization.right_inverse must return a tensor. Got: {type(back).__name__}')
              _check_same('The tensor returned by parametrization.right_inverse must have the same {} as '
                          f'module.{tensor_name}, unless the `unsafe` flag is enabled.', ['dtype', 'shape'], old, back,
                          f'module.{tensor_name}.', 'returned ')


      def register_parametrization(module, tensor_name, parametrization, *, unsafe=False):
          """Computes a tensor of a module with another module from now on."""
          parametrization.train(module.training)
          if is_parametrized(module, tensor_name):
              if not unsafe:
                  _check_parametrization(module, tensor_name, parametrization)
              module.parametrizations[tensor_name].append(parametrization)
              module.parametrizations[tensor_name].unsafe |= unsafe
          elif tensor_name in module._buffers or tensor_name in module._parameters:
              parametrizations = ParametrizationList([parametrization], getattr(module, tensor_name), unsafe=unsafe)
              delattr(module, tensor_name)
              if not is_parametrized(module):
                  _inject_new_class(module)
                  module.parametrizations = ModuleDict()
              _inject_property(module, tensor_name)
              module.parametrizations[tensor_name] = parametrizations
          else:
              raise ValueError(f"Module '{module}' does not have a parameter, a buffer, or a parametrized element with name "
                               f"'{tensor_name}'")
          return module


      def is_parametrized(module, tensor_name=None):
          parametrizations = getattr(module, 'parametrizations', None)
          if not isinstance(parametrizations, ModuleDict):
              return False
          return len(parametrizations) > 0 if tensor_name is None else tensor_name in parametrizations


      def remove_parametrizations(module, tensor_name, leave_parametrized=True):
          """Makes a parametrized tensor a parameter again."""
          if not is_parametrized(module, tensor_name):
              raise ValueError(f'Module {module} does not have a parametrization on {tensor_name}')
          parametrizations = module.parametrizations[tensor_name]
          if parametrizations.is_tensor:
              original = parametrizations.original
              if leave_parametrized:
                  with torch.no_grad():
                      original.set_(getattr(module, tensor_name))
          elif leave_parametrized:
              original = getattr(module, tensor_name)
              if original.requires_grad:
                  original = Parameter(original)
          else:
              raise ValueError('Cannot leave unparametrized (`leave_parametrized=False`) a tensor that is parametrized in terms '
                               'of a sequence of tensors.')
          delattr(type(module), tensor_name)
          del module.parametrizations[tensor_name]
          _register_parameter_or_buffer(module, tensor_name, original)
          if not is_parametrized(module):
              del module.parametrizations
              module.__class__ = type(module).__bases__[0]
          return module


      def type_before_parametrizations(module):
          return type(module).__bases__[0] if is_parametrized(module) else type(module)


      def transfer_parametrizations_and_params(from_module, to_module, tensor_name=None):
          """Gives a module the parametrizations of another."""
          if not is_parametrized(from_module):
              return to_module
          for name in list(from_module.parametrizations) if tensor_name is None else [tensor_name]:
              source = from_module.parametrizations[name]
              if not hasattr(to_module, name):
                  setattr(to_module, name, Parameter(getattr(from_module, name)))
              for parametrization in source:
                  register_parametrization(to_module, name, parametrization)
              originals = ['original'] if source.is_tensor else [f'original{i}' for i in range(source.ntensors)]
              for original in originals:
                  setattr(to_module.parametrizations[name], original, getattr(source, original))
          return to_module
      """#)
}
