import Foundation
import TerminalTesting
import Testing

@Suite("Reading without an editor")
struct PlainReadingTests {
  /// Runs the fixture with input from a pipe and answers what it writes.
  private func output(for input: Data, _ arguments: [String] = []) throws -> String {
    let directory = try TemporaryDirectory()
    let file = directory.file("input")
    try input.write(to: URL(fileURLWithPath: file))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Fixture.path)
    process.arguments = arguments
    process.environment = ["TERM": "xterm"]
    process.standardInput = FileHandle(forReadingAtPath: file)
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  @Test("from a pipe there are no prompts and no escape sequences")
  func pipe() throws {
    #expect(try output(for: Data("a\nif x:\n  y\n\nb".utf8)) == "<a>\n<if x:\\n  y\\n>\n<b>\nend\n")
  }

  @Test("an open block at the end of the input is handed over")
  func openBlock() throws {
    #expect(try output(for: Data("if x:\n  y\n".utf8)) == "<if x:\\n  y\\n>\nend\n")
  }

  @Test("carriage returns go and invalid UTF-8 is repaired")
  func foreignBytes() throws {
    #expect(try output(for: Data([0x61, 0x0D, 0x0A, 0x62, 0xFF, 0x0A])) == "<a>\n<b\u{FFFD}>\nend\n")
  }

  @Test("a line of a million characters is one line")
  func hugeLine() throws {
    let line = String(repeating: "0123456789", count: 100_000)
    #expect(try output(for: Data((line + "\nx").utf8)) == "<\(line)>\n<x>\nend\n")
  }

  @Test("on a dumb terminal prompts are plain", arguments: [["TERM": "dumb"], ["TERM": ""]])
  func dumbTerminal(environment: [String: String]) throws {
    let terminal = try Fixture.start(environment: environment)
    #expect(terminal.isCooked)
    try terminal.send("if x:\n")
    try terminal.waitForLastRows(">>> if x:", "...")
    try terminal.send("y\n")
    try terminal.waitForLastRows(">>> if x:", "... y", "...")
    try terminal.send("\n")
    try terminal.waitForLastRows("... y", "...", "<if x:\\ny\\n>", ">>>")
    #expect(!terminal.transcript.contains(0x1B))
    try terminal.send("abc\u{03}")
    try terminal.expect("interrupted")
    try terminal.expect(">>> ")
    try terminal.send("\u{04}")
    try terminal.expect("end")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test("--plain is obeyed on any terminal")
  func plainOption() throws {
    let terminal = try Fixture.start(["--plain"])
    try terminal.send("ask\n")
    try terminal.expect("Your\r\nname? ")
    try terminal.send("Ada\n")
    try terminal.expect("asked Ada")
    #expect(!terminal.transcript.contains(0x1B))
  }

  @Test("a reader that goes away ends the program without a word")
  func brokenPipe() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c",
      // Where the parent ignores SIGPIPE, the commands in front complain of the broken pipe: not our matter.
      "{ { yes line | head -n 100000; } 2>/dev/null | { \(Fixture.path); echo \"status $?\" >&2; } | head -n 1; } 2>&1",
    ]
    process.environment = ["TERM": "xterm", "PATH": "/usr/bin:/bin"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(text == "<line>\nstatus 141\n")
  }
}
