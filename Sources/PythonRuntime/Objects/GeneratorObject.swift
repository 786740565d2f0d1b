/// A generator: a function call that is suspended between its yields.
package final class GeneratorObject: Object {
  enum State {
    case created, suspended, running, finished
  }

  let code: CodeObject
  let function: FunctionObject?
  let globals: DictObject
  let closure: UnsafeMutablePointer<Value>?
  let registers: UnsafeMutablePointer<Value>
  var pc: UnsafeMutablePointer<Instruction>
  var state = State.created
  /// The exception that the generator handles while it is suspended.
  var handled: Value = .none
  /// What the resumer handles, while the generator runs.
  var outerHandled: Value = .none
  package var name: String
  package var qualifiedName: String

  /// - Parameter registers: the call's arguments in place; the generator takes them over.
  init(
    code: CodeObject, function: FunctionObject?, globals: DictObject, closure: UnsafeMutablePointer<Value>?,
    moving registers: UnsafeMutablePointer<Value>, in interpreter: Interpreter
  ) {
    self.code = code
    self.function = function
    self.globals = globals
    self.closure = closure
    self.registers = .room(for: max(code.registerCount, 1))
    self.registers.moveInitialize(from: registers, count: code.registerCount)
    registers.forget(count: code.registerCount)
    pc = code.instructions
    name = function?.name ?? code.name
    qualifiedName = function?.qualifiedName ?? code.qualifiedName
    super.init(type: interpreter.types.generator)
  }

  deinit {
    if state == .suspended, !code.handlers.isEmpty { closeAbandoned() }
    type.releaseQueue.release(registers, count: code.registerCount)
    registers.giveBack()
  }

  /// Runs the `finally` blocks of a generator that nobody holds any more, in a stand-in.
  private func closeAbandoned() {
    let interpreter = type.interpreter
    let standIn = GeneratorObject(
      code: code, function: function, globals: globals, closure: closure, moving: registers, in: interpreter)
    standIn.pc = pc
    standIn.state = .suspended
    standIn.handled = handled
    do {
      try standIn.close(in: interpreter)
    } catch {
      interpreter.reportUnraisable(error, in: .object(standIn))
    }
    standIn.state = .finished
  }

  package override var holdsReferences: Bool { true }

  package override func visitReferences(_ visitor: inout ReferenceVisitor) {
    // A running generator's registers are in use; it counts as referred to from elsewhere then.
    if state != .running { visitor.visit(registers, count: code.registerCount) }
    if let function { visitor.visit(.object(function)) }
  }

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value { .object(self) }

  package override func next(in interpreter: Interpreter) throws(PythonError) -> Value? {
    if state == .finished { return nil }
    let result = try interpreter.resume(self, with: .none)
    if state == .finished {
      return nil
    }
    return result
  }

  /// `send(value)`; nil when the generator ends, with its result in `returned`.
  func send(
    _ value: Value, in interpreter: Interpreter
  ) throws(PythonError) -> (value: Value, isYield: Bool) {
    if state == .finished { return (.none, false) }
    if state == .created, !value.isNone {
      throw .typeError("can't send non-None value to a just-started generator")
    }
    let result = try interpreter.resume(self, with: value)
    return (result, state != .finished)
  }

  /// `throw(exception)`.
  func raise(
    _ exception: ExceptionObject, in interpreter: Interpreter
  ) throws(PythonError) -> (value: Value, isYield: Bool) {
    if state == .finished { throw PythonError(exception) }
    if state == .created {
      state = .finished
      throw PythonError(exception)
    }
    if state == .running { throw .valueError("generator already executing") }
    if let delegate = delegate {
      if let outcome = try raiseInDelegate(delegate, exception, in: interpreter) { return outcome }
    }
    let result = try interpreter.resume(self, with: .none, raising: PythonError(exception))
    return (result, state != .finished)
  }

  /// The iterator of the `yield from` at which the generator is suspended.
  fileprivate var delegate: Value? {
    guard state == .suspended, pc.pointee.opcode == .yieldFrom else { return nil }
    return registers[Int(pc.pointee.a)]
  }

  /// Passes an exception on to a `yield from`'s iterator; nil if the generator itself is to get it.
  private func raiseInDelegate(
    _ delegate: Value, _ exception: ExceptionObject, in interpreter: Interpreter
  ) throws(PythonError) -> (value: Value, isYield: Bool)? {
    let generatorExit = interpreter.types.exception(.generatorExit)
    if exception.type.isSubtype(of: generatorExit) {
      if let closer = try interpreter.attributeIfPresent(interpreter.intern("close"), of: delegate) {
        _ = try interpreter.call(closer)
      }
      return nil
    }
    guard let thrower = try interpreter.attributeIfPresent(interpreter.intern("throw"), of: delegate) else {
      return nil
    }
    let destination = Int(pc.pointee.b)
    do {
      state = .running
      let value = try interpreter.call(thrower, .object(exception))
      state = .suspended
      return (value, true)
    } catch {
      state = .suspended
      guard error.isInstance(of: .stopIteration) else {
        pc += 1
        let result = try interpreter.resume(self, with: .none, raising: error, isSentToRegister: false)
        return (result, state != .finished)
      }
      registers[destination] = interpreter.exception(of: error).arguments.array.first ?? .none
      pc += 1
      let result = try interpreter.resume(self, with: .none, isSentToRegister: false)
      return (result, state != .finished)
    }
  }

  /// `close()`.
  func close(in interpreter: Interpreter) throws(PythonError) {
    switch state {
    case .finished: return
    case .created:
      state = .finished
      return
    case .running: throw .valueError("generator already executing")
    case .suspended: break
    }
    let exit = interpreter.exception(of: PythonError(.generatorExit))
    do throws(PythonError) {
      let outcome = try raise(exit, in: interpreter)
      if outcome.isYield { throw .runtimeError("generator ignored GeneratorExit") }
    } catch {
      if error.isInstance(of: .generatorExit) || error.isInstance(of: .stopIteration) { return }
      throw error
    }
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    "<generator object \(qualifiedName) at \(interpreter.addressText(of: self))>"
  }
}

