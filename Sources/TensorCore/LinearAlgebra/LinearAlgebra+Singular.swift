extension LinearAlgebra {
  /// The factors of `A = U diag(S) V^H` with S falling, and for each matrix 0 where that was possible.
  ///
  /// Without `vectors` U and V are empty; with `full` they are square.
  public static func singular(
    _ a: NDArray, full: Bool, vectors: Bool
  ) throws(TensorError) -> (left: NDArray, values: NDArray, right: NDArray, reports: NDArray) {
    let type = a.scalarType
    let lapack = try Lapack(type, for: "linalg_svd_cpu")
    let matrices = try MatrixBatch(copying: a)
    let (rows, columns) = (matrices.rows, matrices.columns)
    let count = min(rows, columns)
    let batch = matrices.batch
    let left = try MatrixBatch(
      batch: batch, rows: vectors ? rows : 0, columns: vectors ? (full ? rows : count) : 0, type)
    let values = try VectorBatch(batch: batch, length: count, type.realType)
    let right = try MatrixBatch(
      batch: batch, rows: vectors ? (full ? columns : count) : 0, columns: vectors ? columns : 0, type)
    let reports = try Reports(batch: batch)
    if count == 0 || matrices.count == 0 {
      if vectors && full {
        try left.array.copy(from: NDArray.eye(rows, rows, type))
        try right.array.copy(from: NDArray.eye(columns, columns, type))
      }
      return (left.array, values.array, right.array, reports.array)
    }
    if vectors, WideSingular.isNeeded(rows: rows, columns: columns, type) {
      let wide = try WideSingular(lapack, rows: rows, columns: columns)
      for index in 0..<matrices.count {
        var report: Int32 = 0
        let (matrix, value) = (matrices.pointer(index), values.pointer(index))
        let (leftVectors, rightVectors, rightRows) = (left.pointer(index), right.pointer(index), right.rows)
        try LibraryCall.run(
          matrices.work(4 &* rightRows), on: matrices.array, values.array, left.array, right.array
        ) {
          report = wide.factor(
            matrix, values: value, left: leftVectors, right: rightVectors, rightRows: rightRows)
        }
        reports.set(report, at: index)
      }
      return (left.array, values.array, right.array, reports.array)
    }
    let address = try lapack.routine("gesdd")
    var job = UInt8(ascii: vectors ? (full ? "A" : "S") : "N")
    var (height, width) = (try Lapack.size(rows), try Lapack.size(columns))
    var step = height
    var (leftStep, rightStep) = (Int32(max(1, left.rows)), Int32(max(1, right.rows)))
    let (small, large) = (count, max(rows, columns))
    let realSize =
      vectors
      ? max(5 &* small &* small &+ 5 &* small, 2 &* large &* small &+ 2 &* small &* small &+ small)
      : 7 &* small
    let realWork = try Lapack.Workspace(type.isComplex ? realSize : 1, type.realType)
    let integers = try Lapack.Workspace(8 &* small, .int32)

    func run(_ index: Int, _ work: Lapack.Workspace, _ workSize: Int) throws(TensorError) -> Int32 {
      var report: Int32 = 0
      var workSize = try Lapack.size(workSize)
      let (matrix, value) = (matrices.pointer(index), values.pointer(index))
      let (leftVectors, rightVectors) = (left.pointer(index), right.pointer(index))
      let (space, realSpace, integerSpace) = (work.pointer, realWork.pointer, integers.pointer)
      try LibraryCall.run(
        workSize < 0 ? 0 : matrices.work(vectors ? 8 &* left.columns : 4 &* count),
        on: matrices.array, values.array, left.array, right.array, work.array, realWork.array, integers.array
      ) {
        if type.isComplex {
          unsafeBitCast(address, to: Lapack.Call15.self)(
            &job, &height, &width, matrix, &step, value, leftVectors, &leftStep, rightVectors, &rightStep,
            space, &workSize, realSpace, integerSpace, &report, 1, 0)
        } else {
          unsafeBitCast(address, to: Lapack.Call14.self)(
            &job, &height, &width, matrix, &step, value, leftVectors, &leftStep, rightVectors, &rightStep,
            space, &workSize, integerSpace, &report, 1, 0)
        }
      }
      return report
    }
    let question = try Lapack.Workspace(1, type)
    _ = try run(0, question, -1)
    let workSize = max(1, question.answer)
    let work = try Lapack.Workspace(workSize, type)
    for index in 0..<matrices.count { reports.set(try run(index, work, workSize), at: index) }
    return (left.array, values.array, right.array, reports.array)
  }
}
