import PythonSyntax
import Testing

/// Pasted text, cut into statements.
struct PastedTextTests {
  @Test("a dedent ends a block, an empty line does not")
  func pieces() {
    let pasted = PastedText(
      "def f():\n    a = 1\n\n    return a\nf(); f()\n\n# c\n@d\nclass A:\n  pass\nx = (1,\n2)\n")
    #expect(
      pasted.pieces.map(\.source) == [
        "def f():\n    a = 1\n\n    return a", "f(); f()", "@d\nclass A:\n  pass", "x = (1,\n2)",
      ])
    #expect(pasted.pieces.map(\.line) == [1, 5, 8, 11])
    #expect(pasted.remainder == nil)
    #expect(pasted.error == nil)
  }

  @Test("what is unfinished at the end is kept")
  func remainder() {
    let pasted = PastedText("x = 1\nif x:\n")
    #expect(pasted.pieces.map(\.source) == ["x = 1"])
    #expect(pasted.remainder == "if x:\n")
    #expect(PastedText("f(1,").remainder == "f(1,")
    #expect(PastedText("'''a\nb").remainder == "'''a\nb")
  }

  @Test("what comes before an error is still there")
  func errors() {
    let pasted = PastedText("x = 1\ny z\nw = 2")
    #expect(pasted.pieces.map(\.source) == ["x = 1"])
    #expect(pasted.error?.message == "invalid syntax")
    #expect(pasted.error?.range.start.line == 2)
    #expect(PastedText("x = 'a").error?.message == "unterminated string literal (detected at line 1)")
  }

  @Test(
    "prompts and what a session printed are taken off",
    arguments: [
      (">>> x = 1\n>>> if x:\n...     y\n...\n1\n>>> z", "x = 1\nif x:\n    y\n\nz"),
      ("  >>> a\n  1\n  >>> b", "a\nb"),
      ("    x = 1\n    if x:\n        y", "x = 1\nif x:\n    y"), ("x = 1\n  y", "x = 1\n  y"),
      (">>>x", ">>>x"), ("a >>> b", "a >>> b"), ("", ""), (">>>\n>>> a", "\na"),
      ("\n    a\n\n    b\n", "\na\n\nb\n"), ("a\r\nb", "a\nb"),
    ])
  func withoutPrompts(text: String, plain: String) {
    #expect(PastedText.withoutPrompts(text) == plain)
  }
}
