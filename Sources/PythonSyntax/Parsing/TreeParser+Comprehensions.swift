extension TreeParser {
  /// The clauses of a comprehension after its element, with the closing bracket.
  mutating func parseComprehension(
    _ kind: ComprehensionNode.Kind, element: Expression, value: Expression?, closing: TokenKind,
    from start: SourcePosition
  ) throws(ParseFailure) -> Expression {
    var clauses: [ComprehensionNode.Clause] = []
    var height = max(element.height, value?.height ?? 0)
    while self.kind == .for || self.kind == .async {
      if self.kind == .async {
        throw error("'async' is not supported here", at: tokens[index].range)
      }
      advance()
      let target = try parseTargets()
      try expect(.in)
      let iterable = try parseDisjunction()
      height = max(height, target.height, iterable.height)
      var conditions: [Expression] = []
      while accept(.if) {
        let condition = try parseDisjunction()
        height = max(height, condition.height)
        conditions.append(condition)
      }
      clauses.append(
        ComprehensionNode.Clause(target: target, iterable: iterable, conditions: conditions))
    }
    try expect(closing)
    // Each clause is a loop of its own in whatever walks the tree.
    let node = ComprehensionNode(kind: kind, element: element, value: value, clauses: clauses)
    return try makeExpression(
      .comprehension(node), from: start, below: height + Int32(truncatingIfNeeded: clauses.count))
  }
}
