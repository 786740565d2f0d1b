import BigInt

extension MathModule {
  static func addIntegers(_ builder: ModuleBuilder) {
    builder.function("gcd", "*integers", "The greatest common divisor.") {
      (interpreter, arguments) throws(PythonError) in
      var result = BigUInt(0)
      for value in arguments.rest {
        result = result.greatestCommonDivisor(with: try interpreter.bigInt(value).magnitude)
      }
      return interpreter.integer(result)
    }
    builder.function("lcm", "*integers", "The least common multiple.") {
      (interpreter, arguments) throws(PythonError) in
      var result = BigUInt(1)
      for value in arguments.rest {
        let other = try interpreter.bigInt(value).magnitude
        if other.isZero { return .int(0) }
        result = result / result.greatestCommonDivisor(with: other) * other
      }
      return interpreter.integer(result)
    }
    builder.function("isqrt", "n, /", "The integer part of the square root.") {
      (interpreter, arguments) throws(PythonError) in
      let value = try interpreter.bigInt(arguments[0])
      if value < 0 { throw .valueError("isqrt() argument must be nonnegative") }
      return interpreter.integer(value.squareRoot())
    }
    builder.function("factorial", "n, /", "The product of the integers up to n.") {
      (interpreter, arguments) throws(PythonError) in
      try factorial(arguments[0], interpreter)
    }
    builder.function("comb", "n, k, /", "The number of ways to choose k of n.") {
      (interpreter, arguments) throws(PythonError) in
      let (n, k) = try choice(arguments[0], arguments[1], interpreter)
      if k > n { return .int(0) }
      let least = min(k, n - k)
      guard let count = Int(exactly: least) else {
        throw .overflowError("min(n - k, k) must not exceed 9223372036854775807")
      }
      var result = BigInt(1)
      for index in 0..<count {
        result = result * (n - BigInt(index)) / BigInt(index + 1)
        try interpreter.checkInterrupt()
        try interpreter.checkAllocation(result.bitWidth / 8, stride: 1)
      }
      return interpreter.integer(result)
    }
    builder.function("perm", "n, k=None, /", "The number of ways to arrange k of n.") {
      (interpreter, arguments) throws(PythonError) in
      let given = arguments[1].orNone
      if given.isNone { return try factorial(arguments[0], interpreter) }
      let (n, k) = try choice(arguments[0], given, interpreter)
      if k > n { return .int(0) }
      guard let count = Int(exactly: k) else { throw .overflowError("k must not exceed 9223372036854775807") }
      var result = BigInt(1)
      for index in 0..<count {
        result *= n - BigInt(index)
        try interpreter.checkInterrupt()
        try interpreter.checkAllocation(result.bitWidth / 8, stride: 1)
      }
      return interpreter.integer(result)
    }
  }

  private static func factorial(_ value: Value, _ interpreter: Interpreter) throws(PythonError) -> Value {
    if case .float = value { throw .typeError("'float' object cannot be interpreted as an integer") }
    let value = try interpreter.bigInt(value)
    if value < 0 { throw .valueError("factorial() not defined for negative values") }
    guard let n = Int(exactly: value), n < 1 << 24 else {
      throw .overflowError("factorial() argument should not exceed 9223372036854775807")
    }
    return interpreter.integer(try product(n < 2 ? 1..<2 : 1..<(n + 1), interpreter))
  }

  private static func choice(
    _ n: Value, _ k: Value, _ interpreter: Interpreter
  ) throws(PythonError) -> (BigInt, BigInt) {
    let total = try interpreter.bigInt(n)
    let count = try interpreter.bigInt(k)
    if total < 0 { throw .valueError("n must be a non-negative integer") }
    if count < 0 { throw .valueError("k must be a non-negative integer") }
    return (total, count)
  }

  /// The product of a range, by halves, so that the factors stay of equal size.
  private static func product(_ range: Range<Int>, _ interpreter: Interpreter) throws(PythonError) -> BigInt {
    if range.count <= 8 { return range.reduce(BigInt(1)) { $0 * BigInt($1) } }
    try interpreter.checkInterrupt()
    let middle = range.lowerBound + range.count / 2
    let low = try product(range.lowerBound..<middle, interpreter)
    let high = try product(middle..<range.upperBound, interpreter)
    return try BigArithmetic.product(low, high, in: interpreter)
  }
}
