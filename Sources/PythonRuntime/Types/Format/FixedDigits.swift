/// The digits of a magnitude with a fixed number of them behind the point, exactly rounded.
struct FixedDigits {
  private let scaled: UInt64
  private let precision: Int
  /// How many bytes the text takes, its point included.
  let count: Int

  /// Nil where exact rounding takes more than 128 bits.
  init?(_ magnitude: Double, precision: Int) {
    guard precision <= 18, magnitude < 0x1p53 else { return nil }
    var power: UInt64 = 1
    for _ in 0..<precision { power *= 10 }
    var scaled: UInt128 = 0
    if magnitude > 0 {
      // magnitude = significand * 2**-shift
      let significand = magnitude.significandBitPattern | (magnitude.isNormal ? 1 << 52 : 0)
      let shift = 1075 - max(Int(magnitude.exponentBitPattern), 1)
      let product = UInt128(significand) * UInt128(power)
      if shift <= 0 {
        scaled = product << UInt128(-shift)
      } else if shift < 127 {
        scaled = product &>> UInt128(shift)
        let rest = product & ((1 &<< UInt128(shift)) &- 1)
        let half: UInt128 = 1 &<< UInt128(shift - 1)
        if rest > half || rest == half && scaled & 1 == 1 { scaled += 1 }
      }
    }
    guard let digits = UInt64(exactly: scaled) else { return nil }
    self.scaled = digits
    self.precision = precision
    var count = precision == 0 ? 1 : precision + 2
    var rest = digits / power / 10
    while rest > 0 {
      count += 1
      rest /= 10
    }
    self.count = count
  }

  /// Writes the ``count`` bytes.
  func write(to start: UnsafeMutablePointer<UInt8>) {
    var place = start + count
    var digits = scaled
    for position in 0..<(count - (precision == 0 ? 0 : 1)) {
      if position == precision, precision > 0 {
        place -= 1
        place.pointee = UInt8(ascii: ".")
      }
      place -= 1
      place.pointee = UInt8(truncatingIfNeeded: digits % 10) + UInt8(ascii: "0")
      digits /= 10
    }
  }

  var text: String {
    String(unsafeUninitializedCapacity: count) { bytes in
      if let start = bytes.baseAddress { write(to: start) }
      return count
    }
  }
}
