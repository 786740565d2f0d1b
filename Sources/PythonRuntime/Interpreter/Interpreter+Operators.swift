/// Operators on arbitrary values.
extension Interpreter {
  /// `left op right`.
  package func binary(
    _ operation: BinaryOperation, _ left: Value, _ right: Value
  ) throws(PythonError) -> Value {
    let result = try binaryOrNotImplemented(operation, left, right)
    if result.isNotImplemented { throw unsupported(operation.symbol, left, right) }
    return result
  }

  /// The rest of `left op right` once the left operand's own method has returned `NotImplemented`.
  func finishBinary(
    _ operation: BinaryOperation, isInPlace: Bool, _ left: Value, _ right: Value
  ) throws(PythonError) -> Value {
    if case .object(let object) = right, object.type !== type(of: left) {
      let result = try reflectedHalf(operation, object, left)
      if !result.isNotImplemented { return result }
    }
    throw unsupported(isInPlace ? operation.inPlaceSymbol : operation.symbol, left, right)
  }

  /// `left op= right`.
  package func inPlace(
    _ operation: BinaryOperation, _ left: Value, _ right: Value
  ) throws(PythonError) -> Value {
    if case .object(let object) = left {
      var result = Value.notImplemented
      if let slot = Slot(inPlace: operation), let custom = object.type.dunder(slot) {
        result = try callMethod(custom, on: left, right)
      } else {
        result = try object.inPlace(operation, right, in: self)
      }
      if !result.isNotImplemented { return result }
      // In place a sequence on the right is not asked whether it can be repeated, unless the left is a plain number.
      if operation == .multiply,
        object.type.isHeapType || object.type.moduleName != "builtins" || object is DictObject
          || object is SetObject,
        case .object(let sequence) = right, sequence.repeatsOnlyAsSequence
      {
        let result = try binaryHalf(operation, left, right)
        if result.isNotImplemented { throw unsupported(operation.inPlaceSymbol, left, right) }
        return result
      }
    }
    let result = try binaryOrNotImplemented(operation, left, right)
    if result.isNotImplemented { throw unsupported(operation.inPlaceSymbol, left, right) }
    return result
  }

  private func unsupported(_ symbol: String, _ left: Value, _ right: Value) -> PythonError {
    let hint =
      symbol == ">>" && left.cast(to: NativeFunction.self)?.name == "print"
      ? ". Did you mean \"print(<message>, file=<output_stream>)\"?" : ""
    // A sequence is asked to join last, and it is the one that complains.
    if symbol == "+", let name = joinedName(left) {
      return .typeError("can only concatenate \(name) (not \"\(type(of: right).errorName)\") to \(name)")
    }
    // Nor does one that is asked to repeat take less than a number; in place only the left one is asked.
    for (sequence, other) in symbol == "*"
      ? [(left, right), (right, left)] : symbol == "*=" ? [(left, right)] : []
    where sequence.object?.repeatsOnlyAsSequence ?? false {
      return .typeError("can't multiply sequence by non-int of type '\(type(of: other).errorName)'")
    }
    return .typeError(
      "unsupported operand type(s) for \(symbol): '\(type(of: left).errorName)' and '\(type(of: right).errorName)'\(hint)"
    )
  }

  private func joinedName(_ value: Value) -> String? {
    switch value.object {
    case is StringObject: "str"
    case is TupleObject: "tuple"
    case is ListObject: "list"
    default: nil
    }
  }

