/// A text or bytes that a pattern is matched with.
final class RegexSubject {
  private enum Units {
    /// The bytes of an ASCII text, which it holds itself.
    case ascii(StringObject)
    case bytes([UInt8])
    case scalars([UInt32])
  }

  /// What the program gave.
  let value: Value
  let count: Int
  private let units: Units

  var isText: Bool {
    if case .bytes = units { return false }
    return true
  }

  /// - Throws: `TypeError` for a value that is neither a text nor bytes.
  init(_ value: Value, in interpreter: Interpreter) throws(PythonError) {
    self.value = value
    if let text = value.cast(to: StringObject.self) {
      if text.isASCII {
        units = .ascii(text)
        count = text.byteCount
      } else {
        let scalars = try Self.scalars(of: text, in: interpreter)
        units = .scalars(scalars)
        count = scalars.count
      }
    } else if let sequence = value.cast(to: ByteSequence.self) {
      let bytes = sequence.bytes
      units = .bytes(bytes)
      count = bytes.count
    } else {
      throw .typeError("expected string or bytes-like object, got '\(interpreter.type(of: value).errorName)'")
    }
  }

  /// The text or bytes; a text that was asked for last is not taken apart again.
  ///
  /// - Throws: `TypeError` for a value that is neither.
  static func of(_ value: Value, in interpreter: Interpreter) throws(PythonError) -> RegexSubject {
    if let last = interpreter.lastSubject, let object = value.object, last.value.object === object {
      return last
    }
    let subject = try RegexSubject(value, in: interpreter)
    // Neither much memory nor an object that may be waited for is kept.
    if case .scalars(let scalars) = subject.units, scalars.count <= 1 << 20,
      value.object?.type === interpreter.types.str
    {
      interpreter.lastSubject = subject
    }
    return subject
  }

  /// - Throws: `MemoryError`.
  static func scalars(of text: StringObject, in interpreter: Interpreter) throws(PythonError) -> [UInt32] {
    let count = text.scalarCount
    try interpreter.checkAllocation(count, stride: MemoryLayout<UInt32>.stride)
    return [UInt32](unsafeUninitializedCapacity: count) { scalars, initializedCount in
      var place = 0
      for byte in text.buffer {
        if byte < 0x80 {
          scalars[place] = UInt32(byte)
        } else if byte < 0xC0 {
          // A byte behind the first of a scalar has six more bits.
          place &-= 1
          scalars[place] = scalars[place] << 6 | UInt32(byte & 0x3F)
        } else {
          scalars[place] = UInt32(byte) & (byte < 0xE0 ? 0x1F : byte < 0xF0 ? 0x0F : 0x07)
        }
        place &+= 1
      }
      initializedCount = place
    }
  }

  /// The part from `lower` to `upper`.
  func slice(_ lower: Int, _ upper: Int, in interpreter: Interpreter) -> Value {
    Self.slice(of: value, lower, upper, in: interpreter)
  }

  /// The part of a text or of bytes that is within both bounds and the whole.
  static func slice(of value: Value, _ lower: Int, _ upper: Int, in interpreter: Interpreter) -> Value {
    if let text = value.cast(to: StringObject.self) {
      let end = min(upper, text.scalarCount)
      return interpreter.substring(of: text, min(lower, end), end)
    }
    guard let sequence = value.cast(to: ByteSequence.self) else { return .none }
    let bytes = sequence.bytes
    if lower == 0, upper >= bytes.count, sequence.type === interpreter.types.bytes { return value }
    let end = min(upper, bytes.count)
    return interpreter.bytes(Array(bytes[min(lower, end)..<end]))
  }

  /// Finds a match.
  ///
  /// - Parameter end: where the text is taken to end.
  /// - Returns: where it begins and ends; nil if there is none.
  func find(
    _ program: RegexProgram, _ memory: RegexMemory, _ manner: RegexManner, from start: Int, to end: Int,
    mustAdvance: Bool = false, in interpreter: Interpreter
  ) throws(PythonError) -> (start: Int, end: Int)? {
    func run<Unit: FixedWidthInteger & UnsignedInteger>(
      _ text: UnsafeBufferPointer<Unit>
    ) throws(PythonError) -> (start: Int, end: Int)? {
      // An empty text need not have an address.
      let address = text.baseAddress ?? UnsafePointer(bitPattern: MemoryLayout<Unit>.alignment)
      guard let address else { return nil }
      let matcher = RegexMatcher(
        program: program, memory: memory, text: address, end: end, interpreter: interpreter)
      if manner == .search { return try matcher.search(from: start, mustAdvance: mustAdvance) }
      let reached = try matcher.match(
        from: start, mustEnd: manner == .fullMatch, mustAdvance: mustAdvance)
      return reached.map { (start, $0) }
    }
    defer { memory.shrink() }
    switch units {
    case .ascii(let text): return try run(text.buffer)
    case .bytes(let bytes):
      return try bytes.withUnsafeBufferPointer { (buffer) throws(PythonError) in try run(buffer) }
    case .scalars(let scalars):
      return try scalars.withUnsafeBufferPointer { (buffer) throws(PythonError) in try run(buffer) }
    }
  }
}

/// Where a match may begin and end.
enum RegexManner {
  case search, match, fullMatch
}
