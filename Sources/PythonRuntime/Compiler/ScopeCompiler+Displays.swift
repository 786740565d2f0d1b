import PythonSyntax

extension ScopeCompiler {
  private func hasStar(_ elements: [Expression]) -> Bool {
    elements.contains { if case .starred = $0.kind { true } else { false } }
  }

  /// Evaluates expressions into registers in a row and returns the first.
  func compileRow(_ elements: [Expression]) throws(PythonError) -> Int {
    let base = builder.mark
    for element in elements {
      let register = builder.allocate()
      try compile(element, into: register)
    }
    return base
  }

  /// Beyond this many elements a display is built piece by piece.
  private var greatestRow: Int { 64 }

  /// - Parameters:
  ///   - whole: what errors point at: the tuple, or the call whose arguments it holds.
  ///   - callee: the register of what the tuple is the arguments of, which errors name.
  func compileTuple(
    _ elements: [Expression], of whole: Expression?, into result: Int, callee: Int? = nil
  ) throws(PythonError) {
    let mark = builder.mark
    if elements.count == 1, case .starred(let inner) = elements[0].kind {
      let register = try operand(inner)
      at(whole ?? inner)
      builder.emit(.tupleFrom, result, register, callee ?? 0xFFFF)
    } else if hasStar(elements) || elements.count > greatestRow {
      let list = builder.allocate()
      try compileListParts(elements, of: whole, into: list, callee: callee)
      builder.emit(.listToTuple, list)
      builder.emit(.move, result, list)
      builder.emit(.clear, list)
    } else {
      let base = try compileRow(elements)
      builder.emit(.buildTuple, result, base, elements.count)
    }
    builder.release(to: mark)
  }

  func compileList(_ elements: [Expression], of whole: Expression, into result: Int) throws(PythonError) {
    let mark = builder.mark
    if hasStar(elements) || elements.count > greatestRow {
      let list = builder.isVariable(result) ? builder.allocate() : result
      try compileListParts(elements, of: whole, into: list)
      if list != result {
        builder.emit(.move, result, list)
        builder.emit(.clear, list)
      }
    } else {
      let base = try compileRow(elements)
      builder.emit(.buildList, result, base, elements.count)
    }
    builder.release(to: mark)
  }

  /// Builds a list by appending and extending.
  private func compileListParts(
    _ elements: [Expression], of whole: Expression?, into list: Int, callee: Int? = nil
  ) throws(PythonError) {
    builder.emit(.buildList, list, 0, 0)
    for element in elements {
      let mark = builder.mark
      if case .starred(let inner) = element.kind {
        let register = try operand(inner)
        at(whole ?? inner)
        // Only what is the one argument is said to be an argument.
        builder.emit(.listExtend, list, register, elements.count == 1 ? callee ?? 0xFFFF : 0xFFFF)
      } else {
        builder.emit(.listAppend, list, try operand(element))
      }
      builder.release(to: mark)
    }
  }

  func compileSet(_ elements: [Expression], of whole: Expression, into result: Int) throws(PythonError) {
    if elements.count >= 3 {
      if let constant = try constantSet(of: elements), builder.fitsNarrow(constant) {
        builder.emit(.buildConstantSet, result, constant)
        return
      }
    }
    let mark = builder.mark
    if hasStar(elements) || elements.count > greatestRow {
      let set = builder.isVariable(result) ? builder.allocate() : result
      builder.emit(.buildSet, set, 0, 0)
      for element in elements {
        let mark = builder.mark
        if case .starred(let inner) = element.kind {
          let register = try operand(inner)
          at(whole)
          builder.emit(.setUpdate, set, register)
        } else {
          let register = try operand(element)
          at(whole)
          builder.emit(.setAdd, set, register)
        }
        builder.release(to: mark)
      }
      if set != result { builder.emit(.move, result, set) }
    } else {
      let base = try compileRow(elements)
      at(whole)
      builder.emit(.buildSet, result, base, elements.count)
    }
    builder.release(to: mark)
  }

  func compileDictionary(
    _ entries: [(key: Expression?, value: Expression)], of whole: Expression, into result: Int
  ) throws(PythonError) {
    let mark = builder.mark
    if entries.contains(where: { $0.key == nil }) || entries.count > greatestRow {
      let dictionary = builder.isVariable(result) ? builder.allocate() : result
      builder.emit(.buildDict, dictionary, 0, 0)
      for entry in entries {
        let mark = builder.mark
        if let key = entry.key {
          let keyRegister = try operand(key)
          let valueRegister = try operand(entry.value)
          at(whole)
          builder.emit(.dictSet, dictionary, keyRegister, valueRegister)
        } else {
          let register = try operand(entry.value)
          at(whole)
          builder.emit(.dictUpdate, dictionary, register)
        }
        builder.release(to: mark)
      }
      if dictionary != result { builder.emit(.move, result, dictionary) }
    } else {
      var row: [Expression] = []
      for entry in entries {
        if let key = entry.key { row.append(key) }
        row.append(entry.value)
      }
      let base = try compileRow(row)
      at(whole)
      builder.emit(.buildDict, result, base, entries.count)
    }
    builder.release(to: mark)
  }

  // MARK: f-strings

