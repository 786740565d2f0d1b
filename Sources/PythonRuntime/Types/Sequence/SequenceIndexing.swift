import BigInt

/// What indices and slices of sequences have in common.
extension Interpreter {
  /// An index into a sequence, with negative ones counted from the end.
  ///
  /// - Throws: `IndexError` such as "list assignment index out of range", `TypeError` for no integer.
  package func sequenceIndex(
    _ key: Value, count: @autoclosure () -> Int, kind: String, situation: String = ""
  ) throws(PythonError) -> Int {
    let given: Int
    do throws(PythonError) {
      given = try index(
        key,
        orRaise: kind == "string"
          ? "string indices must be integers, not '\(type(of: key).errorName)'"
          : "\(kind) indices must be integers or slices, not \(type(of: key).errorName)")
    } catch {
      guard error.isInstance(of: .overflowError) else { throw error }
      throw .indexError("cannot fit '\(type(of: key).errorName)' into an index-sized integer")
    }
    // Asked for only now: `__index__` may have changed it.
    let count = count()
    let index = given < 0 ? given &+ count : given
    guard index >= 0, index < count else { throw .indexError("\(kind)\(situation) index out of range") }
    return index
  }

  /// What a slice takes of a sequence: `count` elements from `start` on, `step` apart; `stop` as `slice.indices`.
  package func sliceIndices(
    _ slice: SliceObject, count: @autoclosure () -> Int
  ) throws(PythonError) -> (start: Int, stop: Int, step: Int, count: Int) {
    let step = slice.step.isNone ? 1 : try sliceBound(slice.step)
    if step == 0 { throw .valueError("slice step cannot be zero") }
    let safeStep = max(step, -Int.max)
    let givenStart = slice.start.isNone ? nil : try sliceBound(slice.start)
    let givenStop = slice.stop.isNone ? nil : try sliceBound(slice.stop)
    // Asked for only now: `__index__` may have changed it.
    let count = count()
    func clamp(_ given: Int?, _ fallback: Int) -> Int {
      guard let given else { return fallback }
      if given < 0 {
        let index = given &+ count
        return index < 0 ? (safeStep < 0 ? -1 : 0) : index
      }
      return given >= count ? (safeStep < 0 ? count - 1 : count) : given
    }
    let start = clamp(givenStart, safeStep < 0 ? count - 1 : 0)
    let stop = clamp(givenStop, safeStep < 0 ? -1 : count)
    return (start, stop, safeStep, RangeObject.count(start: start, stop: stop, step: safeStep))
  }

  /// A bound of a slice; one that does not fit is cut off.
  private func sliceBound(_ value: Value) throws(PythonError) -> Int {
    if let big = value.cast(to: IntegerObject.self), Int(exactly: big.value) == nil {
      return big.value.sign == .minus ? .min : .max
    }
    return try index(value, orRaise: "slice indices must be integers or None or have an __index__ method")
  }

  /// Sequences compared element by element.
  package func compareSequences(
    _ comparison: Comparison, count: () -> Int, _ element: (Int) -> Value, otherCount: () -> Int,
    _ otherElement: (Int) -> Value
  ) throws(PythonError) -> Value {
    if count() != otherCount() {
      if comparison == .equal { return .bool(false) }
      if comparison == .notEqual { return .bool(true) }
    }
    var index = 0
    while index < count(), index < otherCount() {
      let left = element(index)
      let right = otherElement(index)
      if try !areSame(left, right) {
        if comparison == .equal { return .bool(false) }
        if comparison == .notEqual { return .bool(true) }
        return try compare(comparison, left, right)
      }
      index += 1
    }
    return .bool(comparison.holds(count(), otherCount()))
  }

  /// How often a sequence is to be repeated; nil if the operand is no integer.
  package func repetitions(_ value: Value) throws(PythonError) -> Int? {
    if case .object(let object) = value, object.type.multipliesSequences { return nil }
    guard let count = try indexIfInteger(value) else { return nil }
    return max(count, 0)
  }

  /// Notes that the text of a container is being made; false if it already is.
  package func enterRepresentation(of object: Object) -> Bool {
    machine.representations.insert(ObjectIdentifier(object)).inserted
  }

  package func leaveRepresentation(of object: Object) {
    machine.representations.remove(ObjectIdentifier(object))
  }
}

extension Object {
  /// Whether `sequence * self` is up to this object: it multiplies, and is no sequence of Python's own.
  final var hasOwnRepetition: Bool {
    if self is StringObject || self is ListObject || self is TupleObject || self is ByteSequence
      || self is ComplexObject
    {
      return type.dunder(.reflectedMultiply) != nil
    }
    return type.implements(.reflectedMultiply)
  }

  /// Whether the object is a sequence of Python's own, and multiplication does nothing else to it than repeat it.
  final var repeatsOnlyAsSequence: Bool {
    (self is StringObject || self is ListObject || self is TupleObject || self is ByteSequence)
      && type.dunder(.reflectedMultiply) == nil
  }
}
