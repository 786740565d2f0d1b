extension ObjectDefinitions {
  /// Fills in `type`.
  static func completeType(_ type: TypeObject) {
    type.nativeSlots = [
      .getAttribute, .setAttribute, .deleteAttribute, .representation, .bitwiseOr, .reflectedOr,
    ]
    type.constructor = { (interpreter, metatype, arguments) throws(PythonError) in
      if arguments.count == 1, metatype === interpreter.types.type, arguments.keywordNames == nil {
        return .object(interpreter.type(of: arguments[0]))
      }
      guard arguments.count == 3 else { throw .typeError("type() takes 1 or 3 arguments") }
      guard let name = arguments[0].cast(to: StringObject.self) else {
        throw .typeError(
          "type.__new__() argument 1 must be str, not \(interpreter.type(of: arguments[0]).errorName)")
      }
      guard let bases = arguments[1].cast(to: TupleObject.self) else {
        throw .typeError(
          "type.__new__() argument 2 must be tuple, not \(interpreter.type(of: arguments[1]).errorName)")
      }
      guard let namespace = arguments[2].cast(to: DictObject.self) else {
        throw .typeError(
          "type.__new__() argument 3 must be dict, not \(interpreter.type(of: arguments[2]).errorName)")
      }
      // A base's metaclass that makes classes in its own way is asked.
      let winner = try interpreter.mostDerivedMetatype(
        metatype, bases.array.compactMap { $0.cast(to: TypeObject.self)?.type })
      if winner !== metatype, let own = winner.dunder(.new) {
        let function = own.cast(to: StaticMethodObject.self)?.function ?? own
        return try interpreter.call(function, prepending: .object(winner), arguments)
      }
      var keywords: [(StringObject, Value)] = []
      for (index, keyword) in arguments.keywords.enumerated() where keyword.value != "metaclass" {
        keywords.append((keyword, arguments.keywordValue(index)))
      }
      return .object(
        try interpreter.makeClass(
          name: name.value, bases: bases.array, namespace: namespace, metatype: metatype, keywords: keywords))
    }
    type.populate = { builder in
      builder.set("__new__", .object(NativeConstructorFunction(owner: builder.type, in: builder.interpreter)))
      typeAttributes(builder)
      typeMethods(builder)
    }
  }

  private static func typeMethods(_ builder: TypeBuilder) {
    builder.method("__call__", "*args, **kwargs", on: TypeObject.self) {
      (interpreter, type, arguments) throws(PythonError) in
      let keywords = arguments[0].cast(to: DictObject.self)?.items ?? []
      var names: [(name: String, value: Value)] = []
      for (key, value) in keywords { names.append((try interpreter.string(of: key), value)) }
      return try interpreter.construct(type, Array(arguments.rest), keywords: names)
    }
    builder.method("__init__", "*args, **kwargs") { (_, _, _) throws(PythonError) in .none }
    builder.method("mro", on: TypeObject.self) { (interpreter, type, _) throws(PythonError) in
      interpreter.list(type.resolutionOrder.map { .object($0) })
    }
    builder.method("__subclasses__", on: TypeObject.self) { (interpreter, type, _) throws(PythonError) in
      interpreter.list(type.subclasses.map { .object($0) })
    }
    builder.method("__instancecheck__", "instance, /", on: TypeObject.self) {
      (interpreter, type, arguments) throws(PythonError) in
      .bool(interpreter.isInstance(arguments[0], of: type))
    }
    builder.method("__subclasscheck__", "subclass, /", on: TypeObject.self) {
      (interpreter, type, arguments) throws(PythonError) in
      guard let subclass = arguments[0].cast(to: TypeObject.self) else {
        throw .typeError("issubclass() arg 1 must be a class")
      }
      return .bool(subclass.isSubtype(of: type))
    }
    builder.classMethod("__prepare__", "*args, **kwargs") { (interpreter, _, _) throws(PythonError) in
      .object(interpreter.makeDict())
    }
    builder.method("__dir__", on: TypeObject.self) { (interpreter, type, _) throws(PythonError) in
      var names: Set<String> = []
      for type in type.resolutionOrder {
        for name in type.namespace.names { names.insert(name.value) }
      }
      if !type.instancesShowDictionary { names.remove(interpreter.commonNames[.dict].value) }
      return interpreter.list(names.sorted().map { interpreter.string($0) })
    }
  }

  /// The short name of a native class whose errors call it by a longer one; none for others.
  private static func ownName(of type: TypeObject, in interpreter: Interpreter) -> Value? {
    if type.isHeapType { return nil }
    guard let name = type.namespace[interpreter.intern("__name__")], name.object is StringObject else {
      return nil
    }
    return name
  }

  private static func typeAttributes(_ builder: TypeBuilder) {
    builder.property(
      "__name__", on: TypeObject.self,
      get: { (interpreter, type) throws(PythonError) in
        ownName(of: type, in: interpreter) ?? interpreter.string(type.name)
      },
      set: { (interpreter, type, value) throws(PythonError) in
        type.name = try interpreter.text(
          value,
          orRaise:
            "can only assign string to \(type.errorName).__name__, not '\(interpreter.type(of: value).errorName)'"
        )
      })
    builder.property(
      "__qualname__", on: TypeObject.self,
      get: { (interpreter, type) throws(PythonError) in
        ownName(of: type, in: interpreter) ?? interpreter.string(type.qualifiedName)
      },
      set: { (interpreter, type, value) throws(PythonError) in
        type.qualifiedName = try interpreter.text(
          value,
          orRaise:
            "can only assign string to \(type.errorName).__qualname__, not '\(interpreter.type(of: value).errorName)'"
        )
      })
    builder.property(
      "__module__", on: TypeObject.self,
      get: { (interpreter, type) throws(PythonError) in
        type.namespace[interpreter.commonNames[.module]] ?? interpreter.string(type.moduleName)
      },
      set: { (interpreter, type, value) throws(PythonError) in
        type.namespace[interpreter.commonNames[.module]] = value
        if let text = value.cast(to: StringObject.self) { type.moduleName = text.value }
      })
    builder.property(
      "__bases__", on: TypeObject.self,
      get: { (interpreter, type) throws(PythonError) in interpreter.tuple(type.bases.map { .object($0) }) })
    builder.property(
      "__base__", on: TypeObject.self,
      get: { (_, type) throws(PythonError) in type.bases.first.map { .object($0) } ?? .none })
    builder.property(
      "__mro__", on: TypeObject.self,
      get: { (interpreter, type) throws(PythonError) in
        interpreter.tuple(type.resolutionOrder.map { .object($0) })
      })
    builder.property(
      "__dict__", on: TypeObject.self,
      get: { (interpreter, type) throws(PythonError) in
        .object(MappingProxyObject(type, in: interpreter))
      })
    builder.property(
      "__doc__", on: TypeObject.self,
      get: { (interpreter, type) throws(PythonError) in
        guard let found = type.namespace[interpreter.commonNames[.doc]] else { return .none }
        guard case .object(let object) = found, interpreter.kind(of: object) != .none else { return found }
        return try interpreter.descriptorGet(object, instance: .unset, owner: type)
      },
      set: { (interpreter, type, value) throws(PythonError) in
        type.namespace[interpreter.commonNames[.doc]] = value
      })
    builder.property(
      "__annotations__", on: TypeObject.self,
      get: { (interpreter, type) throws(PythonError) in
        let name = interpreter.commonNames[.annotations]
        if let found = type.namespace[name] { return found }
        guard type.isHeapType else {
          throw .attributeError(
            "type object '\(type.errorName)' has no attribute '__annotations__'", object: .object(type),
            name: "__annotations__")
        }
        let fresh = Value.object(interpreter.makeDict())
        type.namespace[name] = fresh
        return fresh
      },
      set: { (interpreter, type, value) throws(PythonError) in
        type.namespace[interpreter.commonNames[.annotations]] = value
      })
  }
}

extension Interpreter {
  func construct(
    _ type: TypeObject, _ positional: [Value], keywords: [(name: String, value: Value)]
  ) throws(PythonError) -> Value {
    let total = positional.count + keywords.count
    let base = try reserveStack(total)
    defer { releaseStack(base, count: total) }
    for (index, value) in positional.enumerated() { base[index] = value }
    for (index, keyword) in keywords.enumerated() { base[positional.count + index] = keyword.value }
    if keywords.isEmpty { return try construct(type, Arguments(base: base, count: positional.count)) }
    let names = KeywordNames(keywords.map { intern($0.name) })
    return try withExtendedLifetime(names) { () throws(PythonError) in
      try construct(
        type, Arguments(base: base, count: positional.count, keywordNames: Unmanaged.passUnretained(names)))
    }
  }
}
