/// Calls of classes written in Python.
extension Interpreter {
  /// Makes an instance of a plain class and pushes the frame of its `__init__`; false for any other class.
  ///
  /// - Parameter arguments: those of `__init__`, the first of which is the callee's register.
  func enterConstructor(
    _ type: TypeObject, _ callee: UnsafeMutablePointer<Value>, _ arguments: Arguments, _ count: Int,
    _ destination: Int
  ) throws(PythonError) -> Bool {
    if type.initializerVersion != type.version { try findInitializer(of: type) }
    guard let initializer = type.plainInitializer else { return false }
    collectCyclesIfDue()
    let instance = Unmanaged.passRetained(InstanceObject(type: type) as Object)
    callee.replace(with: RawValue(owned: instance))
    let code = initializer._withUnsafeGuaranteedRef { $0.codeReference }
    if arguments.keywordNames == nil,
      code._withUnsafeGuaranteedRef({ $0.isSimple && $0.positionalCount == arguments.count })
    {
      // The arguments move over, but the callee's register keeps the instance until `__init__` has returned.
      let registerCount = code._withUnsafeGuaranteedRef { $0.registerCount }
      try checkRoom(forRegisters: registerCount)
      let registers = machine.top
      registers.initializeCopy(from: callee)
      var index = 1
      while index < arguments.count {
        (registers + index).take(from: callee + index)
        (callee + index).forget()
        index &+= 1
      }
      (registers + index).forget(count: code._withUnsafeGuaranteedRef { $0.variableCount } &- index)
      ReferenceCount.retain(initializer.toOpaque())
      pushFrame(
        code: code, function: initializer, registers: registers,
        top: registers + registerCount,
        globals: initializer._withUnsafeGuaranteedRef { Unmanaged.passUnretained($0.globals) }, locals: nil,
        closure: initializer._withUnsafeGuaranteedRef { $0.closure.baseAddress }, destination: destination,
        onReturn: .initialize)
      return true
    }
    try enter(initializer.borrowed, arguments, destination, onReturn: .initialize)
    (callee + 1).clear(count: count)
    return true
  }

  /// Notes the `__init__` of a plain class that calling the class comes down to, if there is one.
  @inline(never)
  private func findInitializer(of type: TypeObject) throws(PythonError) {
    type.plainInitializer = nil
    guard type.isHeapType, type.type === types.type, type.dunder(.new) == nil,
      type.nativeBase === types.object,
      case .object(let initializer)? = type.dunder(.initialize), initializer.type === types.function
    else {
      type.initializerVersion = type.version
      return
    }
    try refuseAbstract(type)
    let function = unsafeDowncast(initializer, to: FunctionObject.self)
    if !function.code.isGenerator { type.plainInitializer = Unmanaged.passUnretained(function) }
    type.initializerVersion = type.version
  }
}
