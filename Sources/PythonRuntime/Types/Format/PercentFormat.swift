import BigInt

extension StringObject {
  /// `text % arguments`.
  func formatted(with arguments: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    var format = PercentFormat(text: value, arguments: arguments, interpreter: interpreter)
    return interpreter.string(try format.run())
  }
}

/// The `%` operator of `str`, and of `bytes`, which are read as text of the same code points.
struct PercentFormat {
  private let bytes: [UInt8]
  private let isOfBytes: Bool
  private let interpreter: Interpreter
  private let single: Value
  private let positional: [Value]
  private let isTuple: Bool
  private var nextArgument = 0
  private var usesMapping = false
  private var position = 0
  private var output: [UInt8] = []

  init(text: String, arguments: Value, interpreter: Interpreter, isOfBytes: Bool = false) {
    bytes = Array(text.utf8)
    self.isOfBytes = isOfBytes
    self.interpreter = interpreter
    single = arguments
    if let tuple = arguments.cast(to: TupleObject.self) {
      isTuple = true
      positional = tuple.array
    } else {
      isTuple = false
      positional = [arguments]
    }
  }

  /// One `%` item between the sign and the conversion.
  private struct Item {
    var isLeft = false
    var showsPlus = false
    var showsSpace = false
    var isAlternate = false
    var isZeroPadded = false
    var width = -1
    var precision = -1
  }

