extension LinearAlgebra {
  /// The eigenvalues of Hermitian matrices in rising order, their eigenvectors as columns where wanted, and for
  /// each matrix 0 where that was possible.
  public static func hermitianEigen(
    _ a: NDArray, upper: Bool, vectors: Bool
  ) throws(TensorError) -> (values: NDArray, vectors: NDArray, reports: NDArray) {
    let type = a.scalarType
    let lapack = try Lapack(type, for: "linalg_eigh_cpu")
    let matrices = try MatrixBatch(copying: a)
    let values = try VectorBatch(batch: matrices.batch, length: matrices.rows, type.realType)
    let reports = try Reports(batch: matrices.batch)
    var size = try Lapack.size(matrices.rows)
    if size == 0 { return (values.array, matrices.array, reports.array) }
    let name = type.isComplex ? "heevd" : "syevd"
    let address = try lapack.routine(name)
    var job = UInt8(ascii: vectors ? "V" : "N")
    var triangle = triangleFlag(upper)
    var step = size

    func run(
      _ index: Int, _ work: Lapack.Workspace, _ workSize: Int, _ realWork: Lapack.Workspace, _ realSize: Int,
      _ integers: Lapack.Workspace, _ integerSize: Int
    ) throws(TensorError) -> Int32 {
      var report: Int32 = 0
      var (workSize, realSize) = (try Lapack.size(workSize), try Lapack.size(realSize))
      var integerSize = try Lapack.size(integerSize)
      let (matrix, value) = (matrices.pointer(index), values.pointer(index))
      let (space, realSpace, integerSpace) = (work.pointer, realWork.pointer, integers.pointer)
      try LibraryCall.run(
        workSize < 0 ? 0 : matrices.work((vectors ? 9 : 2) &* matrices.rows),
        on: matrices.array, values.array, work.array, realWork.array, integers.array
      ) {
        if type.isComplex {
          unsafeBitCast(address, to: Lapack.Call13.self)(
            &job, &triangle, &size, matrix, &step, value, space, &workSize, realSpace, &realSize,
            integerSpace, &integerSize, &report, 1, 1)
        } else {
          unsafeBitCast(address, to: Lapack.Call11.self)(
            &job, &triangle, &size, matrix, &step, value, space, &workSize, integerSpace, &integerSize,
            &report, 1, 1, 0, 0)
        }
      }
      return report
    }
    if matrices.count == 0 { return (values.array, matrices.array, reports.array) }
    let question = try Lapack.Workspace(1, type)
    let realQuestion = try Lapack.Workspace(1, type.realType)
    let integerQuestion = try Lapack.Workspace(1, .int32)
    _ = try run(0, question, -1, realQuestion, -1, integerQuestion, -1)
    let (workSize, realSize, integerSize) = (question.answer, realQuestion.answer, integerQuestion.answer)
    let work = try Lapack.Workspace(workSize, type)
    let realWork = try Lapack.Workspace(realSize, type.realType)
    let integers = try Lapack.Workspace(integerSize, .int32)
    for index in 0..<matrices.count {
      reports.set(
        try run(index, work, workSize, realWork, max(1, realSize), integers, max(1, integerSize)), at: index)
    }
    return (values.array, matrices.array, reports.array)
  }

  /// The eigenvalues of square matrices, their eigenvectors as columns where wanted, both complex, and for each
  /// matrix 0 where that was possible.
  public static func eigen(
    _ a: NDArray, vectors: Bool
  ) throws(TensorError) -> (values: NDArray, vectors: NDArray, reports: NDArray) {
    let type = a.scalarType
    let complex = type.complexType
    let lapack = try Lapack(type, for: "linalg_eig_cpu")
    let matrices = try MatrixBatch(copying: a)
    let size = matrices.rows
    let values = try VectorBatch(batch: matrices.batch, length: size, complex)
    let result = try MatrixBatch(batch: matrices.batch, rows: size, columns: size, complex)
    let reports = try Reports(batch: matrices.batch)
    if size == 0 || matrices.count == 0 { return (values.array, result.array, reports.array) }
    var order = try Lapack.size(size)
    var (step, leftStep, rightStep): (Int32, Int32, Int32) = (order, 1, order)
    let address = try lapack.routine("geev")
    var noJob = UInt8(ascii: "N")
    var job = UInt8(ascii: vectors ? "V" : "N")
    // Real matrices give the parts of the values apart, and a pair's two vectors as real and imaginary part.
    let parts = try VectorBatch(batch: [2], length: size, type.realType)
    let realVectors = try MatrixBatch(batch: [], rows: size, columns: size, type)
    let complexWork = try Lapack.Workspace(2 &* size, type.realType)

    func run(_ index: Int, _ work: Lapack.Workspace, _ workSize: Int) throws(TensorError) -> Int32 {
      var report: Int32 = 0
      var workSize = try Lapack.size(workSize)
      let (matrix, value, vector) = (
        matrices.pointer(index), values.pointer(index), result.pointer(index)
      )
      let (realPart, imaginaryPart, realVector) = (parts.pointer(0), parts.pointer(1), realVectors.pointer(0))
      let (space, realSpace) = (work.pointer, complexWork.pointer)
      try LibraryCall.run(
        workSize < 0 ? 0 : matrices.work((vectors ? 25 : 10) &* size),
        on: matrices.array, values.array, result.array, parts.array, realVectors.array, work.array,
        complexWork.array
      ) {
        if type.isComplex {
          unsafeBitCast(address, to: Lapack.Call14.self)(
            &noJob, &job, &order, matrix, &step, value, nil, &leftStep, vector, &rightStep, space, &workSize,
            realSpace, &report, 1, 1)
        } else {
          unsafeBitCast(address, to: Lapack.Call14.self)(
            &noJob, &job, &order, matrix, &step, realPart, imaginaryPart, nil, &leftStep, realVector,
            &rightStep, space, &workSize, &report, 1, 1)
        }
      }
      return report
    }
    let question = try Lapack.Workspace(1, type)
    _ = try run(0, question, -1)
    let workSize = max(1, question.answer)
    let work = try Lapack.Workspace(workSize, type)
    for index in 0..<matrices.count {
      reports.set(try run(index, work, workSize), at: index)
      if type.isComplex { continue }
      let flat = values.array.view(shape: [size], strides: [1], offset: index &* size)
      try flat.realParts().copy(from: parts.array.select(0, 0))
      try flat.imaginaryParts().copy(from: parts.array.select(0, 1))
      if vectors {
        let target = result.array.view(
          shape: [size, size], strides: [1, size], offset: index &* size &* size)
        try join(realVectors.array, parts: parts.array, into: target)
      }
    }
    return (values.array, result.array, reports.array)
  }

  /// Complex eigenvectors from LAPACK's real form: where an eigenvalue is not real, its vector's parts are two
  /// neighbouring columns, and the conjugate's vector is the conjugate.
  private static func join(_ real: NDArray, parts: NDArray, into target: NDArray) throws(TensorError) {
    let size = target.shape[0]
    var column = 0
    while column < size {
      let isReal = parts.scalar(at: size &+ column).doubleValue == 0
      try target.select(1, column).realParts().copy(from: real.select(1, column))
      if isReal || column + 1 == size {
        column += 1
        continue
      }
      let imaginary = try real.select(1, column + 1)
      try target.select(1, column).imaginaryParts().copy(from: imaginary)
      try target.select(1, column + 1).realParts().copy(from: real.select(1, column))
      try target.select(1, column + 1).imaginaryParts().copy(from: Kernels.unary(.negate, imaginary))
      column += 2
    }
  }
}
