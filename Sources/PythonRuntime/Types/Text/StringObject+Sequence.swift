import Glibc

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
    return interpreter.string(Self.repeating(value, times))
  }

  /// A text `times` times over.
  static func repeating(_ text: String, _ times: Int) -> String {
    var text = text
    return text.withUTF8 { piece in
      let count = piece.count * max(times, 0)
      guard count > 0, let source = piece.baseAddress else { return "" }
      return String(unsafeUninitializedCapacity: count) { bytes in
        guard let target = bytes.baseAddress else { return 0 }
        memcpy(target, source, piece.count)
        var filled = piece.count
        while filled < count {
          let step = min(filled, count - filled)
          memcpy(target + filled, target, step)
          filled += step
        }
        return count
      }
    }
  }

  func slice(_ slice: SliceObject, in interpreter: Interpreter) throws(PythonError) -> Value {
    let bounds = try interpreter.sliceIndices(slice, count: scalarCount)
    if bounds.step == 1 { return interpreter.string(substring(bounds.start, bounds.start + bounds.count)) }
    if isASCII { return interpreter.string(asciiSlice(bounds.start, bounds.step, bounds.count)) }
    let scalars = Array(value.unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = bounds.start
    for _ in 0..<bounds.count {
      result.append(scalars[index])
      index &+= bounds.step
    }
    return interpreter.string(String(result))
  }

  private func asciiSlice(_ start: Int, _ step: Int, _ count: Int) -> String {
    var text = value
    return text.withUTF8 { source in
      String(unsafeUninitializedCapacity: count) { bytes in
        var index = start
        for place in 0..<count {
          bytes[place] = source[index]
          index &+= step
        }
        return count
      }
    }
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
    if scalar.isASCII { return character(UInt8(truncatingIfNeeded: scalar.value)) }
    return string(String(scalar))
  }

  /// A text of one ASCII character, the same object each time.
  @inline(__always)
  func character(_ ascii: UInt8) -> Value { asciiCharacters[Int(ascii)] }
}
