import TerminalTesting
import Testing

@Suite("Completion")
struct CompletionTests {
  @Test("Tab inserts the only candidate")
  func onlyCandidate() throws {
    let terminal = try Fixture.start()
    try terminal.send("x = ta\t(1)\r")
    try terminal.expect("<x = tanh(1)>")
  }

  @Test("Tab extends as far as the candidates agree; again, it lists them")
  func severalCandidates() throws {
    let terminal = try Fixture.start()
    try terminal.send("y + r\t")
    try terminal.waitForCursorRow(">>> y + re")
    try terminal.send("\t")
    try terminal.waitForLastRows(">>> y + re", "relu       reshape    resize_as", ">>> y + re")
    try terminal.send("sh\t\r")
    try terminal.expect("<y + reshape>")
  }

  @Test("candidates beyond ASCII complete in the middle of a line of a block")
  func insideBlock() throws {
    let terminal = try Fixture.start()
    try terminal.send("if ä:\r")
    try terminal.waitForCursorRow("...     ", column: 8)
    try terminal.send("é + gr)\u{1B}[D\t")
    try terminal.waitForCursorRow("...     é + größe)", column: 17)
  }

  @Test("without a candidate the bell rings")
  func noCandidate() throws {
    let terminal = try Fixture.start()
    try terminal.send("zz\t")
    try terminal.waitForScreen { $0.bells == 1 }
  }
}
