/// `operator`.
enum OperatorModule {
  static func fill(_ builder: ModuleBuilder) {
    addOperators(builder)
    addContainers(builder)
    let plain = ["truth", "is_", "is_not", "countOf", "indexOf", "length_hint"]
    for (key, value) in builder.module.namespace.items where value.object is NativeFunction {
      guard let name = key.cast(to: StringObject.self)?.value, !plain.contains(name) else { continue }
      builder.set("__\(name.hasSuffix("_") ? String(name.dropLast()) : name)__", value)
    }
    addGetters(builder)
  }

  private static func addOperators(_ builder: ModuleBuilder) {
    let interpreter = builder.interpreter
    let binary: [(String, BinaryOperation)] = [
      ("add", .add), ("sub", .subtract), ("mul", .multiply), ("matmul", .matrixMultiply),
      ("truediv", .divide),
      ("floordiv", .floorDivide), ("mod", .modulo), ("pow", .power), ("lshift", .leftShift),
      ("rshift", .rightShift), ("and_", .bitwiseAnd), ("or_", .bitwiseOr), ("xor", .bitwiseXor),
    ]
    for (name, operation) in binary {
      builder.function(name, "a, b, /", "a \(operation.symbol) b.") {
        (interpreter, arguments) throws(PythonError) in
        try interpreter.binary(operation, arguments[0], arguments[1])
      }
      let inPlace = "i" + (name.hasSuffix("_") ? String(name.dropLast()) : name)
      builder.function(inPlace, "a, b, /", "a \(operation.inPlaceSymbol) b.") {
        (interpreter, arguments) throws(PythonError) in
        try interpreter.inPlace(operation, arguments[0], arguments[1])
      }
    }
    for (name, operation) in [("concat", interpreter.binary), ("iconcat", interpreter.inPlace)] {
      builder.function(name, "a, b, /", "a + b, of sequences.") {
        (interpreter, arguments) throws(PythonError) in
        guard interpreter.type(of: arguments[0]).implements(.getItem) else {
          throw .typeError("'\(interpreter.type(of: arguments[0]).errorName)' object can't be concatenated")
        }
        return try operation(.add, arguments[0], arguments[1])
      }
    }
    let unary: [(String, UnaryOperation)] = [
      ("neg", .negative), ("pos", .positive), ("invert", .invert), ("inv", .invert), ("abs", .absolute),
    ]
    for (name, operation) in unary {
      builder.function(name, "a, /") { (interpreter, arguments) throws(PythonError) in
        try interpreter.unary(operation, arguments[0])
      }
    }
    let comparisons: [(String, Comparison)] = [
      ("lt", .less), ("le", .lessOrEqual), ("eq", .equal), ("ne", .notEqual), ("ge", .greaterOrEqual),
      ("gt", .greater),
    ]
    for (name, comparison) in comparisons {
      builder.function(name, "a, b, /", "a \(comparison.symbol) b.") {
        (interpreter, arguments) throws(PythonError) in
        try interpreter.compare(comparison, arguments[0], arguments[1])
      }
    }
    builder.function("not_", "a, /") { (interpreter, arguments) throws(PythonError) in
      .bool(try !interpreter.isTrue(arguments[0]))
    }
    builder.function("truth", "a, /") { (interpreter, arguments) throws(PythonError) in
      .bool(try interpreter.isTrue(arguments[0]))
    }
    builder.function("is_", "a, b, /") { (_, arguments) throws(PythonError) in
      .bool(arguments[0].isIdentical(to: arguments[1]))
    }
    builder.function("is_not", "a, b, /") { (_, arguments) throws(PythonError) in
      .bool(!arguments[0].isIdentical(to: arguments[1]))
    }
    builder.function("call", "obj, /, *args, **kwargs", "obj(*args, **kwargs).") {
      (interpreter, arguments) throws(PythonError) in
      var keywords: [(name: String, value: Value)] = []
      for (key, value) in arguments[1].cast(to: DictObject.self)?.items ?? [] {
        keywords.append((try interpreter.string(of: key), value))
      }
      return try interpreter.call(arguments[0], Array(arguments.rest), keywords: keywords)
    }
    builder.function("index", "a, /") { (interpreter, arguments) throws(PythonError) in
      interpreter.integer(try interpreter.bigInt(arguments[0]))
    }
  }

