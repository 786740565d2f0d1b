/// The texts of values.
extension Interpreter {
  /// The class of an argument as errors name it, and `None` itself.
  func givenName(of value: Value) -> String { value.isNone ? "None" : type(of: value).errorName }

  /// `repr(value)`.
  package func representation(of value: Value) throws(PythonError) -> String {
    switch value {
    case .int(let value): return NumberText.text(of: value)
    case .float(let value): return FloatFormat.representation(value)
    case .bool(let value): return value ? "True" : "False"
    case .none, .unset: return "None"
    case .ellipsis: return "Ellipsis"
    case .notImplemented: return "NotImplemented"
    case .object(let object):
      if let custom = object.type.dunder(.representation) {
        let result = try callMethod(custom, on: value)
        guard let text = result.cast(to: StringObject.self) else {
          throw .typeError("__repr__ returned non-string (type \(type(of: result).name))")
        }
        return text.value
      }
      try enterNativeCall(" while getting the repr of an object")
      defer { leaveNativeCall() }
      return try object.representation(in: self)
    }
  }

  /// `str(value)`.
  package func string(of value: Value) throws(PythonError) -> String {
    guard case .object(let object) = value else { return try representation(of: value) }
    if let custom = object.type.dunder(.string) {
      let result = try callMethod(custom, on: value)
      guard let text = result.cast(to: StringObject.self) else {
        throw .typeError("__str__ returned non-string (type \(type(of: result).errorName))")
      }
      return text.value
    }
    if object.type === types.str { return unsafeDowncast(object, to: StringObject.self).value }
    try enterNativeCall(" while getting the str of an object")
    defer { leaveNativeCall() }
    // What a class without a text of its own shows is its representation, which is then taken for its text.
    if object.type.isHeapType, object.type.nativeBase === types.object,
      let custom = object.type.dunder(.representation)
    {
      let result = try callMethod(custom, on: value)
      guard let text = result.cast(to: StringObject.self) else {
        throw .typeError("__str__ returned non-string (type \(type(of: result).errorName))")
      }
      return text.value
    }
    return try object.string(in: self)
  }

  /// `str(value)` as a value; a text is itself.
  package func stringValue(of value: Value) throws(PythonError) -> Value {
    if case .object(let object) = value, object.type === types.str { return value }
    if case .int(let number) = value { return text(of: number) }
    return string(try string(of: value))
  }

  /// The decimal text of a machine integer.
  func text(of number: Int) -> Value {
    let count = NumberText.byteCount(of: number)
    let text = StringObject(byteCount: count, scalarCount: count, type: types.strReference)
    NumberText.write(number, count: count, to: text.bytes)
    return .object(text)
  }

  /// `format(value, specification)`.
  package func format(_ value: Value, _ specification: String) throws(PythonError) -> String {
    switch value {
    case .object(let object):
      if let custom = object.type.dunder(.format) {
        let result = try callMethod(custom, on: value, string(specification))
        guard let text = result.cast(to: StringObject.self) else {
          throw .typeError("__format__ must return a str, not \(type(of: result).errorName)")
        }
        return text.value
      }
      if specification.isEmpty, object.type === types.str {
        return unsafeDowncast(object, to: StringObject.self).value
      }
      return try object.format(specification, in: self)
    default:
      if specification.isEmpty { return try representation(of: value) }
      return try Formatting.format(value, specification, in: self)
    }
  }

  /// `<__main__.Point object at 0x...>`.
  package func defaultRepresentation(of object: Object) -> String {
    "<\(object.representedTypeName) object at \(addressText(of: object))>"
  }

  /// The text of a `str` argument.
  ///
  /// - Throws: `TypeError` with a given text for anything else.
  package func text(_ value: Value, orRaise message: @autoclosure () -> String) throws(PythonError) -> String
  {
    if let text = value.cast(to: StringObject.self) { return text.value }
    throw .typeError(message())
  }
}
