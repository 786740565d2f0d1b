import Glibc

/// `cmath`: the common functions of complex numbers.
enum ComplexMathModule {
  typealias Number = ComplexArithmetic.Number

  static func fill(_ builder: ModuleBuilder) {
    let interpreter = builder.interpreter
    builder.set("pi", .float(.pi))
    builder.set("e", .float(2.718281828459045))
    builder.set("tau", .float(2 * .pi))
    builder.set("inf", .float(.infinity))
    builder.set("nan", .float(.nan))
    builder.set("infj", interpreter.complex(0, .infinity))
    builder.set("nanj", interpreter.complex(0, .nan))
    addFunctions(builder)
    addPolar(builder)
    addPredicates(builder)
  }

  private static func argument(_ value: Value, _ interpreter: Interpreter) throws(PythonError) -> Number {
    if let number = try interpreter.complexNumber(value) { return number }
    throw .typeError("must be real number, not \(interpreter.type(of: value).errorName)")
  }

  static func squareRoot(_ z: Number) -> Number {
    if z.real == 0, z.imaginary == 0 { return Number(real: 0, imaginary: z.imaginary) }
    if z.imaginary.isInfinite { return Number(real: .infinity, imaginary: z.imaginary) }
    if z.real.isInfinite, z.imaginary.isFinite {
      return z.real > 0
        ? Number(real: z.real, imaginary: copysign(0, z.imaginary))
        : Number(real: 0, imaginary: copysign(.infinity, z.imaginary))
    }
    let size = z.real.magnitude / 8
    let s = 2 * (size + hypot(size, z.imaginary.magnitude / 8)).squareRoot()
    let d = z.imaginary.magnitude / (2 * s)
    return z.real >= 0
      ? Number(real: s, imaginary: copysign(d, z.imaginary))
      : Number(real: d, imaginary: copysign(s, z.imaginary))
  }

  /// A product in which zero stays zero, whatever the other factor is.
  private static func scaled(_ size: Double, _ factor: Double) -> Double {
    factor == 0 && !size.isFinite ? (size.sign == .minus ? -factor : factor) : size * factor
  }

  private static func exponential(_ z: Number) -> Number {
    // Where the exponential alone overflows, the result need not.
    let isLarge = z.real.isFinite && z.real > 708
    let size = exp(isLarge ? z.real - 1 : z.real)
    let factor = isLarge ? M_E : 1
    return Number(
      real: scaled(size, cos(z.imaginary)) * factor, imaginary: scaled(size, sin(z.imaginary)) * factor)
  }

  private static func hyperbolicSine(_ z: Number) -> Number {
    hyperbolic(z, sinh, cosh)
  }

  private static func hyperbolicCosine(_ z: Number) -> Number { hyperbolic(z, cosh, sinh) }

  /// What two functions give of the real part, times the cosine and the sine of the angle.
  private static func hyperbolic(
    _ z: Number, _ first: (Double) -> Double, _ second: (Double) -> Double
  ) -> Number {
    let isLarge = z.real.isFinite && z.real.magnitude > 708
    let x = isLarge ? z.real - copysign(1, z.real) : z.real
    let factor = isLarge ? M_E : 1
    return Number(
      real: scaled(first(x), cos(z.imaginary)) * factor,
      imaginary: scaled(second(x), sin(z.imaginary)) * factor)
  }

  /// The logarithm; near the unit circle from what the length differs by from 1, as the length is rounded.
  private static func logarithm(_ z: Number) throws(PythonError) -> Number {
    if z.real == 0, z.imaginary == 0 { throw MathModule.domainError }
    let (x, y) = (z.real.magnitude, z.imaginary.magnitude)
    let size: Double
    if x.isFinite, y.isFinite, max(x, y) > .greatestFiniteMagnitude / 4 {
      size = log(hypot(x / 2, y / 2)) + M_LN2
    } else if x < .leastNormalMagnitude, y < .leastNormalMagnitude {
      size = log(hypot(scalbn(x, 53), scalbn(y, 53))) - 53 * M_LN2
    } else {
      let length = hypot(x, y)
      let (larger, smaller) = (max(x, y), min(x, y))
      size =
        0.71 <= length && length <= 1.73
        ? log1p((larger - 1) * (larger + 1) + smaller * smaller) / 2 : log(length)
    }
    return Number(real: size, imaginary: atan2(z.imaginary, z.real))
  }

