import CTensorState

/// The row-major layouts that a thread made last.
///
/// The steps of a training loop make arrays of the same few shapes again and again; sharing their layouts costs less
/// than making them, and layouts that are one object are known to be equal.
final class LayoutCache {
  private static let size = 256
  private var slots = [Layout?](repeating: nil, count: LayoutCache.size)

  /// The calling thread's cache, which lives as long as the process.
  static var current: LayoutCache {
    let state = cTensorState()
    if let known = state.pointee.layouts {
      return Unmanaged<LayoutCache>.fromOpaque(known).takeUnretainedValue()
    }
    let made = LayoutCache()
    state.pointee.layouts = Unmanaged.passRetained(made).toOpaque()
    return made
  }

  /// The row-major layout of `shape`.
  func layout(_ shape: Dims) -> Layout {
    var hash = UInt(bitPattern: shape.count)
    for index in 0..<shape.count { hash = (hash ^ UInt(bitPattern: shape[index])) &* 0x9E37_79B9_7F4A_7C15 }
    let slot = Int(truncatingIfNeeded: hash >> 40) & (LayoutCache.size - 1)
    if let known = slots[slot], known.shape == shape { return known }
    let made = Layout(shape: shape, strides: shape.contiguousStrides)
    slots[slot] = made
    return made
  }
}
