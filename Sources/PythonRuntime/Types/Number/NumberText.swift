import Glibc

/// The decimal texts of machine numbers, as bytes.
enum NumberText {
  /// The most bytes that a number takes.
  static let greatestCount = 32

  /// The digits of the numbers below 100, two for each.
  private static let pairs: StaticString =
    """
    00010203040506070809101112131415161718192021222324252627282930313233343536373839\
    40414243444546474849505152535455565758596061626364656667686970717273747576777879\
    8081828384858687888990919293949596979899
    """

  /// How many bytes an integer's text takes.
  @inline(__always)
  static func byteCount(of value: Int) -> Int {
    let magnitude = value.magnitude
    var count = value < 0 ? 2 : 1
    var bound: UInt = 10
    while magnitude >= bound {
      count &+= 1
      // There are at most twenty digits.
      let (next, overflow) = bound.multipliedReportingOverflow(by: 10)
      if overflow { break }
      bound = next
    }
    return count
  }

  /// Writes the text of an integer that takes `count` bytes.
  @inline(__always)
  static func write(_ value: Int, count: Int, to start: UnsafeMutablePointer<UInt8>) {
    var magnitude = value.magnitude
    var place = start + count
    let pairs = pairs.utf8Start
    while magnitude >= 100 {
      let pair = Int(truncatingIfNeeded: magnitude % 100) &* 2
      magnitude /= 100
      place -= 2
      place[0] = pairs[pair]
      place[1] = pairs[pair &+ 1]
    }
    if magnitude >= 10 {
      let pair = Int(truncatingIfNeeded: magnitude) &* 2
      (place - 2).pointee = pairs[pair]
      (place - 1).pointee = pairs[pair &+ 1]
    } else {
      (place - 1).pointee = UInt8(truncatingIfNeeded: magnitude) &+ UInt8(ascii: "0")
    }
    if value < 0 { start.pointee = UInt8(ascii: "-") }
  }

  /// Writes an integer's text; returns how many bytes it takes.
  @inline(__always)
  static func write(_ value: Int, to start: UnsafeMutablePointer<UInt8>) -> Int {
    let count = byteCount(of: value)
    write(value, count: count, to: start)
    return count
  }

  /// Writes a float's text, as `repr` shows it; returns how many bytes it takes.
  static func write(_ value: Double, to start: UnsafeMutablePointer<UInt8>) -> Int {
    var text = FloatFormat.representation(value)
    return text.withUTF8 { bytes in
      if let source = bytes.baseAddress { memcpy(start, source, bytes.count) }
      return bytes.count
    }
  }

  /// An integer's text.
  static func text(of value: Int) -> String {
    let count = byteCount(of: value)
    return String(unsafeUninitializedCapacity: count) { bytes in
      if let start = bytes.baseAddress { write(value, count: count, to: start) }
      return count
    }
  }
}

extension Interpreter {
  /// The text of an integer in a base that is a power of two.
  func text(of number: Int, prefix: StaticString, bitsPerDigit bits: Int) -> Value {
    let magnitude = number.magnitude
    let significant = UInt.bitWidth - magnitude.leadingZeroBitCount
    let digits = max((significant + bits - 1) / bits, 1)
    let start = (number < 0 ? 1 : 0) + prefix.utf8CodeUnitCount
    let text = StringObject(
      byteCount: start + digits, scalarCount: start + digits, type: types.strReference)
    if number < 0 { text.bytes[0] = UInt8(ascii: "-") }
    memcpy(text.bytes + (start - prefix.utf8CodeUnitCount), prefix.utf8Start, prefix.utf8CodeUnitCount)
    var rest = magnitude
    for place in stride(from: start + digits - 1, through: start, by: -1) {
      let digit = UInt8(truncatingIfNeeded: rest) & (1 << UInt8(bits) - 1)
      text.bytes[place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit
      rest >>= UInt(bits)
    }
    return .object(text)
  }
}
