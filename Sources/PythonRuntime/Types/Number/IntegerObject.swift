package import BigInt

/// An `int` that is no unboxed one: it has more than 64 bits, or its class derives from `int`.
package final class IntegerObject: Object {
  package let value: BigInt

  package init(_ value: BigInt, type: TypeObject) {
    self.value = value
    super.init(type: type)
  }

  package override func initialize(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {}

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    try IntegerFormat.decimal(value)
  }

  package override func format(
    _ specification: String, in interpreter: Interpreter
  ) throws(PythonError) -> String {
    if specification.isEmpty { return try interpreter.string(of: .object(self)) }
    return try Formatting.format(.object(self), specification, in: interpreter)
  }

  package override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    try reflected
      ? Arithmetic.binary(operation, other, .object(self), in: interpreter)
      : Arithmetic.binary(operation, .object(self), other, in: interpreter)
  }

  package override func unary(
    _ operation: UnaryOperation, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    switch operation {
    case .negative: interpreter.integer(-value)
    case .positive: interpreter.integer(value)
    case .invert: interpreter.integer(-value - 1)
    case .absolute: interpreter.integer(value.magnitude)
    }
  }

  package override func compare(
    _ comparison: Comparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    Arithmetic.compare(comparison, .object(self), other)
  }

  package override func hash(in interpreter: Interpreter) throws(PythonError) -> Int {
    NumberHash.hash(value)
  }

  package override func isTrue(in interpreter: Interpreter) throws(PythonError) -> Bool {
    !value.isZero
  }

  package override func integer(in interpreter: Interpreter) throws(PythonError) -> Value {
    interpreter.integer(value)
  }

  package override func index(in interpreter: Interpreter) throws(PythonError) -> Value {
    interpreter.integer(value)
  }

  package override func float(in interpreter: Interpreter) throws(PythonError) -> Double? {
    let result = BigArithmetic.nearestDouble(value)
    if result.isInfinite { throw .overflowError("int too large to convert to float") }
    return result
  }
}

/// A `float` whose class derives from `float`.
open class FloatObject: Object {
  package final let value: Double

  public init(_ value: Double, type: TypeObject) {
    self.value = value
    super.init(type: type)
  }

  open override func initialize(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {}

  open override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    FloatFormat.representation(value)
  }

  open override func format(
    _ specification: String, in interpreter: Interpreter
  ) throws(PythonError) -> String {
    if specification.isEmpty { return try interpreter.string(of: .object(self)) }
    return try Formatting.format(.object(self), specification, in: interpreter)
  }

  open override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    try reflected
      ? Arithmetic.binary(operation, other, .float(value), in: interpreter)
      : Arithmetic.binary(operation, .float(value), other, in: interpreter)
  }

  open override func unary(
    _ operation: UnaryOperation, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    try interpreter.unary(operation, .float(value))
  }

  open override func compare(
    _ comparison: Comparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    Arithmetic.compare(comparison, .float(value), other)
  }

  open override func hash(in interpreter: Interpreter) throws(PythonError) -> Int {
    NumberHash.hash(value)
  }

  open override func isTrue(in interpreter: Interpreter) throws(PythonError) -> Bool {
    value != 0
  }

  open override func integer(in interpreter: Interpreter) throws(PythonError) -> Value {
    try interpreter.integer(truncating: value)
  }

  open override func float(in interpreter: Interpreter) throws(PythonError) -> Double? { value }
}
