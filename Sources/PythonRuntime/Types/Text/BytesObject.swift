/// A `bytes`.
package final class BytesObject: Object {
  package let bytes: [UInt8]

  package init(_ bytes: [UInt8], type: TypeObject) {
    self.bytes = bytes
    super.init(type: type)
  }

  package override func initialize(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {}

  package override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    switch operation {
    case .add where !reflected:
      guard let right = other.cast(to: BytesObject.self) else {
        throw .typeError("can't concat \(interpreter.type(of: other).name) to bytes")
      }
      return interpreter.bytes(bytes + right.bytes)
    case .multiply:
      guard let times = try interpreter.repetitions(other) else {
        throw .typeError("can't multiply sequence by non-int of type '\(interpreter.type(of: other).name)'")
      }
      try interpreter.checkAllocation(times, stride: max(bytes.count, 1))
      var result: [UInt8] = []
      result.reserveCapacity(times * bytes.count)
      for _ in 0..<(bytes.isEmpty ? 0 : times) { result.append(contentsOf: bytes) }
      return interpreter.bytes(result)
    case .modulo where !reflected: return try TypeDefinitions.formatted(bytes, other, interpreter)
    default: return .notImplemented
    }
  }

  package override func compare(
    _ comparison: Comparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard let right = other.cast(to: BytesObject.self) else { return .notImplemented }
    let order = bytes == right.bytes ? 0 : (bytes.lexicographicallyPrecedes(right.bytes) ? -1 : 1)
    return .bool(comparison.holds(order, 0))
  }

  package override func hash(in interpreter: Interpreter) throws(PythonError) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    let result = Int(truncatingIfNeeded: hash)
    return result == -1 ? -2 : result
  }

  package override func isTrue(in interpreter: Interpreter) throws(PythonError) -> Bool { !bytes.isEmpty }

  package override func length(in interpreter: Interpreter) throws(PythonError) -> Int { bytes.count }

  package override func item(_ key: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    if let slice = key.cast(to: SliceObject.self) {
      let bounds = try interpreter.sliceIndices(slice, count: bytes.count)
      var result: [UInt8] = []
      result.reserveCapacity(bounds.count)
      var index = bounds.start
      for _ in 0..<bounds.count {
        result.append(bytes[index])
        index &+= bounds.step
      }
      return interpreter.bytes(result)
    }
    if try interpreter.indexIfInteger(key) == nil {
      throw .typeError("byte indices must be integers or slices, not \(interpreter.type(of: key).name)")
    }
    let given = try interpreter.int(key)
    let index = given < 0 ? given &+ bytes.count : given
    guard index >= 0, index < bytes.count else { throw .indexError("index out of range") }
    return .int(Int(bytes[index]))
  }

  package override func contains(_ value: Value, in interpreter: Interpreter) throws(PythonError) -> Bool {
    if let part = value.cast(to: BytesObject.self) {
      return bytes.withUnsafeBufferPointer { own in
        part.bytes.withUnsafeBufferPointer { TextSearch.first($0, in: own, from: 0, to: own.count) != nil }
      }
    }
    guard let number = try interpreter.indexIfInteger(value) else {
      throw .typeError("a bytes-like object is required, not '\(interpreter.type(of: value).name)'")
    }
    guard let byte = UInt8(exactly: number) else { throw .valueError("byte must be in range(0, 256)") }
    return bytes.contains(byte)
  }

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value {
    .object(SequenceIterator(sequence: .object(self), type: interpreter.types.sequenceIterator))
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    TextRepresentation.quoted(bytes)
  }
}

extension Interpreter {
  package func bytes(_ bytes: [UInt8]) -> Value {
    .object(BytesObject(bytes, type: types.bytes))
  }

  /// The bytes of a `bytes` or of an iterable of integers.
  ///
  /// - Throws: `ValueError` for an integer that is no byte.
  package func byteElements(of value: Value) throws(PythonError) -> [UInt8] {
    if let bytes = value.cast(to: BytesObject.self) { return bytes.bytes }
    guard isIterable(value), !(value.object is StringObject) else {
      throw .typeError("cannot convert '\(type(of: value).name)' object to bytes")
    }
    var result: [UInt8] = []
    try forEach(in: value) { (element) throws(PythonError) in
      guard let byte = UInt8(exactly: try int(element)) else {
        throw .valueError("bytes must be in range(0, 256)")
      }
      result.append(byte)
      return true
    }
    return result
  }

  /// Whether `iter(value)` would find something to call.
  package func isIterable(_ value: Value) -> Bool {
    let type = type(of: value)
    return type.implements(.iterate) || type.implements(.getItem)
  }
}
