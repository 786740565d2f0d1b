extension LinearAlgebra {
  /// The factors of `P A = L U` in one matrix, the rows that were exchanged (counted from 1), and for each matrix
  /// the position of the first zero on the diagonal of U, or 0.
  public static func luFactor(
    _ a: NDArray
  ) throws(TensorError) -> (factors: NDArray, pivots: NDArray, reports: NDArray) {
    let lapack = try Lapack(a.scalarType, for: "lu_cpu")
    let matrices = try MatrixBatch(copying: a)
    var (rows, columns) = (try Lapack.size(matrices.rows), try Lapack.size(matrices.columns))
    let pivots = try VectorBatch(
      batch: matrices.batch, length: min(matrices.rows, matrices.columns), .int32)
    let reports = try Reports(batch: matrices.batch)
    if matrices.rows == 0 || matrices.columns == 0 { return (matrices.array, pivots.array, reports.array) }
    let factor = unsafeBitCast(try lapack.routine("getrf"), to: Lapack.Call6.self)
    var step = rows
    for index in 0..<matrices.count {
      var report: Int32 = 0
      let (matrix, exchanges) = (matrices.pointer(index), pivots.pointer(index))
      if matrices.rows == matrices.columns, matrices.rows <= smallOrder,
        let report = factorSmall(matrix, matrices.rows, exchanges, a.scalarType)
      {
        reports.set(report, at: index)
        continue
      }
      try LibraryCall.run(matrices.work(pivots.length), on: matrices.array, pivots.array) {
        factor(&rows, &columns, matrix, &step, exchanges, &report)
      }
      reports.set(report, at: index)
    }
    return (matrices.array, pivots.array, reports.array)
  }

  private static func factorSmall(
    _ matrix: UnsafeMutableRawPointer, _ order: Int, _ exchanges: UnsafeMutableRawPointer, _ type: ScalarType
  ) -> Int32? {
    let exchanges = exchanges.assumingMemoryBound(to: Int32.self)
    return switch type {
    case .float32: factorSmall(matrix.assumingMemoryBound(to: Float.self), order: order, exchanges)
    case .float64: factorSmall(matrix.assumingMemoryBound(to: Double.self), order: order, exchanges)
    default: nil
    }
  }

  /// Which way round a factored matrix is used.
  public enum Orientation: UInt8, Sendable {
    case plain = 78
    case transposed = 84
    case adjoint = 67
  }

  /// The solution of `A X = B` from the factors of A; `right` has as many matrices, and each row one pivot.
  ///
  /// Throws where a pivot is no row: LAPACK would write there.
  public static func luSolve(
    _ factors: NDArray, _ pivots: NDArray, _ right: NDArray, _ orientation: Orientation = .plain
  ) throws(TensorError) -> NDArray {
    let lapack = try Lapack(factors.scalarType, for: "lu_solve_cpu")
    let matrices = try MatrixBatch(copying: factors)
    let solutions = try MatrixBatch(copying: right)
    let exchanges = try pivots.contiguous()
    var (size, count) = (try Lapack.size(matrices.rows), try Lapack.size(solutions.columns))
    if size == 0 || count == 0 { return solutions.array }
    try checkPivots(exchanges, rows: matrices.rows)
    let solve = unsafeBitCast(try lapack.routine("getrs"), to: Lapack.Call9.self)
    var flag = orientation.rawValue
    var (step, solutionStep) = (size, size)
    for index in 0..<matrices.count {
      var report: Int32 = 0
      let (matrix, solution) = (matrices.pointer(index), solutions.pointer(index))
      let rowExchanges = exchanges.pointer(as: Int32.self) + index &* matrices.rows
      if matrices.rows == 2, orientation == .plain,
        factors.scalarType == .float32 || factors.scalarType == .float64
      {
        if factors.scalarType == .float32 {
          solvePair(
            matrix.assumingMemoryBound(to: Float.self), rowExchanges,
            solution.assumingMemoryBound(to: Float.self), count: solutions.columns)
        } else {
          solvePair(
            matrix.assumingMemoryBound(to: Double.self), rowExchanges,
            solution.assumingMemoryBound(to: Double.self), count: solutions.columns)
        }
        continue
      }
      try LibraryCall.run(matrices.work(solutions.columns), on: matrices.array, solutions.array, exchanges) {
        solve(
          &flag, &size, &count, matrix, &step, rowExchanges, solution, &solutionStep, &report, 1, 0)
      }
    }
    return solutions.array
  }

  private static func checkPivots(_ pivots: NDArray, rows: Int) throws(TensorError) {
    let pointer = pivots.pointer(as: Int32.self)
    func refuse(_ bound: String) -> TensorError {
      TensorError(
        .runtimeError,
        "Pivots given to lu_solve must all be \(bound). Did you properly pass the result of lu_factor?")
    }
    let places = 0..<pivots.elementCount
    if places.contains(where: { pointer[$0] < 1 }) { throw refuse("greater or equal to 1") }
    if places.contains(where: { pointer[$0] > rows }) { throw refuse("smaller or equal to LU.size(-2)") }
  }

  /// The matrix whose product with L U is A, for rows exchanged as `pivots` says: [..., rows, rows].
  public static func permutation(
    _ pivots: NDArray, rows: Int, _ type: ScalarType
  ) throws(TensorError) -> NDArray {
    var shape = Dims(pivots.shape.dropLast())
    let batch = shape.elementCount
    shape.append(rows)
    shape.append(rows)
    let result = try NDArray.zeros(shape, type)
    let exchanges = try pivots.contiguous()
    let length = pivots.shape[pivots.shape.count - 1]
    let flat = result.view(shape: [batch, rows, rows], strides: [rows &* rows, rows, 1])
    for index in 0..<batch {
      var order = Array(0..<rows)
      let pointer = exchanges.pointer(as: Int32.self) + index &* length
      for row in 0..<min(length, rows) {
        let other = Int(pointer[row]) - 1
        if other >= 0 && other < rows { order.swapAt(row, other) }
      }
      for row in 0..<rows {
        flat.view(shape: [], strides: [], offset: flat.offset + (index &* rows &+ order[row]) &* rows &+ row)
          .setFirst(.int(1))
      }
    }
    return result
  }

  /// For each matrix 1 or -1: the determinant of the permutation that `pivots` describes.
  public static func permutationSigns(
    _ pivots: NDArray, _ type: ScalarType
  ) throws(TensorError) -> NDArray {
    let shape = Dims(pivots.shape.dropLast())
    let exchanges = try pivots.contiguous()
    let length = pivots.shape[pivots.shape.count - 1]
    var signs: [Scalar] = []
    for index in 0..<shape.elementCount {
      let pointer = exchanges.pointer(as: Int32.self) + index &* length
      var sign = 1
      for row in 0..<length where Int(pointer[row]) != row + 1 { sign = -sign }
      signs.append(.int(sign))
    }
    return try NDArray(elements: signs, shape: shape, scalarType: type)
  }
}
