/// Raising, handling and unwinding.
extension Interpreter {
  /// Finds the handler of an exception, in the running frame or those that called it.
  ///
  /// - Parameter entry: the first frame of the dispatch loop; the exception goes on to native code behind it.
  @inline(never)
  func unwind(_ error: PythonError, entry: UnsafeMutablePointer<Frame>) throws(PythonError) {
    let isFresh: Bool
    if case .pending = error.payload { isFresh = true } else { isFresh = false }
    var exception = exception(of: error)
    if isFresh { setContext(of: exception) }
    var skipsEntry = error.isReraised
    while true {
      let frame = machine.frame
      let code = frame.pointee.code.borrowed
      let index = max(frame.pointee.pc - code.instructions - 1, 0)
      if !skipsEntry {
        exception.traceback.insert(entryOfTraceback(frame, code, index), at: 0)
      }
      skipsEntry = false
      for handler in code.handlers where handler.start <= index && index < handler.end {
        frame.pointee.registers[handler.register] = .object(exception)
        frame.pointee.pc = code.instructions + handler.target
        return
      }
      if frame.pointee.generator != nil { exception = leavingGenerator(exception) }
      let isLast = frame == entry
      popFrame()
      if isLast { throw PythonError(exception) }
    }
  }

  private func entryOfTraceback(
    _ frame: UnsafeMutablePointer<Frame>, _ code: CodeObject, _ index: Int
  ) -> TracebackEntry {
    guard machine.keepsVariables else { return TracebackEntry(code: code, instruction: index) }
    return TracebackEntry(
      code: code, instruction: index, locals: variables(of: frame).map { ($0.name.value, $0.value) })
  }

  /// A `StopIteration` may not leave a generator, for it would look like its end.
  private func leavingGenerator(_ exception: ExceptionObject) -> ExceptionObject {
    guard exception.type.isSubtype(of: types.exception(.stopIteration)) else { return exception }
    let replacement = self.exception(of: .runtimeError("generator raised StopIteration"))
    replacement.cause = exception
    replacement.context = exception
    replacement.suppressesContext = true
    return replacement
  }

  /// Notes the exception that is being handled as the context of a new one.
  func setContext(of exception: ExceptionObject) {
    guard let handled = machine.handled.cast(to: ExceptionObject.self), handled !== exception else { return }
    // A chain must not come back to its start; one that was closed by hand is left as it is.
    var link = handled
    var slower = handled
    var isEven = false
    while let next = link.context {
      if next === exception {
        link.context = nil
        break
      }
      link = next
      if isEven, let step = slower.context { slower = step }
      if link === slower { break }
      isEven.toggle()
    }
    exception.context = handled
  }

  // MARK: Instructions

  @inline(never)
  func raise(_ value: Value, cause: Value) throws(PythonError) -> PythonError {
    let exception = try raisedException(value)
    if !cause.isUnset {
      if cause.isNone {
        exception.cause = nil
      } else if cause.object is ExceptionObject || cause.object is TypeObject {
        do {
          exception.cause = try raisedException(cause)
        } catch {
          throw .typeError("exception causes must derive from BaseException")
        }
      } else {
        throw .typeError("exception causes must derive from BaseException")
      }
      exception.suppressesContext = true
    }
    setContext(of: exception)
    return PythonError(exception)
  }

  func raiseAgain() throws(PythonError) -> PythonError {
    guard let exception = machine.handled.cast(to: ExceptionObject.self) else {
      throw .runtimeError("No active exception to reraise")
    }
    return PythonError(reraised: .object(exception))
  }

  func pushHandled(_ exception: UnsafeMutablePointer<Value>, _ saved: UnsafeMutablePointer<Value>) {
    saved.pointee = machine.handled
    machine.handled = exception.pointee
  }

  func popHandled(_ saved: UnsafeMutablePointer<Value>) {
    machine.handled = saved.pointee
    saved.clear()
  }

