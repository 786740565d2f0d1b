import Glibc

/// A thread with room for deep recursion: the parser, the compiler and native calls recurse, and a limit of
/// theirs should be met long before the machine's.
package enum LargeStack {
  /// The stack's size, in bytes; only what is touched takes memory.
  private static let byteCount = 512 << 20

  private final class Work {
    let body: () -> Int32
    var status: Int32 = 1

    init(_ body: @escaping () -> Int32) {
      self.body = body
    }
  }

  /// Runs `body` on a thread of its own and returns its result.
  ///
  /// Where the system refuses such a thread, `body` runs on this one.
  package static func run(_ body: @escaping @Sendable () -> Int32) -> Int32 {
    let work = Work(body)
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    defer { attributes.deallocate() }
    pthread_attr_init(attributes)
    defer { pthread_attr_destroy(attributes) }
    pthread_attr_setstacksize(attributes, byteCount)
    var thread = pthread_t()
    let context = Unmanaged.passUnretained(work).toOpaque()
    let failure = pthread_create(
      &thread, attributes,
      { context in
        guard let context else { return nil }
        let work = Unmanaged<Work>.fromOpaque(context).takeUnretainedValue()
        work.status = work.body()
        return nil
      }, context)
    if failure != 0 { return body() }
    pthread_join(thread, nil)
    return work.status
  }
}
