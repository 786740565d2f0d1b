import Glibc

/// The formats of machine numbers that programs use most, written as bytes.
extension Interpreter {
  /// The widest field that is written here.
  private static let greatestWidth = 64

  /// `format(value, specification)` of an unboxed number with a plain specification; nil where it takes the general
  /// way.
  func formatPlainly(_ value: Value, _ specification: StringObject) throws(PythonError) -> StringObject? {
    let typeName: String
    switch value {
    case .int: typeName = "int"
    case .float: typeName = "float"
    default: return nil
    }
    return formatPlainly(
      value, try formatMemory.specification(specification, typeName: typeName, .right))
  }

  /// The same with a specification that says no more than a width, a precision and a type; nil for any other.
  func formatPlainly(_ value: Value, _ specification: FormatSpecification) -> StringObject? {
    guard specification.isPlainNumber else { return nil }
    switch value {
    case .int(let number):
      guard specification.type == nil || specification.type == "d", specification.precision < 0 else {
        return nil
      }
      let count = NumberText.byteCount(of: number)
      return padded(count, isNegative: number < 0, specification) {
        NumberText.write(number, count: count, to: $0)
      }
    case .float(let number):
      let precision = specification.precision < 0 ? 6 : specification.precision
      guard specification.type == "f", number.isFinite,
        let digits = FixedDigits(number.magnitude, precision: precision)
      else { return nil }
      let isNegative = number.sign == .minus
      return padded(digits.count + (isNegative ? 1 : 0), isNegative: isNegative, specification) {
        if isNegative { $0.pointee = UInt8(ascii: "-") }
        digits.write(to: $0 + (isNegative ? 1 : 0))
      }
    default: return nil
    }
  }

  /// A number's text in a field; nil where the field is too wide, or is filled with more than a byte.
  ///
  /// - Parameters:
  ///   - count: How many bytes the number takes, its sign included.
  ///   - write: Writes them.
  @inline(__always)
  private func padded(
    _ count: Int, isNegative: Bool, _ specification: FormatSpecification,
    write: (UnsafeMutablePointer<UInt8>) -> Void
  ) -> StringObject? {
    let missing = max(specification.width - count, 0)
    guard specification.width <= Self.greatestWidth, specification.fill.isASCII else { return nil }
    let text = StringObject(
      byteCount: count + missing, scalarCount: count + missing, type: types.strReference)
    let before: Int
    switch specification.alignment {
    case .left: before = 0
    case .right, .afterSign: before = missing
    case .center: before = missing / 2
    }
    let fill = Int32(specification.fill.value)
    memset(text.bytes, fill, before)
    write(text.bytes + before)
    memset(text.bytes + before + count, fill, missing - before)
    if specification.alignment == .afterSign, isNegative, before > 0 {
      text.bytes[before] = UInt8(truncatingIfNeeded: fill)
      text.bytes[0] = UInt8(ascii: "-")
    }
    return text
  }
}
