/// Attributes and subscripts that the dispatch loop does not find by itself.
extension Object {
  /// The place of an attribute that a site remembers, if the object still has the shape it had then.
  @inline(__always)
  final func cachedSlot(_ version: Int, _ slot: Int32) -> UnsafeMutablePointer<Value>? {
    guard shape.version == version else { return nil }
    return slots.unsafelyUnwrapped + Int(slot)
  }
}

extension Interpreter {
  @inline(never)
  func getAttributeSlowly(
    _ result: UnsafeMutablePointer<Value>, _ object: UnsafeMutablePointer<Value>,
    _ cache: UnsafeMutablePointer<InlineCache>, _ register: UInt16
  ) throws(PythonError) {
    if let found = try rememberedFallback(object, cache) {
      result.pointee = found
      return
    }
    let value = try bound(object, register)
    if let property = try property(cache, of: object) {
      result.pointee = try property.getter(self, value)
      return
    }
    let name = name(cache)
    rememberFallback(value, name, cache)
    if case .object(let object) = value, object.shape.kind == .slots, object.type.usesGenericAttributes,
      let slot = object.shape.slot(of: name), let slots = object.slots, !slots[slot].isUnset,
      !object.type.hasFixedSlots
    {
      var hidden = false
      if case .object(let inType)? = object.type.lookup(name), kind(of: inType) == .data { hidden = true }
      if !hidden {
        cache.pointee.kind = .slot
        cache.pointee.version = object.shape.version
        cache.pointee.slot = Int32(slot)
        result.pointee = slots[slot]
        return
      }
    }
    result.pointee = try attribute(name, of: value)
  }

  /// What a native `__getattr__` finds, at a site which remembers that nothing comes before it.
  @inline(__always)
  private func rememberedFallback(
    _ object: UnsafeMutablePointer<Value>, _ cache: UnsafeMutablePointer<InlineCache>
  ) throws(PythonError) -> Value? {
    guard cache.pointee.kind == .fallback, case .object(let holder) = object.pointee,
      holder.shape.version == cache.pointee.version
    else { return nil }
    return try holder.fallbackAttribute(name(cache), in: self)
  }

  /// Lets a site remember that an attribute is left to the native `__getattr__` of objects of this shape.
  private func rememberFallback(
    _ value: Value, _ name: StringObject, _ cache: UnsafeMutablePointer<InlineCache>
  ) {
    guard case .object(let object) = value, object.type.hasNativeFallback, object.type.usesGenericAttributes,
      object.type.dunder(.getMissingAttribute) == nil, object.shape.kind == .slots,
      object.shape.slot(of: name) == nil, object.type.lookup(name) == nil
    else { return }
    cache.pointee.kind = .fallback
    cache.pointee.version = object.shape.version
  }

  @inline(never)
  func setAttributeSlowly(
    _ object: UnsafeMutablePointer<Value>, _ source: UnsafeMutablePointer<Value>,
    _ cache: UnsafeMutablePointer<InlineCache>
  ) throws(PythonError) {
    if cache.pointee.kind == .adding, object.holdsObject, source.isBound,
      let next = cache.pointee.target,
      object.reference._withUnsafeGuaranteedRef({ $0.shape.version == cache.pointee.version })
    {
      let shape = Unmanaged<Shape>.fromOpaque(next)
      shape._withUnsafeGuaranteedRef { shape in
        object.reference._withUnsafeGuaranteedRef { $0.append(source.pointee, becoming: shape) }
      }
      return
    }
    let value = source.pointee
    if object.holdsObject, source.isBound, let property = try property(cache, of: object),
      let setter = property.setter
    {
      return try setter(self, object.pointee, value)
    }
    let name = name(cache)
    if value.isUnset { throw unboundLocal(register(source)) }
    if case .object(let target) = object.pointee {
      let type = target.type
      if type.isHeapType, target.shape.kind == .slots, type.dunder(.setAttribute) == nil,
        !type.writesAttributesNatively, type.hasInstanceDictionary, !type.hasFixedSlots,
        !isDataDescriptor(type.lookup(name))
      {
        let before = target.shape
        let had = before.slot(of: name)
        target.setOwnAttribute(name, value)
        if let had {
          cache.pointee.kind = .slot
          cache.pointee.version = before.version
          cache.pointee.slot = Int32(had)
        } else if target.shape.kind == .slots {
          cache.pointee.kind = .adding
          cache.pointee.version = before.version
          cache.pointee.target = Unmanaged.passUnretained(target.shape).toOpaque()
        }
        return
      }
    }
    if object.pointee.isUnset { throw unboundLocal(register(object)) }
    try setAttribute(name, of: object.pointee, to: value)
  }

  /// The property of a native class that a site's attribute is, which the site remembers.
  @inline(__always)
  private func property(
    _ cache: UnsafeMutablePointer<InlineCache>, of object: UnsafeMutablePointer<Value>
  ) throws(PythonError) -> NativeProperty? {
    guard object.holdsObject else { return nil }
    if cache.pointee.kind == .property,
      object.reference._withUnsafeGuaranteedRef({ $0.shape.version == cache.pointee.version }),
      let target = cache.pointee.target
    {
      return Unmanaged<NativeProperty>.fromOpaque(target).takeUnretainedValue()
    }
    return findProperty(cache, of: object.reference.takeUnretainedValue())
  }

