import PythonSyntax

/// Exceptions as objects.
extension Interpreter {
  /// The exception object of an error, made now if native code raised it.
  package func exception(of error: PythonError) -> ExceptionObject {
    switch error.payload {
    case .raised(let exception): return exception
    case .pending(let pending):
      let type =
        pending.libraryClass.flatMap { libraryException($0.module, $0.name) } ?? types.exception(pending.kind)
      var arguments: [Value] = []
      if let message = pending.message { arguments = [string(message)] }
      if !pending.argument.isUnset {
        // A tuple given for an OSError-like pair is the arguments themselves.
        if let tuple = pending.argument.cast(to: TupleObject.self), pending.kind != .keyError,
          pending.kind != .stopIteration
        {
          arguments = tuple.array
        } else {
          arguments = [pending.argument]
        }
      }
      let exception = ExceptionObject(type: type, arguments: makeTuple(arguments))
      exception.subject = pending.subject
      exception.missingName = pending.missingName
      return exception
    }
  }

  /// An exception class that a module defines; none where it does not.
  private func libraryException(_ module: String, _ name: String) -> TypeObject? {
    self.module(named: module)?.namespace.value(forName: intern(name))?.cast(to: TypeObject.self)
  }

  /// Tells about an exception that has nowhere to go, as from `__del__`.
  func reportUnraisable(_ error: PythonError, in callable: Value) {
    let exception = exception(of: error)
    let text = (try? representation(of: callable)) ?? "<object>"
    host.writeError("Exception ignored in: \(text)\n" + tracebackText(of: exception, isUncaught: true))
  }

  /// What a `raise` statement raises: an instance, or an instance made of a class.
  func raisedException(_ value: Value) throws(PythonError) -> ExceptionObject {
    if let exception = value.cast(to: ExceptionObject.self) { return exception }
    if let type = value.cast(to: TypeObject.self), type.isSubtype(of: types.exception(.baseException)) {
      let made = try call(value)
      guard let exception = made.cast(to: ExceptionObject.self) else {
        throw .typeError(
          "calling \(try representation(of: value)) should have returned an instance of BaseException, "
            + "not \(self.type(of: made).errorName)")
      }
      return exception
    }
    throw .typeError("exceptions must derive from BaseException")
  }

  /// Whether an `except` clause's classes take an exception.
  func matches(_ exception: Value, _ classes: Value) throws(PythonError) -> Bool {
    if let tuple = classes.cast(to: TupleObject.self) {
      for element in tuple.buffer where try matches(exception, element) { return true }
      return false
    }
    guard let type = classes.cast(to: TypeObject.self), type.isSubtype(of: types.exception(.baseException))
    else {
      throw .typeError("catching classes that do not inherit from BaseException is not allowed")
    }
    return self.type(of: exception).isSubtype(of: type)
  }

  // MARK: Groups

  /// The parts of a group that match a condition (a class, a tuple of classes or a function), and the rest.
  func split(
    _ group: ExceptionObject, by condition: Value
  ) throws(PythonError) -> (matching: ExceptionObject?, rest: ExceptionObject?) {
    try enterNativeCall(" in exceptiongroup_split_recursive")
    defer { leaveNativeCall() }
    if try meets(group, condition) { return (group, nil) }
    guard group.type.isSubtype(of: types.exception(.baseExceptionGroup)) else { return (nil, group) }
    var matching: [Value] = []
    var rest: [Value] = []
    for member in group.members {
      guard let exception = member.cast(to: ExceptionObject.self) else { continue }
      let parts = try split(exception, by: condition)
      if let part = parts.matching { matching.append(.object(part)) }
      if let part = parts.rest { rest.append(.object(part)) }
    }
    return (try derive(group, matching), try derive(group, rest))
  }

  private func meets(_ exception: ExceptionObject, _ condition: Value) throws(PythonError) -> Bool {
    if condition.object is TypeObject || condition.object is TupleObject {
      return try matches(.object(exception), condition)
    }
    return try isTrue(call(condition, .object(exception)))
  }

  /// Refuses what a group cannot be split by.
  func checkSplitCondition(_ condition: Value) throws(PythonError) {
    let base = types.exception(.baseException)
    func isExceptionType(_ value: Value) -> Bool {
      value.cast(to: TypeObject.self)?.isSubtype(of: base) ?? false
    }
    if condition.object is FunctionObject || isExceptionType(condition) { return }
    if let tuple = condition.cast(to: TupleObject.self),
      tuple.array.allSatisfy({ isExceptionType($0) })
    {
      return
    }
    throw .typeError("expected a function, exception type or tuple of exception types")
  }

  /// A group like another with other members; nil without members.
  private func derive(
    _ group: ExceptionObject, _ members: [Value]
  ) throws(PythonError) -> ExceptionObject? {
    if members.isEmpty { return nil }
    let made = try callMethod("derive", of: .object(group), [list(members)])
    guard let result = made.cast(to: ExceptionObject.self) else {
      throw .typeError("derive must return an instance of BaseExceptionGroup")
    }
    result.traceback = group.traceback
    result.tracebackObject = group.tracebackObject
    if let notes = group.ownAttribute(intern("__notes__")), notes.object is ListObject {
      result.setOwnAttribute(intern("__notes__"), list(try elements(of: notes)))
    }
    result.cause = group.cause
    result.context = group.context
    result.suppressesContext = group.suppressesContext
    return result
  }

