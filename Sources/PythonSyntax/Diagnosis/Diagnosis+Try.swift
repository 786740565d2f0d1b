extension Diagnosis {
  func tryStatement() throws(SyntaxError) -> Bool {
    let start = mark
    if describesMistakes { try invalidTry() }
    guard try take(.try) else { return false }
    try force(.colon, ":")
    guard try block() != nil else { return false }
    let afterBlock = mark
    if try finallyBlock() { return true }
    mark = afterBlock
    var handlers = try repeated { () throws(SyntaxError) in try self.exceptBlock() }
    if handlers.isEmpty {
      handlers = try repeated { () throws(SyntaxError) in try self.exceptStarBlock() }
    }
    guard !handlers.isEmpty else {
      mark = start
      return false
    }
    try tryElse()
    let afterElse = mark
    if try !finallyBlock() { mark = afterElse }
    return true
  }

  private func tryElse() throws(SyntaxError) {
    let start = mark
    guard try take(.else) else { return }
    if describesMistakes { try refuseMissingBlock(after: "'else'", at: start) }
    try force(.colon, ":")
    if try block() == nil { mark = start }
  }

  private func refuseMissingBlock(after clause: String, at index: Int) throws(SyntaxError) {
    let start = mark
    defer { mark = start }
    if try take(.colon), try take(.newline), try !isNext(.indent) {
      throw furthestError(
        "expected an indented block after \(clause) statement on line \(tokens[index].start.line)",
        kind: .indentation)
    }
  }

  private func finallyBlock() throws(SyntaxError) -> Bool {
    let start = mark
    guard try take(.finally) else { return false }
    if describesMistakes { try refuseMissingBlock(after: "'finally'", at: start) }
    try force(.colon, ":")
    return try block() != nil
  }

  private func exceptBlock() throws(SyntaxError) -> Sketch? {
    let start = mark
    if describesMistakes {
      if try take(.except), try exceptionType() {
        try refuseMissingBlock(after: "'except'", at: start)
      }
      mark = start
      if try take(.except) { try refuseMissingBlock(after: "'except'", at: start) }
      mark = start
    }
    if try take(.except), try exceptionType(), try take(.colon), let body = try block() { return body }
    mark = start
    if try take(.except), try take(.colon), let body = try block() { return body }
    mark = start
    if describesMistakes { try invalidExcept() }
    return nil
  }

  private func exceptStarBlock() throws(SyntaxError) -> Sketch? {
    let start = mark
    if describesMistakes {
      if try take(.except), try take(.star), try exceptionType() {
        try refuseMissingBlock(after: "'except*'", at: start)
      }
      mark = start
    }
    if try take(.except), try take(.star), try exceptionType(), try take(.colon),
      let body = try block()
    {
      return body
    }
    mark = start
    if describesMistakes { try invalidExcept() }
    return nil
  }

  /// `expression ['as' NAME]`.
  private func exceptionType() throws(SyntaxError) -> Bool {
    guard try expression() != nil else { return false }
    _ = try attempt { () throws(SyntaxError) -> Sketch? in try self.take(.as) ? try self.name() : nil }
    return true
  }

  private func invalidTry() throws(SyntaxError) {
    let start = mark
    defer { mark = start }
    guard try take(.try) else { return }
    try refuseMissingBlock(after: "'try'", at: start)
    mark = start + 1
    if try take(.colon), try block() != nil, try !isNext(.except, .finally) {
      throw furthestError("expected 'except' or 'finally' block")
    }
    let message = "cannot have both 'except' and 'except*' on the same 'try'"
    mark = start + 1
    if try take(.colon) {
      while try block() != nil {}
      let handlers = try repeated { () throws(SyntaxError) in try self.exceptBlock() }
      if !handlers.isEmpty, let word = try token(.except), let star = try token(.star),
        try exceptionType(), try take(.colon)
      {
        throw error(message, from: word, to: star)
      }
    }
    mark = start + 1
    if try take(.colon) {
      while try block() != nil {}
      let handlers = try repeated { () throws(SyntaxError) in try self.exceptStarBlock() }
      if !handlers.isEmpty, let word = try token(.except) {
        _ = try exceptionType()
        if try take(.colon) { throw error(message, at: word.range) }
      }
    }
  }

  private func invalidExcept() throws(SyntaxError) {
    let start = mark
    defer { mark = start }
    if try take(.except) {
      _ = try take(.star)
      if let type = try expression(), try take(.comma), try expressions() != nil {
        _ = try attempt { () throws(SyntaxError) -> Sketch? in
          try self.take(.as) ? try self.name() : nil
        }
        if try take(.colon) {
          throw error(
            "multiple exception types must be parenthesized", startingAt: type.range.start)
        }
      }
    }
    mark = start
    if try take(.except) {
      _ = try take(.star)
      if try exceptionType(), try take(.newline) { throw furthestError("expected ':'") }
    }
    mark = start
    if try take(.except), try take(.newline) { throw furthestError("expected ':'") }
    mark = start
    if try take(.except), try take(.star), try isNext(.newline, .colon) {
      throw furthestError("expected one or more exception types")
    }
  }
}
