package import BigInt

/// The text of integers.
package enum IntegerFormat {
  /// The most digits that are converted between integers and decimal text.
  static let greatestDigitCount = 4300

  /// `str(value)`.
  ///
  /// - Throws: `ValueError` for an integer of more than 4300 digits.
  package static func decimal(_ value: BigInt) throws(PythonError) -> String {
    // 3 bits and a third make a digit: far below the limit nothing needs counting.
    let bits = value.magnitude.bitWidth
    func tooLong() -> PythonError {
      .valueError(
        "Exceeds the limit (\(greatestDigitCount) digits) for integer string conversion; "
          + "use sys.set_int_max_str_digits() to increase the limit")
    }
    if bits > greatestDigitCount * 10 / 3 { throw tooLong() }
    let text = String(value)
    if text.utf8.count - (value.sign == .minus ? 1 : 0) > greatestDigitCount { throw tooLong() }
    return text
  }

  /// `format(value, specification)`.
  static func format(
    _ value: BigInt, _ specification: FormatSpecification, typeName: String, in interpreter: Interpreter
  ) throws(PythonError) -> String {
    switch specification.type {
    case nil, "d", "n", "b", "o", "x", "X", "c": break
    case "e", "E", "f", "F", "g", "G", "%":
      let double = BigArithmetic.nearestDouble(value)
      if double.isInfinite { throw .overflowError("int too large to convert to float") }
      return try FloatFormat.format(double, specification, typeName: typeName, in: interpreter)
    default: throw specification.unknownType(for: typeName)
    }
    if specification.precision >= 0 {
      throw .valueError("Precision not allowed in integer format specifier")
    }
    if specification.coercesNegativeZero {
      throw .valueError("Negative zero coercion (z) not allowed in integer format specifier")
    }
    if specification.type == "c" { return try character(value, specification, in: interpreter) }
    var layout = NumberLayout(digits: "")
    switch specification.type {
    case "b":
      layout.digits = String(value.magnitude, radix: 2)
      layout.prefix = specification.isAlternate ? "0b" : ""
      layout.groupSize = 4
    case "o":
      layout.digits = String(value.magnitude, radix: 8)
      layout.prefix = specification.isAlternate ? "0o" : ""
      layout.groupSize = 4
    case "x", "X":
      let isUpper = specification.type == "X"
      layout.digits = String(value.magnitude, radix: 16, uppercase: isUpper)
      layout.prefix = specification.isAlternate ? (isUpper ? "0X" : "0x") : ""
      layout.groupSize = 4
    default: layout.digits = try decimal(BigInt(value.magnitude))
    }
    layout.sign = FloatFormat.sign(isNegative: value.sign == .minus && !value.isZero, specification.sign)
    return try layout.text(specification, in: interpreter)
  }

  private static func character(
    _ value: BigInt, _ specification: FormatSpecification, in interpreter: Interpreter
  ) throws(PythonError) -> String {
    if specification.sign != nil {
      throw .valueError("Sign not allowed with integer format specifier 'c'")
    }
    if specification.isAlternate {
      throw .valueError("Alternate form (#) not allowed with integer format specifier 'c'")
    }
    guard Int(exactly: value) != nil else {
      throw .overflowError("Python int too large to convert to C long")
    }
    guard let code = UInt32(exactly: value), code < 0x110000 else {
      throw .overflowError("%c arg not in range(0x110000)")
    }
    let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
    return try NumberLayout(digits: String(scalar)).text(specification, in: interpreter)
  }
}
