import Foundation
import TerminalTesting
import Testing

@Suite("History")
struct HistoryTests {
  @Test("Up and Down walk through it and keep the line being typed")
  func walking() throws {
    let terminal = try Fixture.start()
    try terminal.send("one\rtwo\r")
    try terminal.expect("<two>")
    try terminal.waitForLastRows(">>>")
    try terminal.send("live ")
    try terminal.send("\u{1B}[A")
    try terminal.waitForCursorRow(">>> two")
    try terminal.send("\u{1B}[A")
    try terminal.waitForCursorRow(">>> one")
    try terminal.send("!\u{1B}[B\u{1B}[B")
    try terminal.waitForCursorRow(">>> live ")
    try terminal.send("\u{1B}[A\u{1B}[A")
    try terminal.waitForCursorRow(">>> one!")
    try terminal.send("\u{1B}[B\u{1B}[B")
    try terminal.waitForCursorRow(">>> live ")
    try terminal.send("\r")
    try terminal.expect("<live >")
  }

  @Test("it outlasts the session, a block in one piece, with the file for its owner alone")
  func twoSessions() throws {
    let directory = try TemporaryDirectory()
    let option = "--history=" + directory.file("history")
    let first = try Fixture.start([option])
    try first.send("if x:\ry\\n\r\rone\rone\rquit\r")
    try first.waitForExit()
    let attributes = try FileManager.default.attributesOfItem(atPath: directory.file("history"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)

    let second = try Fixture.start([option])
    try second.send("\u{1B}[A\u{1B}[A")
    try second.waitForCursorRow(">>> one")
    try second.send("\u{1B}[A")
    try second.waitForLastRows(">>>", "if x:", "    y\\n")
    try second.send("\r")
    try second.expect("<if x:\\n    y\\\\n\\n>")
  }

  @Test("Ctrl-R finds the newest entry, then older ones")
  func search() throws {
    let terminal = try Fixture.start()
    try terminal.send("alpha one\rbeta\ralpha two\r")
    try terminal.expect("<alpha two>")
    try terminal.waitForLastRows(">>>")
    try terminal.send("live\u{12}lph")
    try terminal.waitForLastRows("(search) `lph': alpha two")
    try terminal.send("\u{12}")
    try terminal.waitForLastRows("(search) `lph': alpha one")
    try terminal.send("zz")
    try terminal.waitForLastRows("(no match) `lphzz': alpha one")
    try terminal.send("\u{7F}\u{7F}")
    try terminal.waitForLastRows("(search) `lph': alpha two")
    try terminal.send("\u{1B}[C!")
    try terminal.waitForCursorRow(">>> al!pha two", column: 7)
    try terminal.send("\r")
    try terminal.expect("<al!pha two>")
    try terminal.waitForLastRows(">>>")
    try terminal.send("live\u{12}beta")
    try terminal.waitForLastRows("(search) `beta': beta")
    try terminal.send("\u{07}")
    try terminal.waitForCursorRow(">>> live")
  }

  @Test("four sessions that write at once lose nothing")
  func concurrentWriters() throws {
    let directory = try TemporaryDirectory()
    let path = directory.file("history")
    let writers = try (0..<4).map { _ in
      try Fixture.launch(["--write=300", "--history=" + path])
    }
    for writer in writers { #expect(try writer.waitForExit() == 0) }
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 1200)
    #expect(Set(lines).count == 1200)
    #expect(lines.allSatisfy { $0.contains("\\nsecond line \\\\ of ") })
  }
}
