/// A `bytearray`.
package final class ByteArrayObject: ByteSequence {
  override class var kind: String { "bytearray" }
  override class var indexed: (name: String, situation: String) { ("bytearray", "bytearray ") }

  override func like(_ bytes: [UInt8], in interpreter: Interpreter) -> Value {
    .object(ByteArrayObject(bytes, type: interpreter.types.byteArray))
  }

  package override func hash(in interpreter: Interpreter) throws(PythonError) -> Int {
    throw .typeError("unhashable type: '\(type.errorName)'")
  }

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value {
    .object(SequenceIterator(sequence: .object(self), type: interpreter.types.byteArrayIterator))
  }

  package override func inPlace(
    _ operation: BinaryOperation, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    switch operation {
    case .add:
      guard let right = other.cast(to: ByteSequence.self) else {
        throw .typeError("can't concat \(interpreter.type(of: other).errorName) to bytearray")
      }
      bytes += right.bytes
    case .multiply:
      guard let times = try interpreter.repetitions(other) else {
        throw .typeError(
          "can't multiply sequence by non-int of type '\(interpreter.type(of: other).errorName)'")
      }
      try interpreter.checkAllocation(times, stride: max(bytes.count, 1))
      bytes = repeated(times)
    default: return .notImplemented
    }
    return .object(self)
  }

  package override func setItem(
    _ key: Value, to value: Value, in interpreter: Interpreter
  ) throws(PythonError) {
    guard let slice = key.cast(to: SliceObject.self) else {
      let index = try index(key, in: interpreter)
      let byte = try interpreter.byte(value)
      // Reading the byte may have run Python code.
      guard index < bytes.count else { throw .indexError("bytearray index out of range") }
      bytes[index] = byte
      return
    }
    if value.object is StringObject || (!(value.object is ByteSequence) && !interpreter.isIterable(value)) {
      throw .typeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)")
    }
    let values = try interpreter.byteElements(of: value, kind: Self.kind, limits: "byte")
    try replace(slice, with: values, in: interpreter)
  }

  package override func deleteItem(_ key: Value, in interpreter: Interpreter) throws(PythonError) {
    guard let slice = key.cast(to: SliceObject.self) else {
      bytes.remove(at: try index(key, in: interpreter))
      return
    }
    let bounds = try interpreter.sliceIndices(slice, count: bytes.count)
    var removed = Set<Int>()
    for position in 0..<bounds.count { removed.insert(bounds.start + position * bounds.step) }
    bytes = bytes.enumerated().filter { !removed.contains($0.offset) }.map(\.element)
  }

  private func replace(
    _ slice: SliceObject, with values: [UInt8], in interpreter: Interpreter
  ) throws(PythonError) {
    let bounds = try interpreter.sliceIndices(slice, count: bytes.count)
    if bounds.step == 1 {
      bytes.replaceSubrange(bounds.start..<max(bounds.start, bounds.stop), with: values)
      return
    }
    guard values.count == bounds.count else {
      throw .valueError(
        "attempt to assign bytes of size \(values.count) to extended slice of size \(bounds.count)")
    }
    for (position, value) in values.enumerated() { bytes[bounds.start + position * bounds.step] = value }
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    "\(type.name)(\(TextRepresentation.quoted(bytes)))"
  }
}
