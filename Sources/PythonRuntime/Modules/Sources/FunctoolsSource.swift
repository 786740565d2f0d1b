extension PythonSource {
  static let functools = PythonSource(
    module: "functools",
    text: #"""
      __all__ = ['update_wrapper', 'wraps', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES', 'total_ordering',
                 'cache', 'cmp_to_key', 'lru_cache', 'reduce', 'partial', 'partialmethod', 'singledispatch',
                 'singledispatchmethod', 'cached_property']

      WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')
      WRAPPER_UPDATES = ('__dict__',)


      def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
          """Make a wrapper look like the function it wraps."""
          for name in assigned:
              try:
                  value = getattr(wrapped, name)
              except AttributeError:
                  continue
              setattr(wrapper, name, value)
          for name in updated:
              getattr(wrapper, name).update(getattr(wrapped, name, {}))
          wrapper.__wrapped__ = wrapped
          return wrapper


      def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
          """Decorate a wrapper so that it looks like the function it wraps."""
          return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


      def _derive(operator, source, swap, negate):
          def method(self, other):
              result = getattr(type(self), source)(self, other)
              if result is NotImplemented:
                  return result
              if negate == 'not':
                  return not result
              if negate == 'or equal':
                  return result or self == other
              if negate == 'and differs':
                  return result and self != other
              if negate == 'neither':
                  return not result and self != other
              return not result or self == other
          method.__name__ = operator
          return method


      _DERIVED = {
          '__lt__': (('__gt__', 'neither'), ('__le__', 'or equal'), ('__ge__', 'not')),
          '__le__': (('__ge__', 'not or equal'), ('__lt__', 'and differs'), ('__gt__', 'not')),
          '__gt__': (('__lt__', 'neither'), ('__ge__', 'or equal'), ('__le__', 'not')),
          '__ge__': (('__le__', 'not or equal'), ('__gt__', 'and differs'), ('__lt__', 'not')),
      }


      def total_ordering(cls):
          """Add the orderings that follow from the one that a class defines and from __eq__."""
          roots = {name for name in _DERIVED if getattr(cls, name, None) is not getattr(object, name, None)}
          if not roots:
              raise ValueError('must define at least one ordering operation: < > <= >=')
          root = max(roots)
          for name, how in _DERIVED[root]:
              if name not in roots:
                  setattr(cls, name, _derive(name, root, False, how))
          return cls


      def cmp_to_key(mycmp):
          """Make a key function of a comparison that returns a negative, zero or positive number."""
          return KeyWrapper(mycmp)


      class KeyWrapper:
          __slots__ = ['mycmp', 'obj']

          def __init__(self, mycmp, *obj):
              self.mycmp = mycmp
              if obj:
                  self.obj = obj[0]

          def __call__(self, obj):
              return KeyWrapper(self.mycmp, obj)

          def __lt__(self, other):
              return self.mycmp(self.obj, other.obj) < 0

          def __gt__(self, other):
              return self.mycmp(self.obj, other.obj) > 0

          def __eq__(self, other):
              return self.mycmp(self.obj, other.obj) == 0

          def __le__(self, other):
              return self.mycmp(self.obj, other.obj) <= 0

          def __ge__(self, other):
              return self.mycmp(self.obj, other.obj) >= 0

          __hash__ = None


      def lru_cache(maxsize=128, typed=False):
          """Remember the results of a function, the latest maxsize of them."""
          if callable(maxsize) and isinstance(typed, bool):
              return _make_cache(maxsize, 128, typed)
          if maxsize is not None and not isinstance(maxsize, int):
              raise TypeError('Expected first argument to be an integer, a callable, or None')

          def decorating_function(function):
              return _make_cache(function, maxsize, typed)
          return decorating_function


      def _make_cache(function, maxsize, typed):
          from collections import namedtuple
          if not callable(function):
              raise TypeError('the first argument must be callable')
          wrapper = _cached(function, maxsize, typed)
          info = namedtuple('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'])
          wrapper.cache_info = lambda: info(*wrapper._counts())
          wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
          return update_wrapper(wrapper, function)


      def cache(user_function, /):
          """Remember all results of a function."""
          return lru_cache(maxsize=None)(user_function)


      class cached_property:
          """A property that is computed once and then kept as an attribute."""
          __class_getitem__ = classmethod(type(list[int]))

          def __init__(self, func):
              self.func = func
              self.attrname = None
              self.__doc__ = func.__doc__

          def __set_name__(self, owner, name):
              if self.attrname is None:
                  self.attrname = name
              elif name != self.attrname:
                  raise TypeError(
                      "Cannot assign the same cached_property to two different names "
                      f"({self.attrname!r} and {name!r}).")

          def __get__(self, instance, owner=None):
              if instance is None:
                  return self
              if self.attrname is None:
                  raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
              try:
                  values = instance.__dict__
              except AttributeError:
                  message = (f"No '__dict__' attribute on {type(instance).__name__!r} "
                             f"instance to cache {self.attrname!r} property.")
                  raise TypeError(message) from None
              if self.attrname in values:
                  return values[self.attrname]
              value = self.func(instance)
              values[self.attrname] = value
              return value


      class partialmethod:
          """A method with some of its arguments given."""
          __class_getitem__ = classmethod(type(list[int]))

          def __init__(self, func, /, *args, **keywords):
              if not callable(func) and not hasattr(func, '__get__'):
                  raise TypeError(f'{func!r} is not callable or a descriptor')
              if isinstance(func, partialmethod):
                  args = func.args + args
                  keywords = {**func.keywords, **keywords}
                  func = func.func
              self.func = func
              self.args = args
              self.keywords = keywords

          def __repr__(self):
              parts = [repr(self.func), *map(repr, self.args)]
              parts += (f'{name}={value!r}' for name, value in self.keywords.items())
              cls = type(self)
              return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"

          def _make_unbound_method(self):
              def _method(cls_or_self, /, *args, **keywords):
                  return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})
              return _method

          def __get__(self, instance, owner=None):
              if hasattr(self.func, '__get__'):
                  bound = self.func.__get__(instance, owner)
                  # A function that is got from the class is still without its first argument.
                  if bound is not self.func:
                      return partial(bound, *self.args, **self.keywords)
              return self._make_unbound_method().__get__(instance, owner)

          @property
          def __isabstractmethod__(self):
              return getattr(self.func, '__isabstractmethod__', False)


      def _is_union(cls):
          from typing import Union, get_origin
          from types import UnionType
          return get_origin(cls) in (Union, UnionType)


      def _dispatch_classes(cls):
          members = cls.__args__ if not isinstance(cls, type) and _is_union(cls) else (cls,)
          return members if all(isinstance(member, type) for member in members) else ()


      def singledispatch(func):
          """Make a function choose its implementation by the class of its first argument."""
          registry = {object: func}

          def dispatch(cls):
              if cls in registry:
                  return registry[cls]
              order = cls.__mro__
              best, place = object, len(order)
              for candidate in registry:
                  if not issubclass(cls, candidate):
                      continue
                  # A class of which this is only a virtual one comes after the last base that it takes.
                  actual = candidate in order
                  own = order.index(candidate) if actual else max(
                      i for i, base in enumerate(order) if issubclass(base, candidate)) + 0.5
                  if own < place or own == place and issubclass(candidate, best):
                      best, place = candidate, own
                  elif own == place and not issubclass(best, candidate):
                      raise RuntimeError(f'Ambiguous dispatch: {best} or {candidate}')
              return registry[best]

          def register(cls, func=None):
              classes = _dispatch_classes(cls)
              if classes:
                  if func is None:
                      return lambda implementation: register(cls, implementation)
              elif func is not None:
                  raise TypeError(f'Invalid first argument to `register()`. {cls!r} is not a class or union type.')
              else:
                  func = cls
                  plain = getattr(func, '__func__', func)
                  if not getattr(plain, '__annotations__', {}):
                      raise TypeError(
                          f"Invalid first argument to `register()`: {cls!r}. "
                          f"Use either `@register(some_class)` or plain `@register` on an annotated function.")
                  from typing import get_type_hints
                  name, cls = next(iter(get_type_hints(plain).items()))
                  classes = _dispatch_classes(cls)
                  if not classes:
                      problem = 'not all arguments are classes.' if _is_union(cls) else 'is not a class.'
                      raise TypeError(f'Invalid annotation for {name!r}. {cls!r} {problem}')
              for member in classes:
                  registry[member] = func
              return func

          def wrapper(*args, **kw):
              if not args:
                  raise TypeError(f'{funcname} requires at least 1 positional argument')
              return dispatch(args[0].__class__)(*args, **kw)

          funcname = getattr(func, '__name__', 'singledispatch function')
          wrapper.register = register
          wrapper.dispatch = dispatch
          wrapper.registry = registry
          update_wrapper(wrapper, func)
          return wrapper


      class singledispatchmethod:
          """A method that chooses its implementation by the class of its first argument."""

          def __init__(self, func):
              if not callable(func) and not hasattr(func, '__get__'):
                  raise TypeError(f'{func!r} is not callable or a descriptor')
              self.dispatcher = singledispatch(func)
              self.func = func

          def register(self, cls, method=None):
              return self.dispatcher.register(cls, func=method)

          def __get__(self, obj, cls=None):
              def _method(*args, **kwargs):
                  method = self.dispatcher.dispatch(args[0].__class__)
                  return method.__get__(obj, cls)(*args, **kwargs)
              _method.__isabstractmethod__ = self.__isabstractmethod__
              _method.register = self.register
              return update_wrapper(_method, self.func)

          @property
          def __isabstractmethod__(self):
              return getattr(self.func, '__isabstractmethod__', False)
      """#)
}
