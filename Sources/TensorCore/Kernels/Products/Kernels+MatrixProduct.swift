import ComplexModule
import RealModule

extension Kernels {
  /// The product of matrices [n, k] and [k, m], both of one type; the caller has checked that shapes fit.
  package static func matrixMultiply(_ a: NDArray, _ b: NDArray) throws(TensorError) -> NDArray {
    let result = try NDArray.empty([a.shape[0], b.shape[1]], a.scalarType)
    try matrixMultiply(a, b, into: result)
    return result
  }

  /// The products of matrices [batch, n, k] and [batch, k, m], both of one type; a batch of 1 is repeated.
  package static func batchedMatrixMultiply(_ a: NDArray, _ b: NDArray) throws(TensorError) -> NDArray {
    let batch =
      Swift.max(a.shape[0], b.shape[0]) == 0 || a.shape[0] == 0 || b.shape[0] == 0
      ? 0 : Swift.max(a.shape[0], b.shape[0])
    let result = try NDArray.empty([batch, a.shape[1], b.shape[2]], a.scalarType)
    for index in 0..<batch {
      try matrixMultiply(
        a.select(0, a.shape[0] == 1 ? 0 : index), b.select(0, b.shape[0] == 1 ? 0 : index),
        into: result.select(0, index))
    }
    return result
  }

  /// The product of a matrix [n, k] and a vector [k].
  package static func matrixVectorMultiply(_ a: NDArray, _ x: NDArray) throws(TensorError) -> NDArray {
    let column = x.view(shape: [x.shape[0], 1], strides: [x.strides[0], 1])
    let result = try matrixMultiply(a, column)
    return result.view(shape: [a.shape[0]], strides: [1])
  }

  /// The sum of the products of two vectors' elements; 0-dim.
  package static func dot(_ a: NDArray, _ b: NDArray) throws(TensorError) -> NDArray {
    let row = a.view(shape: [1, a.shape[0]], strides: [0, a.strides[0]])
    let column = b.view(shape: [b.shape[0], 1], strides: [b.strides[0], 1])
    let result = try matrixMultiply(row, column)
    return result.view(shape: Dims(), strides: Dims())
  }

  /// Overwrites `result`, a row-major matrix.
  static func matrixMultiply(_ a: NDArray, _ b: NDArray, into result: NDArray) throws(TensorError) {
    try a.scalarType.accept(MatrixVisitor(a: a, b: b, result: result))
  }
}

private struct MatrixVisitor: ElementVisitor {
  let a: NDArray
  let b: NDArray
  let result: NDArray

  private func operand<E>(_ array: NDArray, _: E.Type) -> MatrixProduct.Operand<E> {
    MatrixProduct.Operand(
      pointer: array.pointer(as: E.self), rowStride: array.strides[0], columnStride: array.strides[1])
  }

  func visit<T: Element>(_ type: T.Type) throws(TensorError) {
    let (rows, inner, columns) = (a.shape[0], a.shape[1], b.shape[1])
    switch T.scalarType {
    case .float32:
      MatrixProduct.multiply(
        operand(a, Float.self), operand(b, Float.self), into: result.pointer(as: Float.self), rows: rows,
        inner: inner, columns: columns)
    case .float64:
      MatrixProduct.multiply(
        operand(a, Double.self), operand(b, Double.self), into: result.pointer(as: Double.self), rows: rows,
        inner: inner, columns: columns)
    case .bool: throw TensorError(.notImplementedError, "\"addmm_impl_cpu_\" not implemented for 'Bool'")
    case .uint8: loop(UInt8(0), { $0 &+ $1 &* $2 })
    case .int8: loop(Int8(0), { $0 &+ $1 &* $2 })
    case .int16: loop(Int16(0), { $0 &+ $1 &* $2 })
    case .int32: loop(Int32(0), { $0 &+ $1 &* $2 })
    case .int64: loop(Int(0), { $0 &+ $1 &* $2 })
    case .float16:
      MatrixProduct.multiply(
        operand(a, Float16.self), operand(b, Float16.self), into: result.pointer(as: Float16.self),
        rows: rows,
        inner: inner, columns: columns, zero: Float(0), { $0 + Float($1) * Float($2) }, { Float16($0) })
    case .bfloat16:
      MatrixProduct.multiply(
        operand(a, BFloat16.self), operand(b, BFloat16.self), into: result.pointer(as: BFloat16.self),
        rows: rows,
        inner: inner, columns: columns, zero: Float(0), { $0 + $1.float * $2.float }, { BFloat16($0) })
    case .complex64: loop(Complex64(0, 0)) { $0 + complexProduct($1, $2) }
    case .complex128: loop(Complex128(0, 0)) { $0 + complexProduct($1, $2) }
    }
  }

  @inline(__always)
  private func loop<E>(_ zero: E, _ add: (E, E, E) -> E) {
    MatrixProduct.multiply(
      operand(a, E.self), operand(b, E.self), into: result.pointer(as: E.self), rows: a.shape[0],
      inner: a.shape[1], columns: b.shape[1], zero: zero, add, { $0 })
  }
}
