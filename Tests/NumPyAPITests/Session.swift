import NumPyAPI
import PythonRuntime
import Testing

/// Runs Python against numpy and collects what it prints.
enum Session {
  private final class Output {
    var text = ""
  }

  /// What is printed by a program; of an exception its last line.
  static func run(_ source: String) -> String {
    let output = Output()
    let interpreter = Interpreter(host: Host(write: { output.text += $0 }, writeError: { _ in }))
    NumPyAPI.install(in: interpreter)
    do {
      try interpreter.run("import numpy as np\n" + source, fileName: "<test>", mode: .file)
    } catch {
      let text = interpreter.tracebackText(of: interpreter.exception(of: error), isUncaught: true)
      output.text += text.split(separator: "\n").last.map { "!! \($0)\n" } ?? ""
    }
    return output.text
  }

  /// Compares expressions, as the prompt shows them or with the exception that they raise, with recorded texts.
  static func check(
    _ rows: [(expression: String, expected: String)], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let expressions = rows.map { "    r'''\($0.expression) ''',\n" }.joined()
    let text = run(
      """
      a = np.array([1., 2., 3.5])
      i = np.array([3, 1, 2])
      b = np.array([True, False, True])
      m = np.arange(12).reshape(3, 4)
      f = np.linspace(0, 1, 5)
      f32 = np.array([0.1, 0.2], dtype=np.float32)
      c = np.array([1 + 2j, 3 - 1j])
      x3 = np.arange(24).reshape(2, 3, 4)
      for text in [
      \(expressions)]:
          try:
              print(repr(eval(text)), end='\\0')
          except Exception as e:
              print('!!', type(e).__name__, e, end='\\0')
      """)
    let shown = text.split(separator: "\0", omittingEmptySubsequences: false)
    for (index, row) in rows.enumerated() {
      let found = index < shown.count ? String(shown[index]) : "nothing"
      #expect(found == row.expected, "\(row.expression)", sourceLocation: sourceLocation)
    }
  }
}
