/// Variables that the dispatch loop does not find by itself.
extension Interpreter {
  func name(_ cache: UnsafeMutablePointer<InlineCache>) -> StringObject {
    cache.pointee.name.borrowed
  }

  /// A name of the module, else a built-in one.
  @inline(never)
  func loadGlobal(
    _ result: UnsafeMutablePointer<Value>, _ cache: UnsafeMutablePointer<InlineCache>,
    _ globals: Unmanaged<DictObject>
  ) throws(PythonError) {
    if cache.pointee.kind == .builtin,
      cache.pointee.version == globals._withUnsafeGuaranteedRef({ $0.keysVersion }),
      let value = builtinNames.unsafelyUnwrapped._withUnsafeGuaranteedRef({
        $0.value(at: Int(cache.pointee.slot), ifKeyIs: cache.pointee.name)
      })
    {
      result.copy(from: value)
      return
    }
    let globals = globals.borrowed
    let builtins = builtins.namespace
    let name = name(cache)
    let position = globals.position(ofText: name)
    if position >= 0 {
      cache.pointee.kind = .global
      cache.pointee.slot = Int32(truncatingIfNeeded: position)
      result.pointee = globals.entries[position].value
      return
    }
    let builtin = builtins.position(ofText: name)
    guard builtin >= 0 else { throw undefined(name) }
    cache.pointee.kind = .builtin
    cache.pointee.version = globals.keysVersion
    cache.pointee.slot = Int32(truncatingIfNeeded: builtin)
    result.pointee = builtins.entries[builtin].value
  }

  func undefined(_ name: StringObject) -> PythonError {
    .nameError("name '\(name.value)' is not defined", name: name.value)
  }

  /// - Parameter moves: whether the source register is a temporary that gives its value away.
  @inline(__always)
  func storeGlobal(
    _ source: UnsafeMutablePointer<Value>, _ cache: UnsafeMutablePointer<InlineCache>,
    _ globals: Unmanaged<DictObject>, moves: Bool
  ) throws(PythonError) {
    if case .unset = source.pointee { throw unboundLocal(register(source)) }
    if cache.pointee.kind == .global,
      let value = globals._withUnsafeGuaranteedRef({
        $0.value(at: Int(cache.pointee.slot), ifKeyIs: cache.pointee.name)
      })
    {
      if moves {
        value.replace(with: source.raw)
        source.forget()
      } else {
        value.copy(from: source)
      }
      return
    }
    storeGlobalSlowly(source, cache, globals, moves: moves)
  }

  /// The number of a register of the running frame.
  func register(_ place: UnsafeMutablePointer<Value>) -> UInt16 {
    UInt16(truncatingIfNeeded: place - machine.frame.pointee.registers)
  }

  @inline(never)
  private func storeGlobalSlowly(
    _ source: UnsafeMutablePointer<Value>, _ cache: UnsafeMutablePointer<InlineCache>,
    _ globals: Unmanaged<DictObject>, moves: Bool
  ) {
    let globals = globals.borrowed
    let name = name(cache)
    globals.setValue(source.pointee, forName: name)
    cache.pointee.kind = .global
    cache.pointee.slot = Int32(truncatingIfNeeded: globals.position(ofText: name))
    if moves { source.clear() }
  }

  @inline(never)
  func deleteGlobal(_ name: Unmanaged<StringObject>, _ globals: Unmanaged<DictObject>) throws(PythonError) {
    let name = name.borrowed
    if !globals.borrowed.removeValue(forName: name) { throw undefined(name) }
  }

  // MARK: Class bodies and exec

  @inline(never)
  func loadName(
    _ result: UnsafeMutablePointer<Value>, _ cache: UnsafeMutablePointer<InlineCache>,
    _ frame: UnsafeMutablePointer<Frame>
  ) throws(PythonError) {
    if let value = try localValue(name(cache), frame) {
      result.pointee = value
      return
    }
    try loadGlobal(result, cache, frame.pointee.globals)
  }

  private func localValue(
    _ name: StringObject, _ frame: UnsafeMutablePointer<Frame>
  ) throws(PythonError) -> Value? {
    guard let locals = frame.pointee.locals?.borrowed else { return nil }
    if locals.type === types.dict { return unsafeDowncast(locals, to: DictObject.self).value(forName: name) }
    do {
      return try item(.object(name), of: .object(locals))
    } catch {
      if error.isInstance(of: .keyError) { return nil }
      throw error
    }
  }

  @inline(never)
  func storeName(
    _ source: UnsafeMutablePointer<Value>, _ name: Unmanaged<StringObject>,
    _ frame: UnsafeMutablePointer<Frame>
  ) throws(PythonError) {
    let name = name.borrowed
    if source.pointee.isUnset { throw unboundLocal(register(source)) }
    guard let locals = frame.pointee.locals?.borrowed else {
      frame.pointee.globals.borrowed.setValue(source.pointee, forName: name)
      return
    }
    if locals.type === types.dict {
      unsafeDowncast(locals, to: DictObject.self).setValue(source.pointee, forName: name)
    } else {
      try setItem(.object(name), of: .object(locals), to: source.pointee)
    }
  }

