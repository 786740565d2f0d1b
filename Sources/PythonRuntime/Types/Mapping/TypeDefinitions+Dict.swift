extension TypeDefinitions {
  static func dict(_ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "dict", base: object, in: interpreter,
      slots: [
        .bitwiseOr, .reflectedOr, .inPlaceOr, .equal, .notEqual, .getItem, .setItem, .deleteItem, .length,
        .contains, .iterate, .representation,
      ],
      constructor: { (_, type, _) throws(PythonError) in .object(DictObject(type: type)) },
      members: { builder in
        builder.documentation("A dictionary: values by key, in the order in which the keys came.")
        builder.offersConstructor()
        builder.offersInitializer("mapping=(), /, **kwargs")
        dictLookups(builder)
        dictRemovals(builder)
        dictViews(builder)
        dictCopies(builder)
      })
  }

  private static func dictLookups(_ builder: TypeBuilder) {
    builder.method("get", "key, default=None, /", "The value of a key, or a default.", on: DictObject.self) {
      (interpreter, dictionary, arguments) throws(PythonError) in
      try dictionary.value(for: arguments[0], in: interpreter) ?? arguments[1].orNone
    }
    builder.method(
      "setdefault", "key, default=None, /", "The value of a key, which is set if it was not there.",
      on: DictObject.self
    ) { (interpreter, dictionary, arguments) throws(PythonError) in
      let hash = try interpreter.hash(arguments[0])
      let position = try dictionary.position(of: arguments[0], hash: hash, in: interpreter)
      if position >= 0 { return dictionary.entry(at: position).value }
      dictionary.append(key: arguments[0], hash: hash, value: arguments[1].orNone)
      return arguments[1].orNone
    }
    builder.method(
      "update", "*args, **kwargs", "Sets the items of a mapping or of pairs.", on: DictObject.self
    ) {
      (interpreter, dictionary, arguments) throws(PythonError) in
      guard arguments.rest.count <= 1 else {
        throw .typeError("update expected at most 1 argument, got \(arguments.rest.count)")
      }
      if let source = arguments.rest.first { try dictionary.update(from: source, in: interpreter) }
      if let keywords = arguments[0].cast(to: DictObject.self) {
        try dictionary.merge(keywords, in: interpreter)
      }
      return .none
    }
  }

  private static func dictRemovals(_ builder: TypeBuilder) {
    builder.method(
      "pop", "key, default=<unset>, /", "Removes a key and returns its value.", on: DictObject.self
    ) {
      (interpreter, dictionary, arguments) throws(PythonError) in
      if let value = try dictionary.removeValue(for: arguments[0], in: interpreter) { return value }
      if arguments.isPresent(1) { return arguments[1] }
      throw .keyError(arguments[0])
    }
    builder.method("popitem", "", "Removes and returns the last key and value.", on: DictObject.self) {
      (interpreter, dictionary, _) throws(PythonError) in
      guard dictionary.count > 0, let last = dictionary.lastPosition else {
        throw .keyError(interpreter.string("popitem(): dictionary is empty"))
      }
      let key = dictionary.entry(at: last).key
      return interpreter.tuple([key, dictionary.remove(at: last)])
    }
    builder.method("clear", "", "Removes all items.", on: DictObject.self) {
      (_, dictionary, _) throws(PythonError) in
      dictionary.removeAll()
      return .none
    }
  }

  private static func dictViews(_ builder: TypeBuilder) {
    builder.method("keys", "", "A view of the keys.", on: DictObject.self) {
      (interpreter, dictionary, _) throws(PythonError) in
      .object(DictKeysView(dictionary, in: interpreter))
    }
    builder.method("values", "", "A view of the values.", on: DictObject.self) {
      (interpreter, dictionary, _) throws(PythonError) in
      .object(DictValuesView(dictionary, in: interpreter))
    }
    builder.method("items", "", "A view of the keys with their values.", on: DictObject.self) {
      (interpreter, dictionary, _) throws(PythonError) in
      .object(DictItemsView(dictionary, in: interpreter))
    }
    builder.method("__reversed__", "", "An iterator over the keys from the last on.", on: DictObject.self) {
      (interpreter, dictionary, _) throws(PythonError) in
      .object(DictReverseIterator(dictionary, .keys, in: interpreter))
    }
  }

  private static func dictCopies(_ builder: TypeBuilder) {
    builder.method("copy", "", "A new dictionary with the same items.", on: DictObject.self) {
      (interpreter, dictionary, _) throws(PythonError) in
      let result = interpreter.makeDict()
      try result.merge(dictionary, in: interpreter)
      return .object(result)
    }
    builder.classMethod("fromkeys", "iterable, value=None, /", "A dictionary of keys that share a value.") {
      (interpreter, type, arguments) throws(PythonError) in
      let result = try interpreter.call(.object(type))
      let value = arguments[1].orNone
      if case .object(let object) = result, object.type === interpreter.types.dict {
        let dictionary = unsafeDowncast(object, to: DictObject.self)
        try interpreter.forEach(in: arguments[0]) { (key) throws(PythonError) in
          try dictionary.setValue(value, for: key, in: interpreter)
          return true
        }
        return result
      }
      try interpreter.forEach(in: arguments[0]) { (key) throws(PythonError) in
        try interpreter.setItem(key, of: result, to: value)
        return true
      }
      return result
    }
  }
}

extension DictObject {
  /// The position of the last entry.
  final var lastPosition: Int? {
    previousPosition(before: used)
  }

  /// The position of the last entry in front of a position; nil if there is none.
  final func previousPosition(before position: Int) -> Int? {
    var position = min(position, used) - 1
    while position >= 0 {
      if !entries[position].key.isUnset { return position }
      position -= 1
    }
    return nil
  }
}
