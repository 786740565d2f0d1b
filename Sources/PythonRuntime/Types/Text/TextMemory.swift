/// The memory of the last long texts that were freed, for the next ones: a text that is made of another again and again
/// then stays in the processor's caches.
final class TextMemory {
  /// Shorter texts gain nothing.
  static let leastCapacity = 512
  private static let greatestCapacity = 1 << 20
  private static let places = 2

  private var spare: [(bytes: UnsafeMutablePointer<UInt8>, capacity: Int)] = []

  deinit {
    for block in spare { block.bytes.giveBack() }
  }

  /// Room for `count` bytes, and how many there is really room for.
  func take(_ count: Int) -> (bytes: UnsafeMutablePointer<UInt8>, capacity: Int) {
    if let last = spare.last, last.capacity >= count, last.capacity <= count &* 2 {
      spare.removeLast()
      return last
    }
    // A text that grows by a little fits into what the one before it had.
    let capacity = count < Self.greatestCapacity ? count &+ count / 8 : count
    return (.room(for: capacity), capacity)
  }

  func give(_ bytes: UnsafeMutablePointer<UInt8>, capacity: Int) {
    guard capacity <= Self.greatestCapacity else { return bytes.giveBack() }
    if spare.count == Self.places { spare.removeFirst().bytes.giveBack() }
    spare.append((bytes, capacity))
  }
}
