extension Lexer {
  /// Lexes a number literal; its value is read by the parser.
  mutating func lexNumber(from start: Int) {
    if peek() == UInt8(ascii: "0") {
      switch peek(1) {
      case UInt8(ascii: "x"), UInt8(ascii: "X"): return lexRadix(16, name: "hexadecimal", from: start)
      case UInt8(ascii: "o"), UInt8(ascii: "O"): return lexRadix(8, name: "octal", from: start)
      case UInt8(ascii: "b"), UInt8(ascii: "B"): return lexRadix(2, name: "binary", from: start)
      default: break
      }
    }
    var isInteger = true
    var zerosEnd: Int?
    if peek() == UInt8(ascii: "0") {
      guard let end = skipLeadingZeros() else { return failOnNumber("decimal") }
      if isDigit(peek()) {
        zerosEnd = end
        guard skipDigits() else { return failOnNumber("decimal") }
      }
    } else if isDigit(peek()) {
      guard skipDigits() else { return failOnNumber("decimal") }
    }
    if peek() == UInt8(ascii: ".") {
      isInteger = false
      position += 1
      if isDigit(peek()), !skipDigits() { return failOnNumber("decimal") }
    }
    if peek() | 0x20 == UInt8(ascii: "e") {
      let signLength = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-") ? 1 : 0
      if isDigit(peek(1 + signLength)) {
        isInteger = false
        position += 1 + signLength
        guard skipDigits() else { return failOnNumber("decimal") }
      } else if signLength == 1 {
        position += 2
        return failOnNumber("decimal")
      } else {
        return finishNumber("decimal", from: start)
      }
    }
    if peek() | 0x20 == UInt8(ascii: "j") {
      position += 1
      return finishNumber("imaginary", from: start)
    }
    if isInteger, let zerosEnd {
      var end = sourcePosition(of: zerosEnd)
      end.column = max(end.column, sourcePosition(of: start).column)
      return fail(
        "leading zeros in decimal integer literals are not permitted; "
          + "use an 0o prefix for octal integers",
        at: sourcePosition(of: start), end: end)
    }
    finishNumber("decimal", from: start)
  }

  /// Skips zeros and underscores; the end of the zeros, or nil after an underscore without a digit.
  private mutating func skipLeadingZeros() -> Int? {
    while true {
      if peek() == UInt8(ascii: "_") {
        position += 1
        guard isDigit(peek()) else { return nil }
      }
      guard peek() == UInt8(ascii: "0") else { return position }
      position += 1
    }
  }

  /// Skips digits with single underscores between them; false after an underscore without a digit.
  private mutating func skipDigits() -> Bool {
    while true {
      while isDigit(peek()) { position += 1 }
      guard peek() == UInt8(ascii: "_") else { return true }
      position += 1
      guard isDigit(peek()) else { return false }
    }
  }

  private mutating func lexRadix(_ radix: UInt8, name: String, from start: Int) {
    position += 2
    repeat {
      if peek() == UInt8(ascii: "_") { position += 1 }
      guard belongs(peek(), toRadix: radix) else {
        if isDigit(peek()) { return failOnDigit(name) }
        return failOnNumber(name)
      }
      while belongs(peek(), toRadix: radix) { position += 1 }
    } while peek() == UInt8(ascii: "_")
    if isDigit(peek()) { return failOnDigit(name) }
    finishNumber(name, from: start)
  }

  private func belongs(_ byte: UInt8, toRadix radix: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") < radix
    case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): radix == 16
    default: false
    }
  }

  /// Ends a number, unless a letter follows that no keyword begins with.
  private mutating func finishNumber(_ name: String, from start: Int) {
    if peek() < 0x80, isIdentifierByte(peek()), !isFollowedByKeyword { return failOnNumber(name) }
    append(.number, from: start)
  }

  /// Whether one of the keywords comes next that Python allows right after a number, as in `1if x else 2`.
  private var isFollowedByKeyword: Bool {
    switch peek() {
    case UInt8(ascii: "a"): isNext("and")
    case UInt8(ascii: "e"): isNext("else")
    case UInt8(ascii: "f"): isNext("for")
    case UInt8(ascii: "o"): isNext("or")
    case UInt8(ascii: "n"): isNext("not")
    case UInt8(ascii: "i"):
      // What follows `if`, `in` and `is` is not looked at.
      peek(1) == UInt8(ascii: "f") || peek(1) == UInt8(ascii: "n") || peek(1) == UInt8(ascii: "s")
    default: false
    }
  }

  /// Whether a whole word comes next.
  private func isNext(_ word: StaticString) -> Bool {
    word.withUTF8Buffer { letters in
      letters.indices.allSatisfy { letters[$0] == peek($0) } && !isIdentifierByte(peek(letters.count))
    }
  }

  /// Points at the last byte that was read as part of the number.
  private mutating func failOnNumber(_ name: String) {
    fail("invalid \(name) literal", at: sourcePosition(of: position - 1), end: nil)
  }

  private mutating func failOnDigit(_ name: String) {
    let digit = Character(Unicode.Scalar(peek()))
    fail("invalid digit '\(digit)' in \(name) literal", at: sourcePosition(of: position), end: nil)
  }
}
