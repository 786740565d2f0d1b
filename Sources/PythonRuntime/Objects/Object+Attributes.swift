extension Object {
  /// An attribute of the instance itself; the name must be interned (`interpreter.intern`).
  package final func ownAttribute(_ name: StringObject) -> Value? {
    guard let slots else { return nil }
    switch shape.kind {
    case .slots:
      guard let slot = shape.slot(of: name), !slots[slot].isUnset else { return nil }
      return slots[slot]
    case .dictionary:
      return ownDictionary?.value(forName: name)
    }
  }

  /// The value of the attribute that was created as the `index`-th, where attributes are kept in that order.
  @inline(__always)
  package final func ownAttribute(at index: Int) -> Value? {
    guard let slots, shape.kind == .slots, index < shape.slotCount else { return nil }
    return slots[index]
  }

  /// What changes whenever the instance gets another attribute or its class another definition; nil where
  /// attributes come and go without that.
  @inline(__always)
  package final var shapeVersion: Int? {
    shape.kind == .slots ? shape.version : nil
  }

  /// Sets an attribute of the instance itself; the name must be interned.
  package final func setOwnAttribute(_ name: StringObject, _ value: Value) {
    switch shape.kind {
    case .slots:
      if let slot = shape.slot(of: name), let slots {
        slots[slot] = value
        return
      }
      let interpreter = type.interpreter
      guard let next = shape.adding(name, version: interpreter.nextVersion()) else {
        _ = dictionary(in: interpreter)
        ownDictionary?.setValue(value, forName: name)
        return
      }
      var value = value
      withUnsafeMutablePointer(to: &value) { append(copyOf: $0, becoming: next) }
    case .dictionary:
      ownDictionary?.setValue(value, forName: name)
    }
  }

  /// Adds a value like that of a place as the last attribute of `next`, which grows from the present shape.
  final func append(copyOf source: UnsafeMutablePointer<Value>, becoming next: Shape) {
    let count = next.slotCount - 1
    if count == Int(slotCapacity) {
      // Instances of a class tend to have as many attributes as those before.
      type.slotHint = Swift.max(type.slotHint, next.slotCount)
      let capacity = Shape.capacity(forCount: type.slotHint)
      let grown = UnsafeMutablePointer<Value>.room(for: capacity)
      if let slots {
        grown.moveInitialize(from: slots, count: count)
        slots.giveBack()
      }
      slots = grown
      slotCapacity = UInt8(truncatingIfNeeded: capacity)
    }
    (slots.unsafelyUnwrapped + count).initializeCopy(from: source)
    shape = next
  }

  /// Removes an attribute of the instance itself; false if there is none.
  package final func removeOwnAttribute(_ name: StringObject) -> Bool {
    guard ownAttribute(name) != nil else { return false }
    if type.hasFixedSlots, let slot = shape.slot(of: name) {
      slots?[slot] = .unset
      return true
    }
    _ = dictionary(in: type.interpreter)
    return ownDictionary?.removeValue(forName: name) ?? false
  }

  /// The names of the instance's own attributes, in order of their creation.
  package final var ownAttributeNames: [StringObject] {
    guard let slots else { return [] }
    switch shape.kind {
    case .slots:
      return shape.names.indices.filter { !slots[$0].isUnset }.map { shape.names[$0] }
    case .dictionary:
      return ownDictionary?.keys.compactMap { $0.cast(to: StringObject.self) } ?? []
    }
  }

  /// The `__dict__` of the instance, live: from now on it holds the attributes.
  package final func dictionary(in interpreter: Interpreter) -> DictObject {
    if let dictionary = ownDictionary { return dictionary }
    let dictionary = DictObject(type: interpreter.types.dict)
    for name in ownAttributeNames {
      if let value = ownAttribute(name) { dictionary.setValue(value, forName: name) }
    }
    setDictionary(dictionary)
    return dictionary
  }

  /// Replaces the `__dict__` of the instance.
  package final func setDictionary(_ dictionary: DictObject) {
    if let slots {
      slots.deinitialize(count: shape.slotCount)
      slots.giveBack()
    }
    shape = type.dictionaryShape
    slotCapacity = 1
    let storage = UnsafeMutablePointer<Value>.room(for: 1)
    storage.initialize(to: .object(dictionary))
    slots = storage
  }

  /// The dictionary, of an object that keeps its attributes in one.
  final var ownDictionary: DictObject? {
    guard shape.kind == .dictionary, let slots, case .object(let object) = slots[0] else { return nil }
    return unsafeDowncast(object, to: DictObject.self)
  }

  /// Changes the class of the object, as `__class__ = ...` does, and keeps its attributes.
  package final func changeType(to newType: TypeObject, in interpreter: Interpreter) {
    let attributes = ownAttributeNames.map { ($0, ownAttribute($0)) }
    if let slots {
      slots.deinitialize(count: shape.slotCount)
      slots.giveBack()
    }
    slots = nil
    slotCapacity = 0
    type = newType
    shape = newType.rootShape
    for case (let name, let value?) in attributes { setOwnAttribute(name, value) }
  }
}
