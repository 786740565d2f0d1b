package import BigInt

/// Products and quotients of huge integers, in pieces between which an interrupt is seen.
extension BigArithmetic {
  /// Factors of up to this many words are multiplied at one go.
  private static let greatestFactor = 2048
  /// How many products of words a step of a division takes.
  private static let stepSize = 1 << 22

  /// `a * b`.
  ///
  /// - Throws: `KeyboardInterrupt`.
  package static func product(
    _ a: BigInt, _ b: BigInt, in interpreter: Interpreter
  ) throws(PythonError) -> BigInt {
    BigInt(
      sign: a.sign == b.sign ? .plus : .minus,
      magnitude: try product(a.magnitude, b.magnitude, in: interpreter))
  }

  /// Karatsuba's way while the factors are large.
  private static func product(
    _ a: BigUInt, _ b: BigUInt, in interpreter: Interpreter
  ) throws(PythonError) -> BigUInt {
    let (long, short) = a.words.count >= b.words.count ? (a, b) : (b, a)
    if long.words.count <= greatestFactor { return long * short }
    try interpreter.checkInterrupt()
    let half = (long.words.count + 1) / 2
    let (high, low) = halves(long, at: half)
    if short.words.count <= half {
      let upper = try product(high, short, in: interpreter)
      return try upper << (half * UInt.bitWidth) + product(low, short, in: interpreter)
    }
    let (otherHigh, otherLow) = halves(short, at: half)
    let top = try product(high, otherHigh, in: interpreter)
    let bottom = try product(low, otherLow, in: interpreter)
    let middle = try product(high + low, otherHigh + otherLow, in: interpreter) - top - bottom
    return ((top << (half * UInt.bitWidth)) + middle) << (half * UInt.bitWidth) + bottom
  }

  private static func halves(_ number: BigUInt, at count: Int) -> (high: BigUInt, low: BigUInt) {
    (BigUInt(words: number.words.dropFirst(count)), BigUInt(words: number.words.prefix(count)))
  }

  /// Division rounded down; `b` is not 0.
  ///
  /// - Throws: `KeyboardInterrupt`.
  package static func floorDivide(
    _ a: BigInt, _ b: BigInt, in interpreter: Interpreter
  ) throws(PythonError) -> (quotient: BigInt, remainder: BigInt) {
    let divisorCount = b.magnitude.words.count
    let dividendCount = a.magnitude.words.count
    guard dividendCount > divisorCount, (dividendCount - divisorCount) * divisorCount > stepSize else {
      return floorDivide(a, b)
    }
    let parts = try divideInSteps(a.magnitude, b.magnitude, in: interpreter)
    let quotient = BigInt(sign: a.sign == b.sign ? .plus : .minus, magnitude: parts.quotient)
    let remainder = BigInt(sign: a.sign, magnitude: parts.remainder)
    if !remainder.isZero, (remainder.sign == .minus) != (b.sign == .minus) {
      return (quotient - 1, remainder + b)
    }
    return (quotient, remainder)
  }

  /// Long division, some words of the quotient at a time.
  private static func divideInSteps(
    _ a: BigUInt, _ b: BigUInt, in interpreter: Interpreter
  ) throws(PythonError) -> (quotient: BigUInt, remainder: BigUInt) {
    let words = Array(a.words)
    let step = max(stepSize / b.words.count, 1)
    var end = words.count
    var remainder = BigUInt()
    var quotient: [[UInt]] = []
    while end > 0 {
      try interpreter.checkInterrupt()
      // The lowest steps are whole; the highest takes what is left over.
      let start = (end - 1) / step * step
      let dividend = remainder << ((end - start) * UInt.bitWidth) + BigUInt(words: words[start..<end])
      let part = dividend.quotientAndRemainder(dividingBy: b)
      remainder = part.remainder
      var digits = Array(part.quotient.words)
      digits.append(contentsOf: repeatElement(0, count: max(end - start - digits.count, 0)))
      quotient.append(Array(digits.prefix(end - start)))
      end = start
    }
    return (BigUInt(words: quotient.reversed().joined()), remainder)
  }
}
