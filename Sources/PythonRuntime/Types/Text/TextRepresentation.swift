/// The text of `repr` of a `str`.
package enum TextRepresentation {
  /// The text in quotes, with escapes for what cannot be printed.
  package static func quoted(_ text: String) -> String {
    quoted(text) {}
  }

  /// The same; calls `check` now and then, which ends it by throwing.
  static func quoted<Failure>(_ text: String, check: () throws(Failure) -> Void) throws(Failure) -> String {
    let quote: Unicode.Scalar = text.utf8.contains(0x27) && !text.utf8.contains(0x22) ? "\"" : "'"
    let quoteByte = UInt8(ascii: quote)
    var result = String(quote)
    var start = text.startIndex
    while start < text.endIndex {
      var end = text.utf8.index(start, offsetBy: pieceLength, limitedBy: text.endIndex) ?? text.endIndex
      // The bytes of a scalar stay together.
      while end < text.endIndex, text.utf8[end] & 0xC0 == 0x80 { text.utf8.formIndex(after: &end) }
      let piece = text[start..<end]
      if piece.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x5C && $0 != quoteByte }) {
        result += piece
      } else {
        for scalar in piece.unicodeScalars { append(scalar, quote, to: &result.unicodeScalars) }
      }
      try check()
      start = end
    }
    result.unicodeScalars.append(quote)
    return result
  }

  /// How many bytes are looked at together.
  private static let pieceLength = 1 << 16

  private static func append(
    _ scalar: Unicode.Scalar, _ quote: Unicode.Scalar, to result: inout String.UnicodeScalarView
  ) {
    switch scalar {
    case quote, "\\":
      result.append("\\")
      result.append(scalar)
    case "\n": result.append(contentsOf: "\\n".unicodeScalars)
    case "\r": result.append(contentsOf: "\\r".unicodeScalars)
    case "\t": result.append(contentsOf: "\\t".unicodeScalars)
    default:
      if isPrintable(scalar) {
        result.append(scalar)
      } else {
        result.append(contentsOf: escape(scalar).unicodeScalars)
      }
    }
  }

  /// `\x..`, `\u....` or `\U........`.
  package static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    func padded(_ count: Int) -> String {
      String(repeating: "0", count: max(0, count - digits.count)) + digits
    }
    if scalar.value < 0x100 { return "\\x" + padded(2) }
    return scalar.value < 0x10000 ? "\\u" + padded(4) : "\\U" + padded(8)
  }

  /// Whether `str.isprintable` holds for a scalar.
  package static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value >= 0x20 }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
      .spaceSeparator:
      return false
    default: return true
    }
  }
}

extension TextRepresentation {
  /// A text with escapes for whatever is not ASCII.
  package static func ascii(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        result.append(scalar)
      } else {
        result.append(contentsOf: escape(scalar).unicodeScalars)
      }
    }
    return String(result)
  }

  /// `repr(bytes)`.
  package static func quoted(_ bytes: [UInt8]) -> String {
    let quote: UInt8 = bytes.contains(0x27) && !bytes.contains(0x22) ? 0x22 : 0x27
    var result: [UInt8] = [0x62, quote]
    for byte in bytes {
      switch byte {
      case quote, 0x5C: result.append(contentsOf: [0x5C, byte])
      case 0x09: result.append(contentsOf: Array("\\t".utf8))
      case 0x0A: result.append(contentsOf: Array("\\n".utf8))
      case 0x0D: result.append(contentsOf: Array("\\r".utf8))
      case 0x20..<0x7F: result.append(byte)
      default: result.append(contentsOf: Array(escape(Unicode.Scalar(byte)).utf8))
      }
    }
    result.append(quote)
    return String(decoding: result, as: UTF8.self)
  }
}
