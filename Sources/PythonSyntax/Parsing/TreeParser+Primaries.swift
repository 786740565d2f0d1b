extension TreeParser {
  /// `primary`: an atom with attributes, calls and subscripts after it.
  mutating func parsePrimary() throws(ParseFailure) -> Expression {
    let start = startPosition
    var value = try parseAtom()
    while true {
      switch kind {
      case .dot:
        advance()
        let name = try parseName()
        value = try makeExpression(.attribute(value, name), from: start, below: value.height)
      case .leftParenthesis:
        let (arguments, height) = try parseCallArguments(allowsBareGenerator: true)
        value = try makeExpression(.call(value, arguments), from: start, below: max(value.height, height))
      case .leftBracket:
        advance()
        let index = try parseSlices()
        try expect(.rightBracket)
        value = try makeExpression(
          .subscript(value, index), from: start, below: max(value.height, index.height))
      default:
        return value
      }
    }
  }

  mutating func parseAtom() throws(ParseFailure) -> Expression {
    let start = startPosition
    let constant: Expression.Kind
    switch kind {
    case .name:
      return try parseNameExpression()
    case .number:
      constant = try parseNumber(tokens[index])
    case .string:
      return try parseStrings()
    case .leftParenthesis:
      return try parseParenthesized()
    case .leftBracket:
      return try parseListDisplay()
    case .leftBrace:
      return try parseBraceDisplay()
    case .keywordNone: constant = .none
    case .keywordTrue: constant = .true
    case .keywordFalse: constant = .false
    case .ellipsis: constant = .ellipsis
    case .await:
      throw error("'await' is not supported here", at: tokens[index].range)
    default:
      throw unexpected
    }
    advance()
    return try makeExpression(constant, from: start)
  }

  /// A tuple, a group or a generator expression.
  private mutating func parseParenthesized() throws(ParseFailure) -> Expression {
    let start = startPosition
    advance()
    if accept(.rightParenthesis) { return try makeExpression(.tuple([]), from: start) }
    if kind == .yield {
      let value = try parseYield()
      try expect(.rightParenthesis)
      return value
    }
    let isStarred = kind == .star
    let first = try parseStarNamedExpression()
    switch kind {
    case .comma:
      let elements = try parseElements(after: first, closing: .rightParenthesis)
      return try makeExpression(.tuple(elements), from: start, below: elements.height)
    case .for, .async:
      guard !isStarred else { throw unexpected }
      return try parseComprehension(
        .generator, element: first, value: nil, closing: .rightParenthesis, from: start)
    default:
      guard !isStarred else { throw unexpected }
      try expect(.rightParenthesis)
      return first
    }
  }

  private mutating func parseListDisplay() throws(ParseFailure) -> Expression {
    let start = startPosition
    advance()
    if accept(.rightBracket) { return try makeExpression(.list([]), from: start) }
    let isStarred = kind == .star
    let first = try parseStarNamedExpression()
    if kind == .for || kind == .async {
      guard !isStarred else { throw unexpected }
      return try parseComprehension(.list, element: first, value: nil, closing: .rightBracket, from: start)
    }
    let elements = try parseElements(after: first, closing: .rightBracket)
    return try makeExpression(.list(elements), from: start, below: elements.height)
  }

  /// The rest of a display after its first element, with its closing bracket.
  private mutating func parseElements(
    after first: Expression, closing: TokenKind
  ) throws(ParseFailure) -> [Expression] {
    var elements = [first]
    while accept(.comma) {
      if kind == closing { break }
      elements.append(try parseStarNamedExpression())
    }
    try expect(closing)
    return elements
  }

  /// A dictionary, a set or a comprehension of either.
  private mutating func parseBraceDisplay() throws(ParseFailure) -> Expression {
    let start = startPosition
    advance()
    if accept(.rightBrace) { return try makeExpression(.dictionary([]), from: start) }
    if kind == .doubleStar { return try parseDictionary(firstKey: nil, from: start) }
    let isPlain = kind != .star && !(kind == .name && followingKind == .colonEqual)
    let first = try parseStarNamedExpression()
    if kind == .colon {
      guard isPlain else { throw unexpected }
      return try parseDictionary(firstKey: first, from: start)
    }
    if kind == .for || kind == .async {
      guard !first.isStarred else { throw unexpected }
      return try parseComprehension(.set, element: first, value: nil, closing: .rightBrace, from: start)
    }
    let elements = try parseElements(after: first, closing: .rightBrace)
    return try makeExpression(.set(elements), from: start, below: elements.height)
  }

  private mutating func parseDictionary(
    firstKey: Expression?, from start: SourcePosition
  ) throws(ParseFailure) -> Expression {
    var entries: [(key: Expression?, value: Expression)] = []
    var height: Int32 = 0
    var pendingKey = firstKey
    repeat {
      if kind == .rightBrace, pendingKey == nil { break }
      if pendingKey == nil, accept(.doubleStar) {
        let mapping = try parseBinary(1)
        height = max(height, mapping.height)
        entries.append((nil, mapping))
        continue
      }
      let key = if let pendingKey { pendingKey } else { try parseExpression() }
      pendingKey = nil
      try expect(.colon)
      let value = try parseExpression()
      if entries.isEmpty, kind == .for || kind == .async {
        return try parseComprehension(
          .dictionary, element: key, value: value, closing: .rightBrace, from: start)
      }
      height = max(height, key.height, value.height)
      entries.append((key, value))
    } while accept(.comma)
    try expect(.rightBrace)
    return try makeExpression(.dictionary(entries), from: start, below: height)
  }

  /// `slices`: one index or slice, or a tuple of them and of starred expressions.
  private mutating func parseSlices() throws(ParseFailure) -> Expression {
    let start = startPosition
    let isStarred = kind == .star
    let first = try parseSlice()
    guard kind == .comma || isStarred else { return first }
    var elements = [first]
    while accept(.comma) {
      if kind == .rightBracket { break }
      elements.append(try parseSlice())
    }
    return try makeExpression(.tuple(elements), from: start, below: elements.height)
  }

  private mutating func parseSlice() throws(ParseFailure) -> Expression {
    let start = startPosition
    if kind == .star {
      advance()
      let operand = try parseExpression()
      return try makeExpression(.starred(operand), from: start, below: operand.height)
    }
    var lower: Expression?
    if kind != .colon {
      let isNamed = kind == .name && followingKind == .colonEqual
      let value = try parseNamedExpression()
      guard kind == .colon, !isNamed else { return value }
      lower = value
    }
    try expect(.colon)
    let upper = kind.beginsExpression ? try parseExpression() : nil
    var step: Expression?
    if accept(.colon), kind.beginsExpression { step = try parseExpression() }
    return try makeExpression(
      .slice(lower: lower, upper: upper, step: step), from: start,
      below: max(lower?.height ?? 0, upper?.height ?? 0, step?.height ?? 0))
  }
}

extension Expression {
  var isStarred: Bool {
    if case .starred = kind { true } else { false }
  }
}
