import CHeap
import Glibc

/// Calls of library code that does not look at whether to stop.
///
/// A long call runs on a thread of its own. When a request to stop comes, that thread is left to finish by itself,
/// with the memory that it works on.
enum LibraryCall {
  /// The fewest multiplications that may take longer than a person who wants to stop should wait.
  private static let least = 1e7

  /// Milliseconds between two looks at whether to stop.
  private static let patience = 5

  /// What a stopped caller left behind, until it is done; only the thread that runs code touches it.
  nonisolated(unsafe) private static var left: [LibraryTask] = []

  /// Makes a call that takes about so many multiplications.
  ///
  /// `body` works on memory of `arrays`, which nobody else may write meanwhile, by address: it counts no references
  /// to what others refer to. Throws the error of a request to stop.
  static func run(
    _ multiplications: Double, on arrays: NDArray..., body: @escaping () -> Void
  ) throws(TensorError) {
    try Interruption.check()
    if !left.isEmpty { left.removeAll { $0.endIfDone(within: 0) } }
    if multiplications < least { return body() }
    let task = LibraryTask(on: arrays, body)
    guard task.start() else { return body() }
    while !task.endIfDone(within: patience) {
      if Interruption.isRequested {
        left.append(task)
        throw TensorError(.interrupted, "")
      }
    }
  }
}

/// Work on a thread of its own, beside the thread that waits for it or leaves it behind.
///
/// What the work holds is let go by the other thread: references to arrays are counted there.
private final class LibraryTask: @unchecked Sendable {
  private var arrays: [NDArray]
  private var body: (() -> Void)?
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var isDone = false

  init(on arrays: [NDArray], _ body: @escaping () -> Void) {
    self.arrays = arrays
    self.body = body
    pthread_mutex_init(mutex, nil)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(condition, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Begins the work; false where there can be no thread for it.
  func start() -> Bool {
    // Signals are for the thread that reads the keyboard.
    var all = sigset_t()
    var previous = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &previous)
    defer { pthread_sigmask(SIG_SETMASK, &previous, nil) }
    var thread = pthread_t()
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    let task = Unmanaged.passRetained(self)
    heap_thread_begins()
    let status = pthread_create(
      &thread, &attributes,
      { task in
        LibraryTask.run(task)
        heap_thread_ends()
        return nil
      }, task.toOpaque())
    if status != 0 {
      heap_thread_ends()
      task.release()
    }
    return status == 0
  }

  /// Works on a task and lets go of it; never inlined, so that nothing refers to it when this returns.
  @inline(never)
  private static func run(_ task: UnsafeMutableRawPointer?) {
    if let task { Unmanaged<LibraryTask>.fromOpaque(task).takeRetainedValue().work() }
  }

  private func work() {
    runBody()
    pthread_mutex_lock(mutex)
    isDone = true
    pthread_cond_signal(condition)
    pthread_mutex_unlock(mutex)
  }

  /// A function of its own, never inlined: when it returns, this thread refers to the work no more.
  @inline(never)
  private func runBody() { body?() }

  /// Waits for the work so long and, if it is done, lets go of what it holds.
  func endIfDone(within milliseconds: Int) -> Bool {
    var end = timespec()
    clock_gettime(CLOCK_MONOTONIC, &end)
    end.tv_nsec += milliseconds * 1_000_000
    if end.tv_nsec >= 1_000_000_000 {
      end.tv_sec += 1
      end.tv_nsec -= 1_000_000_000
    }
    pthread_mutex_lock(mutex)
    while !isDone, pthread_cond_timedwait(condition, mutex, &end) == 0 {}
    let isDone = isDone
    pthread_mutex_unlock(mutex)
    if isDone {
      body = nil
      arrays = []
    }
    return isDone
  }
}
