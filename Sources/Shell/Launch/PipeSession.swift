import LessonKit
import PythonSyntax
import Terminal

/// A session whose commands come from a pipe: values are echoed, there is no prompt, and errors, which go to
/// standard error, do not end it.
struct PipeSession {
  private let console: Console

  init(_ console: Console) {
    self.console = console
  }

  /// Reads to the end of the input; returns the status to exit with.
  func run() -> Int32 {
    let reader = LineReader(
      capabilities: .plain, output: console.output, history: History(path: nil), input: console.input)
    let session = InterpreterSession(console: console, readLine: { reader.readInput(prompt: $0) })
    var statements = InteractiveReader()
    while session.exitStatus == nil {
      switch reader.readLine() {
      case .input(let line):
        take(statements.feed(line), in: session)
      case .interrupted:
        statements.reset()
        console.writeError("KeyboardInterrupt\n")
      case .endOfInput:
        take(statements.finish(), in: session)
        console.output.flush()
        return session.exitStatus ?? 0
      }
    }
    console.output.flush()
    return session.exitStatus ?? 0
  }

  private func take(_ event: InteractiveReader.Event, in session: InterpreterSession) {
    switch event {
    case .statement(let tree): _ = session.run(tree, showing: true)
    case .syntaxError(let error): session.show(error)
    case .needsMore, .nothing: break
    }
  }
}
