/// Attribute access.
extension Interpreter {
  /// `value.name`.
  package func attribute(_ name: StringObject, of value: Value) throws(PythonError) -> Value {
    guard case .object(let object) = value else { return try genericAttribute(value, name) }
    do {
      return try attribute(name, ofObject: object)
    } catch {
      throw error.noting(name, missingIn: value)
    }
  }

  @inline(__always)
  private func attribute(_ name: StringObject, ofObject object: Object) throws(PythonError) -> Value {
    if let custom = object.type.dunder(.getAttribute) {
      do {
        return try callMethod(custom, on: .object(object), .object(name))
      } catch {
        guard error.isInstance(of: .attributeError), let fallback = object.type.dunder(.getMissingAttribute)
        else { throw error }
        return try callMethod(fallback, on: .object(object), .object(name))
      }
    }
    return try object.attribute(name, in: self)
  }

  /// `value.name`, by text.
  package func attribute(_ name: String, of value: Value) throws(PythonError) -> Value {
    try attribute(intern(name), of: value)
  }

  /// `value.name`, or nil where there is no such attribute.
  package func attributeIfPresent(_ name: StringObject, of value: Value) throws(PythonError) -> Value? {
    // The common cases are decided without an exception.
    if case .object(let object) = value, object.type.dunder(.getAttribute) == nil,
      object.type.dunder(.getMissingAttribute) == nil, !object.type.hasNativeFallback,
      !(object is TypeObject), !(object is ModuleObject),
      !(object is SuperObject), object.type.lookup(name) == nil, object.ownAttribute(name) == nil,
      object.type.usesGenericAttributes
    {
      return nil
    }
    do {
      return try attribute(name, of: value)
    } catch {
      if error.isInstance(of: .attributeError) { return nil }
      throw error
    }
  }

  /// The default `__getattribute__`, followed by `__getattr__`.
  package func genericAttribute(_ value: Value, _ name: StringObject) throws(PythonError) -> Value {
    let type = type(of: value)
    let found = type.lookup(name)
    var descriptor: Object?
    if case .object(let object)? = found {
      let kind = kind(of: object)
      if kind == .data {
        let fallback = type.dunder(.getMissingAttribute)
        guard fallback != nil || type.hasNativeFallback else {
          return try descriptorGet(object, instance: value, owner: type)
        }
        do {
          return try descriptorGet(object, instance: value, owner: type)
        } catch {
          guard error.isInstance(of: .attributeError) else { throw error }
          if let fallback { return try callMethod(fallback, on: value, .object(name)) }
          return try fallbackAttribute(name, of: value)
        }
      }
      if kind == .nonData { descriptor = object }
    }
    if case .object(let object) = value, let own = object.ownAttribute(name) { return own }
    if let descriptor { return try descriptorGet(descriptor, instance: value, owner: type) }
    if let found { return found }
    if let fallback = type.dunder(.getMissingAttribute) {
      return try callMethod(fallback, on: value, .object(name))
    }
    return try fallbackAttribute(name, of: value)
  }

  /// What an object finds by itself under a name that neither it nor its class has as an attribute.
  private func fallbackAttribute(_ name: StringObject, of value: Value) throws(PythonError) -> Value {
    if case .object(let object) = value, let found = try object.fallbackAttribute(name, in: self) {
      return found
    }
    throw missingAttribute(name, of: value)
  }

  /// The error of an attribute that is not there.
  package func missingAttribute(_ name: StringObject, of value: Value) -> PythonError {
    .attributeError(
      "'\(type(of: value).errorName)' object has no attribute '\(name.value)'", object: value,
      name: name.value)
  }

  /// How an object acts as an attribute of a class.
  func kind(of object: Object) -> DescriptorKind {
    if object.type.isHeapType, object.type.dunders != nil {
      if object.type.dunder(.descriptorSet) != nil || object.type.dunder(.descriptorDelete) != nil {
        return .data
      }
      if object.type.dunder(.descriptorGet) != nil { return .nonData }
    }
    return object.descriptorKind
  }

  /// `descriptor.__get__(instance, owner)`, or the object itself if it is no descriptor.
  func descriptorGet(
    _ descriptor: Object, instance: Value, owner: TypeObject
  ) throws(PythonError) -> Value {
    if let custom = descriptor.type.dunder(.descriptorGet) {
      return try callMethod(custom, on: .object(descriptor), instance.orNone, .object(owner))
    }
    if descriptor.type.isHeapType, descriptor.type.dunder(.descriptorSet) != nil,
      case .object(let object) = instance
    {
      // A data descriptor without `__get__` lets the instance's own attribute through.
      for name in object.ownAttributeNames where object.type.lookup(name)?.object === descriptor {
        return object.ownAttribute(name) ?? .none
      }
      return .object(descriptor)
    }
    return try descriptor.descriptorGet(instance: instance, owner: owner, in: self)
  }

  /// `value.name = newValue`.
  package func setAttribute(
    _ name: StringObject, of value: Value, to newValue: Value
  ) throws(PythonError) {
    guard case .object(let object) = value else {
      let type = type(of: value)
      if type.lookup(name) != nil {
        throw .attributeError(
          "'\(type.errorName)' object attribute '\(name.value)' is read-only", object: value, name: name.value
        )
      }
      throw missingAttribute(name, of: value)
    }
    if let custom = object.type.dunder(.setAttribute) {
      _ = try callMethod(custom, on: value, .object(name), newValue)
      return
    }
    try object.setAttribute(name, to: newValue, in: self)
  }

