/// An iterator over `sequence[0]`, `sequence[1]`... until `IndexError`.
package final class SequenceIterator: Object {
  private var sequence: Value
  private var index = 0

  package init(sequence: Value, type: TypeObject) {
    self.sequence = sequence
    super.init(type: type)
  }

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value { .object(self) }

  package override func next(in interpreter: Interpreter) throws(PythonError) -> Value? {
    if sequence.isUnset { return nil }
    do throws(PythonError) {
      let value = try interpreter.item(.int(index), of: sequence)
      index += 1
      return value
    } catch {
      if error.isInstance(of: .indexError) || error.isInstance(of: .stopIteration) {
        sequence = .unset
        return nil
      }
      throw error
    }
  }
}

/// An iterator that calls until it gets a given value: `iter(callable, sentinel)`.
package final class CallIterator: Object {
  private let callable: Value
  private let sentinel: Value
  private var isDone = false

  init(callable: Value, sentinel: Value, type: TypeObject) {
    self.callable = callable
    self.sentinel = sentinel
    super.init(type: type)
  }

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value { .object(self) }

  package override func next(in interpreter: Interpreter) throws(PythonError) -> Value? {
    if isDone { return nil }
    do throws(PythonError) {
      let value = try interpreter.call(callable)
      if try interpreter.areEqual(value, sentinel) {
        isDone = true
        return nil
      }
      return value
    } catch {
      if error.isInstance(of: .stopIteration) {
        isDone = true
        return nil
      }
      throw error
    }
  }
}

/// An iterator over a list, which may change on the way.
package final class ListIterator: Object {
  private(set) var list: ListObject?
  fileprivate(set) var index = 0

  init(_ list: ListObject, type: TypeObject) {
    self.list = list
    super.init(type: type)
  }

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value { .object(self) }

  package override func next(in interpreter: Interpreter) throws(PythonError) -> Value? {
    guard let list else { return nil }
    guard index < list.count else {
      self.list = nil
      return nil
    }
    let value = list[index]
    index += 1
    return value
  }

  package override func next(
    into place: UnsafeMutablePointer<Value>, in interpreter: Interpreter
  ) throws(PythonError) -> Bool {
    guard let list else { return false }
    guard index < list.count else {
      self.list = nil
      return false
    }
    place.copy(from: list.elements + index)
    index &+= 1
    return true
  }
}

/// An iterator over a tuple.
package final class TupleIterator: Object, CountedIterator {
  let tuple: TupleObject
  fileprivate(set) var index = 0

  var remainingCount: Int { tuple.count - index }

  init(_ tuple: TupleObject, type: TypeObject) {
    self.tuple = tuple
    super.init(type: type)
  }

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value { .object(self) }

  package override func next(in interpreter: Interpreter) throws(PythonError) -> Value? {
    guard index < tuple.count else { return nil }
    let value = tuple[index]
    index += 1
    return value
  }

  package override func next(
    into place: UnsafeMutablePointer<Value>, in interpreter: Interpreter
  ) throws(PythonError) -> Bool {
    guard index < tuple.count else { return false }
    place.copy(from: tuple.elements + index)
    index &+= 1
    return true
  }
}

/// An iterator over the scalars of a text.
package final class StringIterator: Object, CountedIterator {
  private let text: StringObject
  /// The UTF-8 offset of the next character.
  private var offset = 0
  private let isASCII: Bool

  init(_ text: StringObject, type: TypeObject) {
    self.text = text
    isASCII = text.isASCII
    super.init(type: type)
  }

  var remainingCount: Int {
    StringObject.countScalars(
      of: UnsafeBufferPointer(start: text.bytes + offset, count: text.byteCount - offset))
  }

  override var representedTypeName: String { isASCII ? "str_ascii_iterator" : "str_iterator" }

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value { .object(self) }

  package override func next(in interpreter: Interpreter) throws(PythonError) -> Value? {
    guard offset < text.byteCount else { return nil }
    let start = offset
    offset &+= 1
    while offset < text.byteCount, text.bytes[offset] & 0xC0 == 0x80 { offset &+= 1 }
    return interpreter.slice(of: text, fromOffset: start, to: offset)
  }

  package override func next(
    into place: UnsafeMutablePointer<Value>, in interpreter: Interpreter
  ) throws(PythonError) -> Bool {
    if isASCII, offset < text.byteCount {
      place.copy(from: interpreter.characterPlace(text.bytes[offset]))
      offset &+= 1
      return true
    }
    guard let value = try next(in: interpreter) else { return false }
    place.pointee = value
    return true
  }
}

