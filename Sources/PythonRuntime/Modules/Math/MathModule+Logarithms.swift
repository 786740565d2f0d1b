import BigInt
import Glibc

extension MathModule {
  static func addLogarithms(_ builder: ModuleBuilder) {
    builder.function("log", "*args", "log(x, base=math.e): the logarithm, natural or to a base.") {
      (interpreter, given) throws(PythonError) in
      let count = given.rest.count
      guard count == 1 || count == 2 else { throw .typeError("math.log requires 1 to 2 arguments") }
      let arguments = Arguments(base: given.rest.baseAddress ?? given.base, count: count)
      let numerator = try logarithm(arguments[0], log, interpreter)
      guard arguments.isPresent(1) else { return .float(numerator) }
      let denominator = try logarithm(arguments[1], log, interpreter)
      if denominator == 0 { throw .zeroDivisionError("float division by zero") }
      return .float(numerator / denominator)
    }
    builder.function("log2", "x, /", "The logarithm to base 2.") {
      (interpreter, arguments) throws(PythonError) in
      .float(try logarithm(arguments[0], log2, interpreter))
    }
    builder.function("log10", "x, /", "The logarithm to base 10.") {
      (interpreter, arguments) throws(PythonError) in
      .float(try logarithm(arguments[0], log10, interpreter))
    }
    builder.function("log1p", "x, /", "The natural logarithm of 1 + x, exact near 0.") {
      (interpreter, arguments) throws(PythonError) in
      let x = try interpreter.double(arguments[0])
      if x <= -1 { throw domainError }
      return .float(log1p(x))
    }
  }

  /// A logarithm of a number, of an integer too large for a float as well.
  private static func logarithm(
    _ value: Value, _ function: (Double) -> Double, _ interpreter: Interpreter
  ) throws(PythonError) -> Double {
    if let big = value.cast(to: IntegerObject.self) {
      if big.value <= 0 { throw domainError }
      let direct = BigArithmetic.nearestDouble(big.value)
      if direct.isFinite { return function(direct) }
      // A mantissa of 0.5..<1, rounded once: 64 bits and what is left of the others.
      let bits = big.value.magnitude.bitWidth
      var mantissa = UInt64(big.value.magnitude >> (bits - 64))
      if big.value.magnitude.trailingZeroBitCount < bits - 64 { mantissa |= 1 }
      let fraction = Double(sign: .plus, exponent: -64, significand: Double(mantissa))
      return function(fraction) + function(2) * Double(bits)
    }
    let x = try interpreter.double(value)
    if x <= 0 { throw domainError }
    return function(x)
  }
}
