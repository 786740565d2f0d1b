extension PythonSource {
  static let collections = PythonSource(
    module: "collections",
    text: #"""
      __all__ = ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList', 'UserString', 'defaultdict', 'deque',
                 'namedtuple']

      from operator import itemgetter as _itemgetter
      from keyword import iskeyword as _iskeyword


      def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
          """Make a subclass of tuple whose elements have names."""
          if isinstance(field_names, str):
              field_names = field_names.replace(',', ' ').split()
          field_names = list(map(str, field_names))
          typename = str(typename)
          if rename:
              seen = set()
              for index, name in enumerate(field_names):
                  if not name.isidentifier() or _iskeyword(name) or name.startswith('_') or name in seen:
                      field_names[index] = f'_{index}'
                  seen.add(name)
          for name in [typename] + field_names:
              if type(name) is not str:
                  raise TypeError('Type names and field names must be strings')
              if not name.isidentifier():
                  raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
              if _iskeyword(name):
                  raise ValueError(f'Type names and field names cannot be a keyword: {name!r}')
          seen = set()
          for name in field_names:
              if name.startswith('_') and not rename:
                  raise ValueError(f'Field names cannot start with an underscore: {name!r}')
              if name in seen:
                  raise ValueError(f'Encountered duplicate field name: {name!r}')
              seen.add(name)
          field_defaults = {}
          if defaults is not None:
              defaults = tuple(defaults)
              if len(defaults) > len(field_names):
                  raise TypeError('Got more default values than field names')
              field_defaults = dict(reversed(list(zip(reversed(field_names), reversed(defaults)))))
          field_names = tuple(field_names)
          count = len(field_names)
          arguments = ', '.join(field_names)
          if count == 1:
              arguments += ','
          tuple_new = tuple.__new__
          namespace = {'_tuple_new': tuple_new, '__builtins__': {}, '__name__': f'namedtuple_{typename}'}
          source = f'lambda _cls, {arguments}: _tuple_new(_cls, ({arguments}))'
          __new__ = eval(source, namespace)
          __new__.__name__ = '__new__'
          __new__.__doc__ = f'Create new instance of {typename}({", ".join(field_names)})'
          __new__.__qualname__ = f'{typename}.__new__'
          if defaults is not None:
              __new__.__defaults__ = defaults

          def _make(cls, iterable):
              result = tuple_new(cls, iterable)
              if len(result) != count:
                  raise TypeError(f'Expected {count} arguments, got {len(result)}')
              return result

          def _replace(self, /, **kwds):
              result = self._make(map(kwds.pop, field_names, self))
              if kwds:
                  raise ValueError(f'Got unexpected field names: {list(kwds)!r}')
              return result

          pattern = '(' + ', '.join(f'{name}=%r' for name in field_names) + ')'

          def __repr__(self):
              'Return a nicely formatted representation string'
              return self.__class__.__name__ + pattern % tuple(self)

          def _asdict(self):
              'Return a new dict which maps field names to their values.'
              return dict(zip(self._fields, self))

          def __getnewargs__(self):
              'Return self as a plain tuple.  Used by copy and pickle.'
              return tuple(self)

          for method in (_make, _replace, __repr__, _asdict, __getnewargs__):
              method.__qualname__ = f'{typename}.{method.__name__}'
          contents = {
              '__doc__': f'{typename}({", ".join(field_names)})',
              '__slots__': (),
              '_fields': field_names,
              '_field_defaults': field_defaults,
              '__new__': __new__,
              '_make': classmethod(_make),
              '_replace': _replace,
              '__repr__': __repr__,
              '_asdict': _asdict,
              '__getnewargs__': __getnewargs__,
              '__match_args__': field_names,
          }
          for index, name in enumerate(field_names):
              contents[name] = _tuplegetter(index, f'Alias for field number {index}')
          result = type(typename, (tuple,), contents)
          result.__module__ = module if module is not None else _caller_module()
          return result


      def _count_elements(mapping, iterable):
          get = mapping.get
          for element in iterable:
              mapping[element] = get(element, 0) + 1


      class Counter(dict):
          """A dictionary that counts its keys."""

          def __init__(self, iterable=None, /, **kwds):
              super().__init__()
              self.update(iterable, **kwds)

          def __missing__(self, key):
              return 0

          def total(self):
              """The sum of the counts."""
              return sum(self.values())

          def most_common(self, n=None):
              """The n most frequent elements and their counts, from the most frequent to the least."""
              ordered = sorted(self.items(), key=_itemgetter(1), reverse=True)
              return ordered if n is None else ordered[:max(n, 0)]

          def elements(self):
              """The elements, each as often as its count says."""
              for element, count in self.items():
                  for _ in range(count):
                      yield element

          @classmethod
          def fromkeys(cls, iterable, v=None):
              raise NotImplementedError(
                  'Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

          def update(self, iterable=None, /, **kwds):
              """Add counts from an iterable or a mapping."""
              if iterable is not None:
                  if hasattr(iterable, 'keys'):
                      if self:
                          get = self.get
                          for element, count in iterable.items():
                              self[element] = count + get(element, 0)
                      else:
                          super().update(iterable)
                  else:
                      _count_elements(self, iterable)
              if kwds:
                  self.update(kwds)

          def subtract(self, iterable=None, /, **kwds):
              """Subtract counts of an iterable or a mapping."""
              if iterable is not None:
                  get = self.get
                  if hasattr(iterable, 'keys'):
                      for element, count in iterable.items():
                          self[element] = get(element, 0) - count
                  else:
                      for element in iterable:
                          self[element] = get(element, 0) - 1
              if kwds:
                  self.subtract(kwds)

          def copy(self):
              return self.__class__(self)

          def __delitem__(self, element):
              if element in self:
                  super().__delitem__(element)

          def __repr__(self):
              if not self:
                  return f'{self.__class__.__name__}()'
              try:
                  ordered = dict(self.most_common())
              except TypeError:
                  ordered = dict(self)
              return f'{self.__class__.__name__}({ordered!r})'

          def __eq__(self, other):
              if not isinstance(other, Counter):
                  return NotImplemented
              return all(self[e] == other[e] for c in (self, other) for e in c)

          def __ne__(self, other):
              if not isinstance(other, Counter):
                  return NotImplemented
              return not self == other

          def __le__(self, other):
              if not isinstance(other, Counter):
                  return NotImplemented
              return all(self[e] <= other[e] for c in (self, other) for e in c)

          def __lt__(self, other):
              if not isinstance(other, Counter):
                  return NotImplemented
              return self <= other and self != other

          def __ge__(self, other):
              if not isinstance(other, Counter):
                  return NotImplemented
              return all(self[e] >= other[e] for c in (self, other) for e in c)

          def __gt__(self, other):
              if not isinstance(other, Counter):
                  return NotImplemented
              return self >= other and self != other

          def _combine(self, other, choose):
              if not isinstance(other, Counter):
                  return NotImplemented
              result = Counter()
              for element in self:
                  count = choose(self[element], other[element])
                  if count > 0:
                      result[element] = count
              for element in other:
                  if element not in self:
                      count = choose(0, other[element])
                      if count > 0:
                          result[element] = count
              return result

          def __add__(self, other):
              return self._combine(other, lambda a, b: a + b)

          def __sub__(self, other):
              return self._combine(other, lambda a, b: a - b)

          def __or__(self, other):
              return self._combine(other, max)

          def __and__(self, other):
              return self._combine(other, min)

          def __pos__(self):
              return self._combine(Counter(), lambda a, b: a)

          def __neg__(self):
              return self._combine(Counter(), lambda a, b: -a)

          def _assign(self, other):
              if other is NotImplemented:
                  return other
              self.clear()
              dict.update(self, other)
              return self

          def __iadd__(self, other):
              return self._assign(self + other)

          def __isub__(self, other):
              return self._assign(self - other)

          def __ior__(self, other):
              return self._assign(self | other)

          def __iand__(self, other):
              return self._assign(self & other)


      class ChainMap:
          """Several mappings seen as one; the first one takes the changes."""
          __class_getitem__ = classmethod(type(list[int]))

          def __init__(self, *maps):
              self.maps = list(maps) or [{}]

          def __missing__(self, key):
              raise KeyError(key)

          def __getitem__(self, key):
              for mapping in self.maps:
                  try:
                      return mapping[key]
                  except KeyError:
                      pass
              return self.__missing__(key)

          def get(self, key, default=None):
              return self[key] if key in self else default

          def __len__(self):
              return len(set().union(*self.maps))

          def __iter__(self):
              keys = {}
              for mapping in reversed(self.maps):
                  keys.update(dict.fromkeys(mapping))
              return iter(keys)

          def __contains__(self, key):
              return any(key in mapping for mapping in self.maps)

          def __bool__(self):
              return any(self.maps)

          def __repr__(self):
              return f'{self.__class__.__name__}({", ".join(map(repr, self.maps))})'

          def __eq__(self, other):
              return dict(self.items()) == dict(other.items()) if hasattr(other, 'items') else NotImplemented

          __hash__ = None

          def keys(self):
              from collections.abc import KeysView
              return KeysView(self)

          def values(self):
              from collections.abc import ValuesView
              return ValuesView(self)

          def items(self):
              from collections.abc import ItemsView
              return ItemsView(self)

          def setdefault(self, key, default=None):
              if key not in self:
                  self[key] = default
              return self[key]

          def copy(self):
              return self.__class__(self.maps[0].copy(), *self.maps[1:])

          __copy__ = copy

          def new_child(self, m=None, **kwargs):
              if m is None:
                  m = kwargs
              elif kwargs:
                  m.update(kwargs)
              return self.__class__(m, *self.maps)

          @property
          def parents(self):
              return self.__class__(*self.maps[1:])

          def __setitem__(self, key, value):
              self.maps[0][key] = value

          def __delitem__(self, key):
              try:
                  del self.maps[0][key]
              except KeyError:
                  raise KeyError(f'Key not found in the first mapping: {key!r}')

          def pop(self, key, *args):
              try:
                  return self.maps[0].pop(key, *args)
              except KeyError:
                  raise KeyError(f'Key not found in the first mapping: {key!r}')

          def popitem(self):
              try:
                  return self.maps[0].popitem()
              except KeyError:
                  raise KeyError('No keys found in the first mapping.')

          def update(self, *args, **kwds):
              self.maps[0].update(*args, **kwds)

          def clear(self):
              self.maps[0].clear()

          def __ior__(self, other):
              self.maps[0].update(other)
              return self

          def __or__(self, other):
              if not hasattr(other, 'keys'):
                  return NotImplemented
              result = self.copy()
              result.maps[0].update(other)
              return result

          def __ror__(self, other):
              if not hasattr(other, 'keys'):
                  return NotImplemented
              result = dict(other)
              for child in reversed(self.maps):
                  result.update(child)
              return self.__class__(result)


      """#)
}
