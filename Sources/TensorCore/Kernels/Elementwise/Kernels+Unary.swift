import CVectorMath
import ComplexModule
import RealModule

extension Kernels {
  /// A function of every element, computed in the array's own type; callers convert integers to floats first
  /// where PyTorch does.
  ///
  /// Throws NotImplementedError where the type has no such function.
  public static func unary(_ kernel: UnaryKernel, _ a: NDArray) throws(TensorError) -> NDArray {
    if kernel == .absolute && a.scalarType.isComplex { return try magnitude(a) }
    if kernel == .negate, let small = SmallKernels.negative(a.small) { return small }
    let result = try NDArray.result(a.shape, a.scalarType, like: a)
    try apply(kernel, a, into: result)
    return result
  }

  /// The same, written into `result`, which has the shape that `a` broadcasts to and its element type.
  public static func unary(_ kernel: UnaryKernel, _ a: NDArray, into result: NDArray) throws(TensorError) {
    try result.checkWritable(reading: a)
    if a.scalarType != result.scalarType || (kernel == .absolute && a.scalarType.isComplex) {
      let separate = try unary(kernel, a)
      result.assign(separate)
      return
    }
    try apply(kernel, a, into: result)
  }

  private static func apply(_ kernel: UnaryKernel, _ a: NDArray, into result: NDArray) throws(TensorError) {
    let type = a.scalarType
    if let function = kernel.vectorFunction(type) {
      ElementwisePlan.shareTiles(out: result, a) { tile in tile.applyVector(function, type) }
    } else if result.isWorthSharing && a.hasParts(like: result) {
      try result.forEachPart { (range) throws(TensorError) in
        try applySerially(kernel, a.part(range), into: result.part(range))
      }
    } else {
      try applySerially(kernel, a, into: result)
    }
  }

  private static func applySerially(
    _ kernel: UnaryKernel, _ a: NDArray, into result: NDArray
  ) throws(TensorError) {
    switch a.scalarType {
    case .bool: try boolean(kernel, a, result)
    case .uint8: try integer(kernel, a, result, UInt8.self)
    case .int8: try integer(kernel, a, result, Int8.self)
    case .int16: try integer(kernel, a, result, Int16.self)
    case .int32: try integer(kernel, a, result, Int32.self)
    case .int64: try integer(kernel, a, result, Int.self)
    case .float16: try floating(kernel, a, result, Float16.self)
    case .bfloat16: try floating(kernel, a, result, BFloat16.self)
    case .float32: try floating(kernel, a, result, Float.self)
    case .float64: try floating(kernel, a, result, Double.self)
    case .complex64: try complex(kernel, a, result, Complex64.self)
    case .complex128: try complex(kernel, a, result, Complex128.self)
    }
  }

  private static func boolean(_ kernel: UnaryKernel, _ a: NDArray, _ result: NDArray) throws(TensorError) {
    switch kernel {
    case .bitwiseNot:
      ElementwisePlan.forEachTile(out: result, a) { $0.map { (x: UInt8) -> UInt8 in x == 0 ? 1 : 0 } }
    case .sign, .sgn, .conjugate:
      ElementwisePlan.forEachTile(out: result, a) { $0.copy(byteCount: 1) }
    case .negate:
      throw TensorError(
        .notImplementedError,
        "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use "
          + "the `~` or `logical_not()` operator instead.")
    case .relu:
      throw TensorError(.notImplementedError, "Boolean inputs not supported for relu")
    default: throw a.scalarType.notImplemented(kernel.errorName)
    }
  }

  private static func integer<T: IntegerElement>(
    _ kernel: UnaryKernel, _ a: NDArray, _ result: NDArray, _: T.Type
  ) throws(TensorError) {
    @inline(__always) func map(_ body: (T) -> T) {
      ElementwisePlan.forEachTile(out: result, a) { $0.map(body) }
    }
    switch kernel {
    case .negate: map { 0 &- $0 }
    case .absolute: map { $0 < 0 ? 0 &- $0 : $0 }
    case .sign, .sgn: map { $0 > 0 ? 1 : $0 < 0 ? 0 &- 1 : 0 }
    case .square: map { $0 &* $0 }
    case .relu: map { $0 > 0 ? $0 : 0 }
    case .bitwiseNot: map { ~$0 }
    case .conjugate, .floor, .ceil, .round, .trunc: map { $0 }
    default: throw T.scalarType.notImplemented(kernel.errorName)
    }
  }

