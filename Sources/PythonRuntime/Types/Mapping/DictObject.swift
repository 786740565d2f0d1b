/// A `dict`: entries in order of insertion, found through a table of their positions.
public class DictObject: Object {
  struct Entry {
    var hash: Int
    /// Unset where the entry was removed.
    var key: Value
    var value: Value
  }

  static let empty: Int32 = -1
  private static let removed: Int32 = -2
  /// Up to this many entries are searched one after another, without a table.
  private static let smallCapacity = 8

  /// The entries, `used` of them initialized.
  private(set) final var entries: UnsafeMutablePointer<Entry>
  /// The entries in use, removed ones included.
  final var used = 0
  /// The number of keys.
  package internal(set) final var count = 0
  final var capacity: Int
  /// Positions by hash; none while the dictionary is small.
  final var table: UnsafeMutablePointer<Int32>?
  final var tableShift: UInt64 = 0
  /// The slots of the table that were ever filled since it was made.
  final var tableFill = 0
  /// How many removed entries are in front of the first one, which would be looked at again and again.
  private(set) final var removedInFront = 0
  /// Changes whenever keys come or go.
  final var keysVersion = 0

  package override init(type: TypeObject) {
    capacity = 0
    entries = UnsafeMutablePointer(bitPattern: MemoryLayout<Entry>.alignment).unsafelyUnwrapped
    super.init(type: type)
  }

  deinit {
    guard capacity > 0 else { return }
    let queue = type.releaseQueue
    for index in 0..<used {
      queue.release(&entries[index].key)
      queue.release(&entries[index].value)
    }
    entries.deinitialize(count: used)
    entries.giveBack()
    table?.giveBack()
  }

  // MARK: Finding

  @inline(__always)
  final func tableSlot(_ hash: Int) -> Int {
    Int(truncatingIfNeeded: (UInt64(bitPattern: Int64(hash)) &* 0x9E37_79B9_7F4A_7C15) >> tableShift)
  }

  /// The position of an interned name or any other text; negative if it is no key.
  final func position(ofText text: StringObject) -> Int {
    let address = Unmanaged.passUnretained(text).toOpaque()
    if table == nil {
      for index in 0..<used where keyPlace(at: index).isObject(at: address) { return index }
    }
    let hash = text.textHash
    guard let table else {
      for index in 0..<used where entries[index].hash == hash && isKey(at: index, text) { return index }
      return -1
    }
    let mask = (1 << (64 - Int(tableShift))) - 1
    var slot = tableSlot(hash)
    while true {
      let index = Int(table[slot])
      if index == Int(Self.empty) { return -1 }
      if index >= 0, entries[index].hash == hash {
        if keyPlace(at: index).isObject(at: address) || isKey(at: index, text) { return index }
      }
      slot = (slot + 1) & mask
    }
  }

  /// Whether the key at a position is a text.
  @inline(__always)
  private final func isKey(at position: Int, _ text: StringObject) -> Bool {
    let place = keyPlace(at: position)
    guard place.holdsObject else { return false }
    return place.reference._withUnsafeGuaranteedRef { key in
      if key.type === text.type { return unsafeDowncast(key, to: StringObject.self).isEqual(to: text) }
      return (key as? StringObject)?.isEqual(to: text) ?? false
    }
  }

  /// The position of a key; negative if it is none.
  ///
  /// - Throws: what the keys' `__eq__` raises.
  final func position(of key: Value, hash: Int, in interpreter: Interpreter) throws(PythonError) -> Int {
    while true {
      let version = keysVersion
      let result = try search(key, hash: hash, in: interpreter)
      // A key's own comparison may have changed the dictionary.
      if version == keysVersion { return result }
    }
  }

  private final func search(_ key: Value, hash: Int, in interpreter: Interpreter) throws(PythonError) -> Int {
    let version = keysVersion
    guard let table else {
      for index in 0..<used where entries[index].hash == hash && !entries[index].key.isUnset {
        if try interpreter.areKeysEqual(entries[index].key, key) { return index }
        if version != keysVersion { return -1 }
      }
      return -1
    }
    let mask = (1 << (64 - Int(tableShift))) - 1
    var slot = tableSlot(hash)
    while true {
      let index = table[slot]
      if index == Self.empty { return -1 }
      if index >= 0, entries[Int(index)].hash == hash {
        if try interpreter.areKeysEqual(entries[Int(index)].key, key) { return Int(index) }
        if version != keysVersion { return -1 }
      }
      slot = (slot + 1) & mask
    }
  }

