import TensorCore

/// Square roots of symmetric matrices, and the factors of a matrix that turn and that stretch.
enum PolarFactors {
  private static let rooted = Derivative(
    "LinalgMatrixSqrthBackward0", saves: ["result"],
    rule: "for X X = A: dA = the solution of dA X + X dA = the gradient, made symmetric"
  ) { (node, gradient) throws(TensorError) in
    let (values, vectors) = try Spectral.decomposeHermitian(node.saved(0), upper: false, vectors: true)
    let even = try (gradient + gradient.adjoint()) * .double(0.5)
    return Gradients(try solved(even, values, vectors))
  }

  // With A = U H: U turns by X = U^H dU, which solves H X + X H = U^H dA - dA^H U.
  private static let factored = Derivative(
    "LinalgPolarBackward0", saves: ["U", "H"],
    rule: "for A = U H: dA = U (dH + K - K^H) + (dU - U U^H dU) H^-1, where K H + H K = U^H dU - dH H",
    ofMany: { (node, gradients) throws(TensorError) in
      let (turning, stretching) = (try node.saved(0), try node.saved(1))
      let adjoint = try turning.adjoint()
      var inner = try gradients[1].map { (gradient) throws(TensorError) in try -gradient.times(stretching) }
      var outside: Tensor?
      if let gradient = gradients[0] {
        let along = try adjoint.times(gradient)
        inner = try Tensor.sum(inner, along)
        let (values, vectors) = try Spectral.decomposeHermitian(stretching, upper: false, vectors: true)
        let rest = try gradient - turning.times(along)
        outside = try rest.times(
          vectors.times((vectors / values.to(vectors.scalarType).unsqueeze(-2)).adjoint()))
      }
      guard let inner else { return Gradients([nil]) }
      let (values, vectors) = try Spectral.decomposeHermitian(stretching, upper: false, vectors: true)
      let turned = try solved(inner, values, vectors)
      let skew = try turned - turned.adjoint()
      let whole = try turning.times(
        gradients[1].map { (gradient) throws(TensorError) in try gradient + skew } ?? skew)
      return Gradients([try Tensor.sum(outside, whole)])
    })

  /// The solution S of `S X + X S = right` for the matrix X of these eigenvalues and vectors.
  private static func solved(
    _ right: Tensor, _ values: Tensor, _ vectors: Tensor
  ) throws(TensorError) -> Tensor {
    let sums = try values.unsqueeze(-1) + values.unsqueeze(-2)
    let middle = try vectors.adjoint().times(right).times(vectors) / sums.to(vectors.scalarType)
    return try vectors.times(middle).times(vectors.adjoint())
  }

  private static func root(_ input: Tensor) throws(TensorError) -> Tensor {
    try MatrixChecks.floating(input, "linalg.matrix_sqrth")
    try MatrixChecks.square(input, "linalg.matrix_sqrth")
    let plain = Tensor(input.array)
    let (values, vectors) = try Spectral.decomposeHermitian(plain, upper: false, vectors: true)
    let roots = try Kernels.unary(
      .sqrt, Kernels.binary(.maximum, values.array, scalar: .int(0), type: values.scalarType))
    let scaled = try vectors * Tensor(roots).to(vectors.scalarType).unsqueeze(-2)
    let result = try scaled.times(vectors.adjoint())
    return Tensor.recorded(result.array, rooted, input) { node, result in node.saveResult(result) }
  }

  private static func factor(_ input: Tensor) throws(TensorError) -> [Tensor] {
    try MatrixChecks.dimensions(input, "linalg.polar")
    try MatrixChecks.floating(input, "linalg.polar")
    if input.rowCount < input.columnCount {
      throw TensorError(
        .runtimeError,
        "linalg.polar: input must have at least as many rows as columns, but got \(input.rowCount) by "
          + "\(input.columnCount) matrices")
    }
    let (left, values, right) = try SingularValues.decompose(Tensor(input.array), full: false)
    let turning = try left.times(right)
    let scaled = try right.adjoint() * values.to(right.scalarType).unsqueeze(-2)
    let stretching = try scaled.times(right)
    return Tensor.recorded([turning.array, stretching.array], factored, [input]) { node, results in
      for result in results { node.saveResult(result) }
    }
  }

  static let table: [Operator] = [
    MatrixRows.linear(
      "matrix_sqrth", ["Tensor input"], "Computes the square root of a symmetric positive matrix.",
      "torch.tensor([[2., 1.], [1., 3.]])",
      samples: [Sample(.tensor([4, 1, 0.5, 1, 3, -0.5, 0.5, -0.5, 2], [3, 3]))]
    ) { (call) throws(TensorError) in .tensor(try root(call.tensor(0))) },
    MatrixRows.linear(
      "polar", ["Tensor A"], "Factors a matrix into one that turns and one that stretches.",
      "torch.tensor([[2., 1.], [1., 3.]])",
      samples: [
        Sample(.tensor([2, 1, 0.5, 3], [2, 2])), Sample(.tensor([2, 1, 0.5, 3, -1, 0.7], [3, 2])),
      ]
    ) { (call) throws(TensorError) in
      let results = try factor(call.tensor(0))
      return .named("torch.return_types.linalg_polar", [("U", results[0]), ("H", results[1])])
    },
  ]
}
