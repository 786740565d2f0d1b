import ComplexModule
import PythonRuntime
import TensorCore

/// Single numbers as NumPy writes them: the fewest digits that tell them from their neighbours.
enum ScalarText {
  static func text(_ value: Scalar, _ type: ScalarType) -> String {
    switch value {
    case .bool(let flag): return flag ? "True" : "False"
    case .int(let number): return String(number)
    case .double(let number): return floating(number, type, pointed: true)
    case .complex(let number):
      let part = type.realType
      let (x, y) = (number.rawStorage.x, number.rawStorage.y)
      let imaginary = floating(y, part, pointed: false) + "j"
      if x == 0 && x.sign == .plus { return imaginary }
      let sign = y.sign == .minus && !y.isNaN ? "" : "+"
      return "(\(floating(x, part, pointed: false))\(sign)\(imaginary))"
    }
  }

  /// One float, in scientific notation outside 1e-4 to 1e16.
  private static func floating(_ number: Double, _ type: ScalarType, pointed: Bool) -> String {
    if number.isNaN { return "nan" }
    if number.isInfinite { return number < 0 ? "-inf" : "inf" }
    let (digits, exponent) = shortestDigits(number, type)
    let sign = number.sign == .minus ? "-" : ""
    let magnitude = number.magnitude
    if magnitude != 0 && (magnitude < 1e-4 || magnitude >= greatestPlain(type)) {
      let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
      let size = exponent.magnitude
      return "\(sign)\(digits.prefix(1))\(fraction)e\(exponent < 0 ? "-" : "+")\(size < 10 ? "0" : "")\(size)"
    }
    let (whole, fraction) = positional(digits, exponent)
    if fraction.isEmpty { return sign + whole + (pointed ? ".0" : "") }
    return "\(sign)\(whole).\(fraction)"
  }

  /// From where on numbers of a type are written with an exponent.
  private static func greatestPlain(_ type: ScalarType) -> Double {
    switch type {
    case .float16: 1e3
    case .float32, .complex64: 1e6
    default: 1e16
    }
  }

  /// The digits before and behind the point.
  static func positional(_ digits: String, _ exponent: Int) -> (whole: String, fraction: String) {
    if exponent < 0 {
      return ("0", digits == "0" ? "" : String(repeating: "0", count: -exponent - 1) + digits)
    }
    let wholeCount = exponent + 1
    if digits.count <= wholeCount {
      return (digits + String(repeating: "0", count: wholeCount - digits.count), "")
    }
    return (String(digits.prefix(wholeCount)), String(digits.dropFirst(wholeCount)))
  }

  /// The shortest digits that name a finite number among those of its type, and the power of ten of the first.
  static func shortestDigits(_ number: Double, _ type: ScalarType) -> (digits: String, exponent: Int) {
    let text =
      switch type {
      case .float16: "\(Float16(number.magnitude))"
      case .float32, .complex64: "\(Float(number.magnitude))"
      default: "\(number.magnitude)"
      }
    var digits = ""
    var point: Int?
    var exponent = 0
    var rest = text[...]
    if let mark = rest.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      exponent = Int(rest[rest.index(after: mark)...].drop { $0 == "+" }) ?? 0
      rest = rest[..<mark]
    }
    for character in rest {
      if character == "." { point = digits.count } else { digits.append(character) }
    }
    var first = (point ?? digits.count) - 1 + exponent
    while digits.count > 1, digits.hasPrefix("0") {
      digits.removeFirst()
      first -= 1
    }
    while digits.count > 1, digits.hasSuffix("0") { digits.removeLast() }
    return digits == "0" ? ("0", 0) : (digits, first)
  }
}
