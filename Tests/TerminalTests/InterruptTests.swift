import Foundation
import TerminalTesting
import Testing

@Suite("Signals, end of input and suspension")
struct InterruptTests {
  @Test("Ctrl-C drops the line")
  func interruptedLine() throws {
    let terminal = try Fixture.start()
    try terminal.send("abc\u{1B}[D")
    try terminal.waitForCursorRow(">>> abc", column: 6)
    try terminal.send("\u{03}")
    try terminal.waitForLastRows(">>> abc", "interrupted", ">>>")
    try terminal.send("d\r")
    try terminal.expect("<d>")
  }

  @Test(
    "what follows Ctrl-C stands right under the text, however it wraps",
    arguments: [
      "0123456789abcde$", "0123456789abcdef$", "日本語日本語日本語$", "a日本語日本語日本語日本語$",
      "a\u{16}\u{01}b\u{16}\tcdefghijklmn$",
    ])
  func interruptedWrappedLine(text: String) throws {
    let terminal = try Fixture.start(columns: 20)
    try terminal.send(text)
    try terminal.waitForScreen { $0.text.last?.hasSuffix("$") == true }
    // A text that fills its row has the cursor on the next.
    let blankRows = terminal.screen.cursor.row + 1 - terminal.screen.text.count
    let shown = terminal.screen.text + Array(repeating: "", count: blankRows)
    try terminal.send("\u{01}\u{03}")
    try terminal.waitForScreen { $0.text == shown + ["interrupted", ">>>"] }
  }

  @Test("Ctrl-C drops the block")
  func interruptedBlock() throws {
    let terminal = try Fixture.start()
    try terminal.send("if x:\rabc\r")
    try terminal.waitForCursorRow("...     ", column: 8)
    try terminal.send("\u{03}")
    try terminal.expect("interrupted")
    try terminal.waitForLastRows(">>>")
    try terminal.send("d\r")
    try terminal.expect("<d>")
  }

  @Test("Ctrl-C while code runs sets a flag, again and again")
  func interruptedCode() throws {
    let terminal = try Fixture.start()
    for _ in 0..<3 {
      try terminal.send("sleep\r")
      try terminal.expect("sleeping")
      try terminal.send("\u{03}")
      try terminal.expect("woken true true")
      try terminal.waitForLastRows(">>>")
    }
  }

  @Test("Ctrl-D ends on an empty line and deletes on another")
  func endOfInput() throws {
    let terminal = try Fixture.start()
    try terminal.send("abc\u{01}\u{04}")
    try terminal.waitForCursorRow(">>> bc", column: 4)
    try terminal.send("\r")
    try terminal.expect("<bc>")
    try terminal.waitForLastRows(">>>")
    try terminal.send("\u{04}")
    try terminal.expect("end")
    #expect(try terminal.waitForExit() == 0)
    #expect(!terminal.screen.marksPastes)
  }

  @Test("Ctrl-D on a blank line of a block ends the block")
  func endOfBlock() throws {
    let terminal = try Fixture.start()
    try terminal.send("if x:\ry\r")
    try terminal.waitForLastRows(">>> if x:", "...     y", "...")
    try terminal.send("\u{04}")
    try terminal.expect("<if x:\\n    y\\n>")
  }

  @Test("a question is read on a line of its own, with Ctrl-C and Ctrl-D, and is no history")
  func question() throws {
    let terminal = try Fixture.start()
    try terminal.send("ask\r")
    try terminal.waitForLastRows("Your", "name?")
    try terminal.send("Ada\u{1B}[DD\u{1B}[A\r")
    try terminal.expect("asked AdDa")
    try terminal.waitForLastRows(">>>")
    try terminal.send("ask\r")
    try terminal.waitForLastRows("Your", "name?")
    try terminal.send("x\u{03}")
    try terminal.expect("ask interrupted")
    try terminal.waitForLastRows(">>>")
    try terminal.send("ask\r")
    try terminal.waitForLastRows("Your", "name?")
    try terminal.send("\u{04}")
    try terminal.expect("ask ended")
    try terminal.waitForLastRows(">>>")
    try terminal.send("\u{1B}[A")
    try terminal.waitForCursorRow(">>> ask")
  }

  @Test(
    "SIGTERM and SIGHUP give the terminal back and end the program", arguments: [SIGTERM, SIGHUP, SIGQUIT])
  func ending(number: Int32) throws {
    let terminal = try Fixture.start()
    try terminal.send("abc")
    try terminal.waitForCursorRow(">>> abc")
    terminal.signal(number)
    #expect(try terminal.waitForExit() == 128 + number)
    #expect(terminal.isCooked)
    #expect(!terminal.screen.marksPastes)
  }

  @Test("Ctrl-Z suspends under a shell, and the line is there again after fg")
  func suspension() throws {
    let terminal = try PseudoTerminal(
      ["/bin/sh", "-i"], environment: ["PS1": "$ ", "HOME": "/nonexistent", "ENV": ""])
    try terminal.waitForCursorRow("$ ")
    try terminal.send("\(Fixture.path)\r")
    try terminal.waitForCursorRow(">>> ")
    try terminal.send("abc")
    try terminal.waitForCursorRow(">>> abc")
    try terminal.send("\u{1A}")
    try terminal.waitForCursorRow("$ ")
    #expect(!terminal.screen.marksPastes)
    try terminal.send("fg\r")
    try terminal.waitForCursorRow(">>> abc")
    #expect(terminal.screen.marksPastes)
    try terminal.send("d\r")
    try terminal.expect("<abcd>")
  }
}
