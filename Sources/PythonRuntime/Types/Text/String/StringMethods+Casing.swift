extension StringMethods {
  static func addCasing(_ builder: TypeBuilder) {
    let conversions: [(String, String, (String) -> String)] = [
      ("upper", "The text in capitals.", upper), ("lower", "The text in small letters.", lower),
      ("title", "The text with capitals at the start of words.", title),
      ("capitalize", "The text with a capital at its start.", capitalize),
      ("swapcase", "The text with small letters and capitals exchanged.", swapCase),
      ("casefold", "The text in the form that comparisons without case use.", fold),
    ]
    for (name, documentation, convert) in conversions {
      let range = asciiRanges[name]
      builder.method(name, "", documentation, on: StringObject.self) {
        (interpreter, text, _) throws(PythonError) in
        if text.isASCII, let range {
          return .object(exchangingCase(of: range, in: text, interpreter))
        }
        if text.isASCII, let convert = asciiConversions[name] {
          return .object(try converting(text, by: convert, interpreter))
        }
        return interpreter.string(convert(text.value))
      }
    }
  }

  /// The letters whose case the plain conversions change.
  private static let asciiRanges: [String: ClosedRange<UInt8>] = [
    "upper": 0x61...0x7A, "lower": 0x41...0x5A, "casefold": 0x41...0x5A,
  ]

  /// What a byte of an ASCII text becomes behind another one; there is none before the first.
  private static let asciiConversions: [String: @Sendable (_ byte: UInt8, _ previous: UInt8?) -> UInt8] = [
    "title": { isLetter($1 ?? 0) ? small($0) : capital($0) },
    "capitalize": { $1 == nil ? capital($0) : small($0) },
    "swapcase": { (byte, _) in isLetter(byte) ? byte ^ 0x20 : byte },
  ]

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
  private static func small(_ byte: UInt8) -> UInt8 { isLetter(byte) ? byte | 0x20 : byte }
  private static func capital(_ byte: UInt8) -> UInt8 { isLetter(byte) ? byte & ~0x20 : byte }

  private static func converting(
    _ text: StringObject, by convert: (UInt8, UInt8?) -> UInt8, _ interpreter: Interpreter
  ) throws(PythonError) -> StringObject {
    let count = text.byteCount
    let result = StringObject(byteCount: count, scalarCount: count, type: interpreter.types.strReference)
    var previous: UInt8?
    for index in 0..<count {
      if index & 0xFFFFF == 0xFFFFF { try interpreter.checkInterrupt() }
      let byte = text.bytes[index]
      result.bytes[index] = convert(byte, previous)
      previous = byte
    }
    return result
  }

  private static func exchangingCase(
    of range: ClosedRange<UInt8>, in text: StringObject, _ interpreter: Interpreter
  ) -> StringObject {
    let count = text.byteCount
    let result = StringObject(byteCount: count, scalarCount: count, type: interpreter.types.strReference)
    let lower = range.lowerBound
    let size = range.upperBound - lower
    for index in 0..<count {
      let byte = text.bytes[index]
      result.bytes[index] = byte &- lower <= size ? byte ^ 0x20 : byte
    }
    return result
  }

  static func upper(_ text: String) -> String {
    return map(text) { $0.properties.uppercaseMapping }
  }

  static func lower(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var output = ""
    for (index, scalar) in scalars.enumerated() {
      output +=
        scalar == "Σ" ? (isFinalSigma(scalars, index) ? "ς" : "σ") : scalar.properties.lowercaseMapping
    }
    return output
  }

  /// Whether a capital sigma ends a word, where its small form differs.
  private static func isFinalSigma(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    func isCased(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isCased }
    func isIgnored(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isCaseIgnorable }
    guard let before = scalars[..<index].last(where: { !isIgnored($0) }), isCased(before) else {
      return false
    }
    guard let after = scalars[(index + 1)...].first(where: { !isIgnored($0) }) else { return true }
    return !isCased(after)
  }

  private static func map(_ text: String, _ transform: (Unicode.Scalar) -> String) -> String {
    var output = ""
    output.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { output += transform(scalar) }
    return output
  }

  private static func title(_ text: String) -> String {
    var previousCased = false
    return map(text) { scalar in
      let properties = scalar.properties
      defer { previousCased = properties.isCased }
      return previousCased ? properties.lowercaseMapping : properties.titlecaseMapping
    }
  }

  private static func capitalize(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return "" }
    return first.properties.titlecaseMapping + lower(String(text.unicodeScalars.dropFirst()))
  }

  private static func swapCase(_ text: String) -> String {
    map(text) { scalar in
      if scalar.properties.isUppercase { return scalar.properties.lowercaseMapping }
      if scalar.properties.isLowercase { return scalar.properties.uppercaseMapping }
      return String(scalar)
    }
  }

  /// Case folding; the small form of the capital form folds nearly all letters as Unicode does.
  private static func fold(_ text: String) -> String {
    return map(text) { scalar in
      scalar.properties.uppercaseMapping.unicodeScalars.map { $0.properties.lowercaseMapping }.joined()
    }
  }
}
