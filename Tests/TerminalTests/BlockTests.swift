import TerminalTesting
import Testing

@Suite("Blocks of several lines")
struct BlockTests {
  @Test("a block is typed line by line with its indent and ends at a blank line")
  func typedBlock() throws {
    let terminal = try Fixture.start()
    try terminal.send("if x:\r")
    try terminal.waitForCursorRow("...     ", column: 8)
    try terminal.send("y\r")
    try terminal.waitForCursorRow("...     ", column: 8)
    try terminal.send("\r")
    try terminal.waitForLastRows(">>> if x:", "...     y", "...", "<if x:\\n    y\\n>", ">>>")
  }

  @Test("Backspace and Tab move by four among leading blanks")
  func indentKeys() throws {
    let terminal = try Fixture.start()
    try terminal.send("if x:\r")
    try terminal.waitForCursorRow("...     ", column: 8)
    try terminal.send("\t")
    try terminal.waitForCursorRow("...         ", column: 12)
    try terminal.send(" \u{7F}")
    try terminal.waitForCursorRow("...         ", column: 12)
    try terminal.send("\u{7F}\u{7F}")
    try terminal.waitForCursorRow("... ", column: 4)
    try terminal.send("z\r")
    try terminal.waitForCursorRow("... ", column: 4)
    try terminal.send("\r")
    try terminal.expect("<if x:\\nz\\n>")
  }

  @Test("a recalled block stands in one piece and runs with Enter on its last line")
  func recalledBlock() throws {
    let terminal = try Fixture.start()
    try terminal.send("if x:\ry\r\r")
    try terminal.expect("<if x:\\n    y\\n>")
    try terminal.waitForLastRows(">>>")
    try terminal.send("\u{1B}[A")
    try terminal.waitForLastRows(">>>", "if x:", "    y")
    try terminal.send("2\r")
    try terminal.expect("<if x:\\n    y2\\n>")
    try terminal.waitForLastRows(">>>")
    try terminal.send("\u{1B}[A\u{1B}[A")
    try terminal.waitForCursorRow("if x:", column: 5)
    try terminal.send("\u{1B}[D\u{1B}[D!\u{1B}[B\r")
    try terminal.expect("<if !x:\\n    y2>")
  }

  @Test("Enter inside a recalled block splits the line and keeps its indent")
  func splitting() throws {
    let terminal = try Fixture.start()
    try terminal.send("if x:\rab\r\r")
    try terminal.expect("<if x:\\n    ab\\n>")
    try terminal.waitForLastRows(">>>")
    try terminal.send("\u{1B}[A\u{1B}[A\r")
    try terminal.waitForLastRows(">>>", "if x:", "", "    ab")
    try terminal.send("c\u{1B}[B\u{1B}[F\r")
    try terminal.expect("<if x:\\n    c\\n    ab\\n>")
  }

  @Test("Up on a continuation line reopens the block so far")
  func reopening() throws {
    let terminal = try Fixture.start()
    try terminal.send("k\r")
    try terminal.waitForLastRows("<k>", ">>>")
    try terminal.send("if x:\ry\r")
    try terminal.waitForLastRows(">>> if x:", "...     y", "...")
    try terminal.waitForCursorRow("...     ", column: 8)
    try terminal.send("\u{1B}[A")
    try terminal.waitForScreen("the block") { $0.text == [">>> k", "<k>", ">>>", "if x:", "    y"] }
    try terminal.send("\u{1B}[F1\u{1B}[B2\r")
    try terminal.waitForLastRows(">>>", "if x:", "    y1", "    2")
    try terminal.waitForCursorRow("    ", column: 4)
    try terminal.send("\r")
    try terminal.expect("<if x:\\n    y1\\n    2\\n>")
  }

  @Test("an open bracket goes on, without history entries for its lines")
  func openBracket() throws {
    let terminal = try Fixture.start()
    try terminal.send("f(1,\r2)\r")
    try terminal.expect("<f(1,\\n2)>")
    try terminal.waitForLastRows(">>>")
    try terminal.send("\u{1B}[A")
    try terminal.waitForLastRows(">>>", "f(1,", "2)")
    try terminal.send("\r")
    try terminal.expect("<f(1,\\n2)>")
  }

  @Test("an invalid text is handed over at once")
  func invalid() throws {
    let terminal = try Fixture.start()
    try terminal.send("a(!\r")
    try terminal.expect("<a(!>")
  }

  @Test("a blank line is input of its own and no history")
  func blankLine() throws {
    let terminal = try Fixture.start()
    try terminal.send("a\r\r  \r")
    try terminal.expect("<a>")
    try terminal.expect("<>")
    try terminal.expect("<  >")
    try terminal.waitForLastRows(">>>")
    try terminal.send("\u{1B}[A")
    try terminal.waitForCursorRow(">>> a")
  }

  @Test("a block taller than the screen is shown in part and moves under the cursor")
  func tallBlock() throws {
    let terminal = try Fixture.start(columns: 30, rows: 8)
    let lines = ["if x:"] + (1...12).map { "    y\($0)" }
    try terminal.paste(lines.joined(separator: "\n"))
    let bottom = [">>> (lines 8-13 of 13)"] + lines[7...]
    try terminal.waitForScreen { $0.text.suffix(7) == bottom[...] && $0.cursor.column == 7 }
    for _ in 0..<10 { try terminal.send("\u{1B}[A") }
    let middle = [">>> (lines 3-8 of 13)"] + lines[2...7]
    try terminal.waitForScreen { $0.text.suffix(7) == middle[...] }
    try terminal.waitForCursorRow("    y2", column: 6)
    try terminal.send("!")
    try terminal.waitForCursorRow("    y2!")
    for _ in 0..<9 { try terminal.send("\u{1B}[B") }
    try terminal.waitForCursorRow("    y11", column: 7)
    try terminal.send("\u{1B}[B?\r")
    try terminal.expect("<if x:\\n    y1\\n    y2!")
    try terminal.expect("y12?>")
    try terminal.waitForLastRows(">>>")
  }
}
