import Testing

struct FunctionTests {
  @Test func `arguments are bound by position, keyword, default and star`() {
    let text = transcript(
      """
      def f(a, b=2, *args, k=5, **kw):
          return a, b, args, k, kw
      print(f(1))
      print(f(1, 3, 4, 5, k=6, z=7))
      print(f(*[1, 2, 3], **{"k": 4}))
      """)
    #expect(
      text == """
        (1, 2, (), 5, {})
        (1, 3, (4, 5), 6, {'z': 7})
        (1, 2, (3,), 4, {})

        """)
  }

  @Test(arguments: [
    ("def f(x): pass\nf()", "TypeError: f() missing 1 required positional argument: 'x'"),
    (
      "def f(x, y, z): pass\nf()", "TypeError: f() missing 3 required positional arguments: 'x', 'y', and 'z'"
    ),
    ("def f(x): pass\nf(1, 2)", "TypeError: f() takes 1 positional argument but 2 were given"),
    (
      "def f(x, y=1): pass\nf(1, 2, 3)",
      "TypeError: f() takes from 1 to 2 positional arguments but 3 were given"
    ),
    ("def f(*, k): pass\nf()", "TypeError: f() missing 1 required keyword-only argument: 'k'"),
    ("def f(x): pass\nf(1, x=2)", "TypeError: f() got multiple values for argument 'x'"),
    ("def f(x): pass\nf(1, y=2)", "TypeError: f() got an unexpected keyword argument 'y'"),
    (
      "def f(x, /): pass\nf(x=1)",
      "TypeError: f() got some positional-only arguments passed as keyword arguments: 'x'"
    ),
    ("print(*5)", "TypeError: print() argument after * must be an iterable, not int"),
    ("None()", "TypeError: 'NoneType' object is not callable"),
  ])
  func `a call that does not fit raises CPython's TypeError`(source: String, message: String) {
    #expect(transcript(source).hasSuffix(message + "\n"))
  }

  @Test func `closures share their variables`() {
    let text = transcript(
      """
      def counter():
          n = 0
          def step(by=1):
              nonlocal n
              n += by
              return n
          return step, lambda: n
      step, value = counter()
      step(); step(5)
      print(value())
      """)
    #expect(text == "6\n")
  }

  @Test func `an unbound variable is reported by its name`() {
    let text = transcript("def f():\n    print(x)\n    x = 1\nf()")
    #expect(
      text.hasSuffix(
        "UnboundLocalError: cannot access local variable 'x' where it is not associated with a value\n"))
  }

  @Test func `an assignment expression changes a variable after it has been read`() {
    #expect(transcript("def f(x):\n    return x + (x := 10) + x\nprint(f(1))") == "21\n")
  }

  @Test func `a failed evaluation leaves the variable as it was`() {
    let text = transcript(
      """
      def f():
          x = 1
          try:
              x = 0 or [1][5]
          except IndexError:
              return x
      print(f())
      """)
    #expect(text == "1\n")
  }
}
