import Autograd
import PythonRuntime
import TensorCore

/// The argument lists of one function, read from their notation when a call first needs them.
final class OperatorSignatures {
  /// The name that errors give the function.
  let name: String
  private let texts: [String]
  private(set) lazy var all: [Overload] = texts.enumerated().map { Overload(Signature($1), index: $0) }
  /// The argument lists that errors speak of.
  private(set) lazy var visible: [Overload] = all.filter { overload in
    !((takesNumbersAsTensors || name == "copy_") && overload.isCoveredByTensor) && !overload.isOutdated
  }
  /// Whether `out` may be given to the function.
  var takesOut = false

  /// The argument list that a method's call without arguments fits, if the first one does.
  private(set) lazy var nullary: Overload? = all.first.flatMap { overload in
    overload.suitsMethod && overload.requiredCount == 1
      && overload.parameters[overload.receiver].defaultText == nil
      ? overload : nil
  }

  init(_ name: String, _ texts: [String]) {
    self.name = name
    self.texts = texts
  }

  /// One argument list.
  final class Overload {
    let signature: Signature
    let index: Int
    /// What the parameters that are not given become.
    let defaults: [OperatorCall.Value]
    /// The parameter that a method's receiver is.
    let receiver: Int
    /// No arguments: for each parameter an unset value.
    let nothing: [Value]
    /// How many parameters can be given by position, and how many must be given, a receiver included.
    let positionalCount: Int
    let requiredCount: Int
    private let positionalTypes: [Signature.ParameterType]

    init(_ signature: Signature, index: Int) {
      self.signature = signature
      self.index = index
      let parameters = signature.parameters
      defaults = parameters.map(OperatorSignatures.defaultValue)
      nothing = Array(repeating: .unset, count: parameters.count)
      receiver =
        parameters.firstIndex { $0.type == .tensor && ($0.name == "input" || $0.name == "self") } ?? 0
      positionalCount = parameters.count { !$0.isKeywordOnly }
      requiredCount = parameters.count { $0.defaultText == nil }
      positionalTypes = parameters.filter { !$0.isKeywordOnly }.map(\.type)
    }

    /// Whether ints given one by one stand for a list of them: where the list is all that is given by position.
    func takesLooseInts(asMethod: Bool) -> Bool {
      asMethod ? positionalTypes.count == 2 && positionalTypes[1] == .ints : positionalTypes == [.ints]
    }

    var parameters: [Signature.Parameter] { signature.parameters }

    /// Whether a method with a tensor as its receiver has this argument list.
    var suitsMethod: Bool { !parameters.isEmpty && parameters[receiver].type == .tensor }

    /// Whether this is the older argument list of `addcmul` and `addcdiv`, of which errors do not speak.
    var isOutdated: Bool {
      parameters.count > 2 && parameters[1].name == "value" && parameters[2].name == "tensor1"
    }

    /// Whether PyTorch takes the number of this argument list for a tensor, and so has no such list.
    var isCoveredByTensor: Bool {
      hasScalarOperand && !parameters.contains { $0.name == "rounding_mode" }
    }

    /// Whether this is the argument list in which a number stands for the second tensor.
    var hasScalarOperand: Bool { parameters.count > 1 && parameters[1].type == .scalar }
  }

  private static func defaultValue(_ parameter: Signature.Parameter) -> OperatorCall.Value {
    guard let text = parameter.defaultText, text != "None" else { return .none }
    switch parameter.type {
    case .int: return Int(text).map { .int($0) } ?? .none
    case .bool: return .bool(text == "True")
    case .double: return Double(text).map { .double($0) } ?? .none
    case .scalar:
      if text == "True" || text == "False" { return .scalar(.bool(text == "True")) }
      return Int(text).map { .scalar(.int($0)) } ?? Double(text).map { .scalar(.double($0)) } ?? .none
    case .ints, .intOrInts:
      return .ints(text.split { "[](), ".contains($0) }.compactMap { Int($0) })
    case .string: return .string(String(text.drop { "'\"".contains($0) }.prefix { !"'\"".contains($0) }))
    default: return .none
    }
  }
}

extension Signature {
  /// The parameters in Python's notation, without their types.
  var pythonParameters: String {
    var parts: [String] = []
    for (index, parameter) in parameters.enumerated() {
      if parameter.isKeywordOnly, index == 0 || !parameters[index - 1].isKeywordOnly { parts.append("*") }
      // A default that has parts is none that is handed on.
      let shown = parameter.defaultText.map { $0.contains(",") ? "=None" : "=\($0)" }
      parts.append(parameter.name + (shown ?? ""))
    }
    return parts.joined(separator: ", ")
  }
}

extension Signature.Parameter {
  /// Further names under which the argument may be given, as in NumPy.
  var aliases: [String] {
    switch name {
    case "dim": ["axis"]
    case "keepdim": ["keepdims"]
    case "input": ["x", "a", "x1"]
    case "other": ["x2"]
    default: []
    }
  }

  /// What errors call the type.
  var typeName: String {
    switch type {
    case .tensor: "Tensor"
    case .tensors, .optionalTensors: "tuple of Tensors"
    case .scalar: "Number"
    case .int: "int"
    case .ints, .intOrInts: "tuple of ints"
    case .scalars, .scalarOrScalars: "tuple of Numbers"
    case .double: "float"
    case .bool: "bool"
    case .string: "str"
    case .scalarType: "torch.dtype"
    case .layout: "torch.layout"
    case .device: "torch.device"
    case .memoryFormat: "torch.memory_format"
    case .generator: "torch.Generator"
    case .object: "object"
    }
  }
}
