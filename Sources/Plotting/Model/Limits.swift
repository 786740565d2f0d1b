internal import Glibc

/// The part of an axis that is shown.
package struct Interval: Equatable, Sendable {
  /// The ends, of which the first is at the left or at the bottom and may be the larger.
  package var start: Double
  package var end: Double

  package init(_ start: Double, _ end: Double) {
    self.start = start
    self.end = end
  }

  var lower: Double { min(start, end) }
  var upper: Double { max(start, end) }
}

/// Finds the part of an axis that is shown from what is drawn.
struct DataRange {
  private var lower = Double.infinity
  private var upper = -Double.infinity
  private var leastPositive = Double.infinity
  /// Whether there is something that could have values.
  var hasElements = false
  /// Values at which no room is left beside the data.
  private var edges: [Double] = []

  mutating func include(_ value: Double) {
    guard value.isFinite else { return }
    lower = min(lower, value)
    upper = max(upper, value)
    if value > 0 { leastPositive = min(leastPositive, value) }
  }

  mutating func includeEdge(_ value: Double) {
    include(value)
    if value.isFinite { edges.append(value) }
  }

  /// The interval that holds the data, with room beside them.
  func interval(scale: Axis.Scale, margin: Double) -> Interval {
    switch scale {
    case .linear:
      guard lower <= upper || hasElements else { return Interval(0, 1) }
      let ends = lower <= upper ? Self.widened(lower, upper) : Interval(-0.05, 0.05)
      return bounded(Self.padded(ends, margin))
    case .logarithmic:
      guard leastPositive <= upper else { return Interval(1, 10) }
      var ends = Interval(leastPositive, upper)
      if ends.start == ends.end {
        let decade = log10(ends.start).rounded(.down)
        ends = Interval(pow(10, decade), pow(10, decade + (ends.start == pow(10, decade) ? 0 : 1)))
        if ends.start == ends.end { ends = Interval(ends.start / 10, ends.end * 10) }
      }
      let room = Self.padded(Interval(log10(ends.start), log10(ends.end)), margin)
      return bounded(Interval(pow(10, room.start), pow(10, room.end)))
    }
  }

  private static func padded(_ ends: Interval, _ margin: Double) -> Interval {
    let room = (ends.end - ends.start) * margin
    guard room.isFinite else { return ends }
    return Interval(ends.start - room, ends.end + room)
  }

  /// Takes away room beyond an edge that the data reach.
  private func bounded(_ ends: Interval) -> Interval {
    let tolerance = 1e-5 * abs(upper - lower)
    var ends = ends
    if let edge = edges.filter({ $0 <= lower + tolerance }).max() { ends.start = max(ends.start, edge) }
    if let edge = edges.filter({ $0 >= upper - tolerance }).min() { ends.end = min(ends.end, edge) }
    return ends.start < ends.end || lower > upper ? ends : Interval(lower, upper)
  }

  /// Ends that lie apart.
  static func widened(_ lower: Double, _ upper: Double, by part: Double = 0.05) -> Interval {
    let largest = max(abs(lower), abs(upper))
    if largest < 2.2e-287 { return Interval(-part, part) }
    if upper - lower <= largest * 1e-15 {
      if lower == 0 && upper == 0 { return Interval(-part, part) }
      return Interval(lower - part * abs(lower), upper + part * abs(upper))
    }
    return Interval(lower, upper)
  }
}

extension Axes {
  /// The parts of the axes that are shown.
  package var view: (x: Interval, y: Interval) {
    (Self.view(of: [self], isHorizontal: true), Self.view(of: [self], isHorizontal: false))
  }

  /// The part of an axis that is shown, where several axes share it; the first one's settings count.
  package static func view(of sharing: [Axes], isHorizontal: Bool) -> Interval {
    let axis = sharing.first.map { isHorizontal ? $0.x : $0.y } ?? Axis()
    var interval = Interval(axis.lower ?? 0, axis.upper ?? 1)
    if axis.lower == nil || axis.upper == nil {
      var range = DataRange()
      for axes in sharing {
        for element in axes.elements { element.extend(&range, isHorizontal: isHorizontal) }
      }
      let found = range.interval(scale: axis.scale, margin: axis.margin)
      interval = Interval(axis.lower ?? found.start, axis.upper ?? found.end)
    }
    if axis.scale == .logarithmic {
      // Ends that have no logarithm cannot be shown.
      if interval.end <= 0 { interval.end = max(interval.start, 1) * 10 }
      if interval.start <= 0 { interval.start = interval.end / 1000 }
    }
    if interval.start == interval.end {
      interval = DataRange.widened(interval.start, interval.end)
    }
    return axis.isInverted ? Interval(interval.end, interval.start) : interval
  }
}

extension Element {
  /// Adds the values of an axis that the element reaches to a range.
  fileprivate func extend(_ range: inout DataRange, isHorizontal: Bool) {
    switch self {
    case .line(let points, _), .points(let points, _, _):
      range.hasElements = true
      for point in points { range.include(isHorizontal ? point.x : point.y) }
    case .boxes(let boxes, let isLying, _):
      for box in boxes {
        if isHorizontal == isLying {
          range.includeEdge(isHorizontal ? box.x0 : box.y0)
        } else {
          range.include(isHorizontal ? box.x0 : box.y0)
        }
        range.include(isHorizontal ? box.x1 : box.y1)
      }
    case .area(let x, let lower, let upper, _):
      for values in isHorizontal ? [x] : [lower, upper] {
        for value in values { range.include(value) }
      }
    case .segments(let segments, _):
      for segment in segments {
        range.include(isHorizontal ? segment.start.x : segment.start.y)
        range.include(isHorizontal ? segment.end.x : segment.end.y)
      }
    case .span(let span, _):
      guard span.isHorizontal != isHorizontal else { return }
      range.include(span.from)
      range.include(span.to)
    case .image(let image):
      range.includeEdge(isHorizontal ? image.left : image.bottom)
      range.includeEdge(isHorizontal ? image.right : image.top)
    case .text: break
    }
  }
}
