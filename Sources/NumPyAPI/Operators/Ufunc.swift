import Glibc
import PythonRuntime
import TensorCore

/// A function that works element by element: its name and what computes it.
struct Ufunc: Sendable {
  /// How the types of the operands decide in which type it is computed.
  enum Rule: Sendable {
    /// Any type.
    case any
    /// Any type but bool.
    case numbers
    /// Floats, into which integers are converted by their size.
    case function
    /// Floats, into which integers are converted as float64.
    case quotient
    /// Bool and integers.
    case bits
  }

  enum Computation: Sendable {
    case unary(UnaryKernel)
    case real(@Sendable (Double) -> Double)
    /// A kernel, but the C library's function for float64, whose last digits NumPy's agree with.
    case precise(UnaryKernel, @Sendable (Double) -> Double)
    case predicate(PredicateKernel)
    case binary(BinaryKernel)
    case compare(ComparisonKernel)
  }

  let name: String
  let rule: Rule
  let computation: Computation
  /// The value that a reduction of nothing gives.
  var identity: Scalar?

  init(_ name: String, _ rule: Rule, _ computation: Computation, identity: Scalar? = nil) {
    self.name = name
    self.rule = rule
    self.computation = computation
    self.identity = identity
  }

  var inputCount: Int {
    switch computation {
    case .unary, .real, .precise, .predicate: 1
    case .binary, .compare: 2
    }
  }

  /// Whether integers may be divided by zero.
  var dividesIntegers: Bool {
    switch computation {
    case .binary(.floorDivide), .binary(.remainder), .binary(.fmod): true
    default: false
    }
  }

  static let all: [Ufunc] = [
    Ufunc("add", .any, .binary(.add), identity: .int(0)), Ufunc("subtract", .numbers, .binary(.subtract)),
    Ufunc("multiply", .any, .binary(.multiply), identity: .int(1)),
    Ufunc("divide", .quotient, .binary(.divide)),
    Ufunc("floor_divide", .numbers, .binary(.floorDivide)), Ufunc("remainder", .numbers, .binary(.remainder)),
    Ufunc("fmod", .numbers, .binary(.fmod)), Ufunc("power", .numbers, .binary(.power)),
    Ufunc("maximum", .any, .binary(.maximum)), Ufunc("minimum", .any, .binary(.minimum)),
    Ufunc("fmax", .any, .binary(.fmax)), Ufunc("fmin", .any, .binary(.fmin)),
    Ufunc("arctan2", .function, .binary(.atan2)),
    Ufunc("hypot", .function, .binary(.hypot), identity: .int(0)),
    Ufunc("copysign", .function, .binary(.copySign)), Ufunc("nextafter", .function, .binary(.nextAfter)),
    Ufunc("logaddexp", .function, .binary(.logAddExp)), Ufunc("logaddexp2", .function, .binary(.logAddExp2)),
    Ufunc("heaviside", .function, .binary(.heaviside)),
    Ufunc("gcd", .bits, .binary(.gcd), identity: .int(0)), Ufunc("lcm", .bits, .binary(.lcm)),
    Ufunc("bitwise_and", .bits, .binary(.bitwiseAnd), identity: .int(-1)),
    Ufunc("bitwise_or", .bits, .binary(.bitwiseOr), identity: .int(0)),
    Ufunc("bitwise_xor", .bits, .binary(.bitwiseXor), identity: .int(0)),
    Ufunc("left_shift", .bits, .binary(.shiftLeft)), Ufunc("right_shift", .bits, .binary(.shiftRight)),
    Ufunc("equal", .any, .compare(.equal)), Ufunc("not_equal", .any, .compare(.notEqual)),
    Ufunc("less", .any, .compare(.less)), Ufunc("less_equal", .any, .compare(.lessOrEqual)),
    Ufunc("greater", .any, .compare(.greater)), Ufunc("greater_equal", .any, .compare(.greaterOrEqual)),
    Ufunc("logical_and", .any, .compare(.logicalAnd), identity: .bool(true)),
    Ufunc("logical_or", .any, .compare(.logicalOr), identity: .bool(false)),
    Ufunc("logical_xor", .any, .compare(.logicalXor), identity: .bool(false)),
    Ufunc("logical_not", .any, .predicate(.logicalNot)),
    Ufunc("isnan", .any, .predicate(.isNan)), Ufunc("isinf", .any, .predicate(.isInf)),
    Ufunc("isfinite", .any, .predicate(.isFinite)), Ufunc("signbit", .any, .predicate(.signBit)),
    Ufunc("negative", .numbers, .unary(.negate)), Ufunc("positive", .numbers, .unary(.conjugate)),
    Ufunc("absolute", .any, .unary(.absolute)), Ufunc("sign", .numbers, .unary(.sign)),
    Ufunc("square", .any, .unary(.square)), Ufunc("reciprocal", .any, .unary(.reciprocal)),
    Ufunc("conjugate", .any, .unary(.conjugate)), Ufunc("invert", .bits, .unary(.bitwiseNot)),
    Ufunc("floor", .any, .unary(.floor)), Ufunc("ceil", .any, .unary(.ceil)),
    Ufunc("trunc", .any, .unary(.trunc)), Ufunc("rint", .function, .unary(.round)),
    Ufunc("fabs", .function, .unary(.absolute)), Ufunc("sqrt", .function, .unary(.sqrt)),
    Ufunc("exp", .function, .precise(.exp) { Glibc.exp($0) }), Ufunc("exp2", .function, .unary(.exp2)),
    Ufunc("expm1", .function, .unary(.expm1)), Ufunc("log", .function, .precise(.log) { Glibc.log($0) }),
    Ufunc("log2", .function, .precise(.log2) { Glibc.log2($0) }), Ufunc("log10", .function, .unary(.log10)),
    Ufunc("log1p", .function, .unary(.log1p)), Ufunc("sin", .function, .precise(.sin) { Glibc.sin($0) }),
    Ufunc("cos", .function, .precise(.cos) { Glibc.cos($0) }),
    Ufunc("tan", .function, .precise(.tan) { Glibc.tan($0) }),
    Ufunc("arcsin", .function, .unary(.asin)), Ufunc("arccos", .function, .unary(.acos)),
    Ufunc("arctan", .function, .precise(.atan) { Glibc.atan($0) }), Ufunc("sinh", .function, .unary(.sinh)),
    Ufunc("cosh", .function, .unary(.cosh)), Ufunc("tanh", .function, .unary(.tanh)),
    Ufunc("arcsinh", .function, .unary(.asinh)), Ufunc("arccosh", .function, .unary(.acosh)),
    Ufunc("arctanh", .function, .unary(.atanh)), Ufunc("cbrt", .function, .real { Glibc.cbrt($0) }),
    Ufunc("deg2rad", .function, .real { $0 * (.pi / 180) }),
    Ufunc("rad2deg", .function, .real { $0 * (180 / .pi) }),
  ]

