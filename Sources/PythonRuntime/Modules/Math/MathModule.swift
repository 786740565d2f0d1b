import BigInt
import Glibc

/// `math`.
enum MathModule {
  static func fill(_ builder: ModuleBuilder) {
    builder.set("__doc__", builder.interpreter.string("Mathematical functions of real numbers."))
    builder.set("pi", .float(.pi))
    builder.set("e", .float(2.718281828459045))
    builder.set("tau", .float(2 * .pi))
    builder.set("inf", .float(.infinity))
    builder.set("nan", .float(.nan))
    addElementary(builder)
    addLogarithms(builder)
    addRounding(builder)
    addPredicates(builder)
    addSums(builder)
    addIntegers(builder)
    addParts(builder)
  }

  static var domainError: PythonError { .valueError("math domain error") }
  static var rangeError: PythonError { .overflowError("math range error") }

  /// The functions of one variable; a result of nan from a number is a domain error, an infinite one from a finite
  /// argument is a range error where the function overflows and a domain error where it has a pole.
  private static func addElementary(_ builder: ModuleBuilder) {
    let overflowing: [(String, (Double) -> Double, String)] = [
      ("exp", exp, "e to the power x."), ("exp2", exp2, "2 to the power x."),
      ("expm1", expm1, "exp(x) - 1, exact near 0."), ("cosh", cosh, "The hyperbolic cosine."),
      ("sinh", sinh, "The hyperbolic sine."),
    ]
    for (name, function, documentation) in overflowing {
      unary(name, documentation, builder, onInfinity: rangeError, function)
    }
    let others: [(String, (Double) -> Double, String)] = [
      ("sqrt", sqrt, "The square root."), ("cbrt", cbrt, "The cube root."), ("sin", sin, "The sine."),
      ("cos", cos, "The cosine."), ("tan", tan, "The tangent."), ("asin", asin, "The arc sine."),
      ("acos", acos, "The arc cosine."), ("atan", atan, "The arc tangent."),
      ("tanh", tanh, "The hyperbolic tangent."), ("asinh", asinh, "The inverse hyperbolic sine."),
      ("acosh", acosh, "The inverse hyperbolic cosine."), ("atanh", atanh, "The inverse hyperbolic tangent."),
      ("fabs", { $0.magnitude }, "The magnitude, as a float."), ("erf", erf, "The error function."),
      ("erfc", erfc, "The complementary error function."),
      ("degrees", { $0 * (180 / .pi) }, "Radians in degrees."),
      ("radians", { $0 * (.pi / 180) }, "Degrees in radians."),
    ]
    for (name, function, documentation) in others {
      unary(name, documentation, builder, onInfinity: domainError, function)
    }
    builder.function("gamma", "x, /", "The gamma function.") { (interpreter, arguments) throws(PythonError) in
      let x = try interpreter.double(arguments[0])
      if x == 0 || (x < 0 && x == x.rounded()) || x == -.infinity { throw domainError }
      let result = MathFunctions.gamma(x)
      if result.isInfinite, x.isFinite { throw rangeError }
      return .float(result)
    }
    builder.function("lgamma", "x, /", "The logarithm of the gamma function's magnitude.") {
      (interpreter, arguments) throws(PythonError) in
      let x = try interpreter.double(arguments[0])
      if x <= 0, x.isFinite, x == x.rounded() { throw domainError }
      if x.isInfinite { return .float(.infinity) }
      let result = MathFunctions.logGamma(x)
      if result.isInfinite { throw rangeError }
      return .float(result)
    }
  }

  private static func unary(
    _ name: String, _ documentation: String, _ builder: ModuleBuilder, onInfinity: PythonError,
    _ function: @escaping (Double) -> Double
  ) {
    builder.function(name, "x, /", documentation) { (interpreter, arguments) throws(PythonError) in
      let x = try interpreter.double(arguments[0])
      let result = function(x)
      if result.isNaN, !x.isNaN { throw domainError }
      if result.isInfinite, x.isFinite { throw onInfinity }
      return .float(result)
    }
  }

  static func binary(
    _ name: String, _ signature: String, _ documentation: String, _ builder: ModuleBuilder,
    _ function: @escaping (Double, Double) throws(PythonError) -> Double
  ) {
    builder.function(name, signature, documentation) { (interpreter, arguments) throws(PythonError) in
      .float(try function(interpreter.double(arguments[0]), interpreter.double(arguments[1])))
    }
  }

  private static func addParts(_ builder: ModuleBuilder) {
    binary("atan2", "y, x, /", "The angle of the point (x, y).", builder) { y, x in atan2(y, x) }
    binary("copysign", "x, y, /", "x with the sign of y.", builder) { x, y in copysign(x, y) }
    binary("nextafter", "x, y, /", "The next float from x towards y.", builder) { x, y in nextafter(x, y) }
    binary("fmod", "x, y, /", "The remainder with the sign of x.", builder) { (x, y) throws(PythonError) in
      let result = fmod(x, y)
      if result.isNaN, !x.isNaN, !y.isNaN { throw domainError }
      return result
    }
    binary("remainder", "x, y, /", "The remainder nearest to 0.", builder) { (x, y) throws(PythonError) in
      let result = remainder(x, y)
      if result.isNaN, !x.isNaN, !y.isNaN { throw domainError }
      return result
    }
    binary("pow", "x, y, /", "x to the power y, as a float.", builder) { (x, y) throws(PythonError) in
      let result = Glibc.pow(x, y)
      if result.isNaN, !x.isNaN, !y.isNaN { throw domainError }
      if result.isInfinite, x.isFinite, y.isFinite { throw x == 0 ? domainError : rangeError }
      return result
    }
    builder.function("modf", "x, /", "The fraction and the whole part.") {
      (interpreter, arguments) throws(PythonError) in
      let x = try interpreter.double(arguments[0])
      let whole = x.rounded(.towardZero)
      let fraction = x.isInfinite ? copysign(0, x) : copysign(x - whole, x)
      return interpreter.tuple([.float(fraction), .float(whole)])
    }
    builder.function("frexp", "x, /", "A mantissa and an exponent of 2.") {
      (interpreter, arguments) throws(PythonError) in
      let x = try interpreter.double(arguments[0])
      guard x.isFinite, x != 0 else { return interpreter.tuple([.float(x), .int(0)]) }
      let exponent = Int(x.exponent) + 1
      return interpreter.tuple([
        .float(copysign(x.significand / 2, x)), .int(exponent),
      ])
    }
    builder.function("ldexp", "x, i, /", "x * 2**i.") { (interpreter, arguments) throws(PythonError) in
      let x = try interpreter.double(arguments[0])
      let exponent: Int
      switch arguments[1] {
      case .int(let value): exponent = value
      case .bool(let value): exponent = value ? 1 : 0
      case .object(let big as IntegerObject): exponent = big.value.sign == .minus ? -5000 : 5000
      default: throw .typeError("Expected an int as second argument to ldexp.")
      }
      let result = scalbn(x, Int32(clamping: exponent))
      if result.isInfinite, x.isFinite { throw rangeError }
      return .float(result)
    }
    builder.function("ulp", "x, /", "The distance to the next float.") {
      (interpreter, arguments) throws(PythonError) in
      let x = try interpreter.double(arguments[0]).magnitude
      if x == .greatestFiniteMagnitude { return .float(x - x.nextDown) }
      return .float(x.isNaN || x.isInfinite ? x : x.nextUp - x)
    }
  }
}
