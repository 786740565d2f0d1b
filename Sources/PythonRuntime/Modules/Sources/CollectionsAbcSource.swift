extension PythonSource {
  /// `collections.abc`: the protocols of containers, with the methods that follow from a few.
  static let collectionsAbc = PythonSource(
    module: "collections.abc",
    text: #"""
      from abc import ABCMeta, abstractmethod

      __all__ = ['Hashable', 'Iterable', 'Iterator', 'Generator', 'Reversible', 'Sized', 'Container', 'Callable',
                 'Collection', 'Set', 'MutableSet', 'Mapping', 'MutableMapping', 'MappingView', 'KeysView', 'ItemsView',
                 'ValuesView', 'Sequence', 'MutableSequence', 'ByteString', 'Awaitable', 'Coroutine']


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

          def __class_getitem__(cls, item):
              return cls


      class Hashable(_Protocol):
          _required = ('__hash__',)


      class Awaitable(_Protocol):
          _required = ('__await__',)


      class Coroutine(Awaitable):
          _required = ('__await__', 'send', 'throw', 'close')


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
          _required = ('__iter__', '__next__', 'send', 'throw', 'close')


      class Reversible(Iterable):
          _required = ('__reversed__', '__iter__')


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


      class Callable(_Protocol):
          __slots__ = ()
          _required = ('__call__',)

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
              return len(self) <= len(other) and all(element in other for element in self)

          def __lt__(self, other):
              return len(self) < len(other) and self <= other

          def __ge__(self, other):
              return len(self) >= len(other) and all(element in self for element in other)

          def __gt__(self, other):
              return len(self) > len(other) and self >= other

          def __eq__(self, other):
              return len(self) == len(other) and self <= other if isinstance(other, Set) else NotImplemented

          @classmethod
          def _from_iterable(cls, iterable):
              return cls(iterable)

          def __and__(self, other):
              return self._from_iterable(value for value in other if value in self)

          def __or__(self, other):
              return self._from_iterable(element for part in (self, other) for element in part)

          def __sub__(self, other):
              return self._from_iterable(value for value in self if value not in other)

          def __xor__(self, other):
              return (self - other) | self._from_iterable(value for value in other if value not in self)

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


      class Mapping(Collection):
          __slots__ = ()
          _required = ()

          @abstractmethod
          def __getitem__(self, key):
              raise KeyError

          def get(self, key, default=None):
              try:
                  return self[key]
              except KeyError:
                  return default

          def __contains__(self, key):
              try:
                  self[key]
              except KeyError:
                  return False
              return True

          def keys(self):
              return KeysView(self)

          def items(self):
              return ItemsView(self)

          def values(self):
              return ValuesView(self)

          def __eq__(self, other):
              if not isinstance(other, Mapping):
                  return NotImplemented
              return dict(self.items()) == dict(other.items())

          __reversed__ = None


      class MutableMapping(Mapping):
          __slots__ = ()
          _required = ()
          __marker = object()

          @abstractmethod
          def __setitem__(self, key, value):
              raise KeyError

          @abstractmethod
          def __delitem__(self, key):
              raise KeyError

          def pop(self, key, default=__marker):
              try:
                  value = self[key]
              except KeyError:
                  if default is self.__marker:
                      raise
                  return default
              del self[key]
              return value

          def popitem(self):
              try:
                  key = next(iter(self))
              except StopIteration:
                  raise KeyError from None
              value = self[key]
              del self[key]
              return key, value

          def clear(self):
              try:
                  while True:
                      self.popitem()
              except KeyError:
                  pass

          def update(self, other=(), /, **kwds):
              if hasattr(other, 'keys'):
                  for key in other.keys():
                      self[key] = other[key]
              else:
                  for key, value in other:
                      self[key] = value
              for key, value in kwds.items():
                  self[key] = value

          def setdefault(self, key, default=None):
              try:
                  return self[key]
              except KeyError:
                  self[key] = default
              return default


      class MappingView(Sized):
          _required = ()

          def __init__(self, mapping):
              self._mapping = mapping

          def __len__(self):
              return len(self._mapping)

          def __repr__(self):
              return f'{type(self).__name__}({self._mapping!r})'


      class KeysView(MappingView, Set):
          _required = ()

          @classmethod
          def _from_iterable(cls, iterable):
              return set(iterable)

          def __contains__(self, key):
              return key in self._mapping

          def __iter__(self):
              yield from self._mapping


      class ItemsView(KeysView):
          _required = ()

          def __contains__(self, item):
              key, value = item
              return key in self._mapping and (self._mapping[key] is value or self._mapping[key] == value)

          def __iter__(self):
              for key in self._mapping:
                  yield key, self._mapping[key]


      class ValuesView(MappingView, Collection):
          _required = ()

          def __contains__(self, value):
              return any(found is value or found == value for found in self)

          def __iter__(self):
              for key in self._mapping:
                  yield self._mapping[key]


      class Sequence(Reversible, Collection):
          __slots__ = ()
          _required = ()

          @abstractmethod
          def __getitem__(self, index):
              raise IndexError

          def __iter__(self):
              i = 0
              try:
                  while True:
                      yield self[i]
                      i += 1
              except IndexError:
                  return

          def __contains__(self, value):
              return any(v is value or v == value for v in self)

          def __reversed__(self):
              for i in reversed(range(len(self))):
                  yield self[i]

          def index(self, value, start=0, stop=None):
              for i in range(start, len(self) if stop is None else stop):
                  if self[i] is value or self[i] == value:
                      return i
              raise ValueError

          def count(self, value):
              return sum(1 for v in self if v is value or v == value)


      class ByteString(Sequence):
          _required = ()


      class MutableSequence(Sequence):
          __slots__ = ()
          _required = ()

          @abstractmethod
          def __setitem__(self, index, value):
              raise IndexError

          @abstractmethod
          def __delitem__(self, index):
              raise IndexError

          @abstractmethod
          def insert(self, index, value):
              raise IndexError

          def append(self, value):
              self.insert(len(self), value)

          def clear(self):
              try:
                  while True:
                      self.pop()
              except IndexError:
                  pass

          def reverse(self):
              n = len(self)
              for i in range(n // 2):
                  self[i], self[n - i - 1] = self[n - i - 1], self[i]

          def extend(self, values):
              for value in list(values) if values is self else values:
                  self.append(value)

          def pop(self, index=-1):
              value = self[index]
              del self[index]
              return value

          def remove(self, value):
              del self[self.index(value)]

          def __iadd__(self, values):
              self.extend(values)
              return self


      from collections import UserDict as _UserDict, UserList as _UserList, UserString as _UserString, deque as _deque

      Sequence.register(tuple)
      Sequence.register(str)
      Sequence.register(range)
      ByteString.register(bytes)
      MutableSequence.register(list)
      MutableSequence.register(_deque)
      Set.register(frozenset)
      MutableSet.register(set)
      MutableMapping.register(dict)
      MutableMapping.register(_UserDict)
      MutableSequence.register(_UserList)
      Sequence.register(_UserString)
      KeysView.register(type({}.keys()))
      ItemsView.register(type({}.items()))
      ValuesView.register(type({}.values()))
      """#)
}
