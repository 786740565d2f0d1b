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
    if case .object(let object) = iterable, object.type === interpreter.types.dict,
      let dictionary = object as? DictObject
    {
      makeRoom(forMore: dictionary.count)
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
      if other !== self { try result.merge(other, in: interpreter) }
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
    case .bitwiseAnd: exchangeElements(with: try intersection(other, in: interpreter))
    case .subtract: try subtract(other, in: interpreter)
    case .bitwiseXor: try toggle(other, in: interpreter)
    default: return .notImplemented
    }
    return .object(self)
  }

  private func emptySet(in interpreter: Interpreter) -> SetObject {
    SetObject(type: isFrozen ? interpreter.types.frozenSet : interpreter.types.set)
  }

  /// Calls a body with each element and its hash; the set may change meanwhile.
  private func forEachEntry(
    _ body: (Value, Int) throws(PythonError) -> Void
  ) throws(PythonError) {
    var position = 0
    while let found = nextPosition(from: position) {
      try body(element(at: found), elementHash(at: found))
      position = found + 1
    }
  }

  package final func intersection(
    _ other: SetObject, in interpreter: Interpreter
  ) throws(PythonError) -> SetObject {
    if other === self { return try copy(in: interpreter) }
    let result = emptySet(in: interpreter)
    let (small, large) = other.count > count ? (self, other) : (other, self)
    try small.forEachEntry { (element, hash) throws(PythonError) in
      if try large.contains(element, hash: hash, in: interpreter) {
        try result.insert(element, hash: hash, in: interpreter)
      }
    }
    return result
  }

  /// The elements that any iterable shares, in its order.
  final func intersection(
    ofElements iterable: Value, in interpreter: Interpreter
  ) throws(PythonError) -> SetObject {
    if let set = iterable.cast(to: SetObject.self) { return try intersection(set, in: interpreter) }
    let result = emptySet(in: interpreter)
    try interpreter.forEach(in: iterable) { (element) throws(PythonError) in
      let hash = try interpreter.hash(element)
      if try contains(element, hash: hash, in: interpreter) {
        try result.insert(element, hash: hash, in: interpreter)
      }
      return true
    }
    return result
  }

  package final func difference(
    _ other: SetObject, in interpreter: Interpreter
  ) throws(PythonError) -> SetObject {
    // Of much the larger set a copy is made, and what is found in the other is taken out.
    if count >> 2 > other.count {
      let result = try copy(in: interpreter)
      try result.subtract(other, in: interpreter)
      return result
    }
    let result = emptySet(in: interpreter)
    try forEachEntry { (element, hash) throws(PythonError) in
      if try !other.contains(element, hash: hash, in: interpreter) {
        try result.insert(element, hash: hash, in: interpreter)
      }
    }
    return result
  }

  /// The elements that an iterable does not have.
  final func difference(
    ofElements iterable: Value, in interpreter: Interpreter
  ) throws(PythonError) -> SetObject {
    if let set = iterable.cast(to: SetObject.self) { return try difference(set, in: interpreter) }
    if case .object(let object) = iterable, object.type === interpreter.types.dict,
      let dictionary = object as? DictObject, count >> 2 <= dictionary.count
    {
      let result = emptySet(in: interpreter)
      try forEachEntry { (element, hash) throws(PythonError) in
        if try dictionary.find(element, in: interpreter) == nil {
          try result.insert(element, hash: hash, in: interpreter)
        }
      }
      return result
    }
    let result = try copy(in: interpreter)
    try result.subtract(elementsOf: iterable, in: interpreter)
    return result
  }

  /// Takes out what another set has.
  private func subtract(_ other: SetObject, in interpreter: Interpreter) throws(PythonError) {
    if other === self {
      removeAll()
      return
    }
    let other = other.count >> 3 > count ? try intersection(other, in: interpreter) : other
    try other.forEachEntry { (element, hash) throws(PythonError) in
      try remove(element, hash: hash, in: interpreter)
    }
    sweepRemoved()
  }

  /// Takes out the elements of an iterable.
  final func subtract(elementsOf iterable: Value, in interpreter: Interpreter) throws(PythonError) {
    if let set = iterable.cast(to: SetObject.self) { return try subtract(set, in: interpreter) }
    try interpreter.forEach(in: iterable) { (element) throws(PythonError) in
      try remove(element, in: interpreter)
      return true
    }
    sweepRemoved()
  }

  package final func symmetricDifference(
    _ other: SetObject, in interpreter: Interpreter
  ) throws(PythonError) -> SetObject {
    let result = emptySet(in: interpreter)
    try result.merge(other, in: interpreter)
    try result.toggle(self, in: interpreter)
    return result
  }

  /// The elements that either the set or an iterable has.
  final func symmetricDifference(
    ofElements iterable: Value, in interpreter: Interpreter
  ) throws(PythonError) -> SetObject {
    let result = emptySet(in: interpreter)
    try result.insertAll(of: iterable, in: interpreter)
    try result.toggle(self, in: interpreter)
    return result
  }

  /// Takes out the elements of an iterable that are there, and adds those that are not.
  final func toggle(elementsOf iterable: Value, in interpreter: Interpreter) throws(PythonError) {
    if case .object(let object) = iterable, object.type === interpreter.types.dict {
      try interpreter.forEach(in: iterable) { (key) throws(PythonError) in
        let hash = try interpreter.hash(key)
        if try !remove(key, hash: hash, in: interpreter) { try insert(key, hash: hash, in: interpreter) }
        return true
      }
      return
    }
    let other = iterable.cast(to: SetObject.self) ?? emptySet(in: interpreter)
    if !iterable.isIdentical(to: .object(other)) { try other.insertAll(of: iterable, in: interpreter) }
    try toggle(other, in: interpreter)
  }

  /// Takes out the elements of another set that are there, and adds those that are not.
  private func toggle(_ other: SetObject, in interpreter: Interpreter) throws(PythonError) {
    if other === self {
      removeAll()
      return
    }
    try other.forEachEntry { (element, hash) throws(PythonError) in
      if try !remove(element, hash: hash, in: interpreter) {
        try insert(element, hash: hash, in: interpreter)
      }
    }
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
