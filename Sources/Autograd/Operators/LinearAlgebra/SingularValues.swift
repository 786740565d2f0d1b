package import TensorCore

/// Singular values and their vectors.
package enum SingularValues {
  private static func skew(_ matrices: Tensor) throws(TensorError) -> Tensor {
    try matrices - matrices.adjoint()
  }

  // A = U diag(S) V^H
  private static let decomposed = Derivative(
    "LinalgSvdBackward0",
    saves: ["U", "S", "Vh", "full_matrices", .init("S_sym_argsize_minus_1", .size(-1, .saved(1)))],
    packs: [1, 0, 2],
    rule: "for A = U S V^T: dA = U (diag(dS) + what turns U and V, over S_j^2 - S_i^2) V^T",
    ofMany: { (node, gradients) throws(TensorError) in
      let count = try node.saved(1).shape[node.saved(1).dimensionCount - 1]
      let left = try node.saved(0).narrow(-1, 0, count)
      let right = try node.saved(2).narrow(-2, 0, count)
      return Gradients(
        try backward(
          left, node.saved(1), right, gradients[0]?.narrow(-1, 0, count), gradients[1],
          gradients[2]?.narrow(-2, 0, count)))
    })

  private static func backward(
    _ left: Tensor, _ values: Tensor, _ right: Tensor, _ leftGradient: Tensor?, _ valueGradient: Tensor?,
    _ rightGradient: Tensor?
  ) throws(TensorError) -> Tensor? {
    let type = left.scalarType
    let count = values.shape[values.dimensionCount - 1]
    let (rows, columns) = (left.rowCount, right.columnCount)
    if leftGradient == nil && rightGradient == nil {
      guard let valueGradient else { return nil }
      return rows >= columns
        ? try left.times(valueGradient.to(type).unsqueeze(-1) * right)
        : try (left * valueGradient.to(type).unsqueeze(-2)).times(right)
    }
    let numbers = try values.to(type)
    let squares = try Spectral.gaps(values * values).to(type)
    var middle = try valueGradient?.to(type).asDiagonal()
    func add(_ term: Tensor) throws(TensorError) {
      middle = try Tensor.sum(middle, term)
    }
    var phases: Tensor?
    if let leftGradient {
      let turned = try skew(left.adjoint().times(leftGradient))
      try add(Spectral.withoutDiagonal(turned) / squares * numbers.unsqueeze(-2))
      phases = try turned.matrixDiagonal()
    }
    if let rightGradient {
      let turned = try skew(right.times(rightGradient.adjoint()))
      try add(numbers.unsqueeze(-1) * (Spectral.withoutDiagonal(turned) / squares))
      let own = try turned.matrixDiagonal()
      phases = try Tensor.sum(phases, -own)
    }
    if type.isComplex, let phases { try add((phases / (numbers * .int(4))).asDiagonal()) }
    guard let middle else { return nil }
    _ = count
    var result = try left.times(middle)
    if rows > count, let leftGradient {
      let scaled = try leftGradient / numbers.unsqueeze(-2)
      result = try result + scaled - left.times(left.adjoint().times(scaled))
    }
    result = try result.times(right)
    if columns > count, let rightGradient {
      let scaled = try rightGradient / numbers.unsqueeze(-1)
      let outside = try scaled - scaled.times(right.adjoint()).times(right)
      result = try result + left.times(outside)
    }
    return result
  }

  /// The factors U, S and V^H.
  ///
  /// - Parameter vectors: Whether U and V are wanted; the graph wants them always.
  package static func decompose(
    _ input: Tensor, full: Bool, vectors: Bool = true
  ) throws(TensorError) -> (left: Tensor, values: Tensor, right: Tensor) {
    try MatrixChecks.dimensions(input, "linalg.svd")
    try MatrixChecks.floating(input, "linalg.svd")
    let wantsVectors = vectors || input.isDifferentiated
    let parts = input.scalarType.isComplex ? try input.array.viewAsReal() : input.array
    if try !parts.scalars().allSatisfy({ $0.doubleValue.isFinite }) {
      throw TensorError(
        .linearAlgebra,
        "linalg.svd: The algorithm failed to converge because the input matrix contained non-finite values.")
    }
    let (left, values, right, reports) = try LinearAlgebra.singular(
      input.array, full: full, vectors: wantsVectors)
    try MatrixChecks.reports(reports, "linalg.svd") { report in
      "The algorithm failed to converge because the input matrix is ill-conditioned or has too many repeated "
        + "singular values (error code: \(report))."
    }
    let results = Tensor.recorded([left, values, right], decomposed, [input]) { node, results in
      for result in results { node.saveResult(result) }
      node.attributes = [.bool(full)]
    }
    return (results[0], results[1], results[2])
  }

  private static let square = Sample.Input.tensor([4, 1, 0.5, 1, 3, -0.5, 0.3, -0.5, 2], [3, 3])
  private static let row = Sample.Input.tensor([1, 2, 3, -4], [1, 4])
  private static let wide = Sample.Input.tensor([1, 2, 3, -4, 0.5, 6], [2, 3])
  private static let tall = Sample.Input.tensor([1, 2, 3, -4, 0.5, 6], [3, 2])

  static let table: [Operator] = [
    MatrixRows.linear(
      "svd", ["Tensor A, bool full_matrices=True, *, str? driver=None"],
      "Factors a matrix into two orthogonal ones and its singular values.", "torch.eye(3)",
      samples: [square, row, tall].map { Sample($0, .bool(false), .none) }
    ) { (call) throws(TensorError) in
      if call.string(2) != nil {
        throw TensorError(
          .runtimeError,
          "linalg.svd: keyword argument `driver=` is only supported on CUDA inputs with cuSOLVER backend.")
      }
      let (left, values, right) = try decompose(call.tensor(0), full: call.bool(1))
      return .named("torch.return_types.linalg_svd", [("U", left), ("S", values), ("Vh", right)])
    },
    MatrixRows.linear(
      "svdvals", ["Tensor A, *, str? driver=None"], "Computes the singular values of a matrix.",
      "torch.eye(3)",
      samples: [square, wide, tall].map { Sample($0, .none) }
    ) { (call) throws(TensorError) in
      .tensor(try decompose(call.tensor(0), full: false, vectors: false).values)
    },
    Operator(
      "svd", ["svd(Tensor input, bool some=True, bool compute_uv=True)"],
      documentation: "Factors a matrix into two orthogonal ones and its singular values.",
      example: "torch.svd(torch.eye(3))", samples: [Sample(square, .bool(true), .bool(true))]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      let (some, computes) = (try call.bool(1), try call.bool(2))
      let (left, values, right) = try decompose(input, full: !some, vectors: computes)
      if computes {
        let turned =
          input.scalarType.isComplex ? try right.adjoint() : try right.transposedMatrix()
        return .named("torch.return_types.svd", [("U", left), ("S", values), ("V", turned)])
      }
      func zeros(_ size: Int) throws(TensorError) -> Tensor {
        Tensor(try NDArray.zeros(Dims(Array(input.batchShape) + [size, size]), input.scalarType))
      }
      return .named(
        "torch.return_types.svd",
        [("U", try zeros(input.rowCount)), ("S", values), ("V", try zeros(input.columnCount))])
    },
  ]
}
