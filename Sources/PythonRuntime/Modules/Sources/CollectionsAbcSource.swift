extension PythonSource {
  /// `collections.abc`: the protocols of containers and of sets, with the methods that follow from a few.
  static let collectionsAbc = PythonSource(
    module: "collections.abc",
    text: #"""
      from abc import ABCMeta, abstractmethod

      __all__ = ['Hashable', 'Iterable', 'Iterator', 'Generator', 'Reversible', 'Sized', 'Container', 'Callable',
                 'Collection', 'Set', 'MutableSet', 'Mapping', 'MutableMapping', 'MappingView', 'KeysView', 'ItemsView',
                 'ValuesView', 'Sequence', 'MutableSequence', 'ByteString', 'Awaitable', 'Coroutine',
                 'AsyncIterable', 'AsyncIterator', 'AsyncGenerator']


      def _has(cls, *names):
          for name in names:
              for base in cls.__mro__:
                  if name in base.__dict__:
                      if base.__dict__[name] is None:
                          return NotImplemented
                      break
              else:
                  return NotImplemented
          return True


      class _Protocol(metaclass=ABCMeta):
          __slots__ = ()
          _required = ()

          @classmethod
          def __subclasshook__(cls, subclass):
              required = cls.__dict__.get('_required')
              return _has(subclass, *required) if required else NotImplemented

          __class_getitem__ = classmethod(type(list[int]))


      class Hashable(_Protocol):
          __slots__ = ()
          _required = ('__hash__',)

          @abstractmethod
          def __hash__(self):
              return 0


      class Awaitable(_Protocol):
          _required = ('__await__',)


      class Coroutine(Awaitable):
          _required = ('__await__', 'send', 'throw', 'close')


      class AsyncIterable(_Protocol):
          __slots__ = ()
          _required = ('__aiter__',)


      class AsyncIterator(AsyncIterable):
          __slots__ = ()
          _required = ('__anext__', '__aiter__')


      class AsyncGenerator(AsyncIterator):
          __slots__ = ()
          _required = ('__aiter__', '__anext__', 'asend', 'athrow', 'aclose')


      class Iterable(_Protocol):
          __slots__ = ()
          _required = ('__iter__',)

          @abstractmethod
          def __iter__(self):
              while False:
                  yield None


      class Iterator(Iterable):
          __slots__ = ()
          _required = ('__iter__', '__next__')

          @abstractmethod
          def __next__(self):
              raise StopIteration

          def __iter__(self):
              return self


      class Generator(Iterator):
          __slots__ = ()
          _required = ('__iter__', '__next__', 'send', 'throw', 'close')

          def __next__(self):
              return self.send(None)

          @abstractmethod
          def send(self, value):
              raise StopIteration

          @abstractmethod
          def throw(self, typ, val=None, tb=None):
              if val is None:
                  val = typ if tb is None else typ()
              raise val if tb is None else val.with_traceback(tb)

          def close(self):
              try:
                  self.throw(GeneratorExit)
              except (GeneratorExit, StopIteration):
                  return
              raise RuntimeError('generator ignored GeneratorExit')


      class Reversible(Iterable):
          __slots__ = ()
          _required = ('__reversed__', '__iter__')

          @abstractmethod
          def __reversed__(self):
              while False:
                  yield None


      class Sized(_Protocol):
          __slots__ = ()
          _required = ('__len__',)

          @abstractmethod
          def __len__(self):
              return 0


      class Container(_Protocol):
          __slots__ = ()
          _required = ('__contains__',)

          @abstractmethod
          def __contains__(self, x):
              return False


      def _text(value):
          if isinstance(value, type):
              return value.__qualname__ if value.__module__ == 'builtins' else f'{value.__module__}.{value.__qualname__}'
          return '...' if value is ... else repr(value)


      class _CallableGenericAlias:
          """What Callable[[argument, ...], result] is."""

          def __init__(self, origin, args):
              self.__origin__ = origin
              self.__args__ = args
              self.__parameters__ = tuple[args].__parameters__

          def __repr__(self):
              args = self.__args__
              if len(args) == 2 and not isinstance(args[0], type) and (
                      args[0] is ... or type(args[0]).__name__ in ('ParamSpec', '_ConcatenateGenericAlias')):
                  first = _text(args[0])
              else:
                  first = f"[{', '.join(map(_text, args[:-1]))}]"
              return f"collections.abc.Callable[{first}, {'None' if args[-1] is None else _text(args[-1])}]"

          def __eq__(self, other):
              if not isinstance(other, _CallableGenericAlias):
                  return NotImplemented
              return self.__args__ == other.__args__

          def __hash__(self):
              return hash(self.__args__)

          def __getitem__(self, item):
              return _CallableGenericAlias(self.__origin__, tuple[self.__args__][item].__args__)

          def __call__(self, *args, **kwds):
              return self.__origin__(*args, **kwds)

          def __mro_entries__(self, bases):
              return (self.__origin__,)


      class Callable(_Protocol):
          __slots__ = ()
          _required = ('__call__',)

          def __class_getitem__(cls, params):
              if not (isinstance(params, tuple) and len(params) == 2):
                  raise TypeError('Callable must be used as Callable[[arg, ...], result].')
              args, result = params
              if isinstance(args, (tuple, list)):
                  return _CallableGenericAlias(cls, (*args, result))
              if args is not ... and type(args).__name__ not in ('ParamSpec', '_ConcatenateGenericAlias'):
                  raise TypeError('Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got '
                                  + _text(args))
              return _CallableGenericAlias(cls, (args, result))

          @abstractmethod
          def __call__(self, *args, **kwds):
              return False


      class Collection(Sized, Iterable, Container):
          __slots__ = ()
          _required = ('__len__', '__iter__', '__contains__')


      class Set(Collection):
          __slots__ = ()
          _required = ()

          def __le__(self, other):
              if not isinstance(other, Set):
                  return NotImplemented
              return len(self) <= len(other) and all(element in other for element in self)

          def __lt__(self, other):
              if not isinstance(other, Set):
                  return NotImplemented
              return len(self) < len(other) and self.__le__(other)

          def __ge__(self, other):
              if not isinstance(other, Set):
                  return NotImplemented
              return len(self) >= len(other) and all(element in self for element in other)

          def __gt__(self, other):
              if not isinstance(other, Set):
                  return NotImplemented
              return len(self) > len(other) and self.__ge__(other)

          def __eq__(self, other):
              if not isinstance(other, Set):
                  return NotImplemented
              return len(self) == len(other) and self.__le__(other)

          @classmethod
          def _from_iterable(cls, iterable):
              return cls(iterable)

          def _hash(self):
              return hash(frozenset(self))

          def _as_set(self, other):
              return other if isinstance(other, Set) else self._from_iterable(other)

          def __and__(self, other):
              if not isinstance(other, Iterable):
                  return NotImplemented
              return self._from_iterable(value for value in other if value in self)

          def __or__(self, other):
              if not isinstance(other, Iterable):
                  return NotImplemented
              return self._from_iterable(element for part in (self, other) for element in part)

          def __sub__(self, other):
              if not isinstance(other, Iterable):
                  return NotImplemented
              other = self._as_set(other)
              return self._from_iterable(value for value in self if value not in other)

          def __rsub__(self, other):
              if not isinstance(other, Iterable):
                  return NotImplemented
              return self._from_iterable(value for value in self._as_set(other) if value not in self)

          def __xor__(self, other):
              if not isinstance(other, Iterable):
                  return NotImplemented
              other = self._as_set(other)
              return (self - other) | (other - self)

          __rand__, __ror__, __rxor__ = __and__, __or__, __xor__

          def isdisjoint(self, other):
              return not any(value in self for value in other)


      class MutableSet(Set):
          __slots__ = ()

          @abstractmethod
          def add(self, value):
              raise NotImplementedError

          @abstractmethod
          def discard(self, value):
              raise NotImplementedError

          def remove(self, value):
              if value not in self:
                  raise KeyError(value)
              self.discard(value)

          def pop(self):
              try:
                  value = next(iter(self))
              except StopIteration:
                  raise KeyError from None
              self.discard(value)
              return value

          def clear(self):
              try:
                  while True:
                      self.pop()
              except KeyError:
                  pass

          def __ior__(self, values):
              for value in values:
                  self.add(value)
              return self

          def __iand__(self, values):
              for value in self - values:
                  self.discard(value)
              return self

          def __ixor__(self, values):
              if values is self:
                  self.clear()
                  return self
              for value in self._as_set(values):
                  if value in self:
                      self.discard(value)
                  else:
                      self.add(value)
              return self

          def __isub__(self, values):
              if values is self:
                  self.clear()
              else:
                  for value in values:
                      self.discard(value)
              return self
      """#)
}
