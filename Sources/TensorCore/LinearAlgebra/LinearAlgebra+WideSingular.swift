extension LinearAlgebra {
  /// The singular vectors of wide real matrices, by way of bidiagonal matrices.
  ///
  /// For matrices much wider than high `gesdd` factors them first, which turns some vectors around; PyTorch's
  /// library does not.
  struct WideSingular {
    private let type: ScalarType
    private let rows: Int
    private let columns: Int
    /// The sizes as LAPACK counts them.
    private let height: Int32
    private let width: Int32
    private let work: Lapack.Workspace
    private let size: Int32
    private let integers: Lapack.Workspace
    /// The diagonal beside the other one, and the scales of the reflections of each side.
    private let beside: Lapack.Workspace
    private let leftScales: Lapack.Workspace
    private let rightScales: Lapack.Workspace
    private let bidiagonal: UnsafeMutableRawPointer
    private let singular: UnsafeMutableRawPointer
    private let turn: UnsafeMutableRawPointer

    /// Whether matrices are so wide that the two ways differ.
    static func isNeeded(rows: Int, columns: Int, _ type: ScalarType) -> Bool {
      rows > 1 && !type.isComplex && columns >= rows &* 11 / 6
    }

    init(_ lapack: Lapack, rows: Int, columns: Int) throws(TensorError) {
      type = lapack.type
      self.rows = rows
      self.columns = columns
      height = try Lapack.size(rows)
      width = try Lapack.size(columns)
      let workSize = max(3 &* rows &* rows &+ 4 &* rows, 64 &* (rows &+ columns))
      size = try Lapack.size(workSize)
      work = try Lapack.Workspace(workSize, lapack.type)
      integers = try Lapack.Workspace(8 &* rows, .int32)
      beside = try Lapack.Workspace(rows, lapack.type)
      leftScales = try Lapack.Workspace(rows, lapack.type)
      rightScales = try Lapack.Workspace(rows, lapack.type)
      bidiagonal = try lapack.routine("gebrd")
      singular = try lapack.routine("bdsdc")
      turn = try lapack.routine("ormbr")
    }

    /// Overwrites a matrix, and fills in its singular values and vectors; `right` is of zeros and has as many rows
    /// as the matrix has rows or columns.
    func factor(
      _ matrix: UnsafeMutableRawPointer, values: UnsafeMutableRawPointer, left: UnsafeMutableRawPointer,
      right: UnsafeMutableRawPointer, rightRows: Int
    ) -> Int32 {
      var (height, width, size, report) = (height, width, size, Int32(0))
      var (step, leftStep) = (height, height)
      var rightStep = rightRows == columns ? width : height
      unsafeBitCast(bidiagonal, to: Lapack.Call11.self)(
        &height, &width, matrix, &step, values, beside.pointer, leftScales.pointer, rightScales.pointer,
        work.pointer, &size, &report, 0, 0, 0, 0)
      // What the matrix does not reach is left as it is.
      for place in rows..<max(rows, rightRows) { setOne(right, place &* rightRows &+ place) }
      var (lower, vectors) = (UInt8(ascii: "L"), UInt8(ascii: "I"))
      unsafeBitCast(singular, to: Lapack.Call14.self)(
        &lower, &vectors, &height, values, beside.pointer, left, &leftStep, right, &rightStep, nil, nil,
        work.pointer, integers.pointer, &report, 1, 1)
      if report != 0 { return report }
      var turned: Int32 = 0
      apply("Q", "L", "N", height, height, width, matrix, leftScales, left, height, &turned)
      apply("P", "R", "T", rightStep, width, height, matrix, rightScales, right, rightStep, &turned)
      return report
    }

    private func apply(
      _ which: Unicode.Scalar, _ side: Unicode.Scalar, _ form: Unicode.Scalar, _ height: Int32,
      _ width: Int32, _ count: Int32, _ matrix: UnsafeMutableRawPointer, _ scales: Lapack.Workspace,
      _ vectors: UnsafeMutableRawPointer, _ step: Int32, _ report: inout Int32
    ) {
      var (which, side, form) = (UInt8(ascii: which), UInt8(ascii: side), UInt8(ascii: form))
      var (height, width, count, step) = (height, width, count, step)
      var (matrixStep, size) = (self.height, size)
      unsafeBitCast(turn, to: Lapack.Call14.self)(
        &which, &side, &form, &height, &width, &count, matrix, &matrixStep, scales.pointer, vectors, &step,
        work.pointer, &size, &report, 1, 1)
    }

    private func setOne(_ matrix: UnsafeMutableRawPointer, _ index: Int) {
      if type == .float32 {
        matrix.assumingMemoryBound(to: Float.self)[index] = 1
      } else {
        matrix.assumingMemoryBound(to: Double.self)[index] = 1
      }
    }
  }
}
