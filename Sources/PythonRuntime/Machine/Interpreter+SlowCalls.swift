/// Calls from the dispatch loop.
extension Interpreter {
  /// Calls a Python function whose arguments lie in a row, which are moved. Returns whether a frame was pushed.
  @inline(__always)
  func enterFunction(
    _ callee: UnsafeMutablePointer<Value>, _ arguments: UnsafeMutablePointer<Value>, _ count: Int,
    _ destination: Int
  ) throws(PythonError) -> Bool {
    let machine = self.machine
    let function = Unmanaged<FunctionObject>.fromOpaque(callee.reference.toOpaque())
    let code = function._withUnsafeGuaranteedRef { $0.codeReference }
    let isDirect = code._withUnsafeGuaranteedRef { $0.isSimple && $0.positionalCount == count }
    guard isDirect else {
      return try enterFunctionSlowly(callee, arguments, count, destination)
    }
    let registers = machine.top
    let registerCount = code._withUnsafeGuaranteedRef { $0.registerCount }
    if machine.depth >= machine.recursionLimit || registers + registerCount > machine.limit {
      throw PythonError(.recursionError, "maximum recursion depth exceeded")
    }
    var index = 0
    while index < count {
      (registers + index).take(from: arguments + index)
      (arguments + index).forget()
      index += 1
    }
    while index < registerCount {
      (registers + index).forget()
      index += 1
    }
    callee.forget()
    machine.top = registers + registerCount
    pushFrame(
      code: code, function: function, registers: registers,
      globals: function._withUnsafeGuaranteedRef { Unmanaged.passUnretained($0.globals) }, locals: nil,
      closure: function._withUnsafeGuaranteedRef { $0.closure.baseAddress }, destination: destination,
      onReturn: .store)
    return true
  }

  /// A call that needs its arguments bound, or makes a generator.
  @inline(never)
  private func enterFunctionSlowly(
    _ callee: UnsafeMutablePointer<Value>, _ arguments: UnsafeMutablePointer<Value>, _ count: Int,
    _ destination: Int
  ) throws(PythonError) -> Bool {
    guard case .object(let object) = callee.pointee else { return false }
    let function = unsafeDowncast(object, to: FunctionObject.self)
    try enter(function, Arguments(base: arguments, count: count), destination)
    clear(callee, count: (arguments - callee) + count)
    return !function.code.isGenerator
  }

  /// Binds arguments and pushes a frame, or stores a new generator.
  private func enter(
    _ function: FunctionObject, _ arguments: Arguments, _ destination: Int, onReturn: ReturnAction = .store
  ) throws(PythonError) {
    let code = function.code
    try checkRoom(for: code)
    let registers = machine.top
    let missing = code.positionalCount - arguments.count
    if code.isSimple, arguments.keywordNames == nil, missing >= 0, missing <= function.defaults.count {
      bindSimply(function, code, arguments, missing, into: registers)
    } else {
      try bind(function, arguments, into: registers)
    }
    if code.isGenerator {
      machine.frame.pointee.registers[destination] = .object(makeGenerator(function, registers))
      return
    }
    machine.top = registers + code.registerCount
    pushFrame(
      code: function.codeReference, function: Unmanaged.passRetained(function), registers: registers,
      globals: Unmanaged.passUnretained(function.globals), locals: nil,
      closure: function.closure.baseAddress, destination: destination, onReturn: onReturn)
  }

  /// Binds positional arguments where only the last parameters take their defaults.
  @inline(__always)
  private func bindSimply(
    _ function: FunctionObject, _ code: CodeObject, _ arguments: Arguments, _ missing: Int,
    into registers: UnsafeMutablePointer<Value>
  ) {
    var index = 0
    while index < arguments.count {
      (registers + index).initialize(to: arguments.base[index])
      index += 1
    }
    var position = function.defaults.count - missing
    while index < code.positionalCount {
      (registers + index).initialize(to: function.defaults[position])
      index += 1
      position += 1
    }
    while index < code.registerCount {
      (registers + index).forget()
      index += 1
    }
  }

  private func clear(_ base: UnsafeMutablePointer<Value>, count: Int) {
    for index in 0..<count { (base + index).clear() }
  }

