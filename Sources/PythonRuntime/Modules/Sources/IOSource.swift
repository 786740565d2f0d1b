extension PythonSource {
  static let io = PythonSource(
    module: "io", qualifiedClasses: ["StringIO", "BytesIO"],
    text: streamBases + textStream + byteStream + streamClasses)

  /// What all streams share. The names of the classes are those of the module that has them in CPython.
  private static let streamBases = #"""
    import sys
    from abc import ABCMeta
    from operator import index as _index

    __all__ = ['BlockingIOError', 'open', 'IOBase', 'RawIOBase', 'StringIO', 'BytesIO', 'BufferedIOBase',
               'TextIOBase', 'TextIOWrapper', 'UnsupportedOperation', 'SEEK_SET', 'SEEK_CUR', 'SEEK_END']

    SEEK_SET = 0
    SEEK_CUR = 1
    SEEK_END = 2
    DEFAULT_BUFFER_SIZE = 8192
    BlockingIOError = BlockingIOError
    open = open
    TextIOWrapper = type(sys.stdout)


    class UnsupportedOperation(OSError, ValueError):
        """What a stream is asked for that it cannot do."""


    def _limit(size):
        if size is None:
            return -1
        if not hasattr(type(size), '__index__'):
            raise TypeError(f'argument should be integer or None, not {type(size).__name__!r}')
        return _index(size)


    class _IOBase:
        """What streams have in common."""

        __module__ = '_io'
        _closed = False

        @property
        def closed(self):
            return self._closed

        def _check_open(self):
            if self.closed:
                raise ValueError('I/O operation on closed file.')

        def _unsupported(self, name):
            raise UnsupportedOperation(name)

        def seek(self, offset, whence=0, /):
            self._unsupported('seek')

        def tell(self):
            return self.seek(0, 1)

        def truncate(self, size=None, /):
            self._unsupported('truncate')

        def fileno(self):
            self._unsupported('fileno')

        def readable(self):
            self._check_open()
            return False

        def writable(self):
            self._check_open()
            return False

        def seekable(self):
            self._check_open()
            return False

        def isatty(self):
            self._check_open()
            return False

        def flush(self):
            self._check_open()

        def close(self):
            if not self.closed:
                self.flush()
                self._closed = True

        def readline(self, size=-1, /):
            self._unsupported('read')

        def readlines(self, hint=-1, /):
            hint = _limit(hint)
            if hint <= 0:
                return list(self)
            lines, length = [], 0
            for line in self:
                lines.append(line)
                if len(line) > hint - length:
                    break
                length += len(line)
            return lines

        def writelines(self, lines, /):
            self._check_open()
            for line in lines:
                self.write(line)

        def __iter__(self):
            self._check_open()
            return self

        def __next__(self):
            line = self.readline()
            if not line:
                raise StopIteration
            return line

        def __enter__(self):
            self._check_open()
            return self

        def __exit__(self, *exc_info):
            self.close()


    class _TextIOBase(_IOBase):
        __module__ = '_io'
        encoding = None
        errors = None
        newlines = None

        def detach(self):
            self._unsupported('detach')

        def read(self, size=-1, /):
            self._unsupported('read')

        def write(self, s, /):
            self._unsupported('write')


    class _BufferedIOBase(_IOBase):
        __module__ = '_io'

        def detach(self):
            self._unsupported('detach')

        def read(self, size=-1, /):
            self._unsupported('read')

        def read1(self, size=-1, /):
            self._unsupported('read1')

        def write(self, b, /):
            self._unsupported('write')


    class _RawIOBase(_IOBase):
        __module__ = '_io'


    """#

  /// The classes that a module's own users derive from.
  private static let streamClasses = #"""


    class IOBase(_IOBase, metaclass=ABCMeta):
        """The base of all streams."""


    class RawIOBase(_RawIOBase, IOBase):
        """The base of streams without a buffer."""


    class BufferedIOBase(_BufferedIOBase, IOBase):
        """The base of streams of bytes."""


    class TextIOBase(_TextIOBase, IOBase):
        """The base of streams of text."""


    BufferedIOBase.register(BytesIO)
    for _class in StringIO, TextIOWrapper:
        TextIOBase.register(_class)
    del _class
    """#
}
