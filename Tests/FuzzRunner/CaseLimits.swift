import Glibc
import Shell

/// The limits of a case: after some processor time it is interrupted as by Ctrl-C, and when that does not end it,
/// the process ends with a status of its own.
enum CaseLimits {
  /// The status of a process whose case could not be interrupted.
  static let hangStatus: Int32 = 99
  /// The status of a process whose case took long to stop.
  static let lateStatus: Int32 = 98
  /// What interpreted code may take.
  static let memory = MemoryLimit(byteCount: 512 << 20)
  /// How often the clock ticks, in microseconds of processor time.
  private static let tick = 50_000
  private static let ticksToInterrupt: Int32 = 4
  // A kernel that is not optimised takes many times as long from one look at the flag to the next.
  #if DEBUG
    private static let ticksToBeLate = Int32.max
    private static let ticksToHang: Int32 = 1200
  #else
    private static let ticksToBeLate: Int32 = 6
    private static let ticksToHang: Int32 = 80
  #endif
  private static let ticksOfAll: Int32 = 2400
  /// What the whole process may take beyond what it has, in bytes.
  private static let addressSpace: UInt = 6 << 30
  /// No case may take longer, whatever the machine does beside, in seconds.
  private static let patience: UInt32 = 300

  /// The interpreter's interrupt flag, and behind it the ticks of this case, those since the flag went up, and the
  /// most of these.
  ///
  /// The signal handler and the one thread that runs cases use it.
  nonisolated(unsafe) static let flags: UnsafeMutablePointer<Int32> = {
    let flags = UnsafeMutablePointer<Int32>.allocate(capacity: 4)
    flags.initialize(repeating: 0, count: 4)
    return flags
  }()

  /// Starts the clock and limits the memory of this process.
  static func install() {
    _ = flags
    var limit = rlimit(rlim_cur: addressSpace, rlim_max: addressSpace)
    setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    limit = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
    signal(SIGPROF) { _ in
      let flags = CaseLimits.flags
      flags[1] += 1
      if flags[1] < CaseLimits.ticksToInterrupt { return }
      // The flag is lowered by what stops; code that catches that is interrupted again.
      flags[2] = flags[0] == 0 ? 0 : flags[2] + 1
      flags[3] = max(flags[3], flags[2])
      flags[0] = 1
      if flags[2] >= CaseLimits.ticksToHang { _exit(CaseLimits.hangStatus) }
      // A program may catch every interrupt and go on.
      if flags[1] >= CaseLimits.ticksOfAll { _exit(0) }
    }
    let interval = timeval(tv_sec: 0, tv_usec: tick)
    var timer = itimerval(it_interval: interval, it_value: interval)
    setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
    alarm(patience)
  }

  /// Lets this process write nowhere.
  static func silence() {
    let nowhere = open("/dev/null", O_WRONLY)
    dup2(nowhere, 1)
    dup2(nowhere, 2)
  }

  /// Whether the case once took long to stop when it was interrupted.
  static var isLate: Bool { flags[3] >= ticksToBeLate }
}
