/// A view of a class's or dictionary's names that cannot be written: `SomeClass.__dict__`.
package final class MappingProxyObject: Object {
  let origin: TypeObject?
  let dictionary: DictObject

  init(_ type: TypeObject, in interpreter: Interpreter) {
    origin = type
    let dictionary = interpreter.makeDict()
    for (name, value) in type.namespace.entries { dictionary.setValue(value, forName: name) }
    self.dictionary = dictionary
    super.init(type: interpreter.types.mappingProxy)
  }

  init(_ dictionary: DictObject, in interpreter: Interpreter) {
    origin = nil
    self.dictionary = dictionary
    super.init(type: interpreter.types.mappingProxy)
  }

  package override func attribute(_ name: StringObject, in interpreter: Interpreter) throws(PythonError)
    -> Value
  {
    if ["get", "items", "keys", "values", "__reversed__"].contains(name.value) {
      return try interpreter.attribute(name, of: .object(dictionary))
    }
    return try super.attribute(name, in: interpreter)
  }

  package override func length(in interpreter: Interpreter) throws(PythonError) -> Int { dictionary.count }

  package override func item(_ key: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    try dictionary.item(key, in: interpreter)
  }

  package override func contains(_ value: Value, in interpreter: Interpreter) throws(PythonError) -> Bool {
    try dictionary.find(value, in: interpreter) != nil
  }

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value {
    try dictionary.iterator(in: interpreter)
  }

  package override func string(in interpreter: Interpreter) throws(PythonError) -> String {
    try interpreter.string(of: .object(dictionary))
  }

  package override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard operation == .bitwiseOr else { return .notImplemented }
    let other = other.cast(to: MappingProxyObject.self).map { .object($0.dictionary) } ?? other
    return try dictionary.binary(operation, other, reflected: reflected, in: interpreter)
  }

  package override func compare(
    _ comparison: Comparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    let other = other.cast(to: MappingProxyObject.self).map { .object($0.dictionary) } ?? other
    return try dictionary.compare(comparison, other, in: interpreter)
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    "mappingproxy(\(try interpreter.representation(of: .object(dictionary))))"
  }
}

/// `int | str`.
package final class UnionObject: Object {
  package let members: [Value]

  init(_ members: [Value], in interpreter: Interpreter) {
    self.members = members
    super.init(type: interpreter.types.union)
  }

  package override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard operation == .bitwiseOr else { return .notImplemented }
    return reflected
      ? interpreter.typeUnion(other, .object(self)) : interpreter.typeUnion(.object(self), other)
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    var texts: [String] = []
    for member in members { texts.append(try interpreter.typeExpressionText(member)) }
    return texts.joined(separator: " | ")
  }

  package override func compare(
    _ comparison: Comparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard comparison == .equal || comparison == .notEqual, let union = other.cast(to: UnionObject.self)
    else { return .notImplemented }
    let same =
      members.count == union.members.count
      && members.allSatisfy { member in union.members.contains { $0.isIdentical(to: member) } }
    return .bool(same == (comparison == .equal))
  }

  package override func hash(in interpreter: Interpreter) throws(PythonError) -> Int {
    members.count
  }
}

extension Interpreter {
  /// `left | right` of classes; `.notImplemented` if one is no type expression.
  func typeUnion(_ left: Value, _ right: Value) -> Value {
    var members: [Value] = []
    for value in [left, right] {
      if value.isNone {
        members.append(.object(types.noneType))
      } else if let union = value.cast(to: UnionObject.self) {
        members.append(contentsOf: union.members)
      } else if value.object is TypeObject || value.object is GenericAliasObject {
        members.append(value)
      } else {
        return .notImplemented
      }
    }
    var unique: [Value] = []
    for member in members where !unique.contains(where: { $0.isIdentical(to: member) }) {
      unique.append(member)
    }
    return unique.count == 1 ? unique[0] : .object(UnionObject(unique, in: self))
  }

  /// `SomeClass[key]`.
  func subscriptType(_ type: TypeObject, _ key: Value) throws(PythonError) -> Value {
    if type.lookup(name(of: .classItem)) != nil {
      return try call(attribute(name(of: .classItem), of: .object(type)), key)
    }
    let generic = [
      "list", "dict", "tuple", "set", "frozenset", "type", "enumerate", "BaseExceptionGroup", "mappingproxy",
      "collections.deque", "functools.partial", "itertools.chain", "weakref.ReferenceType", "re.Pattern",
      "re.Match",
    ]
    guard type.resolutionOrder.contains(where: { !$0.isHeapType && generic.contains($0.fullName) }) else {
      throw .typeError("type '\(type.errorName)' is not subscriptable")
    }
    return .object(genericAlias(type, key))
  }

  /// `origin[key]`.
  package func genericAlias(_ origin: TypeObject, _ key: Value) -> GenericAliasObject {
    let parameters = key.cast(to: TupleObject.self) ?? makeTuple([key])
    return GenericAliasObject(origin: origin, parameters: parameters, in: self)
  }

  /// A class as type expressions show it.
  func typeExpressionText(_ value: Value) throws(PythonError) -> String {
    if let type = value.cast(to: TypeObject.self) { return type === types.noneType ? "None" : type.fullName }
    if case .ellipsis = value { return "..." }
    return try representation(of: value)
  }
}

extension ObjectDefinitions {
  static func mappingProxy(_ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "mappingproxy", base: object, in: interpreter, isSubclassable: false,
      slots: [
        .getAttribute, .length, .getItem, .contains, .iterate, .representation, .string, .bitwiseOr,
        .reflectedOr,
        .equal, .notEqual,
      ],
      constructor: { (interpreter, _, arguments) throws(PythonError) in
        guard let dictionary = arguments[0].cast(to: DictObject.self) else {
          throw .typeError(
            "mappingproxy() argument must be a mapping, not \(interpreter.type(of: arguments[0]).errorName)")
        }
        return .object(MappingProxyObject(dictionary, in: interpreter))
      },
      members: { builder in
        builder.method("__init__", "*args") { (_, _, _) throws(PythonError) in .none }
        builder.method("copy", on: MappingProxyObject.self) { (interpreter, proxy, _) throws(PythonError) in
          let copy = interpreter.makeDict()
          try copy.merge(proxy.dictionary, in: interpreter)
          return .object(copy)
        }
      })
  }

  static func union(_ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "UnionType", module: "types", base: object, in: interpreter, isSubclassable: false,
      slots: [.bitwiseOr, .reflectedOr, .representation, .equal, .hash]
    ) { builder in
      builder.property(
        "__args__", on: UnionObject.self,
        get: { (interpreter, union) throws(PythonError) in interpreter.tuple(union.members) })
    }
  }
}
