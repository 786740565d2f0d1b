extension Builtins {
  static func addObjects(_ builder: ModuleBuilder) {
    builder.function(
      "isinstance", "obj, class_or_tuple, /", "Whether an object is of a class, or of one of several."
    ) {
      (interpreter, arguments) throws(PythonError) in
      .bool(try interpreter.isInstance(arguments[0], ofAny: arguments[1]))
    }
    builder.function(
      "issubclass", "cls, class_or_tuple, /", "Whether a class derives from a class, or from one of several."
    ) {
      (interpreter, arguments) throws(PythonError) in
      .bool(try interpreter.isSubclass(arguments[0], ofAny: arguments[1]))
    }
    builder.function("callable", "obj, /", "Whether an object can be called.") {
      (interpreter, arguments) throws(PythonError) in
      .bool(interpreter.isCallable(arguments[0]))
    }
    builder.function("hash", "obj, /", "The hash of an object.") {
      (interpreter, arguments) throws(PythonError) in
      .int(try interpreter.hash(arguments[0]))
    }
    builder.function("id", "obj, /", "The identity of an object.") {
      (interpreter, arguments) throws(PythonError) in
      .int(interpreter.identity(of: arguments[0]))
    }
  }
}

extension Interpreter {
  /// `id(value)`; equal unboxed values have the same.
  package func identity(of value: Value) -> Int {
    // Addresses of objects are multiples of 16; the unboxed values take the numbers between them.
    func scatter(_ bits: UInt, _ tag: Int) -> Int {
      Int(bitPattern: (bits &* 0x9E37_79B9_7F4A_7C15) >> 17) & ~0xF | tag
    }
    switch value {
    case .object(let object): return object.address
    case .int(let integer): return scatter(UInt(bitPattern: integer), 1)
    case .float(let double): return scatter(UInt(double.bitPattern), 2)
    case .bool(let truth): return types.bool.address + (truth ? 3 : 4)
    case .none, .unset: return types.noneType.address + 5
    case .ellipsis: return types.ellipsisType.address + 6
    case .notImplemented: return types.notImplementedType.address + 7
    }
  }

  /// `isinstance(value, classes)`.
  package func isInstance(_ value: Value, ofAny classes: Value) throws(PythonError) -> Bool {
    if case .object(let object) = classes {
      if object.type === types.type {
        return try claims(value, unsafeDowncast(object, to: TypeObject.self))
      }
      if let type = object as? TypeObject {
        if type.type !== types.type, let custom = type.type.dunder(.instanceCheck) {
          return try isTrue(callMethod(custom, on: classes, value))
        }
        return try claims(value, type)
      }
      if let tuple = object as? TupleObject {
        try enterNativeCall(" in __instancecheck__")
        defer { leaveNativeCall() }
        for element in tuple.buffer where try isInstance(value, ofAny: element) { return true }
        return false
      }
      if let union = object as? UnionObject {
        for member in union.members where try isInstance(value, ofAny: member) { return true }
        return false
      }
      if object is GenericAliasObject {
        throw .typeError("isinstance() argument 2 cannot be a parameterized generic")
      }
      let name = intern("__instancecheck__")
      if let custom = object.type.dunder(.instanceCheck) ?? object.type.lookup(name) {
        return try isTrue(callMethod(custom, on: classes, value))
      }
    }
    throw .typeError("isinstance() arg 2 must be a type, a tuple of types, or a union")
  }

  /// Whether a value is an instance of a class, or says so by a `__class__` of its own.
  private func claims(_ value: Value, _ type: TypeObject) throws(PythonError) -> Bool {
    if isInstance(value, of: type) { return true }
    guard case .object(let object) = value, object.type.claimsOtherClasses,
      let claimed = try attributeIfPresent(commonNames[.class], of: value)?.cast(to: TypeObject.self)
    else { return false }
    return claimed.isSubtype(of: type)
  }

  /// `issubclass(type, classes)`.
  package func isSubclass(_ candidate: Value, ofAny classes: Value) throws(PythonError) -> Bool {
    guard let type = candidate.cast(to: TypeObject.self) else {
      throw .typeError("issubclass() arg 1 must be a class")
    }
    if case .object(let object) = classes {
      if let other = object as? TypeObject {
        if other.type !== types.type, let custom = other.type.dunder(.subclassCheck) {
          return try isTrue(callMethod(custom, on: classes, candidate))
        }
        return type.isSubtype(of: other)
      }
      if let tuple = object as? TupleObject {
        try enterNativeCall(" in __subclasscheck__")
        defer { leaveNativeCall() }
        for element in tuple.buffer where try isSubclass(candidate, ofAny: element) { return true }
        return false
      }
      if let union = object as? UnionObject {
        for member in union.members where try isSubclass(candidate, ofAny: member) { return true }
        return false
      }
      if let custom = object.type.dunder(.subclassCheck) {
        return try isTrue(callMethod(custom, on: classes, candidate))
      }
    }
    throw .typeError("issubclass() arg 2 must be a class, a tuple of classes, or a union")
  }
}