  /// The value of a key, or nil.
  ///
  /// - Throws: `TypeError` for an unhashable key, or what the keys' `__eq__` raises.
  package final func value(for key: Value, in interpreter: Interpreter) throws(PythonError) -> Value? {
    let position = try position(of: key, hash: interpreter.hash(key), in: interpreter)
    return position < 0 ? nil : entries[position].value
  }

  /// The value of a text key, or nil.
  package final func value(forName name: StringObject) -> Value? {
    let position = position(ofText: name)
    return position < 0 ? nil : entries[position].value
  }

  // MARK: Changing

  /// Sets the value of a key.
  package final func setValue(
    _ value: Value, for key: Value, in interpreter: Interpreter
  ) throws(PythonError) {
    let hash = try interpreter.hash(key)
    let position = try position(of: key, hash: hash, in: interpreter)
    if position >= 0 {
      entries[position].value = value
    } else {
      append(key: key, hash: hash, value: value)
    }
  }

  /// Sets the value of a text key.
  package final func setValue(_ value: Value, forName name: StringObject) {
    let position = position(ofText: name)
    if position >= 0 {
      entries[position].value = value
    } else {
      append(key: .object(name), hash: name.textHash, value: value)
    }
  }

  /// Where the key at a position is.
  @inline(__always)
  final func keyPlace(at position: Int) -> UnsafeMutablePointer<Value> {
    UnsafeMutableRawPointer(entries + position).advanced(by: 8).assumingMemoryBound(to: Value.self)
  }

  /// Where the value at a position is.
  @inline(__always)
  final func valuePlace(at position: Int) -> UnsafeMutablePointer<Value> {
    UnsafeMutableRawPointer(entries + position).advanced(by: 24).assumingMemoryBound(to: Value.self)
  }

  /// Replaces the value at a position.
  @inline(__always)
  final func setValue(_ value: Value, at position: Int) {
    entries[position].value = value
  }

  /// Adds a key that is not there yet.
  final func append(key: Value, hash: Int, value: Value) {
    if used == capacity {
      grow()
    } else if table != nil, tableFill > 3 << (62 - tableShift) {
      // Removals have left few empty slots, which searches need to end.
      rebuildTable()
    }
    (entries + used).initialize(to: Entry(hash: hash, key: key, value: value))
    if let table { insert(position: used, hash: hash, in: table) }
    used += 1
    count += 1
    keysVersion &+= 1
  }

