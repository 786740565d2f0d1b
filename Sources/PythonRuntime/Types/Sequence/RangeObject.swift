/// A `range` whose bounds fit 64 bits.
package final class RangeObject: Object {
  package let start: Int
  package let stop: Int
  package let step: Int
  /// The number of elements.
  package let count: Int

  /// - Parameter step: not 0.
  package init(start: Int, stop: Int, step: Int, type: TypeObject) {
    self.start = start
    self.stop = stop
    self.step = step
    count = Self.count(start: start, stop: stop, step: step)
    super.init(type: type)
  }

  /// The number of elements; one that does not fit is cut off at `Int.max`.
  package static func count(start: Int, stop: Int, step: Int) -> Int {
    if step > 0 ? start >= stop : start <= stop { return 0 }
    let (low, high) = step > 0 ? (start, stop) : (stop, start)
    let distance = UInt(bitPattern: high) &- UInt(bitPattern: low)
    let count = (distance - 1) / step.magnitude + 1
    return count > UInt(Int.max) ? Int.max : Int(count)
  }

  /// The element at an index that is in range.
  package subscript(_ index: Int) -> Int {
    start &+ index &* step
  }

  /// What lies at an index that may be one before the first or one past the last.
  private func bound(_ index: Int) throws(PythonError) -> Int {
    let nearest = max(min(index, count - 1), 0)
    // An element always fits; one step further may not.
    let (distance, isFar) = step.multipliedReportingOverflow(by: index - nearest)
    let (value, isOutside) = self[nearest].addingReportingOverflow(distance)
    if isFar || isOutside { throw Self.tooLarge }
    return value
  }

  private static var tooLarge: PythonError {
    .overflowError("cannot fit 'int' into an index-sized integer")
  }

  package override func length(in interpreter: Interpreter) throws(PythonError) -> Int { count }

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value {
    .object(
      RangeIterator(current: start, remaining: count, step: step, type: interpreter.types.rangeIterator))
  }

  package override func isTrue(in interpreter: Interpreter) throws(PythonError) -> Bool { count > 0 }

  package override func item(_ key: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    if let slice = key.cast(to: SliceObject.self) {
      let bounds = try interpreter.sliceIndices(slice, count: count)
      let (stride, isTooWide) = step.multipliedReportingOverflow(by: bounds.step)
      if isTooWide { throw Self.tooLarge }
      return .object(
        RangeObject(
          start: try bound(bounds.start), stop: try bound(bounds.stop), step: stride, type: type))
    }
    return .int(self[try interpreter.sequenceIndex(key, count: count, kind: "range", situation: " object")])
  }

  /// Where a value is; nil if it is no element.
  func position(of value: Int) -> Int? {
    guard step > 0 ? value >= start && value < stop : value <= start && value > stop else { return nil }
    let distance = UInt(bitPattern: step > 0 ? value &- start : start &- value)
    let (quotient, remainder) = distance.quotientAndRemainder(dividingBy: step.magnitude)
    return remainder == 0 ? Int(quotient) : nil
  }

  package override func contains(_ value: Value, in interpreter: Interpreter) throws(PythonError) -> Bool {
    switch value {
    case .int(let integer): return position(of: integer) != nil
    case .bool(let truth): return position(of: truth ? 1 : 0) != nil
    case .float(let double): return Int(exactly: double).map { position(of: $0) != nil } ?? false
    case .object(is IntegerObject), .object(is StringObject), .none: return false
    default: return try interpreter.iterationContains(.object(self), value)
    }
  }

  package override func compare(
    _ comparison: Comparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard comparison == .equal || comparison == .notEqual, let range = other.cast(to: RangeObject.self) else {
      return .notImplemented
    }
    let isEqual =
      count == range.count
      && (count == 0 || (start == range.start && (count == 1 || step == range.step)))
    return .bool(isEqual == (comparison == .equal))
  }

  package override func hash(in interpreter: Interpreter) throws(PythonError) -> Int {
    let key: [Value] = [
      .int(count), count == 0 ? .none : .int(start), count <= 1 ? .none : .int(step),
    ]
    return try interpreter.hash(interpreter.tuple(key))
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    step == 1 ? "range(\(start), \(stop))" : "range(\(start), \(stop), \(step))"
  }
}

/// An iterator over a `range`.
package final class RangeIterator: Object {
  var current: Int
  var remaining: Int
  let step: Int

  init(current: Int, remaining: Int, step: Int, type: TypeObject) {
    self.current = current
    self.remaining = remaining
    self.step = step
    super.init(type: type)
  }

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value { .object(self) }

  package override func next(in interpreter: Interpreter) throws(PythonError) -> Value? {
    if remaining == 0 { return nil }
    let value = current
    remaining -= 1
    current &+= step
    return .int(value)
  }

  package override func next(
    into place: UnsafeMutablePointer<Value>, in interpreter: Interpreter
  ) throws(PythonError) -> Bool {
    if remaining == 0 { return false }
    place.store(current)
    remaining &-= 1
    current &+= step
    return true
  }
}

/// A `slice`.
package final class SliceObject: Object {
  package let start: Value
  package let stop: Value
  package let step: Value

  package init(start: Value, stop: Value, step: Value, type: TypeObject) {
    self.start = start
    self.stop = stop
    self.step = step
    super.init(type: type)
  }

  package override func compare(
    _ comparison: Comparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard let slice = other.cast(to: SliceObject.self) else { return .notImplemented }
    return try interpreter.compare(
      comparison, interpreter.tuple([start, stop, step]),
      interpreter.tuple([slice.start, slice.stop, slice.step]))
  }

  package override func hash(in interpreter: Interpreter) throws(PythonError) -> Int {
    throw .typeError("unhashable type: 'slice'")
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    var texts: [String] = []
    for part in [start, stop, step] { texts.append(try interpreter.representation(of: part)) }
    return "slice(\(texts.joined(separator: ", ")))"
  }
}
