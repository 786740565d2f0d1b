package import BigInt

/// CPython's hashes of numbers: equal numbers of different types agree, modulo the prime 2**61 - 1.
package enum NumberHash {
  private static let modulus: UInt = (1 << 61) - 1

  package static func hash(_ value: Int) -> Int {
    let magnitude = value.magnitude
    if magnitude < modulus { return value == -1 ? -2 : value }
    let reduced = Int(magnitude % modulus)
    let result = value < 0 ? -reduced : reduced
    return result == -1 ? -2 : result
  }

  package static func hash(_ value: BigInt) -> Int {
    let reduced = Int(value.magnitude % BigUInt(modulus))
    let result = value.sign == .minus ? -reduced : reduced
    return result == -1 ? -2 : result
  }

  package static func hash(_ value: Double) -> Int {
    if value.isInfinite { return value < 0 ? -314159 : 314159 }
    if value.isNaN { return 0 }
    if let integer = Int(exactly: value) { return hash(integer) }
    // mantissa * 2**exponent, computed modulo the prime 28 bits at a time.
    var mantissa = value.magnitude.significand
    var exponent = Int(value.magnitude.exponent)
    mantissa /= 2
    exponent += 1
    var result: UInt = 0
    while mantissa != 0 {
      result = ((result << 28) & modulus) | result >> (61 - 28)
      mantissa *= 268_435_456
      exponent -= 28
      let digit = UInt(mantissa)
      mantissa -= Double(digit)
      result += digit
      if result >= modulus { result -= modulus }
    }
    let shift = exponent >= 0 ? exponent % 61 : 60 - ((-1 - exponent) % 61)
    result = ((result << UInt(shift)) & modulus) | result >> UInt(61 - shift)
    let signed = value < 0 ? -Int(result) : Int(result)
    return signed == -1 ? -2 : signed
  }
}

extension Double {
  /// The number as arrays hold it: what is no number loses the payload that tells it from others.
  @inlinable package var asElement: Double {
    guard isNaN else { return self }
    return sign == .minus ? -Double.nan : Double.nan
  }
}
