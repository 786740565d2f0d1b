/// Calls from the dispatch loop.
extension Interpreter {
  /// Calls a Python function whose arguments lie in a row, which are moved. Returns whether a frame was pushed.
  @inline(__always)
  func enterFunction(
    _ callee: UnsafeMutablePointer<Value>, _ arguments: UnsafeMutablePointer<Value>, _ count: Int,
    _ destination: Int, _ frame: UnsafeMutablePointer<Frame>
  ) throws(PythonError) -> Bool {
    let function = Unmanaged<FunctionObject>.fromOpaque(callee.reference.toOpaque())
    let code = function._withUnsafeGuaranteedRef { $0.codeReference }
    guard count == code._withUnsafeGuaranteedRef({ $0.plainArgumentCount }),
      frame.pointee.generator == nil
    else {
      return try enterFunctionSlowly(callee, arguments, count, destination)
    }
    if code._withUnsafeGuaranteedRef({ $0.plainPatience > 0 }) {
      return try callPlainly(function, code, callee, arguments, count, destination)
    }
    try push(function, code, callee, arguments, count, destination)
    return true
  }

  /// Pushes the frame of a function all of whose arguments lie in a row on the stack. They stay there, as the first
  /// registers of the new frame, which lies over the end of the caller's.
  @inline(__always)
  func push(
    _ function: Unmanaged<FunctionObject>, _ code: Unmanaged<CodeObject>,
    _ callee: UnsafeMutablePointer<Value>, _ arguments: UnsafeMutablePointer<Value>, _ count: Int,
    _ destination: Int
  ) throws(PythonError) {
    let machine = self.machine
    let end = arguments + code._withUnsafeGuaranteedRef { $0.registerCount }
    if machine.depth >= machine.recursionLimit || end > machine.limit {
      throw PythonError(.recursionError, "maximum recursion depth exceeded")
    }
    (arguments + count).clear(count: code._withUnsafeGuaranteedRef { $0.variableCount } &- count)
    callee.forget()
    // What the caller's last operands have left behind stays below the top.
    pushFrame(
      code: code, function: function, registers: arguments, top: max(end, machine.top),
      globals: function._withUnsafeGuaranteedRef { Unmanaged.passUnretained($0.globals) }, locals: nil,
      closure: function._withUnsafeGuaranteedRef { $0.closure.baseAddress }, destination: destination,
      onReturn: .store)
  }

  /// Puts the values of a function's last defaults into registers.
  @inline(__always)
  private func fillDefaults(
    of function: Unmanaged<FunctionObject>, _ registers: UnsafeMutablePointer<Value>, _ count: Int
  ) {
    function._withUnsafeGuaranteedRef { function in
      function.defaults.withUnsafeBufferPointer { defaults in
        guard let base = defaults.baseAddress else { return }
        let source = UnsafeMutablePointer(mutating: base) + (defaults.count &- count)
        var index = 0
        while index < count {
          (registers + index).copy(from: source + index)
          index &+= 1
        }
      }
    }
  }

  /// A call that needs its arguments bound, or makes a generator.
  @inline(never)
  private func enterFunctionSlowly(
    _ callee: UnsafeMutablePointer<Value>, _ arguments: UnsafeMutablePointer<Value>, _ count: Int,
    _ destination: Int
  ) throws(PythonError) -> Bool {
    let function = Unmanaged<FunctionObject>.fromOpaque(callee.reference.toOpaque())
    let code = function._withUnsafeGuaranteedRef { $0.codeReference }
    let missing = code._withUnsafeGuaranteedRef { $0.plainArgumentCount } &- count
    // Only the last parameters may be missing, where all of those have defaults.
    if missing > 0, missing <= function._withUnsafeGuaranteedRef({ $0.defaults.count }),
      machine.frame.pointee.generator == nil
    {
      try checkRoom(forRegisters: code._withUnsafeGuaranteedRef { $0.registerCount })
      fillDefaults(of: function, arguments + count, missing)
      return try enterFunction(callee, arguments, count &+ missing, destination, machine.frame)
    }
    let pushesFrame = code._withUnsafeGuaranteedRef { !$0.isGenerator }
    try enter(function.borrowed, Arguments(base: arguments, count: count), destination)
    callee.clear(count: (arguments - callee) + count)
    return pushesFrame
  }

