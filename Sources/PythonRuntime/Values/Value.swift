/// A Python value: integers, floats and the singletons unboxed, everything else a reference.
///
/// The machine depends on its layout (an 8-byte payload, then a tag byte; 16 bytes of stride), which
/// `ValueLayoutTests` holds.
public enum Value {
  /// An `int` that fits 64 bits; larger ones are an `IntegerObject`.
  case int(Int)
  case float(Double)
  case object(Object)
  case bool(Bool)
  /// No value: an unbound variable, an argument that was not given.
  case unset
  case none
  case ellipsis
  case notImplemented

  /// The reference, if this is one.
  @inlinable public var object: Object? {
    if case .object(let object) = self { return object }
    return nil
  }

  @inlinable public var isUnset: Bool {
    if case .unset = self { return true }
    return false
  }

  @inlinable public var isNone: Bool {
    if case .none = self { return true }
    return false
  }

  @inlinable public var isNotImplemented: Bool {
    if case .notImplemented = self { return true }
    return false
  }

  /// This value, or `None` for an argument that was not given.
  public var orNone: Value {
    isUnset ? .none : self
  }

  /// The object as an instance of a native class, if it is one.
  @inlinable public func cast<Wanted: Object>(to wanted: Wanted.Type) -> Wanted? {
    if case .object(let object) = self { return object as? Wanted }
    return nil
  }

  /// Python's `is`; equal small integers are the same, as are equal floats of one evaluation.
  public func isIdentical(to other: Value) -> Bool {
    switch (self, other) {
    case (.object(let a), .object(let b)): a === b
    case (.int(let a), .int(let b)): a == b
    case (.float(let a), .float(let b)): a.bitPattern == b.bitPattern
    case (.bool(let a), .bool(let b)): a == b
    case (.none, .none), (.ellipsis, .ellipsis), (.notImplemented, .notImplemented), (.unset, .unset):
      true
    default: false
    }
  }
}
