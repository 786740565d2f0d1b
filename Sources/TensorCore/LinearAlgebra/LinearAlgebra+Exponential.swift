extension LinearAlgebra {
  /// The exponential of square matrices: scaled down until a Taylor polynomial serves, then squared again.
  ///
  /// Computed in the widest precision of its kind.
  public static func exponential(_ a: NDArray) throws(TensorError) -> NDArray {
    let wide: ScalarType = a.scalarType.isComplex ? .complex128 : .float64
    let size = a.shape[a.shape.count - 1]
    if a.elementCount == 0 { return try a.copied() }
    let count = a.elementCount / (size &* size)
    let matrices = try a.converted(to: wide).contiguous().view(
      shape: [count, size, size], strides: [size &* size, size, 1])
    let result = try NDArray.empty([count, size, size], wide)
    for index in 0..<count {
      try result.slice(0, start: index, end: index + 1).copy(
        from: exponential(of: matrices.slice(0, start: index, end: index + 1), wide))
    }
    return try result.view(shape: a.shape, strides: a.shape.contiguousStrides).converted(to: a.scalarType)
  }

  private static func exponential(of matrix: NDArray, _ type: ScalarType) throws(TensorError) -> NDArray {
    let columnSums = try Kernels.sum(Kernels.unary(.absolute, matrix), dims: [1])
    let norm = try Kernels.maximum(columnSums).item().doubleValue
    var halvings = 0
    var scale = 1.0
    while norm * scale > 0.5 && norm.isFinite && halvings < 1100 {
      scale /= 2
      halvings += 1
    }
    let scaled = try Kernels.binary(.multiply, matrix, scalar: .double(scale), type: type)
    let identity = try NDArray.eye(matrix.shape[1], matrix.shape[1], type).unsqueezed(0)
    var sum = identity
    // 1 + X (1 + X/2 (1 + X/3 ...)): 18 terms of at most 0.5 reach double precision.
    for term in stride(from: 18, to: 0, by: -1) {
      let product = try Kernels.batchedMatrixMultiply(scaled, sum)
      let divided = try Kernels.binary(.divide, product, scalar: .int(term), type: type)
      sum = try Kernels.binary(.add, identity, divided, type: type)
    }
    for _ in 0..<halvings { sum = try Kernels.batchedMatrixMultiply(sum, sum) }
    return sum
  }
}
