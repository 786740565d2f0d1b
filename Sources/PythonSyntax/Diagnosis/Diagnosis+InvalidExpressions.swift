extension Diagnosis {
  /// `invalid_expression`: two expressions in a row, or a conditional without `else`.
  func invalidExpression() throws(SyntaxError) {
    let start = mark
    defer { mark = start }
    if try !isNameBeforeString(), try !isSoftKeyword() {
      if let first = try disjunction(), let second = try expressionWithoutMistakes() {
        guard !isLegacyStatement(first, at: start), tokens[mark - 1].bracketDepth > 0 else { return }
        throw error("invalid syntax. Perhaps you forgot a comma?", from: first, to: second)
      }
      mark = start
    }
    if let value = try disjunction(), try take(.if), let test = try disjunction(),
      try !isNext(.else, .colon)
    {
      throw error("expected 'else' after 'if' expression", from: value, to: test)
    }
  }

  /// `NAME STRING`, such as a string with a prefix that does not exist.
  private func isNameBeforeString() throws(SyntaxError) -> Bool {
    try lookahead { () throws(SyntaxError) in
      guard try self.take(.name) else { return false }
      return try self.take(.string)
    }
  }

  /// Whether a soft keyword comes next; CPython takes the beginnings of one for it, such as `c`.
  private func isSoftKeyword() throws(SyntaxError) -> Bool {
    guard try kind() == .name else { return false }
    let word = text(mark)
    return ["_", "case", "match"].contains { $0.hasPrefix(word) }
  }

  /// Whether an expression is the name of one of Python 2's statements.
  private func isLegacyStatement(_ node: Sketch, at index: Int) -> Bool {
    guard case .name = node.shape else { return false }
    let word = text(index)
    return word == "print" || word == "exec"
  }

  /// `invalid_legacy_expression`: Python 2's `print x` and `exec x`.
  func invalidLegacyExpression() throws(SyntaxError) {
    let start = mark
    defer { mark = start }
    guard let word = try name(), try !isNext(.leftParenthesis), let operand = try starExpressions(),
      isLegacyStatement(word, at: start)
    else { return }
    let statement = text(start)
    throw error(
      "Missing parentheses in call to '\(statement)'. Did you mean \(statement)(...)?", from: word,
      to: operand)
  }

  /// `invalid_named_expression`: `=` where `==` or `:=` may have been meant.
  func invalidNamedExpression() throws(SyntaxError) {
    _ = try memoized(.invalidNamedExpression) { () throws(SyntaxError) in
      try self.invalidNamedExpressionAlternatives()
      return nil
    }
  }

  private func invalidNamedExpressionAlternatives() throws(SyntaxError) {
    let start = mark
    defer { mark = start }
    if let target = try expression(), try take(.colonEqual), try expression() != nil {
      throw error(
        "cannot use assignment expressions with \(target.description)", at: target.range)
    }
    mark = start
    if let target = try name(), try take(.equal), let value = try bitwiseOr(),
      try !isNext(.equal, .colonEqual)
    {
      throw error(
        "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", from: target, to: value)
    }
    mark = start
    if try isDisplayOrConstant() { return }
    if let target = try bitwiseOr(), try take(.equal), try bitwiseOr() != nil,
      try !isNext(.equal, .colonEqual)
    {
      throw error(
        "cannot assign to \(target.description) here. Maybe you meant '==' instead of '='?",
        at: target.range)
    }
  }

  /// `list | tuple | genexp | 'True' | 'None' | 'False'`.
  private func isDisplayOrConstant() throws(SyntaxError) -> Bool {
    try lookahead { () throws(SyntaxError) in
      if try self.isNext(.keywordTrue, .keywordNone, .keywordFalse) { return true }
      if try self.list() != nil { return true }
      if try self.tuple() != nil { return true }
      return try self.generator() != nil
    }
  }
}
