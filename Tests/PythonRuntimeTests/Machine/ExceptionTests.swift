import Testing

struct ExceptionTests {
  @Test func `finally runs on every way out`() {
    let text = transcript(
      """
      def f():
          for i in range(4):
              try:
                  if i == 1: continue
                  if i == 3: return "done"
              finally:
                  print("finally", i)
      print(f())
      def g():
          try:
              return 1
          finally:
              return 2
      print(g())
      """)
    #expect(text == "finally 0\nfinally 1\nfinally 2\nfinally 3\ndone\n2\n")
  }

  @Test func `a traceback marks the failing part of the line`() {
    let text = transcript(
      """
      def divide(a, b):
          return 1 + a / b
      print(divide(1, 0))
      """)
    #expect(
      text == """
        Traceback (most recent call last):
          File "test.py", line 3, in <module>
            print(divide(1, 0))
                  ^^^^^^^^^^^^
          File "test.py", line 2, in divide
            return 1 + a / b
                       ~~^~~
        ZeroDivisionError: division by zero

        """)
  }

  @Test func `chained exceptions are printed in order`() {
    let text = transcript(
      """
      try:
          {}["k"]
      except KeyError as error:
          raise ValueError("bad") from error
      """)
    #expect(
      text == """
        Traceback (most recent call last):
          File "test.py", line 2, in <module>
            {}["k"]
            ~~^^^^^
        KeyError: 'k'

        The above exception was the direct cause of the following exception:

        Traceback (most recent call last):
          File "test.py", line 4, in <module>
            raise ValueError("bad") from error
        ValueError: bad

        """)
  }

  @Test func `a misspelt name gets a suggestion`() {
    #expect(
      transcript("number = 1\nprint(numbr)").hasSuffix(
        "NameError: name 'numbr' is not defined. Did you mean: 'number'?\n"))
  }

  @Test func `except star takes its part of a group`() {
    let text = transcript(
      """
      try:
          raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])
      except* ValueError as group:
          print(group.exceptions)
      except* TypeError as group:
          print(group.exceptions)
      """)
    #expect(text.hasPrefix("(ValueError(1),)\n(TypeError(2),)\n"))
    #expect(text.contains("KeyError: 3"))
  }

  @Test func `a context manager can swallow an exception`() {
    let text = transcript(
      """
      class Swallow:
          def __enter__(self): return "entered"
          def __exit__(self, kind, value, traceback):
              print(kind.__name__, value)
              return True
      with Swallow() as word:
          print(word)
          raise ValueError("inside")
      print("after")
      """)
    #expect(text == "entered\nValueError inside\nafter\n")
  }
}
