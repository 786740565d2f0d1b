import ComplexModule
import TensorCore

/// Arrays as NumPy prints them.
enum ArrayText {
  /// `array([3., 6.], dtype=float32)`.
  static func representation(of array: NDArray) -> String {
    let prefix = "array("
    let type = array.scalarType
    let isPlain = type == .float64 || type == .int64 || type == .bool || type == .complex128
    guard array.elementCount > 0 else {
      let shape = array.shape.count == 1 ? "" : ", shape=\(array.shape.tupleDescription)"
      return "\(prefix)[]\(shape)\(type == .float64 ? "" : ", dtype=\(type.name)"))"
    }
    let body = text(of: array, separator: ", ", indent: prefix.count)
    guard !isPlain else { return prefix + body + ")" }
    let suffix = "dtype=\(type.name))"
    let lastLine = body.split(separator: "\n", omittingEmptySubsequences: false).last?.count ?? 0
    let used = body.contains("\n") ? lastLine : lastLine + prefix.count
    return prefix + body + (used + suffix.count + 2 > 75 ? ",\n      " : ", ") + suffix
  }

  /// `[3. 6.]`, or a 0-dim array's number.
  static func string(of array: NDArray) -> String {
    if array.shape.count == 0 { return elements(of: array).first ?? "" }
    if array.elementCount == 0 { return "[]" }
    return text(of: array, separator: " ", indent: 0)
  }

  private static func text(of array: NDArray, separator: String, indent: Int) -> String {
    let elements = elements(of: array)
    var position = 0
    return nested(elements, array.shape, dim: 0, &position, separator, indent: indent + 1)
  }

  private static func nested(
    _ elements: [String], _ shape: Dims, dim: Int, _ position: inout Int, _ separator: String, indent: Int
  ) -> String {
    if dim == shape.count {
      defer { position += 1 }
      return elements[position]
    }
    if dim < shape.count - 1 {
      var parts: [String] = []
      for _ in 0..<shape[dim] {
        parts.append(nested(elements, shape, dim: dim + 1, &position, separator, indent: indent + 1))
      }
      let comma = separator.hasPrefix(",") ? "," : ""
      let lineBreaks = String(repeating: "\n", count: shape.count - dim - 1)
      return "[" + parts.joined(separator: comma + lineBreaks + String(repeating: " ", count: indent)) + "]"
    }
    var text = "["
    var column = indent
    for index in 0..<shape[dim] {
      let element = elements[position]
      position += 1
      if index > 0 {
        if column + separator.count + element.count > 74 {
          text += (separator.hasPrefix(",") ? "," : "") + "\n" + String(repeating: " ", count: indent)
          column = indent
        } else {
          text += separator
          column += separator.count
        }
      }
      text += element
      column += element.count
    }
    return text + "]"
  }

  /// Each element's text, all of one width.
  private static func elements(of array: NDArray) -> [String] {
    let scalars = array.scalarsUntilStopped()
    let texts = array.scalarType.isFloatingPoint ? floats(scalars, array.scalarType) : scalars.map(plain)
    let width = texts.map(\.count).max() ?? 0
    return texts.map { String(repeating: " ", count: width - $0.count) + $0 }
  }

  private static func plain(_ scalar: Scalar) -> String {
    switch scalar {
    case .bool(let value): value ? "True" : "False"
    case .int(let value): String(value)
    case .double(let value): shortest(value, .float64)
    case .complex(let value):
      shortest(value.rawStorage.x, .float64) + (value.rawStorage.y.sign == .minus ? "" : "+")
        + shortest(value.rawStorage.y, .float64) + "j"
    }
  }

  /// The shortest digits that tell the number from its neighbours, at most eight behind the point.
  private static func floats(_ scalars: [Scalar], _ type: ScalarType) -> [String] {
    let numbers = scalars.map(\.doubleValue)
    let finite = numbers.filter { $0.isFinite && $0 != 0 }.map(\.magnitude)
    if let most = finite.max(), let least = finite.min(), most >= 1e8 || least < 1e-4 || most / least > 1000 {
      return numbers.map { scientific($0, type) }
    }
    let texts = numbers.map { shortest($0, type) }
    // All fractions are padded to the longest one.
    let fraction =
      texts.map { $0.split(separator: ".").count > 1 ? $0.split(separator: ".")[1].count : 0 }.max() ?? 0
    return texts.map { text in
      guard let point = text.firstIndex(of: ".") else { return text }
      let length = text.distance(from: point, to: text.endIndex) - 1
      return text + String(repeating: " ", count: 0)
        + String(repeating: "0", count: length == 0 ? 0 : fraction - length)
        + (length == 0 && fraction > 0 ? String(repeating: " ", count: fraction) : "")
    }
  }

  private static func shortest(_ number: Double, _ type: ScalarType) -> String {
    if number.isNaN { return "nan" }
    if number.isInfinite { return number < 0 ? "-inf" : "inf" }
    if let whole = Int(exactly: number) { return number.sign == .minus && whole == 0 ? "-0." : "\(whole)." }
    let text = type == .float32 ? "\(Float(number))" : type == .float16 ? "\(Float16(number))" : "\(number)"
    guard let point = text.firstIndex(of: "."), !text.contains("e") else { return text }
    let digits = text[text.index(after: point)...]
    return digits.count <= 8 ? text : rounded(number)
  }

  private static func rounded(_ number: Double) -> String {
    let scaled = (number.magnitude * 1e8).rounded(.toNearestOrEven)
    guard let value = Int(exactly: scaled) else { return "\(number)" }
    let fraction = String(value % 100_000_000)
    let padded = String(repeating: "0", count: 8 - fraction.count) + fraction
    return "\(number < 0 ? "-" : "")\(value / 100_000_000).\(padded)"
  }

  private static func scientific(_ number: Double, _ type: ScalarType) -> String {
    let text = type == .float32 ? "\(Float(number))" : "\(number)"
    guard number.isFinite, number != 0, !text.contains("e") else { return text }
    var exponent = 0
    var mantissa = number
    while mantissa.magnitude >= 10 {
      mantissa /= 10
      exponent += 1
    }
    while mantissa.magnitude < 1 {
      mantissa *= 10
      exponent -= 1
    }
    let digits = type == .float32 ? "\(Float(mantissa))" : "\(mantissa)"
    let magnitude = exponent.magnitude
    return "\(digits)e\(exponent < 0 ? "-" : "+")\(magnitude < 10 ? "0" : "")\(magnitude)"
  }
}
