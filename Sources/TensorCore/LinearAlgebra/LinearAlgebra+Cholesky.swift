extension LinearAlgebra {
  /// The triangular factor of `A = L L^H`, or of `A = U^H U`, and for each matrix the order of the first minor that
  /// is not positive, or 0.
  public static func cholesky(
    _ a: NDArray, upper: Bool
  ) throws(TensorError) -> (factor: NDArray, reports: NDArray) {
    let lapack = try Lapack(a.scalarType, for: "cholesky_cpu")
    let matrices = try MatrixBatch(copying: a)
    let reports = try Reports(batch: matrices.batch)
    var size = try Lapack.size(matrices.rows)
    if size == 0 { return (matrices.array, reports.array) }
    let factor = unsafeBitCast(try lapack.routine("potrf"), to: Lapack.Call5.self)
    var (flag, step) = (triangleFlag(upper), size)
    for index in 0..<matrices.count {
      var report: Int32 = 0
      let matrix = matrices.pointer(index)
      try LibraryCall.run(matrices.work(matrices.rows), on: matrices.array) {
        factor(&flag, &size, matrix, &step, &report, 1)
      }
      reports.set(report, at: index)
    }
    try clearTriangle(matrices, upper: !upper)
    return (matrices.array, reports.array)
  }

  /// The solution of `A X = B` from the triangular factor of A; as many matrices on both sides.
  public static func choleskySolve(
    _ factor: NDArray, _ right: NDArray, upper: Bool
  ) throws(TensorError) -> NDArray {
    let lapack = try Lapack(factor.scalarType, for: "cholesky_solve_cpu")
    let matrices = try MatrixBatch(copying: factor)
    let solutions = try MatrixBatch(copying: right)
    var (size, count) = (try Lapack.size(matrices.rows), try Lapack.size(solutions.columns))
    if size == 0 || count == 0 { return solutions.array }
    let solve = unsafeBitCast(try lapack.routine("potrs"), to: Lapack.Call8.self)
    var (flag, step, solutionStep) = (triangleFlag(upper), size, size)
    for index in 0..<matrices.count {
      var report: Int32 = 0
      let (matrix, solution) = (matrices.pointer(index), solutions.pointer(index))
      try LibraryCall.run(matrices.work(solutions.columns), on: matrices.array, solutions.array) {
        solve(&flag, &size, &count, matrix, &step, solution, &solutionStep, &report, 1)
      }
    }
    return solutions.array
  }

  /// The solution of `A X = B`, or of `X A = B`, for triangular A; as many matrices on both sides.
  public static func triangularSolve(
    _ a: NDArray, _ right: NDArray, upper: Bool, left: Bool, unitDiagonal: Bool,
    _ orientation: Orientation = .plain
  ) throws(TensorError) -> NDArray {
    let lapack = try Lapack(a.scalarType, for: "triangular_solve_cpu")
    let matrices = try MatrixBatch(copying: a)
    let solutions = try MatrixBatch(copying: right)
    var (rows, columns) = (try Lapack.size(solutions.rows), try Lapack.size(solutions.columns))
    if rows == 0 || columns == 0 { return solutions.array }
    let solve = unsafeBitCast(try lapack.routine("trsm"), to: Lapack.Call11.self)
    var side = UInt8(ascii: left ? "L" : "R")
    var triangle = triangleFlag(upper)
    var flag = orientation.rawValue
    var diagonal = UInt8(ascii: unitDiagonal ? "U" : "N")
    var one = Factor(1, a.scalarType)
    var (step, solutionStep) = (max(1, try Lapack.size(matrices.rows)), max(1, rows))
    for index in 0..<matrices.count {
      let (matrix, solution) = (matrices.pointer(index), solutions.pointer(index))
      try LibraryCall.run(solutions.work(matrices.rows), on: matrices.array, solutions.array) {
        solve(
          &side, &triangle, &flag, &diagonal, &rows, &columns, &one, matrix, &step, solution, &solutionStep,
          1, 1, 1, 1)
      }
    }
    return solutions.array
  }

  static func triangleFlag(_ upper: Bool) -> UInt8 { UInt8(ascii: upper ? "U" : "L") }

  /// Sets what is strictly above or below the diagonal to zero.
  static func clearTriangle(_ matrices: MatrixBatch, upper: Bool) throws(TensorError) {
    let kept = try Kernels.triangle(matrices.array, diagonal: 0, upper: !upper)
    try matrices.array.copy(from: kept)
  }
}
