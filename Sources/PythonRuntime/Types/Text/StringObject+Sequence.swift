/// The operators of `str`.
extension StringObject {
  func concatenated(with other: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    guard let text = other.cast(to: StringObject.self) else {
      if case .object(let object) = other, object.type.implements(.reflectedAdd) { return .notImplemented }
      throw .typeError("can only concatenate str (not \"\(interpreter.type(of: other).name)\") to str")
    }
    return interpreter.string(value + text.value)
  }

  func repeated(_ other: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    guard let times = try interpreter.repetitions(other) else {
      if case .object(let object) = other, object.hasOwnRepetition {
        return .notImplemented
      }
      throw .typeError("can't multiply sequence by non-int of type '\(interpreter.type(of: other).name)'")
    }
    try interpreter.checkAllocation(times, stride: max(value.utf8.count, 1))
    return interpreter.string(String(repeating: value, count: times))
  }

  func slice(_ slice: SliceObject, in interpreter: Interpreter) throws(PythonError) -> Value {
    let bounds = try interpreter.sliceIndices(slice, count: scalarCount)
    if bounds.step == 1 { return interpreter.string(substring(bounds.start, bounds.start + bounds.count)) }
    let scalars = Array(value.unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = bounds.start
    for _ in 0..<bounds.count {
      result.append(scalars[index])
      index &+= bounds.step
    }
    return interpreter.string(String(result))
  }

  /// The UTF-8 offset of the first occurrence of a text at or behind an offset; nil if there is none.
  package func find(_ text: String, from offset: Int) -> Int? {
    var haystack = value
    var needle = text
    return haystack.withUTF8 { bytes in
      needle.withUTF8 { wanted in
        guard wanted.count > 0 else { return offset <= bytes.count ? offset : nil }
        guard bytes.count >= wanted.count else { return nil }
        var position = offset
        let last = bytes.count - wanted.count
        while position <= last {
          if bytes[position] == wanted[0] {
            var matched = 1
            while matched < wanted.count, bytes[position + matched] == wanted[matched] { matched += 1 }
            if matched == wanted.count { return position }
          }
          position += 1
        }
        return nil
      }
    }
  }
}

extension Interpreter {
  /// A text of one scalar.
  package func character(_ scalar: Unicode.Scalar) -> Value {
    if scalar.isASCII { return .object(intern(String(scalar))) }
    return string(String(scalar))
  }
}
