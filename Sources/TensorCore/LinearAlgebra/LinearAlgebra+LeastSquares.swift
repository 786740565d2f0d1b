extension LinearAlgebra {
  /// LAPACK's ways to solve least squares.
  public enum LeastSquaresDriver: String, Sendable {
    case gels, gelsy, gelsd, gelss
  }

  /// The X that makes `A X - B` least, the ranks of A and its singular values, as far as the driver finds them, in
  /// the rows of B that LAPACK leaves: the solution above, what remains below.
  ///
  /// `right` has as many matrices as `a`, of max(rows, columns) rows.
  public static func leastSquares(
    _ a: NDArray, _ right: NDArray, tolerance: Double, _ driver: LeastSquaresDriver
  ) throws(TensorError) -> (solution: NDArray, ranks: NDArray, singularValues: NDArray, reports: NDArray) {
    let type = a.scalarType
    let lapack = try Lapack(type, for: "linalg_lstsq_cpu")
    let matrices = try MatrixBatch(copying: a)
    let solutions = try MatrixBatch(copying: right)
    let reports = try Reports(batch: matrices.batch)
    let ranks = try Reports(batch: matrices.batch)
    let small = min(matrices.rows, matrices.columns)
    let large = max(matrices.rows, matrices.columns)
    let values = try VectorBatch(batch: matrices.batch, length: small, type.realType)
    if small == 0 || solutions.columns == 0 || matrices.count == 0 {
      return (solutions.array, ranks.array, values.array, reports.array)
    }
    var (rows, columns) = (try Lapack.size(matrices.rows), try Lapack.size(matrices.columns))
    var count = try Lapack.size(solutions.columns)
    var (step, rightStep) = (rows, try Lapack.size(max(1, large)))
    var flag = UInt8(ascii: "N")
    var condition = Factor(tolerance, type)
    let address = try lapack.routine(driver.rawValue)
    let pivots = try Lapack.Workspace(matrices.columns, .int32)
    // Enough for every driver: the divide-and-conquer one wants most, about 25 leaves deep.
    let realWork = try Lapack.Workspace(
      max(5 &* small, 2 &* matrices.columns)
        &+ (driver == .gelsd
          ? 10 &* small &+ 50 &* small &+ 8 &* small &* 32 &+ 3 &* 25 &* solutions.columns &+ 26
            &* max(26, solutions.columns &+ 1) &+ 2 &* solutions.columns : 0),
      type.realType)
    let integers = try Lapack.Workspace(small &* (3 &* 32 &+ 11), .int32)

    func run(_ index: Int, _ work: Lapack.Workspace, _ workSize: Int) throws(TensorError) -> Int32 {
      var report: Int32 = 0
      var rank: Int32 = 0
      var workSize = try Lapack.size(workSize)
      let (matrix, solution, singular) = (
        matrices.pointer(index), solutions.pointer(index), values.pointer(index)
      )
      let (space, realSpace, integerSpace) = (work.pointer, realWork.pointer, integers.pointer)
      let pivot = pivots.pointer
      try LibraryCall.run(
        workSize < 0 ? 0 : matrices.work(4 &* (small &+ solutions.columns)),
        on: matrices.array, solutions.array, values.array, pivots.array, work.array, realWork.array,
        integers.array
      ) {
        switch driver {
        case .gels:
          unsafeBitCast(address, to: Lapack.Call11.self)(
            &flag, &rows, &columns, &count, matrix, &step, solution, &rightStep, space, &workSize, &report,
            1, 0, 0, 0)
        case .gelsy where type.isComplex:
          unsafeBitCast(address, to: Lapack.Call14.self)(
            &rows, &columns, &count, matrix, &step, solution, &rightStep, pivot, &condition, &rank, space,
            &workSize, realSpace, &report, 0, 0)
        case .gelsy:
          unsafeBitCast(address, to: Lapack.Call13.self)(
            &rows, &columns, &count, matrix, &step, solution, &rightStep, pivot, &condition, &rank, space,
            &workSize, &report, 0, 0)
        case .gelss where type.isComplex:
          unsafeBitCast(address, to: Lapack.Call14.self)(
            &rows, &columns, &count, matrix, &step, solution, &rightStep, singular, &condition, &rank, space,
            &workSize, realSpace, &report, 0, 0)
        case .gelss:
          unsafeBitCast(address, to: Lapack.Call13.self)(
            &rows, &columns, &count, matrix, &step, solution, &rightStep, singular, &condition, &rank, space,
            &workSize, &report, 0, 0)
        case .gelsd where type.isComplex:
          unsafeBitCast(address, to: Lapack.Call15.self)(
            &rows, &columns, &count, matrix, &step, solution, &rightStep, singular, &condition, &rank, space,
            &workSize, realSpace, integerSpace, &report, 0, 0)
        case .gelsd:
          unsafeBitCast(address, to: Lapack.Call14.self)(
            &rows, &columns, &count, matrix, &step, solution, &rightStep, singular, &condition, &rank, space,
            &workSize, integerSpace, &report, 0, 0)
        }
      }
      ranks.set(rank, at: index)
      return report
    }
    let question = try Lapack.Workspace(1, type)
    _ = try run(0, question, -1)
    let workSize = max(1, question.answer)
    let work = try Lapack.Workspace(workSize, type)
    for index in 0..<matrices.count {
      // The pivots say which columns are free: all of them.
      pivots.pointer.initializeMemory(as: Int32.self, repeating: 0, count: matrices.columns)
      reports.set(try run(index, work, workSize), at: index)
    }
    return (solutions.array, ranks.array, values.array, reports.array)
  }
}
