import Plotting
import Testing

@Suite("Ticks")
struct TickTests {
  private func ticks(_ lower: Double, _ upper: Double, intervals: Int = 9, isLog: Bool = false) -> Ticks {
    var axis = Axis()
    if isLog { axis.scale = .logarithmic }
    return Ticks(axis, in: Interval(lower, upper), intervals: intervals, unicode: false)
  }

  @Test(
    "round numbers, and labels as short as tells them apart",
    arguments: [
      (0, 1, "0.0 0.2 0.4 0.6 0.8 1.0", ""),
      (-3.15, 3.15, "-4 -3 -2 -1 0 1 2 3 4", ""),
      (-4.95, 103.95, "-20 0 20 40 60 80 100 120", ""),
      (12.3, 12.4, "12.30 12.32 12.34 12.36 12.38 12.40", ""),
      (-1e5, 2e5, "-100000 -50000 0 50000 100000 150000 200000", ""),
      (1e6, 2e6, "1.0 1.2 1.4 1.6 1.8 2.0", "1e6"),
      (1e-7, 3e-7, "1.00 1.25 1.50 1.75 2.00 2.25 2.50 2.75 3.00", "1e-7"),
      (1_000_000, 1_000_003, "0.0 0.5 1.0 1.5 2.0 2.5 3.0", "+1000000"),
      (0.9995, 1.0005, "-0.0006 -0.0004 -0.0002 0.0000 0.0002 0.0004 0.0006", "+1"),
      (
        -0.001, 0.0012, "-0.00100 -0.00075 -0.00050 -0.00025 0.00000 0.00025 0.00050 0.00075 0.00100 0.00125",
        ""
      ),
      (0, 1_234_567, "0.0 0.2 0.4 0.6 0.8 1.0 1.2 1.4", "1e6"),
    ] as [(Double, Double, String, String)])
  func linear(lower: Double, upper: Double, labels: String, note: String) {
    let found = ticks(lower, upper)
    #expect(found.labels.joined(separator: " ") == labels)
    #expect(found.note == note)
  }

  @Test("fewer where there is less room")
  func room() {
    #expect(ticks(0, 10, intervals: 5).labels == ["0", "2", "4", "6", "8", "10"])
    #expect(ticks(0, 10, intervals: 2).labels == ["0", "5", "10"])
    #expect(ticks(0, 10, intervals: 1).labels == ["0", "10"])
  }

  @Test("powers of ten, and what lies between where there are few")
  func logarithmic() {
    #expect(ticks(0.5, 2e3, isLog: true).labels == ["1e-1", "1e0", "1e1", "1e2", "1e3", "1e4"])
    #expect(ticks(1.5, 8, isLog: true).shown(in: Interval(1.5, 8)) == ["2", "5"])
    #expect(ticks(1e-12, 1e12, intervals: 4, isLog: true).labels.contains("1e7"))
  }

  @Test("no range is too small or too large")
  func extremes() {
    for (lower, upper) in [
      (0, Double.leastNonzeroMagnitude), (-1.7e308, 1.7e308), (1, 1.0000000000000002), (1e300, 1e300 + 1e285),
      (0, 0),
    ] {
      #expect(ticks(lower, upper).values.count < 1000)
    }
    #expect(ticks(.leastNonzeroMagnitude, 1.7e308, isLog: true).values.count < 1000)
  }
}

extension Ticks {
  /// The labels of what is shown.
  fileprivate func shown(in view: Interval) -> [String] {
    zip(values, labels).filter { $0.0 >= view.start && $0.0 <= view.end }.map(\.1)
  }
}
