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
    let size = z.real.magnitude / 8
    let s = 2 * (size + hypot(size, z.imaginary.magnitude / 8)).squareRoot()
    let d = z.imaginary.magnitude / (2 * s)
    return z.real >= 0
      ? Number(real: s, imaginary: copysign(d, z.imaginary))
      : Number(real: d, imaginary: copysign(s, z.imaginary))
  }

  private static func exponential(_ z: Number) -> Number {
    let size = exp(z.real)
    return Number(real: size * cos(z.imaginary), imaginary: size * sin(z.imaginary))
  }

  private static func logarithm(_ z: Number) throws(PythonError) -> Number {
    if z.real == 0, z.imaginary == 0 { throw MathModule.domainError }
    return Number(real: log(hypot(z.real, z.imaginary)), imaginary: atan2(z.imaginary, z.real))
  }

  private static func addFunctions(_ builder: ModuleBuilder) {
    let functions: [(String, (Number) throws(PythonError) -> Number)] = [
      ("sqrt", { z in squareRoot(z) }),
      ("exp", { z in exponential(z) }),
      (
        "sin",
        { z in
          Number(real: sin(z.real) * cosh(z.imaginary), imaginary: cos(z.real) * sinh(z.imaginary))
        }
      ),
      (
        "cos",
        { z in
          Number(real: cos(z.real) * cosh(z.imaginary), imaginary: -sin(z.real) * sinh(z.imaginary))
        }
      ),
      (
        "sinh",
        { z in
          Number(real: cos(z.imaginary) * sinh(z.real), imaginary: sin(z.imaginary) * cosh(z.real))
        }
      ),
      (
        "cosh",
        { z in
          Number(real: cos(z.imaginary) * cosh(z.real), imaginary: sin(z.imaginary) * sinh(z.real))
        }
      ),
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
        let result = try function(argument(arguments[0], interpreter))
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
