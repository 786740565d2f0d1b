extension ObjectDefinitions {
  /// The class of a built-in exception.
  static func exception(
    _ kind: BuiltinException, base: TypeObject, _ interpreter: Interpreter
  ) -> TypeObject {
    let type = TypeObject(
      native: kind.rawValue, base: base, in: interpreter, hasInstanceDictionary: true,
      slots: kind == .baseException ? [.representation, .string] : [],
      constructor: { (interpreter, type, arguments) throws(PythonError) in
        if type.isSubtype(of: interpreter.types.exception(.baseExceptionGroup)) {
          return try makeGroup(type, arguments, in: interpreter)
        }
        try interpreter.refuseAbstract(type)
        let type = specificOSError(type, arguments, in: interpreter)
        let exception = ExceptionObject(type: type, arguments: interpreter.makeTuple(arguments.positional))
        for (index, keyword) in arguments.keywords.enumerated() {
          if ["name", "obj", "path"].contains(keyword.value) {
            exception.setOwnAttribute(keyword, arguments.keywordValue(index))
          }
        }
        return .object(exception)
      },
      members: { builder in members(of: kind, builder) })
    type.builtinException = kind
    return type
  }

  /// The class that `OSError(number, text)` makes an instance of.
  private static func specificOSError(
    _ type: TypeObject, _ arguments: Arguments, in interpreter: Interpreter
  ) -> TypeObject {
    guard type === interpreter.types.exception(.osError), arguments.count >= 2,
      case .int(let number) = arguments[0]
    else { return type }
    let kind: BuiltinException? =
      switch number {
      case 1, 13: .permissionError
      case 2: .fileNotFoundError
      case 3: .processLookupError
      case 4: .interruptedError
      case 10: .childProcessError
      case 11: .blockingIOError
      case 17: .fileExistsError
      case 20: .notADirectoryError
      case 21: .isADirectoryError
      case 32: .brokenPipeError
      case 103: .connectionAbortedError
      case 104: .connectionResetError
      case 110: .timeoutError
      case 111: .connectionRefusedError
      default: nil
      }
    return kind.map { interpreter.types.exception($0) } ?? type
  }

  private static func makeGroup(
    _ type: TypeObject, _ arguments: Arguments, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard arguments.count == 2 else {
      throw .typeError("BaseExceptionGroup.__new__() takes exactly 2 arguments (\(arguments.count) given)")
    }
    guard arguments[0].object is StringObject else {
      throw .typeError(
        "BaseExceptionGroup.__new__() argument 1 must be str, not \(interpreter.type(of: arguments[0]).errorName)"
      )
    }
    guard arguments[1].object is ListObject || arguments[1].object is TupleObject else {
      throw .typeError("second argument (exceptions) must be a sequence")
    }
    let members = try interpreter.elements(of: arguments[1])
    if members.isEmpty { throw .valueError("second argument (exceptions) must be a non-empty sequence") }
    var type = type
    let plain = members.allSatisfy { interpreter.isInstance($0, of: interpreter.types.exception(.exception)) }
    for (index, member) in members.enumerated() where !(member.object is ExceptionObject) {
      throw .valueError("Item \(index) of second argument (exceptions) is not an exception")
    }
    if plain, type === interpreter.types.exception(.baseExceptionGroup) {
      type = interpreter.types.exception(.exceptionGroup)
    } else if !plain, type.isSubtype(of: interpreter.types.exception(.exception)) {
      throw .typeError(
        "Cannot nest BaseExceptions in \(type.isHeapType ? "'\(type.errorName)'" : "an ExceptionGroup")")
    }
    let group = ExceptionObject(type: type, arguments: interpreter.makeTuple(arguments.positional))
    group.members = members
    return .object(group)
  }

  private static func members(of kind: BuiltinException, _ builder: TypeBuilder) {
    switch kind {
    case .baseException: baseMembers(builder)
    case .stopIteration: argument("value", at: 0, builder)
    case .systemExit:
      builder.property(
        "code", on: ExceptionObject.self,
        get: { (interpreter, exception) throws(PythonError) in
          if let own = exception.ownAttribute(interpreter.intern("code")) { return own }
          switch exception.arguments.count {
          case 0: return .none
          case 1: return exception.arguments[0]
          default: return .object(exception.arguments)
          }
        },
        set: { (interpreter, exception, value) throws(PythonError) in
          exception.setOwnAttribute(interpreter.intern("code"), value)
        })
    case .importError:
      ownAttribute("name", builder)
      ownAttribute("path", builder)
      argument("msg", at: 0, builder)
    case .attributeError:
      remembered(builder)
      builder.property(
        "obj", on: ExceptionObject.self,
        get: { (interpreter, exception) throws(PythonError) in
          exception.ownAttribute(interpreter.intern("obj")) ?? exception.subject.orNone
        })
    case .nameError: remembered(builder)
    case .osError:
      builder.property(
        "errno", on: ExceptionObject.self,
        get: { (_, exception) throws(PythonError) in
          exception.arguments.count >= 2 ? exception.arguments[0] : .none
        })
      builder.property(
        "strerror", on: ExceptionObject.self,
        get: { (_, exception) throws(PythonError) in
          exception.arguments.count >= 2 ? exception.arguments[1] : .none
        })
      ownAttribute("filename", builder)
      ownAttribute("filename2", builder)
    case .unicodeDecodeError, .unicodeEncodeError:
      for (index, name) in ["encoding", "object", "start", "end", "reason"].enumerated() {
        argument(name, at: index, builder)
      }
    case .syntaxError: syntaxMembers(builder)
    case .baseExceptionGroup: groupMembers(builder)
    default: break
    }
  }

  private static func baseMembers(_ builder: TypeBuilder) {
    builder.method("__init__", "*args, **kwargs", on: ExceptionObject.self) {
      (interpreter, exception, arguments) throws(PythonError) in
      if let keywords = arguments[0].cast(to: DictObject.self), keywords.count > 0,
        exception.type.builtinException != nil || exception.type.dunder(.initialize) == nil
      {
        let names = exception.keywordNames(in: interpreter)
        for key in keywords.keys where !names.contains(key.cast(to: StringObject.self)?.value ?? "") {
          throw .typeError("\(exception.type.errorName)() takes no keyword arguments")
        }
      }
      exception.setArguments(Array(arguments.rest), in: interpreter)
      return .none
    }
    builder.set("__new__", .object(NativeConstructorFunction(owner: builder.type, in: builder.interpreter)))
    builder.property(
      "args", on: ExceptionObject.self,
      get: { (_, exception) throws(PythonError) in .object(exception.arguments) },
      set: { (interpreter, exception, value) throws(PythonError) in
        exception.arguments = interpreter.makeTuple(try interpreter.elements(of: value))
      })
    chainMember("__cause__", builder, \.cause) { $0.suppressesContext = true }
    chainMember("__context__", builder, \.context) { _ in }
    builder.property(
      "__suppress_context__", on: ExceptionObject.self,
      get: { (_, exception) throws(PythonError) in .bool(exception.suppressesContext) },
      set: { (interpreter, exception, value) throws(PythonError) in
        exception.suppressesContext = try interpreter.isTrue(value)
      })
    builder.property(
      "__traceback__", on: ExceptionObject.self,
      get: { (interpreter, exception) throws(PythonError) in interpreter.tracebackValue(of: exception) },
      set: { (interpreter, exception, value) throws(PythonError) in
        try exception.setTraceback(value, in: interpreter)
      })
    builder.method("with_traceback", "tb, /", on: ExceptionObject.self) {
      (interpreter, exception, arguments) throws(PythonError) in
      try exception.setTraceback(arguments[0], in: interpreter)
      return .object(exception)
    }
    builder.method("add_note", "note, /", on: ExceptionObject.self) {
      (interpreter, exception, arguments) throws(PythonError) in
      guard arguments[0].object is StringObject else {
        throw .typeError("note must be a str, not '\(interpreter.type(of: arguments[0]).errorName)'")
      }
      let name = interpreter.intern("__notes__")
      if let known = exception.ownAttribute(name) {
        guard let notes = known.cast(to: ListObject.self) else {
          throw .typeError("Cannot add note: __notes__ is not a list")
        }
        notes.append(arguments[0])
      } else {
        exception.setOwnAttribute(name, interpreter.list([arguments[0]]))
      }
      return .none
    }
  }

  private static func chainMember(
    _ name: String, _ builder: TypeBuilder,
    _ path: ReferenceWritableKeyPath<ExceptionObject, ExceptionObject?>,
    _ after: @escaping (ExceptionObject) -> Void
  ) {
    builder.property(
      name, on: ExceptionObject.self,
      get: { (_, exception) throws(PythonError) in exception[keyPath: path].map { .object($0) } ?? .none },
      set: { (_, exception, value) throws(PythonError) in
        if value.isNone {
          exception[keyPath: path] = nil
        } else if let other = value.cast(to: ExceptionObject.self) {
          exception[keyPath: path] = other
        } else {
          let word = name == "__cause__" ? "cause" : "context"
          throw .typeError("exception \(word) must be None or derive from BaseException")
        }
        after(exception)
      })
  }

  /// A property that is one of the arguments, unless it was set.
  private static func argument(_ name: String, at index: Int, _ builder: TypeBuilder) {
    builder.property(
      name, on: ExceptionObject.self,
      get: { (interpreter, exception) throws(PythonError) in
        if let own = exception.ownAttribute(interpreter.intern(name)) { return own }
        return index < exception.arguments.count ? exception.arguments[index] : .none
      },
      set: { (interpreter, exception, value) throws(PythonError) in
        exception.setOwnAttribute(interpreter.intern(name), value)
      })
  }

  private static func ownAttribute(_ name: String, _ builder: TypeBuilder) {
    builder.property(
      name, on: ExceptionObject.self,
      get: { (interpreter, exception) throws(PythonError) in
        exception.ownAttribute(interpreter.intern(name))
          ?? exception.missingName.map { interpreter.string($0) } ?? .none
      },
      set: { (interpreter, exception, value) throws(PythonError) in
        exception.setOwnAttribute(interpreter.intern(name), value)
      })
  }

  private static func remembered(_ builder: TypeBuilder) {
    ownAttribute("name", builder)
  }

  private static func syntaxMembers(_ builder: TypeBuilder) {
    func property(_ name: String, _ get: @escaping (Interpreter, SyntaxDetails) -> Value) {
      builder.property(
        name, on: ExceptionObject.self,
        get: { (interpreter, exception) throws(PythonError) in
          exception.syntaxDetails.map { get(interpreter, $0) } ?? .none
        })
    }
    argument("msg", at: 0, builder)
    property("lineno") { .int($1.line) }
    property("offset") { .int($1.column) }
    property("end_lineno") { .int($1.endLine) }
    property("end_offset") { .int($1.endColumn) }
    property("filename") { $0.string($1.fileName) }
    property("text") { interpreter, details in
      details.textAttribute.map { interpreter.string($0) } ?? .none
    }
  }

  private static func groupMembers(_ builder: TypeBuilder) {
    func readOnly(_ name: String, _ get: @escaping (Interpreter, ExceptionObject) -> Value) {
      builder.property(
        name, on: ExceptionObject.self,
        get: { (interpreter, group) throws(PythonError) in get(interpreter, group) },
        set: { (_, group, _) throws(PythonError) in
          throw .attributeError("readonly attribute", object: .object(group), name: name)
        })
    }
    readOnly("message") { $1.arguments.count > 0 ? $1.arguments[0] : .none }
    readOnly("exceptions") { $0.tuple($1.members) }
    builder.method("__init__", "*args, **kwargs") { (_, _, _) throws(PythonError) in .none }
    builder.method("split", "condition, /", on: ExceptionObject.self) {
      (interpreter, group, arguments) throws(PythonError) in
      try interpreter.checkSplitCondition(arguments[0])
      let parts = try interpreter.split(group, by: arguments[0])
      return interpreter.tuple([
        parts.matching.map { .object($0) } ?? .none, parts.rest.map { .object($0) } ?? .none,
      ])
    }
    builder.method("subgroup", "condition, /", on: ExceptionObject.self) {
      (interpreter, group, arguments) throws(PythonError) in
      try interpreter.checkSplitCondition(arguments[0])
      return try interpreter.split(group, by: arguments[0]).matching.map { .object($0) } ?? .none
    }
    builder.method("derive", "excs, /", on: ExceptionObject.self) {
      (interpreter, group, arguments) throws(PythonError) in
      try interpreter.call(
        .object(interpreter.types.exception(.baseExceptionGroup)), group.arguments[0], arguments[0])
    }
  }
}
