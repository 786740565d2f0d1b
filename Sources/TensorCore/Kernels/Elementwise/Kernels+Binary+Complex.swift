import CVectorMath
import ComplexModule
import RealModule

extension Kernels {
  static func complex<R: ComputeFloat>(
    _ kernel: BinaryKernel, _ operands: BinaryOperands, _ result: NDArray, _: Complex<R>.Type
  ) throws(TensorError) {
    typealias Z = Complex<R>
    @inline(__always) func map(_ body: (Z, Z) -> Z) {
      switch operands {
      case .arrays(let a, let b):
        ElementwisePlan.forEachTile(out: result, a, b) { $0.mapPairs(body) }
      case .rightNumber(let a, let number):
        let y = Z(scalar: number)
        ElementwisePlan.forEachTile(out: result, a) { tile in tile.map { (x: Z) in body(x, y) } }
      case .leftNumber(let number, let b):
        let x = Z(scalar: number)
        ElementwisePlan.forEachTile(out: result, b) { tile in tile.map { (y: Z) in body(x, y) } }
      }
    }
    switch kernel {
    case .add: map { Z($0.realPart + $1.realPart, $0.imaginaryPart + $1.imaginaryPart) }
    case .subtract: map { Z($0.realPart - $1.realPart, $0.imaginaryPart - $1.imaginaryPart) }
    case .multiply: map { complexProduct($0, $1) }
    case .divide: map { complexQuotient($0, $1) }
    case .power:
      guard case .rightNumber(_, let number) = operands, let exponent = number.wholeValue else {
        map { complexPower($0, $1) }
        return
      }
      let one = Z(1, 0)
      switch exponent {
      case 0: map { _, _ in one }
      case 1: map { x, _ in x }
      case 2: map { x, _ in complexProduct(x, x) }
      case 3: map { x, _ in complexProduct(complexProduct(x, x), x) }
      case -1: map { x, _ in complexQuotient(one, x) }
      case -2: map { x, _ in complexQuotient(one, complexProduct(x, x)) }
      default: map { complexPower($0, $1) }
      }
    case .logAddExp:
      map { Z(rounding: ComplexFunctions.logAddExp($0.inDoublePrecision, $1.inDoublePrecision)) }
    case .maximum, .minimum, .fmax, .fmin:
      throw TensorError(.typeError, "\(kernel) not implemented for complex tensors.")
    case .heaviside:
      throw TensorError(.notImplementedError, "heaviside is not yet implemented for complex tensors.")
    default: throw Z.scalarType.notImplemented(kernel.errorName)
    }
  }
}

/// `a` to the power `b`.
func complexPower<R>(_ a: Complex<R>, _ b: Complex<R>) -> Complex<R> where R: ComputeFloat {
  var result = Complex<R>.zero
  withUnsafeBytes(of: a) { base in
    withUnsafeBytes(of: b) { exponent in
      withUnsafeMutableBytes(of: &result) { result in
        if R.self == Float.self {
          vector_power_c64(result.baseAddress!, base.baseAddress!, exponent.baseAddress!)
        } else {
          vector_power_c128(result.baseAddress!, base.baseAddress!, exponent.baseAddress!)
        }
      }
    }
  }
  return result
}

extension Scalar {
  /// A small whole number.
  fileprivate var wholeValue: Int? {
    if case .complex(let value) = self, value.imaginary != 0 { return nil }
    let value = complexValue.real
    return value.magnitude < 4 ? Int(exactly: value) : nil
  }
}
