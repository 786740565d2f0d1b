/// A number's text in parts, as format specifications arrange them.
struct NumberLayout {
  /// `-`, `+`, a space, or nothing.
  var sign = ""
  /// `0x` and its like.
  var prefix = ""
  /// The digits in front of the point, which grouping and zero padding apply to.
  var digits: String
  /// The point, the digits behind it, the exponent, a percent sign.
  var rest = ""
  var groupSize = 3

  /// The parts joined, grouped and padded as a specification asks.
  func text(_ specification: FormatSpecification, in interpreter: Interpreter) throws(PythonError) -> String {
    try interpreter.checkAllocation(specification.width, stride: 4)
    var digits = digits
    let others = sign.utf8.count + prefix.utf8.count + rest.utf8.count
    if let separator = specification.grouping {
      let padsWithZeros = specification.fill == "0" && specification.alignment == .afterSign
      digits = grouped(digits, separator, width: padsWithZeros ? specification.width - others : 0)
    }
    let missing = specification.width - others - digits.unicodeScalars.count
    guard missing > 0 else { return sign + prefix + digits + rest }
    switch specification.alignment {
    case .afterSign: return sign + prefix + Padding.fill(missing, specification.fill) + digits + rest
    default:
      return Padding.padded(
        sign + prefix + digits + rest, missing: missing, specification.fill, specification.alignment)
    }
  }

  private func grouped(_ digits: String, _ separator: Unicode.Scalar, width: Int) -> String {
    guard let mark = UInt8(exactly: separator.value) else { return digits }
    var reversed: [UInt8] = []
    var inGroup = 0
    func isWide() -> Bool { reversed.count >= width }
    for digit in digits.utf8.reversed() {
      if inGroup == groupSize {
        reversed.append(mark)
        inGroup = 0
      }
      reversed.append(digit)
      inGroup += 1
    }
    while !isWide() {
      if inGroup == groupSize {
        reversed.append(mark)
        inGroup = 0
      }
      reversed.append(0x30)
      inGroup += 1
    }
    return String(decoding: reversed.reversed(), as: UTF8.self)
  }
}

/// Padding of texts to a width.
enum Padding {
  static func fill(_ count: Int, _ scalar: Unicode.Scalar) -> String {
    let unit = Array(String(scalar).utf8)
    if count < 64 || unit.count > 1 { return String(repeating: String(scalar), count: max(count, 0)) }
    // Much faster than the repetition of a text.
    return String(unsafeUninitializedCapacity: count) { buffer in
      buffer.initialize(repeating: unit[0])
      return count
    }
  }

  /// A text with `missing` more scalars around it.
  static func padded(
    _ text: String, missing: Int, _ scalar: Unicode.Scalar, _ alignment: FormatSpecification.Alignment
  ) -> String {
    guard missing > 0 else { return text }
    switch alignment {
    case .left: return text + fill(missing, scalar)
    case .right, .afterSign: return fill(missing, scalar) + text
    case .center:
      let left = missing / 2
      return fill(left, scalar) + text + fill(missing - left, scalar)
    }
  }
}
