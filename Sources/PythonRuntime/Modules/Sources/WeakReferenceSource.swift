extension PythonSource {
  /// What `weakref` makes of single references: proxies, methods and finalizers.
  static let weakref = PythonSource(
    module: "weakref",
    text: #"""
      import operator as _operator
      from collections.abc import MutableMapping as _MutableMapping, MutableSet as _MutableSet

      __all__ = ['ref', 'proxy', 'getweakrefcount', 'getweakrefs', 'WeakKeyDictionary', 'ReferenceType', 'ProxyType',
                 'CallableProxyType', 'ProxyTypes', 'WeakValueDictionary', 'WeakSet', 'WeakMethod', 'finalize']


      def getweakrefcount(object, /):
          """The number of weak references to an object."""
          return len(getweakrefs(object))


      def _reference(proxy):
          return object.__getattribute__(proxy, '_reference')


      def _target(value):
          if type(value) not in ProxyTypes:
              return value
          target = _reference(value)()
          if target is None:
              raise ReferenceError('weakly-referenced object no longer exists')
          return target


      class ProxyType:
          """What stands for an object without keeping it alive."""
          __slots__ = ('_reference', '__weakref__')

          def __hash__(self):
              raise TypeError(f"unhashable type: 'weakref.{type(self).__name__}'")

          def __getattribute__(self, name):
              return getattr(_target(self), name)

          def __setattr__(self, name, value):
              setattr(_target(self), name, value)

          def __delattr__(self, name):
              delattr(_target(self), name)

          def __repr__(self):
              target = _target(self)
              return f'<weakproxy at {id(self):#014x} to {type(target).__name__} at {id(target):#014x}>'

          def __next__(self):
              target = _target(self)
              if not hasattr(type(target), '__next__'):
                  raise TypeError(f"Weakref proxy referenced a non-iterator '{type(target).__name__}' object")
              return next(target)


      class CallableProxyType(ProxyType):
          """What stands for an object that can be called, without keeping it alive."""
          __slots__ = ()

          def __call__(self, /, *args, **kwargs):
              return _target(self)(*args, **kwargs)


      ProxyTypes = (ProxyType, CallableProxyType)


      def _forward(name, function, swap=False):
          def method(self, *others):
              values = [_target(value) for value in (self, *others)]
              return function(*(reversed(values) if swap else values))
          method.__name__ = f'__{name}__'
          setattr(ProxyType, method.__name__, method)


      for _name in ('add', 'sub', 'mul', 'matmul', 'truediv', 'floordiv', 'mod', 'lshift', 'rshift', 'and', 'or', 'xor'):
          _function = getattr(_operator, f'__{_name}__', None) or getattr(_operator, f'{_name}_', None)
          _function = _function or getattr(_operator, _name)
          _forward(_name, _function)
          _forward(f'r{_name}', _function, True)
          _forward(f'i{_name}', getattr(_operator, f'i{_name}'))
      for _name in ('lt', 'le', 'eq', 'ne', 'gt', 'ge', 'neg', 'pos', 'index', 'contains', 'getitem', 'setitem', 'delitem'):
          _forward(_name, getattr(_operator, _name))
      for _name, _function in (
          ('divmod', divmod), ('pow', pow), ('ipow', _operator.ipow), ('abs', abs), ('invert', _operator.invert),
          ('bool', bool), ('str', str), ('int', int), ('float', float), ('bytes', bytes), ('len', len), ('iter', iter),
          ('reversed', reversed),
      ):
          _forward(_name, _function)
      _forward('rdivmod', divmod, True)
      _forward('rpow', pow, True)


      def proxy(object, callback=None, /):
          """What stands for an object without keeping it alive."""
          made = _new(CallableProxyType if callable(object) else ProxyType)
          ended = None
          if callback is not None:
              own = ref(made)

              def ended(_):
                  if own() is not None:
                      callback(own())
          _set(made, '_reference', ref(object, ended))
          return made


      _new = object.__new__
      _set = object.__setattr__


      class WeakMethod(ref):
          """A reference to a method that lives as long as its object."""
          __slots__ = ('_function', '_type', '_alive', '__weakref__')

          def __new__(cls, meth, callback=None):
              try:
                  instance, function = meth.__self__, meth.__func__
              except AttributeError:
                  raise TypeError(f'argument should be a bound method, not {type(meth)}') from None

              def ended(_):
                  self = own()
                  if self is not None and self._alive:
                      self._alive = False
                      if callback is not None:
                          callback(self)
              self = ref.__new__(cls, instance, ended)
              own = ref(self)
              self._function = ref(function, ended)
              self._type = type(meth)
              self._alive = True
              return self

          def __call__(self):
              instance, function = super().__call__(), self._function()
              if instance is None or function is None:
                  return None
              return self._type(function, instance)

          def __eq__(self, other):
              if not isinstance(other, WeakMethod):
                  return NotImplemented
              if not (self._alive and other._alive):
                  return self is other
              return ref.__eq__(self, other) and self._function == other._function

          def __ne__(self, other):
              return not self == other if isinstance(other, WeakMethod) else NotImplemented

          __hash__ = ref.__hash__


      class finalize:
          """A call that is made when an object is gone."""
          __slots__ = ()
          _known = {}

          class _Record:
              __slots__ = ('reference', 'func', 'args', 'kwargs', 'atexit')

          def __init__(self, obj, func, /, *args, **kwargs):
              record = self._Record()
              record.reference = ref(obj, self)
              record.func, record.args, record.kwargs, record.atexit = func, args, kwargs or None, True
              self._known[self] = record

          def __call__(self, _=None):
              record = self._known.pop(self, None)
              if record:
                  return record.func(*record.args, **(record.kwargs or {}))

          def _parts(self):
              record = self._known.get(self)
              target = record and record.reference()
              if target is not None:
                  return target, record.func, record.args, record.kwargs or {}

          def detach(self):
              """Give up the call; what it would have been."""
              parts = self._parts()
              if parts and self._known.pop(self, None):
                  return parts

          def peek(self):
              """What the call will be."""
              return self._parts()

          @property
          def alive(self):
              """Whether the call is still to be made."""
              return self in self._known

          @property
          def atexit(self):
              """Whether the call is made at the end of the program."""
              return bool(self.alive and self._known[self].atexit)

          @atexit.setter
          def atexit(self, value):
              if self.alive:
                  self._known[self].atexit = bool(value)

          def __repr__(self):
              target = self.alive and self._known[self].reference()
              place = f'<{type(self).__name__} object at {id(self):#014x}; '
              if not self.alive or target is None:
                  return place + 'dead>'
              return place + f'for {type(target).__name__!r} at {id(target):#014x}>'
      """#)
}
