extension LinearAlgebra {
  /// LAPACK's form of `A = Q R`: R above, the reflections that make Q below the diagonal, and their factors.
  public static func reflections(
    _ a: NDArray
  ) throws(TensorError) -> (matrices: NDArray, factors: NDArray) {
    let lapack = try Lapack(a.scalarType, for: "geqrf_cpu")
    let matrices = try MatrixBatch(copying: a)
    let factors = try VectorBatch(
      batch: matrices.batch, length: min(matrices.rows, matrices.columns), a.scalarType)
    var (rows, columns) = (try Lapack.size(matrices.rows), try Lapack.size(matrices.columns))
    if rows == 0 || columns == 0 { return (matrices.array, factors.array) }
    let factor = unsafeBitCast(try lapack.routine("geqrf"), to: Lapack.Call8.self)
    var (step, report): (Int32, Int32) = (rows, 0)
    let question = try Lapack.Workspace(1, a.scalarType)
    var size: Int32 = -1
    factor(
      &rows, &columns, matrices.array.storage.pointer, &step, factors.array.storage.pointer, question.pointer,
      &size,
      &report, 0)
    let work = try Lapack.Workspace(question.answer, a.scalarType)
    let space = work.pointer
    size = try Lapack.size(max(1, question.answer))
    for index in 0..<matrices.count {
      let (matrix, scales) = (matrices.pointer(index), factors.pointer(index))
      try LibraryCall.run(matrices.work(2 &* factors.length), on: matrices.array, factors.array, work.array) {
        factor(&rows, &columns, matrix, &step, scales, space, &size, &report, 0)
      }
    }
    return (matrices.array, factors.array)
  }

  /// Below the diagonal, the first columns that no reflection touches are its vector times minus zero.
  private static func signZeros(of matrices: MatrixBatch, _ scales: NDArray) throws(TensorError) {
    let (length, type) = (scales.shape[scales.shape.count - 1], matrices.array.scalarType)
    guard type == .float32 || type == .float64, length > 0 else { return }
    let factors = try scales.scalars().map(\.doubleValue)
    for index in 0..<Swift.min(matrices.count, factors.count / length) {
      for column in 0..<Swift.min(length, matrices.columns) where factors[index &* length &+ column] == 0 {
        if factors[(index &* length)..<(index &* length &+ column)].contains(where: { $0 != 0 }) { break }
        for row in Swift.min(column + 1, matrices.rows)..<matrices.rows {
          let place = (column &* matrices.rows &+ row) &* type.byteCount
          if type == .float32 {
            matrices.pointer(index).storeBytes(of: -0.0, toByteOffset: place, as: Float.self)
          } else {
            matrices.pointer(index).storeBytes(of: -0.0, toByteOffset: place, as: Double.self)
          }
        }
      }
    }
  }

  /// The first columns of the product of reflections: [..., rows, columns] of the matrix given.
  public static func reflectionProduct(
    _ a: NDArray, _ factors: NDArray
  ) throws(TensorError) -> NDArray {
    let lapack = try Lapack(a.scalarType, for: "orgqr_cpu")
    let matrices = try MatrixBatch(copying: a)
    let scales = try factors.contiguous()
    let length = factors.shape[factors.shape.count - 1]
    var (rows, columns) = (try Lapack.size(matrices.rows), try Lapack.size(matrices.columns))
    var count = try Lapack.size(length)
    if rows == 0 || columns == 0 { return matrices.array }
    let generate = unsafeBitCast(
      try lapack.routine(a.scalarType.isComplex ? "ungqr" : "orgqr"), to: Lapack.Call9.self)
    var (step, report): (Int32, Int32) = (rows, 0)
    let question = try Lapack.Workspace(1, a.scalarType)
    var size: Int32 = -1
    generate(
      &rows, &columns, &count, matrices.array.storage.pointer, &step, scales.storage.pointer,
      question.pointer, &size,
      &report, 0, 0)
    let work = try Lapack.Workspace(question.answer, a.scalarType)
    let space = work.pointer
    size = try Lapack.size(max(1, question.answer))
    let bytes = length &* a.scalarType.byteCount
    let start = scales.storage.pointer + scales.offset &* a.scalarType.byteCount
    for index in 0..<matrices.count {
      let matrix = matrices.pointer(index)
      try LibraryCall.run(matrices.work(2 &* length), on: matrices.array, scales, work.array) {
        generate(
          &rows, &columns, &count, matrix, &step, start + index &* bytes, space, &size, &report, 0, 0)
      }
    }
    try signZeros(of: matrices, scales)
    return matrices.array
  }
}
