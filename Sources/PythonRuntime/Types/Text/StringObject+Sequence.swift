import Glibc

/// The operators of `str`.
extension StringObject {
  func concatenated(with other: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    guard let text = other.cast(to: StringObject.self) else {
      if case .object(let object) = other, object.type.implements(.reflectedAdd) { return .notImplemented }
      throw .typeError("can only concatenate str (not \"\(interpreter.type(of: other).errorName)\") to str")
    }
    try interpreter.checkAllocation(byteCount + text.byteCount, stride: 1)
    return .object(interpreter.concatenation(self, text))
  }

  func repeated(_ other: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    guard let given = try interpreter.repetitions(other) else {
      if case .object(let object) = other, object.hasOwnRepetition {
        return .notImplemented
      }
      throw .typeError(
        "can't multiply sequence by non-int of type '\(interpreter.type(of: other).errorName)'")
    }
    let times = max(given, 0)
    if isEmpty || times == 0 { return interpreter.emptyText }
    try interpreter.checkAllocation(times, stride: byteCount)
    let count = byteCount * times
    let result = StringObject(
      byteCount: count, scalarCount: knownScalarCount < 0 ? -1 : knownScalarCount * times,
      type: interpreter.types.strReference)
    memcpy(result.bytes, bytes, byteCount)
    // What is there already is doubled until it is enough.
    var filled = byteCount
    while filled < count {
      let step = min(filled, count - filled)
      memcpy(result.bytes + filled, result.bytes, step)
      filled += step
    }
    return .object(result)
  }

  func slice(_ slice: SliceObject, in interpreter: Interpreter) throws(PythonError) -> Value {
    let bounds = try interpreter.sliceIndices(slice, count: scalarCount)
    if bounds.step == 1 {
      return interpreter.substring(of: self, bounds.start, bounds.start + bounds.count)
    }
    if isASCII {
      let result = StringObject(
        byteCount: bounds.count, scalarCount: bounds.count, type: interpreter.types.strReference)
      var index = bounds.start
      for place in 0..<bounds.count {
        result.bytes[place] = bytes[index]
        index &+= bounds.step
      }
      return .object(result)
    }
    let scalars = Array(value.unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = bounds.start
    for _ in 0..<bounds.count {
      result.append(scalars[index])
      index &+= bounds.step
    }
    return interpreter.string(String(result))
  }
}

extension Interpreter {
  /// Two texts, one behind the other.
  @inline(__always)
  func concatenation(_ first: StringObject, _ second: StringObject) -> StringObject {
    let isCounted = first.knownScalarCount >= 0 && second.knownScalarCount >= 0
    let result = StringObject(
      byteCount: first.byteCount &+ second.byteCount,
      scalarCount: isCounted ? first.knownScalarCount &+ second.knownScalarCount : -1,
      type: types.strReference)
    memcpy(result.bytes, first.bytes, first.byteCount)
    memcpy(result.bytes + first.byteCount, second.bytes, second.byteCount)
    return result
  }

  /// The scalars `lower..<upper` of a text; both must be in `0...scalarCount`.
  package func substring(of text: StringObject, _ lower: Int, _ upper: Int) -> Value {
    guard lower < upper else { return emptyText }
    if text.isASCII { return slice(of: text, fromOffset: lower, to: upper) }
    return slice(of: text, fromOffset: text.utf8Offset(ofScalar: lower), to: text.utf8Offset(ofScalar: upper))
  }

  /// The text between two UTF-8 offsets, which must not be inside a scalar.
  func slice(of text: StringObject, fromOffset start: Int, to end: Int) -> Value {
    let count = end - start
    if count == 0 { return emptyText }
    if count == 1 { return character(text.bytes[start]) }
    if count == text.byteCount, text.type === types.str { return .object(text) }
    return .object(
      StringObject(
        copying: text.bytes + start, count: count, scalarCount: text.isASCII ? count : -1,
        type: types.strReference))
  }

  /// A text like another, of the class `str` itself.
  func plain(_ text: StringObject) -> Value {
    slice(of: text, fromOffset: 0, to: text.byteCount)
  }

  /// A text of one scalar.
  package func character(_ scalar: Unicode.Scalar) -> Value {
    if scalar.isASCII { return character(UInt8(truncatingIfNeeded: scalar.value)) }
    return string(String(scalar))
  }

  /// A text of one ASCII character, the same object each time.
  @inline(__always)
  func character(_ ascii: UInt8) -> Value { characterPlace(ascii).pointee }

  /// Where the text of one ASCII character is.
  @inline(__always)
  func characterPlace(_ ascii: UInt8) -> UnsafeMutablePointer<Value> {
    commonTexts.places + Int(ascii)
  }

  /// The text without characters, the same object each time.
  @inline(__always)
  var emptyText: Value { commonTexts.places[CommonTexts.characterCount] }
}