  /// The functions behind Python's operators, by their places in the enumerations.
  static let operators: [Ufunc] = [
    "add", "subtract", "multiply", "add", "divide", "floor_divide", "remainder", "power", "left_shift",
    "right_shift",
    "bitwise_and", "bitwise_or", "bitwise_xor", "floor_divide",
  ].map(named)
  static let comparisons = ["less", "less_equal", "equal", "not_equal", "greater", "greater_equal"].map(named)
  static let unaries = ["negative", "positive", "invert", "absolute"].map(named)

  static func named(_ name: String) -> Ufunc {
    // Only asked for names that are in the list.
    all.first { $0.name == name } ?? all[0]
  }

  // MARK: Computing

  /// The error of operands that the function has no computation for.
  var unsupported: PythonError {
    .typeError(
      "ufunc '\(name)' not supported for the input types, and the inputs could not be safely coerced to any "
        + "supported types according to the casting rule ''safe''")
  }

  /// The type to compute in, from the one that the operands meet in.
  func computedType(_ type: ScalarType) throws(PythonError) -> ScalarType {
    switch rule {
    case .any: return type
    case .numbers:
      if type != .bool { return type }
      switch name {
      case "subtract":
        throw .typeError(
          "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, "
            + "or the logical_xor function instead.")
      case "negative":
        throw .typeError(
          "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the "
            + "logical_not function instead.")
      case "sign", "positive":
        throw PythonError(
          .typeError,
          "ufunc '\(name)' did not contain a loop with signature matching types <class "
            + "'numpy.dtypes.BoolDType'> -> None", classNamed: "_UFuncNoLoopError",
          in: "numpy._core._exceptions")
      default: return .int8
      }
    case .function: return type.functionType
    case .quotient: return type.rank < 2 ? .float64 : type
    case .bits:
      if type.rank > 1 { throw unsupported }
      return type
    }
  }

