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
      if case .rightNumber(let base, let exponent) = operands, exponent == .int(2) || exponent == .double(2) {
        ElementwisePlan.forEachTile(out: result, base) { tile in
          tile.map { (x: Z) in complexProduct(x, x) }
        }
      } else {
        map { complexPower($0, $1) }
      }
    case .maximum, .minimum, .fmax, .fmin:
      throw TensorError(.typeError, "\(kernel) not implemented for complex tensors.")
    case .heaviside:
      throw TensorError(.notImplementedError, "heaviside is not yet implemented for complex tensors.")
    default: throw Z.scalarType.notImplemented(kernel.errorName)
    }
  }
}

/// `a` to the power `b`, computed in float64.
func complexPower<R>(_ a: Complex<R>, _ b: Complex<R>) -> Complex<R> where R: ComputeFloat {
  let base = (Double(a.realPart), Double(a.imaginaryPart))
  let exponent = (Double(b.realPart), Double(b.imaginaryPart))
  var result = (0.0, 0.0)
  withUnsafeBytes(of: base) { base in
    withUnsafeBytes(of: exponent) { exponent in
      withUnsafeMutableBytes(of: &result) { result in
        complex_power(
          result.baseAddress!.assumingMemoryBound(to: Double.self),
          base.baseAddress!.assumingMemoryBound(to: Double.self),
          exponent.baseAddress!.assumingMemoryBound(to: Double.self))
      }
    }
  }
  return Complex(R(result.0), R(result.1))
}