  /// Calls what is no Python function. Returns whether a frame was pushed.
  @inline(never)
  func callSlowly(
    _ callee: UnsafeMutablePointer<Value>, _ count: Int, _ destination: Int
  ) throws(PythonError) -> Bool {
    guard case .object(let object) = callee.pointee else {
      throw .typeError("'\(type(of: callee.pointee).name)' object is not callable")
    }
    if object.type === types.nativeFunction, let function = object as? NativeFunction {
      let result = try function.call(Arguments(base: callee + 1, count: count), in: self)
      clear(callee, count: count + 1)
      machine.frame.pointee.registers[destination] = result
      return false
    }
    if object.type === types.type || object is TypeObject {
      let type = unsafeDowncast(object, to: TypeObject.self)
      if type.isCompleteAfterConstructor, let constructor = type.constructor {
        let result = try constructor(self, type, Arguments(base: callee + 1, count: count))
        clear(callee, count: count + 1)
        machine.frame.pointee.registers[destination] = result
        return false
      }
      if try enterConstructor(type, callee, count, destination) { return true }
    } else if object.type === types.method {
      let method = unsafeDowncast(object, to: BoundMethodObject.self)
      if case .object(let target) = method.function, target.type === types.function {
        let function = unsafeDowncast(target, to: FunctionObject.self)
        // The callee's register becomes the receiver's.
        callee.pointee = method.receiver
        try enter(function, Arguments(base: callee, count: count + 1), destination)
        clear(callee, count: count + 1)
        return !function.code.isGenerator
      }
    } else if object.type.dunder(.call) == nil, let target = object.callTarget(in: self) {
      let function = unsafeDowncast(target, to: FunctionObject.self)
      // The callee is the first argument.
      try enter(function, Arguments(base: callee, count: count + 1), destination)
      clear(callee, count: count + 1)
      return !function.code.isGenerator
    }
    let result = try call(callee.pointee, Arguments(base: callee + 1, count: count))
    clear(callee, count: count + 1)
    machine.frame.pointee.registers[destination] = result
    return false
  }

  /// Makes an instance of a plain class and pushes the frame of its `__init__`; false for any other class.
  private func enterConstructor(
    _ type: TypeObject, _ callee: UnsafeMutablePointer<Value>, _ count: Int, _ destination: Int
  ) throws(PythonError) -> Bool {
    guard type.isHeapType, type.type === types.type, type.dunder(.new) == nil,
      type.nativeBase === types.object,
      case .object(let initializer)? = type.dunder(.initialize), initializer.type === types.function
    else { return false }
    try refuseAbstract(type)
    collectCyclesIfDue()
    let function = unsafeDowncast(initializer, to: FunctionObject.self)
    if function.code.isGenerator { return false }
    let instance = Value.object(InstanceObject(type: type))
    callee.pointee = instance
    try enter(function, Arguments(base: callee, count: count + 1), destination, onReturn: .initialize)
    // The callee's register keeps the instance until `__init__` has returned.
    clear(callee + 1, count: count)
    return true
  }

  /// Ends a call whose result does not simply go to a register of the caller.
  @inline(never)
  func deliver(_ result: Value, _ action: ReturnAction, _ destination: Int) throws(PythonError) {
    let frame = machine.frame
    switch action {
    case .initialize:
      if !result.isNone {
        throw .typeError("__init__() should return None, not '\(type(of: result).name)'")
      }
      let registers = frame.pointee.registers
      let callee = registers + Int((frame.pointee.pc - 1).pointee.a)
      let instance = callee.pointee
      callee.clear()
      registers[destination] = instance
    case .advanceLoop: break
    case .finishOperator: try finishOperator(result, destination)
    case .store, .leave: frame.pointee.registers[destination] = result
    }
  }

  /// Calls what `loadMethod` has found, if it is no Python function. Returns whether a frame was pushed.
  @inline(never)
  func callMethodSlowly(
    _ base: UnsafeMutablePointer<Value>, _ count: Int, _ destination: Int
  ) throws(PythonError) -> Bool {
    guard case .object(let object) = base.pointee else {
      return try callBound(base + 1, count, destination)
    }
    let result: Value
    if object.isMethodDescriptor {
      result = try object.callDescriptor(on: base[1], Arguments(base: base + 2, count: count), in: self)
    } else {
      result = try call(base.pointee, Arguments(base: base + 1, count: count + 1))
    }
    clear(base, count: count + 2)
    machine.frame.pointee.registers[destination] = result
    return false
  }

