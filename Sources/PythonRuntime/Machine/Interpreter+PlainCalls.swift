/// Calls that go without a frame as long as nothing needs one.
///
/// Many functions only compute: numbers from their arguments, constants, variables from around them, attributes that
/// lie in instances, elements of lists. Such code runs on the registers that its frame would have, and its result is
/// there before a frame was. Where an instruction turns up that may raise, call or loop, the frame is made after all
/// and goes on at that instruction.
extension Interpreter {
  /// Calls a Python function whose arguments lie in a row on the stack. Returns whether a frame was pushed; if not,
  /// the result is stored, and the callee and the arguments are unset.
  @inline(never)
  func callPlainly(
    _ function: Unmanaged<FunctionObject>, _ code: Unmanaged<CodeObject>,
    _ callee: UnsafeMutablePointer<Value>, _ arguments: UnsafeMutablePointer<Value>, _ count: Int,
    _ destination: Int
  ) throws(PythonError) -> Bool {
    let machine = self.machine
    let end = arguments + code._withUnsafeGuaranteedRef { $0.registerCount }
    let variableCount = code._withUnsafeGuaranteedRef { $0.variableCount }
    if machine.depth >= machine.recursionLimit || end > machine.limit {
      throw PythonError(.recursionError, "maximum recursion depth exceeded")
    }
    (arguments + count).clear(count: variableCount &- count)
    let outerTop = machine.top
    // What is given up on the way may run a finalizer, which must not use these registers.
    machine.top = max(end, outerTop)
    var pc = code._withUnsafeGuaranteedRef { $0.instructions }
    guard let result = compute(&pc, function, code, arguments) else {
      machine.top = outerTop
      try push(function, code, callee, arguments, variableCount, destination)
      machine.frame.pointee.pc = pc
      return true
    }
    callee.dropObjects(count: end - callee)
    machine.top = outerTop
    (machine.frame.pointee.registers + destination).replace(with: result)
    return false
  }

  /// Runs a function on registers on top of the stack that begin with the arguments, up to its result. Returns nil,
  /// and leaves the registers, in front of an instruction that needs a frame.
  @inline(never)
  func computePlainly(
    _ pc: inout UnsafeMutablePointer<Instruction>, _ function: FunctionObject,
    _ registers: UnsafeMutablePointer<Value>
  ) -> Value? {
    let code = function.codeReference
    let end = registers + code._withUnsafeGuaranteedRef { $0.registerCount }
    machine.top = end
    defer { machine.top = registers }
    guard let result = compute(&pc, Unmanaged.passUnretained(function), code, registers) else { return nil }
    registers.dropObjects(count: end - registers)
    return result.taken(by: registers)
  }

  /// Runs code on registers that begin with the arguments, up to its result. Returns nil in front of an instruction
  /// that needs a frame.
  ///
  /// Calls that come to their end and calls that do not are counted, so that functions that need frames get them.
  @inline(__always)
  private func compute(
    _ pc: inout UnsafeMutablePointer<Instruction>, _ function: Unmanaged<FunctionObject>,
    _ code: Unmanaged<CodeObject>, _ r: UnsafeMutablePointer<Value>
  ) -> RawValue? {
    let result = run(&pc, function, code, r)
    code._withUnsafeGuaranteedRef {
      if result == nil {
        $0.plainPatience &-= 1
      } else if $0.plainPatience < CodeObject.greatestPatience {
        $0.plainPatience &+= 1
      }
    }
    return result
  }

