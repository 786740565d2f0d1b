import Glibc

/// Containers and loops.
extension Interpreter {
  // MARK: Building; temporaries are moved into the container.

  func buildTuple(_ result: UnsafeMutablePointer<Value>, _ base: UnsafeMutablePointer<Value>, _ count: Int) {
    let tuple = TupleObject(moving: base, count: count, type: types.tuple)
    for index in 0..<count { (base + index).forget() }
    result.pointee = .object(tuple)
  }

  func buildList(_ result: UnsafeMutablePointer<Value>, _ base: UnsafeMutablePointer<Value>, _ count: Int) {
    let list = ListObject(capacity: count, type: types.list)
    for index in 0..<count {
      list.append((base + index).move())
      (base + index).forget()
    }
    result.pointee = .object(list)
  }

  func buildSet(
    _ result: UnsafeMutablePointer<Value>, _ base: UnsafeMutablePointer<Value>, _ count: Int
  ) throws(PythonError) {
    let set = makeSet()
    for index in 0..<count {
      try set.insert(base[index], in: self)
      (base + index).clear()
    }
    result.pointee = .object(set)
  }

  /// A set of constants, filled from the frozen one that the compiler made.
  func buildConstantSet(_ result: UnsafeMutablePointer<Value>, _ elements: Value) throws(PythonError) {
    let set = makeSet()
    if let frozen = elements.cast(to: SetObject.self) { try set.merge(frozen, in: self) }
    result.pointee = .object(set)
  }

  func buildDict(
    _ result: UnsafeMutablePointer<Value>, _ base: UnsafeMutablePointer<Value>, _ count: Int
  ) throws(PythonError) {
    let dictionary = makeDict()
    for index in 0..<count {
      let key = base + 2 * index
      if case .object(let text) = key.pointee, text.type === types.str {
        dictionary.setValue(key[1], forName: unsafeDowncast(text, to: StringObject.self))
      } else {
        try dictionary.setValue(key[1], for: key.pointee, in: self)
      }
      key.clear()
      (key + 1).clear()
    }
    result.pointee = .object(dictionary)
  }

