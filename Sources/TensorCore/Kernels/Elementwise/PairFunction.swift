import CVectorMath

extension BinaryKernel {
  /// The function over arrays that computes this kernel for real floating point types, if there is one.
  var pairFunction: PairFunction? {
    switch self {
    case .power: PairFunction(kind: PAIR_POWER)
    case .atan2: PairFunction(kind: PAIR_ATAN2)
    case .hypot: PairFunction(kind: PAIR_HYPOT)
    case .logAddExp: PairFunction(kind: PAIR_LOG_ADD_EXP)
    default: nil
    }
  }
}

/// Powers with one exponent, which PyTorch does not always round to the element's type.
enum PowerFunction {
  /// out = a ** exponent
  static func apply(to tile: Tile, _ exponent: Double, _ type: ScalarType) {
    if type == .float64 {
      tile.applyVector(
        { out, a, count in
          power_f64(
            out?.assumingMemoryBound(to: Double.self), a?.assumingMemoryBound(to: Double.self), exponent,
            count)
        }, type)
    } else {
      tile.applyVector(
        { out, a, count in
          power_f32(
            out?.assumingMemoryBound(to: Float.self), a?.assumingMemoryBound(to: Float.self), exponent, count)
        }, type)
    }
  }

  /// The same over an array, in place.
  @inline(__always)
  static func apply<C: ComputeFloat>(to array: UnsafeMutablePointer<C>, _ exponent: Double, _ count: Int) {
    let array = UnsafeMutableRawPointer(array)
    if C.self == Double.self {
      let array = array.assumingMemoryBound(to: Double.self)
      power_f64(array, array, exponent, count)
    } else {
      let array = array.assumingMemoryBound(to: Float.self)
      power_f32(array, array, exponent, count)
    }
  }
}

/// A function of two variables over arrays; half-width types go through float32.
struct PairFunction {
  fileprivate let kind: pair_function

  /// out = f(a, b)
  func apply(to tile: Tile, _ type: ScalarType) {
    switch type {
    case .float16: tile.applyPairs(load: { (x: Float16) in Float(x) }, store: { Float16($0) }, apply)
    case .bfloat16: tile.applyPairs(load: { (x: BFloat16) in x.float }, store: { BFloat16($0) }, apply)
    case .float32: tile.applyPairs(load: { (x: Float) in x }, store: { $0 }, apply)
    default: tile.applyPairs(load: { (x: Double) in x }, store: { $0 }, apply)
    }
  }

  /// The same over arrays, each with a step of 0 or 1; `out` is one of the operands or overlaps none.
  @inline(__always)
  func apply<C: ComputeFloat>(
    _ out: UnsafeMutablePointer<C>, _ a: UnsafePointer<C>, _ aStep: Int, _ b: UnsafePointer<C>, _ bStep: Int,
    _ count: Int
  ) {
    let (out, a, b) = (UnsafeMutableRawPointer(out), UnsafeRawPointer(a), UnsafeRawPointer(b))
    if C.self == Double.self {
      pair_f64(
        kind, out.assumingMemoryBound(to: Double.self), a.assumingMemoryBound(to: Double.self), aStep,
        b.assumingMemoryBound(to: Double.self), bStep, count)
    } else {
      pair_f32(
        kind, out.assumingMemoryBound(to: Float.self), a.assumingMemoryBound(to: Float.self), aStep,
        b.assumingMemoryBound(to: Float.self), bStep, count)
    }
  }
}
