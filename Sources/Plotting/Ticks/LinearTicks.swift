internal import Glibc

/// Round numbers along an axis.
package enum LinearTicks {
  /// Steps that are easy to count in, between 1 and 10.
  private static let countingSteps = [1, 2, 2.5, 5, 10]
  /// Steps among which there is one near to every distance.
  private static let allSteps = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]

  /// Round numbers with at most so many intervals in the range, and one beyond each end of it.
  ///
  /// - Parameter isFine: Whether the distance counts for more than that it is easy to count in.
  package static func values(
    from lower: Double, to upper: Double, intervals: Int, isFine: Bool = false
  ) -> [Double] {
    let range = upper - lower
    guard range > 0, range.isFinite, intervals > 0 else { return [lower] }
    let middle = lower / 2 + upper / 2
    // Where the range is far from zero, what all have in common is set aside.
    let offset = abs(middle) / range < 100 ? 0 : copysign(pow(10, log10(abs(middle)).rounded(.down)), middle)
    let scale = pow(10, log10(range / Double(intervals)).rounded(.down))
    let (low, high) = (lower - offset, upper - offset)
    let rawStep = (high - low) / Double(intervals)
    let chosen = isFine ? allSteps : countingSteps
    let candidates = chosen.dropLast().map { $0 * 0.1 } + chosen + [10 * chosen[1]]
    let steps = candidates.map { $0 * scale }
    var index = steps.firstIndex { $0 >= rawStep } ?? steps.count - 1
    while true {
      let values = multiples(of: steps[index], from: low, to: high, offset: offset)
      if index == 0 || isFine || values.count(where: { $0 >= low && $0 <= high }) >= 2 {
        return values.map { $0 + offset }
      }
      index -= 1
    }
  }

  private static func multiples(
    of step: Double, from low: Double, to high: Double, offset: Double
  ) -> [Double] {
    guard step > 0 else { return [low] }
    let base = (low / step).rounded(.down) * step
    // How near to a multiple counts as one; less exact where much was set aside.
    let tolerance = offset != 0 ? min(0.4999, max(1e-10, pow(10, log10(abs(offset) / step) - 12))) : 1e-10
    func parts(_ value: Double) -> (whole: Double, rest: Double) {
      let whole = (value / step).rounded(.down)
      return (whole, (value - whole * step) / step)
    }
    let first = parts(low - base)
    let last = parts(high - base)
    let from = abs(first.rest - 1) < tolerance ? first.whole + 1 : first.whole
    let to = abs(last.rest) < tolerance ? last.whole : last.whole + 1
    guard to - from < 1000, from.isFinite, to >= from else { return [low, high] }
    return (0...Int(to - from)).map { (from + Double($0)) * step + base }
  }
}
