/// `collections.defaultdict`.
package final class DefaultDictObject: DictObject, NativeObject {
  private var factory: Value = .none

  package static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "defaultdict", module: "collections", base: interpreter.types.dict, in: interpreter,
      slots: [.representation, .bitwiseOr, .reflectedOr, .getItem],
      constructor: { (_, type, _) throws(PythonError) in .object(DefaultDictObject(type: type)) },
      members: { builder in
        builder.documentation("A dictionary that makes the values of missing keys.")
        builder.offersConstructor()
        builder.offersInitializer("default_factory=None, /, *args, **kwargs")
        builder.property(
          "default_factory", on: DefaultDictObject.self,
          get: { (_, dictionary) throws(PythonError) in dictionary.factory },
          set: { (_, dictionary, value) throws(PythonError) in dictionary.factory = value.orNone })
        builder.method("__missing__", "key, /", on: DefaultDictObject.self) {
          (interpreter, dictionary, arguments) throws(PythonError) in
          try dictionary.missing(arguments[0], in: interpreter)
        }
        for name in ["copy", "__copy__"] {
          builder.method(name, on: DefaultDictObject.self) {
            (interpreter, dictionary, _) throws(PythonError) in
            try dictionary.remade(with: dictionary, in: interpreter)
          }
        }
      })
  }

  /// A dictionary of the same class with the same factory, and the entries of another.
  private func remade(
    with entries: DictObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if type.isHeapType { return try interpreter.call(.object(type), [factory, .object(entries)]) }
    let result = DefaultDictObject(type: type)
    result.factory = factory
    try result.merge(entries, in: interpreter)
    return .object(result)
  }

  package override func initialize(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {
    guard arguments.count > 0 else {
      try super.initialize(arguments, in: interpreter)
      return
    }
    guard arguments[0].isNone || interpreter.isCallable(arguments[0]) else {
      throw .typeError("first argument must be callable or None")
    }
    factory = arguments[0]
    try super.initialize(arguments.droppingFirst(), in: interpreter)
  }

  package override func missing(_ key: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    if let custom = type.dunder(.missing) {
      return try interpreter.callMethod(custom, on: .object(self), key)
    }
    if factory.isNone { throw .keyError(key) }
    let value = try interpreter.call(factory)
    try setValue(value, for: key, in: interpreter)
    return value
  }

  package override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard operation == .bitwiseOr, let other = other.cast(to: DictObject.self) else {
      return try super.binary(operation, other, reflected: reflected, in: interpreter)
    }
    let result = try remade(with: reflected ? other : self, in: interpreter)
    try result.cast(to: DictObject.self)?.merge(reflected ? self : other, in: interpreter)
    return result
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    var factoryText = "..."
    if case .object(let object) = factory {
      // The factory may be a method of the dictionary itself.
      if interpreter.enterRepresentation(of: object) {
        defer { interpreter.leaveRepresentation(of: object) }
        factoryText = try interpreter.representation(of: factory)
      }
    } else {
      factoryText = try interpreter.representation(of: factory)
    }
    return "\(type.name)(\(factoryText), \(try super.representation(in: interpreter)))"
  }
}

