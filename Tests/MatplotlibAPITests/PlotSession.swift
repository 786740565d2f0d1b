import MatplotlibAPI
import Plotting
import PythonRuntime
import TorchAPI

/// Runs Python with pyplot as `plt` and collects what it prints.
enum PlotSession {
  private final class Output {
    var text = ""
    var file: (path: String, text: String)?
  }

  /// What is printed by a program; of an exception its last line.
  static func run(_ source: String, columns: Int = 40) -> String {
    execute(source, columns: columns, output: Output()).text
  }

  /// The file that a program writes where it may.
  static func file(_ source: String) -> (path: String, text: String)? {
    let output = Output()
    return execute(source, columns: 40, output: output, saves: true).file
  }

  /// The value of an expression, as the prompt shows it, without addresses.
  static func show(_ expression: String, after setup: String = "") -> String {
    var text = run("\(setup)\nprint(repr(\(expression)))")
    if text.hasSuffix("\n") { text.removeLast() }
    return masked(text)
  }

  /// A text without addresses.
  static func masked(_ text: String) -> String { text.replacing(#/ at 0x[0-9a-f]+/#, with: " at 0x") }

  private static func execute(
    _ source: String, columns: Int, output: Output, saves: Bool = false
  ) -> Output {
    let interpreter = Interpreter(host: Host(write: { output.text += $0 }, writeError: { _ in }))
    TorchAPI.install(in: interpreter)
    MatplotlibAPI.install(in: interpreter, surface: { Surface(columns: columns) })
    if saves {
      interpreter.host.saveFile = { path, text in
        output.file = (path, text)
        return .written
      }
    }
    do {
      try interpreter.run("import matplotlib.pyplot as plt\n" + source, fileName: "<test>", mode: .file)
    } catch {
      let text = interpreter.tracebackText(of: interpreter.exception(of: error), isUncaught: true)
      output.text += text.split(separator: "\n").last.map { "!! \($0)\n" } ?? ""
    }
    return output
  }
}
