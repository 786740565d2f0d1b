import Glibc

/// Decimal representations of floats as Python's format specifications `.4f` and `.4e` have them, rounded
/// exactly, ties to even.
public enum FloatFormat {
  /// `value` with `precision` digits behind the point.
  public static func fixed(_ value: Double, precision: Int) -> String {
    formatted(value, precision: precision, "%.*f")
  }

  /// `value` as one digit, `precision` digits behind the point, and a power of ten.
  public static func scientific(_ value: Double, precision: Int) -> String {
    formatted(value, precision: precision, "%.*e")
  }

  private static func formatted(_ value: Double, precision: Int, _ format: String) -> String {
    if value.isNaN { return "nan" }
    let digits = Int32(clamping: Swift.min(Swift.max(precision, 0), 10_000))
    // The largest float64 has 309 digits before the point.
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(digits) + 330) { buffer in
      let length = withVaList([digits, value]) { vsnprintf(buffer.baseAddress!, buffer.count, format, $0) }
      return String(
        decoding: buffer.prefix(Swift.max(Int(length), 0)).lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }
}
