/// Lengths, subscripts and iteration of arbitrary values.
extension Interpreter {
  /// `len(value)`.
  package func length(of value: Value) throws(PythonError) -> Int {
    guard case .object(let object) = value else {
      throw .typeError("object of type '\(type(of: value).errorName)' has no len()")
    }
    guard let custom = object.type.dunder(.length) else { return try object.length(in: self) }
    let result = try callMethod(custom, on: value)
    let length = try index(
      result, orRaise: "'\(type(of: result).errorName)' object cannot be interpreted as an integer")
    if length < 0 { throw .valueError("__len__() should return >= 0") }
    return length
  }

  /// `value[key]`.
  package func item(_ key: Value, of value: Value) throws(PythonError) -> Value {
    guard case .object(let object) = value else {
      throw .typeError("'\(type(of: value).errorName)' object is not subscriptable")
    }
    if let custom = object.type.dunder(.getItem) { return try callMethod(custom, on: value, key) }
    return try object.item(key, in: self)
  }

  /// `value[key] = newValue`.
  package func setItem(_ key: Value, of value: Value, to newValue: Value) throws(PythonError) {
    guard case .object(let object) = value else {
      throw .typeError("'\(type(of: value).errorName)' object does not support item assignment")
    }
    if let custom = object.type.dunder(.setItem) {
      _ = try callMethod(custom, on: value, key, newValue)
      return
    }
    try checkSlot("__setitem__", of: object, besides: .deleteItem)
    try object.setItem(key, to: newValue, in: self)
  }

  /// `del value[key]`.
  package func deleteItem(_ key: Value, of value: Value) throws(PythonError) {
    guard case .object(let object) = value else {
      throw .typeError("'\(type(of: value).errorName)' object does not support item deletion")
    }
    if let custom = object.type.dunder(.deleteItem) {
      _ = try callMethod(custom, on: value, key)
      return
    }
    try checkSlot("__delitem__", of: object, besides: .setItem)
    try object.deleteItem(key, in: self)
  }

  /// Throws what CPython throws where a class has only the other one of two methods that share a slot.
  private func checkSlot(_ name: String, of object: Object, besides other: Slot) throws(PythonError) {
    if object.type.dunder(other) != nil, object.type.lookup(intern(name)) == nil {
      throw PythonError(.attributeError, name)
    }
  }

  /// `element in container`.
  package func contains(_ container: Value, _ element: Value) throws(PythonError) -> Bool {
    guard case .object(let object) = container else {
      throw .typeError("argument of type '\(type(of: container).errorName)' is not iterable")
    }
    if let custom = object.type.dunder(.contains) {
      if custom.isNone { throw .typeError("'\(object.type.errorName)' object is not a container") }
      return try isTrue(callMethod(custom, on: container, element))
    }
    if object.type.dunder(.iterate) != nil { return try iterationContains(container, element) }
    return try object.contains(element, in: self)
  }

  /// `element in container` by going through it.
  package func iterationContains(_ container: Value, _ element: Value) throws(PythonError) -> Bool {
    if case .object(let object) = container, !object.type.implements(.iterate),
      !object.type.implements(.getItem)
    {
      throw .typeError("argument of type '\(object.type.errorName)' is not iterable")
    }
    let iterator = try iterator(of: container)
    while let candidate = try next(iterator) {
      if try areSame(candidate, element) { return true }
      try checkInterrupt()
    }
    return false
  }

  // MARK: Iteration

  /// `iter(value)`.
  package func iterator(of value: Value) throws(PythonError) -> Value {
    guard case .object(let object) = value else {
      throw .typeError("'\(type(of: value).errorName)' object is not iterable")
    }
    guard let custom = object.type.dunder(.iterate) else { return try object.iterator(in: self) }
    if custom.isNone { throw .typeError("'\(object.type.errorName)' object is not iterable") }
    let iterator = try callMethod(custom, on: value)
    guard case .object(let result) = iterator, result.type.implements(.next) else {
      throw .typeError("iter() returned non-iterator of type '\(type(of: iterator).errorName)'")
    }
    return iterator
  }

  /// The next element of an iterator; nil at its end.
  package func next(_ iterator: Value) throws(PythonError) -> Value? {
    guard case .object(let object) = iterator else {
      throw .typeError("'\(type(of: iterator).errorName)' object is not an iterator")
    }
    guard let custom = object.type.dunder(.next) else { return try object.next(in: self) }
    do {
      return try callMethod(custom, on: iterator)
    } catch {
      if error.isInstance(of: .stopIteration) { return nil }
      throw error
    }
  }