  private static func addContainers(_ builder: ModuleBuilder) {
    builder.function("contains", "a, b, /") { (interpreter, arguments) throws(PythonError) in
      .bool(try interpreter.contains(arguments[0], arguments[1]))
    }
    builder.function("getitem", "a, b, /") { (interpreter, arguments) throws(PythonError) in
      try interpreter.item(arguments[1], of: arguments[0])
    }
    builder.function("setitem", "a, b, c, /") { (interpreter, arguments) throws(PythonError) in
      try interpreter.setItem(arguments[1], of: arguments[0], to: arguments[2])
      return .none
    }
    builder.function("delitem", "a, b, /") { (interpreter, arguments) throws(PythonError) in
      try interpreter.deleteItem(arguments[1], of: arguments[0])
      return .none
    }
    builder.function("countOf", "a, b, /") { (interpreter, arguments) throws(PythonError) in
      var count = 0
      try interpreter.forEach(in: arguments[0]) { (element) throws(PythonError) in
        if try interpreter.areSame(element, arguments[1]) { count += 1 }
        return true
      }
      return .int(count)
    }
    builder.function("indexOf", "a, b, /") { (interpreter, arguments) throws(PythonError) in
      var index = 0
      var found = -1
      try interpreter.forEach(in: arguments[0]) { (element) throws(PythonError) in
        if try interpreter.areSame(element, arguments[1]) { found = index }
        index += 1
        return found < 0
      }
      if found < 0 { throw .valueError("sequence.index(x): x not in sequence") }
      return .int(found)
    }
    builder.function("length_hint", "obj, default=0, /") { (interpreter, arguments) throws(PythonError) in
      let fallback = Value.int(arguments.isPresent(1) ? try interpreter.int(arguments[1]) : 0)
      if interpreter.type(of: arguments[0]).implements(.length) {
        return .int(try interpreter.length(of: arguments[0]))
      }
      let name = interpreter.intern("__length_hint__")
      guard let method = interpreter.type(of: arguments[0]).lookup(name) else { return fallback }
      let hint = try interpreter.call(method, arguments[0])
      return hint.isNotImplemented ? fallback : .int(try interpreter.int(hint))
    }
  }

  /// A class of callables that take something out of an object.
  private static func getter(
    _ builder: ModuleBuilder, _ name: String,
    check: @escaping (Value) throws(PythonError) -> Void = { _ throws(PythonError) in },
    _ take: @escaping (Interpreter, Value, Value) throws(PythonError) -> Value
  ) {
    let interpreter = builder.interpreter
    builder.qualifiedType(
      TypeObject(
        native: name, module: "operator", base: interpreter.types.object, in: interpreter,
        slots: [.call, .representation],
        constructor: { (interpreter, type, arguments) throws(PythonError) in
          guard arguments.count > 0 else { throw .typeError("\(name) expected 1 argument, got 0") }
          let keys = arguments.positional
          for key in keys { try check(key) }
          return .object(
            GetterObject(name: name, keys: keys, type: type) { (interpreter, value) throws(PythonError) in
              if keys.count == 1 { return try take(interpreter, value, keys[0]) }
              var results: [Value] = []
              for key in keys { results.append(try take(interpreter, value, key)) }
              return interpreter.tuple(results)
            })
        },
        members: { builder in ObjectDefinitions.callWrapper(builder) }))
  }

  private static func addGetters(_ builder: ModuleBuilder) {
    getter(builder, "itemgetter") { (interpreter, value, key) throws(PythonError) in
      try interpreter.item(key, of: value)
    }
    func checkName(_ key: Value) throws(PythonError) {
      guard key.object is StringObject else { throw .typeError("attribute name must be a string") }
    }
    getter(builder, "attrgetter", check: checkName) { (interpreter, value, key) throws(PythonError) in
      var result = value
      let name = try interpreter.string(of: key)
      for part in name.split(separator: ".", omittingEmptySubsequences: false) {
        result = try interpreter.attribute(String(part), of: result)
      }
      return result
    }
    let interpreter = builder.interpreter
    builder.qualifiedType(
      TypeObject(
        native: "methodcaller", module: "operator", base: interpreter.types.object, in: interpreter,
        slots: [.call, .representation],
        constructor: { (interpreter, type, arguments) throws(PythonError) in
          guard arguments.count > 0 else {
            throw .typeError("methodcaller needs at least one argument, the method name")
          }
          guard arguments[0].object is StringObject else {
            throw .typeError("method name must be a string")
          }
          let name = try interpreter.attributeName(arguments[0])
          let positional = Array(arguments.positional.dropFirst())
          var keywords: [(name: String, value: Value)] = []
          for (index, keyword) in arguments.keywords.enumerated() {
            keywords.append((keyword.value, arguments.keywordValue(index)))
          }
          return .object(
            GetterObject(name: "methodcaller", keys: arguments.positional, keywords: keywords, type: type) {
              (interpreter, value) throws(PythonError) in
              try interpreter.call(interpreter.attribute(name, of: value), positional, keywords: keywords)
            })
        },
        members: { builder in ObjectDefinitions.callWrapper(builder) }))
  }
}

/// An `itemgetter`, `attrgetter` or `methodcaller`.
package final class GetterObject: Object {
  private let name: String
  private let keys: [Value]
  private let keywords: [(name: String, value: Value)]
  private let body: (Interpreter, Value) throws(PythonError) -> Value

  init(
    name: String, keys: [Value], keywords: [(name: String, value: Value)] = [], type: TypeObject,
    body: @escaping (Interpreter, Value) throws(PythonError) -> Value
  ) {
    self.name = name
    self.keys = keys
    self.keywords = keywords
    self.body = body
    super.init(type: type)
  }

  package override func initialize(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {}

  package override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) -> Value
  {
    guard arguments.count == 1, arguments.keywords.isEmpty else {
      throw .typeError("\(name) expected 1 argument, got \(arguments.count)")
    }
    return try body(interpreter, arguments[0])
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    var texts: [String] = []
    for key in keys { texts.append(try interpreter.representation(of: key)) }
    for (name, value) in keywords { texts.append("\(name)=\(try interpreter.representation(of: value))") }
    return "operator.\(name)(\(texts.joined(separator: ", ")))"
  }
}
