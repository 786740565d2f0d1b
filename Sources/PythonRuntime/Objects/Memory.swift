import Glibc

/// Memory for what objects hold.
///
/// Swift's own `allocate` asks the C allocator for an alignment, which is its slow way; `malloc` aligns well enough.
extension UnsafeMutablePointer {
  /// Room for `count` elements, none of them initialized.
  @inline(__always)
  static func room(for count: Int) -> UnsafeMutablePointer {
    guard let memory = malloc(count &* MemoryLayout<Pointee>.stride) else { outOfMemory() }
    return memory.assumingMemoryBound(to: Pointee.self)
  }

  /// The same elements in room for `count`, which is no fewer; this place is no more.
  @inline(__always)
  func resized(to count: Int) -> UnsafeMutablePointer {
    guard let memory = realloc(self, count &* MemoryLayout<Pointee>.stride) else { outOfMemory() }
    return memory.assumingMemoryBound(to: Pointee.self)
  }

  /// Gives back what `room(for:)` gave.
  @inline(__always)
  func giveBack() {
    free(self)
  }
}

@inline(never)
private func outOfMemory() -> Never {
  fatalError("out of memory")
}