  /// `left op right` by Python's rules: the left operand first, unless the right one's class derives from the
  /// left one's and has a reflected method of its own.
  func binaryOrNotImplemented(
    _ operation: BinaryOperation, _ left: Value, _ right: Value
  ) throws(PythonError) -> Value {
    guard case .object(let rightObject) = right else {
      return try binaryHalf(operation, left, right)
    }
    let leftType = type(of: left)
    let rightType = rightObject.type
    if leftType === rightType {
      let result = try binaryHalf(operation, left, right)
      if !result.isNotImplemented || rightType.dunders == nil { return result }
      // The same class may still define only the reflected method natively; Python does not try it.
      return result
    }
    let slot = Slot(reflected: operation)
    let answersFirst = rightType.answersFirst && left.object == nil
    if answersFirst
      || rightType.isSubtype(of: leftType)
        && (overrides(slot, rightType, leftType)
          || !rightType.isHeapType && rightType.nativeSlots.contains(slot)
          || rightType.nativeBase !== leftType.nativeBase && rightType.nativeBase.nativeSlots.contains(slot))
    {
      let result = try reflectedHalf(operation, rightObject, left)
      if !result.isNotImplemented { return result }
      return try binaryHalf(operation, left, right)
    }
    let result = try binaryHalf(operation, left, right)
    if !result.isNotImplemented { return result }
    return try reflectedHalf(operation, rightObject, left)
  }

  /// Whether a class has a definition of its own of a special method that its base may have, too.
  private func overrides(_ slot: Slot, _ type: TypeObject, _ base: TypeObject) -> Bool {
    guard let custom = type.dunder(slot) else { return false }
    return base.dunder(slot).map { !$0.isIdentical(to: custom) } ?? true
  }

  private func binaryHalf(
    _ operation: BinaryOperation, _ left: Value, _ right: Value
  ) throws(PythonError) -> Value {
    guard case .object(let object) = left else {
      return try Arithmetic.binary(operation, left, right, in: self)
    }
    if let custom = object.type.dunder(Slot(operation)) { return try callMethod(custom, on: left, right) }
    return try object.binary(operation, right, reflected: false, in: self)
  }

  private func reflectedHalf(
    _ operation: BinaryOperation, _ right: Object, _ left: Value
  ) throws(PythonError) -> Value {
    if let custom = right.type.dunder(Slot(reflected: operation)) {
      return try callMethod(custom, on: .object(right), left)
    }
    return try right.binary(operation, left, reflected: true, in: self)
  }

  /// `-value` and its like.
  package func unary(_ operation: UnaryOperation, _ value: Value) throws(PythonError) -> Value {
    var result = Value.notImplemented
    if case .object(let object) = value {
      if let custom = object.type.dunder(Slot(operation)) { return try callMethod(custom, on: value) }
      result = try object.unary(operation, in: self)
    } else {
      result = Arithmetic.unary(operation, value, in: self)
    }
    if result.isNotImplemented {
      throw .typeError("bad operand type for \(operation.errorName): '\(type(of: value).errorName)'")
    }
    return result
  }

  // MARK: Comparison

  /// `left < right` and its like.
  package func compare(
    _ comparison: Comparison, _ left: Value, _ right: Value
  ) throws(PythonError) -> Value {
    switch (left, right) {
    case (.int(let a), .int(let b)): return .bool(comparison.holds(a, b))
    case (.float(let a), .float(let b)): return .bool(comparison.holds(a, b))
    default: break
    }
    let leftType = type(of: left)
    let rightType = type(of: right)
    var triedRight = false
    if leftType !== rightType, case .object(let object) = right,
      rightType.answersFirst && left.object == nil
        || rightType.isSubtype(of: leftType) && rightType.dunder(Slot(comparison.reflected)) != nil
    {
      triedRight = true
      let result = try compareHalf(comparison.reflected, object, left)
      if !result.isNotImplemented { return result }
    }
    var result = Value.notImplemented
    if case .object(let object) = left {
      result = try compareHalf(comparison, object, right)
    } else {
      result = Arithmetic.compare(comparison, left, right)
    }
    if !result.isNotImplemented { return result }
    if !triedRight {
      if case .object(let object) = right {
        result = try compareHalf(comparison.reflected, object, left)
      } else {
        result = Arithmetic.compare(comparison.reflected, right, left)
      }
      if !result.isNotImplemented { return result }
    }
    switch comparison {
    case .equal: return .bool(left.isIdentical(to: right))
    case .notEqual: return .bool(!left.isIdentical(to: right))
    default:
      throw .typeError(
        "'\(comparison.symbol)' not supported between instances of '\(leftType.errorName)' and '\(rightType.errorName)'"
      )
    }
  }

