/// What the dispatch loop does with registers, without counting references where it need not.
extension UnsafeMutablePointer where Pointee == Value {
  @inline(__always)
  var holdsObject: Bool {
    if case .object = pointee { return true }
    return false
  }

  /// Whether there is a value; nearly always there is, and nearly always the tag tells it.
  @inline(__always)
  var isBound: Bool {
    let value = raw
    return _fastPath(value.tag != ValueTag.plain) || value.payload != 0
  }

  /// The reference of a value that is an object; the payload is at the start of a `Value`.
  @inline(__always)
  var reference: Unmanaged<Object> {
    UnsafeRawPointer(self).load(as: Unmanaged<Object>.self)
  }

  /// The object of a value that is one.
  @inline(__always)
  var object: Object {
    unsafeBitCast(reference.toOpaque(), to: Object.self)
  }

  /// Whether the value is the object at an address.
  @inline(__always)
  func isObject(at address: UnsafeMutableRawPointer) -> Bool {
    holdsObject && reference.toOpaque() == address
  }

  /// The object's class; only for a value that is an object.
  @inline(__always)
  var objectType: UnsafeMutableRawPointer {
    reference._withUnsafeGuaranteedRef { $0.typeReference.toOpaque() }
  }

  @inline(__always)
  func store(_ value: Int) {
    replace(with: RawValue(payload: UInt64(bitPattern: Int64(value)), tag: ValueTag.int))
  }

  @inline(__always)
  func store(_ value: Double) {
    replace(with: RawValue(payload: unsafeBitCast(value, to: Bits.self).pattern, tag: ValueTag.float))
  }

  @inline(__always)
  func store(_ value: Bool) {
    replace(with: RawValue(payload: value ? 1 : 0, tag: ValueTag.bool))
  }

  /// Unsets the value, releasing what it held.
  @inline(__always)
  func clear() {
    replace(with: .unset)
  }

  /// Gives an object up that is held here; any other value stays.
  @inline(__always)
  func dropObject() {
    if holdsObject { clear() }
  }

  /// Gives up the objects that are held by places in a row.
  @inline(__always)
  func dropObjects(count: Int) {
    var index = 0
    while index < count {
      (self + index).dropObject()
      index &+= 1
    }
  }

  /// Unsets places in a row, releasing what they held.
  @inline(__always)
  func clear(count: Int) {
    var index = 0
    while index < count {
      (self + index).clear()
      index &+= 1
    }
  }

  /// Unsets places in a row after their references have gone elsewhere.
  @inline(__always)
  func forget(count: Int) {
    var index = 0
    while index < count {
      (self + index).forget()
      index &+= 1
    }
  }

  /// Unsets the value after its reference has gone elsewhere, or memory that holds no value yet.
  @inline(__always)
  func forget() {
    set(.unset)
  }

  /// Takes over another place's value, which is to be forgotten or overwritten; this place holds none yet.
  @inline(__always)
  func take(from source: UnsafeMutablePointer<Value>) {
    set(source.raw)
  }

  /// Becomes another value like that of another place.
  @inline(__always)
  func copy(from source: UnsafeMutablePointer<Value>) {
    replace(with: source.raw.retained())
  }

  /// Becomes the first value here, like that of another place.
  @inline(__always)
  func initializeCopy(from source: UnsafeMutablePointer<Value>) {
    set(source.raw.retained())
  }

  /// Initializes a row of places with values like those of another row.
  @inline(__always)
  func initializeCopies(of source: UnsafeMutablePointer<Value>, count: Int) {
    var index = 0
    while index < count {
      (self + index).initializeCopy(from: source + index)
      index &+= 1
    }
  }

  /// The value's parts, with no reference counted.
  ///
  /// They are copied one by one: a load of 16 bytes that were stored as 8 and 1 would stall.
  @inline(__always)
  var raw: RawValue {
    let raw = UnsafeRawPointer(self)
    return RawValue(payload: raw.load(as: UInt64.self), tag: raw.load(fromByteOffset: 8, as: UInt8.self))
  }

  /// Puts a value here, with the reference that it holds, in place of an old one.
  @inline(__always)
  func replace(with value: RawValue) {
    let old = raw
    set(value)
    old.release()
  }

  /// Whether two places hold the same, as `is` means it; neither is unset.
  @inline(__always)
  func isSame(as other: UnsafeMutablePointer<Value>) -> Bool {
    let a = raw
    let b = other.raw
    guard a.tag == b.tag else { return false }
    // Of a truth only the first byte is ever written.
    return a.tag == ValueTag.bool ? (a.payload ^ b.payload) & 0xFF == 0 : a.payload == b.payload
  }

  /// The payload of an unboxed integer.
  @inline(__always)
  var payload: Int {
    UnsafeRawPointer(self).load(as: Int.self)
  }

  /// Replaces the payload of an unboxed integer.
  @inline(__always)
  func setPayload(_ value: Int) {
    UnsafeMutableRawPointer(self).storeBytes(of: value, as: Int.self)
  }

  @inline(__always)
  func set(_ value: RawValue) {
    let raw = UnsafeMutableRawPointer(self)
    raw.storeBytes(of: value.payload, as: UInt64.self)
    raw.storeBytes(of: value.tag, toByteOffset: 8, as: UInt8.self)
  }
}

/// The bits of a float. `bitPattern` is a function, which is not always inlined into one as large as the dispatch
/// loop; a cast is none.
private struct Bits {
  let pattern: UInt64
}

/// The parts of a `Value`, which the compiler counts no references for.
struct RawValue {
  let payload: UInt64
  let tag: UInt8

  static var unset: RawValue {
    @inline(__always) get { RawValue(payload: 0, tag: ValueTag.plain) }
  }

  static var none: RawValue {
    @inline(__always) get { RawValue(payload: 1, tag: ValueTag.plain) }
  }

  /// The value, which takes the reference over; `place` is memory that holds no value.
  @inline(__always)
  func taken(by place: UnsafeMutablePointer<Value>) -> Value {
    place.set(self)
    defer { place.forget() }
    return place.move()
  }

  /// A value that is an object, with a reference of its own.
  @inline(__always)
  init(retaining object: Unmanaged<Object>) {
    ReferenceCount.retain(object.toOpaque())
    payload = UInt64(UInt(bitPattern: object.toOpaque()))
    tag = ValueTag.object
  }

  /// A value that is an object, whose reference it takes over.
  @inline(__always)
  init(owned object: Unmanaged<Object>) {
    payload = UInt64(UInt(bitPattern: object.toOpaque()))
    tag = ValueTag.object
  }

  @inline(__always)
  init(payload: UInt64, tag: UInt8) {
    self.payload = payload
    self.tag = tag
  }

  @inline(__always)
  private var object: UnsafeMutableRawPointer {
    UnsafeMutableRawPointer(bitPattern: UInt(payload)).unsafelyUnwrapped
  }

  /// The same with one more reference to it.
  @inline(__always)
  func retained() -> RawValue {
    if tag == ValueTag.object { ReferenceCount.retain(object) }
    return self
  }

  /// Gives the reference up.
  @inline(__always)
  func release() {
    if tag == ValueTag.object { ReferenceCount.release(object) }
  }
}

/// The tag bytes of `Value`, in the order of its cases with a payload; `ValueLayoutTests` holds them.
enum ValueTag {
  static let int: UInt8 = 0
  static let float: UInt8 = 1
  static let object: UInt8 = 2
  static let bool: UInt8 = 3
  /// The cases without a payload, told apart by the payload's place: `unset` is 0.
  static let plain: UInt8 = 4
}
