package import TensorCore

/// Covariances and correlations of rows, put together of other operators as PyTorch does.
package enum Covariance {
  package static func covariance(
    _ input: Tensor, correction: Int, frequencies: Tensor?, weights: Tensor?
  ) throws(TensorError) -> Tensor {
    if input.dimensionCount > 2 {
      throw TensorError(
        .runtimeError,
        "cov(): expected input to have two or fewer dimensions but got an input with \(input.dimensionCount) dimensions"
      )
    }
    if input.scalarType == .bool {
      throw TensorError(.notImplementedError, "cov(): bool dtype is not supported for input")
    }
    let type = input.scalarType.isDifferentiable ? input.scalarType : DefaultScalarType.current
    let plain = try input.to(type)
    let rows = input.dimensionCount < 2 ? try plain.reshape([1, input.elementCount]) : plain
    let count = rows.shape[1]
    var weight: Tensor?
    if let frequencies {
      try check(frequencies, count, "fweights", isInteger: true)
      weight = frequencies
    }
    if let weights {
      try check(weights, count, "aweights", isInteger: false)
      weight = try weight.map { (earlier) throws(TensorError) in try earlier * weights } ?? weights
    }
    let total = try weight.map { (weight) throws(TensorError) in try weight.sum() }
    let average: Tensor
    if let weight, let total {
      average = try Reduction.sum(rows * weight, [1]) / total
    } else {
      average = try Reduction.mean(rows, [1])
    }
    // What the sum of products is divided by.
    var norm: Tensor
    if let total {
      if let weight, let weights {
        norm =
          correction == 0
          ? total : try total - (weight * weights).sum() * .int(correction) / total
      } else {
        norm = try total - .int(correction)
      }
      norm = try norm.to(type.realType)
    } else {
      norm = Tensor(try NDArray.scalar(.int(count - correction), type.realType))
    }
    if norm.array.first.doubleValue <= 0 { norm = try norm.zerosLike() }
    let centred = try rows - average.unsqueeze(1)
    let scaled = try weight.map { (weight) throws(TensorError) in try centred * weight } ?? centred
    let products = try Products.matmul(centred, Dimensions.matrixTranspose(scaled).conjugate())
    return try Dimensions.squeeze(products / norm)
  }

  private static func check(_ weights: Tensor, _ count: Int, _ name: String, isInteger: Bool)
    throws(TensorError)
  {
    if weights.dimensionCount > 1 {
      throw TensorError(
        .runtimeError,
        "cov(): expected \(name) to have one or fewer dimensions but got \(name) with \(weights.dimensionCount) dimensions"
      )
    }
    if isInteger ? !weights.scalarType.isInteger : !weights.scalarType.isFloatingPoint {
      throw TensorError(
        .runtimeError,
        "cov(): expected \(name) to have \(isInteger ? "integral" : "floating point") dtype but got \(name) with "
          + "\(weights.scalarType.errorName) dtype")
    }
    if weights.elementCount != count {
      throw TensorError(
        .runtimeError,
        "cov(): expected \(name) to have the same numel as there are observations in the input but got "
          + "\(weights.elementCount) != \(count)")
    }
    if try weights.array.scalars().contains(where: { $0.doubleValue < 0 }) {
      throw TensorError(.runtimeError, "cov(): \(name) cannot be negative")
    }
  }

  package static func correlation(_ input: Tensor) throws(TensorError) -> Tensor {
    if input.dimensionCount > 2 {
      throw TensorError(
        .runtimeError,
        "corrcoef(): expected input to have two or fewer dimensions but got an input with \(input.dimensionCount) "
          + "dimensions")
    }
    let covariance = try covariance(input, correction: 1, frequencies: nil, weights: nil)
    if covariance.dimensionCount == 0 { return try covariance / covariance }
    let diagonal = try Parts.diagonal(covariance)
    let deviations = try diagonal.realPart().sqrt()
    let scaled = try covariance / deviations.unsqueeze(1) / deviations.unsqueeze(0)
    if scaled.scalarType.isComplex { return scaled }
    return try Clamping.clamp(scaled, .int(-1), .int(1))
  }

  private static let matrix = Sample.Input.tensor([1.5, -2, 3, 0.4, 5, -0.6], [2, 3])

  static let table: [Operator] = [
    Operator(
      "cov",
      ["cov(Tensor input, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None)"],
      documentation: "Computes the covariances of rows.",
      example: "torch.cov(torch.tensor([[0., 1., 2.], [2., 1., 0.]]))",
      samples: [Sample(matrix, .int(1), .none, .none)]
    ) { (call) throws(TensorError) in
      .tensor(
        try covariance(
          call.tensor(0), correction: call.int(1), frequencies: call.optionalTensor(2),
          weights: call.optionalTensor(3)))
    },
    Operator(
      "corrcoef", ["corrcoef(Tensor input)"], documentation: "Computes the correlations of rows.",
      example: "torch.corrcoef(torch.tensor([[0., 1., 2.], [2., 1., 0.]]))",
      samples: [Sample(.tensor([1.5, -2, 3, 0.4, 2.2, -0.6, 0.3, 1, 1.1], [3, 3]))]
    ) { (call) throws(TensorError) in .tensor(try correlation(call.tensor(0))) },
  ]
}
