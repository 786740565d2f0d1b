package import TensorCore

/// Cholesky's factorisation, and systems of triangular matrices.
package enum TriangularSystems {
  // d X = A^-1 (dB - dA X)
  private static let solved = Derivative(
    "LinalgSolveTriangularBackward0", saves: ["self", "result", "left", "unitriangular", "upper"],
    rule: "for A X = B: dB = A^-T gradient, dA = -dB X^T, as far as A is used"
  ) { (node, gradient) throws(TensorError) in
    let (input, result) = (try node.saved(0), try node.saved(1))
    let (left, isUnit, upper) = (node.bool(0), node.bool(1), node.bool(2))
    let right = try solve(input.adjoint(), gradient, upper: !upper, left: left, unitDiagonal: isUnit)
    guard node.needsGradient(0) else { return Gradients(nil, right) }
    let full = try -(left ? right.times(result.adjoint()) : result.adjoint().times(right))
    return Gradients(try used(full, upper: upper, unitDiagonal: isUnit), node.needsGradient(1) ? right : nil)
  }

  private static func used(_ full: Tensor, upper: Bool, unitDiagonal: Bool) throws(TensorError) -> Tensor {
    upper ? try full.upperTriangle(unitDiagonal ? 1 : 0) : try full.lowerTriangle(unitDiagonal ? -1 : 0)
  }

  /// The solution of `A X = B`, or with `left` false of `X A = B`, for triangular A.
  package static func solve(
    _ input: Tensor, _ right: Tensor, upper: Bool, left: Bool = true, unitDiagonal: Bool = false
  ) throws(TensorError) -> Tensor {
    try MatrixChecks.square(input, "linalg.solve_triangular")
    try MatrixChecks.dimensions(right, "linalg.solve_triangular", "B")
    if input.scalarType != right.scalarType {
      throw TensorError(
        .runtimeError,
        "linalg.solve_triangular: Expected A and B to have the same dtype, but found A of type "
          + "\(input.scalarType.errorName) and B of type \(right.scalarType.errorName) instead")
    }
    if (left ? right.rowCount : right.columnCount) != input.rowCount {
      throw TensorError(
        .runtimeError,
        "linalg.solve_triangular: Incompatible shapes of A and B for the equation \(left ? "AX = B" : "XA = B") "
          + "(\(input.rowCount)x\(input.columnCount) and \(right.rowCount)x\(right.columnCount))")
    }
    let batch = try Dims.broadcast(input.batchShape, right.batchShape)
    let (matrices, columns) = (try broadcast(input, batch), try broadcast(right, batch))
    let array = try LinearAlgebra.triangularSolve(
      matrices, columns, upper: upper, left: left, unitDiagonal: unitDiagonal)
    return Tensor.recorded(array, solved, input, right) { node, result in
      node.save(input)
      node.saveResult(result)
      node.attributes = [.bool(left), .bool(unitDiagonal), .bool(upper)]
    }
  }

  static func broadcast(_ tensor: Tensor, _ batch: Dims) throws(TensorError) -> NDArray {
    try tensor.array.expanded(to: Dims(Array(batch) + [tensor.rowCount, tensor.columnCount]))
  }

  // The older function's node: the same with a transpose.
  private static let solvedOlder = Derivative(
    "TriangularSolveBackward0",
    saves: ["self", "A", "solution", "transpose", "unitriangular", "upper"], packs: [1, 0],
    rule: "for A X = B: dB = A^-T gradient, dA = -dB X^T, as far as A is used",
    ofMany: { (node, gradients) throws(TensorError) in
      let (input, result) = (try node.saved(1), try node.saved(2))
      let (isTransposed, isUnit, upper) = (node.bool(0), node.bool(1), node.bool(2))
      var right: Tensor?
      var matrix: Tensor?
      if let gradient = gradients[0] {
        let turned = isTransposed ? try input.conjugate() : try input.adjoint()
        let solution = try solve(
          turned, gradient, upper: isTransposed ? upper : !upper, unitDiagonal: isUnit)
        right = solution
        let product =
          isTransposed
          ? try result.conjugate().times(solution.transposedMatrix()) : try solution.times(result.adjoint())
        matrix = try used(-product, upper: upper, unitDiagonal: isUnit)
      }
      if let gradient = gradients[1] {
        matrix = try Tensor.sum(matrix, gradient)
      }
      return Gradients(right, matrix)
    })

  private static func checkSameTypes(_ right: Tensor, _ matrix: Tensor) throws(TensorError) {
    if right.scalarType == matrix.scalarType { return }
    throw TensorError(
      .runtimeError,
      "Expected b and A to have the same dtype, but found b of type \(right.scalarType.errorName) and A of type "
        + "\(matrix.scalarType.errorName) instead.")
  }

  static func solveOlder(
    _ right: Tensor, _ input: Tensor, upper: Bool, transposed: Bool, unitDiagonal: Bool
  ) throws(TensorError) -> OperatorResult {
    let name = "triangular_solve"
    if right.dimensionCount < 2 || input.dimensionCount < 2 {
      let (letter, tensor) = right.dimensionCount < 2 ? ("b", right) : ("A", input)
      throw TensorError(
        .runtimeError,
        "torch.\(name): Expected \(letter) to have at least 2 dimensions, but it has \(tensor.dimensionCount) "
          + "dimensions instead")
    }
    try MatrixChecks.square(input, name)
    if right.rowCount != input.rowCount {
      throw TensorError(
        .runtimeError,
        "Incompatible matrix sizes for \(name): each A matrix is \(input.rowCount) by \(input.rowCount) but each b "
          + "matrix is \(right.rowCount) by \(right.columnCount)")
    }
    try checkSameTypes(right, input)
    let batch = try Dims.broadcast(input.batchShape, right.batchShape)
    let (matrices, columns) = (try broadcast(input, batch), try broadcast(right, batch))
    let array = try LinearAlgebra.triangularSolve(
      matrices, columns, upper: upper, left: true, unitDiagonal: unitDiagonal,
      transposed ? .transposed : .plain)
    let copy = try MatrixCopies.byColumns(matrices)
    let results = Tensor.recorded([array, copy], solvedOlder, [right, input]) { node, results in
      node.save(right)
      node.save(input)
      node.saveResult(results[0])
      node.attributes = [.bool(transposed), .bool(unitDiagonal), .bool(upper)]
    }
    return .named(
      "torch.return_types.triangular_solve", [("solution", results[0]), ("cloned_coefficient", results[1])])
  }

  // MARK: Cholesky

  // A = L L^H: with P the lower half of L^H dL, dA = L^-H (P + P^H) / 2 L^-1
  private static let factored = Derivative(
    "LinalgCholeskyExBackward0", saves: ["L", "upper"],
    rule: "for A = L L^T: dA = L^-T S L^-1 with S the symmetric part of L^T gradient's lower half"
  ) { (node, gradient) throws(TensorError) in
    let isUpper = node.bool(0)
    let factor = isUpper ? try node.saved(0).adjoint() : try node.saved(0)
    let gradient = isUpper ? try gradient.adjoint() : gradient
    let product = try factor.adjoint().times(gradient)
    let lower = try product.lowerTriangle()
    let strictly = try product.lowerTriangle(-1)
    let symmetric = try (lower + strictly.adjoint()).scaled(by: .double(0.5))
    let left = try solve(factor.adjoint(), symmetric, upper: true)
    let result = try solve(factor, left, upper: false, left: false)
    // The diagonal of a Hermitian matrix is real.
    return Gradients(try (result + result.adjoint()).scaled(by: .double(0.5)))
  }

  static func factor(
    _ input: Tensor, upper: Bool
  ) throws(TensorError) -> (factor: Tensor, reports: NDArray) {
    try MatrixChecks.square(input, "linalg.cholesky")
    try MatrixChecks.floating(input, "linalg.cholesky")
    let (array, reports) = try LinearAlgebra.cholesky(input.array, upper: upper)
    let results = Tensor.recorded([array], factored, [input]) { node, results in
      node.saveResult(results[0])
      node.attributes = [.bool(upper)]
    }
    return (results[0], reports)
  }

  /// The triangular factor of a positive definite matrix.
  package static func cholesky(_ input: Tensor, upper: Bool = false) throws(TensorError) -> Tensor {
    let (factor, reports) = try factor(input, upper: upper)
    try MatrixChecks.reports(reports, "linalg.cholesky", MatrixChecks.notPositive)
    return factor
  }

  private static let choleskySolved = Derivative(
    "CholeskySolveBackward0", saves: ["self", "input2", "result", "upper"], packs: [1, 0],
    rule: "for L L^T X = B: dB = (L L^T)^-1 gradient, dL = -(dB X^T + X dB^T) L"
  ) { (node, gradient) throws(TensorError) in
    let (factor, result) = (try node.saved(1), try node.saved(2))
    let upper = node.bool(0)
    let right = try choleskySolve(gradient, factor, upper: upper)
    guard node.needsGradient(1) else { return Gradients(right) }
    let half = try right.times(result.adjoint())
    let both = try half + half.adjoint()
    let full = try -(upper ? factor.times(both) : both.times(factor))
    return Gradients(node.needsGradient(0) ? right : nil, full)
  }

  /// The solution of `A X = B` from the Cholesky factor of A.
  package static func choleskySolve(
    _ right: Tensor, _ factor: Tensor, upper: Bool
  ) throws(TensorError) -> Tensor {
    for (letter, tensor) in [("b", right), ("u", factor)] where tensor.dimensionCount < 2 {
      throw TensorError(
        .runtimeError,
        "\(letter) should have at least 2 dimensions, but has \(tensor.dimensionCount) dimensions instead")
    }
    if factor.rowCount != factor.columnCount {
      throw TensorError(
        .runtimeError,
        "cholesky_solve: A must be batches of square matrices, but they are \(factor.rowCount) by "
          + "\(factor.columnCount) matrices")
    }
    if factor.rowCount != right.rowCount {
      throw TensorError(
        .runtimeError,
        "Incompatible matrix sizes for cholesky_solve: each A matrix is \(factor.rowCount) by \(factor.rowCount) but "
          + "each b matrix is \(right.rowCount) by \(right.columnCount)")
    }
    try checkSameTypes(right, factor)
    let batch = try Dims.broadcast(factor.batchShape, right.batchShape)
    let array = try LinearAlgebra.choleskySolve(
      broadcast(factor, batch), broadcast(right, batch), upper: upper)
    return Tensor.recorded(array, choleskySolved, right, factor) { node, result in
      node.save(right)
      node.save(factor)
      node.saveResult(result)
      node.attributes = [.bool(upper)]
    }
  }

  private static let choleskyInverted = Derivative(
    "CholeskyInverseBackward0", saves: ["self", "result", "upper"],
    rule: "for X = (L L^T)^-1: dL = -X (gradient + gradient^T) X L"
  ) { (node, gradient) throws(TensorError) in
    let (factor, result) = (try node.saved(0), try node.saved(1))
    let upper = node.bool(0)
    let both = try gradient + gradient.adjoint()
    let middle = try result.times(both).times(result)
    return Gradients(try -(upper ? factor.times(middle) : middle.times(factor)))
  }

  /// The inverse of a positive definite matrix from its Cholesky factor.
  package static func choleskyInverse(_ factor: Tensor, upper: Bool) throws(TensorError) -> Tensor {
    try MatrixChecks.square(factor, "cholesky_inverse")
    let identity = try NDArray.eye(factor.rowCount, factor.rowCount, factor.scalarType).expanded(
      to: factor.shape)
    let array = try LinearAlgebra.choleskySolve(factor.array, identity, upper: upper)
    return Tensor.recorded(array, choleskyInverted, factor) { node, result in
      node.save(factor)
      node.saveResult(result)
      node.attributes = [.bool(upper)]
    }
  }

  // MARK: Rows

  private static let positive = Sample.Input.tensor([4, 1, 0.5, 1, 3, -0.5, 0.5, -0.5, 2], [3, 3])
  private static let lower = Sample.Input.tensor([2, 0, 0, 1, 1.5, 0, 0.3, -0.5, 1.2], [3, 3])
  private static let right = Sample.Input.tensor([1, 2, 3, -4, 0.5, 6], [3, 2])
  private static let wide = Sample.Input.tensor([1, 2, 3, -4, 0.5, 6], [2, 3])

  static let table: [Operator] = [
    MatrixRows.linear(
      "cholesky", ["Tensor input, *, bool upper=False"],
      "Computes the triangular factor of a positive definite matrix.", "torch.eye(3)",
      samples: [Sample(positive, .bool(false)), Sample(positive, .bool(true))]
    ) { (call) throws(TensorError) in .tensor(try cholesky(call.tensor(0), upper: call.bool(1))) },
    MatrixRows.linear(
      "cholesky_ex", ["Tensor input, *, bool upper=False, bool check_errors=False"],
      "Computes the triangular factor of a positive definite matrix, and says whether it has one.",
      "torch.eye(3)",
      samples: [Sample(positive, .bool(false), .bool(false))]
    ) { (call) throws(TensorError) in
      let (result, reports) = try factor(call.tensor(0), upper: call.bool(1))
      if try call.bool(2) {
        try MatrixChecks.reports(reports, "linalg.cholesky_ex", MatrixChecks.notPositive)
      }
      return .named("torch.return_types.linalg_cholesky_ex", [("L", result), ("info", Tensor(reports))])
    },
    MatrixRows.linear(
      "solve_triangular", ["Tensor input, Tensor B, *, bool upper, bool left=True, bool unitriangular=False"],
      "Solves a system of linear equations with a triangular matrix.",
      "torch.eye(3), torch.ones(3, 1), upper=True",
      samples: [
        Sample(positive, right, .bool(true), .bool(true), .bool(false)),
        Sample(positive, wide, .bool(false), .bool(false), .bool(true)),
      ]
    ) { (call) throws(TensorError) in
      .tensor(
        try solve(
          call.tensor(0), call.tensor(1), upper: call.bool(2), left: call.bool(3), unitDiagonal: call.bool(4))
      )
    },
    Operator(
      "triangular_solve",
      [
        "triangular_solve(Tensor input, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False)"
      ],
      documentation: "Solves a system of linear equations with a triangular matrix.",
      example: "torch.triangular_solve(torch.ones(3, 1), torch.eye(3))",
      samples: [
        Sample(right, positive, .bool(true), .bool(false), .bool(false)),
        Sample(right, positive, .bool(true), .bool(true), .bool(false)),
      ]
    ) { (call) throws(TensorError) in
      try solveOlder(
        call.tensor(0), call.tensor(1), upper: call.bool(2), transposed: call.bool(3),
        unitDiagonal: call.bool(4))
    },
    Operator(
      "cholesky_solve", ["cholesky_solve(Tensor input, Tensor input2, bool upper=False)"],
      documentation: "Solves a system of linear equations from the Cholesky factor of its matrix.",
      example: "torch.cholesky_solve(torch.ones(3, 1), torch.eye(3))",
      samples: [Sample(right, lower, .bool(false))]
    ) { (call) throws(TensorError) in
      .tensor(try choleskySolve(call.tensor(0), call.tensor(1), upper: call.bool(2)))
    },
    Operator(
      "cholesky_inverse", ["cholesky_inverse(Tensor input, bool upper=False)"],
      documentation: "Computes the inverse of a matrix from its Cholesky factor.",
      example: "torch.cholesky_inverse(torch.eye(3))", samples: [Sample(lower, .bool(false))]
    ) { (call) throws(TensorError) in .tensor(try choleskyInverse(call.tensor(0), upper: call.bool(1))) },
  ]
}

/// Copies of matrices in LAPACK's order of elements.
enum MatrixCopies {
  /// A copy whose matrices lie by columns.
  static func byColumns(_ array: NDArray) throws(TensorError) -> NDArray {
    let last = array.shape.count - 1
    let turned = try array.transposed(last - 1, last)
    let copy = try NDArray.empty(turned.shape, array.scalarType)
    try copy.copy(from: turned)
    return try copy.transposed(last - 1, last)
  }
}
