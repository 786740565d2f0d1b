import Glibc

extension RandomFunctions {
  /// A distribution of floats with its parameters and their defaults.
  private static func distribution(
    _ name: String, _ signature: String, _ documentation: String, defaults: [Double?],
    _ body: @escaping (RandomObject, [Double]) throws(PythonError) -> Double
  ) -> Function {
    Function(name, signature, documentation) { (random, interpreter, arguments) throws(PythonError) in
      var parameters: [Double] = []
      for (index, fallback) in defaults.enumerated() {
        if let fallback, !arguments.isPresent(index) {
          parameters.append(fallback)
        } else {
          parameters.append(try interpreter.double(arguments[index]))
        }
      }
      return .float(try body(random, parameters))
    }
  }

  static var distributions: [Function] {
    [
      distribution("uniform", "a, b", "A float between a and b.", defaults: [nil, nil]) { random, p in
        p[0] + (p[1] - p[0]) * random.double()
      },
      Function("triangular", "low=0.0, high=1.0, mode=None", "A float of the triangular distribution.") {
        (random, interpreter, arguments) throws(PythonError) in
        var low = try interpreter.double(arguments.value(0, default: .float(0)))
        var high = try interpreter.double(arguments.value(1, default: .float(1)))
        var u = random.double()
        if high == low { return .float(low) }
        var c = arguments[2].orNone.isNone ? 0.5 : (try interpreter.double(arguments[2]) - low) / (high - low)
        if u > c {
          u = 1 - u
          c = 1 - c
          swap(&low, &high)
        }
        return .float(low + (high - low) * (u * c).squareRoot())
      },
      distribution(
        "normalvariate", "mu=0.0, sigma=1.0", "A float of the normal distribution.", defaults: [0, 1]
      ) {
        random, p in normal(random, p[0], p[1])
      },
      distribution("gauss", "mu=0.0, sigma=1.0", "A float of the normal distribution.", defaults: [0, 1]) {
        random, p in
        if let next = random.nextGauss {
          random.nextGauss = nil
          return p[0] + next * p[1]
        }
        let angle = random.double() * 2 * .pi
        let radius = (-2 * log(1 - random.double())).squareRoot()
        random.nextGauss = sin(angle) * radius
        return p[0] + cos(angle) * radius * p[1]
      },
      distribution(
        "lognormvariate", "mu, sigma", "A float of the log normal distribution.", defaults: [nil, nil]
      ) {
        random, p in exp(normal(random, p[0], p[1]))
      },
      distribution("expovariate", "lambd", "A float of the exponential distribution.", defaults: [nil]) {
        (random, p) throws(PythonError) in
        if p[0] == 0 { throw .zeroDivisionError("float division by zero") }
        return -log(1 - random.double()) / p[0]
      },
      distribution(
        "vonmisesvariate", "mu, kappa", "An angle of the von Mises distribution.", defaults: [nil, nil]
      ) {
        random, p in vonMises(random, p[0], p[1])
      },
      distribution("gammavariate", "alpha, beta", "A float of the gamma distribution.", defaults: [nil, nil])
      {
        (random, p) throws(PythonError) in try gamma(random, p[0], p[1])
      },
      distribution("betavariate", "alpha, beta", "A float of the beta distribution.", defaults: [nil, nil]) {
        (random, p) throws(PythonError) in
        let y = try gamma(random, p[0], 1)
        return y == 0 ? 0 : y / (y + (try gamma(random, p[1], 1)))
      },
      distribution("paretovariate", "alpha", "A float of the Pareto distribution.", defaults: [nil]) {
        random, p in
        pow(1 - random.double(), -1 / p[0])
      },
      distribution(
        "weibullvariate", "alpha, beta", "A float of the Weibull distribution.", defaults: [nil, nil]
      ) {
        random, p in
        p[0] * pow(-log(1 - random.double()), 1 / p[1])
      },
    ]
  }

  /// Kinderman and Monahan's method.
  private static func normal(_ random: RandomObject, _ mean: Double, _ deviation: Double) -> Double {
    let constant = 4 * exp(-0.5) / (2.0).squareRoot()
    while true {
      let u = random.double()
      let v = 1 - random.double()
      let z = constant * (u - 0.5) / v
      if z * z / 4 <= -log(v) { return mean + z * deviation }
    }
  }

  private static func vonMises(_ random: RandomObject, _ mean: Double, _ concentration: Double) -> Double {
    if concentration <= 1e-6 { return 2 * .pi * random.double() }
    let s = 0.5 / concentration
    let r = s + (1 + s * s).squareRoot()
    var z: Double
    while true {
      z = cos(.pi * random.double())
      let d = z / (r + z)
      let u = random.double()
      if u < 1 - d * d || u <= (1 - d) * exp(d) { break }
    }
    let q = 1 / r
    let f = (q + z) / (1 + q * z)
    let isRight = random.double() > 0.5
    let angle = isRight ? mean + acos(f) : mean - acos(f)
    return Arithmetic.floorDivide(angle, 2 * .pi).remainder
  }

  private static func gamma(
    _ random: RandomObject, _ shape: Double, _ scale: Double
  ) throws(PythonError) -> Double {
    guard shape > 0, scale > 0 else { throw .valueError("gammavariate: alpha and beta must be > 0.0") }
    if shape > 1 {
      let inverse = (2 * shape - 1).squareRoot()
      let b = shape - log(4)
      let c = shape + inverse
      while true {
        let u = random.double()
        guard 1e-7 < u, u < 0.9999999 else { continue }
        let v = 1 - random.double()
        let w = log(u / (1 - u)) / inverse
        let x = shape * exp(w)
        let z = u * u * v
        let r = b + c * w - x
        if r + (1 + log(4.5)) - 4.5 * z >= 0 || r >= log(z) { return x * scale }
      }
    }
    if shape == 1 { return -log(1 - random.double()) * scale }
    while true {
      let u = random.double()
      let b = (M_E + shape) / M_E
      let p = b * u
      let x = p <= 1 ? pow(p, 1 / shape) : -log((b - p) / shape)
      let v = random.double()
      if p > 1 {
        if v <= pow(x, shape - 1) { return x * scale }
      } else if v <= exp(-x) {
        return x * scale
      }
    }
  }
}
