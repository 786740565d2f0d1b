import Glibc

/// The operators of `complex`.
enum ComplexArithmetic {
  struct Number {
    var real: Double
    var imaginary: Double
  }

  /// A number as the operators see it; nil for what is none.
  static func operand(_ value: Value) throws(PythonError) -> Number? {
    if let complex = value.cast(to: ComplexObject.self) { return complex.parts }
    guard let operand = Arithmetic.operand(value) else { return nil }
    return Number(real: try Arithmetic.double(operand), imaginary: 0)
  }

  static func binary(
    _ operation: BinaryOperation, _ a: Number, _ b: Number, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    switch operation {
    case .add: return interpreter.complex(a.real + b.real, a.imaginary + b.imaginary)
    case .subtract: return interpreter.complex(a.real - b.real, a.imaginary - b.imaginary)
    case .multiply:
      let result = product(a, b)
      return interpreter.complex(result.real, result.imaginary)
    case .divide:
      if b.real == 0, b.imaginary == 0 { throw .zeroDivisionError("complex division by zero") }
      let result = quotient(a, b)
      return interpreter.complex(result.real, result.imaginary)
    case .power:
      let result = try power(a, b)
      return interpreter.complex(result.real, result.imaginary)
    default: return .notImplemented
    }
  }

  static func product(_ a: Number, _ b: Number) -> Number {
    Number(
      real: a.real * b.real - a.imaginary * b.imaginary,
      imaginary: a.real * b.imaginary + a.imaginary * b.real)
  }

  /// The quotient, scaled by the divisor's larger part; `b` is not 0.
  static func quotient(_ a: Number, _ b: Number) -> Number {
    if b.real.magnitude >= b.imaginary.magnitude {
      let ratio = b.imaginary / b.real
      let divisor = b.real + b.imaginary * ratio
      return Number(
        real: (a.real + a.imaginary * ratio) / divisor, imaginary: (a.imaginary - a.real * ratio) / divisor)
    }
    if b.imaginary.magnitude >= b.real.magnitude {
      let ratio = b.real / b.imaginary
      let divisor = b.real * ratio + b.imaginary
      return Number(
        real: (a.real * ratio + a.imaginary) / divisor, imaginary: (a.imaginary * ratio - a.real) / divisor)
    }
    return Number(real: .nan, imaginary: .nan)
  }

  static func absolute(_ a: Number) throws(PythonError) -> Double {
    let result = hypot(a.real, a.imaginary)
    if result.isInfinite, a.real.isFinite, a.imaginary.isFinite {
      throw .overflowError("absolute value too large")
    }
    return result
  }

  private static func power(_ a: Number, _ b: Number) throws(PythonError) -> Number {
    // Small whole exponents multiply, so that their results are exact where they can be.
    if b.imaginary == 0, b.real == b.real.rounded(), b.real.magnitude <= 100 {
      let raised = power(a, Int(b.real.magnitude))
      if b.real >= 0 { return try checked(raised) }
      if a.real == 0, a.imaginary == 0 { throw .zeroDivisionError("0.0 to a negative or complex power") }
      return try checked(quotient(Number(real: 1, imaginary: 0), raised))
    }
    if a.real == 0, a.imaginary == 0 {
      if b.imaginary != 0 || b.real < 0 { throw .zeroDivisionError("0.0 to a negative or complex power") }
      return Number(real: 0, imaginary: 0)
    }
    let size = hypot(a.real, a.imaginary)
    let angle = atan2(a.imaginary, a.real)
    var length = pow(size, b.real)
    var phase = angle * b.real
    if b.imaginary != 0 {
      length /= exp(angle * b.imaginary)
      phase += b.imaginary * log(size)
    }
    return try checked(Number(real: length * cos(phase), imaginary: length * sin(phase)))
  }

  private static func power(_ base: Number, _ exponent: Int) -> Number {
    var result = Number(real: 1, imaginary: 0)
    var factor = base
    var mask = 1
    while mask <= exponent {
      if exponent & mask != 0 { result = product(result, factor) }
      mask <<= 1
      factor = product(factor, factor)
    }
    return result
  }

  private static func checked(_ number: Number) throws(PythonError) -> Number {
    if number.real.isInfinite || number.imaginary.isInfinite {
      throw .overflowError("complex exponentiation")
    }
    return number
  }

  /// A negative real number to a power that is no integer.
  static func power(real: Double, exponent: Double, in interpreter: Interpreter) throws(PythonError) -> Value
  {
    try binary(
      .power, Number(real: real, imaginary: 0), Number(real: exponent, imaginary: 0), in: interpreter)
  }
}