  func compileFormatted(
    _ pieces: [FormattedStringPiece], _ expression: Expression, into result: Int
  ) throws(PythonError) {
    let mark = builder.mark
    let base = builder.mark
    var count = 0
    for piece in pieces {
      switch piece {
      case .literal(let text):
        builder.emit(.loadConstant, builder.allocate(), wide: builder.constant(text: text))
        count += 1
      case .field(let value, let debugText, let conversion, let format):
        if let debugText {
          builder.emit(.loadConstant, builder.allocate(), wide: builder.constant(text: debugText))
          count += 1
        }
        var effective = conversion
        if debugText != nil, conversion == nil, format == nil { effective = .repr }
        try compileField(value, effective, format, expression)
        count += 1
      }
    }
    at(expression)
    builder.emit(.buildString, result, base, count)
    builder.release(to: mark)
  }

  private func compileField(
    _ value: Expression, _ conversion: FormattedStringConversion?, _ format: [FormattedStringPiece]?,
    _ expression: Expression
  ) throws(PythonError) {
    let register = builder.allocate()
    let mark = builder.mark
    let kind =
      switch conversion {
      case nil: 0
      case .str: 1
      case .repr: 2
      case .ascii: 3
      }
    if let format {
      try compile(value, into: register)
      let specification = builder.allocate()
      try compileFormatted(format, expression, into: specification)
      at(expression)
      builder.emit(.formatValueWith, register, register, kind)
    } else {
      let source = try operand(value)
      at(expression)
      builder.emit(.formatValue, register, source, kind)
    }
    builder.release(to: mark)
  }

  // MARK: Comprehensions

  func compileComprehension(
    _ node: ComprehensionNode, _ expression: Expression, into result: Int
  ) throws(PythonError) {
    guard let inner = node.scope, let first = node.clauses.first else { return }
    let compiler = ScopeCompiler(unit: unit, scope: inner)
    compiler.assembled.positionalCount = 1
    compiler.assembled.isGenerator = node.kind == .generator
    compiler.assembled.firstLine = Int(expression.range.start.line)
    try compiler.compileComprehensionBody(node, expression)
    let code = builder.constant(.object(try compiler.finish()))
    guard builder.fitsNarrow(code) else { throw CodeBuilder.tooLarge }
    let mark = builder.mark
    if node.kind != .generator, inner.freeNames.isEmpty {
      let argument = builder.allocate()
      try compile(first.iterable, into: argument)
      at(expression)
      builder.emit(.getIterator, argument, argument)
      builder.emit(.callComprehension, argument, code, result)
    } else {
      let base = builder.allocate(count: 4)
      at(expression)
      builder.emit(.makeFunction, base, code, 0)
      try compile(first.iterable, into: base + 1)
      at(expression)
      builder.emit(.getIterator, base + 1, base + 1)
      builder.emit(.call, base, 1, result)
    }
    builder.release(to: mark)
  }

  private func compileComprehensionBody(
    _ node: ComprehensionNode, _ expression: Expression
  ) throws(PythonError) {
    at(expression)
    let container = builder.allocate()
    switch node.kind {
    case .list: builder.emit(.buildList, container, 0, 0)
    case .set: builder.emit(.buildSet, container, 0, 0)
    case .dictionary: builder.emit(.buildDict, container, 0, 0)
    case .generator: break
    }
    try compileClauses(node, from: 0, expression, container)
    if node.kind == .generator {
      emitReturnNone()
    } else {
      builder.emit(.return, container)
    }
  }

  private func compileClauses(
    _ node: ComprehensionNode, from index: Int, _ expression: Expression, _ container: Int
  ) throws(PythonError) {
    guard index < node.clauses.count else {
      try compileElement(node, expression, container)
      return
    }
    let clause = node.clauses[index]
    let mark = builder.mark
    let state = builder.allocate(count: 3)
    if index == 0 {
      at(expression)
      builder.emit(.forPrepare, state, 0)
    } else {
      let source = try operand(clause.iterable)
      at(expression)
      builder.emit(.forPrepare, state, source)
    }
    try compileLoop(clause.target, CodePosition(range: expression.range), state) {
      (next) throws(PythonError) in
      for condition in clause.conditions { try compileJump(condition, if: false, to: next) }
      try compileClauses(node, from: index + 1, expression, container)
    }
    builder.release(to: mark)
  }

  private func compileElement(
    _ node: ComprehensionNode, _ expression: Expression, _ container: Int
  ) throws(PythonError) {
    let mark = builder.mark
    let element = try operand(node.element)
    let value = try node.value.map { (value) throws(PythonError) in try operand(value) }
    at(expression)
    switch node.kind {
    case .list: builder.emit(.listAppend, container, element)
    case .set: builder.emit(.setAdd, container, element)
    case .dictionary: if let value { builder.emit(.dictSet, container, element, value) }
    case .generator: builder.emit(.yield, element, builder.allocate())
    }
    builder.release(to: mark)
  }

  /// A loop over what `forPrepare` has set up: the body, which may jump to the label to go on, then at the bottom
  /// the instruction that takes the next element and goes back.
  ///
  /// - Parameter whole: what errors of the iteration point at: the statement or the comprehension.
  func compileLoop(
    _ target: Expression, _ whole: CodePosition, _ state: Int,
    _ body: (CodeBuilder.Label) throws(PythonError) -> Void
  ) throws(PythonError) {
    let mark = builder.mark
    var variable: Int?
    if case .name(let name) = target.kind { variable = register(ofVariable: name) }
    let element = variable ?? builder.allocate()
    let start = builder.makeLabel()
    let next = builder.makeLabel()
    builder.position = whole
    builder.emitJump(.jump, to: next)
    builder.bind(start)
    if variable == nil { try assign(element, to: target, isLast: true) }
    try body(next)
    builder.bind(next)
    builder.position = whole
    builder.emitJump(.forNext, state, element, to: start)
    builder.release(to: mark)
  }
}
