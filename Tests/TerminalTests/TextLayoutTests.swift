import Testing

@testable import Terminal

@Suite("Text in character cells")
struct TextLayoutTests {
  init() { _ = TerminalLocale.adopt() }

  @Test(
    "width counts cells",
    arguments: [
      ("", 0), ("abc", 3), ("größe", 5), ("日本", 4), ("e\u{301}", 1), ("\u{1B}[1;31mred\u{1B}[0m", 3),
      ("\u{1B}]8;;http://x\u{07}link\u{1B}]8;;\u{1B}\\", 4), ("a\tb", 2), ("😀", 2),
    ])
  func width(text: String, cells: Int) {
    #expect(TextLayout.width(of: text) == cells)
  }

  @Test("plain text is free of escape sequences and control characters")
  func plainText() {
    #expect(TextLayout.plainText(of: "\u{1B}[1ma\u{1B}[0m\u{07}b\r\n\tc\u{1B}(Bd") == "ab\n\tcd")
  }

  @Test("prose breaks at blanks, and its lines hang from their indent")
  func wrapping() {
    #expect(
      TextLayout.wrap(
        "The chain rule turns a product into a sum.", width: 16, indent: "- ", hangingIndent: "  ")
        == ["- The chain rule", "  turns a", "  product into a", "  sum."])
    #expect(TextLayout.wrap("one  two\n\nthree", width: 80) == ["one two", "", "three"])
    #expect(TextLayout.wrap("", width: 10) == [""])
  }

  @Test("a word wider than a line is broken, even where nothing fits")
  func longWords() {
    #expect(TextLayout.wrap("a abcdefghij b", width: 4) == ["a", "abcd", "efgh", "ij b"])
    #expect(TextLayout.wrap("日本語", width: 4) == ["日本", "語"])
    #expect(TextLayout.wrap("abc", width: 0) == ["a", "b", "c"])
    #expect(TextLayout.wrap("日本", width: 1) == ["日", "本"])
    #expect(TextLayout.wrap("abc", width: 2, indent: "  ", hangingIndent: "  ") == ["  a", "  b", "  c"])
    let styled = Style.ansi.apply(.error, to: "日本")
    #expect(TextLayout.wrap(styled, width: 2) == ["\u{1B}[1;31m日", "本\u{1B}[0m"])
    let long = String(repeating: "x", count: 200_000)
    #expect(TextLayout.wrap(long, width: 80).count == 2500)
  }

  @Test("escape sequences take no room in wrapped prose")
  func wrappingStyledText() {
    let bold = Style.ansi.apply(.emphasis, to: "bold")
    #expect(TextLayout.wrap("a \(bold) c", width: 8) == ["a \(bold) c"])
    #expect(TextLayout.wrap("a \(bold) c", width: 7) == ["a \(bold)", "c"])
  }

  @Test("columns are read downwards and fit the width")
  func columns() {
    #expect(TextLayout.columns(["a", "bb", "ccc", "d", "e"], width: 14) == ["a    ccc  e", "bb   d"])
    #expect(TextLayout.columns(["größe", "日本"], width: 13) == ["größe  日本"])
    #expect(TextLayout.columns(["abcdef", "g"], width: 3) == ["abcdef", "g"])
    #expect(TextLayout.columns([], width: 80) == [])
  }

  @Test("a prefix never cuts a wide character")
  func prefix() {
    #expect(TextLayout.prefix(of: "a日本", fitting: 4) == "a日")
    #expect(TextLayout.prefix(of: "abc", fitting: 9) == "abc")
    #expect(TextLayout.prefix(of: "abc", fitting: 0) == "a")
  }

  @Test(
    "the bar is empty only at nothing and full only at all",
    arguments: [
      (0, 10, "[........]"), (1, 100, "[#.......]"), (5, 10, "[####....]"), (99, 100, "[#######.]"),
      (10, 10, "[########]"), (12, 10, "[########]"), (0, 0, "[........]"),
    ])
  func progressBar(done: Int, total: Int, text: String) {
    #expect(ProgressBar(width: 10, unicode: false).text(done: done, total: total) == text)
  }

  @Test("a bar without room is still a bar")
  func tinyBar() {
    #expect(ProgressBar(width: 0, unicode: true).text(done: 1, total: 2) == "[░]")
  }

  @Test("styles close after each line, and the plain style changes nothing")
  func styles() {
    #expect(Style.ansi.apply(.error, to: "a\n\nb") == "\u{1B}[1;31ma\u{1B}[0m\n\n\u{1B}[1;31mb\u{1B}[0m")
    for role in Style.Role.allCases { #expect(Style.plain.apply(role, to: "a") == "a") }
  }

  @Test("a prompt closes its look before its last blank and fills a row when asked")
  func prompts() {
    let prompt = RenderedPrompt(">>> ", role: .prompt, style: .ansi)
    let text = EditBuffer(scalars: prompt.scalars(fillingRowOf: nil), cursor: 0).text
    #expect(text == "\u{01}\u{1B}[1;36m\u{01}>>>\u{01}\u{1B}[0m\u{01} ")
    #expect(prompt.width == 4)
    #expect(prompt.width(fillingRowOf: 10) == 10)
    #expect(
      RenderedPrompt("> ", role: nil, style: .ansi).scalars(fillingRowOf: 4) == ["> "].flatMap(
        \.unicodeScalars) + [" ", " "])
    #expect(RenderedPrompt("\u{1B}[1ma\u{01}\u{1B}[0m> ", role: nil, style: .ansi).width == 3)
  }
}