  private func compareHalf(
    _ comparison: Comparison, _ left: Object, _ right: Value
  ) throws(PythonError) -> Value {
    if let custom = left.type.dunder(Slot(comparison)) {
      return try callMethod(custom, on: .object(left), right)
    }
    if comparison == .notEqual, let custom = left.type.dunder(.equal) {
      let equal = try callMethod(custom, on: .object(left), right)
      return equal.isNotImplemented ? equal : .bool(try !isTrue(equal))
    }
    // What a native comparison compares in turn may lie as deep as one likes.
    try enterNativeCall(" in comparison")
    defer { leaveNativeCall() }
    return try left.compare(comparison, right, in: self)
  }

  /// The comparison of an object by its class's native method or Python definition, without the reflected one.
  func nativeCompare(
    _ comparison: Comparison, _ left: Object, _ right: Value
  ) throws(PythonError) -> Value {
    try compareHalf(comparison, left, right)
  }

  /// `left == right`, as a truth.
  package func areEqual(_ left: Value, _ right: Value) throws(PythonError) -> Bool {
    switch (left, right) {
    case (.int(let a), .int(let b)): return a == b
    case (.float(let a), .float(let b)): return a == b
    case (.none, .none): return true
    default: return try isTrue(compare(.equal, left, right))
    }
  }

  /// Whether two elements are the same for a container: identical or equal.
  package func areSame(_ left: Value, _ right: Value) throws(PythonError) -> Bool {
    if left.isIdentical(to: right) { return true }
    return try areEqual(left, right)
  }

  /// Whether two keys with the same hash are the same.
  @inline(__always)
  final func areKeysEqual(_ left: Value, _ right: Value) throws(PythonError) -> Bool {
    switch (left, right) {
    case (.int(let a), .int(let b)): return a == b
    case (.object(let a), .object(let b)) where a === b: return true
    default: return try areKeysEqualSlowly(left, right)
    }
  }

  @inline(never)
  private func areKeysEqualSlowly(_ left: Value, _ right: Value) throws(PythonError) -> Bool {
    if case .object(let a) = left, case .object(let b) = right, a.type === types.str, b.type === types.str {
      return unsafeDowncast(a, to: StringObject.self).isEqual(to: unsafeDowncast(b, to: StringObject.self))
    }
    return try areSame(left, right)
  }

  /// `hash(value)`.
  package func hash(_ value: Value) throws(PythonError) -> Int {
    switch value {
    case .int(let value): return NumberHash.hash(value)
    case .bool(let value): return value ? 1 : 0
    case .float(let value): return NumberHash.hash(value)
    case .none, .unset: return 0xFCA8_6420
    case .ellipsis: return 0x1234_5671
    case .notImplemented: return 0x1234_5673
    case .object(let object):
      if let custom = object.type.dunder(.hash) {
        if custom.isNone { throw .typeError("unhashable type: '\(object.type.errorName)'") }
        let result = try callMethod(custom, on: value)
        switch result {
        case .int(let hash): return hash == -1 ? -2 : hash
        case .bool(let hash): return hash ? 1 : 0
        case .object(let big as IntegerObject): return NumberHash.hash(big.value)
        default: throw .typeError("__hash__ method should return an integer")
        }
      }
      return try object.hash(in: self)
    }
  }

  // MARK: Truth

  /// `bool(value)`.
  package func isTrue(_ value: Value) throws(PythonError) -> Bool {
    switch value {
    case .bool(let value): return value
    case .int(let value): return value != 0
    case .float(let value): return value != 0
    case .none, .unset: return false
    case .ellipsis, .notImplemented: return true
    case .object(let object):
      if let custom = object.type.dunder(.truth) {
        let result = try callMethod(custom, on: value)
        if case .bool(let truth) = result { return truth }
        throw .typeError("__bool__ should return bool, returned \(type(of: result).errorName)")
      }
      if object.type.dunder(.length) != nil { return try length(of: value) != 0 }
      return try object.isTrue(in: self)
    }
  }
}
