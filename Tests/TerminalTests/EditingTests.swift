import Foundation
import TerminalTesting
import Testing

@Suite("Editing a line on a terminal")
struct EditingTests {
  @Test("a typed line is read once, as typed")
  func typedLine() throws {
    let terminal = try Fixture.start()
    try terminal.send("x = 1\r")
    try terminal.waitForLastRows(">>> x = 1", "<x = 1>", ">>>")
  }

  @Test("keys typed in the middle of a line go there")
  func editingInTheMiddle() throws {
    let terminal = try Fixture.start()
    try terminal.send("ac\u{1B}[Db")
    try terminal.waitForCursorRow(">>> abc", column: 6)
    try terminal.send("\u{01}>\u{05}<\r")
    try terminal.waitForLastRows(">>> >abc<", "<>abc<>", ">>>")
  }

  @Test("Home, End, Delete and Ctrl with an arrow move and delete")
  func navigationKeys() throws {
    let terminal = try Fixture.start()
    try terminal.send("one two three\u{1B}[H\u{1B}[3~\u{1B}[1;5C")
    try terminal.waitForCursorRow(">>> ne two three", column: 6)
    try terminal.send("\u{1B}[F\u{1B}[1;5D\u{1B}[1;5D")
    try terminal.waitForCursorRow(">>> ne two three", column: 7)
    try terminal.send("\r")
    try terminal.expect("<ne two three>")
  }

  @Test("Ctrl-K, Ctrl-U and Ctrl-W kill, Ctrl-Y brings back")
  func killing() throws {
    let terminal = try Fixture.start()
    try terminal.send("alpha beta.gamma delta\u{17}")
    try terminal.waitForCursorRow(">>> alpha beta.gamma ")
    try terminal.send("\u{17}\u{19}\u{19}")
    try terminal.waitForCursorRow(">>> alpha beta.gamma beta.gamma ")
    try terminal.send("\u{01}\u{1B}[1;5C\u{0B}")
    try terminal.waitForCursorRow(">>> alpha")
    try terminal.send("\u{15}\u{19}!\r")
    try terminal.expect("<alpha!>")
  }

  @Test("Ctrl-L clears the screen and keeps the line")
  func clearingTheScreen() throws {
    let terminal = try Fixture.start()
    try terminal.send("x\r")
    try terminal.expect("<x>")
    try terminal.waitForLastRows(">>>")
    try terminal.send("abc\u{0C}")
    try terminal.waitForScreen { $0.text == [">>> abc"] }
    try terminal.send("d\r")
    try terminal.expect("<abcd>")
  }

  @Test("letters beyond ASCII take their cells and are deleted whole")
  func unicode() throws {
    let terminal = try Fixture.start()
    try terminal.send("größe 日本 é")
    try terminal.waitForCursorRow(">>> größe 日本 é", column: 16)
    try terminal.send("\u{1B}[D\u{1B}[D\u{7F}")
    try terminal.waitForCursorRow(">>> größe 日 é", column: 12)
    try terminal.send("\r")
    try terminal.expect("größe 日 é>")
  }

  @Test("letters beyond ASCII survive where the locale is C")
  func unicodeInTheCLocale() throws {
    let terminal = try Fixture.start(environment: ["LC_ALL": "C"])
    try terminal.send("größe\r")
    try terminal.expect("<größe>")
  }

  @Test("bytes that are not UTF-8 are passed over")
  func invalidBytes() throws {
    let terminal = try Fixture.start()
    try terminal.send([0x61, 0xFF, 0xC3, 0x2B, 0x62, 0x0D])
    try terminal.expect("<a+b>")
  }

  @Test("a line longer than the screen is wide wraps and is edited")
  func longLine() throws {
    let terminal = try Fixture.start(columns: 20)
    let line = String(repeating: "0123456789", count: 5)
    try terminal.send(line)
    try terminal.waitForLastRows(">>> 0123456789012345", "67890123456789012345", "67890123456789")
    try terminal.send("\u{01}x\r")
    try terminal.expect("<x\(line)>")
  }

  @Test("a line of ten thousand characters is read whole")
  func hugeLine() throws {
    let terminal = try Fixture.start()
    let line = String(repeating: "0123456789", count: 1000)
    try terminal.send(line + "\r")
    try terminal.expect("<\(line)>")
  }

