import LessonKit
import PythonRuntime
import Terminal

/// What a command of the prompt works with.
struct CommandContext {
  let console: Console
  let reader: LineReader
  let session: InterpreterSession
  /// What was typed in this session and did not fail, in order.
  let accepted: [String]
  /// Whether the person is in a lesson.
  let isInLesson: Bool
  /// Runs a command as if it had been typed.
  let submit: (String) -> Void
  /// Notes text that has run without an error as if it had been typed.
  let remember: (String) -> Void

  var interpreter: Interpreter { session.interpreter }

  /// The cells that lines of text may take.
  var width: Int { max(20, min(console.width - 1, 100)) }

  /// Writes a sentence, wrapped.
  func say(_ text: String) {
    for line in TextLayout.wrap(text, width: width) { console.output.writeLine(line) }
  }

  /// Writes a term and what is to be said of it: beside each other, or below on a narrow screen.
  func say(_ term: String, _ text: String) {
    let column = width < 60 ? 4 : 22
    let isBeside = TextLayout.width(of: term) + 4 <= column
    let first = "  " + console.style.apply(.code, to: term)
    if !isBeside { console.output.writeLine(first) }
    let indent = String(repeating: " ", count: column)
    let lines = TextLayout.wrap(text, width: width, indent: indent, hangingIndent: indent)
    for (number, line) in lines.enumerated() {
      console.output.writeLine(
        number == 0 && isBeside
          ? TextLayout.padded(first, to: column) + line.dropFirst(column) : line)
    }
  }

  /// Writes lines as they are.
  func write(_ lines: [String]) {
    for line in lines { console.output.writeLine(line) }
  }

  /// Asks a question that is answered with y or n; anything else counts as no.
  func confirms(_ question: String) -> Bool {
    guard case .input(let answer) = reader.readLine(prompt: question + " [y/N] ") else {
      _ = Signals.consumeInterrupt()
      return false
    }
    return ["y", "yes"].contains(answer.lowercased().filter { !$0.isWhitespace })
  }

  /// The value of an expression, or nil after its error was shown.
  func evaluate(_ expression: String) -> Value? {
    var value: Value?
    _ = session.run(showing: true) { (interpreter) throws(PythonError) in
      value = try interpreter.run(expression, fileName: "<stdin>", mode: .expression)
    }
    return value
  }
}
