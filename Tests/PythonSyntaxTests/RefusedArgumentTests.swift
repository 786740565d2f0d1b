import PythonSyntax
import Testing

/// What CPython says of wrong arguments and parameters.
struct RefusedArgumentTests {
  @Test("Calls", arguments: calls)
  func refusesCalls(_ expected: Refusal) throws {
    let found = try #require(refusal(of: expected.source))
    #expect(found.words == expected.words)
    #expect(found.place == expected.place)
  }

  @Test("Parameters", arguments: parameters)
  func refusesParameters(_ expected: Refusal) throws {
    let found = try #require(refusal(of: expected.source))
    #expect(found.words == expected.words)
    #expect(found.place == expected.place)
  }

  static let calls: [Refusal] = [
    Refusal("f(a=1, 2)", "SyntaxError: positional argument follows keyword argument", "1:9-1:10"),
    Refusal("f(**a, 1)", "SyntaxError: positional argument follows keyword argument unpacking", "1:9-1:10"),
    Refusal(
      "f(**a, *b)", "SyntaxError: iterable argument unpacking follows keyword argument unpacking",
      "1:8-1:9"),
    Refusal("f(a for a in b, c)", "SyntaxError: Generator expression must be parenthesized", "1:3-1:15"),
    Refusal("f(c, a for a in b)", "SyntaxError: Generator expression must be parenthesized", "1:6-1:18"),
    Refusal(
      "f(a for a in b, c for c in d)", "SyntaxError: Generator expression must be parenthesized",
      "1:3-1:15"),
    Refusal("f(a=1, a=2)", "SyntaxError: keyword argument repeated: a", "1:8-1:11"),
    Refusal("class A(x for x in y): pass", "SyntaxError: invalid syntax", "1:11-1:14"),
    Refusal("f(a, b=1, c)", "SyntaxError: positional argument follows keyword argument", "1:12-1:13"),
    Refusal("f(a=1, *b, 2)", "SyntaxError: positional argument follows keyword argument", "1:13-1:14"),
    Refusal("f(a, *)", "SyntaxError: invalid syntax", "1:7-1:8"),
    Refusal("f(a,,b)", "SyntaxError: invalid syntax", "1:5-1:6"),
    Refusal("f(,)", "SyntaxError: invalid syntax", "1:3-1:4"),
    Refusal("f(**)", "SyntaxError: invalid syntax", "1:5-1:6"),
  ]

  static let parameters: [Refusal] = [
    Refusal("def f(a, a): pass", "SyntaxError: duplicate argument 'a' in function definition", "1:10-1:11"),
    Refusal(
      "def f(a=1, b): pass", "SyntaxError: non-default argument follows default argument",
      "1:12-1:13"),
    Refusal(
      "def f(a=1, /, b): pass", "SyntaxError: non-default argument follows default argument",
      "1:15-1:16"),
    Refusal("def f(*): pass", "SyntaxError: named arguments must follow bare *", "1:7-1:8"),
    Refusal("def f(*, **k): pass", "SyntaxError: named arguments must follow bare *", "1:7-1:8"),
    Refusal("def f(*, *a): pass", "SyntaxError: * argument may appear only once", "1:10-1:11"),
    Refusal("def f(*a, *b): pass", "SyntaxError: * argument may appear only once", "1:11-1:12"),
    Refusal(
      "def f(**k, a): pass", "SyntaxError: arguments cannot follow var-keyword argument",
      "1:12-1:13"),
    Refusal(
      "def f(**k, *a): pass", "SyntaxError: arguments cannot follow var-keyword argument",
      "1:12-1:13"),
    Refusal(
      "def f(*a=1): pass", "SyntaxError: var-positional argument cannot have default value",
      "1:9-1:10"),
    Refusal(
      "def f(**k=1): pass", "SyntaxError: var-keyword argument cannot have default value",
      "1:10-1:11"),
    Refusal("def f(/, a): pass", "SyntaxError: at least one argument must precede /", "1:7-1:8"),
    Refusal("def f(a, /, b, /): pass", "SyntaxError: / may appear only once", "1:16-1:17"),
    Refusal("def f(*a, /): pass", "SyntaxError: / must be ahead of *", "1:11-1:12"),
    Refusal("def f(a, /*): pass", "SyntaxError: expected comma between / and *", "1:11-1:12"),
    Refusal("def f((a, b)): pass", "SyntaxError: Function parameters cannot be parenthesized", "1:7-1:13"),
    Refusal("def f(a=): pass", "SyntaxError: expected default value expression", "1:8-1:9"),
    Refusal("def f(1): pass", "SyntaxError: invalid syntax", "1:7-1:8"),
    Refusal("def 3f(): pass", "SyntaxError: invalid decimal literal", "1:5"),
    Refusal("def f(a b): pass", "SyntaxError: invalid syntax", "1:9-1:10"),
    Refusal("lambda a, a: 1", "SyntaxError: duplicate argument 'a' in function definition", "1:11-1:12"),
    Refusal("lambda a=1, b: 1", "SyntaxError: non-default argument follows default argument", "1:13-1:14"),
    Refusal("lambda *: 1", "SyntaxError: named arguments must follow bare *", "1:9-1:10"),
    Refusal(
      "lambda (a, b): 1", "SyntaxError: Lambda expression parameters cannot be parenthesized",
      "1:8-1:14"),
    Refusal("lambda a, /, /: 1", "SyntaxError: / may appear only once", "1:14-1:15"),
    Refusal("lambda *a, *b: 1", "SyntaxError: * argument may appear only once", "1:12-1:13"),
    Refusal("lambda **k, a: 1", "SyntaxError: arguments cannot follow var-keyword argument", "1:13-1:14"),
    Refusal(
      "lambda *a=1: 1", "SyntaxError: var-positional argument cannot have default value",
      "1:10-1:11"),
    Refusal("lambda a=: 1", "SyntaxError: invalid syntax", "1:10-1:11"),
    Refusal("def f", "SyntaxError: expected '('", "1:6"),
    Refusal("def f:", "SyntaxError: expected '('", "1:6-1:7"),
    Refusal("def f(None): pass", "SyntaxError: invalid syntax", "1:7-1:11"),
    Refusal(
      "def f(x, y, x=1): pass", "SyntaxError: duplicate argument 'x' in function definition",
      "1:13-1:14"),
  ]
}
