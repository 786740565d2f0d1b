/// Arithmetic on integers that never traps: overflow wraps, and a division by zero is noted.
extension IntegerElement {
  /// `x / y` for a divisor that is not zero; the one quotient that overflows wraps.
  @inline(__always)
  static func wrappedQuotient(_ x: Self, _ y: Self) -> Self {
    if Self.isSigned && y == 0 &- 1 { return 0 &- x }
    return x / y
  }

  @inline(__always)
  static func truncatedQuotient(_ x: Self, _ y: Self, _ dividesByZero: inout Bool) -> Self {
    if y == 0 {
      dividesByZero = true
      return 0
    }
    return wrappedQuotient(x, y)
  }

  @inline(__always)
  static func truncatedRemainder(_ x: Self, _ y: Self, _ dividesByZero: inout Bool) -> Self {
    if y == 0 {
      dividesByZero = true
      return 0
    }
    if Self.isSigned && y == 0 &- 1 { return 0 }
    return x % y
  }

  @inline(__always)
  static func flooredQuotient(_ x: Self, _ y: Self, _ dividesByZero: inout Bool) -> Self {
    let quotient = truncatedQuotient(x, y, &dividesByZero)
    if Self.isSigned && (x < 0) != (y < 0) && quotient &* y != x { return quotient &- 1 }
    return quotient
  }

  @inline(__always)
  static func flooredRemainder(_ x: Self, _ y: Self, _ dividesByZero: inout Bool) -> Self {
    let remainder = truncatedRemainder(x, y, &dividesByZero)
    if Self.isSigned && remainder != 0 && (remainder < 0) != (y < 0) { return remainder &+ y }
    return remainder
  }

  /// `x` to the power `y`; for negative powers 1, -1 or 0, as PyTorch has it.
  static func power(_ x: Self, _ y: Self) -> Self {
    if y < 0 {
      if x == 1 { return 1 }
      if x == 0 &- 1 { return y & 1 == 0 ? 1 : 0 &- 1 }
      return 0
    }
    var result: Self = 1
    var base = x
    var exponent = y
    while exponent != 0 {
      if exponent & 1 != 0 { result = result &* base }
      exponent >>= 1
      base = base &* base
    }
    return result
  }

  static func greatestCommonDivisor(_ x: Self, _ y: Self) -> Self {
    var a = x < 0 ? 0 &- x : x
    var b = y < 0 ? 0 &- y : y
    var ignored = false
    while a != 0 {
      let next = truncatedRemainder(b, a, &ignored)
      b = a
      a = next
    }
    return b < 0 ? 0 &- b : b
  }
}
