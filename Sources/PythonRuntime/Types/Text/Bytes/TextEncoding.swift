/// The encodings between texts and bytes.
enum TextEncoding {
  case utf8, ascii, latin1
  /// Units of so many bytes, with a mark of the order of bytes in front if none is given.
  case units(bytes: Int, isBigEndian: Bool, hasMark: Bool)

  /// The encoding of a name in lower case without hyphens.
  init?(named name: String) {
    switch name {
    case "utf8", "u8": self = .utf8
    case "ascii", "usascii": self = .ascii
    case "latin1", "iso88591", "l1": self = .latin1
    case "utf16", "u16": self = .units(bytes: 2, isBigEndian: false, hasMark: true)
    case "utf16le": self = .units(bytes: 2, isBigEndian: false, hasMark: false)
    case "utf16be": self = .units(bytes: 2, isBigEndian: true, hasMark: false)
    case "utf32", "u32": self = .units(bytes: 4, isBigEndian: false, hasMark: true)
    case "utf32le": self = .units(bytes: 4, isBigEndian: false, hasMark: false)
    case "utf32be": self = .units(bytes: 4, isBigEndian: true, hasMark: false)
    default: return nil
    }
  }

  /// What errors call the encoding.
  var name: String {
    switch self {
    case .utf8: "utf-8"
    case .ascii: "ascii"
    case .latin1: "latin-1"
    case .units(let bytes, let isBigEndian, let hasMark):
      "utf-\(bytes * 8)" + (hasMark ? "" : isBigEndian ? "-be" : "-le")
    }
  }
}

extension Interpreter {
  private func encoding(_ name: Value, _ function: String) throws(PythonError) -> TextEncoding {
    if name.isUnset { return .utf8 }
    let text = try codecArgument(name, "encoding", function)
    let simple = text.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
    guard let encoding = TextEncoding(named: simple) else {
      throw PythonError(.lookupError, "unknown encoding: \(text)")
    }
    return encoding
  }

  private func codecArgument(
    _ value: Value, _ name: String, _ function: String
  ) throws(PythonError) -> String {
    try text(value, orRaise: "\(function)() argument '\(name)' must be str, not \(givenName(of: value))")
  }

  private func codecError(
    _ kind: BuiltinException, _ encoding: TextEncoding, _ object: Value, _ range: Range<Int>, _ reason: String
  ) -> PythonError {
    do throws(PythonError) {
      let values = [
        string(encoding.name), object, .int(range.lowerBound), .int(range.upperBound), string(reason),
      ]
      let exception = try call(.object(types.exception(kind)), values)
      guard let exception = exception.cast(to: ExceptionObject.self) else { return PythonError(kind) }
      return PythonError(exception)
    } catch {
      return error
    }
  }

  /// The error for a place that cannot be converted where the handler is strict or unknown.
  private func codecError(
    _ kind: BuiltinException, _ encoding: TextEncoding, _ object: Value, _ range: Range<Int>,
    _ reason: String,
    handler: String
  ) -> PythonError {
    if handler != "strict", !["surrogateescape", "surrogatepass", "namereplace"].contains(handler) {
      return PythonError(.lookupError, "unknown error handler name '\(handler)'")
    }
    return codecError(kind, encoding, object, range, reason)
  }

