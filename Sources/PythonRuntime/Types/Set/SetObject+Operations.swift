/// The operators of `set` and `frozenset`.
extension SetObject {
  final func fill(from arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {
    guard arguments.count <= 1 else {
      throw .typeError("set expected at most 1 argument, got \(arguments.count)")
    }
    if arguments.keywordNames != nil { throw .typeError("set() takes no keyword arguments") }
    if count > 0 { removeAll() }
    if arguments.count == 1 { try insertAll(of: arguments[0], in: interpreter) }
  }

  /// Adds the elements of an iterable.
  package final func insertAll(of iterable: Value, in interpreter: Interpreter) throws(PythonError) {
    if let set = iterable.cast(to: SetObject.self), set.type.dunder(.iterate) == nil {
      try merge(set, in: interpreter)
      return
    }
    if case .object(let object) = iterable, object.type === interpreter.types.tuple {
      // A tuple stays as it is, and is looked at without counting references.
      let tuple = unsafeDowncast(object, to: TupleObject.self)
      for index in 0..<tuple.count {
        let element = tuple.elements[index]
        try insert(element, hash: interpreter.hash(element), in: interpreter)
        if index & 0xFFFF == 0xFFFF { try interpreter.checkInterrupt() }
      }
      return
    }
    try interpreter.forEach(in: iterable) { (element) throws(PythonError) in
      try insert(element, in: interpreter)
      if count & 0xFFFF == 0 { try interpreter.checkAllocation(count, stride: 80) }
      return true
    }
  }

  /// A set of the same kind with the same elements.
  package final func copy(in interpreter: Interpreter) throws(PythonError) -> SetObject {
    let result = SetObject(type: isFrozen ? interpreter.types.frozenSet : interpreter.types.set)
    try result.merge(self, in: interpreter)
    return result
  }

  /// `self op other` as a new set.
  final func combined(
    _ operation: BinaryOperation, _ other: SetObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    switch operation {
    case .bitwiseOr:
      let result = try copy(in: interpreter)
      try result.merge(other, in: interpreter)
      return .object(result)
    case .bitwiseAnd: return .object(try intersection(other, in: interpreter))
    case .subtract: return .object(try difference(other, in: interpreter))
    case .bitwiseXor: return .object(try symmetricDifference(other, in: interpreter))
    default: return .notImplemented
    }
  }

  /// `self op= other`.
  final func combine(
    _ operation: BinaryOperation, _ other: SetObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    switch operation {
    case .bitwiseOr: try merge(other, in: interpreter)
    case .bitwiseAnd: try replace(with: intersection(other, in: interpreter), in: interpreter)
    case .subtract:
      if other === self {
        removeAll()
      } else {
        for element in other.elements { try remove(element, in: interpreter) }
      }
    case .bitwiseXor:
      if other === self { removeAll() }
      for element in other.elements where try !remove(element, in: interpreter) {
        try insert(element, in: interpreter)
      }
    default: return .notImplemented
    }
    return .object(self)
  }

  private func replace(with other: SetObject, in interpreter: Interpreter) throws(PythonError) {
    removeAll()
    try merge(other, in: interpreter)
  }

  private func emptySet(in interpreter: Interpreter) -> SetObject {
    SetObject(type: isFrozen ? interpreter.types.frozenSet : interpreter.types.set)
  }

  package final func intersection(
    _ other: SetObject, in interpreter: Interpreter
  ) throws(PythonError) -> SetObject {
    let result = emptySet(in: interpreter)
    let (small, large) = other.count > count ? (self, other) : (other, self)
    for element in small.elements {
      let hash = try interpreter.hash(element)
      if try large.contains(element, hash: hash, in: interpreter) {
        try result.insert(element, hash: hash, in: interpreter)
      }
    }
    return result
  }

  package final func difference(
    _ other: SetObject, in interpreter: Interpreter
  ) throws(PythonError) -> SetObject {
    let result = emptySet(in: interpreter)
    for element in elements {
      let hash = try interpreter.hash(element)
      if try !other.contains(element, hash: hash, in: interpreter) {
        try result.insert(element, hash: hash, in: interpreter)
      }
    }
    return result
  }

  package final func symmetricDifference(
    _ other: SetObject, in interpreter: Interpreter
  ) throws(PythonError) -> SetObject {
    let result = emptySet(in: interpreter)
    try result.merge(other, in: interpreter)
    for element in elements where try !result.remove(element, in: interpreter) {
      try result.insert(element, in: interpreter)
    }
    return result
  }

  final func relation(
    _ comparison: Comparison, _ other: SetObject, in interpreter: Interpreter
  ) throws(PythonError) -> Bool {
    switch comparison {
    case .equal: return count == other.count ? try isSubset(of: other, in: interpreter) : false
    case .notEqual: return count == other.count ? try !isSubset(of: other, in: interpreter) : true
    case .lessOrEqual: return try isSubset(of: other, in: interpreter)
    case .less: return count < other.count ? try isSubset(of: other, in: interpreter) : false
    case .greaterOrEqual: return try other.isSubset(of: self, in: interpreter)
    case .greater: return other.count < count ? try other.isSubset(of: self, in: interpreter) : false
    }
  }

  package final func isSubset(of other: SetObject, in interpreter: Interpreter) throws(PythonError) -> Bool {
    if count > other.count { return false }
    for element in elements where try !other.contains(element, in: interpreter) { return false }
    return true
  }

  /// CPython's hash of a `frozenset`, which does not depend on the order.
  final var frozenHash: Int {
    func shuffle(_ bits: UInt) -> UInt { ((bits ^ 89_869_747) ^ (bits << 16)) &* 3_644_798_167 }
    var hash: UInt = 0
    for index in 0...mask where !table[index].key.isUnset {
      hash ^= shuffle(UInt(bitPattern: table[index].hash))
    }
    hash ^= (UInt(count) &+ 1) &* 1_927_868_237
    hash ^= (hash >> 11) ^ (hash >> 25)
    hash = hash &* 69_069 &+ 907_133_923
    return hash == .max ? 590_923_713 : Int(bitPattern: hash)
  }
}
