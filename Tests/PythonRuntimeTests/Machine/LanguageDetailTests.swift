import Testing

/// Statements and exceptions in rarer situations.
struct LanguageDetailTests {
  @Test func `a chain of contexts may lead back to itself`() {
    let text = transcript(
      #"""
      def cycle():
          try: raise ValueError(1)
          except ValueError as e:
              e.__context__ = e
              raise TypeError(2)
      try: cycle()
      except TypeError as e: print(repr(e.__context__), e.__context__.__context__ is e.__context__)
      """#)
    #expect(
      text == #"""
        ValueError(1) True

        """#)
  }

  @Test func `a wildcard star asks for no more than it needs`() {
    let text = transcript(
      #"""
      def numbers():
          for i in range(10**12):
              yield i
      match range(10**12):
          case x, y, *_: print(x, y)
      match [1]:
          case a, b, *_: print('two')
          case [*_]: print('any')
      match (1, 2, 3):
          case 1, *_, last: print(last)
      match (1, 2, 3):
          case 1, *_: print('one')
      """#)
    #expect(
      text == #"""
        0 1
        any
        3
        one

        """#)
  }

  @Test func `code with free variables cannot be evaluated`() {
    let text = transcript(
      #"""
      def f(x): return lambda: x + 1
      for function in (eval, exec):
          try: function(f(3).__code__)
          except TypeError as e: print(e)
      """#)
    #expect(
      text == #"""
        code object passed to eval() may not contain free variables
        code object requires a closure of exactly length 1

        """#)
  }

  @Test func `exceptions that except star clauses pass on stay in their group`() {
    let text = transcript(
      #"""
      import sys
      def show(e, depth=0):
          print(' ' * depth + repr(e) if not isinstance(e, BaseExceptionGroup) else ' ' * depth + type(e).__name__ + ' ' + e.message)
          for part in getattr(e, 'exceptions', ()): show(part, depth + 2)
      def group(): return ExceptionGroup('eg', [TypeError(1), ExceptionGroup('inner', [ValueError(2), OSError(3)])])
      def run(body):
          try: body()
          except BaseException as e: show(e)
      def reraise():
          try: raise group()
          except* TypeError: print(repr(sys.exception())); raise
          except* ValueError: raise
      def handled():
          try: raise group()
          except* (TypeError, ValueError, OSError): raise SyntaxError('bad')
      def partly():
          try: raise group()
          except* TypeError: raise SyntaxError('bad')
          except* ValueError: pass
      def both():
          try: raise group()
          except* TypeError: raise SyntaxError('bad')
          except* ValueError: raise
      for body in (reraise, handled, partly, both): run(body)
      try:
          try: raise group()
          except* 3: pass
      except TypeError as e: print(e)
      g = group()
      g.add_note('note')
      print(g.split(TypeError)[0].__notes__)
      print(sys.exception())
      """#)
    #expect(
      text == #"""
        ExceptionGroup('eg', [TypeError(1)])
        ExceptionGroup eg
          TypeError(1)
          ExceptionGroup inner
            ValueError(2)
            OSError(3)
        SyntaxError('bad')
        ExceptionGroup 
          SyntaxError('bad')
          ExceptionGroup eg
            ExceptionGroup inner
              OSError(3)
        ExceptionGroup 
          SyntaxError('bad')
          ExceptionGroup eg
            ExceptionGroup inner
              ValueError(2)
              OSError(3)
        catching classes that do not inherit from BaseException is not allowed
        ['note']
        None

        """#)
  }

  @Test func `generators take what is thrown in all its forms`() {
    let text = transcript(
      #"""
      def f():
          while True:
              try: print((yield))
              except ValueError as e: print('caught', repr(e))
      g = f()
      next(g)
      g.throw(ValueError)
      g.throw(ValueError, 'text')
      g.throw(ValueError, ValueError(1))
      g.throw(ValueError, TypeError(1))
      g.throw(ValueError, (1, 2))
      for arguments in ((ValueError(1), 'text'), (ValueError, 'text', 23), ('abc',), (list,)):
          try: g.throw(*arguments)
          except TypeError as e: print(e)
      def h():
          try: raise KeyError('a')
          except KeyError: yield
      g = h()
      next(g)
      try: g.throw(ValueError)
      except ValueError as e: print(repr(e.__context__))
      g.__name__ = 'renamed'
      print(g.__name__, g.gi_suspended, g.gi_yieldfrom)
      """#)
    #expect(
      text == #"""
        caught ValueError()
        caught ValueError('text')
        caught ValueError(1)
        caught ValueError(TypeError(1))
        caught ValueError(1, 2)
        instance exception may not have a separate value
        throw() third argument must be a traceback object
        exceptions must be classes or instances deriving from BaseException, not str
        exceptions must be classes or instances deriving from BaseException, not type
        KeyError('a')
        renamed False None

        """#)
  }

  @Test func `global statements reach past the locals of exec`() {
    let text = transcript(
      #"""
      g, l = {}, {}
      exec('global a\na = 1\nb = 2', g, l)
      print('a' in g, l)
      def run():
          exec('x = 7\ndef f():\n    def g():\n        global x\n        return x\n    return g()\nprint(f(), x)', {}, {})
      run()
      print(repr(str(errors='strict')))
      """#)
    #expect(
      text == #"""
        True {'b': 2}
        7 7
        ''

        """#)
  }

  @Test func `syntax errors tell both ends of their place`() {
    let text = transcript(
      #"""
      try: compile('x = 1\ny = f(1 2)', '<s>', 'exec')
      except SyntaxError as e: print(e.lineno, e.offset, e.end_lineno, e.end_offset, len(e.args[1]))
      """#)
    #expect(
      text == #"""
        2 7 2 10 6

        """#)
  }

  @Test func `tracebacks keep their identity`() {
    let text = transcript(
      #"""
      def f():
          try: raise ValueError
          except ValueError as e:
              t = e.__traceback__
              print(t is e.__traceback__, t == e.__traceback__)
              return e
      e = f()
      print(e.__traceback__ is e.with_traceback(e.__traceback__).__traceback__)
      try: e.__traceback__ = 5
      except TypeError as error: print(error)
      class V(ValueError):
          def __new__(cls, *args): return super().__new__(cls, *args)
      print(repr(V(1, 2)))
      """#)
    #expect(
      text == #"""
        True True
        True
        __traceback__ must be a traceback or None
        V(1, 2)

        """#)
  }

  @Test func `captured variables come last, in the order of their names`() {
    let text = transcript(
      #"""
      def f(z, a, *args, k=1, **kw):
          y = 1
          c = 2
          b = 3
          def g():
              return y, b, a
          print(list(locals()))
          return g
      print(f(1, 2)())
      print(f.__code__.co_varnames, f.__code__.co_cellvars, f.__code__.co_nlocals)
      """#)
    #expect(
      text == #"""
        ['z', 'a', 'k', 'args', 'kw', 'c', 'g', 'b', 'y']
        (1, 3, 2)
        ('z', 'a', 'k', 'args', 'kw', 'c', 'g') ('a', 'b', 'y') 7

        """#)
  }
}
