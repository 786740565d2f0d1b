extension PythonSource {
  static let future = PythonSource(
    module: "__future__",
    text: #"""
      all_feature_names = ['nested_scopes', 'generators', 'division', 'absolute_import', 'with_statement',
                           'print_function', 'unicode_literals', 'barry_as_FLUFL', 'generator_stop', 'annotations']
      nested_scopes = generators = division = absolute_import = with_statement = print_function = None
      unicode_literals = barry_as_FLUFL = generator_stop = annotations = None
      """#)

  static let warnings = PythonSource(
    module: "warnings",
    text: #"""
      import sys

      filters = []
      _shown = set()
      _recorders = []


      class WarningMessage(object):
          def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
              self.message = message
              self.category = category
              self.filename = filename
              self.lineno = lineno
              self.file = file
              self.line = line
              self.source = source
              self._category_name = category.__name__ if category else None

          def __str__(self):
              return ("{message : %r, category : %r, filename : %r, lineno : %s, line : %r}"
                      % (self.message, self._category_name, self.filename, self.lineno, self.line))


      def formatwarning(message, category, filename, lineno, line=None):
          text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
          return text + f"  {line.strip()}\n" if line else text


      def showwarning(message, category, filename, lineno, file=None, line=None):
          (file or sys.stderr).write(formatwarning(message, category, filename, lineno, line))


      def _action(category, message):
          for action, text, kind in filters:
              if issubclass(category, kind) and (not text or message.lower().startswith(text.lower())):
                  return action
          if issubclass(category, (PendingDeprecationWarning, ImportWarning, ResourceWarning)):
              return 'ignore'
          return 'default'


      def warn(message, category=None, stacklevel=1, source=None):
          """Warn."""
          if isinstance(message, Warning):
              category = message.__class__
          category = category or UserWarning
          if not (isinstance(category, type) and issubclass(category, Warning)):
              raise TypeError("category must be a Warning subclass, not '{:s}'".format(type(category).__name__))
          filename, lineno, line = _caller(stacklevel)
          text = str(message)
          action = _action(category, text)
          if action == 'ignore':
              return
          if action == 'error':
              raise message if isinstance(message, Warning) else category(message)
          if action in ('default', 'once', 'module') and not _recorders:
              key = (text, category) if action == 'once' else (text, category, filename, lineno)
              if key in _shown:
                  return
              _shown.add(key)
          if not isinstance(message, Warning):
              message = category(message)
          if _recorders:
              _recorders[-1].append(WarningMessage(message, category, filename, lineno))
          else:
              showwarning(message, category, filename, lineno, None, line)


      def simplefilter(action, category=Warning, lineno=0, append=False):
          """Decide what happens to warnings of a class."""
          if action not in ('error', 'ignore', 'always', 'default', 'module', 'once'):
              raise AssertionError(f"invalid action: {action!r}")
          filters.insert(len(filters) if append else 0, (action, '', category))


      def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
          """Decide what happens to warnings of a text and a class."""
          filters.insert(len(filters) if append else 0, (action, message.replace('.*', ''), category))


      def resetwarnings():
          filters.clear()


      class catch_warnings(object):
          """Keep the filters of a block to itself, and record its warnings if asked."""

          def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
              self._record = record
              self._action = action
              self._category = category

          def __enter__(self):
              self._saved = filters[:]
              if self._action is not None:
                  simplefilter(self._action, self._category)
              if self._record:
                  log = []
                  _recorders.append(log)
                  return log
              return None

          def __exit__(self, *exc_info):
              filters[:] = self._saved
              if self._record:
                  _recorders.pop()
      """#)

  static let timeit = PythonSource(
    module: "timeit",
    text: #"""
      import time

      default_timer = time.perf_counter
      default_number = 1000000
      default_repeat = 5


      class Timer:
          """Measure how long a statement takes."""

          def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
              self.timer = timer
              names = {} if globals is None else dict(globals)
              parts = {}
              for name, part in (('stmt', stmt), ('setup', setup)):
                  if callable(part):
                      names[f'_{name}'] = part
                      part = f'_{name}()'
                  parts[name] = part.replace('\n', '\n        ')
              setup_text = parts['setup'].replace('\n        ', '\n    ')
              source = (f"def inner(_it, _timer):\n    {setup_text}\n    _t0 = _timer()\n"
                        f"    for _i in _it:\n        {parts['stmt']}\n    _t1 = _timer()\n    return _t1 - _t0\n")
              exec(source, names)
              self.inner = names['inner']

          def timeit(self, number=default_number):
              return self.inner(range(number), self.timer)

          def repeat(self, repeat=default_repeat, number=default_number):
              return [self.timeit(number) for _ in range(repeat)]

          def autorange(self, callback=None):
              i = 1
              while True:
                  for j in 1, 2, 5:
                      number = i * j
                      time_taken = self.timeit(number)
                      if callback:
                          callback(number, time_taken)
                      if time_taken >= 0.2:
                          return (number, time_taken)
                  i *= 10


      def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
          """The seconds that a number of runs take."""
          return Timer(stmt, setup, timer, globals).timeit(number)


      def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number,
                 globals=None):
          """The seconds of several measurements."""
          return Timer(stmt, setup, timer, globals).repeat(repeat, number)
      """#)

  static let pprint = PythonSource(
    module: "pprint",
    text: #"""
      import sys

      __all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


      def _key(value):
          return (str(type(value)), id(value))


      def _ordered(values):
          try:
              return sorted(values)
          except TypeError:
              return sorted(values, key=_key)


      class PrettyPrinter:
          """Show containers over several lines."""

          def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                       underscore_numbers=False):
              self._indent = indent
              self._width = width
              self._depth = depth
              self._stream = stream
              self._compact = compact
              self._sort_dicts = sort_dicts
              self._underscore_numbers = underscore_numbers

          def pprint(self, object):
              (self._stream or sys.stdout).write(self.pformat(object) + "\n")

          def pformat(self, object):
              pieces = []
              self._format(object, pieces.append, 0, 0, set(), 0)
              return ''.join(pieces)

          def _repr(self, object, active, level):
              kind = type(object)
              if kind is int and self._underscore_numbers:
                  return f'{object:_d}'
              own = kind.__repr__
              if own not in (dict.__repr__, list.__repr__, tuple.__repr__):
                  return repr(object)
              if not object:
                  return repr(object)
              if self._depth is not None and level >= self._depth:
                  return '{...}' if own is dict.__repr__ else '[...]' if own is list.__repr__ else '(...)'
              if id(object) in active:
                  return f'<Recursion on {kind.__name__} with id={id(object)}>'
              active.add(id(object))
              if own is dict.__repr__:
                  items = self._items(object)
                  text = '{' + ', '.join(self._repr(k, active, level + 1) + ': ' + self._repr(v, active, level + 1)
                                         for k, v in items) + '}'
              else:
                  parts = ', '.join(self._repr(v, active, level + 1) for v in object)
                  if own is list.__repr__:
                      text = f'[{parts}]'
                  else:
                      text = f'({parts},)' if len(object) == 1 else f'({parts})'
              active.discard(id(object))
              return text

          def _items(self, object):
              if not self._sort_dicts:
                  return list(object.items())
              try:
                  return sorted(object.items(), key=lambda item: item[0])
              except TypeError:
                  return sorted(object.items(), key=lambda item: _key(item[0]))

          def _format(self, object, write, indent, allowance, active, level):
              text = self._repr(object, active, level)
              if len(text) <= self._width - indent - allowance or id(object) in active:
                  write(text)
                  return
              kind = type(object)
              own = kind.__repr__
              active.add(id(object))
              if own is dict.__repr__ and object and (self._depth is None or level < self._depth):
                  self._dict(object, write, indent, allowance, active, level)
              elif own is list.__repr__ and object and (self._depth is None or level < self._depth):
                  write('[')
                  self._sequence(object, write, indent, allowance + 1, active, level)
                  write(']')
              elif own is tuple.__repr__ and object and (self._depth is None or level < self._depth):
                  write('(')
                  end = ',)' if len(object) == 1 else ')'
                  self._sequence(object, write, indent, allowance + len(end), active, level)
                  write(end)
              elif kind in (set, frozenset) and object:
                  opening, closing = ('{', '}') if kind is set else ('frozenset({', '})')
                  write(opening)
                  self._sequence(_ordered(object), write, indent + len(opening) - 1, allowance + len(closing), active,
                                 level)
                  write(closing)
              elif kind is str:
                  self._string(object, write, indent, allowance, level)
              elif hasattr(kind, '__dataclass_fields__') and '__create_fn__' in getattr(own, '__qualname__', ''):
                  write(text)
              else:
                  write(text)
              active.discard(id(object))

          def _dict(self, object, write, indent, allowance, active, level):
              write('{')
              if self._indent > 1:
                  write((self._indent - 1) * ' ')
              items = self._items(object)
              inner = indent + self._indent
              for index, (key, value) in enumerate(items):
                  last = index == len(items) - 1
                  shown = self._repr(key, active, level + 1)
                  write(shown + ': ')
                  self._format(value, write, inner + len(shown) + 2, allowance + 1 if last else 1, active, level + 1)
                  if not last:
                      write(',\n' + ' ' * inner)
              write('}')

          def _sequence(self, items, write, indent, allowance, active, level):
              indent += self._indent
              if self._indent > 1:
                  write((self._indent - 1) * ' ')
              items = list(items)
              width = room = self._width - indent + 1
              separator = ''
              for index, item in enumerate(items):
                  last = index == len(items) - 1
                  if last:
                      room -= allowance
                      width -= allowance
                  if self._compact:
                      shown = self._repr(item, active, level + 1)
                      size = len(shown) + 2
                      if room < size:
                          room = width
                          if separator:
                              separator = ',\n' + ' ' * indent
                      if room >= size:
                          room -= size
                          write(separator)
                          separator = ', '
                          write(shown)
                          continue
                  write(separator)
                  separator = ',\n' + ' ' * indent
                  self._format(item, write, indent, allowance if last else 1, active, level + 1)

          def _string(self, object, write, indent, allowance, level):
              level += 1
              if level == 1:
                  indent += 1
                  allowance += 1
              chunks = []
              width = limit = self._width - indent
              lines = object.splitlines(True)
              shown = ''
              for i, line in enumerate(lines):
                  shown = repr(line)
                  if i == len(lines) - 1:
                      limit -= allowance
                  if len(shown) <= limit:
                      chunks.append(shown)
                      continue
                  parts, k = [], 0
                  while k < len(line):
                      start = k
                      while k < len(line) and not line[k].isspace():
                          k += 1
                      while k < len(line) and line[k].isspace():
                          k += 1
                      parts.append(line[start:k])
                  room = width
                  current = ''
                  for j, part in enumerate(parts):
                      candidate = current + part
                      if j == len(parts) - 1 and i == len(lines) - 1:
                          room -= allowance
                      if len(repr(candidate)) > room:
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
              if level == 1:
                  write('(')
              for i, chunk in enumerate(chunks):
                  if i > 0:
                      write('\n' + ' ' * indent)
                  write(chunk)
              if level == 1:
                  write(')')


      def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
          """Show a container over several lines."""
          PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact,
                        sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pprint(object)


      def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
                  underscore_numbers=False):
          """The text that pprint shows."""
          return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                               underscore_numbers=underscore_numbers).pformat(object)


      def pp(object, *args, sort_dicts=False, **kwargs):
          """Show a container over several lines, in its own order."""
          pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


      def saferepr(object):
          return PrettyPrinter()._repr(object, set(), 0)
      """#)
}
