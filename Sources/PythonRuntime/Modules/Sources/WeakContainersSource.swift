extension PythonSource {
  /// The containers of `weakref`.
  static let weakContainers = PythonSource(
    module: "weakref", file: "_weakrefset",
    text: #"""
      class _WeakDictionary(_MutableMapping):
          """What dictionaries of weak references have in common."""

          def __len__(self):
              return len(self.data)

          def __repr__(self):
              return f'<{type(self).__name__} at {id(self):#014x}>'

          def keys(self):
              for key, _ in self.items():
                  yield key

          __iter__ = keys

          def values(self):
              for _, value in self.items():
                  yield value

          def copy(self):
              return type(self)(self)

          __copy__ = copy

          def __or__(self, other):
              return self._merged(self, other) if hasattr(other, 'keys') else NotImplemented

          def __ror__(self, other):
              return self._merged(other, self) if hasattr(other, 'keys') else NotImplemented

          def __ior__(self, other):
              self.update(other)
              return self

          def _merged(self, first, second):
              made = type(self)()
              made.update(first)
              made.update(second)
              return made


      class WeakValueDictionary(_WeakDictionary):
          """A dictionary whose entries go when their values do."""

          def __init__(self, other=(), /, **kw):
              self.data = {}
              self.update(other, **kw)

          def _entry(self, key, value):
              own, data = ref(self), self.data

              def ended(reference):
                  if own() is not None and data.get(key) is reference:
                      del data[key]
              return ref(value, ended)

          def __getitem__(self, key):
              value = self.data[key]()
              if value is None:
                  raise KeyError(key)
              return value

          def __setitem__(self, key, value):
              self.data[key] = self._entry(key, value)

          def __delitem__(self, key):
              del self.data[key]

          def __contains__(self, key):
              return key in self.data and self.data[key]() is not None

          def items(self):
              for key, reference in list(self.data.items()):
                  value = reference()
                  if value is not None:
                      yield key, value

          def valuerefs(self):
              return list(self.data.values())

          itervaluerefs = valuerefs

          def get(self, key, default=None):
              reference = self.data.get(key)
              value = reference() if reference is not None else None
              return default if value is None else value

          def setdefault(self, key, default=None):
              value = self.get(key)
              if value is None:
                  value = default
                  self[key] = value
              return value

          def pop(self, key, *args):
              reference = self.data.pop(key, None)
              value = reference() if reference is not None else None
              if value is not None:
                  return value
              if args:
                  return args[0]
              raise KeyError(key)

          def popitem(self):
              while True:
                  key, reference = self.data.popitem()
                  value = reference()
                  if value is not None:
                      return key, value

          def __deepcopy__(self, memo):
              from copy import deepcopy
              made = type(self)()
              for key, value in self.items():
                  made[deepcopy(key, memo)] = value
              return made


      class WeakKeyDictionary(_WeakDictionary):
          """A dictionary whose entries go when their keys do."""

          def __init__(self, dict=None, /):
              self.data = {}
              own, data = ref(self), self.data

              def ended(reference):
                  if own() is not None:
                      data.pop(reference, None)
              self._ended = ended
              if dict is not None:
                  self.update(dict)

          def __getitem__(self, key):
              return self.data[ref(key)]

          def __setitem__(self, key, value):
              self.data[ref(key, self._ended)] = value

          def __delitem__(self, key):
              del self.data[ref(key)]

          def __contains__(self, key):
              try:
                  return ref(key) in self.data
              except TypeError:
                  return False

          def items(self):
              for reference, value in list(self.data.items()):
                  key = reference()
                  if key is not None:
                      yield key, value

          def keyrefs(self):
              return list(self.data)

          def get(self, key, default=None):
              return self.data.get(ref(key), default)

          def setdefault(self, key, default=None):
              return self.data.setdefault(ref(key, self._ended), default)

          def pop(self, key, *args):
              return self.data.pop(ref(key), *args)

          def popitem(self):
              while True:
                  reference, value = self.data.popitem()
                  key = reference()
                  if key is not None:
                      return key, value

          def __deepcopy__(self, memo):
              from copy import deepcopy
              made = type(self)()
              for key, value in self.items():
                  made[key] = deepcopy(value, memo)
              return made


      class WeakSet(_MutableSet):
          """A set whose elements go when nothing else holds them."""

          def __init__(self, data=None):
              self.data = set()
              own, references = ref(self), self.data

              def ended(reference):
                  if own() is not None:
                      references.discard(reference)
              self._ended = ended
              if data is not None:
                  self.update(data)

          def __iter__(self):
              for reference in list(self.data):
                  element = reference()
                  if element is not None:
                      yield element

          def __len__(self):
              return len(self.data)

          def __contains__(self, item):
              try:
                  return ref(item) in self.data
              except TypeError:
                  return False

          def __repr__(self):
              return repr(self.data)

          def add(self, item):
              self.data.add(ref(item, self._ended))

          def clear(self):
              self.data.clear()

          def copy(self):
              return type(self)(self)

          __copy__ = copy

          def pop(self):
              while True:
                  try:
                      element = self.data.pop()()
                  except KeyError:
                      raise KeyError('pop from empty WeakSet') from None
                  if element is not None:
                      return element

          def remove(self, item):
              self.data.remove(ref(item))

          def discard(self, item):
              self.data.discard(ref(item))

          def update(self, other):
              for element in other:
                  self.add(element)

          def __ior__(self, other):
              self.update(other)
              return self

          def _references(self, other):
              return {ref(element) for element in other}

          def difference(self, other):
              made = self.copy()
              made.difference_update(other)
              return made

          def difference_update(self, other):
              self.data.difference_update(self._references(other))

          def __isub__(self, other):
              self.difference_update(other)
              return self

          def intersection(self, other):
              return type(self)(element for element in other if element in self)

          def intersection_update(self, other):
              self.data.intersection_update(self._references(other))

          def __iand__(self, other):
              self.intersection_update(other)
              return self

          def issubset(self, other):
              return self.data.issubset(self._references(other))

          def issuperset(self, other):
              return self.data.issuperset(self._references(other))

          def symmetric_difference(self, other):
              made = self.copy()
              made.symmetric_difference_update(other)
              return made

          def symmetric_difference_update(self, other):
              self.data.symmetric_difference_update({ref(element, self._ended) for element in other})

          def __ixor__(self, other):
              self.symmetric_difference_update(other)
              return self

          def union(self, other):
              made = self.copy()
              made.update(other)
              return made

          def isdisjoint(self, other):
              return len(self.intersection(other)) == 0

          __sub__ = difference
          __and__ = intersection
          __xor__ = symmetric_difference
          __or__ = union
          __le__ = issubset
          __ge__ = issuperset

          def __lt__(self, other):
              return self.data < self._references(other)

          def __gt__(self, other):
              return self.data > self._references(other)

          def __eq__(self, other):
              if not isinstance(other, type(self)):
                  return NotImplemented
              return self.data == self._references(other)
      """#)
}
