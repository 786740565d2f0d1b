extension Diagnosis {
  func file() throws(SyntaxError) {
    while try statement() != nil {}
    _ = try take(.endMarker)
  }

  func interactive() throws(SyntaxError) {
    if try compoundStatement() != nil {
      _ = try take(.newline)
      return
    }
    if try simpleStatements() != nil { return }
    _ = try isNext(.newline, .endMarker)
  }

  /// `eval`.
  func evaluated() throws(SyntaxError) {
    guard try expressions() != nil else { return }
    while try take(.newline) {}
    _ = try take(.endMarker)
  }

  /// `statements`, one or more.
  func statements() throws(SyntaxError) -> Sketch? {
    let start = mark
    guard try statement() != nil else { return nil }
    while try statement() != nil {}
    return Sketch(.other, range(from: start))
  }

  private func statement() throws(SyntaxError) -> Sketch? {
    if let node = try compoundStatement() { return node }
    return try simpleStatements()
  }

  func simpleStatements() throws(SyntaxError) -> Sketch? {
    let start = mark
    let single = try attempt { () throws(SyntaxError) -> Sketch? in
      guard let node = try self.simpleStatement(), try !self.isNext(.semicolon), try self.take(.newline)
      else { return nil }
      return node
    }
    if let single { return single }
    return try attempt { () throws(SyntaxError) in
      guard try self.simpleStatement() != nil else { return nil }
      while try self.attempt({ () throws(SyntaxError) -> Sketch? in
        try self.take(.semicolon) ? try self.simpleStatement() : nil
      }) != nil {}
      _ = try self.take(.semicolon)
      return try self.take(.newline) ? Sketch(.other, self.range(from: start)) : nil
    }
  }

  private func simpleStatement() throws(SyntaxError) -> Sketch? {
    try memoized(.simpleStatement) { () throws(SyntaxError) in
      let start = self.mark
      if let node = try self.assignment() { return node }
      if let node = try self.starExpressions() { return node }
      let isMatch =
        switch try self.kind() {
        case .return: try self.returnStatement()
        case .import: try self.importName()
        case .from: try self.importFrom()
        case .raise: try self.raiseStatement()
        case .pass, .break, .continue: try self.take(try self.kind())
        case .del: try self.deleteStatement()
        case .yield: try self.yieldExpression() != nil
        case .assert: try self.assertStatement()
        case .global, .nonlocal: try self.declaration()
        default: false
        }
      return isMatch ? Sketch(.other, self.range(from: start)) : nil
    }
  }

  private func returnStatement() throws(SyntaxError) -> Bool {
    guard try take(.return) else { return false }
    _ = try starExpressions()
    return true
  }

  private func raiseStatement() throws(SyntaxError) -> Bool {
    guard try take(.raise) else { return false }
    guard try expression() != nil else { return true }
    _ = try attempt { () throws(SyntaxError) -> Sketch? in
      try self.take(.from) ? try self.expression() : nil
    }
    return true
  }

  private func assertStatement() throws(SyntaxError) -> Bool {
    guard try take(.assert), try expression() != nil else { return false }
    _ = try attempt { () throws(SyntaxError) -> Sketch? in
      try self.take(.comma) ? try self.expression() : nil
    }
    return true
  }

  private func declaration() throws(SyntaxError) -> Bool {
    mark += 1
    return try separated({ () throws(SyntaxError) in try self.name() }) != nil
  }

  private func deleteStatement() throws(SyntaxError) -> Bool {
    let start = mark
    if try take(.del), try deletionTargets() != nil, try isNext(.semicolon, .newline) { return true }
    mark = start
    guard describesMistakes else { return false }
    defer { mark = start }
    if try take(.del), let targets = try starExpressions(),
      let error = invalidTargetError(targets, for: .deletion)
    {
      throw error
    }
    return false
  }

  // MARK: Assignment

  private func assignment() throws(SyntaxError) -> Sketch? {
    let start = mark
    if try annotatedAssignment() { return Sketch(.other, range(from: start)) }
    mark = start
    if try chainedTargets() > 0, try yieldOrStarExpressions() != nil, try !isNext(.equal) {
      return Sketch(.other, range(from: start))
    }
    mark = start
    if try singleTarget() != nil, try kind().augmentedOperator != nil {
      mark += 1
      // From here on no other alternative is tried.
      if try yieldOrStarExpressions() != nil { return Sketch(.other, range(from: start)) }
      mark = start
      return nil
    }
    mark = start
    if describesMistakes { try invalidAssignment() }
    return nil
  }

  private func annotatedAssignment() throws(SyntaxError) -> Bool {
    let start = mark
    var isMatch = try name() != nil
    if isMatch { isMatch = try take(.colon) }
    if isMatch { isMatch = try expression() != nil }
    if !isMatch {
      mark = start
      var target = try parenthesizedSingleTarget()
      if target == nil { target = try subscriptOrAttributeTarget() }
      guard target != nil, try take(.colon), try expression() != nil else { return false }
    }
    _ = try attempt { () throws(SyntaxError) -> Sketch? in
      try self.take(.equal) ? try self.yieldOrStarExpressions() : nil
    }
    return true
  }

  /// `(star_targets '=')*`; how many.
  private func chainedTargets() throws(SyntaxError) -> Int {
    try repeated { () throws(SyntaxError) in
      guard let target = try self.starTargets(), try self.take(.equal) else { return nil }
      return target
    }.count
  }

  private func invalidAssignment() throws(SyntaxError) {
    let start = mark
    defer { mark = start }
    if let target = try invalidAnnotationTarget(), try take(.colon), try expression() != nil {
      throw error(
        "only single target (not \(target.description)) can be annotated", at: target.range)
    }
    mark = start
    if let first = try starNamedExpression(), try take(.comma) {
      while try starNamedExpressions() != nil {}
      if try take(.colon), try expression() != nil {
        throw error("only single target (not tuple) can be annotated", at: first.range)
      }
    }
    mark = start
    if let target = try expression(), try take(.colon), try expression() != nil {
      throw error("illegal target for annotation", at: target.range)
    }
    mark = start
    _ = try chainedTargets()
    if let target = try starExpressions(), try take(.equal),
      let error = invalidTargetError(target, for: .assignment)
    {
      throw error
    }
    mark = start
    _ = try chainedTargets()
    if let target = try yieldExpression(), try take(.equal) {
      throw error("assignment to yield expression not possible", at: target.range)
    }
    mark = start
    if let target = try starExpressions(), try kind().augmentedOperator != nil {
      mark += 1
      if try yieldOrStarExpressions() != nil {
        throw error(
          "'\(target.description)' is an illegal expression for augmented assignment", at: target.range)
      }
    }
  }

  private func invalidAnnotationTarget() throws(SyntaxError) -> Sketch? {
    if let node = try list() { return node }
    if let node = try tuple() { return node }
    return try attempt { () throws(SyntaxError) in
      guard try self.take(.leftParenthesis), let inner = try self.invalidAnnotationTarget(),
        try self.take(.rightParenthesis)
      else { return nil }
      return inner
    }
  }

  // MARK: Imports

  private func importName() throws(SyntaxError) -> Bool {
    guard try take(.import) else { return false }
    return try separated({ () throws(SyntaxError) in
      guard let module = try self.dottedName() else { return nil }
      _ = try self.alias()
      return module
    }) != nil
  }

  private func dottedName() throws(SyntaxError) -> Sketch? {
    guard let first = try name() else { return nil }
    while try attempt({ () throws(SyntaxError) -> Sketch? in
      try self.take(.dot) ? try self.name() : nil
    }) != nil {}
    return first
  }

  /// `['as' NAME]`.
  private func alias() throws(SyntaxError) -> Sketch? {
    try attempt { () throws(SyntaxError) in try self.take(.as) ? try self.name() : nil }
  }

  private func importFrom() throws(SyntaxError) -> Bool {
    let start = mark
    guard try take(.from) else { return false }
    while try isNext(.dot, .ellipsis) { mark += 1 }
    let hasDots = mark > start + 1
    let afterDots = mark
    if try dottedName() != nil, try take(.import), try importTargets() { return true }
    mark = afterDots
    guard hasDots, try take(.import) else { return false }
    return try importTargets()
  }

  private func importTargets() throws(SyntaxError) -> Bool {
    let start = mark
    if try take(.leftParenthesis), try importNames() != nil {
      _ = try take(.comma)
      if try take(.rightParenthesis) { return true }
    }
    mark = start
    if try importNames() != nil, try !isNext(.comma) { return true }
    mark = start
    if try take(.star) { return true }
    if describesMistakes, try importNames() != nil, try take(.comma), try take(.newline) {
      throw furthestError("trailing comma not allowed without surrounding parentheses")
    }
    mark = start
    return false
  }

  private func importNames() throws(SyntaxError) -> [Sketch]? {
    try separated { () throws(SyntaxError) in
      guard let imported = try self.name() else { return nil }
      _ = try self.alias()
      return imported
    }
  }
}
