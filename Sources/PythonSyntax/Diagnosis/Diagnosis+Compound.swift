extension Diagnosis {
  func compoundStatement() throws(SyntaxError) -> Sketch? {
    let start = mark
    let isMatch =
      switch try kind() {
      case .def: try function()
      case .at: try decorated()
      case .if: try ifStatement(.if)
      case .class: try classDefinition()
      case .with: try withStatement()
      case .for: try forStatement()
      case .try: try tryStatement()
      case .while: try whileStatement()
      default: try matchStatement()
      }
    if isMatch { return Sketch(.other, range(from: start)) }
    mark = start
    return nil
  }

  func block() throws(SyntaxError) -> Sketch? {
    try memoized(.block) { () throws(SyntaxError) in
      let start = self.mark
      let indented = try self.attempt { () throws(SyntaxError) -> Sketch? in
        guard try self.take(.newline), try self.take(.indent), let body = try self.statements(),
          try self.take(.dedent)
        else { return nil }
        return body
      }
      if let indented { return indented }
      if let line = try self.simpleStatements() { return line }
      if self.describesMistakes, try self.take(.newline), try !self.isNext(.indent) {
        throw self.furthestError("expected an indented block", kind: .indentation)
      }
      self.mark = start
      return nil
    }
  }

  /// `':' block`.
  func colonBlock() throws(SyntaxError) -> Bool {
    guard try take(.colon) else { return false }
    return try block() != nil
  }

  /// Refuses `':' NEWLINE` without an indented block after it.
  func refuseMissingBlock(after statement: String, line: Int32) throws(SyntaxError) {
    let start = mark
    defer { mark = start }
    if try take(.colon), try take(.newline), try !isNext(.indent) {
      throw furthestError(
        "expected an indented block after \(statement) on line \(line)", kind: .indentation)
    }
  }

  /// Refuses a line that ends without its colon.
  func refuseMissingColon() throws(SyntaxError) {
    let start = mark
    defer { mark = start }
    if try take(.newline) { throw furthestError("expected ':'") }
  }

  // MARK: Branches and loops

  /// An `if` or `elif` with all that follows it.
  private func ifStatement(_ keyword: TokenKind) throws(SyntaxError) -> Bool {
    let start = mark
    let word = keyword == .if ? "if" : "elif"
    if describesMistakes {
      if try take(keyword), try namedExpression() != nil {
        try refuseMissingColon()
        try refuseMissingBlock(after: "'\(word)' statement", line: tokens[start].start.line)
      }
      mark = start
    }
    guard try take(keyword), try namedExpression() != nil, try colonBlock() else { return false }
    if try isNext(.elif) {
      let clause = mark
      let isMatch = try nested(weight: 3) { () throws(SyntaxError) -> Sketch? in
        try self.ifStatement(.elif) ? Sketch(.other, self.range(from: clause)) : nil
      }
      if isMatch != nil { return true }
      mark = clause
    }
    try elseBlock()
    return true
  }

  /// `[else_block]`.
  private func elseBlock() throws(SyntaxError) {
    let start = mark
    guard try take(.else) else { return }
    if describesMistakes {
      try refuseMissingBlock(after: "'else' statement", line: tokens[start].start.line)
    }
    try force(.colon, ":")
    if try block() == nil { mark = start }
  }

  private func whileStatement() throws(SyntaxError) -> Bool {
    let start = mark
    if describesMistakes {
      if try take(.while), try namedExpression() != nil {
        try refuseMissingColon()
        try refuseMissingBlock(after: "'while' statement", line: tokens[start].start.line)
      }
      mark = start
    }
    guard try take(.while), try namedExpression() != nil, try colonBlock() else { return false }
    try elseBlock()
    return true
  }

  private func forStatement() throws(SyntaxError) -> Bool {
    let start = mark
    if describesMistakes {
      if try take(.for), try starTargets() != nil, try take(.in), try starExpressions() != nil {
        try refuseMissingColon()
        try refuseMissingBlock(after: "'for' statement", line: tokens[start].start.line)
      }
      mark = start
    }
    if try take(.for), try starTargets() != nil, try take(.in) {
      // From here on no other alternative is tried.
      guard try starExpressions() != nil, try colonBlock() else { return false }
      try elseBlock()
      return true
    }
    mark = start
    if describesMistakes { try invalidForTarget() }
    return false
  }

  // MARK: with

  private func withStatement() throws(SyntaxError) -> Bool {
    let start = mark
    if describesMistakes {
      try refuseInWithHeader { () throws(SyntaxError) in
        try self.refuseMissingBlock(after: "'with' statement", line: self.tokens[start].start.line)
      }
    }
    if try take(.with), try take(.leftParenthesis), try withItems() != nil {
      _ = try take(.comma)
      if try take(.rightParenthesis), try colonBlock() { return true }
    }
    mark = start
    if try take(.with), try withItems() != nil, try colonBlock() { return true }
    mark = start
    if describesMistakes {
      try refuseInWithHeader { () throws(SyntaxError) in try self.refuseMissingColon() }
    }
    return false
  }

  /// Looks for a mistake after each of the two forms of a `with` statement's items.
  private func refuseInWithHeader(_ refuse: () throws(SyntaxError) -> Void) throws(SyntaxError) {
    let start = mark
    defer { mark = start }
    if try take(.with), try looseWithItems({ () throws(SyntaxError) in try self.expression() }) {
      try refuse()
    }
    mark = start
    if try take(.with), try take(.leftParenthesis),
      try looseWithItems({ () throws(SyntaxError) in try self.expressions() })
    {
      _ = try take(.comma)
      if try take(.rightParenthesis) { try refuse() }
    }
  }

  /// `','.(expression ['as' star_target])+`.
  private func looseWithItems(
    _ context: () throws(SyntaxError) -> Sketch?
  ) throws(SyntaxError) -> Bool {
    let items = try separated { () throws(SyntaxError) in
      guard let node = try context() else { return nil }
      _ = try self.attempt { () throws(SyntaxError) -> Sketch? in
        try self.take(.as) ? try self.starTarget() : nil
      }
      return node
    }
    return items != nil
  }

  private func withItems() throws(SyntaxError) -> [Sketch]? {
    try separated { () throws(SyntaxError) in try self.withItem() }
  }

  private func withItem() throws(SyntaxError) -> Sketch? {
    let start = mark
    if let node = try expression(), try take(.as), try starTarget() != nil,
      try isNext(.comma, .rightParenthesis, .colon)
    {
      return node
    }
    mark = start
    if describesMistakes {
      if try expression() != nil, try take(.as), let target = try expression(),
        try isNext(.comma, .rightParenthesis, .colon),
        let error = invalidTargetError(target, for: .assignment)
      {
        throw error
      }
      mark = start
    }
    return try expression()
  }

  // MARK: Definitions

  private func decorated() throws(SyntaxError) -> Bool {
    while try attempt({ () throws(SyntaxError) -> Sketch? in
      guard try self.take(.at), let node = try self.namedExpression(), try self.take(.newline)
      else { return nil }
      return node
    }) != nil {}
    switch try kind() {
    case .def: return try function()
    case .class: return try classDefinition()
    default: return false
    }
  }

  private func function() throws(SyntaxError) -> Bool {
    let start = mark
    if describesMistakes {
      if try take(.def), try name() != nil, try take(.leftParenthesis) {
        _ = try parameters(.function)
        if try take(.rightParenthesis) {
          _ = try returnAnnotation()
          try refuseMissingBlock(after: "function definition", line: tokens[start].start.line)
        }
      }
      mark = start
    }
    guard try take(.def), try name() != nil else { return false }
    try force(.leftParenthesis, "(")
    _ = try parameters(.function)
    guard try take(.rightParenthesis) else { return false }
    _ = try returnAnnotation()
    try force(.colon, ":")
    return try block() != nil
  }

  private func returnAnnotation() throws(SyntaxError) -> Sketch? {
    try attempt { () throws(SyntaxError) in try self.take(.arrow) ? try self.expression() : nil }
  }

  private func classDefinition() throws(SyntaxError) -> Bool {
    let start = mark
    if describesMistakes {
      if try classHeader() {
        try refuseMissingColon()
        try refuseMissingBlock(after: "class definition", line: tokens[start].start.line)
      }
      mark = start
    }
    guard try classHeader() else { return false }
    return try colonBlock()
  }

  private func classHeader() throws(SyntaxError) -> Bool {
    guard try take(.class), try name() != nil else { return false }
    _ = try attempt { () throws(SyntaxError) -> Sketch? in
      guard let parenthesis = try self.token(.leftParenthesis) else { return nil }
      _ = try self.arguments()
      return try self.take(.rightParenthesis) ? parenthesis : nil
    }
    return true
  }
}
