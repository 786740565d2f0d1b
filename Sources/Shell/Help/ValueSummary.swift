import PythonRuntime
import TorchAPI

/// A value in a line or a few.
enum ValueSummary {
  private static let limit = 300

  /// `name = representation`, of which further lines are indented.
  static func lines(name: String, _ value: Value, in interpreter: Interpreter) -> [String] {
    let rows = text(of: value, in: interpreter).split(separator: "\n", omittingEmptySubsequences: false)
    let indent = String(repeating: " ", count: name.count + 3)
    return rows.enumerated().map { ($0 == 0 ? "\(name) = " : indent) + $1 }
  }

  /// The representation, cut where it is long; one that cannot be made is named by its class.
  static func text(of value: Value, in interpreter: Interpreter) -> String {
    if let tensor = TensorDescription(value), tensor.elementCount > 40 {
      return "tensor of shape \(shapeText(tensor)), \(tensor.dtype)"
    }
    guard let text = try? interpreter.representation(of: value) else {
      return "<\(interpreter.type(of: value).name)>"
    }
    return text.count > limit ? text.prefix(limit) + "..." : text
  }

  static func shapeText(_ tensor: TensorDescription) -> String {
    tensor.shape.count == 1
      ? "(\(tensor.shape[0]),)" : "(" + tensor.shape.map(String.init).joined(separator: ", ") + ")"
  }
}
