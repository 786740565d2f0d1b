/// `collections.deque`: a ring of elements that grows.
package final class DequeObject: Object, NativeObject {
  /// The ring; places without an element are unset.
  private var ring: [Value] = []
  private var first = 0
  private(set) var count = 0
  /// The most elements, of which the ones at the other end are dropped; nil for no limit.
  private(set) var capacity: Int?
  private(set) var changes = 0

  subscript(_ index: Int) -> Value {
    get { ring[(first + index) % ring.count] }
    set { ring[(first + index) % ring.count] = newValue }
  }

  var array: [Value] { (0..<count).map { self[$0] } }

  private func makeRoom() {
    guard count == ring.count else { return }
    var larger = array
    larger.append(contentsOf: repeatElement(.unset, count: max(8, count)))
    ring = larger
    first = 0
  }

  func append(_ value: Value) {
    changes &+= 1
    if capacity == 0 { return }
    if count == capacity { _ = popFirst() }
    makeRoom()
    ring[(first + count) % ring.count] = value
    count += 1
  }

  func prepend(_ value: Value) {
    changes &+= 1
    if capacity == 0 { return }
    if count == capacity { _ = popLast() }
    makeRoom()
    first = (first + ring.count - 1) % ring.count
    ring[first] = value
    count += 1
  }

  func popFirst() -> Value? {
    guard count > 0 else { return nil }
    let value = ring[first]
    ring[first] = .unset
    first = (first + 1) % ring.count
    count -= 1
    changes &+= 1
    return value
  }

  func popLast() -> Value? {
    guard count > 0 else { return nil }
    let place = (first + count - 1) % ring.count
    let value = ring[place]
    ring[place] = .unset
    count -= 1
    changes &+= 1
    return value
  }

  func replaceAll(_ values: [Value]) {
    ring = values
    first = 0
    count = values.count
    changes &+= 1
  }

  func rotate(_ steps: Int) {
    guard count > 1 else { return }
    let shift = ((steps % count) + count) % count
    let values = array
    replaceAll(Array(values.suffix(shift)) + Array(values.prefix(count - shift)))
  }

  func extend(_ iterable: Value, atFront: Bool, in interpreter: Interpreter) throws(PythonError) {
    let source = iterable.object === self ? interpreter.list(array) : iterable
    try interpreter.forEach(in: source) { (element) throws(PythonError) in
      if atFront { prepend(element) } else { append(element) }
      return true
    }
  }

  package static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
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
  }

  // MARK: Special methods

  private static let initializer = "iterable=(), maxlen=None"

  package override func initialize(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {
    try Signature(Self.initializer).bind(arguments, name: "deque", in: interpreter) {
      (bound) throws(PythonError) in
      replaceAll([])
      capacity = nil
      if !bound[1].orNone.isNone {
        let limit = try interpreter.int(bound[1])
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
      key, orRaise: "sequence index must be integer, not '\(interpreter.type(of: key).name)'")
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
    var values = array
    values.remove(at: try position(key, interpreter))
    replaceAll(values)
  }

  package override func contains(_ value: Value, in interpreter: Interpreter) throws(PythonError) -> Bool {
    for element in array where try interpreter.areSame(element, value) { return true }
    return false
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

  func copied(in interpreter: Interpreter) -> DequeObject {
    let result = DequeObject(type: interpreter.type(for: DequeObject.self))
    result.capacity = capacity
    result.replaceAll(array)
    return result
  }

  package override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    switch operation {
    case .add where !reflected:
      guard let deque = other.cast(to: DequeObject.self) else {
        throw .typeError(
          "can only concatenate deque (not \"\(interpreter.type(of: other).name)\") to deque")
      }
      let result = copied(in: interpreter)
      try result.extend(.object(deque), atFront: false, in: interpreter)
      return .object(result)
    case .multiply:
      guard let times = try interpreter.repetitions(other) else { return .notImplemented }
      let repeated = try interpreter.binary(.multiply, interpreter.list(array), .int(times))
      let result = DequeObject(type: interpreter.type(for: DequeObject.self))
      result.capacity = capacity
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
package final class DequeIterator: Object, NativeObject {
  private let deque: DequeObject
  private let changes: Int
  private let isReverse: Bool
  private var index = 0

  init(_ deque: DequeObject, isReverse: Bool, in interpreter: Interpreter) {
    self.deque = deque
    self.isReverse = isReverse
    changes = deque.changes
    super.init(type: interpreter.type(for: DequeIterator.self))
  }

  package static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "_deque_iterator", module: "_collections", base: interpreter.types.object, in: interpreter,
      isSubclassable: false, slots: [.iterate, .next])
  }

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value { .object(self) }

  package override func next(in interpreter: Interpreter) throws(PythonError) -> Value? {
    if deque.changes != changes { throw .runtimeError("deque mutated during iteration") }
    guard index < deque.count else { return nil }
    let value = deque[isReverse ? deque.count - 1 - index : index]
    index += 1
    return value
  }
}
