import Glibc

/// A `str`.
public final class StringObject: Object {
  /// The text; Python counts and indexes it by Unicode scalars.
  package private(set) var value: String
  private var cachedHash = 0
  /// The number of scalars; negative while unknown.
  private var cachedCount = -1
  /// UTF-8 offsets of every 64th scalar, for a long text that is not ASCII.
  private var breadcrumbs: [Int]?
  /// Whether this is the one object for its text that names are made of.
  var isInterned = false

  package init(_ value: String, type: TypeObject) {
    self.value = value
    super.init(type: type)
  }

  /// The number of scalars.
  package var scalarCount: Int {
    if cachedCount < 0 { cachedCount = Self.countScalars(of: &value) }
    return cachedCount
  }

  /// Counts the bytes that begin a scalar, which the compiler does many at a time.
  private static func countScalars(of text: inout String) -> Int {
    text.withUTF8 { bytes in
      var count = 0
      for byte in bytes { count &+= byte & 0xC0 == 0x80 ? 0 : 1 }
      return count
    }
  }

  /// Whether each scalar is a byte.
  package var isASCII: Bool {
    scalarCount == value.utf8.count
  }

  /// Appends in place; only for an object that nobody else holds.
  func appendInPlace(_ other: StringObject) {
    cachedHash = 0
    let count = cachedCount < 0 || other.cachedCount < 0 ? -1 : cachedCount + other.cachedCount
    value.append(other.value)
    cachedCount = count
    breadcrumbs = nil
  }

  /// The hash, by which equal texts agree.
  package var textHash: Int {
    if cachedHash == 0 { cachedHash = Self.hash(of: value) }
    return cachedHash
  }

  /// Whether two texts have the same scalars; no normalisation, unlike Swift's `==`.
  package func isEqual(to other: StringObject) -> Bool {
    if self === other { return true }
    if cachedHash != 0, other.cachedHash != 0, cachedHash != other.cachedHash { return false }
    return Self.areEqual(value, other.value)
  }

  package static func areEqual(_ a: String, _ b: String) -> Bool {
    let count = a.utf8.count
    guard count == b.utf8.count else { return false }
    var a = a
    var b = b
    return a.withUTF8 { left in
      b.withUTF8 { right in
        count == 0 || memcmp(left.baseAddress!, right.baseAddress!, count) == 0
      }
    }
  }

  /// The UTF-8 offset of a scalar; `index` may be the count.
  package func utf8Offset(ofScalar index: Int) -> Int {
    if isASCII { return index }
    let crumbs = breadcrumbs ?? makeBreadcrumbs()
    var offset = crumbs[index / 64]
    var remaining = index % 64
    value.withUTF8 { bytes in
      while remaining > 0, offset < bytes.count {
        offset += 1
        while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        remaining -= 1
      }
    }
    return offset
  }

  private func makeBreadcrumbs() -> [Int] {
    var offsets = [0]
    var scalar = 0
    value.withUTF8 { bytes in
      for offset in bytes.indices where bytes[offset] & 0xC0 != 0x80 {
        if scalar > 0, scalar % 64 == 0 { offsets.append(offset) }
        scalar += 1
      }
      if scalar > 0, scalar % 64 == 0 { offsets.append(bytes.count) }
    }
    breadcrumbs = offsets
    return offsets
  }

  /// The byte at an index of a text that is ASCII; nil of any other, or behind its end.
  @inline(__always)
  func asciiByte(at index: Int) -> UInt8? {
    let bytes = value.utf8
    guard isASCII, index >= 0, index < bytes.count else { return nil }
    return bytes[bytes.index(bytes.startIndex, offsetBy: index)]
  }

  /// The scalars `lower..<upper`; both must be in `0...scalarCount`.
  package func substring(_ lower: Int, _ upper: Int) -> String {
    guard lower < upper else { return "" }
    let start = utf8Offset(ofScalar: lower)
    let end = utf8Offset(ofScalar: upper)
    let utf8 = value.utf8
    return String(
      value[utf8.index(utf8.startIndex, offsetBy: start)..<utf8.index(utf8.startIndex, offsetBy: end)])
  }

  private static func hash(of text: String) -> Int {
    var text = text
    return text.withUTF8 { bytes in
      var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: bytes.count)
      var index = 0
      while index + 8 <= bytes.count {
        let word = UnsafeRawPointer(bytes.baseAddress!).loadUnaligned(fromByteOffset: index, as: UInt64.self)
        hash = (hash ^ word) &* 0xFF51_AFD7_ED55_8CCD
        hash ^= hash >> 32
        index += 8
      }
      while index < bytes.count {
        hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3
        index += 1
      }
      hash ^= hash >> 29
      let result = Int(truncatingIfNeeded: hash)
      return result == 0 || result == -1 ? -2 : result
    }
  }

  public override func hash(in interpreter: Interpreter) throws(PythonError) -> Int {
    textHash
  }

  public override func compare(
    _ comparison: Comparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard case .object(let object) = other, let text = object as? StringObject else { return .notImplemented }
    switch comparison {
    case .equal: return .bool(isEqual(to: text))
    case .notEqual: return .bool(!isEqual(to: text))
    default: return .bool(comparison.holds(Self.order(value, text.value), 0))
    }
  }

  /// Negative, zero or positive, by scalar values; UTF-8 orders as they do.
  package static func order(_ a: String, _ b: String) -> Int {
    var a = a
    var b = b
    return a.withUTF8 { left in
      b.withUTF8 { right in
        let common = min(left.count, right.count)
        let difference = common == 0 ? 0 : Int(memcmp(left.baseAddress!, right.baseAddress!, common))
        return difference != 0 ? difference : left.count - right.count
      }
    }
  }

  public override func string(in interpreter: Interpreter) throws(PythonError) -> String {
    value
  }

  public override func initialize(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {}

  public override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    TextRepresentation.quoted(value)
  }

  public override func format(
    _ specification: String, in interpreter: Interpreter
  ) throws(PythonError) -> String {
    if specification.isEmpty { return try interpreter.string(of: .object(self)) }
    return try Formatting.format(.object(self), specification, in: interpreter)
  }

  public override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    switch operation {
    case .add where !reflected: try concatenated(with: other, in: interpreter)
    case .multiply: try repeated(other, in: interpreter)
    case .modulo where !reflected: try formatted(with: other, in: interpreter)
    default: .notImplemented
    }
  }

  public override func isTrue(in interpreter: Interpreter) throws(PythonError) -> Bool { !value.isEmpty }

  public override func length(in interpreter: Interpreter) throws(PythonError) -> Int { scalarCount }

  public override func item(_ key: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    if let slice = key.cast(to: SliceObject.self) { return try self.slice(slice, in: interpreter) }
    let index = try interpreter.sequenceIndex(key, count: scalarCount, kind: "string")
    if let byte = asciiByte(at: index) { return interpreter.character(byte) }
    return interpreter.string(substring(index, index + 1))
  }

  public override func contains(_ value: Value, in interpreter: Interpreter) throws(PythonError) -> Bool {
    guard let text = value.cast(to: StringObject.self) else {
      throw .typeError(
        "'in <string>' requires string as left operand, not \(interpreter.type(of: value).name)")
    }
    return text.value.isEmpty || find(text.value, from: 0) != nil
  }

  public override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value {
    .object(StringIterator(self, type: interpreter.types.stringIterator))
  }
}
