import Glibc

extension Special {
  public static func besselJ0(_ x: Double) -> Double { x.isInfinite ? 0 : j0(x) }
  public static func besselJ1(_ x: Double) -> Double { x.isInfinite ? 0 : j1(x) }
  public static func besselY0(_ x: Double) -> Double { x < 0 ? .nan : x == 0 ? -.infinity : y0(x) }
  public static func besselY1(_ x: Double) -> Double { x < 0 ? .nan : x == 0 ? -.infinity : y1(x) }

  /// The modified Bessel function of the second kind of a real order; scaled, times exp(x).
  public static func besselK(_ order: Double, _ x: Double, scaled: Bool) -> Double {
    if x.isNaN || x < 0 { return .nan }
    if x == 0 { return .infinity }
    if x == .infinity { return 0 }
    // Its integral over the line: the trapezoidal rule is exact to all digits there.
    let step = 0.2
    var sum = 0.5
    var t = step
    while true {
      let exponent = x * (cosh(t) - 1)
      if !(exponent - order * t < 745) { break }
      sum += exp(-exponent) * cosh(order * t)
      t += step
    }
    return sum * step * (scaled ? 1 : exp(-x))
  }

  /// sin(x) / x, as the spherical Bessel function of order 0.
  public static func sphericalBessel(_ x: Double) -> Double {
    if x.isInfinite { return 0 }
    if x.magnitude < 0.5 {
      let z = x * x
      return 1 - z / 6 * (1 - z / 20 * (1 - z / 42 * (1 - z / 72 * (1 - z / 110 * (1 - z / 156)))))
    }
    return sin(x) / x
  }

  /// Airy's function Ai.
  public static func airy(_ x: Double) -> Double {
    if x.isInfinite || x.isNaN { return .nan }
    if x > 1 {
      let size = 2.0 / 3 * x * x.squareRoot()
      return (x / 3).squareRoot() / .pi * besselK(1.0 / 3, size, scaled: false)
    }
    return x > -7 ? airySeries(x) : airyWave(-x)
  }

  /// Ai by its power series, for arguments of moderate size.
  private static func airySeries(_ x: Double) -> Double {
    let cube = x * x * x
    var f = 1.0
    var g = x
    var termF = 1.0
    var termG = x
    var k = 0.0
    while k < 200 {
      termF *= cube / ((k + 2) * (k + 3))
      termG *= cube / ((k + 3) * (k + 4))
      f += termF
      g += termG
      if termF.magnitude + termG.magnitude < 1e-18 { break }
      k += 3
    }
    return 0.355028053887817239 * f - 0.258819403792806798 * g
  }

  /// Ai(-x) by its expansion for large arguments.
  private static func airyWave(_ x: Double) -> Double {
    let size = 2.0 / 3 * x * x.squareRoot()
    var coefficient = 1.0
    var even = 0.0
    var odd = 0.0
    var power = 1.0
    for k in 0..<12 {
      let sign = (k / 2) % 2 == 0 ? 1.0 : -1.0
      if k % 2 == 0 { even += sign * coefficient * power } else { odd += sign * coefficient * power }
      let n = Double(k + 1)
      coefficient *= (6 * n - 5) * (6 * n - 3) * (6 * n - 1) / (216 * n * (2 * n - 1))
      power /= size
    }
    let phase = size + .pi / 4
    return (sin(phase) * even - cos(phase) * odd) / (Double.pi.squareRoot() * x.squareRoot().squareRoot())
  }
}

extension Special {
  /// The modified Bessel function of the first kind of order 0.
  public static func besselI0(_ x: Double) -> Double {
    // The mean of exp(x cos t) over a circle; the trapezoidal rule is exact to all digits there.
    let points = 64 + Int(x.magnitude.rounded(.up).clamped(to: 10_000))
    var sum = 0.0
    for index in 0..<points {
      sum += exp(x.magnitude * (cos(2 * .pi * Double(index) / Double(points)) - 1))
    }
    return sum / Double(points) * exp(x.magnitude)
  }
}

extension Double {
  fileprivate func clamped(to limit: Double) -> Double { self > limit ? limit : self.isNaN ? 0 : self }
}
