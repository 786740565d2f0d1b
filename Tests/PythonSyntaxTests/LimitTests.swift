import PythonSyntax
import Testing

/// A source that repeats something very often.
struct Extreme: CustomTestStringConvertible {
  let source: String
  let testDescription: String

  init(
    _ unit: String, _ count: Int, before: String = "", then: String = "", _ ending: String = "",
    _ endings: Int = 0
  ) {
    source = before + String(repeating: unit, count: count) + then + String(repeating: ending, count: endings)
    testDescription = "\(before)\(unit) \(count) times \(then)"
  }

  /// Blocks inside of one another.
  init(blocks header: String, _ count: Int, body: String) {
    var text = ""
    for depth in 0..<count { text += String(repeating: " ", count: depth) + header + "\n" }
    source = text + String(repeating: " ", count: count) + body
    testDescription = "\(header) \(count) times"
  }
}

/// Sources of extreme size or depth, none of which may crash or hang.
struct LimitTests {
  @Test(
    "a tree that is too high is refused",
    arguments: [
      Extreme("- ", 20_000, then: "x"), Extreme("not ", 20_000, then: "x"),
      Extreme("lambda: ", 20_000, then: "x"),
      Extreme("x if y else ", 20_000, then: "x"), Extreme("x ** ", 20_000, then: "x"),
      Extreme("x + ", 20_000, then: "x"),
      Extreme(".y", 20_000, before: "x"), Extreme("()", 20_000, before: "x"),
      Extreme("[0]", 20_000, before: "x"),
      Extreme("elif x: y\n", 5_000, before: "if x: y\n"),
      Extreme("for x in y ", 5_000, before: "[x ", then: "]"),
    ])
  func tooHigh(extreme: Extreme) {
    #expect(
      refusal(of: extreme.source)?.words
        == "RecursionError: maximum recursion depth exceeded during compilation")
  }

  @Test("CPython's own limits")
  func limits() {
    func words(_ extreme: Extreme) -> String? { refusal(of: extreme.source)?.words }
    #expect(words(Extreme("(", 10_000)) == "SyntaxError: too many nested parentheses")
    #expect(
      words(Extreme(blocks: "if x:", 150, body: "y")) == "IndentationError: too many levels of indentation")
    #expect(
      words(Extreme(blocks: "while x:", 25, body: "y")) == "SyntaxError: too many statically nested blocks")
    #expect(
      words(Extreme("(", 300, before: "f'{", then: "}'"))
        == "SyntaxError: f-string: too many nested parenthesis")
    #expect(
      words(Extreme("1", 5_000)) == """
        SyntaxError: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use \
        sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to \
        avoid decimal conversion limits.
        """)
  }

  @Test("errors are explained far into a text and deep inside of it")
  func explains() {
    func words(_ extreme: Extreme) -> String? { refusal(of: extreme.source)?.words }
    let comma = "SyntaxError: invalid syntax. Perhaps you forgot a comma?"
    for (opening, closing) in [
      ("(", ")"), ("[", "]"), ("{", "}"), ("f(", ")"), ("-(", ")"), ("(x:=", ")"), ("x[a:", "]"),
    ] {
      #expect(words(Extreme(opening, 90, then: "x y", closing, 90)) == comma)
    }
    #expect(words(Extreme("x = 1\n", 10_000, then: "y z")) == "SyntaxError: invalid syntax")
    #expect(words(Extreme("1,", 50_000, before: "x = [")) == "SyntaxError: '[' was never closed")
    #expect(words(Extreme("lambda: ", 150, then: "x y")) == "SyntaxError: invalid syntax")
    #expect(words(Extreme("print ", 200)) != nil)
    #expect(words(Extreme(blocks: "if x:", 98, body: "y z")) == "SyntaxError: invalid syntax")
  }

  @Test(
    "what is only long is accepted",
    arguments: [
      Extreme("(", 199, then: "x", ")", 199), Extreme("a", 1_000_000, before: "x = '", then: "'"),
      Extreme("a", 100_000),
      Extreme("1,", 50_000, before: "x = [", then: "]"), Extreme("x and ", 20_000, then: "x"),
      Extreme("x < ", 20_000, then: "x"),
      Extreme("'a' ", 20_000, before: "x = "), Extreme("x = ", 20_000, then: "1"), Extreme("x;", 20_000),
      Extreme("@x\n", 5_000, then: "def f(): pass"), Extreme("f", 100_000, before: "0x"),
      Extreme("{x}", 5_000, before: "f'", then: "'"),
      Extreme("a,", 20_000, before: "f(", then: ")"), Extreme("-", 900, then: "x"),
      Extreme("x+", 900, then: "x"),
      Extreme("lambda: ", 190, then: "x"), Extreme("elif x: y\n", 390, before: "if x: y\n"),
      Extreme(blocks: "if x:", 99, body: "y"),
      Extreme(blocks: "def f():", 99, body: "y"), Extreme(blocks: "class A:", 99, body: "y"),
    ])
  func accepts(extreme: Extreme) {
    #expect(refusal(of: extreme.source) == nil)
  }

  @Test("every beginning of a text is judged, not trapped on")
  func beginnings() {
    let source = """
      @a
      def f(b: c = 1, *d, **e) -> g:
      \t'''h'''
      \tif (x := f'{i!r:>{j}}{k=}') and [l for l, in m if n]:
      \t\treturn {**o, 'p': -0x1F ** 1e5j}
      \telse: raise q from r
      """
    for end in source.indices {
      let beginning = String(source[..<end])
      _ = refusal(of: beginning)
      _ = Completeness.of(beginning)
      _ = PastedText(beginning)
      _ = SuggestedIndentation.after(beginning)
    }
  }
}
