import Testing

@testable import Terminal

@Suite("Graphs drawn in lanes")
struct LaneDrawingTests {
  private func lines(_ items: [(String, [Int])], width: Int = 40, unicode: Bool = true) -> String {
    LaneDrawing(
      items.map { LaneDrawing.Item(sign: "●", plainSign: "o", title: $0.0, details: "", targets: $0.1) },
      width: width, unicode: unicode
    ).lines.joined(separator: "\n")
  }

  @Test("a chain is a column")
  func chain() {
    #expect(lines([("a", [1]), ("b", [2]), ("c", [])]) == "● a\n● b\n● c")
  }

  @Test("lines part and meet")
  func diamond() {
    #expect(
      lines([("a", [1, 2]), ("b", [3]), ("c", [3]), ("d", [])]) == """
        ● a
        ├─╮
        ● │ b
        │ ● c
        ├─╯
        ● d
        """)
  }

  @Test("two lines to the same place stay two")
  func twice() {
    #expect(lines([("square", [1, 1]), ("x", [])]) == "● square\n├─╮\n├─╯\n● x")
  }

  @Test("a line joins one that leads to the same place, behind those between")
  func joining() {
    #expect(
      lines([("a", [1, 2, 4]), ("b", [3, 4]), ("c", [3]), ("d", []), ("e", [])])
        == """
        ● a
        ├─┬─╮
        ● │ │ b
        ├─│─┤
        │ ● │ c
        ├─╯ │
        ● │ d
          ● e
        """.replacing("● │ d\n  ● e", with: "●   │ d\n    ● e"))
  }

  @Test("plain drawings are ASCII")
  func plain() {
    let text = lines([("a", [1, 2]), ("b", [3]), ("c", [3]), ("d", [])], unicode: false)
    #expect(text == "o a\n+-.\no | b\n| o c\n+-'\no d")
  }

  @Test("long words go on beside the lines")
  func wrapping() {
    let items = [
      LaneDrawing.Item(
        sign: "●", plainSign: "o", title: "start", details: "with a good deal to say about itself",
        targets: [1, 2]),
      LaneDrawing.Item(sign: "■", plainSign: "#", title: "left", details: "", targets: []),
      LaneDrawing.Item(sign: "■", plainSign: "#", title: "right", details: "", targets: []),
    ]
    #expect(
      LaneDrawing(items, width: 26, unicode: true).lines == [
        "● start: with a good deal", "│     to say about itself", "├─╮", "■ │ left", "  ■ right",
      ])
  }

  @Test("where lines would take the room of the words, numbers stand for them")
  func numbered() {
    let many = [("fan", Array(1...12))] + (1...12).map { ("leaf \($0)", [Int]()) }
    let text = lines(many, width: 40)
    #expect(text.hasPrefix(" 1 ● fan → 2, 3, 4, 5, 6"))
    #expect(text.hasSuffix("13 ● leaf 12"))
    #expect(text.split(separator: "\n").allSatisfy { TextLayout.width(of: $0) <= 40 })
  }

  @Test("thirty steps fit forty columns")
  func thirty() {
    let steps = (0..<30).map { step in
      ("step \(step)", [step + 1, step + 2].filter { $0 < 30 })
    }
    for line in lines(steps, width: 40).split(separator: "\n") { #expect(TextLayout.width(of: line) <= 40) }
  }
}
