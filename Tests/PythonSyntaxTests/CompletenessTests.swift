import PythonSyntax
import Testing

/// Whether typed text is whole, by the rules of Python's prompt.
struct CompletenessTests {
  private func judge(_ text: String) -> String {
    switch Completeness.of(text) {
    case .complete(let tree): "complete \(tree.body.count)"
    case .needsMore(let reason): "needs more: \(reason)"
    case .invalid(let error): "\(error.kind.rawValue): \(error.message)"
    }
  }

  @Test(
    "lines that are whole",
    arguments: [
      ("x = 1\n", 1), ("x; y\n", 2), ("\n", 0), ("", 0), ("  # c\n", 0), ("(1,\n2)\n", 1),
      ("'''a\nb'''\n", 1), ("x = 1 + \\\n  2\n", 1),
      ("if x:\n  y\n\n", 1), ("class A: pass\n\n", 1), ("if x:\n  y\nelse:\n  z\n\n", 1),
      ("@a\ndef f(): pass\n\n", 1), ("for x in y:\n\n  z\n\n", 1),
      ("pass", 1),
    ])
  func complete(text: String, count: Int) {
    #expect(judge(text) == "complete \(count)")
  }

  @Test(
    "lines that must go on",
    arguments: [
      ("if x:\n", "openBlock"), ("if x:\n  y\n", "openBlock"), ("if x:\n  y", "openBlock"),
      ("class A: pass\n", "openBlock"), ("if x: y\nelse: z\n", "openBlock"),
      ("@a\n", "openBlock"), ("@a\ndef f(): pass\n", "openBlock"), ("if x:\n  y\nelse:\n", "openBlock"),
      ("try:\n  x\n", "openBlock"), ("try:\n  x\n\n", "openBlock"), ("if x:\n# c\n", "openBlock"),
      ("f(\n", "openBracket"), ("x = [1,\n  2\n", "openBracket"), ("{\n\n", "openBracket"),
      ("'''a\n", "openString"), ("f(\"\"\"\n", "openString"),
      ("x = \\\n", "backslash"), ("if x:\n  y = (\n", "openBracket"), ("'a\\\n", "backslash"),
      ("def f():\n  '''doc\n\n", "openString"),
    ])
  func incomplete(text: String, reason: String) {
    #expect(judge(text) == "needs more: \(reason)")
  }

  @Test(
    "lines that nothing can repair",
    arguments: [
      ("x = = 1\n", "SyntaxError: invalid syntax"), ("x y\n", "SyntaxError: invalid syntax"),
      ("'abc\n", "SyntaxError: unterminated string literal (detected at line 1)"),
      ("if x:\ny\n", "IndentationError: expected an indented block after 'if' statement on line 1"),
      ("  x\n", "IndentationError: unexpected indent"),
      ("if x:\n  y\nz\n", "SyntaxError: invalid syntax"),
      ("return\n", "SyntaxError: 'return' outside function"),
      ("f(a b,\n", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
      (")\n", "SyntaxError: unmatched ')'"),
      ("f(]\n", "SyntaxError: closing parenthesis ']' does not match opening parenthesis '('"),
      ("if x:\n    y\n  z\n", "IndentationError: unindent does not match any outer indentation level"),
      ("else:\n", "SyntaxError: invalid syntax"),
      ("for x in y:\n  return\n", "SyntaxError: 'return' outside function"),

    ])
  func invalid(text: String, words: String) {
    #expect(judge(text) == words)
  }

  @Test("a session is read line by line, and an error discards its statement")
  func reads() {
    var reader = InteractiveReader()
    let lines = [
      "x = 1", "if x:", "  y", "", "", "# c", "for a in b:", "  c", "d = 2", "f(", ")", "def g():",
      "  return 1", "  ", "", "x y", "z",
    ]
    let events = lines.map { line in
      switch reader.feed(line) {
      case .statement(let tree): "run \(tree.source.split(separator: "\n").count)"
      case .needsMore: "..."
      case .syntaxError(let error): error.message
      case .nothing: "-"
      }
    }
    #expect(
      events == [
        "run 1", "...", "...", "run 2", "-", "-", "...", "...", "invalid syntax", "...", "run 2", "...",
        "...", "...", "run 3", "invalid syntax",
        "run 1",
      ])
    #expect(reader.pending.isEmpty)
  }

  @Test("the end of the input ends a block")
  func finishes() {
    var reader = InteractiveReader()
    _ = reader.feed("if x:")
    _ = reader.feed("  y")
    guard case .statement(let tree) = reader.finish() else { return #expect(Bool(false)) }
    #expect(tree.body.count == 1)
    _ = reader.feed("f(")
    guard case .syntaxError(let error) = reader.finish() else { return #expect(Bool(false)) }
    #expect(error.message == "'(' was never closed")
    _ = reader.feed("if x:")
    reader.reset()
    guard case .nothing = reader.finish() else { return #expect(Bool(false)) }
  }

  @Test(
    "the next line is indented",
    arguments: [
      ("if x:\n", "    "), ("x = 1\n", ""), ("if x:\n    y\n", "    "), ("if x:\n    return\n", ""),
      ("if x:\n  if y:\n    pass\n", "  "), ("if x:\n\ty\n", "\t"),
      ("if x:\n    y = f(\n", "        "), ("x = [\n    1,\n", "    "), ("'''\n  a\n", ""),
      ("x = \\\n", "    "), ("if x:\n    y\n\n", ""), ("", ""), ("# c:\n", ""),
      ("if x: # c\n", "    "), ("class A:\n    def f(self):\n", "        "), ("x = {1:\n", "    "),
    ])
  func suggestsIndentation(text: String, blanks: String) {
    #expect(SuggestedIndentation.after(text) == blanks)
  }
}
