import BigInt
import Glibc

/// The operators of `int`, `float` and `bool`.
package enum Arithmetic {
  /// A number as operators see it.
  enum Operand {
    case small(Int)
    case big(BigInt)
    case float(Double)
  }

  static func operand(_ value: Value) -> Operand? {
    switch value {
    case .int(let value): return .small(value)
    case .float(let value): return .float(value)
    case .bool(let value): return .small(value ? 1 : 0)
    case .object(let object):
      if let integer = object as? IntegerObject { return .big(integer.value) }
      if let float = object as? FloatObject { return .float(float.value) }
      return nil
    default: return nil
    }
  }

  /// `left op right`; `.notImplemented` unless both are numbers.
  package static func binary(
    _ operation: BinaryOperation, _ left: Value, _ right: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard let a = operand(left), let b = operand(right) else { return .notImplemented }
    switch (a, b) {
    case (.small(let a), .small(let b)):
      if case .bool(let p) = left, case .bool(let q) = right {
        switch operation {
        case .bitwiseAnd: return .bool(p && q)
        case .bitwiseOr: return .bool(p || q)
        case .bitwiseXor: return .bool(p != q)
        default: break
        }
      }
      if let result = try small(operation, a, b) { return result }
      return try big(operation, BigInt(a), BigInt(b), in: interpreter)
    case (.float(let a), .float(let b)): return try float(operation, a, b, in: interpreter)
    case (.float(let a), let b): return try float(operation, a, double(b), in: interpreter)
    case (let a, .float(let b)): return try float(operation, double(a), b, in: interpreter)
    case (let a, let b): return try big(operation, bigInt(a), bigInt(b), in: interpreter)
    }
  }

  static func bigInt(_ operand: Operand) -> BigInt {
    switch operand {
    case .small(let value): BigInt(value)
    case .big(let value): value
    case .float: 0
    }
  }

  static func double(_ operand: Operand) throws(PythonError) -> Double {
    switch operand {
    case .small(let value): return Double(value)
    case .float(let value): return value
    case .big(let value):
      let result = BigArithmetic.nearestDouble(value)
      if result.isInfinite { throw .overflowError("int too large to convert to float") }
      return result
    }
  }

  /// The result on machine integers; nil if it needs more bits.
  private static func small(_ operation: BinaryOperation, _ a: Int, _ b: Int) throws(PythonError) -> Value? {
    func checked(_ result: (partialValue: Int, overflow: Bool)) -> Value? {
      result.overflow ? nil : .int(result.partialValue)
    }
    switch operation {
    case .add: return checked(a.addingReportingOverflow(b))
    case .subtract: return checked(a.subtractingReportingOverflow(b))
    case .multiply: return checked(a.multipliedReportingOverflow(by: b))
    case .divide:
      if b == 0 { throw .zeroDivisionError("division by zero") }
      if a.magnitude < 1 << 53, b.magnitude < 1 << 53 { return .float(Double(a) / Double(b)) }
      return nil
    case .floorDivide:
      if b == 0 { throw .zeroDivisionError("integer division or modulo by zero") }
      if b == -1 { return checked((0 as Int).subtractingReportingOverflow(a)) }
      return .int(floorDivide(a, b))
    case .modulo:
      if b == 0 { throw .zeroDivisionError("integer modulo by zero") }
      return .int(b == -1 ? 0 : floorModulo(a, b))
    case .power: return b < 0 ? nil : power(a, b).map { .int($0) }
    case .leftShift:
      if b < 0 { throw .valueError("negative shift count") }
      if a == 0 { return .int(0) }
      if b < 63 {
        let shifted = a << b
        if shifted >> b == a { return .int(shifted) }
      }
      return nil
    case .rightShift:
      if b < 0 { throw .valueError("negative shift count") }
      return .int(a >> min(b, 63))
    case .bitwiseAnd: return .int(a & b)
    case .bitwiseOr: return .int(a | b)
    case .bitwiseXor: return .int(a ^ b)
    case .matrixMultiply: return .notImplemented
    case .divmod: return nil
    }
  }

  /// Division rounded down; `b` is neither 0 nor -1.
  @inline(__always)
  static func floorDivide(_ a: Int, _ b: Int) -> Int {
    let quotient = a / b
    return (a % b != 0) && ((a < 0) != (b < 0)) ? quotient - 1 : quotient
  }

  /// The remainder with the divisor's sign; `b` is neither 0 nor -1.
  @inline(__always)
  static func floorModulo(_ a: Int, _ b: Int) -> Int {
    let remainder = a % b
    return remainder != 0 && ((remainder < 0) != (b < 0)) ? remainder + b : remainder
  }

  /// A power on machine integers; nil if it needs more bits.
  static func power(_ base: Int, _ exponent: Int) -> Int? {
    var result = 1
    var factor = base
    var remaining = exponent
    while remaining > 0 {
      if remaining & 1 == 1 {
        let (product, overflow) = result.multipliedReportingOverflow(by: factor)
        if overflow { return nil }
        result = product
      }
      remaining >>= 1
      if remaining > 0 {
        let (square, overflow) = factor.multipliedReportingOverflow(by: factor)
        if overflow { return nil }
        factor = square
      }
    }
    return result
  }

  private static func big(
    _ operation: BinaryOperation, _ a: BigInt, _ b: BigInt, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    switch operation {
    case .add: return interpreter.integer(a + b)
    case .subtract: return interpreter.integer(a - b)
    case .multiply:
      try interpreter.checkAllocation(a.bitWidth / 8 + b.bitWidth / 8, stride: 1)
      return interpreter.integer(try BigArithmetic.product(a, b, in: interpreter))
    case .divide:
      if b.isZero { throw .zeroDivisionError("division by zero") }
      return .float(try BigArithmetic.trueQuotient(a, b))
    case .floorDivide:
      if b.isZero { throw .zeroDivisionError("integer division or modulo by zero") }
      return interpreter.integer(try BigArithmetic.floorDivide(a, b, in: interpreter).quotient)
    case .modulo:
      if b.isZero { throw .zeroDivisionError("integer modulo by zero") }
      return interpreter.integer(try BigArithmetic.floorDivide(a, b, in: interpreter).remainder)
    case .divmod:
      if b.isZero { throw .zeroDivisionError("integer division or modulo by zero") }
      let result = try BigArithmetic.floorDivide(a, b, in: interpreter)
      return interpreter.tuple([interpreter.integer(result.quotient), interpreter.integer(result.remainder)])
    case .power:
      if b.sign == .minus, !b.isZero {
        if a.isZero { throw .zeroDivisionError("0.0 cannot be raised to a negative power") }
        return try float(.power, double(.big(a)), double(.big(b)), in: interpreter)
      }
      return try BigArithmetic.power(a, b, in: interpreter)
    case .leftShift:
      if b.sign == .minus, !b.isZero { throw .valueError("negative shift count") }
      if a.isZero { return .int(0) }
      guard let count = Int(exactly: b) else { throw .overflowError("too many digits in integer") }
      try interpreter.checkAllocation(count / 8 + a.bitWidth / 8, stride: 1)
      return interpreter.integer(a << count)
    case .rightShift:
      if b.sign == .minus, !b.isZero { throw .valueError("negative shift count") }
      guard let count = Int(exactly: b) else { return .int(a.sign == .minus ? -1 : 0) }
      return interpreter.integer(BigArithmetic.shiftRight(a, count))
    case .bitwiseAnd: return interpreter.integer(a & b)
    case .bitwiseOr: return interpreter.integer(a | b)
    case .bitwiseXor: return interpreter.integer(a ^ b)
    case .matrixMultiply: return .notImplemented
    }
  }

  private static func float(
    _ operation: BinaryOperation, _ a: Double, _ b: Double, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    switch operation {
    case .add: return .float(a + b)
    case .subtract: return .float(a - b)
    case .multiply: return .float(a * b)
    case .divide:
      if b == 0 { throw .zeroDivisionError("float division by zero") }
      return .float(a / b)
    case .floorDivide:
      if b == 0 { throw .zeroDivisionError("float floor division by zero") }
      return .float(floorDivide(a, b).quotient)
    case .modulo:
      if b == 0 { throw .zeroDivisionError("float modulo") }
      return .float(floorDivide(a, b).remainder)
    case .divmod:
      if b == 0 { throw .zeroDivisionError("float divmod()") }
      let result = floorDivide(a, b)
      return interpreter.tuple([.float(result.quotient), .float(result.remainder)])
    case .power: return try power(a, b, in: interpreter)
    default: return .notImplemented
    }
  }

  /// Python's floor division and remainder of floats; `b` is not 0.
  package static func floorDivide(_ a: Double, _ b: Double) -> (quotient: Double, remainder: Double) {
    var remainder = fmod(a, b)
    var quotient = (a - remainder) / b
    if remainder != 0 {
      if (b < 0) != (remainder < 0) {
        remainder += b
        quotient -= 1
      }
    } else {
      remainder = copysign(0, b)
    }
    if quotient != 0 {
      let floored = quotient.rounded(.down)
      quotient = quotient - floored > 0.5 ? floored + 1 : floored
    } else {
      quotient = copysign(0, a / b)
    }
    return (quotient, remainder)
  }

  private static func power(_ a: Double, _ b: Double, in interpreter: Interpreter) throws(PythonError)
    -> Value
  {
    if b == 0 || a == 1 { return .float(1) }
    if a == 0, b < 0, b.isFinite { throw .zeroDivisionError("0.0 cannot be raised to a negative power") }
    if a < 0, a.isFinite, b.isFinite, b != b.rounded() {
      return try ComplexArithmetic.power(real: a, exponent: b, in: interpreter)
    }
    let result = pow(a, b)
    if result.isInfinite, a.isFinite, b.isFinite {
      throw PythonError(
        .overflowError,
        argument: interpreter.tuple([.int(34), interpreter.string("Numerical result out of range")]))
    }
    return .float(result)
  }

  /// `-value` and its like; `.notImplemented` for what is no unboxed number.
  package static func unary(
    _ operation: UnaryOperation, _ value: Value, in interpreter: Interpreter
  ) -> Value {
    switch value {
    case .float(let value):
      switch operation {
      case .negative: return .float(-value)
      case .positive: return .float(value)
      case .absolute: return .float(value.magnitude)
      case .invert: return .notImplemented
      }
    case .int(let value): return integerUnary(operation, value, in: interpreter)
    case .bool(let value): return integerUnary(operation, value ? 1 : 0, in: interpreter)
    default: return .notImplemented
    }
  }

  private static func integerUnary(
    _ operation: UnaryOperation, _ value: Int, in interpreter: Interpreter
  ) -> Value {
    switch operation {
    case .negative:
      let (result, overflow) = (0 as Int).subtractingReportingOverflow(value)
      return overflow ? interpreter.integer(-BigInt(value)) : .int(result)
    case .positive: return .int(value)
    case .invert: return .int(~value)
    case .absolute: return value == .min ? interpreter.integer(BigInt(value).magnitude) : .int(abs(value))
    }
  }

  /// The comparison; `.notImplemented` unless both are numbers.
  package static func compare(_ comparison: Comparison, _ left: Value, _ right: Value) -> Value {
    guard let a = operand(left), let b = operand(right) else { return .notImplemented }
    switch (a, b) {
    case (.small(let a), .small(let b)): return .bool(comparison.holds(a, b))
    case (.float(let a), .float(let b)): return .bool(comparison.holds(a, b))
    case (.float(let a), let b): return .bool(compareExactly(comparison.reflected, b, a))
    case (let a, .float(let b)): return .bool(compareExactly(comparison, a, b))
    case (let a, let b): return .bool(comparison.holds(bigInt(a), bigInt(b)))
    }
  }

  /// An integer compared with a float, without rounding.
  private static func compareExactly(_ comparison: Comparison, _ integer: Operand, _ double: Double) -> Bool {
    if double.isNaN { return comparison == .notEqual }
    if double.isInfinite { return comparison.holds(0, double) }
    if case .small(let value) = integer, value.magnitude <= 1 << 53 {
      return comparison.holds(Double(value), double)
    }
    let floored = double.rounded(.down)
    let whole = BigInt(floored)
    let value = bigInt(integer)
    if value != whole { return comparison.holds(value, whole) }
    return comparison.holds(0, double - floored)
  }
}