  /// Refuses what lies beyond the numbers: a result that is infinite though the argument is not, and angles without end.
  private static func check(_ result: Number, of z: Number, _ name: String) throws(PythonError) {
    if z.real.isFinite, z.imaginary.isFinite {
      if result.real.isInfinite || result.imaginary.isInfinite { throw .overflowError("math range error") }
      return
    }
    let isUndefined =
      switch name {
      case "exp": z.imaginary.isInfinite && (z.real.isFinite || z.real == .infinity)
      case "sinh", "cosh": z.imaginary.isInfinite && !z.real.isNaN
      case "sin", "cos": z.real.isInfinite && !z.imaginary.isNaN
      case "tan": z.real.isInfinite && z.imaginary.isFinite
      case "tanh": z.imaginary.isInfinite && z.real.isFinite
      default: false
      }
    if isUndefined { throw MathModule.domainError }
  }

  private static func addFunctions(_ builder: ModuleBuilder) {
    let functions: [(String, (Number) throws(PythonError) -> Number)] = [
      ("sqrt", { z in squareRoot(z) }),
      ("exp", { z in exponential(z) }),
      ("sin", { z in turned(z, hyperbolicSine) }),
      ("cos", { z in hyperbolicCosine(Number(real: -z.imaginary, imaginary: z.real)) }),
      ("sinh", { z in hyperbolicSine(z) }),
      ("cosh", { z in hyperbolicCosine(z) }),
      ("tan", { z in turned(z, hyperbolicTangent) }),
      ("tanh", { z in hyperbolicTangent(z) }),
      ("acos", { z in inverseCosine(z) }),
      ("acosh", { z in inverseHyperbolicCosine(z) }),
      ("asin", { z in turned(z, inverseHyperbolicSine) }),
      ("asinh", { z in inverseHyperbolicSine(z) }),
      ("atan", { (z) throws(PythonError) in try turned(z, inverseHyperbolicTangent) }),
      ("atanh", { (z) throws(PythonError) in try inverseHyperbolicTangent(z) }),
      (
        "log10",
        { (z) throws(PythonError) in
          let result = try logarithm(z)
          return Number(real: result.real / log(10), imaginary: result.imaginary / log(10))
        }
      ),
    ]
    for (name, function) in functions {
      builder.function(name, "z, /") { (interpreter, arguments) throws(PythonError) in
        let z = try argument(arguments[0], interpreter)
        let result = try function(z)
        try check(result, of: z, name)
        return interpreter.complex(result.real, result.imaginary)
      }
    }
    builder.function("log", "z, base=<unset>, /") { (interpreter, arguments) throws(PythonError) in
      var result = try logarithm(argument(arguments[0], interpreter))
      if arguments.isPresent(1) {
        let base = try logarithm(argument(arguments[1], interpreter))
        if base.real == 0, base.imaginary == 0 { throw .zeroDivisionError("complex division by zero") }
        result = ComplexArithmetic.quotient(result, base)
      }
      return interpreter.complex(result.real, result.imaginary)
    }
  }

  private static func addPolar(_ builder: ModuleBuilder) {
    builder.function("phase", "z, /", "The angle.") { (interpreter, arguments) throws(PythonError) in
      let z = try argument(arguments[0], interpreter)
      return .float(atan2(z.imaginary, z.real))
    }
    builder.function("polar", "z, /", "The length and the angle.") {
      (interpreter, arguments) throws(PythonError) in
      let z = try argument(arguments[0], interpreter)
      return interpreter.tuple([.float(hypot(z.real, z.imaginary)), .float(atan2(z.imaginary, z.real))])
    }
    builder.function("rect", "r, phi, /", "The number of a length and an angle.") {
      (interpreter, arguments) throws(PythonError) in
      let length = try interpreter.double(arguments[0])
      let angle = try interpreter.double(arguments[1])
      return interpreter.complex(length * cos(angle), length * sin(angle))
    }
  }

  private static func addPredicates(_ builder: ModuleBuilder) {
    let tests: [(String, (Number) -> Bool)] = [
      ("isnan", { $0.real.isNaN || $0.imaginary.isNaN }),
      ("isinf", { $0.real.isInfinite || $0.imaginary.isInfinite }),
      ("isfinite", { $0.real.isFinite && $0.imaginary.isFinite }),
    ]
    for (name, test) in tests {
      builder.function(name, "z, /") { (interpreter, arguments) throws(PythonError) in
        .bool(test(try argument(arguments[0], interpreter)))
      }
    }
    builder.function("isclose", "a, b, *, rel_tol=1e-09, abs_tol=0.0") {
      (interpreter, arguments) throws(PythonError) in
      let a = try argument(arguments[0], interpreter)
      let b = try argument(arguments[1], interpreter)
      let relative = try interpreter.double(arguments.value(2, default: .float(1e-9)))
      let absolute = try interpreter.double(arguments.value(3, default: .float(0)))
      if a.real == b.real, a.imaginary == b.imaginary { return .bool(true) }
      let difference = hypot(a.real - b.real, a.imaginary - b.imaginary)
      let size = max(hypot(a.real, a.imaginary), hypot(b.real, b.imaginary))
      return .bool(difference.isFinite && difference <= max(relative * size, absolute))
    }
  }
}
