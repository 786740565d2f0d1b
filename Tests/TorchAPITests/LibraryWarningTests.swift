import PythonRuntime
import Testing
import TorchAPI

/// Warnings of the library, which are told only where a program asks for them.
struct LibraryWarningTests {
  private static let calls = """
    import torch
    torch.nn.RNN(1, 1, dropout=0.5)
    torch.nn.Linear(0, 1)
    torch.nn.init.uniform(torch.ones(1))
    torch.nn.functional.grid_sample(torch.ones(1, 1, 2, 2), torch.zeros(1, 1, 1, 2))
    """

  private static func errors(of source: String) -> [String] {
    final class Output { var text = "" }
    let output = Output()
    let interpreter = Interpreter(host: Host(write: { _ in }, writeError: { output.text += $0 }))
    TorchAPI.install(in: interpreter)
    _ = try? interpreter.run(source, fileName: "<test>", mode: .file)
    return output.text.split(separator: "\n").map(String.init)
  }

  @Test("Layers, initializers and functions keep them to themselves")
  func silence() {
    #expect(Self.errors(of: Self.calls) == [])
  }

  @Test("A filter makes them heard")
  func filters() {
    let lines = Self.errors(of: "import warnings\nwarnings.simplefilter('always')\n" + Self.calls)
    #expect(lines.count { $0.contains("Warning: ") } == 4)
  }
}
