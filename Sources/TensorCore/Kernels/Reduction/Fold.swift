/// Walks the elements behind each result of a reduction; what is asked to stop leaves the rest out.
struct Fold {
  /// The most elements between two looks at whether to stop.
  private static let stretch = 1 << 18

  private let keptShape: Dims
  private let keptStrides: Dims
  private let reducedShape: Dims
  private let reducedStrides: Dims

  init(_ a: NDArray, _ plan: ReductionPlan) {
    ((keptShape, keptStrides), (reducedShape, reducedStrides)) = plan.split(a)
  }

  /// Whether the elements behind a result lie side by side.
  var isContiguousRow: Bool { reducedShape.count == 1 && reducedStrides[0] == 1 }

  /// Calls `body` for each result, in row-major order, with where its elements begin.
  @inline(__always)
  func forEachResult(_ body: (_ result: Int, _ start: Int) -> Void) {
    if keptShape.contains(0) { return }
    var cursor = IndexCursor(shape: keptShape)
    var result = 0
    repeat {
      if Interruption.isRequested(at: result) { return }
      body(result, cursor.offset(keptStrides))
      result += 1
    } while cursor.advance()
  }

  /// Calls `body` for each element behind one result with its position and its row-major index.
  @inline(__always)
  func forEachElement(from start: Int, _ body: (_ position: Int, _ index: Int) -> Void) {
    if reducedShape.count == 0 {
      body(start, 0)
      return
    }
    let last = reducedShape.count - 1
    let length = reducedShape[last]
    let step = reducedStrides[last]
    if last == 0 {
      var first = 0
      while first < length, !Interruption.isRequested {
        let end = Swift.min(first &+ Fold.stretch, length)
        for i in first..<end { body(start &+ i &* step, i) }
        first = end
      }
      return
    }
    if reducedShape.contains(0) { return }
    var outerShape = reducedShape
    outerShape.removeLast()
    var outerStrides = reducedStrides
    outerStrides.removeLast()
    var cursor = IndexCursor(shape: outerShape)
    var index = 0
    var looked = 0
    repeat {
      if index &- looked >= Fold.stretch {
        if Interruption.isRequested { return }
        looked = index
      }
      let row = start &+ cursor.offset(outerStrides)
      for i in 0..<length { body(row &+ i &* step, index &+ i) }
      index &+= length
    } while cursor.advance()
  }

  /// Folds the elements behind each result into `results`, a contiguous array.
  ///
  /// Where results lie side by side and their elements do not, columns are folded together row by row.
  @inline(__always)
  func fold<T, A, R>(
    _ elements: UnsafeMutablePointer<T>, into results: UnsafeMutablePointer<R>, initial: A,
    _ combine: (A, T) -> A, _ finish: (A) -> R
  ) {
    let sideBySide =
      keptShape.count > 0 && reducedShape.count == 1 && keptStrides[keptShape.count - 1] == 1
      && reducedStrides[0] > 1 && keptShape[keptShape.count - 1] >= 8
    if !sideBySide {
      forEachResult { result, start in
        var accumulator = initial
        forEachElement(from: start) { position, _ in accumulator = combine(accumulator, elements[position]) }
        results[result] = finish(accumulator)
      }
      return
    }
    let columns = keptShape[keptShape.count - 1]
    var outerShape = keptShape
    outerShape.removeLast()
    var outerStrides = keptStrides
    outerStrides.removeLast()
    if outerShape.contains(0) { return }
    let width = 256
    withUnsafeTemporaryAllocation(of: A.self, capacity: width) { buffer in
      let accumulators = buffer.baseAddress!
      var cursor = IndexCursor(shape: outerShape)
      var result = 0
      repeat {
        var column = 0
        while column < columns {
          let count = Swift.min(width, columns - column)
          accumulators.initialize(repeating: initial, count: count)
          let first = elements + cursor.offset(outerStrides) + column
          for row in 0..<reducedShape[0] {
            if Interruption.isRequested(at: row) { return }
            let source = first + row &* reducedStrides[0]
            for i in 0..<count { accumulators[i] = combine(accumulators[i], source[i]) }
          }
          for i in 0..<count { results[result + i] = finish(accumulators[i]) }
          result += count
          column += count
        }
      } while cursor.advance()
    }
  }
}
