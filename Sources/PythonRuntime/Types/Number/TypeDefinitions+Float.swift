import BigInt
import Glibc

extension TypeDefinitions {
  static func float(_ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "float", base: object, in: interpreter,
      slots: [
        .add, .subtract, .multiply, .divide, .floorDivide, .modulo, .power, .divmod,
        .reflectedAdd, .reflectedSubtract, .reflectedMultiply, .reflectedDivide, .reflectedFloorDivide,
        .reflectedModulo, .reflectedPower, .reflectedDivmod,
        .negative, .positive, .absolute,
        .less, .lessOrEqual, .equal, .notEqual, .greater, .greaterOrEqual,
        .truth, .hash, .representation, .format, .integer, .float,
      ],
      constructor: constructor("float", "x=0, /") { (interpreter, type, arguments) throws(PythonError) in
        let value = try interpreter.makeFloat(arguments[0])
        guard type === interpreter.types.float else { return .object(FloatObject(value, type: type)) }
        if case .float = arguments[0] { return arguments[0] }
        return interpreter.converted(value)
      }
    ) { builder in
      builder.documentation("A floating-point number; float(text) reads one.")
      builder.offersConstructor()
      floatMethods(builder)
      floatRounding(builder)
      hexadecimal(builder)
    }
  }

  private static func floatMethods(_ builder: TypeBuilder) {
    builder.method("is_integer", "", "Whether the number is whole.") {
      (interpreter, receiver, _) throws(PythonError) in
      let value = try interpreter.double(receiver)
      return .bool(value.isFinite && value == value.rounded())
    }
    builder.method("conjugate", "", "The number itself.") { (interpreter, receiver, _) throws(PythonError) in
      .float(try interpreter.double(receiver))
    }
    builder.method("as_integer_ratio", "", "Two integers whose quotient is exactly the number.") {
      (interpreter, receiver, _) throws(PythonError) in
      let (numerator, denominator) = try FloatParts.ratio(interpreter.double(receiver))
      return interpreter.tuple([interpreter.integer(numerator), interpreter.integer(denominator)])
    }
    builder.method("__getnewargs__") { (interpreter, receiver, _) throws(PythonError) in
      interpreter.tuple([.float(try interpreter.double(receiver))])
    }
    builder.property(
      "real", get: { (interpreter, receiver) throws(PythonError) in .float(try interpreter.double(receiver)) }
    )
    builder.property("imag", get: { (_, _) throws(PythonError) in .float(0) })
  }

  private static func floatRounding(_ builder: TypeBuilder) {
    builder.method("__round__", "ndigits=None, /") { (interpreter, receiver, arguments) throws(PythonError) in
      try Rounding.round(.float(interpreter.double(receiver)), digits: arguments[0].orNone, in: interpreter)
    }
    let rules: [(String, FloatingPointRoundingRule)] = [
      ("__trunc__", .towardZero), ("__floor__", .down), ("__ceil__", .up),
    ]
    for (name, rule) in rules {
      builder.method(name) { (interpreter, receiver, _) throws(PythonError) in
        try interpreter.integer(truncating: interpreter.double(receiver).rounded(rule))
      }
    }
  }

  private static func hexadecimal(_ builder: TypeBuilder) {
    builder.method("hex", "", "The number in hexadecimal notation, exactly.") {
      (interpreter, receiver, _) throws(PythonError) in
      interpreter.string(FloatParts.hexadecimal(try interpreter.double(receiver)))
    }
    builder.classMethod("fromhex", "string, /", "The float that hexadecimal notation stands for.") {
      (interpreter, type, arguments) throws(PythonError) in
      let text = try interpreter.text(
        arguments[0],
        orRaise: "bad argument type for built-in operation")
      guard let value = FloatParts.value(hexadecimal: text) else {
        throw .valueError("invalid hexadecimal floating-point string")
      }
      if value.isInfinite, !text.lowercased().contains("inf") {
        throw .overflowError("hexadecimal value too large to represent as a float")
      }
      return type === interpreter.types.float
        ? interpreter.converted(value) : try interpreter.call(.object(type), .float(value))
    }
  }
}