  func buildString(_ result: UnsafeMutablePointer<Value>, _ base: UnsafeMutablePointer<Value>, _ count: Int) {
    var size = 0
    for index in 0..<count {
      switch (base + index).raw.tag {
      case ValueTag.object: size &+= unsafeDowncast((base + index).object, to: StringObject.self).byteCount
      default: size &+= NumberText.greatestCount
      }
    }
    let text: StringObject
    if size <= 512 {
      text = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: size) { room in
        guard let start = room.baseAddress else {
          return StringObject(byteCount: 0, scalarCount: 0, type: types.strReference)
        }
        let (length, scalars) = write(base, count, to: start)
        return StringObject(copying: start, count: length, scalarCount: scalars, type: types.strReference)
      }
    } else {
      text = StringObject(byteCount: size, scalarCount: -1, type: types.strReference)
      let (length, scalars) = write(base, count, to: text.bytes)
      text.truncate(toByteCount: length, scalarCount: scalars)
    }
    result.replace(with: RawValue(owned: Unmanaged.passRetained(text as Object)))
  }

  /// Writes the pieces of an f-string, which it takes from their registers; says how many bytes and how many scalars,
  /// or a negative number, they are.
  @inline(__always)
  private func write(
    _ base: UnsafeMutablePointer<Value>, _ count: Int, to start: UnsafeMutablePointer<UInt8>
  ) -> (byteCount: Int, scalarCount: Int) {
    var place = start
    var scalars = 0
    for index in 0..<count {
      switch base[index] {
      case .object(let object):
        let piece = unsafeDowncast(object, to: StringObject.self)
        memcpy(place, piece.bytes, piece.byteCount)
        place += piece.byteCount
        scalars = scalars < 0 || piece.knownScalarCount < 0 ? -1 : scalars &+ piece.knownScalarCount
      case .int(let number):
        let length = NumberText.write(number, to: place)
        place += length
        if scalars >= 0 { scalars &+= length }
      case .float(let number):
        let length = NumberText.write(number, to: place)
        place += length
        if scalars >= 0 { scalars &+= length }
      default: break
      }
      (base + index).clear()
    }
    return (place - start, scalars)
  }

  func setAdd(_ set: UnsafeMutablePointer<Value>, _ value: Value) throws(PythonError) {
    guard case .object(let object) = set.pointee else { return }
    try unsafeDowncast(object, to: SetObject.self).insert(value, in: self)
  }

  /// Sets the entry of a dictionary in a register; the three registers are bound.
  @inline(__always)
  func dictSet(
    _ dictionary: UnsafeMutablePointer<Value>, _ key: UnsafeMutablePointer<Value>,
    _ value: UnsafeMutablePointer<Value>
  ) throws(PythonError) {
    if case .int(let number) = key.pointee,
      dictionary.reference._withUnsafeGuaranteedRef({
        unsafeDowncast($0, to: DictObject.self).setValue(of: value, forInteger: number)
      })
    {
      return
    }
    let object = unsafeDowncast(dictionary.object, to: DictObject.self)
    if key.holdsObject, key.objectType == Unmanaged.passUnretained(types.str).toOpaque() {
      let text = unsafeDowncast(key.object, to: StringObject.self)
      object.setValue(value.pointee, forName: text)
      return
    }
    try object.setValue(value.pointee, for: key.pointee, in: self)
  }

  /// A tuple of an iterable's elements.
  func makeTuple(
    _ result: UnsafeMutablePointer<Value>, _ value: Value, callee: UnsafeMutablePointer<Value>?
  ) throws(PythonError) {
    var list = Value.object(ListObject(type: types.list))
    try listExtend(&list, value, callee: callee)
    listToTuple(&list)
    result.pointee = list
  }

  /// - Parameter callee: what the list holds the arguments of, for the error.
  func listExtend(
    _ list: UnsafeMutablePointer<Value>, _ value: Value, callee: UnsafeMutablePointer<Value>?
  ) throws(PythonError) {
    guard case .object(let object) = list.pointee else { return }
    do {
      try unsafeDowncast(object, to: ListObject.self).extend(with: value, in: self)
    } catch {
      if case .pending(let pending) = error.payload, pending.kind == .typeError,
        pending.message == "'\(type(of: value).errorName)' object is not iterable"
      {
        let name = type(of: value).name
        if let callee {
          throw .typeError(
            "\(calleeName(callee.pointee)) argument after * must be an iterable, not \(name)")
        }
        throw .typeError("Value after * must be an iterable, not \(name)")
      }
      throw error
    }
  }

  func setUpdate(_ set: UnsafeMutablePointer<Value>, _ value: Value) throws(PythonError) {
    guard case .object(let object) = set.pointee else { return }
    try unsafeDowncast(object, to: SetObject.self).insertAll(of: value, in: self)
  }

  func dictUpdate(_ dictionary: UnsafeMutablePointer<Value>, _ value: Value) throws(PythonError) {
    guard case .object(let object) = dictionary.pointee else { return }
    if !(value.object is DictObject), try attributeIfPresent(intern("keys"), of: value) == nil {
      throw .typeError("'\(type(of: value).errorName)' object is not a mapping")
    }
    try unsafeDowncast(object, to: DictObject.self).update(from: value, in: self)
  }

  /// Adds the keywords of `**value` in a call.
  func dictMerge(
    _ dictionary: UnsafeMutablePointer<Value>, _ value: Value, callee: Value
  ) throws(PythonError) {
    guard case .object(let object) = dictionary.pointee else { return }
    let target = unsafeDowncast(object, to: DictObject.self)
    if case .object(let source) = value, source.type === types.dict,
      unsafeDowncast(source, to: DictObject.self).count == 0
    {
      return
    }
    let source = makeDict()
    if !(value.object is DictObject), try attributeIfPresent(intern("keys"), of: value) == nil {
      throw .typeError(
        "\(calleeName(callee)) argument after ** must be a mapping, not \(type(of: value).errorName)")
    }
    try source.update(from: value, in: self)
    for (key, value) in source.items {
      // What is no text is refused when the function is called.
      if try target.find(key, in: self) != nil {
        let text = try string(of: key)
        throw .typeError("\(calleeName(callee)) got multiple values for keyword argument '\(text)'")
      }
      try target.setValue(value, for: key, in: self)
    }
  }

  /// A callee's name as argument errors show it.
  private func calleeName(_ callee: Value) -> String {
    func text(_ name: StringObject) -> String? {
      (try? attributeIfPresent(name, of: callee))?.cast(to: StringObject.self)?.value
    }
    guard let name = text(commonNames[.qualifiedName]) else {
      return (try? string(of: callee)) ?? type(of: callee).name + " object"
    }
    let module = text(commonNames[.module]) ?? "builtins"
    return module == "builtins" ? name + "()" : "\(module).\(name)()"
  }

  func listToTuple(_ list: UnsafeMutablePointer<Value>) {
    guard case .object(let object) = list.pointee else { return }
    list.pointee = tuple(unsafeDowncast(object, to: ListObject.self).array)
  }

  // MARK: Loops

  /// What a `for` loop or a comprehension goes through: the sequences that loops know, or an iterator.
  func loopSource(_ value: Value, isIterator: Bool) throws(PythonError) -> Value {
    if !isIterator, case .object(let object) = value,
      object.type === types.list || object.type === types.range
    {
      return value
    }
    return try iterator(of: value)
  }

  /// Sets up r[a...a + 2]: a range as current value, remaining count and step; a list, its index and `None`; any
  /// other iterator with nothing behind it.
  @inline(never)
  func prepareLoop(
    _ state: UnsafeMutablePointer<Value>, _ source: UnsafeMutablePointer<Value>, _ register: UInt16
  ) throws(PythonError) {
    if !source.isBound { throw unboundLocal(register) }
    if source.holdsObject {
      if source.objectType == Unmanaged.passUnretained(types.list).toOpaque() {
        if source != state { state.copy(from: source) }
        (state + 1).store(0)
        (state + 2).replace(with: .none)
        return
      }
      if source.objectType == Unmanaged.passUnretained(types.range).toOpaque() {
        let (start, count, step) = source.reference._withUnsafeGuaranteedRef {
          let range = unsafeDowncast($0, to: RangeObject.self)
          return (range.start, range.count, range.step)
        }
        state.store(start)
        (state + 1).store(count)
        (state + 2).store(step)
        return
      }
    }
    let value = source.pointee
    if source == state { source.clear() }
    state[0] = try iterator(of: value)
    (state + 1).clear()
    (state + 2).clear()
  }

  enum LoopStep {
    case stored, exhausted
    /// A generator's frame runs now and will store the value.
    case entered
  }

  /// The next element of a loop over an iterator.
  @inline(never)
  func advanceLoop(
    _ state: UnsafeMutablePointer<Value>, _ result: UnsafeMutablePointer<Value>, _ destination: Int
  ) throws(PythonError) -> LoopStep {
    guard state.holdsObject else { return .exhausted }
    if state.objectType == Unmanaged.passUnretained(types.generator).toOpaque() {
      let object = state.object
      let generator = unsafeDowncast(object, to: GeneratorObject.self)
      if generator.state == .finished {
        state.clear()
        return .exhausted
      }
      if generator.state != .running, machine.depth < machine.recursionLimit {
        if generator.state == .suspended { deliver(.none, to: generator) }
        pushGeneratorFrame(generator, destination: destination, onReturn: .advanceLoop)
        return .entered
      }
    }
    if try next(state, into: result) { return .stored }
    state.clear()
    return .exhausted
  }

  /// Goes back to the body of the loop whose `forNext` has been executed.
  @inline(__always)
  func repeatLoop() {
    machine.frame.pointee.pc += (machine.frame.pointee.pc - 1).pointee.offset
  }

  /// A step of `yield from`: the value to yield, or the result at the end.
  func delegate(
    _ iterator: UnsafeMutablePointer<Value>, _ sent: UnsafeMutablePointer<Value>
  ) throws(PythonError) -> (value: Value, isYield: Bool) {
    let value = sent.pointee.orNone
    if let generator = iterator.pointee.cast(to: GeneratorObject.self) {
      return try generator.send(value, in: self)
    }
    do {
      if value.isNone {
        // `__next__` of a Python class may carry a result in its StopIteration.
        if case .object(let object) = iterator.pointee, let custom = object.type.dunder(.next) {
          return (try callMethod(custom, on: iterator.pointee), true)
        }
        guard let next = try next(iterator.pointee) else { return (.none, false) }
        return (next, true)
      }
      return (try callMethod("send", of: iterator.pointee, [value]), true)
    } catch {
      guard error.isInstance(of: .stopIteration) else { throw error }
      return (exception(of: error).arguments.array.first ?? .none, false)
    }
  }
}
