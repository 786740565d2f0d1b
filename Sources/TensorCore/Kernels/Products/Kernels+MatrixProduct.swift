import CVectorMath
import ComplexModule
import RealModule

extension Kernels {
  /// The product of matrices [n, k] and [k, m], both of one type; the caller has checked that shapes fit.
  public static func matrixMultiply(_ a: NDArray, _ b: NDArray) throws(TensorError) -> NDArray {
    let result = try NDArray.empty(Dims(a.shape[0], b.shape[1]), a.scalarType)
    try a.scalarType.accept(
      ProductVisitor(
        a: a, b: b, result: result, rows: a.shape[0], inner: a.shape[1], columns: b.shape[1],
        aSteps: (a.strides[0], a.strides[1]), bSteps: (b.strides[0], b.strides[1])))
    return result
  }

  /// The products of matrices [batch, n, k] and [batch, k, m], both of one type; a batch of 1 is repeated.
  public static func batchedMatrixMultiply(_ a: NDArray, _ b: NDArray) throws(TensorError) -> NDArray {
    let batch = a.shape[0] == 0 || b.shape[0] == 0 ? 0 : Swift.max(a.shape[0], b.shape[0])
    let result = try NDArray.empty([batch, a.shape[1], b.shape[2]], a.scalarType)
    try a.scalarType.accept(
      ProductVisitor(
        a: a, b: b, result: result, rows: a.shape[1], inner: a.shape[2], columns: b.shape[2],
        aSteps: (a.strides[1], a.strides[2]), bSteps: (b.strides[1], b.strides[2]), batch: batch,
        aBatchStep: a.shape[0] == 1 ? 0 : a.strides[0], bBatchStep: b.shape[0] == 1 ? 0 : b.strides[0],
        isBatched: true))
    return result
  }

  /// The product of a matrix [n, k] and a vector [k].
  public static func matrixVectorMultiply(_ a: NDArray, _ x: NDArray) throws(TensorError) -> NDArray {
    let result = try NDArray.empty([a.shape[0]], a.scalarType)
    try a.scalarType.accept(
      ProductVisitor(
        a: a, b: x, result: result, rows: a.shape[0], inner: a.shape[1], columns: 1,
        aSteps: (a.strides[0], a.strides[1]), bSteps: (x.strides[0], 1), isVector: true))
    return result
  }

  /// The sum of the products of two vectors' elements; 0-dim.
  public static func dot(_ a: NDArray, _ b: NDArray) throws(TensorError) -> NDArray {
    let result = try NDArray.empty([], a.scalarType)
    try a.scalarType.accept(
      ProductVisitor(
        a: a, b: b, result: result, rows: 1, inner: a.shape[0], columns: 1, aSteps: (0, a.strides[0]),
        bSteps: (b.strides[0], 1), isVector: true))
    return result
  }
}

/// One product, or one for each matrix of a batch, into a row-major result.
///
/// It is one object, for the visit and its closures would count the references to its arrays again and again.
private final class ProductVisitor: ElementVisitor {
  let a: NDArray
  let b: NDArray
  let result: NDArray
  let rows: Int
  let inner: Int
  let columns: Int
  let aSteps: (row: Int, column: Int)
  let bSteps: (row: Int, column: Int)
  let batch: Int
  let aBatchStep: Int
  let bBatchStep: Int
  /// Whether the matrices are a batch's, if only of one.
  let isBatched: Bool
  /// Whether the second operand is a vector.
  let isVector: Bool

  init(
    a: NDArray, b: NDArray, result: NDArray, rows: Int, inner: Int, columns: Int,
    aSteps: (row: Int, column: Int), bSteps: (row: Int, column: Int), batch: Int = 1, aBatchStep: Int = 0,
    bBatchStep: Int = 0, isBatched: Bool = false, isVector: Bool = false
  ) {
    self.a = a
    self.b = b
    self.result = result
    self.rows = rows
    self.inner = inner
    self.columns = columns
    self.aSteps = aSteps
    self.bSteps = bSteps
    self.batch = batch
    self.aBatchStep = aBatchStep
    self.bBatchStep = bBatchStep
    self.isBatched = isBatched
    self.isVector = isVector
  }

  private func operand<E>(_ array: NDArray, _ steps: (row: Int, column: Int), _: E.Type)
    -> MatrixProduct.Operand<E>
  {
    MatrixProduct.Operand(
      pointer: array.pointer(as: E.self), rowStride: steps.row, columnStride: steps.column)
  }