  /// Removes a key and returns its value, or nil.
  package final func removeValue(
    for key: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value? {
    let position = try position(of: key, hash: interpreter.hash(key), in: interpreter)
    return position < 0 ? nil : remove(at: position)
  }

  /// Removes the entry at a position and returns its value.
  final func remove(at position: Int) -> Value {
    let entry = entries[position]
    if let table {
      let mask = (1 << (64 - Int(tableShift))) - 1
      var slot = tableSlot(entry.hash)
      while table[slot] != Int32(position) { slot = (slot + 1) & mask }
      table[slot] = Self.removed
    }
    entries[position].key = .unset
    entries[position].value = .unset
    count -= 1
    keysVersion &+= 1
    while used > 0, entries[used - 1].key.isUnset {
      // Freed positions at the end are used again only after their table slots are.
      (entries + used - 1).deinitialize(count: 1)
      used -= 1
    }
    if position == removedInFront {
      while removedInFront < used, entries[removedInFront].key.isUnset { removedInFront += 1 }
    }
    if removedInFront > used { removedInFront = used }
    return entry.value
  }

  package final func removeAll() {
    guard capacity > 0 else { return }
    let old = entries
    let oldUsed = used
    entries = UnsafeMutablePointer(bitPattern: MemoryLayout<Entry>.alignment).unsafelyUnwrapped
    table?.giveBack()
    table = nil
    used = 0
    removedInFront = 0
    count = 0
    capacity = 0
    keysVersion &+= 1
    old.deinitialize(count: oldUsed)
    old.giveBack()
  }

  private final func grow() {
    // Room that removed entries take is reclaimed first.
    let growth = capacity >= 8 && capacity < 4096 ? 4 : 2
    let wanted = count * 2 > used ? max(Self.smallCapacity / 2, capacity * growth) : max(capacity, 4)
    let fresh = UnsafeMutablePointer<Entry>.room(for: wanted)
    var kept = used
    if count == used {
      fresh.moveInitialize(from: entries, count: used)
    } else {
      kept = 0
      for index in 0..<used {
        if entries[index].key.isUnset {
          (entries + index).deinitialize(count: 1)
        } else {
          (fresh + kept).moveInitialize(from: entries + index, count: 1)
          kept += 1
        }
      }
    }
    if capacity > 0 { entries.giveBack() }
    if kept != used { keysVersion &+= 1 }
    entries = fresh
    if kept != used { removedInFront = 0 }
    used = kept
    capacity = wanted
    rebuildTable()
  }

  private final func rebuildTable() {
    table?.giveBack()
    table = nil
    guard capacity > Self.smallCapacity else { return }
    var bits = 4
    while (1 << bits) < capacity * 2 { bits += 1 }
    let slots = UnsafeMutablePointer<Int32>.room(for: 1 << bits)
    slots.initialize(repeating: Self.empty, count: 1 << bits)
    tableShift = UInt64(64 - bits)
    tableFill = 0
    for index in 0..<used where !entries[index].key.isUnset {
      insert(position: index, hash: entries[index].hash, in: slots)
    }
    table = slots
  }

  private final func insert(position: Int, hash: Int, in slots: UnsafeMutablePointer<Int32>) {
    let mask = (1 << (64 - Int(tableShift))) - 1
    var slot = tableSlot(hash)
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    if slots[slot] == Self.empty { tableFill += 1 }
    slots[slot] = Int32(truncatingIfNeeded: position)
  }

  // MARK: Cycles

  public override var holdsReferences: Bool { true }

  public override func visitReferences(_ visitor: inout ReferenceVisitor) {
    super.visitReferences(&visitor)
    for index in 0..<used {
      visitor.visit(keyPlace(at: index))
      visitor.visit(valuePlace(at: index))
    }
  }

  public override func dropReferences() {
    super.dropReferences()
    removeAll()
  }

  // MARK: Special methods

  public override func initialize(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {
    try update(from: arguments, name: "dict", in: interpreter)
  }

  public override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard operation == .bitwiseOr else { return .notImplemented }
    return try reflected
      ? union(of: other, with: .object(self), in: interpreter)
      : union(of: .object(self), with: other, in: interpreter)
  }

  public override func inPlace(
    _ operation: BinaryOperation, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard operation == .bitwiseOr else { return .notImplemented }
    try update(from: other, in: interpreter)
    return .object(self)
  }

  public override func compare(
    _ comparison: Comparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard comparison == .equal || comparison == .notEqual, let dictionary = other.cast(to: DictObject.self)
    else { return .notImplemented }
    return .bool(try isEqual(to: dictionary, in: interpreter) == (comparison == .equal))
  }

  public override func hash(in interpreter: Interpreter) throws(PythonError) -> Int {
    throw .typeError("unhashable type: '\(type.errorName)'")
  }

  public override func isTrue(in interpreter: Interpreter) throws(PythonError) -> Bool { count > 0 }

  public override func length(in interpreter: Interpreter) throws(PythonError) -> Int { count }

  public override func item(_ key: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    if let value = try value(for: key, in: interpreter) { return value }
    return try missing(key, in: interpreter)
  }

  /// What subscripting yields for a key that is not there: `__missing__` of derived classes, else `KeyError`.
  package func missing(_ key: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    if let custom = type.dunder(.missing) {
      return try interpreter.callMethod(custom, on: .object(self), key)
    }
    throw .keyError(key)
  }

  public override func setItem(
    _ key: Value, to value: Value, in interpreter: Interpreter
  ) throws(PythonError) {
    try setValue(value, for: key, in: interpreter)
  }

  public override func deleteItem(_ key: Value, in interpreter: Interpreter) throws(PythonError) {
    if try removeValue(for: key, in: interpreter) == nil { throw .keyError(key) }
  }

  public override func contains(_ value: Value, in interpreter: Interpreter) throws(PythonError) -> Bool {
    try find(value, in: interpreter) != nil
  }

  public override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value {
    .object(DictIterator.make(self, .keys, in: interpreter))
  }

  public override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    guard interpreter.enterRepresentation(of: self) else { return "{...}" }
    defer { interpreter.leaveRepresentation(of: self) }
    var texts: [String] = []
    for (key, value) in items {
      let keyText = try interpreter.representation(of: key)
      texts.append("\(keyText): \(try interpreter.representation(of: value))")
    }
    return "{\(texts.joined(separator: ", "))}"
  }
}
