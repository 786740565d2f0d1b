import Autograd
import ComplexModule
import NumPyAPI
import PythonRuntime
import TensorCore

/// Python numbers in nested sequences, on their way to becoming a tensor.
struct NestedData {
  /// The deepest nesting that PyTorch accepts.
  private static let greatestDepth = 128

  private let data: Value
  private let interpreter: Interpreter

  init(_ data: Value, in interpreter: Interpreter) {
    self.data = data
    self.interpreter = interpreter
  }

  /// The data as an array, in the given type or the one that it suggests.
  ///
  /// Throws PyTorch's errors for ragged data and for what is no number.
  func array(as type: ScalarType?) throws(PythonError) -> NDArray {
    if data.cast(to: StringObject.self) != nil {
      throw .typeError("new(): invalid data type 'str'")
    }
    let shape = try self.shape()
    let type = try self.type(given: type)
    guard let count = shape.checkedElementCount else { throw .memoryError }
    try interpreter.checkAllocation(count, stride: 16)
    var scalars: [Scalar] = []
    scalars.reserveCapacity(count)
    try collect(data, dim: 0, shape, type, into: &scalars)
    return try translated(NDArray(elements: scalars, shape: shape, scalarType: type))
  }

  /// The lengths along the first elements.
  private func shape() throws(PythonError) -> Dims {
    var sizes: [Int] = []
    var current = data
    while isSequence(current) {
      let count = try interpreter.length(of: current)
      sizes.append(count)
      if sizes.count > Self.greatestDepth {
        throw .valueError("too many dimensions '\(interpreter.type(of: current).name)'")
      }
      if count == 0 { break }
      if current.cast(to: StringObject.self) != nil {
        // A text's first element is a text again, without end.
        throw .valueError("too many dimensions 'str'")
      }
      current = try interpreter.item(.int(0), of: current)
    }
    return Dims(sizes)
  }

  private func isSequence(_ value: Value) -> Bool {
    guard case .object(let object) = value else { return false }
    switch object {
    case is ListObject, is TupleObject, is RangeObject, is DequeObject, is StringObject, is ByteSequence:
      return true
    default:
      return object.type.isHeapType && object.type.implements(.getItem) && object.type.implements(.length)
    }
  }

  // MARK: Types

  private func type(given: ScalarType?) throws(PythonError) -> ScalarType {
    if let given { return given }
    return try inferred(data)
  }

  private func inferred(_ value: Value) throws(PythonError) -> ScalarType {
    switch value {
    case .int: return .int64
    case .float: return DefaultScalarType.current
    case .bool: return .bool
    case .object(let object): return try inferred(object)
    default: break
    }
    throw .runtimeError("Could not infer dtype of \(interpreter.type(of: value).name)")
  }

  private func inferred(_ object: Object) throws(PythonError) -> ScalarType {
    let value = Value.object(object)
    if let scalar = value.numpyScalar { return scalar.type }
    switch object {
    case let tensor as TensorObject: return tensor.tensor.scalarType
    case is FloatObject: return DefaultScalarType.current
    case is IntegerObject: return .int64
    case is ComplexObject: return DefaultScalarType.current.complexType
    case is StringObject, is BytesObject:
      throw .typeError("new(): invalid data type '\(object.type.name)'")
    default: break
    }
    guard isSequence(value) else { throw .runtimeError("Could not infer dtype of \(object.type.name)") }
    try interpreter.enterNativeCall()
    defer { interpreter.leaveNativeCall() }
    var type: ScalarType?
    for element in try interpreter.elements(of: value) {
      let found = try inferred(element)
      type = type.map { ScalarType.promoted($0, found) } ?? found
    }
    return type ?? DefaultScalarType.current
  }

  // MARK: Elements

  private func collect(
    _ value: Value, dim: Int, _ shape: Dims, _ type: ScalarType, into scalars: inout [Scalar]
  ) throws(PythonError) {
    if dim == shape.count {
      scalars.append(try ElementValue(value, in: interpreter).scalar(as: type))
      return
    }
    guard isSequence(value) else { throw .typeError("not a sequence") }
    // A few lists that hold one another make a great many rows.
    try interpreter.checkInterrupt()
    // Where there are no elements, nothing is looked through.
    if shape.contains(0) { return }
    let elements = try interpreter.elements(of: value)
    if elements.count != shape[dim] {
      throw .valueError("expected sequence of length \(shape[dim]) at dim \(dim) (got \(elements.count))")
    }
    for element in elements { try collect(element, dim: dim + 1, shape, type, into: &scalars) }
  }
}

/// A Python value that is to become one element.
private struct ElementValue {
  private let value: Value
  private let interpreter: Interpreter

  init(_ value: Value, in interpreter: Interpreter) {
    self.value = value
    self.interpreter = interpreter
  }

  /// The number in the form that suits `type`; throws where it is none or does not fit.
  func scalar(as type: ScalarType) throws(PythonError) -> Scalar {
    if type == .bool { return .bool(try interpreter.isTrue(value)) }
    if type.isComplex { return try complex() }
    if type.isFloatingPoint { return .double(try floating()) }
    return try integer(type)
  }

  private func complex() throws(PythonError) -> Scalar {
    if let complex = value.cast(to: ComplexObject.self) {
      return .complex(Complex128(complex.real, complex.imaginary))
    }
    if let tensor = value.tensor, tensor.scalarType.isComplex { return try translated(tensor.array.item()) }
    if let scalar = value.numpyScalar { return scalar.value }
    return .double(try interpreter.double(value).asElement)
  }

  private func floating() throws(PythonError) -> Double { try interpreter.double(value).asElement }

  private func integer(_ type: ScalarType) throws(PythonError) -> Scalar {
    switch value {
    case .int(let number):
      try check(number, type)
      return .int(number)
    case .bool(let flag): return .int(flag ? 1 : 0)
    case .float(let number):
      if type == .uint8 && number < 0 { throw overflow(type) }
      guard number > -9.3e18, number < 9.223372036854775e18,
        let small = Int(exactly: number.rounded(.towardZero))
      else { throw overflow(type) }
      try check(small, type)
      return .int(small)
    default:
      if value.cast(to: IntegerObject.self) != nil { throw .valueError("Overflow when unpacking long long") }
      if let tensor = value.tensorObject {
        guard tensor.tensor.elementCount == 1 else {
          throw .typeError("only integer tensors of a single element can be converted to an index")
        }
        let number = try translated(tensor.tensor.array.item()).intValue
        try check(number, type)
        return .int(number)
      }
      let number = try interpreter.int(value)
      try check(number, type)
      return .int(number)
    }
  }

  private func check(_ number: Int, _ type: ScalarType) throws(PythonError) {
    let fits =
      switch type {
      case .uint8: number >= -255 && number <= 255
      case .int8: Int8(exactly: number) != nil
      case .int16: Int16(exactly: number) != nil
      case .int32: Int32(exactly: number) != nil
      default: true
      }
    if !fits { throw overflow(type) }
  }

  private func overflow(_ type: ScalarType) -> PythonError {
    .runtimeError("value cannot be converted to type \(type.name) without overflow")
  }
}
