import Autograd

/// The order in which PyTorch tries the argument lists of a function, and lists them in its errors: by their text, but a
/// list that takes a tensor comes before one that is the same with a number in its place.
enum OverloadOrder {
  typealias Overload = OperatorSignatures.Overload

  static func sorted(_ overloads: [Overload], name: String) -> [Overload] {
    if overloads.count < 2 { return overloads }
    let texts = overloads.map { text(of: $0, name) }
    let byText = overloads.indices.sorted { (texts[$0], $0) < (texts[$1], $1) }.map { overloads[$0] }
    // For each list those that must come before it.
    var earlier: [Int: Set<Int>] = [:]
    for (i, first) in byText.enumerated() {
      for (j, second) in byText.enumerated() where comesAfter(first, second) {
        earlier[i, default: []].insert(j)
      }
    }
    var order = byText.indices.filter { earlier[$0] == nil }
    var next = 0
    while next < order.count {
      for index in earlier.keys.sorted() {
        earlier[index]?.remove(order[next])
        if earlier[index]?.isEmpty == true {
          earlier[index] = nil
          order.append(index)
        }
      }
      next += 1
    }
    return order.map { byText[$0] }
  }

  /// Whether a list differs from another one by nothing but arguments that are looked at after the other's.
  private static func comesAfter(
    _ first: Overload, _ second: Overload
  ) -> Bool {
    let (types, others) = (first.parameters.map(typeText), second.parameters.map(typeText))
    guard types.count == others.count, types != others else { return false }
    return zip(types, others).allSatisfy { (type, other) in
      type == other || other == "Tensor" && ["Scalar", "int64_t", "SymInt"].contains(type)
        || type == "Scalar?" && other == "Tensor?"
        || type == "IntArrayRef" && (other == "int64_t" || other == "int64_t?")
        || type == "TensorList" && (other.contains("ArrayRef") || other.contains("List"))
    }
  }

  private static func text(of overload: Overload, _ name: String) -> String {
    var parts: [String] = []
    var isKeywordOnly = false
    for parameter in overload.parameters {
      if parameter.isKeywordOnly, !isKeywordOnly {
        parts.append("*")
        isKeywordOnly = true
      }
      let ending = parameter.defaultText.map { "=\($0)" } ?? ""
      parts.append("\(typeText(parameter)) \(parameter.name)\(ending)")
    }
    return "\(name)(\(parts.joined(separator: ", ")))"
  }

  /// The name that a type has in the text.
  private static func typeText(_ parameter: Signature.Parameter) -> String {
    // Sizes and positions may be symbols in PyTorch, dimensions are numbers.
    let isSymbolic = symbolic.contains(parameter.name)
    let name =
      switch parameter.type {
      case .tensor: "Tensor"
      case .tensors: "TensorList"
      case .optionalTensors: "OptionalTensorList"
      case .scalar: "Scalar"
      case .scalars, .scalarOrScalars: "ArrayRef<Scalar>"
      case .int: isSymbolic ? "SymInt" : "int64_t"
      case .ints: isSymbolic ? "SymIntArrayRef" : "IntArrayRef"
      case .intOrInts: isSymbolic ? "SymIntArrayRef[1]" : "IntArrayRef[1]"
      case .double: "double"
      case .bool: "bool"
      case .string: "c10::string_view"
      case .scalarType: "ScalarType"
      case .layout: "Layout"
      case .device: "Device"
      case .memoryFormat: "MemoryFormat"
      case .generator: "Generator"
      case .object: "object"
      }
    return name + (parameter.isOptional ? "?" : "")
  }

  private static let symbolic: Set<String> = [
    "start", "end", "step", "length", "size", "sizes", "shape", "sections", "indices", "split_size",
    "split_sizes", "output_size", "repeats",
  ]
}
