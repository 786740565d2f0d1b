/// The generator MT19937, seeded as CPython seeds it.
package struct MersenneTwister {
  private static let size = 624
  private static let shift = 397

  private(set) var state = [UInt32](repeating: 0, count: size)
  private(set) var index = size + 1

  package init(key: [UInt32]) {
    seed(key: key)
  }

  /// A generator seeded with one number, as older libraries do.
  package init(word: UInt32) {
    seed(word)
  }

  /// A generator in the middle of its sequence.
  init?(state: [UInt32], index: Int) {
    guard state.count == Self.size, index >= 0, index <= Self.size else { return nil }
    self.state = state
    self.index = index
  }

  private mutating func seed(_ value: UInt32) {
    state[0] = value
    for place in 1..<Self.size {
      state[place] = 1_812_433_253 &* (state[place - 1] ^ (state[place - 1] >> 30)) &+ UInt32(place)
    }
    index = Self.size
  }

  mutating func seed(key: [UInt32]) {
    seed(19_650_218)
    var i = 1
    var j = 0
    for _ in 0..<max(Self.size, key.count) {
      state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) &* 1_664_525)) &+ key[j] &+ UInt32(j)
      i += 1
      j += 1
      if i >= Self.size {
        state[0] = state[Self.size - 1]
        i = 1
      }
      if j >= key.count { j = 0 }
    }
    for _ in 0..<(Self.size - 1) {
      state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) &* 1_566_083_941)) &- UInt32(i)
      i += 1
      if i >= Self.size {
        state[0] = state[Self.size - 1]
        i = 1
      }
    }
    state[0] = 0x8000_0000
  }

  private mutating func refill() {
    func mixed(_ high: UInt32, _ low: UInt32) -> UInt32 {
      let joined = (high & 0x8000_0000) | (low & 0x7FFF_FFFF)
      return (joined >> 1) ^ (joined & 1 == 0 ? 0 : 0x9908_B0DF)
    }
    let rest = Self.size - Self.shift
    for place in 0..<rest { state[place] = state[place + Self.shift] ^ mixed(state[place], state[place + 1]) }
    for place in rest..<(Self.size - 1) {
      state[place] = state[place - rest] ^ mixed(state[place], state[place + 1])
    }
    state[Self.size - 1] = state[Self.shift - 1] ^ mixed(state[Self.size - 1], state[0])
    index = 0
  }

  /// The next 32 random bits.
  package mutating func next() -> UInt32 {
    if index >= Self.size { refill() }
    var value = state[index]
    index += 1
    value ^= value >> 11
    value ^= (value << 7) & 0x9D2C_5680
    value ^= (value << 15) & 0xEFC6_0000
    return value ^ (value >> 18)
  }

  /// The next float in 0..<1, of 53 random bits.
  package mutating func nextDouble() -> Double {
    let high = next() >> 5
    let low = next() >> 6
    return (Double(high) * 67_108_864 + Double(low)) * (1 / 9_007_199_254_740_992)
  }
}
