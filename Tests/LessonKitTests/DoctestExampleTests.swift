import Testing

@testable import LessonKit

@Suite("Doctest text")
struct DoctestExampleTests {
  private func examples(_ text: String) throws -> [DoctestExample] {
    try DoctestExample.examples(in: text.textLines(), firstLine: 1)
  }

  @Test func `output ends at a blank line and at the next prompt`() throws {
    let found = try examples(
      """
      Some text.
      >>> a
      1
      2
      >>> b

      not output
      """)
    #expect(found.map(\.source) == ["a", "b"])
    #expect(found.map(\.expected) == ["1\n2\n", ""])
    #expect(found.map(\.expectedLines) == [3..<5, 6..<6])
  }

  @Test func `a block keeps its inner indentation and loses its closing prompt`() throws {
    let found = try examples(
      """
        >>> for i in range(2):
        ...     print(i)
        ...
        0
        1
      """)
    #expect(found.map(\.source) == ["for i in range(2):\n    print(i)"])
    #expect(found[0].expected == "0\n1\n")
    #expect(found[0].indent == "  ")
  }

  @Test func `BLANKLINE is an empty line, and an ellipsis is output`() throws {
    let found = try examples(
      """
      >>> a
      1
      <BLANKLINE>
      ...]
      """)
    #expect(found[0].expected == "1\n\n...]\n")
  }

  @Test func `output left of its prompt is refused`() {
    #expect(throws: DoctestProblem(line: 2, what: "expected output is indented less than its `>>>`")) {
      try examples("    >>> a\n1")
    }
  }
}

@Suite("Comparing output")
struct OutputPatternTests {
  @Test(arguments: [
    ("1\n", "1\n", true), ("1\n", "2\n", false), ("", "", true), ("", "1\n", false), ("a  \n", "a\n", true),
    ("...", "anything\nat all\n", true), ("a...c", "abc", true), ("a...c", "ac", true), ("a...c", "a", false),
    ("a...b...c", "a1b2c", true), ("a...b...c", "a1c2b", false), ("...b", "ab", true),
    ("aa...aa", "aaa", false),
    ("<F object at 0x...>", "<F object at 0x7f31c2a4e5b0>", true),
    ("<F object at 0x7f31c2a4e5b0>", "<F object at 0x55aa00112233>", true), ("0x1f", "0x2f", false),
  ])
  func `expected output`(expected: String, actual: String, matches: Bool) {
    #expect(OutputPattern(expected).matches(actual) == matches)
  }

  @Test func `of a traceback only the exception counts`() {
    let expected = "Traceback (most recent call last):\n    ...\nValueError: no\n"
    let actual =
      "Traceback (most recent call last):\n  File \"<stdin>\", line 1, in <module>\nValueError: no\n"
    #expect(OutputPattern(expected).matches(actual))
    #expect(!OutputPattern(expected).matches("ValueError: no\n"))
    #expect(!OutputPattern(expected).matches(actual.replacing("no\n", with: "yes\n")))
  }

  @Test func `a syntax error at a prompt has no header`() {
    let expected = "Traceback (most recent call last):\n    ...\nSyntaxError: invalid syntax\n"
    #expect(
      OutputPattern(expected).matches(
        "  File \"<stdin>\", line 1\n    1 +\n       ^\nSyntaxError: invalid syntax\n"))
  }

  @Test func `printed text before an exception counts`() {
    let text = "before\nTraceback (most recent call last):\n  File \"x\"\nE: a\n"
    #expect(OutputPattern("before\nTraceback (most recent call last):\n    ...\nE: a\n").matches(text))
    #expect(!OutputPattern("Traceback (most recent call last):\n    ...\nE: a\n").matches(text))
  }
}

@Suite("Commands of a text without prompts")
struct CommandSplittingTests {
  @Test func `each command is one, however many lines it takes`() {
    let commands = FakeSession().commands(
      in: "a = 1\n\nif a:\n    b\n\n    c\nelse:\n    d\nb = (\n2\n)\nc\n")
    #expect(commands == ["a = 1", "if a:\n    b\n\n    c\nelse:\n    d", "b = (\n2\n)", "c"])
  }

  @Test func `text that never ends is one command`() {
    #expect(FakeSession().commands(in: "a = (\nb") == ["a = (\nb"])
    #expect(FakeSession().commands(in: "\n\n") == [])
  }
}
