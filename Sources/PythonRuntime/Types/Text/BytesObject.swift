/// What `bytes` and `bytearray` have in common.
package class ByteSequence: Object {
  package internal(set) var bytes: [UInt8]

  package init(_ bytes: [UInt8], type: TypeObject) {
    self.bytes = bytes
    super.init(type: type)
  }

  /// The name of the class that errors about operands and indices give.
  class var kind: String { "bytes" }
  /// What errors about indices call the whole.
  class var indexed: (name: String, situation: String) { ("byte", "") }

  /// Other bytes of the built-in class that this one is of.
  func like(_ bytes: [UInt8], in interpreter: Interpreter) -> Value { interpreter.bytes(bytes) }

  /// What stands for the whole where nothing changes: itself, if it cannot be changed later.
  final func unchanged(in interpreter: Interpreter) -> Value {
    type === interpreter.types.bytes ? .object(self) : like(bytes, in: interpreter)
  }

  package override func initialize(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {}

  package override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    switch operation {
    case .add where !reflected:
      guard let right = other.cast(to: ByteSequence.self) else {
        throw .typeError(
          "can't concat \(interpreter.type(of: other).errorName) to \(Swift.type(of: self).kind)")
      }
      return like(bytes + right.bytes, in: interpreter)
    case .multiply:
      guard let times = try interpreter.repetitions(other) else {
        throw .typeError(
          "can't multiply sequence by non-int of type '\(interpreter.type(of: other).errorName)'")
      }
      try interpreter.checkAllocation(times, stride: max(bytes.count, 1))
      return like(repeated(times), in: interpreter)
    case .modulo where !reflected:
      return like(try ByteMethods.formatted(bytes, other, interpreter), in: interpreter)
    default: return .notImplemented
    }
  }

  package override func compare(
    _ comparison: Comparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard let right = other.cast(to: ByteSequence.self) else { return .notImplemented }
    let order = bytes == right.bytes ? 0 : (bytes.lexicographicallyPrecedes(right.bytes) ? -1 : 1)
    return .bool(comparison.holds(order, 0))
  }

  final func repeated(_ times: Int) -> [UInt8] {
    if bytes.count == 1 { return Array(repeating: bytes[0], count: max(times, 0)) }
    var result: [UInt8] = []
    result.reserveCapacity(times * bytes.count)
    for _ in 0..<(bytes.isEmpty ? 0 : times) { result.append(contentsOf: bytes) }
    return result
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
      return like(result, in: interpreter)
    }
    return .int(Int(bytes[try index(key, in: interpreter)]))
  }

  /// The place that an index means.
  final func index(_ key: Value, in interpreter: Interpreter) throws(PythonError) -> Int {
    guard let given = try interpreter.indexIfInteger(key) else {
      throw .typeError(
        "\(Swift.type(of: self).indexed.name) indices must be integers or slices, not \(interpreter.type(of: key).errorName)"
      )
    }
    let index = given < 0 ? given &+ bytes.count : given
    guard index >= 0, index < bytes.count else {
      throw .indexError("\(Swift.type(of: self).indexed.situation)index out of range")
    }
    return index
  }

  package override func contains(_ value: Value, in interpreter: Interpreter) throws(PythonError) -> Bool {
    if let part = value.cast(to: ByteSequence.self) {
      return bytes.withUnsafeBufferPointer { own in
        part.bytes.withUnsafeBufferPointer { TextSearch.first($0, in: own, from: 0, to: own.count) != nil }
      }
    }
    guard let number = try interpreter.indexIfInteger(value) else {
      throw .typeError("a bytes-like object is required, not '\(interpreter.type(of: value).errorName)'")
    }
    guard let byte = UInt8(exactly: number) else { throw .valueError("byte must be in range(0, 256)") }
    return bytes.contains(byte)
  }

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value {
    .object(SequenceIterator(sequence: .object(self), type: interpreter.types.bytesIterator))
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    TextRepresentation.quoted(bytes)
  }
}

/// A `bytes`.
package final class BytesObject: ByteSequence {
  package override func hash(in interpreter: Interpreter) throws(PythonError) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    let result = Int(truncatingIfNeeded: hash)
    return result == -1 ? -2 : result
  }
}

extension Interpreter {
  package func bytes(_ bytes: [UInt8]) -> Value {
    .object(BytesObject(bytes, type: types.bytes))
  }

  /// The bytes of a `bytes` or of an iterable of integers.
  ///
  /// - Parameters:
  ///   - kind: the class that the bytes are for.
  ///   - limits: what is outside of 0...255, in the words of a `ValueError`.
  package func byteElements(
    of value: Value, kind: String = "bytes", limits: String = "bytes"
  ) throws(PythonError) -> [UInt8] {
    if let bytes = value.cast(to: ByteSequence.self) { return bytes.bytes }
    guard isIterable(value), !(value.object is StringObject) else {
      throw .typeError("cannot convert '\(type(of: value).errorName)' object to \(kind)")
    }
    var result: [UInt8] = []
    try forEach(in: value) { (element) throws(PythonError) in
      result.append(try byte(element, limits: limits))
      return true
    }
    return result
  }

  /// One byte given as an integer.
  func byte(_ value: Value, limits: String = "byte") throws(PythonError) -> UInt8 {
    guard let byte = UInt8(exactly: try int(value)) else {
      throw .valueError("\(limits) must be in range(0, 256)")
    }
    return byte
  }

  /// Whether `iter(value)` would find something to call.
  package func isIterable(_ value: Value) -> Bool {
    let type = type(of: value)
    return type.implements(.iterate) || type.implements(.getItem)
  }
}
