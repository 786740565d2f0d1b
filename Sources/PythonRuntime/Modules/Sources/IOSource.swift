extension PythonSource {
  static let io = PythonSource(
    module: "io",
    text: #"""
      class UnsupportedOperation(OSError, ValueError):
          """What a stream is asked for that it cannot do."""


      class StringIO:
          """A stream in memory."""

          def __init__(self, initial_value='', newline='\n'):
              self._joined = '' if initial_value is None else initial_value
              self._parts = []
              self._length = len(self._joined)
              self._position = 0
              self.closed = False

          @property
          def _text(self):
              if self._parts:
                  self._joined += ''.join(self._parts)
                  self._parts.clear()
              return self._joined

          @_text.setter
          def _text(self, value):
              self._joined = value
              self._parts.clear()
              self._length = len(value)

          def _check(self):
              if self.closed:
                  raise ValueError('I/O operation on closed file')

          def write(self, s):
              if self.closed:
                  self._check()
              if not isinstance(s, str):
                  raise TypeError(f"string argument expected, got {type(s).__name__!r}")
              count = len(s)
              if self._position == self._length:
                  self._parts.append(s)
                  self._position = self._length = self._length + count
                  return count
              text, at = self._text, self._position
              if at > len(text):
                  text += '\0' * (at - len(text))
              self._text = text[:at] + s + text[at + count:]
              self._position = at + count
              return count

          def writelines(self, lines):
              for line in lines:
                  self.write(line)

          def getvalue(self):
              self._check()
              return self._text

          def read(self, size=-1):
              self._check()
              start = self._position
              end = len(self._text) if size is None or size < 0 else start + size
              result = self._text[start:end]
              self._position = start + len(result)
              return result

          def readline(self, size=-1):
              self._check()
              found = self._text.find('\n', self._position)
              end = len(self._text) if found < 0 else found + 1
              result = self._text[self._position:end]
              self._position = end
              return result

          def readlines(self, hint=-1):
              return list(self)

          def __iter__(self):
              return self

          def __next__(self):
              line = self.readline()
              if not line:
                  raise StopIteration
              return line

          def seek(self, pos, whence=0):
              self._position = pos + (self._position if whence == 1 else len(self._text) if whence == 2 else 0)
              return self._position

          def tell(self):
              return self._position

          def truncate(self, pos=None):
              self._text = self._text[:self._position if pos is None else pos]
              return len(self._text)

          def flush(self):
              pass

          def close(self):
              self.closed = True

          def __enter__(self):
              return self

          def __exit__(self, *exc_info):
              self.close()


      class BytesIO:
          """A stream of bytes in memory."""

          def __init__(self, initial_bytes=b''):
              self._data = bytes(initial_bytes)
              self._position = 0
              self.closed = False

          def _check(self):
              if self.closed:
                  raise ValueError('I/O operation on closed file.')

          def write(self, b):
              self._check()
              if not isinstance(b, bytes):
                  raise TypeError(f"a bytes-like object is required, not {type(b).__name__!r}")
              data, at = self._data, self._position
              if at > len(data):
                  data += bytes(at - len(data))
              self._data = data[:at] + b + data[at + len(b):]
              self._position = at + len(b)
              return len(b)

          def getvalue(self):
              self._check()
              return self._data

          def read(self, size=-1):
              self._check()
              start = self._position
              end = len(self._data) if size is None or size < 0 else start + size
              result = self._data[start:end]
              self._position = start + len(result)
              return result

          def readline(self, size=-1):
              self._check()
              found = self._data.find(b'\n', self._position)
              end = len(self._data) if found < 0 else found + 1
              result = self._data[self._position:end]
              self._position = end
              return result

          def __iter__(self):
              return self

          def __next__(self):
              line = self.readline()
              if not line:
                  raise StopIteration
              return line

          def seek(self, pos, whence=0):
              self._position = pos + (self._position if whence == 1 else len(self._data) if whence == 2 else 0)
              return self._position

          def tell(self):
              return self._position

          def truncate(self, size=None):
              self._data = self._data[:self._position if size is None else size]
              return len(self._data)

          def readable(self):
              return True

          def writable(self):
              return True

          def seekable(self):
              return True

          def flush(self):
              pass

          def close(self):
              self.closed = True

          def __enter__(self):
              return self

          def __exit__(self, *exc_info):
              self.close()
      """#)
}
