extension PythonSource {
  static let pprint = PythonSource(
    module: "pprint",
    text: #"""
      import sys
      import collections as _collections
      from types import MappingProxyType as _MappingProxy, SimpleNamespace as _Namespace

      __all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


      class _Key:
          """Orders values that may not be comparable by their types."""
          __slots__ = ('value',)

          def __init__(self, value):
              self.value = value

          def __lt__(self, other):
              a, b = self.value, other.value
              try:
                  return a < b
              except TypeError:
                  return (str(type(a)), id(a)) < (str(type(b)), id(b))


      def _item_key(item):
          return _Key(item[0]), _Key(item[1])


      def _recursion(object):
          return f'<Recursion on {type(object).__name__} with id={id(object)}>'


      class PrettyPrinter:
          """Show containers over several lines."""

          def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                       underscore_numbers=False):
              if int(indent) < 0:
                  raise ValueError('indent must be >= 0')
              if depth is not None and int(depth) <= 0:
                  raise ValueError('depth must be > 0')
              if not int(width):
                  raise ValueError('width must be != 0')
              self._indent_per_level = int(indent)
              self._width = int(width)
              self._depth = depth
              self._stream = stream
              self._compact = bool(compact)
              self._sort_dicts = sort_dicts
              self._underscore_numbers = underscore_numbers

          def pprint(self, object):
              (self._stream or sys.stdout).write(self.pformat(object) + '\n')

          def pformat(self, object):
              pieces = []
              self._format(object, pieces.append, 0, 0, {}, 0)
              return ''.join(pieces)

          def isrecursive(self, object):
              return self.format(object, {}, 0, 0)[2]

          def isreadable(self, object):
              text, readable, recursive = self.format(object, {}, 0, 0)
              return readable and not recursive

          def format(self, object, context, maxlevels, level):
              """The text on one line, whether it can be read back, and whether it is recursive."""
              kind = type(object)
              if kind is int and self._underscore_numbers:
                  return f'{object:_d}', True, False
              own = kind.__repr__
              if own is dict.__repr__:
                  ends = '{}'
              elif own is list.__repr__:
                  ends = '[]'
              elif own is tuple.__repr__:
                  ends = '()'
              else:
                  text = repr(object)
                  return text, bool(text) and not text.startswith('<'), False
              if not object:
                  return ends, True, False
              if maxlevels and level >= maxlevels:
                  inner = '...,' if ends == '()' and len(object) == 1 else '...'
                  return ends[0] + inner + ends[1], False, id(object) in context
              if id(object) in context:
                  return _recursion(object), False, True
              context[id(object)] = 1
              readable, recursive = True, False
              parts = []
              level += 1
              for part in self._items(object) if ends == '{}' else object:
                  texts = []
                  for value in part if ends == '{}' else (part,):
                      text, is_readable, is_recursive = self.format(value, context, maxlevels, level)
                      texts.append(text)
                      readable = readable and is_readable
                      recursive = recursive or is_recursive
                  parts.append(': '.join(texts))
              del context[id(object)]
              text = ', '.join(parts)
              if ends == '()' and len(object) == 1:
                  text += ','
              return ends[0] + text + ends[1], readable, recursive

          def _repr(self, object, context, level):
              return self.format(object, context.copy(), self._depth, level)[0]

          def _items(self, object):
              return sorted(object.items(), key=_item_key) if self._sort_dicts else object.items()

          def _format(self, object, write, indent, allowance, context, level):
              if id(object) in context:
                  write(_recursion(object))
                  return
              text = self._repr(object, context, level)
              if len(text) > self._width - indent - allowance:
                  kind = type(object)
                  layout = _layouts.get(kind.__repr__)
                  if layout is None and _shows_fields(kind):
                      layout = PrettyPrinter._dataclass
                  if layout is not None:
                      context[id(object)] = 1
                      layout(self, object, write, indent, allowance, context, level + 1)
                      del context[id(object)]
                      return
              write(text)

          def _dict(self, object, write, indent, allowance, context, level):
              write('{')
              if self._indent_per_level > 1:
                  write((self._indent_per_level - 1) * ' ')
              if len(object):
                  self._format_pairs(self._items(object), write, indent, allowance + 1, context, level)
              write('}')

