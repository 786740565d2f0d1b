import BigInt
import Glibc

/// `round(number, digits)` of the built-in numbers.
enum Rounding {
  /// `round(value, digits)`; ties go to the even neighbour.
  static func round(_ value: Value, digits: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    switch value {
    case .float(let double): return try round(double, digits: digits, in: interpreter)
    case .object(let object as FloatObject): return try round(object.value, digits: digits, in: interpreter)
    default:
      let integer = try interpreter.bigInt(value)
      if digits.isNone { return interpreter.integer(integer) }
      let count = try interpreter.bigInt(digits)
      if count >= 0 { return interpreter.integer(integer) }
      guard let places = Int(exactly: -count), places <= integer.magnitude.bitWidth else { return .int(0) }
      return interpreter.integer(round(integer, toMultipleOf: BigInt(10).power(places)))
    }
  }

  private static func round(_ value: BigInt, toMultipleOf unit: BigInt) -> BigInt {
    let (quotient, remainder) = BigArithmetic.floorDivide(value, unit)
    let twice = remainder * 2
    if twice > unit || (twice == unit && quotient.magnitude & 1 == 1) { return (quotient + 1) * unit }
    return quotient * unit
  }

  private static func round(
    _ value: Double, digits: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if digits.isNone { return try interpreter.integer(truncating: value.rounded(.toNearestOrEven)) }
    let count = try interpreter.int(digits)
    guard value.isFinite, value != 0, count <= 323 else { return .float(value) }
    if count < -308 { return .float(value * 0) }
    let result: Double
    if count >= 0 {
      result = strtod(FloatFormat.exactText(value, "f", precision: count), nil)
    } else {
      result = roundExactly(value, places: -count)
    }
    if result.isInfinite { throw .overflowError("rounded value too large to represent") }
    return .float(result)
  }

  /// Rounds to a multiple of a power of ten, in exact arithmetic.
  private static func roundExactly(_ value: Double, places: Int) -> Double {
    let unit = BigInt(10).power(places)
    let floored = value.magnitude.rounded(.down)
    // A fraction only matters in a tie, where it decides upward.
    let hasFraction = floored != value.magnitude
    let whole = BigInt(floored)
    let (quotient, remainder) = BigArithmetic.floorDivide(whole, unit)
    let twice = remainder * 2
    let isUp = twice > unit || (twice == unit && (hasFraction || quotient.magnitude & 1 == 1))
    let result = BigArithmetic.nearestDouble((isUp ? quotient + 1 : quotient) * unit)
    return value.sign == .minus ? -result : result
  }
}
