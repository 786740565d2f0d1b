extension Tile {
  /// out = function(a, b), where the function computes arrays in `W`, each with a step of 0 or 1.
  ///
  /// It goes through small buffers where elements are further apart or need widening.
  @inline(__always)
  func applyPairs<T, W>(
    load: (T) -> W, store: (W) -> T,
    _ function: (UnsafeMutablePointer<W>, UnsafePointer<W>, Int, UnsafePointer<W>, Int, Int) -> Void
  ) {
    if T.self == W.self, out.step == 1, a.step <= 1, b.step <= 1, a.step >= 0, b.step >= 0 {
      for row in 0..<rows {
        function(
          out.row(row, as: W.self), a.row(row, as: W.self), a.step, b.row(row, as: W.self), b.step, count)
      }
      return
    }
    let capacity = Swift.min(count, 512)
    withUnsafeTemporaryAllocation(of: W.self, capacity: 2 * capacity) { buffer in
      guard let first = buffer.baseAddress else { return }
      let second = first + capacity
      for row in 0..<rows {
        let (target, x, y) = (out.row(row, as: T.self), a.row(row, as: T.self), b.row(row, as: T.self))
        var start = 0
        while start < count {
          let length = Swift.min(capacity, count - start)
          for i in 0..<length {
            first[i] = load(x[(start + i) &* a.step])
            second[i] = load(y[(start + i) &* b.step])
          }
          function(first, first, 1, second, 1, length)
          for i in 0..<length { target[(start + i) &* out.step] = store(first[i]) }
          start += length
        }
      }
    }
  }
}
