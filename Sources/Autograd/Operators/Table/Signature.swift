/// An argument list in PyTorch's notation, such as `sum(Tensor input, int[1]? dim, bool keepdim=False)`.
package struct Signature: Sendable {
  /// The notation itself.
  package let text: String
  /// The function's name in it.
  package let name: String
  package let parameters: [Parameter]

  package struct Parameter: Sendable {
    package let type: ParameterType
    package let name: String
    package let isOptional: Bool
    /// The default value as written; none for a required parameter.
    package let defaultText: String?
    package let isKeywordOnly: Bool
  }

  /// What an argument may be.
  package enum ParameterType: String, Sendable {
    case tensor = "Tensor"
    case tensors = "TensorList"
    /// A list of tensors and `None`s, which the operator itself looks at.
    case optionalTensors = "OptionalTensorList"
    case scalar = "Scalar"
    /// A list of numbers.
    case scalars = "Scalar[]"
    /// A list of numbers for which a single one may stand.
    case scalarOrScalars = "Scalar[1]"
    case int = "int"
    /// A list of ints.
    case ints = "int[]"
    /// A list of ints for which a single int may stand.
    case intOrInts = "int[1]"
    case double = "float"
    case bool = "bool"
    case string = "str"
    case scalarType = "dtype"
    case layout = "layout"
    case device = "device"
    case memoryFormat = "memory_format"
    case generator = "Generator"
    /// Anything; the operator itself looks what it is.
    case object
  }

  /// Reads the notation; it is a programmer's error when it cannot be read, and the tests read every row.
  package init(_ text: String) {
    self.text = text
    let open = text.firstIndex(of: "(") ?? text.endIndex
    name = String(text[..<open])
    var parameters: [Parameter] = []
    var isKeywordOnly = false
    let inside = text[open...].dropFirst().dropLast()
    for part in Signature.split(inside) {
      if part == "*" {
        isKeywordOnly = true
        continue
      }
      let words = part.split(separator: " ", maxSplits: 1)
      var typeText = words.first.map(String.init) ?? ""
      let isOptional = typeText.hasSuffix("?")
      if isOptional { typeText.removeLast() }
      guard let type = ParameterType(rawValue: typeText), words.count == 2 else {
        preconditionFailure("signature not understood: \(text)")
      }
      let halves = words[1].split(separator: "=", maxSplits: 1)
      parameters.append(
        Parameter(
          type: type, name: String(halves[0]), isOptional: isOptional,
          defaultText: halves.count == 2 ? String(halves[1]) : nil, isKeywordOnly: isKeywordOnly))
    }
    self.parameters = parameters
  }

  /// The parts between top-level commas, without blanks around them.
  private static func split(_ text: Substring) -> [String] {
    var parts: [String] = []
    var part = ""
    var depth = 0
    for character in text {
      if character == "," && depth == 0 {
        parts.append(trimmed(part))
        part = ""
        continue
      }
      if character == "(" || character == "[" { depth += 1 }
      if character == ")" || character == "]" { depth -= 1 }
      part.append(character)
    }
    if !trimmed(part).isEmpty { parts.append(trimmed(part)) }
    return parts
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
