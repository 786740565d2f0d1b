import LessonKit
import PythonRuntime
import Terminal

extension PromptCommand {
  /// Commands that measure.
  static let timing: [PromptCommand] = [
    PromptCommand("time", "CODE", "run a line and say how long it took") { $0.time($1) },
    PromptCommand("timeit", "[-n N] [-r R] CODE", "run a line many times and say how long it takes") {
      $0.timeRepeatedly($1)
    },
  ]
}

extension CommandContext {
  fileprivate func time(_ code: String) {
    guard !code.isEmpty else { return say("%time takes a line of Python.") }
    let clock = ContinuousClock()
    let start = clock.now
    submit(code)
    say("Time: \(Self.text(of: seconds(start.duration(to: clock.now))))")
  }

  fileprivate func timeRepeatedly(_ argument: String) {
    var code = Substring(argument)
    let loops = Self.option("-n", from: &code)
    let runs = min(max(Self.option("-r", from: &code) ?? 7, 1), 100)
    guard !code.isEmpty else { return say("%timeit takes a line of Python: %timeit x * x") }
    let name = "__timeit__"
    let source = "def \(name)(\(name)):\n    for \(name) in range(\(name)):\n        \(code)\n"
    var times: [Double] = []
    var count = min(max(loops ?? 1, 1), 1_000_000_000)
    let transcript = session.run(showing: true) { (interpreter) throws(PythonError) in
      // The line itself is read first, so that its syntax error is its own.
      _ = try interpreter.parse(String(code), fileName: "<stdin>", mode: .file)
      try interpreter.run(source, fileName: "<timeit>", mode: .file)
      let key = interpreter.intern(name)
      guard let function = interpreter.main.namespace.value(forName: key) else { return }
      _ = interpreter.main.namespace.removeValue(forName: key)
      func measure() throws(PythonError) -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        _ = try interpreter.call(function, .int(count))
        return seconds(start.duration(to: clock.now))
      }
      var first = try measure()
      // Long enough that the clock does not count.
      while loops == nil, first < 0.05, count < 1_000_000_000 {
        count *= 10
        first = try measure()
      }
      times = [first / Double(count)]
      for _ in 1..<max(runs, 2) where times.count < runs { times.append(try measure() / Double(count)) }
    }
    guard transcript.ending == .completed, !times.isEmpty else { return }
    let mean = times.reduce(0, +) / Double(times.count)
    let deviation = (times.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(times.count)).squareRoot()
    let sign = console.capabilities.unicode ? "±" : "+-"
    say(
      "\(Self.text(of: mean)) \(sign) \(Self.text(of: deviation)) per loop (mean \(sign) std. dev. of \(times.count) "
        + "run\(times.count == 1 ? "" : "s"), \(count) loop\(count == 1 ? "" : "s") each)")
  }

  /// Takes an option with its number off the front of a text.
  private static func option(_ name: String, from text: inout Substring) -> Int? {
    guard text.hasPrefix(name) else { return nil }
    let rest = text.dropFirst(name.count).drop { $0 == " " }
    let digits = rest.prefix { $0.isNumber }
    guard let number = Int(digits) else { return nil }
    text = rest.dropFirst(digits.count).drop { $0 == " " }
    return number
  }

  private func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
  }

  /// A time with three digits and a fitting unit.
  static func text(of seconds: Double) -> String {
    let (value, unit) =
      seconds >= 1
      ? (seconds, "s")
      : seconds >= 1e-3
        ? (seconds * 1e3, "ms")
        : seconds >= 1e-6
          ? (seconds * 1e6, "us") : (seconds * 1e9, "ns")
    let decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (value * scale).rounded()
    let whole = Int(scaled / scale)
    guard decimals > 0 else { return "\(whole) \(unit)" }
    let fraction = String(Int(scaled) - whole * Int(scale))
    return "\(whole)." + String(repeating: "0", count: max(0, decimals - fraction.count)) + fraction
      + " \(unit)"
  }
}
