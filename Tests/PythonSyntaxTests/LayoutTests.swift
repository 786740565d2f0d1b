import PythonSyntax
import Testing

/// Lines, blanks and the characters between tokens.
struct LayoutTests {
  @Test(
    "lines are joined inside of brackets and after backslashes",
    arguments: [
      ("a = (1 +\n\n  # c\n     2)", "(assign a (+ 1 2))"), ("a = 1 + \\\n  2", "(assign a (+ 1 2))"),
      ("if a:\n  b = [\n1]\n", "(if a (then (assign b (list 1))))"),
      ("x = '''a\n  b'''", #"(assign x "a\n  b")"#), ("\\\na", "(expr a)"),
      ("if a:\n  \\\n  b", "(if a (then (expr b)))"),
    ])
  func joins(source: String, tree: String) throws {
    #expect(try dump(source) == tree)
  }

  @Test(
    "comments and blank lines are nothing",
    arguments: [
      ("", ""), ("\n\n", ""), ("# a", ""), ("   # a\n", ""), ("a # b", "(expr a)"),
      ("if a:\n# c\n    b\n  # d\n\n    c", "(if a (then (expr b) (expr c)))"),
      ("a\n   ", "(expr a)"), ("a\n\t\n", "(expr a)"),
    ])
  func skips(source: String, tree: String) throws {
    #expect(try dump(source) == tree)
  }

  @Test(
    "line ends and other characters that structure a text",
    arguments: [
      ("a\r\nb\r\n", "(expr a)\n(expr b)"), ("a\rb", "(expr a)\n(expr b)"), ("\u{FEFF}a", "(expr a)"),
      ("\u{0C}a\n\u{0C}b", "(expr a)\n(expr b)"),
      ("if a:\n\tb\n\tc", "(if a (then (expr b) (expr c)))"),
      ("if a:\n\tif b:\n\t    c", "(if a (then (if b (then (expr c)))))"),
      ("a\u{0C}+\tb", "(expr (+ a b))"), ("'''a\r\nb'''", #"(expr "a\nb")"#),
    ])
  func reads(lines source: String, tree: String) throws {
    #expect(try dump(source) == tree)
  }

  @Test("identifiers may hold letters of any script", arguments: ["é", "x2", "π_1", "変数", "_", "ª"])
  func identifiers(name: String) throws {
    #expect(try dump(name) == "(expr \(name))")
  }

  @Test("a null byte is refused wherever it stands")
  func nullByte() {
    #expect(refusal(of: "a\0b")?.words == "SyntaxError: source code cannot contain null bytes")
    #expect(refusal(of: "# \0")?.words == "SyntaxError: source code cannot contain null bytes")
  }

  @Test("a later text counts its lines from where it begins")
  func firstLine() throws {
    let tree = try Parser.parse("\na", fileName: "<test>", mode: .file, firstLine: 10)
    #expect(tree.body[0].range.start == SourcePosition(line: 11, column: 0))
    do throws(SyntaxError) {
      _ = try Parser.parse("a\nb c", fileName: "<test>", mode: .file, firstLine: 10)
    } catch {
      #expect(error.range.start == SourcePosition(line: 11, column: 2))
      #expect(error.lineText == "b c")
    }
  }

  @Test("an interactive text holds one statement")
  func interactive() throws {
    #expect(try dump("a; b", mode: .interactive) == "(expr a)\n(expr b)")
    #expect(try dump("if a:\n  b\n", mode: .interactive) == "(if a (then (expr b)))")
    #expect(try dump("if a:\n  b", mode: .interactive) == "(if a (then (expr b)))")
    #expect(try dump("# nothing", mode: .interactive) == "")
    let several = try #require(refusal(of: "a\nb", mode: .interactive))
    #expect(several.words == "SyntaxError: multiple statements found while compiling a single statement")
    #expect(several.place == "1:2")
  }
}
