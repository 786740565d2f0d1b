/// A `list`.
package class ListObject: Object {
  /// The elements; `count` of them are initialized.
  package private(set) final var elements: UnsafeMutablePointer<Value>
  package private(set) final var count: Int
  private final var capacity: Int

  package init(_ values: [Value] = [], type: TypeObject) {
    count = values.count
    capacity = values.count
    elements = .room(for: max(values.count, 1))
    super.init(type: type)
    values.withUnsafeBufferPointer { source in
      if let base = source.baseAddress { elements.initialize(from: base, count: source.count) }
    }
  }

  /// An empty list with room for `capacity` elements.
  package init(capacity: Int, type: TypeObject) {
    count = 0
    self.capacity = capacity
    elements = .room(for: max(capacity, 1))
    super.init(type: type)
  }

  deinit {
    if count > 0 { type.releaseQueue.release(elements, count: count) }
    elements.giveBack()
  }

  /// The elements as a collection; not to be kept across anything that could change the list.
  package final var buffer: UnsafeMutableBufferPointer<Value> {
    UnsafeMutableBufferPointer(start: elements, count: count)
  }

  package final var array: [Value] { Array(buffer) }

  /// The element at an index that is in range.
  package final subscript(_ index: Int) -> Value {
    get { elements[index] }
    set { elements[index] = newValue }
  }

  @inline(__always)
  package final func append(_ value: consuming Value) {
    if count == capacity { grow(to: count + 1) }
    (elements + count).initialize(to: value)
    count += 1
  }

  /// Appends another value like that of a place.
  @inline(__always)
  final func appendCopy(of place: UnsafeMutablePointer<Value>) {
    if count == capacity { grow() }
    (elements + count).initializeCopy(from: place)
    count &+= 1
  }

  /// Appends values like those of a row of places, which must stay where it is when the list grows.
  final func appendCopies(of places: UnsafeMutablePointer<Value>, count added: Int) {
    grow(to: count + added)
    (elements + count).initializeCopies(of: places, count: added)
    count &+= added
  }

  @inline(never)
  private final func grow() {
    grow(to: count + 1)
  }

  /// Makes room for `wanted` elements in all.
  package final func grow(to wanted: Int) {
    guard wanted > capacity else { return }
    // Long lists waste less room, short ones move less often.
    let growth = capacity < 1 << 16 ? capacity : capacity / 2
    let larger = Swift.max(wanted, capacity + growth, 4)
    elements = elements.resized(to: larger)
    capacity = larger
  }

  /// Inserts before `index`, which is in `0...count`.
  package final func insert(_ value: Value, at index: Int) {
    grow(to: count + 1)
    (elements + index + 1).moveInitialize(from: elements + index, count: count - index)
    (elements + index).initialize(to: value)
    count += 1
  }

  /// Removes and returns the element at an index that is in range.
  package final func remove(at index: Int) -> Value {
    let value = (elements + index).move()
    (elements + index).moveInitialize(from: elements + index + 1, count: count - index - 1)
    count -= 1
    return value
  }

  /// Replaces the elements of a range that is within `0..<count`.
  package final func replace(_ range: Range<Int>, with values: [Value]) {
    // The old elements are kept until the list is whole, for releasing them may run Python code.
    var old: [Value] = []
    old.reserveCapacity(range.count)
    for index in range { old.append((elements + index).move()) }
    let change = values.count - range.count
    let tail = count - range.upperBound
    if change > 0, count + change > capacity {
      let larger = Swift.max(count + change, capacity + capacity / 2)
      let fresh = UnsafeMutablePointer<Value>.room(for: larger)
      fresh.moveInitialize(from: elements, count: range.lowerBound)
      (fresh + range.upperBound + change).moveInitialize(from: elements + range.upperBound, count: tail)
      elements.giveBack()
      elements = fresh
      capacity = larger
    } else if change != 0 {
      (elements + range.upperBound + change).moveInitialize(from: elements + range.upperBound, count: tail)
    }
    for (offset, value) in values.enumerated() {
      (elements + range.lowerBound + offset).initialize(to: value)
    }
    count += change
    withExtendedLifetime(old) {}
  }

  package final func removeAll() {
    replace(0..<count, with: [])
  }

  /// Takes the elements out, as `sort` does while it runs.
  package final func takeAll() -> [Value] {
    let values = array
    removeAll()
    return values
  }

  // MARK: Cycles

  package override var holdsReferences: Bool { true }

  package override func visitReferences(_ visitor: inout ReferenceVisitor) {
    super.visitReferences(&visitor)
    visitor.visit(elements, count: count)
  }

  package override func dropReferences() {
    super.dropReferences()
    removeAll()
  }

  // MARK: Special methods

  package override func initialize(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {
    if type.isHeapType, type.dunder(.initialize) == nil, arguments.keywordNames != nil {
      throw .typeError("list() takes no keyword arguments")
    }
    try fill(from: arguments, in: interpreter)
  }

  package override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    switch operation {
    case .add where !reflected: try concatenated(with: other, in: interpreter)
    case .multiply: try repeated(other, in: interpreter)
    default: .notImplemented
    }
  }

  package override func inPlace(
    _ operation: BinaryOperation, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    switch operation {
    case .add:
      try extend(with: other, in: interpreter)
      return .object(self)
    case .multiply:
      let repeated = try repeated(other, in: interpreter)
      guard let list = repeated.cast(to: ListObject.self) else { return repeated }
      replace(0..<count, with: list.array)
      return .object(self)
    default: return .notImplemented
    }
  }

  package override func compare(
    _ comparison: Comparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard let list = other.cast(to: ListObject.self) else { return .notImplemented }
    return try interpreter.compareSequences(
      comparison, count: { count }, { self[$0] }, otherCount: { list.count }, { list[$0] })
  }

  package override func hash(in interpreter: Interpreter) throws(PythonError) -> Int {
    throw .typeError("unhashable type: '\(type.errorName)'")
  }

  package override func isTrue(in interpreter: Interpreter) throws(PythonError) -> Bool { count > 0 }

  package override func length(in interpreter: Interpreter) throws(PythonError) -> Int { count }

  package override func item(_ key: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    if let slice = key.cast(to: SliceObject.self) { return try self.slice(slice, in: interpreter) }
    return self[try interpreter.sequenceIndex(key, count: count, kind: "list")]
  }

  package override func setItem(
    _ key: Value, to value: Value, in interpreter: Interpreter
  ) throws(PythonError) {
    if let slice = key.cast(to: SliceObject.self) {
      try setSlice(slice, to: value, in: interpreter)
      return
    }
    self[try interpreter.sequenceIndex(key, count: count, kind: "list", situation: " assignment")] = value
  }

  package override func deleteItem(_ key: Value, in interpreter: Interpreter) throws(PythonError) {
    if let slice = key.cast(to: SliceObject.self) {
      try deleteSlice(slice, in: interpreter)
      return
    }
    _ = remove(at: try interpreter.sequenceIndex(key, count: count, kind: "list", situation: " assignment"))
  }

  package override func contains(_ value: Value, in interpreter: Interpreter) throws(PythonError) -> Bool {
    var index = 0
    while index < count {
      if try interpreter.areSame(self[index], value) { return true }
      index += 1
    }
    return false
  }

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value {
    .object(ListIterator(self, type: interpreter.types.listIterator))
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    guard interpreter.enterRepresentation(of: self) else { return "[...]" }
    defer { interpreter.leaveRepresentation(of: self) }
    var text = "["
    var index = 0
    while index < count {
      if index > 0 { text += ", " }
      text += try interpreter.representation(of: self[index])
      index += 1
    }
    return text + "]"
  }
}
