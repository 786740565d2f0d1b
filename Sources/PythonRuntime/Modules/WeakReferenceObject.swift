/// `weakref.ref`: a reference that does not keep its object alive.
package final class WeakReferenceObject: Object, NativeObject {
  /// Gives the object as long as it lives.
  private var target: (() -> Value?)?
  /// The address of the object, which the references to it are found by; nil once it is gone.
  fileprivate private(set) var targetAddress: UnsafeMutableRawPointer?
  /// What is called when the object is gone, with the reference; None if nothing is.
  fileprivate private(set) var callback: Value
  /// The object's hash, which stays that of the reference.
  private var knownHash: Int?
  /// The references to the same object that were made before and after this one.
  fileprivate unowned(unsafe) var older: WeakReferenceObject?
  fileprivate unowned(unsafe) var newer: WeakReferenceObject?

  private init(
    to object: Object, target: @escaping () -> Value?, callback: Value, type: TypeObject
  ) {
    self.target = target
    self.callback = callback
    targetAddress = Unmanaged.passUnretained(object).toOpaque()
    super.init(type: type)
    object.hasWeakReferences = true
    type.collector.weakReferences.add(self, to: object)
  }

  deinit {
    type.collector.weakReferences.remove(self)
    type.releaseQueue.release(&callback)
  }

  /// The object; nil once it is gone.
  private var referent: Value? { target?() }

  package override var holdsReferences: Bool { true }

  package override func visitReferences(_ visitor: inout ReferenceVisitor) {
    super.visitReferences(&visitor)
    visitor.visit(callback)
  }

  package override func initialize(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {}

  package override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) -> Value
  {
    referent ?? .none
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    let place = "<weakref at \(interpreter.addressText(of: self)); "
    guard let value = referent else { return place + "dead>" }
    let type = interpreter.type(of: value).name
    let name = try? interpreter.attributeIfPresent(interpreter.commonNames[.name], of: value)
    let named = name?.cast(to: StringObject.self).map { " (\($0.value))" } ?? ""
    return place + "to '\(type)' at \(value.object.map { interpreter.addressText(of: $0) } ?? "")\(named)>"
  }

  package override func compare(
    _ comparison: Comparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard comparison == .equal || comparison == .notEqual,
      let other = other.cast(to: WeakReferenceObject.self)
    else { return .notImplemented }
    var isEqual = other === self
    if let first = referent, let second = other.referent { isEqual = try interpreter.areEqual(first, second) }
    return .bool(isEqual == (comparison == .equal))
  }

  package override func hash(in interpreter: Interpreter) throws(PythonError) -> Int {
    if let knownHash { return knownHash }
    guard let value = referent else { throw .typeError("weak object has gone away") }
    let hash = try interpreter.hash(value)
    knownHash = hash
    return hash
  }

  /// Forgets the object, which is gone; the callback is to be called if there is one.
  fileprivate func end() -> Bool {
    target = nil
    targetAddress = nil
    older = nil
    newer = nil
    return !callback.isNone
  }

  fileprivate func callBack() {
    let callback = callback
    self.callback = .none
    let interpreter = type.interpreter
    do {
      _ = try interpreter.call(callback, .object(self))
    } catch {
      interpreter.reportUnraisable(error, in: callback)
    }
  }

  package static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "ReferenceType", module: "weakref", base: interpreter.types.object, in: interpreter,
      slots: [.call, .representation, .equal, .notEqual, .hash],
      constructor: { (interpreter, type, arguments) throws(PythonError) in
        guard (1...2).contains(arguments.count) else {
          throw .typeError(
            arguments.count == 0
              ? "__new__ expected at least 1 argument, got 0"
              : "__new__ expected at most 2 arguments, got \(arguments.count)")
        }
        guard arguments.keywords.isEmpty || type.isHeapType else {
          throw .typeError("ref() takes no keyword arguments")
        }
        guard let object = arguments[0].object, let target = object.weakTarget else {
          throw .typeError(
            "cannot create weak reference to '\(interpreter.type(of: arguments[0]).errorName)' object")
        }
        let callback = arguments.count == 2 ? arguments[1] : .none
        if callback.isNone, !type.isHeapType,
          let known = interpreter.collector.weakReferences.plainReference(to: object)
        {
          return .object(known)
        }
        return .object(WeakReferenceObject(to: object, target: target, callback: callback, type: type))
      },
      members: { builder in
        builder.documentation("A reference that does not keep its object alive.")
        builder.offersInitializer("*args")
        ObjectDefinitions.callWrapper(builder)
        builder.property(
          "__callback__", on: WeakReferenceObject.self,
          get: { (_, reference) throws(PythonError) in reference.callback })
      })
  }
}

