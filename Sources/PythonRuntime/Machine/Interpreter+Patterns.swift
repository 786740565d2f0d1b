/// What a `matchPattern` instruction tests or takes: r[a] holds its operand and then its result.
enum PatternStep: UInt16 {
  /// Whether the subject is a sequence of r[a] elements; of at least so many.
  case sequence, longSequence
  /// Whether the subject is a mapping of at least r[a] entries.
  case mapping
  /// Whether the subject has the keys in the tuple r[a]; r[a + 1] becomes a tuple of their values.
  case keys
  /// The entries of the subject without the keys in the tuple r[a].
  case rest
  /// Whether the subject is an instance of r[a] with what the tuple r[a + 1] asks for: a number of positional
  /// patterns and names; r[a + 1] becomes a tuple of the attributes.
  case instance
  /// The first r[a] elements of the subject, as a tuple.
  case prefix
}

/// Pattern matching.
extension Interpreter {
  @inline(never)
  func matchPattern(
    _ result: UnsafeMutablePointer<Value>, _ subject: Value, _ code: UInt16
  ) throws(PythonError) {
    guard let step = PatternStep(rawValue: code) else { return }
    switch step {
    case .sequence, .longSequence, .mapping:
      guard case .int(let count) = result.pointee else { return }
      guard try isPatternContainer(subject, step == .mapping ? "Mapping" : "Sequence") else {
        result.pointee = .bool(false)
        return
      }
      if step == .mapping, count == 0 {
        result.pointee = .bool(true)
        return
      }
      let length = try length(of: subject)
      result.pointee = .bool(step == .sequence ? length == count : length >= count)
    case .keys:
      let keys = result.pointee.cast(to: TupleObject.self)?.array ?? []
      let values = try values(of: keys, in: subject)
      result[1] = values.map { tuple($0) } ?? .none
      result.pointee = .bool(values != nil)
    case .rest:
      let rest = makeDict()
      try rest.update(from: subject, in: self)
      for key in result.pointee.cast(to: TupleObject.self)?.array ?? [] {
        _ = try rest.removeValue(for: key, in: self)
      }
      result.pointee = .object(rest)
    case .instance:
      let wanted = result[1].cast(to: TupleObject.self)?.array ?? []
      let values = try attributes(of: subject, as: result.pointee, wanted)
      result[1] = values.map { tuple($0) } ?? .none
      result.pointee = .bool(values != nil)
    case .prefix:
      guard case .int(let count) = result.pointee else { return }
      let iterator = try iterator(of: subject)
      var values: [Value] = []
      while values.count < count, let value = try next(iterator) { values.append(value) }
      result.pointee = tuple(values)
    }
  }

  /// Whether the subject counts as a sequence or a mapping in patterns: the built-in ones, and what derives
  /// from the abstract class of that name or is registered with it.
  private func isPatternContainer(_ subject: Value, _ name: String) throws(PythonError) -> Bool {
    guard case .object(let object) = subject else { return false }
    let type = object.type
    if name == "Mapping" {
      if type.isSubtype(of: types.dict) { return true }
    } else {
      if type.isSubtype(of: types.list) || type.isSubtype(of: types.tuple) || type === types.range {
        return true
      }
    }
    if [types.str, types.bytes, types.byteArray].contains(where: type.isSubtype) {
      return false
    }
    guard let module = module(named: "collections.abc"),
      let abstract = module.namespace.value(forName: intern(name))
    else { return false }
    return try isSubclass(.object(type), ofAny: abstract)
  }

  /// The values of keys; nil when one is missing.
  private func values(of keys: [Value], in subject: Value) throws(PythonError) -> [Value]? {
    var values: [Value] = []
    let seen = makeSet()
    let get = try attribute(intern("get"), of: subject)
    let missing = Value.object(Object(type: types.object))
    for key in keys {
      guard try seen.insert(key, in: self) else {
        throw .valueError("mapping pattern checks duplicate key (\(try representation(of: key)))")
      }
      let value = try call(get, [key, missing])
      if value.isIdentical(to: missing) { return nil }
      values.append(value)
    }
    return values
  }

  /// The attributes that a class pattern asks for; nil when the subject is no instance or lacks one.
  private func attributes(
    of subject: Value, as type: Value, _ wanted: [Value]
  ) throws(PythonError) -> [Value]? {
    guard let type = type.cast(to: TypeObject.self) else {
      throw .typeError("called match pattern must be a type")
    }
    guard try isInstance(subject, ofAny: .object(type)) else { return nil }
    guard case .int(let count)? = wanted.first else { return nil }
    var names: [StringObject] = []
    var values: [Value] = []
    if count > 0 {
      let given = try attributeIfPresent(intern("__match_args__"), of: .object(type))
      if given == nil, isMatchedWhole(type) {
        guard count == 1 else { throw tooManyPatterns(type, 1, count) }
        values.append(subject)
      } else {
        names = try positionalNames(of: type, given, count)
      }
    }
    names += wanted.dropFirst().compactMap { $0.cast(to: StringObject.self) }
    for (index, name) in names.enumerated() {
      if names[..<index].contains(where: { $0.value == name.value }) {
        throw .typeError(
          "\(type.name)() got multiple sub-patterns for attribute \(try representation(of: .object(name)))")
      }
      guard let value = try attributeIfPresent(intern(name.value), of: subject) else { return nil }
      values.append(value)
    }
    return values
  }

  /// Whether the one positional pattern of a class is about the instance itself.
  private func isMatchedWhole(_ type: TypeObject) -> Bool {
    [
      types.bool, types.byteArray, types.bytes, types.dict, types.float, types.frozenSet, types.int,
      types.list, types.set, types.str, types.tuple,
    ].contains { type.isSubtype(of: $0) }
  }

  private func positionalNames(
    of type: TypeObject, _ given: Value?, _ count: Int
  ) throws(PythonError) -> [StringObject] {
    var arguments: [Value] = []
    if let given {
      guard let tuple = given.cast(to: TupleObject.self) else {
        throw .typeError(
          "\(type.errorName).__match_args__ must be a tuple (got \(self.type(of: given).errorName))")
      }
      arguments = tuple.array
    }
    guard count <= arguments.count else { throw tooManyPatterns(type, arguments.count, count) }
    var names: [StringObject] = []
    for argument in arguments.prefix(count) {
      guard let name = argument.cast(to: StringObject.self) else {
        throw .typeError("__match_args__ elements must be strings (got \(self.type(of: argument).errorName))")
      }
      names.append(name)
    }
    return names
  }

  private func tooManyPatterns(_ type: TypeObject, _ allowed: Int, _ count: Int) -> PythonError {
    .typeError(
      "\(type.errorName)() accepts \(allowed) positional sub-pattern\(allowed == 1 ? "" : "s") (\(count) given)"
    )
  }
}
