extension PythonSource {
  /// The mappings and sequences of `collections.abc`.
  static let mappingAbc = PythonSource(
    module: "collections.abc", file: "_collections_abc",
    text: #"""
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


      class ItemsView(MappingView, Set):
          _required = ()

          @classmethod
          def _from_iterable(cls, iterable):
              return set(iterable)

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
              count = len(self)
              start = max(count + start, 0) if start < 0 else start
              stop = count if stop is None else stop + count if stop < 0 else stop
              for i in range(start, min(stop, count)):
                  found = self[i]
                  if found is value or found == value:
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
      Sequence.register(memoryview)
      ByteString.register(bytes)
      ByteString.register(bytearray)
      MutableSequence.register(bytearray)
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
