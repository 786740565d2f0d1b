extension Kernels {
  /// Whether shapes and all elements are equal; types are promoted first, nan equals nothing.
  public static func equal(_ a: NDArray, _ b: NDArray) throws(TensorError) -> Bool {
    if a.shape != b.shape { return false }
    let same = try compare(.equal, a, b, type: ScalarType.promoted(a.scalarType, b.scalarType))
    return try all(same).item() == .bool(true)
  }

  /// Whether all elements satisfy |a - b| <= atol + rtol * |b|; both have one type.
  public static func allClose(
    _ a: NDArray, _ b: NDArray, rtol: Double, atol: Double, equalNan: Bool
  ) throws(TensorError) -> Bool {
    try all(isClose(a, b, rtol: rtol, atol: atol, equalNan: equalNan)).item() == .bool(true)
  }

  /// Where |a - b| <= atol + rtol * |b|, or the two are equal; both have one type.
  public static func isClose(
    _ a: NDArray, _ b: NDArray, rtol: Double, atol: Double, equalNan: Bool
  ) throws(TensorError) -> NDArray {
    let type = a.scalarType
    if b.scalarType != type {
      throw TensorError(.runtimeError, "\(type.errorName) did not match \(b.scalarType.errorName)")
    }
    for (name, value) in [("rtol", rtol), ("atol", atol)] where value < 0 {
      let whole = Int(exactly: value).flatMap { $0 > -1_000_000 ? "\($0)" : nil }
      throw TensorError(
        .runtimeError, "\(name) must be greater than or equal to zero, but got \(whole ?? "\(value)")")
    }
    var close = try compare(.equal, a, b, type: type)
    if equalNan && type.isDifferentiable {
      let bothNan = try binary(.bitwiseAnd, predicate(.isNan, a), predicate(.isNan, b), type: .bool)
      close = try binary(.bitwiseOr, close, bothNan, type: .bool)
    }
    if rtol == 0 && atol == 0 { return close }
    // Integers are compared in float64, as PyTorch does.
    let work: ScalarType = type.isDifferentiable ? type : .float64
    let (x, y) = (try a.converted(to: work), try b.converted(to: work))
    let size = try unary(.absolute, y)
    let allowed = try binary(
      .add, binary(.multiply, size, scalar: .double(rtol), type: size.scalarType), scalar: .double(atol),
      type: size.scalarType)
    let distance = try unary(.absolute, binary(.subtract, x, y, type: work))
    let finite = try predicate(.isFinite, distance)
    let near = try compare(.lessOrEqual, distance, allowed, type: size.scalarType)
    return try binary(.bitwiseOr, close, binary(.bitwiseAnd, finite, near, type: .bool), type: .bool)
  }
}