/// A float in integers.
enum FloatParts {
  /// The numerator and the denominator.
  static func ratio(_ value: Double) throws(PythonError) -> (BigInt, BigInt) {
    if value.isNaN { throw .valueError("cannot convert NaN to integer ratio") }
    if value.isInfinite { throw .overflowError("cannot convert Infinity to integer ratio") }
    if value == 0 { return (0, 1) }
    var mantissa = BigInt(value.significandBitPattern)
    var exponent = Int(value.exponentBitPattern) - 1075
    if value.isNormal { mantissa += BigInt(1) << 52 } else { exponent += 1 }
    let zeros = mantissa.magnitude.trailingZeroBitCount
    mantissa = BigInt(mantissa.magnitude >> zeros)
    exponent += zeros
    if value < 0 { mantissa = -mantissa }
    return exponent >= 0 ? (mantissa << exponent, 1) : (mantissa, BigInt(1) << -exponent)
  }

  static func hexadecimal(_ value: Double) -> String {
    if !value.isFinite { return FloatFormat.representation(value) }
    let sign = value.sign == .minus ? "-" : ""
    if value == 0 { return sign + "0x0.0p+0" }
    let digits = String(value.significandBitPattern, radix: 16)
    let padded = String(repeating: "0", count: 13 - digits.count) + digits
    let exponent = value.isNormal ? Int(value.exponentBitPattern) - 1023 : -1022
    return "\(sign)0x\(value.isNormal ? 1 : 0).\(padded)p\(exponent < 0 ? "-" : "+")\(exponent.magnitude)"
  }

  static func value(hexadecimal text: String) -> Double? {
    guard let bytes = NumberParsing.asciiBytes(text), !bytes.isEmpty else { return nil }
    var body = String(decoding: bytes, as: UTF8.self).lowercased()
    var isNegative = false
    if body.hasPrefix("-") || body.hasPrefix("+") { isNegative = body.removeFirst() == "-" }
    if ["inf", "infinity"].contains(body) { return isNegative ? -.infinity : .infinity }
    if body == "nan" { return .nan }
    if body.hasPrefix("0x") { body.removeFirst(2) }
    let isValid = body.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) || [0x2E, 0x70, 0x2B, 0x2D].contains(byte)
    }
    guard isValid, body.utf8.contains(where: { $0 != 0x2E }), !body.hasPrefix("p"), !body.hasPrefix(".p")
    else {
      return nil
    }
    let source = "0x" + body
    return source.withCString { start in
      var end: UnsafeMutablePointer<CChar>?
      let result = strtod(start, &end)
      guard let end, end - UnsafeMutablePointer(mutating: start) == source.utf8.count else { return nil }
      return isNegative ? -result : result
    }
  }
}

extension Interpreter {
  /// `float(x)`.
  fileprivate func makeFloat(_ value: Value) throws(PythonError) -> Double {
    switch value {
    case .unset: return 0
    case .float(let double): return double
    case .int(let integer): return Double(integer)
    case .object(let object):
      var text: String?
      if let string = object as? StringObject { text = string.value }
      if let bytes = object as? ByteSequence { text = String(decoding: bytes.bytes, as: UTF8.self) }
      if let text {
        if let result = NumberParsing.float(text) { return result }
        throw .valueError("could not convert string to float: \(try representation(of: value))")
      }
    default: break
    }
    if let result = try doubleIfNumber(value) { return result }
    throw .typeError("float() argument must be a string or a real number, not '\(type(of: value).errorName)'")
  }

  /// The float of a number; nil for what is none.
  func doubleIfNumber(_ value: Value) throws(PythonError) -> Double? {
    switch value {
    case .float, .int, .bool: return try double(value)
    case .object(let object):
      if object.type.dunder(.float) != nil { return try double(value) }
      if let own = try object.float(in: self) { return own }
      if object.type.implements(.index), let index = try indexValue(value) {
        let result = BigArithmetic.nearestDouble(index)
        if result.isInfinite { throw .overflowError("int too large to convert to float") }
        return result
      }
      return nil
    default: return nil
    }
  }
}