  @inline(never)
  func deleteName(
    _ name: Unmanaged<StringObject>, _ frame: UnsafeMutablePointer<Frame>
  ) throws(PythonError) {
    let name = name.borrowed
    guard let locals = frame.pointee.locals?.borrowed else {
      try deleteGlobal(Unmanaged.passUnretained(name), frame.pointee.globals)
      return
    }
    do {
      try deleteItem(.object(name), of: .object(locals))
    } catch {
      if error.isInstance(of: .keyError) { throw undefined(name) }
      throw error
    }
  }

  /// A name of a class body that is also a captured variable.
  @inline(never)
  func loadClassFree(
    _ result: UnsafeMutablePointer<Value>, _ name: Unmanaged<StringObject>,
    _ cell: UnsafeMutablePointer<Value>, _ frame: UnsafeMutablePointer<Frame>
  ) throws(PythonError) {
    let name = name.borrowed
    if let value = try localValue(name, frame) {
      result.pointee = value
      return
    }
    guard let object = cell.pointee.cast(to: CellObject.self), !object.value.isUnset else {
      throw freeError(name.value)
    }
    result.pointee = object.value
  }

  // MARK: Cells

  func makeCell(_ slot: UnsafeMutablePointer<Value>) {
    slot.set(RawValue(owned: .passRetained(CellObject(taking: slot, in: self))))
  }

  /// Does a move, and the move behind it unless that would raise: then it is left to its own instruction. Returns
  /// whether it did both.
  @inline(__always)
  func moveTwice(
    _ first: Instruction, _ second: Instruction, _ r: UnsafeMutablePointer<Value>
  ) throws(PythonError) -> Bool {
    let source = r + Int(first.b)
    if !source.isBound { throw unboundLocal(first.b) }
    (r + Int(first.a)).copy(from: source)
    let next = r + Int(second.b)
    guard next.isBound else { return false }
    (r + Int(second.a)).copy(from: next)
    return true
  }

  @inline(__always)
  func loadCell(
    _ result: UnsafeMutablePointer<Value>, _ cell: UnsafeMutablePointer<Value>, _ slot: UInt16
  ) throws(PythonError) {
    let value = cell.reference._withUnsafeGuaranteedRef { unsafeDowncast($0, to: CellObject.self).place }
    if case .unset = value.pointee { throw unboundLocal(slot) }
    result.copy(from: value)
  }

  @inline(__always)
  func storeCell(
    _ source: UnsafeMutablePointer<Value>, _ cell: UnsafeMutablePointer<Value>, _ number: UInt16
  ) throws(PythonError) {
    if case .unset = source.pointee { throw unboundLocal(number) }
    cell.reference._withUnsafeGuaranteedRef { unsafeDowncast($0, to: CellObject.self).place }
      .copy(from: source)
  }

  @inline(never)
  func deleteCell(_ cell: UnsafeMutablePointer<Value>, _ slot: UInt16) throws(PythonError) {
    let object = unsafeDowncast(cell.object, to: CellObject.self)
    if object.value.isUnset { throw unboundLocal(slot) }
    object.value = .unset
  }

  @inline(__always)
  func loadFree(
    _ result: UnsafeMutablePointer<Value>, _ cell: UnsafeMutablePointer<Value>, _ index: UInt16
  ) throws(PythonError) {
    let value = cell.reference._withUnsafeGuaranteedRef { unsafeDowncast($0, to: CellObject.self).place }
    if case .unset = value.pointee { throw unboundFree(index) }
    result.copy(from: value)
  }

  @inline(never)
  func deleteFree(_ cell: UnsafeMutablePointer<Value>, _ index: UInt16) throws(PythonError) {
    let object = unsafeDowncast(cell.object, to: CellObject.self)
    if object.value.isUnset { throw unboundFree(index) }
    object.value = .unset
  }

  @inline(never)
  private func unboundFree(_ index: UInt16) -> PythonError {
    freeError(machine.frame.pointee.code.borrowed.freeNames[Int(index)].value)
  }

  private func freeError(_ name: String) -> PythonError {
    .nameError(
      "cannot access free variable '\(name)' where it is not associated with a value in enclosing scope",
      name: name)
  }
}

extension DictObject {
  /// The value at a position if a given key object is there.
  @inline(__always)
  final func value(at position: Int, ifKeyIs name: Unmanaged<StringObject>) -> UnsafeMutablePointer<Value>? {
    guard position < used else { return nil }
    let entry = entries + position
    let key = UnsafeMutableRawPointer(entry).advanced(by: Self.keyOffset).assumingMemoryBound(to: Value.self)
    guard key.holdsObject, key.reference.toOpaque() == name.toOpaque() else { return nil }
    return UnsafeMutableRawPointer(entry).advanced(by: Self.valueOffset).assumingMemoryBound(to: Value.self)
  }

  private static var keyOffset: Int { 8 }
  private static var valueOffset: Int { 24 }
}
