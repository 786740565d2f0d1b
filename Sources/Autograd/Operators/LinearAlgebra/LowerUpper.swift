package import TensorCore

/// The factorisation of matrices into a permutation, a lower and an upper triangular matrix.
package enum LowerUpper {
  // A = P L U
  private static let decomposed = Derivative(
    "LinalgLuBackward0", saves: ["P", "L", "U", "pivot"], packs: [1, 0],
    rule: "for A = P L U: dA = P L^-T (lower half of L^T dL + upper half of dU U^T) U^-T",
    ofMany: { (node, gradients) throws(TensorError) in
      Gradients(
        try backward(
          node.saved(0), node.saved(1), node.saved(2), lower: gradients[0], upper: gradients[1]))
    })

  private static let factored = Derivative(
    "LinalgLuFactorExBackward0", saves: ["LU", "pivots", "pivot"],
    rule: "as for P L U, of which L and U are kept in one matrix",
    ofMany: { (node, gradients) throws(TensorError) in
      guard let gradient = gradients[0] else { return Gradients() }
      let factors = try node.saved(0)
      let (lower, upper) = try triangles(factors)
      let order = try LinearAlgebra.permutation(
        node.saved(1).array, rows: factors.rowCount, factors.scalarType)
      let count = min(factors.rowCount, factors.columnCount)
      return Gradients(
        try backward(
          Tensor(order), lower, upper, lower: gradient.narrow(-1, 0, count),
          upper: gradient.narrow(-2, 0, count)))
    })

  /// L with ones on its diagonal and U, out of the matrix that keeps both.
  private static func triangles(_ factors: Tensor) throws(TensorError) -> (lower: Tensor, upper: Tensor) {
    let count = min(factors.rowCount, factors.columnCount)
    let lower = try factors.narrow(-1, 0, count).lowerTriangle(-1)
    let ones = Tensor(try NDArray.eye(factors.rowCount, count, factors.scalarType))
    return (try lower + ones, try factors.narrow(-2, 0, count).upperTriangle())
  }

  private static func backward(
    _ order: Tensor, _ lower: Tensor, _ upper: Tensor, lower lowerGradient: Tensor?,
    upper upperGradient: Tensor?
  ) throws(TensorError) -> Tensor {
    let (rows, columns) = (lower.rowCount, upper.columnCount)
    let count = min(rows, columns)
    var lowerGradient = if let lowerGradient { lowerGradient } else { try lower.zerosLike() }
    var upperGradient = if let upperGradient { upperGradient } else { try upper.zerosLike() }
    var further: Tensor?
    let squareLower = try lower.narrow(-2, 0, count)
    let squareUpper = try upper.narrow(-1, 0, count)
    if rows < columns {
      // The further columns of U are L^-1 times those of A.
      let gradient = try upperGradient.narrow(-1, count, columns &- count)
      let passed = try TriangularSystems.solve(lower.adjoint(), gradient, upper: true, unitDiagonal: true)
      further = passed
      let rest = try upper.narrow(-1, count, columns &- count)
      lowerGradient = try lowerGradient - passed.times(rest.adjoint())
      upperGradient = try upperGradient.narrow(-1, 0, count)
    } else if rows > columns {
      // The further rows of L are those of A times U^-1.
      let gradient = try lowerGradient.narrow(-2, count, rows &- count)
      let passed = try TriangularSystems.solve(upper.adjoint(), gradient, upper: false, left: false)
      further = passed
      let rest = try lower.narrow(-2, count, rows &- count)
      upperGradient = try upperGradient - rest.adjoint().times(passed)
      lowerGradient = try lowerGradient.narrow(-2, 0, count)
    }
    let middle =
      try squareLower.adjoint().times(lowerGradient).lowerTriangle(-1)
      + upperGradient.times(squareUpper.adjoint()).upperTriangle()
    let left = try TriangularSystems.solve(squareLower.adjoint(), middle, upper: true, unitDiagonal: true)
    var result = try TriangularSystems.solve(squareUpper.adjoint(), left, upper: false, left: false)
    if let further { result = try Joining.concatenate([result, further], rows < columns ? -1 : -2) }
    return try order.times(result)
  }

  private static func check(_ input: Tensor, _ text: String, pivot: Bool, _ name: String) throws(TensorError)
  {
    if input.dimensionCount < 2 {
      throw TensorError(
        .runtimeError, "\(text): Expected tensor with 2 or more dimensions. Got size: \(input.shape) instead")
    }
    if !pivot {
      throw TensorError(.runtimeError, "linalg.\(name): LU without pivoting is not implemented on the CPU")
    }
  }

  package static func decompose(_ input: Tensor, pivot: Bool) throws(TensorError) -> [Tensor] {
    try check(input, "linalg.lu", pivot: pivot, "lu_factor")
    let (factors, pivots, _) = try LinearAlgebra.luFactor(input.array)
    let order = try LinearAlgebra.permutation(pivots, rows: input.rowCount, input.scalarType)
    let (lower, upper) = try triangles(Tensor(factors))
    let permutation = Tensor(order)
    // The permutation does not change with the matrix.
    let results = Tensor.recorded([lower.array, upper.array], decomposed, [input]) { node, results in
      node.save(permutation)
      for result in results { node.saveResult(result) }
      node.attributes = [.bool(pivot)]
    }
    return [permutation, results[0], results[1]]
  }

  package static func factor(
    _ input: Tensor, pivot: Bool
  ) throws(TensorError) -> (factors: Tensor, pivots: Tensor, reports: NDArray) {
    try check(input, "torch.lu_factor", pivot: pivot, "lu_factor")
    let (factors, pivots, reports) = try LinearAlgebra.luFactor(input.array)
    let results = Tensor.recorded([factors, pivots], factored, [input]) { node, results in
      node.saveResult(results[0])
      node.save(results[1])
      node.attributes = [.bool(pivot)]
    }
    return (results[0], results[1], reports)
  }

  private static let unpacked = Derivative(
    "LuUnpackBackward0", saves: ["LU_data_sym_argsize_minus_1", "LU_data_sym_argsize_minus_2"],
    rule: "the gradients of L and U, each in its half",
    ofMany: { (node, gradients) throws(TensorError) in
      let (rows, columns) = (node.int(1), node.int(0))
      var result: Tensor?
      if let gradient = gradients[0] {
        var lower = try gradient.lowerTriangle(-1)
        if columns > rows { lower = try padded(lower, -1, columns &- rows) }
        result = lower
      }
      if let gradient = gradients[1] {
        var upper = try gradient.upperTriangle()
        if rows > columns { upper = try padded(upper, -2, rows &- columns) }
        result = try Tensor.sum(result, upper)
      }
      return Gradients(result)
    })

  private static func padded(_ tensor: Tensor, _ dim: Int, _ count: Int) throws(TensorError) -> Tensor {
    var shape = tensor.shape
    shape[shape.count &+ dim] = count
    return try Joining.concatenate([tensor, Tensor(NDArray.zeros(shape, tensor.scalarType))], dim)
  }

  /// The permutation and both triangles, of which what is not wanted is empty.
  private static func unpack(
    _ factors: Tensor, _ pivots: Tensor, wantsTriangles: Bool, wantsOrder: Bool
  ) throws(TensorError) -> [Tensor] {
    if factors.dimensionCount < 2 {
      throw TensorError(
        .runtimeError,
        "torch.lu_unpack: Expected tensor with 2 or more dimensions. Got size: \(factors.shape) instead")
    }
    let empty = try NDArray.empty([0], factors.scalarType)
    let order = try wantsOrder ? permutation(pivots, of: factors) : empty
    let (lower, upper) =
      try wantsTriangles ? triangles(Tensor(factors.array)) : (Tensor(empty), Tensor(empty))
    let results = Tensor.recorded([lower.array, upper.array], unpacked, [factors]) { node, _ in
      node.attributes = [.int(factors.columnCount), .int(factors.rowCount)]
    }
    return [Tensor(order), results[0], results[1]]
  }

  private static func permutation(_ pivots: Tensor, of factors: Tensor) throws(TensorError) -> NDArray {
    try checkPivots(
      pivots, "torch.lu_unpack: LU_pivots is expected to be a contiguous tensor of torch.int32 dtype.")
    let rows = factors.rowCount
    let wanted = Dims(Array(factors.batchShape) + [min(rows, factors.columnCount)])
    if pivots.shape != wanted {
      throw TensorError(
        .valueError, "Expected LU_pivots to have shape \(wanted) but got \(pivots.shape) instead.")
    }
    if try pivots.array.scalars().contains(where: { !(1...max(rows, 1)).contains($0.intValue) }) {
      throw TensorError(
        .runtimeError,
        "pivots passed to lu_unpack must be between 1 and LU.size(-2) inclusive.Did you properly pass the result of "
          + "lu_factor?")
    }
    return try LinearAlgebra.permutation(pivots.array, rows: rows, factors.scalarType)
  }

  private static func checkPivots(_ pivots: Tensor, _ message: String) throws(TensorError) {
    if pivots.scalarType != .int32 { throw TensorError(.runtimeError, message) }
  }

  // X from P L U X = B
  private static let solved = Derivative(
    "LinalgLuSolveBackward0", saves: ["LU", "pivots", "result", "left", "adjoint"],
    rule: "for P L U X = B: dB solves the transposed system, and L and U get -dB X^T, turned back"
  ) { (node, gradient) throws(TensorError) in
    let (factors, pivots, result) = (try node.saved(0), try node.saved(1), try node.saved(2))
    let (left, isAdjoint) = (node.bool(0), node.bool(1))
    let right = try solve(factors, pivots, gradient, left: left, adjoint: !isAdjoint)
    guard node.needsGradient(0) else { return Gradients(nil, right) }
    var full = try -(left ? right.times(result.adjoint()) : result.adjoint().times(right))
    if isAdjoint { full = try full.adjoint() }
    let order = Tensor(
      try LinearAlgebra.permutation(pivots.array, rows: factors.rowCount, factors.scalarType))
    let (lower, upper) = try triangles(factors)
    let turned = try order.adjoint().times(full)
    let whole =
      try turned.times(upper.adjoint()).lowerTriangle(-1)
      + lower.adjoint().times(turned).upperTriangle()
    return Gradients(whole, node.needsGradient(1) ? right : nil)
  }

  package static func solve(
    _ factors: Tensor, _ pivots: Tensor, _ right: Tensor, left: Bool, adjoint: Bool
  ) throws(TensorError) -> Tensor {
    try MatrixChecks.floating(factors, "torch.linalg.lu_solve")
    try checkPivots(pivots, "linalg.lu_solve: pivots should be a Tensor of scalar type torch.int32")
    if factors.scalarType != right.scalarType {
      throw TensorError(
        .runtimeError,
        "linalg.lu_solve: Expected LU and B to have the same dtype, but found LU of type "
          + "\(factors.scalarType.errorName) and B of type \(right.scalarType.errorName) instead")
    }
    try MatrixChecks.square(factors, "torch.linalg.lu_solve")
    try MatrixChecks.dimensions(right, "linalg.lu_solve", "B")
    if (left ? right.rowCount : right.columnCount) != factors.rowCount {
      throw TensorError(
        .runtimeError,
        "linalg.lu_solve: Incompatible shapes of A and B for the equation \(left ? "AX = B" : "XA = B") "
          + "(\(factors.rowCount)x\(factors.columnCount) and \(right.rowCount)x\(right.columnCount))")
    }
    if pivots.dimensionCount == 0 || pivots.shape[pivots.dimensionCount - 1] != factors.rowCount {
      throw TensorError(
        .runtimeError,
        "linalg.lu_solve: Number of pivots per batch should be same as the dimension of the matrix")
    }
    let batch = try Dims.broadcast(factors.batchShape, right.batchShape)
    let array = try LinearSystems.solution(
      TriangularSystems.broadcast(factors, batch),
      pivots.array.expanded(to: Dims(Array(batch) + [factors.rowCount])),
      TriangularSystems.broadcast(right, batch), left: left, adjoint: adjoint)
    return Tensor.recorded(array, solved, factors, right) { node, result in
      node.save(factors)
      node.save(pivots)
      node.saveResult(result)
      node.attributes = [.bool(left), .bool(adjoint)]
    }
  }

  private static let matrix = Sample.Input.tensor([1, 4, 0.5, 3, 1, -0.5, 0.3, -0.5, 2], [3, 3])
  private static let wide = Sample.Input.tensor([1, 2, 3, -4, 0.5, 6], [2, 3])
  private static let tall = Sample.Input.tensor([1, 2, 3, -4, 0.5, 6], [3, 2])

  static let table: [Operator] = [
    MatrixRows.linear(
      "lu", ["Tensor A, *, bool pivot=True"],
      "Factors a matrix into a permutation and two triangular matrices.",
      "torch.eye(3)", samples: [matrix, wide, tall].map { Sample($0, .bool(true)) }
    ) { (call) throws(TensorError) in
      let parts = try decompose(call.tensor(0), pivot: call.bool(1))
      return .named("torch.return_types.linalg_lu", [("P", parts[0]), ("L", parts[1]), ("U", parts[2])])
    },
    MatrixRows.linear(
      "lu_factor", ["Tensor A, *, bool pivot=True"],
      "Factors a matrix into two triangular ones, kept in one.",
      "torch.eye(3)", samples: [matrix, wide, tall].map { Sample($0, .bool(true)) }
    ) { (call) throws(TensorError) in
      let (factors, pivots, reports) = try factor(call.tensor(0), pivot: call.bool(1))
      for report in try reports.scalars() where report.intValue != 0 {
        let place = report.intValue
        throw TensorError(
          .runtimeError,
          "torch.linalg.lu_factor: U[\(place),\(place)] is zero and using it on lu_solve would result in a division "
            + "by zero. If you still want to perform the factorization, consider calling linalg.lu(A, pivot) or "
            + "linalg.lu_factor_ex(A, pivot)")
      }
      return .named("torch.return_types.linalg_lu_factor", [("LU", factors), ("pivots", pivots)])
    },
    MatrixRows.linear(
      "lu_factor_ex", ["Tensor A, *, bool pivot=True, bool check_errors=False"],
      "Factors a matrix into two triangular ones, kept in one, and says whether it is singular.",
      "torch.eye(3)",
      samples: [Sample(matrix, .bool(true), .bool(false))]
    ) { (call) throws(TensorError) in
      let (factors, pivots, reports) = try factor(call.tensor(0), pivot: call.bool(1))
      if try call.bool(2) {
        try MatrixChecks.reports(reports, "torch.linalg.lu_factor_ex", MatrixChecks.singular)
      }
      return .named(
        "torch.return_types.linalg_lu_factor_ex",
        [("LU", factors), ("pivots", pivots), ("info", Tensor(reports))])
    },
    MatrixRows.linear(
      "lu_solve", ["Tensor LU, Tensor pivots, Tensor B, *, bool left=True, bool adjoint=False"],
      "Solves a system of linear equations from the factors of its matrix.",
      "*torch.linalg.lu_factor(torch.eye(3)), torch.ones(3, 1)"
    ) { (call) throws(TensorError) in
      .tensor(
        try solve(
          call.tensor(0), call.tensor(1), call.tensor(2), left: call.bool(3), adjoint: call.bool(4)))
    },
    Operator(
      "lu_solve", ["lu_solve(Tensor input, Tensor LU_data, Tensor LU_pivots)"],
      documentation: "Solves a system of linear equations from the factors of its matrix.",
      example: "torch.lu_solve(torch.ones(3, 1), *torch.linalg.lu_factor(torch.eye(3)))"
    ) { (call) throws(TensorError) in
      .tensor(try solve(call.tensor(1), call.tensor(2), call.tensor(0), left: true, adjoint: false))
    },
    Operator(
      "lu_unpack",
      ["lu_unpack(Tensor LU_data, Tensor LU_pivots, bool unpack_data=True, bool unpack_pivots=True)"],
      forms: .function, documentation: "Takes the factors of a matrix apart.",
      example: "torch.lu_unpack(*torch.linalg.lu_factor(torch.eye(3)))"
    ) { (call) throws(TensorError) in
      let parts = try unpack(
        call.tensor(0), call.tensor(1), wantsTriangles: call.bool(2), wantsOrder: call.bool(3))
      return .named("torch.return_types.lu_unpack", [("P", parts[0]), ("L", parts[1]), ("U", parts[2])])
    },
  ]
}
