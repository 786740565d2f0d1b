extension TreeParser {
  /// `star_targets`: what a `for` assigns to.
  mutating func parseTargets() throws(ParseFailure) -> Expression {
    let start = startPosition
    let first = try parseTarget()
    guard kind == .comma else { return first }
    var elements = [first]
    while accept(.comma) {
      guard kind.beginsExpression || kind == .star || kind == .failure else { break }
      elements.append(try parseTarget())
    }
    return try makeExpression(.tuple(elements), from: start, below: elements.height)
  }

  private mutating func parseTarget() throws(ParseFailure) -> Expression {
    let start = startPosition
    if accept(.star) {
      if kind == .star { throw unexpected }
      let operand = try parsePrimary()
      let starred = try makeExpression(.starred(operand), from: start, below: operand.height)
      return try verifiedTarget(starred)
    }
    return try verifiedTarget(try parsePrimary())
  }

  /// The expression, if it can be assigned to.
  func verifiedTarget(_ expression: Expression) throws(ParseFailure) -> Expression {
    guard expression.isTarget(allowsStarred: true) else { throw ParseFailure.unexpectedToken }
    return expression
  }
}

extension Expression {
  /// Whether the expression can be assigned to or deleted; starred only where that is allowed.
  func isTarget(allowsStarred: Bool) -> Bool {
    switch kind {
    case .name, .attribute, .subscript: true
    case .tuple(let elements), .list(let elements):
      elements.allSatisfy { $0.isTarget(allowsStarred: allowsStarred) }
    case .starred(let operand): allowsStarred && !operand.isStarred && operand.isTarget(allowsStarred: true)
    default: false
    }
  }

  /// Whether the expression is a name, an attribute or a subscript.
  var isSingleTarget: Bool {
    switch kind {
    case .name, .attribute, .subscript: true
    default: false
    }
  }
}
