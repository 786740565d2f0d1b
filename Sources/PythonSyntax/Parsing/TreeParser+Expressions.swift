extension TreeParser {
  /// `expression`: a conditional, a lambda or anything that binds tighter.
  mutating func parseExpression() throws(ParseFailure) -> Expression {
    // Most expressions are a single name or number: no operator can follow, so none is looked for.
    if kind == .name || kind == .number, followingKind.endsExpression { return try parseAtom() }
    try enter()
    defer { leave() }
    if kind == .lambda { return try parseLambda() }
    let start = startPosition
    let value = try parseDisjunction()
    guard accept(.if) else { return value }
    let test = try parseDisjunction()
    try expect(.else)
    let otherwise = try parseExpression()
    return try makeExpression(
      .conditional(test: test, then: value, otherwise: otherwise), from: start,
      below: max(value.height, test.height, otherwise.height))
  }

  /// `star_expressions`: expressions and starred ones, a tuple when there is a comma.
  mutating func parseStarExpressions() throws(ParseFailure) -> Expression {
    let start = startPosition
    let first = try parseStarExpression()
    guard kind == .comma else { return first }
    var elements = [first]
    while accept(.comma) {
      guard kind.beginsExpression || kind == .star || kind == .failure else { break }
      elements.append(try parseStarExpression())
    }
    return try makeExpression(.tuple(elements), from: start, below: elements.height)
  }

  private mutating func parseStarExpression() throws(ParseFailure) -> Expression {
    kind == .star ? try parseStarred() : try parseExpression()
  }

  /// `*operand`, the operand binding as tightly as `|`.
  mutating func parseStarred() throws(ParseFailure) -> Expression {
    let start = startPosition
    try expect(.star)
    let operand = try parseBinary(1)
    return try makeExpression(.starred(operand), from: start, below: operand.height)
  }

  /// `named_expression`: an expression or `name := value`.
  mutating func parseNamedExpression() throws(ParseFailure) -> Expression {
    guard kind == .name, followingKind == .colonEqual else {
      let value = try parseExpression()
      if kind == .colonEqual { throw unexpected }
      return value
    }
    let start = startPosition
    let target = try parseNameExpression()
    advance()
    let value = try parseExpression()
    return try makeExpression(.named(target, value), from: start, below: value.height)
  }

  mutating func parseStarNamedExpression() throws(ParseFailure) -> Expression {
    kind == .star ? try parseStarred() : try parseNamedExpression()
  }

  mutating func parseNameExpression() throws(ParseFailure) -> Expression {
    let start = startPosition
    let name = try parseName()
    return try makeExpression(.name(name), from: start)
  }

  /// `yield_expr`.
  mutating func parseYield() throws(ParseFailure) -> Expression {
    let start = startPosition
    try expect(.yield)
    containsYield = true
    if accept(.from) {
      let value = try parseExpression()
      return try makeExpression(.yieldFrom(value), from: start, below: value.height)
    }
    guard kind.beginsExpression || kind == .star else {
      if kind == .failure { throw unexpected }
      return try makeExpression(.yield(nil), from: start)
    }
    let value = try parseStarExpressions()
    return try makeExpression(.yield(value), from: start, below: value.height)
  }

  /// The right-hand side of an assignment.
  mutating func parseYieldOrStarExpressions() throws(ParseFailure) -> Expression {
    kind == .yield ? try parseYield() : try parseStarExpressions()
  }

  mutating func parseDisjunction() throws(ParseFailure) -> Expression {
    try parseBoolean(.or, token: .or)
  }

  private mutating func parseBoolean(
    _ connective: BooleanOperator, token: TokenKind
  ) throws(ParseFailure) -> Expression {
    let start = startPosition
    let first = connective == .or ? try parseBoolean(.and, token: .and) : try parseInversion()
    guard kind == token else { return first }
    var operands = [first]
    while accept(token) {
      operands.append(connective == .or ? try parseBoolean(.and, token: .and) : try parseInversion())
    }
    return try makeExpression(.boolean(connective, operands), from: start, below: operands.height)
  }

  private mutating func parseInversion() throws(ParseFailure) -> Expression {
    guard kind == .not else { return try parseComparison() }
    var starts: [SourcePosition] = []
    while kind == .not {
      starts.append(startPosition)
      advance()
    }
    var value = try parseComparison()
    for start in starts.reversed() {
      value = try makeExpression(.unary(.not, value), from: start, below: value.height)
    }
    return value
  }

  private mutating func parseComparison() throws(ParseFailure) -> Expression {
    let start = startPosition
    let first = try parseBinary(1)
    guard let next = acceptComparisonOperator() else { return first }
    var links: [(ComparisonOperator, Expression)] = []
    var height = first.height
    var link = Optional(next)
    while let symbol = link {
      let operand = try parseBinary(1)
      height = max(height, operand.height)
      links.append((symbol, operand))
      link = acceptComparisonOperator()
    }
    return try makeExpression(.comparison(first, links), from: start, below: height)
  }

  private mutating func acceptComparisonOperator() -> ComparisonOperator? {
    let found: ComparisonOperator
    switch kind {
    case .less: found = .less
    case .greater: found = .greater
    case .equalEqual: found = .equal
    case .notEqual: found = .notEqual
    case .lessEqual: found = .lessOrEqual
    case .greaterEqual: found = .greaterOrEqual
    case .in: found = .in
    case .not where followingKind == .in:
      advance()
      found = .notIn
    case .is where followingKind == .not:
      advance()
      found = .isNot
    case .is: found = .is
    default: return nil
    }
    advance()
    return found
  }

  /// Binary operators of at least that precedence, by precedence climbing; 1 is `bitwise_or`.
  mutating func parseBinary(_ minimum: Int) throws(ParseFailure) -> Expression {
    let start = startPosition
    var left = try parseFactor()
    while let (symbol, precedence) = kind.binaryOperator, precedence >= minimum {
      advance()
      let right = try parseBinary(precedence + 1)
      left = try makeExpression(
        .binary(symbol, left, right), from: start, below: max(left.height, right.height))
    }
    return left
  }

  /// `factor`: signs before a power.
  private mutating func parseFactor() throws(ParseFailure) -> Expression {
    guard kind.sign != nil else { return try parsePower() }
    var signs: [(UnaryOperator, SourcePosition)] = []
    while let sign = kind.sign {
      signs.append((sign, startPosition))
      advance()
    }
    var value = try parsePower()
    for (sign, start) in signs.reversed() {
      value = try makeExpression(.unary(sign, value), from: start, below: value.height)
    }
    return value
  }

  private mutating func parsePower() throws(ParseFailure) -> Expression {
    let start = startPosition
    let base = try parsePrimary()
    guard accept(.doubleStar) else { return base }
    try enter()
    defer { leave() }
    let exponent = try parseFactor()
    return try makeExpression(
      .binary(.power, base, exponent), from: start, below: max(base.height, exponent.height))
  }

  private mutating func parseLambda() throws(ParseFailure) -> Expression {
    let start = startPosition
    // A scope costs whatever walks the tree more than an operator does.
    try enter(weight: 4)
    defer { leave(weight: 4) }
    try expect(.lambda)
    let parameters = try parseParameters(closing: .colon, allowsAnnotations: false)
    try expect(.colon)
    let outerContainsYield = containsYield
    containsYield = false
    defer { containsYield = outerContainsYield }
    let body = try parseExpression()
    let function = FunctionNode(
      name: "<lambda>", parameters: parameters, body: .expression(body), decorators: [], returns: nil,
      range: range(from: start), isGenerator: containsYield)
    return try makeExpression(
      .lambda(function), from: start, below: max(body.height, parameters.height))
  }
}

extension TokenKind {
  /// Whether an expression can begin with this token; a star is not counted.
  var beginsExpression: Bool {
    switch self {
    case .name, .number, .string, .leftParenthesis, .leftBracket, .leftBrace, .ellipsis, .plus, .minus,
      .tilde, .not, .lambda, .keywordNone, .keywordTrue, .keywordFalse, .await:
      true
    default: false
    }
  }

  /// Whether an expression before this token is at its end.
  fileprivate var endsExpression: Bool {
    switch self {
    case .comma, .rightParenthesis, .rightBracket, .rightBrace, .colon, .newline, .equal, .colonEqual: true
    default: false
    }
  }

  fileprivate var sign: UnaryOperator? {
    switch self {
    case .plus: .plus
    case .minus: .minus
    case .tilde: .invert
    default: nil
    }
  }
}
