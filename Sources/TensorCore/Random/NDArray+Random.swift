import CVectorMath
import Glibc

extension NDArray {
  /// Sets each element, in the order of memory, from `next`.
  @inline(__always)
  private func fillInOrder<T>(_ type: T.Type, _ next: () -> T) {
    ElementwisePlan(out: self).forEachTile { tile in
      for row in 0..<tile.rows {
        let target = tile.out.row(row, as: T.self)
        for index in 0..<tile.count {
          if Interruption.isRequested(at: index) { return }
          target[index &* tile.out.step] = next()
        }
      }
    }
  }

  /// Fills a float array with numbers from [from, to).
  public func fillUniform(
    from: Double = 0, to: Double = 1, using generator: Generator
  ) throws(TensorError) {
    if scalarType.isComplex { return try viewAsReal().fillUniform(from: from, to: to, using: generator) }
    try scalarType.accept(
      floats: UniformFill(target: self, from: from, to: to, generator: generator),
      name: "check_uniform_bounds")
  }

  /// Fills a float array with normally distributed numbers.
  public func fillNormal(
    mean: Double = 0, deviation: Double = 1, using generator: Generator
  ) throws(TensorError) {
    if !(deviation >= 0) {
      throw TensorError(
        .runtimeError, "normal expects std >= 0.0, but found std \(streamDescription(deviation))")
    }
    if elementCount == 0 { return }
    if scalarType.isComplex {
      // Each part has half of the variance.
      let parts = try viewAsReal()
      return try parts.fillNormal(mean: mean, deviation: deviation / 2.0.squareRoot(), using: generator)
    }
    try scalarType.accept(
      floats: NormalFill(target: self, mean: mean, deviation: deviation, generator: generator),
      name: "normal_kernel_cpu")
  }

  /// Fills with integers from [from, to); `to` nil means the end of int64.
  public func fillIntegers(from: Int, to: Int, using generator: Generator) throws(TensorError) {
    if from >= to {
      throw TensorError(
        .runtimeError,
        "random_ expects 'from' to be less than 'to', but got from=\(from) >= to=\(to)")
    }
    try scalarType.checkIntegerBounds(from: from, last: to &- 1)
    let (from, to) = scalarType.roundedIntegerBounds(from: from, to: to)
    let range = UInt64(bitPattern: Int64(to &- from))
    if range == 0 { return fill(.int(from)) }
    try fillEach { () -> Scalar in
      let draw = range >= 1 << 28 ? generator.random64() : UInt64(generator.random())
      return .int(Int(truncatingIfNeeded: draw % range) &+ from)
    }
  }

  /// Fills with integers over all that the type holds (floats: as far as they are exact), as `random_()`.
  public func fillIntegers(using generator: Generator) throws(TensorError) {
    switch scalarType {
    case .int64: fillInOrder(Int.self) { Int(truncatingIfNeeded: generator.random64() & (1 << 63 - 1)) }
    case .float64: fillInOrder(Double.self) { Double(generator.random64() % (1 << 53 + 1)) }
    case .float32: fillInOrder(Float.self) { Float(UInt64(generator.random()) % (1 << 24 + 1)) }
    case .float16: fillInOrder(Float16.self) { Float16(UInt64(generator.random()) % (1 << 11 + 1)) }
    case .bfloat16: fillInOrder(BFloat16.self) { BFloat16(Float(UInt64(generator.random()) % (1 << 8 + 1))) }
    case .bool: fillInOrder(Bool.self) { generator.random() & 1 != 0 }
    case .uint8: fillInOrder(UInt8.self) { UInt8(truncatingIfNeeded: generator.random()) }
    case .int8: fillInOrder(Int8.self) { Int8(truncatingIfNeeded: generator.random() & 0x7f) }
    case .int16: fillInOrder(Int16.self) { Int16(truncatingIfNeeded: generator.random() & 0x7fff) }
    case .int32: fillInOrder(Int32.self) { Int32(truncatingIfNeeded: generator.random() & 0x7fff_ffff) }
    case .complex64, .complex128: throw scalarType.notImplemented("random_kernel_cpu")
    }
  }

  /// Fills with ones at the probability `p`, zeros otherwise.
  public func fillBernoulli(_ p: Double, using generator: Generator) throws(TensorError) {
    if !(p >= 0 && p <= 1) {
      throw TensorError(
        .runtimeError, "bernoulli_ expects p to be in [0, 1], but got p=\(streamDescription(p))")
    }
    if scalarType.isComplex { throw scalarType.notImplemented("bernoulli_scalar_cpu_") }
    try fillEach { .bool(generator.uniformDouble() < p) }
  }

