/// Where an axis is marked, and how the marks are called.
package struct Ticks: Equatable, Sendable {
  /// The values, which may lie beyond what is shown.
  package let values: [Double]
  package let labels: [String]
  /// What all labels are to be multiplied with or added to, as it is written at the end of the axis.
  package let note: String

  init(values: [Double], labels: [String], note: String = "") {
    self.values = values
    self.labels = labels
    self.note = note
  }

  /// - Parameters:
  ///   - intervals: The most intervals between the marks.
  ///   - unicode: Whether labels may have characters beyond ASCII.
  package init(_ axis: Axis, in view: Interval, intervals: Int, unicode: Bool) {
    if let ticks = axis.ticks {
      let finite = ticks.filter(\.isFinite)
      guard let labels = axis.tickLabels, finite.count == ticks.count else {
        self =
          axis.scale == .linear
          ? NumberLabels(finite, in: view, unicode: unicode).ticks
          : LogarithmicTicks.labelled(finite, asPowers: true, unicode: unicode)
        return
      }
      self.init(
        values: ticks, labels: ticks.indices.map { $0 < labels.count ? labels[$0] : "" })
      return
    }
    var found =
      axis.scale == .linear
      ? NumberLabels(
        LinearTicks.values(from: view.lower, to: view.upper, intervals: intervals), in: view, unicode: unicode
      ).ticks
      : LogarithmicTicks.ticks(from: view.lower, to: view.upper, intervals: intervals, unicode: unicode)
    if let labels = axis.tickLabels {
      found = Ticks(
        values: found.values, labels: found.values.indices.map { $0 < labels.count ? labels[$0] : "" })
    }
    self = found
  }

  /// The marks that lie in what is shown, with their labels.
  func shown(in view: Interval) -> [(value: Double, label: String)] {
    let tolerance = (view.upper - view.lower) * 1e-10
    return zip(values, labels).compactMap { value, label in
      value >= view.lower - tolerance && value <= view.upper + tolerance ? (value, label) : nil
    }
  }
}
