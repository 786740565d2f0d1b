extension Diagnosis {
  func arguments() throws(SyntaxError) -> Sketch? {
    try memoized(.arguments) { () throws(SyntaxError) in
      let node = try self.attempt { () throws(SyntaxError) -> Sketch? in
        guard let node = try self.args() else { return nil }
        _ = try self.take(.comma)
        return try self.isNext(.rightParenthesis) ? node : nil
      }
      if node == nil, self.describesMistakes { try self.invalidArguments() }
      return node
    }
  }

  /// `args`; the node's parts are the positional arguments.
  private func args() throws(SyntaxError) -> Sketch? {
    let start = mark
    if let positional = try separated({ () throws(SyntaxError) in try self.positionalArgument() }) {
      let keywords = try attempt { () throws(SyntaxError) -> Sketch? in
        try self.take(.comma) ? try self.kwargs() : nil
      }
      return Sketch(
        .other, range(from: start), parts: positional + (keywords?.parts ?? []),
        hasKeywords: keywords != nil, unpacksMapping: keywords?.unpacksMapping ?? false)
    }
    return try kwargs()
  }

  /// `starred_expression | (assignment_expression | expression !':=') !'='`.
  private func positionalArgument() throws(SyntaxError) -> Sketch? {
    if let starred = try starredExpression() { return starred }
    return try attempt { () throws(SyntaxError) in
      guard let node = try self.argumentExpression(), try !self.isNext(.equal) else { return nil }
      return node
    }
  }

  /// `kwargs`; the node's parts are the starred arguments among the keywords.
  private func kwargs() throws(SyntaxError) -> Sketch? {
    let start = mark
    let both = try attempt { () throws(SyntaxError) -> Sketch? in
      guard let first = try self.separated({ () throws(SyntaxError) in try self.keywordOrStarred() }),
        try self.take(.comma),
        let second = try self.separated({ () throws(SyntaxError) in try self.keywordOrDoubleStarred() })
      else { return nil }
      return self.keywords(first + second, from: start)
    }
    if let both { return both }
    if let items = try separated({ () throws(SyntaxError) in try self.keywordOrStarred() }) {
      return keywords(items, from: start)
    }
    if let items = try separated({ () throws(SyntaxError) in try self.keywordOrDoubleStarred() }) {
      return keywords(items, from: start)
    }
    return nil
  }

  private func keywords(_ items: [Sketch], from start: Int) -> Sketch {
    let starred = items.filter { if case .starred = $0.shape { true } else { false } }
    return Sketch(
      .other, range(from: start), parts: starred, hasKeywords: true,
      unpacksMapping: items.contains { $0.unpacksMapping })
  }

  private func keywordArgument() throws(SyntaxError) -> Sketch? {
    let start = mark
    return try attempt { () throws(SyntaxError) in
      guard try self.name() != nil, try self.take(.equal), try self.expression() != nil
      else { return nil }
      return Sketch(.other, self.range(from: start))
    }
  }

  private func keywordOrStarred() throws(SyntaxError) -> Sketch? {
    if describesMistakes { try invalidKeyword() }
    if let keyword = try keywordArgument() { return keyword }
    return try starredExpression()
  }

  private func keywordOrDoubleStarred() throws(SyntaxError) -> Sketch? {
    if describesMistakes { try invalidKeyword() }
    if let keyword = try keywordArgument() { return keyword }
    let start = mark
    return try attempt { () throws(SyntaxError) in
      guard try self.take(.doubleStar), try self.expression() != nil else { return nil }
      return Sketch(.other, self.range(from: start), unpacksMapping: true)
    }
  }

  // MARK: Mistakes

  private func invalidArguments() throws(SyntaxError) {
    let start = mark
    defer { mark = start }
    let unparenthesized = "Generator expression must be parenthesized"
    if let arguments = try args(), arguments.hasKeywords, try take(.comma), let star = try token(.star) {
      throw error("iterable argument unpacking follows keyword argument unpacking", at: star.range)
    }
    mark = start
    if let element = try expression(), let clauses = try forIfClauses(), try take(.comma),
      let last = clauses.parts.last
    {
      // What follows the comma may hold a mistake of its own.
      if try args() == nil, try expression() != nil { _ = try forIfClauses() }
      throw error(unparenthesized, from: element, to: last)
    }
    mark = start
    try invalidKeywordGenerator()
    mark = start
    if let arguments = try args(), let clauses = try forIfClauses(), arguments.parts.count > 1,
      let element = arguments.parts.last, let last = clauses.parts.last
    {
      throw error(unparenthesized, from: element, to: last)
    }
    mark = start
    if try args() != nil, try take(.comma), let element = try expression(),
      let clauses = try forIfClauses(), let last = clauses.parts.last
    {
      throw error(unparenthesized, from: element, to: last)
    }
    mark = start
    if let arguments = try args(), try take(.comma), try args() != nil {
      throw furthestError(
        arguments.unpacksMapping
          ? "positional argument follows keyword argument unpacking"
          : "positional argument follows keyword argument")
    }
  }

  /// `NAME '=' expression for_if_clauses`.
  private func invalidKeywordGenerator() throws(SyntaxError) {
    let start = mark
    defer { mark = start }
    if let target = try name(), let equal = try token(.equal), try expression() != nil,
      try forIfClauses() != nil
    {
      throw error(
        "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", from: target, to: equal)
    }
  }

  private func invalidKeyword() throws(SyntaxError) {
    let start = mark
    defer { mark = start }
    if try isNext(.keywordTrue, .keywordFalse, .keywordNone) {
      let constant = Sketch(.other, tokens[mark].range)
      mark += 1
      if let equal = try token(.equal) {
        throw error("cannot assign to \(text(start))", from: constant, to: equal)
      }
    }
    mark = start
    try invalidKeywordGenerator()
    let isKeyword = try lookahead { () throws(SyntaxError) in
      try self.take(.name) ? try self.take(.equal) : false
    }
    if isKeyword { return }
    if let target = try expression(), let equal = try token(.equal) {
      throw error(
        "expression cannot contain assignment, perhaps you meant \"==\"?", from: target, to: equal)
    }
  }
}