  /// Fills with ones at the probabilities in `p`, a float array that broadcasts to this shape.
  public func fillBernoulli(_ p: NDArray, using generator: Generator) throws(TensorError) {
    let isDouble = p.scalarType == .float64
    if scalarType.isComplex { throw scalarType.notImplemented("bernoulli_tensor_cpu_self_") }
    guard p.scalarType.isFloatingPoint else { throw p.scalarType.notImplemented("bernoulli_tensor_cpu_p_") }
    let probabilities = try p.expanded(to: shape).contiguous()
    let values = try NDArray.empty(shape, .bool)
    let target = values.pointer(as: Bool.self)
    for index in 0..<elementCount {
      let probability = probabilities.scalar(at: index).doubleValue
      if !(probability >= 0 && probability <= 1) {
        throw TensorError(
          .runtimeError,
          "Expected p_in >= 0 && p_in <= 1 to be true, but got false.  (Could this error message be improved?  "
            + "If so, please report an enhancement request to PyTorch.)")
      }
      target[index] =
        isDouble ? generator.uniformDouble() < probability : generator.uniformFloat() < Float(probability)
    }
    assign(values)
  }

  /// Fills with exponentially distributed numbers.
  public func fillExponential(rate: Double = 1, using generator: Generator) throws(TensorError) {
    if !(rate > 0) {
      throw TensorError(
        .runtimeError, "exponential_ expects lambda > 0.0, but found lambda=\(streamDescription(rate))")
    }
    try checkContinuous("Exponential", scalarType.errorName)
    try fillFloats("exponential_cpu") { -1 / rate * log1p(-generator.uniformDouble()) }
  }

  public func fillGeometric(_ p: Double, using generator: Generator) throws(TensorError) {
    if !(p > 0 && p < 1) {
      throw TensorError(
        .runtimeError, "geometric_ expects p to be in (0, 1), but got p=\(streamDescription(p))")
    }
    if scalarType.isComplex || scalarType == .bool { throw scalarType.notImplemented("geometric_cpu") }
    try fillEach { .double((log(generator.uniformDouble()) / log1p(-p)).rounded(.up)) }
  }

  public func fillLogNormal(
    mean: Double = 1, deviation: Double = 2, using generator: Generator
  ) throws(TensorError) {
    if !(deviation > 0) {
      throw TensorError(
        .runtimeError, "log_normal_ expects std > 0.0, but found std=\(streamDescription(deviation))")
    }
    try fillFloats("log_normal_cpu") { exp(mean.addingProduct(generator.normalDouble(), deviation)) }
  }

  public func fillCauchy(
    median: Double = 0, sigma: Double = 1, using generator: Generator
  ) throws(TensorError) {
    if !(sigma > 0) {
      throw TensorError(
        .runtimeError, "cauchy_ expects sigma > 0.0, but found sigma=\(streamDescription(sigma))")
    }
    try checkContinuous("Cauchy", scalarType.cppName)
    try fillFloats("cauchy_cpu") {
      median.addingProduct(sigma, tan(Double.pi * (generator.uniformDouble() - 0.5)))
    }
  }

  private func checkContinuous(_ distribution: String, _ type: String) throws(TensorError) {
    if scalarType.isFloatingPoint { return }
    throw TensorError(
      .runtimeError,
      "\(distribution) distribution is a continuous probability distribution. dtype must be a floating point but you "
        + "specified \(type)")
  }

  private func fillFloats(_ name: String, _ next: () -> Double) throws(TensorError) {
    switch scalarType {
    case .float64: fillInOrder(Double.self) { next() }
    case .float32: fillInOrder(Float.self) { Float(next()) }
    case .float16: fillInOrder(Float16.self) { Float16(next()) }
    case .bfloat16: fillInOrder(BFloat16.self) { BFloat16(Float(next())) }
    default: throw scalarType.notImplemented(name)
    }
  }

  private func fillEach(_ next: () -> Scalar) throws(TensorError) {
    func fill<T: Element>(_: T.Type) { fillInOrder(T.self) { T(scalar: next()) } }
    switch scalarType {
    case .bool: fill(Bool.self)
    case .uint8: fill(UInt8.self)
    case .int8: fill(Int8.self)
    case .int16: fill(Int16.self)
    case .int32: fill(Int32.self)
    case .int64: fill(Int.self)
    case .float16: fill(Float16.self)
    case .bfloat16: fill(BFloat16.self)
    case .float32: fill(Float.self)
    case .float64: fill(Double.self)
    case .complex64, .complex128: throw scalarType.notImplemented("random_from_to_kernel_cpu")
    }
  }

  /// The numbers from 0 up to `count` in random order.
  public static func randomPermutation(
    _ count: Int, _ scalarType: ScalarType, using generator: Generator
  ) throws(TensorError) -> NDArray {
    if scalarType == .bool || scalarType.isComplex { throw scalarType.notImplemented("randperm") }
    if count > 1 { _ = try Scalar.int(count &- 1).checked(for: scalarType) }
    let result = try NDArray.empty([count], .int64)
    let target = result.pointer(as: Int.self)
    for index in 0..<count { target[index] = index }
    // Beyond this size 32 bits would favour some orders noticeably.
    let isLarge = count >= Int(UInt32.max) / 20
    for index in 0..<Swift.max(count - 1, 0) {
      let draw = isLarge ? generator.random64() : UInt64(generator.random())
      let other = index + Int(draw % UInt64(count - index))
      let moved = target[index]
      target[index] = target[other]
      target[other] = moved
    }
    return try result.converted(to: scalarType)
  }
}