  /// Binds arguments and pushes a frame, or stores a new generator.
  func enter(
    _ function: FunctionObject, _ arguments: Arguments, _ destination: Int, onReturn: ReturnAction = .store
  ) throws(PythonError) {
    let code = function.code
    try checkRoom(for: code)
    let registers = machine.top
    try bindArguments(of: function, arguments, into: registers)
    if code.isGenerator {
      machine.frame.pointee.registers[destination] = .object(makeGenerator(function, registers))
      return
    }
    pushFrame(
      code: function.codeReference, function: Unmanaged.passRetained(function), registers: registers,
      top: registers + code.registerCount, globals: Unmanaged.passUnretained(function.globals), locals: nil,
      closure: function.closure.baseAddress, destination: destination, onReturn: onReturn)
  }

  /// Calls what is no Python function. Returns whether a frame was pushed.
  @inline(never)
  func callSlowly(
    _ callee: UnsafeMutablePointer<Value>, _ count: Int, _ destination: Int
  ) throws(PythonError) -> Bool {
    guard callee.holdsObject else {
      throw .typeError("'\(type(of: callee.pointee).errorName)' object is not callable")
    }
    let type = callee.objectType
    if type == Unmanaged.passUnretained(types.nativeFunction).toOpaque() {
      let form = callee.reference._withUnsafeGuaranteedRef { function in
        // Not all that calls itself a native function is of this Swift class.
        Swift.type(of: function) == NativeFunction.self
          ? unsafeDowncast(function, to: NativeFunction.self).machineForm : .none
      }
      if form != .none, let result = quickly(form, callee + 1, count) {
        callee.clear(count: count &+ 1)
        (machine.frame.pointee.registers + destination).replace(with: result)
        return false
      }
      let result = try callee.object.call(Arguments(base: callee + 1, count: count), in: self)
      callee.clear(count: count &+ 1)
      machine.frame.pointee.registers[destination] = result
      return false
    }
    return try callObject(callee, count, destination)
  }

  /// Calls a class, a bound method or any other object. Returns whether a frame was pushed.
  private func callObject(
    _ callee: UnsafeMutablePointer<Value>, _ count: Int, _ destination: Int
  ) throws(PythonError) -> Bool {
    guard case .object(let object) = callee.pointee else { return false }
    if object.type === types.type || object is TypeObject {
      let type = unsafeDowncast(object, to: TypeObject.self)
      if type === types.str, count == 1 {
        let text = try stringValue(of: callee[1])
        callee.clear(count: 2)
        machine.frame.pointee.registers[destination] = text
        return false
      }
      if type === types.set {
        let set = try makeSet(Arguments(base: callee + 1, count: count))
        callee.clear(count: count + 1)
        (machine.frame.pointee.registers + destination).replace(with: RawValue(owned: set))
        return false
      }
      if type.isCompleteAfterConstructor, let constructor = type.constructor {
        let result = try constructor(self, type, Arguments(base: callee + 1, count: count))
        callee.clear(count: count + 1)
        machine.frame.pointee.registers[destination] = result
        return false
      }
      if try enterConstructor(type, callee, Arguments(base: callee, count: count + 1), count, destination) {
        return true
      }
    } else if object.type === types.method {
      let method = unsafeDowncast(object, to: BoundMethodObject.self)
      if case .object(let target) = method.function, target.type === types.function {
        let function = unsafeDowncast(target, to: FunctionObject.self)
        // The callee's register becomes the receiver's.
        callee.pointee = method.receiver
        try enter(function, Arguments(base: callee, count: count + 1), destination)
        callee.clear(count: count + 1)
        return !function.code.isGenerator
      }
    } else if let target = callTarget(of: object) {
      // The callee is the first argument.
      try enter(target, Arguments(base: callee, count: count + 1), destination)
      callee.clear(count: count + 1)
      return !target.code.isGenerator
    }
    let result = try call(callee.pointee, Arguments(base: callee + 1, count: count))
    callee.clear(count: count + 1)
    machine.frame.pointee.registers[destination] = result
    return false
  }

