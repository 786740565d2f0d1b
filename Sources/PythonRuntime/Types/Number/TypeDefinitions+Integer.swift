import BigInt

extension TypeDefinitions {
  private static let integerSlots: SlotSet = [
    .add, .subtract, .multiply, .divide, .floorDivide, .modulo, .power, .leftShift, .rightShift, .bitwiseAnd,
    .bitwiseOr, .bitwiseXor, .divmod,
    .reflectedAdd, .reflectedSubtract, .reflectedMultiply, .reflectedDivide, .reflectedFloorDivide,
    .reflectedModulo, .reflectedPower, .reflectedLeftShift, .reflectedRightShift, .reflectedAnd, .reflectedOr,
    .reflectedXor, .reflectedDivmod,
    .negative, .positive, .invert, .absolute,
    .less, .lessOrEqual, .equal, .notEqual, .greater, .greaterOrEqual,
    .truth, .hash, .representation, .format, .integer, .index, .float,
  ]

  static func int(_ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "int", base: object, in: interpreter, slots: integerSlots,
      constructor: constructor("int", "x=0, /, base=10") {
        (interpreter, type, arguments) throws(PythonError) in
        let value = try interpreter.makeInteger(arguments)
        if type === interpreter.types.int { return value }
        return .object(IntegerObject(try interpreter.bigInt(value), type: type))
      }
    ) { builder in
      builder.documentation("An integer of any size; int(text, base=10) reads one.")
      builder.offersConstructor()
      integerConversions(builder)
      integerBytes(builder)
      integerParts(builder)
      rounding(builder)
    }
  }

  static func bool(_ int: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "bool", base: int, in: interpreter, isSubclassable: false, slots: [.representation],
      constructor: constructor("bool", "x=False, /") { (interpreter, _, arguments) throws(PythonError) in
        .bool(try interpreter.flag(arguments[0]))
      }
    ) { builder in
      builder.documentation("True or False; bool(x) says which of them x counts as.")
      builder.offersConstructor()
    }
  }

  private static func integerConversions(_ builder: TypeBuilder) {
    builder.method("bit_length", "", "The number of bits that the magnitude takes.") {
      (interpreter, receiver, _) throws(PythonError) in
      if case .int(let value) = receiver { return .int(Int.bitWidth - value.magnitude.leadingZeroBitCount) }
      return .int(try interpreter.bigInt(receiver).magnitude.bitWidth)
    }
    builder.method("bit_count", "", "The number of ones in the magnitude's bits.") {
      (interpreter, receiver, _) throws(PythonError) in
      let magnitude = try interpreter.bigInt(receiver).magnitude
      return .int(magnitude.words.reduce(0) { $0 + $1.nonzeroBitCount })
    }
    builder.method("conjugate", "", "The integer itself.") { (interpreter, receiver, _) throws(PythonError) in
      interpreter.integer(try interpreter.bigInt(receiver))
    }
    builder.method("as_integer_ratio", "", "The integer and 1.") {
      (interpreter, receiver, _) throws(PythonError) in
      interpreter.tuple([interpreter.integer(try interpreter.bigInt(receiver)), .int(1)])
    }
    builder.method("__getnewargs__") { (interpreter, receiver, _) throws(PythonError) in
      interpreter.tuple([interpreter.integer(try interpreter.bigInt(receiver))])
    }
  }

  private static func integerParts(_ builder: TypeBuilder) {
    for name in ["real", "numerator"] {
      builder.property(
        name,
        get: { (interpreter, receiver) throws(PythonError) in
          interpreter.integer(try interpreter.bigInt(receiver))
        })
    }
    builder.property("imag", get: { (_, _) throws(PythonError) in .int(0) })
    builder.property("denominator", get: { (_, _) throws(PythonError) in .int(1) })
  }

  private static func rounding(_ builder: TypeBuilder) {
    for name in ["__trunc__", "__floor__", "__ceil__"] {
      builder.method(name) { (interpreter, receiver, _) throws(PythonError) in
        interpreter.integer(try interpreter.bigInt(receiver))
      }
    }
    builder.method("__round__", "ndigits=None, /") { (interpreter, receiver, arguments) throws(PythonError) in
      try Rounding.round(receiver, digits: arguments[0].orNone, in: interpreter)
    }
  }

  private static func integerBytes(_ builder: TypeBuilder) {
    builder.method(
      "to_bytes", "length=1, byteorder='big', *, signed=False", "The integer as bytes."
    ) { (interpreter, receiver, arguments) throws(PythonError) in
      let length = arguments.isPresent(0) ? try interpreter.int(arguments[0]) : 1
      if length < 0 { throw .valueError("length argument must be non-negative") }
      try interpreter.checkAllocation(length, stride: 1)
      let isBig = try interpreter.isBigEndian(arguments[1], "to_bytes")
      let isSigned = try interpreter.isTrue(arguments.value(2, default: .bool(false)))
      let value = try interpreter.bigInt(receiver)
      if value < 0, !isSigned { throw .overflowError("can't convert negative int to unsigned") }
      let needed =
        isSigned ? (value < 0 ? (-value - 1) : value).magnitude.bitWidth + 1 : value.magnitude.bitWidth
      if needed > length * 8 { throw .overflowError("int too big to convert") }
      var magnitude = value.magnitude
      if value < 0 { magnitude = (BigInt(1) << (length * 8) + value).magnitude }
      let digits = Array(magnitude.serializedBytes)
      var bytes = [UInt8](repeating: 0, count: max(0, length - digits.count)) + digits.suffix(length)
      if !isBig { bytes.reverse() }
      return interpreter.bytes(bytes)
    }
    builder.classMethod(
      "from_bytes", "bytes, byteorder='big', *, signed=False", "The integer that bytes stand for."
    ) { (interpreter, type, arguments) throws(PythonError) in
      var bytes = try interpreter.byteElements(of: arguments[0])
      if try !interpreter.isBigEndian(arguments[1], "from_bytes") { bytes.reverse() }
      var value = BigInt(BigUInt(bigEndian: bytes))
      if try interpreter.isTrue(arguments.value(2, default: .bool(false))), let first = bytes.first,
        first >= 0x80
      {
        value -= BigInt(1) << (bytes.count * 8)
      }
      let result = interpreter.integer(value)
      return type === interpreter.types.int ? result : try interpreter.call(.object(type), result)
    }
  }
}

