extension TreeParser {
  /// CPython's limit on the digits of a decimal integer.
  static let maximumDecimalDigits = 4300

  /// The value of a number token.
  func parseNumber(_ token: Token) throws(ParseFailure) -> Expression.Kind {
    var digits = buffer.text(of: token)
    if digits.utf8.contains(UInt8(ascii: "_")) { digits.removeAll { $0 == "_" } }
    if digits.utf8.first == UInt8(ascii: "0"), let radix = digits.radixOfPrefix {
      digits.removeFirst(2)
      return .integer(IntegerLiteral(digits: digits, radix: radix))
    }
    if let last = digits.utf8.last, last | 0x20 == UInt8(ascii: "j") {
      digits.removeLast()
      return .imaginary(Double(digits) ?? .infinity)
    }
    if digits.utf8.allSatisfy({ isDigit($0) }) {
      guard digits.utf8.count <= Self.maximumDecimalDigits else { throw tooManyDigits(digits, in: token) }
      return .integer(IntegerLiteral(digits: digits, radix: 10))
    }
    return .float(Double(digits) ?? .infinity)
  }

  private func tooManyDigits(_ digits: String, in token: Token) -> ParseFailure {
    error(
      "Exceeds the limit (\(Self.maximumDecimalDigits) digits) for integer string conversion: value has "
        + "\(digits.utf8.count) digits; use sys.set_int_max_str_digits() to increase the limit - "
        + "Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
      at: SourceRange(
        start: SourcePosition(line: token.start.line, column: -1),
        end: SourcePosition(line: token.start.line, column: -1)))
  }
}

extension IntegerLiteral {
  init(digits: String, radix: Int) {
    if let value = Int(digits, radix: radix) {
      self = .small(value)
    } else {
      self = .large(digits: digits, radix: radix)
    }
  }
}

extension String {
  /// The radix of a literal that begins with `0x`, `0o` or `0b`.
  fileprivate var radixOfPrefix: Int? {
    switch utf8.dropFirst().first.map({ $0 | 0x20 }) {
    case UInt8(ascii: "x"): 16
    case UInt8(ascii: "o"): 8
    case UInt8(ascii: "b"): 2
    default: nil
    }
  }
}
