import BigInt
import PythonSyntax

/// Constants, and operators on constants that are computed once.
extension ScopeCompiler {
  /// The constant that an expression is, folded where that is simple.
  func constantValue(of expression: Expression) -> Int? {
    if case .string(let text) = expression.kind { return builder.constant(text: text) }
    return folded(expression).map { builder.constant($0) }
  }

  /// The constant from which a set of constants is filled: a frozen set that was itself filled from a first one, since
  /// CPython's compiler keeps equal constants only once. The order of the elements shows it.
  func constantSet(of elements: [Expression]) throws(PythonError) -> Int? {
    let first = SetObject(type: interpreter.types.frozenSet)
    for element in elements {
      guard let value = folded(element) else { return nil }
      try first.insert(value, in: interpreter)
    }
    let frozen = SetObject(type: interpreter.types.frozenSet)
    for element in first.elements { try frozen.insert(element, in: interpreter) }
    return builder.constant(.object(frozen))
  }

  private func folded(_ expression: Expression) -> Value? {
    switch expression.kind {
    case .none: return Value.none
    case .true: return .bool(true)
    case .false: return .bool(false)
    case .ellipsis: return .ellipsis
    case .integer(.small(let value)): return .int(value)
    case .integer(.large(let digits, let radix)):
      return interpreter.integer(BigInt(digits, radix: radix) ?? 0)
    case .float(let value): return .float(value)
    case .imaginary(let value):
      return .object(ComplexObject(real: 0, imaginary: value, type: interpreter.types.complex))
    case .bytes(let bytes): return .object(BytesObject(bytes, type: interpreter.types.bytes))
    case .string(let text): return interpreter.string(text)
    case .unary(.minus, let inner): return folded(inner).flatMap { negated($0) }
    case .binary(let binaryOperator, let left, let right):
      guard let a = number(left), let b = number(right) else { return nil }
      return combined(binaryOperator, a, b)
    case .tuple(let elements):
      var values: [Value] = []
      for element in elements {
        guard let value = folded(element) else { return nil }
        values.append(value)
      }
      return interpreter.tuple(values)
    default: return nil
    }
  }

  /// The number that an expression is, folded.
  func number(_ expression: Expression) -> Value? {
    switch folded(expression) {
    case .int(let value)?: .int(value)
    case .float(let value)?: .float(value)
    default: nil
    }
  }

  private func negated(_ value: Value) -> Value? {
    switch value {
    case .int, .float: return Arithmetic.unary(.negative, value, in: interpreter)
    case .object(let object):
      if let integer = object as? IntegerObject { return interpreter.integer(-integer.value) }
      if let complex = object as? ComplexObject {
        return .object(
          ComplexObject(real: -complex.real, imaginary: -complex.imaginary, type: interpreter.types.complex))
      }
      return nil
    default: return nil
    }
  }

  /// The result of an operator on constants that cannot fail.
  private func combined(_ binaryOperator: BinaryOperator, _ left: Value, _ right: Value) -> Value? {
    var a = left
    var b = right
    var result = Value.unset
    let isDone =
      switch binaryOperator {
      case .add: FastArithmetic.add(&result, &a, &b)
      case .subtract: FastArithmetic.subtract(&result, &a, &b)
      case .multiply: FastArithmetic.multiply(&result, &a, &b)
      case .divide: FastArithmetic.divide(&result, &a, &b)
      default: false
      }
    return isDone ? result : nil
  }
}
