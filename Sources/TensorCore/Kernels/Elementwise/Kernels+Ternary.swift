import CVectorMath
import ComplexModule
import RealModule

extension Kernels {
  /// The elements kept within bounds, arrays or numbers, converted to `type`; nan stays.
  ///
  /// Where the lower bound exceeds the upper, the upper wins.
  public static func clamp(
    _ a: NDArray, minimum: KernelOperand?, maximum: KernelOperand?, type: ScalarType
  ) throws(TensorError) -> NDArray {
    if type.isComplex {
      throw TensorError(.notImplementedError, "clamp is not supported for complex types")
    }
    var result = try a.converted(to: type)
    if case .number(let low) = minimum, case .number(let high) = maximum, result.isContiguous {
      switch type {
      case .float32: return try clamp(result, Float(scalar: low), Float(scalar: high), clamp_f32)
      case .float64: return try clamp(result, Double(scalar: low), Double(scalar: high), clamp_f64)
      default: break
      }
    }
    switch minimum {
    case .number(let bound): result = try binary(.maximum, result, scalar: bound, type: type)
    case .array(let bound): result = try binary(.maximum, result, bound, type: type)
    case nil: break
    }
    switch maximum {
    case .number(let bound) where minimum != nil:
      try binary(.minimum, result, scalar: bound, type: type, into: result)
    case .number(let bound): result = try binary(.minimum, result, scalar: bound, type: type)
    case .array(let bound): result = try binary(.minimum, result, bound, type: type)
    case nil: break
    }
    return minimum == nil && maximum == nil ? try result.copied() : result
  }

  private static func clamp<T>(
    _ a: NDArray, _ low: T, _ high: T,
    _ loop: (UnsafeMutablePointer<T>?, UnsafePointer<T>?, T, T, Int) -> Void
  ) throws(TensorError) -> NDArray {
    let result = try NDArray.empty(a.layout, a.scalarType)
    let (out, elements) = (result.pointer(as: T.self), a.pointer(as: T.self))
    ParallelFor.run(a.elementCount) { range in
      loop(out + range.lowerBound, elements + range.lowerBound, low, high, range.count)
    }
    return result
  }

  /// `a + scale * b` with one rounding, as PyTorch's vectorised `add(alpha=)` has it; converted to `type`.
  public static func addScaled(
    _ a: NDArray, _ b: NDArray, scale: Scalar, type: ScalarType
  ) throws(TensorError) -> NDArray {
    let a = try a.converted(to: type)
    let b = try b.converted(to: type)
    let result = try NDArray.result(Dims.broadcast(a.shape, b.shape), type, like: a, b)
    try addScaled(a, b, scale: scale, into: result)
    return result
  }

  /// `result = a + scale * b`, all of the type of `result`; `result` may be `a`.
  public static func addScaled(
    _ a: NDArray, _ b: NDArray, scale: Scalar, into result: NDArray
  ) throws(TensorError) {
    let type = result.scalarType
    try result.checkWritable(reading: a, b)
    if a.scalarType != type || b.scalarType != type {
      let separate = try addScaled(a, b, scale: scale, type: ScalarType.promoted(a.scalarType, b.scalarType))
      result.assign(separate)
      return
    }
    try type.accept(ScaledSum(a: a, b: b, scale: scale, result: result))
  }

  /// `a + value * b * c`, converted to `type`.
  public static func addProduct(
    _ a: NDArray, _ b: NDArray, _ c: NDArray, value: Scalar, type: ScalarType
  ) throws(TensorError) -> NDArray {
    try ternary(a, b, c, type) { (result, a, b, c) throws(TensorError) in
      try type.accept(ProductSum(a: a, b: b, c: c, value: value, divides: false, result: result))
    }
  }

  /// `a + value * b / c`, converted to `type`.
  public static func addQuotient(
    _ a: NDArray, _ b: NDArray, _ c: NDArray, value: Scalar, type: ScalarType
  ) throws(TensorError) -> NDArray {
    try ternary(a, b, c, type) { (result, a, b, c) throws(TensorError) in
      try type.accept(ProductSum(a: a, b: b, c: c, value: value, divides: true, result: result))
    }
  }

  /// `start + weight * (end - start)`, counted from the nearer end, in `type`; integers have none.
  public static func lerp(
    _ start: NDArray, _ end: NDArray, weight: KernelOperand, type: ScalarType
  ) throws(TensorError) -> NDArray {
    try ternary(start, end, weight.array(type), type) { (result, start, end, weight) throws(TensorError) in
      try type.accept(LinearInterpolation(start: start, end: end, weight: weight, result: result))
    }
  }

