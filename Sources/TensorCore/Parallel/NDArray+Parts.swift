import Synchronization

extension NDArray {
  /// Whether an elementwise kernel over this result is worth a second thread.
  @inline(__always)
  var isWorthSharing: Bool { elementCount >= ParallelFor.leastShared && isContiguous }

  /// Whether this array can be taken apart as a contiguous result of a kernel is: it is contiguous with the same shape,
  /// or one element that the kernel repeats.
  func hasParts(like result: NDArray) -> Bool {
    isContiguous && hasShape(of: result) || isOneElement(in: result)
  }

  /// Some elements, as a vector, of an array that has parts.
  func part(_ range: Range<Int>) -> NDArray {
    layout.repeatsOneElement
      ? view(shape: [range.count], strides: [0], offset: offset)
      : view(shape: [range.count], strides: [1], offset: offset + range.lowerBound)
  }

  /// Runs `body` on ranges that cover this array, on two threads where it is large.
  ///
  /// Throws the first error by position.
  func forEachPart(
    _ body: (Range<Int>) throws(TensorError) -> Void
  ) throws(TensorError) {
    let failure = Mutex<(position: Int, error: TensorError)?>(nil)
    ParallelFor.run(elementCount) { range in
      do throws(TensorError) {
        try body(range)
      } catch {
        failure.withLock { known in
          if known.map({ range.lowerBound < $0.position }) ?? true { known = (range.lowerBound, error) }
        }
      }
    }
    if let failure = failure.withLock({ $0 }) { throw failure.error }
  }
}
