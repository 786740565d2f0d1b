/// Taking apart what is assigned to several targets.
extension Interpreter {
  /// Puts the elements of r[b] into a row of c registers, all or none of them.
  @inline(never)
  func unpack(
    _ base: UnsafeMutablePointer<Value>, _ place: UnsafeMutablePointer<Value>, _ i: Instruction
  ) throws(PythonError) {
    let count = Int(i.c)
    let source = try bound(place, i.b)
    if case .object(let object) = source,
      object.type === types.tuple || object is TupleObject && object.type.dunder(.iterate) == nil
    {
      let tuple = unsafeDowncast(object, to: TupleObject.self)
      try checkUnpacked(tuple.count, count)
      for index in 0..<count { (base + index).copy(from: tuple.elements + index) }
      return
    }
    // The old values' finalizers may run as they go: what is unpacked must not change by that.
    var values: [Value] = []
    if let list = source.cast(to: ListObject.self), !list.type.isHeapType || list.type.dunder(.iterate) == nil
    {
      try checkUnpacked(list.count, count)
      for index in 0..<count { values.append(list[index]) }
    } else {
      let iterator = try unpackingIterator(source)
      while values.count < count {
        guard let value = try next(iterator) else {
          throw .valueError("not enough values to unpack (expected \(count), got \(values.count))")
        }
        values.append(value)
      }
      if try next(iterator) != nil { throw .valueError("too many values to unpack (expected \(count))") }
    }
    for (index, value) in values.enumerated() { base[index] = value }
  }

  private func checkUnpacked(_ given: Int, _ expected: Int) throws(PythonError) {
    if given < expected {
      throw .valueError("not enough values to unpack (expected \(expected), got \(given))")
    }
    if given > expected { throw .valueError("too many values to unpack (expected \(expected))") }
  }

  private func unpackingIterator(_ source: Value) throws(PythonError) -> Value {
    guard case .object(let object) = source,
      object.type.implements(.iterate) || object.type.implements(.getItem)
    else {
      throw .typeError("cannot unpack non-iterable \(type(of: source).errorName) object")
    }
    return try iterator(of: source)
  }

  @inline(never)
  func unpackStarred(
    _ base: UnsafeMutablePointer<Value>, _ source: Value, _ before: Int, _ after: Int
  ) throws(PythonError) {
    let iterator = try unpackingIterator(source)
    var values: [Value] = []
    while let value = try next(iterator) { values.append(value) }
    guard values.count >= before + after else {
      throw .valueError(
        "not enough values to unpack (expected at least \(before + after), got \(values.count))")
    }
    for index in 0..<before { base[index] = values[index] }
    base[before] = list(Array(values[before..<(values.count - after)]))
    for index in 0..<after { base[before + 1 + index] = values[values.count - after + index] }
  }
}
