/// The text of floats.
package enum FloatFormat {
  /// `repr(value)`: the shortest digits that read back as the same value.
  package static func representation(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    if value == 0 { return value.sign == .minus ? "-0.0" : "0.0" }
    // Swift's own text differs only in where exponents begin.
    if value.magnitude < 0x1p53 || value.magnitude >= 1e16 { return value.description }
    let (digits, point) = shortestDigits(value.magnitude)
    let sign = value < 0 ? "-" : ""
    if point > 16 || point < -3 { return sign + scientific(digits, exponent: point - 1) }
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
    if point >= digits.count {
      return sign + digits + String(repeating: "0", count: point - digits.count) + ".0"
    }
    return sign + digits.prefix(point) + "." + digits.dropFirst(point)
  }

  /// The digits without zeros at either end, and how many of them stand before the point.
  package static func shortestDigits(_ value: Double) -> (digits: String, point: Int) {
    var mantissa = value.description
    var exponent = 0
    if let mark = mantissa.firstIndex(where: { $0 == "e" }) {
      exponent = Int(mantissa[mantissa.index(after: mark)...].drop { $0 == "+" }) ?? 0
      mantissa = String(mantissa[..<mark])
    }
    let parts = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    let whole = String(parts[0])
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    var digits = whole + fraction
    var point = whole.count + exponent
    let leading = digits.prefix { $0 == "0" }.count
    digits.removeFirst(leading)
    point -= leading
    while digits.last == "0" { digits.removeLast() }
    return (digits.isEmpty ? "0" : digits, point)
  }

  private static func scientific(_ digits: String, exponent: Int) -> String {
    let mantissa = digits.count == 1 ? digits : "\(digits.prefix(1)).\(digits.dropFirst())"
    let magnitude = exponent.magnitude
    return "\(mantissa)e\(exponent < 0 ? "-" : "+")\(magnitude < 10 ? "0" : "")\(magnitude)"
  }
}
