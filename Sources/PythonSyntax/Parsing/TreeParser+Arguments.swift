extension TreeParser {
  /// The arguments of a call or a class statement with their parentheses, and the height of the highest.
  ///
  /// A generator expression without parentheses of its own may only be the sole argument of a call.
  mutating func parseCallArguments(
    allowsBareGenerator: Bool
  ) throws(ParseFailure) -> (arguments: [Argument], height: Int32) {
    let start = startPosition
    try expect(.leftParenthesis)
    var arguments: [Argument] = []
    var height: Int32 = 0
    var hasKeyword = false
    var hasDoubleStar = false
    while kind != .rightParenthesis {
      let argumentStart = startPosition
      if kind == .star {
        guard !hasDoubleStar else { throw unexpected }
        advance()
        let value = try parseExpression()
        height = max(height, value.height + 1)
        arguments.append(.starred(value))
      } else if accept(.doubleStar) {
        hasDoubleStar = true
        let value = try parseExpression()
        height = max(height, value.height)
        arguments.append(.doubleStarred(value))
      } else if kind == .name, followingKind == .equal {
        hasKeyword = true
        let name = try parsePlainName()
        advance()
        let value = try parseExpression()
        height = max(height, value.height)
        arguments.append(.keyword(name, value, range(from: argumentStart)))
      } else {
        guard !hasKeyword, !hasDoubleStar else { throw unexpected }
        let value = try parseNamedExpression()
        if kind == .for || kind == .async {
          guard arguments.isEmpty, allowsBareGenerator else { throw unexpected }
          let generator = try parseComprehension(
            .generator, element: value, value: nil, closing: .rightParenthesis, from: start)
          return ([.positional(generator)], generator.height)
        }
        height = max(height, value.height)
        arguments.append(.positional(value))
      }
      if kind == .equal { throw unexpected }
      guard accept(.comma) else { break }
    }
    try expect(.rightParenthesis)
    return (arguments, height)
  }
}
