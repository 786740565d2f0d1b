extension PythonSource {
  static let copy = PythonSource(
    module: "copy",
    text: #"""
      __all__ = ['Error', 'copy', 'deepcopy']


      class Error(Exception):
          pass


      error = Error
      _ATOMIC = (type(None), int, float, bool, complex, bytes, str, type, range, property, type(Ellipsis),
                 type(NotImplemented), type(len), type(lambda: 0), slice)
      _ATOMIC_SET = frozenset(_ATOMIC)
      # Functions of libraries have types of their own under the same names.
      _ATOMIC_NAMES = frozenset(('function', 'builtin_function_or_method'))


      def _is_atomic(cls):
          return cls in _ATOMIC_SET or issubclass(cls, type) or (
                  cls.__name__ in _ATOMIC_NAMES and cls.__module__ != '__main__')


      def copy(x):
          """A new object with the same parts."""
          cls = type(x)
          if _is_atomic(cls) or cls is tuple or cls is frozenset:
              return x
          if cls in (list, dict, set, bytearray):
              return x.copy()
          copier = getattr(cls, '__copy__', None)
          if copier is not None:
              return copier(x)
          return _rebuild(x, cls, None)


      def deepcopy(x, memo=None, _nil=[]):
          """A new object with copies of the parts."""
          cls = type(x)
          if _is_atomic(cls):
              return x
          if memo is None:
              memo = {}
          key = id(x)
          found = memo.get(key, _nil)
          if found is not _nil:
              return found
          if cls is list:
              result = []
              memo[key] = result
              for element in x:
                  result.append(deepcopy(element, memo))
          elif cls is dict:
              result = {}
              memo[key] = result
              for name, value in x.items():
                  result[deepcopy(name, memo)] = deepcopy(value, memo)
          elif cls is tuple:
              parts = [deepcopy(element, memo) for element in x]
              if key in memo:
                  return memo[key]
              result = x
              for old, new in zip(x, parts):
                  if old is not new:
                      result = tuple(parts)
                      break
          elif cls in (set, frozenset):
              result = cls(deepcopy(element, memo) for element in x)
          else:
              copier = getattr(cls, '__deepcopy__', None)
              if copier is not None:
                  result = copier(x, memo)
              elif cls.__name__ == 'method' and hasattr(x, '__func__'):
                  result = type(x)(x.__func__, deepcopy(x.__self__, memo))
              else:
                  result = _rebuild(x, cls, memo)
          if result is not x:
              memo[key] = result
              memo.setdefault(id(memo), []).append(x)
          return result


      def _reconstruct(x, part, memo, func, args, state=None, listiter=None, dictiter=None, *_):
          result = func(*part(args))
          if memo is not None:
              memo[id(x)] = result
          if state is not None:
              state = part(state)
              if hasattr(result, '__setstate__'):
                  result.__setstate__(state)
              else:
                  slots = None
                  if isinstance(state, tuple) and len(state) == 2:
                      state, slots = state
                  if state is not None:
                      result.__dict__.update(state)
                  for name, value in (slots or {}).items():
                      setattr(result, name, value)
          for value in listiter or ():
              result.append(part(value))
          for name, value in dictiter or ():
              result[part(name)] = part(value)
          return result


      def _rebuild(x, cls, memo):
          def part(value):
              return value if memo is None else deepcopy(value, memo)
          if cls.__name__ in ('module', 'generator', 'frame', 'traceback', 'cell', 'dict_keys', 'dict_values',
                              'dict_items'):
              raise TypeError(f"cannot pickle {cls.__name__!r} object")
          for name, arguments in (('__reduce_ex__', (4,)), ('__reduce__', ())):
              if getattr(cls, name, None) not in (None, getattr(object, name)):
                  reduced = getattr(x, name)(*arguments)
                  return x if isinstance(reduced, str) else _reconstruct(x, part, memo, *reduced)
          extended = getattr(x, '__getnewargs_ex__', None)
          reducer = getattr(x, '__getnewargs__', None)
          if isinstance(x, BaseException):
              result = cls.__new__(cls, *part(x.args))
              result.args = part(x.args)
          elif extended is not None:
              args, kwargs = part(extended())
              result = cls.__new__(cls, *args, **kwargs)
          elif reducer is not None:
              result = cls.__new__(cls, *part(reducer()))
          elif issubclass(cls, frozenset):
              result = cls.__new__(cls, part(list(x)))
          else:
              result = cls.__new__(cls)
          if memo is not None:
              memo[id(x)] = result
          if isinstance(x, list):
              for value in x:
                  list.append(result, part(value))
          elif isinstance(x, bytearray):
              bytearray.extend(result, x)
          elif isinstance(x, dict):
              if hasattr(x, 'default_factory'):
                  result.default_factory = x.default_factory
              for name, value in x.items():
                  dict.__setitem__(result, part(name), part(value))
          elif isinstance(x, set):
              for value in x:
                  set.add(result, part(value))
          elif cls.__name__ == 'deque':
              result = cls((part(value) for value in x), x.maxlen)
          state = None
          getter = getattr(cls, '__getstate__', None)
          if getter is not None and getter is not object.__getstate__:
              state = part(getter(x))
          elif hasattr(x, '__dict__'):
              state = part(x.__dict__) if memo is not None else x.__dict__
          setter = getattr(cls, '__setstate__', None)
          if state is not None:
              if setter is not None:
                  setter(result, state)
              elif isinstance(state, dict):
                  result.__dict__.update(state)
          for base in cls.__mro__:
              slots = base.__dict__.get('__slots__', ())
              for name in (slots,) if isinstance(slots, str) else slots:
                  if name.startswith('__') and not name.endswith('__'):
                      name = f"_{base.__name__.lstrip('_')}{name}"
                  if name not in ('__dict__', '__weakref__') and hasattr(x, name):
                      object.__setattr__(result, name, part(getattr(x, name)))
          return result
      """#)
}
