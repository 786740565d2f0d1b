import LessonKit
import PythonRuntime
import Terminal

extension PromptCommand {
  /// Commands about files and what was typed.
  static let files: [PromptCommand] = [
    PromptCommand("history", "", "what you typed in this session and ran without an error") { context, _ in
      context.listHistory()
    },
    PromptCommand("save", "FILE", "write that as a script that runs in PyTorch too") { $0.save($1) },
    PromptCommand("run", "FILE", "run a script in this workspace") { $0.runFile($1) },
  ]
}

extension CommandContext {
  fileprivate func listHistory() {
    if accepted.isEmpty { return say("Nothing has run yet.") }
    for (number, command) in accepted.enumerated() {
      let lines = command.split(separator: "\n", omittingEmptySubsequences: true)
      let label = "\(number + 1)  "
      for (index, line) in lines.enumerated() {
        console.output.writeLine(
          (index == 0 ? label : String(repeating: " ", count: label.count)) + line)
      }
    }
  }

  fileprivate func save(_ argument: String) {
    guard !argument.isEmpty else { return say("%save takes the name of a file: %save steps.py") }
    if accepted.isEmpty { return say("Nothing has run yet, so there is nothing to save.") }
    let path = argument.contains(".") ? argument : argument + ".py"
    if SavedFile.exists(path), !confirms("\(path) exists. Overwrite it?") {
      return say("\(path) was left as it is.")
    }
    let text = accepted.map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }.joined()
    if let reason = SavedFile.write(text, to: path) {
      say("\(path) cannot be written: \(reason).")
    } else {
      say("\(accepted.count) command\(accepted.count == 1 ? "" : "s") saved in \(path).")
    }
  }

  fileprivate func runFile(_ argument: String) {
    guard !argument.isEmpty else { return say("%run takes the name of a file: %run steps.py") }
    let source: String
    do {
      source = try LessonLibrary.text(at: argument)
    } catch {
      return say("\(argument) cannot be read: \(error.problem.reason).")
    }
    let outcome = session.run(showing: true) { (interpreter) throws(PythonError) in
      try interpreter.run(source, fileName: argument, mode: .file)
    }
    if outcome.ending == .completed { remember(source) }
    if isInLesson { say("(What a script leaves behind is not kept with your lesson.)") }
  }
}
