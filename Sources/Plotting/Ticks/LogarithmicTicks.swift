internal import Glibc

/// Powers of ten along an axis, and what lies between them where there are few.
enum LogarithmicTicks {
  static func ticks(from lower: Double, to upper: Double, intervals: Int, unicode: Bool) -> Ticks {
    let (low, high) = (log10(lower), log10(upper))
    guard low.isFinite, high.isFinite, high > low else {
      return labelled([lower], asPowers: true, unicode: unicode)
    }
    let decades = high.rounded(.down) - low.rounded(.up)
    if decades < 1 {
      let steps = high - low > 0.6 ? [1.0, 2, 5] : [1, 2, 3, 4, 5, 6, 7, 8, 9]
      let values = Int(low.rounded(.down))...Int(high.rounded(.down))
      let found = values.flatMap { power in steps.map { $0 * pow(10, Double(power)) } }
      let shown = found.filter { $0 >= lower && $0 <= upper }
      if shown.count < 2 {
        let linear = LinearTicks.values(from: lower, to: upper, intervals: intervals).filter { $0 > 0 }
        return NumberLabels(linear, in: Interval(lower, upper), unicode: unicode).ticks
      }
      return labelled(found, asPowers: false, unicode: unicode)
    }
    let stride = Int((high - low) / Double(max(1, intervals))) + 1
    // One beyond each end.
    let first = Int((low / Double(stride)).rounded(.down)) * stride
    let last = Int(high.rounded(.up))
    let powers = Swift.stride(from: first, through: last + stride - 1, by: stride)
    return labelled(powers.map { pow(10, Double($0)) }, asPowers: true, unicode: unicode)
  }

  /// Ticks at values, called by their power of ten or as numbers.
  static func labelled(_ values: [Double], asPowers: Bool, unicode: Bool) -> Ticks {
    Ticks(
      values: values,
      labels: values.map { value in
        guard value > 0, value.isFinite else { return "" }
        let power = Int(log10(value).rounded())
        let isPower = abs(value / pow(10, Double(power)) - 1) < 1e-9
        let isLarge = !(1e-4..<1e5).contains(value)
        guard asPowers && isPower || isLarge else { return Decimal.shortest(value) }
        let leading = (log10(value) + 1e-10).rounded(.down)
        let factor = Decimal.shortest((value / pow(10, leading) * 1e6).rounded() / 1e6)
        let exponent = Int(isPower ? Double(power) : leading)
        let number = unicode ? "10" + superscript(exponent) : "1e\(exponent)"
        if isPower { return number }
        return unicode ? "\(factor)×\(number)" : "\(factor)e\(exponent)"
      })
  }

  private static let raised: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]

  private static func superscript(_ number: Int) -> String {
    String(String(number).map { $0.wholeNumberValue.map { raised[$0] } ?? "⁻" })
  }
}
