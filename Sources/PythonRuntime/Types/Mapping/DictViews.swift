/// A view of a dictionary: `keys()`, `values()` or `items()`.
package class DictView: Object {
  final let dictionary: DictObject
  final let iteration: DictIteration

  fileprivate init(_ dictionary: DictObject, _ iteration: DictIteration, type: TypeObject) {
    self.dictionary = dictionary
    self.iteration = iteration
    super.init(type: type)
  }

  fileprivate static func makeViewType(
    _ name: String, isSet: Bool, _ interpreter: Interpreter
  ) -> TypeObject {
    let setSlots: SlotSet = [
      .bitwiseOr, .reflectedOr, .bitwiseAnd, .reflectedAnd, .bitwiseXor, .reflectedXor, .subtract,
      .reflectedSubtract, .less, .lessOrEqual, .equal, .notEqual, .greater, .greaterOrEqual, .contains,
    ]
    let slots: SlotSet = [.length, .iterate, .representation]
    return TypeObject(
      native: name, base: interpreter.types.object, in: interpreter, isSubclassable: false,
      slots: isSet ? slots.union(setSlots) : slots
    ) { builder in
      builder.method("__reversed__", on: DictView.self) { (interpreter, view, _) throws(PythonError) in
        .object(DictReverseIterator(view.dictionary, view.iteration, in: interpreter))
      }
      builder.property(
        "mapping", on: DictView.self,
        get: { (interpreter, view) throws(PythonError) in
          .object(MappingProxyObject(view.dictionary, in: interpreter))
        })
      if isSet {
        builder.method("isdisjoint", "other, /", on: DictView.self) {
          (interpreter, view, arguments) throws(PythonError) in
          for element in try interpreter.elements(of: arguments[0])
          where try interpreter.contains(.object(view), element) {
            return .bool(false)
          }
          return .bool(true)
        }
      }
    }
  }

  package override func length(in interpreter: Interpreter) throws(PythonError) -> Int { dictionary.count }

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value {
    .object(DictIterator.make(dictionary, iteration, in: interpreter))
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    guard interpreter.enterRepresentation(of: self) else { return "..." }
    defer { interpreter.leaveRepresentation(of: self) }
    var texts: [String] = []
    for element in try interpreter.elements(of: .object(self)) {
      texts.append(try interpreter.representation(of: element))
    }
    return "\(type.name)([\(texts.joined(separator: ", "))])"
  }

  // MARK: Views as sets

  fileprivate final func elementSet(in interpreter: Interpreter) throws(PythonError) -> SetObject {
    let set = interpreter.makeSet()
    try set.insertAll(of: .object(self), in: interpreter)
    return set
  }

  fileprivate final func setOperation(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    switch operation {
    case .bitwiseAnd, .bitwiseOr, .bitwiseXor, .subtract: break
    default: return .notImplemented
    }
    let own = try elementSet(in: interpreter)
    let right = interpreter.makeSet()
    try right.insertAll(of: other, in: interpreter)
    return try reflected
      ? right.combined(operation, own, in: interpreter) : own.combined(operation, right, in: interpreter)
  }

  fileprivate final func setComparison(
    _ comparison: Comparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard let right = other.object,
      right is SetObject || (right as? DictView).map({ $0.iteration != .values }) ?? false
    else { return .notImplemented }
    let (ownCount, count) = (dictionary.count, try right.length(in: interpreter))
    // As in CPython, the elements of one are looked for in the other, and need no hash to be counted.
    func holdsAll(_ holder: Object, of part: Object) throws(PythonError) -> Bool {
      var result = true
      try interpreter.forEach(in: .object(part)) { (element) throws(PythonError) in
        result = try holder.contains(element, in: interpreter)
        return result
      }
      return result
    }
    let isEquality = comparison == .equal || comparison == .notEqual
    if !(isEquality ? ownCount == count : comparison.holds(ownCount, count)) {
      return .bool(comparison == .notEqual)
    }
    let isLarger = comparison == .greater || comparison == .greaterOrEqual
    return .bool(
      try holdsAll(isLarger ? self : right, of: isLarger ? right : self) != (comparison == .notEqual))
  }
}

