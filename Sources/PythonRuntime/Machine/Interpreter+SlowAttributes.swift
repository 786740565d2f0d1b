/// Attributes that the dispatch loop does not find by itself.
extension Object {
  /// The place of an attribute that a site remembers, if the object still has the shape it had then.
  @inline(__always)
  final func cachedSlot(_ version: Int, _ slot: Int32) -> UnsafeMutablePointer<Value>? {
    guard shape.version == version else { return nil }
    return slots.unsafelyUnwrapped + Int(slot)
  }
}

extension Interpreter {
  /// An attribute that a site does not find in a slot. Returns whether a frame was pushed.
  @inline(never)
  func getAttributeSlowly(
    _ result: UnsafeMutablePointer<Value>, _ object: UnsafeMutablePointer<Value>,
    _ cache: UnsafeMutablePointer<InlineCache>, _ register: UInt16
  ) throws(PythonError) -> Bool {
    if cache.pointee.kind == .getter, object.holdsObject,
      object.reference._withUnsafeGuaranteedRef({ $0.shape.version == cache.pointee.version }),
      let target = cache.pointee.target
    {
      try enterMethod(Unmanaged<FunctionObject>.fromOpaque(target), object, to: self.register(result))
      return true
    }
    if let value = nameOfModule(object, cache) {
      result.copy(from: value)
      return false
    }
    if let found = try rememberedFallback(object, cache) {
      result.pointee = found
      return false
    }
    let value = try bound(object, register)
    if let property = try property(cache, of: object) {
      result.pointee = try property.getter(self, value)
      return false
    }
    let name = name(cache)
    if case .object(let holder) = value, holder.shape.kind == .slots, holder.type.usesGenericAttributes {
      let inType = holder.type.lookup(name)?.object
      if let slot = holder.shape.slot(of: name), let slots = holder.slots, !slots[slot].isUnset,
        inType.map({ kind(of: $0) != .data || isMember($0, name) }) ?? true
      {
        cache.pointee.kind = .slot
        cache.pointee.version = holder.shape.version
        cache.pointee.slot = Int32(slot)
        result.pointee = slots[slot]
        return false
      }
      if let inType, let getter = getter(of: inType, for: holder.type) {
        cache.pointee.kind = .getter
        cache.pointee.version = holder.shape.version
        cache.pointee.target = Unmanaged.passUnretained(getter).toOpaque()
      }
    }
    rememberFallback(value, name, cache)
    rememberModuleName(value, name, cache)
    result.pointee = try attribute(name, of: value)
    return false
  }

  /// The getter that a property of a class comes down to, where a frame for it is all that reading it takes.
  private func getter(of attribute: Object, for type: TypeObject) -> FunctionObject? {
    guard attribute.type === types.property, type.dunder(.getMissingAttribute) == nil,
      !type.hasNativeFallback,
      case .object(let object) = unsafeDowncast(attribute, to: PropertyObject.self).getter,
      object.type === types.function
    else { return nil }
    let function = unsafeDowncast(object, to: FunctionObject.self)
    return function.code.isSimple && function.code.positionalCount == 1 ? function : nil
  }

  /// Pushes the frame of a function whose only argument is a register's value.
  private func enterMethod(
    _ function: Unmanaged<FunctionObject>, _ receiver: UnsafeMutablePointer<Value>, to destination: UInt16
  ) throws(PythonError) {
    let code = function._withUnsafeGuaranteedRef { $0.codeReference }
    let count = code._withUnsafeGuaranteedRef { $0.registerCount }
    try checkRoom(forRegisters: count)
    let registers = machine.top
    registers.initializeCopy(from: receiver)
    (registers + 1).forget(count: code._withUnsafeGuaranteedRef { $0.variableCount } - 1)
    ReferenceCount.retain(function.toOpaque())
    pushFrame(
      code: code, function: function, registers: registers, top: registers + count,
      globals: function._withUnsafeGuaranteedRef { Unmanaged.passUnretained($0.globals) }, locals: nil,
      closure: function._withUnsafeGuaranteedRef { $0.closure.baseAddress }, destination: Int(destination),
      onReturn: .store)
  }

  /// The value of a module's name that a site remembers the place of.
  @inline(__always)
  private func nameOfModule(
    _ object: UnsafeMutablePointer<Value>, _ cache: UnsafeMutablePointer<InlineCache>
  ) -> UnsafeMutablePointer<Value>? {
    guard cache.pointee.kind == .moduleName, object.holdsObject,
      object.objectType == Unmanaged.passUnretained(types.module).toOpaque()
    else { return nil }
    return object.reference._withUnsafeGuaranteedRef {
      unsafeDowncast($0, to: ModuleObject.self).namespace.value(
        at: Int(cache.pointee.slot), ifKeyIs: cache.pointee.name)
    }
  }

