/// The 32-bit Mersenne Twister MT19937, seeded by the low half of a 64-bit seed.
struct MersenneTwister {
  static let stateCount = 624
  private static let middle = 397

  private(set) var words: [UInt32]
  /// How many words are left before the state is renewed, counted as PyTorch's saved states count them.
  private(set) var left: Int
  /// The next word to be used.
  private(set) var next: Int

  init(seed: UInt64) {
    words = [UInt32](repeating: 0, count: MersenneTwister.stateCount)
    words[0] = UInt32(truncatingIfNeeded: seed)
    for index in 1..<words.count {
      let previous = words[index - 1]
      words[index] = 1_812_433_253 &* (previous ^ (previous &>> 30)) &+ UInt32(index)
    }
    left = 1
    next = 0
  }

  /// A saved state; nil where it cannot be one.
  init?(words: [UInt32], left: Int, next: Int) {
    guard words.count == MersenneTwister.stateCount, left > 0, left <= words.count, next >= 0,
      next <= words.count, left == 1 || next < words.count
    else { return nil }
    self.words = words
    self.left = left
    self.next = next
  }

  /// The next 32 random bits.
  mutating func nextWord() -> UInt32 {
    left -= 1
    if left == 0 || next >= words.count { renew() }
    var word = words[next]
    next += 1
    word ^= word &>> 11
    word ^= (word &<< 7) & 0x9d2c_5680
    word ^= (word &<< 15) & 0xefc6_0000
    word ^= word &>> 18
    return word
  }

  private mutating func renew() {
    left = MersenneTwister.stateCount
    next = 0
    words.withUnsafeMutableBufferPointer { words in
      let count = words.count
      @inline(__always) func twisted(_ upper: UInt32, _ lower: UInt32) -> UInt32 {
        let mixed = (upper & 0x8000_0000) | (lower & 0x7fff_ffff)
        return (mixed &>> 1) ^ (lower & 1 != 0 ? 0x9908_b0df : 0)
      }
      for index in 0..<(count - MersenneTwister.middle) {
        words[index] = words[index + MersenneTwister.middle] ^ twisted(words[index], words[index + 1])
      }
      for index in (count - MersenneTwister.middle)..<(count - 1) {
        words[index] =
          words[index + MersenneTwister.middle - count] ^ twisted(words[index], words[index + 1])
      }
      words[count - 1] = words[MersenneTwister.middle - 1] ^ twisted(words[count - 1], words[0])
    }
  }
}
