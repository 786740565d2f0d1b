import Glibc

/// The inverse functions of complex numbers, by Kahan's formulas.
extension ComplexMathModule {
  /// `-i f(i z)`: a circular function from the hyperbolic one.
  static func turned(
    _ z: Number, _ function: (Number) throws(PythonError) -> Number
  ) throws(PythonError) -> Number {
    let result = try function(Number(real: -z.imaginary, imaginary: z.real))
    return Number(real: result.imaginary, imaginary: -result.real)
  }

  static func turned(_ z: Number, _ function: (Number) -> Number) -> Number {
    let result = function(Number(real: -z.imaginary, imaginary: z.real))
    return Number(real: result.imaginary, imaginary: -result.real)
  }

  static func hyperbolicTangent(_ z: Number) -> Number {
    if z.real.magnitude > 354 {
      let small = 4 * sin(z.imaginary) * cos(z.imaginary) * exp(-2 * z.real.magnitude)
      return Number(real: copysign(1, z.real), imaginary: small)
    }
    let tx = tanh(z.real)
    let ty = tan(z.imaginary)
    let cx = 1 / cosh(z.real)
    let product = tx * ty
    let divisor = 1 + product * product
    return Number(real: tx * (1 + ty * ty) / divisor, imaginary: ty / divisor * cx * cx)
  }

  static func inverseCosine(_ z: Number) -> Number {
    let minus = squareRoot(Number(real: 1 - z.real, imaginary: -z.imaginary))
    let plus = squareRoot(Number(real: 1 + z.real, imaginary: z.imaginary))
    return Number(
      real: 2 * atan2(minus.real, plus.real),
      imaginary: asinh(plus.real * minus.imaginary - plus.imaginary * minus.real))
  }

  static func inverseHyperbolicCosine(_ z: Number) -> Number {
    let minus = squareRoot(Number(real: z.real - 1, imaginary: z.imaginary))
    let plus = squareRoot(Number(real: z.real + 1, imaginary: z.imaginary))
    return Number(
      real: asinh(minus.real * plus.real + minus.imaginary * plus.imaginary),
      imaginary: 2 * atan2(minus.imaginary, plus.real))
  }

  static func inverseHyperbolicSine(_ z: Number) -> Number {
    let plus = squareRoot(Number(real: 1 + z.imaginary, imaginary: -z.real))
    let minus = squareRoot(Number(real: 1 - z.imaginary, imaginary: z.real))
    return Number(
      real: asinh(plus.real * minus.imaginary - minus.real * plus.imaginary),
      imaginary: atan2(z.imaginary, plus.real * minus.real - plus.imaginary * minus.imaginary))
  }

  static func inverseHyperbolicTangent(_ z: Number) throws(PythonError) -> Number {
    if z.real < 0 || z.real == 0 && z.real.sign == .minus {
      let result = try inverseHyperbolicTangent(Number(real: -z.real, imaginary: -z.imaginary))
      return Number(real: -result.real, imaginary: -result.imaginary)
    }
    let height = z.imaginary.magnitude
    if z.real == 1, height == 0 { throw MathModule.domainError }
    let square = (1 - z.real) * (1 - z.real) + height * height
    return Number(
      real: log1p(4 * z.real / square) / 4,
      imaginary: -atan2(-2 * z.imaginary, (1 - z.real) * (1 + z.real) - height * height) / 2)
  }
}
