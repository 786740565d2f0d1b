import PythonSyntax

extension ScopeCompiler {
  /// The register that holds an expression's value: a variable's own, or a new temporary.
  func operand(_ expression: Expression) throws(PythonError) -> Int {
    if case .name(let name) = expression.kind, let slot = register(ofVariable: name),
      !unit.mayAssignInExpressions
    {
      builder.position = CodePosition(range: expression.range)
      return slot
    }
    let register = builder.allocate()
    try compile(expression, into: register)
    return register
  }

  /// The register of an operand whose value is not needed once there is a result: a temporary result's own, so that
  /// the value goes as soon as it does in CPython.
  private func operand(_ expression: Expression, replacedBy result: Int) throws(PythonError) -> Int {
    if builder.isVariable(result) { return try operand(expression) }
    if case .name(let name) = expression.kind, register(ofVariable: name) != nil {
      return try operand(expression)
    }
    try compile(expression, into: result)
    return result
  }

  /// Evaluates an expression into a register, which is written last: a variable keeps its value if it fails.
  func compile(_ expression: Expression, into result: Int) throws(PythonError) {
    if let constant = constantValue(of: expression) {
      at(expression)
      builder.emit(.loadConstant, result, wide: constant)
      return
    }
    let mark = builder.mark
    switch expression.kind {
    case .none, .true, .false, .ellipsis, .integer, .float, .imaginary, .string, .bytes:
      break
    case .name(let name):
      at(expression)
      load(name, into: result)
    case .formattedString(let pieces): try compileFormatted(pieces, expression, into: result)
    case .attribute(let base, let name):
      let object = try operand(base, replacedBy: result)
      at(expression)
      builder.emit(.getAttribute, result, object, builder.cache(name))
    case .subscript(let base, let index):
      let object = try operand(base, replacedBy: result)
      let key = try operand(index)
      at(expression, anchor: (base.range.end, index.range.start, true))
      builder.emit(.getItem, result, object, key)
    case .slice(let lower, let upper, let step):
      let base = builder.allocate(count: 3)
      for (offset, bound) in [lower, upper, step].enumerated() {
        if let bound {
          try compile(bound, into: base + offset)
        } else {
          builder.emit(.loadConstant, base + offset, wide: builder.constant(.none))
        }
      }
      at(expression)
      builder.emit(.buildSlice, result, base)
    case .call(let callee, let arguments): try compileCall(callee, arguments, expression, into: result)
    case .unary(let unaryOperator, let value):
      try compileUnary(unaryOperator, value, expression, into: result)
    case .binary(let binaryOperator, let left, let right):
      try compileBinary(binaryOperator, left, right, expression, into: result)
    case .boolean(let booleanOperator, let operands):
      try compileBoolean(booleanOperator, operands, into: result)
    case .comparison(let first, let rest): try compileComparison(first, rest, expression, into: result)
    case .conditional(let test, let then, let otherwise):
      let elseLabel = builder.makeLabel()
      let endLabel = builder.makeLabel()
      try compileJump(test, if: false, to: elseLabel)
      try compile(then, into: result)
      builder.emitJump(.jump, to: endLabel)
      builder.bind(elseLabel)
      try compile(otherwise, into: result)
      builder.bind(endLabel)
    case .lambda(let node): try compileFunction(node, into: result)
    case .list(let elements): try compileList(elements, of: expression, into: result)
    case .tuple(let elements): try compileTuple(elements, of: expression, into: result)
    case .set(let elements): try compileSet(elements, of: expression, into: result)
    case .dictionary(let entries): try compileDictionary(entries, of: expression, into: result)
    case .comprehension(let node): try compileComprehension(node, expression, into: result)
    case .starred(let inner): try compile(inner, into: result)
    case .yield(let value):
      let register = builder.allocate()
      if let value {
        try compile(value, into: register)
      } else {
        builder.emit(.loadConstant, register, wide: builder.constant(.none))
      }
      at(expression)
      builder.emit(.yield, register, result)
    case .yieldFrom(let iterable):
      let iterator = builder.allocate()
      let sent = builder.allocate()
      try compile(iterable, into: iterator)
      at(expression)
      builder.emit(.getIterator, iterator, iterator, 1)
      builder.emit(.loadConstant, sent, wide: builder.constant(.none))
      builder.emit(.yieldFrom, iterator, sent)
      builder.emit(.clear, iterator)
      builder.emit(.move, result, sent)
    case .named(let target, let value):
      let register = builder.allocate()
      try compile(value, into: register)
      if case .name(let name) = target.kind {
        builder.emit(.move, result, register)
        store(register, inName: name)
      }
    }
    builder.release(to: mark)
  }

