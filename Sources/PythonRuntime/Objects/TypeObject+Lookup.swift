extension TypeObject {
  /// The definitions of this class itself, filled now if they were not yet.
  package final var namespace: Namespace {
    if let members = populate {
      populate = nil
      let builder = TypeBuilder(self)
      members(builder)
      builder.addSlotWrappers()
      if hasOwnConstructor, definitions[interpreter.intern("__new__")] == nil { builder.offersConstructor() }
    }
    return definitions
  }

  /// What the class or its bases define under an interned name.
  package final func lookup(_ name: StringObject) -> Value? {
    let cached = interpreter.methodCache.entry(version: version, name: name)
    if cached.pointee.version == version, cached.pointee.name == Unmanaged.passUnretained(name).toOpaque() {
      return cached.pointee.value.isUnset ? nil : cached.pointee.value
    }
    var found: Value?
    for type in resolutionOrder {
      if let value = type.namespace[name] {
        found = value
        break
      }
    }
    // Filling the namespace of a native class does not change versions, so that this one is still right.
    cached.pointee = MethodCache.Entry(
      version: version, name: Unmanaged.passUnretained(name).toOpaque(), value: found ?? .unset)
    return found
  }

  /// The class of the order that defines a name, and the definition.
  package final func lookupWithOwner(_ name: StringObject) -> (owner: TypeObject, value: Value)? {
    for type in resolutionOrder {
      if let value = type.namespace[name] { return (type, value) }
    }
    return nil
  }

  /// Whether `other` is this class or one that it derives from.
  package final func isSubtype(of other: TypeObject) -> Bool {
    if self === other { return true }
    for type in resolutionOrder where type === other { return true }
    return false
  }

  /// Whether instances have a special method, native or written in Python.
  package final func implements(_ slot: Slot) -> Bool {
    if let dunders, !dunders[Int(slot.rawValue)].isUnset {
      return !dunders[Int(slot.rawValue)].isNone
    }
    for type in resolutionOrder where !type.isHeapType && type.nativeSlots.contains(slot) { return true }
    return false
  }

  /// Whether a native class of the order implements a special method.
  final func declaresNatively(_ slot: Slot) -> Bool {
    resolutionOrder.contains { !$0.isHeapType && $0.nativeSlots.contains(slot) }
  }

  /// The Python definition of a special method, if a class written in Python has the say.
  @inline(__always)
  final func dunder(_ slot: Slot) -> Value? {
    guard let dunders else { return nil }
    let value = dunders[Int(slot.rawValue)]
    return value.isUnset ? nil : value
  }

  /// Finds the Python definitions of special methods anew, here and in derived classes, and makes attribute
  /// sites of the code forget this class.
  final func definitionsChanged() {
    var pending: [TypeObject] = [self]
    while let type = pending.popLast() {
      type.version = interpreter.nextVersion()
      type.rootShape.renewVersions(interpreter.nextVersion)
      type.dictionaryShape.version = interpreter.nextVersion()
      type.collectDunders()
      pending.append(contentsOf: type.subclasses)
    }
  }

  /// Fills the table of special methods from the namespaces of the order.
  final func collectDunders() {
    guard resolutionOrder.contains(where: \.isHeapType) else { return }
    let table =
      dunders
      ?? {
        let fresh = UnsafeMutablePointer<Value>.allocate(capacity: Slot.count)
        fresh.initialize(repeating: .unset, count: Slot.count)
        return fresh
      }()
    for index in 0..<Slot.count { table[index] = .unset }
    for type in resolutionOrder.reversed() {
      if type.isHeapType {
        for (name, value) in type.namespace.entries {
          if let slot = interpreter.slotsByName[ObjectIdentifier(name)] {
            table[Int(slot.rawValue)] = value
          }
        }
      } else {
        for slot in type.nativeSlots.elements { table[Int(slot.rawValue)] = .unset }
      }
    }
    dunders = table
  }
}

/// Remembers lookups in classes, by the class's version and the name.
final class MethodCache {
  struct Entry {
    var version: Int
    var name: UnsafeMutableRawPointer?
    var value: Value
  }

  private static let count = 4096
  private let entries: UnsafeMutablePointer<Entry>

  init() {
    entries = .allocate(capacity: Self.count)
    entries.initialize(repeating: Entry(version: 0, name: nil, value: .unset), count: Self.count)
  }

  deinit {
    entries.deinitialize(count: Self.count)
    entries.deallocate()
  }

  @inline(__always)
  func entry(version: Int, name: StringObject) -> UnsafeMutablePointer<Entry> {
    let address = Int(bitPattern: Unmanaged.passUnretained(name).toOpaque())
    return entries + ((address >> 4) ^ (version &* 31)) & (Self.count - 1)
  }
}
