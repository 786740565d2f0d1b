/// The text of `repr` of a `str`.
package enum TextRepresentation {
  /// The text in quotes, with escapes for what cannot be printed.
  package static func quoted(_ text: String) -> String {
    let quote: Unicode.Scalar = text.utf8.contains(0x27) && !text.utf8.contains(0x22) ? "\"" : "'"
    var result = String.UnicodeScalarView()
    result.append(quote)
    for scalar in text.unicodeScalars {
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
    result.append(quote)
    return String(result)
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
