extension StatementChecker {
  /// Checks an expression that is read, with a stack of its own as `SymbolCollector` has.
  mutating func check(_ expression: Expression) throws(SyntaxError) {
    var pending = [expression]
    while let next = pending.popLast() {
      if try checkUnpacking(next, &pending) || next.appendChildren(to: &pending) { continue }
      try checkSpecial(next)
    }
  }

  /// Checks the expressions in which operands can be unpacked; false for the others.
  private func checkUnpacking(
    _ expression: Expression, _ pending: inout [Expression]
  ) throws(SyntaxError) -> Bool {
    switch expression.kind {
    case .list(let elements), .tuple(let elements), .set(let elements):
      for element in elements.reversed() {
        if case .starred(let operand) = element.kind {
          pending.append(operand)
        } else {
          pending.append(element)
        }
      }
      return true
    case .call(_, let arguments):
      try checkKeywords(of: arguments, at: expression.range)
      return false
    case .starred:
      throw error("can't use starred expression here", at: expression.range)
    default:
      return false
    }
  }

  private mutating func checkSpecial(_ expression: Expression) throws(SyntaxError) {
    switch expression.kind {
    case .formattedString(let pieces):
      try check(pieces)
    case .lambda(let node):
      try check(node, at: expression.range)
    case .comprehension(let node):
      try check(node)
    case .yield(let value):
      try refuseYieldOutsideFunction(at: expression.range)
      if let value { try check(value) }
    case .yieldFrom(let value):
      try refuseYieldOutsideFunction(at: expression.range)
      try check(value)
    case .named(let target, let value):
      try check(value)
      try checkTarget(target)
    default:
      break
    }
  }

  private mutating func check(_ pieces: [FormattedStringPiece]) throws(SyntaxError) {
    for case .field(let value, _, _, let format) in pieces {
      try check(value)
      if let format { try check(format) }
    }
  }

  private mutating func check(_ node: ComprehensionNode) throws(SyntaxError) {
    let outer = scope
    for (index, clause) in node.clauses.enumerated() {
      scope = index == 0 ? outer : .comprehension
      try check(clause.iterable)
      scope = .comprehension
      try checkTarget(clause.target)
      for condition in clause.conditions { try check(condition) }
    }
    try check(node.element)
    if let value = node.value { try check(value) }
    scope = outer
  }

  private func refuseYieldOutsideFunction(at range: SourceRange) throws(SyntaxError) {
    switch scope {
    case .function, .lambda, .comprehension: return
    case .module, .classBody: throw error("'yield' outside function", at: range)
    }
  }

  /// Checks the arguments of a class statement.
  mutating func check(_ arguments: [Argument], at range: SourceRange) throws(SyntaxError) {
    try checkKeywords(of: arguments, at: range)
    for argument in arguments { try check(argument.value) }
  }

  private func checkKeywords(of arguments: [Argument], at range: SourceRange) throws(SyntaxError) {
    var keywords: Set<String> = []
    for case .keyword(let name, _, let place) in arguments {
      try refuseDebug(name, at: range)
      guard keywords.insert(name).inserted else {
        throw error("keyword argument repeated: \(name)", at: place)
      }
    }
  }

  // MARK: Targets

  /// Checks an expression that is assigned to or deleted.
  mutating func checkTarget(_ target: Expression, isDeleted: Bool = false) throws(SyntaxError) {
    switch target.kind {
    case .name(let name):
      try refuseDebug(name, at: target.range, isDeleted: isDeleted)
    case .attribute(let base, let name):
      try check(base)
      try refuseDebug(name, at: target.range, isDeleted: isDeleted)
    case .tuple(let elements), .list(let elements):
      try checkStars(in: elements, of: target)
      for element in elements {
        if case .starred(let operand) = element.kind {
          try checkTarget(operand)
        } else {
          try checkTarget(element, isDeleted: isDeleted)
        }
      }
    case .starred:
      throw error("starred assignment target must be in a list or tuple", at: target.range)
    default:
      try check(target)
    }
  }

  private func checkStars(in elements: [Expression], of target: Expression) throws(SyntaxError) {
    var star: Int?
    for (index, element) in elements.enumerated() where element.isStarred {
      if star != nil { throw error("multiple starred expressions in assignment", at: target.range) }
      star = index
      if index >= 1 << 8 || elements.count - index - 1 >= Int(Int32.max) >> 8 {
        throw error("too many expressions in star-unpacking assignment", at: target.range)
      }
    }
  }

  /// `__debug__` is a constant.
  func refuseDebug(_ name: String, at range: SourceRange, isDeleted: Bool = false) throws(SyntaxError) {
    guard name == "__debug__" else { return }
    throw error("cannot \(isDeleted ? "delete" : "assign to") __debug__", at: range)
  }
}
