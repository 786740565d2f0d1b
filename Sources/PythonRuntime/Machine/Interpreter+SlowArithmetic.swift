/// Operators on what is no unboxed number.
extension Interpreter {
  private static let firstBinary = Opcode.add.rawValue
  private static let binaryCount: UInt8 = 13

  /// `+` of texts and of anything else. Returns whether a frame was pushed.
  @inline(never)
  func addSlowly(
    _ i: Instruction, _ result: UnsafeMutablePointer<Value>, _ left: UnsafeMutablePointer<Value>,
    _ right: UnsafeMutablePointer<Value>
  ) throws(PythonError) -> Bool {
    let textType = types.strReference.toOpaque()
    if left.holdsObject, right.holdsObject, left.objectType == textType, right.objectType == textType {
      let text = left.reference
      let other = right.reference
      let count = text._withUnsafeGuaranteedRef { unsafeDowncast($0, to: StringObject.self).byteCount }
      let added = other._withUnsafeGuaranteedRef { unsafeDowncast($0, to: StringObject.self).byteCount }
      try checkAllocation(count &+ added, stride: 1)
      if result == left, left != right, appendInPlace(text, other) { return false }
      let sum = text._withUnsafeGuaranteedRef { text in
        other._withUnsafeGuaranteedRef { other in
          concatenation(
            unsafeDowncast(text, to: StringObject.self), unsafeDowncast(other, to: StringObject.self))
        }
      }
      result.replace(with: RawValue(owned: Unmanaged.passRetained(sum as Object)))
      return false
    }
    return try binarySlowly(i, result, left, right)
  }

  /// `text += other` where nobody else holds the text. Returns whether that is so.
  @inline(__always)
  private func appendInPlace(_ left: Unmanaged<Object>, _ right: Unmanaged<Object>) -> Bool {
    guard ReferenceCount.count(left.toOpaque()) == 1 else { return false }
    return left._withUnsafeGuaranteedRef { left in
      let text = unsafeDowncast(left, to: StringObject.self)
      if text.isInterned { return false }
      right._withUnsafeGuaranteedRef { text.appendInPlace(unsafeDowncast($0, to: StringObject.self)) }
      return true
    }
  }

  /// Any binary operator. Returns whether a frame was pushed, whose result goes to the operator's register.
  @inline(never)
  func binarySlowly(
    _ i: Instruction, _ result: UnsafeMutablePointer<Value>, _ left: UnsafeMutablePointer<Value>,
    _ right: UnsafeMutablePointer<Value>
  ) throws(PythonError) -> Bool {
    let (operation, isInPlace) = operation(of: i.opcode)
    if left.pointee.isUnset { throw unboundLocal(i.b) }
    if right.pointee.isUnset { throw unboundLocal(i.c) }
    if !isInPlace, try binaryNatively(operation, result, left, right) { return false }
    if left.holdsObject, try enterOperator(operation, isInPlace: isInPlace, left, right, Int(i.a)) {
      return true
    }
    result.pointee =
      try isInPlace
      ? inPlace(operation, left.pointee, right.pointee) : binary(operation, left.pointee, right.pointee)
    if left != result, isOperand(left) { left.clear() }
    if right != result, isOperand(right) { right.clear() }
    return false
  }

  /// An operator of native objects that take their operands straight from the registers.
  @inline(__always)
  private func binaryNatively(
    _ operation: BinaryOperation, _ result: UnsafeMutablePointer<Value>, _ left: UnsafeMutablePointer<Value>,
    _ right: UnsafeMutablePointer<Value>
  ) throws(PythonError) -> Bool {
    let operand = left.holdsObject ? left : right
    guard operand.holdsObject,
      Unmanaged<TypeObject>.fromOpaque(operand.objectType)
        ._withUnsafeGuaranteedRef({ $0.takesOperatorsInRegisters })
    else { return false }
    let native = operand.reference._withUnsafeGuaranteedRef { Swift.type(of: $0) }
    var lastUse: OperandSet = []
    // A variable that the result overwrites is read for the last time too.
    if left == result || isOperand(left) { lastUse.insert(.left) }
    if right == result || isOperand(right) { lastUse.insert(.right) }
    switch try native.binary(operation, left, right, lastUse, into: result) {
    case .none: return false
    case .stored: break
    case .left: move(left, to: result)
    case .right: move(right, to: result)
    }
    if lastUse.contains(.left), left != result { left.clear() }
    if lastUse.contains(.right), right != result { right.clear() }
    return true
  }

