import CHeap
import Glibc

/// Shares large loops between the calling thread and helpers that start with the first of them.
enum ParallelFor {
  /// The fewest items that are worth another thread.
  static let grain = 32_768

  /// The most items between two looks at whether to stop.
  private static let stretch = 1 << 20

  /// Calls `body` with ranges that cover 0 up to `count`, on several threads where `count` is large.
  ///
  /// `body` must be safe to run at once on ranges that do not overlap. What is asked to stop leaves the rest out.
  @inline(never)
  static func run(_ count: Int, _ body: (Range<Int>) -> Void) {
    if count < 2 * grain || !HelperThread.exists || !HelperThread.shared.tryClaim() {
      runAlone(0..<count, body)
      return
    }
    let middle = middle(of: count)
    withoutActuallyEscaping(body) { body in
      let helper = HelperThread.shared
      helper.start { runAlone(middle..<count, body) }
      runAlone(0..<middle, body)
      helper.finish()
    }
  }

  /// Where the second thread's items begin.
  static func middle(of count: Int) -> Int {
    // A multiple of a cache line's elements, so that threads write to different lines.
    count / 2 & ~63
  }

  private static func runAlone(_ range: Range<Int>, _ body: (Range<Int>) -> Void) {
    if range.count <= stretch { return body(range) }
    var next = range.lowerBound
    while next < range.upperBound, !Interruption.isRequested {
      let end = min(next &+ stretch, range.upperBound)
      body(next..<end)
      next = end
    }
  }
}

/// A thread that waits for work; one caller at a time may claim it.
private final class HelperThread: @unchecked Sendable {
  static let shared = HelperThread()

  /// Whether there is a second processor to run on.
  static let exists = sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1

  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var isClaimed = false
  private var isStarted = false
  private var work: (() -> Void)?
  private var isDone = false

  private init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  /// Takes the thread for the caller; false where another has it, or it cannot be started.
  func tryClaim() -> Bool {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    if isClaimed { return false }
    if !isStarted {
      var thread = pthread_t()
      var attributes = pthread_attr_t()
      pthread_attr_init(&attributes)
      pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
      let status = pthread_create(
        &thread, &attributes,
        { _ in
          HelperThread.shared.serve()
          return nil
        }, nil)
      pthread_attr_destroy(&attributes)
      if status != 0 { return false }
      isStarted = true
    }
    isClaimed = true
    return true
  }

  /// Hands work to the thread that was claimed.
  func start(_ body: @escaping () -> Void) {
    heap_thread_begins()
    pthread_mutex_lock(mutex)
    work = body
    isDone = false
    pthread_cond_broadcast(condition)
    pthread_mutex_unlock(mutex)
  }

  /// Waits for the work and gives the thread up.
  func finish() {
    pthread_mutex_lock(mutex)
    while !isDone { pthread_cond_wait(condition, mutex) }
    isClaimed = false
    pthread_mutex_unlock(mutex)
    heap_thread_ends()
  }

  private func serve() {
    // Signals are for the thread that reads the keyboard.
    var signals = sigset_t()
    sigfillset(&signals)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    while true {
      runNextWork()
      pthread_mutex_lock(mutex)
      isDone = true
      pthread_cond_broadcast(condition)
      pthread_mutex_unlock(mutex)
    }
  }

  /// Waits for work and does it.
  ///
  /// A function of its own, never inlined: when it returns, this thread refers to nothing of the work any more, and
  /// only then may the caller be told that it is done.
  @inline(never)
  private func runNextWork() {
    pthread_mutex_lock(mutex)
    while work == nil { pthread_cond_wait(condition, mutex) }
    let body = work
    work = nil
    pthread_mutex_unlock(mutex)
    body?()
  }
}
