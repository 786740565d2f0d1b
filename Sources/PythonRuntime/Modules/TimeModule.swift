import Glibc

/// `time`.
enum TimeModule {
  static func fill(_ builder: ModuleBuilder) {
    let clocks: [(String, clockid_t, String)] = [
      ("time", CLOCK_REALTIME, "The seconds since 1970."),
      ("perf_counter", CLOCK_MONOTONIC, "A clock for measuring, in seconds."),
      ("monotonic", CLOCK_MONOTONIC, "A clock that never goes back, in seconds."),
      ("process_time", CLOCK_PROCESS_CPUTIME_ID, "The processor time taken, in seconds."),
      ("thread_time", CLOCK_THREAD_CPUTIME_ID, "The processor time that this thread has taken, in seconds."),
    ]
    for (name, clock, documentation) in clocks {
      builder.function(name, "", documentation) { (_, _) throws(PythonError) in
        .float(Double(nanoseconds(of: clock)) / 1e9)
      }
      builder.function(name + "_ns", "", documentation) { (_, _) throws(PythonError) in
        .int(nanoseconds(of: clock))
      }
    }
    builder.function("sleep", "seconds, /", "Waits.") { (interpreter, arguments) throws(PythonError) in
      let isFloat = if case .float = arguments[0] { true } else { arguments[0].object is FloatObject }
      let seconds = isFloat ? try interpreter.double(arguments[0]) : Double(try interpreter.int(arguments[0]))
      if seconds.isNaN { throw .valueError("Invalid value NaN (not a number)") }
      if seconds < 0 { throw .valueError("sleep length must be non-negative") }
      if seconds > 9.2e9 { throw .overflowError("timestamp too large to convert to C _PyTime_t") }
      let end = nanoseconds(of: CLOCK_MONOTONIC) + Int(seconds * 1e9)
      // Short naps, so that an interrupt ends the wait at once.
      while true {
        try interpreter.checkInterrupt()
        let remaining = end - nanoseconds(of: CLOCK_MONOTONIC)
        if remaining <= 0 { return .none }
        let nap = min(remaining, 20_000_000)
        var request = timespec(tv_sec: 0, tv_nsec: nap)
        nanosleep(&request, nil)
      }
    }
    addCalendar(builder)
  }

  static func nanoseconds(of clock: clockid_t) -> Int {
    var now = timespec()
    clock_gettime(clock, &now)
    return now.tv_sec * 1_000_000_000 + now.tv_nsec
  }
}
