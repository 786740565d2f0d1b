extension Kernels {
  /// `body` of every element, computed in float64, for the real floating point types.
  ///
  /// Throws that `name` is not implemented for other types, and for half-width ones unless told otherwise.
  public static func map(
    _ a: NDArray, name: String, supportsHalf: Bool = true, _ body: (Double) -> Double
  ) throws(TensorError) -> NDArray {
    let result = try NDArray.result(a.shape, a.scalarType, like: a)
    try map(a, into: result, name: name, supportsHalf: supportsHalf, body)
    return result
  }

  static func map(
    _ a: NDArray, into result: NDArray, name: String, supportsHalf: Bool, _ body: (Double) -> Double
  ) throws(TensorError) {
    let type = a.scalarType
    // These functions take their time: what is asked to stop leaves them out.
    func value(_ x: Double) -> Double { Interruption.isRequested ? 0 : body(x) }
    guard type.isFloatingPoint, supportsHalf || type.byteCount > 2 else { throw type.notImplemented(name) }
    ElementwisePlan.shareTiles(out: result, a) { tile in
      switch type {
      case .float16: tile.map { (x: Float16) in Float16(value(Double(x))) }
      case .bfloat16: tile.map { (x: BFloat16) in BFloat16(Float(value(Double(x.float)))) }
      case .float32: tile.map { (x: Float) in Float(value(Double(x))) }
      default: tile.map { (x: Double) in value(x) }
      }
    }
  }

  /// `body` of every pair of elements, computed in float64, for the real floating point types.
  public static func map(
    _ a: NDArray, _ b: NDArray, type: ScalarType, name: String, supportsHalf: Bool = true,
    _ body: (Double, Double) -> Double
  ) throws(TensorError) -> NDArray {
    guard type.isFloatingPoint, supportsHalf || type.byteCount > 2 else { throw type.notImplemented(name) }
    func value(_ x: Double, _ y: Double) -> Double { Interruption.isRequested ? 0 : body(x, y) }
    let a = try a.converted(to: type)
    let b = try b.converted(to: type)
    let result = try NDArray.result(Dims.broadcast(a.shape, b.shape), type, like: a, b)
    ElementwisePlan.shareTiles(out: result, a, b) { tile in
      switch type {
      case .float16: tile.mapPairs { (x: Float16, y: Float16) in Float16(value(Double(x), Double(y))) }
      case .bfloat16:
        tile.mapPairs { (x: BFloat16, y: BFloat16) in
          BFloat16(Float(value(Double(x.float), Double(y.float))))
        }
      case .float32: tile.mapPairs { (x: Float, y: Float) in Float(value(Double(x), Double(y))) }
      default: tile.mapPairs { (x: Double, y: Double) in value(x, y) }
      }
    }
    return result
  }
}

extension UnaryKernel {
  /// The function of one number that computes this kernel where there is none over arrays.
  var realFunction: ((Double) -> Double)? {
    switch self {
    case .erfcx: Special.scaledComplementaryError
    case .logNdtr: Special.logNormalDistribution
    case .entr: Special.entropy
    case .logit: Special.logit
    case .trigamma: { Special.polygamma(1, $0) }
    case .besselJ0: Special.besselJ0
    case .besselJ1: Special.besselJ1
    case .besselY0: Special.besselY0
    case .besselY1: Special.besselY1
    case .besselK0: { Special.besselK(0, $0, scaled: false) }
    case .besselK1: { Special.besselK(1, $0, scaled: false) }
    case .scaledBesselK0: { Special.besselK(0, $0, scaled: true) }
    case .scaledBesselK1: { Special.besselK(1, $0, scaled: true) }
    case .airyAi: Special.airy
    case .sphericalBesselJ0: Special.sphericalBessel
    default: nil
    }
  }

  /// Whether PyTorch computes the function for half-width types too.
  var supportsHalf: Bool {
    switch self {
    case .entr, .logit, .trigamma: true
    default: false
    }
  }
}

/// Special functions of real numbers.
public enum Special {}
