import Glibc
import PythonRuntime

/// A source of random bits: the Mersenne twister of `np.random.seed`, or the PCG64 of `np.random.default_rng`.
struct BitGenerator {
  /// The Mersenne twister, where it is that.
  private var twister: MersenneTwister?
  private var permuted = PermutedCongruential.placeholder

  init(_ twister: MersenneTwister) { self.twister = twister }

  init(_ permuted: PermutedCongruential) { self.permuted = permuted }

  var isTwister: Bool { twister != nil }

  mutating func next32() -> UInt32 {
    twister?.next() ?? permuted.next32()
  }

  mutating func next64() -> UInt64 {
    if twister == nil { return permuted.next64() }
    let high = UInt64(next32())
    return high << 32 | UInt64(next32())
  }

  /// The next float in 0..<1, of 53 random bits.
  mutating func nextDouble() -> Double {
    twister?.nextDouble() ?? Double(permuted.next64() >> 11) * (1 / 9_007_199_254_740_992)
  }

  // MARK: Integers

  /// A number from 0 to `limit`, by throwing away what is too large (`masked`) or by Lemire's multiplication.
  mutating func bounded(_ limit: UInt64, masked: Bool) -> UInt64 {
    if limit == 0 { return 0 }
    if limit > UInt64(UInt32.max) {
      if limit == .max { return next64() }
      if masked { return masking(limit) { $0.next64() } }
      let count = limit + 1
      var product = next64().multipliedFullWidth(by: count)
      if product.low < count {
        let threshold = (UInt64.max - limit) % count
        while product.low < threshold { product = next64().multipliedFullWidth(by: count) }
      }
      return product.high
    }
    if limit == UInt64(UInt32.max) { return UInt64(next32()) }
    return masked ? masking(limit) { UInt64($0.next32()) } : scaled(limit, bits: 32) { UInt64($0.next32()) }
  }

  private mutating func masking(_ limit: UInt64, _ next: (inout BitGenerator) -> UInt64) -> UInt64 {
    let mask = UInt64.max >> UInt64(limit.leadingZeroBitCount)
    while true {
      let value = next(&self) & mask
      if value <= limit { return value }
    }
  }

  private mutating func scaled(
    _ limit: UInt64, bits: UInt64, _ next: (inout BitGenerator) -> UInt64
  ) -> UInt64 {
    let count = limit + 1
    let mask = (UInt64(1) << bits) - 1
    var product = next(&self) &* count
    if product & mask < count {
      let threshold = (mask - limit) % count
      while product & mask < threshold { product = next(&self) &* count }
    }
    return product >> bits
  }

  /// A number from 0 to `limit` of a type of 8 or 16 bits, which share the words that they are cut from.
  mutating func bounded(_ limit: UInt64, bits: UInt64, masked: Bool, _ cut: inout WordCutter) -> UInt64 {
    if limit == 0 { return 0 }
    var cutter = cut
    defer { cut = cutter }
    if limit == (UInt64(1) << bits) - 1 { return cutter.next(bits, &self) }
    return masked
      ? masking(limit) { cutter.next(bits, &$0) } : scaled(limit, bits: bits) { cutter.next(bits, &$0) }
  }

  // MARK: Permutations

  /// Shuffles numbers from the place `first` on, from the last backward.
  mutating func shuffle(_ values: inout [Int], from first: Int, masked: Bool) {
    var index = values.count - 1
    while index >= first {
      let other = Int(truncatingIfNeeded: bounded(UInt64(index), masked: masked))
      values.swapAt(index, other)
      index -= 1
    }
  }
}

/// Cuts random words of 32 bits into smaller ones.
struct WordCutter {
  private var word: UInt32 = 0
  private var left = 0

  mutating func next(_ bits: UInt64, _ generator: inout BitGenerator) -> UInt64 {
    if left == 0 {
      word = generator.next32()
      left = 32 / Int(bits) - 1
    } else {
      word >>= UInt32(bits)
      left -= 1
    }
    return UInt64(word) & ((1 << bits) - 1)
  }
}

/// The generator PCG XSL RR 128/64.
struct PermutedCongruential {
  private static let multiplier: UInt128 = 0x2360_ED05_1FC6_5DA4_4385_DF64_9FCC_F645
  /// Stands where a generator is another one.
  static let placeholder = PermutedCongruential(state: [0, 0, 0, 0])

  private var state: UInt128 = 0
  private let increment: UInt128
  private var spare: UInt32?

  init(state words: [UInt64]) {
    increment = (UInt128(words[2]) << 64 | UInt128(words[3])) << 1 | 1
    step()
    state = state &+ (UInt128(words[0]) << 64 | UInt128(words[1]))
    step()
  }

  private mutating func step() { state = state &* Self.multiplier &+ increment }

  mutating func next64() -> UInt64 {
    step()
    let high = UInt64(truncatingIfNeeded: state >> 64)
    let mixed = high ^ UInt64(truncatingIfNeeded: state)
    let turn = high >> 58
    return mixed >> turn | mixed << ((64 &- turn) & 63)
  }

  /// Half of a word; the other half comes next.
  mutating func next32() -> UInt32 {
    if let half = spare {
      spare = nil
      return half
    }
    let word = next64()
    spare = UInt32(truncatingIfNeeded: word >> 32)
    return UInt32(truncatingIfNeeded: word)
  }
}
