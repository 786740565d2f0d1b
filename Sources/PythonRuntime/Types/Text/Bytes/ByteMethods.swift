/// The methods that `bytes` and `bytearray` share.
enum ByteMethods {
  static func add(to builder: TypeBuilder) {
    addConversions(builder)
    addCasing(builder)
    addPredicates(builder)
    addTranslation(builder)
    addSearching(builder)
    addAffixes(builder)
    addReplacing(builder)
    addSplitting(builder)
    addJoining(builder)
    addPadding(builder)
    addTrimming(builder)
  }

  /// The bytes of an argument that must be bytes.
  static func buffer(_ value: Value, in interpreter: Interpreter) throws(PythonError) -> [UInt8] {
    guard let bytes = value.cast(to: ByteSequence.self) else {
      throw .typeError("a bytes-like object is required, not '\(interpreter.type(of: value).errorName)'")
    }
    return bytes.bytes
  }

  static func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
  static func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
  static func isLetter(_ byte: UInt8) -> Bool { isUpper(byte) || isLower(byte) }
  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func addCasing(_ builder: TypeBuilder) {
    let changes: [(String, String, (UInt8, UInt8?) -> UInt8)] = [
      ("upper", "The bytes with capital letters.", { byte, _ in byte & ~0x20 }),
      ("lower", "The bytes with small letters.", { byte, _ in byte | 0x20 }),
      (
        "title", "The bytes with a capital at the start of each word.",
        { byte, before in before.map(isLetter) == true ? byte | 0x20 : byte & ~0x20 }
      ),
      (
        "capitalize", "The bytes with one capital, at the start.",
        { byte, before in before != nil ? byte | 0x20 : byte & ~0x20 }
      ),
      ("swapcase", "The bytes with capital and small letters changed.", { byte, _ in byte ^ 0x20 }),
    ]
    for (name, documentation, change) in changes {
      builder.method(name, "", documentation, on: ByteSequence.self) {
        (interpreter, bytes, _) throws(PythonError) in
        var result: [UInt8] = []
        result.reserveCapacity(bytes.bytes.count)
        var before: UInt8?
        for byte in bytes.bytes {
          result.append(isLetter(byte) ? change(byte, before) : byte)
          before = byte
        }
        return bytes.like(result, in: interpreter)
      }
    }
  }

  private static func addPredicates(_ builder: TypeBuilder) {
    let tests: [(String, ([UInt8]) -> Bool)] = [
      ("isdigit", { !$0.isEmpty && $0.allSatisfy(isDigit) }),
      ("isalpha", { !$0.isEmpty && $0.allSatisfy(isLetter) }),
      ("isalnum", { !$0.isEmpty && $0.allSatisfy { isLetter($0) || isDigit($0) } }),
      ("isspace", { !$0.isEmpty && $0.allSatisfy(isBlank) }),
      ("isascii", { $0.allSatisfy { $0 < 0x80 } }),
      ("isupper", { $0.contains(where: isUpper) && !$0.contains(where: isLower) }),
      ("islower", { $0.contains(where: isLower) && !$0.contains(where: isUpper) }),
      ("istitle", isTitle),
    ]
    for (name, test) in tests {
      builder.method(name, on: ByteSequence.self) { (_, bytes, _) throws(PythonError) in
        .bool(test(bytes.bytes))
      }
    }
  }

  private static func isTitle(_ bytes: [UInt8]) -> Bool {
    var before: UInt8?
    for byte in bytes {
      if isLetter(byte), isUpper(byte) == (before.map(isLetter) == true) { return false }
      before = byte
    }
    return bytes.contains(where: isLetter)
  }

  private static func addTranslation(_ builder: TypeBuilder) {
    builder.method(
      "translate", "table, /, delete=b''", "The bytes that a table gives for the bytes.",
      on: ByteSequence.self
    ) { (interpreter, bytes, arguments) throws(PythonError) in
      let table = arguments[0].isNone ? nil : try buffer(arguments[0], in: interpreter)
      if let table, table.count != 256 {
        throw .valueError("translation table must be 256 characters long")
      }
      let removed = Set(arguments.isPresent(1) ? try buffer(arguments[1], in: interpreter) : [])
      return bytes.like(
        bytes.bytes.filter { !removed.contains($0) }.map { table?[Int($0)] ?? $0 }, in: interpreter)
    }
    builder.staticMethod("maketrans", "frm, to, /", "A table for translate.") {
      (interpreter, arguments) throws(PythonError) in
      let from = try buffer(arguments[0], in: interpreter)
      let to = try buffer(arguments[1], in: interpreter)
      guard from.count == to.count else {
        throw .valueError("maketrans arguments must have same length")
      }
      var table = (0...255).map { UInt8($0) }
      for (source, target) in zip(from, to) { table[Int(source)] = target }
      return interpreter.bytes(table)
    }
  }
}
