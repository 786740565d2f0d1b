internal import Glibc

/// The labels of ticks at numbers: as short as tells them apart, with what is common to all of them in a note.
struct NumberLabels {
  private let values: [Double]
  private let view: Interval
  private let unicode: Bool
  private var offset = 0.0
  private var exponent = 0
  private var digits = 0

  init(_ values: [Double], in view: Interval, unicode: Bool) {
    self.values = values
    self.view = view
    self.unicode = unicode
    offset = commonOffset
    exponent = commonExponent
    digits = fractionDigits
  }

  /// The ticks with these labels.
  var ticks: Ticks {
    let scale = pow(10, Double(exponent))
    let labels = values.map { value -> String in
      let scaled = (value - offset) / scale
      return signed(Decimal.fixed(abs(scaled) < 1e-8 ? 0 : scaled, digits: digits))
    }
    return Ticks(values: values, labels: labels, note: note)
  }

  private var note: String {
    let factor = exponent == 0 ? "" : signed("1e\(exponent)")
    if offset == 0 { return factor }
    return factor + (offset > 0 ? "+" : "") + signed(Decimal.shortest(offset))
  }

  private func signed(_ text: String) -> String {
    unicode ? String(text.map { $0 == "-" ? "\u{2212}" : $0 }) : text
  }

  /// What is taken from all values, so that their labels are shorter: only if that saves four digits.
  private var commonOffset: Double {
    let shown = values.filter { $0 >= view.lower && $0 <= view.upper }
    guard let low = shown.min(), let high = shown.max(), low != high, low > 0 || high < 0 else { return 0 }
    let (least, most) = low > 0 ? (low, high) : (-high, -low)
    func part(_ value: Double, _ power: Int) -> Double { (value / pow(10, Double(power))).rounded(.down) }
    var power = Int(log10(most).rounded(.up))
    while part(least, power) == part(most, power), power > -320 { power -= 1 }
    power += 1
    if (most - least) / pow(10, Double(power)) <= 1e-2 {
      power = Int(log10(most).rounded(.up))
      while part(most, power) - part(least, power) <= 1, power > -320 { power -= 1 }
      power += 1
    }
    let kept = part(most, power)
    return kept >= 1000 ? copysign(kept * pow(10, Double(power)), low) : 0
  }

  /// The power of ten that all labels are divided by; only for large and small numbers.
  private var commonExponent: Int {
    let size: Double
    if offset == 0 {
      size = values.map(abs).max() ?? 0
    } else {
      size = view.upper - view.lower
    }
    guard size > 0, size.isFinite else { return 0 }
    let power = Int(log10(size).rounded(.down))
    return power <= -5 || power >= 6 ? power : 0
  }

  /// The fewest digits behind the point that tell the values apart.
  private var fractionDigits: Int {
    let scale = pow(10, Double(exponent))
    func scaled(_ value: Double) -> Double { (value - offset) / scale }
    let own = values.map(scaled)
    let all = values.count < 2 ? own + [scaled(view.lower), scaled(view.upper)] : own
    guard let low = all.min(), let high = all.max() else { return 0 }
    var range = high - low
    if range == 0 { range = all.map(abs).max() ?? 0 }
    if range == 0 || !range.isFinite { range = 1 }
    let power = Int(log10(range).rounded(.down))
    var digits = max(0, 3 - power)
    let tolerance = 1e-3 * pow(10, Double(power))
    while digits >= 0 {
      let factor = pow(10, Double(digits))
      let error = own.map { abs($0 - ($0 * factor).rounded() / factor) }.max() ?? 0
      if error < tolerance { digits -= 1 } else { break }
    }
    return min(digits + 1, 30)
  }
}
