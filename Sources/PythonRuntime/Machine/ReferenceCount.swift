/// Counts references to native objects in place, without a call for each.
///
/// Only one thread counts references here. The count lies behind the object's first word, in the bits from the 33rd
/// on, and the sign tells everything unusual, which is left to the runtime; `ReferenceCountTests` holds that.
enum ReferenceCount {
  private static let one = 1 << 33

  @inline(__always)
  private static func place(_ object: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Int> {
    object.advanced(by: 8).assumingMemoryBound(to: Int.self)
  }

  /// Adds a reference.
  @inline(__always)
  static func retain(_ object: UnsafeMutableRawPointer) {
    let count = place(object).pointee &+ one
    if count < 0 { retainSlowly(object) } else { place(object).pointee = count }
  }

  /// Gives a reference up, and frees the object with the last one.
  @inline(__always)
  static func release(_ object: UnsafeMutableRawPointer) {
    let count = place(object).pointee &- one
    if count < 0 { releaseSlowly(object) } else { place(object).pointee = count }
  }

  /// The number of references to an object; nil where the runtime keeps count elsewhere.
  @inline(__always)
  static func count(_ object: UnsafeMutableRawPointer) -> Int? {
    let count = place(object).pointee
    return count < 0 ? nil : count >> 33 &+ 1
  }

  @inline(never)
  private static func retainSlowly(_ object: UnsafeMutableRawPointer) {
    _ = Unmanaged<Object>.fromOpaque(object).retain()
  }

  @inline(never)
  private static func releaseSlowly(_ object: UnsafeMutableRawPointer) {
    Unmanaged<Object>.fromOpaque(object).release()
  }
}

extension Unmanaged {
  /// The object, which somebody holds; unlike `takeUnretainedValue` this counts references as all code here does.
  @inline(__always)
  var borrowed: Instance {
    unsafeBitCast(toOpaque(), to: Instance.self)
  }
}
