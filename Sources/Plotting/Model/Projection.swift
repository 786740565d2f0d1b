internal import Glibc

/// Turns the values of an axis into parts of its length.
struct Projection {
  private let scale: Axis.Scale
  private let start: Double
  private let length: Double

  init(_ interval: Interval, scale: Axis.Scale) {
    self.scale = scale
    switch scale {
    case .linear:
      start = interval.start
      // Half the values, so that the whole range of numbers has a length.
      length = interval.end / 2 - interval.start / 2
    case .logarithmic:
      start = log10(interval.start)
      length = (log10(interval.end) - log10(interval.start)) / 2
    }
  }

  /// Where a value lies, from 0 at the start to 1 at the end; nil where it has no place.
  func callAsFunction(_ value: Double) -> Double? {
    let position: Double
    switch scale {
    case .linear: position = value
    case .logarithmic:
      guard value > 0 else { return nil }
      position = log10(value)
    }
    let part = (position / 2 - start / 2) / length
    return part.isFinite ? part : nil
  }
}

extension Axes {
  /// Both axes' projections of what is shown.
  func projections(of view: (x: Interval, y: Interval)) -> (x: Projection, y: Projection) {
    (Projection(view.x, scale: x.scale), Projection(view.y, scale: y.scale))
  }

  /// What is shown where the steps of both axes are to be equally long in a field of this shape.
  func view(inWidth width: Double, height: Double) -> (x: Interval, y: Interval) {
    var view = view
    guard hasEqualUnits, x.scale == .linear, y.scale == .linear, width > 0, height > 0 else { return view }
    let stepX = (view.x.upper - view.x.lower) / width
    let stepY = (view.y.upper - view.y.lower) / height
    func stretch(_ interval: Interval, by factor: Double) -> Interval {
      let middle = interval.start / 2 + interval.end / 2
      let half = (interval.end - interval.start) / 2 * factor
      return (middle - half).isFinite && (middle + half).isFinite
        ? Interval(middle - half, middle + half) : interval
    }
    if stepX < stepY {
      view.x = stretch(view.x, by: stepY / stepX)
    } else if stepY < stepX {
      view.y = stretch(view.y, by: stepX / stepY)
    }
    return view
  }
}
