import PythonSyntax

extension ScopeCompiler {
  func compileAssignment(_ targets: [Expression], _ value: Expression) throws(PythonError) {
    if targets.count == 1, case .name(let name) = targets[0].kind, let slot = register(ofVariable: name) {
      try compile(value, into: slot)
      return
    }
    if targets.count == 1, try compileExchange(targets[0], value) { return }
    let register: Int
    if targets.count == 1 {
      register = try operand(value)
    } else {
      register = builder.allocate()
      try compile(value, into: register)
    }
    for (index, target) in targets.enumerated() {
      if index < targets.count - 1 {
        // A store may move a temporary's value away, so that each target but the last gets a copy.
        let mark = builder.mark
        let copy = builder.allocate()
        builder.emit(.move, copy, register)
        try assign(copy, to: target)
        builder.release(to: mark)
      } else {
        try assign(register, to: target)
      }
    }
    if !builder.isVariable(register) { builder.emit(.clear, register) }
  }

  /// `a, b = x, y` without a tuple in between.
  private func compileExchange(_ target: Expression, _ value: Expression) throws(PythonError) -> Bool {
    guard case .tuple(let targets) = target.kind, case .tuple(let values) = value.kind,
      targets.count == values.count, targets.count <= 8
    else { return false }
    for expression in targets + values {
      if case .starred = expression.kind { return false }
    }
    var slots: [Int] = []
    for target in targets {
      if case .name(let name) = target.kind, let slot = register(ofVariable: name) { slots.append(slot) }
    }
    if slots.count == targets.count, Set(slots).count == slots.count, let last = slots.last {
      // Variables alone: the last value goes straight to its place, for nothing can fail after it.
      let base = try compileRow(Array(values.dropLast()))
      try compile(values[values.count - 1], into: last)
      for (index, slot) in slots.dropLast().enumerated() { builder.emit(.take, slot, base + index) }
      return true
    }
    let base = try compileRow(values)
    for (index, target) in targets.enumerated() {
      try assign(base + index, to: target)
      builder.emit(.clear, base + index)
    }
    return true
  }

  /// Stores a register's value in a target.
  ///
  /// - Parameter isLast: whether nothing reads the register after that, so that a sequence need not stay there.
  func assign(_ register: Int, to target: Expression, isLast: Bool = false) throws(PythonError) {
    let mark = builder.mark
    switch target.kind {
    case .name(let name):
      at(target)
      store(register, inName: name)
    case .attribute(let base, let name):
      let object = try operand(base)
      at(target)
      builder.emit(.setAttribute, object, register, builder.cache(name))
    case .subscript(let base, let index):
      let object = try operand(base)
      let key = try operand(index)
      at(target, anchor: (base.range.end, index.range.start, true))
      builder.emit(.setItem, object, key, register)
    case .tuple(let elements), .list(let elements): try unpack(register, into: elements, target, isLast)
    case .starred(let inner): try assign(register, to: inner)
    default: break
    }
    builder.release(to: mark)
  }

  private func unpack(
    _ register: Int, into targets: [Expression], _ whole: Expression, _ isLast: Bool
  ) throws(PythonError) {
    if let first = neighbouringVariables(targets), !(first..<(first + targets.count)).contains(register) {
      at(whole)
      builder.emit(.unpack, first, register, targets.count)
      if isLast { builder.emit(.clear, register) }
      return
    }
    let star = targets.firstIndex { if case .starred = $0.kind { true } else { false } }
    let base = builder.allocate(count: max(targets.count, 1))
    at(whole)
    if let star {
      let after = targets.count - 1 - star
      guard star < 256, after < 256 else { throw CodeBuilder.tooLarge }
      builder.emit(.unpackStarred, base, register, star | after << 8)
    } else {
      builder.emit(.unpack, base, register, targets.count)
    }
    if isLast { builder.emit(.clear, register) }
    for (index, target) in targets.enumerated() {
      try assign(base + index, to: target)
      builder.emit(.clear, base + index)
    }
  }