          def _ordered_dict(self, object, write, indent, allowance, context, level):
              if not object:
                  write(repr(object))
                  return
              name = type(object).__name__
              write(name + '(')
              self._format(list(object.items()), write, indent + len(name) + 1, allowance + 1, context, level)
              write(')')

          def _list(self, object, write, indent, allowance, context, level):
              write('[')
              self._format_items(object, write, indent, allowance + 1, context, level)
              write(']')

          def _tuple(self, object, write, indent, allowance, context, level):
              end = ',)' if len(object) == 1 else ')'
              write('(')
              self._format_items(object, write, indent, allowance + len(end), context, level)
              write(end)

          def _set(self, object, write, indent, allowance, context, level):
              if not object:
                  write(repr(object))
                  return
              kind = type(object)
              if kind is set:
                  end = '}'
                  write('{')
              else:
                  end = '})'
                  write(kind.__name__ + '({')
                  indent += len(kind.__name__) + 1
              self._format_items(sorted(object, key=_Key), write, indent, allowance + len(end), context, level)
              write(end)

          def _str(self, object, write, indent, allowance, context, level):
              if not object:
                  write(repr(object))
                  return
              if level == 1:
                  indent += 1
                  allowance += 1
              chunks = []
              room = width = self._width - indent
              lines = object.splitlines(True)
              shown = ''
              for i, line in enumerate(lines):
                  shown = repr(line)
                  if i == len(lines) - 1:
                      room -= allowance
                  if len(shown) <= room:
                      chunks.append(shown)
                      continue
                  parts = _words(line)
                  limit = width
                  current = ''
                  for j, part in enumerate(parts):
                      candidate = current + part
                      if j == len(parts) - 1 and i == len(lines) - 1:
                          limit -= allowance
                      if len(repr(candidate)) > limit:
                          if current:
                              chunks.append(repr(current))
                          current = part
                      else:
                          current = candidate
                  if current:
                      chunks.append(repr(current))
              if len(chunks) == 1:
                  write(shown)
                  return
              text = ('\n' + ' ' * indent).join(chunks)
              write('(' + text + ')' if level == 1 else text)

          def _bytes(self, object, write, indent, allowance, context, level):
              if len(object) <= 4:
                  write(repr(object))
                  return
              if level == 1:
                  indent += 1
                  allowance += 1
              width = self._width - indent
              chunks = []
              current = b''
              for i in range(0, len(object), 4):
                  part = object[i:i + 4]
                  if i == len(object) // 4 * 4:
                      width -= allowance
                  if len(repr(current + part)) > width:
                      if current:
                          chunks.append(repr(current))
                      current = part
                  else:
                      current += part
              if current:
                  chunks.append(repr(current))
              text = ('\n' + ' ' * indent).join(chunks)
              write('(' + text + ')' if level == 1 else text)

          def _bytearray(self, object, write, indent, allowance, context, level):
              write('bytearray(')
              self._bytes(bytes(object), write, indent + 10, allowance + 1, context, level + 1)
              write(')')

          def _mapping_proxy(self, object, write, indent, allowance, context, level):
              write('mappingproxy(')
              self._format(object.copy(), write, indent + 13, allowance + 1, context, level)
              write(')')

          def _namespace(self, object, write, indent, allowance, context, level):
              name = 'namespace' if type(object) is _Namespace else type(object).__name__
              self._format_fields(name, object.__dict__.items(), write, indent, allowance, context, level)

          def _dataclass(self, object, write, indent, allowance, context, level):
              fields = [(field.name, getattr(object, field.name))
                        for field in object.__dataclass_fields__.values()
                        if field.repr and field._field_type.name == '_FIELD']
              self._format_fields(type(object).__name__, fields, write, indent, allowance, context, level)

          def _default_dict(self, object, write, indent, allowance, context, level):
              if not object:
                  write(repr(object))
                  return
              name = type(object).__name__
              indent += len(name) + 1
              write('%s(%s,\n%s' % (name, self._repr(object.default_factory, context, level), ' ' * indent))
              self._dict(object, write, indent, allowance + 1, context, level)
              write(')')

          def _counter(self, object, write, indent, allowance, context, level):
              if not object:
                  write(repr(object))
                  return
              name = type(object).__name__
              write(name + '({')
              if self._indent_per_level > 1:
                  write((self._indent_per_level - 1) * ' ')
              self._format_pairs(object.most_common(), write, indent + len(name) + 1, allowance + 2, context, level)
              write('})')

