import ComplexModule
package import PythonRuntime
package import TensorCore

/// A NumPy scalar of any type but float64, such as `np.float32(0.5)`.
package final class ScalarObject: Object {
  package let value: Scalar
  package let scalarType: ScalarType
  unowned(unsafe) let numpy: NumPy

  init(_ value: Scalar, _ scalarType: ScalarType, numpy: NumPy) {
    self.value = value
    self.scalarType = scalarType
    self.numpy = numpy
    super.init(type: numpy.scalarTypes[scalarType])
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    try ScalarMembers.representation(value, scalarType, in: interpreter)
  }

  package override func string(in interpreter: Interpreter) throws(PythonError) -> String {
    ScalarText.text(value, scalarType)
  }

  package override func format(
    _ specification: String, in interpreter: Interpreter
  ) throws(PythonError) -> String {
    if specification.isEmpty, !scalarType.isFloatingPoint { return ScalarText.text(value, scalarType) }
    return try interpreter.format(interpreter.plainValue(value), specification)
  }

  package override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    try ArrayArithmetic.binary(operation, .object(self), other, reflected: reflected, in: numpy)
  }

  package override func unary(
    _ operation: UnaryOperation, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    try ArrayArithmetic.unary(operation, .object(self), in: numpy)
  }

  package override func compare(
    _ comparison: PythonRuntime.Comparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    try ArrayArithmetic.compare(comparison, .object(self), other, in: numpy)
  }

  package override func hash(in interpreter: Interpreter) throws(PythonError) -> Int {
    try interpreter.hash(interpreter.plainValue(value))
  }

  package override func isTrue(in interpreter: Interpreter) throws(PythonError) -> Bool { value.isNonzero }

  package override func integer(in interpreter: Interpreter) throws(PythonError) -> Value {
    try interpreter.integerValue(of: interpreter.plainValue(value))
  }

  package override func index(in interpreter: Interpreter) throws(PythonError) -> Value {
    guard scalarType.isInteger else { return .unset }
    return .int(value.intValue)
  }

  package override func float(in interpreter: Interpreter) throws(PythonError) -> Double? {
    value.doubleValue
  }

  package override func item(_ key: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    try ScalarMembers.item(key, of: .object(self), value, scalarType, in: numpy)
  }

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value {
    throw .typeError("'\(type.fullName)' object is not iterable")
  }

  package override func fallbackAttribute(
    _ name: StringObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value? {
    try ScalarMembers.fallback(name, value, scalarType, in: numpy)
  }
}

/// A `np.float64`, which is a Python float too.
package final class Float64Object: FloatObject {
  unowned(unsafe) let numpy: NumPy

  init(_ value: Double, type: TypeObject, numpy: NumPy) {
    self.numpy = numpy
    super.init(value, type: type)
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    try ScalarMembers.representation(.double(value), .float64, in: interpreter)
  }

  package override func string(in interpreter: Interpreter) throws(PythonError) -> String {
    ScalarText.text(.double(value), .float64)
  }

  package override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    let number: Double?
    switch other {
    case .float(let value): number = value.asElement
    case .int(let value): number = Double(value)
    case .object(let object as Float64Object): number = object.value
    default: number = nil
    }
    if let number {
      let (a, b) = reflected ? (number, value) : (value, number)
      let result: Double?
      switch operation {
      case .add: result = a + b
      case .subtract: result = a - b
      case .multiply: result = a * b
      case .divide where b != 0: result = a / b
      default: result = nil
      }
      if let result { return .object(Float64Object(result, type: type, numpy: numpy)) }
    }
    return try ArrayArithmetic.binary(operation, .object(self), other, reflected: reflected, in: numpy)
  }

  package override func unary(
    _ operation: UnaryOperation, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    try ArrayArithmetic.unary(operation, .object(self), in: numpy)
  }

  package override func compare(
    _ comparison: PythonRuntime.Comparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    try ArrayArithmetic.compare(comparison, .object(self), other, in: numpy)
  }

  package override func item(_ key: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    try ScalarMembers.item(key, of: .object(self), .double(value), .float64, in: numpy)
  }

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value {
    throw .typeError("'numpy.float64' object is not iterable")
  }

  package override func fallbackAttribute(
    _ name: StringObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value? {
    try ScalarMembers.fallback(name, .double(value), .float64, in: numpy)
  }
}

extension Value {
  /// The number and type of a NumPy scalar.
  package var numpyScalar: (value: Scalar, type: ScalarType)? {
    switch self {
    case .object(let object as ScalarObject): (object.value, object.scalarType)
    case .object(let object as Float64Object): (.double(object.value), .float64)
    default: nil
    }
  }
}

extension Interpreter {
  /// A number as Python holds it.
  func plainValue(_ scalar: Scalar) -> Value {
    switch scalar {
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .double(let value): converted(value)
    case .complex(let value): complex(value.rawStorage.x, value.rawStorage.y)
    }
  }
}

extension Scalar {
  /// Whether the number is not zero.
  var isNonzero: Bool {
    switch self {
    case .bool(let value): value
    case .int(let value): value != 0
    case .double(let value): value != 0
    case .complex(let value): value.rawStorage.x != 0 || value.rawStorage.y != 0
    }
  }
}
