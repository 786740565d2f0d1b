extension Kernels {
  /// Indices drawn by the weights in the rows of `weights`, a float vector or matrix; int64.
  public static func multinomial(
    _ weights: NDArray, count: Int, withReplacement: Bool, using generator: Generator
  ) throws(TensorError) -> NDArray {
    let type = weights.scalarType
    if weights.shape.count == 0 || weights.shape.count > 2 {
      throw TensorError(.runtimeError, "prob_dist must be 1 or 2 dim")
    }
    if !type.isFloatingPoint {
      throw TensorError(
        .runtimeError, "multinomial only supports floating-point dtypes for input, got: \(type.errorName)")
    }
    if count <= 0 { throw TensorError(.runtimeError, "cannot sample n_sample <= 0 samples") }
    let categories = weights.shape[weights.shape.count - 1]
    if !withReplacement && count > categories {
      throw TensorError(
        .runtimeError, "cannot sample n_sample > prob_dist.size(-1) samples without replacement")
    }
    if weights.elementCount == 0 {
      var shape = weights.shape
      shape[shape.count - 1] = count
      return try NDArray.empty(shape, .int64)
    }
    let bad = try binary(
      .bitwiseOr, predicate(.logicalNot, predicate(.isFinite, weights)),
      compare(.less, weights, scalar: .int(0), type: type), type: .bool)
    if try any(bad).item() == .bool(true) {
      // For several with replacement the elements are looked at one by one.
      let first = try weights.scalars().first { !($0.doubleValue >= 0 && $0.doubleValue.isFinite) }
      let what = (first?.doubleValue ?? 0) < 0 ? "< 0" : "= infinity or NaN"
      throw TensorError(
        .runtimeError,
        withReplacement && count > 1
          ? "invalid multinomial distribution (encountering probability entry \(what))"
          : "probability tensor contains either `inf`, `nan` or element < 0")
    }
    let totals = try sum(weights, dims: [-1])
    if try any(predicate(.logicalNot, totals)).item() == .bool(true) {
      throw TensorError(.runtimeError, "invalid multinomial distribution (sum of probabilities <= 0)")
    }
    if withReplacement && count > 1 {
      return try drawWithReplacement(weights, count, categories, generator)
    }
    // The race: each weight over an exponential number; the largest win.
    let race = try NDArray.empty(weights.shape, type)
    try race.fillExponential(using: generator)
    let speed = try binary(.divide, weights, race, type: type)
    if count == 1 { return try argMax(speed, dim: -1, keepDim: true) }
    return try topK(speed, count: count).indices.contiguous()
  }

  private static func drawWithReplacement(
    _ weights: NDArray, _ count: Int, _ categories: Int, _ generator: Generator
  ) throws(TensorError) -> NDArray {
    let rows = weights.shape.count == 2 ? weights.shape[0] : 1
    let flat = try weights.contiguous().converted(to: .float64)
    let source = flat.pointer(as: Double.self)
    var shape = weights.shape
    shape[shape.count - 1] = count
    let result = try NDArray.empty(shape, .int64)
    let target = result.pointer(as: Int.self)
    for row in 0..<rows {
      // The cumulative distribution is held in the weights' own type, as PyTorch does.
      let step = NDArrayRounding(weights.scalarType)
      var cumulative: [Double] = []
      var sum = 0.0
      for index in 0..<categories {
        sum = step.rounded(sum + source[row * categories + index])
        cumulative.append(sum)
      }
      for index in 0..<categories { cumulative[index] = step.rounded(cumulative[index] / sum) }
      cumulative[categories - 1] = 1
      for sample in 0..<count {
        let draw = generator.uniformDouble()
        var low = 0
        var high = categories
        while low < high {
          let middle = low + (high - low) / 2
          if cumulative[middle] < draw { low = middle + 1 } else { high = middle }
        }
        target[row * count + sample] = Swift.min(low, categories - 1)
      }
    }
    return result
  }
}

/// Rounds a float64 to an element type's precision.
private struct NDArrayRounding {
  let type: ScalarType

  init(_ type: ScalarType) { self.type = type }

  func rounded(_ value: Double) -> Double {
    switch type {
    case .float16: Double(Float16(value))
    case .bfloat16: Double(BFloat16(Float(value)).float)
    case .float32: Double(Float(value))
    default: value
    }
  }
}
