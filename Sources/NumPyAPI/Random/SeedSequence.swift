/// The words that a seed is spread over, as NumPy's `SeedSequence` mixes them.
struct SeedSequence {
  private var pool: [UInt32]

  /// - Parameter entropy: The seed in words of 32 bits, lowest first.
  init(entropy: [UInt32]) {
    var factor: UInt32 = 0x43b0_d7e5
    func hashed(_ value: UInt32) -> UInt32 {
      var value = value ^ factor
      factor = factor &* 0x931e_8875
      value = value &* factor
      return value ^ (value >> 16)
    }
    func mixed(_ a: UInt32, _ b: UInt32) -> UInt32 {
      let result = a &* 0xca01_f9dd &- b &* 0x4973_f715
      return result ^ (result >> 16)
    }
    var pool = (0..<4).map { hashed($0 < entropy.count ? entropy[$0] : 0) }
    for source in 0..<4 {
      for target in 0..<4 where source != target { pool[target] = mixed(pool[target], hashed(pool[source])) }
    }
    for source in entropy.dropFirst(4) {
      for target in 0..<4 { pool[target] = mixed(pool[target], hashed(source)) }
    }
    self.pool = pool
  }

  /// `count` words of 64 bits for a generator's state.
  func state(_ count: Int) -> [UInt64] {
    var factor: UInt32 = 0x8b51_f9dd
    var words: [UInt32] = []
    for index in 0..<(2 * count) {
      var value = pool[index % 4] ^ factor
      factor = factor &* 0x58f3_8ded
      value = value &* factor
      words.append(value ^ (value >> 16))
    }
    return (0..<count).map { UInt64(words[2 * $0]) | UInt64(words[2 * $0 + 1]) << 32 }
  }
}
