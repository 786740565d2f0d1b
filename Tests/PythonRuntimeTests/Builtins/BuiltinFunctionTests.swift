import Testing

struct BuiltinFunctionTests {
  @Test(arguments: [
    ("max('ab', 'b'), max([], default=5), min([3, 1, 2], key=lambda x: -x)", "('b', 5, 3)"),
    ("sum([0.1] * 10), sum([[1], [2]], [])", "(0.9999999999999999, [1, 2])"),
    ("pow(3, -1, 7), pow(2, 10, 1000), divmod(-7, 2)", "(5, 24, (-4, 1))"),
    (
      "list(zip([1, 2], 'ab')), list(enumerate('ab', 5)), next(iter([]), 'd')",
      "([(1, 'a'), (2, 'b')], [(5, 'a'), (6, 'b')], 'd')"
    ),
    ("isinstance(1, (str, int)), isinstance(1, int | str), issubclass(bool, int)", "(True, True, True)"),
    ("chr(0x1F600), ord('é'), bin(-5), hex(2**70)", "('😀', 233, '-0b101', '0x400000000000000000')"),
  ])
  func `the built-in functions do as in CPython`(expression: String, expected: String) {
    #expect(transcript("print((\(expression)))") == expected + "\n")
  }

  @Test func `print joins, ends and redirects`() {
    let text = transcript(
      """
      import io, contextlib
      print(1, 'a', sep='-', end='!\\n')
      buffer = io.StringIO()
      with contextlib.redirect_stdout(buffer):
          print('hidden')
      print(repr(buffer.getvalue()))
      print('x', file=buffer)
      print(buffer.getvalue(), end='')
      """)
    #expect(text == "1-a!\n'hidden\\n'\nhidden\nx\n")
  }

  @Test(arguments: [
    ("max([])", "ValueError: max() arg is an empty sequence"),
    ("sorted([1, 'a'])", "TypeError: '<' not supported between instances of 'str' and 'int'"),
    ("sum(['a'])", "TypeError: unsupported operand type(s) for +: 'int' and 'str'"),
    ("list(zip([1], [3, 4], strict=True))", "ValueError: zip() argument 2 is longer than argument 1"),
    ("len(5)", "TypeError: object of type 'int' has no len()"),
    ("isinstance(1, 5)", "TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union"),
    ("open('x')", "PermissionError: open('x') is not allowed: code that runs here has no access to files"),
    ("input()", "EOFError: EOF when reading a line"),
  ])
  func `the built-in functions refuse in CPython's words`(expression: String, error: String) {
    #expect(transcript(expression).hasSuffix(error + "\n"))
  }
}
