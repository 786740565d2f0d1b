import BigInt

extension Builtins {
  static func addNumbers(_ builder: ModuleBuilder) {
    builder.function("abs", "x, /", "The magnitude of a number.") {
      (interpreter, arguments) throws(PythonError) in
      try interpreter.unary(.absolute, arguments[0])
    }
    builder.function("divmod", "x, y, /", "The pair (x // y, x % y).") {
      (interpreter, arguments) throws(PythonError) in
      try interpreter.binary(.divmod, arguments[0], arguments[1])
    }
    builder.function("pow", "base, exp, mod=None", "base ** exp, modulo mod if it is given.") {
      (interpreter, arguments) throws(PythonError) in
      let modulus = arguments[2].orNone
      if modulus.isNone { return try interpreter.binary(.power, arguments[0], arguments[1]) }
      return try modularPower(arguments[0], arguments[1], modulus, interpreter)
    }
    builder.function("round", "number, ndigits=None", "A number rounded; ties go to the even neighbour.") {
      (interpreter, arguments) throws(PythonError) in
      try interpreter.round(arguments[0], digits: arguments[1].orNone)
    }
  }

  /// - Parameter asksBase: whether a `__pow__` of the base's class comes first.
  static func modularPower(
    _ base: Value, _ exponent: Value, _ modulus: Value, _ interpreter: Interpreter, asksBase: Bool = true
  ) throws(PythonError) -> Value {
    func integer(_ value: Value) -> BigInt? {
      switch value {
      case .int(let value): BigInt(value)
      case .bool(let value): value ? 1 : 0
      case .object(let object as IntegerObject): object.value
      default: nil
      }
    }
    if asksBase, case .object(let object) = base, let custom = object.type.dunder(.power) {
      return try interpreter.callMethod(custom, on: base, exponent, modulus)
    }
    if [base, exponent, modulus].contains(where: { $0.object is ComplexObject }) {
      throw .valueError("complex modulo")
    }
    guard let a = integer(base), let b = integer(exponent), let m = integer(modulus) else {
      let names = [base, exponent, modulus].map { "'\(interpreter.type(of: $0).name)'" }
      if [base, exponent, modulus].contains(where: { if case .float = $0 { true } else { false } }) {
        throw .typeError("pow() 3rd argument not allowed unless all arguments are integers")
      }
      throw .typeError("unsupported operand type(s) for ** or pow(): \(names.joined(separator: ", "))")
    }
    if m.isZero { throw .valueError("pow() 3rd argument cannot be 0") }
    var factor = a
    if m.magnitude == 1 { return .int(0) }
    if b < 0 {
      guard let inverse = a.modulus(m.magnitude.asInteger).inverse(m.magnitude.asInteger) else {
        throw .valueError("base is not invertible for the given modulus")
      }
      factor = inverse
    }
    let positive = BigInt(m.magnitude)
    let result = try power(factor.modulus(positive), b.magnitude, positive, interpreter)
    return interpreter.integer(m < 0 && !result.isZero ? result + m : result)
  }

  private static func power(
    _ base: BigInt, _ exponent: BigUInt, _ modulus: BigInt, _ interpreter: Interpreter
  ) throws(PythonError) -> BigInt {
    func product(_ a: BigInt, _ b: BigInt) throws(PythonError) -> BigInt {
      let product = try BigArithmetic.product(a, b, in: interpreter)
      return try BigArithmetic.floorDivide(product, modulus, in: interpreter).remainder
    }
    var result = BigInt(1) % modulus
    var factor = base
    for word in exponent.words {
      var bits = word
      for _ in 0..<UInt.bitWidth {
        if bits & 1 == 1 { result = try product(result, factor) }
        bits >>= 1
        factor = try product(factor, factor)
        try interpreter.checkInterrupt()
      }
    }
    return result
  }
}

extension BigUInt {
  fileprivate var asInteger: BigInt { BigInt(self) }
}

extension Interpreter {
  /// `round(number, digits)`.
  func round(_ number: Value, digits: Value) throws(PythonError) -> Value {
    switch number {
    case .int, .float, .bool: return try Rounding.round(number, digits: digits, in: self)
    case .object(let object):
      if object.type === types.int { return try Rounding.round(number, digits: digits, in: self) }
      if let custom = object.type.dunder(.round) {
        return try digits.isNone ? callMethod(custom, on: number) : callMethod(custom, on: number, digits)
      }
      if object.type.lookup(name(of: .round)) != nil {
        let method = try attribute(name(of: .round), of: number)
        return try digits.isNone ? call(method) : call(method, digits)
      }
    default: break
    }
    throw .typeError("type \(type(of: number).errorName) doesn't define __round__ method")
  }
}
