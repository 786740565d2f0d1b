extension Lexer {
  /// Lexes an operator, a bracket or a character that no token begins with.
  mutating func lexOperator(from start: Int) {
    let byte = source[position]
    let next = peek(1)
    switch byte {
    case UInt8(ascii: "("): openBracket(.leftParenthesis, from: start)
    case UInt8(ascii: "["): openBracket(.leftBracket, from: start)
    case UInt8(ascii: "{"): openBracket(.leftBrace, from: start)
    case UInt8(ascii: ")"): closeBracket(.rightParenthesis, opening: UInt8(ascii: "("), from: start)
    case UInt8(ascii: "]"): closeBracket(.rightBracket, opening: UInt8(ascii: "["), from: start)
    case UInt8(ascii: "}"): closeBracket(.rightBrace, opening: UInt8(ascii: "{"), from: start)
    case UInt8(ascii: ","): append(.comma, length: 1)
    case UInt8(ascii: ";"): append(.semicolon, length: 1)
    case UInt8(ascii: "~"): append(.tilde, length: 1)
    case UInt8(ascii: ":"): append(.colon, orWithEqual: .colonEqual)
    case UInt8(ascii: "="): append(.equal, orWithEqual: .equalEqual)
    case UInt8(ascii: "+"): append(.plus, orWithEqual: .plusEqual)
    case UInt8(ascii: "%"): append(.percent, orWithEqual: .percentEqual)
    case UInt8(ascii: "@"): append(.at, orWithEqual: .atEqual)
    case UInt8(ascii: "&"): append(.ampersand, orWithEqual: .ampersandEqual)
    case UInt8(ascii: "|"): append(.bar, orWithEqual: .barEqual)
    case UInt8(ascii: "^"): append(.caret, orWithEqual: .caretEqual)
    case UInt8(ascii: "!"): append(.unknown, orWithEqual: .notEqual)
    case UInt8(ascii: "-"):
      if next == UInt8(ascii: ">") {
        append(.arrow, length: 2)
      } else {
        append(.minus, orWithEqual: .minusEqual)
      }
    case UInt8(ascii: "*"):
      appendDoubled(.star, .starEqual, .doubleStar, .doubleStarEqual)
    case UInt8(ascii: "/"):
      appendDoubled(.slash, .slashEqual, .doubleSlash, .doubleSlashEqual)
    case UInt8(ascii: ">"):
      appendDoubled(.greater, .greaterEqual, .rightShift, .rightShiftEqual)
    case UInt8(ascii: "<"):
      if next == UInt8(ascii: ">") {
        append(.lessGreater, length: 2)
      } else {
        appendDoubled(.less, .lessEqual, .leftShift, .leftShiftEqual)
      }
    case UInt8(ascii: "$"), UInt8(ascii: "?"), UInt8(ascii: "`"):
      append(.unknown, length: 1)
    default:
      position += 1
      failOnCharacter(Unicode.Scalar(byte), at: start)
    }
  }

  private mutating func append(_ kind: TokenKind, length: Int) {
    let start = position
    position += length
    append(kind, from: start)
  }

  private mutating func append(_ kind: TokenKind, orWithEqual combined: TokenKind) {
    if peek(1) == UInt8(ascii: "=") {
      append(combined, length: 2)
    } else {
      append(kind, length: 1)
    }
  }

  /// An operator that comes once or twice, each with or without `=`.
  private mutating func appendDoubled(
    _ single: TokenKind, _ singleEqual: TokenKind, _ double: TokenKind, _ doubleEqual: TokenKind
  ) {
    if peek(1) == source[position] {
      if peek(2) == UInt8(ascii: "=") {
        append(doubleEqual, length: 3)
      } else {
        append(double, length: 2)
      }
    } else {
      append(single, orWithEqual: singleEqual)
    }
  }

  private mutating func openBracket(_ kind: TokenKind, from start: Int) {
    guard openBrackets.count < Self.maximumBracketDepth else {
      position += 1
      return fail("too many nested parentheses", at: sourcePosition(of: start), end: nil)
    }
    openBrackets.append(OpenBracket(byte: source[start], position: sourcePosition(of: start)))
    append(kind, length: 1)
  }

  private mutating func closeBracket(_ kind: TokenKind, opening: UInt8, from start: Int) {
    let closing = Character(Unicode.Scalar(source[start]))
    guard let bracket = openBrackets.popLast() else {
      position += 1
      return fail("unmatched '\(closing)'", at: sourcePosition(of: start), end: nil)
    }
    guard bracket.byte == opening else {
      position += 1
      let open = Character(Unicode.Scalar(bracket.byte))
      let place = bracket.position.line == line ? "" : " on line \(bracket.position.line)"
      return fail(
        "closing parenthesis '\(closing)' does not match opening parenthesis '\(open)'\(place)",
        at: sourcePosition(of: start), end: nil)
    }
    append(kind, length: 1)
  }
}
