/// Makes the classes of the machine's own objects.
enum ObjectDefinitions {}

extension ObjectDefinitions {
  /// Fills in `object`.
  static func completeObject(_ type: TypeObject) {
    type.constructor = { (interpreter, type, arguments) throws(PythonError) in
      // A native class without a constructor makes its instances itself; this would make one of another Swift class.
      if type.nativeBase !== interpreter.types.object {
        throw .typeError("cannot create '\(type.nativeBase.fullName)' instances")
      }
      if arguments.count > 0 || arguments.keywordNames != nil {
        if type.dunder(.new) != nil {
          throw .typeError("object.__new__() takes exactly one argument (the type to instantiate)")
        }
        if type.dunder(.initialize) == nil, type.nativeBase === interpreter.types.object {
          throw .typeError("\(type.errorName)() takes no arguments")
        }
      }
      try interpreter.refuseAbstract(type)
      interpreter.collectCyclesIfDue()
      return .object(InstanceObject(type: type))
    }
    type.nativeSlots = []
    type.populate = { builder in
      objectMethods(builder)
      objectAttributes(builder)
    }
  }

  /// The class of a value of which there is only one, which calls of the class return.
  static func singleton(
    _ name: String, _ value: Value, _ object: TypeObject, _ interpreter: Interpreter, _ slots: SlotSet,
    errorName: String? = nil
  ) -> TypeObject {
    let type = TypeObject(
      native: name, base: object, in: interpreter, isSubclassable: false, slots: slots,
      constructor: { (_, _, arguments) throws(PythonError) in
        if arguments.count > 0 || arguments.keywordNames != nil {
          throw .typeError("\(errorName ?? name) takes no arguments")
        }
        return value
      })
    type.isCompleteAfterConstructor = true
    return type
  }

  private static func objectMethods(_ builder: TypeBuilder) {
    builder.documentation("The base class of the class hierarchy.")
    builder.method("__repr__") { (interpreter, receiver, _) throws(PythonError) in
      guard case .object(let object) = receiver else {
        return interpreter.string(try interpreter.representation(of: receiver))
      }
      return interpreter.string(interpreter.defaultRepresentation(of: object))
    }
    builder.method("__str__") { (interpreter, receiver, _) throws(PythonError) in
      interpreter.string(try interpreter.representation(of: receiver))
    }
    builder.method("__hash__") { (interpreter, receiver, _) throws(PythonError) in
      guard case .object(let object) = receiver else { return .int(try interpreter.hash(receiver)) }
      return .int(object.identityHash)
    }
    builder.method("__eq__", "value, /") { (_, receiver, arguments) throws(PythonError) in
      receiver.isIdentical(to: arguments[0]) ? .bool(true) : .notImplemented
    }
    builder.method("__ne__", "value, /") { (interpreter, receiver, arguments) throws(PythonError) in
      guard case .object(let object) = receiver else { return .notImplemented }
      let equal = try interpreter.nativeCompare(.equal, object, arguments[0])
      return equal.isNotImplemented ? equal : .bool(try !interpreter.isTrue(equal))
    }
    for (name, comparison) in [
      ("__lt__", Comparison.less), ("__le__", .lessOrEqual), ("__gt__", .greater),
      ("__ge__", .greaterOrEqual),
    ] {
      _ = comparison
      builder.method(name, "value, /") { (_, _, _) throws(PythonError) in .notImplemented }
    }
    builder.method("__format__", "format_spec, /") { (interpreter, receiver, arguments) throws(PythonError) in
      let specification = try interpreter.text(arguments[0], orRaise: "__format__() argument must be str")
      if !specification.isEmpty {
        let name = interpreter.type(of: receiver).name
        throw .typeError("unsupported format string passed to \(name).__format__")
      }
      return interpreter.string(try interpreter.string(of: receiver))
    }
    builder.method("__dir__") { (interpreter, receiver, _) throws(PythonError) in
      interpreter.list(interpreter.attributeNames(of: receiver).map { interpreter.string($0) })
    }
    builder.method("__init__", "*args, **kwargs") { (interpreter, receiver, arguments) throws(PythonError) in
      guard case .object(let object) = receiver else { return .none }
      let keywords = arguments[0].cast(to: DictObject.self)?.count ?? 0
      if keywords > 0 || !arguments.rest.isEmpty { try interpreter.refuseLeftoverArguments(for: object) }
      return .none
    }
    builder.set(
      "__new__",
      .object(
        NativeConstructorFunction(owner: builder.type, in: builder.interpreter)))
    builder.classMethod("__init_subclass__", "**kwargs") { (_, type, arguments) throws(PythonError) in
      if let keywords = arguments[0].cast(to: DictObject.self), keywords.count > 0 {
        throw .typeError("\(type.qualifiedName).__init_subclass__() takes no keyword arguments")
      }
      return .none
    }
    builder.classMethod("__subclasshook__", "subclass, /") { (_, _, _) throws(PythonError) in .notImplemented
    }
    builder.method("__getattribute__", "name, /") { (interpreter, receiver, arguments) throws(PythonError) in
      try interpreter.attributeWithoutFallback(interpreter.attributeName(arguments[0]), of: receiver)
    }
    builder.method("__setattr__", "name, value, /") {
      (interpreter, receiver, arguments) throws(PythonError) in
      guard case .object(let object) = receiver else { return .none }
      try interpreter.genericSetAttribute(object, interpreter.attributeName(arguments[0]), arguments[1])
      return .none
    }
    builder.method("__delattr__", "name, /") { (interpreter, receiver, arguments) throws(PythonError) in
      guard case .object(let object) = receiver else { return .none }
      try interpreter.genericDeleteAttribute(object, interpreter.attributeName(arguments[0]))
      return .none
    }
    builder.method("__getstate__") { (interpreter, receiver, _) throws(PythonError) in
      try interpreter.reduction("_getstate", [receiver])
    }
    builder.method("__reduce__") { (interpreter, receiver, _) throws(PythonError) in
      try interpreter.reduction("_reduce", [receiver, .int(0)])
    }
    builder.method("__reduce_ex__", "protocol, /") { (interpreter, receiver, arguments) throws(PythonError) in
      try interpreter.reduction("_reduce_ex", [receiver, arguments[0]])
    }
    builder.method("__sizeof__") { (_, _, _) throws(PythonError) in .int(48) }
  }

