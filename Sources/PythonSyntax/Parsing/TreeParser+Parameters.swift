extension TreeParser {
  /// The parameters of a function up to the closing token, which is left.
  mutating func parseParameters(
    closing: TokenKind, allowsAnnotations: Bool
  ) throws(ParseFailure) -> Parameters {
    var parameters = Parameters()
    var hasSlash = false
    var hasStar = false
    var needsKeywordOnly = false
    while kind != closing {
      switch kind {
      case .slash:
        guard !hasSlash, !hasStar, !parameters.positional.isEmpty else { throw unexpected }
        advance()
        hasSlash = true
        parameters.positionalOnly = parameters.positional
        parameters.positional = []
      case .star:
        guard !hasStar else { throw unexpected }
        advance()
        hasStar = true
        if kind == .comma {
          needsKeywordOnly = true
        } else {
          parameters.variadic = try parseParameter(
            allowsAnnotation: allowsAnnotations, allowsDefault: false, allowsStarAnnotation: true)
        }
      case .doubleStar:
        guard !needsKeywordOnly else { throw unexpected }
        advance()
        parameters.keywordVariadic = try parseParameter(
          allowsAnnotation: allowsAnnotations, allowsDefault: false)
        _ = accept(.comma)
        guard kind == closing else { throw unexpected }
        return parameters
      default:
        let parameter = try parseParameter(allowsAnnotation: allowsAnnotations, allowsDefault: true)
        if hasStar {
          needsKeywordOnly = false
          parameters.keywordOnly.append(parameter)
        } else {
          let previous = parameters.positional.last ?? parameters.positionalOnly.last
          if parameter.defaultValue == nil, previous?.defaultValue != nil { throw unexpected }
          parameters.positional.append(parameter)
        }
      }
      guard accept(.comma) else { break }
    }
    guard kind == closing, !needsKeywordOnly else { throw unexpected }
    return parameters
  }

  private mutating func parseParameter(
    allowsAnnotation: Bool, allowsDefault: Bool, allowsStarAnnotation: Bool = false
  ) throws(ParseFailure) -> Parameters.Parameter {
    let start = startPosition
    let name = try parseName()
    var annotation: Expression?
    if allowsAnnotation, accept(.colon) {
      annotation = kind == .star && allowsStarAnnotation ? try parseStarred() : try parseExpression()
    }
    let nameRange = range(from: start)
    var defaultValue: Expression?
    if kind == .equal {
      guard allowsDefault else { throw unexpected }
      advance()
      defaultValue = try parseExpression()
    }
    return Parameters.Parameter(
      name: name, annotation: annotation, defaultValue: defaultValue, range: nameRange)
  }
}

extension Parameters {
  /// All parameters in CPython's order of a frame's slots.
  package var all: [Parameter] {
    var result = positionalOnly + positional + keywordOnly
    if let variadic { result.append(variadic) }
    if let keywordVariadic { result.append(keywordVariadic) }
    return result
  }

  /// The height of the highest default or annotation.
  var height: Int32 {
    all.reduce(0) { max($0, $1.annotation?.height ?? 0, $1.defaultValue?.height ?? 0) }
  }
}