  /// Whether a place is a register of the running frame that an operator reads last.
  @inline(__always)
  private func isOperand(_ place: UnsafeMutablePointer<Value>) -> Bool {
    let frame = machine.frame
    let registers = frame.pointee.registers
    return frame.pointee.code._withUnsafeGuaranteedRef {
      place >= registers + $0.variableCount && place < registers + $0.registerCount
    }
  }

  @inline(__always)
  private func move(_ source: UnsafeMutablePointer<Value>, to target: UnsafeMutablePointer<Value>) {
    if source == target { return }
    target.clear()
    target.take(from: source)
    source.forget()
  }

  func operation(of opcode: Opcode) -> (BinaryOperation, isInPlace: Bool) {
    switch opcode {
    case .constantAdd: return (.add, false)
    case .constantSubtract: return (.subtract, false)
    case .constantMultiply: return (.multiply, false)
    case .constantDivide: return (.divide, false)
    default: break
    }
    let position = opcode.rawValue - Self.firstBinary
    let operation = BinaryOperation(rawValue: position % Self.binaryCount) ?? .add
    return (operation, position >= 2 * Self.binaryCount)
  }

  /// Pushes a frame for an operator that the left operand's class defines in Python.
  private func enterOperator(
    _ operation: BinaryOperation, isInPlace: Bool, _ left: UnsafeMutablePointer<Value>,
    _ right: UnsafeMutablePointer<Value>, _ destination: Int
  ) throws(PythonError) -> Bool {
    guard case .object(let object) = left.pointee, let method = object.type.dunder(Slot(operation)),
      case .object(let callee) = method, callee.type === types.function
    else { return false }
    if isInPlace, let slot = Slot(inPlace: operation), object.type.implements(slot) { return false }
    if case .object(let other) = right.pointee, other.type !== object.type,
      other.type.isSubtype(of: object.type)
    {
      return false
    }
    let function = unsafeDowncast(callee, to: FunctionObject.self)
    guard function.code.isSimple, function.code.positionalCount == 2 else { return false }
    try checkRoom(for: function.code)
    let registers = machine.top
    registers.initialize(to: left.pointee)
    (registers + 1).initialize(to: right.pointee)
    (registers + 2).forget(count: function.code.variableCount - 2)
    pushFrame(
      code: function.codeReference, function: Unmanaged.passRetained(function), registers: registers,
      top: registers + function.code.registerCount, globals: Unmanaged.passUnretained(function.globals),
      locals: nil, closure: function.closure.baseAddress, destination: destination, onReturn: .finishOperator)
    return true
  }

  /// Ends an operator whose left operand's method has returned.
  func finishOperator(_ result: Value, _ destination: Int) throws(PythonError) {
    let frame = machine.frame
    let registers = frame.pointee.registers
    let i = (frame.pointee.pc - 1).pointee
    let position = i.opcode.rawValue - Self.firstBinary
    let isConstant = (position / Self.binaryCount) & 1 == 1
    if result.isNotImplemented {
      let (operation, isInPlace) = operation(of: i.opcode)
      let constants = frame.pointee.code._withUnsafeGuaranteedRef { $0.constants }
      let left = registers[Int(i.b)]
      let right = isConstant ? constants[Int(i.c)] : registers[Int(i.c)]
      registers[destination] = try finishBinary(operation, isInPlace: isInPlace, left, right)
    } else {
      registers[destination] = result
    }
    // Operands that no variable holds are no longer needed.
    let variableCount = frame.pointee.code._withUnsafeGuaranteedRef { $0.variableCount }
    if Int(i.b) >= variableCount, Int(i.b) != destination { (registers + Int(i.b)).clear() }
    if !isConstant, Int(i.c) >= variableCount, Int(i.c) != destination { (registers + Int(i.c)).clear() }
  }

