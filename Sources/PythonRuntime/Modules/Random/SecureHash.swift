/// SHA-512, which turns texts into seeds.
enum SecureHash {
  private static let constants: [UInt64] = roots(of: primes(80), cube: true)
  private static let initial: [UInt64] = roots(of: primes(8), cube: false)

  private static func primes(_ count: Int) -> [UInt64] {
    var found: [UInt64] = []
    var candidate: UInt64 = 2
    while found.count < count {
      if found.allSatisfy({ candidate % $0 != 0 }) { found.append(candidate) }
      candidate += 1
    }
    return found
  }

  /// The first 64 bits of the fractions of square or cube roots.
  private static func roots(of primes: [UInt64], cube: Bool) -> [UInt64] {
    primes.map { prime in
      // The largest r with r**2 (or r**3) below prime * 2**128 (or 2**192), bit by bit; the whole part is dropped.
      var root = WideInteger()
      for bit in stride(from: 67, through: 0, by: -1) {
        var candidate = root
        candidate.setBit(bit)
        let power = cube ? candidate.times(candidate).times(candidate) : candidate.times(candidate)
        if power.isLess(thanShifted: prime, by: cube ? 192 : 128) { root = candidate }
      }
      return root.lowWord
    }
  }

  static func sha512(_ message: [UInt8]) -> [UInt8] {
    var padded = message + [0x80]
    while padded.count % 128 != 112 { padded.append(0) }
    padded += [UInt8](repeating: 0, count: 8)
    let bits = UInt64(message.count) &* 8
    for shift in stride(from: 56, through: 0, by: -8) {
      padded.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    var hash = initial
    for start in stride(from: 0, to: padded.count, by: 128) { compress(&hash, padded[start..<(start + 128)]) }
    return hash.flatMap { word in
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt64($0)) }
    }
  }

  private static func compress(_ hash: inout [UInt64], _ block: ArraySlice<UInt8>) {
    func rotate(_ value: UInt64, _ count: UInt64) -> UInt64 { value >> count | value << (64 - count) }
    var words: [UInt64] = []
    for start in stride(from: block.startIndex, to: block.endIndex, by: 8) {
      words.append(block[start..<(start + 8)].reduce(0) { $0 << 8 | UInt64($1) })
    }
    for index in 16..<80 {
      let a = words[index - 15]
      let b = words[index - 2]
      let first = rotate(a, 1) ^ rotate(a, 8) ^ (a >> 7)
      let second = rotate(b, 19) ^ rotate(b, 61) ^ (b >> 6)
      words.append(words[index - 16] &+ first &+ words[index - 7] &+ second)
    }
    var v = hash
    for index in 0..<80 {
      let sum1 = rotate(v[4], 14) ^ rotate(v[4], 18) ^ rotate(v[4], 41)
      let choice = (v[4] & v[5]) ^ (~v[4] & v[6])
      let first = v[7] &+ sum1 &+ choice &+ constants[index] &+ words[index]
      let sum0 = rotate(v[0], 28) ^ rotate(v[0], 34) ^ rotate(v[0], 39)
      let majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2])
      v = [first &+ sum0 &+ majority, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
    }
    for index in 0..<8 { hash[index] = hash[index] &+ v[index] }
  }
}

/// An unsigned integer of 320 bits, enough for the cube of a root of 68 bits.
private struct WideInteger {
  private var words: [UInt32] = Array(repeating: 0, count: 10)

  mutating func setBit(_ bit: Int) { words[bit / 32] |= 1 << UInt32(bit % 32) }

  var lowWord: UInt64 { UInt64(words[1]) << 32 | UInt64(words[0]) }

  func times(_ other: WideInteger) -> WideInteger {
    var result = WideInteger()
    for i in 0..<10 where words[i] != 0 {
      var carry: UInt64 = 0
      for j in 0..<(10 - i) {
        let sum = UInt64(words[i]) * UInt64(other.words[j]) + UInt64(result.words[i + j]) + carry
        result.words[i + j] = UInt32(truncatingIfNeeded: sum)
        carry = sum >> 32
      }
    }
    return result
  }

  func isLess(thanShifted value: UInt64, by shift: Int) -> Bool {
    var bound = WideInteger()
    bound.words[shift / 32] = UInt32(truncatingIfNeeded: value)
    for index in (0..<10).reversed() where words[index] != bound.words[index] {
      return words[index] < bound.words[index]
    }
    return false
  }
}
