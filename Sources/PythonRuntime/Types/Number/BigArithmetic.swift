package import BigInt

/// What Python's big integers need beside the operators of `BigInt`.
package enum BigArithmetic {
  /// Division rounded down; `b` is not 0.
  package static func floorDivide(_ a: BigInt, _ b: BigInt) -> (quotient: BigInt, remainder: BigInt) {
    let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
    if !remainder.isZero, (remainder.sign == .minus) != (b.sign == .minus) {
      return (quotient - 1, remainder + b)
    }
    return (quotient, remainder)
  }

  /// A shift to the right, rounded down.
  package static func shiftRight(_ a: BigInt, _ count: Int) -> BigInt {
    if count >= a.magnitude.bitWidth { return a.sign == .minus && !a.isZero ? -1 : 0 }
    let divisor = BigInt(1) << count
    return floorDivide(a, divisor).quotient
  }

  /// The quotient as the nearest float.
  ///
  /// - Throws: `OverflowError` when it is too large.
  package static func trueQuotient(_ a: BigInt, _ b: BigInt) throws(PythonError) -> Double {
    if a.isZero { return b.sign == .minus ? -0.0 : 0 }
    let isNegative = (a.sign == .minus) != (b.sign == .minus)
    // 62 or 63 bits of quotient, the last one sticky, round as the exact quotient does.
    let shift = 62 - (a.magnitude.bitWidth - b.magnitude.bitWidth)
    var dividend = a.magnitude
    var divisor = b.magnitude
    if shift > 0 { dividend <<= shift } else { divisor <<= -shift }
    var (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    if !remainder.isZero { quotient |= 1 }
    if -shift > 1100 { throw .overflowError("integer division result too large for a float") }
    if -shift < -1300 { return isNegative ? -0.0 : 0 }
    var result = Double(UInt64(truncatingIfNeeded: quotient))
    if -shift < -1000 {
      // Below the normal range a second rounding would err; scale in one exact step where possible.
      result = Double(sign: .plus, exponent: -shift, significand: result)
    } else {
      result *= Double(sign: .plus, exponent: -shift, significand: 1)
    }
    if result.isInfinite { throw .overflowError("integer division result too large for a float") }
    return isNegative ? -result : result
  }

  /// The float nearest to an integer; infinite when it is too large.
  package static func nearestDouble(_ value: BigInt) -> Double {
    let excess = value.magnitude.bitWidth - 64
    var leading = excess > 0 ? value.magnitude >> excess : value.magnitude
    // What is cut off still decides how the last bit rounds.
    if excess > 0, value.magnitude.trailingZeroBitCount < excess { leading |= 1 }
    let result = Double(
      sign: .plus, exponent: max(excess, 0), significand: Double(UInt64(truncatingIfNeeded: leading)))
    return value.sign == .minus ? -result : result
  }

  /// `base ** exponent`; the exponent is not negative.
  ///
  /// - Throws: `MemoryError` when the result would be too large, `KeyboardInterrupt`.
  package static func power(
    _ base: BigInt, _ exponent: BigInt, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if exponent.isZero { return .int(1) }
    if base.isZero || base == 1 { return interpreter.integer(base) }
    if base == -1 { return .int(exponent.magnitude & 1 == 0 ? 1 : -1) }
    guard var remaining = Int(exactly: exponent) else { throw .memoryError }
    let (bits, overflow) = base.magnitude.bitWidth.multipliedReportingOverflow(by: remaining)
    if overflow { throw .memoryError }
    try interpreter.checkAllocation(bits / 8, stride: 1)
    var result = BigInt(1)
    var factor = base
    while remaining > 0 {
      try interpreter.checkInterrupt()
      if remaining & 1 == 1 { result = try product(result, factor, in: interpreter) }
      remaining >>= 1
      if remaining > 0 { factor = try product(factor, factor, in: interpreter) }
    }
    return interpreter.integer(result)
  }
}
