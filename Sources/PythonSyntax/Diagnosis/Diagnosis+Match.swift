/// `match` statements; see `Diagnosis` for the names of the rules.
extension Diagnosis {
  /// Takes a name that is spelled as a soft keyword.
  private func take(word: String) throws(SyntaxError) -> Bool {
    guard try isNext(word: word) else { return false }
    return try take(.name)
  }

  private func isNext(word: String) throws(SyntaxError) -> Bool {
    let isName = try kind() == .name
    return isName && text(mark) == word
  }

  /// Whether the next token is `_`.
  private func isWildcardNext() throws(SyntaxError) -> Bool { try isNext(word: "_") }

  func matchStatement() throws(SyntaxError) -> Bool {
    let start = mark
    if try take(word: "match"), try subject(), try take(.colon), try take(.newline), try take(.indent) {
      var count = 0
      while try caseBlock() { count += 1 }
      if count > 0, try take(.dedent) { return true }
    }
    mark = start
    guard describesMistakes else { return false }
    defer { mark = start }
    if try take(word: "match"), try subject() {
      try refuseMissingColon()
      try refuseMissingBlock(after: "'match' statement", line: tokens[start].start.line)
    }
    return false
  }

  /// `subject_expr`.
  private func subject() throws(SyntaxError) -> Bool {
    let start = mark
    if try starNamedExpression() != nil, try take(.comma) {
      _ = try starNamedExpressions()
      _ = try take(.comma)
      return true
    }
    mark = start
    return try namedExpression() != nil
  }

  private func caseBlock() throws(SyntaxError) -> Bool {
    let start = mark
    if describesMistakes {
      if try take(word: "case"), try patterns() {
        try guardTest()
        try refuseMissingColon()
        try refuseMissingBlock(after: "'case' statement", line: tokens[start].start.line)
      }
      mark = start
    }
    if try take(word: "case"), try patterns() {
      try guardTest()
      if try colonBlock() { return true }
    }
    mark = start
    return false
  }

  /// `['if' named_expression]`.
  private func guardTest() throws(SyntaxError) {
    _ = try attempt { () throws(SyntaxError) in try self.take(.if) ? try self.namedExpression() : nil }
  }

  // MARK: Patterns

  private func patterns() throws(SyntaxError) -> Bool {
    if try openSequence() != nil { return true }
    return try pattern() != nil
  }

  private func openSequence() throws(SyntaxError) -> Sketch? {
    try attempt { () throws(SyntaxError) in
      guard let first = try self.maybeStarPattern(), try self.take(.comma) else { return nil }
      try self.maybeSequence()
      return first
    }
  }

  /// `[','.maybe_star_pattern+ ','?]`.
  private func maybeSequence() throws(SyntaxError) {
    if try separated({ () throws(SyntaxError) in try self.maybeStarPattern() }) != nil {
      _ = try take(.comma)
    }
  }

  private func maybeStarPattern() throws(SyntaxError) -> Sketch? {
    let star = try attempt { () throws(SyntaxError) -> Sketch? in
      guard try self.take(.star) else { return nil }
      if let target = try self.captureTarget() { return target }
      return try self.isWildcardNext() ? try self.name() : nil
    }
    if let star { return star }
    return try pattern()
  }

  /// `!"_" NAME !('.' | '(' | '=')`.
  private func captureTarget() throws(SyntaxError) -> Sketch? {
    try attempt { () throws(SyntaxError) in
      guard try !self.isWildcardNext(), let target = try self.name(),
        try !self.isNext(.dot, .leftParenthesis, .equal)
      else { return nil }
      return target
    }
  }

  private func pattern() throws(SyntaxError) -> Sketch? {
    try nested(weight: 6) { () throws(SyntaxError) in
      try self.memoized(.pattern) { () throws(SyntaxError) in
        let start = self.mark
        guard let alternatives = try self.alternatives() else { return nil }
        let end = self.mark
        if try self.take(.as) {
          if try self.captureTarget() != nil { return Sketch(.other, self.range(from: start)) }
          if self.describesMistakes { try self.invalidAsTarget() }
        }
        self.mark = end
        return alternatives
      }
    }
  }

  private func invalidAsTarget() throws(SyntaxError) {
    if try isWildcardNext() { throw error("cannot use '_' as a target", at: tokens[mark].range) }
    if try !isNext(.name), let target = try expression() {
      throw error("invalid pattern target", at: target.range)
    }
  }

  /// `'|'.closed_pattern+`.
  private func alternatives() throws(SyntaxError) -> Sketch? {
    let start = mark
    guard try closedPattern() != nil else { return nil }
    while true {
      let end = mark
      guard try take(.bar), try closedPattern() != nil else {
        mark = end
        return Sketch(.other, range(from: start))
      }
    }
  }

  private func closedPattern() throws(SyntaxError) -> Sketch? {
    try memoized(.closedPattern) { () throws(SyntaxError) in
      switch try self.kind() {
      case .number, .minus, .string, .keywordNone, .keywordTrue, .keywordFalse:
        return try self.literalPattern()
      case .name:
        if let target = try self.captureTarget() { return target }
        if try self.isWildcardNext() { return try self.name() }
        if let value = try self.valuePattern() { return value }
        return try self.classPattern()
      case .leftParenthesis: return try self.parenthesizedPattern()
      case .leftBracket:
        return try self.attempt { () throws(SyntaxError) in
          let bracket = try self.token(.leftBracket)
          try self.maybeSequence()
          return try self.take(.rightBracket) ? bracket : nil
        }
      case .leftBrace: return try self.mappingPattern()
      default: return nil
      }
    }
  }

