import Glibc

/// The presentations of floats that format specifications name.
extension FloatFormat {
  /// A float's text without its sign.
  struct Magnitude {
    var digits: String
    var rest: String
  }

  /// `printf`'s text of a magnitude with a precision, which glibc rounds exactly.
  static func exactText(_ magnitude: Double, _ conversion: String, precision: Int) -> String {
    let capacity = precision + 340
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
      let length = withVaList([Int32(clamping: precision), magnitude]) { arguments in
        vsnprintf(buffer.baseAddress, capacity, "%.*" + conversion, arguments)
      }
      let count = Swift.min(Int(length), capacity - 1)
      return String(decoding: UnsafeRawBufferPointer(buffer).prefix(max(count, 0)), as: UTF8.self)
    }
  }

  /// The magnitude in a presentation: `e`, `f`, `g`, or `r` for the shortest text that reads back.
  static func magnitude(
    _ value: Double, _ presentation: Unicode.Scalar, precision: Int, isAlternate: Bool = false,
    addsPointZero: Bool = false
  ) -> Magnitude {
    switch presentation {
    case "f":
      let text = FixedDigits(value, precision: precision)?.text ?? exactText(value, "f", precision: precision)
      guard let point = text.utf8.firstIndex(of: 0x2E) else {
        return Magnitude(digits: text, rest: isAlternate ? "." : "")
      }
      return Magnitude(digits: String(text[..<point]), rest: String(text[point...]))
    case "e":
      let text = exactText(value, "e", precision: precision)
      var rest = String(text.dropFirst())
      if isAlternate, precision == 0 { rest = "." + rest }
      return Magnitude(digits: String(text.prefix(1)), rest: rest)
    case "r":
      if value == 0 { return Magnitude(digits: "0", rest: addsPointZero ? ".0" : (isAlternate ? "." : "")) }
      let (digits, point) = shortestDigits(value)
      return general(
        digits, point: point, usesExponent: point <= -4 || point > 16, isAlternate: isAlternate,
        addsPointZero: addsPointZero)
    default:
      let precision = max(precision, 1)
      let text = exactText(value, "e", precision: precision - 1)
      let mark = text.utf8.firstIndex(of: 0x65) ?? text.endIndex
      let exponent =
        mark == text.endIndex ? 0 : Int(text[text.utf8.index(after: mark)...].drop { $0 == "+" }) ?? 0
      var digits = String(text[..<mark].filter { $0 != "." })
      if !isAlternate { while digits.utf8.count > 1, digits.utf8.last == 0x30 { digits.removeLast() } }
      let point = exponent + 1
      return general(
        digits, point: value == 0 ? 1 : point,
        usesExponent: value != 0 && (point <= -4 || point > precision - (addsPointZero ? 1 : 0)),
        isAlternate: isAlternate, addsPointZero: addsPointZero)
    }
  }

  private static func general(
    _ digits: String, point: Int, usesExponent: Bool, isAlternate: Bool, addsPointZero: Bool
  ) -> Magnitude {
    let count = digits.utf8.count
    if usesExponent {
      let exponent = point - 1
      let size = exponent.magnitude
      let tail = "e\(exponent < 0 ? "-" : "+")\(size < 10 ? "0" : "")\(size)"
      let fraction = count > 1 ? "." + digits.dropFirst() : (isAlternate ? "." : "")
      return Magnitude(digits: String(digits.prefix(1)), rest: fraction + tail)
    }
    if point <= 0 {
      return Magnitude(digits: "0", rest: "." + String(repeating: "0", count: -point) + digits)
    }
    if point >= count {
      let whole = digits + String(repeating: "0", count: point - count)
      return Magnitude(digits: whole, rest: addsPointZero ? ".0" : (isAlternate ? "." : ""))
    }
    return Magnitude(digits: String(digits.prefix(point)), rest: "." + digits.dropFirst(point))
  }

  /// `format(value, specification)`.
  static func format(
    _ value: Double, _ specification: FormatSpecification, typeName: String, in interpreter: Interpreter
  ) throws(PythonError) -> String {
    return try layout(value, specification, typeName: typeName, in: interpreter).text(
      specification, in: interpreter)
  }

  /// The parts of a float's text.
  static func layout(
    _ value: Double, _ specification: FormatSpecification, typeName: String, in interpreter: Interpreter,
    isComplexPart: Bool = false
  ) throws(PythonError) -> NumberLayout {
    let type = specification.type
    if specification.precision > Int(Int32.max) { throw .valueError("precision too big") }
    try interpreter.checkAllocation(specification.precision, stride: 4)
    let presentation: Unicode.Scalar
    var precision = specification.precision
    switch type {
    case nil: presentation = precision < 0 ? "r" : "g"
    case "e", "E": presentation = "e"
    case "f", "F", "%": presentation = "f"
    case "g", "G", "n": presentation = "g"
    default: throw specification.unknownType(for: typeName)
    }
    if precision < 0 { precision = 6 }
    var layout = NumberLayout(digits: "")
    let number = type == "%" ? value * 100 : value
    var isNegative = number.sign == .minus && !number.isNaN
    if number.isNaN || number.isInfinite {
      layout.digits = number.isNaN ? "nan" : "inf"
      if type == "%" { layout.rest = "%" }
    } else {
      let magnitude = magnitude(
        number.magnitude, presentation, precision: precision, isAlternate: specification.isAlternate,
        addsPointZero: type == nil && !isComplexPart)
      if specification.coercesNegativeZero, isNegative,
        !(magnitude.digits + magnitude.rest.prefix { $0 != "e" }).utf8.contains(where: {
          $0 >= 0x31 && $0 <= 0x39
        })
      {
        isNegative = false
      }
      layout.digits = magnitude.digits
      layout.rest = magnitude.rest + (type == "%" ? "%" : "")
    }
    if type == "E" || type == "G" || type == "F" {
      layout.digits = layout.digits.uppercased()
      layout.rest = layout.rest.uppercased()
    }
    layout.sign = sign(isNegative: isNegative, specification.sign)
    return layout
  }

  /// The sign that a specification asks for.
  static func sign(isNegative: Bool, _ sign: Unicode.Scalar?) -> String {
    if isNegative { return "-" }
    switch sign {
    case "+": return "+"
    case " ": return " "
    default: return ""
    }
  }
}