  private static func ternary(
    _ a: NDArray, _ b: NDArray, _ c: NDArray, _ type: ScalarType,
    _ body: (NDArray, NDArray, NDArray, NDArray) throws(TensorError) -> Void
  ) throws(TensorError) -> NDArray {
    let a = try a.converted(to: type)
    let b = try b.converted(to: type)
    let c = try c.converted(to: type)
    let shape = try Dims.broadcast(Dims.broadcast(a.shape, b.shape), c.shape)
    let result = try NDArray.result(shape, type, like: a, b, c)
    try body(result, a, b, c)
    return result
  }
}

private struct ScaledSum: ElementVisitor {
  let a: NDArray
  let b: NDArray
  let scale: Scalar
  let result: NDArray

  func visit<T: Element>(_ type: T.Type) throws(TensorError) {
    switch T.scalarType {
    case .bool: map { (x: Bool, y: Bool, s: Bool) in x || (s && y) }
    case .uint8: map { (x: UInt8, y: UInt8, s: UInt8) in x &+ s &* y }
    case .int8: map { (x: Int8, y: Int8, s: Int8) in x &+ s &* y }
    case .int16: map { (x: Int16, y: Int16, s: Int16) in x &+ s &* y }
    case .int32: map { (x: Int32, y: Int32, s: Int32) in x &+ s &* y }
    case .int64: map { (x: Int, y: Int, s: Int) in x &+ s &* y }
    case .float16: half(Float16.self)
    case .bfloat16: half(BFloat16.self)
    case .float32: wide(Float.self)
    case .float64: wide(Double.self)
    case .complex64: map { (x: Complex64, y: Complex64, s: Complex64) in sum(x, complexProduct(s, y)) }
    case .complex128: map { (x: Complex128, y: Complex128, s: Complex128) in sum(x, complexProduct(s, y)) }
    }
  }

  @inline(__always)
  private func sum<R: ComputeFloat>(_ x: Complex<R>, _ y: Complex<R>) -> Complex<R> {
    Complex(x.realPart + y.realPart, x.imaginaryPart + y.imaginaryPart)
  }

  @inline(__always)
  private func map<E: Element>(_ body: (E, E, E) -> E) {
    let scale = E(scalar: scale)
    ElementwisePlan.forEachTile(out: result, a, b) { tile in
      tile.mapPairs { (x: E, y: E) in body(x, y, scale) }
    }
  }

  private func wide<E: VectorElement>(_: E.Type) {
    let scale = E(scalar: scale)
    ElementwisePlan.shareTiles(out: result, a, b) { tile in
      guard tile.out.step == 1, tile.a.step == 1, tile.b.step == 1 else {
        return tile.mapPairs { (x: E, y: E) in x.addingProduct(scale, y) }
      }
      for row in 0..<tile.rows {
        E.addScaled(
          tile.out.row(row, as: E.self), tile.a.row(row, as: E.self), tile.b.row(row, as: E.self), scale,
          tile.count)
      }
    }
  }

  @inline(__always)
  private func half<E: FloatElement>(_: E.Type) {
    let scale = E(scalar: scale).compute
    ElementwisePlan.shareTiles(out: result, a, b) { tile in
      tile.mapPairs { (x: E, y: E) in E(compute: x.compute.addingProduct(scale, y.compute)) }
    }
  }
}

private struct ProductSum: ElementVisitor {
  let a: NDArray
  let b: NDArray
  let c: NDArray
  let value: Scalar
  let divides: Bool
  let result: NDArray

  func visit<T: Element>(_ type: T.Type) throws(TensorError) {
    switch T.scalarType {
    case .bool: throw T.scalarType.notImplemented(divides ? "addcdiv_cpu_out" : "addcmul_cpu_out")
    case .uint8: try integer(UInt8.self)
    case .int8: try integer(Int8.self)
    case .int16: try integer(Int16.self)
    case .int32: try integer(Int32.self)
    case .int64: try integer(Int.self)
    case .float16: float(Float16.self)
    case .bfloat16: float(BFloat16.self)
    case .float32: wide(Float.self)
    case .float64: wide(Double.self)
    case .complex64: complex(Float.self)
    case .complex128: complex(Double.self)
    }
  }

  private func integer<E: IntegerElement>(_: E.Type) throws(TensorError) {
    if divides {
      throw TensorError(
        .runtimeError,
        "Integer division with addcdiv is no longer supported, and in a future  release addcdiv will perform a "
          + "true division of tensor1 and tensor2. The historic addcdiv behavior can be implemented as (input + "
          + "value * torch.trunc(tensor1 / tensor2)).to(input.dtype) for integer inputs and as (input + value * "
          + "tensor1 / tensor2) for float inputs. The future addcdiv behavior is just the latter implementation: "
          + "(input + value * tensor1 / tensor2), for all dtypes.")
    }
    let scale = E(scalar: value)
    ElementwisePlan.shareTiles(out: result, a, b, c) { tile in
      tile.mapTriples { (x: E, y: E, z: E) in x &+ scale &* y &* z }
    }
  }

