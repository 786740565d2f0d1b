extension PythonSource {
  /// The containers to derive from, each around a built-in one in `data`; part of `collections`.
  static let userContainers = PythonSource(
    module: "_user_containers",
    text: #"""
      _missing = object()


      class UserDict:
          """A dictionary to derive from."""
          __class_getitem__ = classmethod(type(list[int]))

          def __init__(self, dict=None, /, **kwargs):
              self.data = {}
              if dict is not None:
                  self.update(dict)
              if kwargs:
                  self.update(kwargs)

          def __len__(self):
              return len(self.data)

          def __getitem__(self, key):
              if key in self.data:
                  return self.data[key]
              if hasattr(self.__class__, '__missing__'):
                  return self.__class__.__missing__(self, key)
              raise KeyError(key)

          def __setitem__(self, key, item):
              self.data[key] = item

          def __delitem__(self, key):
              del self.data[key]

          def __iter__(self):
              return iter(self.data)

          def __contains__(self, key):
              return key in self.data

          def __repr__(self):
              return repr(self.data)

          def __eq__(self, other):
              if isinstance(other, UserDict):
                  return dict(self.items()) == dict(other.items())
              return dict(self.items()) == other if isinstance(other, dict) else NotImplemented

          __hash__ = None

          def __or__(self, other):
              if isinstance(other, UserDict):
                  return self.__class__(self.data | other.data)
              return self.__class__(self.data | other) if isinstance(other, dict) else NotImplemented

          def __ror__(self, other):
              return self.__class__(other | self.data) if isinstance(other, dict) else NotImplemented

          def __ior__(self, other):
              self.data |= other.data if isinstance(other, UserDict) else other
              return self

          def keys(self):
              from collections.abc import KeysView
              return KeysView(self)

          def values(self):
              from collections.abc import ValuesView
              return ValuesView(self)

          def items(self):
              from collections.abc import ItemsView
              return ItemsView(self)

          def get(self, key, default=None):
              try:
                  return self[key]
              except KeyError:
                  return default

          def setdefault(self, key, default=None):
              try:
                  return self[key]
              except KeyError:
                  self[key] = default
              return default

          def pop(self, key, default=_missing):
              try:
                  value = self[key]
              except KeyError:
                  if default is _missing:
                      raise
                  return default
              del self[key]
              return value

          def popitem(self):
              for key in self:
                  value = self[key]
                  del self[key]
                  return key, value
              raise KeyError

          def clear(self):
              while self.data:
                  self.popitem()

          def update(self, other=(), /, **kwargs):
              if hasattr(other, 'keys'):
                  for key in other.keys():
                      self[key] = other[key]
              else:
                  for key, value in other:
                      self[key] = value
              for key, value in kwargs.items():
                  self[key] = value

          def copy(self):
              if self.__class__ is UserDict:
                  return UserDict(self.data.copy())
              data = self.data
              try:
                  self.data = {}
                  result = self.__copy__()
              finally:
                  self.data = data
              result.update(self)
              return result

          def __copy__(self):
              result = self.__class__.__new__(self.__class__)
              result.__dict__.update(self.__dict__)
              result.__dict__['data'] = self.__dict__['data'].copy()
              return result

          @classmethod
          def fromkeys(cls, iterable, value=None):
              result = cls()
              for key in iterable:
                  result[key] = value
              return result


      class _UserSequence:
          """What lists and texts to derive from have in common."""

          def __len__(self):
              return len(self.data)

          def __contains__(self, item):
              return _plain(item) in self.data

          def __repr__(self):
              return repr(self.data)

          def __eq__(self, other):
              return self.data == _plain(other)

          def __lt__(self, other):
              return self.data < _plain(other)

          def __le__(self, other):
              return self.data <= _plain(other)

          def __gt__(self, other):
              return self.data > _plain(other)

          def __ge__(self, other):
              return self.data >= _plain(other)

          def __mul__(self, n):
              return self.__class__(self.data * n)

          __rmul__ = __mul__

          def count(self, *args):
              return self.data.count(*map(_plain, args))

          def index(self, *args):
              return self.data.index(*map(_plain, args))


      def _plain(value):
          return value.data if isinstance(value, _UserSequence) else value


      class UserList(_UserSequence):
          """A list to derive from."""
          __class_getitem__ = classmethod(type(list[int]))

          __hash__ = None

          def __init__(self, initlist=None):
              self.data = [] if initlist is None else list(_plain(initlist))

          def __iter__(self):
              return iter(self.data)

          def __getitem__(self, i):
              return self.__class__(self.data[i]) if isinstance(i, slice) else self.data[i]

          def __setitem__(self, i, item):
              self.data[i] = item

          def __delitem__(self, i):
              del self.data[i]

          def __add__(self, other):
              return self.__class__(self.data + list(_plain(other)))

          def __radd__(self, other):
              return self.__class__(list(_plain(other)) + self.data)

          def __iadd__(self, other):
              self.data += list(_plain(other))
              return self

          def __imul__(self, n):
              self.data *= n
              return self

          def append(self, item):
              self.data.append(item)

          def insert(self, i, item):
              self.data.insert(i, item)

          def pop(self, i=-1):
              return self.data.pop(i)

          def remove(self, item):
              self.data.remove(item)

          def clear(self):
              self.data.clear()

          def copy(self):
              return self.__class__(self)

          __copy__ = UserDict.__copy__

          def reverse(self):
              self.data.reverse()

          def sort(self, /, *args, **kwds):
              self.data.sort(*args, **kwds)

          def extend(self, other):
              self.data.extend(_plain(other))


      class UserString(_UserSequence):
          """A text to derive from."""

          def __init__(self, seq):
              self.data = seq if isinstance(seq, str) else seq.data[:] if isinstance(seq, UserString) else str(seq)

          def __str__(self):
              return str(self.data)

          def __hash__(self):
              return hash(self.data)

          def __int__(self):
              return int(self.data)

          def __float__(self):
              return float(self.data)

          def __getitem__(self, i):
              return self.__class__(self.data[i])

          def __add__(self, other):
              return self.__class__(self.data + str(other))

          def __radd__(self, other):
              return self.__class__(str(other) + self.data)

          def __mod__(self, args):
              return self.__class__(self.data % args)


      def _forward(name, makes_text):
          def method(self, *args, **kwds):
              result = getattr(self.data, name)(*[_plain(arg) for arg in args], **kwds)
              return self.__class__(result) if makes_text else result
          method.__name__ = name
          setattr(UserString, name, method)


      for _name in ('capitalize casefold center expandtabs ljust lower lstrip removeprefix removesuffix replace rjust '
                    'rstrip strip swapcase title translate upper zfill').split():
          _forward(_name, True)
      for _name in ('encode endswith find format format_map isalpha isalnum isascii isdecimal isdigit isidentifier islower '
                    'isnumeric isprintable isspace istitle isupper join partition rfind rindex rpartition rsplit split '
                    'splitlines startswith').split():
          _forward(_name, False)
      for _class in (UserDict, UserList, UserString):
          _class.__module__ = 'collections'
      """#)
}
