import CHeap
import Glibc
import Synchronization

/// A thread that waits for work; one caller at a time may claim it.
///
/// Kernels follow each other within microseconds, and to put a thread to sleep and wake it takes tens of them: both
/// sides watch for each other for a moment before they sleep. No object stands for the thread, since its references
/// would be counted on both sides.
enum HelperThread {
  /// Whether there is a second processor to run on.
  private static let exists = sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1

  /// How far the work is that was handed over last.
  private enum Stage {
    static let none = 0
    static let offered = 1
    static let taken = 2
    static let done = 3
  }

  /// How long a side watches for the other, in nanoseconds.
  private static let patience = 200_000

  private static let stage = Atomic(Stage.none)
  private static let isClaimed = Atomic(false)
  /// Whether a side sleeps, or is about to.
  private static let helperSleeps = Atomic(false)
  private static let callerSleeps = Atomic(false)
  nonisolated(unsafe) private static let mutex = {
    let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
    return mutex
  }()
  nonisolated(unsafe) private static let condition = {
    let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    pthread_cond_init(condition, nil)
    return condition
  }()
  /// For the one who claimed the thread.
  nonisolated(unsafe) private static var isStarted = false
  nonisolated(unsafe) private static var work: (() -> Void)?

  // MARK: The caller's side

  /// Takes the thread for the caller; false where another has it, or there is none.
  static func tryClaim() -> Bool {
    guard exists, isClaimed.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged
    else { return false }
    if isStarted || start() { return true }
    isClaimed.store(false, ordering: .releasing)
    return false
  }

  private static func start() -> Bool {
    var thread = pthread_t()
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    let status = pthread_create(
      &thread, &attributes,
      { _ in
        HelperThread.serve()
        return nil
      }, nil)
    pthread_attr_destroy(&attributes)
    isStarted = status == 0
    return isStarted
  }

  /// Hands work to the thread that was claimed; it may find none left to do.
  static func offer(_ body: @escaping () -> Void) {
    heap_thread_begins()
    work = body
    advance(to: Stage.offered, waking: helperSleeps)
  }

  /// Takes back work that was not begun, or waits for its end, and gives the thread up.
  static func finish() {
    let withdrawal = stage.compareExchange(
      expected: Stage.offered, desired: Stage.none, ordering: .acquiringAndReleasing)
    if !withdrawal.exchanged {
      wait(for: Stage.done, asleep: callerSleeps)
      stage.store(Stage.none, ordering: .relaxed)
    }
    work = nil
    heap_thread_ends()
    isClaimed.store(false, ordering: .releasing)
  }

  // MARK: The helper's side

  private static func serve() {
    // Signals are for the thread that reads the keyboard.
    var signals = sigset_t()
    sigfillset(&signals)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    while true {
      wait(for: Stage.offered, asleep: helperSleeps)
      let acceptance = stage.compareExchange(
        expected: Stage.offered, desired: Stage.taken, ordering: .acquiringAndReleasing)
      if !acceptance.exchanged { continue }
      runWork()
      advance(to: Stage.done, waking: callerSleeps)
    }
  }

  /// Does the work.
  ///
  /// A function of its own, never inlined: when it returns, this thread refers to nothing of the work any more, and
  /// only then may the caller be told that it is done.
  @inline(never)
  private static func runWork() { work?() }

  // MARK: Both sides

  private static func advance(to next: Int, waking isAsleep: borrowing Atomic<Bool>) {
    stage.store(next, ordering: .sequentiallyConsistent)
    guard isAsleep.load(ordering: .sequentiallyConsistent) else { return }
    pthread_mutex_lock(mutex)
    pthread_cond_broadcast(condition)
    pthread_mutex_unlock(mutex)
  }

  private static func wait(for wanted: Int, asleep isAsleep: borrowing Atomic<Bool>) {
    let deadline = now() + patience
    repeat {
      if stage.load(ordering: .acquiring) == wanted { return }
    } while now() < deadline
    pthread_mutex_lock(mutex)
    isAsleep.store(true, ordering: .sequentiallyConsistent)
    while stage.load(ordering: .sequentiallyConsistent) != wanted { pthread_cond_wait(condition, mutex) }
    isAsleep.store(false, ordering: .relaxed)
    pthread_mutex_unlock(mutex)
  }

  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec &* 1_000_000_000 &+ time.tv_nsec
  }
}
