/// The two lists of parameters that Python's grammar has.
enum ParameterStyle {
  /// In a function definition: annotated, up to a parenthesis.
  case function
  /// In a lambda: bare, up to a colon.
  case lambda

  var closing: TokenKind { self == .function ? .rightParenthesis : .colon }
}

extension Diagnosis {
  /// `params` or `lambda_params`.
  func parameters(_ style: ParameterStyle) throws(SyntaxError) -> Sketch? {
    if describesMistakes { try invalidParameters(style) }
    let start = mark
    let withSlash = try attempt { () throws(SyntaxError) -> Sketch? in
      guard let slash = try self.slashNoDefault(style) else { return nil }
      _ = try self.repeated { () throws(SyntaxError) in try self.parameter(style, .without) }
      return slash
    }
    if withSlash == nil, try slashWithDefault(style) == nil {
      _ = try repeated { () throws(SyntaxError) in try self.parameter(style, .without) }
    }
    _ = try repeated { () throws(SyntaxError) in try self.parameter(style, .with) }
    _ = try starEtc(style)
    return mark > start ? Sketch(.other, range(from: start)) : nil
  }

  enum DefaultValue {
    case without, with, either
  }

  /// A parameter with its comma, or before the end of the list.
  private func parameter(
    _ style: ParameterStyle, _ value: DefaultValue, allowsStarAnnotation: Bool = false
  ) throws(SyntaxError) -> Sketch? {
    try attempt { () throws(SyntaxError) in
      guard let node = try self.bareParameter(style, allowsStarAnnotation: allowsStarAnnotation)
      else { return nil }
      if value != .without {
        let hasDefault = try self.defaultValue()
        if value == .with, !hasDefault { return nil }
      }
      if try self.take(.comma) { return node }
      return try self.isNext(style.closing) ? node : nil
    }
  }

  /// `param`: a name and its annotation.
  private func bareParameter(
    _ style: ParameterStyle, allowsStarAnnotation: Bool = false
  ) throws(SyntaxError) -> Sketch? {
    let start = mark
    guard try name() != nil else { return nil }
    if style == .function {
      _ = try attempt { () throws(SyntaxError) -> Sketch? in
        guard try self.take(.colon) else { return nil }
        return allowsStarAnnotation ? try self.starExpression() : try self.expression()
      }
    }
    return Sketch(.other, range(from: start))
  }

  /// `default`.
  private func defaultValue() throws(SyntaxError) -> Bool {
    let start = mark
    if try take(.equal), try expression() != nil { return true }
    mark = start
    if describesMistakes, let equal = try token(.equal), try isNext(.rightParenthesis, .comma) {
      throw error("expected default value expression", at: equal.range)
    }
    mark = start
    return false
  }

  /// `'/' ','` or `'/'` before the end of the list.
  private func slash(_ style: ParameterStyle) throws(SyntaxError) -> Sketch? {
    guard let slash = try token(.slash) else { return nil }
    if try take(.comma) { return slash }
    return try isNext(style.closing) ? slash : nil
  }

  private func slashNoDefault(_ style: ParameterStyle) throws(SyntaxError) -> Sketch? {
    try attempt { () throws(SyntaxError) in
      let parameters = try self.repeated { () throws(SyntaxError) in try self.parameter(style, .without) }
      return parameters.isEmpty ? nil : try self.slash(style)
    }
  }

  private func slashWithDefault(_ style: ParameterStyle) throws(SyntaxError) -> Sketch? {
    try attempt { () throws(SyntaxError) in
      _ = try self.repeated { () throws(SyntaxError) in try self.parameter(style, .without) }
      let parameters = try self.repeated { () throws(SyntaxError) in try self.parameter(style, .with) }
      return parameters.isEmpty ? nil : try self.slash(style)
    }
  }

  private func starEtc(_ style: ParameterStyle) throws(SyntaxError) -> Sketch? {
    if describesMistakes { try invalidStarEtc(style) }
    let start = mark
    let named = try attempt { () throws(SyntaxError) -> Sketch? in
      guard try self.take(.star) else { return nil }
      var node = try self.parameter(style, .without)
      if node == nil, style == .function {
        node = try self.parameter(style, .without, allowsStarAnnotation: true)
      }
      guard let node else { return nil }
      _ = try self.repeated { () throws(SyntaxError) in try self.parameter(style, .either) }
      _ = try self.keywordParameters(style)
      return node
    }
    if let named { return named }
    let bare = try attempt { () throws(SyntaxError) -> Sketch? in
      guard try self.take(.star), try self.take(.comma) else { return nil }
      let names = try self.repeated { () throws(SyntaxError) in try self.parameter(style, .either) }
      guard !names.isEmpty else { return nil }
      _ = try self.keywordParameters(style)
      return Sketch(.other, self.range(from: start))
    }
    if let bare { return bare }
    return try keywordParameters(style)
  }

