/// Pushing, popping and running frames.
extension Interpreter {
  /// Calls a Python function from native code.
  func callFunction(_ function: FunctionObject, _ arguments: Arguments) throws(PythonError) -> Value {
    let code = function.code
    let registers = machine.top
    try checkRoom(for: code)
    try bindArguments(of: function, arguments, into: registers)
    if code.isGenerator { return .object(makeGenerator(function, registers)) }
    var pc = code.instructions
    if code.plainPatience > 0, host.interrupt.map({ $0.pointee == 0 }) ?? true,
      let result = computePlainly(&pc, function, registers)
    {
      return result
    }
    pushFrame(
      code: function.codeReference, function: Unmanaged.passRetained(function), registers: registers,
      top: registers + code.registerCount, globals: Unmanaged.passUnretained(function.globals),
      locals: nil, closure: function.closure.baseAddress, destination: 0, onReturn: .leave)
    machine.frame.pointee.pc = pc
    return try executeNested()
  }

  /// Runs a module's, class body's or `exec`'s code.
  func run(
    _ code: CodeObject, globals: DictObject, locals: Object? = nil,
    closure: UnsafeMutablePointer<Value>? = nil
  ) throws(PythonError) -> Value {
    try checkRoom(for: code)
    let registers = machine.top
    registers.forget(count: code.variableCount)
    pushFrame(
      code: Unmanaged.passUnretained(code), function: nil, registers: registers,
      top: registers + code.registerCount, globals: Unmanaged.passUnretained(globals),
      locals: locals.map { Unmanaged.passRetained($0) },
      closure: closure, destination: 0, onReturn: .leave)
    return try withExtendedLifetime((code, globals)) { () throws(PythonError) in try executeNested() }
  }

  /// Runs a generator until it yields or ends.
  ///
  /// - Parameters:
  ///   - error: what to raise at the suspended `yield`.
  ///   - isSentToRegister: whether the `yield`'s register gets the value.
  func resume(
    _ generator: GeneratorObject, with value: Value, raising error: PythonError? = nil,
    isSentToRegister: Bool = true
  ) throws(PythonError) -> Value {
    if generator.state == .running { throw .valueError("generator already executing") }
    guard machine.depth < machine.recursionLimit else {
      throw PythonError(.recursionError, "maximum recursion depth exceeded")
    }
    if generator.state == .suspended, isSentToRegister { deliver(value, to: generator) }
    pushGeneratorFrame(generator, destination: 0, onReturn: .leave)
    if case .object = generator.handled, case .raised(let exception)? = error?.payload {
      setContext(of: exception)
    }
    return try executeNested(raising: error)
  }

  /// Puts a sent value where the suspended `yield` expects it.
  func deliver(_ value: Value, to generator: GeneratorObject) {
    // A suspended `yield from` is executed again; a `yield` has been passed.
    let suspended = generator.pc.pointee.opcode == .yieldFrom ? generator.pc : generator.pc - 1
    generator.registers[Int(suspended.pointee.b)] = value
  }

  func pushGeneratorFrame(_ generator: GeneratorObject, destination: Int, onReturn: ReturnAction) {
    generator.state = .running
    if case .object = machine.handled { generator.outerHandled = machine.handled }
    if case .object = generator.handled { machine.handled = generator.handled }
    pushFrame(
      code: Unmanaged.passUnretained(generator.code), function: nil, registers: generator.registers,
      top: machine.top, globals: Unmanaged.passUnretained(generator.globals), locals: nil,
      closure: generator.closure, destination: destination, onReturn: onReturn)
    machine.frame.pointee.pc = generator.pc
    machine.frame.pointee.generator = Unmanaged.passRetained(generator)
  }

  /// Pushes a frame.
  ///
  /// - Parameter top: the first place on the stack behind its registers and all others in use.
  @inline(__always)
  func pushFrame(
    code: Unmanaged<CodeObject>, function: Unmanaged<FunctionObject>?,
    registers: UnsafeMutablePointer<Value>, top: UnsafeMutablePointer<Value>, globals: Unmanaged<DictObject>,
    locals: Unmanaged<Object>?,
    closure: UnsafeMutablePointer<Value>?, destination: Int, onReturn: ReturnAction
  ) {
    machine.frame += 1
    machine.depth &+= 1
    machine.frame.initialize(
      to: Frame(
        code: code, function: function, registers: registers, outerTop: machine.top,
        pc: code._withUnsafeGuaranteedRef { $0.instructions }, globals: globals, locals: locals,
        closure: closure, generator: nil, destination: destination, onReturn: onReturn))
    machine.top = top
  }

