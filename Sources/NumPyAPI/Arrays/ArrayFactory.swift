import BigInt
import ComplexModule
package import PythonRuntime
package import TensorCore

/// Arrays from Python data.
package enum ArrayFactory {
  private static let greatestDepth = 64

  /// The array that a value is or has, in the given type or its own; shared where it is one already.
  package static func array(
    of value: Value, as type: ScalarType?, in numpy: NumPy
  ) throws(PythonError) -> NDArray {
    if let array = try arrayIfAny(value, in: numpy) {
      return try translated(array.converted(to: type ?? array.scalarType))
    }
    if let number = try number(value, in: numpy) {
      let target = type ?? number.scalarType(default: .float64)
      return try translated(.scalar(element(value, as: target, in: numpy), target))
    }
    var data = NestedArrayData(numpy: numpy)
    return try data.array(of: value, as: type)
  }

  /// The array of an array, a scalar, or an object that offers one by `__array__`.
  static func arrayIfAny(_ value: Value, in numpy: NumPy) throws(PythonError) -> NDArray? {
    guard case .object(let object) = value else { return nil }
    if let array = object as? ArrayObject { return array.array }
    if let scalar = value.numpyScalar { return try translated(.scalar(scalar.value, scalar.type)) }
    if object is ListObject || object is TupleObject || object is StringObject || object is TypeObject {
      return nil
    }
    let interpreter = numpy.interpreter
    guard let method = try interpreter.attributeIfPresent(interpreter.intern("__array__"), of: value) else {
      return nil
    }
    return try interpreter.call(method).cast(to: ArrayObject.self)?.array
  }

  /// The number that a Python number is.
  static func number(_ value: Value, in numpy: NumPy) throws(PythonError) -> Scalar? {
    switch value {
    case .int(let number): return .int(number)
    case .float(let number): return .double(number.asElement)
    case .bool(let flag): return .bool(flag)
    case .object(let object):
      switch object {
      case let object as ComplexObject: return .complex(Complex128(object.real, object.imaginary))
      case let object as FloatObject: return .double(object.value.asElement)
      case let object as IntegerObject:
        guard let small = Int(exactly: object.value) else {
          throw .overflowError("Python int too large to convert to C long")
        }
        return .int(small)
      default: return nil
      }
    default: return nil
    }
  }

  /// A number as an element of a type.
  ///
  /// Throws NumPy's errors for what is no number and for integers that do not fit.
  static func element(_ value: Value, as type: ScalarType, in numpy: NumPy) throws(PythonError) -> Scalar {
    if case .float(let number) = value, type.isFloatingPoint { return .double(number.asElement) }
    if let scalar = value.numpyScalar { return scalar.value }
    if let array = try arrayIfAny(value, in: numpy) {
      guard array.elementCount == 1 else {
        throw .valueError("setting an array element with a sequence.")
      }
      return array.first
    }
    let interpreter = numpy.interpreter
    if case .object(let object) = value, let integer = object as? IntegerObject, type.rank > 1 {
      return .double(Double(integer.value))
    }
    guard let number = try number(value, in: numpy) else {
      if let text = value.cast(to: StringObject.self) {
        if type.isInteger {
          return .int(try interpreter.int(interpreter.call(.object(interpreter.types.int), .object(text))))
        }
        return .double(
          try interpreter.double(interpreter.call(.object(interpreter.types.float), .object(text))).asElement)
      }
      if type == .bool { return .bool(try interpreter.isTrue(value)) }
      if value.isNone, type.rank > 1 { return .double(.nan) }
      if value.object is ListObject || value.object is TupleObject {
        throw .valueError("setting an array element with a sequence.")
      }
      if let real = value.object.flatMap({ try? $0.float(in: interpreter) }) {
        return .double(real.asElement)
      }
      throw .typeError(
        "\(type.isInteger ? "int() argument must be a string, a bytes-like object or a real number" : "float() argument must be a string or a real number"), "
          + "not '\(interpreter.type(of: value).name)'")
    }
    switch number {
    case .int(let integer) where type.isInteger:
      try checkRange(integer, type)
    case .double(let real) where type.isInteger:
      if real.isNaN { throw .valueError("cannot convert float NaN to integer") }
      if real.isInfinite { throw .overflowError("cannot convert float infinity to integer") }
    case .complex where type.isFloatingPoint:
      throw .typeError("float() argument must be a string or a real number, not 'complex'")
    case .complex where type.isInteger:
      throw .typeError("int() argument must be a string, a bytes-like object or a real number, not 'complex'")
    default: break
    }
    return number
  }

  /// Refuses a Python integer that a type does not hold.
  static func checkRange(_ integer: Int, _ type: ScalarType) throws(PythonError) {
    let fits =
      switch type {
      case .uint8: UInt8(exactly: integer) != nil
      case .int8: Int8(exactly: integer) != nil
      case .int16: Int16(exactly: integer) != nil
      case .int32: Int32(exactly: integer) != nil
      default: true
      }
    if !fits { throw .overflowError("Python integer \(integer) out of bounds for \(type.name)") }
  }
}