  /// The register of the first target if all are variables whose registers lie in a row: a sequence can be unpacked
  /// straight into those.
  private func neighbouringVariables(_ targets: [Expression]) -> Int? {
    var first: Int?
    for (index, target) in targets.enumerated() {
      guard case .name(let name) = target.kind, let slot = register(ofVariable: name),
        slot == (first ?? slot) + index
      else { return nil }
      if index == 0 { first = slot }
    }
    return first
  }

  func compileAnnotated(
    _ target: Expression, _ annotation: Expression, _ value: Expression?, _ isSimple: Bool
  ) throws(PythonError) {
    if let value { try compileAssignment([target], value) }
    if !isSimple, value == nil { try evaluateParts(of: target) }
    guard scope.kind == .module || scope.kind == .classBody else { return }
    let register = builder.allocate()
    try compileAnnotation(annotation, into: register)
    guard isSimple, case .name(let name) = target.kind else { return }
    let namespace = builder.allocate()
    let key = builder.allocate()
    builder.emit(
      scope.kind == .module && !usesLocals ? .loadGlobal : .loadName, namespace,
      builder.cache("__annotations__"))
    builder.emit(.loadConstant, key, wide: builder.constant(text: name))
    builder.emit(.setItem, namespace, key, register)
  }

  /// Evaluates what an annotated target without a value is made of.
  private func evaluateParts(of target: Expression) throws(PythonError) {
    switch target.kind {
    case .attribute(let base, _): _ = try operand(base)
    case .subscript(let base, let index):
      _ = try operand(base)
      _ = try operand(index)
    default: break
    }
  }

  func compileAugmented(
    _ target: Expression, _ binaryOperator: BinaryOperator, _ value: Expression, _ statement: Statement
  ) throws(PythonError) {
    // The whole statement is marked, and not its operator: CPython finds operators in expressions only.
    let position = CodePosition(range: statement.range)
    switch target.kind {
    case .name(let name):
      let slot = register(ofVariable: name)
      let register = slot ?? builder.allocate()
      if slot == nil {
        at(target)
        load(name, into: register)
      }
      let right = try rightOperand(value)
      builder.position = position
      emit(binaryOperator, inPlace: true, register, register, right)
      if slot == nil { store(register, inName: name) }
    case .attribute(let base, let name):
      let object = try operand(base)
      let register = builder.allocate()
      at(target)
      builder.emit(.getAttribute, register, object, builder.cache(name))
      let right = try rightOperand(value)
      builder.position = position
      emit(binaryOperator, inPlace: true, register, register, right)
      at(target)
      builder.emit(.setAttribute, object, register, builder.cache(name))
      builder.emit(.clear, register)
      if !builder.isVariable(object) { builder.emit(.clear, object) }
    case .subscript(let base, let index):
      let object = try operand(base)
      let key = try operand(index)
      let register = builder.allocate()
      at(target, anchor: (base.range.end, index.range.start, true))
      builder.emit(.getItem, register, object, key)
      let right = try rightOperand(value)
      builder.position = position
      emit(binaryOperator, inPlace: true, register, register, right)
      at(target, anchor: (base.range.end, index.range.start, true))
      builder.emit(.setItem, object, key, register)
      builder.emit(.clear, register)
    default: break
    }
  }

  func delete(_ target: Expression) throws(PythonError) {
    let mark = builder.mark
    switch target.kind {
    case .name(let name):
      at(target)
      deleteName(name)
    case .attribute(let base, let name):
      let object = try operand(base)
      at(target)
      builder.emit(.deleteAttribute, object, 0, builder.cache(name))
    case .subscript(let base, let index):
      let object = try operand(base)
      let key = try operand(index)
      at(target, anchor: (base.range.end, index.range.start, true))
      builder.emit(.deleteItem, object, key)
    case .tuple(let elements), .list(let elements):
      for element in elements { try delete(element) }
    default: break
    }
    builder.release(to: mark)
  }
}
