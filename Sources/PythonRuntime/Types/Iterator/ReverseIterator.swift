/// An iterator over a sequence from its end: `reversed(sequence)`.
package final class ReverseIterator: Object, NativeObject {
  private var sequence: Value
  private var index: Int

  init(_ sequence: Value, count: Int, in interpreter: Interpreter) {
    self.sequence = sequence
    index = count - 1
    super.init(type: interpreter.type(for: ReverseIterator.self))
  }

  package static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "reversed", base: interpreter.types.object, in: interpreter, isSubclassable: false,
      slots: [.iterate, .next],
      constructor: { (interpreter, _, arguments) throws(PythonError) in
        if arguments.keywordNames != nil { throw .typeError("reversed() takes no keyword arguments") }
        guard arguments.count == 1 else {
          throw .typeError("reversed expected 1 argument, got \(arguments.count)")
        }
        return try interpreter.reversed(arguments[0])
      },
      members: { builder in
        builder.documentation("An iterator over a sequence from its end on.")
        builder.method("__length_hint__", on: ReverseIterator.self) { (_, iterator, _) throws(PythonError) in
          .int(max(iterator.index + 1, 0))
        }
      })
  }

  override var representedTypeName: String {
    switch sequence.object {
    case is ListObject: "list_reverseiterator"
    case is RangeObject: "range_iterator"
    default: "reversed"
    }
  }

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value { .object(self) }

  package override func initialize(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {}

  package override func next(in interpreter: Interpreter) throws(PythonError) -> Value? {
    guard index >= 0 else { return nil }
    do throws(PythonError) {
      let value = try interpreter.item(.int(index), of: sequence)
      index -= 1
      return value
    } catch {
      guard error.isInstance(of: .indexError) || error.isInstance(of: .stopIteration) else { throw error }
      index = -1
      sequence = .none
      return nil
    }
  }

  package override func next(
    into place: UnsafeMutablePointer<Value>, in interpreter: Interpreter
  ) throws(PythonError) -> Bool {
    let isThere = withUnsafeMutablePointer(to: &sequence) { sequence in
      guard index >= 0, sequence.holdsObject,
        sequence.objectType == Unmanaged.passUnretained(interpreter.types.list).toOpaque()
      else { return false }
      return sequence.reference._withUnsafeGuaranteedRef {
        let list = unsafeDowncast($0, to: ListObject.self)
        guard index < list.count else { return false }
        place.copy(from: list.elements + index)
        return true
      }
    }
    if isThere {
      index &-= 1
      return true
    }
    guard let value = try next(in: interpreter) else { return false }
    place.pointee = value
    return true
  }
}

extension Interpreter {
  /// `reversed(sequence)`.
  func reversed(_ sequence: Value) throws(PythonError) -> Value {
    guard case .object(let object) = sequence else {
      throw .typeError("'\(type(of: sequence).errorName)' object is not reversible")
    }
    if let custom = object.type.dunder(.reversed) {
      if custom.isNone { throw .typeError("'\(object.type.errorName)' object is not reversible") }
      return try callMethod(custom, on: sequence)
    }
    if object.type.lookup(name(of: .reversed)) != nil {
      return try call(attribute(name(of: .reversed), of: sequence))
    }
    guard object.type.implements(.getItem) else {
      throw .typeError("'\(object.type.errorName)' object is not reversible")
    }
    return .object(ReverseIterator(sequence, count: try length(of: sequence), in: self))
  }
}