  /// `kwds`.
  private func keywordParameters(_ style: ParameterStyle) throws(SyntaxError) -> Sketch? {
    if describesMistakes { try invalidKeywordParameters(style) }
    return try attempt { () throws(SyntaxError) in
      try self.take(.doubleStar) ? try self.parameter(style, .without) : nil
    }
  }

  // MARK: Mistakes

  private func invalidParameters(_ style: ParameterStyle) throws(SyntaxError) {
    let start = mark
    defer { mark = start }
    func skip(_ value: DefaultValue) throws(SyntaxError) -> Int {
      try repeated { () throws(SyntaxError) in try self.parameter(style, value) }.count
    }
    _ = try skip(.without)
    var hasDefaults = try slashWithDefault(style) != nil
    if !hasDefaults { hasDefaults = try skip(.with) > 0 }
    if hasDefaults, let culprit = try parameter(style, .without) {
      throw error("non-default argument follows default argument", at: culprit.range)
    }
    mark = start
    _ = try skip(.without)
    if let opening = try token(.leftParenthesis), try parenthesizedNames(style) {
      _ = try take(.comma)
      if let closing = try token(.rightParenthesis) {
        let subject = style == .function ? "Function" : "Lambda expression"
        throw error("\(subject) parameters cannot be parenthesized", from: opening, to: closing)
      }
    }
    mark = start
    if let slash = try token(.slash), try take(.comma) {
      throw error("at least one argument must precede /", at: slash.range)
    }
    mark = start
    if try anySlash(style) {
      _ = try skip(.either)
      if let slash = try token(.slash) { throw error("/ may appear only once", at: slash.range) }
    }
    mark = start
    _ = try anySlash(style)
    _ = try skip(.either)
    if try take(.star) {
      var hasStar = try take(.comma)
      if !hasStar { hasStar = try parameter(style, .without) != nil }
      if hasStar {
        _ = try skip(.either)
        if let slash = try token(.slash) { throw error("/ must be ahead of *", at: slash.range) }
      }
    }
    mark = start
    if try skip(.either) > 0, try take(.slash), let star = try token(.star) {
      throw error("expected comma between / and *", at: star.range)
    }
  }

  /// The names in parentheses that Python 2 would have unpacked.
  private func parenthesizedNames(_ style: ParameterStyle) throws(SyntaxError) -> Bool {
    switch style {
    case .function:
      let names = try repeated { () throws(SyntaxError) in try self.parameter(style, .without) }
      return !names.isEmpty
    case .lambda:
      return try separated({ () throws(SyntaxError) in try self.name() }) != nil
    }
  }

  private func anySlash(_ style: ParameterStyle) throws(SyntaxError) -> Bool {
    if try slashNoDefault(style) != nil { return true }
    return try slashWithDefault(style) != nil
  }

  private func invalidStarEtc(_ style: ParameterStyle) throws(SyntaxError) {
    let start = mark
    defer { mark = start }
    if let star = try token(.star) {
      var isBare = try isNext(style.closing)
      if isBare {
        mark += 1
      } else if try take(.comma) {
        isBare = try isNext(style.closing, .doubleStar)
      }
      if isBare {
        let message = "named arguments must follow bare *"
        throw style == .function ? error(message, at: star.range) : furthestError(message)
      }
    }
    mark = start
    if try take(.star), try bareParameter(style) != nil, let equal = try token(.equal) {
      throw error("var-positional argument cannot have default value", at: equal.range)
    }
    mark = start
    if try take(.star) {
      var hasStar = try parameter(style, .without) != nil
      if !hasStar { hasStar = try take(.comma) }
      if hasStar {
        _ = try repeated { () throws(SyntaxError) in try self.parameter(style, .either) }
        if let second = try token(.star) {
          var isAnother = try parameter(style, .without) != nil
          if !isAnother { isAnother = try take(.comma) }
          if isAnother { throw error("* argument may appear only once", at: second.range) }
        }
      }
    }
  }

  private func invalidKeywordParameters(_ style: ParameterStyle) throws(SyntaxError) {
    let start = mark
    defer { mark = start }
    if try take(.doubleStar), try bareParameter(style) != nil, let equal = try token(.equal) {
      throw error("var-keyword argument cannot have default value", at: equal.range)
    }
    mark = start
    guard try take(.doubleStar), try bareParameter(style) != nil, try take(.comma) else { return }
    let message = "arguments cannot follow var-keyword argument"
    if let another = try bareParameter(style) { throw error(message, at: another.range) }
    if try isNext(.star, .doubleStar, .slash) { throw error(message, at: tokens[mark].range) }
  }
}
