/// Subscripts that the dispatch loop does not find by itself.
extension Interpreter {
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
      if case .int(let number) = key.pointee, let found = dictionary.position(ofInteger: number) {
        position = found
      } else if case .object(let text) = key.pointee, text.type === types.str {
        position = dictionary.position(ofText: unsafeDowncast(text, to: StringObject.self))
      } else {
        position = try dictionary.position(of: key.pointee, hash: hash(key.pointee), in: self)
      }
      if position < 0 { throw .keyError(key.pointee) }
      result.copy(from: dictionary.valuePlace(at: position))
      return
    }
    if object.type === types.str, case .int(let index) = key.pointee {
      let text = unsafeDowncast(object, to: StringObject.self)
      let place = index < 0 ? index &+ text.scalarCount : index
      if place >= 0, text.isASCII, place < text.byteCount {
        result.copy(from: characterPlace(text.bytes[place]))
        return
      }
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
      try dictSet(container, key, value)
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