  /// What `except*` matches of an exception; a plain exception is wrapped in a group.
  func splitForHandler(
    _ exception: Value, _ classes: Value
  ) throws(PythonError) -> (matching: Value, rest: Value) {
    guard let raised = exception.cast(to: ExceptionObject.self) else { return (.none, .none) }
    let groupType = types.exception(.baseExceptionGroup)
    let listed = classes.cast(to: TupleObject.self)?.array ?? [classes]
    for value in listed {
      guard let type = value.cast(to: TypeObject.self), type.isSubtype(of: types.exception(.baseException))
      else { throw .typeError("catching classes that do not inherit from BaseException is not allowed") }
      guard type.isSubtype(of: groupType) else { continue }
      throw .typeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
    }
    if !raised.type.isSubtype(of: groupType) {
      guard try matches(exception, classes) else { return (.none, exception) }
      let wrapped = try call(.object(groupType), string(""), tuple([exception]))
      return (wrapped, .none)
    }
    let parts = try split(raised, by: classes)
    return (parts.matching.map { .object($0) } ?? .none, parts.rest.map { .object($0) } ?? .none)
  }

  /// What is to be raised after `except*` clauses: what no clause took or some passed on, as parts of the original
  /// group, and what they raised.
  func combineGroup(original: Value, raised: ListObject, rest: Value) throws(PythonError) -> Value {
    if raised.count == 0 { return rest }
    let groupType = types.exception(.baseExceptionGroup)
    guard let group = original.cast(to: ExceptionObject.self), group.type.isSubtype(of: groupType) else {
      return raised.array[0]
    }
    var leaves: [ExceptionObject] = []
    if let unhandled = rest.cast(to: ExceptionObject.self) { leaves += self.leaves(of: unhandled) }
    var results: [Value] = []
    for value in raised.array {
      if let exception = value.cast(to: ExceptionObject.self), exception.cause === group.cause,
        exception.context === group.context, exception.traceback.count == group.traceback.count
      {
        leaves += self.leaves(of: exception)
      } else {
        results.append(value)
      }
    }
    if let passedOn = try project(group, onto: leaves) { results.append(.object(passedOn)) }
    if results.count < 2 { return results.first ?? .none }
    return try call(.object(groupType), string(""), list(results))
  }

  /// The exceptions in a group, and in the groups in it, that are no groups themselves.
  private func leaves(of exception: ExceptionObject) -> [ExceptionObject] {
    var leaves: [ExceptionObject] = []
    var pending = [exception]
    while let next = pending.popLast() {
      if next.type.isSubtype(of: types.exception(.baseExceptionGroup)) {
        pending += next.members.reversed().compactMap { $0.cast(to: ExceptionObject.self) }
      } else {
        leaves.append(next)
      }
    }
    return leaves
  }

  /// The part of a group that has only some of its exceptions; nil without any.
  private func project(
    _ exception: ExceptionObject, onto leaves: [ExceptionObject]
  ) throws(PythonError) -> ExceptionObject? {
    guard exception.type.isSubtype(of: types.exception(.baseExceptionGroup)) else {
      return leaves.contains { $0 === exception } ? exception : nil
    }
    try enterNativeCall()
    defer { leaveNativeCall() }
    var members: [Value] = []
    for member in exception.members {
      guard let part = member.cast(to: ExceptionObject.self) else { continue }
      if let kept = try project(part, onto: leaves) { members.append(.object(kept)) }
    }
    return try derive(exception, members)
  }

  // MARK: Tracebacks as values

  func tracebackValue(of exception: ExceptionObject) -> Value {
    if exception.traceback.isEmpty { return .none }
    if let known = exception.tracebackObject, known.entries.count == exception.traceback.count {
      return .object(known)
    }
    let made = TracebackObject(entries: exception.traceback, index: 0, in: self)
    exception.tracebackObject = made
    return .object(made)
  }
}

/// A traceback: the entries from an index on.
package final class TracebackObject: Object {
  let entries: [TracebackEntry]
  let index: Int

  init(entries: [TracebackEntry], index: Int, in interpreter: Interpreter) {
    self.entries = entries
    self.index = index
    super.init(type: interpreter.types.traceback)
  }
}

extension ObjectDefinitions {
  static func traceback(_ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(native: "traceback", base: object, in: interpreter, isSubclassable: false) { builder in
      builder.property(
        "tb_lineno", on: TracebackObject.self,
        get: { (_, traceback) throws(PythonError) in
          let entry = traceback.entries[traceback.index]
          return .int(Int(entry.code.position(ofInstruction: entry.instruction).range.start.line))
        })
      builder.property(
        "tb_next", on: TracebackObject.self,
        get: { (interpreter, traceback) throws(PythonError) in
          guard traceback.index + 1 < traceback.entries.count else { return .none }
          return .object(
            TracebackObject(entries: traceback.entries, index: traceback.index + 1, in: interpreter))
        })
      builder.property(
        "tb_frame", on: TracebackObject.self,
        get: { (interpreter, traceback) throws(PythonError) in
          .object(FrameObject([FrameRecord(traceback.entries[traceback.index])], in: interpreter))
        })
    }
  }
}