/// Finds the weak references to objects: for each object that has some the newest, which leads to the others.
package final class WeakReferences {
  private var newest: [UnsafeMutableRawPointer: Int] = [:]

  private func newest(at address: UnsafeMutableRawPointer) -> WeakReferenceObject? {
    guard let known = newest[address], let pointer = UnsafeMutableRawPointer(bitPattern: known) else {
      return nil
    }
    return Unmanaged<WeakReferenceObject>.fromOpaque(pointer).takeUnretainedValue()
  }

  private func setNewest(_ reference: WeakReferenceObject?, at address: UnsafeMutableRawPointer) {
    newest[address] = reference.map { Int(bitPattern: Unmanaged.passUnretained($0).toOpaque()) }
  }

  fileprivate func add(_ reference: WeakReferenceObject, to object: Object) {
    let address = Unmanaged.passUnretained(object).toOpaque()
    reference.older = newest(at: address)
    reference.older?.newer = reference
    setNewest(reference, at: address)
  }

  fileprivate func remove(_ reference: WeakReferenceObject) {
    guard let address = reference.targetAddress else { return }
    if let newer = reference.newer {
      newer.older = reference.older
    } else {
      setNewest(reference.older, at: address)
    }
    reference.older?.newer = reference.newer
  }

  /// Ends the references to objects that are being freed, and then calls what was to be called, the newest first.
  func objectsEnd(_ objects: [Object]) {
    var ended: [WeakReferenceObject] = []
    for object in objects { endReferences(to: object, into: &ended) }
    for reference in ended { reference.callBack() }
  }

  /// Ends the references to an object whose last owner has let go of it.
  func objectEnds(_ object: Object) {
    var ended: [WeakReferenceObject] = []
    endReferences(to: object, into: &ended)
    for reference in ended { reference.callBack() }
  }

  private func endReferences(to object: Object, into ended: inout [WeakReferenceObject]) {
    let address = Unmanaged.passUnretained(object).toOpaque()
    var next = newest(at: address)
    setNewest(nil, at: address)
    while let reference = next {
      next = reference.older
      if reference.end() { ended.append(reference) }
    }
  }

  fileprivate func references(to object: Object) -> [WeakReferenceObject] {
    var found: [WeakReferenceObject] = []
    var next = newest(at: Unmanaged.passUnretained(object).toOpaque())
    while let reference = next {
      found.append(reference)
      next = reference.older
    }
    return found
  }

  /// The reference that the others of an object follow: the one that is shared, or else the newest.
  package func leadingReference(to object: Object) -> WeakReferenceObject? {
    plainReference(to: object) ?? newest(at: Unmanaged.passUnretained(object).toOpaque())
  }

  /// The reference without a callback that others who want one share.
  fileprivate func plainReference(to object: Object) -> WeakReferenceObject? {
    references(to: object).first { $0.callback.isNone && !$0.type.isHeapType }
  }
}

/// `weakref` and `gc`.
enum MemoryModules {
  static func fillWeakReferences(_ builder: ModuleBuilder) {
    let type = builder.interpreter.type(for: WeakReferenceObject.self)
    builder.set("ref", .object(type))
    builder.set("ReferenceType", .object(type))
    builder.function("getweakrefs", "object, /", "The weak references to an object.") {
      (interpreter, arguments) throws(PythonError) in
      let found = arguments[0].object.map { interpreter.collector.weakReferences.references(to: $0) } ?? []
      return interpreter.list(found.reversed().map { .object($0) })
    }
    PythonSource.weakref.run(in: builder)
    PythonSource.weakContainers.run(in: builder)
  }

  static func fillCollector(_ builder: ModuleBuilder) {
    let collector = builder.interpreter.collector
    builder.function("collect", "generation=2", "Frees unreachable cycles; returns their number of objects.")
    {
      (_, _) in .int(collector.collect())
    }
    builder.function("enable", "", "Lets collections happen by themselves.") { (_, _) in
      collector.isEnabled = true
      return .none
    }
    builder.function("disable", "", "Keeps collections from happening by themselves.") { (_, _) in
      collector.isEnabled = false
      return .none
    }
    builder.function("isenabled", "", "Whether collections happen by themselves.") { (_, _) in
      .bool(collector.isEnabled)
    }
    builder.set("garbage", builder.interpreter.list([]))
  }
}
