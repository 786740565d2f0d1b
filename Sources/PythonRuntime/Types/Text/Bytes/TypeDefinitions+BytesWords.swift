extension TypeDefinitions {
  /// Methods of `bytes` that are about words and case, and tables of bytes.
  static func bytesWords(_ builder: TypeBuilder) {
    func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
    func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
    func isLetter(_ byte: UInt8) -> Bool { isUpper(byte) || isLower(byte) }
    let changes: [(String, (UInt8, UInt8?) -> UInt8)] = [
      ("title", { byte, before in before.map(isLetter) == true ? byte | 0x20 : byte & ~0x20 }),
      ("capitalize", { byte, before in before != nil ? byte | 0x20 : byte & ~0x20 }),
      ("swapcase", { byte, _ in byte ^ 0x20 }),
    ]
    for (name, change) in changes {
      builder.method(name, on: BytesObject.self) { (interpreter, bytes, _) throws(PythonError) in
        var result: [UInt8] = []
        var before: UInt8?
        for byte in bytes.bytes {
          result.append(isLetter(byte) ? change(byte, before) : byte)
          before = byte
        }
        return interpreter.bytes(result)
      }
    }
    builder.method("isupper", on: BytesObject.self) { (_, bytes, _) throws(PythonError) in
      .bool(bytes.bytes.contains(where: isUpper) && !bytes.bytes.contains(where: isLower))
    }
    builder.method("islower", on: BytesObject.self) { (_, bytes, _) throws(PythonError) in
      .bool(bytes.bytes.contains(where: isLower) && !bytes.bytes.contains(where: isUpper))
    }
    builder.method("istitle", on: BytesObject.self) { (_, bytes, _) throws(PythonError) in
      var before: UInt8?
      for byte in bytes.bytes {
        if isLetter(byte), isUpper(byte) == (before.map(isLetter) == true) { return .bool(false) }
        before = byte
      }
      return .bool(bytes.bytes.contains(where: isLetter))
    }
    builder.method("translate", "table, /, delete=b''", on: BytesObject.self) {
      (interpreter, bytes, arguments) throws(PythonError) in
      let table = arguments[0].cast(to: BytesObject.self)?.bytes
      if let table, table.count != 256 {
        throw .valueError("translation table must be 256 characters long")
      }
      if table == nil, !arguments[0].isNone {
        throw .typeError("a bytes-like object is required, not '\(interpreter.type(of: arguments[0]).name)'")
      }
      let removed = Set(arguments[1].cast(to: BytesObject.self)?.bytes ?? [])
      return interpreter.bytes(
        bytes.bytes.filter { !removed.contains($0) }.map { table?[Int($0)] ?? $0 })
    }
    builder.staticMethod("maketrans", "frm, to, /") { (interpreter, arguments) throws(PythonError) in
      guard let from = arguments[0].cast(to: BytesObject.self)?.bytes,
        let to = arguments[1].cast(to: BytesObject.self)?.bytes
      else {
        let wrong = arguments[0].object is BytesObject ? arguments[1] : arguments[0]
        throw .typeError("a bytes-like object is required, not '\(interpreter.type(of: wrong).name)'")
      }
      guard from.count == to.count else {
        throw .valueError("maketrans arguments must have same length")
      }
      var table = (0...255).map { UInt8($0) }
      for (source, target) in zip(from, to) { table[Int(source)] = target }
      return interpreter.bytes(table)
    }
  }

  /// `bytes % arguments`: the formatting of texts, with bytes for `%s` and `%b`.
  static func formatted(
    _ bytes: [UInt8], _ arguments: Value, _ interpreter: Interpreter
  ) throws(PythonError) -> Value {
    func text(_ value: Value) throws(PythonError) -> Value {
      guard let bytes = value.cast(to: BytesObject.self) else { return value }
      return latin(bytes.bytes, interpreter)
    }
    // What is no byte is shown, not taken for bytes.
    let takesBytes = zip(bytes, bytes.dropFirst()).contains { $0 == 0x25 && ($1 == 0x73 || $1 == 0x62) }
    var values: [Value] = []
    for value in arguments.cast(to: TupleObject.self)?.array ?? [arguments] {
      if value.object is StringObject, takesBytes {
        throw .typeError(
          "%b requires a bytes-like object, or an object that implements __bytes__, not 'str'")
      }
      values.append(try text(value))
    }
    var template = bytes
    for index in template.indices.dropLast() where template[index] == 0x25 && template[index + 1] == 0x62 {
      template[index + 1] = 0x73
    }
    let given = arguments.object is TupleObject ? interpreter.tuple(values) : values[0]
    do throws(PythonError) {
      return asBytes(
        try interpreter.callMethod("__mod__", of: latin(template, interpreter), [given]), interpreter)
    } catch {
      let text = try interpreter.string(of: .object(interpreter.exception(of: error)))
      guard error.isInstance(of: .typeError), text.hasSuffix("during string formatting") else { throw error }
      throw .typeError("not all arguments converted during bytes formatting")
    }
  }
}
