/// Making classes.
extension Interpreter {
  /// What a `class` statement does once its body has run: `type(name, bases, namespace, **keywords)`.
  package func makeClass(
    name: String, bases baseValues: [Value], namespace: DictObject, metatype: TypeObject,
    keywords: [(StringObject, Value)]
  ) throws(PythonError) -> TypeObject {
    let bases = try classes(baseValues)
    let nativeBase = try bestNativeBase(bases)
    let metatype = try mostDerivedMetatype(metatype, bases.map(\.type))
    let qualifiedName = namespace.value(forName: commonNames[.qualifiedName])?.cast(to: StringObject.self)?
      .value
    let module = namespace.value(forName: commonNames[.module])?.cast(to: StringObject.self)?.value
    let type = TypeObject(
      heap: name, qualifiedName: qualifiedName ?? name, module: module ?? "__main__", metatype: metatype,
      bases: bases, nativeBase: nativeBase, in: self)
    type.resolutionOrder = try linearize(type, bases)
    type.announceToBases()
    type.builtinException = nil
    try fill(type, from: namespace)
    try declareSlots(of: type)
    addInstanceAttributes(to: type)
    addDefaults(to: type)
    type.collectDunders()
    if let cell = namespace.value(forName: commonNames[.classCell])?.cast(to: CellObject.self) {
      cell.value = .object(type)
    }
    try announceNames(of: type)
    try announceSubclass(type, keywords: keywords)
    noticeClass?(namespace)
    return type
  }

  private func classes(_ values: [Value]) throws(PythonError) -> [TypeObject] {
    if values.isEmpty { return [types.object] }
    var bases: [TypeObject] = []
    for value in values {
      guard let base = value.cast(to: TypeObject.self) else {
        // What is no class has no metaclass that a class of it could have.
        throw .typeError(
          "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of "
            + "all its bases")
      }
      guard base.isSubclassable else {
        throw .typeError("type '\(base.fullName)' is not an acceptable base type")
      }
      if bases.contains(where: { $0 === base }) { throw .typeError("duplicate base class \(base.name)") }
      bases.append(base)
    }
    return bases
  }

  /// The native class whose Swift instances the new class's instances are.
  private func bestNativeBase(_ bases: [TypeObject]) throws(PythonError) -> TypeObject {
    var best = types.object
    for base in bases {
      let candidate = base.nativeBase
      if candidate.isSubtype(of: best) {
        best = candidate
      } else if !best.isSubtype(of: candidate),
        // Exceptions are all laid out alike.
        best.builtinException == nil || candidate.builtinException == nil
      {
        throw .typeError("multiple bases have instance lay-out conflict")
      }
    }
    return best
  }

  /// The metaclass: the given one, or that of a base which derives from it.
  ///
  /// - Parameter candidates: the classes of the bases.
  package func mostDerivedMetatype(
    _ given: TypeObject, _ candidates: [TypeObject]
  ) throws(PythonError) -> TypeObject {
    var winner = given
    for candidate in candidates {
      if winner.isSubtype(of: candidate) { continue }
      if candidate.isSubtype(of: winner) {
        winner = candidate
        continue
      }
      throw .typeError(
        "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the "
          + "metaclasses of all its bases")
    }
    return winner
  }

  /// The C3 linearization of a class.
  private func linearize(
    _ type: TypeObject, _ bases: [TypeObject]
  ) throws(PythonError) -> [TypeObject] {
    var sequences = bases.map(\.resolutionOrder) + [bases]
    var result = [type]
    while true {
      sequences.removeAll(where: \.isEmpty)
      if sequences.isEmpty { return result }
      var next: TypeObject?
      for sequence in sequences {
        guard let candidate = sequence.first else { continue }
        if !sequences.contains(where: { $0.dropFirst().contains { $0 === candidate } }) {
          next = candidate
          break
        }
      }
      guard let next else {
        let names = sequences.compactMap { $0.first }.reduce(into: [TypeObject]()) { unique, type in
          if !unique.contains(where: { $0 === type }) { unique.append(type) }
        }.map(\.name)
        throw .typeError(
          "Cannot create a consistent method resolution\norder (MRO) for bases \(names.joined(separator: ", "))"
        )
      }
      result.append(next)
      for index in sequences.indices where sequences[index].first === next { sequences[index].removeFirst() }
    }
  }

  private func fill(_ type: TypeObject, from namespace: DictObject) throws(PythonError) {
    let implicitlyStatic = [name(of: .new)]
    let implicitlyClass = [name(of: .initializeSubclass), name(of: .classItem)]
    for (key, value) in namespace.items {
      guard let text = key.cast(to: StringObject.self) else { continue }
      let name = intern(text)
      if name === commonNames[.qualifiedName] || name === commonNames[.classCell] { continue }
      var definition = value
      if case .object(let object) = value, object is FunctionObject {
        if implicitlyStatic.contains(where: { $0 === name }) {
          definition = .object(StaticMethodObject(value, in: self))
        } else if implicitlyClass.contains(where: { $0 === name }) {
          definition = .object(ClassMethodObject(value, in: self))
        }
      }
      type.definitions[name] = definition
    }
    if type.definitions[commonNames[.module]] == nil {
      type.definitions[commonNames[.module]] = string(type.moduleName)
    }
  }

