/// A `set` or `frozenset`: a table laid out as CPython lays it out, so that small integers come in its order.
package class SetObject: Object {
  struct Entry {
    /// The element's hash, or ``removed``.
    var hash: Int
    /// Unset where nothing is, and where an element was removed.
    var key: Value

    /// What stands for the hash where an element was once, so that searches go on.
    static let removed = -1
  }

  private static let linearProbes = 9
  private static let smallestCapacity = 8

  private(set) final var table: UnsafeMutablePointer<Entry>
  /// Whether the table is the set's own; an empty set uses one that nobody writes to.
  private final var ownsTable = false
  private(set) final var mask: Int
  /// The entries that are or were in use.
  private(set) final var fill = 0
  /// Which of the first 64 places hold an element: small sets are walked without a look at empty places.
  private final var occupied: UInt64 = 0
  /// The number of elements.
  package private(set) final var count = 0
  /// Where `pop` goes on.
  private final var finger = 0
  /// Changes whenever elements come or go.
  package private(set) final var changes = 0

  package override init(type: TypeObject) {
    mask = Self.smallestCapacity - 1
    table = Self.emptyTable
    super.init(type: type)
  }

  private nonisolated(unsafe) static let emptyTable = makeTable(smallestCapacity)

  private final func ensureOwnTable() {
    if ownsTable { return }
    table = Self.makeTable(mask + 1)
    ownsTable = true
  }

  /// Frees a table that is no longer the set's, and gives up what it holds.
  private final func freeTable(_ table: UnsafeMutablePointer<Entry>, _ capacity: Int) {
    for index in 0..<capacity { withUnsafeMutablePointer(to: &table[index].key) { $0.dropObject() } }
    table.giveBack()
  }

  deinit {
    guard ownsTable else { return }
    if count > 0 {
      let queue = type.releaseQueue
      forEachPlace { if $0.holdsObject { queue.release(&$0.pointee) } }
    }
    table.giveBack()
  }

  private static func makeTable(_ capacity: Int) -> UnsafeMutablePointer<Entry> {
    let table = UnsafeMutablePointer<Entry>.room(for: capacity)
    table.initialize(repeating: Entry(hash: 0, key: .unset), count: capacity)
    return table
  }

  /// Whether ``occupied`` tells of all places.
  private final var isSmall: Bool { mask < UInt64.bitWidth }

  /// Puts an element where none is.
  private final func occupy(_ index: Int, _ hash: Int, _ key: Value) {
    table[index] = Entry(hash: hash, key: key)
    occupied |= 1 &<< UInt64(truncatingIfNeeded: index)
  }

  @inline(__always)
  final func keyPlace(at index: Int) -> UnsafeMutablePointer<Value> {
    withUnsafeMutablePointer(to: &table[index].key) { $0 }
  }

  /// Calls a body with the place of each element, and looks no further than the last one.
  @inline(__always)
  private final func forEachPlace(_ body: (UnsafeMutablePointer<Value>) -> Void) {
    if isSmall {
      var places = occupied
      while places != 0 {
        body(keyPlace(at: places.trailingZeroBitCount))
        places &= places &- 1
      }
      return
    }
    var remaining = count
    var index = 0
    while remaining > 0 {
      let place = keyPlace(at: index)
      if place.isBound {
        remaining &-= 1
        body(place)
      }
      index &+= 1
    }
  }

  /// Where an element is, or else where it would go: the removed entry that was passed last, as in CPython,
  /// or the empty one that ended the search.
  private final func search(
    _ key: Value, hash: Int, in interpreter: Interpreter
  ) throws(PythonError) -> (index: Int, isFound: Bool) {
    var address: UnsafeMutableRawPointer?
    if case .object(let object) = key { address = Unmanaged.passUnretained(object).toOpaque() }
    restart: while true {
      let version = changes
      var index = hash & mask
      var perturb = UInt(bitPattern: hash)
      var free = -1
      while true {
        var entry = index
        var probes = index + Self.linearProbes <= mask ? Self.linearProbes : 0
        while true {
          if !keyPlace(at: entry).isBound {
            if table[entry].hash != Entry.removed { return (free < 0 ? entry : free, false) }
            free = entry
          } else if table[entry].hash == hash {
            if let address, keyPlace(at: entry).isObject(at: address) { return (entry, true) }
            let isEqual = try interpreter.areKeysEqual(table[entry].key, key)
            if version != changes { continue restart }
            if isEqual { return (entry, true) }
          }
          entry += 1
          if probes == 0 { break }
          probes -= 1
        }
        perturb >>= 5
        index = Int(truncatingIfNeeded: UInt(bitPattern: index) &* 5 &+ 1 &+ perturb) & mask
      }
    }
  }

  package final func contains(
    _ key: Value, hash: Int, in interpreter: Interpreter
  ) throws(PythonError) -> Bool {
    try search(key, hash: hash, in: interpreter).isFound
  }

  /// Adds an element; false if it was there.
  ///
  /// - Throws: `TypeError` for an unhashable element, or what its `__eq__` raises.
  @discardableResult
  package final func insert(_ key: Value, in interpreter: Interpreter) throws(PythonError) -> Bool {
    try insert(key, hash: interpreter.hash(key), in: interpreter)
  }

  @discardableResult
  package final func insert(
    _ key: Value, hash: Int, in interpreter: Interpreter
  ) throws(PythonError) -> Bool {
    let found = try search(key, hash: hash, in: interpreter)
    if found.isFound { return false }
    ensureOwnTable()
    let reusesRemoved = table[found.index].hash == Entry.removed
    occupy(found.index, hash, key)
    count += 1
    changes &+= 1
    if reusesRemoved { return true }
    fill += 1
    if fill * 5 >= mask * 3 { resize(count > 50000 ? count * 2 : count * 4) }
    return true
  }

  /// Removes an element; false if it was not there.
  @discardableResult
  package final func remove(_ key: Value, in interpreter: Interpreter) throws(PythonError) -> Bool {
    try remove(key, hash: interpreter.hash(key), in: interpreter)
  }

  @discardableResult
  final func remove(_ key: Value, hash: Int, in interpreter: Interpreter) throws(PythonError) -> Bool {
    let found = try search(key, hash: hash, in: interpreter)
    if !found.isFound { return false }
    remove(at: found.index)
    return true
  }

  private final func remove(at index: Int) {
    let old = table[index].key
    table[index] = Entry(hash: Entry.removed, key: .unset)
    occupied &= ~(1 &<< UInt64(truncatingIfNeeded: index))
    count -= 1
    changes &+= 1
    withExtendedLifetime(old) {}
  }

  /// Removes and returns some element; nil from an empty set.
  package final func popAny() -> Value? {
    guard count > 0 else { return nil }
    var index = finger & mask
    while table[index].key.isUnset { index = (index + 1) & mask }
    let value = table[index].key
    remove(at: index)
    finger = index + 1
    return value
  }

  package final func removeAll() {
    let old = table
    let oldMask = mask
    let ownedOld = ownsTable
    mask = Self.smallestCapacity - 1
    table = Self.emptyTable
    ownsTable = false
    occupied = 0
    fill = 0
    count = 0
    changes &+= 1
    if ownedOld { freeTable(old, oldMask + 1) }
  }

  /// Adds all elements of another set, in CPython's way.
  package final func merge(_ other: SetObject, in interpreter: Interpreter) throws(PythonError) {
    if other === self || other.count == 0 { return }
    makeRoom(forMore: other.count)
    if fill == 0, mask == other.mask, other.fill == other.count {
      ensureOwnTable()
      for index in 0...mask { table[index] = other.table[index] }
      occupied = other.occupied
      fill = other.fill
      count = other.count
      changes &+= 1
      return
    }
    var position = 0
    while let found = other.nextPosition(from: position) {
      let entry = other.table[found]
      try insert(entry.key, hash: entry.hash, in: interpreter)
      position = found + 1
    }
  }

  /// Takes what another set holds, laid out as it is there; that set is left with what this one held.
  final func exchangeElements(with other: SetObject) {
    swap(&table, &other.table)
    swap(&ownsTable, &other.ownsTable)
    swap(&mask, &other.mask)
    swap(&fill, &other.fill)
    swap(&occupied, &other.occupied)
    swap(&count, &other.count)
    changes &+= 1
    other.changes &+= 1
  }

  /// Makes room for as many more elements at once, where CPython knows how many are to come.
  final func makeRoom(forMore more: Int) {
    if (fill + more) * 5 >= mask * 3 { resize((count + more) * 2) }
  }

  /// Lays the elements out anew if more than a quarter of the entries are removed ones.
  final func sweepRemoved() {
    if fill - count > mask / 4 { resize(count > 50000 ? count * 2 : count * 4) }
  }

  private final func resize(_ least: Int) {
    var capacity = Self.smallestCapacity
    while capacity <= least { capacity <<= 1 }
    let old = table
    let oldMask = mask
    let ownedOld = ownsTable
    table = Self.makeTable(capacity)
    ownsTable = true
    mask = capacity - 1
    occupied = 0
    fill = count
    for index in 0...oldMask where !old[index].key.isUnset {
      insertClean(old[index].key, hash: old[index].hash)
    }
    if ownedOld { freeTable(old, oldMask + 1) }
  }

  /// Puts an element that is not there into a table without removed entries.
  private final func insertClean(_ key: Value, hash: Int) {
    var index = hash & mask
    var perturb = UInt(bitPattern: hash)
    while true {
      var entry = index
      var probes = index + Self.linearProbes <= mask ? Self.linearProbes : 0
      while true {
        if !keyPlace(at: entry).isBound { return occupy(entry, hash, key) }
        entry += 1
        if probes == 0 { break }
        probes -= 1
      }
      perturb >>= 5
      index = Int(truncatingIfNeeded: UInt(bitPattern: index) &* 5 &+ 1 &+ perturb) & mask
    }
  }

  /// The position of the first element at or behind `position`; nil behind the last.
  package final func nextPosition(from position: Int) -> Int? {
    var position = position
    if isSmall {
      guard position < UInt64.bitWidth else { return nil }
      let places = occupied >> position
      return places == 0 ? nil : position + places.trailingZeroBitCount
    }
    while position <= mask {
      if keyPlace(at: position).isBound { return position }
      position += 1
    }
    return nil
  }

  /// The element at a position that holds one.
  package final func element(at position: Int) -> Value { table[position].key }

  /// The hash of the element at a position that holds one.
  package final func elementHash(at position: Int) -> Int { table[position].hash }

  package final var elements: [Value] {
    var result: [Value] = []
    result.reserveCapacity(count)
    forEachPlace { result.append($0.pointee) }
    return result
  }

  // MARK: Cycles

  package override var holdsReferences: Bool { true }

  package override func visitReferences(_ visitor: inout ReferenceVisitor) {
    super.visitReferences(&visitor)
    forEachPlace { visitor.visit($0) }
  }

  package override func dropReferences() {
    super.dropReferences()
    removeAll()
  }

  // MARK: Special methods

  package override func initialize(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {
    if isFrozen { return }
    try fill(from: arguments, in: interpreter)
  }

  /// Whether this is a `frozenset`.
  package final var isFrozen: Bool { type.isSubtype(of: type.interpreter.types.frozenSet) }

  package override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard let set = other.cast(to: SetObject.self) else { return .notImplemented }
    return try reflected
      ? set.combined(operation, self, in: interpreter) : combined(operation, set, in: interpreter)
  }

  package override func inPlace(
    _ operation: BinaryOperation, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard !isFrozen, let set = other.cast(to: SetObject.self) else { return .notImplemented }
    return try combine(operation, set, in: interpreter)
  }

  package override func compare(
    _ comparison: Comparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard let set = other.cast(to: SetObject.self) else { return .notImplemented }
    return .bool(try relation(comparison, set, in: interpreter))
  }

  package override func hash(in interpreter: Interpreter) throws(PythonError) -> Int {
    guard isFrozen else { throw .typeError("unhashable type: '\(type.errorName)'") }
    return frozenHash
  }

  package override func isTrue(in interpreter: Interpreter) throws(PythonError) -> Bool { count > 0 }

  package override func length(in interpreter: Interpreter) throws(PythonError) -> Int { count }

  package override func contains(_ value: Value, in interpreter: Interpreter) throws(PythonError) -> Bool {
    if let set = value.cast(to: SetObject.self), !set.isFrozen {
      return try contains(value, hash: set.frozenHash, in: interpreter)
    }
    return try contains(value, hash: interpreter.hash(value), in: interpreter)
  }

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value {
    .object(SetIterator(self, type: interpreter.types.setIterator))
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    if count == 0 { return "\(type.name)()" }
    guard interpreter.enterRepresentation(of: self) else { return "\(type.name)(...)" }
    defer { interpreter.leaveRepresentation(of: self) }
    var texts: [String] = []
    for element in elements { texts.append(try interpreter.representation(of: element)) }
    let inner = "{\(texts.joined(separator: ", "))}"
    return type === interpreter.types.set ? inner : "\(type.name)(\(inner))"
  }
}
