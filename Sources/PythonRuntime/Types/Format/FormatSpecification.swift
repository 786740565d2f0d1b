/// A format specification such as `*>+12,.3f`, taken apart.
package struct FormatSpecification {
  /// Where the text stands in the width.
  package enum Alignment {
    case left, right, center, afterSign
  }

  package var fill: Unicode.Scalar = " "
  package var alignment: Alignment
  package var isAlignmentGiven = false
  /// `+`, `-` or a space; nil if none was given.
  package var sign: Unicode.Scalar?
  package var coercesNegativeZero = false
  package var isAlternate = false
  package var width = -1
  /// `,` or `_`.
  package var grouping: Unicode.Scalar?
  package var precision = -1
  /// The presentation type; nil if none was given.
  package var type: Unicode.Scalar?

  /// Whether it says nothing but a width, a precision and a type.
  var isPlainNumber: Bool {
    sign == nil && !coercesNegativeZero && !isAlternate && grouping == nil
  }

  /// A specification that says nothing.
  init(alignment: Alignment) {
    self.alignment = alignment
  }

  /// - Throws: `ValueError` with CPython's text.
  package init(
    _ text: String, typeName: String, defaultAlignment: Alignment
  ) throws(PythonError) {
    alignment = defaultAlignment
    let scalars = Array(text.unicodeScalars)
    var position = 0
    func at(_ index: Int) -> Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }
    var isFillGiven = false
    if let next = at(1), let given = Self.alignment(next) {
      fill = scalars[0]
      isFillGiven = true
      alignment = given
      isAlignmentGiven = true
      position = 2
    } else if let first = at(0), let given = Self.alignment(first) {
      alignment = given
      isAlignmentGiven = true
      position = 1
    }
    if let found = at(position), found == "+" || found == "-" || found == " " {
      sign = found
      position += 1
    }
    if at(position) == "z" {
      coercesNegativeZero = true
      position += 1
    }
    if at(position) == "#" {
      isAlternate = true
      position += 1
    }
    if !isFillGiven, at(position) == "0" {
      fill = "0"
      if !isAlignmentGiven, defaultAlignment == .right { alignment = .afterSign }
      position += 1
    }
    width = try Self.number(scalars, &position) ?? -1
    if at(position) == "," {
      grouping = ","
      position += 1
    }
    if at(position) == "_" {
      if grouping != nil { throw .valueError("Cannot specify both ',' and '_'.") }
      grouping = "_"
      position += 1
    }
    if at(position) == ",", let grouping {
      throw .valueError(
        grouping == "," ? "Cannot specify ',' with ','." : "Cannot specify both ',' and '_'.")
    }
    if at(position) == "." {
      position += 1
      guard let given = try Self.number(scalars, &position) else {
        throw .valueError("Format specifier missing precision")
      }
      precision = given
    }
    if scalars.count - position > 1 {
      throw .valueError("Invalid format specifier '\(text)' for object of type '\(typeName)'")
    }
    type = at(position)
    try checkGrouping()
  }

  private func checkGrouping() throws(PythonError) {
    guard let grouping, let type else { return }
    switch type {
    case "d", "e", "f", "g", "E", "G", "%", "F": return
    case "b", "o", "x", "X":
      if grouping == "_" { return }
    default: break
    }
    throw .valueError("Cannot specify '\(grouping)' with '\(type)'.")
  }

  private static func alignment(_ scalar: Unicode.Scalar) -> Alignment? {
    switch scalar {
    case "<": .left
    case ">": .right
    case "^": .center
    case "=": .afterSign
    default: nil
    }
  }

  private static func number(
    _ scalars: [Unicode.Scalar], _ position: inout Int
  ) throws(PythonError) -> Int? {
    let start = position
    var value = 0
    while position < scalars.count, let digit = scalars[position].decimalDigit {
      let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carried) = tens.addingReportingOverflow(digit)
      if overflow || carried { throw .valueError("Too many decimal digits in format string") }
      value = sum
      position += 1
    }
    return position == start ? nil : value
  }

  /// The error of a presentation type that a class does not know.
  package func unknownType(for typeName: String) -> PythonError {
    .valueError("Unknown format code '\(type.map { String($0) } ?? "")' for object of type '\(typeName)'")
  }
}

extension Unicode.Scalar {
  /// The value of a decimal digit of any script.
  var decimalDigit: Int? {
    if value >= 0x30, value <= 0x39 { return Int(value) - 0x30 }
    guard value > 0x7F, properties.numericType == .decimal, let number = properties.numericValue else {
      return nil
    }
    return Int(number)
  }
}
