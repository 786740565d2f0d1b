/// The encodings between texts and bytes.
extension Interpreter {
  private enum Encoding {
    case utf8, ascii, latin1
  }

  private func encodingNamed(_ name: Value) throws(PythonError) -> (Encoding, String) {
    if name.isUnset { return (.utf8, "utf-8") }
    let text = try StringMethods.argument(name, "encode", 1, in: self).value
    switch text.lowercased().filter({ $0 != "-" && $0 != "_" && $0 != " " }) {
    case "utf8", "u8": return (.utf8, "utf-8")
    case "ascii", "usascii": return (.ascii, "ascii")
    case "latin1", "iso88591", "l1", "cp1252": return (.latin1, "latin-1")
    default: throw PythonError(.lookupError, "unknown encoding: \(text)")
    }
  }

  private func errorHandler(_ errors: Value) throws(PythonError) -> String {
    errors.isUnset ? "strict" : try StringMethods.argument(errors, "encode", 2, in: self).value
  }

  /// `text.encode(encoding, errors)`.
  func encode(_ text: String, encoding: Value, errors: Value) throws(PythonError) -> [UInt8] {
    let (encoding, name) = try encodingNamed(encoding)
    if encoding == .utf8 { return Array(text.utf8) }
    let handler = try errorHandler(errors)
    let limit: UInt32 = encoding == .ascii ? 0x80 : 0x100
    var result: [UInt8] = []
    for (index, scalar) in text.unicodeScalars.enumerated() {
      if scalar.value < limit {
        result.append(UInt8(scalar.value))
        continue
      }
      switch handler {
      case "ignore": break
      case "replace": result.append(0x3F)
      case "backslashreplace": result.append(contentsOf: Array(TextRepresentation.escape(scalar).utf8))
      case "xmlcharrefreplace": result.append(contentsOf: Array("&#\(scalar.value);".utf8))
      default:
        throw PythonError(
          .unicodeEncodeError,
          "'\(name)' codec can't encode character '\(TextRepresentation.escape(scalar))' in position \(index): "
            + "ordinal not in range(\(limit))")
      }
    }
    return result
  }

  /// `bytes.decode(encoding, errors)`.
  func decode(_ bytes: [UInt8], encoding: Value, errors: Value) throws(PythonError) -> String {
    let (encoding, name) = try encodingNamed(encoding)
    let handler = try errorHandler(errors)
    switch encoding {
    case .latin1: return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    case .ascii:
      var view = String.UnicodeScalarView()
      for (index, byte) in bytes.enumerated() {
        if byte < 0x80 {
          view.append(Unicode.Scalar(byte))
        } else if handler == "replace" {
          view.append("\u{FFFD}")
        } else if handler != "ignore" {
          throw PythonError(
            .unicodeDecodeError,
            "'\(name)' codec can't decode byte 0x\(String(byte, radix: 16)) in position \(index): "
              + "ordinal not in range(128)")
        }
      }
      return String(view)
    case .utf8:
      if let text = String(validating: bytes, as: UTF8.self) { return text }
      if handler == "replace" { return String(decoding: bytes, as: UTF8.self) }
      if handler == "ignore" {
        let decoded = String(decoding: bytes, as: UTF8.self)
        return String(String.UnicodeScalarView(decoded.unicodeScalars.filter { $0 != "\u{FFFD}" }))
      }
      let (position, reason) = Self.firstInvalid(bytes)
      throw PythonError(
        .unicodeDecodeError,
        "'utf-8' codec can't decode byte 0x\(String(bytes[position], radix: 16)) in position \(position): \(reason)"
      )
    }
  }

  /// Where UTF-8 breaks off; there is such a place.
  private static func firstInvalid(_ bytes: [UInt8]) -> (Int, String) {
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      let length = byte < 0x80 ? 1 : byte < 0xC2 ? 0 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : byte < 0xF5 ? 4 : 0
      if length == 0 { return (position, "invalid start byte") }
      for offset in 1..<max(length, 1) {
        guard position + offset < bytes.count else { return (position, "unexpected end of data") }
        if bytes[position + offset] & 0xC0 != 0x80 { return (position, "invalid continuation byte") }
      }
      position += length
    }
    return (max(bytes.count - 1, 0), "invalid continuation byte")
  }
}
