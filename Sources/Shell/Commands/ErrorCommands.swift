import PythonRuntime
import Terminal

extension PromptCommand {
  /// Commands about the last error.
  static let errors: [PromptCommand] = [
    PromptCommand("explain", "", "what the last error means, and what to try") { context, _ in
      context.explainError()
    },
    PromptCommand("debug", "[FRAME]", "the variables where the last error happened") { $0.showFrames($1) },
    PromptCommand("xmode", "[MODE]", "how errors are shown: plain, minimal or verbose") {
      $0.setErrorDisplay($1)
    },
  ]
}

extension CommandContext {
  fileprivate func explainError() {
    guard let error = session.lastError else { return say("There has been no error yet.") }
    let text = interpreter.exceptionOnlyText(error, isUncaught: true)
    guard let explanation = ErrorExplanation.explanation(for: text) else {
      say("There is no explanation for this one. Its last line says:")
      say(text)
      return say("%debug shows the variables where it happened.")
    }
    say(explanation.meaning)
    say("Try:")
    for line in explanation.lines { console.output.writeLine("  " + console.style.apply(.code, to: line)) }
  }

  fileprivate func showFrames(_ argument: String) {
    guard let error = session.lastError else { return say("There has been no error yet.") }
    guard argument.isEmpty || Int(argument) != nil else {
      return say("%debug takes the number of a frame: %debug 1")
    }
    write(
      FrameVariables(of: error, in: interpreter).lines(frame: Int(argument), withFrames: argument.isEmpty))
    if argument.isEmpty, error.traceback.count > 1 { say("%debug 1 shows the variables of the first frame.") }
  }

  fileprivate func setErrorDisplay(_ argument: String) {
    guard !argument.isEmpty else { return say("Errors are shown \(session.errorDisplay.rawValue).") }
    guard let mode = InterpreterSession.ErrorDisplay(rawValue: argument.lowercased()) else {
      return say("The modes are plain, minimal and verbose.")
    }
    session.errorDisplay = mode
    say("Errors are shown \(mode.rawValue) from now on.")
  }
}
