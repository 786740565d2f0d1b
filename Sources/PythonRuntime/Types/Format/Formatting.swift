import BigInt

/// Format specifications.
package enum Formatting {
  /// `format(value, specification)` of numbers and texts.
  ///
  /// - Throws: `ValueError` for a specification that the value's class does not know.
  package static func format(
    _ value: Value, _ specification: String, in interpreter: Interpreter
  ) throws(PythonError) -> String {
    let typeName = interpreter.type(of: value).name
    switch value {
    case .int(let number):
      let parsed = try interpreter.formatSpecification(specification, typeName: typeName, .right)
      if let text = interpreter.formatPlainly(value, parsed) { return text.value }
      return try IntegerFormat.format(BigInt(number), parsed, typeName: typeName, in: interpreter)
    case .bool(let value):
      let parsed = try interpreter.formatSpecification(specification, typeName: typeName, .right)
      return try IntegerFormat.format(BigInt(value ? 1 : 0), parsed, typeName: typeName, in: interpreter)
    case .float(let number):
      let parsed = try interpreter.formatSpecification(specification, typeName: typeName, .right)
      if let text = interpreter.formatPlainly(value, parsed) { return text.value }
      return try FloatFormat.format(number, parsed, typeName: typeName, in: interpreter)
    case .object(let text as StringObject):
      let parsed = try interpreter.formatSpecification(specification, typeName: typeName, .left)
      return try format(text.value, parsed, typeName: typeName, in: interpreter)
    case .object(let integer as IntegerObject):
      let parsed = try interpreter.formatSpecification(specification, typeName: typeName, .right)
      return try IntegerFormat.format(integer.value, parsed, typeName: typeName, in: interpreter)
    case .object(let float as FloatObject):
      let parsed = try interpreter.formatSpecification(specification, typeName: typeName, .right)
      return try FloatFormat.format(float.value, parsed, typeName: typeName, in: interpreter)
    case .object(let complex as ComplexObject):
      let parsed = try interpreter.formatSpecification(specification, typeName: typeName, .right)
      return try ComplexFormat.format(complex, parsed, typeName: typeName, in: interpreter)
    default:
      throw .typeError("unsupported format string passed to \(typeName).__format__")
    }
  }

  /// `format(text, specification)`.
  static func format(
    _ text: String, _ specification: FormatSpecification, typeName: String, in interpreter: Interpreter
  ) throws(PythonError) -> String {
    if specification.type != nil, specification.type != "s" { throw specification.unknownType(for: typeName) }
    if let sign = specification.sign {
      throw .valueError("\(sign == " " ? "Space" : "Sign") not allowed in string format specifier")
    }
    if specification.coercesNegativeZero {
      throw .valueError("Negative zero coercion (z) not allowed in string format specifier")
    }
    if specification.isAlternate {
      throw .valueError("Alternate form (#) not allowed in string format specifier")
    }
    if specification.alignment == .afterSign {
      throw .valueError("'=' alignment not allowed in string format specifier")
    }
    if let grouping = specification.grouping { throw .valueError("Cannot specify '\(grouping)' with 's'.") }
    var result = text
    var count = text.unicodeScalars.count
    if specification.precision >= 0, specification.precision < count {
      result = String(String.UnicodeScalarView(text.unicodeScalars.prefix(specification.precision)))
      count = specification.precision
    }
    try interpreter.checkAllocation(specification.width, stride: 4)
    return Padding.padded(
      result, missing: specification.width - count, specification.fill, specification.alignment)
  }
}

/// The text of complex numbers.
enum ComplexFormat {
  /// `repr(value)`.
  static func representation(real: Double, imaginary: Double) -> String {
    let imaginaryText = part(imaginary) + "j"
    if real == 0, real.sign == .plus { return imaginaryText }
    let hasSign = imaginaryText.utf8.first == 0x2D
    return "(\(part(real))\(hasSign ? "" : "+")\(imaginaryText))"
  }

  /// A part of a complex number, which shows no `.0`.
  private static func part(_ value: Double) -> String {
    let text = FloatFormat.representation(value)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  static func format(
    _ value: ComplexObject, _ specification: FormatSpecification, typeName: String,
    in interpreter: Interpreter
  ) throws(PythonError) -> String {
    if let type = specification.type, !"eEfFgGn".unicodeScalars.contains(type) {
      throw specification.unknownType(for: typeName)
    }
    if specification.fill == "0" {
      throw .valueError("Zero padding is not allowed in complex format specifier")
    }
    if specification.alignment == .afterSign {
      throw .valueError("'=' alignment flag is not allowed in complex format specifier")
    }
    let isPlain = specification.type == nil
    let hidesReal = isPlain && value.real == 0 && value.real.sign == .plus
    var part = specification
    try interpreter.checkAllocation(specification.width, stride: 4)
    part.width = -1
    var text = ""
    if !hidesReal {
      text = try FloatFormat.layout(
        value.real, part, typeName: typeName, in: interpreter, isComplexPart: true
      ).text(part, in: interpreter)
      part.sign = "+"
    }
    text += try FloatFormat.layout(
      value.imaginary, part, typeName: typeName, in: interpreter, isComplexPart: true
    ).text(part, in: interpreter)
    text += "j"
    if isPlain, !hidesReal { text = "(\(text))" }
    return Padding.padded(
      text, missing: specification.width - text.unicodeScalars.count, specification.fill,
      specification.alignment)
  }
}
