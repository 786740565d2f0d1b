extension Kernels {
  /// The most numbers for which one core and no plan are the fastest.
  private static let rowsLimit = 16_384

  /// Adds a vector to every row of a matrix, as a layer adds its bias; false, with nothing changed, where that is for
  /// the general kernel.
  public static func addToRows(of matrix: NDArray, _ vector: NDArray) -> Bool {
    guard matrix.layout.dimensionCount == 2, vector.layout.dimensionCount == 1, matrix.isContiguous,
      vector.isContiguous, matrix.shape[1] == vector.elementCount,
      (1...rowsLimit).contains(matrix.elementCount),
      matrix.scalarType == vector.scalarType
    else { return false }
    switch matrix.scalarType {
    case .float32: add(vector, toRowsOf: matrix, Float.self)
    case .float64: add(vector, toRowsOf: matrix, Double.self)
    default: return false
    }
    return true
  }

  private static func add<T: FloatElement & FloatingPoint>(
    _ vector: NDArray, toRowsOf matrix: NDArray, _: T.Type
  ) {
    let (rows, columns) = (matrix.shape[0], matrix.shape[1])
    let addends = vector.pointer(as: T.self)
    var row = matrix.pointer(as: T.self)
    for _ in 0..<rows {
      for column in 0..<columns { row[column] += addends[column] }
      row += columns
    }
  }
}
