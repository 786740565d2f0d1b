extension TypeDefinitions {
  static func bytes(_ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "bytes", base: object, in: interpreter,
      slots: [
        .add, .multiply, .reflectedMultiply, .less, .lessOrEqual, .equal, .notEqual, .greater,
        .greaterOrEqual,
        .getItem, .length, .contains, .iterate, .hash, .representation, .modulo,
      ],
      constructor: constructor("bytes", "source=b'', encoding='utf-8', errors='strict'") {
        (interpreter, type, arguments) throws(PythonError) in
        .object(BytesObject(try interpreter.makeBytes(arguments), type: type))
      }
    ) { builder in
      builder.documentation("Bytes: integers of 0...255.")
      builder.offersConstructor()
      bytesConversions(builder)
      bytesCasing(builder)
      bytesWords(builder)
      for name in textLikeMethods { addTextLike(name, builder) }
    }
  }

  /// Methods that do to bytes what the method of `str` does to a text of scalars below 256.
  private static let textLikeMethods = [
    "split", "rsplit", "strip", "lstrip", "rstrip", "find", "rfind", "index", "rindex", "count", "replace",
    "startswith", "endswith", "partition", "rpartition", "join", "splitlines", "removeprefix", "removesuffix",
    "center", "ljust", "rjust", "zfill", "expandtabs",
  ]

  /// The methods that also take one byte as an integer.
  private static let searchingMethods: Set = ["find", "rfind", "index", "rindex", "count"]

  private static func addTextLike(_ name: String, _ builder: TypeBuilder) {
    builder.method(name, "*args", on: BytesObject.self) {
      (interpreter, bytes, arguments) throws(PythonError) in
      var texts: [Value] = []
      for (index, argument) in arguments.rest.enumerated() {
        if index == 0, searchingMethods.contains(name) {
          texts.append(try searched(argument, interpreter))
        } else if index == 0, name == "startswith" || name == "endswith", argument.object is StringObject {
          throw .typeError("\(name) first arg must be bytes or a tuple of bytes, not str")
        } else if argument.object is StringObject, ["center", "ljust", "rjust"].contains(name) {
          throw .typeError("\(name)() argument \(index + 1) must be a byte string of length 1, not str")
        } else if name == "join" {
          texts.append(try joined(argument, interpreter))
        } else {
          texts.append(try asText(argument, interpreter))
        }
      }
      do throws(PythonError) {
        let result = try interpreter.callMethod(name, of: latin(bytes.bytes, interpreter), texts)
        return asBytes(result, interpreter)
      } catch {
        if name.hasSuffix("index"), error.isInstance(of: .valueError) {
          throw .valueError("subsection not found")
        }
        throw error
      }
    }
  }

  /// What `find` and its like look for.
  private static func searched(_ value: Value, _ interpreter: Interpreter) throws(PythonError) -> Value {
    if let number = try interpreter.indexIfInteger(value) {
      guard let byte = UInt8(exactly: number) else { throw .valueError("byte must be in range(0, 256)") }
      return latin([byte], interpreter)
    }
    guard value.object is BytesObject else {
      throw .typeError(
        "argument should be integer or bytes-like object, not '\(interpreter.type(of: value).name)'")
    }
    return try asText(value, interpreter)
  }

  private static func joined(_ value: Value, _ interpreter: Interpreter) throws(PythonError) -> Value {
    var texts: [Value] = []
    for (index, element) in try interpreter.elements(of: value).enumerated() {
      guard let bytes = element.cast(to: BytesObject.self) else {
        let given = interpreter.type(of: element).name
        throw .typeError("sequence item \(index): expected a bytes-like object, \(given) found")
      }
      texts.append(latin(bytes.bytes, interpreter))
    }
    return interpreter.list(texts)
  }

  static func latin(_ bytes: [UInt8], _ interpreter: Interpreter) -> Value {
    var view = String.UnicodeScalarView()
    for byte in bytes { view.append(Unicode.Scalar(byte)) }
    return interpreter.string(String(view))
  }

  private static func asText(_ value: Value, _ interpreter: Interpreter) throws(PythonError) -> Value {
    if let bytes = value.cast(to: BytesObject.self) { return latin(bytes.bytes, interpreter) }
    if value.object is StringObject {
      throw .typeError("a bytes-like object is required, not 'str'")
    }
    if value.object is ListObject || value.object is TupleObject {
      var texts: [Value] = []
      for element in try interpreter.elements(of: value) { texts.append(try asText(element, interpreter)) }
      return value.object is ListObject ? interpreter.list(texts) : interpreter.tuple(texts)
    }
    return value
  }

  static func asBytes(_ value: Value, _ interpreter: Interpreter) -> Value {
    if let text = value.cast(to: StringObject.self) {
      return interpreter.bytes(text.value.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
    }
    if let list = value.cast(to: ListObject.self) {
      return interpreter.list(list.array.map { asBytes($0, interpreter) })
    }
    if let tuple = value.cast(to: TupleObject.self) {
      return interpreter.tuple(tuple.array.map { asBytes($0, interpreter) })
    }
    return value
  }

  private static func bytesConversions(_ builder: TypeBuilder) {
    builder.method(
      "decode", "encoding='utf-8', errors='strict'", "The text that the bytes encode.", on: BytesObject.self
    ) { (interpreter, bytes, arguments) throws(PythonError) in
      interpreter.string(try interpreter.decode(bytes.bytes, encoding: arguments[0], errors: arguments[1]))
    }
    builder.method("hex", "sep=None, bytes_per_sep=1", "The bytes in hexadecimal.", on: BytesObject.self) {
      (interpreter, bytes, arguments) throws(PythonError) in
      let separator = arguments.isPresent(0) ? try interpreter.string(of: arguments[0]) : ""
      let size = arguments.isPresent(1) ? try interpreter.int(arguments[1]) : 1
      var text = ""
      for (index, byte) in bytes.bytes.enumerated() {
        if index > 0, !separator.isEmpty, size != 0 {
          let isBoundary =
            size > 0 ? (bytes.bytes.count - index) % size == 0 : index % Int(clamping: size.magnitude) == 0
          if isBoundary { text += separator }
        }
        text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
      return interpreter.string(text)
    }
    builder.classMethod("fromhex", "string, /", "The bytes that hexadecimal text stands for.") {
      (interpreter, _, arguments) throws(PythonError) in
      let text = try StringMethods.argument(arguments[0], "fromhex", 1, in: interpreter).value
      var result: [UInt8] = []
      var high: UInt8?
      for (index, byte) in text.utf8.enumerated() {
        guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
          if high == nil, byte == 0x20 || (0x09...0x0D).contains(byte) { continue }
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
      return interpreter.bytes(result)
    }
  }

  private static func bytesCasing(_ builder: TypeBuilder) {
    func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
    func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
    builder.method("upper", on: BytesObject.self) { (interpreter, bytes, _) throws(PythonError) in
      interpreter.bytes(bytes.bytes.map { isLower($0) ? $0 - 0x20 : $0 })
    }
    builder.method("lower", on: BytesObject.self) { (interpreter, bytes, _) throws(PythonError) in
      interpreter.bytes(bytes.bytes.map { isUpper($0) ? $0 + 0x20 : $0 })
    }
    let tests: [(String, (UInt8) -> Bool)] = [
      ("isdigit", { (0x30...0x39).contains($0) }),
      ("isalpha", { isUpper($0) || isLower($0) }),
      ("isalnum", { isUpper($0) || isLower($0) || (0x30...0x39).contains($0) }),
      ("isspace", { $0 == 0x20 || (0x09...0x0D).contains($0) }),
    ]
    for (name, test) in tests {
      builder.method(name, on: BytesObject.self) { (_, bytes, _) throws(PythonError) in
        .bool(!bytes.bytes.isEmpty && bytes.bytes.allSatisfy(test))
      }
    }
    builder.method("isascii", on: BytesObject.self) { (_, bytes, _) throws(PythonError) in
      .bool(bytes.bytes.allSatisfy { $0 < 0x80 })
    }
  }
}

extension Interpreter {
  /// `bytes(source, encoding, errors)`.
  fileprivate func makeBytes(_ arguments: Arguments) throws(PythonError) -> [UInt8] {
    let source = arguments[0]
    if source.isUnset { return [] }
    if !(source.object is StringObject) {
      for (index, word) in [(1, "encoding"), (2, "errors")] where arguments.isPresent(index) {
        throw .typeError("\(word) without a string argument")
      }
    }
    if let text = source.cast(to: StringObject.self) {
      guard arguments.isPresent(1) else { throw .typeError("string argument without an encoding") }
      return try encode(text.value, encoding: arguments[1], errors: arguments[2])
    }
    if case .object(let object) = source, let custom = object.type.dunder(.bytes) {
      let result = try callMethod(custom, on: source)
      guard let bytes = result.cast(to: BytesObject.self) else {
        throw .typeError("__bytes__ returned non-bytes (type \(type(of: result).name))")
      }
      return bytes.bytes
    }
    if let count = try indexIfInteger(source) {
      if count < 0 { throw .valueError("negative count") }
      try checkAllocation(count, stride: 1)
      return [UInt8](repeating: 0, count: count)
    }
    return try byteElements(of: source)
  }
}