  @Test("a window that changes its width shows prompt and text once")
  func resizing() throws {
    let terminal = try Fixture.start(columns: 40)
    try terminal.send("ab\r")
    try terminal.waitForLastRows("<ab>", ">>>")
    try terminal.send("0123456789012345678901234")
    try terminal.waitForCursorRow(">>> 0123456789012345678901234")
    terminal.resize(columns: 60, rows: 20)
    try terminal.send("x")
    try terminal.waitForLastRows(">>> ab", "<ab>", ">>> 0123456789012345678901234x")
    terminal.resize(columns: 20, rows: 20)
    try terminal.send("y\r")
    try terminal.expect("<0123456789012345678901234xy>")
  }

  @Test("a prefilled line runs with Enter and may be edited before")
  func prefill() throws {
    let terminal = try Fixture.launch(["--prefill=relu(x)"])
    try terminal.waitForCursorRow(">>> relu(x)")
    try terminal.send("\u{1B}[Dy\r")
    try terminal.expect("<relu(xy)>")
    try terminal.waitForLastRows(">>>")
  }

  @Test("what is typed first takes the place of a prefilled line, and Ctrl-Y brings it back")
  func replacedPrefill() throws {
    let terminal = try Fixture.launch(["--prefill=relu(x)"])
    try terminal.waitForCursorRow(">>> relu(x)")
    try terminal.send("y")
    try terminal.waitForCursorRow(">>> y")
    try terminal.send("z\u{15}\u{19}\r")
    try terminal.expect("<yz>")
  }

  @Test("an operator goes on behind a prefilled line")
  func continuedPrefill() throws {
    let terminal = try Fixture.launch(["--prefill=relu(x)"])
    try terminal.waitForCursorRow(">>> relu(x)")
    try terminal.send("+1\r")
    try terminal.expect("<relu(x)+1>")
  }

  @Test("a paste takes the place of a prefilled block")
  func pastedOverPrefill() throws {
    let terminal = try Fixture.launch(["--prefill=if x:\n    y"])
    try terminal.waitForLastRows(">>> (Enter runs what stands below)", "if x:", "    y")
    try terminal.paste("z = 1")
    try terminal.waitForCursorRow(">>> z = 1")
    try terminal.send("\r")
    try terminal.expect("<z = 1>")
  }

  @Test("a prefilled block runs with Enter")
  func prefilledBlock() throws {
    let terminal = try Fixture.launch(["--prefill=if x:\n    y"])
    try terminal.waitForLastRows(">>> (Enter runs what stands below)", "if x:", "    y")
    try terminal.send("\r")
    try terminal.expect("<if x:\\n    y\\n>")
  }

  @Test("~/.editrc binds keys")
  func editrc() throws {
    let home = try TemporaryDirectory()
    try "bind ^T ed-move-to-beg\nbind ^M ed-unassigned\nedit off\n".write(
      toFile: home.file(".editrc"), atomically: true, encoding: .utf8)
    let terminal = try Fixture.start(environment: ["HOME": home.path])
    try terminal.send("bc\u{14}a\r")
    try terminal.expect("<abc>")
  }

  @Test("a hundred lines typed ahead are read in order")
  func typedAhead() throws {
    let terminal = try Fixture.start()
    for index in 0..<100 {
      try terminal.send("line \(index)\r")
      try terminal.expect("<line \(index)>")
    }
  }

  @Test("the prompt stands behind a line that was left open, which editing leaves alone")
  func unfinishedLine() throws {
    let terminal = try Fixture.start()
    try terminal.send("partial\r")
    try terminal.waitForCursorRow("left open>>> ")
    try terminal.send("bc\u{01}a")
    try terminal.waitForCursorRow("left open>>> abc", column: 14)
    try terminal.send("\r")
    try terminal.waitForLastRows("left open>>> abc", "<abc>", ">>>")
    try terminal.send("progress\r")
    try terminal.waitForCursorRow("20%>>> ")
    try terminal.send("\u{03}")
    try terminal.waitForLastRows("20%>>>", "interrupted", ">>>")
  }
}