/// A number as C++ streams write it in error texts: up to six digits.
public func streamDescription(_ value: Double) -> String {
  withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { buffer in
    let length = withVaList([value]) { vsnprintf(buffer.baseAddress!, 32, "%g", $0) }
    return String(
      decoding: buffer.prefix(Swift.max(Int(length), 0)).lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

private struct UniformFill: FloatVisitor {
  let target: NDArray
  let from: Double
  let to: Double
  let generator: Generator

  func visit<T: FloatElement>(_ type: T.Type) throws(TensorError) {
    typealias C = T.Compute
    if !(from <= to) {
      throw TensorError(
        .runtimeError,
        "uniform_ expects to return a [from, to) range, but found from=\(streamDescription(from)) > "
          + "to=\(streamDescription(to))")
    }
    let low = C(from)
    let width = C(to) - low
    let isDouble = T.self == Double.self
    let lowest = T(compute: low)
    let end = T(compute: C(to))
    ElementwisePlan(out: target).forEachTile { tile in
      for row in 0..<tile.rows {
        let elements = tile.out.row(row, as: T.self)
        for index in 0..<tile.count {
          let unit = isDouble ? C(generator.uniformDouble()) : C(generator.uniformFloat())
          let value = T(compute: low.addingProduct(unit, width))
          elements[index &* tile.out.step] = value.isEqual(to: end) ? lowest : value
        }
      }
    }
  }
}

/// Normal numbers: one by one below 16 elements or where elements do not lie side by side, otherwise by the
/// Box-Muller transform over blocks of 16, the last 16 drawn again where they do not fill a block.
private struct NormalFill: FloatVisitor {
  let target: NDArray
  let mean: Double
  let deviation: Double
  let generator: Generator

  func visit<T: FloatElement>(_ type: T.Type) {
    let count = target.elementCount
    if count < 16 || !target.isContiguous {
      ElementwisePlan(out: target).forEachTile { tile in
        for row in 0..<tile.rows {
          let elements = tile.out.row(row, as: T.self)
          for index in 0..<tile.count {
            let value = mean.addingProduct(generator.normalDouble(), deviation)
            elements[index &* tile.out.step] = T(compute: T.Compute(value))
          }
        }
      }
      return
    }
    switch T.scalarType {
    case .float64: fillDoubles(count)
    case .float32: fillFloats(count)
    default: fillHalves(count, T.self)
    }
  }

  private func fillDoubles(_ count: Int) {
    let elements = target.pointer(as: Double.self)
    for index in 0..<count {
      if Interruption.isRequested(at: index) { return }
      elements[index] = generator.uniformDouble()
    }
    ParallelFor.run(count / 16, ofSize: 16) { blocks in
      normal_blocks_f64(elements + blocks.lowerBound * 16, blocks.count, mean, deviation)
    }
    if count % 16 != 0 {
      let tail = elements + (count - 16)
      for index in 0..<16 { tail[index] = generator.uniformDouble() }
      normal_blocks_f64(tail, 1, mean, deviation)
    }
  }

  private func fillFloats(_ count: Int) {
    let elements = target.pointer(as: Float.self)
    for index in 0..<count {
      if Interruption.isRequested(at: index) { return }
      elements[index] = generator.uniformFloat()
    }
    let (mean, deviation) = (Float(mean), Float(deviation))
    ParallelFor.run(count / 16, ofSize: 16) { blocks in
      normal_blocks_f32(elements + blocks.lowerBound * 16, blocks.count, mean, deviation)
    }
    if count % 16 != 0 {
      let tail = elements + (count - 16)
      for index in 0..<16 { tail[index] = generator.uniformFloat() }
      normal_blocks_f32(tail, 1, mean, deviation)
    }
  }

  /// In float32, block by block, then rounded.
  private func fillHalves<T: FloatElement>(_ count: Int, _: T.Type) {
    let elements = target.pointer(as: T.self)
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 16) { buffer in
      func fillBlock(_ start: Int) {
        for index in 0..<16 { buffer[index] = generator.uniformFloat() }
        normal_blocks_f32(buffer.baseAddress!, 1, Float(mean), Float(deviation))
        for index in 0..<16 { elements[start + index] = T(compute: T.Compute(buffer[index])) }
      }
      var start = 0
      while start + 16 <= count {
        fillBlock(start)
        start += 16
      }
      if start < count { fillBlock(count - 16) }
    }
  }
}
