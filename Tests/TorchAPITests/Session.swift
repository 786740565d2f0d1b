import PythonRuntime
import TorchAPI

/// Runs Python against torch and collects what it prints.
enum Session {
  private final class Output {
    var text = ""
  }

  /// Names that every program finds: torch, and `attempt(f)`, which prints what `f` gives or raises.
  private static let prelude = """
    import torch
    def attempt(f):
        try: print(f())
        except Exception as e: print(type(e).__name__, e)

    """

  /// What is printed by a program, or by expressions as the prompt echoes them; of an exception its last line.
  static func run(_ source: String) -> String {
    let output = Output()
    let interpreter = Interpreter(host: Host(write: { output.text += $0 }, writeError: { _ in }))
    TorchAPI.install(in: interpreter)
    do {
      try interpreter.run(prelude + source, fileName: "<test>", mode: .file)
    } catch {
      let text = interpreter.tracebackText(of: interpreter.exception(of: error), isUncaught: true)
      output.text += text.split(separator: "\n").last.map { "!! \($0)\n" } ?? ""
    }
    return output.text
  }

  /// The value of an expression, as the prompt shows it.
  static func show(_ expression: String, after setup: String = "") -> String {
    var text = run("\(setup)\nprint(repr(\(expression)))")
    if text.hasSuffix("\n") { text.removeLast() }
    return text
  }

  /// What calls give, or the class and text of what they raise, one in a row; `x` is a tensor of ones, 2 by 3.
  static func tell(_ calls: [String], after setup: String = "") -> String {
    run(
      """
      import torch.nn.functional as F
      x = torch.ones(2, 3)
      \(setup)
      """ + "\n" + calls.map { "attempt(lambda: \($0))" }.joined(separator: "\n"))
  }
}