  func visit<T: Element>(_ type: T.Type) throws(TensorError) {
    if rows == 0 || columns == 0 || batch == 0 { return }
    switch T.scalarType {
    case .float32: try real(Float.self)
    case .float64: try real(Double.self)
    case .bool: throw ScalarType.bool.notImplemented("addmm_impl_cpu_")
    case .uint8: loop(UInt8(0), { $0 &+ $1 &* $2 })
    case .int8: loop(Int8(0), { $0 &+ $1 &* $2 })
    case .int16: loop(Int16(0), { $0 &+ $1 &* $2 })
    case .int32: loop(Int32(0), { $0 &+ $1 &* $2 })
    case .int64: loop(Int(0), { $0 &+ $1 &* $2 })
    case .float16, .bfloat16: try half()
    case .complex64:
      try each(Complex64.self) { (a, b, c) in
        MatrixProduct.multiply(
          a, b, into: c, rows: rows, inner: inner, columns: columns, zero: Complex64(0, 0),
          { $0 + complexProduct($1, $2) })
      }
    case .complex128:
      try each(Complex128.self) { (a, b, c) in
        MatrixProduct.multiply(
          a, b, into: c, rows: rows, inner: inner, columns: columns, zero: Complex128(0, 0),
          { $0 + complexProduct($1, $2) })
      }
    }
  }

  /// Sums in float32, as PyTorch does.
  private func half() throws(TensorError) {
    let wide = ProductVisitor(
      a: try a.converted(to: .float32).contiguous(), b: try b.converted(to: .float32).contiguous(),
      result: try NDArray.empty(result.shape, .float32), rows: rows, inner: inner, columns: columns,
      aSteps: (inner, 1), bSteps: (columns, 1), batch: batch, aBatchStep: aBatchStep == 0 ? 0 : rows &* inner,
      bBatchStep: bBatchStep == 0 ? 0 : inner &* columns, isVector: isVector)
    try wide.real(Float.self)
    try result.copy(from: wide.result)
  }

  private func real<E: ProductElement>(_ type: E.Type) throws(TensorError) {
    // PyTorch rounds each product of a batch's small matrices before it adds.
    let roundsProducts = isBatched && rows &* inner &* columns < 400
    try each(type) { (a, b, c) in
      if roundsProducts {
        MatrixProduct.multiply(
          a, b, into: c, rows: rows, inner: inner, columns: columns, zero: 0, { $0 + $1 * $2 })
        return
      }
      if isVector {
        E.multiplyVector(a, b.pointer, stride: b.rowStride, into: c, rows: rows, inner: inner)
      } else {
        E.multiply(a, b, into: c, rows: rows, inner: inner, columns: columns)
      }
    }
  }

  /// Every product of the batch, by OpenBLAS where it is large, else by `small`.
  @inline(__always)
  private func each<E: Element>(
    _ type: E.Type,
    _ small: (MatrixProduct.Operand<E>, MatrixProduct.Operand<E>, UnsafeMutablePointer<E>) -> Void
  ) throws(TensorError) {
    var left = operand(a, aSteps, E.self)
    var right = operand(b, bSteps, E.self)
    var target = result.pointer(as: E.self)
    let isLarge = LargeProduct.isWorth(rows, inner, columns)
    if isLarge, !isVector, batch > 1, large(left, right, target) {
      // The matrices of a batch lie alike: what OpenBLAS could do with the first it can with all.
      LargeProduct.share(batch &- 1) { number in
        var (left, right) = (left, right)
        left.pointer += (number &+ 1) &* aBatchStep
        right.pointer += (number &+ 1) &* bBatchStep
        _ = large(left, right, target + (number &+ 1) &* rows &* columns)
      }
      return
    }
    for _ in 0..<batch {
      if !(isLarge && large(left, right, target)) {
        if isLarge && E.self is any ComplexElement.Type, let contiguous = try withoutGaps() {
          return try contiguous.each(type, small)
        }
        small(left, right, target)
      }
      left.pointer += aBatchStep
      right.pointer += bBatchStep
      target += rows &* columns
    }
  }

  private func large<E: Element>(
    _ left: MatrixProduct.Operand<E>, _ right: MatrixProduct.Operand<E>, _ target: UnsafeMutablePointer<E>
  ) -> Bool {
    isVector
      ? LargeProduct.multiply(
        left, vector: right.pointer, stride: right.rowStride, into: target, rows: rows, inner: inner)
      : LargeProduct.multiply(left, right, into: target, rows: rows, inner: inner, columns: columns)
  }

  /// The same products of copies that lie row by row; nil where the operands do already.
  private func withoutGaps() throws(TensorError) -> ProductVisitor? {
    if a.isContiguous && b.isContiguous { return nil }
    return ProductVisitor(
      a: try a.contiguous(), b: try b.contiguous(), result: result, rows: rows, inner: inner,
      columns: columns,
      aSteps: (inner, 1), bSteps: (columns, 1), batch: batch, aBatchStep: aBatchStep == 0 ? 0 : rows &* inner,
      bBatchStep: bBatchStep == 0 ? 0 : inner &* columns, isVector: isVector)
  }

  @inline(__always)
  private func loop<E>(_ zero: E, _ add: (E, E, E) -> E) {
    for index in 0..<batch {
      var left = operand(a, aSteps, E.self)
      var right = operand(b, bSteps, E.self)
      left.pointer += index &* aBatchStep
      right.pointer += index &* bBatchStep
      MatrixProduct.multiply(
        left, right, into: result.pointer(as: E.self) + index &* rows &* columns, rows: rows, inner: inner,
        columns: columns, zero: zero, add)
    }
  }
}
