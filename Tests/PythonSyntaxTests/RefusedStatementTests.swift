import PythonSyntax
import Testing

/// What CPython says of statements that fit no rule of its grammar.
struct RefusedStatementTests {
  @Test("Statements that fit no rule", arguments: statementsThatFitNoRule)
  func refusesStatementsThatFitNoRule(_ expected: Refusal) throws {
    let found = try #require(refusal(of: expected.source))
    #expect(found.words == expected.words)
    #expect(found.place == expected.place)
  }

  @Test("Missing colons and blocks", arguments: missingColonsAndBlocks)
  func refusesMissingColonsAndBlocks(_ expected: Refusal) throws {
    let found = try #require(refusal(of: expected.source))
    #expect(found.words == expected.words)
    #expect(found.place == expected.place)
  }

  @Test("Indentation", arguments: indentation)
  func refusesIndentation(_ expected: Refusal) throws {
    let found = try #require(refusal(of: expected.source))
    #expect(found.words == expected.words)
    #expect(found.place == expected.place)
  }

  @Test("Python 2", arguments: python2)
  func refusesPython2(_ expected: Refusal) throws {
    let found = try #require(refusal(of: expected.source))
    #expect(found.words == expected.words)
    #expect(found.place == expected.place)
  }

  static let statementsThatFitNoRule: [Refusal] = [
    Refusal("x = = 3", "SyntaxError: invalid syntax", "1:5-1:6"),
    Refusal("x = 3 +", "SyntaxError: invalid syntax", "1:8"),
    Refusal("for in range(3): pass", "SyntaxError: invalid syntax", "1:5-1:7"),
    Refusal("class: pass", "SyntaxError: invalid syntax", "1:6-1:7"),
    Refusal("x y", "SyntaxError: invalid syntax", "1:3-1:4"),
    Refusal("x ==", "SyntaxError: invalid syntax", "1:5"),
    Refusal("else:\n", "SyntaxError: invalid syntax", "1:1-1:5"),
    Refusal("import", "SyntaxError: invalid syntax", "1:7"),
    Refusal("a b = 3", "SyntaxError: invalid syntax", "1:3-1:4"),
    Refusal("class = 3", "SyntaxError: invalid syntax", "1:7-1:8"),
    Refusal("not", "SyntaxError: invalid syntax", "1:4"),
    Refusal("x++", "SyntaxError: invalid syntax", "1:4"),
    Refusal("def f(x) return", "SyntaxError: expected ':'", "1:10-1:16"),
    Refusal("if x\n", "SyntaxError: expected ':'", "1:5"),
    Refusal("return = 1", "SyntaxError: invalid syntax", "1:8-1:9"),
    Refusal("from x import", "SyntaxError: invalid syntax", "1:14"),
    Refusal(
      "from x import y,\n", "SyntaxError: trailing comma not allowed without surrounding parentheses",
      "1:17"),
    Refusal("from x import (a, b", "SyntaxError: '(' was never closed", "1:15"),
    Refusal("import a as b.c", "SyntaxError: invalid syntax", "1:14-1:15"),
    Refusal("x.1", "SyntaxError: invalid syntax", "1:2-1:4"),
    Refusal("x.", "SyntaxError: invalid syntax", "1:3"),
    Refusal("@\ndef f(): pass", "SyntaxError: invalid syntax", "1:2"),
    Refusal("lambda x", "SyntaxError: invalid syntax", "1:9"),
    Refusal("*", "SyntaxError: invalid syntax", "1:2"),
    Refusal("**a", "SyntaxError: invalid syntax", "1:1-1:3"),
    Refusal("x = *", "SyntaxError: invalid syntax", "1:6"),
    Refusal("raise a from", "SyntaxError: invalid syntax", "1:13"),
    Refusal("del", "SyntaxError: invalid syntax", "1:4"),
    Refusal("pass x", "SyntaxError: invalid syntax", "1:6-1:7"),
    Refusal("global", "SyntaxError: invalid syntax", "1:7"),
    Refusal("global 1", "SyntaxError: invalid syntax", "1:8-1:9"),
    Refusal("assert", "SyntaxError: invalid syntax", "1:7"),
    Refusal("a <> b", "SyntaxError: invalid syntax", "1:3-1:5"),
    Refusal("$", "SyntaxError: invalid syntax", "1:1-1:2"),
    Refusal("x?", "SyntaxError: invalid syntax", "1:2-1:3"),
    Refusal("a ! b", "SyntaxError: invalid syntax", "1:3-1:4"),
    Refusal("x = 1;; y", "SyntaxError: invalid syntax", "1:7-1:8"),
    Refusal("yield = 1", "SyntaxError: assignment to yield expression not possible", "1:1-1:6"),
    Refusal("with open(x) as f, : pass", "SyntaxError: invalid syntax", "1:20-1:21"),
    Refusal("def f(x): return x)", "SyntaxError: unmatched ')'", "1:19"),
    Refusal("try: pass\nx", "SyntaxError: expected 'except' or 'finally' block", "2:1-2:2"),
    Refusal("while: pass", "SyntaxError: invalid syntax", "1:6-1:7"),
    Refusal("=", "SyntaxError: invalid syntax", "1:1-1:2"),
    Refusal("(", "SyntaxError: '(' was never closed", "1:1"),
    Refusal("x[", "SyntaxError: '[' was never closed", "1:2"),
    Refusal("{1: 2", "SyntaxError: '{' was never closed", "1:1"),
    Refusal("f(x", "SyntaxError: '(' was never closed", "1:2"),
    Refusal("a = (1,\nb = 2\n", "SyntaxError: '(' was never closed", "1:5"),
    Refusal("elif x: pass", "SyntaxError: invalid syntax", "1:1-1:5"),
    Refusal("print(a b)", "SyntaxError: invalid syntax. Perhaps you forgot a comma?", "1:7-1:10"),
    Refusal("f(a b c)", "SyntaxError: invalid syntax. Perhaps you forgot a comma?", "1:3-1:6"),
    Refusal("x = {a: b c}", "SyntaxError: invalid syntax. Perhaps you forgot a comma?", "1:9-1:12"),
    Refusal("x if y", "SyntaxError: expected 'else' after 'if' expression", "1:1-1:7"),
    Refusal("(x if y)", "SyntaxError: expected 'else' after 'if' expression", "1:2-1:8"),
    Refusal("[1 2]", "SyntaxError: invalid syntax. Perhaps you forgot a comma?", "1:2-1:5"),
    Refusal("{1 2}", "SyntaxError: invalid syntax. Perhaps you forgot a comma?", "1:2-1:5"),
    Refusal("{1:2 3:4}", "SyntaxError: invalid syntax. Perhaps you forgot a comma?", "1:4-1:7"),
  ]

