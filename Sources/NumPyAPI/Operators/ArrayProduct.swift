import PythonRuntime
import TensorCore

/// Products of matrices and vectors.
enum ArrayProduct {
  /// `a @ b`.
  static func matrixMultiply(_ left: Operand, _ right: Operand) throws(PythonError) -> NDArray {
    let type = Operand.meeting(left, right)
    var operands: [NDArray] = []
    for (index, operand) in [left, right].enumerated() {
      guard operand.shape.count > 0, case .array(let array) = operand else {
        throw .valueError(
          "matmul: Input operand \(index) does not have enough dimensions (has 0, gufunc core with signature "
            + "(n?,k),(k,m?)->(n?,m?) requires 1)")
      }
      operands.append(try translated(array.converted(to: type).contiguousForward()))
    }
    let (a, b) = (operands[0], operands[1])
    let inner = a.shape[a.shape.count - 1]
    let other = b.shape[Swift.max(b.shape.count - 2, 0)]
    if inner != other {
      throw .valueError(
        "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
          + "(n?,k),(k,m?)->(n?,m?) (size \(other) is different from \(inner))")
    }
    switch (a.shape.count, b.shape.count) {
    case (1, 1): return try translated(Kernels.dot(a, b))
    case (2, 1): return try translated(Kernels.matrixVectorMultiply(a, b))
    case (2, 2): return try translated(Kernels.matrixMultiply(a, b))
    default: return try batched(a, b)
    }
  }

  private static func batched(_ a: NDArray, _ b: NDArray) throws(PythonError) -> NDArray {
    let left = a.shape.count == 1 ? try translated(a.unsqueezed(0)) : a
    let right = b.shape.count == 1 ? try translated(b.unsqueezed(1)) : b
    let leftBatch = Dims(left.shape.dropLast(2))
    let rightBatch = Dims(right.shape.dropLast(2))
    let batch: Dims
    do {
      batch = try Dims.broadcast(leftBatch, rightBatch)
    } catch {
      throw .valueError(
        "operands could not be broadcast together with remapped shapes [original->remapped]: \(remapped(left.shape))\(remapped(right.shape))"
      )
    }
    func flattened(_ array: NDArray) throws(PythonError) -> NDArray {
      let matrix = Dims(array.shape.suffix(2))
      let expanded = try translated(array.expanded(to: Dims(Array(batch) + Array(matrix))))
      return try translated(expanded.reshaped(Dims([batch.elementCount] + Array(matrix))))
    }
    let product = try Self.product(of: flattened(left), flattened(right))
    var shape = Array(batch)
    if a.shape.count > 1 { shape.append(left.shape[left.shape.count - 2]) }
    if b.shape.count > 1 { shape.append(right.shape[right.shape.count - 1]) }
    return try translated(product.reshaped(Dims(shape)))
  }

  private static func product(of a: NDArray, _ b: NDArray) throws(PythonError) -> NDArray {
    try translated(Kernels.batchedMatrixMultiply(a, b))
  }

  private static func remapped(_ shape: Dims) -> String {
    let sizes = shape.map { String($0) }
    let batch = sizes.dropLast(2) + ["newaxis", "newaxis"]
    return "(\(sizes.joined(separator: ",")))->(\(batch.joined(separator: ","))) "
  }
}

extension NDArray {
  /// The array itself, or a copy of one that a negative stride walks backwards.
  func contiguousForward() throws(TensorError) -> NDArray {
    strides.contains { $0 < 0 } ? try contiguous() : self
  }
}
