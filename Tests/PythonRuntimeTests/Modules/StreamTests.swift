import Testing

/// Streams in memory.
struct StreamTests {
  @Test func `texts are read, written and moved in`() {
    let text = transcript(
      #"""
      import io
      def attempt(*fs):
          for f in fs:
              try: print(repr(f()))
              except Exception as e: print(type(e).__name__, e)
      x = io.StringIO("a\nb\nc\n")
      attempt(lambda: io.StringIO, lambda: x.readable(), lambda: x.isatty(), lambda: x.readlines(3), lambda: x.read(None))
      attempt(lambda: io.StringIO(5), lambda: x.seek(-1), lambda: x.seek(1, 1), lambda: x.seek(0, 3), lambda: x.seek(100))
      attempt(lambda: x.read(), lambda: x.readline(), lambda: x.write("z"), lambda: len(x.getvalue()), lambda: x.write(b"a"))
      for newline in (None, "", "\r", "\r\n"):
          y = io.StringIO("a\r\nb\rc\n\nd", newline=newline)
          attempt(lambda: y.getvalue(), lambda: y.readlines(), lambda: y.newlines)
      attempt(lambda: x.fileno(), lambda: x.truncate(2), lambda: x.getvalue(), lambda: x.foo)
      x.close(); attempt(lambda: x.read(), lambda: x.isatty(), lambda: x.closed)
      """#)
    #expect(
      text == #"""
        <class '_io.StringIO'>
        True
        False
        ['a\n', 'b\n']
        'c\n'
        TypeError initial_value must be str or None, not int
        ValueError Negative seek position -1
        OSError Can't do nonzero cur-relative seeks
        ValueError Invalid whence (3, should be 0, 1 or 2)
        100
        ''
        ''
        1
        101
        TypeError string argument expected, got 'bytes'
        'a\nb\nc\n\nd'
        ['a\n', 'b\n', 'c\n', '\n', 'd']
        ('\r', '\n', '\r\n')
        'a\r\nb\rc\n\nd'
        ['a\r\n', 'b\r', 'c\n', '\n', 'd']
        ('\r', '\n', '\r\n')
        'a\r\rb\rc\r\rd'
        ['a\r', '\r', 'b\r', 'c\r', '\r', 'd']
        None
        'a\r\r\nb\rc\r\n\r\nd'
        ['a\r\r\n', 'b\rc\r\n', '\r\n', 'd']
        None
        UnsupportedOperation fileno
        2
        'a\n'
        AttributeError '_io.StringIO' object has no attribute 'foo'
        ValueError I/O operation on closed file
        ValueError I/O operation on closed file.
        True

        """#)
  }

  @Test func `bytes are read, written and moved in`() {
    let text = transcript(
      #"""
      import io
      def attempt(*fs):
          for f in fs:
              try: print(repr(f()))
              except Exception as e: print(type(e).__name__, e)
      b = io.BytesIO(b"ab\ncd\nef")
      attempt(lambda: b.readlines(2), lambda: b.readlines(), lambda: b.writelines([b"x", b"y"]), lambda: b.getvalue())
      attempt(lambda: bytes(b.getbuffer()), lambda: io.BytesIO("a"), lambda: b.seek(-1), lambda: b.seek(-3, 2), lambda: b.read(2))
      attempt(lambda: b.seek(20), lambda: b.read(), lambda: b.write(bytearray(b"q")), lambda: b.write("a"), lambda: b.readline(1))
      attempt(lambda: isinstance(b, io.BufferedIOBase), lambda: isinstance(io.StringIO(), io.TextIOBase), lambda: io.SEEK_END)
      attempt(lambda: io.UnsupportedOperation.__mro__[1:3], lambda: b.detach())
      """#)
    #expect(
      text == #"""
        [b'ab\n']
        [b'cd\n', b'ef']
        None
        b'ab\ncd\nefxy'
        b'ab\ncd\nefxy'
        TypeError a bytes-like object is required, not 'str'
        ValueError negative seek value -1
        7
        b'fx'
        20
        b''
        1
        TypeError a bytes-like object is required, not 'str'
        b''
        True
        True
        2
        (<class 'OSError'>, <class 'ValueError'>)
        UnsupportedOperation detach

        """#)
  }
}
