import CHeap

/// What stands before the elements of a ``Storage``.
public struct StorageHeader {
  /// Where the elements are: behind this header, or in memory of their own.
  public var pointer: UnsafeMutableRawPointer
  public var byteCount: Int
  public var version: Int
  public var ownsMemory: Bool
}

/// The memory behind one array and all its views.
///
/// Small contents lie in the object itself, one allocation in all; large ones in memory of their own, aligned
/// to a cache line.
public final class Storage: ManagedBuffer<StorageHeader, UInt64> {
  /// The most bytes that lie in the object itself.
  private static let inlineLimit = 256

  /// Where the elements are.
  @inlinable public var pointer: UnsafeMutableRawPointer { header.pointer }
  /// The size of the contents, in bytes.
  @inlinable public var byteCount: Int { header.byteCount }
  /// How many times the contents were written in place; views share it.
  @inlinable public var version: Int {
    get { header.version }
    set { header.version = newValue }
  }

  /// Notes one more write in place; the count wraps.
  @inlinable public func bumpVersion() { header.version &+= 1 }

  deinit {
    if header.ownsMemory { heap_give(header.pointer, header.byteCount) }
  }

  /// Uninitialised or zeroed memory.
  ///
  /// Throws PyTorch's allocator error where the system has no such memory.
  public static func allocate(byteCount: Int, zeroed: Bool = false) throws(TensorError) -> Storage {
    if byteCount <= inlineLimit { return allocateInline(byteCount: byteCount, zeroed: zeroed) }
    let isLarge = byteCount > largest
    if isLarge { try checkLimit(byteCount) }
    guard let raw = zeroed && !isLarge ? heap_take_zeroed(byteCount) : heap_take(byteCount) else {
      throw outOfMemory(byteCount)
    }
    if zeroed, isLarge { try clear(raw, byteCount) }
    let buffer = Storage.create(minimumCapacity: 0) { _ in
      StorageHeader(pointer: raw, byteCount: byteCount, version: 0, ownsMemory: true)
    }
    return unsafeDowncast(buffer, to: Storage.self)
  }

  /// Writes zeros over a large block on both processors; gives it back when asked to stop.
  @inline(never)
  private static func clear(_ raw: UnsafeMutableRawPointer, _ byteCount: Int) throws(TensorError) {
    ParallelFor.run(byteCount) { range in
      (raw + range.lowerBound).initializeMemory(as: UInt8.self, repeating: 0, count: range.count)
    }
    do throws(TensorError) { try Interruption.check() } catch {
      heap_give(raw, byteCount)
      throw error
    }
  }

  /// Memory in the object itself; the caller knows that it is little.
  static func allocateInline(byteCount: Int, zeroed: Bool) -> Storage {
    let words = (byteCount &+ 7) &>> 3
    let buffer = Storage.create(minimumCapacity: words) { buffer in
      buffer.withUnsafeMutablePointerToElements { elements in
        if zeroed { elements.initialize(repeating: 0, count: words) }
        return StorageHeader(
          pointer: UnsafeMutableRawPointer(elements), byteCount: byteCount, version: 0, ownsMemory: false)
      }
    }
    return unsafeDowncast(buffer, to: Storage.self)
  }

  /// The most bytes that are taken without a look at what is in use.
  private static let largest = 1 << 24
  /// The most bytes that everything may take.
  nonisolated(unsafe) private static var limit = Int.max
  /// Tells how many bytes are in use.
  nonisolated(unsafe) private static var inUse: @convention(c) () -> Int = { 0 }

  /// Takes no more memory than this from now on.
  public static func limit(toBytes byteCount: Int, inUse: @convention(c) () -> Int) {
    limit = byteCount
    self.inUse = inUse
  }

  @inline(never)
  private static func checkLimit(_ byteCount: Int) throws(TensorError) {
    try Interruption.check()
    if byteCount <= limit &- inUse() { return }
    heap_trim()
    if byteCount > limit &- inUse() { throw outOfMemory(byteCount) }
  }

  /// Throws where so many objects would not fit, before they are made.
  public static func checkRoom(forObjects count: Int) throws(TensorError) {
    // A tensor that is a view takes about as much.
    let (byteCount, overflow) = count.multipliedReportingOverflow(by: 256)
    if overflow { throw outOfMemory(.max) }
    if byteCount > largest { _ = try allocate(byteCount: byteCount) }
  }

  /// Throws where a list of so many values would not fit, before it is made.
  static func checkRoom<T>(for type: T.Type, count: Int) throws(TensorError) {
    let (byteCount, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<T>.stride)
    if overflow { throw outOfMemory(.max) }
    if byteCount > largest { try checkLimit(byteCount) }
  }

  /// PyTorch's error of an allocator that has no such memory.
  public static func outOfMemory(_ byteCount: Int) -> TensorError {
    TensorError(
      .outOfMemory,
      "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: "
        + "you tried to allocate \(byteCount) bytes. Error code 12 (Cannot allocate memory)")
  }
}