  static let missingColonsAndBlocks: [Refusal] = [
    Refusal("if x\n  y", "SyntaxError: expected ':'", "1:5"),
    Refusal("while x\n  y", "SyntaxError: expected ':'", "1:8"),
    Refusal("for x in y\n  z", "SyntaxError: expected ':'", "1:11"),
    Refusal("def f()\n  pass", "SyntaxError: expected ':'", "1:8"),
    Refusal("class A\n  pass", "SyntaxError: expected ':'", "1:8"),
    Refusal("class A(B)\n  pass", "SyntaxError: expected ':'", "1:11"),
    Refusal("with x\n  y", "SyntaxError: expected ':'", "1:7"),
    Refusal("with x as y\n  z", "SyntaxError: expected ':'", "1:12"),
    Refusal("try\n  x", "SyntaxError: expected ':'", "1:4"),
    Refusal(
      "if x:\ny", "IndentationError: expected an indented block after 'if' statement on line 1",
      "2:1-2:2"),
    Refusal(
      "while x:\ny", "IndentationError: expected an indented block after 'while' statement on line 1",
      "2:1-2:2"),
    Refusal(
      "for x in y:\nz", "IndentationError: expected an indented block after 'for' statement on line 1",
      "2:1-2:2"),
    Refusal(
      "def f():\nx", "IndentationError: expected an indented block after function definition on line 1",
      "2:1-2:2"),
    Refusal(
      "class A:\nx", "IndentationError: expected an indented block after class definition on line 1",
      "2:1-2:2"),
    Refusal(
      "with x:\ny", "IndentationError: expected an indented block after 'with' statement on line 1",
      "2:1-2:2"),
    Refusal(
      "with (a as b, c):\ny",
      "IndentationError: expected an indented block after 'with' statement on line 1", "2:1-2:2"),
    Refusal(
      "try:\nx", "IndentationError: expected an indented block after 'try' statement on line 1",
      "2:1-2:2"),
    Refusal(
      "try:\n  x\nexcept:\ny",
      "IndentationError: expected an indented block after 'except' statement on line 3", "4:1-4:2"),
    Refusal(
      "try:\n  x\nexcept A:\ny",
      "IndentationError: expected an indented block after 'except' statement on line 3", "4:1-4:2"),
    Refusal(
      "try:\n  x\nexcept* A:\ny",
      "IndentationError: expected an indented block after 'except*' statement on line 3", "4:1-4:2"),
    Refusal(
      "try:\n  x\nfinally:\ny",
      "IndentationError: expected an indented block after 'finally' statement on line 3", "4:1-4:2"),
    Refusal(
      "if x:\n  y\nelif z:\nw",
      "IndentationError: expected an indented block after 'elif' statement on line 3", "4:1-4:2"),
    Refusal("if x:\n  y\nelif z\n  w", "SyntaxError: expected ':'", "3:7"),
    Refusal(
      "if x:\n  y\nelse:\nw",
      "IndentationError: expected an indented block after 'else' statement on line 3", "4:1-4:2"),
    Refusal("if x:\n  y\nelse\n  w", "SyntaxError: expected ':'", "3:5"),
    Refusal("if x:", "IndentationError: expected an indented block after 'if' statement on line 1", "1:6"),
    Refusal(
      "def f():\n", "IndentationError: expected an indented block after function definition on line 1",
      "1:9"),
    Refusal("try:\n  x\n", "SyntaxError: expected 'except' or 'finally' block", "2:4"),
    Refusal("try:\n  x\ny", "SyntaxError: expected 'except' or 'finally' block", "3:1-3:2"),
    Refusal(
      "try: x\nexcept A, B: y", "SyntaxError: multiple exception types must be parenthesized",
      "2:8-2:12"),
    Refusal("try: x\nexcept A\n  y", "SyntaxError: expected ':'", "2:9"),
    Refusal("try: x\nexcept\n  y", "SyntaxError: expected ':'", "2:7"),
    Refusal("try: x\nexcept*: y", "SyntaxError: expected one or more exception types", "2:8-2:9"),
    Refusal(
      "try: x\nexcept A: y\nexcept* B: z",
      "SyntaxError: cannot have both 'except' and 'except*' on the same 'try'", "3:1-3:8"),
    Refusal(
      "try: x\nexcept* A: y\nexcept: z",
      "SyntaxError: cannot have both 'except' and 'except*' on the same 'try'", "3:1-3:7"),
    Refusal("lambda: (yield\n", "SyntaxError: '(' was never closed", "1:9"),
  ]

