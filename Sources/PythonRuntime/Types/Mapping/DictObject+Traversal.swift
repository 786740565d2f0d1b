/// Going through a dictionary.
extension DictObject {
  /// The position of the first entry at or behind `position`; nil behind the last.
  package func nextPosition(from position: Int) -> Int? {
    var position = max(position, removedInFront)
    while position < used {
      if !entries[position].key.isUnset { return position }
      position += 1
    }
    return nil
  }

  /// The key and value at a position that holds an entry.
  package func entry(at position: Int) -> (key: Value, value: Value) {
    (entries[position].key, entries[position].value)
  }

  /// The position of a key, or nil.
  package func find(_ key: Value, in interpreter: Interpreter) throws(PythonError) -> Int? {
    let position = try position(of: key, hash: interpreter.hash(key), in: interpreter)
    return position < 0 ? nil : position
  }

  package var keys: [Value] {
    var result: [Value] = []
    result.reserveCapacity(count)
    for index in 0..<used where !entries[index].key.isUnset { result.append(entries[index].key) }
    return result
  }

  package var values: [Value] {
    var result: [Value] = []
    result.reserveCapacity(count)
    for index in 0..<used where !entries[index].key.isUnset { result.append(entries[index].value) }
    return result
  }

  package var items: [(key: Value, value: Value)] {
    var result: [(key: Value, value: Value)] = []
    result.reserveCapacity(count)
    for index in 0..<used where !entries[index].key.isUnset {
      result.append((entries[index].key, entries[index].value))
    }
    return result
  }

  /// Copies the entries of another dictionary, replacing values of keys that both have.
  package func merge(_ other: DictObject, in interpreter: Interpreter) throws(PythonError) {
    if other === self { return }
    var position = 0
    while let found = other.nextPosition(from: position) {
      let entry = other.entries[found]
      let own = try self.position(of: entry.key, hash: entry.hash, in: interpreter)
      if own >= 0 {
        entries[own].value = entry.value
      } else {
        append(key: entry.key, hash: entry.hash, value: entry.value)
      }
      position = found + 1
    }
  }

  /// Removes a text key; false if it is none.
  package func removeValue(forName name: StringObject) -> Bool {
    let position = position(ofText: name)
    if position < 0 { return false }
    _ = remove(at: position)
    return true
  }
}
