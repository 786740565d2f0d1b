extension Kernels {
  static func integer<T: IntegerElement>(
    _ kernel: BinaryKernel, _ operands: BinaryOperands, _ result: NDArray, _: T.Type
  ) throws(TensorError) {
    @inline(__always) func map(_ body: (T, T) -> T) {
      switch operands {
      case .arrays(let a, let b):
        ElementwisePlan.forEachTile(out: result, a, b) { $0.mapPairs(body) }
      case .rightNumber(let a, let number):
        let y = T(scalar: number)
        ElementwisePlan.forEachTile(out: result, a) { tile in tile.map { (x: T) in body(x, y) } }
      case .leftNumber(let number, let b):
        let x = T(scalar: number)
        ElementwisePlan.forEachTile(out: result, b) { tile in tile.map { (y: T) in body(x, y) } }
      }
    }
    switch kernel {
    case .add: map { $0 &+ $1 }
    case .subtract: map { $0 &- $1 }
    case .multiply: map { $0 &* $1 }
    case .floorDivide, .truncDivide, .remainder, .fmod:
      var dividesByZero = false
      switch kernel {
      case .floorDivide: map { T.flooredQuotient($0, $1, &dividesByZero) }
      case .truncDivide: map { T.truncatedQuotient($0, $1, &dividesByZero) }
      case .remainder: map { T.flooredRemainder($0, $1, &dividesByZero) }
      default: map { T.truncatedRemainder($0, $1, &dividesByZero) }
      }
      if dividesByZero { throw TensorError(.runtimeError, "ZeroDivisionError") }
    case .power:
      if case .rightNumber(_, let exponent) = operands, exponent.intValue < 0 {
        throw TensorError(.runtimeError, "Integers to negative integer powers are not allowed.")
      }
      map { T.power($0, $1) }
    case .maximum, .fmax: map { $0 < $1 ? $1 : $0 }
    case .minimum, .fmin: map { $1 < $0 ? $1 : $0 }
    case .bitwiseAnd: map { $0 & $1 }
    case .bitwiseOr: map { $0 | $1 }
    case .bitwiseXor: map { $0 ^ $1 }
    case .shiftLeft: map { $1 < 0 || $1 >= T.bitWidth ? 0 : $0 << $1 }
    case .shiftRight:
      map { $1 < 0 || $1 >= T.bitWidth ? $0 >> (T.isSigned ? T.bitWidth - 1 : T.bitWidth) : $0 >> $1 }
    case .gcd: map { T.greatestCommonDivisor($0, $1) }
    case .lcm:
      map {
        let divisor = T.greatestCommonDivisor($0, $1)
        if divisor == 0 { return 0 }
        let product = T.wrappedQuotient($0, divisor) &* $1
        return product < 0 ? 0 &- product : product
      }
    case .heaviside: map { $0 == 0 ? $1 : $0 < 0 ? 0 : 1 }
    case .divide, .atan2, .hypot, .copySign, .nextAfter, .logAddExp, .logAddExp2, .xLogY, .xLog1pY:
      throw T.scalarType.notImplemented(kernel.errorName)
    }
  }

  /// Bools behave as PyTorch has them: sums are "or", products "and"; differences are refused.
  static func boolean(
    _ kernel: BinaryKernel, _ operands: BinaryOperands, _ result: NDArray
  ) throws(TensorError) {
    func map(_ body: (Bool, Bool) -> Bool) {
      switch operands {
      case .arrays(let a, let b):
        ElementwisePlan.forEachTile(out: result, a, b) { tile in
          tile.mapPairs { (x: UInt8, y: UInt8) in body(x != 0, y != 0) }
        }
      case .rightNumber(let a, let number):
        let y = Bool(scalar: number)
        ElementwisePlan.forEachTile(out: result, a) { tile in tile.map { (x: UInt8) in body(x != 0, y) } }
      case .leftNumber(let number, let b):
        let x = Bool(scalar: number)
        ElementwisePlan.forEachTile(out: result, b) { tile in tile.map { (y: UInt8) in body(x, y != 0) } }
      }
    }
    switch kernel {
    case .add, .maximum, .fmax, .bitwiseOr: map { $0 || $1 }
    case .multiply, .minimum, .fmin, .bitwiseAnd: map { $0 && $1 }
    case .bitwiseXor: map { $0 != $1 }
    case .heaviside: map { $0 || $1 }
    case .subtract:
      throw TensorError(
        .notImplementedError,
        "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` "
          + "operator instead.")
    default: throw ScalarType.bool.notImplemented(kernel.errorName)
    }
  }
}
