import BigInt

extension Builtins {
  static func addText(_ builder: ModuleBuilder) {
    builder.function("repr", "object, /", "The text that shows an object to a programmer.") {
      (interpreter, arguments) throws(PythonError) in
      interpreter.string(try interpreter.representation(of: arguments[0]))
    }
    builder.function("ascii", "object, /", "repr with escapes for whatever is not ASCII.") {
      (interpreter, arguments) throws(PythonError) in
      interpreter.string(TextRepresentation.ascii(try interpreter.representation(of: arguments[0])))
    }
    builder.function("format", "value, format_spec='', /", "The text of a value in a format.") {
      (interpreter, arguments) throws(PythonError) in
      var specification = ""
      if arguments.isPresent(1) {
        specification = try StringMethods.argument(arguments[1], "format", 2, in: interpreter).value
      }
      return interpreter.string(try interpreter.format(arguments[0], specification))
    }
    builder.function("chr", "i, /", "The character of a code.") {
      (interpreter, arguments) throws(PythonError) in
      let code = try interpreter.int(arguments[0])
      guard code >= 0, code < 0x110000 else { throw .valueError("chr() arg not in range(0x110000)") }
      return interpreter.character(Unicode.Scalar(UInt32(code)) ?? "\u{FFFD}")
    }
    builder.function("ord", "c, /", "The code of a character.") {
      (interpreter, arguments) throws(PythonError) in
      if let text = arguments[0].cast(to: StringObject.self) {
        guard let scalar = text.value.unicodeScalars.first, text.scalarCount == 1 else {
          throw .typeError("ord() expected a character, but string of length \(text.scalarCount) found")
        }
        return .int(Int(scalar.value))
      }
      if let bytes = arguments[0].cast(to: ByteSequence.self) {
        guard let byte = bytes.bytes.first, bytes.bytes.count == 1 else {
          throw .typeError("ord() expected a character, but string of length \(bytes.bytes.count) found")
        }
        return .int(Int(byte))
      }
      throw .typeError(
        "ord() expected string of length 1, but \(interpreter.type(of: arguments[0]).errorName) found")
    }
    let bases: [(String, StaticString, Int)] = [("bin", "0b", 1), ("oct", "0o", 3), ("hex", "0x", 4)]
    for (name, prefix, bits) in bases {
      let radix = 1 << bits
      builder.function(name, "number, /", "The text of an integer in base \(radix).") {
        (interpreter, arguments) throws(PythonError) in
        if case .int(let number) = arguments[0] {
          return interpreter.text(of: number, prefix: prefix, bitsPerDigit: bits)
        }
        let value = try interpreter.bigInt(arguments[0])
        let sign = value < 0 ? "-" : ""
        return interpreter.string("\(sign)\(prefix)" + String(value.magnitude, radix: radix))
      }
    }
  }
}
