extension TreeParser {
  /// Whether the next token is a name that is spelled as a soft keyword.
  private func isNext(word: String) -> Bool {
    kind == .name && buffer.text(of: tokens[index]) == word
  }

  /// A `match` statement; nil, with nothing taken, where `match` is an ordinary name.
  mutating func parseMatch() throws(ParseFailure) -> Statement? {
    guard isNext(word: "match"), followingKind.mayBeginSubject else { return nil }
    let mark = index
    let start = startPosition
    let outerContainsYield = containsYield
    do {
      advance()
      let subject = try parseSubject()
      if accept(.colon), accept(.newline), accept(.indent), isNext(word: "case") {
        var cases: [MatchCase] = []
        repeat { cases.append(try parseCase()) } while isNext(word: "case")
        try expect(.dedent)
        return makeStatement(.match(subject, cases), from: start)
      }
    } catch .unexpectedToken {
    }
    index = mark
    containsYield = outerContainsYield
    return nil
  }

  /// `subject_expr`: a tuple without parentheses, or one expression.
  private mutating func parseSubject() throws(ParseFailure) -> Expression {
    let start = startPosition
    let isStarred = kind == .star
    let first = try parseStarNamedExpression()
    guard kind == .comma else {
      guard !isStarred else { throw unexpected }
      return first
    }
    var elements = [first]
    while accept(.comma), kind != .colon { elements.append(try parseStarNamedExpression()) }
    return try makeExpression(.tuple(elements), from: start, below: elements.height)
  }

  private mutating func parseCase() throws(ParseFailure) -> MatchCase {
    advance()
    let pattern = try parsePatterns()
    let test = accept(.if) ? try parseNamedExpression() : nil
    try expect(.colon)
    return MatchCase(pattern: pattern, guardTest: test, body: try parseBlock())
  }

  // MARK: Patterns

  /// A sequence pattern without brackets, or one pattern.
  private mutating func parsePatterns() throws(ParseFailure) -> Pattern {
    let start = startPosition
    let first = try parseMaybeStarPattern()
    guard kind == .comma else {
      guard !first.isStar else { throw unexpected }
      return first
    }
    let inner = try parsePatternElements(after: first)
    return makePattern(.sequence(inner), from: start)
  }

  /// The rest of a sequence pattern, after its first element.
  private mutating func parsePatternElements(after first: Pattern) throws(ParseFailure) -> [Pattern] {
    var elements = [first]
    while accept(.comma) {
      switch kind {
      case .rightParenthesis, .rightBracket, .colon, .if: return elements
      default: elements.append(try parseMaybeStarPattern())
      }
    }
    return elements
  }

  private mutating func parseMaybeStarPattern() throws(ParseFailure) -> Pattern {
    let start = startPosition
    guard accept(.star) else { return try parsePattern() }
    let inner = try parseCaptureName()
    return makePattern(.star(inner), from: start)
  }

  /// The name of a capture; nil for `_`.
  private mutating func parseCaptureName() throws(ParseFailure) -> String? {
    let isWildcard = isNext(word: "_")
    let name = try parseName()
    switch kind {
    case .dot, .leftParenthesis, .equal: throw unexpected
    default: return isWildcard ? nil : name
    }
  }

  /// Alternatives, with a name or without.
  private mutating func parsePattern() throws(ParseFailure) -> Pattern {
    try enter(weight: 4)
    defer { leave(weight: 4) }
    let start = startPosition
    var alternatives = [try parseClosedPattern()]
    while accept(.bar) { alternatives.append(try parseClosedPattern()) }
    let pattern =
      alternatives.count == 1 ? alternatives[0] : makePattern(.alternatives(alternatives), from: start)
    guard accept(.as) else { return pattern }
    guard let name = try parseCaptureName() else { throw unexpected }
    return makePattern(.named(pattern, name), from: start)
  }

  private mutating func parseClosedPattern() throws(ParseFailure) -> Pattern {
    let start = startPosition
    switch kind {
    case .keywordNone, .keywordTrue, .keywordFalse:
      let inner = try parseAtom()
      return makePattern(.singleton(inner), from: start)
    case .number, .minus, .string:
      let inner = try parseLiteralPattern()
      return makePattern(.value(inner), from: start)
    case .name: return try parseNamePattern()
    case .leftParenthesis:
      advance()
      if accept(.rightParenthesis) { return makePattern(.sequence([]), from: start) }
      let first = try parseMaybeStarPattern()
      if kind != .comma {
        guard !first.isStar else { throw unexpected }
        try expect(.rightParenthesis)
        return first
      }
      let elements = try parsePatternElements(after: first)
      try expect(.rightParenthesis)
      return makePattern(.sequence(elements), from: start)
    case .leftBracket:
      advance()
      let elements =
        kind == .rightBracket ? [] : try parsePatternElements(after: try parseMaybeStarPattern())
      try expect(.rightBracket)
      return makePattern(.sequence(elements), from: start)
    case .leftBrace: return try parseMappingPattern()
    default: throw unexpected
    }
  }

