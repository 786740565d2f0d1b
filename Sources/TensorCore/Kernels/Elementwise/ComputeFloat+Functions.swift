import Glibc

/// Functions of two variables; float32 goes through float64 and is rounded once.
extension ComputeFloat {
  @inline(__always)
  static func viaDouble(_ x: Self, _ y: Self, _ body: (Double, Double) -> Double) -> Self {
    Self(body(Double(x), Double(y)))
  }

  static func power(_ x: Self, _ y: Self) -> Self { viaDouble(x, y) { pow($0, $1) } }
  static func arcTangent(_ y: Self, _ x: Self) -> Self { viaDouble(y, x) { atan2($0, $1) } }
  static func hypotenuse(_ x: Self, _ y: Self) -> Self { viaDouble(x, y) { hypot($0, $1) } }
  static func exponential(_ x: Self) -> Self { Self(exp(Double(x))) }
  static func logarithm(_ x: Self) -> Self { Self(log(Double(x))) }
  static func logarithm1p(_ x: Self) -> Self { Self(log1p(Double(x))) }

  /// The remainder that has the sign of `x`.
  @inline(__always)
  static func truncatedRemainder(_ x: Self, _ y: Self) -> Self {
    viaDouble(x, y) { fmod($0, $1) }
  }

  /// The remainder that has the sign of `y`, as Python's `%`.
  @inline(__always)
  static func flooredRemainder(_ x: Self, _ y: Self) -> Self {
    let remainder = truncatedRemainder(x, y)
    return remainder != 0 && (y < 0) != (remainder < 0) ? remainder + y : remainder
  }

  /// The quotient rounded down, as Python's `//`.
  @inline(__always)
  static func flooredQuotient(_ x: Self, _ y: Self) -> Self {
    if y == 0 { return x / y }
    let remainder = truncatedRemainder(x, y)
    var quotient = (x - remainder) / y
    if remainder != 0 && (y < 0) != (remainder < 0) { quotient -= 1 }
    if quotient == 0 { return Self(signOf: x / y, magnitudeOf: 0) }
    let floor = quotient.rounded(.down)
    return quotient - floor > 0.5 ? floor + 1 : floor
  }

  /// log(exp(x) + exp(y)) without overflow.
  static func logAddExp(_ x: Self, _ y: Self) -> Self {
    if x.isInfinite && x == y { return x }
    let larger = Swift.max(x, y)
    if x.isNaN || y.isNaN { return x + y }
    return larger + logarithm1p(exponential(-(x - y).magnitude))
  }

  static func logAddExp2(_ x: Self, _ y: Self) -> Self {
    if x.isInfinite && x == y { return x }
    if x.isNaN || y.isNaN { return x + y }
    let difference = -(x - y).magnitude
    return Swift.max(x, y) + Self(log1p(exp2(Double(difference))) * 1.4426950408889634)
  }
}

extension FloatElement {
  /// The next number of this type after `x` in the direction of `y`.
  static func next(after x: Compute, toward y: Compute) -> Compute {
    if x.isNaN || y.isNaN { return x + y }
    if x == y { return y }
    switch self {
    case is Float16.Type:
      let value = Float16(x)
      return Compute(x < y ? value.nextUp : value.nextDown)
    case is BFloat16.Type:
      if x == 0 { return Compute(signOf: y, magnitudeOf: Compute(Float(bitPattern: 0x0001_0000))) }
      // Away from zero the bit pattern grows.
      let bits = BFloat16(Float(x)).bitPattern
      let next = (x < y) == (x > 0) ? bits &+ 1 : bits &- 1
      return Compute(BFloat16(bitPattern: next).float)
    default: return x < y ? x.nextUp : x.nextDown
    }
  }
}
