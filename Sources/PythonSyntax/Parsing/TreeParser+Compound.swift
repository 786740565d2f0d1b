extension TreeParser {
  mutating func parseCompoundStatement() throws(ParseFailure) -> Statement {
    switch kind {
    case .if: return try parseIf()
    case .while: return try parseWhile()
    case .for: return try parseFor()
    case .try: return try parseTry()
    case .with: return try parseWith()
    case .def: return try parseFunction(decorators: [])
    case .class: return try parseClass(decorators: [])
    case .at: return try parseDecorated()
    case .async: throw error("'async' is not supported here", at: tokens[index].range)
    default: throw unexpected
    }
  }

  /// What follows a colon: an indented block, or simple statements on the same line.
  mutating func parseBlock() throws(ParseFailure) -> [Statement] {
    var body: [Statement] = []
    guard accept(.newline) else {
      try parseSimpleStatements(into: &body)
      return body
    }
    try expect(.indent)
    repeat {
      try parseStatement(into: &body)
    } while kind != .dedent && kind != .endMarker
    try expect(.dedent)
    return body
  }

  private mutating func parseColonBlock() throws(ParseFailure) -> [Statement] {
    try expect(.colon)
    return try parseBlock()
  }

  private mutating func parseElse() throws(ParseFailure) -> [Statement] {
    accept(.else) ? try parseColonBlock() : []
  }

  /// An `if` with its `elif` clauses, each nested in the `otherwise` of the one before.
  private mutating func parseIf() throws(ParseFailure) -> Statement {
    var clauses: [(start: SourcePosition, test: Expression, body: [Statement])] = []
    repeat {
      guard clauses.count < Self.maximumClauses else { throw tooDeep }
      let start = startPosition
      advance()
      let test = try parseNamedExpression()
      clauses.append((start, test, try parseColonBlock()))
    } while kind == .elif
    var otherwise = try parseElse()
    for clause in clauses.reversed() {
      otherwise = [
        makeStatement(
          .if(test: clause.test, body: clause.body, otherwise: otherwise), from: clause.start)
      ]
    }
    guard let statement = otherwise.first else { throw unexpected }
    return statement
  }

  private mutating func parseWhile() throws(ParseFailure) -> Statement {
    let start = startPosition
    advance()
    let test = try parseNamedExpression()
    let body = try parseColonBlock()
    let otherwise = try parseElse()
    return makeStatement(.while(test: test, body: body, otherwise: otherwise), from: start)
  }

  private mutating func parseFor() throws(ParseFailure) -> Statement {
    let start = startPosition
    advance()
    let target = try parseTargets()
    try expect(.in)
    let iterable = try parseStarExpressions()
    let body = try parseColonBlock()
    let otherwise = try parseElse()
    return makeStatement(
      .for(target: target, iterable: iterable, body: body, otherwise: otherwise), from: start)
  }

  // MARK: with

  private mutating func parseWith() throws(ParseFailure) -> Statement {
    let start = startPosition
    advance()
    let items: [WithItem]
    if kind == .leftParenthesis, let parenthesized = try parseParenthesizedWithItems() {
      items = parenthesized
    } else {
      items = try parseWithItems()
    }
    let body = try parseColonBlock()
    return makeStatement(.with(items, body: body), from: start)
  }

  /// The items of `with (a as b, c):`; nil, with nothing taken, where the parenthesis belongs to an
  /// expression.
  private mutating func parseParenthesizedWithItems() throws(ParseFailure) -> [WithItem]? {
    let mark = index
    advance()
    do {
      var items: [WithItem] = []
      repeat {
        if kind == .rightParenthesis, !items.isEmpty { break }
        items.append(try parseWithItem())
      } while accept(.comma)
      if accept(.rightParenthesis), kind == .colon { return items }
    } catch .unexpectedToken {
    }
    index = mark
    return nil
  }

  private mutating func parseWithItems() throws(ParseFailure) -> [WithItem] {
    var items = [try parseWithItem()]
    while accept(.comma) { items.append(try parseWithItem()) }
    return items
  }

  private mutating func parseWithItem() throws(ParseFailure) -> WithItem {
    let context = try parseExpression()
    guard accept(.as) else { return WithItem(context: context, target: nil) }
    let start = startPosition
    let target: Expression
    if accept(.star) {
      let operand = try parsePrimary()
      target = try makeExpression(.starred(operand), from: start, below: operand.height)
    } else {
      target = try parsePrimary()
    }
    return WithItem(context: context, target: try verifiedTarget(target))
  }

  // MARK: try

  private mutating func parseTry() throws(ParseFailure) -> Statement {
    let start = startPosition
    advance()
    let body = try parseColonBlock()
    var handlers: [TryNode.Handler] = []
    var isGroup = false
    while kind == .except {
      let handlerStart = startPosition
      let isStarred = followingKind == .star
      guard handlers.isEmpty || isStarred == isGroup else { throw unexpected }
      isGroup = isStarred
      handlers.append(try parseHandler(from: handlerStart, isStarred: isStarred))
    }
    let otherwise = handlers.isEmpty ? [] : try parseElse()
    var cleanup: [Statement] = []
    if accept(.finally) {
      cleanup = try parseColonBlock()
    } else if handlers.isEmpty {
      throw unexpected
    }
    let node = TryNode(
      body: body, handlers: handlers, isGroup: isGroup, otherwise: otherwise, finally: cleanup)
    return makeStatement(.try(node), from: start)
  }

  private mutating func parseHandler(
    from start: SourcePosition, isStarred: Bool
  ) throws(ParseFailure) -> TryNode.Handler {
    advance()
    if isStarred { advance() }
    var type: Expression?
    var name: String?
    if kind != .colon || isStarred {
      type = try parseExpression()
      if accept(.as) { name = try parseName() }
    }
    let body = try parseColonBlock()
    return TryNode.Handler(type: type, name: name, body: body, range: range(from: start))
  }

  // MARK: Definitions

  private mutating func parseDecorated() throws(ParseFailure) -> Statement {
    var decorators: [Expression] = []
    while accept(.at) {
      decorators.append(try parseNamedExpression())
      try expect(.newline)
    }
    switch kind {
    case .def: return try parseFunction(decorators: decorators)
    case .class: return try parseClass(decorators: decorators)
    case .async: throw error("'async' is not supported here", at: tokens[index].range)
    default: throw unexpected
    }
  }

  private mutating func parseFunction(decorators: [Expression]) throws(ParseFailure) -> Statement {
    let start = startPosition
    advance()
    let writtenName = try parsePlainName()
    try expect(.leftParenthesis)
    let parameters = try parseParameters(closing: .rightParenthesis, allowsAnnotations: true)
    try expect(.rightParenthesis)
    let returns = accept(.arrow) ? try parseExpression() : nil
    let outerContainsYield = containsYield
    containsYield = false
    defer { containsYield = outerContainsYield }
    let body = try parseColonBlock()
    let node = FunctionNode(
      name: mangled(writtenName), parameters: parameters, body: .statements(body), decorators: decorators,
      returns: returns, range: range(from: start), isGenerator: containsYield, writtenName: writtenName)
    return makeStatement(.function(node), from: start)
  }

  private mutating func parseClass(decorators: [Expression]) throws(ParseFailure) -> Statement {
    let start = startPosition
    advance()
    let writtenName = try parsePlainName()
    let name = mangled(writtenName)
    var arguments: [Argument] = []
    if kind == .leftParenthesis {
      arguments = try parseCallArguments(allowsBareGenerator: false).arguments
    }
    let outerClass = manglingClass
    let outerContainsYield = containsYield
    let stripped = String(writtenName.drop { $0 == "_" })
    manglingClass = stripped.isEmpty ? nil : stripped
    defer {
      manglingClass = outerClass
      containsYield = outerContainsYield
    }
    let body = try parseColonBlock()
    let node = ClassNode(
      name: name, arguments: arguments, body: body, decorators: decorators, range: range(from: start),
      writtenName: writtenName)
    return makeStatement(.classDefinition(node), from: start)
  }
}
