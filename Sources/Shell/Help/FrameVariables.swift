import PythonRuntime
import PythonSyntax

/// The variables of the frames that an exception passed through.
struct FrameVariables {
  private let entries: [TracebackEntry]
  private let interpreter: Interpreter
  private let errorText: String

  init(of exception: ExceptionObject, in interpreter: Interpreter) {
    entries = exception.traceback
    self.interpreter = interpreter
    let text = interpreter.exceptionOnlyText(exception, isUncaught: true)
    errorText = text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  /// The frames, outermost first, with the variables of one; without a number, of the innermost.
  func lines(frame number: Int? = nil, withFrames: Bool = false) -> [String] {
    guard !entries.isEmpty else {
      return [errorText, "It passed through no frame: there are no variables to see."]
    }
    let chosen = number ?? entries.count
    guard entries.indices.contains(chosen - 1) else {
      return ["The frames are numbered from 1 to \(entries.count)."]
    }
    var lines = withFrames ? frames(chosen) : []
    let entry = entries[chosen - 1]
    let locals = entry.locals.filter { !$0.name.hasPrefix("__") && !$0.name.hasPrefix(".") }
    lines.append(
      locals.isEmpty ? "No variables in \(entry.code.name)." : "Variables in \(entry.code.name):")
    for (name, value) in locals.sorted(by: { $0.name < $1.name }) {
      lines += ValueSummary.lines(name: name, value, in: interpreter).map { "  " + $0 }
    }
    return lines
  }

  private func frames(_ chosen: Int) -> [String] {
    [errorText]
      + entries.enumerated().map { index, entry in
        let mark = index == chosen - 1 ? ">" : " "
        let line = entry.code.position(ofInstruction: entry.instruction).range.start.line
        return "\(mark) \(index + 1)  \(entry.code.name), line \(line) of \(entry.code.fileName)"
      }
  }
}