  /// A comparison whose truth goes to a register.
  @inline(__always)
  func compare(
    _ i: Instruction, _ result: UnsafeMutablePointer<Value>, _ left: UnsafeMutablePointer<Value>,
    _ right: UnsafeMutablePointer<Value>, _ integers: (Int, Int) -> Bool, _ doubles: (Double, Double) -> Bool
  ) throws(PythonError) {
    let holds = FastArithmetic.compare(left, right, integers, doubles)
    if holds < 0 { try compareSlowly(i, result, left, right) } else { result.store(holds != 0) }
  }

  /// The truth of a comparison that a jump tests.
  @inline(__always)
  func test(
    _ i: Instruction, _ left: UnsafeMutablePointer<Value>, _ right: UnsafeMutablePointer<Value>,
    _ integers: (Int, Int) -> Bool, _ doubles: (Double, Double) -> Bool
  ) throws(PythonError) -> Bool {
    let holds = FastArithmetic.compare(left, right, integers, doubles)
    return try holds < 0 ? testSlowly(i, left, right) : holds != 0
  }

  /// How far a jump goes that is taken now, unless someone interrupts.
  @inline(__always)
  func distance(_ i: Instruction, _ interrupt: UnsafeMutablePointer<Int32>) throws(PythonError) -> Int {
    if interrupt.pointee != 0 { try checkInterrupt() }
    return i.offset
  }

  @inline(never)
  func compareSlowly(
    _ i: Instruction, _ result: UnsafeMutablePointer<Value>, _ left: UnsafeMutablePointer<Value>,
    _ right: UnsafeMutablePointer<Value>
  ) throws(PythonError) {
    if left.pointee.isUnset { throw unboundLocal(i.b) }
    if right.pointee.isUnset { throw unboundLocal(i.c) }
    let position = (i.opcode.rawValue - Opcode.less.rawValue) % 6
    let comparison = Comparison(rawValue: position) ?? .equal
    if case .object(let a) = left.pointee, case .object(let b) = right.pointee, a.type === types.str,
      b.type === types.str, comparison == .equal || comparison == .notEqual
    {
      let same = unsafeDowncast(a, to: StringObject.self).isEqual(
        to: unsafeDowncast(b, to: StringObject.self))
      result.pointee = .bool(same == (comparison == .equal))
      return
    }
    result.pointee = try compare(comparison, left.pointee, right.pointee)
    if left != result, isOperand(left) { left.clear() }
    if right != result, isOperand(right) { right.clear() }
  }

  /// The truth of a comparison that a fused jump tests.
  @inline(never)
  func testSlowly(
    _ i: Instruction, _ left: UnsafeMutablePointer<Value>, _ right: UnsafeMutablePointer<Value>
  ) throws(PythonError) -> Bool {
    if left.pointee.isUnset { throw unboundLocal(i.a) }
    if right.pointee.isUnset { throw unboundLocal(i.b) }
    let position = (i.opcode.rawValue - Opcode.jumpIfLess.rawValue) % 6
    // The jumps are in the order <, <=, ==, !=, >, >=, as comparisons are.
    let comparison = Comparison(rawValue: position) ?? .equal
    if case .object(let a) = left.pointee, case .object(let b) = right.pointee, a.type === types.str,
      b.type === types.str, comparison == .equal || comparison == .notEqual
    {
      let same = unsafeDowncast(a, to: StringObject.self).isEqual(
        to: unsafeDowncast(b, to: StringObject.self))
      return same == (comparison == .equal)
    }
    let holds = try isTrue(compare(comparison, left.pointee, right.pointee))
    if isOperand(left) { left.clear() }
    if isOperand(right) { right.clear() }
    return holds
  }