/// `collections.OrderedDict`.
package final class OrderedDictObject: DictObject, NativeObject {
  package static func makeType(in interpreter: Interpreter) -> TypeObject {
    let type = TypeObject(
      native: "OrderedDict", module: "collections", base: interpreter.types.dict, in: interpreter,
      hasInstanceDictionary: true,
      slots: [.representation, .equal, .notEqual, .bitwiseOr, .reflectedOr],
      constructor: { (_, type, _) throws(PythonError) in .object(OrderedDictObject(type: type)) },
      members: { builder in
        builder.documentation("A dictionary whose order counts.")
        builder.offersConstructor()
        builder.method("move_to_end", "key, last=True", "Moves a key to an end.", on: OrderedDictObject.self)
        {
          (interpreter, dictionary, arguments) throws(PythonError) in
          let key = arguments[0]
          guard let value = try dictionary.removeValue(for: key, in: interpreter) else {
            throw .keyError(key)
          }
          let toEnd = try interpreter.isTrue(arguments.value(1, default: .bool(true)))
          if toEnd {
            try dictionary.setValue(value, for: key, in: interpreter)
          } else {
            let rest = dictionary.items
            dictionary.removeAll()
            try dictionary.setValue(value, for: key, in: interpreter)
            for (key, value) in rest { try dictionary.setValue(value, for: key, in: interpreter) }
          }
          return .none
        }
        builder.method("keys", on: OrderedDictObject.self) {
          (interpreter, dictionary, _) throws(PythonError) in
          .object(OrderedDictKeysView(dictionary, in: interpreter))
        }
        builder.method("values", on: OrderedDictObject.self) {
          (interpreter, dictionary, _) throws(PythonError) in
          .object(OrderedDictValuesView(dictionary, in: interpreter))
        }
        builder.method("items", on: OrderedDictObject.self) {
          (interpreter, dictionary, _) throws(PythonError) in
          .object(OrderedDictItemsView(dictionary, in: interpreter))
        }
        builder.method(
          "popitem", "last=True", "Removes and returns an item from an end.", on: OrderedDictObject.self
        ) {
          (interpreter, dictionary, arguments) throws(PythonError) in
          let fromEnd = try interpreter.isTrue(arguments.value(0, default: .bool(true)))
          guard let position = fromEnd ? dictionary.lastPosition : dictionary.nextPosition(from: 0) else {
            throw .keyError(interpreter.string("dictionary is empty"))
          }
          let key = dictionary.entry(at: position).key
          return interpreter.tuple([key, dictionary.remove(at: position)])
        }
        for (name, signature) in [("pop", "key, default=<unset>"), ("setdefault", "key, default=None")] {
          let inherited = interpreter.types.dict.lookup(interpreter.intern(name))?.object as? NativeMethod
          if let inherited { builder.method(name, signature, inherited.documentation, inherited.body) }
        }
        builder.classMethod("fromkeys", "iterable, value=None", "A dictionary of keys that share a value.") {
          (interpreter, type, arguments) throws(PythonError) in
          let result = try interpreter.call(.object(type))
          try interpreter.forEach(in: arguments[0]) { (key) throws(PythonError) in
            try interpreter.setItem(key, of: result, to: arguments[1].orNone)
            return true
          }
          return result
        }
        builder.method("copy", on: OrderedDictObject.self) {
          (interpreter, dictionary, _) throws(PythonError) in
          guard dictionary.type.isHeapType else {
            return try dictionary.remade(with: dictionary, in: interpreter)
          }
          let result = try interpreter.call(.object(dictionary.type))
          for (key, value) in dictionary.items { try interpreter.setItem(key, of: result, to: value) }
          return result
        }
        builder.method("__reduce__", on: OrderedDictObject.self) {
          (interpreter, dictionary, _) throws(PythonError) in
          let own = dictionary.ownAttributeNames
          let state = own.isEmpty ? Value.none : .object(dictionary.dictionary(in: interpreter))
          let items = try interpreter.call(
            interpreter.attribute(interpreter.intern("items"), of: .object(dictionary)))
          return interpreter.tuple([
            .object(dictionary.type), interpreter.tuple([]), state, .none,
            try interpreter.iterator(of: items),
          ])
        }
      })
    type.takesWeakReferences = true
    return type
  }

  /// A dictionary of the same class with the entries of another.
  private func remade(
    with entries: DictObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if type.isHeapType { return try interpreter.call(.object(type), .object(entries)) }
    let result = OrderedDictObject(type: type)
    try result.merge(entries, in: interpreter)
    return .object(result)
  }

  package override func compare(
    _ comparison: Comparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard comparison == .equal || comparison == .notEqual, let right = other.cast(to: OrderedDictObject.self)
    else {
      return try super.compare(comparison, other, in: interpreter)
    }
    let sameItems = try interpreter.isTrue(super.compare(.equal, other, in: interpreter))
    let sameOrder =
      sameItems
      ? try interpreter.areEqual(interpreter.list(keys), interpreter.list(right.keys)) : false
    return .bool(sameOrder == (comparison == .equal))
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    if count == 0 { return "\(type.name)()" }
    guard interpreter.enterRepresentation(of: self) else { return "..." }
    defer { interpreter.leaveRepresentation(of: self) }
    var texts: [String] = []
    for (key, value) in items {
      let keyText = try interpreter.representation(of: key)
      texts.append("(\(keyText), \(try interpreter.representation(of: value)))")
    }
    return "\(type.name)([\(texts.joined(separator: ", "))])"
  }

  package override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard operation == .bitwiseOr, let other = other.cast(to: DictObject.self) else {
      return try super.binary(operation, other, reflected: reflected, in: interpreter)
    }
    let result = try remade(with: reflected ? other : self, in: interpreter)
    try result.cast(to: DictObject.self)?.merge(reflected ? self : other, in: interpreter)
    return result
  }
}
