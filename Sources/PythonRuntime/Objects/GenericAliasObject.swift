/// A parameterized class such as `list[int]`.
package final class GenericAliasObject: Object {
  package let origin: TypeObject
  package let parameters: TupleObject
  /// The type variables among the parameters, once they were looked for.
  private var variables: [Value]?

  package init(origin: TypeObject, parameters: TupleObject, in interpreter: Interpreter) {
    self.origin = origin
    self.parameters = parameters
    super.init(type: interpreter.types.genericAlias)
  }

  package override func attribute(
    _ name: StringObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if type.lookup(name) != nil { return try super.attribute(name, in: interpreter) }
    return try interpreter.attribute(name, of: .object(origin))
  }

  package override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) -> Value
  {
    try interpreter.call(.object(origin), arguments)
  }

  package override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard operation == .bitwiseOr else { return .notImplemented }
    return reflected
      ? interpreter.typeUnion(other, .object(self)) : interpreter.typeUnion(.object(self), other)
  }

  package override func item(_ key: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    // Aliases in aliases may lie as deep as one likes.
    try interpreter.enterNativeCall()
    defer { interpreter.leaveNativeCall() }
    let names = try typeVariables(in: interpreter)
    if names.isEmpty { throw .typeError("\(try representation(in: interpreter)) is not a generic class") }
    let given = key.cast(to: TupleObject.self)?.array ?? [key]
    guard given.count == names.count else {
      let (size, text) = (given.count > names.count ? "many" : "few", try representation(in: interpreter))
      throw .typeError(
        "Too \(size) arguments for \(text); actual \(given.count), expected \(names.count)")
    }
    var result: [Value] = []
    for parameter in parameters.buffer {
      if let substitute = try Self.substitute(of: parameter, in: interpreter) {
        let place = names.firstIndex { $0.isIdentical(to: parameter) } ?? 0
        result.append(try interpreter.call(substitute, given[place]))
        continue
      }
      let inner = try Self.typeVariables(of: parameter, in: interpreter)
      if inner.isEmpty {
        result.append(parameter)
      } else {
        let values = inner.map { name in given[names.firstIndex { $0.isIdentical(to: name) } ?? 0] }
        result.append(try interpreter.item(interpreter.tuple(values), of: parameter))
      }
    }
    return .object(
      GenericAliasObject(origin: origin, parameters: interpreter.makeTuple(result), in: interpreter))
  }

  /// What puts a type in the place of a type variable; nil for what is none.
  private static func substitute(of value: Value, in interpreter: Interpreter) throws(PythonError) -> Value? {
    guard case .object(let object) = value, !(object is TypeObject), object.type.isHeapType else {
      return nil
    }
    return try interpreter.attributeIfPresent(interpreter.intern("__typing_subst__"), of: value)
  }

  /// The type variables of a type expression.
  private static func typeVariables(
    of value: Value, in interpreter: Interpreter
  ) throws(PythonError) -> [Value] {
    guard case .object(let object) = value, !(object is TypeObject) else { return [] }
    if let alias = object as? GenericAliasObject { return try alias.typeVariables(in: interpreter) }
    guard object.type.isHeapType else { return [] }
    if try substitute(of: value, in: interpreter) != nil { return [value] }
    let found = try interpreter.attributeIfPresent(interpreter.intern("__parameters__"), of: value)
    return found?.cast(to: TupleObject.self)?.array ?? []
  }

  /// The type variables among the parameters, each once.
  fileprivate func typeVariables(in interpreter: Interpreter) throws(PythonError) -> [Value] {
    if let variables { return variables }
    try interpreter.enterNativeCall()
    defer { interpreter.leaveNativeCall() }
    var found: [Value] = []
    for parameter in parameters.buffer {
      for name in try Self.typeVariables(of: parameter, in: interpreter)
      where !found.contains(where: { $0.isIdentical(to: name) }) {
        found.append(name)
      }
    }
    variables = found
    return found
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    var texts: [String] = []
    for parameter in parameters.buffer { texts.append(try interpreter.typeExpressionText(parameter)) }
    return "\(origin.fullName)[\(texts.isEmpty ? "()" : texts.joined(separator: ", "))]"
  }

  package override func compare(
    _ comparison: Comparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard comparison == .equal || comparison == .notEqual, let alias = other.cast(to: GenericAliasObject.self)
    else { return .notImplemented }
    var same = origin === alias.origin
    if same { same = try interpreter.areEqual(.object(parameters), .object(alias.parameters)) }
    return .bool(same == (comparison == .equal))
  }

  package override func hash(in interpreter: Interpreter) throws(PythonError) -> Int {
    try origin.identityHash ^ interpreter.hash(.object(parameters))
  }
}

extension ObjectDefinitions {
  static func genericAlias(_ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "GenericAlias", module: "types", base: object, in: interpreter, isSubclassable: false,
      slots: [.getAttribute, .getItem, .bitwiseOr, .reflectedOr, .representation, .equal, .hash],
      constructor: { (interpreter, _, arguments) throws(PythonError) in
        guard arguments.count == 2, let origin = arguments[0].cast(to: TypeObject.self) else {
          throw .typeError("GenericAlias expected 2 arguments, got \(arguments.count)")
        }
        let parameters = arguments[1].cast(to: TupleObject.self) ?? interpreter.makeTuple([arguments[1]])
        return .object(GenericAliasObject(origin: origin, parameters: parameters, in: interpreter))
      },
      members: { builder in
        ignoringInitializer(builder)
        callWrapper(builder)
        builder.property(
          "__origin__", on: GenericAliasObject.self,
          get: { (_, alias) throws(PythonError) in .object(alias.origin) })
        builder.property(
          "__args__", on: GenericAliasObject.self,
          get: { (_, alias) throws(PythonError) in .object(alias.parameters) })
        builder.property(
          "__parameters__", on: GenericAliasObject.self,
          get: { (interpreter, alias) throws(PythonError) in
            interpreter.tuple(try alias.typeVariables(in: interpreter))
          })
      })
  }
}