  @inline(never)
  private func findProperty(
    _ cache: UnsafeMutablePointer<InlineCache>, of object: Object
  ) -> NativeProperty? {
    guard object.type.dunders == nil, !object.type.readsAttributesNatively,
      !object.type.writesAttributesNatively,
      case .object(let found)? = object.type.lookup(name(cache)), found.type === types.nativeProperty
    else { return nil }
    cache.pointee.kind = .property
    cache.pointee.version = object.shape.version
    cache.pointee.target = Unmanaged.passUnretained(found).toOpaque()
    return unsafeDowncast(found, to: NativeProperty.self)
  }

  private func isDataDescriptor(_ value: Value?) -> Bool {
    guard case .object(let object)? = value else { return false }
    return kind(of: object) == .data
  }

  /// Puts a method and its receiver into r[a] and r[a + 1], or nothing and any other callable.
  @inline(__always)
  func loadMethod(
    _ result: UnsafeMutablePointer<Value>, _ object: UnsafeMutablePointer<Value>,
    _ cache: UnsafeMutablePointer<InlineCache>, _ register: UInt16
  ) throws(PythonError) {
    if object.holdsObject, cache.pointee.kind == .method,
      object.reference._withUnsafeGuaranteedRef({ $0.shape.version == cache.pointee.version })
    {
      let method = Unmanaged<Object>.fromOpaque(cache.pointee.target.unsafelyUnwrapped)
      // The receiver may be in the method's register.
      let receiver = object.pointee
      result.pointee = .object(method.takeUnretainedValue())
      result[1] = receiver
      return
    }
    try loadMethodSlowly(result, object, cache, register)
  }

  @inline(never)
  private func loadMethodSlowly(
    _ result: UnsafeMutablePointer<Value>, _ object: UnsafeMutablePointer<Value>,
    _ cache: UnsafeMutablePointer<InlineCache>, _ register: UInt16
  ) throws(PythonError) {
    if let found = try rememberedFallback(object, cache) {
      result.clear()
      result[1] = found
      return
    }
    let value = try bound(object, register)
    let name = name(cache)
    let type = type(of: value)
    rememberFallback(value, name, cache)
    if type.usesGenericAttributes, case .object(let found)? = type.lookup(name),
      found.type === types.function || found.isMethodDescriptor
    {
      guard case .object(let receiver) = value else {
        result.pointee = .object(found)
        result[1] = value
        return
      }
      if receiver.ownAttribute(name) == nil {
        if receiver.shape.kind == .slots, receiver.shape.slot(of: name) == nil {
          cache.pointee.kind = .method
          cache.pointee.version = receiver.shape.version
          cache.pointee.target = Unmanaged.passUnretained(found).toOpaque()
        }
        result.pointee = .object(found)
        result[1] = value
        return
      }
    }
    let callable = try attribute(name, of: value)
    result.clear()
    result[1] = callable
  }

  // MARK: Subscripts

  @inline(never)
  func getItemSlowly(
    _ result: UnsafeMutablePointer<Value>, _ container: UnsafeMutablePointer<Value>,
    _ key: UnsafeMutablePointer<Value>, _ i: Instruction
  ) throws(PythonError) {
    if key.pointee.isUnset { throw unboundLocal(i.c) }
    guard case .object(let object) = container.pointee else {
      result.pointee = try item(key.pointee, of: bound(container, i.b))
      return
    }
    if object.type === types.dict {
      let dictionary = unsafeDowncast(object, to: DictObject.self)
      var position = -1
      if case .object(let text) = key.pointee, text.type === types.str {
        position = dictionary.position(ofText: unsafeDowncast(text, to: StringObject.self))
      } else {
        position = try dictionary.position(of: key.pointee, hash: hash(key.pointee), in: self)
      }
      if position < 0 { throw .keyError(key.pointee) }
      result.pointee = dictionary.entries[position].value
      return
    }
    if object.type === types.tuple, case .int(var index) = key.pointee {
      let tuple = unsafeDowncast(object, to: TupleObject.self)
      if index < 0 { index += tuple.count }
      guard index >= 0, index < tuple.count else { throw .indexError("tuple index out of range") }
      result.pointee = tuple.elements[index]
      return
    }
    result.pointee = try item(key.pointee, of: container.pointee)
  }

  func setItemSlowly(
    _ container: UnsafeMutablePointer<Value>, _ key: UnsafeMutablePointer<Value>,
    _ value: UnsafeMutablePointer<Value>, _ i: Instruction
  ) throws(PythonError) {
    if key.pointee.isUnset { throw unboundLocal(i.b) }
    if value.pointee.isUnset { throw unboundLocal(i.c) }
    guard case .object(let object) = container.pointee else {
      try setItem(key.pointee, of: bound(container, i.a), to: value.pointee)
      return
    }
    if object.type === types.list, case .int(var index) = key.pointee {
      let list = unsafeDowncast(object, to: ListObject.self)
      if index < 0 { index += list.count }
      guard index >= 0, index < list.count else { throw .indexError("list assignment index out of range") }
      list.elements[index] = value.pointee
      return
    }
    if object.type === types.dict {
      let dictionary = unsafeDowncast(object, to: DictObject.self)
      if case .object(let text) = key.pointee, text.type === types.str {
        dictionary.setValue(value.pointee, forName: unsafeDowncast(text, to: StringObject.self))
      } else {
        try dictionary.setValue(value.pointee, for: key.pointee, in: self)
      }
      return
    }
    try setItem(key.pointee, of: container.pointee, to: value.pointee)
  }

  func buildSlice(_ result: UnsafeMutablePointer<Value>, _ base: UnsafeMutablePointer<Value>) {
    let slice = SliceObject(start: base[0], stop: base[1], step: base[2], type: types.slice)
    for index in 0..<3 { base[index] = .unset }
    result.pointee = .object(slice)
  }
}
