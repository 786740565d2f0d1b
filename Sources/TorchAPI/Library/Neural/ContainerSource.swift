import PythonRuntime

extension PythonSource {
  /// The modules that hold others.
  static let containers = PythonSource(
    module: "torch.nn.modules.container",
    text: #"""
      import operator
      import torch
      from collections import OrderedDict
      from collections.abc import Iterable, Mapping
      from itertools import chain
      from torch.nn.parameter import Parameter
      from torch.nn.modules.module import Module, _addindent


      def _position(container, idx):
          size = len(container)
          idx = operator.index(idx)
          if not -size <= idx < size:
              raise IndexError(f'index {idx} is out of range')
          return idx % size


      def _index(owner):
          """Gives a class of modules in a row what both such classes have, as functions of its own."""

          def __len__(self):
              return len(self._modules)

          def __iter__(self):
              return iter(self._modules.values())

          def __setitem__(self, idx, module):
              return setattr(self, list(self._modules)[_position(self, idx)], module)

          def __delitem__(self, idx):
              keys = list(self._modules)
              for key in keys[idx] if isinstance(idx, slice) else [keys[_position(self, idx)]]:
                  delattr(self, key)
              self._modules = OrderedDict((str(i), module) for i, module in enumerate(self._modules.values()))

          def append(self, module):
              self.add_module(str(len(self)), module)
              return self

          def pop(self, key):
              module = self[key]
              del self[key]
              return module

          def _shift(self, index, module):
              for i in range(len(self._modules), index, -1):
                  self._modules[str(i)] = self._modules[str(i - 1)]
              self._modules[str(index)] = module

          for function in (__len__, __iter__, __setitem__, __delitem__, append, pop, _shift):
              function.__qualname__ = f'{owner.__name__}.{function.__name__}'
              setattr(owner, function.__name__, function)


      def _sequential_only(other):
          if not isinstance(other, Sequential):
              raise ValueError(f'add operator supports only objects of Sequential class, but {type(other)} is given.')


      class Sequential(Module):
          def __init__(self, *args):
              super().__init__()
              if len(args) == 1 and isinstance(args[0], OrderedDict):
                  for key, module in args[0].items():
                      self.add_module(key, module)
              else:
                  for idx, module in enumerate(args):
                      self.add_module(str(idx), module)

          def forward(self, input):
              for module in self._modules.values():
                  input = module(input)
              return input

          def __getitem__(self, idx):
              if isinstance(idx, slice):
                  return type(self)(OrderedDict(list(self._modules.items())[idx]))
              return list(self._modules.values())[_position(self, idx)]

          def __add__(self, other):
              _sequential_only(other)
              return Sequential(*self, *other)

          def __iadd__(self, other):
              _sequential_only(other)
              return self.extend(list(other))

          def _check_factor(self, other):
              if not isinstance(other, int):
                  raise TypeError(f'unsupported operand type(s) for *: {type(self)} and {type(other)}')
              if other <= 0:
                  raise ValueError(f'Non-positive multiplication factor {other} for {type(self)}')

          def __mul__(self, other):
              self._check_factor(other)
              return Sequential(*list(self) * other)

          def __rmul__(self, other):
              return self.__mul__(other)

          def __imul__(self, other):
              self._check_factor(other)
              return self.extend(list(self) * (other - 1))

          def insert(self, index, module):
              if not isinstance(module, Module):
                  raise AssertionError(f'module should be of type: {Module}')
              n = len(self._modules)
              if not -n <= index <= n:
                  raise IndexError(f'Index out of range: {index}')
              self._shift(index + n if index < 0 else index, module)
              return self

          def extend(self, sequential):
              for layer in sequential:
                  self.append(layer)
              return self


      class ModuleList(Module):
          def __init__(self, modules=None):
              super().__init__()
              if modules is not None:
                  self += modules

          def __getitem__(self, idx):
              if isinstance(idx, slice):
                  return type(self)(list(self._modules.values())[idx])
              return self._modules[str(_position(self, idx))]

          def __iadd__(self, modules):
              return self.extend(modules)

          def __add__(self, other):
              return ModuleList(chain(self, other))

          def insert(self, index, module):
              self._shift(index, module)

          def extend(self, modules):
              if not isinstance(modules, Iterable):
                  raise TypeError('ModuleList.extend should be called with an iterable, but got ' + type(modules).__name__)
              for module in list(modules):
                  self.append(module)
              return self

          def __repr__(self):
              groups = []
              for i, text in enumerate(map(repr, self)):
                  if groups and groups[-1][2] == text:
                      groups[-1][1] = i
                  else:
                      groups.append([i, i, text])
              if not groups:
                  return self._get_name() + '()'
              lines = []
              for first, last, text in groups:
                  if first != last:
                      text = f'({first}-{last}): {last - first + 1} x {text}'
                  else:
                      text = f'({first}): {text}'
                  lines.append(_addindent(text, 2))
              return f'{self._get_name()}(\n  ' + '\n  '.join(lines) + '\n)'


      _index(Sequential)
      _index(ModuleList)


      class ModuleDict(Module):
          def __init__(self, modules=None):
              super().__init__()
              if modules is not None:
                  self.update(modules)

          def __getitem__(self, key):
              return self._modules[key]

          def __setitem__(self, key, module):
              self.add_module(key, module)

          def __delitem__(self, key):
              del self._modules[key]

          def __len__(self):
              return len(self._modules)

          def __iter__(self):
              return iter(self._modules)

          def __contains__(self, key):
              return key in self._modules

          def clear(self):
              self._modules.clear()

          def pop(self, key):
              module = self[key]
              del self[key]
              return module

          def keys(self):
              return self._modules.keys()

          def items(self):
              return self._modules.items()

          def values(self):
              return self._modules.values()

          def update(self, modules):
              if not isinstance(modules, Iterable):
                  raise TypeError('ModuleDict.update should be called with an iterable of key/value pairs, but got '
                                  + type(modules).__name__)
              if isinstance(modules, (ModuleDict, Mapping)):
                  modules = modules.items()
              for j, pair in enumerate(modules):
                  if not isinstance(pair, Iterable):
                      raise TypeError(f'ModuleDict update sequence element #{j} should be Iterable; is'
                                      + type(pair).__name__)
                  if len(pair) != 2:
                      raise ValueError(f'ModuleDict update sequence element #{j} has length {len(pair)}; 2 is required')
                  self[pair[0]] = pair[1]


      def _describe(value, kind_of=lambda value: value.dtype):
          if isinstance(value, torch.Tensor):
              size = 'x'.join(str(size) for size in value.size())
              kind = 'Parameter' if isinstance(value, Parameter) else 'Tensor'
              return f'{kind} containing: [{kind_of(value)} of size {size}]'
          return 'Object of type: ' + type(value).__name__


      def _as_parameter(value):
          return Parameter(value) if isinstance(value, torch.Tensor) and not isinstance(value, Parameter) else value


      class ParameterList(Module):
          def __init__(self, values=None):
              super().__init__()
              self._size = 0
              if values is not None:
                  self += values

          def __getitem__(self, idx):
              if isinstance(idx, slice):
                  return type(self)(self[i] for i in range(*idx.indices(len(self))))
              return getattr(self, str(_position(self, idx)))

          def __setitem__(self, idx, param):
              return setattr(self, str(_position(self, idx)), _as_parameter(param))

          def __len__(self):
              return self._size

          def __iter__(self):
              return iter(self[i] for i in range(len(self)))

          def __iadd__(self, parameters):
              return self.extend(parameters)

          def append(self, value):
              self._size += 1
              self[self._size - 1] = value
              return self

          def extend(self, values):
              if not isinstance(values, Iterable) or isinstance(values, torch.Tensor):
                  raise TypeError('ParameterList.extend should be called with an iterable, but got '
                                  + type(values).__name__)
              for value in values:
                  self.append(value)
              return self

          def extra_repr(self):
              return '\n'.join(f'  ({i}): {_describe(value)}' for i, value in enumerate(self))

          def __call__(self, *args, **kwargs):
              raise RuntimeError('ParameterList should not be called.')


      class ParameterDict(Module):
          def __init__(self, parameters=None):
              super().__init__()
              self._keys = {}
              if parameters is not None:
                  self.update(parameters)

          def _key_to_attr(self, key):
              if not isinstance(key, str):
                  raise TypeError('Index given to ParameterDict cannot be used as a key as it is not a string (type is '
                                  f"'{type(key).__name__}'). Open an issue on github if you need non-string keys.")
              return key

          def __getitem__(self, key):
              return getattr(self, self._key_to_attr(key))

          def __setitem__(self, key, value):
              self._keys[key] = None
              setattr(self, self._key_to_attr(key), _as_parameter(value))

          def __delitem__(self, key):
              del self._keys[key]
              delattr(self, self._key_to_attr(key))

          def __len__(self):
              return len(self._keys)

          def __iter__(self):
              return iter(self._keys)

          def __reversed__(self):
              return reversed(list(self._keys))

          def __contains__(self, key):
              return key in self._keys

          def __or__(self, other):
              result = self.copy()
              result.update(other)
              return result

          def __ior__(self, other):
              self.update(other)
              return self

          def copy(self):
              return ParameterDict(OrderedDict((key, self[key]) for key in self._keys))

          def setdefault(self, key, default=None):
              if key not in self:
                  self[key] = default
              return self[key]

          def clear(self):
              for key in list(self._keys):
                  del self[key]

          def pop(self, key):
              value = self[key]
              del self[key]
              return value

          def popitem(self):
              key = list(self._keys)[-1]
              return key, self.pop(key)

          def get(self, key, default=None):
              return self[key] if key in self else default

          def fromkeys(self, keys, default=None):
              return ParameterDict((key, default) for key in keys)

          def keys(self):
              return self._keys.keys()

          def items(self):
              return ((key, self[key]) for key in self._keys)

          def values(self):
              return (self[key] for key in self._keys)

          def update(self, parameters):
              if not isinstance(parameters, Iterable):
                  raise TypeError('ParametersDict.update should be called with an iterable of key/value pairs, but got '
                                  + type(parameters).__name__)
              if isinstance(parameters, (OrderedDict, ParameterDict)):
                  parameters = parameters.items()
              elif isinstance(parameters, Mapping):
                  parameters = sorted(parameters.items())
              else:
                  parameters = list(parameters)
                  for place, pair in enumerate(parameters):
                      if not isinstance(pair, Iterable):
                          raise TypeError(f'ParameterDict update sequence element #{place} should be Iterable; is'
                                          + type(pair).__name__)
                      if len(pair) != 2:
                          raise ValueError(f'ParameterDict update sequence element #{place} has length {len(pair)}; 2 is '
                                           'required')
              for key, value in parameters:
                  self[key] = value

          def extra_repr(self):
              return '\n'.join(f'  ({key}): {_describe(value, torch.Tensor.type)}' for key, value in self.items())

          def __call__(self, input):
              raise RuntimeError('ParameterDict should not be called.')
      """#)
}
