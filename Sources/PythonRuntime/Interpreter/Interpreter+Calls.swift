/// Calling values.
extension Interpreter {
  /// `callable(...)`, with arguments that lie on the value stack or anywhere else in memory.
  package func call(_ callable: Value, _ arguments: Arguments) throws(PythonError) -> Value {
    guard case .object(let object) = callable else {
      throw .typeError("'\(type(of: callable).errorName)' object is not callable")
    }
    if object.type === types.function {
      return try callFunction(unsafeDowncast(object, to: FunctionObject.self), arguments)
    }
    if let custom = object.type.dunder(.call) {
      return try call(custom, prepending: callable, arguments)
    }
    return try object.call(arguments, in: self)
  }

  /// `callable()`.
  package func call(_ callable: Value) throws(PythonError) -> Value {
    try call(callable, Arguments(base: machine.top, count: 0))
  }

  /// `callable(a)`.
  package func call(_ callable: Value, _ a: Value) throws(PythonError) -> Value {
    let base = try reserveStack(1)
    defer { releaseStack(base, count: 1) }
    base[0] = a
    return try call(callable, Arguments(base: base, count: 1))
  }

  /// `callable(a, b)`.
  package func call(_ callable: Value, _ a: Value, _ b: Value) throws(PythonError) -> Value {
    let base = try reserveStack(2)
    defer { releaseStack(base, count: 2) }
    base[0] = a
    base[1] = b
    return try call(callable, Arguments(base: base, count: 2))
  }

  /// `callable(*positional, **keywords)`.
  ///
  /// - Parameter isNative: whether the native call is meant, though the class may have another `__call__`.
  package func call(
    _ callable: Value, _ positional: [Value], keywords: [(name: String, value: Value)] = [],
    isNative: Bool = false
  ) throws(PythonError) -> Value {
    func call(_ arguments: Arguments) throws(PythonError) -> Value {
      if isNative, case .object(let object) = callable { return try object.call(arguments, in: self) }
      return try self.call(callable, arguments)
    }
    let total = positional.count + keywords.count
    let base = try reserveStack(total)
    defer { releaseStack(base, count: total) }
    for (index, value) in positional.enumerated() { base[index] = value }
    for (index, keyword) in keywords.enumerated() { base[positional.count + index] = keyword.value }
    if keywords.isEmpty { return try call(Arguments(base: base, count: positional.count)) }
    let names = KeywordNames(keywords.map { intern($0.name) })
    return try withExtendedLifetime(names) { () throws(PythonError) in
      try call(
        Arguments(base: base, count: positional.count, keywordNames: Unmanaged.passUnretained(names)))
    }
  }

  /// `callable(first, ...)`.
  package func call(
    _ callable: Value, prepending first: Value, _ arguments: Arguments
  ) throws(PythonError) -> Value {
    let keywords = arguments.keywordNames?.borrowed.names.count ?? 0
    let total = arguments.count + keywords + 1
    let base = try reserveStack(total)
    defer { releaseStack(base, count: total) }
    base[0] = first
    for index in 0..<(total - 1) { base[index + 1] = arguments.base[index] }
    return try call(
      callable, Arguments(base: base, count: arguments.count + 1, keywordNames: arguments.keywordNames))
  }

  /// Calls what a class defines as a method on a receiver, as special methods are called.
  package func callMethod(_ method: Value, on receiver: Value) throws(PythonError) -> Value {
    if let function = plainFunction(method) { return try call(function, receiver) }
    return try call(bind(method, to: receiver))
  }

  package func callMethod(_ method: Value, on receiver: Value, _ a: Value) throws(PythonError) -> Value {
    if let function = plainFunction(method) { return try call(function, receiver, a) }
    return try call(bind(method, to: receiver), a)
  }

  package func callMethod(
    _ method: Value, on receiver: Value, _ a: Value, _ b: Value
  ) throws(PythonError) -> Value {
    if plainFunction(method) != nil { return try call(method, [receiver, a, b]) }
    return try call(bind(method, to: receiver), a, b)
  }

  private func plainFunction(_ method: Value) -> Value? {
    if case .object(let object) = method, object.type === types.function { return method }
    return nil
  }

  private func bind(_ method: Value, to receiver: Value) throws(PythonError) -> Value {
    guard case .object(let object) = method else {
      throw .typeError("'\(type(of: method).errorName)' object is not callable")
    }
    return try descriptorGet(object, instance: receiver, owner: type(of: receiver))
  }

