extension PythonSource {
  static let traceback = PythonSource(
    module: "traceback",
    text: #"""
      import sys

      __all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list',
                 'format_stack', 'format_tb', 'print_exc', 'format_exc', 'print_exception', 'print_last',
                 'print_stack', 'print_tb', 'clear_frames', 'FrameSummary', 'StackSummary', 'walk_tb', 'print_list']


      class _Sentinel:
          def __repr__(self):
              return '<implicit>'


      _sentinel = _Sentinel()


      class FrameSummary:
          """Where one call of a traceback stands."""

          def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None):
              self.filename = filename
              self.lineno = lineno
              self.name = name
              self.line = line
              self.locals = locals
              self._text = f'  File "{filename}", line {lineno}, in {name}\n' + (f'    {line}\n' if line else '')

          def __eq__(self, other):
              if isinstance(other, (FrameSummary, tuple)):
                  return tuple(self) == tuple(other)
              return NotImplemented

          def __getitem__(self, index):
              return (self.filename, self.lineno, self.name, self.line)[index]

          def __iter__(self):
              return iter([self.filename, self.lineno, self.name, self.line])

          def __len__(self):
              return 4

          def __repr__(self):
              return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'


      class StackSummary(list):
          """The calls of a traceback, the outermost first."""

          def format(self):
              return format_list(self)


      def _summary(places, limit):
          if limit is None:
              limit = getattr(sys, 'tracebacklimit', None)
              if limit is not None and limit < 0:
                  limit = 0
          if limit is not None:
              places = places[:limit] if limit >= 0 else places[limit:]
          result = StackSummary()
          for filename, lineno, name, line, text in places:
              frame = FrameSummary(filename, lineno, name, line=line)
              frame._text = text
              result.append(frame)
          return result


      def walk_tb(tb):
          """Every frame of a traceback with the number of its line."""
          while tb is not None:
              yield tb.tb_frame, tb.tb_lineno
              tb = tb.tb_next


      def extract_tb(tb, limit=None):
          """The calls of a traceback."""
          return _summary(_entries(tb), limit)


      def extract_stack(f=None, limit=None):
          """The calls that run."""
          return _summary(_stack(), limit if limit is None else -limit)


      def format_list(extracted_list):
          """A text for each call, repeated ones folded."""
          result = []
          last = None
          count = 0
          for frame in extracted_list:
              if not isinstance(frame, FrameSummary):
                  frame = FrameSummary(frame[0], frame[1], frame[2], line=frame[3] if len(frame) > 3 else None)
              key = (frame.filename, frame.lineno, frame.name)
              if key != last:
                  if count > 3:
                      result.append(_repeated(count - 3))
                  last = key
                  count = 0
              count += 1
              if count <= 3:
                  result.append(frame._text)
          if count > 3:
              result.append(_repeated(count - 3))
          return result


      def _repeated(count):
          return f'  [Previous line repeated {count} more time{"s" if count > 1 else ""}]\n'


      def print_list(extracted_list, file=None):
          """Writes the text of each call."""
          for item in format_list(extracted_list):
              print(item, file=file or sys.stderr, end='')


      def format_tb(tb, limit=None):
          """A text for each call of a traceback."""
          return format_list(extract_tb(tb, limit))


      def print_tb(tb, limit=None, file=None):
          """Writes the calls of a traceback."""
          print_list(extract_tb(tb, limit), file)


      def format_stack(f=None, limit=None):
          """A text for each call that runs."""
          return format_list(_summary(_stack(), limit if limit is None else -limit))


      def print_stack(f=None, limit=None, file=None):
          """Writes the calls that run."""
          print_list(_summary(_stack(), limit if limit is None else -limit), file)


      def _parse(exc, value, tb):
          if (value is _sentinel) != (tb is _sentinel):
              raise ValueError('Both or neither of value and tb must be given')
          if value is not _sentinel:
              return value, tb
          if exc is None:
              return None, None
          if isinstance(exc, BaseException):
              return exc, exc.__traceback__
          raise TypeError(f'Exception expected for value, {type(exc).__name__} found')


      def format_exception_only(exc, /, value=_sentinel):
          """The lines that say what an exception is."""
          if value is _sentinel:
              value = exc
          if value is None:
              return ['NoneType: None\n']
          text = _ending(value)
          if isinstance(value, SyntaxError):
              return text.splitlines(True)
          notes = getattr(value, '__notes__', None)
          if isinstance(notes, (list, tuple)):
              lines = [line + '\n' for note in notes for line in str(note).split('\n')]
              tail = ''.join(lines)
              if tail and text.endswith(tail):
                  return [text[:-len(tail)]] + lines
          return [text]


      def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True):
          """The texts of a traceback, an item for each call."""
          value, tb = _parse(exc, value, tb)
          if value is None:
              return format_exception_only(None)
          parts = []
          seen = set()
          while value is not None and id(value) not in seen:
              seen.add(id(value))
              if isinstance(value, BaseExceptionGroup):
                  parts.append(_whole(value).splitlines(True))
                  break
              own = []
              if tb is not None:
                  own.append('Traceback (most recent call last):\n')
                  own += format_tb(tb, limit)
              parts.append(own + format_exception_only(value))
              if not chain:
                  break
              if value.__cause__ is not None:
                  if id(value.__cause__) in seen:
                      break
                  parts.append(['\nThe above exception was the direct cause of the following exception:\n\n'])
                  value = value.__cause__
              elif value.__context__ is not None and not value.__suppress_context__:
                  if id(value.__context__) in seen:
                      break
                  parts.append(['\nDuring handling of the above exception, another exception occurred:\n\n'])
                  value = value.__context__
              else:
                  break
              tb = value.__traceback__
          return [item for part in reversed(parts) for item in part]


      def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True):
          """Writes a traceback."""
          for item in format_exception(exc, value, tb, limit, chain):
              print(item, file=file or sys.stderr, end='')


      def format_exc(limit=None, chain=True):
          """The traceback of the exception that is being handled, as one text."""
          return ''.join(format_exception(sys.exc_info()[1], limit=limit, chain=chain))


      def print_exc(limit=None, file=None, chain=True):
          """Writes the traceback of the exception that is being handled."""
          print_exception(sys.exc_info()[1], limit=limit, file=file, chain=chain)


      def print_last(limit=None, file=None, chain=True):
          """Writes the traceback of the last exception that nobody handled."""
          if not hasattr(sys, 'last_value'):
              raise ValueError('no last exception')
          print_exception(sys.last_value, limit=limit, file=file, chain=chain)


      def clear_frames(tb):
          """Nothing: frames here keep no variables."""
      """#)
}
