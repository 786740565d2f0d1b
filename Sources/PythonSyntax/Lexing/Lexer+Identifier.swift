extension Lexer {
  /// Lexes an identifier, a keyword, or the prefix of a string literal.
  mutating func lexIdentifier(from start: Int) {
    if lexStringPrefix(from: start) { return }
    var isASCII = true
    while position < source.count, isIdentifierByte(source[position]) {
      if source[position] >= 0x80 { isASCII = false }
      position += 1
    }
    if !isASCII, !verifyIdentifier(from: start) { return }
    append(isASCII ? TokenKind.ofIdentifier(source[start..<position]) : .name, from: start)
  }

  /// Lexes a string literal that begins with letters such as `rb`; false when there is none here.
  private mutating func lexStringPrefix(from start: Int) -> Bool {
    var isBytes = false
    var isUnicode = false
    var isRaw = false
    var isFormatted = false
    var index = position
    scan: while index < source.count {
      switch source[index] {
      case UInt8(ascii: "b"), UInt8(ascii: "B"):
        if isBytes || isUnicode || isFormatted { return false }
        isBytes = true
      case UInt8(ascii: "u"), UInt8(ascii: "U"):
        if isBytes || isUnicode || isRaw || isFormatted { return false }
        isUnicode = true
      case UInt8(ascii: "r"), UInt8(ascii: "R"):
        if isRaw || isUnicode { return false }
        isRaw = true
      case UInt8(ascii: "f"), UInt8(ascii: "F"):
        if isFormatted || isBytes || isUnicode { return false }
        isFormatted = true
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if index == position { return false }
        position = index
        lexString(from: start)
        return true
      default:
        return false
      }
      index += 1
    }
    return false
  }

  /// Whether the non-ASCII identifier before the position is one; fails the lexer when not.
  private mutating func verifyIdentifier(from start: Int) -> Bool {
    let text = String(decoding: source[start..<position], as: UTF8.self)
    var end = start
    var isFirst = true
    for scalar in text.unicodeScalars {
      let begin = end
      end += UTF8.width(scalar)
      let isValid = isFirst ? isIdentifierStart(scalar) : isIdentifierContinuation(scalar)
      isFirst = false
      if isValid { continue }
      position = end
      failOnCharacter(scalar, at: begin)
      return false
    }
    return true
  }

  /// Fails the lexer on a character that belongs to no token.
  mutating func failOnCharacter(_ scalar: Unicode.Scalar, at offset: Int) {
    let hexadecimal = String(scalar.value, radix: 16, uppercase: true)
    let code = String(repeating: "0", count: max(0, 4 - hexadecimal.count)) + hexadecimal
    let message =
      scalar.isPrintable
      ? "invalid character '\(Character(scalar))' (U+\(code))"
      : "invalid non-printable character U+\(code)"
    fail(message, at: sourcePosition(of: offset), end: nil)
  }

  private func isIdentifierStart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isXIDStart
  }

  private func isIdentifierContinuation(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isXIDContinue
  }
}

/// Whether a byte can stand in an identifier; non-ASCII bytes are verified later.
@inline(__always)
func isIdentifierByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...0xFF:
    true
  default: false
  }
}

/// Whether a byte is a decimal digit.
@inline(__always)
func isDigit(_ byte: UInt8) -> Bool {
  byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
}

extension Unicode.Scalar {
  /// Whether Python counts the character as printable.
  fileprivate var isPrintable: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
      false
    case .spaceSeparator: self == " "
    default: true
    }
  }
}