  /// `receiver.name(...)`.
  package func callMethod(
    _ name: String, of receiver: Value, _ arguments: [Value] = []
  ) throws(PythonError) -> Value {
    try call(attribute(intern(name), of: receiver), arguments)
  }

  // MARK: Construction

  /// `SomeClass(...)`, without the metaclass's `__call__`.
  package func construct(_ type: TypeObject, _ arguments: Arguments) throws(PythonError) -> Value {
    if type === types.type, arguments.count == 1, arguments.keywordNames == nil {
      return .object(self.type(of: arguments[0]))
    }
    let instance: Value
    if let custom = type.dunder(.new) {
      let function = custom.cast(to: StaticMethodObject.self)?.function ?? custom
      instance = try call(function, prepending: .object(type), arguments)
    } else if let constructor = type.constructor {
      instance = try constructor(self, type, arguments)
    } else {
      throw .typeError("cannot create '\(type.errorName)' instances")
    }
    guard case .object(let object) = instance, object.type.isSubtype(of: type) else { return instance }
    if let custom = object.type.dunder(.initialize) {
      try callInitializer(custom, instance, arguments)
    } else {
      try object.initialize(arguments, in: self)
    }
    return instance
  }

  private func callInitializer(
    _ initializer: Value, _ instance: Value, _ arguments: Arguments
  ) throws(PythonError) {
    let result: Value
    if plainFunction(initializer) != nil {
      result = try call(initializer, prepending: instance, arguments)
    } else {
      result = try call(bind(initializer, to: instance), arguments)
    }
    if !result.isNone {
      throw .typeError("__init__() should return None, not '\(type(of: result).errorName)'")
    }
  }

  /// What `object.__init__` does: it refuses arguments that no constructor has used.
  func checkDefaultInitialize(_ object: Object, _ arguments: Arguments) throws(PythonError) {
    if arguments.count == 0, arguments.keywordNames == nil { return }
    let type = object.type
    if type.dunder(.initialize) != nil {
      throw .typeError(
        "object.__init__() takes exactly one argument (the instance to initialize)")
    }
    if type.dunder(.new) == nil, type.nativeBase === types.object {
      throw .typeError("\(type.errorName)() takes no arguments")
    }
  }

  /// What a call of `object.__init__` with arguments does: it raises unless the class has a `__new__` of its own,
  /// which may have used them, and no `__init__`.
  func refuseLeftoverArguments(for object: Object) throws(PythonError) {
    let type = object.type
    if type.lookup(name(of: .initialize))?.object !== types.object.namespace[name(of: .initialize)]?.object {
      throw .typeError("object.__init__() takes exactly one argument (the instance to initialize)")
    }
    if type.dunder(.new) == nil, type.nativeBase === types.object {
      throw .typeError("\(type.errorName).__init__() takes exactly one argument (the instance to initialize)")
    }
  }

  // MARK: The value stack

  /// Room for `count` values, unset, on top of the value stack.
  ///
  /// - Throws: `RecursionError` when the stack is full.
  package func reserveStack(_ count: Int) throws(PythonError) -> UnsafeMutablePointer<Value> {
    let base = machine.top
    guard base + count <= machine.limit else {
      throw PythonError(.recursionError, "maximum recursion depth exceeded")
    }
    for index in 0..<count { (base + index).initialize(to: .unset) }
    machine.top = base + count
    return base
  }

  /// Gives back what `reserveStack` gave.
  package func releaseStack(_ base: UnsafeMutablePointer<Value>, count: Int) {
    base.clear(count: count)
    machine.top = base
  }

  /// Counts a native call that may come back to itself.
  ///
  /// - Throws: `RecursionError` when Python and native calls together are too deep; `KeyboardInterrupt`.
  @inline(__always)
  package func enterNativeCall(_ situation: String = "") throws(PythonError) {
    try checkInterrupt()
    machine.depth += 1
    if machine.depth > machine.recursionLimit {
      machine.depth -= 1
      throw PythonError(.recursionError, "maximum recursion depth exceeded" + situation)
    }
  }

  /// Runs `body` with room for as many more calls as a fresh thread would have.
  package func withFreshRecursionRoom<Result>(
    _ body: () throws(PythonError) -> Result
  ) throws(PythonError) -> Result {
    let limit = machine.recursionLimit
    machine.recursionLimit = min(max(limit, machine.depth + 1000), Machine.greatestRecursionLimit)
    defer { machine.recursionLimit = limit }
    return try body()
  }

  @inline(__always)
  package func leaveNativeCall() {
    machine.depth -= 1
  }
}
