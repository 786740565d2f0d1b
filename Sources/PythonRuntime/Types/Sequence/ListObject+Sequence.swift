/// The operators of `list`.
extension ListObject {
  final func fill(from arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {
    guard arguments.count <= 1 else {
      throw .typeError("list expected at most 1 argument, got \(arguments.count)")
    }
    if arguments.keywordNames != nil { throw .typeError("list() takes no keyword arguments") }
    if count > 0 { removeAll() }
    if arguments.count == 1 { try extend(with: arguments[0], in: interpreter) }
  }

  /// `extend(iterable)`.
  package final func extend(with iterable: Value, in interpreter: Interpreter) throws(PythonError) {
    if case .object(let object) = iterable, let list = object as? ListObject,
      list.type.dunder(.iterate) == nil
    {
      let added = list.count
      // The list may be its own, whose elements move when it grows.
      grow(to: count + added)
      appendCopies(of: list.elements, count: added)
      return
    }
    if let range = iterable.cast(to: RangeObject.self) {
      try interpreter.checkAllocation(range.count, stride: 16)
      grow(to: count + range.count)
      for index in 0..<range.count {
        append(.int(range[index]))
        if index & 0xFFFF == 0xFFFF { try interpreter.checkInterrupt() }
      }
      return
    }
    try interpreter.forEach(in: iterable) { (element) throws(PythonError) in
      append(element)
      if count & 0xFFFF == 0 { try interpreter.checkAllocation(count, stride: 16) }
      return true
    }
  }

  final func concatenated(with other: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    guard let list = other.cast(to: ListObject.self) else {
      if type.dunder(.add) == nil, case .object(let object) = other,
        object.type.dunder(.reflectedAdd) != nil || object.type.nativeBase.nativeSlots.contains(.reflectedAdd)
      {
        return .notImplemented
      }
      throw .typeError(
        "can only concatenate list (not \"\(interpreter.type(of: other).errorName)\") to list")
    }
    let result = ListObject(capacity: count + list.count, type: interpreter.types.list)
    result.appendCopies(of: elements, count: count)
    result.appendCopies(of: list.elements, count: list.count)
    return .object(result)
  }

  final func repeated(_ other: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    guard let times = try interpreter.repetitions(other) else {
      if case .object(let object) = other, object.hasOwnRepetition {
        return .notImplemented
      }
      throw .typeError(
        "can't multiply sequence by non-int of type '\(interpreter.type(of: other).errorName)'")
    }
    let (total, overflow) = count.multipliedReportingOverflow(by: times)
    if overflow { throw .memoryError }
    try interpreter.checkAllocation(total, stride: 16)
    let result = ListObject(capacity: total, type: interpreter.types.list)
    if count == 0 { return .object(result) }
    for time in 0..<times {
      result.appendCopies(of: elements, count: count)
      if (time &* count) & 0xFFFF < count { try interpreter.checkInterrupt() }
    }
    return .object(result)
  }

  final func slice(_ slice: SliceObject, in interpreter: Interpreter) throws(PythonError) -> Value {
    let bounds = try interpreter.sliceIndices(slice, count: count)
    let result = ListObject(capacity: bounds.count, type: interpreter.types.list)
    if bounds.step == 1 {
      result.appendCopies(of: elements + bounds.start, count: bounds.count)
      return .object(result)
    }
    var index = bounds.start
    for _ in 0..<bounds.count {
      result.append(self[index])
      index &+= bounds.step
    }
    return .object(result)
  }

  final func setSlice(
    _ slice: SliceObject, to value: Value, in interpreter: Interpreter
  ) throws(PythonError) {
    let values: [Value]
    do throws(PythonError) {
      values = try interpreter.elements(of: value)
    } catch {
      guard error.isInstance(of: .typeError), !interpreter.type(of: value).implements(.iterate) else {
        throw error
      }
      throw .typeError(
        slice.step.isNone
          ? "can only assign an iterable" : "must assign iterable to extended slice")
    }
    let bounds = try interpreter.sliceIndices(slice, count: count)
    if bounds.step == 1 {
      replace(bounds.start..<max(bounds.start, bounds.stop), with: values)
      return
    }
    guard values.count == bounds.count else {
      throw .valueError(
        "attempt to assign sequence of size \(values.count) to extended slice of size \(bounds.count)")
    }
    // The old elements are kept until the list is whole, for releasing them may run Python code.
    var old: [Value] = []
    old.reserveCapacity(values.count)
    var index = bounds.start
    for value in values {
      old.append(self[index])
      self[index] = value
      index &+= bounds.step
    }
    withExtendedLifetime(old) {}
  }

  final func deleteSlice(_ slice: SliceObject, in interpreter: Interpreter) throws(PythonError) {
    let bounds = try interpreter.sliceIndices(slice, count: count)
    if bounds.count == 0 { return }
    if bounds.step == 1 {
      replace(bounds.start..<bounds.stop, with: [])
      return
    }
    var removed: Set<Int> = []
    var index = bounds.start
    for _ in 0..<bounds.count {
      removed.insert(index)
      index &+= bounds.step
    }
    let kept = (0..<count).filter { !removed.contains($0) }.map { self[$0] }
    replace(0..<count, with: kept)
  }
}

extension TupleObject {
  final func concatenated(with other: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    guard let tuple = other.cast(to: TupleObject.self) else {
      if case .object(let object) = other, object.type.implements(.reflectedAdd) { return .notImplemented }
      throw .typeError(
        "can only concatenate tuple (not \"\(interpreter.type(of: other).errorName)\") to tuple")
    }
    return interpreter.tuple(array + tuple.array)
  }

  final func repeated(_ other: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    guard let times = try interpreter.repetitions(other) else {
      if case .object(let object) = other, object.hasOwnRepetition {
        return .notImplemented
      }
      throw .typeError(
        "can't multiply sequence by non-int of type '\(interpreter.type(of: other).errorName)'")
    }
    let (total, overflow) = count.multipliedReportingOverflow(by: times)
    if overflow { throw .memoryError }
    try interpreter.checkAllocation(total, stride: 16)
    var values: [Value] = []
    values.reserveCapacity(total)
    for time in 0..<(count > 0 ? times : 0) {
      values.append(contentsOf: buffer)
      if (time &* count) & 0xFFFF < count { try interpreter.checkInterrupt() }
    }
    return interpreter.tuple(values)
  }

  final func slice(_ slice: SliceObject, in interpreter: Interpreter) throws(PythonError) -> Value {
    let bounds = try interpreter.sliceIndices(slice, count: count)
    if bounds.count == count, bounds.step == 1, type === interpreter.types.tuple { return .object(self) }
    var values: [Value] = []
    values.reserveCapacity(bounds.count)
    var index = bounds.start
    for _ in 0..<bounds.count {
      values.append(self[index])
      index &+= bounds.step
    }
    return interpreter.tuple(values)
  }
}