  /// A method call whose callable was an attribute of another kind.
  private func callBound(
    _ callee: UnsafeMutablePointer<Value>, _ count: Int, _ destination: Int
  ) throws(PythonError) -> Bool {
    if callee.holdsObject, callee.reference.takeUnretainedValue().type === types.function {
      return try enterFunction(callee, callee + 1, count, destination)
    }
    guard case .object(let object) = callee.pointee, !(object is TypeObject), object.type !== types.method
    else {
      // Constructors that push a frame expect the callee in the instruction's register.
      let result = try call(callee.pointee, Arguments(base: callee + 1, count: count))
      clear(callee, count: count + 1)
      machine.frame.pointee.registers[destination] = result
      return false
    }
    return try callSlowly(callee, count, destination)
  }

  /// A call with keywords: r[base...] holds the callee, the positional values and the keywords' values.
  @inline(never)
  func callWithKeywords(
    _ base: UnsafeMutablePointer<Value>, _ count: Int, _ names: Value,
    _ result: UnsafeMutablePointer<Value>, isMethod: Bool
  ) throws(PythonError) {
    guard case .object(let object) = names else { return }
    let names = unsafeDowncast(object, to: KeywordNamesObject.self).names
    let keywordCount = names.names.count
    let reference = Unmanaged.passUnretained(names)
    let positionalCount = count - keywordCount
    let value: Value
    if isMethod, !base.pointee.isUnset {
      if case .object(let object) = base.pointee, object.isMethodDescriptor {
        value = try object.callDescriptor(
          on: base[1], Arguments(base: base + 2, count: positionalCount, keywordNames: reference), in: self)
      } else {
        value = try call(
          base.pointee, Arguments(base: base + 1, count: positionalCount + 1, keywordNames: reference))
      }
    } else {
      let callee = isMethod ? base + 1 : base
      value = try call(
        callee.pointee, Arguments(base: callee + 1, count: positionalCount, keywordNames: reference))
    }
    clear(base, count: count + (isMethod ? 2 : 1))
    result.pointee = value
  }

  /// `callee(*arguments, **keywords)`: r[base] is the callee, then a tuple, then a dictionary or nothing.
  @inline(never)
  func callUnpacked(
    _ base: UnsafeMutablePointer<Value>, _ result: UnsafeMutablePointer<Value>
  ) throws(PythonError) {
    let positional = base[1].cast(to: TupleObject.self)
    let keywords = base[2].cast(to: DictObject.self)
    let count = positional?.count ?? 0
    let keywordItems = keywords?.items ?? []
    let total = count + keywordItems.count
    let scratch = try reserveStack(total)
    defer { releaseStack(scratch, count: total) }
    for index in 0..<count { scratch[index] = positional.unsafelyUnwrapped[index] }
    var names: [StringObject] = []
    for (index, item) in keywordItems.enumerated() {
      guard let name = item.key.cast(to: StringObject.self) else {
        throw .typeError("keywords must be strings")
      }
      names.append(intern(name))
      scratch[count + index] = item.value
    }
    let value: Value
    if names.isEmpty {
      value = try call(base.pointee, Arguments(base: scratch, count: count))
    } else {
      let keywordNames = KeywordNames(names)
      value = try withExtendedLifetime(keywordNames) { () throws(PythonError) in
        try call(
          base.pointee,
          Arguments(base: scratch, count: count, keywordNames: Unmanaged.passUnretained(keywordNames)))
      }
    }
    clear(base, count: 3)
    result.pointee = value
  }

  /// Pushes the frame of a comprehension that captures nothing; its argument is in the result's register.
  @inline(__always)
  func enterComprehension(
    _ argument: UnsafeMutablePointer<Value>, _ code: Value, _ destination: Int
  ) throws(PythonError) {
    guard case .object(let object) = code else { return }
    let code = unsafeDowncast(object, to: CodeObject.self)
    try checkRoom(for: code)
    let registers = machine.top
    registers.moveInitialize(from: argument, count: 1)
    argument.forget()
    (registers + 1).initialize(repeating: .unset, count: code.registerCount - 1)
    machine.top = registers + code.registerCount
    let globals = machine.frame.pointee.globals
    pushFrame(
      code: Unmanaged.passUnretained(code), function: nil, registers: registers, globals: globals,
      locals: nil,
      closure: nil, destination: destination, onReturn: .store)
  }
}

/// The keyword names of a call site, as a constant.
package final class KeywordNamesObject: Object {
  let names: KeywordNames

  init(_ names: [StringObject], in interpreter: Interpreter) {
    self.names = KeywordNames(names)
    super.init(type: interpreter.types.tuple)
  }
}
