import TerminalTesting
import Testing

/// The program as a process: its commands, its streams, its status.
@Suite("Commands")
struct CommandTests {
  @Test("code from the command line")
  func code() throws {
    let result = try Product.run(["-c", "print(1)"])
    #expect(result.output == "1\n")
    #expect(result.status == 0)
  }
}
