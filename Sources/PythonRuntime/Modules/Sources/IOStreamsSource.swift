extension PythonSource {
  /// `StringIO`.
  static let textStream = #"""
    class StringIO(_TextIOBase):
        """A stream in memory."""

        __module__ = '_io'
        line_buffering = False

        def __init__(self, initial_value='', newline='\n'):
            if newline is not None and not isinstance(newline, str):
                raise TypeError(f'newline must be str or None, not {type(newline).__name__}')
            if newline not in (None, '', '\n', '\r', '\r\n'):
                raise ValueError(f'illegal newline value: {newline!r}')
            if initial_value is not None and not isinstance(initial_value, str):
                raise TypeError(f'initial_value must be str or None, not {type(initial_value).__name__}')
            self._newline = newline
            self._seen = set()
            text = initial_value or ''
            self._joined = text if newline == '\n' else self._translated(text)
            self._parts = []
            self._length = len(self._joined)
            self._position = 0
            self._closed = False

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
            if self._closed:
                raise ValueError('I/O operation on closed file')

        def _translated(self, s):
            """A text with its line ends as the stream holds them."""
            if self._newline:
                return s.replace('\n', self._newline)
            rest = s.replace('\r\n', '')
            self._seen.update(end for end in '\r\n' if end in rest)
            if len(rest) < len(s):
                self._seen.add('\r\n')
            return s.replace('\r\n', '\n').replace('\r', '\n') if self._newline is None else s

        @property
        def newlines(self):
            self._check()
            found = tuple(end for end in ('\r', '\n', '\r\n') if end in self._seen)
            return found if len(found) > 1 else found[0] if found else None

        def write(self, s, /):
            if not isinstance(s, str):
                raise TypeError(f"string argument expected, got {type(s).__name__!r}")
            if self._closed:
                self._check()
            written = count = len(s)
            if self._newline != '\n':
                s = self._translated(s)
                count = len(s)
            if self._position == self._length:
                self._parts.append(s)
                self._position = self._length = self._length + count
                return written
            if not s:
                return written
            text, at = self._text, self._position
            if at > len(text):
                text += '\0' * (at - len(text))
            self._text = text[:at] + s + text[at + count:]
            self._position = at + count
            return written

        def getvalue(self):
            self._check()
            return self._text

        def _take(self, end):
            start = self._position
            result = self._text[start:end]
            self._position = max(start, min(end, self._length))
            return result

        def read(self, size=-1, /):
            self._check()
            size = _limit(size)
            return self._take(self._length if size < 0 else self._position + size)

        def _line_end(self):
            text, start, newline = self._text, self._position, self._newline
            if newline == '':
                found = [at for at in (text.find('\r', start), text.find('\n', start)) if at >= 0]
                if not found:
                    return len(text)
                at = min(found)
                return at + (2 if text[at:at + 2] == '\r\n' else 1)
            newline = newline or '\n'
            at = text.find(newline, start)
            return len(text) if at < 0 else at + len(newline)

        def readline(self, size=-1, /):
            self._check()
            size = _limit(size)
            end = self._line_end()
            return self._take(end if size < 0 else min(end, self._position + size))

        def seek(self, pos, whence=0, /):
            self._check()
            pos, whence = _index(pos), _index(whence)
            if whence not in (0, 1, 2):
                raise ValueError(f'Invalid whence ({whence}, should be 0, 1 or 2)')
            if whence == 0 and pos < 0:
                raise ValueError(f'Negative seek position {pos}')
            if whence and pos:
                raise OSError("Can't do nonzero cur-relative seeks")
            self._position = (pos, self._position, self._length)[whence]
            return self._position

        def tell(self):
            self._check()
            return self._position

        def truncate(self, pos=None, /):
            self._check()
            size = self._position if pos is None else _limit(pos)
            if size < 0:
                raise ValueError(f'Negative size value {size}')
            if size < self._length:
                self._text = self._text[:size]
            return size

        def readable(self):
            self._check()
            return True

        writable = seekable = readable

        def flush(self):
            pass

        def close(self):
            self._closed = True


    """#

  /// `BytesIO`.
  static let byteStream = #"""
    def _bytes_like(value):
        if not isinstance(value, (bytes, bytearray, memoryview)):
            raise TypeError(f"a bytes-like object is required, not {type(value).__name__!r}")
        return value


    class BytesIO(_BufferedIOBase):
        """A stream of bytes in memory."""

        __module__ = '_io'

        def __init__(self, initial_bytes=b''):
            self._data = bytearray() if initial_bytes is None else bytearray(_bytes_like(initial_bytes))
            self._position = 0
            self._closed = False

        def write(self, b, /):
            self._check_open()
            data, at = self._data, self._position
            b = bytes(_bytes_like(b))
            if not b:
                return 0
            if at > len(data):
                data += bytes(at - len(data))
            data[at:at + len(b)] = b
            self._position = at + len(b)
            return len(b)

        def getvalue(self):
            self._check_open()
            return bytes(self._data)

        def getbuffer(self):
            self._check_open()
            return memoryview(self._data)

        def _take(self, end):
            start = self._position
            result = bytes(self._data[start:end])
            self._position = start + len(result)
            return result

        def read(self, size=-1, /):
            self._check_open()
            size = _limit(size)
            return self._take(len(self._data) if size < 0 else self._position + size)

        read1 = read

        def readinto(self, buffer, /):
            found = self.read(len(buffer))
            buffer[:len(found)] = found
            return len(found)

        def readline(self, size=-1, /):
            self._check_open()
            size = _limit(size)
            found = self._data.find(b'\n', self._position)
            end = len(self._data) if found < 0 else found + 1
            return self._take(end if size < 0 else min(end, self._position + size))

        def readlines(self, size=None, /):
            self._check_open()
            most, lines, length = _limit(size), [], 0
            while line := self.readline():
                lines.append(line)
                length += len(line)
                if 0 < most <= length:
                    break
            return lines

        def seek(self, pos, whence=0, /):
            self._check_open()
            pos, whence = _index(pos), _index(whence)
            if whence == 0 and pos < 0:
                raise ValueError(f'negative seek value {pos}')
            if whence not in (0, 1, 2):
                raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
            self._position = max(0, pos + (0, self._position, len(self._data))[whence])
            return self._position

        def tell(self):
            self._check_open()
            return self._position

        def truncate(self, size=None, /):
            self._check_open()
            size = self._position if size is None else _limit(size)
            if size < 0:
                raise ValueError(f'negative size value {size}')
            del self._data[size:]
            return size

        def readable(self):
            self._check_open()
            return True

        writable = seekable = readable

        def close(self):
            self._closed = True
    """#
}
