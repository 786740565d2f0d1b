extension Diagnosis {
  /// `for_if_clauses`; the node's only part is the last expression of the last clause.
  func forIfClauses() throws(SyntaxError) -> Sketch? {
    let start = mark
    guard var last = try forIfClause() else { return nil }
    while let next = try forIfClause() { last = next }
    return Sketch(.other, range(from: start), parts: [last])
  }

  private func forIfClause() throws(SyntaxError) -> Sketch? {
    let start = mark
    if try take(.for), try starTargets() != nil, try take(.in) {
      // From here on no other alternative is tried.
      guard var last = try disjunction() else {
        mark = start
        return nil
      }
      while let condition = try attempt({ () throws(SyntaxError) -> Sketch? in
        try self.take(.if) ? try self.disjunction() : nil
      }) {
        last = condition
      }
      return last
    }
    mark = start
    if describesMistakes { try invalidForTarget() }
    return nil
  }

  /// `invalid_for_target`.
  func invalidForTarget() throws(SyntaxError) {
    let start = mark
    defer { mark = start }
    guard try take(.for), let target = try starExpressions() else { return }
    if let error = invalidTargetError(target, for: .iteration) { throw error }
  }

  func generator() throws(SyntaxError) -> Sketch? {
    try memoized(.generator) { () throws(SyntaxError) in
      let start = self.mark
      let node = try self.attempt { () throws(SyntaxError) -> Sketch? in
        guard try self.take(.leftParenthesis), try self.argumentExpression() != nil,
          try self.forIfClauses() != nil, try self.take(.rightParenthesis)
        else { return nil }
        return Sketch(.generator, self.range(from: start))
      }
      if node == nil, self.describesMistakes { try self.invalidComprehension() }
      return node
    }
  }

  /// `assignment_expression | expression !':='`.
  func argumentExpression() throws(SyntaxError) -> Sketch? {
    if let node = try assignmentExpression() { return node }
    return try expressionWithoutColonEqual()
  }

  /// `listcomp` or `setcomp`.
  func comprehension(_ kind: ComprehensionNode.Kind) throws(SyntaxError) -> Sketch? {
    let start = mark
    let isList = kind == .list
    let node = try attempt { () throws(SyntaxError) -> Sketch? in
      guard try self.take(isList ? .leftBracket : .leftBrace), try self.namedExpression() != nil,
        try self.forIfClauses() != nil, try self.take(isList ? .rightBracket : .rightBrace)
      else { return nil }
      return Sketch(isList ? .listComprehension : .setComprehension, self.range(from: start))
    }
    if node == nil, describesMistakes { try invalidComprehension() }
    return node
  }

  private func invalidComprehension() throws(SyntaxError) {
    let start = mark
    defer { mark = start }
    guard try isNext(.leftBracket, .leftParenthesis, .leftBrace) else { return }
    let isParenthesis = try isNext(.leftParenthesis)
    mark += 1
    if let starred = try starredExpression(), try forIfClauses() != nil {
      throw error("iterable unpacking cannot be used in comprehension", at: starred.range)
    }
    if isParenthesis { return }
    let message = "did you forget parentheses around the comprehension target?"
    mark = start + 1
    if let first = try starNamedExpression(), try take(.comma), let rest = try starNamedExpressions(),
      let last = rest.last, try forIfClauses() != nil
    {
      throw error(message, from: first, to: last)
    }
    mark = start + 1
    if let first = try starNamedExpression(), let comma = try token(.comma), try forIfClauses() != nil {
      throw error(message, from: first, to: comma)
    }
  }

  func dictionaryComprehension() throws(SyntaxError) -> Sketch? {
    let start = mark
    let node = try attempt { () throws(SyntaxError) -> Sketch? in
      guard try self.take(.leftBrace), try self.keyValuePair() != nil, try self.forIfClauses() != nil,
        try self.take(.rightBrace)
      else { return nil }
      return Sketch(.dictionaryComprehension, self.range(from: start))
    }
    if node == nil, describesMistakes {
      defer { mark = start }
      if try take(.leftBrace), let stars = try token(.doubleStar), try bitwiseOr() != nil,
        try forIfClauses() != nil, try take(.rightBrace)
      {
        throw error("dict unpacking cannot be used in dict comprehension", at: stars.range)
      }
    }
    return node
  }
}