  private func parenthesizedPattern() throws(SyntaxError) -> Sketch? {
    let group = try attempt { () throws(SyntaxError) -> Sketch? in
      guard try self.take(.leftParenthesis), let inner = try self.pattern(), try self.take(.rightParenthesis)
      else { return nil }
      return inner
    }
    if let group { return group }
    return try attempt { () throws(SyntaxError) in
      let parenthesis = try self.token(.leftParenthesis)
      _ = try self.openSequence()
      return try self.take(.rightParenthesis) ? parenthesis : nil
    }
  }

  /// A number with its sign, a complex number, strings, or a constant.
  private func literalPattern() throws(SyntaxError) -> Sketch? {
    if try isNext(.string) { return try strings() }
    if try isNext(.keywordNone, .keywordTrue, .keywordFalse) {
      mark += 1
      return Sketch(.other, tokens[mark - 1].range)
    }
    let start = mark
    _ = try take(.minus)
    guard let real = try signedPart() else { return nil }
    let end = mark
    guard try isNext(.plus, .minus) else { return Sketch(.literal, range(from: start)) }
    guard !real.isImaginary else {
      throw error("real number required in complex literal", at: tokens[real.index].range)
    }
    mark += 1
    guard let imaginary = try signedPart() else {
      mark = end
      return nil
    }
    guard imaginary.isImaginary else {
      throw error("imaginary number required in complex literal", at: tokens[imaginary.index].range)
    }
    return Sketch(.literal, range(from: start))
  }

  private func signedPart() throws(SyntaxError) -> (index: Int, isImaginary: Bool)? {
    let index = mark
    guard try isNext(.number), try number() != nil else { return nil }
    let spelling = buffer.bytes[Int(tokens[index].endOffset) - 1] | 0x20
    return (index, spelling == UInt8(ascii: "j"))
  }

  /// `name_or_attr`.
  private func dottedPatternName() throws(SyntaxError) -> Int? {
    guard try name() != nil else { return nil }
    var dots = 0
    while try attempt({ () throws(SyntaxError) -> Sketch? in
      try self.take(.dot) ? try self.name() : nil
    }) != nil { dots += 1 }
    return dots
  }

  private func valuePattern() throws(SyntaxError) -> Sketch? {
    try attempt { () throws(SyntaxError) in
      let start = self.mark
      guard let dots = try self.dottedPatternName(), dots > 0,
        try !self.isNext(.dot, .leftParenthesis, .equal)
      else { return nil }
      return Sketch(.attribute, self.range(from: start))
    }
  }

  private func classPattern() throws(SyntaxError) -> Sketch? {
    try attempt { () throws(SyntaxError) in
      let start = self.mark
      guard try self.dottedPatternName() != nil, try self.take(.leftParenthesis) else { return nil }
      var hasKeywords = false
      while true {
        if try self.keywordPattern() {
          hasKeywords = true
        } else if hasKeywords {
          // What comes after keywords must not be positional.
          if self.describesMistakes, let first = try self.pattern() {
            var last = first
            while try self.take(.comma), try !self.isKeywordNext(), let next = try self.pattern() {
              last = next
            }
            throw self.error("positional patterns follow keyword patterns", from: first, to: last)
          }
          break
        } else if try self.pattern() == nil {
          break
        }
        guard try self.take(.comma) else { break }
      }
      return try self.take(.rightParenthesis) ? Sketch(.call, self.range(from: start)) : nil
    }
  }

  private func isKeywordNext() throws(SyntaxError) -> Bool {
    try lookahead { () throws(SyntaxError) in
      guard try self.name() != nil else { return false }
      return try self.take(.equal)
    }
  }

  private func keywordPattern() throws(SyntaxError) -> Bool {
    try attempt { () throws(SyntaxError) -> Sketch? in
      guard try self.name() != nil, try self.take(.equal) else { return nil }
      return try self.pattern()
    } != nil
  }

  private func mappingPattern() throws(SyntaxError) -> Sketch? {
    try attempt { () throws(SyntaxError) in
      let start = self.mark
      guard try self.take(.leftBrace) else { return nil }
      while try self.keyValuePattern() {
        guard try self.take(.comma) else { break }
      }
      if try self.take(.doubleStar) {
        guard try self.captureTarget() != nil else { return nil }
        _ = try self.take(.comma)
      }
      return try self.take(.rightBrace) ? Sketch(.dictionary, self.range(from: start)) : nil
    }
  }

  private func keyValuePattern() throws(SyntaxError) -> Bool {
    try attempt { () throws(SyntaxError) -> Sketch? in
      let key =
        switch try self.kind() {
        case .name: try self.valuePattern()
        case .number, .minus, .string, .keywordNone, .keywordTrue, .keywordFalse: try self.literalPattern()
        default: nil as Sketch?
        }
      guard key != nil, try self.take(.colon) else { return nil }
      return try self.pattern()
    } != nil
  }
}
