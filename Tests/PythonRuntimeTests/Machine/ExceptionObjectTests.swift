import Testing

struct ExceptionObjectTests {
  @Test func `a group of exceptions is an exception`() {
    let text = transcript(
      #"""
      try: raise ExceptionGroup('g', [ValueError(1), ExceptionGroup('h', [KeyError(2)])])
      except Exception as e: print(repr(e), ExceptionGroup.__mro__[1:3])
      try: raise ExceptionGroup('g', [ValueError(1), TypeError(2), ExceptionGroup('h', [ValueError(3), KeyError(4)])])
      except* ValueError as g: print(repr(g))
      except* (TypeError, KeyError) as g: print(repr(g))
      try: raise ValueError('alone')
      except* ValueError as g: print(repr(g))
      """#)
    #expect(
      text == #"""
        ExceptionGroup('g', [ValueError(1), ExceptionGroup('h', [KeyError(2)])]) (<class 'BaseExceptionGroup'>, <class 'Exception'>)
        ExceptionGroup('g', [ValueError(1), ExceptionGroup('h', [ValueError(3)])])
        ExceptionGroup('g', [TypeError(2), ExceptionGroup('h', [KeyError(4)])])
        ExceptionGroup('', (ValueError('alone'),))

        """#)
  }

  @Test func `what exceptions keep of their arguments`() {
    let text = transcript(
      #"""
      e = OSError(2, 'No such file', 'a.txt')
      print(type(e).__name__, e, e.args, e.filename, e.errno)
      print(OSError(2, 'No', 'a', None, 'b'), ImportError('m', name='n', path='p').name)
      print(AttributeError('q', name='n', obj=3).obj, NameError('q', name='z').name)
      e = UnicodeDecodeError('utf-8', b'a\xff', 1, 2, 'bad')
      print(e, e.start, e.reason)
      print(UnicodeEncodeError('ascii', 'ab\xe9', 1, 3, 'odd'), UnicodeEncodeError('ascii', '\xe9', 0, 1, 'odd'))
      e = SyntaxError('m', ('f', 3, 4, 'txt'))
      print(e, e.lineno, e.offset, e.text)
      for attempt in (lambda: ValueError(x=1), lambda: ImportError(x=1), lambda: ExceptionGroup(1, [e])):
          try: attempt()
          except TypeError as t: print(t)
      try: from . import x
      except ImportError as e: print(e)
      """#)
    #expect(
      text == #"""
        FileNotFoundError [Errno 2] No such file: 'a.txt' (2, 'No such file') a.txt 2
        [Errno 2] No: 'a' -> 'b' n
        3 z
        'utf-8' codec can't decode byte 0xff in position 1: bad 1 bad
        'ascii' codec can't encode characters in position 1-2: odd 'ascii' codec can't encode character '\xe9' in position 0: odd
        m (f, line 3) 3 4 txt
        ValueError() takes no keyword arguments
        'x' is an invalid keyword argument for ImportError()
        BaseExceptionGroup.__new__() argument 1 must be str, not int
        attempted relative import with no known parent package

        """#)
  }
}
