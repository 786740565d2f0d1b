import Testing

@testable import Terminal

@Suite("What a terminal can do")
struct CapabilityTests {
  private func decide(
    _ variables: [String: String], input: Bool = true, output: Bool = true, plain: Bool = false
  ) -> TerminalCapabilities {
    .decide(
      inputIsTerminal: input, outputIsTerminal: output, plain: plain, unicode: true,
      environment: Environment(variables))
  }

  @Test("a usual terminal edits lines in colour")
  func usual() {
    let found = decide(["TERM": "xterm-256color"])
    #expect(
      found == TerminalCapabilities(editsLines: true, isInteractive: true, colour: .palette, unicode: true))
    #expect(decide(["TERM": "xterm"]).colour == .sixteen)
    #expect(decide(["TERM": "xterm", "COLORTERM": "truecolor"]).colour == .trueColour)
    #expect(decide(["TERM": "vt100"]).colour == .none)
  }

  @Test(
    "a dumb or unknown terminal, or --plain, keeps to prompts",
    arguments: [["TERM": "dumb"], [:], ["TERM": ""]])
  func dumb(variables: [String: String]) {
    let found = decide(variables)
    #expect(!found.editsLines && found.isInteractive && found.colour == .none)
  }

  @Test("--plain turns off everything but prompts")
  func plain() {
    let found = decide(["TERM": "xterm"], plain: true)
    #expect(
      found == TerminalCapabilities(editsLines: false, isInteractive: true, colour: .none, unicode: false))
  }

  @Test("NO_COLOR turns colour off, unless it is empty")
  func noColor() {
    #expect(decide(["TERM": "xterm", "NO_COLOR": "1"]).colour == .none)
    #expect(decide(["TERM": "xterm", "NO_COLOR": "1"]).editsLines)
    #expect(decide(["TERM": "xterm", "NO_COLOR": ""]).colour == .sixteen)
  }

  @Test("a pipe at either end ends editing; only one at the output ends colour")
  func pipes() {
    #expect(!decide(["TERM": "xterm"], input: false).editsLines)
    #expect(decide(["TERM": "xterm"], input: false).colour == .sixteen)
    let piped = decide(["TERM": "xterm"], output: false)
    #expect(!piped.editsLines && !piped.isInteractive && piped.colour == .none)
  }

  @Test("where no terminal tells its size, COLUMNS does, else it is 80 by 24")
  func size() {
    func size(_ variables: [String: String]) -> TerminalSize {
      .current(of: -1, environment: Environment(variables))
    }
    #expect(size([:]) == TerminalSize(columns: 80, rows: 24))
    #expect(size(["COLUMNS": "100", "LINES": "50"]) == TerminalSize(columns: 100, rows: 50))
    #expect(size(["COLUMNS": "-3", "LINES": "99999999999999999999"]) == .standard)
  }
}
