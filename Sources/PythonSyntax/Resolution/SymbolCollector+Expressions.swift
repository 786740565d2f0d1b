extension SymbolCollector {
  /// Visits an expression that is read.
  ///
  /// What is still to visit is kept in a stack of its own, so that high trees need no deep recursion.
  mutating func visit(_ expression: Expression) throws(SyntaxError) {
    var pending = [expression]
    while let next = pending.popLast() {
      if next.appendChildren(to: &pending) { continue }
      try visitSpecial(next)
    }
  }

  /// Visits an expression that names, binds or opens a scope.
  private mutating func visitSpecial(_ expression: Expression) throws(SyntaxError) {
    switch expression.kind {
    case .name(let name):
      current.add(.read, name)
      // `super()` needs the class it stands in.
      if name == "super", current.isFunctionLike { current.add(.read, "__class__") }
    case .formattedString(let pieces):
      try visit(pieces)
    case .lambda(let node):
      try visitHead(of: node)
      try visitBody(of: node)
    case .comprehension(let node):
      try visit(node, at: expression.range)
    case .yield(let value):
      if let value { try visit(value) }
      try refuseYieldInComprehension(at: expression.range)
    case .yieldFrom(let value):
      try visit(value)
      try refuseYieldInComprehension(at: expression.range)
    case .named(let target, let value):
      try visitNamed(target, value, at: expression.range)
    default:
      break
    }
  }

  private mutating func visit(_ pieces: [FormattedStringPiece]) throws(SyntaxError) {
    for case .field(let value, _, _, let format) in pieces {
      try visit(value)
      if let format { try visit(format) }
    }
  }

  /// Visits an expression that is assigned to or deleted.
  mutating func visitTarget(_ target: Expression) throws(SyntaxError) {
    switch target.kind {
    case .name(let name):
      try bind(name, at: target.range)
    case .tuple(let elements), .list(let elements):
      for element in elements { try visitTarget(element) }
    case .starred(let operand):
      try visitTarget(operand)
    default:
      // The base and the index are read, and read outside of the iteration target.
      let isInIterationTarget = current.isInIterationTarget
      current.isInIterationTarget = false
      defer { current.isInIterationTarget = isInIterationTarget }
      try visit(target)
    }
  }

  private func refuseYieldInComprehension(at range: SourceRange) throws(SyntaxError) {
    switch current.comprehension {
    case nil: return
    case .list: throw error("'yield' inside list comprehension", at: range)
    case .set: throw error("'yield' inside set comprehension", at: range)
    case .dictionary: throw error("'yield' inside dict comprehension", at: range)
    case .generator: throw error("'yield' inside generator expression", at: range)
    }
  }

  // MARK: Comprehensions

  private mutating func visit(_ node: ComprehensionNode, at range: SourceRange) throws(SyntaxError) {
    guard let first = node.clauses.first else { return }
    current.iterableDepth += 1
    defer { current.iterableDepth -= 1 }
    try visit(first.iterable)
    current.iterableDepth -= 1
    defer { current.iterableDepth += 1 }
    let record = ScopeRecord(
      kind: .comprehension, name: node.kind.scopeName, parent: current, comprehension: node.kind)
    node.scope = record.scope
    try enter(record) { collector throws(SyntaxError) in
      try collector.bind(".0", .parameter, at: range)
      for (index, clause) in node.clauses.enumerated() {
        collector.current.isInIterationTarget = true
        try collector.visitTarget(clause.target)
        collector.current.isInIterationTarget = false
        if index > 0 {
          collector.current.iterableDepth += 1
          try collector.visit(clause.iterable)
          collector.current.iterableDepth -= 1
        }
        for condition in clause.conditions { try collector.visit(condition) }
      }
      if let value = node.value { try collector.visit(value) }
      try collector.visit(node.element)
    }
  }

  // MARK: Assignment expressions

  private mutating func visitNamed(
    _ target: Expression, _ value: Expression, at range: SourceRange
  ) throws(SyntaxError) {
    guard case .name(let name) = target.kind else { return }
    if current.iterableDepth > 0 {
      throw error(
        "assignment expression cannot be used in a comprehension iterable expression", at: range)
    }
    if current.comprehension != nil { try bindOutsideComprehension(name, at: range, of: target) }
    try visit(value)
    try visitTarget(target)
  }

  /// Binds a name that is assigned inside of a comprehension in the scope around it.
  private mutating func bindOutsideComprehension(
    _ name: String, at range: SourceRange, of target: Expression
  ) throws(SyntaxError) {
    var candidate = Optional(current)
    while let record = candidate {
      switch record.scope.kind {
      case .comprehension:
        if record.uses(of: name).contains(.iterationVariable) {
          throw error(
            "assignment expression cannot rebind comprehension iteration variable '\(name)'",
            at: target.range)
        }
      case .function, .lambda:
        let isGlobal = record.uses(of: name).contains(.global)
        current.add(isGlobal ? .global : .nonlocal, name)
        current.declarations.append((name, target.range))
        record.add(.assigned, name)
        return
      case .module:
        current.add(.global, name)
        current.declarations.append((name, target.range))
        record.add(.global, name)
        return
      case .classBody:
        throw error(
          "assignment expression within a comprehension cannot be used in a class body",
          at: target.range)
      }
      candidate = record.parent
    }
  }
}

extension ComprehensionNode.Kind {
  /// What CPython calls the function of a comprehension.
  var scopeName: String {
    switch self {
    case .list: "<listcomp>"
    case .set: "<setcomp>"
    case .dictionary: "<dictcomp>"
    case .generator: "<genexpr>"
    }
  }
}
