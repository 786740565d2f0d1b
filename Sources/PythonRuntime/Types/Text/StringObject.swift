import Glibc

/// A `str`: its UTF-8 bytes, short ones within the object.
public final class StringObject: Object {
  /// How many bytes an object holds without memory of their own.
  static let innerCapacity = 16

  /// The text in UTF-8.
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  private(set) var byteCount: Int
  /// How many bytes there is room for.
  private var capacity: Int
  private var cachedHash = 0
  /// The number of scalars; negative while unknown.
  private var cachedCount: Int
  /// The text as Swift has it, once that was asked for.
  private var cachedValue: String?
  /// UTF-8 offsets of every 64th scalar, for a long text that is not ASCII.
  private var breadcrumbs: [Int]?
  private var innerBytes: (UInt64, UInt64) = (0, 0)
  /// Whether this is the one object for its text that names are made of.
  var isInterned = false

  /// A text whose bytes are still to be written.
  ///
  /// - Parameter scalarCount: The number of scalars, negative if it is not known.
  @inline(__always)
  init(byteCount: Int, scalarCount: Int, type: Unmanaged<TypeObject>) {
    self.byteCount = byteCount
    cachedCount = scalarCount
    capacity = max(byteCount, Self.innerCapacity)
    bytes = UnsafeMutablePointer(bitPattern: 1).unsafelyUnwrapped
    super.init(native: type)
    if byteCount <= Self.innerCapacity {
      bytes = innerPlace
    } else if byteCount < TextMemory.leastCapacity {
      bytes = .room(for: byteCount)
    } else {
      (bytes, capacity) = type.borrowed.textMemory.take(byteCount)
    }
  }

  package convenience init(_ value: String, type: TypeObject) {
    var value = value
    self.init(byteCount: value.utf8.count, scalarCount: -1, type: .passUnretained(type))
    // A class of the learner's own.
    if type.isHeapType { type.collector.track(self) }
    value.withUTF8 { source in
      if let start = source.baseAddress { memcpy(bytes, start, source.count) }
    }
    // So short a text has no memory of its own in Swift either.
    if byteCount <= 15 { cachedValue = value }
  }

  /// A text like some bytes, which must be whole scalars.
  @inline(__always)
  convenience init(
    copying source: UnsafePointer<UInt8>, count: Int, scalarCount: Int, type: Unmanaged<TypeObject>
  ) {
    self.init(byteCount: count, scalarCount: scalarCount, type: type)
    memcpy(bytes, source, count)
  }

  deinit {
    if capacity >= TextMemory.leastCapacity {
      type.textMemory.give(bytes, capacity: capacity)
    } else if capacity > Self.innerCapacity {
      bytes.giveBack()
    }
  }

  /// Where the bytes of a short text are.
  @inline(__always)
  private var innerPlace: UnsafeMutablePointer<UInt8> {
    withUnsafeMutablePointer(to: &innerBytes) {
      UnsafeMutableRawPointer($0).assumingMemoryBound(to: UInt8.self)
    }
  }

  /// The text; Python counts and indexes it by Unicode scalars.
  package var value: String {
    if let cachedValue { return cachedValue }
    let value = String(decoding: buffer, as: UTF8.self)
    cachedValue = value
    return value
  }