  private func rememberModuleName(
    _ value: Value, _ name: StringObject, _ cache: UnsafeMutablePointer<InlineCache>
  ) {
    guard case .object(let object) = value, object.type === types.module else { return }
    let position = unsafeDowncast(object, to: ModuleObject.self).namespace.position(ofText: name)
    guard position >= 0 else { return }
    cache.pointee.kind = .moduleName
    cache.pointee.slot = Int32(truncatingIfNeeded: position)
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
        object.reference._withUnsafeGuaranteedRef { $0.append(copyOf: source, becoming: shape) }
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
        !type.writesAttributesNatively, isSetInSlot(name, of: type)
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
      return Unmanaged<NativeProperty>.fromOpaque(target).borrowed
    }
    return findProperty(cache, of: object.object)
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

  /// Whether an attribute that is set on an instance goes straight to a slot.
  private func isSetInSlot(_ name: StringObject, of type: TypeObject) -> Bool {
    guard case .object(let object)? = type.lookup(name), kind(of: object) == .data else {
      return type.hasInstanceDictionary
    }
    return isMember(object, name)
  }

  /// Whether an attribute of a class is what stands for one of its `__slots__`.
  private func isMember(_ attribute: Object, _ name: StringObject) -> Bool {
    attribute.type === types.memberDescriptor
      && unsafeDowncast(attribute, to: MemberDescriptor.self).name === name
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
      // The receiver may be in the method's register.
      let receiver = object.raw.retained()
      result.replace(with: RawValue(retaining: .fromOpaque(cache.pointee.target.unsafelyUnwrapped)))
      (result + 1).replace(with: receiver)
      return
    }
    try loadMethodSlowly(result, object, cache, register)
  }

  @inline(never)
  private func loadMethodSlowly(
    _ result: UnsafeMutablePointer<Value>, _ object: UnsafeMutablePointer<Value>,
    _ cache: UnsafeMutablePointer<InlineCache>, _ register: UInt16
  ) throws(PythonError) {
    if loadRememberedCallable(result, object, cache) { return }
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
    rememberModuleName(value, name, cache)
    if case .object(let holder) = value {
      if holder.type === types.super,
        let (method, receiver) = unsafeDowncast(holder, to: SuperObject.self).method(name, in: self)
      {
        result.pointee = .object(method)
        result[1] = receiver
        return
      }
      rememberCallable(of: holder, name, cache)
      if loadRememberedCallable(result, object, cache) { return }
    }
    let callable = try attribute(name, of: value)
    result.clear()
    result[1] = callable
  }

  /// Puts what a site remembers as callable, other than a method, into r[a] and r[a + 1].
  @inline(__always)
  private func loadRememberedCallable(
    _ result: UnsafeMutablePointer<Value>, _ object: UnsafeMutablePointer<Value>,
    _ cache: UnsafeMutablePointer<InlineCache>
  ) -> Bool {
    guard object.holdsObject else { return false }
    switch cache.pointee.kind {
    case .slot:
      guard
        let slot = object.reference._withUnsafeGuaranteedRef({
          $0.cachedSlot(cache.pointee.version, cache.pointee.slot)
        }), slot.isBound
      else { return false }
      // The receiver may be in the method's register, and hold the last reference.
      (result + 1).copy(from: slot)
      result.clear()
    case .moduleName:
      guard let value = nameOfModule(object, cache) else { return false }
      (result + 1).copy(from: value)
      result.clear()
    case .classValue, .classMethod:
      guard object.objectType == Unmanaged.passUnretained(types.type).toOpaque(),
        object.reference._withUnsafeGuaranteedRef({
          unsafeDowncast($0, to: TypeObject.self).version == cache.pointee.version
        })
      else { return false }
      let target = RawValue(retaining: .fromOpaque(cache.pointee.target.unsafelyUnwrapped))
      if cache.pointee.kind == .classMethod {
        (result + 1).copy(from: object)
        result.replace(with: target)
      } else {
        (result + 1).replace(with: target)
        result.clear()
      }
    default: return false
    }
    return true
  }

  /// Lets a site remember the callable that an attribute of an instance or of a plain class is.
  private func rememberCallable(
    of holder: Object, _ name: StringObject, _ cache: UnsafeMutablePointer<InlineCache>
  ) {
    if holder.type === types.type {
      let type = unsafeDowncast(holder, to: TypeObject.self)
      guard types.type.lookup(name) == nil, case .object(let found)? = type.lookup(name) else { return }
      var target = found
      var kind = InlineCache.Kind.classValue
      if found.type === types.staticMethod {
        guard case .object(let function) = unsafeDowncast(found, to: StaticMethodObject.self).function else {
          return
        }
        target = function
      } else if found.type === types.classMethod {
        guard case .object(let function) = unsafeDowncast(found, to: ClassMethodObject.self).function else {
          return
        }
        target = function
        kind = .classMethod
      }
      guard target.type === types.function else { return }
      cache.pointee.kind = kind
      cache.pointee.version = type.version
      cache.pointee.target = Unmanaged.passUnretained(target).toOpaque()
      return
    }
    guard holder.shape.kind == .slots, holder.type.usesGenericAttributes, holder.type.lookup(name) == nil,
      let slot = holder.shape.slot(of: name)
    else { return }
    cache.pointee.kind = .slot
    cache.pointee.version = holder.shape.version
    cache.pointee.slot = Int32(slot)
  }
}