extension ObjectDefinitions {
  static func generator(_ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "generator", base: object, in: interpreter, isSubclassable: false,
      slots: [.iterate, .next, .representation]
    ) { builder in
      /// What `next`, `send` and `throw` return, or `StopIteration` with the result.
      func value(
        _ outcome: (value: Value, isYield: Bool), in interpreter: Interpreter
      ) throws(PythonError) -> Value {
        if outcome.isYield { return outcome.value }
        throw outcome.value.isNone
          ? PythonError(.stopIteration) : PythonError(.stopIteration, argument: outcome.value)
      }
      builder.method("__next__", on: GeneratorObject.self) {
        (interpreter, generator, _) throws(PythonError) in
        try value(generator.send(.none, in: interpreter), in: interpreter)
      }
      builder.method("send", "arg, /", on: GeneratorObject.self) {
        (interpreter, generator, arguments) throws(PythonError) in
        try value(generator.send(arguments[0], in: interpreter), in: interpreter)
      }
      builder.method("throw", "type, value=None, traceback=None, /", on: GeneratorObject.self) {
        (interpreter, generator, arguments) throws(PythonError) in
        var exception = arguments[0]
        let given = arguments.isPresent(1) ? arguments[1] : .none
        let traceback = arguments.isPresent(2) ? arguments[2] : .none
        guard traceback.isNone || traceback.object is TracebackObject else {
          throw .typeError("throw() third argument must be a traceback object")
        }
        if let type = exception.cast(to: TypeObject.self),
          type.isSubtype(of: interpreter.types.exception(.baseException))
        {
          if given.object is ExceptionObject, interpreter.isInstance(given, of: type) {
            exception = given
          } else if let several = given.cast(to: TupleObject.self) {
            exception = try interpreter.call(exception, several.array)
          } else if !given.isNone {
            exception = try interpreter.call(exception, given)
          }
        } else if exception.object is ExceptionObject {
          if !given.isNone { throw .typeError("instance exception may not have a separate value") }
        } else {
          throw .typeError(
            "exceptions must be classes or instances deriving from BaseException, not "
              + interpreter.type(of: exception).name)
        }
        if !traceback.isNone {
          try interpreter.raisedException(exception).setTraceback(traceback, in: interpreter)
        }
        return try value(
          generator.raise(interpreter.raisedException(exception), in: interpreter), in: interpreter)
      }
      builder.method("close", on: GeneratorObject.self) { (interpreter, generator, _) throws(PythonError) in
        try generator.close(in: interpreter)
        return .none
      }
      for (name, path) in [
        ("__name__", \GeneratorObject.name), ("__qualname__", \GeneratorObject.qualifiedName),
      ] {
        builder.property(
          name, on: GeneratorObject.self,
          get: { (interpreter, generator) throws(PythonError) in interpreter.string(generator[keyPath: path])
          },
          set: { (interpreter, generator, value) throws(PythonError) in
            generator[keyPath: path] = try interpreter.text(
              value, orRaise: "\(name) must be set to a string object")
          })
      }
      builder.property(
        "gi_running", on: GeneratorObject.self,
        get: { (_, generator) throws(PythonError) in .bool(generator.state == .running) })
      builder.property(
        "gi_suspended", on: GeneratorObject.self,
        get: { (_, generator) throws(PythonError) in .bool(generator.state == .suspended) })
      builder.property(
        "gi_yieldfrom", on: GeneratorObject.self,
        get: { (_, generator) throws(PythonError) in generator.delegate ?? .none })
      builder.property(
        "gi_code", on: GeneratorObject.self,
        get: { (_, generator) throws(PythonError) in .object(generator.code) })
      builder.property(
        "gi_frame", on: GeneratorObject.self,
        get: { (interpreter, generator) throws(PythonError) in
          if generator.state == .finished { return .none }
          let index = generator.pc - generator.code.instructions
          return .object(
            FrameObject(
              [FrameRecord(TracebackEntry(code: generator.code, instruction: index))], in: interpreter))
        })
    }
  }
}
