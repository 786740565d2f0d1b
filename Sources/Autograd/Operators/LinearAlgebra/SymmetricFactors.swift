package import TensorCore

/// The factors of symmetric matrices that need not be positive, and systems of equations that are solved by them.
package enum SymmetricFactors {
  private static let factored = Derivative.notImplemented("linalg_ldl_factor_ex")
  private static let solved = Derivative.notImplemented("linalg_ldl_solve")

  /// The factors, the rows that were exchanged, and what was found for each matrix.
  package static func factor(
    _ input: Tensor, hermitian: Bool
  ) throws(TensorError) -> (factors: Tensor, pivots: Tensor, reports: NDArray) {
    try MatrixChecks.square(input, "torch.linalg.ldl_factor_ex")
    try MatrixChecks.floating(input, "torch.linalg.ldl_factor_ex")
    let found = try LinearAlgebra.symmetricFactor(input.array, hermitian: hermitian)
    return (Tensor.recorded(found.factors, factored, input), Tensor(found.pivots), found.reports)
  }

  /// Refuses what has a zero on the diagonal, which PyTorch has not thought of.
  private static func check(_ reports: NDArray, _ function: String) throws(TensorError) {
    guard let report = try reports.scalars().map(\.intValue).first(where: { $0 != 0 }) else { return }
    throw TensorError(
      .runtimeError,
      "false INTERNAL ASSERT FAILED at \"/__w/pytorch/pytorch/aten/src/ATen/native/BatchLinearAlgebra.cpp\":1677, "
        + "please report a bug to PyTorch. \(function): Unknown error code: \(report).")
  }

  package static func solve(
    _ factors: Tensor, _ pivots: Tensor, _ right: Tensor, hermitian: Bool
  ) throws(TensorError) -> Tensor {
    let function = "torch.linalg.ldl_solve"
    try MatrixChecks.square(factors, function)
    try MatrixChecks.floating(factors, function)
    _ = try wrapDimension(-2, count: right.dimensionCount)
    if factors.scalarType != right.scalarType {
      throw TensorError(
        .runtimeError,
        "Expected b and A to have the same dtype, but found b of type \(right.scalarType.errorName) and A of type "
          + "\(factors.scalarType.errorName) instead.")
    }
    if right.rowCount != factors.rowCount {
      throw TensorError(
        .runtimeError,
        "Incompatible matrix sizes for \(function): each A matrix is \(factors.rowCount) by \(factors.columnCount) "
          + "but each b matrix is \(right.rowCount) by \(right.columnCount)")
    }
    if pivots.shape != Dims(factors.shape.dropLast()) {
      throw TensorError(
        .runtimeError,
        "\(function): Expected LD.shape[:-1] and pivots.shape to be the same, but got pivots with shape \(pivots.shape) "
          + "instead")
    }
    if !pivots.scalarType.isInteger {
      throw TensorError(
        .runtimeError, "\(function): Expected pivots to be integers. Got \(pivots.scalarType.errorName)")
    }
    let batch = try Dims.broadcast(factors.batchShape, right.batchShape)
    let array = try LinearAlgebra.symmetricSolve(
      TriangularSystems.broadcast(factors, batch),
      pivots.array.expanded(to: Dims(Array(batch) + [factors.rowCount])),
      TriangularSystems.broadcast(right, batch), hermitian: hermitian)
    return Tensor.recorded(array, solved, factors, right)
  }

  static let table: [Operator] = [
    MatrixRows.linear(
      "ldl_factor", ["Tensor input, *, bool hermitian=False"],
      "Factors a symmetric matrix into a triangular one and one of blocks, kept in one.", "torch.eye(3)"
    ) { (call) throws(TensorError) in
      let found = try factor(call.tensor(0), hermitian: call.bool(1))
      try check(found.reports, "torch.linalg.ldl_factor")
      return .named(
        "torch.return_types.linalg_ldl_factor", [("LD", found.factors), ("pivots", found.pivots)])
    },
    MatrixRows.linear(
      "ldl_factor_ex", ["Tensor input, *, bool hermitian=False, bool check_errors=False"],
      "Factors a symmetric matrix, and says whether it is singular.", "torch.eye(3)"
    ) { (call) throws(TensorError) in
      let found = try factor(call.tensor(0), hermitian: call.bool(1))
      if try call.bool(2) { try check(found.reports, "torch.linalg.ldl_factor_ex") }
      return .named(
        "torch.return_types.linalg_ldl_factor_ex",
        [("LD", found.factors), ("pivots", found.pivots), ("info", Tensor(found.reports))])
    },
    MatrixRows.linear(
      "ldl_solve", ["Tensor LD, Tensor pivots, Tensor B, *, bool hermitian=False"],
      "Solves a system of linear equations from the factors of its symmetric matrix.",
      "*torch.linalg.ldl_factor(torch.eye(3)), torch.ones(3, 1)"
    ) { (call) throws(TensorError) in
      .tensor(try solve(call.tensor(0), call.tensor(1), call.tensor(2), hermitian: call.bool(3)))
    },
  ]
}
