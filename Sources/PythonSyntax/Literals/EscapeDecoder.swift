/// Decodes the backslash escapes of string and bytes literals.
enum EscapeDecoder {
  /// An escape that Python refuses; the message is what follows the codec's name.
  struct Failure: Error {
    let message: String
  }

  /// The text of a string literal's bytes.
  ///
  /// A lone surrogate, which Swift's strings cannot hold, becomes U+FFFD.
  static func decodeText(_ bytes: ArraySlice<UInt8>) throws(Failure) -> String {
    guard bytes.contains(UInt8(ascii: "\\")) else { return String(decoding: bytes, as: UTF8.self) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      guard byte == UInt8(ascii: "\\"), index + 1 < bytes.endIndex else {
        result.append(byte)
        index += 1
        continue
      }
      let escape = bytes[index + 1]
      let start = index
      index += 2
      if let simple = simpleEscape(escape) {
        result.append(contentsOf: simple)
      } else if let value = octalEscape(escape, bytes, &index) {
        append(value, to: &result)
      } else {
        switch escape {
        case UInt8(ascii: "x"):
          append(try hexadecimal(2, bytes, &index, start, "\\xXX"), to: &result)
        case UInt8(ascii: "u"):
          append(try hexadecimal(4, bytes, &index, start, "\\uXXXX"), to: &result)
        case UInt8(ascii: "U"):
          append(try hexadecimal(8, bytes, &index, start, "\\UXXXXXXXX"), to: &result)
        case UInt8(ascii: "N"):
          append(try named(bytes, &index, start), to: &result)
        default:
          result.append(UInt8(ascii: "\\"))
          result.append(escape)
        }
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The value of a bytes literal's bytes.
  static func decodeBytes(_ bytes: ArraySlice<UInt8>) throws(Failure) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      guard byte == UInt8(ascii: "\\"), index + 1 < bytes.endIndex else {
        result.append(byte)
        index += 1
        continue
      }
      let escape = bytes[index + 1]
      let start = index
      index += 2
      if let simple = simpleEscape(escape) {
        result.append(contentsOf: simple)
      } else if let value = octalEscape(escape, bytes, &index) {
        result.append(UInt8(truncatingIfNeeded: value))
      } else if escape == UInt8(ascii: "x") {
        var value: UInt32 = 0
        for _ in 0..<2 {
          guard index < bytes.endIndex, let digit = hexadecimalDigit(bytes[index]) else {
            throw Failure(
              message: "(value error) invalid \\x escape at position \(start - bytes.startIndex)")
          }
          value = value << 4 | digit
          index += 1
        }
        result.append(UInt8(truncatingIfNeeded: value))
      } else {
        result.append(UInt8(ascii: "\\"))
        result.append(escape)
      }
    }
    return result
  }

  /// The bytes of an escape of one letter; none for a backslash at a line's end.
  private static func simpleEscape(_ escape: UInt8) -> [UInt8]? {
    switch escape {
    case UInt8(ascii: "\n"): []
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): [escape]
    case UInt8(ascii: "b"): [0x08]
    case UInt8(ascii: "f"): [0x0C]
    case UInt8(ascii: "t"): [0x09]
    case UInt8(ascii: "n"): [0x0A]
    case UInt8(ascii: "r"): [0x0D]
    case UInt8(ascii: "v"): [0x0B]
    case UInt8(ascii: "a"): [0x07]
    default: nil
    }
  }

  /// The value of one to three octal digits, the first of which has been read.
  private static func octalEscape(_ first: UInt8, _ bytes: ArraySlice<UInt8>, _ index: inout Int) -> UInt32? {
    guard first >= UInt8(ascii: "0"), first <= UInt8(ascii: "7") else { return nil }
    var value = UInt32(first - UInt8(ascii: "0"))
    var count = 1
    while count < 3, index < bytes.endIndex, bytes[index] >= UInt8(ascii: "0"),
      bytes[index] <= UInt8(ascii: "7")
    {
      value = value << 3 | UInt32(bytes[index] - UInt8(ascii: "0"))
      index += 1
      count += 1
    }
    return value
  }

  private static func hexadecimal(
    _ count: Int, _ bytes: ArraySlice<UInt8>, _ index: inout Int, _ start: Int, _ form: String
  ) throws(Failure) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard index < bytes.endIndex, let digit = hexadecimalDigit(bytes[index]) else {
        throw failure("truncated \(form) escape", bytes, start, index)
      }
      value = value << 4 | digit
      index += 1
    }
    guard value <= 0x10FFFF else { throw failure("illegal Unicode character", bytes, start, index) }
    return value
  }

  private static func named(
    _ bytes: ArraySlice<UInt8>, _ index: inout Int, _ start: Int
  ) throws(Failure) -> UInt32 {
    guard index < bytes.endIndex, bytes[index] == UInt8(ascii: "{"),
      let close = bytes[index...].firstIndex(of: UInt8(ascii: "}")), close > index + 1
    else {
      let end =
        index < bytes.endIndex && bytes[index] == UInt8(ascii: "{")
        ? (bytes[index...].firstIndex(of: UInt8(ascii: "}")) ?? bytes.endIndex) : index
      throw failure("malformed \\N character escape", bytes, start, end)
    }
    let name = String(decoding: bytes[(index + 1)..<close], as: UTF8.self)
    index = close + 1
    guard let scalar = UnicodeNames.scalar(named: name) else {
      throw failure("unknown Unicode character name", bytes, start, index)
    }
    return scalar.value
  }

  private static func failure(
    _ reason: String, _ bytes: ArraySlice<UInt8>, _ start: Int, _ end: Int
  ) -> Failure {
    let first = decoderOffset(bytes, start)
    let last = decoderOffset(bytes, end) - 1
    let place =
      last > first
      ? "can't decode bytes in position \(first)-\(last)"
      : "can't decode byte 0x5c in position \(first)"
    return Failure(message: "(unicode error) 'unicodeescape' codec \(place): \(reason)")
  }

  /// CPython's decoder sees each non-ASCII character as an escape of ten bytes, and a backslash before
  /// one as six.
  private static func decoderOffset(_ bytes: ArraySlice<UInt8>, _ index: Int) -> Int {
    var offset = 0
    var previousIsBackslash = false
    for byte in bytes[bytes.startIndex..<index] {
      if byte < 0x80 {
        offset += 1
        previousIsBackslash = byte == UInt8(ascii: "\\") && !previousIsBackslash
      } else if byte >= 0xC0 {
        offset += previousIsBackslash ? 15 : 10
        previousIsBackslash = false
      }
    }
    return offset
  }

  private static func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  private static func append(_ value: UInt32, to result: inout [UInt8]) {
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
