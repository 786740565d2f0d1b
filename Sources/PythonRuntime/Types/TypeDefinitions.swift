/// Makes the built-in classes; each is defined beside the Swift class that stores its instances.
enum TypeDefinitions {
  /// A constructor whose arguments a signature binds.
  static func constructor(
    _ name: String, _ signature: String,
    _ body: @escaping (Interpreter, TypeObject, Arguments) throws(PythonError) -> Value
  ) -> NativeConstructor {
    let signature = Signature(signature)
    return { (interpreter, type, arguments) throws(PythonError) in
      try signature.bind(arguments, name: name, in: interpreter) { (bound) throws(PythonError) in
        try body(interpreter, type, bound)
      }
    }
  }
}

extension TypeBuilder {
  /// Offers the class's constructor as `__new__`, so that a derived class may call it.
  package func offersConstructor() {
    set("__new__", .object(NativeConstructorFunction(owner: type, in: interpreter)))
  }

  /// An `__init__` that calls the native one.
  func offersInitializer(_ signature: String) {
    method("__init__", "*args, **kwargs") { (interpreter, receiver, arguments) throws(PythonError) in
      guard case .object(let object) = receiver else { return .none }
      var keywords: [(name: String, value: Value)] = []
      for (key, value) in arguments[0].cast(to: DictObject.self)?.items ?? [] {
        keywords.append((try interpreter.string(of: key), value))
      }
      try interpreter.initialize(object, Array(arguments.rest), keywords: keywords)
      return .none
    }
  }
}

extension Interpreter {
  /// The native `__init__` of an object.
  func initialize(
    _ object: Object, _ positional: [Value], keywords: [(name: String, value: Value)]
  ) throws(PythonError) {
    let total = positional.count + keywords.count
    let base = try reserveStack(total)
    defer { releaseStack(base, count: total) }
    for (index, value) in positional.enumerated() { base[index] = value }
    for (index, keyword) in keywords.enumerated() { base[positional.count + index] = keyword.value }
    if keywords.isEmpty {
      try object.initialize(Arguments(base: base, count: positional.count), in: self)
      return
    }
    let names = KeywordNames(keywords.map { intern($0.name) })
    try withExtendedLifetime(names) { () throws(PythonError) in
      try object.initialize(
        Arguments(base: base, count: positional.count, keywordNames: Unmanaged.passUnretained(names)),
        in: self)
    }
  }
}
