/// A `tuple`.
open class TupleObject: Object {
  package final let elements: UnsafeMutablePointer<Value>
  package final let count: Int

  public init(_ values: [Value], type: TypeObject) {
    count = values.count
    elements = .room(for: max(values.count, 1))
    super.init(type: type)
    values.withUnsafeBufferPointer { source in
      if let base = source.baseAddress { elements.initialize(from: base, count: source.count) }
    }
  }

  /// A tuple of two values.
  init(_ first: Value, _ second: Value, type: TypeObject) {
    count = 2
    elements = .room(for: 2)
    elements.initialize(to: first)
    (elements + 1).initialize(to: second)
    super.init(type: type)
  }

  /// Moves `count` values into a new tuple.
  init(moving values: UnsafeMutablePointer<Value>, count: Int, type: TypeObject) {
    self.count = count
    elements = .room(for: max(count, 1))
    elements.moveInitialize(from: values, count: count)
    super.init(type: type)
  }

  /// Copies `count` values into a new tuple.
  init(copying values: UnsafeMutablePointer<Value>, count: Int, type: TypeObject) {
    self.count = count
    elements = .room(for: max(count, 1))
    elements.initializeCopies(of: values, count: count)
    super.init(type: type)
  }

  deinit {
    if count > 0 { type.releaseQueue.release(elements, count: count) }
    elements.giveBack()
  }

  package final var buffer: UnsafeBufferPointer<Value> {
    UnsafeBufferPointer(start: elements, count: count)
  }

  package final var array: [Value] { Array(buffer) }

  /// The element at an index that is in range.
  package final subscript(_ index: Int) -> Value { elements[index] }

  // MARK: Cycles

  open override var holdsReferences: Bool { true }

  open override func visitReferences(_ visitor: inout ReferenceVisitor) {
    super.visitReferences(&visitor)
    visitor.visit(elements, count: count)
  }

  // MARK: Special methods

  open override func initialize(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {}

  open override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    switch operation {
    case .add where !reflected: try concatenated(with: other, in: interpreter)
    case .multiply: try repeated(other, in: interpreter)
    default: .notImplemented
    }
  }

  open override func compare(
    _ comparison: Comparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard let tuple = other.cast(to: TupleObject.self) else { return .notImplemented }
    return try interpreter.compareSequences(
      comparison, count: { count }, { self[$0] }, otherCount: { tuple.count }, { tuple[$0] })
  }

  open override func hash(in interpreter: Interpreter) throws(PythonError) -> Int {
    // CPython's variant of xxHash.
    let prime1: UInt64 = 11_400_714_785_074_694_791
    let prime2: UInt64 = 14_029_467_366_897_019_727
    let prime5: UInt64 = 2_870_177_450_012_600_261
    var accumulator = prime5
    try interpreter.enterNativeCall()
    defer { interpreter.leaveNativeCall() }
    for value in buffer {
      let lane = UInt64(bitPattern: Int64(try interpreter.hash(value)))
      accumulator &+= lane &* prime2
      accumulator = accumulator << 31 | accumulator >> 33
      accumulator &*= prime1
    }
    accumulator &+= UInt64(count) ^ (prime5 ^ 3_527_539)
    return accumulator == .max ? 1_546_275_796 : Int(truncatingIfNeeded: accumulator)
  }

  open override func isTrue(in interpreter: Interpreter) throws(PythonError) -> Bool { count > 0 }

  open override func length(in interpreter: Interpreter) throws(PythonError) -> Int { count }

  open override func item(_ key: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    if let slice = key.cast(to: SliceObject.self) { return try self.slice(slice, in: interpreter) }
    return self[try interpreter.sequenceIndex(key, count: count, kind: "tuple")]
  }

  open override func contains(_ value: Value, in interpreter: Interpreter) throws(PythonError) -> Bool {
    for element in buffer where try interpreter.areSame(element, value) { return true }
    return false
  }

  open override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value {
    .object(TupleIterator(self, type: interpreter.types.tupleIterator))
  }

  open override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    guard interpreter.enterRepresentation(of: self) else { return "(...)" }
    defer { interpreter.leaveRepresentation(of: self) }
    var texts: [String] = []
    for element in buffer { texts.append(try interpreter.representation(of: element)) }
    return texts.count == 1 ? "(\(texts[0]),)" : "(\(texts.joined(separator: ", ")))"
  }
}