  /// A number with its sign, a complex number, or strings.
  private mutating func parseLiteralPattern() throws(ParseFailure) -> Expression {
    guard kind != .string else { return try parseAtom() }
    let start = startPosition
    let isNegative = accept(.minus)
    guard kind == .number else { throw unexpected }
    var value = try parseAtom()
    let isReal = !value.isImaginary
    if isNegative { value = try makeExpression(.unary(.minus, value), from: start, below: value.height) }
    guard kind == .plus || kind == .minus else { return value }
    let symbol: BinaryOperator = kind == .plus ? .add : .subtract
    advance()
    guard isReal, kind == .number else { throw unexpected }
    let imaginary = try parseAtom()
    guard imaginary.isImaginary else { throw unexpected }
    return try makeExpression(.binary(symbol, value, imaginary), from: start, below: value.height)
  }

  /// A capture, the wildcard, a dotted name or a class.
  private mutating func parseNamePattern() throws(ParseFailure) -> Pattern {
    let start = startPosition
    if followingKind != .dot, followingKind != .leftParenthesis {
      let inner = try parseCaptureName()
      return makePattern(.capture(inner), from: start)
    }
    let name = try parseDottedExpression()
    if kind == .leftParenthesis { return try parseClassPattern(name, from: start) }
    guard kind != .equal else { throw unexpected }
    return makePattern(.value(name), from: start)
  }

  private mutating func parseDottedExpression() throws(ParseFailure) -> Expression {
    let start = startPosition
    var value = try makeExpression(.name(try parseName()), from: start)
    while accept(.dot) {
      let name = try parseName()
      value = try makeExpression(.attribute(value, name), from: start, below: value.height)
    }
    return value
  }

  private mutating func parseClassPattern(
    _ name: Expression, from start: SourcePosition
  ) throws(ParseFailure) -> Pattern {
    advance()
    var positional: [Pattern] = []
    var keywords: [(name: String, pattern: Pattern)] = []
    while kind != .rightParenthesis {
      if kind == .name, followingKind == .equal {
        let keyword = try parsePlainName()
        advance()
        keywords.append((keyword, try parsePattern()))
      } else {
        guard keywords.isEmpty else { throw unexpected }
        positional.append(try parsePattern())
      }
      guard accept(.comma) else { break }
    }
    try expect(.rightParenthesis)
    return makePattern(.instance(name, positional: positional, keywords: keywords), from: start)
  }

  private mutating func parseMappingPattern() throws(ParseFailure) -> Pattern {
    let start = startPosition
    advance()
    var entries: [(key: Expression, pattern: Pattern)] = []
    var rest: String?
    while kind != .rightBrace, rest == nil {
      if accept(.doubleStar) {
        guard let name = try parseCaptureName() else { throw unexpected }
        rest = name
      } else {
        let key = try parseMappingKey()
        try expect(.colon)
        entries.append((key, try parsePattern()))
      }
      guard accept(.comma) else { break }
    }
    try expect(.rightBrace)
    return makePattern(.mapping(entries, rest: rest), from: start)
  }

  private mutating func parseMappingKey() throws(ParseFailure) -> Expression {
    switch kind {
    case .keywordNone, .keywordTrue, .keywordFalse: return try parseAtom()
    case .number, .minus, .string: return try parseLiteralPattern()
    case .name where followingKind == .dot: return try parseDottedExpression()
    default: throw unexpected
    }
  }

  private func makePattern(_ kind: Pattern.Kind, from start: SourcePosition) -> Pattern {
    Pattern(kind, range: range(from: start))
  }
}

extension Expression {
  fileprivate var isImaginary: Bool {
    if case .imaginary = kind { true } else { false }
  }
}

extension TokenKind {
  /// Whether what `match` is about may begin with such a token.
  fileprivate var mayBeginSubject: Bool { beginsExpression || self == .star }
}