  private static func objectAttributes(_ builder: TypeBuilder) {
    builder.property(
      "__class__", "the object's class",
      get: { (interpreter, receiver) throws(PythonError) in .object(interpreter.type(of: receiver)) },
      set: { (interpreter, receiver, value) throws(PythonError) in
        guard let type = value.cast(to: TypeObject.self) else {
          throw .typeError(
            "__class__ must be set to a class, not '\(interpreter.type(of: value).errorName)' object")
        }
        guard case .object(let object) = receiver else {
          throw .typeError("__class__ assignment only supported for mutable types or ModuleType subclasses")
        }
        if let problem = object.objection(toBecoming: type) {
          throw .typeError("__class__ assignment\(problem)")
        }
        object.changeType(to: type, in: interpreter)
      })
    builder.set("__dict__", .object(dictionaryProperty(of: builder.type)))
  }

  /// `__dict__` of the instances of a class.
  static func dictionaryProperty(of type: TypeObject) -> NativeProperty {
    NativeProperty(
      "__dict__", documentation: "dictionary for instance variables", owner: type,
      getter: { (interpreter, receiver) throws(PythonError) in
        guard case .object(let object) = receiver, object.type.hasInstanceDictionary else {
          throw interpreter.missingAttribute(interpreter.commonNames[.dict], of: receiver)
        }
        return .object(object.dictionary(in: interpreter))
      },
      setter: { (interpreter, receiver, value) throws(PythonError) in
        guard case .object(let object) = receiver, object.type.hasInstanceDictionary else {
          throw interpreter.missingAttribute(interpreter.commonNames[.dict], of: receiver)
        }
        guard let dictionary = value.cast(to: DictObject.self) else {
          throw .typeError(
            "__dict__ must be set to a dictionary, not a '\(interpreter.type(of: value).errorName)'")
        }
        object.setDictionary(dictionary)
      })
  }

  /// `__weakref__` of the instances of a class: the newest weak reference to one, or None.
  static func weakReferenceProperty(of type: TypeObject) -> NativeProperty {
    NativeProperty(
      "__weakref__", documentation: "list of weak references to the object", owner: type,
      getter: { (interpreter, receiver) throws(PythonError) in
        guard case .object(let object) = receiver, object.hasWeakReferences else { return .none }
        return interpreter.collector.weakReferences.leadingReference(to: object).map { .object($0) } ?? .none
      })
  }
}

