import CVectorMath
import ComplexModule
import RealModule

/// Products of matrices that are too small for OpenBLAS, or of types that it has no code for.
///
/// Each operand has a row and a column stride, in elements, so that transposed matrices need no copy; the
/// result is row-major and is overwritten.
enum MatrixProduct {
  struct Operand<T> {
    var pointer: UnsafeMutablePointer<T>
    var rowStride: Int
    var columnStride: Int
  }

  /// The product of two matrices, by OpenBLAS where it is large.
  static func multiply<E: ProductElement>(
    _ a: Operand<E>, _ b: Operand<E>, into c: UnsafeMutablePointer<E>, rows: Int, inner: Int, columns: Int
  ) {
    if LargeProduct.isWorth(rows, inner, columns),
      LargeProduct.multiply(a, b, into: c, rows: rows, inner: inner, columns: columns)
    {
      return
    }
    E.multiply(a, b, into: c, rows: rows, inner: inner, columns: columns)
  }

  /// The plain triple loop.
  @inline(__always)
  static func multiply<T>(
    _ a: Operand<T>, _ b: Operand<T>, into c: UnsafeMutablePointer<T>, rows: Int, inner: Int, columns: Int,
    zero: T, _ add: (T, T, T) -> T
  ) {
    for i in 0..<rows {
      for j in 0..<columns {
        var sum = zero
        let row = a.pointer + i &* a.rowStride
        let column = b.pointer + j &* b.columnStride
        for k in 0..<inner { sum = add(sum, row[k &* a.columnStride], column[k &* b.rowStride]) }
        c[i &* columns &+ j] = sum
      }
    }
  }
}

/// An element type whose small products run in vectors.
protocol ProductElement: Element, FloatingPoint {
  static func multiply(
    _ a: MatrixProduct.Operand<Self>, _ b: MatrixProduct.Operand<Self>, into c: UnsafeMutablePointer<Self>,
    rows: Int, inner: Int, columns: Int)
  static func multiplyVector(
    _ a: MatrixProduct.Operand<Self>, _ x: UnsafeMutablePointer<Self>, stride: Int,
    into y: UnsafeMutablePointer<Self>, rows: Int, inner: Int)
}

extension Float: ProductElement {
  static func multiply(
    _ a: MatrixProduct.Operand<Float>, _ b: MatrixProduct.Operand<Float>, into c: UnsafeMutablePointer<Float>,
    rows: Int, inner: Int, columns: Int
  ) {
    matrix_product_f32(
      c, a.pointer, a.rowStride, a.columnStride, b.pointer, b.rowStride, b.columnStride, rows, inner, columns)
  }

  static func multiplyVector(
    _ a: MatrixProduct.Operand<Float>, _ x: UnsafeMutablePointer<Float>, stride: Int,
    into y: UnsafeMutablePointer<Float>, rows: Int, inner: Int
  ) {
    vector_product_f32(y, a.pointer, a.rowStride, a.columnStride, x, stride, rows, inner)
  }
}

extension Double: ProductElement {
  static func multiply(
    _ a: MatrixProduct.Operand<Double>, _ b: MatrixProduct.Operand<Double>,
    into c: UnsafeMutablePointer<Double>,
    rows: Int, inner: Int, columns: Int
  ) {
    matrix_product_f64(
      c, a.pointer, a.rowStride, a.columnStride, b.pointer, b.rowStride, b.columnStride, rows, inner, columns)
  }

  static func multiplyVector(
    _ a: MatrixProduct.Operand<Double>, _ x: UnsafeMutablePointer<Double>, stride: Int,
    into y: UnsafeMutablePointer<Double>, rows: Int, inner: Int
  ) {
    vector_product_f64(y, a.pointer, a.rowStride, a.columnStride, x, stride, rows, inner)
  }
}
