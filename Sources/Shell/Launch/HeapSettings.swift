import Glibc

/// What the C library's allocator is told before the first thread starts.
package enum HeapSettings {
  /// Blocks below this size come from the heap, so that one tensor after another reuses touched memory; in bytes.
  private static let largestHeapBlock: Int32 = 32 << 20
  /// How much free memory at the heap's end is kept, in bytes.
  private static let keptAtEnd: Int32 = 128 << 20
  /// By how much the heap grows at least, in bytes.
  private static let growth: Int32 = 1 << 20

  /// Gives all threads the one heap of the process.
  ///
  /// Without this, the interpreter's thread gets an arena that glibc enlarges page by page with a system call each;
  /// a long graph's nodes then spend more time there than in being recorded.
  package static func apply() {
    mallopt(M_ARENA_MAX, 1)
    mallopt(M_MMAP_THRESHOLD, largestHeapBlock)
    mallopt(M_TRIM_THRESHOLD, keptAtEnd)
    mallopt(M_TOP_PAD, growth)
  }
}