  private func wide<E: VectorElement>(_: E.Type) {
    let scale = E(value.doubleValue)
    ElementwisePlan.shareTiles(out: result, a, b, c) { tile in
      guard tile.out.step == 1, tile.a.step == 1, tile.b.step == 1, tile.c.step == 1 else {
        return map(tile, scale, E.self)
      }
      for row in 0..<tile.rows {
        let (out, x) = (tile.out.row(row, as: E.self), tile.a.row(row, as: E.self))
        let (y, z) = (tile.b.row(row, as: E.self), tile.c.row(row, as: E.self))
        if divides {
          E.addQuotient(out, x, y, z, scale, tile.count)
        } else {
          E.addProduct(out, x, y, z, scale, tile.count)
        }
      }
    }
  }

  private func float<E: FloatElement>(_: E.Type) {
    let scale = E.Compute(value.doubleValue)
    ElementwisePlan.shareTiles(out: result, a, b, c) { tile in map(tile, scale, E.self) }
  }

  @inline(__always)
  private func map<E: FloatElement>(_ tile: Tile, _ scale: E.Compute, _: E.Type) {
    if divides {
      tile.mapTriples { (x: E, y: E, z: E) in E(compute: x.compute + scale * y.compute / z.compute) }
    } else {
      tile.mapTriples { (x: E, y: E, z: E) in
        E(compute: x.compute.addingProduct(scale * y.compute, z.compute))
      }
    }
  }

  private func complex<R: ComputeFloat>(_: R.Type) {
    let scale = Complex<R>(scalar: value)
    ElementwisePlan.shareTiles(out: result, a, b, c) { tile in
      tile.mapTriples { (x: Complex<R>, y: Complex<R>, z: Complex<R>) in
        let scaled = complexProduct(scale, y)
        let term = divides ? complexQuotient(scaled, z) : complexProduct(scaled, z)
        return Complex(x.realPart + term.realPart, x.imaginaryPart + term.imaginaryPart)
      }
    }
  }
}

private struct LinearInterpolation: ElementVisitor {
  let start: NDArray
  let end: NDArray
  let weight: NDArray
  let result: NDArray

  func visit<T: Element>(_ type: T.Type) throws(TensorError) {
    switch T.scalarType {
    case .float16: float(Float16.self)
    case .bfloat16: float(BFloat16.self)
    case .float32: wide(Float.self)
    case .float64: wide(Double.self)
    case .complex64: complex(Float.self)
    case .complex128: complex(Double.self)
    default: throw T.scalarType.notImplemented("lerp_kernel_tensor")
    }
  }

  private func wide<E: VectorElement>(_: E.Type) {
    ElementwisePlan.shareTiles(out: result, start, end, weight) { tile in
      guard tile.out.step == 1, tile.a.step == 1, tile.b.step == 1, tile.c.step == 0 || tile.c.step == 1
      else { return map(tile, E.self) }
      for row in 0..<tile.rows {
        E.lerp(
          tile.out.row(row, as: E.self), tile.a.row(row, as: E.self), tile.b.row(row, as: E.self),
          tile.c.row(row, as: E.self), tile.c.step, tile.count)
      }
    }
  }

  private func float<E: FloatElement>(_: E.Type) {
    ElementwisePlan.shareTiles(out: result, start, end, weight) { tile in map(tile, E.self) }
  }

  @inline(__always)
  private func map<E: FloatElement>(_ tile: Tile, _: E.Type) {
    tile.mapTriples { (x: E, y: E, w: E) in
      let from = x.compute
      let to = y.compute
      let weight = w.compute
      return E(
        compute: weight.magnitude < 0.5
          ? from.addingProduct(weight, to - from) : to.addingProduct(-(to - from), 1 - weight))
    }
  }

  private func complex<R: ComputeFloat>(_: R.Type) {
    ElementwisePlan.shareTiles(out: result, start, end, weight) { tile in
      tile.mapTriples { (x: Complex<R>, y: Complex<R>, w: Complex<R>) in
        let way = Complex(y.realPart - x.realPart, y.imaginaryPart - x.imaginaryPart)
        if w.realPart * w.realPart + w.imaginaryPart * w.imaginaryPart < 0.25 {
          let step = complexProduct(w, way)
          return Complex(x.realPart + step.realPart, x.imaginaryPart + step.imaginaryPart)
        }
        let step = complexProduct(way, Complex(1 - w.realPart, -w.imaginaryPart))
        return Complex(y.realPart - step.realPart, y.imaginaryPart - step.imaginaryPart)
      }
    }
  }
}
