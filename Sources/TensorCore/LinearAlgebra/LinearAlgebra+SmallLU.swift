extension LinearAlgebra {
  /// The largest square matrices that are factored here, step by step as the reference's library does it; LAPACK
  /// rounds in another order.
  static let smallOrder = 12

  /// Factors a real square matrix of columns one after the other.
  ///
  /// Returns the position of the first zero on the diagonal, or 0; none, with nothing changed, where an element is
  /// not finite.
  static func factorSmall<T: BinaryFloatingPoint>(
    _ matrix: UnsafeMutablePointer<T>, order: Int, _ exchanges: UnsafeMutablePointer<Int32>
  ) -> Int32? {
    for place in 0..<(order &* order) where !matrix[place].isFinite { return nil }
    var report: Int32 = 0
    for column in 0..<order {
      let start = matrix + column &* order
      var pivot = column
      for row in column..<order where start[row].magnitude > start[pivot].magnitude { pivot = row }
      exchanges[column] = Int32(truncatingIfNeeded: pivot + 1)
      let value = start[pivot]
      if value == 0 {
        if report == 0 { report = Int32(truncatingIfNeeded: column + 1) }
        continue
      }
      if pivot != column {
        for other in 0..<order {
          let (first, second) = (other &* order &+ column, other &* order &+ pivot)
          (matrix[first], matrix[second]) = (matrix[second], matrix[first])
        }
      }
      // The last step of the smallest matrices divides; all others multiply by the reciprocal.
      let reciprocal = 1 / value
      let divides = order <= 4 && column == order - 2 || !reciprocal.isFinite
      for row in (column + 1)..<max(order, column + 1) {
        start[row] = divides ? start[row] / value : start[row] * reciprocal
      }
      for other in (column + 1)..<max(order, column + 1) {
        let target = matrix + other &* order
        let factor = -target[column]
        for row in (column + 1)..<order { target[row].addProduct(start[row], factor) }
      }
    }
    return report
  }
}

extension LinearAlgebra {
  /// Solves `A X = B` from the factors of a real 2 by 2 matrix, step by step as the reference's library does it;
  /// `right` holds the columns of B one after the other.
  static func solvePair<T: BinaryFloatingPoint>(
    _ factors: UnsafeMutablePointer<T>, _ exchanges: UnsafePointer<Int32>, _ right: UnsafeMutablePointer<T>,
    count: Int
  ) {
    let (first, last) = (1 / factors[0], 1 / factors[3])
    for column in 0..<count {
      let target = right + 2 &* column
      if exchanges[0] == 2 { (target[0], target[1]) = (target[1], target[0]) }
      target[1].addProduct(-factors[1], target[0])
      target[1] *= last
      target[0].addProduct(-factors[2], target[1])
      target[0] *= first
    }
  }
}
