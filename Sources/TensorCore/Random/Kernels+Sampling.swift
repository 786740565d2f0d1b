extension Kernels {
  /// Gamma numbers of rate one, for the shapes given.
  public static func standardGamma(
    _ shapes: NDArray, using generator: Generator
  ) throws(TensorError) -> NDArray {
    try shapes.scalarType.accept(
      floats: Draws(first: shapes, second: nil, kind: .gamma, generator: generator), name: "gamma_cpu")
  }

  /// Counts of events at the mean rates given.
  public static func poisson(
    _ rates: NDArray, using generator: Generator
  ) throws(TensorError) -> NDArray {
    try rates.scalarType.accept(
      floats: Draws(first: rates, second: nil, kind: .poisson, generator: generator), name: "poisson_cpu")
  }

  /// Counts of successes among the trials given; the arrays have one shape.
  public static func binomial(
    _ counts: NDArray, _ probabilities: NDArray, using generator: Generator
  ) throws(TensorError) -> NDArray {
    if counts.scalarType != probabilities.scalarType {
      throw TensorError(
        .runtimeError,
        "Found dtype \(probabilities.scalarType.errorName) but expected \(counts.scalarType.errorName)")
    }
    let shape = try Dims.broadcast(counts.shape, probabilities.shape)
    return try counts.scalarType.accept(
      floats: Draws(
        first: counts.expanded(to: shape), second: probabilities.expanded(to: shape), kind: .binomial,
        generator: generator), name: "binomial_cpu")
  }

  /// Points of the simplex, for the concentrations given along the last dimension.
  public static func dirichlet(
    _ concentrations: NDArray, using generator: Generator
  ) throws(TensorError) -> NDArray {
    try concentrations.scalarType.accept(
      floats: SimplexDraws(concentrations: concentrations, generator: generator), name: "dirichlet")
  }
}

private struct Draws: FloatVisitor {
  enum Kind {
    case gamma, poisson, binomial
  }

  let first: NDArray
  let second: NDArray?
  let kind: Kind
  let generator: Generator

  func visit<T: FloatElement>(_ type: T.Type) throws(TensorError) -> NDArray {
    let result = try NDArray.empty(first.shape, T.scalarType)
    let parameters = try first.contiguous()
    let others = try second?.contiguous()
    let sampler = Sampler<T.Compute>(generator: generator)
    let target = result.pointer(as: T.self)
    for index in 0..<result.elementCount {
      let parameter = parameters.pointer(as: T.self)[index].compute
      switch kind {
      case .gamma:
        target[index] = T(
          compute: Swift.max(T.Compute(sampler.gamma(parameter)), T.Compute.leastNormalMagnitude))
      case .poisson:
        if !(parameter >= 0) {
          throw TensorError(.runtimeError, "invalid Poisson rate, expected rate to be non-negative")
        }
        target[index] = T(compute: T.Compute(sampler.poisson(Double(parameter))))
      case .binomial:
        target[index] = T(
          compute: sampler.binomial(parameter, others?.pointer(as: T.self)[index].compute ?? 0))
      }
    }
    return result
  }
}

private struct SimplexDraws: FloatVisitor {
  let concentrations: NDArray
  let generator: Generator

  func visit<T: FloatElement>(_ type: T.Type) throws(TensorError) -> NDArray {
    let result = try NDArray.empty(concentrations.shape, T.scalarType)
    let source = try concentrations.contiguous()
    let sampler = Sampler<Double>(generator: generator)
    let width = concentrations.shape.isEmpty ? 1 : concentrations.shape[concentrations.shape.count - 1]
    let count = result.elementCount
    var draws = [Double](repeating: 0, count: count)
    for index in 0..<count {
      let concentration = Double(source.pointer(as: T.self)[index].compute)
      draws[index] = Swift.max(sampler.gamma(concentration), Double.leastNormalMagnitude)
    }
    let target = result.pointer(as: T.self)
    let most = T.Compute(1).nextDown
    for start in stride(from: 0, to: count, by: Swift.max(width, 1)) {
      var total = 0.0
      for index in start..<(start + width) { total += draws[index] }
      for index in start..<(start + width) {
        let share = T.Compute(draws[index] / total)
        target[index] = T(compute: Swift.min(most, Swift.max(T.Compute.leastNormalMagnitude, share)))
      }
    }
    return result
  }
}
