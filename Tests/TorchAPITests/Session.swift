import PythonRuntime
import TorchAPI

/// Runs Python against torch and collects what it prints.
final class Session {
  private var output = ""
  private var interpreter: Interpreter?

  /// What is printed by a program, or by expressions as the prompt echoes them; of an exception its last line.
  static func run(_ source: String) -> String {
    Session().run(source)
  }

  private func run(_ source: String) -> String {
    let interpreter = Interpreter(
      host: Host(write: { [weak self] text in self?.output += text }, writeError: { _ in }))
    self.interpreter = interpreter
    TorchAPI.install(in: interpreter)
    do {
      try interpreter.run("import torch\n" + source, fileName: "<test>", mode: .file)
    } catch {
      let text = interpreter.tracebackText(of: interpreter.exception(of: error))
      output += text.split(separator: "\n").last.map { "!! \($0)\n" } ?? ""
    }
    self.interpreter = nil
    return output
  }

  /// The value of an expression, as the prompt shows it.
  static func show(_ expression: String, after setup: String = "") -> String {
    var text = run("\(setup)\nprint(repr(\(expression)))")
    if text.hasSuffix("\n") { text.removeLast() }
    return text
  }
}
