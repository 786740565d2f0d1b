/// Small integers as keys, which are their own hashes.
extension DictObject {
  /// The position of an integer key, negative if it is none; nil where a search must compare other keys.
  @inline(__always)
  func position(ofInteger key: Int) -> Int? {
    guard let table, key.magnitude < 1 << 60, key != -1 else { return nil }
    let mask = (1 << (64 - Int(tableShift))) - 1
    var slot = tableSlot(key)
    while true {
      let index = Int(table[slot])
      if index == Int(DictObject.empty) { return -1 }
      if index >= 0, entries[index].hash == key {
        guard case .int = keyPlace(at: index).pointee else { return nil }
        return index
      }
      slot = (slot + 1) & mask
    }
  }

  /// Sets the value of an integer key to another like that of a place; false where the general way must be gone.
  @inline(__always)
  func setValue(of place: UnsafeMutablePointer<Value>, forInteger key: Int) -> Bool {
    guard let table, key.magnitude < 1 << 60, key != -1, used < capacity, tableFill <= 3 << (62 - tableShift)
    else { return false }
    let mask = (1 << (64 - Int(tableShift))) - 1
    var slot = tableSlot(key)
    while true {
      let index = Int(table[slot])
      if index == Int(DictObject.empty) {
        UnsafeMutableRawPointer(entries + used).storeBytes(of: key, as: Int.self)
        keyPlace(at: used).set(RawValue(payload: UInt64(bitPattern: Int64(key)), tag: ValueTag.int))
        valuePlace(at: used).initializeCopy(from: place)
        table[slot] = Int32(truncatingIfNeeded: used)
        tableFill &+= 1
        used &+= 1
        count &+= 1
        keysVersion &+= 1
        return true
      }
      if index >= 0, entries[index].hash == key {
        guard case .int = keyPlace(at: index).pointee else { return false }
        valuePlace(at: index).copy(from: place)
        return true
      }
      slot = (slot + 1) & mask
    }
  }
}