/// An iterator over a set, which must not change on the way.
package final class SetIterator: Object, CountedIterator {
  private let set: SetObject
  private let changes: Int
  private var position = 0

  var remainingCount: Int {
    guard set.changes == changes else { return 0 }
    var count = 0
    var next = set.nextPosition(from: position)
    while let found = next {
      count += 1
      next = set.nextPosition(from: found + 1)
    }
    return count
  }

  init(_ set: SetObject, type: TypeObject) {
    self.set = set
    changes = set.changes
    super.init(type: type)
  }

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value { .object(self) }

  package override func next(in interpreter: Interpreter) throws(PythonError) -> Value? {
    if set.changes != changes { throw .runtimeError("Set changed size during iteration") }
    guard let found = set.nextPosition(from: position) else { return nil }
    position = found + 1
    return set.element(at: found)
  }

  package override func next(
    into place: UnsafeMutablePointer<Value>, in interpreter: Interpreter
  ) throws(PythonError) -> Bool {
    if set.changes != changes { throw .runtimeError("Set changed size during iteration") }
    guard let found = set.nextPosition(from: position) else { return false }
    position = found &+ 1
    place.copy(from: set.keyPlace(at: found))
    return true
  }
}

/// What an iterator over a dictionary yields.
package enum DictIteration: Sendable {
  case keys, values, items
}

/// An iterator over a dictionary, which must not get or lose keys on the way.
package class DictIterator: Object, CountedIterator {
  private final let dictionary: DictObject
  private final let iteration: DictIteration
  private final let count: Int
  private final var remaining: Int
  private final var position = 0
  /// The version of the keys, which those of an ordered dictionary must keep.
  private final let version: Int?
  private final var pairs = TupleReuse()

  final var remainingCount: Int { dictionary.count == count ? remaining : 0 }

  fileprivate init(_ dictionary: DictObject, _ iteration: DictIteration, type: TypeObject) {
    self.dictionary = dictionary
    self.iteration = iteration
    count = dictionary.count
    remaining = count
    version = Swift.type(of: dictionary) == OrderedDictObject.self ? dictionary.keysVersion : nil
    super.init(type: type)
  }

  /// The iterator of the class that a kind of iteration has.
  static func make(
    _ dictionary: DictObject, _ iteration: DictIteration, in interpreter: Interpreter
  ) -> DictIterator {
    switch iteration {
    case .keys: DictKeyIterator(dictionary, .keys, type: interpreter.type(for: DictKeyIterator.self))
    case .values: DictValueIterator(dictionary, .values, type: interpreter.type(for: DictValueIterator.self))
    case .items: DictItemIterator(dictionary, .items, type: interpreter.type(for: DictItemIterator.self))
    }
  }

  package final override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value {
    .object(self)
  }

  package final override func next(in interpreter: Interpreter) throws(PythonError) -> Value? {
    var value = Value.none
    return try next(into: &value, in: interpreter) ? value : nil
  }

  package final override func next(
    into place: UnsafeMutablePointer<Value>, in interpreter: Interpreter
  ) throws(PythonError) -> Bool {
    if dictionary.count != count || version != nil { try checkUnchanged() }
    guard let found = dictionary.nextPosition(from: position) else { return false }
    if remaining == 0 {
      if version != nil { return false }
      throw .runtimeError("dictionary keys changed during iteration")
    }
    remaining &-= 1
    position = found + 1
    switch iteration {
    case .keys: place.copy(from: dictionary.keyPlace(at: found))
    case .values: place.copy(from: dictionary.valuePlace(at: found))
    case .items:
      let pair = pairs.take(in: interpreter)
      pair.elements.copy(from: dictionary.keyPlace(at: found))
      (pair.elements + 1).copy(from: dictionary.valuePlace(at: found))
      pairs.giveOut(pair, to: place)
    }
    return true
  }

  private final func checkUnchanged() throws(PythonError) {
    guard let version else { throw .runtimeError("dictionary changed size during iteration") }
    if remaining > 0, dictionary.keysVersion != version {
      throw .runtimeError("OrderedDict mutated during iteration")
    }
  }

  fileprivate static func makeIteratorType(_ name: String, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: name, base: interpreter.types.object, in: interpreter, isSubclassable: false,
      slots: [.iterate, .next], members: { $0.lengthHint(on: DictIterator.self) })
  }
}

/// An iterator over the keys of a dictionary.
final class DictKeyIterator: DictIterator, NativeObject {
  package static func makeType(in interpreter: Interpreter) -> TypeObject {
    makeIteratorType("dict_keyiterator", interpreter)
  }
}

/// An iterator over the values of a dictionary.
final class DictValueIterator: DictIterator, NativeObject {
  package static func makeType(in interpreter: Interpreter) -> TypeObject {
    makeIteratorType("dict_valueiterator", interpreter)
  }
}

/// An iterator over the items of a dictionary.
final class DictItemIterator: DictIterator, NativeObject {
  package static func makeType(in interpreter: Interpreter) -> TypeObject {
    makeIteratorType("dict_itemiterator", interpreter)
  }
}

extension ListIterator: ResumableIterator {
  var source: Value? { list.map { .object($0) } }

  func resume(at index: Int) { self.index = Swift.max(0, index) }
}

extension TupleIterator: ResumableIterator {
  var source: Value? { index < tuple.count ? .object(tuple) : nil }

  func resume(at index: Int) { self.index = Swift.max(0, Swift.min(index, tuple.count)) }
}
