/// The shape of the first classes, until they have their own.
package struct BootstrapShape {
  let shape: Shape
}

/// The attributes that instances of a type have, in order of their creation; instances that got the same
/// attributes in the same order share one.
///
/// An attribute site of the code remembers the `version` of the shape it met and where the attribute was. A
/// change of the class that could matter to such a site gives its shapes new versions.
final class Shape {
  /// More attributes than this go to a dictionary.
  static let greatestCount = 64

  unowned(unsafe) let type: TypeObject
  let names: [StringObject]
  let kind: Kind
  var version: Int
  private var transitions: [ObjectIdentifier: Shape] = [:]
  private var positions: [ObjectIdentifier: Int] = [:]

  enum Kind {
    case slots
    /// Slot 0 holds a dictionary with the attributes.
    case dictionary
  }

  init(type: TypeObject, names: [StringObject], kind: Kind, version: Int) {
    self.type = type
    self.names = names
    self.kind = kind
    self.version = version
    slotCount = kind == .dictionary ? 1 : names.count
    if names.count > 8 {
      for (index, name) in names.enumerated() { positions[ObjectIdentifier(name)] = index }
    }
  }

  /// The values that an instance of this shape holds.
  let slotCount: Int

  /// The slots that an instance of this shape has room for.
  var capacity: Int {
    Self.capacity(forCount: slotCount)
  }

  static func capacity(forCount count: Int) -> Int {
    count == 0 ? 0 : count <= 4 ? 4 : count <= 8 ? (count + 1) & ~1 : (count + 15) & ~15
  }

  /// The slot of an attribute; names are interned.
  func slot(of name: StringObject) -> Int? {
    if names.count > 8 { return positions[ObjectIdentifier(name)] }
    for index in names.indices where names[index] === name { return index }
    return nil
  }

  /// The shape after `name` is added; nil when there are too many attributes for slots.
  func adding(_ name: StringObject, version: @autoclosure () -> Int) -> Shape? {
    if let known = transitions[ObjectIdentifier(name)] { return known }
    guard names.count < Self.greatestCount else { return nil }
    let next = Shape(type: type, names: names + [name], kind: .slots, version: version())
    transitions[ObjectIdentifier(name)] = next
    return next
  }

  /// Gives this shape and those grown from it new versions.
  func renewVersions(_ next: () -> Int) {
    var pending = [self]
    while let shape = pending.popLast() {
      shape.version = next()
      pending.append(contentsOf: shape.transitions.values)
    }
  }
}
