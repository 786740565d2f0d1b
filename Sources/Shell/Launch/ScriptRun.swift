import Terminal

/// Runs a script to its end.
struct ScriptRun {
  private let console: Console

  init(_ console: Console) {
    self.console = console
  }

  /// Runs `source`; returns 1 after an uncaught exception, or what `sys.exit` asks for.
  func run(_ source: String, fileName: String, arguments: [String]) -> Int32 {
    let reader = LineReader(
      capabilities: console.capabilities, output: console.output, history: History(path: nil),
      input: console.input)
    let session = InterpreterSession(
      console: console, readLine: { reader.readInput(prompt: $0) }, arguments: arguments)
    let status = session.runScript(source, fileName: fileName)
    console.output.flush()
    return status
  }
}