  /// Puts the next element of an iterator into a place; false at its end.
  @inline(__always)
  func next(
    _ iterator: UnsafeMutablePointer<Value>, into place: UnsafeMutablePointer<Value>
  ) throws(PythonError) -> Bool {
    if iterator.holdsObject {
      let object = iterator.object
      if object.type.dunders == nil { return try object.next(into: place, in: self) }
    }
    guard let value = try next(iterator.pointee) else { return false }
    place.pointee = value
    return true
  }

  /// Gives each element of an iterable to a closure until it returns false.
  package func forEach(
    in iterable: Value, _ body: (Value) throws(PythonError) -> Bool
  ) throws(PythonError) {
    if case .object(let object) = iterable, !object.type.isHeapType {
      if object.type === types.list {
        let list = unsafeDowncast(object, to: ListObject.self)
        var index = 0
        while index < list.count {
          if try !body(list[index]) { return }
          try checkInterrupt()
          index += 1
        }
        return
      }
      if object.type === types.tuple {
        let tuple = unsafeDowncast(object, to: TupleObject.self)
        for index in 0..<tuple.count {
          if try !body(tuple[index]) { return }
          try checkInterrupt()
        }
        return
      }
    }
    let iterator = try iterator(of: iterable)
    while let element = try next(iterator) {
      if try !body(element) { return }
      try checkInterrupt()
    }
  }

  /// The elements of an iterable.
  package func elements(of iterable: Value) throws(PythonError) -> [Value] {
    if case .object(let object) = iterable {
      if object.type === types.list { return unsafeDowncast(object, to: ListObject.self).array }
      if object.type === types.tuple { return unsafeDowncast(object, to: TupleObject.self).array }
      if object.type === types.range { return try integers(of: unsafeDowncast(object, to: RangeObject.self)) }
    }
    var result: [Value] = []
    try forEach(in: iterable) { (element) throws(PythonError) in
      result.append(element)
      if result.count & 0xFFFF == 0 { try checkAllocation(result.count, stride: 16) }
      return true
    }
    return result
  }

  private func integers(of range: RangeObject) throws(PythonError) -> [Value] {
    try checkAllocation(range.count, stride: 16)
    var result: [Value] = []
    result.reserveCapacity(range.count)
    for index in 0..<range.count {
      result.append(.int(range[index]))
      if index & 0xFFFF == 0xFFFF { try checkInterrupt() }
    }
    return result
  }

  // MARK: Numbers from values

  /// `operator.index(value)` as a machine integer; nil if it is no integer.
  ///
  /// - Throws: `OverflowError` for one that does not fit (`IndexError` is up to the caller).
  package func indexIfInteger(_ value: Value) throws(PythonError) -> Int? {
    switch value {
    case .int(let value): return value
    case .bool(let value): return value ? 1 : 0
    case .object(let object):
      var result = Value.unset
      if let custom = object.type.dunder(.index) {
        result = try callMethod(custom, on: value)
      } else {
        result = try object.index(in: self)
      }
      switch result {
      case .int(let value): return value
      case .bool(let value): return value ? 1 : 0
      case .unset: return nil
      case .object(is IntegerObject):
        throw .overflowError("cannot fit 'int' into an index-sized integer")
      default:
        throw .typeError("__index__ returned non-int (type \(type(of: result).errorName))")
      }
    default: return nil
    }
  }

  /// `operator.index(value)` as a machine integer, or a `TypeError` with a given text.
  package func index(_ value: Value, orRaise message: @autoclosure () -> String) throws(PythonError) -> Int {
    if let index = try indexIfInteger(value) { return index }
    throw .typeError(message())
  }

  /// A machine integer argument: "'str' object cannot be interpreted as an integer" otherwise.
  package func int(_ value: Value) throws(PythonError) -> Int {
    try index(value, orRaise: "'\(type(of: value).errorName)' object cannot be interpreted as an integer")
  }

  /// A float argument: "must be real number, not str" otherwise.
  package func double(_ value: Value) throws(PythonError) -> Double {
    switch value {
    case .float(let value): return value
    case .int(let value): return Double(value)
    case .bool(let value): return value ? 1 : 0
    case .object(let object):
      if let custom = object.type.dunder(.float) {
        let result = try callMethod(custom, on: value)
        if case .float(let double) = result { return double }
        if let real = result.cast(to: FloatObject.self) { return real.value }
        throw .typeError(
          "\(object.type.errorName).__float__ returned non-float (type \(type(of: result).errorName))")
      }
      if let double = try object.float(in: self) { return double }
      if object.type.dunder(.index) != nil, let index = try indexIfInteger(value) { return Double(index) }
    default: break
    }
    throw .typeError("must be real number, not \(type(of: value).errorName)")
  }
}
