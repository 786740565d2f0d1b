extension Kernels {
  /// Gamma numbers of rate one, for the shapes given.
  package static func standardGamma(
    _ shapes: NDArray, using generator: Generator
  ) throws(TensorError) -> NDArray {
    try shapes.scalarType.accept(
      floats: GammaDraws(shapes: shapes, generator: generator), name: "gamma_cpu")
  }

  /// Points of the simplex, for the concentrations given along the last dimension.
  package static func dirichlet(
    _ concentrations: NDArray, using generator: Generator
  ) throws(TensorError) -> NDArray {
    try concentrations.scalarType.accept(
      floats: SimplexDraws(concentrations: concentrations, generator: generator), name: "dirichlet")
  }
}

private struct GammaDraws: FloatVisitor {
  let shapes: NDArray
  let generator: Generator

  func visit<T: FloatElement>(_ type: T.Type) throws(TensorError) -> NDArray {
    let result = try NDArray.empty(shapes.shape, T.scalarType)
    let source = try shapes.contiguous()
    let sampler = GammaSampler<T.Compute>(generator: generator)
    let target = result.pointer(as: T.self)
    for index in 0..<result.elementCount {
      let draw = sampler.gamma(source.pointer(as: T.self)[index].compute)
      target[index] = T(compute: Swift.max(T.Compute(draw), T.Compute.leastNormalMagnitude))
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
    let sampler = GammaSampler<Double>(generator: generator)
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
