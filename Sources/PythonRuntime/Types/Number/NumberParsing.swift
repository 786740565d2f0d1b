import BigInt
import Glibc

/// Reads numbers from text as `int(text)`, `float(text)` and `complex(text)` do.
package enum NumberParsing {
  /// The scalars as ASCII, digits of other scripts included, without blanks around them.
  static func asciiBytes(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        let byte = UInt8(truncatingIfNeeded: scalar.value)
        bytes.append(scalar.isPythonSpace ? 0x20 : byte)
      } else if let digit = scalar.decimalDigit {
        bytes.append(UInt8(0x30 + digit))
      } else if scalar.isPythonSpace {
        bytes.append(0x20)
      } else {
        return nil
      }
    }
    return Array(trimmed(bytes[...]))
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while bytes.first == 0x20 { bytes.removeFirst() }
    while bytes.last == 0x20 { bytes.removeLast() }
    return bytes
  }

  /// `int(text, base)`; nil for a text that is no integer.
  ///
  /// - Parameter base: 0 or 2...36.
  /// - Throws: `ValueError` for more than 4300 decimal digits.
  static func integer(_ text: String, base: Int, in interpreter: Interpreter) throws(PythonError) -> Value? {
    guard var bytes = asciiBytes(text) else { return nil }
    var isNegative = false
    if let first = bytes.first, first == 0x2B || first == 0x2D {
      isNegative = first == 0x2D
      bytes.removeFirst()
    }
    var radix = base
    var hasPrefix = false
    if bytes.count >= 2, bytes[0] == 0x30 {
      let marked: Int
      switch bytes[1] | 0x20 {
      case 0x78: marked = 16
      case 0x6F: marked = 8
      case 0x62: marked = 2
      default: marked = 0
      }
      if marked != 0, base == 0 || base == marked {
        radix = marked
        hasPrefix = true
        bytes.removeFirst(2)
        if bytes.first == 0x5F { bytes.removeFirst() }
      }
    }
    if radix == 0 {
      radix = 10
      let isZero = bytes.allSatisfy { $0 == 0x30 || $0 == 0x5F }
      if bytes.count > 1, bytes[0] == 0x30, !isZero, !hasPrefix { return nil }
    }
    guard let digits = withoutUnderscores(bytes), !digits.isEmpty else { return nil }
    for digit in digits {
      guard let value = digitValue(digit), value < radix else { return nil }
    }
    if radix & (radix - 1) != 0, digits.count > IntegerFormat.greatestDigitCount {
      throw .valueError(
        "Exceeds the limit (\(IntegerFormat.greatestDigitCount) digits) for integer string conversion: value has "
          + "\(digits.count) digits; use sys.set_int_max_str_digits() to increase the limit")
    }
    let plain = String(decoding: digits, as: UTF8.self)
    if let small = Int(isNegative ? "-" + plain : plain, radix: radix) { return .int(small) }
    try interpreter.checkAllocation(digits.count, stride: 1)
    guard let big = BigInt(plain, radix: radix) else { return nil }
    return interpreter.integer(isNegative ? -big : big)
  }

  private static func digitValue(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x5A: Int(byte) - 0x41 + 10
    case 0x61...0x7A: Int(byte) - 0x61 + 10
    default: nil
    }
  }

  /// Digits without the single underscores between them; nil if one stands elsewhere.
  private static func withoutUnderscores(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.contains(0x5F) else { return bytes }
    var result: [UInt8] = []
    var previous: UInt8 = 0x5F
    for byte in bytes {
      if byte == 0x5F {
        if previous == 0x5F { return nil }
      } else {
        result.append(byte)
      }
      previous = byte
    }
    return previous == 0x5F ? nil : result
  }

  /// `float(text)`; nil for a text that is no number.
  package static func float(_ text: String) -> Double? {
    guard let bytes = asciiBytes(text) else { return nil }
    return float(bytes[...])
  }

  private static func float(_ bytes: ArraySlice<UInt8>) -> Double? {
    guard let length = floatLength(bytes), length == bytes.count else { return nil }
    return value(bytes)
  }

  /// The value of bytes that `floatLength` accepts.
  private static func value(_ bytes: ArraySlice<UInt8>) -> Double? {
    var text = String(decoding: bytes.filter { $0 != 0x5F }, as: UTF8.self).lowercased()
    if text.hasSuffix("infinity") || text.hasSuffix("inf") {
      return text.hasPrefix("-") ? -.infinity : .infinity
    }
    if text.hasSuffix("nan") { return .nan }
    if text.hasPrefix("+") { text.removeFirst() }
    return strtod(text, nil)
  }

  /// How many bytes at the start are a float; nil if none.
  private static func floatLength(_ bytes: ArraySlice<UInt8>) -> Int? {
    let base = bytes.startIndex
    var position = base
    func at(_ index: Int) -> UInt8 { index < bytes.endIndex ? bytes[index] : 0 }
    func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    func digits() -> Int {
      var count = 0
      while isDigit(at(position)) || (at(position) == 0x5F && count > 0 && isDigit(at(position + 1))) {
        if at(position) != 0x5F { count += 1 }
        position += 1
      }
      return count
    }
    if at(position) == 0x2B || at(position) == 0x2D { position += 1 }
    for word in ["infinity", "inf", "nan"] {
      let letters = Array(word.utf8)
      if bytes.endIndex - position >= letters.count,
        letters.indices.allSatisfy({ bytes[position + $0] | 0x20 == letters[$0] })
      {
        return position + letters.count - base
      }
    }
    let whole = digits()
    var fraction = 0
    if at(position) == 0x2E {
      position += 1
      fraction = digits()
    }
    if whole == 0, fraction == 0 { return nil }
    if at(position) | 0x20 == 0x65 {
      let mark = position
      position += 1
      if at(position) == 0x2B || at(position) == 0x2D { position += 1 }
      if digits() == 0 { position = mark }
    }
    return position - base
  }

  /// `complex(text)`; nil for a text that is no number.
  static func complex(_ text: String) -> (real: Double, imaginary: Double)? {
    guard let all = asciiBytes(text) else { return nil }
    var bytes = all[...]
    if bytes.first == 0x28, bytes.last == 0x29 {
      bytes = trimmed(bytes.dropFirst().dropLast())
    }
    func unit(_ bytes: ArraySlice<UInt8>) -> Double? {
      switch bytes.count {
      case 0: 1
      case 1 where bytes.first == 0x2B: 1
      case 1 where bytes.first == 0x2D: -1
      default: float(bytes)
      }
    }
    if let last = bytes.last, last | 0x20 == 0x6A {
      let body = bytes.dropLast()
      if let length = floatLength(body) {
        if length == body.count { return value(body).map { (0, $0) } }
        let second = body.dropFirst(length)
        guard let sign = second.first, sign == 0x2B || sign == 0x2D else { return nil }
        guard let real = value(body.prefix(length)), let imaginary = unit(second) else { return nil }
        return (real, imaginary)
      }
      return unit(body).map { (0, $0) }
    }
    return float(bytes).map { ($0, 0) }
  }
}

extension Unicode.Scalar {
  /// Whether `str.isspace` holds.
  var isPythonSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0: return true
    case 0..<0x80: return false
    default: return properties.isWhitespace && value != 0x180E
    }
  }
}
