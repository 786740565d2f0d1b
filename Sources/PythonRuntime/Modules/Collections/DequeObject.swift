/// `collections.deque`: a ring of elements that grows.
package final class DequeObject: Object, NativeObject {
  private var ring = DequeRing()
  /// The most elements, of which the ones at the other end are dropped; nil for no limit.
  private(set) var capacity: Int?
  /// How often elements have come or gone.
  private(set) var changes = 0

  deinit {
    ring.end(with: type.releaseQueue)
  }

  var count: Int { ring.count }

  /// The element at an index that is in range.
  subscript(_ index: Int) -> Value {
    get { ring[index] }
    set { ring[index] = newValue }
  }

  var array: [Value] { ring.array }

  func append(_ value: Value) {
    changes &+= 1
    if let capacity, count >= capacity {
      if capacity == 0 { return }
      _ = ring.popFirst()
    }
    ring.append(value)
  }

  func prepend(_ value: Value) {
    changes &+= 1
    if let capacity, count >= capacity {
      if capacity == 0 { return }
      _ = ring.popLast()
    }
    ring.prepend(value)
  }

  func popFirst() -> Value? {
    guard count > 0 else { return nil }
    changes &+= 1
    return ring.popFirst()
  }

  func popLast() -> Value? {
    guard count > 0 else { return nil }
    changes &+= 1
    return ring.popLast()
  }

  func removeAll() {
    changes &+= 1
    let old = ring
    ring = DequeRing()
    old.end(with: type.releaseQueue)
  }

  func rotate(_ steps: Int) {
    changes &+= 1
    ring.rotate(steps)
  }

  func reverse() {
    changes &+= 1
    for index in 0..<(count / 2) { ring.swap(index, count - 1 - index) }
  }

  /// Inserts in front of an index that is in `0...count`.
  func insert(_ value: Value, at index: Int) {
    changes &+= 1
    ring.insert(value, at: index)
  }

  /// Takes the element at an index that is in range.
  @discardableResult
  func remove(at index: Int) -> Value {
    changes &+= 1
    return ring.remove(at: index)
  }

  /// Where elements equal a value, until `body` has seen enough.
  ///
  /// - Parameter mutation: what is raised if a comparison changes the deque.
  func forEachIndex(
    of value: Value, in range: Range<Int>, orRaise mutation: PythonError, _ interpreter: Interpreter,
    _ body: (Int) -> Bool
  ) throws(PythonError) {
    let known = changes
    for index in range {
      let isSame = try interpreter.areSame(self[index], value)
      if changes != known { throw mutation }
      if isSame, !body(index) { return }
      if index & 0xFFFF == 0xFFFF { try interpreter.checkInterrupt() }
    }
  }

  /// Where a value first is, nil if nowhere.
  func firstIndex(
    of value: Value, in range: Range<Int>? = nil, orRaise mutation: PythonError = DequeObject.mutation,
    _ interpreter: Interpreter
  ) throws(PythonError) -> Int? {
    var found: Int?
    try forEachIndex(of: value, in: range ?? 0..<count, orRaise: mutation, interpreter) {
      found = $0
      return false
    }
    return found
  }

  static var mutation: PythonError { .runtimeError("deque mutated during iteration") }

  // MARK: Cycles

  package override var holdsReferences: Bool { true }

  package override func visitReferences(_ visitor: inout ReferenceVisitor) {
    super.visitReferences(&visitor)
    ring.visit(&visitor)
  }

  package override func dropReferences() {
    super.dropReferences()
    removeAll()
  }

  func extend(_ iterable: Value, atFront: Bool, in interpreter: Interpreter) throws(PythonError) {
    let source = iterable.object === self ? interpreter.list(array) : iterable
    try interpreter.forEach(in: source) { (element) throws(PythonError) in
      if atFront { prepend(element) } else { append(element) }
      return true
    }
  }

  package static func makeType(in interpreter: Interpreter) -> TypeObject {
    let type = TypeObject(
      native: "deque", module: "collections", base: interpreter.types.object, in: interpreter,
      slots: [
        .length, .iterate, .getItem, .setItem, .deleteItem, .contains, .representation, .add, .inPlaceAdd,
        .multiply,
        .less, .lessOrEqual, .equal, .notEqual, .greater, .greaterOrEqual,
      ],
      constructor: { (_, type, _) throws(PythonError) in .object(DequeObject(type: type)) },
      members: { builder in
        builder.documentation("A list that is quick at both ends.")
        builder.offersConstructor()
        builder.offersInitializer("iterable=(), maxlen=None")
        addEnds(builder)
        addOthers(builder)
      })
    type.takesWeakReferences = true
    return type
  }

  // MARK: Special methods

  private static let initializer = "iterable=(), maxlen=None"

  package override func initialize(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {
    try Signature(Self.initializer).bind(arguments, name: "deque", in: interpreter) {
      (bound) throws(PythonError) in
      removeAll()
      capacity = nil
      if !bound[1].orNone.isNone {
        let limit = try interpreter.index(bound[1], orRaise: "an integer is required")
        if limit < 0 { throw .valueError("maxlen must be non-negative") }
        capacity = limit
      }
      if bound.isPresent(0) { try extend(bound[0], atFront: false, in: interpreter) }
    }
  }

  package override func length(in interpreter: Interpreter) throws(PythonError) -> Int { count }

  package override func isTrue(in interpreter: Interpreter) throws(PythonError) -> Bool { count > 0 }

  package override func hash(in interpreter: Interpreter) throws(PythonError) -> Int {
    throw .typeError("unhashable type: '\(type.fullName)'")
  }

  private func position(_ key: Value, _ interpreter: Interpreter) throws(PythonError) -> Int {
    let given = try interpreter.index(
      key, orRaise: "sequence index must be integer, not '\(interpreter.type(of: key).errorName)'")
    let index = given < 0 ? given &+ count : given
    guard index >= 0, index < count else { throw .indexError("deque index out of range") }
    return index
  }

  package override func item(_ key: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    self[try position(key, interpreter)]
  }

  package override func setItem(
    _ key: Value, to value: Value, in interpreter: Interpreter
  ) throws(PythonError) {
    self[try position(key, interpreter)] = value
  }

  package override func deleteItem(_ key: Value, in interpreter: Interpreter) throws(PythonError) {
    remove(at: try position(key, interpreter))
  }

  package override func contains(_ value: Value, in interpreter: Interpreter) throws(PythonError) -> Bool {
    try firstIndex(of: value, interpreter) != nil
  }

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value {
    .object(DequeIterator(self, isReverse: false, in: interpreter))
  }

  package override func compare(
    _ comparison: Comparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard let deque = other.cast(to: DequeObject.self) else { return .notImplemented }
    return try interpreter.compare(comparison, interpreter.list(array), interpreter.list(deque.array))
  }

  /// A deque of the same class, with the same elements and limit.
  func copied(in interpreter: Interpreter) throws(PythonError) -> DequeObject {
    if type.isHeapType {
      var arguments: [Value] = [.object(self)]
      if let capacity { arguments.append(.int(capacity)) }
      let copy = try interpreter.call(.object(type), arguments)
      if let deque = copy.cast(to: DequeObject.self) { return deque }
      throw .typeError(
        "\(type.errorName)() must return a deque, not \(interpreter.type(of: copy).errorName)")
    }
    let result = DequeObject(type: interpreter.type(for: DequeObject.self))
    result.capacity = capacity
    for index in 0..<count { result.append(self[index]) }
    return result
  }

  package override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    switch operation {
    case .add where !reflected:
      guard let deque = other.cast(to: DequeObject.self) else {
        throw .typeError(
          "can only concatenate deque (not \"\(interpreter.type(of: other).errorName)\") to deque")
      }
      let result = try copied(in: interpreter)
      try result.extend(.object(deque), atFront: false, in: interpreter)
      return .object(result)
    case .multiply:
      guard let times = try interpreter.repetitions(other) else { return .notImplemented }
      let repeated = try interpreter.binary(.multiply, interpreter.list(array), .int(times))
      let result = try copied(in: interpreter)
      result.removeAll()
      try result.extend(repeated, atFront: false, in: interpreter)
      return .object(result)
    default: return .notImplemented
    }
  }

  package override func inPlace(
    _ operation: BinaryOperation, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard operation == .add else { return .notImplemented }
    try extend(other, atFront: false, in: interpreter)
    return .object(self)
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    guard interpreter.enterRepresentation(of: self) else { return "[...]" }
    defer { interpreter.leaveRepresentation(of: self) }
    let elements = try interpreter.representation(of: interpreter.list(array))
    return "\(type.name)(\(elements)\(capacity.map { ", maxlen=\($0)" } ?? ""))"
  }
}

/// An iterator over a deque, which must not change on the way.
package final class DequeIterator: Object, NativeObject, CountedIterator {
  private let deque: DequeObject
  private let changes: Int
  private let isReverse: Bool
  private var index = 0

  var remainingCount: Int { deque.changes == changes ? deque.count - index : 0 }

  init(_ deque: DequeObject, isReverse: Bool, in interpreter: Interpreter) {
    self.deque = deque
    self.isReverse = isReverse
    changes = deque.changes
    super.init(type: interpreter.type(for: DequeIterator.self))
  }

  package static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "_deque_iterator", module: "_collections", base: interpreter.types.object, in: interpreter,
      isSubclassable: false, slots: [.iterate, .next], members: { $0.lengthHint(on: DequeIterator.self) })
  }

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value { .object(self) }

  package override func next(in interpreter: Interpreter) throws(PythonError) -> Value? {
    if deque.changes != changes { throw DequeObject.mutation }
    guard index < deque.count else { return nil }
    let value = deque[isReverse ? deque.count - 1 - index : index]
    index += 1
    return value
  }
}