  @inline(__always)
  func checkRoom(for code: CodeObject) throws(PythonError) {
    try checkRoom(forRegisters: code.registerCount)
  }

  @inline(__always)
  func checkRoom(forRegisters count: Int) throws(PythonError) {
    if machine.depth >= machine.recursionLimit || machine.top + count > machine.limit {
      throw PythonError(.recursionError, "maximum recursion depth exceeded")
    }
  }

  private func executeNested(raising error: PythonError? = nil) throws(PythonError) -> Value {
    machine.nativeDepth += 1
    defer { machine.nativeDepth -= 1 }
    if host.interrupt.map({ $0.pointee != 0 }) ?? false, let stop = requestedStop() {
      return try execute(raising: stop)
    }
    if machine.nativeDepth > Machine.greatestNativeDepth {
      return try execute(raising: PythonError(.recursionError, "maximum recursion depth exceeded"))
    }
    return try execute(raising: error)
  }

  /// Makes a generator of a call whose arguments are bound.
  func makeGenerator(
    _ function: FunctionObject, _ registers: UnsafeMutablePointer<Value>
  ) -> GeneratorObject {
    GeneratorObject(
      code: function.code, function: function, globals: function.globals,
      closure: function.closure.baseAddress, moving: registers, in: self)
  }

  /// Ends the running frame: releases its registers and what it owns.
  @inline(__always)
  func popFrame() {
    let frame = machine.frame
    if let generator = frame.pointee.generator {
      popGeneratorFrame(generator)
      return
    }
    let locals = frame.pointee.locals
    popPlainFrame(frame)
    if let locals { locals.release() }
  }

  /// Ends a frame that is no generator's and has no namespace of its own.
  @inline(__always)
  func popPlainFrame(_ frame: UnsafeMutablePointer<Frame>) {
    let machine = self.machine
    let registers = frame.pointee.registers
    registers.dropObjects(count: frame.pointee.code._withUnsafeGuaranteedRef { $0.registerCount })
    machine.top = frame.pointee.outerTop
    machine.frame = frame - 1
    machine.depth &-= 1
    if let function = frame.pointee.function { ReferenceCount.release(function.toOpaque()) }
  }

  /// Leaves a generator's frame; its registers stay with the generator, unset if it has ended.
  @inline(never)
  func popGeneratorFrame(_ reference: Unmanaged<GeneratorObject>) {
    let generator = reference.borrowed
    generator.pc = machine.frame.pointee.pc
    if generator.state == .running { generator.state = .finished }
    if generator.state == .finished {
      machine.handled = generator.outerHandled
      for index in 0..<generator.code.registerCount { generator.registers[index] = .unset }
    }
    if case .object = generator.outerHandled { generator.outerHandled = .none }
    machine.frame -= 1
    machine.depth -= 1
    reference.release()
  }

  /// Suspends the running generator at a yield and leaves its frame.
  func suspendGenerator(_ reference: Unmanaged<GeneratorObject>) {
    let generator = reference.borrowed
    generator.state = .suspended
    if case .object = machine.handled {
      let outer = generator.outerHandled
      generator.handled = machine.handled.isIdentical(to: outer) ? .none : machine.handled
      machine.handled = outer
    } else if case .object = generator.handled {
      generator.handled = .none
    }
    popGeneratorFrame(reference)
  }

  /// The names and values of a frame's variables, for `locals()` and post-mortem looks.
  func variables(of frame: UnsafeMutablePointer<Frame>) -> [(name: StringObject, value: Value)] {
    let code = frame.pointee.code.borrowed
    var result: [(name: StringObject, value: Value)] = []
    let cells = Set(code.cellSlots)
    for (slot, name) in code.slotNames.enumerated() where !name.value.hasPrefix(".") {
      var value = frame.pointee.registers[slot]
      if cells.contains(slot), let cell = value.cast(to: CellObject.self) { value = cell.value }
      if !value.isUnset { result.append((name, value)) }
    }
    for (index, name) in code.freeNames.enumerated() {
      guard let closure = frame.pointee.closure, let cell = closure[index].cast(to: CellObject.self),
        !cell.value.isUnset
      else { continue }
      result.append((name, cell.value))
    }
    return result
  }
}