  /// Makes the following instructions come from an expression.
  func at(_ expression: Expression, anchor: (SourcePosition, SourcePosition, Bool)? = nil) {
    builder.position = CodePosition(
      range: expression.range,
      anchor: anchor.map { CodePosition.Anchor(leftEnd: $0.0, rightStart: $0.1, isSubscript: $0.2) })
  }

  // MARK: Operators

  private func compileUnary(
    _ unaryOperator: UnaryOperator, _ value: Expression, _ expression: Expression, into result: Int
  ) throws(PythonError) {
    let register = try operand(value)
    at(expression)
    switch unaryOperator {
    case .plus: builder.emit(.positive, result, register)
    case .minus: builder.emit(.negative, result, register)
    case .invert: builder.emit(.invert, result, register)
    case .not: builder.emit(.not, result, register)
    }
  }

  /// The right operand's register, or its constant where that is a number.
  func rightOperand(_ expression: Expression) throws(PythonError) -> (place: Int, isConstant: Bool) {
    if let value = number(expression) {
      let constant = builder.constant(value)
      if builder.fitsNarrow(constant) { return (constant, true) }
    }
    return (try operand(expression), false)
  }

  private func compileBinary(
    _ binaryOperator: BinaryOperator, _ left: Expression, _ right: Expression, _ expression: Expression,
    into result: Int
  ) throws(PythonError) {
    if let opcode = Self.opcode(onConstant: binaryOperator), let value = number(left) {
      let constant = builder.constant(value)
      if builder.fitsNarrow(constant) {
        let second = try operand(right)
        at(expression, anchor: (left.range.end, right.range.start, false))
        builder.emit(opcode, result, constant, second)
        return
      }
    }
    // Long chains such as a + b + c + ... keep their left side in one register.
    let first = try operand(left)
    let second = try rightOperand(right)
    at(expression, anchor: (left.range.end, right.range.start, false))
    emit(binaryOperator, inPlace: false, result, first, second)
  }

  /// The instruction for an operator whose left operand is a constant.
  private static func opcode(onConstant binaryOperator: BinaryOperator) -> Opcode? {
    switch binaryOperator {
    case .add: .constantAdd
    case .subtract: .constantSubtract
    case .multiply: .constantMultiply
    case .divide: .constantDivide
    default: nil
    }
  }

  func emit(
    _ binaryOperator: BinaryOperator, inPlace: Bool, _ result: Int, _ left: Int,
    _ right: (place: Int, isConstant: Bool)
  ) {
    let position = BinaryOperator.allCases.firstIndex(of: binaryOperator) ?? 0
    let first: Opcode =
      switch (inPlace, right.isConstant) {
      case (false, false): .add
      case (false, true): .addConstant
      case (true, false): .inPlaceAdd
      case (true, true): .inPlaceAddConstant
      }
    let opcode = Opcode(rawValue: first.rawValue + UInt8(position)) ?? first
    builder.emit(opcode, result, left, right.place)
  }

  private func compileBoolean(
    _ booleanOperator: BooleanOperator, _ operands: [Expression], into result: Int
  ) throws(PythonError) {
    let register = builder.isVariable(result) ? builder.allocate() : result
    let end = builder.makeLabel()
    for (index, operand) in operands.enumerated() {
      try compile(operand, into: register)
      if index < operands.count - 1 {
        builder.emitJump(booleanOperator == .and ? .jumpIfFalse : .jumpIfTrue, register, to: end)
      }
    }
    builder.bind(end)
    if register != result { builder.emit(.move, result, register) }
  }

