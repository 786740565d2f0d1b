extension ByteMethods {
  static func addConversions(_ builder: TypeBuilder) {
    builder.method(
      "decode", "encoding='utf-8', errors='strict'", "The text that the bytes encode.", on: ByteSequence.self
    ) { (interpreter, bytes, arguments) throws(PythonError) in
      interpreter.string(try interpreter.decode(bytes.bytes, encoding: arguments[0], errors: arguments[1]))
    }
    addHexadecimal(builder)
    builder.classMethod("fromhex", "string, /", "The bytes that hexadecimal text stands for.") {
      (interpreter, type, arguments) throws(PythonError) in
      guard let text = arguments[0].cast(to: StringObject.self) else {
        throw .typeError("fromhex() argument must be str, not \(interpreter.givenName(of: arguments[0]))")
      }
      let result = interpreter.bytes(try bytes(fromHex: text.value))
      return type === interpreter.types.bytes ? result : try interpreter.call(.object(type), [result])
    }
  }

  static func addHexadecimal(_ builder: TypeBuilder) {
    builder.method("hex", "sep=None, bytes_per_sep=1", "The bytes in hexadecimal.", on: ByteSequence.self) {
      (interpreter, bytes, arguments) throws(PythonError) in
      let size = arguments.isPresent(1) ? try interpreter.int(arguments[1]) : 1
      let separator = arguments.isPresent(0) ? try hexSeparator(arguments[0], interpreter) : nil
      return interpreter.string(hex(bytes.bytes, separator: separator, every: size))
    }
  }

  private static func hexSeparator(_ value: Value, _ interpreter: Interpreter) throws(PythonError) -> String {
    if try interpreter.length(of: value) != 1 { throw .valueError("sep must be length 1.") }
    if let bytes = value.cast(to: ByteSequence.self) {
      guard let byte = bytes.bytes.first, byte < 0x80 else { throw .valueError("sep must be ASCII.") }
      return String(Unicode.Scalar(byte))
    }
    guard let text = value.cast(to: StringObject.self) else {
      throw .typeError("sep must be str or bytes.")
    }
    guard text.isASCII else { throw .valueError("sep must be ASCII.") }
    return text.value
  }

  private static func hex(_ bytes: [UInt8], separator: String?, every size: Int) -> String {
    var text = ""
    for (index, byte) in bytes.enumerated() {
      if index > 0, let separator, size != 0 {
        // Groups are counted from the right, those of a negative size from the left.
        let place = size > 0 ? bytes.count - index : index
        if UInt(place) % size.magnitude == 0 { text += separator }
      }
      text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return text
  }

  private static func bytes(fromHex text: String) throws(PythonError) -> [UInt8] {
    var result: [UInt8] = []
    var high: UInt8?
    for (index, byte) in text.utf8.enumerated() {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        if high == nil, isBlank(byte) { continue }
        throw .valueError("non-hexadecimal number found in fromhex() arg at position \(index)")
      }
      if let first = high {
        result.append(first << 4 | UInt8(digit))
        high = nil
      } else {
        high = UInt8(digit)
      }
    }
    if high != nil {
      throw .valueError("non-hexadecimal number found in fromhex() arg at position \(text.utf8.count)")
    }
    return result
  }

  /// `bytes % arguments`: the formatting of texts, with bytes for `%s` and `%b`.
  static func formatted(
    _ bytes: [UInt8], _ arguments: Value, _ interpreter: Interpreter
  ) throws(PythonError) -> [UInt8] {
    let text = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    var format = PercentFormat(text: text, arguments: arguments, interpreter: interpreter, isOfBytes: true)
    return try format.run().unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }
}