  @inline(__always)
  private func run(
    _ pc: inout UnsafeMutablePointer<Instruction>, _ function: Unmanaged<FunctionObject>,
    _ code: Unmanaged<CodeObject>, _ r: UnsafeMutablePointer<Value>
  ) -> RawValue? {
    let k = code._withUnsafeGuaranteedRef { $0.constants }
    let caches = code._withUnsafeGuaranteedRef { $0.caches }
    while true {
      let i = pc.pointee
      let a = r + Int(i.a)
      let isDone: Bool
      switch i.opcode {
      case .move, .moveTwice:
        let source = r + Int(i.b)
        isDone = source.isBound
        if isDone { a.copy(from: source) }
      case .take:
        let value = (r + Int(i.b)).raw
        (r + Int(i.b)).forget()
        a.replace(with: value)
        isDone = true
      case .clear:
        a.clear()
        isDone = true
      case .loadConstant:
        a.copy(from: k + i.wide)
        isDone = true
      case .loadFree:
        let cell = function._withUnsafeGuaranteedRef { $0.closure.baseAddress.unsafelyUnwrapped } + Int(i.b)
        let value = cell.reference._withUnsafeGuaranteedRef { unsafeDowncast($0, to: CellObject.self).place }
        isDone = value.isBound
        if isDone { a.copy(from: value) }
      case .loadGlobal:
        let cache = caches + Int(i.b)
        let globals = function._withUnsafeGuaranteedRef { Unmanaged.passUnretained($0.globals) }
        let value =
          cache.pointee.kind == .global
          ? globals._withUnsafeGuaranteedRef({
            $0.value(at: Int(cache.pointee.slot), ifKeyIs: cache.pointee.name)
          }) : nil
        if let value { a.copy(from: value) }
        isDone = value != nil
      case .getAttribute:
        let slot = place(of: caches + Int(i.c), in: r + Int(i.b))
        isDone = slot?.isBound ?? false
        if isDone, let slot { a.copy(from: slot) }
      case .setAttribute:
        let slot = place(of: caches + Int(i.c), in: a)
        isDone = slot != nil && (r + Int(i.b)).isBound
        if isDone, let slot { slot.copy(from: r + Int(i.b)) }
      case .getItem:
        let element = element(of: r + Int(i.b), at: r + Int(i.c))
        if let element { a.copy(from: element) }
        isDone = element != nil
      case .add, .inPlaceAdd: isDone = FastArithmetic.add(a, r + Int(i.b), r + Int(i.c))
      case .addConstant, .inPlaceAddConstant: isDone = FastArithmetic.add(a, r + Int(i.b), k + Int(i.c))
      case .constantAdd: isDone = FastArithmetic.add(a, k + Int(i.b), r + Int(i.c))
      case .subtract, .inPlaceSubtract: isDone = FastArithmetic.subtract(a, r + Int(i.b), r + Int(i.c))
      case .subtractConstant: isDone = FastArithmetic.subtract(a, r + Int(i.b), k + Int(i.c))
      case .constantSubtract: isDone = FastArithmetic.subtract(a, k + Int(i.b), r + Int(i.c))
      case .multiply, .inPlaceMultiply: isDone = FastArithmetic.multiply(a, r + Int(i.b), r + Int(i.c))
      case .multiplyConstant: isDone = FastArithmetic.multiply(a, r + Int(i.b), k + Int(i.c))
      case .constantMultiply: isDone = FastArithmetic.multiply(a, k + Int(i.b), r + Int(i.c))
      case .divide, .inPlaceDivide: isDone = FastArithmetic.divide(a, r + Int(i.b), r + Int(i.c))
      case .divideConstant: isDone = FastArithmetic.divide(a, r + Int(i.b), k + Int(i.c))
      case .constantDivide: isDone = FastArithmetic.divide(a, k + Int(i.b), r + Int(i.c))
      case .power: isDone = FastArithmetic.power(a, r + Int(i.b), r + Int(i.c))
      case .powerConstant: isDone = FastArithmetic.power(a, r + Int(i.b), k + Int(i.c))
      case .jumpUnlessLess, .jumpUnlessLessOrEqual, .jumpUnlessEqual, .jumpUnlessNotEqual,
        .jumpUnlessGreater, .jumpUnlessGreaterOrEqual:
        let holds = comparison(i.opcode.rawValue &- Opcode.jumpUnlessLess.rawValue, a, r + Int(i.b))
        isDone = holds >= 0 && i.offset >= 0
        if isDone, holds == 0 { pc += i.offset }
      case .jumpUnlessLessConstant, .jumpUnlessLessOrEqualConstant, .jumpUnlessEqualConstant,
        .jumpUnlessNotEqualConstant, .jumpUnlessGreaterConstant, .jumpUnlessGreaterOrEqualConstant:
        let holds = comparison(i.opcode.rawValue &- Opcode.jumpUnlessLessConstant.rawValue, a, k + Int(i.b))
        isDone = holds >= 0 && i.offset >= 0
        if isDone, holds == 0 { pc += i.offset }
      case .jump:
        isDone = i.wide >= 0
        if isDone { pc += i.wide }
      case .return:
        guard a.isBound else { return nil }
        defer { a.forget() }
        return a.raw
      case .returnNone: return RawValue.none
      default: isDone = false
      }
      if !isDone { return nil }
      pc += 1
    }
  }

  /// Where an object keeps the attribute that a site remembers.
  @inline(__always)
  private func place(
    of cache: UnsafeMutablePointer<InlineCache>, in object: UnsafeMutablePointer<Value>
  ) -> UnsafeMutablePointer<Value>? {
    guard object.holdsObject, cache.pointee.kind == .slot else { return nil }
    return object.reference._withUnsafeGuaranteedRef {
      $0.cachedSlot(cache.pointee.version, cache.pointee.slot)
    }
  }

  /// Whether a comparison of numbers holds: 1, 0, or less for what is to be compared otherwise.
  @inline(__always)
  private func comparison(
    _ number: UInt8, _ left: UnsafeMutablePointer<Value>, _ right: UnsafeMutablePointer<Value>
  ) -> Int {
    switch number {
    case 0: FastArithmetic.compare(left, right, <, <)
    case 1: FastArithmetic.compare(left, right, <=, <=)
    case 2: FastArithmetic.compare(left, right, ==, ==)
    case 3: FastArithmetic.compare(left, right, !=, !=)
    case 4: FastArithmetic.compare(left, right, >, >)
    default: FastArithmetic.compare(left, right, >=, >=)
    }
  }

  /// The element at an index of a list or tuple of the built-in class itself, if there is one.
  @inline(__always)
  private func element(
    of container: UnsafeMutablePointer<Value>, at index: UnsafeMutablePointer<Value>
  ) -> UnsafeMutablePointer<Value>? {
    guard container.holdsObject, case .int(let index) = index.pointee else { return nil }
    let type = container.objectType
    return container.reference._withUnsafeGuaranteedRef { object in
      if type == Unmanaged.passUnretained(types.list).toOpaque() {
        let list = unsafeDowncast(object, to: ListObject.self)
        let place = index < 0 ? index &+ list.count : index
        return place >= 0 && place < list.count ? list.elements + place : nil
      }
      if type == Unmanaged.passUnretained(types.tuple).toOpaque() {
        let tuple = unsafeDowncast(object, to: TupleObject.self)
        let place = index < 0 ? index &+ tuple.count : index
        return place >= 0 && place < tuple.count ? tuple.elements + place : nil
      }
      return nil
    }
  }
}