  static let indentation: [Refusal] = [
    Refusal("  x", "IndentationError: unexpected indent", "1:2"),
    Refusal("x\n  y", "IndentationError: unexpected indent", "2:2"),
    Refusal(
      "if x:\n    y\n  z", "IndentationError: unindent does not match any outer indentation level",
      "3:4"),
    Refusal("if x:\n\ty\n        z", "TabError: inconsistent use of tabs and spaces in indentation", "3:1"),
    Refusal("if x:\n        y\n\tz", "TabError: inconsistent use of tabs and spaces in indentation", "3:1"),
    Refusal("if x:\n  y\n   z", "IndentationError: unexpected indent", "3:3"),
  ]

  static let python2: [Refusal] = [
    Refusal(
      "print x", "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?",
      "1:1-1:8"),
    Refusal(
      "print 'a', b", "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?",
      "1:1-1:13"),
    Refusal(
      "exec x", "SyntaxError: Missing parentheses in call to 'exec'. Did you mean exec(...)?",
      "1:1-1:7"),
    Refusal(
      "print x, y = 1", "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?",
      "1:1-1:11"),
    Refusal("raise A, b", "SyntaxError: invalid syntax", "1:8-1:9"),
    Refusal(
      "exec 'x' in y", "SyntaxError: Missing parentheses in call to 'exec'. Did you mean exec(...)?",
      "1:1-1:14"),
    Refusal("`x`", "SyntaxError: invalid syntax", "1:1-1:2"),
    Refusal("x <> y", "SyntaxError: invalid syntax", "1:3-1:5"),
    Refusal("0xFFL", "SyntaxError: invalid hexadecimal literal", "1:4"),
    Refusal("ur'a'", "SyntaxError: invalid syntax", "1:3-1:6"),
  ]
}
