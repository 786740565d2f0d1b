extension TypeDefinitions {
  private static let setSlots: SlotSet = [
    .bitwiseOr, .reflectedOr, .bitwiseAnd, .reflectedAnd, .bitwiseXor, .reflectedXor, .subtract,
    .reflectedSubtract, .less, .lessOrEqual, .equal, .notEqual, .greater, .greaterOrEqual, .length, .contains,
    .iterate, .representation,
  ]

  static func set(_ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "set", base: object, in: interpreter,
      slots: setSlots.union([.inPlaceOr, .inPlaceAnd, .inPlaceXor, .inPlaceSubtract]),
      constructor: { (_, type, _) throws(PythonError) in .object(SetObject(type: type)) },
      members: { builder in
        builder.documentation("A set: different elements in no order.")
        builder.offersConstructor()
        builder.offersInitializer("iterable=(), /")
        setQueries(builder)
        setChanges(builder)
        setUpdates(builder)
      })
  }

  static func frozenSet(_ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "frozenset", base: object, in: interpreter, slots: setSlots.union([.hash]),
      constructor: constructor("frozenset", "iterable=(), /") {
        (interpreter, type, arguments) throws(PythonError) in
        if type === interpreter.types.frozenSet, case .object(let object) = arguments[0], object.type === type
        {
          return arguments[0]
        }
        let set = SetObject(type: type)
        if arguments.isPresent(0) { try set.insertAll(of: arguments[0], in: interpreter) }
        return .object(set)
      },
      members: { builder in
        builder.documentation("A set that stays as it is, so that it has a hash.")
        builder.offersConstructor()
        setQueries(builder)
      })
  }

  /// A set of the elements of any iterable; the value itself if it is a set.
  private static func asSet(_ value: Value, _ interpreter: Interpreter) throws(PythonError) -> SetObject {
    if let set = value.cast(to: SetObject.self) { return set }
    let set = interpreter.makeSet()
    try set.insertAll(of: value, in: interpreter)
    return set
  }

  /// The elements that a set shares with all others.
  private static func intersection(
    of set: SetObject, _ arguments: Arguments, _ interpreter: Interpreter
  ) throws(PythonError) -> SetObject {
    guard let first = arguments.rest.first else { return try set.copy(in: interpreter) }
    var result = try set.intersection(ofElements: first, in: interpreter)
    for other in arguments.rest.dropFirst() {
      result = try result.intersection(ofElements: other, in: interpreter)
    }
    return result
  }

  private static func setQueries(_ builder: TypeBuilder) {
    builder.method("union", "*others", "The elements of this set and of others.", on: SetObject.self) {
      (interpreter, set, arguments) throws(PythonError) in
      let result = try set.copy(in: interpreter)
      for other in arguments.rest where !other.isIdentical(to: .object(set)) {
        try result.insertAll(of: other, in: interpreter)
      }
      return .object(result)
    }
    builder.method("intersection", "*others", "The elements that are in all sets.", on: SetObject.self) {
      (interpreter, set, arguments) throws(PythonError) in
      .object(try intersection(of: set, arguments, interpreter))
    }
    builder.method("difference", "*others", "The elements that no other set has.", on: SetObject.self) {
      (interpreter, set, arguments) throws(PythonError) in
      guard let first = arguments.rest.first else { return .object(try set.copy(in: interpreter)) }
      let result = try set.difference(ofElements: first, in: interpreter)
      for other in arguments.rest.dropFirst() {
        try result.subtract(elementsOf: other, in: interpreter)
      }
      return .object(result)
    }
    builder.method(
      "symmetric_difference", "other, /", "The elements that one of two sets has.", on: SetObject.self
    ) {
      (interpreter, set, arguments) throws(PythonError) in
      .object(try set.symmetricDifference(ofElements: arguments[0], in: interpreter))
    }
    builder.method("issubset", "other, /", "Whether another set has all elements.", on: SetObject.self) {
      (interpreter, set, arguments) throws(PythonError) in
      .bool(try set.isSubset(of: asSet(arguments[0], interpreter), in: interpreter))
    }
    builder.method(
      "issuperset", "other, /", "Whether the set has all elements of another.", on: SetObject.self
    ) {
      (interpreter, set, arguments) throws(PythonError) in
      .bool(try asSet(arguments[0], interpreter).isSubset(of: set, in: interpreter))
    }
    builder.method("isdisjoint", "other, /", "Whether two sets share no element.", on: SetObject.self) {
      (interpreter, set, arguments) throws(PythonError) in
      for element in try interpreter.elements(of: arguments[0])
      where try set.contains(element, hash: interpreter.hash(element), in: interpreter) {
        return .bool(false)
      }
      return .bool(true)
    }
    builder.method("copy", "", "A new set with the same elements.", on: SetObject.self) {
      (interpreter, set, _) throws(PythonError) in
      .object(try set.copy(in: interpreter))
    }
  }

  private static func setChanges(_ builder: TypeBuilder) {
    builder.method("add", "element, /", "Adds an element.", on: SetObject.self) {
      (interpreter, set, arguments) throws(PythonError) in
      try set.insert(arguments[0], in: interpreter)
      return .none
    }
    builder.method(
      "remove", "element, /", "Removes an element; KeyError if it is not there.", on: SetObject.self
    ) {
      (interpreter, set, arguments) throws(PythonError) in
      if try !set.remove(findable(arguments[0], interpreter), in: interpreter) {
        throw .keyError(arguments[0])
      }
      return .none
    }
    builder.method("discard", "element, /", "Removes an element if it is there.", on: SetObject.self) {
      (interpreter, set, arguments) throws(PythonError) in
      try set.remove(findable(arguments[0], interpreter), in: interpreter)
      return .none
    }
    builder.method("pop", "", "Removes and returns some element.", on: SetObject.self) {
      (interpreter, set, _) throws(PythonError) in
      if let element = set.popAny() { return element }
      throw .keyError(interpreter.string("pop from an empty set"))
    }
    builder.method("clear", "", "Removes all elements.", on: SetObject.self) {
      (_, set, _) throws(PythonError) in
      set.removeAll()
      return .none
    }
  }

  /// What stands for a value that is to be found: for a set, which has no hash, a frozen one.
  private static func findable(_ value: Value, _ interpreter: Interpreter) throws(PythonError) -> Value {
    guard let set = value.cast(to: SetObject.self), !set.isFrozen else { return value }
    return try interpreter.call(.object(interpreter.types.frozenSet), [value])
  }

  private static func setUpdates(_ builder: TypeBuilder) {
    builder.method("update", "*others", "Adds the elements of others.", on: SetObject.self) {
      (interpreter, set, arguments) throws(PythonError) in
      for other in arguments.rest { try set.insertAll(of: other, in: interpreter) }
      return .none
    }
    builder.method("intersection_update", "*others", "Keeps the shared elements.", on: SetObject.self) {
      (interpreter, set, arguments) throws(PythonError) in
      set.exchangeElements(with: try intersection(of: set, arguments, interpreter))
      return .none
    }
    builder.method(
      "difference_update", "*others", "Keeps the elements that no other set has.", on: SetObject.self
    ) { (interpreter, set, arguments) throws(PythonError) in
      for other in arguments.rest { try set.subtract(elementsOf: other, in: interpreter) }
      return .none
    }
    builder.method(
      "symmetric_difference_update", "other, /", "Keeps the elements that one of two sets has.",
      on: SetObject.self
    ) { (interpreter, set, arguments) throws(PythonError) in
      try set.toggle(elementsOf: arguments[0], in: interpreter)
      return .none
    }
  }
}
