import ComplexModule

/// Large products of matrices and vectors by OpenBLAS.
enum LargeProduct {
  /// The fewest multiplications that are worth the call.
  private static let least = 32_768

  /// Whether a product of these sizes is worth the call.
  static func isWorth(_ rows: Int, _ inner: Int, _ columns: Int) -> Bool {
    let (area, overflow) = rows.multipliedReportingOverflow(by: columns)
    let (volume, overflowAgain) = area.multipliedReportingOverflow(by: inner)
    return rows > 0 && columns > 0 && (overflow || overflowAgain || volume > least)
  }

  private typealias Argument = LinearAlgebraLibrary.Argument
  /// Both flags, three sizes, the factor, both matrices with their steps, the result's factor, the result with its
  /// step, and the lengths of the flags.
  private typealias MatrixFunction =
    @convention(c) (
      Argument, Argument, Argument, Argument, Argument, Argument, Argument, Argument, Argument, Argument,
      Argument,
      Argument, Argument, Int, Int
    ) -> Void
  /// The flag, two sizes, the factor, the matrix, the vector and the result with their steps, and the flag's length.
  private typealias VectorFunction =
    @convention(c) (
      Argument, Argument, Argument, Argument, Argument, Argument, Argument, Argument, Argument, Argument,
      Argument,
      Int
    ) -> Void

  private static let floatMatrix = matrixFunction("sgemm_")
  private static let doubleMatrix = matrixFunction("dgemm_")
  private static let complexMatrix = matrixFunction("cgemm_")
  private static let doubleComplexMatrix = matrixFunction("zgemm_")
  private static let floatVector = vectorFunction("sgemv_")
  private static let doubleVector = vectorFunction("dgemv_")
  private static let complexVector = vectorFunction("cgemv_")
  private static let doubleComplexVector = vectorFunction("zgemv_")

  private static func matrixFunction(_ name: String) -> MatrixFunction? {
    LinearAlgebraLibrary.symbol(name).map { unsafeBitCast($0, to: MatrixFunction.self) }
  }

  private static func vectorFunction(_ name: String) -> VectorFunction? {
    LinearAlgebraLibrary.symbol(name).map { unsafeBitCast($0, to: VectorFunction.self) }
  }

  /// How Fortran, which stores columns, sees a matrix: as it is or transposed, and the step between its columns.
  private struct Stored {
    let flag: UInt8
    let step: Int32

    /// Nil where neither rows nor columns lie without gaps.
    init?<T>(_ operand: MatrixProduct.Operand<T>, rows: Int, columns: Int) {
      let step: Int
      if (operand.columnStride == 1 || columns == 1) && (operand.rowStride >= max(1, columns) || rows == 1) {
        flag = UInt8(ascii: "N")
        step = rows == 1 ? max(1, columns) : operand.rowStride
      } else if (operand.rowStride == 1 || rows == 1)
        && (operand.columnStride >= max(1, rows) || columns == 1)
      {
        flag = UInt8(ascii: "T")
        step = columns == 1 ? max(1, rows) : operand.columnStride
      } else {
        return nil
      }
      guard let exact = Int32(exactly: step) else { return nil }
      self.step = exact
    }
  }

