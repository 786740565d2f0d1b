package import TensorCore

/// The notation in which the derivatives of matrix functions are written.
extension Tensor {
  /// The last two dimensions exchanged.
  package func transposedMatrix() throws(TensorError) -> Tensor { try transpose(-2, -1) }

  /// The conjugate transpose.
  package func adjoint() throws(TensorError) -> Tensor { try transpose(-2, -1).conjugate() }

  /// The adjoint of a single matrix, which PyTorch transposes by `t()`.
  func matrixAdjoint() throws(TensorError) -> Tensor {
    try Dimensions.matrixTranspose(self).conjugate()
  }

  /// The product of matrices, batched and broadcast.
  package func times(_ other: Tensor) throws(TensorError) -> Tensor { try Products.matmul(self, other) }

  package func lowerTriangle(_ diagonal: Int = 0) throws(TensorError) -> Tensor {
    try Rearranging.triangle(self, diagonal, upper: false)
  }

  package func upperTriangle(_ diagonal: Int = 0) throws(TensorError) -> Tensor {
    try Rearranging.triangle(self, diagonal, upper: true)
  }

  /// The main diagonals of matrices.
  package func matrixDiagonal() throws(TensorError) -> Tensor { try Parts.diagonal(self, -2, -1) }

  /// Matrices with these diagonals and zeros elsewhere.
  package func asDiagonal() throws(TensorError) -> Tensor {
    let size = shape[dimensionCount - 1]
    return try unsqueeze(-1) * Tensor(NDArray.eye(size, size, scalarType))
  }

  /// The sizes before those of the matrices.
  package var batchShape: Dims { Dims(shape.dropLast(2)) }
  package var rowCount: Int { shape[dimensionCount - 2] }
  package var columnCount: Int { shape[dimensionCount - 1] }

  /// The sum of two parts of a gradient, of which the first may not have come yet.
  package static func sum(_ first: Tensor?, _ second: Tensor) throws(TensorError) -> Tensor {
    if let first { try first + second } else { second }
  }

  /// Part of a dimension.
  package func narrow(_ dim: Int, _ start: Int, _ length: Int) throws(TensorError) -> Tensor {
    try Parts.slice(self, dim, start: start, end: start &+ length)
  }

  /// Matrices broadcast to a batch.
  package func expandedBatch(_ batch: Dims) throws(TensorError) -> Tensor {
    if batchShape == batch { return self }
    var target = batch
    target.append(rowCount)
    target.append(columnCount)
    return try expand(target)
  }

  /// The identity of the size of these matrices' rows, outside the graph.
  package func identityLike() throws(TensorError) -> Tensor {
    Tensor(try NDArray.eye(rowCount, rowCount, scalarType))
  }
}