  /// The function of one array.
  func apply(_ a: NDArray) throws(PythonError) -> NDArray {
    let type = try computedType(a.scalarType)
    if name == "positive" { return try translated(a.copied()) }
    let source = try translated(a.converted(to: type))
    return try finished { () throws -> NDArray in
      switch computation {
      case .unary(let kernel):
        if type == .bool, kernel != .bitwiseNot {
          // Bools are their own magnitudes, squares and whole parts.
          return try a.copied()
        }
        if type.isInteger, kernel == .reciprocal {
          return try Kernels.binary(.truncDivide, .full(a.shape, .int(1), type), source, type: type)
        }
        if type.isComplex, kernel == .sign { return try Kernels.unary(.sgn, source) }
        return try Kernels.unary(kernel, source)
      case .real(let body): return try Kernels.map(source, name: name, body)
      case .precise(let kernel, let body):
        return type == .float64
          ? try Kernels.map(source, name: name, body) : try Kernels.unary(kernel, source)
      case .predicate(let kernel): return try Kernels.predicate(kernel, source)
      case .binary, .compare: throw unsupported
      }
    }
  }

  /// The function of two arrays that meet in a type.
  func apply(_ a: NDArray, _ b: NDArray, meetingIn type: ScalarType) throws(PythonError) -> NDArray {
    _ = try ArrayArguments.broadcast(a.shape, b.shape)
    return try finished { () throws -> NDArray in
      switch computation {
      case .compare(let kernel):
        if type.isComplex,
          kernel == .less || kernel == .greater || kernel == .lessOrEqual || kernel == .greaterOrEqual
        {
          return try ComplexOrder.compare(kernel, a, b)
        }
        return try Kernels.compare(kernel, a, b, type: type)
      case .binary(let kernel):
        let type = try computedType(type)
        switch kernel {
        case .floorDivide, .remainder, .fmod:
          if type.isInteger { return try dividing(kernel, a, b, type) }
        case .power:
          if type.isInteger,
            try Kernels.any(Kernels.compare(.less, b, scalar: .int(0), type: b.scalarType)).first.isNonzero
          {
            throw PythonError.valueError("Integers to negative integer powers are not allowed.")
          }
        default: break
        }
        return try Kernels.binary(kernel, a, b, type: type)
      case .unary, .real, .precise, .predicate: throw unsupported
      }
    }
  }

  /// Whole quotients and remainders of integers, which are zero where the divisor is.
  private func dividing(
    _ kernel: BinaryKernel, _ a: NDArray, _ b: NDArray, _ type: ScalarType
  ) throws(TensorError) -> NDArray {
    let isZero = try Kernels.predicate(.logicalNot, b)
    guard try Kernels.any(isZero).first.isNonzero else { return try Kernels.binary(kernel, a, b, type: type) }
    let divisor = try Kernels.select(isZero, .number(.int(1)), .array(b), type: type)
    let quotient = try Kernels.binary(kernel, a, divisor, type: type)
    return try Kernels.select(isZero, .number(.int(0)), .array(quotient), type: type)
  }

  /// The function's error for what a kernel refused.
  /// What kernels give, if nothing stopped them; what they have no code for is refused in the ufunc's words.
  @inline(__always)
  private func finished(_ body: () throws -> NDArray) throws(PythonError) -> NDArray {
    do {
      let result = try body()
      try Interruption.check()
      return result
    } catch {
      if let error = error as? TensorError, error.kind == .notImplementedError { throw unsupported }
      throw PythonError(translating: error)
    }
  }
}

/// Complex numbers in NumPy's order: by their real parts, then by their imaginary parts.
enum ComplexOrder {
  static func compare(_ kernel: ComparisonKernel, _ a: NDArray, _ b: NDArray) throws(TensorError) -> NDArray {
    let x = try (Kernels.part(a, imaginary: false), Kernels.part(b, imaginary: false))
    let y = try (Kernels.part(a, imaginary: true), Kernels.part(b, imaginary: true))
    let strict: ComparisonKernel = kernel == .less || kernel == .lessOrEqual ? .less : .greater
    let first = try Kernels.compare(strict, x.0, x.1, type: .float64)
    let same = try Kernels.compare(.equal, x.0, x.1, type: .float64)
    let second = try Kernels.compare(kernel, y.0, y.1, type: .float64)
    let both = try Kernels.binary(.bitwiseAnd, same, second, type: .bool)
    return try Kernels.binary(.bitwiseOr, first, both, type: .bool)
  }
}

extension Kernels {
  /// The real or imaginary parts in float64.
  fileprivate static func part(_ a: NDArray, imaginary: Bool) throws(TensorError) -> NDArray {
    guard a.scalarType.isComplex else {
      return imaginary ? try .zeros(a.shape, .float64) : try a.converted(to: .float64)
    }
    return try (imaginary ? a.imaginaryParts() : a.realParts()).converted(to: .float64)
  }
}
