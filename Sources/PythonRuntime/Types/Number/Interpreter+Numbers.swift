package import BigInt

/// Integers from arbitrary values.
extension Interpreter {
  /// `operator.index(value)` of any size; nil if it is no integer.
  package func indexValue(_ value: Value) throws(PythonError) -> BigInt? {
    switch value {
    case .int(let value): return BigInt(value)
    case .bool(let value): return value ? 1 : 0
    case .object(let object):
      let result: Value
      if let integer = object as? IntegerObject { return integer.value }
      if let custom = object.type.dunder(.index) {
        result = try callMethod(custom, on: value)
      } else {
        result = try object.index(in: self)
      }
      switch result {
      case .int(let value): return BigInt(value)
      case .bool(let value): return value ? 1 : 0
      case .object(let integer as IntegerObject): return integer.value
      case .unset: return nil
      default: throw .typeError("__index__ returned non-int (type \(type(of: result).errorName))")
      }
    default: return nil
    }
  }

  /// An integer argument of any size: "'str' object cannot be interpreted as an integer" otherwise.
  package func bigInt(_ value: Value) throws(PythonError) -> BigInt {
    if let result = try indexValue(value) { return result }
    throw .typeError("'\(type(of: value).errorName)' object cannot be interpreted as an integer")
  }

  /// `int(value)` of a number.
  func bigInteger(fromNumber value: Value) throws(PythonError) -> BigInt {
    let result = try integerValue(of: value)
    if case .int(let small) = result { return BigInt(small) }
    return result.cast(to: IntegerObject.self)?.value ?? 0
  }

  /// `int(value)` of what is no text.
  ///
  /// - Throws: `TypeError` where there is none.
  package func integerValue(of value: Value) throws(PythonError) -> Value {
    switch value {
    case .int: return value
    case .bool(let truth): return .int(truth ? 1 : 0)
    case .float(let double): return try integer(truncating: double)
    case .object(let object):
      if let custom = object.type.dunder(.integer) {
        let result = try callMethod(custom, on: value)
        switch result {
        case .int: return result
        case .bool(let truth): return .int(truth ? 1 : 0)
        case .object(let big as IntegerObject): return integer(big.value)
        default: throw .typeError("__int__ returned non-int (type \(type(of: result).errorName))")
        }
      }
      let own = try object.integer(in: self)
      if !own.isUnset { return own }
      if let index = try indexValue(value) { return integer(index) }
      if let custom = object.type.dunder(.truncate) {
        let result = try callMethod(custom, on: value)
        if let index = try indexValue(result) { return integer(index) }
        throw .typeError("__trunc__ returned non-Integral (type \(type(of: result).errorName))")
      }
    default: break
    }
    throw .typeError(
      "int() argument must be a string, a bytes-like object or a real number, not '\(type(of: value).errorName)'"
    )
  }
}