  private func compileComparison(
    _ first: Expression, _ rest: [(ComparisonOperator, Expression)], _ expression: Expression,
    into result: Int
  ) throws(PythonError) {
    if rest.count == 1 {
      let left = try operand(first, replacedBy: result)
      let isOrdered = ordering(rest[0].0) != nil
      let right = try isOrdered ? rightOperand(rest[0].1) : (place: operand(rest[0].1), isConstant: false)
      at(expression, anchor: nil)
      emit(rest[0].0, result, left, right)
      // What is not ordered leaves its operands; those of the others go where they are compared.
      if !isOrdered {
        for place in [left, right.place] where place != result && !builder.isVariable(place) {
          if place == right.place, constantValue(of: rest[0].1) != nil { continue }
          builder.emit(.clear, place)
        }
      }
      return
    }
    let register = builder.isVariable(result) ? builder.allocate() : result
    let end = builder.makeLabel()
    var left = try operand(first)
    for (index, (comparison, operand)) in rest.enumerated() {
      let right = try self.operand(operand)
      var kept = right
      if index < rest.count - 1, !builder.isVariable(right) {
        kept = builder.allocate()
        builder.emit(.move, kept, right)
      }
      at(expression)
      emit(comparison, register, left, (right, false))
      if index < rest.count - 1 { builder.emitJump(.jumpIfFalse, register, to: end) }
      left = kept
    }
    builder.bind(end)
    if register != result { builder.emit(.move, result, register) }
  }

  /// The place of an ordering or equality among the comparisons.
  func ordering(_ comparison: ComparisonOperator) -> UInt8? {
    switch comparison {
    case .less: Comparison.less.rawValue
    case .lessOrEqual: Comparison.lessOrEqual.rawValue
    case .equal: Comparison.equal.rawValue
    case .notEqual: Comparison.notEqual.rawValue
    case .greater: Comparison.greater.rawValue
    case .greaterOrEqual: Comparison.greaterOrEqual.rawValue
    case .is, .isNot, .in, .notIn: nil
    }
  }

  private func emit(
    _ comparison: ComparisonOperator, _ result: Int, _ left: Int, _ right: (place: Int, isConstant: Bool)
  ) {
    if let position = ordering(comparison) {
      let first: Opcode = right.isConstant ? .lessConstant : .less
      builder.emit(Opcode(rawValue: first.rawValue + position) ?? first, result, left, right.place)
      return
    }
    switch comparison {
    case .is: builder.emit(.isIdentical, result, left, right.place)
    case .isNot: builder.emit(.isNotIdentical, result, left, right.place)
    case .in: builder.emit(.contains, result, left, right.place)
    default: builder.emit(.containsNot, result, left, right.place)
    }
  }

  // MARK: Conditions

  /// Jumps to a label if an expression's truth is the wanted one.
  func compileJump(_ test: Expression, if wanted: Bool, to label: CodeBuilder.Label) throws(PythonError) {
    let mark = builder.mark
    defer { builder.release(to: mark) }
    switch test.kind {
    case .unary(.not, let inner):
      try compileJump(inner, if: !wanted, to: label)
    case .true, .false:
      var truth = false
      if case .true = test.kind { truth = true }
      if truth == wanted { builder.emitJump(.jumpBack, to: label) }
    case .boolean(let booleanOperator, let operands):
      // `a and b` jumps when false as soon as one is false; when true it must pass all but the last.
      let shortCircuits = booleanOperator == .or
      if shortCircuits == wanted {
        for operand in operands { try compileJump(operand, if: wanted, to: label) }
      } else {
        let end = builder.makeLabel()
        for operand in operands.dropLast() { try compileJump(operand, if: !wanted, to: end) }
        if let last = operands.last { try compileJump(last, if: wanted, to: label) }
        builder.bind(end)
      }
    case .comparison(let first, let rest) where rest.count == 1 && ordering(rest[0].0) != nil:
      let left = try operand(first)
      let right = try rightOperand(rest[0].1)
      at(test)
      let position = ordering(rest[0].0) ?? 0
      let base: Opcode =
        switch (wanted, right.isConstant) {
        case (true, false): .jumpIfLess
        case (true, true): .jumpIfLessConstant
        case (false, false): .jumpUnlessLess
        case (false, true): .jumpUnlessLessConstant
        }
      builder.emitJump(Opcode(rawValue: base.rawValue + position) ?? base, left, right.place, to: label)
    default:
      let register = try operand(test)
      at(test)
      builder.emitJump(wanted ? .jumpIfTrue : .jumpIfFalse, register, to: label)
    }
  }
}
