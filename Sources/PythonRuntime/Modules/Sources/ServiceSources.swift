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
              import sys
              self._record = record
              self._module = sys.modules['warnings'] if module is None else module
              self._action = action
              self._category = category

          def __repr__(self):
              import sys
              args = ['record=True'] if self._record else []
              if self._module is not sys.modules['warnings']:
                  args.append(f'module={self._module!r}')
              return f"{type(self).__name__}({', '.join(args)})"

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
}
