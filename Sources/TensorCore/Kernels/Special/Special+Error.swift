import Glibc

extension Special {
  /// exp(x^2) erfc(x).
  public static func scaledComplementaryError(_ x: Double) -> Double {
    if x < 0 { return x < -26.7 ? .infinity : 2 * exp(x * x) - scaledComplementaryError(-x) }
    if x < 20 { return exp(x * x) * erfc(x) }
    let z = 1 / (2 * x * x)
    return 1 / (x * Double.pi.squareRoot()) * (1 - z * (1 - 3 * z * (1 - 5 * z * (1 - 7 * z))))
  }

  /// The logarithm of the normal distribution function.
  public static func logNormalDistribution(_ x: Double) -> Double {
    let t = x * 0.7071067811865476
    if x < -1 { return log(scaledComplementaryError(-t) / 2) - t * t }
    return log1p(-erfc(t) / 2)
  }

  /// -x log x, with its limits.
  public static func entropy(_ x: Double) -> Double {
    if x.isNaN { return x }
    return x > 0 ? -x * log(x) : x == 0 ? 0 : -.infinity
  }

  /// log(x / (1 - x)).
  public static func logit(_ x: Double) -> Double {
    x == 1 ? .infinity : log(x / (1 - x))
  }
}
