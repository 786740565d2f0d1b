/// One operand of a ``Tile``: its first element and how far the next in the row, and the next row, are.
///
/// Steps count elements of the operand's own type.
struct Lane {
  var base: UnsafeMutableRawPointer
  var step: Int
  var rowStep: Int

  @inline(__always)
  func row<T>(_ index: Int, as type: T.Type) -> UnsafeMutablePointer<T> {
    base.assumingMemoryBound(to: T.self) + index &* rowStep
  }
}

/// A rectangle of elements that a kernel's inner loops run over.
struct Tile {
  var count: Int
  var rows: Int
  var out: Lane
  var a: Lane
  var b: Lane
  var c: Lane

  /// out = body()
  @inline(__always)
  func fill<R>(_ value: R) {
    for row in 0..<rows {
      let o = out.row(row, as: R.self)
      if out.step == 1 {
        for i in 0..<count { o[i] = value }
      } else {
        for i in 0..<count { o[i &* out.step] = value }
      }
    }
  }

  /// out = body(a)
  @inline(__always)
  func map<A, R>(_ body: (A) -> R) {
    for row in 0..<rows {
      let o = out.row(row, as: R.self)
      let x = a.row(row, as: A.self)
      if out.step == 1 && a.step == 1 {
        for i in 0..<count { o[i] = body(x[i]) }
      } else if out.step == 1 && a.step == 0 {
        let value = body(x.pointee)
        for i in 0..<count { o[i] = value }
      } else {
        for i in 0..<count { o[i &* out.step] = body(x[i &* a.step]) }
      }
    }
  }

  /// out = body(a, b)
  @inline(__always)
  func mapPairs<A, B, R>(_ body: (A, B) -> R) {
    for row in 0..<rows {
      let o = out.row(row, as: R.self)
      let x = a.row(row, as: A.self)
      let y = b.row(row, as: B.self)
      if out.step == 1 && a.step == 1 && b.step == 1 {
        for i in 0..<count { o[i] = body(x[i], y[i]) }
      } else if out.step == 1 && a.step == 1 && b.step == 0 {
        let fixed = y.pointee
        for i in 0..<count { o[i] = body(x[i], fixed) }
      } else if out.step == 1 && a.step == 0 && b.step == 1 {
        let fixed = x.pointee
        for i in 0..<count { o[i] = body(fixed, y[i]) }
      } else if out.step == 1 && a.step == 0 && b.step == 0 {
        let value = body(x.pointee, y.pointee)
        for i in 0..<count { o[i] = value }
      } else {
        for i in 0..<count { o[i &* out.step] = body(x[i &* a.step], y[i &* b.step]) }
      }
    }
  }

  /// out = body(a, b, c)
  @inline(__always)
  func mapTriples<A, B, C, R>(_ body: (A, B, C) -> R) {
    for row in 0..<rows {
      let o = out.row(row, as: R.self)
      let x = a.row(row, as: A.self)
      let y = b.row(row, as: B.self)
      let z = c.row(row, as: C.self)
      if out.step == 1 && a.step == 1 && b.step == 1 && c.step == 1 {
        for i in 0..<count { o[i] = body(x[i], y[i], z[i]) }
      } else {
        for i in 0..<count {
          o[i &* out.step] = body(x[i &* a.step], y[i &* b.step], z[i &* c.step])
        }
      }
    }
  }
}
