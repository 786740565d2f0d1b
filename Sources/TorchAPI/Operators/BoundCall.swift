import Autograd
import NumPyAPI
import PythonRuntime
import TensorCore

/// The arguments of a call in the order of the parameters that they were found to fit.
struct BoundCall {
  private let matched: OperatorSignatures.Overload
  /// Unset where the default holds, and for the receiver of a method that was given nothing else.
  private let values: [Value]
  /// The receiver of a method that was given nothing else.
  private let onlyReceiver: TensorObject?
  let name: String
  private let torch: Torch

  init(overload: OperatorSignatures.Overload, values: [Value], name: String, torch: Torch) {
    matched = overload
    self.values = values
    onlyReceiver = nil
    self.name = name
    self.torch = torch
  }

  /// A method's call without arguments.
  init(_ overload: OperatorSignatures.Overload, receiver: TensorObject, name: String, torch: Torch) {
    matched = overload
    values = overload.nothing
    onlyReceiver = receiver
    self.name = name
    self.torch = torch
  }

  /// Which of the argument lists fitted.
  var overload: Int { matched.index }

  /// The parameter that a method's receiver is.
  var receiver: Int { matched.receiver }

  /// The tensors among the arguments, also those within lists.
  var givenTensors: [Tensor] {
    var tensors: [Tensor] = []
    for value in values {
      if let tensor = value.tensor {
        tensors.append(tensor)
      } else if let list = value.cast(to: ListObject.self) {
        tensors += list.array.compactMap(\.tensor)
      } else if let tuple = value.cast(to: TupleObject.self) {
        tensors += tuple.array.compactMap(\.tensor)
      }
    }
    return tensors
  }

  /// What the argument list that fitted asks for, a receiver included.
  var parameters: [Signature.Parameter] { matched.parameters }

  /// The number of parameters, a receiver included.
  var parameterCount: Int { values.count }

  /// Whether the parameter was given, and not as `None`.
  func isGiven(_ index: Int) -> Bool { !self[index].isUnset }

  /// The value as it was given; unset if it was not.
  subscript(index: Int) -> Value {
    if let onlyReceiver, index == matched.receiver { return .object(onlyReceiver) }
    return values[index]
  }

  /// The call in the form that the operator table's rows take.
  func operatorCall() throws(PythonError) -> OperatorCall {
    if let onlyReceiver {
      var values = matched.defaults
      values[matched.receiver] = .tensor(onlyReceiver.tensor)
      return OperatorCall(overload: matched.index, values: values)
    }
    var converted: [OperatorCall.Value] = []
    converted.reserveCapacity(values.count)
    for index in values.indices { converted.append(try argument(index)) }
    var call = OperatorCall(overload: matched.index, values: converted)
    call.environment = torch.operatorEnvironment
    return call
  }

  // MARK: Conversion

  private func argument(_ index: Int) throws(PythonError) -> OperatorCall.Value {
    let value = self[index]
    if value.isUnset { return matched.defaults[index] }
    switch matched.parameters[index].type {
    case .tensor:
      if let tensor = value.tensor { return .tensor(tensor) }
      guard let number = try value.scalar() else { return .none }
      if let other = otherOperand(than: index) {
        return .tensor(try translated(Tensor.number(number, beside: other)))
      }
      return .tensor(
        Tensor(try translated(NDArray.scalar(number, number.scalarType(default: DefaultScalarType.current)))))
    case .tensors:
      var tensors: [Tensor] = []
      for element in try torch.interpreter.elements(of: value) {
        if let tensor = element.tensor { tensors.append(tensor) }
      }
      return .tensors(tensors)
    case .scalar:
      if let tensor = value.tensor { return .scalar(try translated(tensor.array.item())) }
      return try value.scalar().map { .scalar($0) } ?? .none
    case .scalarOrScalars where value.isNumber: return try value.scalar().map { .scalars([$0]) } ?? .none
    case .scalars, .scalarOrScalars:
      var scalars: [Scalar] = []
      for element in try torch.interpreter.elements(of: value) {
        if let tensor = element.tensor {
          scalars.append(try translated(tensor.array.item()))
        } else if let scalar = try element.scalar() {
          scalars.append(scalar)
        }
      }
      return .scalars(scalars)
    case .int: return .int(try integer(value))
    case .double:
      if let tensor = value.tensor { return .double(try translated(tensor.array.item()).doubleValue) }
      return .double(try torch.interpreter.double(value).asElement)
    case .bool:
      if case .bool(let flag) = value { return .bool(flag) }
      return .none
    case .ints, .intOrInts: return .ints(try integers(value, index))
    case .string: return value.cast(to: StringObject.self).map { .string($0.value) } ?? .none
    case .scalarType: return torch.scalarType(named: value).map { .scalarType($0) } ?? .none
    case .device:
      try checkedDevice(value)
      return .none
    case .memoryFormat: return value.cast(to: SymbolObject.self).map { .string($0.name) } ?? .none
    case .layout, .generator, .object, .optionalTensors: return .none
    }
  }

