package import TensorCore

/// Inverses and solutions of linear systems.
package enum LinearSystems {
  // d X = -X dA X
  private static let inverted = Derivative(
    "LinalgInvExBackward0", saves: ["inverse"], rule: "for X = A^-1: dA = -X^T gradient X^T"
  ) { (node, gradient) throws(TensorError) in
    let adjoint = try node.saved(0).adjoint()
    return Gradients(try -(adjoint.times(gradient.times(adjoint))))
  }

  /// The inverse, and for each matrix 0 where it has one.
  package static func inverse(
    _ input: Tensor, _ function: String
  ) throws(TensorError) -> (inverse: Tensor, reports: NDArray) {
    try MatrixChecks.square(input, function)
    try MatrixChecks.floating(input, function)
    try MatrixChecks.wide(input, function)
    let (factors, pivots, reports) = try LinearAlgebra.luFactor(input.array)
    let identity = try NDArray.eye(input.rowCount, input.rowCount, input.scalarType).expanded(to: input.shape)
    let inverse = try LinearAlgebra.luSolve(factors, pivots, identity)
    let result = Tensor.recorded([inverse], inverted, [input]) { node, results in node.saveResult(results[0])
    }
    return (result[0], reports)
  }

  /// The inverse; throws PyTorch's error for a singular matrix.
  package static func inverse(_ input: Tensor) throws(TensorError) -> Tensor {
    let (inverse, reports) = try inverse(input, "linalg.inv")
    try MatrixChecks.reports(reports, "linalg.inv", MatrixChecks.singular)
    return inverse
  }

  // A X = B: d X = A^-1 (dB - dA X)
  private static let solved = Derivative(
    "LinalgSolveExBackward0", saves: ["A", "LU", "pivots", "result", "left"],
    rule: "for A X = B: dB = A^-T gradient, dA = -dB X^T"
  ) { (node, gradient) throws(TensorError) in
    let (input, result) = (try node.saved(0), try node.saved(3))
    let left = node.bool(0)
    let isVector = node.bool(1)
    let right: Tensor
    if GradMode.isEnabled || DualLevel.areActive {
      right = try solve(input.adjoint(), gradient, left: left, checked: false, asVector: isVector)
    } else {
      let gradient = isVector ? try gradient.unsqueeze(-1) : gradient
      right = Tensor(
        try LinearSystems.solution(
          node.saved(1).array, node.saved(2).array, gradient.array, left: left, adjoint: true
        ).squeezed(isVector ? [-1] : []))
    }
    guard node.needsGradient(0) else { return Gradients(nil, right) }
    let columns = isVector ? try right.unsqueeze(-1) : right
    let solutions = isVector ? try result.unsqueeze(-1) : result
    let product =
      left ? try columns.times(solutions.adjoint()) : try solutions.adjoint().times(columns)
    return Gradients(try -product, node.needsGradient(1) ? right : nil)
  }

  /// The solution of `A X = B`, or of `X A = B`, from the factors of A, broadcast; for the adjoint of A if asked.
  static func solution(
    _ factors: NDArray, _ pivots: NDArray, _ right: NDArray, left: Bool, adjoint: Bool
  ) throws(TensorError) -> NDArray {
    if left {
      return try LinearAlgebra.luSolve(factors, pivots, right, adjoint ? .adjoint : .plain)
    }
    // X A = B is A^T X^T = B^T; X A^H = B is conj(A) X^T = B^T, and A conj(X^T) = conj(B^T).
    let last = right.shape.count - 1
    let turned = try right.transposed(last - 1, last)
    if !adjoint {
      return try LinearAlgebra.luSolve(factors, pivots, turned, .transposed).transposed(last - 1, last)
    }
    guard right.scalarType.isComplex else {
      return try LinearAlgebra.luSolve(factors, pivots, turned).transposed(last - 1, last)
    }
    let solution = try LinearAlgebra.luSolve(factors, pivots, Kernels.unary(.conjugate, turned))
    return try Kernels.unary(.conjugate, solution).transposed(last - 1, last)
  }

  /// Whether `right` is a vector, or a batch of vectors, for matrices `input`.
  static func isVector(_ input: Tensor, _ right: Tensor) -> Bool {
    right.dimensionCount == 1
      || (input.dimensionCount - 1 == right.dimensionCount && right.shape == Dims(input.shape.dropLast()))
  }

  /// The solution of `A X = B`, or with `left` false of `X A = B`.
  ///
  /// - Parameters:
  ///   - checked: Whether a singular matrix is an error.
  ///   - asVector: Whether B is one vector for each matrix; looked at where not said.
  package static func solve(
    _ input: Tensor, _ right: Tensor, left: Bool, checked: Bool = true, asVector: Bool? = nil
  ) throws(TensorError) -> Tensor {
    let (result, reports) = try solveWithReports(input, right, left: left, asVector: asVector)
    if checked, try reports.scalars().contains(where: { $0.intValue != 0 }) {
      throw TensorError(
        .linearAlgebra, "torch.linalg.solve: The solver failed because the input matrix is singular.")
    }
    return result
  }

  static func solveWithReports(
    _ input: Tensor, _ right: Tensor, left: Bool, asVector: Bool? = nil
  ) throws(TensorError) -> (solution: Tensor, reports: NDArray) {
    try MatrixChecks.floating(input, "linalg.solve")
    if input.scalarType != right.scalarType {
      throw TensorError(
        .runtimeError,
        "linalg.solve: Expected A and B to have the same dtype, but found A of type \(input.scalarType.errorName) and "
          + "B of type \(right.scalarType.errorName) instead")
    }
    try MatrixChecks.square(input, "linalg.solve")
    let isVector = asVector ?? isVector(input, right)
    let columns = isVector ? try right.array.unsqueezed(-1) : right.array
    if columns.shape.count < 2 {
      throw TensorError(.runtimeError, "linalg.solve: The input tensor B must have at least 2 dimensions.")
    }
    let (rowsRight, columnsRight) = (
      columns.shape[columns.shape.count - 2], columns.shape[columns.shape.count - 1]
    )
    if (left ? rowsRight : columnsRight) != input.rowCount {
      throw TensorError(
        .runtimeError,
        "linalg.solve: Incompatible shapes of A and B for the equation \(left ? "AX = B" : "XA = B") "
          + "(\(input.rowCount)x\(input.columnCount) and \(rowsRight)x\(columnsRight))")
    }
    let batch = try Dims.broadcast(input.batchShape, Dims(columns.shape.dropLast(2)))
    let (factors, pivots, reports) = try LinearAlgebra.luFactor(input.array)
    let expandedFactors = try factors.expanded(to: Dims(Array(batch) + [input.rowCount, input.rowCount]))
    let expandedPivots = try pivots.expanded(to: Dims(Array(batch) + [input.rowCount]))
    let expanded = try columns.expanded(to: Dims(Array(batch) + [rowsRight, columnsRight]))
    var result = try solution(expandedFactors, expandedPivots, expanded, left: left, adjoint: false)
    if isVector { result = try result.squeezed([result.shape.count - 1]) }
    let recorded = Tensor.recorded([result], solved, [input, right]) { node, results in
      node.save(input)
      node.save(Tensor(expandedFactors))
      node.save(Tensor(expandedPivots))
      node.saveResult(results[0])
      node.attributes = [.bool(left), .bool(isVector)]
    }
    return (recorded[0], reports)
  }

  // MARK: Rows

  private static let matrix = Sample.Input.tensor([4, 1, 0.5, 1, 3, -0.5, 0.3, -0.5, 2], [3, 3])
  private static let batch = Sample.Input.tensor([4, 1, 0.5, 1, 1, 2, 0.3, -2], [2, 2, 2])
  private static let right = Sample.Input.tensor([1, 2, 3, -4, 0.5, 6], [3, 2])
  private static let wide = Sample.Input.tensor([1, 2, 3, -4, 0.5, 6], [2, 3])
  private static let vector = Sample.Input.tensor([1, 2, -3], [3])

  static let table: [Operator] =
    MatrixRows.twins(
      "inv", torch: "inverse", ["Tensor A"], ["Tensor input"], "Computes the inverse of a square matrix.",
      "torch.eye(3)", samples: [Sample(matrix), Sample(batch)]
    ) { (call) throws(TensorError) in .tensor(try inverse(call.tensor(0))) }
    + [
      MatrixRows.linear(
        "inv_ex", ["Tensor A, *, bool check_errors=False"],
        "Computes the inverse of a square matrix, and says whether it has one.", "torch.eye(3)",
        samples: [Sample(matrix, .bool(false))]
      ) { (call) throws(TensorError) in
        let (result, reports) = try inverse(call.tensor(0), "linalg.inv")
        if try call.bool(1) { try MatrixChecks.reports(reports, "linalg.inv_ex", MatrixChecks.singular) }
        return .named("torch.return_types.linalg_inv_ex", [("inverse", result), ("info", Tensor(reports))])
      },
      MatrixRows.linear(
        "solve", ["Tensor A, Tensor B, *, bool left=True"], "Solves a system of linear equations.",
        "torch.eye(3), torch.ones(3)",
        samples: [
          Sample(matrix, right, .bool(true)), Sample(matrix, vector, .bool(true)),
          Sample(matrix, wide, .bool(false)),
          Sample(batch, .tensor([1, 2, 3, 4], [2, 2]), .bool(true)),
        ]
      ) { (call) throws(TensorError) in
        .tensor(try solve(call.tensor(0), call.tensor(1), left: call.bool(2)))
      },
      MatrixRows.linear(
        "solve_ex", ["Tensor A, Tensor B, *, bool left=True, bool check_errors=False"],
        "Solves a system of linear equations, and says whether that was possible.",
        "torch.eye(3), torch.ones(3)", samples: [Sample(matrix, right, .bool(true), .bool(false))]
      ) { (call) throws(TensorError) in
        let (result, reports) = try solveWithReports(call.tensor(0), call.tensor(1), left: call.bool(2))
        if try call.bool(3) {
          try MatrixChecks.reports(reports, "torch.linalg.solve_ex", MatrixChecks.singular)
        }
        return .named("torch.return_types.linalg_solve_ex", [("result", result), ("info", Tensor(reports))])
      },
    ]
}