extension BigUInt {
  /// The bytes, the highest first.
  fileprivate var serializedBytes: [UInt8] {
    var bytes: [UInt8] = []
    for word in words.reversed() {
      for shift in stride(from: UInt.bitWidth - 8, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> UInt(shift)))
      }
    }
    return Array(bytes.drop { $0 == 0 })
  }

  /// The number that bytes stand for, the highest first.
  fileprivate init(bigEndian bytes: [UInt8]) {
    var words: [UInt] = []
    var index = bytes.count
    while index > 0 {
      var word: UInt = 0
      for place in 0..<8 where index - 1 - place >= 0 {
        word |= UInt(bytes[index - 1 - place]) << UInt(place * 8)
      }
      words.append(word)
      index -= 8
    }
    self.init(words: words)
  }
}

extension Interpreter {
  fileprivate func isBigEndian(_ order: Value, _ function: String) throws(PythonError) -> Bool {
    if order.isUnset { return true }
    guard let text = order.cast(to: StringObject.self) else {
      throw .typeError("\(function)() argument 'byteorder' must be str, not \(givenName(of: order))")
    }
    switch text.value {
    case "big": return true
    case "little": return false
    default: throw .valueError("byteorder must be either 'little' or 'big'")
    }
  }

  /// `int(x, base)`.
  fileprivate func makeInteger(_ arguments: Arguments) throws(PythonError) -> Value {
    let value = arguments[0]
    if value.isUnset {
      if arguments.isPresent(1) { throw .typeError("int() missing string argument") }
      return .int(0)
    }
    guard arguments.isPresent(1) else {
      switch value {
      case .int, .bool, .float: return try integerValue(of: value)
      case .object(let object):
        if let text = object as? StringObject { return try readInteger(text.value, value, base: 10) }
        if let bytes = object as? ByteSequence {
          return try readInteger(String(decoding: bytes.bytes, as: UTF8.self), value, base: 10)
        }
      default: break
      }
      return try integerValue(of: value)
    }
    let base = try int(arguments[1])
    guard base == 0 || (2...36).contains(base) else {
      throw .valueError("int() base must be >= 2 and <= 36, or 0")
    }
    if let text = value.cast(to: StringObject.self) { return try readInteger(text.value, value, base: base) }
    if let bytes = value.cast(to: ByteSequence.self) {
      return try readInteger(String(decoding: bytes.bytes, as: UTF8.self), value, base: base)
    }
    throw .typeError("int() can't convert non-string with explicit base")
  }

  private func readInteger(_ text: String, _ original: Value, base: Int) throws(PythonError) -> Value {
    if let result = try NumberParsing.integer(text, base: base, in: self) { return result }
    // A long text is shown in part.
    let shown = String(String.UnicodeScalarView(try representation(of: original).unicodeScalars.prefix(200)))
    throw .valueError("invalid literal for int() with base \(base): \(shown)")
  }
}
