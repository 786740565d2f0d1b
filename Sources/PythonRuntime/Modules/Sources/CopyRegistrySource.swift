extension PythonSource {
  /// `copyreg`: how objects are taken apart, and made again of their parts.
  static let copyRegistry = PythonSource(
    module: "copyreg",
    text: #"""
      dispatch_table = {}


      def __newobj__(cls, *args):
          return cls.__new__(cls, *args)


      def __newobj_ex__(cls, args, kwargs):
          return cls.__new__(cls, *args, **kwargs)


      def _reconstructor(cls, base, state):
          if base is object:
              return object.__new__(cls)
          result = base.__new__(cls, state)
          if base.__init__ != object.__init__:
              base.__init__(result, state)
          return result


      def _slotnames(cls):
          names = []
          for base in cls.__mro__:
              slots = base.__dict__.get('__slots__', ())
              for name in (slots,) if isinstance(slots, str) else slots:
                  if name in ('__dict__', '__weakref__'):
                      continue
                  if name.startswith('__') and not name.endswith('__'):
                      name = f"_{base.__name__.lstrip('_')}{name}"
                  names.append(name)
          return names


      def _getstate(x):
          slots = {name: getattr(x, name) for name in _slotnames(type(x)) if hasattr(x, name)}
          state = getattr(x, '__dict__', None)
          if state is not None:
              state = {name: value for name, value in state.items() if name not in slots} if slots else state
              state = state or None
          return (state, slots) if slots else state


      _PARTS = (object, list, dict, int, str, tuple, float, complex, bytes, type(None), type(...), type(NotImplemented))


      def _native(cls):
          for base in cls.__mro__:
              if '__module__' not in base.__dict__:
                  return base


      def _own_state(x):
          return getattr(x, '__dict__', None) or None


      def _sequence(cls, x):
          return (cls, (), _own_state(x), iter(x)) if getattr(x, 'maxlen', None) is None else (
              cls, ((), x.maxlen), _own_state(x), iter(x))


      _REDUCTIONS = {
          'range': lambda cls, x: (cls, (x.start, x.stop, x.step)),
          'slice': lambda cls, x: (cls, (x.start, x.stop, x.step)),
          'set': lambda cls, x: (cls, (list(x),), _own_state(x)),
          'frozenset': lambda cls, x: (cls, (list(x),), _own_state(x)),
          'bytearray': lambda cls, x: (cls, (x.decode('latin-1'), 'latin-1'), _own_state(x)),
          'deque': _sequence,
          'defaultdict': lambda cls, x: (
              cls, () if x.default_factory is None else (x.default_factory,), None, None, iter(x.items())),
      }


      def _reduce(x, protocol):
          cls = type(x)
          if isinstance(x, BaseException):
              return (cls, x.args, state) if (state := _own_state(x)) else (cls, x.args)
          special = _REDUCTIONS.get(_native(cls).__name__)
          if special is not None:
              return special(cls, x)
          if protocol >= 2:
              return _reduce_new(x, cls)
          base = _native(cls)
          if base is cls and base is not object:
              raise TypeError(f"cannot pickle {cls.__name__!r} object")
          if _slotnames(cls) and cls.__getstate__ is object.__getstate__:
              raise TypeError('a class that defines __slots__ without defining __getstate__ cannot be pickled')
          args = cls, base, None if base is object else base(x)
          state = x.__getstate__()
          return (_reconstructor, args, state) if state else (_reconstructor, args)


      def _reduce_new(x, cls):
          maker, args = __newobj__, ()
          if hasattr(cls, '__getnewargs_ex__'):
              args, kwargs = x.__getnewargs_ex__()
              if kwargs:
                  maker, args = __newobj_ex__, (args, kwargs)
          elif hasattr(cls, '__getnewargs__'):
              args = x.__getnewargs__()
          if _native(cls) not in _PARTS and cls.__getstate__ is object.__getstate__:
              raise TypeError(f"cannot pickle {cls.__name__!r} object")
          return (maker, (cls, *args), x.__getstate__(), iter(x) if isinstance(x, list) else None,
                  iter(x.items()) if isinstance(x, dict) else None)


      def _reduce_ex(x, protocol):
          if type(x).__reduce__ is not object.__reduce__:
              return x.__reduce__()
          return _reduce(x, protocol)
      """#)
}
