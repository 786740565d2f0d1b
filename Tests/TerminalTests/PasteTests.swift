import TerminalTesting
import Testing

@Suite("Bracketed paste")
struct PasteTests {
  @Test("pastes are marked while a line is read and only then")
  func modes() throws {
    let terminal = try Fixture.start()
    #expect(terminal.screen.marksPastes)
    #expect(!terminal.isCooked)
    try terminal.send("sleep\r")
    try terminal.expect("sleeping")
    #expect(!terminal.screen.marksPastes)
    #expect(terminal.isCooked)
  }

  @Test("a block of thirty lines with blank lines inside arrives once, byte for byte")
  func longBlock() throws {
    let terminal = try Fixture.start()
    var lines = ["def f(x):"]
    for index in 0..<29 { lines.append(index % 7 == 3 ? "" : "    y\(index) = 'tab\t' + \"é\"") }
    let block = lines.joined(separator: "\n")
    try terminal.paste(block + "\n")
    try terminal.waitForScreen { $0.text.last?.hasPrefix("    y28") == true }
    #expect(!terminal.screen.text.contains { $0.hasPrefix("<") })
    try terminal.send("\r")
    try terminal.expect("<" + (block + "\n").debugDescription.dropFirst().dropLast() + ">")
    try terminal.waitForLastRows(">>>")
    try terminal.send("z\r")
    try terminal.expect("<z>")
  }

  @Test("prompts copied along are left out and line ends become newlines")
  func normalizing() throws {
    let terminal = try Fixture.start()
    try terminal.paste(">>> if x:\r\n...     y\r")
    try terminal.waitForLastRows(">>>", "if x:", "    y")
    try terminal.send("\r")
    try terminal.expect("<if x:\\n    y\\n>")
  }

  @Test("several statements arrive as one input")
  func severalStatements() throws {
    let terminal = try Fixture.start()
    try terminal.paste("a = 1\nb = 2\nc = 3\n")
    try terminal.waitForLastRows(">>>", "a = 1", "b = 2", "c = 3")
    try terminal.send("\r")
    try terminal.expect("<a = 1\\nb = 2\\nc = 3>")
  }

  @Test("a pasted word goes into the line")
  func word() throws {
    let terminal = try Fixture.start()
    try terminal.send("ad\u{1B}[D")
    try terminal.paste("bc")
    try terminal.waitForCursorRow(">>> abcd", column: 7)
    try terminal.send("\r")
    try terminal.expect("<abcd>")
  }

  @Test("lines pasted after the head of a block keep their own indent")
  func pasteIntoBlock() throws {
    let terminal = try Fixture.start()
    try terminal.send("if x:\r")
    try terminal.waitForCursorRow("...     ", column: 8)
    try terminal.paste("    a\n    b\n")
    try terminal.waitForLastRows("...", "    a", "    b")
    try terminal.send("\r\r")
    try terminal.expect("<if x:\\n    a\\n    b\\n>")
  }

  @Test("a paste of two thousand lines runs once")
  func hugePaste() throws {
    let terminal = try Fixture.start()
    let lines = (0..<2000).map { "x\($0) = \($0)" }
    try terminal.paste(lines.joined(separator: "\n"))
    try terminal.waitForScreen { $0.text.last == "x1999 = 1999" }
    try terminal.send("\r")
    try terminal.expect("<" + lines.joined(separator: "\\n") + ">")
  }
}
