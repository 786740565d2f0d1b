/// The arguments of a call, seen in place on the interpreter's value stack; valid only during the call.
///
/// As a call hands them over, `count` positional values come first and the values of the keywords follow. After
/// a `Signature` has bound them, index `i` is the `i`-th parameter of the signature, unset where nothing was
/// given, and `rest` holds what `*args` took.
public struct Arguments {
  public let base: UnsafeMutablePointer<Value>
  /// The number of positional values, or of bound parameters.
  public let count: Int
  let keywordNames: Unmanaged<KeywordNames>?
  /// What the signature's `*args` took.
  public let rest: UnsafeMutableBufferPointer<Value>

  public init(base: UnsafeMutablePointer<Value>, count: Int) {
    self.base = base
    self.count = count
    keywordNames = nil
    rest = UnsafeMutableBufferPointer(start: nil, count: 0)
  }

  init(base: UnsafeMutablePointer<Value>, count: Int, keywordNames: Unmanaged<KeywordNames>?) {
    self.base = base
    self.count = count
    self.keywordNames = keywordNames
    rest = UnsafeMutableBufferPointer(start: nil, count: 0)
  }

  init(
    base: UnsafeMutablePointer<Value>, count: Int, rest: UnsafeMutableBufferPointer<Value>,
    keywordNames: Unmanaged<KeywordNames>? = nil
  ) {
    self.base = base
    self.count = count
    self.keywordNames = keywordNames
    self.rest = rest
  }

  /// The `index`-th parameter; unset if it was not given.
  public subscript(_ index: Int) -> Value {
    index < count ? base[index] : .unset
  }

  /// Whether the `index`-th parameter was given, be it as `None`.
  public func isPresent(_ index: Int) -> Bool {
    !self[index].isUnset
  }

  /// The parameter, or `fallback` if it was not given.
  public func value(_ index: Int, default fallback: Value) -> Value {
    let value = self[index]
    return value.isUnset ? fallback : value
  }

  /// Whether an unbound call has keyword arguments.
  public var hasKeywords: Bool { keywordNames != nil }

  /// The names of the keyword arguments of an unbound call.
  public var keywords: [StringObject] {
    keywordNames?.borrowed.names ?? []
  }

  /// The value of the `index`-th keyword of an unbound call.
  public func keywordValue(_ index: Int) -> Value {
    base[count + index]
  }

  /// The positional values of an unbound call.
  public var positional: [Value] {
    Array(UnsafeMutableBufferPointer(start: base, count: count))
  }

  /// The same call without its first positional value.
  public func droppingFirst() -> Arguments {
    Arguments(base: base + 1, count: count - 1, keywordNames: keywordNames)
  }
}

/// The names of a call's keyword arguments, made once for a call site.
public final class KeywordNames {
  public let names: [StringObject]

  public init(_ names: [StringObject]) {
    self.names = names
  }
}
