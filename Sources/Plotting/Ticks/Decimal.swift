internal import Glibc

/// Numbers written in decimal digits.
enum Decimal {
  /// A number with so many digits behind the point.
  static func fixed(_ value: Double, digits: Int) -> String {
    let text = formatted("%.*f", [Int32(digits), value])
    // No sign at a zero.
    return text.allSatisfy({ "-0.".contains($0) }) && text.first == "-" ? String(text.dropFirst()) : text
  }

  /// A number in few digits, as `%g` writes it.
  static func shortest(_ value: Double) -> String { formatted("%.10g", [value]) }

  /// A number for a picture's coordinates: at most two digits behind the point.
  static func coordinate(_ value: Double) -> String {
    var text = fixed(value, digits: 2)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  private static func formatted(_ format: String, _ arguments: [any CVarArg]) -> String {
    withVaList(arguments) { list in
      // A double without an exponent has 309 digits before the point.
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: 400) { buffer in
        vsnprintf(buffer.baseAddress, buffer.count, format, list)
        return buffer.baseAddress.map { String(cString: $0) } ?? ""
      }
    }
  }
}
