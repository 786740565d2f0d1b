/// What a token is; keywords and operators are kinds of their own.
enum TokenKind: UInt8, Sendable {
  case endMarker, newline, indent, dedent
  case name, number, string
  /// The place where the lexer gave up; its reason is in `TokenBuffer.failure`.
  case failure
  /// A character that no rule of the grammar takes: `$`, `?`, `!` or a backquote.
  case unknown

  // Brackets and punctuation.
  case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
  case comma, colon, semicolon, dot, ellipsis, arrow, equal, colonEqual

  // Operators.
  case plus, minus, star, doubleStar, slash, doubleSlash, percent, at
  case ampersand, bar, caret, tilde, leftShift, rightShift
  case less, greater, lessEqual, greaterEqual, equalEqual, notEqual
  /// `<>`, which the lexer knows and the grammar refuses.
  case lessGreater

  // Augmented assignments.
  case plusEqual, minusEqual, starEqual, slashEqual, percentEqual, atEqual, ampersandEqual, barEqual
  case caretEqual, leftShiftEqual, rightShiftEqual, doubleStarEqual, doubleSlashEqual

  // Keywords.
  case keywordFalse, keywordNone, keywordTrue
  case and, `as`, assert, async, await, `break`, `class`, `continue`, def, del, elif, `else`, except
  case finally, `for`, from, global, `if`, `import`, `in`, `is`, lambda, nonlocal, not, or, pass
  case raise, `return`, `try`, `while`, with, yield
}

extension TokenKind {
  /// The kind of an identifier's bytes: a keyword's own kind, or `.name`.
  static func ofIdentifier(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> TokenKind {
    guard (2...8).contains(bytes.count) else { return .name }
    var packed: UInt64 = 0
    for byte in bytes { packed = packed << 8 | UInt64(byte) }
    return keywords[packed] ?? .name
  }

  /// Keywords by their bytes, packed into one integer, first byte highest.
  private static let keywords: [UInt64: TokenKind] = {
    let spelled: [(StaticString, TokenKind)] = [
      ("False", .keywordFalse), ("None", .keywordNone), ("True", .keywordTrue), ("and", .and), ("as", .as),
      ("assert", .assert), ("async", .async), ("await", .await), ("break", .break), ("class", .class),
      ("continue", .continue), ("def", .def), ("del", .del), ("elif", .elif), ("else", .else),
      ("except", .except), ("finally", .finally), ("for", .for), ("from", .from), ("global", .global),
      ("if", .if), ("import", .import), ("in", .in), ("is", .is), ("lambda", .lambda),
      ("nonlocal", .nonlocal), ("not", .not), ("or", .or), ("pass", .pass), ("raise", .raise),
      ("return", .return), ("try", .try), ("while", .while), ("with", .with), ("yield", .yield),
    ]
    var table: [UInt64: TokenKind] = [:]
    for (word, kind) in spelled {
      var packed: UInt64 = 0
      word.withUTF8Buffer { for byte in $0 { packed = packed << 8 | UInt64(byte) } }
      table[packed] = kind
    }
    return table
  }()

  /// Whether the token only structures lines and blocks.
  var isBlankSpace: Bool {
    switch self {
    case .newline, .indent, .dedent, .endMarker: true
    default: false
    }
  }

  /// The operator of an augmented assignment such as `+=`.
  var augmentedOperator: BinaryOperator? {
    switch self {
    case .plusEqual: .add
    case .minusEqual: .subtract
    case .starEqual: .multiply
    case .slashEqual: .divide
    case .percentEqual: .modulo
    case .atEqual: .matrixMultiply
    case .ampersandEqual: .bitwiseAnd
    case .barEqual: .bitwiseOr
    case .caretEqual: .bitwiseXor
    case .leftShiftEqual: .leftShift
    case .rightShiftEqual: .rightShift
    case .doubleStarEqual: .power
    case .doubleSlashEqual: .floorDivide
    default: nil
    }
  }

  /// The binary operator and its precedence, from 1 for `|` to 6 for `*`; powers are parsed apart.
  var binaryOperator: (operator: BinaryOperator, precedence: Int)? {
    switch self {
    case .bar: (.bitwiseOr, 1)
    case .caret: (.bitwiseXor, 2)
    case .ampersand: (.bitwiseAnd, 3)
    case .leftShift: (.leftShift, 4)
    case .rightShift: (.rightShift, 4)
    case .plus: (.add, 5)
    case .minus: (.subtract, 5)
    case .star: (.multiply, 6)
    case .slash: (.divide, 6)
    case .doubleSlash: (.floorDivide, 6)
    case .percent: (.modulo, 6)
    case .at: (.matrixMultiply, 6)
    default: nil
    }
  }
}
