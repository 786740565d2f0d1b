import PythonRuntime
import TorchAPI

/// What the person at the prompt can do for code that runs.
struct PromptServices {
  /// Asks whether a file may be written, and writes it.
  let saveFile: (_ path: String, _ contents: String) -> Host.SaveOutcome
  /// Draws a recorded computation at the terminal's width.
  let draw: (GraphDescription) -> [String]
}
