import ComplexModule
import Glibc
import RealModule

/// Functions of complex numbers in float64, whose infinite and undefined parts are C's.
enum ComplexFunctions {
  static func exponential(_ z: Complex128) -> Complex128 {
    let size = exp(z.realPart)
    if z.imaginaryPart == 0 { return Complex128(size, z.imaginaryPart) }
    return Complex128(size * cos(z.imaginaryPart), size * sin(z.imaginaryPart))
  }

  static func logarithm(_ z: Complex128) -> Complex128 {
    Complex128(log(hypot(z.realPart, z.imaginaryPart)), atan2(z.imaginaryPart, z.realPart))
  }

  /// log(1 + z), exact where `z` is small.
  static func logarithm1p(_ z: Complex128) -> Complex128 {
    let (x, y) = (z.realPart, z.imaginaryPart)
    let angle = atan2(y, 1 + x)
    if hypot(x, y) >= 0.5 { return Complex128(log(hypot(1 + x, y)), angle) }
    let excess = x * (2 + x) + y * y
    return Complex128(excess == 0 ? x : 0.5 * log1p(excess), angle)
  }

  /// log(exp(x) + exp(y)), the number with the greater real part taken out first.
  static func logAddExp(_ x: Complex128, _ y: Complex128) -> Complex128 {
    for z in [y, x] where z.realPart.isNaN || z.imaginaryPart.isNaN { return Complex128(.nan, .nan) }
    let (lesser, greater) = x.realPart < y.realPart ? (x, y) : (y, x)
    if lesser.realPart.isInfinite && lesser.realPart == greater.realPart {
      if lesser.realPart < 0 { return lesser }
      return logarithm(sum(exponential(lesser), exponential(greater)))
    }
    let difference = Complex128(
      lesser.realPart - greater.realPart, lesser.imaginaryPart - greater.imaginaryPart)
    return sum(logarithm1p(exponential(difference)), greater)
  }

  private static func sum(_ x: Complex128, _ y: Complex128) -> Complex128 {
    Complex128(x.realPart + y.realPart, x.imaginaryPart + y.imaginaryPart)
  }
}

extension Complex where RealType: ComputeFloat {
  var inDoublePrecision: Complex128 { Complex128(Double(realPart), Double(imaginaryPart)) }

  init(rounding z: Complex128) { self.init(RealType(z.realPart), RealType(z.imaginaryPart)) }
}