  @inline(__always)
  var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes, count: byteCount) }

  @inline(__always)
  package var isEmpty: Bool { byteCount == 0 }

  // MARK: Scalars

  /// The number of scalars.
  package var scalarCount: Int {
    if cachedCount < 0 { cachedCount = Self.countScalars(of: buffer) }
    return cachedCount
  }

  /// The number of scalars if it is known, else a negative number.
  @inline(__always)
  var knownScalarCount: Int { cachedCount }

  /// Counts the bytes that begin a scalar: all but those whose highest bits are 10, eight at a time.
  static func countScalars(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = bytes.count
    var index = 0
    if let start = UnsafeRawPointer(bytes.baseAddress) {
      while index &+ 8 <= bytes.count {
        let word = start.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        count &-= (word >> 7 & ~(word >> 6) & 0x0101_0101_0101_0101).nonzeroBitCount
        index &+= 8
      }
    }
    while index < bytes.count {
      if bytes[index] & 0xC0 == 0x80 { count &-= 1 }
      index &+= 1
    }
    return count
  }

  /// Whether each scalar is a byte.
  @inline(__always)
  package var isASCII: Bool {
    scalarCount == byteCount
  }

  /// The UTF-8 offset of a scalar; `index` may be the count.
  package func utf8Offset(ofScalar index: Int) -> Int {
    if isASCII { return index }
    let crumbs = breadcrumbs ?? makeBreadcrumbs()
    var offset = crumbs[index / 64]
    var remaining = index % 64
    while remaining > 0, offset < byteCount {
      offset += 1
      while offset < byteCount, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      remaining -= 1
    }
    return offset
  }

  private func makeBreadcrumbs() -> [Int] {
    var offsets = [0]
    var scalar = 0
    for offset in 0..<byteCount where bytes[offset] & 0xC0 != 0x80 {
      if scalar > 0, scalar % 64 == 0 { offsets.append(offset) }
      scalar += 1
    }
    if scalar > 0, scalar % 64 == 0 { offsets.append(byteCount) }
    breadcrumbs = offsets
    return offsets
  }

  /// The number of scalars in front of a UTF-8 offset.
  func scalarIndex(ofOffset offset: Int) -> Int {
    isASCII ? offset : Self.countScalars(of: UnsafeBufferPointer(start: bytes, count: offset))
  }

  // MARK: Growing

  /// Appends in place; only for an object that nobody else holds.
  @inline(__always)
  func appendInPlace(_ other: StringObject) {
    let total = byteCount &+ other.byteCount
    if total > capacity { grow(toHold: total) }
    memcpy(bytes + byteCount, other.bytes, other.byteCount)
    byteCount = total
    cachedCount = cachedCount < 0 || other.cachedCount < 0 ? -1 : cachedCount &+ other.cachedCount
    cachedHash = 0
    if cachedValue != nil { cachedValue = nil }
    if breadcrumbs != nil { breadcrumbs = nil }
  }

  /// Forgets the bytes behind a place.
  func truncate(toByteCount count: Int, scalarCount: Int) {
    byteCount = count
    cachedCount = scalarCount
  }

  @inline(never)
  private func grow(toHold count: Int) {
    let wanted = max(count, capacity &* 2)
    if capacity > Self.innerCapacity {
      bytes = bytes.resized(to: wanted)
    } else {
      let room = UnsafeMutablePointer<UInt8>.room(for: wanted)
      memcpy(room, bytes, byteCount)
      bytes = room
    }
    capacity = wanted
  }

  // MARK: Comparing

  /// The hash, by which equal texts agree.
  @inline(__always)
  package var textHash: Int {
    if cachedHash == 0 { cachedHash = Self.hash(of: buffer) }
    return cachedHash
  }

  private static func hash(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: bytes.count)
    var index = 0
    while index &+ 8 <= bytes.count {
      let word = UnsafeRawPointer(bytes.baseAddress!).loadUnaligned(fromByteOffset: index, as: UInt64.self)
      hash = (hash ^ word) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
      index &+= 8
    }
    while index < bytes.count {
      hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3
      index &+= 1
    }
    hash ^= hash >> 29
    let result = Int(truncatingIfNeeded: hash)
    return result == 0 || result == -1 ? -2 : result
  }

  /// Whether two texts have the same scalars; no normalisation, unlike Swift's `==`.
  @inline(__always)
  package func isEqual(to other: StringObject) -> Bool {
    if self === other { return true }
    guard byteCount == other.byteCount else { return false }
    if cachedHash != 0, other.cachedHash != 0, cachedHash != other.cachedHash { return false }
    return memcmp(bytes, other.bytes, byteCount) == 0
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

  /// Negative, zero or positive, by scalar values; UTF-8 orders as they do.
  func order(to other: StringObject) -> Int {
    let difference = Int(memcmp(bytes, other.bytes, min(byteCount, other.byteCount)))
    return difference != 0 ? difference : byteCount - other.byteCount
  }

  // MARK: Special methods

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
    default: return .bool(comparison.holds(order(to: text), 0))
    }
  }

  public override func string(in interpreter: Interpreter) throws(PythonError) -> String {
    value
  }

  public override func initialize(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {}

  public override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    try TextRepresentation.quoted(value) { () throws(PythonError) in try interpreter.checkInterrupt() }
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

  public override func isTrue(in interpreter: Interpreter) throws(PythonError) -> Bool { !isEmpty }

  public override func length(in interpreter: Interpreter) throws(PythonError) -> Int { scalarCount }

  public override func item(_ key: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    if let slice = key.cast(to: SliceObject.self) { return try self.slice(slice, in: interpreter) }
    let index = try interpreter.sequenceIndex(key, count: scalarCount, kind: "string")
    return interpreter.substring(of: self, index, index + 1)
  }

  public override func contains(_ value: Value, in interpreter: Interpreter) throws(PythonError) -> Bool {
    guard let text = value.cast(to: StringObject.self) else {
      throw .typeError(
        "'in <string>' requires string as left operand, not \(interpreter.type(of: value).errorName)")
    }
    return TextSearch.first(text.buffer, in: buffer, from: 0, to: byteCount) != nil
  }

  public override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value {
    .object(StringIterator(self, type: interpreter.types.stringIterator))
  }
}