  /// `del value.name`.
  package func deleteAttribute(_ name: StringObject, of value: Value) throws(PythonError) {
    guard case .object(let object) = value else { throw missingAttribute(name, of: value) }
    if let custom = object.type.dunder(.deleteAttribute) {
      _ = try callMethod(custom, on: value, .object(name))
      return
    }
    try object.deleteAttribute(name, in: self)
  }

  /// The default `__setattr__`.
  package func genericSetAttribute(
    _ object: Object, _ name: StringObject, _ value: Value
  ) throws(PythonError) {
    let found = object.type.lookup(name)
    if case .object(let descriptor)? = found, kind(of: descriptor) == .data {
      try descriptorSet(descriptor, instance: object, to: value)
      return
    }
    guard object.type.hasInstanceDictionary else {
      if found != nil {
        throw .attributeError(
          "'\(object.type.errorName)' object attribute '\(name.value)' is read-only", object: .object(object),
          name: name.value)
      }
      throw missingAttribute(name, of: .object(object))
    }
    object.setOwnAttribute(name, value)
  }

  /// The default `__delattr__`.
  package func genericDeleteAttribute(_ object: Object, _ name: StringObject) throws(PythonError) {
    if case .object(let descriptor)? = object.type.lookup(name), kind(of: descriptor) == .data {
      try descriptorSet(descriptor, instance: object, to: .unset)
      return
    }
    guard object.removeOwnAttribute(name) else { throw missingAttribute(name, of: .object(object)) }
  }

  private func descriptorSet(
    _ descriptor: Object, instance: Object, to value: Value
  ) throws(PythonError) {
    let slot: Slot = value.isUnset ? .descriptorDelete : .descriptorSet
    if let custom = descriptor.type.dunder(slot) {
      if value.isUnset {
        _ = try callMethod(custom, on: .object(descriptor), .object(instance))
      } else {
        _ = try callMethod(custom, on: .object(descriptor), .object(instance), value)
      }
      return
    }
    if descriptor.type.isHeapType, descriptor.descriptorKind != .data {
      throw PythonError(.attributeError, value.isUnset ? "__delete__" : "__set__")
    }
    try descriptor.descriptorSet(instance: .object(instance), to: value, in: self)
  }

  // MARK: Classes

  /// `SomeClass.name`.
  func typeAttribute(_ type: TypeObject, _ name: StringObject) throws(PythonError) -> Value {
    let metatype = type.type
    let inMetatype = metatype.lookup(name)
    if case .object(let descriptor)? = inMetatype, kind(of: descriptor) == .data {
      return try descriptorGet(descriptor, instance: .object(type), owner: metatype)
    }
    if let found = type.lookup(name) {
      guard case .object(let object) = found, kind(of: object) != .none else { return found }
      return try descriptorGet(object, instance: .unset, owner: type)
    }
    if let found = inMetatype {
      guard case .object(let object) = found else { return found }
      return try descriptorGet(object, instance: .object(type), owner: metatype)
    }
    if let fallback = metatype.dunder(.getMissingAttribute) {
      return try callMethod(fallback, on: .object(type), .object(name))
    }
    throw .attributeError(
      "type object '\(type.errorName)' has no attribute '\(name.value)'", object: .object(type),
      name: name.value)
  }

  /// `SomeClass.name = value`, or its deletion when `value` is unset.
  func setTypeAttribute(
    _ type: TypeObject, _ name: StringObject, _ value: Value
  ) throws(PythonError) {
    if case .object(let descriptor)? = type.type.lookup(name), kind(of: descriptor) == .data {
      try descriptorSet(descriptor, instance: type, to: value)
      return
    }
    guard type.isHeapType else {
      throw .typeError("cannot set '\(name.value)' attribute of immutable type '\(type.errorName)'")
    }
    let old = type.namespace[name]
    if value.isUnset {
      guard old != nil else {
        throw .attributeError(
          "type object '\(type.errorName)' has no attribute '\(name.value)'", object: .object(type),
          name: name.value)
      }
      type.namespace[name] = nil
    } else {
      type.namespace[name] = value
    }
    if isPlain(old), isPlain(value), slotsByName[ObjectIdentifier(name)] == nil {
      // One plain value in place of another: only remembered lookups need to go, not the sites of attributes.
      forgetLookups(of: type)
    } else {
      type.definitionsChanged()
    }
  }

  private func isPlain(_ value: Value?) -> Bool {
    guard let value else { return false }
    guard case .object(let object) = value else { return !value.isUnset }
    return kind(of: object) == .none
  }

  private func forgetLookups(of type: TypeObject) {
    type.version = nextVersion()
    for derived in type.subclasses { forgetLookups(of: derived) }
  }
}

extension TypeObject {
  /// Whether attributes of instances are found in the default way, so that sites of the code may remember where.
  final var usesGenericAttributes: Bool {
    dunder(.getAttribute) == nil && !readsAttributesNatively
  }
}
