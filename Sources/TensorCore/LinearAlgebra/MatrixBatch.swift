/// Matrices that lie by columns, one after the other, as LAPACK takes them.
struct MatrixBatch {
  /// The matrices in PyTorch's order of dimensions: [..., rows, columns].
  let array: NDArray
  let rows: Int
  let columns: Int
  /// How many matrices there are.
  let count: Int

  /// A copy of an array's matrices.
  init(copying source: NDArray) throws(TensorError) {
    self.init(try MatrixBatch.allocate(source.shape, source.scalarType))
    try array.copy(from: source)
  }

  /// Matrices of zeros.
  init(batch: Dims, rows: Int, columns: Int, _ type: ScalarType) throws(TensorError) {
    var shape = batch
    shape.append(rows)
    shape.append(columns)
    self.init(try MatrixBatch.allocate(shape, type))
    array.fill(.int(0))
  }

  private init(_ array: NDArray) {
    self.array = array
    rows = array.shape[array.shape.count - 2]
    columns = array.shape[array.shape.count - 1]
    count = Dims(array.shape.dropLast(2)).elementCount
  }

  private static func allocate(_ shape: Dims, _ type: ScalarType) throws(TensorError) -> NDArray {
    var stored = shape
    let last = shape.count - 1
    stored[last] = shape[last - 1]
    stored[last - 1] = shape[last]
    return try NDArray.empty(stored, type).transposed(last - 1, last)
  }

  /// The sizes before those of the matrices.
  var batch: Dims { Dims(array.shape.dropLast(2)) }

  /// How many multiplications it takes to multiply one of the matrices by one of so many columns.
  func work(_ others: Int) -> Double { Double(rows) * Double(columns) * Double(others) }

  /// Where a matrix starts.
  func pointer(_ index: Int) -> UnsafeMutableRawPointer {
    array.storage.pointer + index &* rows &* columns &* array.scalarType.byteCount
  }
}

/// Vectors beside a batch of matrices, such as eigenvalues, or one number for each.
struct VectorBatch {
  let array: NDArray
  let length: Int

  init(batch: Dims, length: Int, _ type: ScalarType) throws(TensorError) {
    var shape = batch
    shape.append(length)
    array = try NDArray.zeros(shape, type)
    self.length = length
  }

  func pointer(_ index: Int) -> UnsafeMutableRawPointer {
    array.storage.pointer + index &* length &* array.scalarType.byteCount
  }
}

/// What LAPACK reports of each matrix of a batch: 0 where all went well.
struct Reports {
  let array: NDArray

  init(batch: Dims) throws(TensorError) { array = try NDArray.zeros(batch, .int32) }

  func set(_ report: Int32, at index: Int) { array.pointer(as: Int32.self)[index] = report }
}
