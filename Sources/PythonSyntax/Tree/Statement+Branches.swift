extension Statement {
  var isMatch: Bool {
    if case .match = kind { true } else { false }
  }

  /// The `if`, the `elif` clauses and the `else` of an `if` statement, in order, the last one without a test;
  /// none for other statements.
  ///
  /// Clauses nest in the tree, one in the `otherwise` of another; walking the branches instead keeps long
  /// chains from recursing deeply.
  package var branches: [(test: Expression?, body: [Statement])] {
    var branches: [(test: Expression?, body: [Statement])] = []
    var statement = self
    while case .if(let test, let body, let otherwise) = statement.kind {
      branches.append((test, body))
      guard otherwise.count == 1, case .if = otherwise[0].kind else {
        if !otherwise.isEmpty { branches.append((nil, otherwise)) }
        break
      }
      statement = otherwise[0]
    }
    return branches
  }
}