/// Nested sequences on their way to becoming an array.
private struct NestedArrayData {
  let numpy: NumPy
  private var shape: [Int] = []
  private var type: ScalarType?
  private var leaves: [Leaf] = []

  private enum Leaf {
    case value(Value)
    case array(NDArray)
  }

  init(numpy: NumPy) {
    self.numpy = numpy
  }

  mutating func array(of value: Value, as wanted: ScalarType?) throws(PythonError) -> NDArray {
    try measure(value)
    try collect(value, depth: 0)
    let target = wanted ?? type ?? .float64
    let size = Dims(shape)
    guard let count = size.checkedElementCount else { throw .memoryError }
    try numpy.interpreter.checkAllocation(count, stride: 24)
    var scalars: [Scalar] = []
    scalars.reserveCapacity(count)
    for leaf in leaves {
      switch leaf {
      case .value(let value): scalars.append(try ArrayFactory.element(value, as: target, in: numpy))
      case .array(let array): scalars += try translated(array.scalars())
      }
    }
    return try translated(NDArray(elements: scalars, shape: size, scalarType: target))
  }

  /// The shape along the first elements.
  private mutating func measure(_ value: Value) throws(PythonError) {
    var current = value
    while true {
      if let array = try ArrayFactory.arrayIfAny(current, in: numpy) {
        shape += Array(array.shape)
        return
      }
      guard isSequence(current) else { return }
      let count = try numpy.interpreter.length(of: current)
      shape.append(count)
      if shape.count > 64 {
        throw .valueError(
          "setting an array element with a sequence. The requested array would exceed the maximum number of dimension of 64."
        )
      }
      if count == 0 { return }
      current = try numpy.interpreter.item(.int(0), of: current)
    }
  }

  private func isSequence(_ value: Value) -> Bool {
    guard case .object(let object) = value else { return false }
    switch object {
    case is ListObject, is TupleObject, is RangeObject: return true
    case is StringObject, is TypeObject: return false
    default:
      return object.type.isHeapType && object.type.implements(.getItem) && object.type.implements(.length)
    }
  }

  private mutating func collect(_ value: Value, depth: Int) throws(PythonError) {
    if let array = try ArrayFactory.arrayIfAny(value, in: numpy) {
      guard Array(array.shape) == Array(shape.dropFirst(depth)) else { throw ragged(depth) }
      join(array.scalarType)
      leaves.append(.array(array))
      return
    }
    if isSequence(value) {
      // A few lists that hold one another make a great many rows.
      try numpy.interpreter.checkInterrupt()
      let elements = try numpy.interpreter.elements(of: value)
      guard depth < shape.count, elements.count == shape[depth] else { throw ragged(depth) }
      for element in elements { try collect(element, depth: depth + 1) }
      return
    }
    guard depth == shape.count else { throw ragged(depth) }
    if let number = try ArrayFactory.number(value, in: numpy) {
      join(number.scalarType(default: .float64))
    } else {
      guard !(value.object is StringObject) else {
        throw .typeError("arrays of text are not available here: an element is a 'str'")
      }
      throw .typeError(
        "arrays of objects are not available here: an element is a '\(numpy.interpreter.type(of: value).name)'"
      )
    }
    leaves.append(.value(value))
  }

  private mutating func join(_ found: ScalarType) {
    type = type.map { ScalarType.numpyPromoted($0, found) } ?? found
  }

  private func ragged(_ depth: Int) -> PythonError {
    let known = Array(shape.prefix(depth))
    let text = "(\(known.map { String($0) }.joined(separator: ", "))\(known.count == 1 ? "," : ""))"
    return .valueError(
      "setting an array element with a sequence. The requested array has an inhomogeneous shape after \(depth) "
        + "dimensions. The detected shape was \(text) + inhomogeneous part.")
  }
}
