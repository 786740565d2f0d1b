import CVectorMath
import ComplexModule
import RealModule

/// The product of two matrices of one type, the seam behind which a BLAS may stand.
///
/// Each operand has a row and a column stride, in elements, so that transposed matrices need no copy; the
/// result is row-major and is overwritten.
enum MatrixProduct {
  struct Operand<T> {
    var pointer: UnsafeMutablePointer<T>
    var rowStride: Int
    var columnStride: Int
  }

  static func multiply(
    _ a: Operand<Float>, _ b: Operand<Float>, into c: UnsafeMutablePointer<Float>, rows: Int, inner: Int,
    columns: Int
  ) {
    matrix_product_f32(
      c, a.pointer, a.rowStride, a.columnStride, b.pointer, b.rowStride, b.columnStride, rows, inner, columns)
  }

  static func multiply(
    _ a: Operand<Double>, _ b: Operand<Double>, into c: UnsafeMutablePointer<Double>, rows: Int, inner: Int,
    columns: Int
  ) {
    matrix_product_f64(
      c, a.pointer, a.rowStride, a.columnStride, b.pointer, b.rowStride, b.columnStride, rows, inner, columns)
  }

  /// The plain triple loop for every other type.
  @inline(__always)
  static func multiply<T, A>(
    _ a: Operand<T>, _ b: Operand<T>, into c: UnsafeMutablePointer<T>, rows: Int, inner: Int, columns: Int,
    zero: A, _ add: (A, T, T) -> A, _ finish: (A) -> T
  ) {
    for i in 0..<rows {
      for j in 0..<columns {
        var sum = zero
        let row = a.pointer + i &* a.rowStride
        let column = b.pointer + j &* b.columnStride
        for k in 0..<inner { sum = add(sum, row[k &* a.columnStride], column[k &* b.rowStride]) }
        c[i &* columns &+ j] = finish(sum)
      }
    }
  }
}
