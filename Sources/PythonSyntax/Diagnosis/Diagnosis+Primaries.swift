extension Diagnosis {
  func primary() throws(SyntaxError) -> Sketch? {
    try memoized(.primary) { () throws(SyntaxError) in
      let start = self.mark
      guard var node = try self.atom() else { return nil }
      while let longer = try self.trailer(from: start, isTarget: false) { node = longer }
      return node
    }
  }

  /// An attribute, a call or a subscript after a primary.
  ///
  /// - Parameter isTarget: Whether another one must follow, as in what leads up to a target.
  func trailer(from start: Int, isTarget: Bool) throws(SyntaxError) -> Sketch? {
    // A target's grammar tries subscripts before calls.
    let order: [Trailer] =
      isTarget
      ? [.attribute, .subscript, .generatorCall, .call] : [.attribute, .generatorCall, .call, .subscript]
    for trailer in order {
      let node = try attempt { () throws(SyntaxError) -> Sketch? in
        guard let shape = try self.read(trailer) else { return nil }
        if isTarget, try !self.isTargetContinued() { return nil }
        return Sketch(shape, self.range(from: start))
      }
      if let node { return node }
    }
    return nil
  }

  /// What can follow a primary.
  private enum Trailer {
    case attribute, generatorCall, call, `subscript`
  }

  private func read(_ trailer: Trailer) throws(SyntaxError) -> Sketch.Shape? {
    switch trailer {
    case .attribute:
      guard try take(.dot), try name() != nil else { return nil }
      return .attribute
    case .generatorCall:
      guard try isNext(.leftParenthesis), try generator() != nil else { return nil }
      return .call
    case .call:
      guard try take(.leftParenthesis) else { return nil }
      _ = try arguments()
      return try take(.rightParenthesis) ? .call : nil
    case .subscript:
      guard try take(.leftBracket), try slices() != nil, try take(.rightBracket) else { return nil }
      return .subscript
    }
  }

  /// `t_lookahead`.
  func isTargetContinued() throws(SyntaxError) -> Bool {
    try isNext(.leftParenthesis, .leftBracket, .dot)
  }

  func slices() throws(SyntaxError) -> Sketch? {
    try memoized(.slices) { () throws(SyntaxError) in
      let start = self.mark
      if let single = try self.slice() {
        if try !self.isNext(.comma) { return single }
        self.mark = start
      }
      let items = try self.separated { () throws(SyntaxError) in
        if let slice = try self.slice() { return slice }
        return try self.starredExpression()
      }
      guard let items else { return nil }
      _ = try self.take(.comma)
      return Sketch(.tuple, self.range(from: start), parts: items)
    }
  }

  private func slice() throws(SyntaxError) -> Sketch? {
    let start = mark
    let slice = try attempt { () throws(SyntaxError) -> Sketch? in
      _ = try self.expression()
      guard try self.take(.colon) else { return nil }
      _ = try self.expression()
      if try self.take(.colon) { _ = try self.expression() }
      return Sketch(.other, self.range(from: start))
    }
    if let slice { return slice }
    return try namedExpression()
  }

  func atom() throws(SyntaxError) -> Sketch? {
    try memoized(.atom) { () throws(SyntaxError) in
      switch try self.kind() {
      case .name: return try self.name()
      case .keywordTrue: return try self.token(.keywordTrue, .true)
      case .keywordFalse: return try self.token(.keywordFalse, .false)
      case .keywordNone: return try self.token(.keywordNone, .none)
      case .string: return try self.strings()
      case .number: return try self.number()
      case .ellipsis: return try self.token(.ellipsis, .ellipsis)
      case .leftParenthesis:
        if let node = try self.tuple() { return node }
        if let node = try self.group() { return node }
        return try self.generator()
      case .leftBracket:
        if let node = try self.list() { return node }
        return try self.comprehension(.list)
      case .leftBrace:
        if let node = try self.dictionary() { return node }
        if let node = try self.set() { return node }
        if let node = try self.dictionaryComprehension() { return node }
        return try self.comprehension(.set)
      default: return nil
      }
    }
  }

  func number() throws(SyntaxError) -> Sketch? {
    do throws(ParseFailure) {
      _ = try TreeParser(buffer).parseNumber(tokens[mark])
    } catch {
      guard let known = error.knownError else { return nil }
      throw known
    }
    return try token(.number, .literal)
  }

  /// `strings`: the literals are decoded, for that is where their errors are found.
  func strings() throws(SyntaxError) -> Sketch? {
    try memoized(.strings) { () throws(SyntaxError) in
      let start = self.mark
      var isFormatted = false
      while try self.kind() == .string {
        isFormatted = isFormatted || StringLiteral(self.tokens[self.mark], in: self.buffer.bytes).isFormatted
        self.mark += 1
      }
      var parser = TreeParser(self.buffer)
      parser.index = start
      do throws(ParseFailure) {
        _ = try parser.parseStrings()
      } catch {
        guard let known = error.knownError else { return nil }
        throw known
      }
      return Sketch(isFormatted ? .formattedString : .literal, self.range(from: start))
    }
  }

  // MARK: Displays

  func list() throws(SyntaxError) -> Sketch? {
    let start = mark
    return try attempt { () throws(SyntaxError) in
      guard try self.take(.leftBracket) else { return nil }
      let items = try self.starNamedExpressions() ?? []
      guard try self.take(.rightBracket) else { return nil }
      return Sketch(.list, self.range(from: start), parts: items)
    }
  }

  func tuple() throws(SyntaxError) -> Sketch? {
    let start = mark
    return try attempt { () throws(SyntaxError) in
      guard try self.take(.leftParenthesis) else { return nil }
      var items: [Sketch] = []
      let first = try self.attempt { () throws(SyntaxError) -> Sketch? in
        guard let first = try self.starNamedExpression(), try self.take(.comma) else { return nil }
        return first
      }
      if let first { items = [first] + (try self.starNamedExpressions() ?? []) }
      guard try self.take(.rightParenthesis) else { return nil }
      return Sketch(.tuple, self.range(from: start), parts: items)
    }
  }

  private func group() throws(SyntaxError) -> Sketch? {
    let node = try attempt { () throws(SyntaxError) -> Sketch? in
      guard try self.take(.leftParenthesis) else { return nil }
      var inner = try self.yieldExpression()
      if inner == nil { inner = try self.namedExpression() }
      guard let inner, try self.take(.rightParenthesis) else { return nil }
      return inner
    }
    if node == nil, describesMistakes { try invalidGroup() }
    return node
  }

  private func invalidGroup() throws(SyntaxError) {
    let start = mark
    defer { mark = start }
    if try take(.leftParenthesis), let starred = try starredExpression(), try take(.rightParenthesis) {
      throw error("cannot use starred expression here", at: starred.range)
    }
    mark = start
    if try take(.leftParenthesis), let stars = try token(.doubleStar), try expression() != nil,
      try take(.rightParenthesis)
    {
      throw error("cannot use double starred expression here", at: stars.range)
    }
  }

  private func set() throws(SyntaxError) -> Sketch? {
    let start = mark
    return try attempt { () throws(SyntaxError) in
      guard try self.take(.leftBrace), try self.starNamedExpressions() != nil, try self.take(.rightBrace)
      else { return nil }
      return Sketch(.set, self.range(from: start))
    }
  }

  private func dictionary() throws(SyntaxError) -> Sketch? {
    let start = mark
    let node = try attempt { () throws(SyntaxError) -> Sketch? in
      guard try self.take(.leftBrace) else { return nil }
      if try self.doubleStarredPairs() != nil { _ = try self.take(.comma) }
      guard try self.take(.rightBrace) else { return nil }
      return Sketch(.dictionary, self.range(from: start))
    }
    if node == nil {
      // These mistakes are looked for in the first reading, too.
      if try take(.leftBrace) { try invalidDoubleStarredPairs() }
      mark = start
    }
    return node
  }

  private func doubleStarredPairs() throws(SyntaxError) -> [Sketch]? {
    try separated { () throws(SyntaxError) in try self.doubleStarredPair() }
  }

  private func doubleStarredPair() throws(SyntaxError) -> Sketch? {
    let start = mark
    let mapping = try attempt { () throws(SyntaxError) -> Sketch? in
      guard try self.take(.doubleStar), try self.bitwiseOr() != nil else { return nil }
      return Sketch(.other, self.range(from: start))
    }
    if let mapping { return mapping }
    return try keyValuePair()
  }

  /// `kvpair`.
  func keyValuePair() throws(SyntaxError) -> Sketch? {
    let start = mark
    return try attempt { () throws(SyntaxError) in
      guard try self.expression() != nil, try self.take(.colon), try self.expression() != nil
      else { return nil }
      return Sketch(.other, self.range(from: start))
    }
  }

  private func invalidDoubleStarredPairs() throws(SyntaxError) {
    let start = mark
    defer { mark = start }
    if try doubleStarredPairs() != nil, try take(.comma) { try invalidPair() }
    mark = start
    try invalidPairValue()
  }

  private func invalidPair() throws(SyntaxError) {
    let start = mark
    defer { mark = start }
    if let key = try expression(), try !isNext(.colon) {
      let place = SourcePosition(line: key.range.start.line, column: key.range.end.column - 1)
      throw error("':' expected after dictionary key", at: SourceRange(start: place, end: place))
    }
    mark = start
    try invalidPairValue()
  }

  private func invalidPairValue() throws(SyntaxError) {
    let start = mark
    defer { mark = start }
    if try expression() != nil, try take(.colon), let star = try token(.star), try bitwiseOr() != nil {
      throw error(
        "cannot use a starred expression in a dictionary value", startingAt: star.range.start)
    }
    mark = start
    if try expression() != nil, let colon = try token(.colon), try isNext(.rightBrace, .comma) {
      throw error("expression expected after dictionary key and ':'", at: colon.range)
    }
  }
}