  mutating func run() throws(PythonError) -> String {
    output.reserveCapacity(bytes.count + 16)
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte != 0x25 {
        output.append(byte)
      } else {
        try convert()
      }
    }
    let isMapping =
      !isTuple && interpreter.type(of: single).implements(.getItem)
      && !(single.object is StringObject || isOfBytes && single.object is ByteSequence)
    if !usesMapping, !isMapping, nextArgument < positional.count {
      throw .typeError(
        "not all arguments converted during \(isOfBytes ? "bytes" : "string") formatting")
    }
    return String(decoding: output, as: UTF8.self)
  }

  private mutating func argument() throws(PythonError) -> Value {
    guard nextArgument < positional.count else {
      throw .typeError("not enough arguments for format string")
    }
    nextArgument += 1
    return positional[nextArgument - 1]
  }

  private mutating func convert() throws(PythonError) {
    var item = Item()
    var mapped: Value?
    if position < bytes.count, bytes[position] == 0x28 { mapped = try mappedValue() }
    flags: while position < bytes.count {
      switch bytes[position] {
      case 0x2D: item.isLeft = true
      case 0x2B: item.showsPlus = true
      case 0x20: item.showsSpace = true
      case 0x23: item.isAlternate = true
      case 0x30: item.isZeroPadded = true
      default: break flags
      }
      position += 1
    }
    if let width = try number("width") {
      item.width = width
      if width < 0 {
        item.isLeft = true
        item.width = width == .min ? .max : -width
      }
    }
    if position < bytes.count, bytes[position] == 0x2E {
      position += 1
      item.precision = max(try number("precision") ?? 0, 0)
    }
    while position < bytes.count, bytes[position] == 0x68 || bytes[position] | 0x20 == 0x6C { position += 1 }
    guard position < bytes.count else { throw .valueError("incomplete format") }
    let start = position
    let conversion = scalar(at: position)
    position += UTF8.width(conversion)
    if conversion == "%", bytes[start - 1] == 0x25 {
      output.append(0x25)
      return
    }
    let value = if let mapped { mapped } else { try argument() }
    switch conversion {
    case "s", "r", "c", "d", "i", "u", "o", "x", "X", "e", "E", "f", "F", "g", "G", "a": break
    case "b" where isOfBytes: break
    default:
      let place = String(decoding: bytes[..<start], as: UTF8.self).unicodeScalars.count
      let code = String(conversion.value, radix: 16)
      let shown = (31...126).contains(conversion.value) ? String(conversion) : "?"
      throw .valueError("unsupported format character '\(shown)' (0x\(code)) at index \(place)")
    }
    try append(value, conversion, item)
  }

  private func scalar(at position: Int) -> Unicode.Scalar {
    if bytes[position] < 0x80 { return Unicode.Scalar(bytes[position]) }
    return String(decoding: bytes[position...].prefix(4), as: UTF8.self).unicodeScalars.first ?? "?"
  }

  private mutating func mappedValue() throws(PythonError) -> Value {
    guard !isTuple, interpreter.type(of: single).implements(.getItem), !(single.object is StringObject) else {
      throw .typeError("format requires a mapping")
    }
    usesMapping = true
    position += 1
    let start = position
    var depth = 1
    while position < bytes.count {
      if bytes[position] == 0x28 { depth += 1 }
      if bytes[position] == 0x29 {
        depth -= 1
        if depth == 0 { break }
      }
      position += 1
    }
    guard position < bytes.count else { throw .valueError("incomplete format key") }
    let key = String(decoding: bytes[start..<position], as: UTF8.self)
    position += 1
    if isOfBytes {
      let bytes = key.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
      return try interpreter.item(interpreter.bytes(bytes), of: single)
    }
    return try interpreter.item(interpreter.string(key), of: single)
  }

  private mutating func number(_ name: String) throws(PythonError) -> Int? {
    guard position < bytes.count else { return nil }
    if bytes[position] == 0x2A {
      position += 1
      let value = try argument()
      switch value {
      case .int(let number): return number
      case .bool(let truth): return truth ? 1 : 0
      default: throw .typeError("* wants int")
      }
    }
    var result: Int?
    while position < bytes.count, bytes[position] >= 0x30, bytes[position] <= 0x39 {
      let value = result ?? 0
      if value > Int.max / 10 - 10 { throw .valueError("\(name) too big") }
      result = value * 10 + Int(bytes[position] - 0x30)
      position += 1
    }
    return result
  }

  private mutating func append(
    _ value: Value, _ conversion: Unicode.Scalar, _ item: Item
  ) throws(PythonError) {
    switch conversion {
    case "s", "r", "a", "b":
      var text: String
      switch conversion {
      case "s" where isOfBytes, "b": text = try byteText(value)
      case "s": text = try interpreter.string(of: value)
      case "r" where !isOfBytes: text = try interpreter.representation(of: value)
      default: text = TextRepresentation.ascii(try interpreter.representation(of: value))
      }
      if item.precision >= 0 {
        text = String(String.UnicodeScalarView(text.unicodeScalars.prefix(item.precision)))
      }
      try pad(text, item)
    case "c": try pad(try character(value), item)
    case "d", "i", "u", "o", "x", "X": try appendInteger(value, conversion, item)
    default: try appendFloat(value, conversion, item)
    }
  }

  private mutating func pad(_ text: String, _ item: Item) throws(PythonError) {
    if item.width < 0 {
      output.append(contentsOf: text.utf8)
      return
    }
    try interpreter.checkAllocation(item.width, stride: 4)
    let missing = item.width < 0 ? 0 : item.width - text.unicodeScalars.count
    output.append(contentsOf: Padding.padded(text, missing: missing, " ", item.isLeft ? .left : .right).utf8)
  }

  /// What `%s` of bytes shows: the bytes of an object that has any.
  private func byteText(_ value: Value) throws(PythonError) -> String {
    var found = value
    if !(value.object is ByteSequence), let object = value.object,
      object.type.lookup(interpreter.intern("__bytes__")) != nil
    {
      found = try interpreter.callMethod("__bytes__", of: value, [])
    }
    guard let sequence = found.cast(to: ByteSequence.self) else {
      throw .typeError(
        "%b requires a bytes-like object, or an object that implements __bytes__, not "
          + "'\(interpreter.type(of: value).errorName)'")
    }
    return String(String.UnicodeScalarView(sequence.bytes.map { Unicode.Scalar($0) }))
  }

  private func character(_ value: Value) throws(PythonError) -> String {
    if isOfBytes { return try byteCharacter(value) }
    if let text = value.cast(to: StringObject.self) {
      guard text.scalarCount == 1 else { throw .typeError("%c requires int or char") }
      return text.value
    }
    if case .float = value { throw .typeError("%c requires int or char") }
    let index: Int?
    do {
      index = try interpreter.indexIfInteger(value)
    } catch {
      throw error.isInstance(of: .overflowError) ? .overflowError("%c arg not in range(0x110000)") : error
    }
    guard let code = index else { throw .typeError("%c requires int or char") }
    guard code >= 0, code < 0x110000 else { throw .overflowError("%c arg not in range(0x110000)") }
    return String(Unicode.Scalar(UInt32(code)) ?? "\u{FFFD}")
  }

  private func byteCharacter(_ value: Value) throws(PythonError) -> String {
    if let sequence = value.cast(to: ByteSequence.self), sequence.bytes.count == 1 {
      return String(Unicode.Scalar(sequence.bytes[0]))
    }
    let refusal = PythonError.typeError("%c requires an integer in range(256) or a single byte")
    if case .float = value { throw refusal }
    guard let code = try interpreter.indexIfInteger(value) else { throw refusal }
    guard let byte = UInt8(exactly: code) else { throw .overflowError("%c arg not in range(256)") }
    return String(Unicode.Scalar(byte))
  }

  private func specification(_ item: Item, isNumber: Bool) throws(PythonError) -> FormatSpecification {
    var result = FormatSpecification(alignment: .right)
    result.width = item.width
    if item.isLeft {
      result.alignment = .left
    } else if item.isZeroPadded {
      result.fill = "0"
      result.alignment = .afterSign
    }
    result.sign = item.showsPlus ? "+" : (item.showsSpace ? " " : nil)
    result.isAlternate = item.isAlternate
    return result
  }

  private mutating func appendInteger(
    _ value: Value, _ conversion: Unicode.Scalar, _ item: Item
  ) throws(PythonError) {
    let isDecimal = conversion == "d" || conversion == "i" || conversion == "u"
    if isDecimal, case .int(let number) = value, item.width < 0, item.precision < 0, !item.showsPlus,
      !item.showsSpace
    {
      output.append(contentsOf: NumberText.text(of: number).utf8)
      return
    }
    let integer = try integer(value, conversion, isDecimal: isDecimal)
    var specification = try specification(item, isNumber: true)
    try interpreter.checkAllocation(item.precision, stride: 4)
    var layout = NumberLayout(digits: "")
    switch conversion {
    case "o":
      layout.digits = String(integer.magnitude, radix: 8)
      layout.prefix = item.isAlternate ? "0o" : ""
    case "x", "X":
      layout.digits = String(integer.magnitude, radix: 16, uppercase: conversion == "X")
      layout.prefix = item.isAlternate ? "0\(conversion)" : ""
    default: layout.digits = try IntegerFormat.decimal(BigInt(integer.magnitude))
    }
    if item.precision >= 0 {
      layout.digits = Padding.fill(item.precision - layout.digits.utf8.count, "0") + layout.digits
    }
    layout.sign = FloatFormat.sign(isNegative: integer < 0, specification.sign)
    specification.grouping = nil
    output.append(contentsOf: try layout.text(specification, in: interpreter).utf8)
  }

  private func integer(
    _ value: Value, _ conversion: Unicode.Scalar, isDecimal: Bool
  ) throws(PythonError) -> BigInt {
    switch value {
    case .int(let value): return BigInt(value)
    case .bool(let value): return value ? 1 : 0
    case .float(let value):
      guard isDecimal else { break }
      let whole = try interpreter.integer(truncating: value)
      if case .int(let small) = whole { return BigInt(small) }
      return whole.cast(to: IntegerObject.self)?.value ?? 0
    case .object(let object):
      if let integer = object as? IntegerObject { return integer.value }
      if object is ComplexObject { break }
      if isDecimal, object.type.implements(.integer) || object.type.implements(.truncate) {
        return try interpreter.bigInteger(fromNumber: value)
      }
      if let found = try interpreter.indexValue(value) { return found }
    default: break
    }
    let needed = isDecimal ? "a real number" : "an integer"
    let shown = isOfBytes && conversion == "i" ? "d" : conversion
    throw .typeError("%\(shown) format: \(needed) is required, not \(interpreter.type(of: value).errorName)")
  }

  private mutating func appendFloat(
    _ value: Value, _ conversion: Unicode.Scalar, _ item: Item
  ) throws(PythonError) {
    var specification = try specification(item, isNumber: true)
    specification.type = conversion
    specification.precision = item.precision < 0 ? 6 : item.precision
    let number: Double
    do throws(PythonError) {
      number = try interpreter.double(value)
    } catch {
      guard isOfBytes, error.isInstance(of: .typeError) else { throw error }
      throw .typeError("float argument required, not \(interpreter.type(of: value).errorName)")
    }
    let text = try FloatFormat.format(
      number, specification, typeName: "float", in: interpreter)
    output.append(contentsOf: text.utf8)
  }
}