/// An instance of a class written in Python that derives from no native class but `object`.
package final class InstanceObject: Object {
  deinit {
    if let finalizer = type.dunder(.finalize), !isFinalized { finalize(finalizer) }
  }

  /// Calls `__del__` on a stand-in that has taken over the attributes: the object itself is past saving.
  private func finalize(_ finalizer: Value) {
    let standIn = FinalizedObject(type: type)
    standIn.shape = shape
    standIn.slots = slots
    standIn.slotCapacity = slotCapacity
    slots = nil
    slotCapacity = 0
    let interpreter = type.interpreter
    do {
      _ = try interpreter.callMethod(finalizer, on: .object(standIn))
    } catch {
      interpreter.reportUnraisable(error, in: finalizer)
    }
  }
}

/// What `__del__` sees as `self`.
package final class FinalizedObject: Object {}

/// `SomeClass.__new__` of a native class.
package final class NativeConstructorFunction: Object {
  unowned(unsafe) let owner: TypeObject

  init(owner: TypeObject, in interpreter: Interpreter) {
    self.owner = owner
    super.init(type: interpreter.types.nativeFunction)
  }

  package override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) -> Value
  {
    guard arguments.count > 0, let type = arguments[0].cast(to: TypeObject.self) else {
      if arguments.count == 0 { throw .typeError("\(owner.name).__new__(): not enough arguments") }
      let name = interpreter.type(of: arguments[0]).name
      throw .typeError("\(owner.name).__new__(X): X is not a type object (\(name))")
    }
    guard type.isSubtype(of: owner) else {
      throw .typeError(
        "\(owner.name).__new__(\(type.errorName)): \(type.errorName) is not a subtype of \(owner.name)")
    }
    for native in type.resolutionOrder where !native.isHeapType {
      if native === owner || native.builtinException != nil && owner.builtinException != nil { break }
      // The owner's constructor would make an object of another Swift class than the type's.
      if native.hasOwnConstructor {
        throw .typeError(
          "\(owner.name).__new__(\(type.errorName)) is not safe, use \(native.name).__new__()")
      }
    }
    guard let constructor = owner.constructor else {
      throw .typeError("cannot create '\(type.errorName)' instances")
    }
    return try constructor(interpreter, type, arguments.droppingFirst())
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    "<built-in method __new__ of type object at \(interpreter.addressText(of: owner))>"
  }
}

extension Interpreter {
  /// What a function of `copyreg` tells of an object: how it is made again from its parts.
  fileprivate func reduction(_ function: String, _ arguments: [Value]) throws(PythonError) -> Value {
    let module = try importModule("copyreg")
    return try call(attribute(intern(function), of: .object(module)), arguments)
  }

  /// `object.__getattribute__`: the default lookup without `__getattr__`.
  func attributeWithoutFallback(_ name: StringObject, of value: Value) throws(PythonError) -> Value {
    let type = type(of: value)
    let found = type.lookup(name)
    var descriptor: Object?
    if case .object(let object)? = found {
      let kind = kind(of: object)
      if kind == .data { return try descriptorGet(object, instance: value, owner: type) }
      if kind == .nonData { descriptor = object }
    }
    if case .object(let object) = value, let own = object.ownAttribute(name) { return own }
    if let descriptor { return try descriptorGet(descriptor, instance: value, owner: type) }
    if let found { return found }
    throw missingAttribute(name, of: value)
  }

  /// Refuses to instantiate a class with abstract methods left.
  func refuseAbstract(_ type: TypeObject) throws(PythonError) {
    guard type.isHeapType, let abstract = type.lookup(commonNames[.abstractMethods]) else { return }
    let names = try elements(of: abstract).map { (name) throws(PythonError) in try string(of: name) }.sorted()
    if names.isEmpty { return }
    throw .typeError(
      "Can't instantiate abstract class \(type.errorName) with abstract method\(names.count == 1 ? "" : "s") "
        + names.joined(separator: ", "))
  }

  /// The names that `dir()` lists, sorted; no Python code runs.
  package func attributeNames(of value: Value) -> [String] {
    var names: Set<String> = []
    func add(_ type: TypeObject) {
      for type in type.resolutionOrder {
        for name in type.namespace.names { names.insert(name.value) }
      }
      if !type.instancesShowDictionary { names.remove(commonNames[.dict].value) }
    }
    if !(value.object is TypeObject) { add(type(of: value)) }
    if case .object(let object) = value {
      for name in object.ownAttributeNames { names.insert(name.value) }
      if let type = object as? TypeObject { add(type) }
      for name in object.additionalAttributeNames(in: self) { names.insert(name) }
      if object is ModuleObject { names = Set(object.additionalAttributeNames(in: self)) }
    }
    return names.sorted()
  }
}
