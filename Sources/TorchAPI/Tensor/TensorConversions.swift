import Autograd
import PythonRuntime
import TensorCore

/// Conversions of the element type: `x.double()`, `x.to(torch.int)`, `x.type(...)`.
enum TensorConversions {
  private static let names: [(name: String, type: ScalarType)] = [
    ("float", .float32), ("double", .float64), ("half", .float16), ("bfloat16", .bfloat16), ("int", .int32),
    ("long", .int64), ("short", .int16), ("char", .int8), ("byte", .uint8), ("bool", .bool),
    ("cfloat", .complex64),
    ("cdouble", .complex128),
  ]

  static func bind(into builder: TypeBuilder, in torch: Torch) {
    for (name, type) in names {
      builder.tensorMethod(
        name, ["*, memory_format? memory_format=None"], "The elements as torch.\(type.name).", in: torch
      ) { (object, call) throws(PythonError) in
        let result = try translated(Copying.convert(object.tensor, to: type))
        guard let format = call.memoryFormat(1) else { return torch.value(result) }
        return try torch.value(translated(Copying.arrange(result, format)))
      }
    }
    builder.tensorMethod(
      "to",
      [
        "device device=None, dtype dtype=None, bool non_blocking=False, bool copy=False, *, memory_format? memory_format=None",
        "dtype dtype, bool non_blocking=False, bool copy=False, *, memory_format? memory_format=None",
        "Tensor other, bool non_blocking=False, bool copy=False, *, memory_format? memory_format=None",
        "Scalar other, bool non_blocking=False, bool copy=False, *, memory_format? memory_format=None",
      ],
      "The elements in another type.", in: torch
    ) { (object, call) throws(PythonError) in
      let type: ScalarType
      let copyIndex: Int
      switch call.overload {
      case 0:
        try call.checkDevice(1)
        type = try call.scalarType(2) ?? object.tensor.scalarType
        copyIndex = 4
      case 1:
        type = try call.scalarType(1) ?? object.tensor.scalarType
        copyIndex = 3
      case 2:
        type = try call.tensor(1).scalarType
        copyIndex = 3
      default:
        // A number is taken for a tensor of its Python class.
        type = try call.scalar(1).scalarType(default: .float64)
        copyIndex = 3
      }
      let result = try translated(Copying.convert(object.tensor, to: type, copy: call.flag(copyIndex)))
      guard let format = call.memoryFormat(copyIndex + 1) else { return torch.value(result) }
      return try torch.value(translated(Copying.arrange(result, format)))
    }
    builder.tensorMethod("type_as", ["Tensor other"], "The elements in another tensor's type.", in: torch) {
      (object, call) throws(PythonError) in
      let type = try call.tensor(1).scalarType
      return try torch.value(translated(Copying.convert(object.tensor, to: type)))
    }
    builder.tensorMethod(
      "type", ["object dtype=None, bool non_blocking=False"],
      "The type's name, or the elements in another type.",
      in: torch
    ) { (object, call) throws(PythonError) in
      if !call.isGiven(1) { return torch.interpreter.string("torch.\(object.tensor.scalarType.legacyName)") }
      let type: ScalarType
      if let named = torch.scalarType(named: call[1]) {
        type = named
      } else if let text = call[1].cast(to: StringObject.self) {
        guard let named = ScalarType.allCases.first(where: { "torch.\($0.legacyName)" == text.value }) else {
          throw .valueError("invalid type: '\(text.value)'")
        }
        type = named
      } else if let named = call[1].cast(to: LegacyTypeObject.self) {
        type = named.scalarType
      } else {
        throw .typeError("dtype must be a type, str, or dtype object")
      }
      return try torch.value(translated(Copying.convert(object.tensor, to: type)))
    }
  }
}

extension BoundCall {
  /// A flag whose default is False.
  func flag(_ index: Int) -> Bool {
    if case .bool(let value) = self[index] { value } else { false }
  }
}

extension ScalarType {
  /// The name of the type of tensors in PyTorch's old notation, such as `FloatTensor`.
  var legacyName: String { errorName + "Tensor" }
}
