/// The definitions of a class, in order; names are interned.
package final class Namespace {
  package private(set) var names: [StringObject] = []
  private var values: [Value] = []
  private var positions: [ObjectIdentifier: Int] = [:]

  package init() {}

  /// The definition of a name; setting nil removes it.
  package subscript(_ name: StringObject) -> Value? {
    get {
      positions[ObjectIdentifier(name)].map { values[$0] }
    }
    set {
      if let position = positions[ObjectIdentifier(name)] {
        if let newValue {
          values[position] = newValue
        } else {
          names.remove(at: position)
          values.remove(at: position)
          positions.removeAll(keepingCapacity: true)
          for (index, name) in names.enumerated() { positions[ObjectIdentifier(name)] = index }
        }
      } else if let newValue {
        positions[ObjectIdentifier(name)] = names.count
        names.append(name)
        values.append(newValue)
      }
    }
  }

  package var entries: [(name: StringObject, value: Value)] {
    Array(zip(names, values)).map { ($0.0, $0.1) }
  }
}
