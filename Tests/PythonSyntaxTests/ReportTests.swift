import PythonSyntax
import Testing

/// What Python prints for a syntax error.
struct ReportTests {
  private func report(_ source: String, mode: ParseMode = .interactive) -> String {
    do throws(SyntaxError) {
      _ = try Parser.parse(source, fileName: "<stdin>", mode: mode)
      return ""
    } catch {
      return error.report(fileName: "<stdin>")
    }
  }

  @Test(
    "the place, the line, the carets and the words",
    arguments: [
      ("x = = 1", "    x = = 1\n        ^\nSyntaxError: invalid syntax"),
      (
        "print(a b)",
        "    print(a b)\n          ^^^\nSyntaxError: invalid syntax. Perhaps you forgot a comma?"
      ),
      (
        "1 = x",
        "    1 = x\n    ^\nSyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='?"
      ),
      ("  é = 'a b", nil),
      ("é + 'ab", "    é + 'ab\n        ^\nSyntaxError: unterminated string literal (detected at line 1)"),
      ("f'{a b}'", "    (a b)\n     ^^^\nSyntaxError: f-string: invalid syntax. Perhaps you forgot a comma?"),
      ("return", "SyntaxError: 'return' outside function"),
      ("\tx", "    x\nIndentationError: unexpected indent"),
      (
        "x = 0777",
        "    x = 0777\n        ^\nSyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"
      ),
    ] as [(String, String?)])
  func reports(source: String, text: String?) {
    guard let text else { return #expect(!report(source).isEmpty) }
    #expect(report(source) == "  File \"<stdin>\", line 1\n" + text)
  }

  @Test("a stretch over several lines is marked to the end of the first")
  func severalLines() {
    #expect(
      report("f(a,\n  b c\n  d)").hasPrefix("  File \"<stdin>\", line 2\n    b c\n    ^^^\nSyntaxError"))
    #expect(
      report("f(a,\n  bcd\n  d)")
        == "  File \"<stdin>\", line 2\n    bcd\n    ^^^\nSyntaxError: invalid syntax. Perhaps you forgot a comma?"
    )
  }

  @Test("a tree that is too high has no line")
  func recursion() {
    #expect(
      report(String(repeating: "x+", count: 5000) + "x")
        == "RecursionError: maximum recursion depth exceeded during compilation")
  }
}
