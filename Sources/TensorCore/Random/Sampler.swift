import Glibc

/// Draws single numbers from distributions whose parameters vary from element to element.
///
/// Parameters are rounded to the elements' type at the same places as in PyTorch, which decides which draws are
/// taken and which rejected.
struct Sampler<T: ComputeFloat> {
  let generator: Generator

  private func narrowed(_ value: Float) -> Double { Double(value) }

  // MARK: Gamma

  /// A gamma number of rate one, by rejection from the cube of a normal one.
  func gamma(_ shape: T) -> Double {
    var shape = shape
    var scale = 1.0
    if shape < 1 {
      if shape == 0 { return 0 }
      // Smaller shapes are drawn from a larger one, scaled down.
      scale = pow(1 - generator.uniformDouble(), Double(1 / shape))
      shape += 1
    }
    let d = Double(shape - T(Float(1) / 3))
    let c = 1 / (9 * d).squareRoot()
    while true {
      var x = 0.0
      var y = 0.0
      repeat {
        x = generator.normalDouble()
        y = 1 + c * x
      } while y <= 0
      let v = y * y * y
      let u = 1 - generator.uniformDouble()
      let square = x * x
      if u < 1 - narrowed(0.0331) * square * square { return scale * d * v }
      if log(u) < 0.5 * square + d * (1 - v + log(v)) { return scale * d * v }
    }
  }

  // MARK: Poisson

  /// A count of events at a mean rate.
  func poisson(_ rate: Double) -> Double {
    if rate == 0 { return 0 }
    if rate < 10 {
      let limit = exp(-rate)
      var product = 1.0
      var count = 0.0
      while true {
        product *= generator.uniformDouble()
        if !(product > limit) { return count }
        count += 1
      }
    }
    let root = rate.squareRoot()
    let b = 0.931 + 2.53 * root
    let a = -0.059 + 0.02483 * b
    let inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
    let acceptance = 0.9277 - 3.6224 / (b - 2)
    while true {
      let u = generator.uniformDouble() - 0.5
      let v = generator.uniformDouble()
      let us = 0.5 - u.magnitude
      let count = ((2 * a / us + b) * u + rate + 0.43).rounded(.down)
      if us >= 0.07 && v <= acceptance { return count }
      if count < 0 || us < 0.013 && v > us { continue }
      if log(v) + log(inverseAlpha) - log(a / (us * us) + b) <= -rate + count * log(rate) - lgamma(count + 1)
      {
        return count
      }
    }
  }

  // MARK: Binomial

  /// A count of successes.
  func binomial(_ count: T, _ probability: T) -> T {
    if count <= 0 || probability <= 0 { return 0 }
    if probability >= 1 { return count }
    if probability <= 0.5 { return likely(count, probability) }
    if probability > 0.5 { return count - likely(count, 1 - probability) }
    return .nan
  }

  private func likely(_ count: T, _ probability: T) -> T {
    count * probability >= 10
      ? byRejection(count, probability) : byWaitingTimes(count, probability)
  }

  private func byWaitingTimes(_ count: T, _ probability: T) -> T {
    let logarithm = Double(T.logarithm1p(-probability))
    var trials = 0.0
    var successes: T = 0
    while true {
      trials += (log(generator.uniformDouble()) / logarithm).rounded(.up)
      if trials > Double(count) { return successes }
      successes += 1
    }
  }

  private func byRejection(_ count: T, _ probability: T) -> T {
    let deviation = Double((count * probability * (1 - probability)).squareRoot())
    let b = 1.15 + 2.53 * deviation
    let a = -0.0873 + 0.0248 * b + 0.01 * Double(probability)
    let center = Double(count * probability) + 0.5
    let acceptance = 0.92 - 4.2 / b
    let odds = Double(probability / (1 - probability))
    let alpha = (2.83 + 5.1 / b) * deviation
    let mode = Double(((count + 1) * probability).rounded(.down))
    let n = Double(count)
    while true {
      let u = generator.uniformDouble() - 0.5
      let v = generator.uniformDouble()
      let us = 0.5 - u.magnitude
      let k = ((2 * a / us + b) * u + center).rounded(.down)
      if !(k >= 0 && k <= n) { continue }
      if us >= 0.07 && v <= acceptance { return T(k) }
      let level = log(v * alpha / (a / (us * us) + b))
      let bound =
        (mode + 0.5) * log((mode + 1) / (odds * (n - mode + 1)))
        + (n + 1) * log((n - mode + 1) / (n - k + 1))
        + (k + 0.5) * log(odds * (n - k + 1) / (k + 1))
        + stirlingTail(mode) + stirlingTail(n - mode) - stirlingTail(k) - stirlingTail(n - k)
      if level <= bound { return T(k) }
    }
  }

  /// What Stirling's formula lacks of the logarithm of k!.
  private func stirlingTail(_ k: Double) -> Double {
    switch k {
    case 0: return 0.0810614667953272
    case 1: return 0.0413406959554092
    case 2: return 0.0276779256849983
    case 3: return 0.02079067210376509
    case 4: return 0.0166446911898211
    case 5: return 0.0138761288230707
    case 6: return 0.0118967099458917
    case 7: return 0.0104112652619720
    case 8: return 0.00925546218271273
    case 9: return 0.00833056343336287
    default:
      let square = (k + 1) * (k + 1)
      return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / (k + 1)
    }
  }
}
