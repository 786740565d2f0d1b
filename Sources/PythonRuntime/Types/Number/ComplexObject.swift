/// A `complex`.
package final class ComplexObject: Object {
  package let real: Double
  package let imaginary: Double

  package init(real: Double, imaginary: Double, type: TypeObject) {
    self.real = real
    self.imaginary = imaginary
    super.init(type: type)
  }

  var parts: ComplexArithmetic.Number { .init(real: real, imaginary: imaginary) }

  package override func initialize(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {}

  package override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard let operand = try ComplexArithmetic.operand(other) else { return .notImplemented }
    return try reflected
      ? ComplexArithmetic.binary(operation, operand, parts, in: interpreter)
      : ComplexArithmetic.binary(operation, parts, operand, in: interpreter)
  }

  package override func unary(
    _ operation: UnaryOperation, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    switch operation {
    case .negative: return interpreter.complex(-real, -imaginary)
    case .positive: return interpreter.complex(real, imaginary)
    case .absolute: return .float(try ComplexArithmetic.absolute(parts))
    case .invert: return .notImplemented
    }
  }

  package override func compare(
    _ comparison: Comparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard comparison == .equal || comparison == .notEqual else { return .notImplemented }
    let isEqual: Bool
    if let complex = other.cast(to: ComplexObject.self) {
      isEqual = real == complex.real && imaginary == complex.imaginary
    } else {
      let realEqual = Arithmetic.compare(.equal, .float(real), other)
      if realEqual.isNotImplemented { return .notImplemented }
      let isRealEqual = try interpreter.isTrue(realEqual)
      isEqual = imaginary == 0 && isRealEqual
    }
    return .bool(isEqual == (comparison == .equal))
  }

  package override func hash(in interpreter: Interpreter) throws(PythonError) -> Int {
    let result = NumberHash.hash(real) &+ 1_000_003 &* NumberHash.hash(imaginary)
    return result == -1 ? -2 : result
  }

  package override func isTrue(in interpreter: Interpreter) throws(PythonError) -> Bool {
    real != 0 || imaginary != 0
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    ComplexFormat.representation(real: real, imaginary: imaginary)
  }

  package override func format(
    _ specification: String, in interpreter: Interpreter
  ) throws(PythonError) -> String {
    if specification.isEmpty { return try interpreter.string(of: .object(self)) }
    return try Formatting.format(.object(self), specification, in: interpreter)
  }
}

extension Interpreter {
  /// A `complex`.
  package func complex(_ real: Double, _ imaginary: Double) -> Value {
    .object(ComplexObject(real: real, imaginary: imaginary, type: types.complex))
  }
}