  /// Adds `__dict__` and `__weakref__` where instances have them and those of no base do.
  private func addInstanceAttributes(to type: TypeObject) {
    let bases = type.resolutionOrder.dropFirst().filter { $0 !== types.object }
    if type.hasInstanceDictionary, type.definitions[commonNames[.dict]] == nil,
      !bases.contains(where: {
        $0.namespace[commonNames[.dict]] != nil || !$0.isHeapType && $0.hasInstanceDictionary
      })
    {
      type.definitions[commonNames[.dict]] = .object(ObjectDefinitions.dictionaryProperty(of: type))
    }
    let weak = commonNames[.weakReference]
    // Instances of variable size have no place for a list of references.
    let isVariable = [types.int, types.tuple, types.bytes].contains { type.nativeBase.isSubtype(of: $0) }
    if type.takesWeakReferences, !isVariable, type.definitions[weak] == nil,
      !bases.contains(where: { $0.namespace[weak] != nil || !$0.isHeapType && $0.takesWeakReferences })
    {
      type.definitions[weak] = .object(ObjectDefinitions.weakReferenceProperty(of: type))
    }
  }

  /// Adds what every class has, behind what it defines.
  private func addDefaults(to type: TypeObject) {
    if type.definitions[commonNames[.doc]] == nil { type.definitions[commonNames[.doc]] = Value.none }
    if type.definitions[name(of: .equal)] != nil, type.definitions[name(of: .hash)] == nil {
      type.definitions[name(of: .hash)] = Value.none
    }
  }

  private func declareSlots(of type: TypeObject) throws(PythonError) {
    let inheritsDictionary =
      type.bases.contains { $0.isHeapType && $0.hasInstanceDictionary }
      || type.nativeBase.hasInstanceDictionary
    guard let declared = type.definitions[commonNames[.slots]] else { return }
    var names: [String] = []
    if let single = declared.cast(to: StringObject.self) {
      names = [single.value]
    } else {
      for element in try elements(of: declared) {
        guard let name = element.cast(to: StringObject.self) else {
          throw .typeError("__slots__ items must be strings, not '\(self.type(of: element).errorName)'")
        }
        names.append(name.value)
      }
    }
    if !names.isEmpty,
      let base = type.resolutionOrder.first(where: {
        $0 === types.int || $0 === types.bytes || $0 === types.tuple
      })
    {
      throw .typeError("nonempty __slots__ not supported for subtype of '\(base.name)'")
    }
    if names.contains(where: { !StringMethods.isIdentifier($0) }) {
      throw .typeError("__slots__ must be identifiers")
    }
    type.hasInstanceDictionary = inheritsDictionary || names.contains("__dict__")
    type.takesWeakReferences =
      names.contains("__weakref__") || type.bases.contains { $0.isHeapType && $0.takesWeakReferences }
    type.hasFixedSlots = true
    let slots = names.filter { $0 != "__dict__" && $0 != "__weakref__" }
    var made: Set<String> = []
    for (mangled, text) in slots.map({ (Self.mangle($0, in: type.name), $0) }).sorted(by: { $0.0 < $1.0 }) {
      let name = intern(mangled)
      if !made.insert(mangled).inserted { continue }
      if type.definitions[name] != nil {
        throw .valueError("'\(text)' in __slots__ conflicts with class variable")
      }
      type.definitions[name] = .object(MemberDescriptor(name: name, owner: type))
    }
  }

  /// A private name as a class body sees it.
  package static func mangle(_ name: String, in className: String) -> String {
    guard name.hasPrefix("__"), !name.hasSuffix("__"), !name.contains(".") else { return name }
    let stripped = className.drop { $0 == "_" }
    return stripped.isEmpty ? name : "_\(stripped)\(name)"
  }

  private func announceNames(of type: TypeObject) throws(PythonError) {
    for (name, value) in type.definitions.entries {
      guard case .object(let object) = value else { continue }
      if let property = object as? PropertyObject {
        property.name = name.value
        continue
      }
      if let custom = object.type.dunder(.setName) {
        do {
          _ = try callMethod(custom, on: value, .object(type), .object(name))
        } catch {
          throw wrapSetNameError(error, name: name, owner: object.type, class: type)
        }
      } else if object.type.nativeBase.nativeSlots.contains(.setName) {
        _ = try call(attribute(self.name(of: .setName), of: value), .object(type), .object(name))
      }
    }
  }

  private func wrapSetNameError(
    _ error: PythonError, name: StringObject, owner: TypeObject, class type: TypeObject
  ) -> PythonError {
    let wrapper = exception(
      of: .runtimeError(
        "Error calling __set_name__ on '\(owner.name)' instance '\(name.value)' in '\(type.errorName)'"))
    wrapper.cause = exception(of: error)
    return PythonError(wrapper)
  }

  private func announceSubclass(
    _ type: TypeObject, keywords: [(StringObject, Value)]
  ) throws(PythonError) {
    let start = SuperObject(start: type, receiver: .object(type), order: type, in: self)
    let hook = try attribute(name(of: .initializeSubclass), of: .object(start))
    _ = try call(hook, [], keywords: keywords.map { ($0.0.value, $0.1) })
  }
}