          def _chain_map(self, object, write, indent, allowance, context, level):
              name = type(object).__name__
              write(name + '(')
              indent += len(name) + 1
              for i, mapping in enumerate(object.maps):
                  last = i == len(object.maps) - 1
                  self._format(mapping, write, indent, allowance + 1 if last else 1, context, level)
                  write(')' if last else ',\n' + ' ' * indent)

          def _deque(self, object, write, indent, allowance, context, level):
              if not object:
                  write(repr(object))
                  return
              name = type(object).__name__
              write(name + '([')
              indent += len(name) + 1
              self._format_items(object, write, indent, 2 if object.maxlen is not None else allowance + 2, context, level)
              if object.maxlen is None:
                  write('])')
              else:
                  write('],\n%smaxlen=%s)' % (' ' * indent, self._repr(object.maxlen, context, level)))

          def _user(self, object, write, indent, allowance, context, level):
              self._format(object.data, write, indent, allowance, context, level - 1)

          def _format_pairs(self, items, write, indent, allowance, context, level):
              indent += self._indent_per_level
              items = list(items)
              for i, (key, value) in enumerate(items):
                  last = i == len(items) - 1
                  shown = self._repr(key, context, level)
                  write(shown + ': ')
                  self._format(value, write, indent + len(shown) + 2, allowance if last else 1, context, level)
                  if not last:
                      write(',\n' + ' ' * indent)

          def _format_fields(self, name, items, write, indent, allowance, context, level):
              indent += len(name) + 1
              write(name + '(')
              items = list(items)
              for i, (key, value) in enumerate(items):
                  last = i == len(items) - 1
                  write(key + '=')
                  if id(value) in context:
                      write('...')
                  else:
                      self._format(value, write, indent + len(key) + 1, allowance if last else 1, context, level)
                  if not last:
                      write(',\n' + ' ' * indent)
              write(')')

          def _format_items(self, items, write, indent, allowance, context, level):
              indent += self._indent_per_level
              if self._indent_per_level > 1:
                  write((self._indent_per_level - 1) * ' ')
              items = list(items)
              room = width = self._width - indent + 1
              separator = ''
              for i, item in enumerate(items):
                  last = i == len(items) - 1
                  if last:
                      room -= allowance
                      width -= allowance
                  if self._compact:
                      shown = self._repr(item, context, level)
                      if room < len(shown) + 2:
                          room = width
                          if separator:
                              separator = ',\n' + ' ' * indent
                      if room >= len(shown) + 2:
                          room -= len(shown) + 2
                          write(separator + shown)
                          separator = ', '
                          continue
                  write(separator)
                  separator = ',\n' + ' ' * indent
                  self._format(item, write, indent, allowance if last else 1, context, level)


      def _words(line):
          """A line in words, each with the blanks behind it."""
          words, k = [], 0
          while k < len(line):
              start = k
              while k < len(line) and not line[k].isspace():
                  k += 1
              while k < len(line) and line[k].isspace():
                  k += 1
              words.append(line[start:k])
          return words


      def _shows_fields(kind):
          own = kind.__repr__
          return hasattr(kind, '__dataclass_fields__') and '__create_fn__' in getattr(own, '_origin', '')


      _layouts = {
          dict.__repr__: PrettyPrinter._dict, list.__repr__: PrettyPrinter._list, tuple.__repr__: PrettyPrinter._tuple,
          set.__repr__: PrettyPrinter._set, frozenset.__repr__: PrettyPrinter._set, str.__repr__: PrettyPrinter._str,
          bytes.__repr__: PrettyPrinter._bytes, bytearray.__repr__: PrettyPrinter._bytearray,
          _collections.OrderedDict.__repr__: PrettyPrinter._ordered_dict,
          _MappingProxy.__repr__: PrettyPrinter._mapping_proxy, _Namespace.__repr__: PrettyPrinter._namespace,
          _collections.defaultdict.__repr__: PrettyPrinter._default_dict,
          _collections.Counter.__repr__: PrettyPrinter._counter, _collections.ChainMap.__repr__: PrettyPrinter._chain_map,
          _collections.deque.__repr__: PrettyPrinter._deque, _collections.UserDict.__repr__: PrettyPrinter._user,
          _collections.UserList.__repr__: PrettyPrinter._user, _collections.UserString.__repr__: PrettyPrinter._user,
      }


      """# + prettyPrintFunctions)
}
