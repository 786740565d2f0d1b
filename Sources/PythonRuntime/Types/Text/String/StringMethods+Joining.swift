import Glibc

extension StringMethods {
  /// `separator.join(iterable)`.
  static func join(
    _ iterable: Value, with separator: StringObject, _ interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if case .object = iterable, interpreter.isIterable(iterable) {
    } else {
      throw .typeError("can only join an iterable")
    }
    if case .object(let object) = iterable, object.type === interpreter.types.list {
      return try join(
        UnsafeBufferPointer(unsafeDowncast(object, to: ListObject.self).buffer), with: separator, interpreter)
    }
    let elements = try interpreter.elements(of: iterable)
    return try elements.withUnsafeBufferPointer { (elements) throws(PythonError) in
      try join(elements, with: separator, interpreter)
    }
  }

  private static func join(
    _ elements: UnsafeBufferPointer<Value>, with separator: StringObject, _ interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard let first = elements.baseAddress, elements.count > 0 else { return interpreter.emptyText }
    let textType = Unmanaged.passUnretained(interpreter.types.str).toOpaque()
    var byteCount = 0
    // Negative as soon as one text's is not known.
    var scalarCount = 0
    for index in 0..<elements.count {
      let place = UnsafeMutablePointer(mutating: first + index)
      guard place.holdsObject, place.objectType == textType || place.object is StringObject else {
        throw .typeError(
          "sequence item \(index): expected str instance, "
            + "\(interpreter.type(of: elements[index]).errorName) found")
      }
      let text = unsafeDowncast(place.object, to: StringObject.self)
      byteCount &+= text.byteCount
      scalarCount = scalarCount < 0 || text.knownScalarCount < 0 ? -1 : scalarCount &+ text.knownScalarCount
    }
    if elements.count == 1, first[0].object?.type === interpreter.types.str { return first[0] }
    // A list may hold one large text many times.
    let (gaps, overflow) = separator.byteCount.multipliedReportingOverflow(by: elements.count - 1)
    if overflow { throw .memoryError }
    try interpreter.checkAllocation(byteCount, stride: 1)
    try interpreter.checkAllocation(gaps, stride: 1)
    byteCount &+= gaps
    try interpreter.checkAllocation(byteCount, stride: 1)
    if scalarCount >= 0 { scalarCount &+= separator.scalarCount &* (elements.count - 1) }
    let result = StringObject(
      byteCount: byteCount, scalarCount: scalarCount, type: interpreter.types.strReference)
    var place = result.bytes
    for index in 0..<elements.count {
      if index > 0, separator.byteCount > 0 {
        memcpy(place, separator.bytes, separator.byteCount)
        place += separator.byteCount
      }
      let text = unsafeDowncast(UnsafeMutablePointer(mutating: first + index).object, to: StringObject.self)
      memcpy(place, text.bytes, text.byteCount)
      place += text.byteCount
      if index & 0xFFFF == 0xFFFF { try interpreter.checkInterrupt() }
    }
    return .object(result)
  }
}