  @inline(never)
  func unarySlowly(
    _ operation: UnaryOperation, _ result: UnsafeMutablePointer<Value>, _ r: UnsafeMutablePointer<Value>,
    _ i: Instruction
  ) throws(PythonError) {
    result.pointee = try unary(operation, bound(r + Int(i.b), i.b))
  }

  @inline(__always)
  func isSame(_ r: UnsafeMutablePointer<Value>, _ i: Instruction) throws(PythonError) -> Bool {
    let left = r + Int(i.b)
    let right = r + Int(i.c)
    if case .unset = left.pointee { throw unboundLocal(i.b) }
    if case .unset = right.pointee { throw unboundLocal(i.c) }
    return left.isSame(as: right) || left.holdsObject && right.holdsObject && isShared(left, right)
  }

  /// Whether CPython keeps two equal values as one object: empty tuples, and texts and bytes of at most one element.
  @inline(never)
  private func isShared(_ left: UnsafeMutablePointer<Value>, _ right: UnsafeMutablePointer<Value>) -> Bool {
    let type = left.objectType
    guard type == right.objectType else { return false }
    func isOf(_ known: TypeObject) -> Bool { type == Unmanaged.passUnretained(known).toOpaque() }
    if isOf(types.tuple) {
      return left.pointee.cast(to: TupleObject.self)?.count == 0
        && right.pointee.cast(to: TupleObject.self)?.count == 0
    }
    if isOf(types.str), let a = left.pointee.cast(to: StringObject.self),
      let b = right.pointee.cast(to: StringObject.self)
    {
      let scalars = a.value.unicodeScalars
      return scalars.prefix(2).count < 2 && scalars.allSatisfy { $0.value < 256 } && a.value == b.value
    }
    if isOf(types.bytes), let a = left.pointee.cast(to: BytesObject.self),
      let b = right.pointee.cast(to: BytesObject.self)
    {
      return a.bytes.count < 2 && a.bytes == b.bytes
    }
    return false
  }

  @inline(never)
  func containsSlowly(_ r: UnsafeMutablePointer<Value>, _ i: Instruction) throws(PythonError) -> Bool {
    let container = r + Int(i.c)
    let element = r + Int(i.b)
    if container.holdsObject, element.isBound {
      let type = container.objectType
      if type == Unmanaged.passUnretained(types.set).toOpaque() {
        let set = unsafeDowncast(container.object, to: SetObject.self)
        if element.holdsObject, element.objectType == type {
          return try set.contains(element.pointee, in: self)
        }
        return try set.contains(element.pointee, hash: hash(element.pointee), in: self)
      }
      if type == Unmanaged.passUnretained(types.dict).toOpaque(), element.holdsObject,
        element.objectType == Unmanaged.passUnretained(types.str).toOpaque()
      {
        let text = unsafeDowncast(element.object, to: StringObject.self)
        return unsafeDowncast(container.object, to: DictObject.self)
          .position(ofText: text) >= 0
      }
    }
    return try contains(bound(container, i.c), bound(element, i.b))
  }

  @inline(never)
  func truth(_ value: UnsafeMutablePointer<Value>, _ register: UInt16) throws(PythonError) -> Bool {
    if value.pointee.isUnset { throw unboundLocal(register) }
    if let count = builtinCount(value) { return count != 0 }
    return try isTrue(value.pointee)
  }

  /// A register's value, which must be bound.
  @inline(__always)
  func bound(_ value: UnsafeMutablePointer<Value>, _ register: UInt16) throws(PythonError) -> Value {
    if case .unset = value.pointee { throw unboundLocal(register) }
    return value.pointee
  }

  /// The error of a variable of the running frame that is not bound.
  @inline(never)
  func unboundLocal(_ register: UInt16) -> PythonError {
    let code = machine.frame.pointee.code.borrowed
    let name = Int(register) < code.slotNames.count ? code.slotNames[Int(register)].value : "?"
    return PythonError(
      .unboundLocalError, "cannot access local variable '\(name)' where it is not associated with a value")
  }
}
