extension LinearAlgebra {
  /// The factors of `A = L D L^T`, or of `A = L D L^H`, in one matrix, the rows that were exchanged (counted from 1, and
  /// negative for blocks of two), and for each matrix the position of the first zero on the diagonal of D, or 0.
  public static func symmetricFactor(
    _ a: NDArray, hermitian: Bool
  ) throws(TensorError) -> (factors: NDArray, pivots: NDArray, reports: NDArray) {
    let lapack = try Lapack(a.scalarType, for: "ldl_factor_kernel_cpu")
    let matrices = try MatrixBatch(copying: a)
    let pivots = try VectorBatch(batch: matrices.batch, length: matrices.rows, .int32)
    let reports = try Reports(batch: matrices.batch)
    var size = try Lapack.size(matrices.rows)
    if size == 0 || matrices.count == 0 { return (matrices.array, pivots.array, reports.array) }
    let isHermitian = hermitian && a.scalarType.isComplex
    let factor = unsafeBitCast(
      try lapack.routine(isHermitian ? "hetrf" : "sytrf"), to: Lapack.Call8.self)
    var (flag, step, report) = (triangleFlag(false), size, Int32(0))
    var length: Int32 = -1
    let query = try Lapack.Workspace(1, a.scalarType)
    factor(
      &flag, &size, matrices.pointer(0), &step, pivots.pointer(0), query.pointer, &length, &report, 1)
    length = Swift.max(1, try Lapack.size(query.answer))
    let work = try Lapack.Workspace(Int(length), a.scalarType)
    for index in 0..<matrices.count {
      report = 0
      let (matrix, exchanges) = (matrices.pointer(index), pivots.pointer(index))
      try LibraryCall.run(matrices.work(matrices.rows), on: matrices.array, pivots.array, work.array) {
        factor(&flag, &size, matrix, &step, exchanges, work.pointer, &length, &report, 1)
      }
      reports.set(report, at: index)
    }
    try clearTriangle(matrices, upper: true)
    return (matrices.array, pivots.array, reports.array)
  }

  /// The solution of `A X = B` from the factors of a symmetric A; as many matrices on both sides.
  public static func symmetricSolve(
    _ factors: NDArray, _ pivots: NDArray, _ right: NDArray, hermitian: Bool
  ) throws(TensorError) -> NDArray {
    let lapack = try Lapack(factors.scalarType, for: "ldl_solve_kernel_cpu")
    let matrices = try MatrixBatch(copying: factors)
    let solutions = try MatrixBatch(copying: right)
    let exchanges = try pivots.converted(to: .int32).contiguous()
    var (size, count) = (try Lapack.size(matrices.rows), try Lapack.size(solutions.columns))
    if size == 0 || count == 0 { return solutions.array }
    try check(pivots, size: matrices.rows)
    let isHermitian = hermitian && factors.scalarType.isComplex
    let solve = unsafeBitCast(try lapack.routine(isHermitian ? "hetrs" : "sytrs"), to: Lapack.Call9.self)
    var (flag, step, solutionStep) = (triangleFlag(false), size, size)
    for index in 0..<matrices.count {
      var report: Int32 = 0
      let (matrix, solution) = (matrices.pointer(index), solutions.pointer(index))
      let rowExchanges = exchanges.pointer(as: Int32.self) + index &* matrices.rows
      try LibraryCall.run(matrices.work(solutions.columns), on: matrices.array, solutions.array, exchanges) {
        solve(&flag, &size, &count, matrix, &step, rowExchanges, solution, &solutionStep, &report, 1, 0)
      }
    }
    return solutions.array
  }

  /// Refuses exchanges that no factorization gives, with which the library would leave its memory.
  private static func check(_ pivots: NDArray, size: Int) throws(TensorError) {
    let pivots = try pivots.converted(to: .int64).contiguous()
    let numbers = pivots.pointer(as: Int.self)
    func refusal(_ text: String) -> TensorError {
      TensorError(.runtimeError, text + " Did you properly pass the result of ldl_factor?")
    }
    for index in 0..<pivots.elementCount where numbers[index] == 0 {
      throw refusal("Pivots given to ldl_solve must all satisfy |pivot| >= 1.")
    }
    for index in 0..<pivots.elementCount where numbers[index].magnitude > UInt(size) {
      throw refusal("Pivots given to ldl_solve must all satisfy |pivot| <= LD.size(-2).")
    }
    for start in stride(from: 0, to: pivots.elementCount, by: size) {
      var isInBlock = false
      for index in start..<start + size {
        if numbers[index] < 0 { isInBlock.toggle() } else if isInBlock { break }
      }
      if isInBlock { throw refusal("Negative pivots given to ldl_solve must stand in pairs.") }
    }
  }
}
