import Glibc

/// The memory behind one array and all its views.
///
/// Small contents lie in the object itself, one allocation in all; large ones in memory of their own, aligned
/// to a cache line.
package final class Storage {
  /// Where the elements are.
  package let pointer: UnsafeMutableRawPointer
  /// The size of the contents, in bytes.
  package let byteCount: Int
  /// How many times the contents were written in place; views share it.
  package var version: Int = 0

  @usableFromInline typealias InlineWords = (UInt64, UInt64, UInt64, UInt64)
  private let isInline: Bool

  private init(pointer: UnsafeMutableRawPointer, byteCount: Int, isInline: Bool) {
    self.pointer = pointer
    self.byteCount = byteCount
    self.isInline = isInline
  }

  deinit {
    free(pointer)
  }

  /// Uninitialised memory.
  ///
  /// Throws PyTorch's allocator error where the system has no such memory.
  package static func allocate(byteCount: Int, zeroed: Bool = false) throws(TensorError) -> Storage {
    let size = Swift.max(byteCount, 1)
    if byteCount > memoryLimit { throw outOfMemory(byteCount) }
    let raw: UnsafeMutableRawPointer?
    if zeroed {
      raw = calloc(1, size)
    } else if size < 1024 {
      raw = malloc(size)
    } else {
      var aligned: UnsafeMutableRawPointer?
      raw = posix_memalign(&aligned, 64, size) == 0 ? aligned : nil
    }
    guard let raw else { throw outOfMemory(byteCount) }
    return Storage(pointer: raw, byteCount: byteCount, isInline: false)
  }

  /// The most that one array may take, in bytes: half of the machine's memory.
  static let memoryLimit: Int = {
    let pages = sysconf(Int32(_SC_PHYS_PAGES))
    let pageSize = sysconf(Int32(_SC_PAGESIZE))
    return pages > 0 && pageSize > 0 ? pages / 2 * pageSize : 1 << 32
  }()

  private static func outOfMemory(_ byteCount: Int) -> TensorError {
    TensorError(
      .outOfMemory,
      "[enforce fail at alloc_cpu.cpp:132] . DefaultCPUAllocator: can't allocate memory: "
        + "you tried to allocate \(byteCount) bytes. Error code 12 (Cannot allocate memory)")
  }
}
