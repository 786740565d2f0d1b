extension Diagnosis {
  /// `expressions`.
  func expressions() throws(SyntaxError) -> Sketch? {
    try commaSeparated { () throws(SyntaxError) in try self.expression() }
  }

  /// `star_expressions`.
  func starExpressions() throws(SyntaxError) -> Sketch? {
    try commaSeparated { () throws(SyntaxError) in try self.starExpression() }
  }

  /// One item, or a tuple of several with commas between them and perhaps at the end.
  private func commaSeparated(
    _ item: () throws(SyntaxError) -> Sketch?
  ) throws(SyntaxError) -> Sketch? {
    let start = mark
    guard let items = try separated(item) else { return nil }
    let hasFinalComma = try take(.comma)
    if items.count == 1, !hasFinalComma { return items.first }
    return Sketch(.tuple, range(from: start), parts: items)
  }

  func starExpression() throws(SyntaxError) -> Sketch? {
    try memoized(.starExpression) { () throws(SyntaxError) in
      if let starred = try self.starredBitwiseOr() { return starred }
      return try self.expression()
    }
  }

  /// `'*' bitwise_or`.
  func starredBitwiseOr() throws(SyntaxError) -> Sketch? {
    let start = mark
    return try attempt { () throws(SyntaxError) in
      guard try self.take(.star), let operand = try self.bitwiseOr() else { return nil }
      return Sketch(.starred, self.range(from: start), parts: [operand])
    }
  }

  /// `starred_expression`.
  func starredExpression() throws(SyntaxError) -> Sketch? {
    let start = mark
    return try attempt { () throws(SyntaxError) in
      guard try self.take(.star), let operand = try self.expression() else { return nil }
      return Sketch(.starred, self.range(from: start), parts: [operand])
    }
  }

  /// `star_named_expressions`, whose comma at the end is taken.
  func starNamedExpressions() throws(SyntaxError) -> [Sketch]? {
    guard let items = try separated({ () throws(SyntaxError) in try self.starNamedExpression() })
    else { return nil }
    _ = try take(.comma)
    return items
  }

  func starNamedExpression() throws(SyntaxError) -> Sketch? {
    try memoized(.starNamedExpression) { () throws(SyntaxError) in
      if let starred = try self.starredBitwiseOr() { return starred }
      return try self.namedExpression()
    }
  }

  func assignmentExpression() throws(SyntaxError) -> Sketch? {
    let start = mark
    guard try name() != nil, try take(.colonEqual) else {
      mark = start
      return nil
    }
    guard try expression() != nil else {
      mark = start
      return nil
    }
    return Sketch(.named, range(from: start))
  }

  func namedExpression() throws(SyntaxError) -> Sketch? {
    try memoized(.namedExpression) { () throws(SyntaxError) in
      let start = self.mark
      if let node = try self.assignmentExpression() { return node }
      if self.describesMistakes { try self.invalidNamedExpression() }
      self.mark = start
      return try self.expressionWithoutColonEqual()
    }
  }

  /// `expression !':='`.
  func expressionWithoutColonEqual() throws(SyntaxError) -> Sketch? {
    try attempt { () throws(SyntaxError) in
      guard let node = try self.expression(), try !self.isNext(.colonEqual) else { return nil }
      return node
    }
  }

  func expression() throws(SyntaxError) -> Sketch? {
    try memoized(.expression) { () throws(SyntaxError) in
      try self.nested(weight: 5) { () throws(SyntaxError) in
        if self.describesMistakes {
          try self.invalidExpression()
          try self.invalidLegacyExpression()
        }
        return try self.expressionAlternatives()
      }
    }
  }

  /// `expression_without_invalid`.
  func expressionWithoutMistakes() throws(SyntaxError) -> Sketch? {
    let described = describesMistakes
    describesMistakes = false
    defer { describesMistakes = described }
    return try expressionAlternatives()
  }

  private func expressionAlternatives() throws(SyntaxError) -> Sketch? {
    let start = mark
    let conditional = try attempt { () throws(SyntaxError) -> Sketch? in
      guard try self.disjunction() != nil, try self.take(.if), try self.disjunction() != nil,
        try self.take(.else), try self.expression() != nil
      else { return nil }
      return Sketch(.conditional, self.range(from: start))
    }
    if let conditional { return conditional }
    if let node = try disjunction() { return node }
    return try lambda()
  }

  private func lambda() throws(SyntaxError) -> Sketch? {
    let start = mark
    return try attempt { () throws(SyntaxError) in
      guard try self.take(.lambda) else { return nil }
      _ = try self.parameters(.lambda)
      guard try self.take(.colon), try self.expression() != nil else { return nil }
      return Sketch(.lambda, self.range(from: start))
    }
  }

  /// `yield_expr`.
  func yieldExpression() throws(SyntaxError) -> Sketch? {
    let start = mark
    let delegation = try attempt { () throws(SyntaxError) -> Sketch? in
      guard try self.take(.yield), try self.take(.from), try self.expression() != nil else { return nil }
      return Sketch(.yield, self.range(from: start))
    }
    if let delegation { return delegation }
    guard try take(.yield) else { return nil }
    _ = try starExpressions()
    return Sketch(.yield, range(from: start))
  }

  /// `yield_expr | star_expressions`.
  func yieldOrStarExpressions() throws(SyntaxError) -> Sketch? {
    if let node = try yieldExpression() { return node }
    return try starExpressions()
  }

  // MARK: Operators

  func disjunction() throws(SyntaxError) -> Sketch? {
    try memoized(.disjunction) { () throws(SyntaxError) in
      try self.chain(.or) { () throws(SyntaxError) in try self.conjunction() }
    }
  }

  private func conjunction() throws(SyntaxError) -> Sketch? {
    try memoized(.conjunction) { () throws(SyntaxError) in
      try self.chain(.and) { () throws(SyntaxError) in try self.inversion() }
    }
  }

  private func chain(
    _ connective: TokenKind, _ operand: () throws(SyntaxError) -> Sketch?
  ) throws(SyntaxError) -> Sketch? {
    let start = mark
    guard let first = try operand() else { return nil }
    var isChain = false
    while try attempt({ () throws(SyntaxError) -> Sketch? in
      try self.take(connective) ? try operand() : nil
    }) != nil {
      isChain = true
    }
    return isChain ? Sketch(.operation, range(from: start)) : first
  }

  private func inversion() throws(SyntaxError) -> Sketch? {
    try memoized(.inversion) { () throws(SyntaxError) in
      let start = self.mark
      if try self.take(.not) {
        let operand = try self.nested(weight: 3) { () throws(SyntaxError) in try self.inversion() }
        if operand != nil { return Sketch(.operation, self.range(from: start)) }
        self.mark = start
      }
      return try self.comparison()
    }
  }

  private func comparison() throws(SyntaxError) -> Sketch? {
    try memoized(.comparison) { () throws(SyntaxError) in
      let start = self.mark
      guard let left = try self.bitwiseOr() else { return nil }
      let startsWithIn = try self.isNext(.in)
      var isChain = false
      while try self.attempt({ () throws(SyntaxError) -> Sketch? in
        try self.comparisonOperator() ? try self.bitwiseOr() : nil
      }) != nil {
        isChain = true
      }
      guard isChain else { return left }
      return Sketch(.comparison(startsWithIn: startsWithIn), self.range(from: start), parts: [left])
    }
  }

  private func comparisonOperator() throws(SyntaxError) -> Bool {
    switch try kind() {
    case .equalEqual, .notEqual, .lessEqual, .less, .greaterEqual, .greater, .in:
      mark += 1
      return true
    case .not:
      mark += 1
      return try take(.in)
    case .is:
      mark += 1
      _ = try take(.not)
      return true
    default:
      return false
    }
  }

  func bitwiseOr() throws(SyntaxError) -> Sketch? {
    try memoized(.bitwiseOr) { () throws(SyntaxError) in try self.binary(1) }
  }

  private func binary(_ minimum: Int) throws(SyntaxError) -> Sketch? {
    let start = mark
    guard var left = try factor() else { return nil }
    while let (_, precedence) = try kind().binaryOperator, precedence >= minimum {
      let symbol = mark
      mark += 1
      guard try binary(precedence + 1) != nil else {
        mark = symbol
        break
      }
      left = Sketch(.operation, range(from: start))
    }
    return left
  }

  private func factor() throws(SyntaxError) -> Sketch? {
    try memoized(.factor) { () throws(SyntaxError) in
      let start = self.mark
      switch try self.kind() {
      case .plus, .minus, .tilde:
        self.mark += 1
        let operand = try self.nested(weight: 3) { () throws(SyntaxError) in try self.factor() }
        return operand == nil ? nil : Sketch(.operation, self.range(from: start))
      default:
        guard let base = try self.primary() else { return nil }
        let symbol = self.mark
        guard try self.take(.doubleStar) else { return base }
        let exponent = try self.nested(weight: 3) { () throws(SyntaxError) in try self.factor() }
        if exponent != nil { return Sketch(.operation, self.range(from: start)) }
        self.mark = symbol
        return base
      }
    }
  }
}
