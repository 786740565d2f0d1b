import Testing

struct TracebackModuleTests {
  @Test func `traceback writes what an uncaught exception would show`() {
    let text = transcript(
      #"""
      import sys, traceback
      def half(x):
          return 1 / x
      def deep(n):
          return deep(n - 1) if n else half(0)
      try:
          deep(5)
      except ZeroDivisionError as error:
          traceback.print_exc(file=sys.stdout)
          print(traceback.format_exception(error, limit=-1))
          print(traceback.format_exception_only(error))
          print([(s.lineno, s.name, s.line) for s in traceback.extract_tb(error.__traceback__)][-2:])
      try:
          try:
              half(0)
          except ZeroDivisionError as error:
              raise ValueError('later') from error
      except ValueError:
          print(traceback.format_exc(), end='')
          print(traceback.format_exc(chain=False), end='')
      print(repr(traceback.format_exc()))
      """#)
    #expect(
      text == #"""
        Traceback (most recent call last):
          File "test.py", line 7, in <module>
            deep(5)
          File "test.py", line 5, in deep
            return deep(n - 1) if n else half(0)
                   ^^^^^^^^^^^
          File "test.py", line 5, in deep
            return deep(n - 1) if n else half(0)
                   ^^^^^^^^^^^
          File "test.py", line 5, in deep
            return deep(n - 1) if n else half(0)
                   ^^^^^^^^^^^
          [Previous line repeated 3 more times]
          File "test.py", line 3, in half
            return 1 / x
                   ~~^~~
        ZeroDivisionError: division by zero
        ['Traceback (most recent call last):\n', '  File "test.py", line 3, in half\n    return 1 / x\n           ~~^~~\n', 'ZeroDivisionError: division by zero\n']
        ['ZeroDivisionError: division by zero\n']
        [(5, 'deep', 'return deep(n - 1) if n else half(0)'), (3, 'half', 'return 1 / x')]
        Traceback (most recent call last):
          File "test.py", line 15, in <module>
            half(0)
          File "test.py", line 3, in half
            return 1 / x
                   ~~^~~
        ZeroDivisionError: division by zero

        The above exception was the direct cause of the following exception:

        Traceback (most recent call last):
          File "test.py", line 17, in <module>
            raise ValueError('later') from error
        ValueError: later
        Traceback (most recent call last):
          File "test.py", line 17, in <module>
            raise ValueError('later') from error
        ValueError: later
        'NoneType: None\n'

        """#)
  }

  @Test func `traceback shows the calls that run, and refuses what is no exception`() {
    let text = transcript(
      #"""
      import sys, traceback
      def inner():
          traceback.print_stack(file=sys.stdout)
          print(traceback.extract_stack(limit=1), len(traceback.format_stack()))
      def outer():
          inner()
      outer()
      try:
          traceback.format_exception(ValueError)
      except TypeError as error:
          print(error)
      error = ValueError('a')
      error.add_note('noted\ntwice')
      print(traceback.format_exception(error), traceback.format_exception_only(None))
      """#)
    #expect(
      text == #"""
          File "test.py", line 7, in <module>
            outer()
          File "test.py", line 6, in outer
            inner()
          File "test.py", line 3, in inner
            traceback.print_stack(file=sys.stdout)
        [<FrameSummary file test.py, line 4 in inner>] 3
        Exception expected for value, type found
        ['ValueError: a\n', 'noted\n', 'twice\n'] ['NoneType: None\n']

        """#)
  }
}