  /// The Python function that a call of an object comes down to, with the object before the arguments.
  private func callTarget(of object: Object) -> FunctionObject? {
    if let custom = object.type.dunder(.call) {
      guard case .object(let function) = custom, function.type === types.function else { return nil }
      return unsafeDowncast(function, to: FunctionObject.self)
    }
    return object.callTarget(in: self).map { unsafeDowncast($0, to: FunctionObject.self) }
  }

  /// Ends a call whose result does not simply go to a register of the caller.
  @inline(never)
  func deliver(_ result: Value, _ action: ReturnAction, _ destination: Int) throws(PythonError) {
    let frame = machine.frame
    switch action {
    case .initialize:
      guard result.isNone else {
        throw .typeError("__init__() should return None, not '\(type(of: result).errorName)'")
      }
      let registers = frame.pointee.registers
      let callee = registers + Int((frame.pointee.pc - 1).pointee.a)
      let instance = callee.raw
      callee.forget()
      (registers + destination).replace(with: instance)
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
    guard base.holdsObject else { return try callBound(base + 1, count, destination) }
    let result: Value
    if base.objectType == Unmanaged.passUnretained(types.nativeMethod).toOpaque() {
      if count == 1, (base + 1).holdsObject, try addElement(base) {
        base.clear(count: 3)
        (machine.frame.pointee.registers + destination).replace(with: .none)
        return false
      }
      let method = unsafeDowncast(base.object, to: NativeMethod.self)
      result = try method.callDescriptor(on: base[1], Arguments(base: base + 2, count: count), in: self)
    } else {
      result = try callMethodObject(base, Arguments(base: base + 2, count: count))
    }
    base.clear(count: count &+ 2)
    machine.frame.pointee.registers[destination] = result
    return false
  }

  /// `list.append` and `set.add` with an argument. Returns whether the method is one of these.
  @inline(__always)
  private func addElement(_ base: UnsafeMutablePointer<Value>) throws(PythonError) -> Bool {
    let shortcut = base.reference._withUnsafeGuaranteedRef {
      unsafeDowncast($0, to: NativeMethod.self).shortcut
    }
    let receiver = base + 1
    switch shortcut {
    case .none: return false
    case .listAppend:
      guard receiver.objectType == Unmanaged.passUnretained(types.list).toOpaque() else { return false }
      receiver.reference._withUnsafeGuaranteedRef {
        unsafeDowncast($0, to: ListObject.self).appendCopy(of: base + 2)
      }
    case .setAdd:
      guard receiver.objectType == Unmanaged.passUnretained(types.set).toOpaque() else { return false }
      let element = base[2]
      let hash = try hash(element)
      try unsafeDowncast(receiver.object, to: SetObject.self).insert(element, hash: hash, in: self)
    }
    return true
  }

  /// Calls what `loadMethod` has found with arguments that follow the receiver.
  func callMethodObject(
    _ base: UnsafeMutablePointer<Value>, _ arguments: Arguments
  ) throws(PythonError) -> Value {
    if case .object(let object) = base.pointee, object.isMethodDescriptor {
      return try object.callDescriptor(on: base[1], arguments, in: self)
    }
    return try call(
      base.pointee,
      Arguments(base: base + 1, count: arguments.count + 1, keywordNames: arguments.keywordNames))
  }

  /// A method call whose callable was an attribute of another kind.
  private func callBound(
    _ callee: UnsafeMutablePointer<Value>, _ count: Int, _ destination: Int
  ) throws(PythonError) -> Bool {
    if callee.holdsObject, callee.objectType == Unmanaged.passUnretained(types.function).toOpaque() {
      return try enterFunction(callee, callee + 1, count, destination, machine.frame)
    }
    // Constructors that push a frame expect the callee in the instruction's register.
    let base = callee - 1
    for index in 0...count { (base + index).take(from: callee + index) }
    (callee + count).forget()
    return try callSlowly(base, count, destination)
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
    (registers + 1).forget(count: code.variableCount - 1)
    let globals = machine.frame.pointee.globals
    pushFrame(
      code: Unmanaged.passUnretained(code), function: nil, registers: registers,
      top: registers + code.registerCount, globals: globals, locals: nil, closure: nil,
      destination: destination, onReturn: .store)
  }
}