  private static func floating<T: FloatElement>(
    _ kernel: UnaryKernel, _ a: NDArray, _ result: NDArray, _: T.Type
  ) throws(TensorError) {
    typealias C = T.Compute
    @inline(__always) func map(_ body: (C) -> C) {
      ElementwisePlan.forEachTile(out: result, a) { tile in
        tile.map { (x: T) in T(compute: body(x.compute)) }
      }
    }
    switch kernel {
    case .negate: map { -$0 }
    case .absolute: map { $0.magnitude }
    case .sign, .sgn: map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }
    case .square: map { $0 * $0 }
    case .frac: map { $0 - $0.rounded(.towardZero) }
    case .relu: map { $0 < 0 ? 0 : $0 }
    case .conjugate: map { $0 }
    default:
      guard let function = kernel.realFunction else { throw T.scalarType.notImplemented(kernel.errorName) }
      try self.map(
        a, into: result, name: kernel.errorName, supportsHalf: kernel.supportsHalf, function)
    }
  }

  private static func complex<R: ComputeFloat>(
    _ kernel: UnaryKernel, _ a: NDArray, _ result: NDArray, _: Complex<R>.Type
  ) throws(TensorError) {
    typealias Z = Complex<R>
    @inline(__always) func map(_ body: (Z) -> Z) {
      ElementwisePlan.forEachTile(out: result, a) { $0.map(body) }
    }
    switch kernel {
    case .negate: map { Z(-$0.realPart, -$0.imaginaryPart) }
    case .conjugate: map { Z($0.realPart, -$0.imaginaryPart) }
    case .square: map { complexProduct($0, $0) }
    case .sgn:
      map { z in
        let size = hypotenuse(z)
        return size == 0 ? Z(0, 0) : Z(z.realPart / size, z.imaginaryPart / size)
      }
    case .sign:
      throw TensorError(
        .notImplementedError,
        "Unlike NumPy, torch.sign is not intended to support complex numbers. Please use torch.sgn instead.")
    case .floor, .ceil, .trunc:
      throw TensorError(.notImplementedError, "\(kernel) is not supported for complex inputs")
    case .relu: throw TensorError(.notImplementedError, "clamp is not supported for complex types")
    case .sinc: try complexSinc(a, result)
    default: throw Z.scalarType.notImplemented(kernel.errorName)
    }
  }

  /// sin(pi z) / (pi z), and 1 at 0.
  private static func complexSinc(_ a: NDArray, _ result: NDArray) throws(TensorError) {
    let type = a.scalarType
    let scaled = try binary(.multiply, a, scalar: .double(.pi), type: type)
    let quotient = try binary(.divide, unary(.sin, scaled), scaled, type: type)
    let isZero = try predicate(.logicalNot, a)
    result.assign(try select(isZero, .number(.int(1)), .array(quotient), type: type))
  }

  /// The absolute values of complex numbers, as real numbers.
  private static func magnitude(_ a: NDArray) throws(TensorError) -> NDArray {
    let result = try NDArray.result(a.shape, a.scalarType.realType, like: a)
    let single = a.scalarType == .complex64
    ElementwisePlan.forEachTile(out: result, a) { tile in
      if single {
        tile.map { (z: Complex64) in hypotenuse(z) }
      } else {
        tile.map { (z: Complex128) in hypotenuse(z) }
      }
    }
    return result
  }

  /// The angle of every element in the plane: for real arrays 0, pi, or nan.
  public static func angle(_ a: NDArray) throws(TensorError) -> NDArray {
    let result = try NDArray.result(a.shape, a.scalarType.realType, like: a)
    ElementwisePlan.forEachTile(out: result, a) { tile in
      switch a.scalarType {
      case .complex64: tile.map { (z: Complex64) in Float.arcTangent(z.imaginaryPart, z.realPart) }
      case .complex128: tile.map { (z: Complex128) in Double.arcTangent(z.imaginaryPart, z.realPart) }
      case .float32: tile.map { (x: Float) in x.isNaN ? x : x < 0 ? Float(Double.pi) : 0 }
      case .float16: tile.map { (x: Float16) in x.isNaN ? x : x < 0 ? Float16(Double.pi) : 0 }
      case .bfloat16:
        tile.map { (x: BFloat16) in x.float.isNaN ? x : BFloat16(x.float < 0 ? Float(Double.pi) : 0) }
      default: tile.map { (x: Double) in x.isNaN ? x : x < 0 ? Double.pi : 0 }
      }
    }
    return result
  }

  /// Whether no element is infinite or not a number.
  public static func isAllFinite(_ a: NDArray) throws(TensorError) -> Bool {
    try all(predicate(.isFinite, a)).first == .bool(true)
  }

  /// A property of every element, as bools.
  public static func predicate(_ kernel: PredicateKernel, _ a: NDArray) throws(TensorError) -> NDArray {
    let result = try NDArray.result(a.shape, .bool, like: a)
    try a.scalarType.accept(PredicateVisitor(kernel: kernel, a: a, result: result))
    return result
  }
}

private struct PredicateVisitor: ElementVisitor {
  let kernel: PredicateKernel
  let a: NDArray
  let result: NDArray

  func visit<T: Element>(_ type: T.Type) {
    let plan = ElementwisePlan(out: result, a)
    plan.shareTiles { tile in
      if kernel == .logicalNot {
        tile.map { (x: T) in x.isZero }
      } else if let float = T.self as? any FloatElement.Type {
        tile.mapFloatPredicate(kernel, float)
      } else if T.self == Complex64.self {
        tile.map { (z: Complex64) in kernel.holds(z) }
      } else if T.self == Complex128.self {
        tile.map { (z: Complex128) in kernel.holds(z) }
      } else if kernel == .signBit {
        tile.map { (x: T) in x.scalar.doubleValue < 0 }
      } else {
        tile.fill(kernel == .isFinite)
      }
    }
  }
}

extension PredicateKernel {
  @inline(__always)
  fileprivate func holds<C: ComputeFloat>(_ x: C) -> Bool {
    switch self {
    case .isNan: x.isNaN
    case .isInf: x.isInfinite
    case .isFinite: x.isFinite
    case .isPositiveInfinity: x == C.infinity
    case .isNegativeInfinity: x == -C.infinity
    case .signBit: x.sign == .minus
    case .logicalNot: x == 0
    }
  }

  fileprivate func holds<R: ComputeFloat>(_ z: Complex<R>) -> Bool {
    switch self {
    case .isFinite: z.realPart.isFinite && z.imaginaryPart.isFinite
    default: holds(z.realPart) || holds(z.imaginaryPart)
    }
  }
}

extension Tile {
  fileprivate func mapFloatPredicate(_ kernel: PredicateKernel, _ type: any FloatElement.Type) {
    switch type.scalarType {
    case .float16: map { (x: Float16) in kernel.holds(x.compute) }
    case .bfloat16: map { (x: BFloat16) in kernel.holds(x.compute) }
    case .float32: map { (x: Float) in kernel.holds(x) }
    default: map { (x: Double) in kernel.holds(x) }
    }
  }
}
