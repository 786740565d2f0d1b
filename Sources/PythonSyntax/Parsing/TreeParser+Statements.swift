extension TreeParser {
  /// A whole file.
  mutating func parseFile() throws(ParseFailure) -> [Statement] {
    var body: [Statement] = []
    while kind != .endMarker {
      statementStart = index
      try parseStatement(into: &body)
    }
    return body
  }

  /// What is typed at once: a compound statement, or one line of simple statements.
  mutating func parseInteractive() throws(ParseFailure) -> [Statement] {
    var body: [Statement] = []
    switch kind {
    case .endMarker: return body
    case .newline: advance()
    default:
      let isCompound = beginsCompoundStatement
      try parseStatement(into: &body)
      if isCompound || body.first?.isMatch == true { try expect(.newline) }
    }
    return body
  }

  /// The error of a second statement in a text that is to hold one; nil without one.
  var furtherStatementError: SyntaxError? {
    guard tokens[index...].contains(where: { !$0.kind.isBlankSpace }) else { return nil }
    return error(
      "multiple statements found while compiling a single statement", at: tokens[max(index - 1, 0)].range
    ).knownError
  }

  /// A single expression, as the body of a tree.
  mutating func parseEvaluated() throws(ParseFailure) -> [Statement] {
    let start = startPosition
    let first = try parseExpression()
    var value = first
    if kind == .comma {
      var elements = [first]
      while accept(.comma) {
        guard kind.beginsExpression || kind == .failure else { break }
        elements.append(try parseExpression())
      }
      value = try makeExpression(.tuple(elements), from: start, below: elements.height)
    }
    let statement = makeStatement(.expression(value), from: start)
    while accept(.newline) {}
    guard kind == .endMarker else { throw unexpected }
    return [statement]
  }

  private var beginsCompoundStatement: Bool {
    switch kind {
    case .if, .while, .for, .try, .with, .def, .class, .at, .async: true
    default: false
    }
  }

  mutating func parseStatement(into body: inout [Statement]) throws(ParseFailure) {
    if beginsCompoundStatement {
      body.append(try parseCompoundStatement())
    } else if let match = try parseMatch() {
      body.append(match)
    } else {
      try parseSimpleStatements(into: &body)
    }
  }

  /// A line of simple statements with its end.
  mutating func parseSimpleStatements(into body: inout [Statement]) throws(ParseFailure) {
    repeat {
      body.append(try parseSimpleStatement())
    } while accept(.semicolon) && kind != .newline
    try expect(.newline)
  }

  private mutating func parseSimpleStatement() throws(ParseFailure) -> Statement {
    let start = startPosition
    switch kind {
    case .pass:
      advance()
      return makeStatement(.pass, from: start)
    case .break:
      advance()
      return makeStatement(.break, from: start)
    case .continue:
      advance()
      return makeStatement(.continue, from: start)
    case .return:
      advance()
      let value = endsSimpleStatement ? nil : try parseStarExpressions()
      return makeStatement(.return(value), from: start)
    case .raise:
      return try parseRaise()
    case .global:
      advance()
      let names = try parseNameList()
      return makeStatement(.global(names), from: start)
    case .nonlocal:
      advance()
      let names = try parseNameList()
      return makeStatement(.nonlocal(names), from: start)
    case .del:
      return try parseDelete()
    case .assert:
      advance()
      let condition = try parseExpression()
      let message = accept(.comma) ? try parseExpression() : nil
      return makeStatement(.assert(condition, message: message), from: start)
    case .import:
      return try parseImport()
    case .from:
      return try parseImportFrom()
    default:
      return try parseExpressionStatement()
    }
  }

  private var endsSimpleStatement: Bool { kind == .newline || kind == .semicolon }

  private mutating func parseNameList() throws(ParseFailure) -> [String] {
    var names = [try parseName()]
    while accept(.comma) { names.append(try parseName()) }
    return names
  }

  private mutating func parseRaise() throws(ParseFailure) -> Statement {
    let start = startPosition
    advance()
    guard !endsSimpleStatement else { return makeStatement(.raise(nil, cause: nil), from: start) }
    let exception = try parseExpression()
    let cause = accept(.from) ? try parseExpression() : nil
    return makeStatement(.raise(exception, cause: cause), from: start)
  }

  private mutating func parseDelete() throws(ParseFailure) -> Statement {
    let start = startPosition
    advance()
    var targets: [Expression] = []
    repeat {
      if !targets.isEmpty, endsSimpleStatement { break }
      let target = try parsePrimary()
      guard target.isTarget(allowsStarred: false) else { throw ParseFailure.unexpectedToken }
      targets.append(target)
    } while accept(.comma)
    guard endsSimpleStatement else { throw unexpected }
    return makeStatement(.delete(targets), from: start)
  }

  // MARK: Assignments

  private mutating func parseExpressionStatement() throws(ParseFailure) -> Statement {
    let start = startPosition
    let isParenthesized = kind == .leftParenthesis
    let first = try parseYieldOrStarExpressions()
    switch kind {
    case .equal:
      return try parseAssignment(to: first, from: start)
    case .colon:
      return try parseAnnotatedAssignment(to: first, isParenthesized: isParenthesized, from: start)
    default:
      guard let symbol = kind.augmentedOperator else {
        return makeStatement(.expression(first), from: start)
      }
      guard first.isSingleTarget else { throw ParseFailure.unexpectedToken }
      advance()
      let value = try parseYieldOrStarExpressions()
      return makeStatement(
        .augmentedAssignment(target: first, operator: symbol, value: value), from: start)
    }
  }

  private mutating func parseAssignment(
    to first: Expression, from start: SourcePosition
  ) throws(ParseFailure) -> Statement {
    var targets: [Expression] = []
    var value = first
    while kind == .equal {
      targets.append(try verifiedTarget(value))
      advance()
      value = try parseYieldOrStarExpressions()
    }
    return makeStatement(.assignment(targets: targets, value: value), from: start)
  }

  private mutating func parseAnnotatedAssignment(
    to target: Expression, isParenthesized: Bool, from start: SourcePosition
  ) throws(ParseFailure) -> Statement {
    guard target.isSingleTarget else { throw ParseFailure.unexpectedToken }
    advance()
    let annotation = try parseExpression()
    let value = accept(.equal) ? try parseYieldOrStarExpressions() : nil
    var isSimple = false
    if case .name = target.kind { isSimple = !isParenthesized }
    return makeStatement(
      .annotatedAssignment(target: target, annotation: annotation, value: value, isSimple: isSimple),
      from: start)
  }

  // MARK: Imports

  private mutating func parseImport() throws(ParseFailure) -> Statement {
    let start = startPosition
    advance()
    var aliases: [ImportAlias] = []
    repeat {
      let aliasStart = startPosition
      let name = mangled(try parseDottedName())
      let alias = accept(.as) ? try parseName() : nil
      aliases.append(ImportAlias(name: name, alias: alias, range: range(from: aliasStart)))
    } while accept(.comma)
    return makeStatement(.import(aliases), from: start)
  }

  private mutating func parseDottedName() throws(ParseFailure) -> String {
    var name = try parsePlainName()
    while accept(.dot) { name += "." + (try parsePlainName()) }
    return name
  }

  private mutating func parseImportFrom() throws(ParseFailure) -> Statement {
    let start = startPosition
    advance()
    var level = 0
    while kind == .dot || kind == .ellipsis {
      level += kind == .dot ? 1 : 3
      advance()
    }
    let module = level > 0 && kind == .import ? "" : try parseDottedName()
    try expect(.import)
    if accept(.star) {
      return makeStatement(.importFrom(module: module, level: level, .all), from: start)
    }
    let isParenthesized = accept(.leftParenthesis)
    var aliases: [ImportAlias] = []
    repeat {
      if isParenthesized, !aliases.isEmpty, kind == .rightParenthesis { break }
      let aliasStart = startPosition
      let name = try parseName()
      let alias = accept(.as) ? try parseName() : nil
      aliases.append(ImportAlias(name: name, alias: alias, range: range(from: aliasStart)))
    } while accept(.comma)
    if isParenthesized { try expect(.rightParenthesis) }
    return makeStatement(.importFrom(module: module, level: level, .names(aliases)), from: start)
  }
}