/// `dict.keys()`.
class DictKeysView: DictView, NativeObject {
  init(_ dictionary: DictObject, type: TypeObject? = nil, in interpreter: Interpreter) {
    super.init(dictionary, .keys, type: type ?? interpreter.type(for: DictKeysView.self))
  }

  package class func makeType(in interpreter: Interpreter) -> TypeObject {
    makeViewType("dict_keys", isSet: true, interpreter)
  }

  override func contains(_ value: Value, in interpreter: Interpreter) throws(PythonError) -> Bool {
    try dictionary.find(value, in: interpreter) != nil
  }

  override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    try setOperation(operation, other, reflected: reflected, in: interpreter)
  }

  override func compare(
    _ comparison: Comparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    try setComparison(comparison, other, in: interpreter)
  }

  override func hash(in interpreter: Interpreter) throws(PythonError) -> Int {
    throw .typeError("unhashable type: 'dict_keys'")
  }
}

/// `dict.values()`.
class DictValuesView: DictView, NativeObject {
  init(_ dictionary: DictObject, type: TypeObject? = nil, in interpreter: Interpreter) {
    super.init(dictionary, .values, type: type ?? interpreter.type(for: DictValuesView.self))
  }

  package class func makeType(in interpreter: Interpreter) -> TypeObject {
    makeViewType("dict_values", isSet: false, interpreter)
  }
}

/// `dict.items()`.
class DictItemsView: DictView, NativeObject {
  init(_ dictionary: DictObject, type: TypeObject? = nil, in interpreter: Interpreter) {
    super.init(dictionary, .items, type: type ?? interpreter.type(for: DictItemsView.self))
  }

  package class func makeType(in interpreter: Interpreter) -> TypeObject {
    makeViewType("dict_items", isSet: true, interpreter)
  }

  override func contains(_ value: Value, in interpreter: Interpreter) throws(PythonError) -> Bool {
    guard let pair = value.cast(to: TupleObject.self), pair.count == 2,
      let found = try dictionary.value(for: pair[0], in: interpreter)
    else { return false }
    return try interpreter.areSame(found, pair[1])
  }

  override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    try setOperation(operation, other, reflected: reflected, in: interpreter)
  }

  override func compare(
    _ comparison: Comparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    try setComparison(comparison, other, in: interpreter)
  }

  override func hash(in interpreter: Interpreter) throws(PythonError) -> Int {
    throw .typeError("unhashable type: 'dict_items'")
  }
}

/// An iterator over a dictionary from its last item on.
package final class DictReverseIterator: Object, NativeObject {
  private let dictionary: DictObject
  private let iteration: DictIteration
  private let count: Int
  private var position: Int

  init(_ dictionary: DictObject, _ iteration: DictIteration, in interpreter: Interpreter) {
    self.dictionary = dictionary
    self.iteration = iteration
    count = dictionary.count
    position = dictionary.used
    super.init(type: interpreter.type(for: DictReverseIterator.self))
  }

  package static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "dict_reversekeyiterator", base: interpreter.types.object, in: interpreter,
      isSubclassable: false,
      slots: [.iterate, .next])
  }

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value { .object(self) }

  package override func next(in interpreter: Interpreter) throws(PythonError) -> Value? {
    if dictionary.count != count { throw .runtimeError("dictionary changed size during iteration") }
    guard let found = dictionary.previousPosition(before: position) else { return nil }
    position = found
    let entry = dictionary.entry(at: found)
    switch iteration {
    case .keys: return entry.key
    case .values: return entry.value
    case .items: return interpreter.tuple([entry.key, entry.value])
    }
  }
}
