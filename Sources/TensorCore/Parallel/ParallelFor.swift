import Synchronization

/// Shares large loops between the calling thread and a helper that starts with the first of them.
enum ParallelFor {
  /// The fewest items that two threads share.
  static let leastShared = 65_536

  /// The fewest items that a thread takes at a time.
  private static let leastPiece = 16_384

  /// The most items between two looks at whether to stop.
  private static let longest = 1 << 20

  /// Into how many pieces a loop is cut that lasts long enough.
  private static let pieces = 16

  /// Calls `body` with ranges that cover 0 up to `count`, on two threads where `count` is large.
  ///
  /// `body` must be safe to run at once on ranges that do not overlap. What is asked to stop leaves the rest out.
  @inline(never)
  static func run(_ count: Int, _ body: (Range<Int>) -> Void) {
    if count < leastShared {
      body(0..<count)
    } else {
      run(count, piece: piece(of: count), body)
    }
  }

  /// Calls `body` with ranges that cover 0 up to `count`, on two threads where items of so many elements are together
  /// large.
  static func run(_ count: Int, ofSize size: Int, _ body: (Range<Int>) -> Void) {
    let (total, overflow) = count.multipliedReportingOverflow(by: Swift.max(size, 1))
    if !overflow && total < leastShared {
      body(0..<count)
    } else {
      run(count, piece: Swift.max(1, leastPiece / Swift.max(size, 1)), body)
    }
  }

  /// Copies bytes between blocks that do not overlap.
  static func copy(
    _ byteCount: Int, from source: UnsafePointer<UInt8>, to target: UnsafeMutablePointer<UInt8>
  ) {
    // Bytes are copied faster than anything is computed.
    if byteCount < 8 * leastShared {
      target.update(from: source, count: byteCount)
      return
    }
    run(byteCount, piece: piece(of: byteCount)) { range in
      (target + range.lowerBound).update(from: source + range.lowerBound, count: range.count)
    }
  }

  /// How many items of a long loop are taken at a time.
  static func piece(of count: Int) -> Int {
    // Multiples of a cache line's elements, so that threads write to different lines.
    min(max(count / pieces, leastPiece), longest) & ~63
  }

  /// Calls `body` with ranges of `piece` items that cover 0 up to `count`, on two threads where one is free.
  ///
  /// Each thread takes the next piece when it is done with one, so that neither waits for long for the other.
  static func run(_ count: Int, piece: Int, _ body: (Range<Int>) -> Void) {
    let next = Atomic(0)
    func work() {
      while !Interruption.isRequested {
        let start = next.wrappingAdd(piece, ordering: .relaxed).oldValue
        if start >= count { return }
        body(start..<min(start &+ piece, count))
      }
    }
    guard HelperThread.tryClaim() else { return work() }
    withoutActuallyEscaping(work) { work in
      HelperThread.offer(work)
      work()
      HelperThread.finish()
    }
  }
}