  /// `text.encode(encoding, errors)`.
  func encode(_ text: String, encoding: Value, errors: Value) throws(PythonError) -> [UInt8] {
    let handler = errors.isUnset ? "strict" : try codecArgument(errors, "errors", "encode")
    let encoding = try self.encoding(encoding, "encode")
    let limit: UInt32
    switch encoding {
    case .utf8: return Array(text.utf8)
    case .units(let size, let isBigEndian, let hasMark):
      return Self.units(of: text, size: size, isBigEndian: isBigEndian, hasMark: hasMark)
    case .ascii: limit = 0x80
    case .latin1: limit = 0x100
    }
    let scalars = Array(text.unicodeScalars)
    var result: [UInt8] = []
    result.reserveCapacity(scalars.count)
    for (index, scalar) in scalars.enumerated() {
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
        let end = scalars[index...].firstIndex { $0.value < limit } ?? scalars.count
        throw codecError(
          .unicodeEncodeError, encoding, string(text), index..<end, "ordinal not in range(\(limit))",
          handler: handler)
      }
    }
    return result
  }

  private static func units(of text: String, size: Int, isBigEndian: Bool, hasMark: Bool) -> [UInt8] {
    var units: [UInt32] = hasMark ? [0xFEFF] : []
    if size == 2 {
      units.append(contentsOf: text.utf16.map { UInt32($0) })
    } else {
      units.append(contentsOf: text.unicodeScalars.map(\.value))
    }
    var result: [UInt8] = []
    result.reserveCapacity(units.count * size)
    for unit in units {
      for place in 0..<size {
        let shift = 8 * (isBigEndian ? size - 1 - place : place)
        result.append(UInt8(truncatingIfNeeded: unit >> UInt32(shift)))
      }
    }
    return result
  }

  /// `bytes.decode(encoding, errors)`.
  func decode(_ bytes: [UInt8], encoding: Value, errors: Value) throws(PythonError) -> String {
    let handler = errors.isUnset ? "strict" : try codecArgument(errors, "errors", "decode")
    let encoding = try self.encoding(encoding, "decode")
    switch encoding {
    case .latin1: return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    case .units(let size, let isBigEndian, let hasMark):
      return try decodeUnits(bytes, encoding, handler, size: size, isBigEndian: isBigEndian, hasMark: hasMark)
    case .ascii:
      return try decode(bytes, encoding, handler) { rest in
        rest.first.map { $0 >= 0x80 } == true ? (1, "ordinal not in range(128)") : nil
      }
    case .utf8:
      if let text = String(validating: bytes, as: UTF8.self) { return text }
      return try decode(bytes, encoding, handler, invalid: Self.invalidPrefix)
    }
  }

  /// Decodes byte by byte; `invalid` tells how many bytes at the start are wrong, and why.
  private func decode(
    _ bytes: [UInt8], _ encoding: TextEncoding, _ handler: String,
    invalid: (ArraySlice<UInt8>) -> (count: Int, reason: String)?
  ) throws(PythonError) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    while position < bytes.count {
      guard let (count, reason) = invalid(bytes[position...]) else {
        // A scalar that was found whole.
        let first = bytes[position]
        let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        result.append(contentsOf: bytes[position..<(position + length)])
        position += length
        continue
      }
      let range = position..<(position + count)
      result.append(contentsOf: try replacement(of: range, in: bytes, encoding, handler, reason).utf8)
      position += count
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// What a handler puts in place of bytes that cannot be decoded.
  private func replacement(
    of range: Range<Int>, in bytes: [UInt8], _ encoding: TextEncoding, _ handler: String, _ reason: String
  ) throws(PythonError) -> String {
    switch handler {
    case "ignore": return ""
    case "replace": return "\u{FFFD}"
    case "backslashreplace":
      return bytes[range].map { "\\x\($0 < 16 ? "0" : "")\(String($0, radix: 16))" }.joined()
    default:
      throw codecError(.unicodeDecodeError, encoding, self.bytes(bytes), range, reason, handler: handler)
    }
  }

  /// How many bytes at the start are no UTF-8, and why; nil where a scalar begins.
  private static func invalidPrefix(_ bytes: ArraySlice<UInt8>) -> (count: Int, reason: String)? {
    guard let first = bytes.first else { return nil }
    let length =
      first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
    if length == 0 { return (1, "invalid start byte") }
    for offset in 1..<max(length, 1) {
      guard offset < bytes.count else { return (bytes.count, "unexpected end of data") }
      let byte = bytes[bytes.startIndex + offset]
      // Some second bytes would make a scalar that is too long or that does not exist.
      let isExcluded =
        offset == 1
        && ((first == 0xE0 && byte < 0xA0) || (first == 0xED && byte > 0x9F)
          || (first == 0xF0 && byte < 0x90) || (first == 0xF4 && byte > 0x8F))
      if byte & 0xC0 != 0x80 || isExcluded { return (offset, "invalid continuation byte") }
    }
    return nil
  }

  private func decodeUnits(
    _ bytes: [UInt8], _ encoding: TextEncoding, _ handler: String, size: Int, isBigEndian: Bool, hasMark: Bool
  ) throws(PythonError) -> String {
    var isBigEndian = isBigEndian
    func unit(at start: Int) -> UInt32 {
      var unit: UInt32 = 0
      for place in 0..<size {
        unit = unit << 8 | UInt32(bytes[start + (isBigEndian ? place : size - 1 - place)])
      }
      return unit
    }
    var result = String.UnicodeScalarView()
    var position = 0
    if hasMark, bytes.count >= size {
      if unit(at: 0) == 0xFEFF {
        position = size
      } else if unit(at: 0) == (size == 2 ? 0xFFFE : 0xFFFE_0000) {
        isBigEndian.toggle()
        position = size
      }
    }
    while position < bytes.count {
      var end = min(position + size, bytes.count)
      var reason = "truncated data"
      if end - position == size {
        var code = unit(at: position)
        reason = size == 4 ? Self.objection(toScalar: code) : ""
        if size == 2, code & 0xFC00 == 0xDC00 { reason = "illegal encoding" }
        if size == 2, code & 0xFC00 == 0xD800 {
          if end + 2 > bytes.count {
            reason = "unexpected end of data"
            end = bytes.count
          } else if unit(at: end) & 0xFC00 == 0xDC00 {
            code = 0x10000 + ((code & 0x3FF) << 10) + (unit(at: end) & 0x3FF)
            end += 2
          } else {
            reason = "illegal UTF-16 surrogate"
          }
        }
        if reason.isEmpty, let scalar = Unicode.Scalar(code) {
          result.append(scalar)
          position = end
          continue
        }
      }
      let text = try replacement(of: position..<end, in: bytes, encoding, handler, reason)
      result.append(contentsOf: text.unicodeScalars)
      position = end
    }
    return String(result)
  }

  /// Why a code is no scalar; nothing of one that is.
  private static func objection(toScalar code: UInt32) -> String {
    if code > 0x10FFFF { return "code point not in range(0x110000)" }
    return code & 0xFFFF_F800 == 0xD800 ? "code point in surrogate code point range(0xd800, 0xe000)" : ""
  }
}
