extension Kernels {
  static func floating<T: FloatElement>(
    _ kernel: BinaryKernel, _ operands: BinaryOperands, _ result: NDArray, _: T.Type
  ) throws(TensorError) {
    if result.elementCount >= 64, arithmetic(kernel, operands, result, T.self) { return }
    typealias C = T.Compute
    /// A number beside half-width elements keeps float32's precision in products and quotients only.
    func rounded(_ number: Scalar) -> C {
      kernel == .multiply || kernel == .divide ? C(number.doubleValue) : T(scalar: number).compute
    }
    @inline(__always) func map(_ body: (C, C) -> C) {
      switch operands {
      case .arrays(let a, let b):
        ElementwisePlan.forEachTile(out: result, a, b) { tile in
          tile.mapPairs { (x: T, y: T) in T(compute: body(x.compute, y.compute)) }
        }
      case .rightNumber(let a, let number):
        let y = rounded(number)
        ElementwisePlan.forEachTile(out: result, a) { tile in
          tile.map { (x: T) in T(compute: body(x.compute, y)) }
        }
      case .leftNumber(let number, let b):
        let x = rounded(number)
        ElementwisePlan.forEachTile(out: result, b) { tile in
          tile.map { (y: T) in T(compute: body(x, y.compute)) }
        }
      }
    }
    if let function = kernel.pairFunction {
      if kernel == .power, case .rightNumber(let base, let exponent) = operands {
        let exponent = exponent.doubleValue
        if try powerByArithmetic(base, exponent, result, T.self) { return }
        ElementwisePlan.shareTiles(out: result, base) { PowerFunction.apply(to: $0, exponent, T.scalarType) }
        return
      }
      return try pairs(function, operands, result, T.self)
    }
    switch kernel {
    case .add: map { $0 + $1 }
    case .subtract: map { $0 - $1 }
    case .multiply: map { $0 * $1 }
    case .divide: map { $0 / $1 }
    case .floorDivide: map { C.flooredQuotient($0, $1) }
    case .truncDivide: map { ($0 / $1).rounded(.towardZero) }
    case .remainder: map { C.flooredRemainder($0, $1) }
    case .fmod: map { C.truncatedRemainder($0, $1) }
    case .copySign: map { C(signOf: $1, magnitudeOf: $0) }
    case .nextAfter:
      map { T.next(after: $0, toward: $1) }
    case .maximum: map { $0.isNaN ? $0 : $1.isNaN ? $1 : $0 < $1 ? $1 : $0 }
    case .minimum: map { $0.isNaN ? $0 : $1.isNaN ? $1 : $1 < $0 ? $1 : $0 }
    case .fmax: map { $0.isNaN ? $1 : $1.isNaN ? $0 : $0 < $1 ? $1 : $0 }
    case .fmin: map { $0.isNaN ? $1 : $1.isNaN ? $0 : $1 < $0 ? $1 : $0 }
    case .heaviside: map { $0 == 0 ? $1 : $0 < 0 ? 0 : $0.isNaN ? 0 : 1 }
    case .logAddExp2: map { C.logAddExp2($0, $1) }
    case .xLogY: map { C.xLogY($0, $1) }
    case .xLog1pY: map { C.xLog1pY($0, $1) }
    case .power, .atan2, .hypot, .logAddExp, .bitwiseAnd, .bitwiseOr, .bitwiseXor, .shiftLeft, .shiftRight,
      .gcd,
      .lcm:
      throw T.scalarType.notImplemented(kernel.errorName)
    }
  }

  private static func pairs<T: FloatElement>(
    _ function: PairFunction, _ operands: BinaryOperands, _ result: NDArray, _: T.Type
  ) throws(TensorError) {
    let (a, b): (NDArray, NDArray)
    switch operands {
    case .arrays(let first, let second): (a, b) = (first, second)
    case .rightNumber(let first, let number): (a, b) = (first, try NDArray.scalar(number, T.scalarType))
    case .leftNumber(let number, let second): (a, b) = (try NDArray.scalar(number, T.scalarType), second)
    }
    ElementwisePlan.shareTiles(out: result, a, b) { function.apply(to: $0, T.scalarType) }
  }

  /// Powers that PyTorch computes without a logarithm; false for all others.
  private static func powerByArithmetic<T: FloatElement>(
    _ base: NDArray, _ exponent: Double, _ result: NDArray, _: T.Type
  ) throws(TensorError) -> Bool {
    typealias C = T.Compute
    @inline(__always) func map(_ body: (C) -> C) {
      ElementwisePlan.forEachTile(out: result, base) { tile in
        tile.map { (x: T) in T(compute: body(x.compute)) }
      }
    }
    switch exponent {
    case 0: result.fill(.int(1))
    case 1: map { $0 }
    case 2: map { $0 * $0 }
    case 3: map { $0 * $0 * $0 }
    case 0.5: try unary(.sqrt, base, into: result)
    case -0.5: try unary(.rsqrt, base, into: result)
    case -1: try unary(.reciprocal, base, into: result)
    case -2: map { 1 / ($0 * $0) }
    default: return false
    }
    return true
  }
}