  /// Overwrites `result`, a row-major matrix, with the product; false where it cannot.
  static func multiply<T: Element>(
    _ a: MatrixProduct.Operand<T>, _ b: MatrixProduct.Operand<T>, into result: UnsafeMutablePointer<T>,
    rows: Int,
    inner: Int, columns: Int
  ) -> Bool {
    guard let function = matrixFunction(T.self), let left = Stored(a, rows: rows, columns: inner),
      let right = Stored(b, rows: inner, columns: columns), let height = Int32(exactly: rows),
      let depth = Int32(exactly: inner), let width = Int32(exactly: columns)
    else { return false }
    // The transposed product, with the operands exchanged, lies in memory as the product by rows.
    func multiplyPart(_ part: Range<Int>, ofColumns: Bool) {
      var (firstFlag, secondFlag) = (right.flag, left.flag)
      var (firstStep, secondStep, resultStep) = (right.step, left.step, max(1, width))
      var (one, zero, depth) = (Factor(1, T.scalarType), Factor(0, T.scalarType), depth)
      let count = Int32(truncatingIfNeeded: part.count)
      var (partWidth, partHeight) = ofColumns ? (count, height) : (width, count)
      let first = ofColumns ? b.pointer + part.lowerBound &* b.columnStride : b.pointer
      let second = ofColumns ? a.pointer : a.pointer + part.lowerBound &* a.rowStride
      function(
        &firstFlag, &secondFlag, &partWidth, &partHeight, &depth, &one, first, &firstStep, second,
        &secondStep, &zero, result + part.lowerBound &* (ofColumns ? 1 : columns), &resultStep, 1, 1)
    }
    let (area, overflow) = inner.multipliedReportingOverflow(by: columns)
    let isShared = overflow || area > leastShared / rows
    let ofColumns = rows < 32 && columns > rows
    let count = ofColumns ? columns : rows
    // Some rows at a time, so that a request to stop is seen.
    let most = linesAtOnce(inner, ofColumns ? rows : columns)
    if !isShared {
      var start = 0
      while start < count, !Interruption.isRequested {
        let end = min(start &+ most, count)
        multiplyPart(start..<end, ofColumns: ofColumns)
        start = end
      }
      return true
    }
    // OpenBLAS's own threads wait for each other at every step; halves of the result need no other.
    let half = min(most, ((count &+ 1) / 2 &+ 15) & ~15)
    LinearAlgebraLibrary.withOneThread {
      ParallelFor.run(count, piece: half) { multiplyPart($0, ofColumns: ofColumns) }
    }
    return true
  }

  /// Makes so many products, of which two threads take the next in turn.
  static func share(_ count: Int, _ product: (Int) -> Void) {
    LinearAlgebraLibrary.withOneThread {
      ParallelFor.run(count, piece: 1) { numbers in
        for number in numbers { product(number) }
      }
    }
  }

  /// The fewest multiplications that are worth a second thread.
  private static let leastShared = 1 << 21

  /// How many rows or columns take some hundredths of a second.
  private static func linesAtOnce(_ inner: Int, _ others: Int) -> Int {
    let (area, overflow) = max(inner, 1).multipliedReportingOverflow(by: max(others, 1))
    return overflow ? 16 : max(16, (1 << 30) / area & ~15)
  }

  /// Overwrites `result` with the product of a matrix and a vector; false where it cannot.
  static func multiply<T: Element>(
    _ a: MatrixProduct.Operand<T>, vector: UnsafeMutablePointer<T>, stride: Int,
    into result: UnsafeMutablePointer<T>, rows: Int, inner: Int
  ) -> Bool {
    guard stride > 0, let function = vectorFunction(T.self),
      let matrix = Stored(a, rows: rows, columns: inner),
      let height = Int32(exactly: rows), let depth = Int32(exactly: inner), var step = Int32(exactly: stride)
    else { return false }
    let isByRows = matrix.flag == UInt8(ascii: "N")
    var flag = UInt8(ascii: isByRows ? "T" : "N")
    var (first, second) = isByRows ? (depth, height) : (height, depth)
    var (matrixStep, resultStep) = (matrix.step, Int32(1))
    var (one, zero) = (Factor(1, T.scalarType), Factor(0, T.scalarType))
    function(
      &flag, &first, &second, &one, a.pointer, &matrixStep, vector, &step, &zero, result, &resultStep, 1)
    return true
  }

  private static func matrixFunction<T: Element>(_ type: T.Type) -> MatrixFunction? {
    switch T.scalarType {
    case .float32: floatMatrix
    case .float64: doubleMatrix
    case .complex64: complexMatrix
    case .complex128: doubleComplexMatrix
    default: nil
    }
  }

  private static func vectorFunction<T: Element>(_ type: T.Type) -> VectorFunction? {
    switch T.scalarType {
    case .float32: floatVector
    case .float64: doubleVector
    case .complex64: complexVector
    case .complex128: doubleComplexVector
    default: nil
    }
  }
}

/// A real number as a library that takes every argument by address reads it: in one of its four element types.
struct Factor {
  private var bits: (UInt64, UInt64) = (0, 0)

  init(_ value: Double, _ type: ScalarType) {
    bits.0 = type.realType == .float32 ? UInt64(Float(value).bitPattern) : value.bitPattern
  }
}
