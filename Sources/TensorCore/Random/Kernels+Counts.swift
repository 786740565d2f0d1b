import Glibc

extension Kernels {
  /// Random counts of rare events at the given rates.
  ///
  /// Throws where a rate is negative, or the type is not floating point.
  package static func poisson(_ rates: NDArray, using generator: Generator) throws(TensorError) -> NDArray {
    if rates.scalars().contains(where: { !($0.doubleValue >= 0) }) {
      throw TensorError(.runtimeError, "invalid Poisson rate, expected rate to be non-negative")
    }
    let result = try NDArray.empty(rates.shape, rates.scalarType)
    try map(rates.contiguous(), into: result, name: "poisson_cpu", supportsHalf: true) {
      CountSampler(generator: generator).poisson($0)
    }
    return result
  }

  /// Random numbers of successes among the given numbers of trials.
  package static func binomial(
    _ counts: NDArray, _ probabilities: NDArray, using generator: Generator
  ) throws(TensorError) -> NDArray {
    let type = counts.scalarType
    let shape = try Dims.broadcast(counts.shape, probabilities.shape)
    let counts = try counts.expanded(to: shape).contiguous()
    let probabilities = try probabilities.expanded(to: shape).contiguous()
    return try map(counts, probabilities, type: type, name: "binomial_cpu") {
      CountSampler(generator: generator).binomial($0, $1)
    }
  }
}

/// Draws counts: small ones event by event, large ones by Hormann's transformed rejection.
private struct CountSampler {
  let generator: Generator

  func poisson(_ rate: Double) -> Double {
    if rate == 0 || rate.isInfinite { return rate == 0 ? 0 : .nan }
    if rate < 10 {
      let limit = exp(-rate)
      var events = 0.0
      var product = generator.uniformDouble()
      while product > limit {
        events += 1
        product *= generator.uniformDouble()
      }
      return events
    }
    let b = 0.931 + 2.53 * rate.squareRoot()
    let a = -0.059 + 0.02483 * b
    let scale = 1.1239 + 1.1328 / (b - 3.4)
    let bound = 0.9277 - 3.6224 / (b - 2)
    while true {
      let u = generator.uniformDouble() - 0.5
      let v = generator.uniformDouble()
      let distance = 0.5 - u.magnitude
      let k = ((2 * a / distance + b) * u + rate + 0.43).rounded(.down)
      if distance >= 0.07 && v <= bound { return k }
      if k < 0 || (distance < 0.013 && v > distance) { continue }
      let height = log(v) + log(scale) - log(a / (distance * distance) + b)
      if height <= -rate + k * log(rate) - lgamma(k + 1) { return k }
    }
  }

  func binomial(_ count: Double, _ probability: Double) -> Double {
    if probability.isNaN || count.isNaN { return .nan }
    if count <= 0 || probability <= 0 { return 0 }
    if probability >= 1 { return count }
    if probability > 0.5 { return count - successes(count, 1 - probability) }
    return successes(count, probability)
  }

  private func successes(_ count: Double, _ p: Double) -> Double {
    count * p >= 10 ? manySuccesses(count, p) : fewSuccesses(count, p)
  }

  /// Counts the waiting times that fit among the trials.
  private func fewSuccesses(_ count: Double, _ p: Double) -> Double {
    let logarithm = log1p(-p)
    var waited = 0.0
    var successes = 0.0
    while true {
      waited += (log(generator.uniformDouble()) / logarithm).rounded(.up)
      if waited > count { return successes }
      successes += 1
    }
  }

  private func manySuccesses(_ count: Double, _ p: Double) -> Double {
    let deviation = (count * p * (1 - p)).squareRoot()
    let b = 1.15 + 2.53 * deviation
    let a = -0.0873 + 0.0248 * b + 0.01 * p
    let centre = count * p + 0.5
    let bound = 0.92 - 4.2 / b
    let odds = p / (1 - p)
    let alpha = (2.83 + 5.1 / b) * deviation
    let mode = ((count + 1) * p).rounded(.down)
    while true {
      let u = generator.uniformDouble() - 0.5
      let v = generator.uniformDouble()
      let distance = 0.5 - u.magnitude
      let k = ((2 * a / distance + b) * u + centre).rounded(.down)
      if k < 0 || k > count { continue }
      if distance >= 0.07 && v <= bound { return k }
      let height = log(v * alpha / (a / (distance * distance) + b))
      var limit = (mode + 0.5) * log((mode + 1) / (odds * (count - mode + 1)))
      limit += (count + 1) * log((count - mode + 1) / (count - k + 1))
      limit += (k + 0.5) * log(odds * (count - k + 1) / (k + 1))
      limit += tail(mode) + tail(count - mode) - tail(k) - tail(count - k)
      if height <= limit { return k }
    }
  }

  /// What Stirling's formula leaves of log k!.
  private func tail(_ k: Double) -> Double {
    if k < 10 { return lgamma(k + 1) - (0.5 * log(2 * .pi) + (k + 0.5) * log(k + 1) - (k + 1)) }
    let square = (k + 1) * (k + 1)
    return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / (k + 1)
  }
}