  /// The tensor that is given beside a number that stands for one.
  private func otherOperand(than index: Int) -> Tensor? {
    values.indices.lazy.filter { $0 != index }.compactMap { values[$0].tensor }.first
  }

  private func integer(_ value: Value) throws(PythonError) -> Int {
    if case .int(let number) = value { return number }
    if let tensor = value.tensor { return try translated(tensor.array.item()).intValue }
    if value.cast(to: IntegerObject.self) != nil { throw .valueError("Overflow when unpacking long long") }
    return try torch.interpreter.int(value)
  }

  private func integers(_ value: Value, _ index: Int) throws(PythonError) -> [Int] {
    let interpreter = torch.interpreter
    switch value.object {
    case is ListObject, is TupleObject: break
    default: return [try integer(value)]
    }
    var result: [Int] = []
    for (position, element) in try interpreter.elements(of: value).enumerated() {
      switch element {
      case .int(let number): result.append(number)
      case .bool(let flag): result.append(flag ? 1 : 0)
      default:
        guard
          element.tensor.map({ $0.dimensionCount == 0 && $0.scalarType.isInteger })
            ?? (element.cast(to: IntegerObject.self) != nil || element.numpyScalar?.type.isInteger ?? false)
        else {
          throw .typeError(
            "\(name)(): argument '\(matched.parameters[index].name)' failed to unpack the object at pos "
              + "\(position + 1) with error \"type must be tuple of ints,but got "
              + "\(interpreter.type(of: element).errorName)\"")
        }
        result.append(try integer(element))
      }
    }
    return result
  }

  private func checkedDevice(_ value: Value) throws(PythonError) {
    if let device = value.cast(to: DeviceObject.self) { return try device.checkUsable() }
    if let text = value.cast(to: StringObject.self) {
      return try DeviceObject.parse(text.value, in: torch).checkUsable()
    }
    try DeviceObject("cuda", 0, type: torch.deviceType).checkUsable()
  }

  // MARK: Typed access

  func tensor(_ index: Int) throws(PythonError) -> Tensor {
    if let tensor = self[index].tensor { return tensor }
    throw .typeError("\(name)(): argument '\(matched.parameters[index].name)' must be Tensor")
  }

  func optionalTensor(_ index: Int) -> Tensor? { self[index].tensor }

  func scalar(_ index: Int) throws(PythonError) -> Scalar {
    if case .scalar(let scalar) = try argument(index) { return scalar }
    throw .typeError("\(name)(): argument '\(matched.parameters[index].name)' must be Number")
  }

  func optionalInt(_ index: Int) throws(PythonError) -> Int? {
    if case .int(let value) = try argument(index) { value } else { nil }
  }

  func int(_ index: Int) throws(PythonError) -> Int {
    try optionalInt(index) ?? 0
  }

  func double(_ index: Int) throws(PythonError) -> Double {
    if case .double(let value) = try argument(index) { value } else { 0 }
  }

  func bool(_ index: Int) throws(PythonError) -> Bool {
    if case .bool(let value) = try argument(index) { value } else { false }
  }

  /// A memory format; none where it was not given.
  func memoryFormat(_ index: Int) -> MemoryFormat? {
    self[index].cast(to: SymbolObject.self).flatMap { MemoryFormat(rawValue: $0.name) }
  }

  func ints(_ index: Int) throws(PythonError) -> [Int] {
    if case .ints(let values) = try argument(index) { values } else { [] }
  }

  func scalarType(_ index: Int) throws(PythonError) -> ScalarType? {
    if case .scalarType(let type) = try argument(index) { type } else { nil }
  }

  func text(_ index: Int) throws(PythonError) -> String {
    if case .string(let text) = try argument(index) { text } else { "" }
  }

  /// The device that was given, which may be one that cannot be used.
  func device(_ index: Int) throws(PythonError) -> DeviceObject? {
    let value = values[index]
    if let device = value.cast(to: DeviceObject.self) { return device }
    if let text = value.cast(to: StringObject.self) { return try DeviceObject.parse(text.value, in: torch) }
    if value.isUnset { return nil }
    let number = try integer(value)
    if number < 0 { throw .runtimeError("Device index must not be negative") }
    return DeviceObject("cuda", number, type: torch.deviceType)
  }

  /// Refuses a device on which there can be no tensors.
  func checkDevice(_ index: Int) throws(PythonError) {
    if isGiven(index) { try checkedDevice(values[index]) }
  }

  func generator(_ index: Int) -> GeneratorObject? { values[index].cast(to: GeneratorObject.self) }
}

extension Torch {
  /// The element type that a value names: a `torch.dtype`, or one of the classes bool, int, float and complex.
  func scalarType(named value: Value) -> ScalarType? {
    guard case .object(let object) = value else { return nil }
    if let dtype = object as? DTypeObject { return dtype.scalarType }
    let types = interpreter.types
    if object === types.float { return .float64 }
    if object === types.int { return .int64 }
    if object === types.bool { return .bool }
    if object === types.complex { return .complex128 }
    return nil
  }
}