  /// Splits the exception in a register by classes: the matching part to the result, the rest stays.
  func matchGroup(
    _ result: UnsafeMutablePointer<Value>, _ exception: UnsafeMutablePointer<Value>,
    _ classes: UnsafeMutablePointer<Value>
  ) throws(PythonError) {
    if exception.pointee.isNone {
      result.pointee = .none
      return
    }
    let parts = try splitForHandler(exception.pointee, classes.pointee)
    result.pointee = parts.matching
    exception.pointee = parts.rest
  }

  /// r[b] is the original exception, r[b + 1] the list of what clauses raised, r[b + 2] the rest.
  func combineGroup(
    _ result: UnsafeMutablePointer<Value>, _ base: UnsafeMutablePointer<Value>
  ) throws(PythonError) {
    guard let raised = base[1].cast(to: ListObject.self) else { return }
    result.pointee = try combineGroup(original: base[0], raised: raised, rest: base[2])
  }

  func assertionFailure(_ message: Value) throws(PythonError) -> PythonError {
    if message.isUnset { return PythonError(.assertionError) }
    let exception = ExceptionObject(type: types.exception(.assertionError), arguments: makeTuple([message]))
    setContext(of: exception)
    return PythonError(exception)
  }

  // MARK: Context managers

  /// Enters r[a]: r[a] becomes what to call at the end, r[a + 1] what the block binds.
  @inline(never)
  func enterContext(_ manager: UnsafeMutablePointer<Value>, _ register: UInt16) throws(PythonError) {
    let value = try bound(manager, register)
    guard case .object(let object) = value,
      object.type.implements(.enter) || object.type.lookup(name(of: .enter)) != nil
    else {
      throw .typeError(
        "'\(type(of: value).errorName)' object does not support the context manager protocol")
    }
    guard object.type.implements(.exit) || object.type.lookup(name(of: .exit)) != nil else {
      throw .typeError(
        "'\(object.type.errorName)' object does not support the context manager protocol (missed __exit__ method)"
      )
    }
    manager[1] = try callSpecial(.enter, of: object, [])
  }

  /// Ends the block of the manager in r[a] without an exception.
  @inline(never)
  func exitContext(_ manager: UnsafeMutablePointer<Value>) throws(PythonError) {
    guard case .object(let object) = manager.pointee else { return }
    _ = try callSpecial(.exit, of: object, [.none, .none, .none])
    manager.clear()
  }

  /// Ends the block of the manager in r[a] with an exception; the result says whether it is swallowed.
  @inline(never)
  func exitContext(
    _ manager: UnsafeMutablePointer<Value>, exception: Value, result: UnsafeMutablePointer<Value>
  ) throws(PythonError) {
    guard case .object(let object) = manager.pointee, let raised = exception.cast(to: ExceptionObject.self)
    else {
      return
    }
    let answer = try callSpecial(
      .exit, of: object, [.object(raised.type), exception, tracebackValue(of: raised)])
    manager.clear()
    result.pointee = .bool(try isTrue(answer))
  }

  private func callSpecial(_ slot: Slot, of object: Object, _ arguments: [Value]) throws(PythonError) -> Value
  {
    if object.type.dunder(slot) == nil, object.type.nativeBase.implements(slot), !object.type.isHeapType {
      if slot == .enter { return try object.enter(in: self) }
      return .bool(try object.exit(arguments[1].cast(to: ExceptionObject.self), in: self))
    }
    guard case .object(let method)? = object.type.lookup(name(of: slot)) else {
      throw missingAttribute(name(of: slot), of: .object(object))
    }
    let callable = try descriptorGet(method, instance: .object(object), owner: object.type)
    return try call(callable, arguments)
  }
}

extension PythonError {
  /// An exception that a handler passes on; the frame it passes is in its traceback already.
  init(reraised value: Value) {
    guard case .object(let object) = value, let exception = object as? ExceptionObject else {
      self.init(.systemError, "error return without exception set")
      return
    }
    exception.isReraised = true
    self.init(exception)
  }

  /// Whether the error comes from `reraise`; asking forgets it.
  var isReraised: Bool {
    guard case .raised(let exception) = payload else { return false }
    let result = exception.isReraised
    exception.isReraised = false
    return result
  }
}
