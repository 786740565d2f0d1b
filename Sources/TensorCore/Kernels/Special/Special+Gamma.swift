import Glibc

extension Special {
  /// Bernoulli numbers B2, B4, ... over the factorials of their indices, for Euler and Maclaurin's formula.
  private static let bernoulliTerms: [Double] = [
    1.0 / 12, -1.0 / 720, 1.0 / 30240, -1.0 / 1_209_600, 1.0 / 47_900_160, -691.0 / 1_307_674_368_000,
    1.0 / 74_724_249_600, -3617.0 / 10_670_622_842_880_000, 43867.0 / 5_109_094_217_170_944_000,
  ]

  /// Hurwitz's zeta function: the sum of (q + k)^-s over all k from 0.
  public static func zeta(_ s: Double, _ q: Double) -> Double {
    if s == 1 { return .infinity }
    if s.isNaN || q.isNaN || s < 1 { return .nan }
    if q <= 0 {
      if q == q.rounded(.down) { return .infinity }
      if s != s.rounded(.down) { return .nan }
    }
    if q == .infinity { return 0 }
    var a = q
    var sum = 0.0
    // Far below zero the terms are summed only as far as they matter.
    var steps = 0
    while a < 12, steps < 10_000 {
      sum += pow(a, -s)
      a += 1
      steps += 1
    }
    if a < 12 { return .nan }
    sum += pow(a, 1 - s) / (s - 1) + 0.5 * pow(a, -s)
    var factor = s
    var power = pow(a, -s - 1)
    for (index, term) in bernoulliTerms.enumerated() {
      let part = term * factor * power
      sum += part
      if !(part.magnitude > sum.magnitude * 1e-17) { break }
      let k = Double(2 * index + 1)
      factor *= (s + k) * (s + k + 1)
      power /= a * a
    }
    return sum
  }

  /// The derivative of order `n` of the digamma function.
  public static func polygamma(_ n: Int, _ x: Double) -> Double {
    if n == 0 { return digamma(x) }
    let s = Double(n) + 1
    if n == 1 && x < 0.5 {
      if x == x.rounded(.down) { return .infinity }
      let sine = sin(.pi * x)
      return .pi * .pi / (sine * sine) - zeta(s, 1 - x)
    }
    let value = exp(lgamma(s)) * zeta(s, x)
    return n % 2 == 0 ? -value : value
  }

  /// The logarithmic derivative of the gamma function.
  public static func digamma(_ x: Double) -> Double {
    if x == 0 { return x.sign == .minus ? .infinity : -.infinity }
    if x < 0 {
      if x == x.rounded(.down) { return .nan }
      return digamma(1 - x) - .pi / tan(.pi * x)
    }
    var x = x
    var sum = 0.0
    while x < 12 {
      sum -= 1 / x
      x += 1
    }
    let z = 1 / (x * x)
    let series =
      z
      * (1.0 / 12 - z * (1.0 / 120 - z * (1.0 / 252 - z * (1.0 / 240 - z * (1.0 / 132 - z * 691.0 / 32760)))))
    return sum + log(x) - 0.5 / x - series
  }

  /// The regularised lower incomplete gamma function P(a, x).
  public static func lowerGamma(_ a: Double, _ x: Double) -> Double {
    if let known = knownLowerGamma(a, x) { return known }
    return x > 1 && x > a ? 1 - upperFraction(a, x) : lowerSeries(a, x)
  }

  /// The regularised upper incomplete gamma function Q(a, x).
  public static func upperGamma(_ a: Double, _ x: Double) -> Double {
    if let known = knownLowerGamma(a, x) { return 1 - known }
    return x > 1 && x > a ? upperFraction(a, x) : 1 - lowerSeries(a, x)
  }

  private static func knownLowerGamma(_ a: Double, _ x: Double) -> Double? {
    if a.isNaN || x.isNaN || a < 0 || x < 0 { return .nan }
    if a == 0 { return x > 0 ? 1 : .nan }
    if x == 0 { return 0 }
    if a == .infinity { return x == .infinity ? .nan : 0 }
    return x == .infinity ? 1 : nil
  }

  private static func gammaFactor(_ a: Double, _ x: Double) -> Double { exp(a * log(x) - x - lgamma(a)) }

  private static func lowerSeries(_ a: Double, _ x: Double) -> Double {
    let factor = gammaFactor(a, x)
    if factor == 0 { return x > a ? 1 : 0 }
    var term = 1 / a
    var sum = term
    var r = a
    for _ in 0..<100_000 {
      r += 1
      term *= x / r
      sum += term
      if term <= sum * 1e-17 { break }
    }
    return sum * factor
  }

  private static func upperFraction(_ a: Double, _ x: Double) -> Double {
    let factor = gammaFactor(a, x)
    if factor == 0 { return 0 }
    // Lentz's way to evaluate the continued fraction.
    let tiny = 1e-300
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / (b == 0 ? tiny : b)
    var fraction = d
    for i in 1..<100_000 {
      let an = -Double(i) * (Double(i) - a)
      b += 2
      d = an * d + b
      if d.magnitude < tiny { d = tiny }
      c = b + an / c
      if c.magnitude < tiny { c = tiny }
      d = 1 / d
      let delta = d * c
      fraction *= delta
      if (delta - 1).magnitude < 1e-16 { break }
    }
    return fraction * factor
  }
}
