import ComplexModule
import Glibc
import RealModule

extension Kernels {
  /// Running sums along `dim`, added up in float64 for floats and in int64 for integers.
  public static func cumulativeSum(_ a: NDArray, dim: Int, type: ScalarType? = nil) throws(TensorError)
    -> NDArray
  {
    try scan(a, dim, type, multiplies: false)
  }

  /// Running products along `dim`, multiplied up in float64 for floats and in int64 for integers.
  public static func cumulativeProduct(
    _ a: NDArray, dim: Int, type: ScalarType? = nil
  ) throws(TensorError) -> NDArray {
    try scan(a, dim, type, multiplies: true)
  }

  private static func scan(
    _ a: NDArray, _ dim: Int, _ type: ScalarType?, multiplies: Bool
  ) throws(TensorError) -> NDArray {
    let axis = try wrapDimension(dim, count: a.shape.count)
    let target = type ?? (a.scalarType.isDifferentiable ? a.scalarType : .int64)
    let source = try a.converted(to: target)
    let result = try NDArray.empty(a.shape, target)
    try target.accept(ScanVisitor(a: source, result: result, axis: axis, multiplies: multiplies))
    return result
  }

  /// Running maxima (or minima) along `dim` and where each was met last; nan wins.
  public static func cumulativeExtremum(
    _ a: NDArray, dim: Int, largest: Bool
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    let axis = try wrapDimension(dim, count: a.shape.count)
    let values = try NDArray.empty(a.shape, a.scalarType)
    let indices = try NDArray.empty(a.shape, .int64)
    try a.scalarType.accept(
      ExtremumScan(a: a, values: values, indices: indices, axis: axis, largest: largest))
    return (values, indices)
  }

  /// Running log(sum(exp(a))) along `dim`.
  public static func logCumulativeSumExp(_ a: NDArray, dim: Int) throws(TensorError) -> NDArray {
    let axis = try wrapDimension(dim, count: a.shape.count)
    let result = try NDArray.empty(a.shape, a.scalarType)
    if a.scalarType.isComplex {
      let scan = ComplexLogSumExpScan(a: a, result: result, axis: axis)
      if a.scalarType == .complex64 { scan.run(Float.self) } else { scan.run(Double.self) }
      return result
    }
    try a.scalarType.accept(
      floats: LogSumExpScan(a: a, result: result, axis: axis), name: "logcumsumexp_out_cpu")
    return result
  }
}

/// The lines of an array along one dimension.
private struct Lines {
  let length: Int
  let step: Int
  private let outer: Dims
  private let strides: Dims

  init(_ a: NDArray, _ axis: Int) {
    length = a.shape.count == 0 ? 1 : a.shape[axis]
    step = a.shape.count == 0 ? 0 : a.strides[axis]
    var shape = a.shape
    if shape.count > 0 { shape[axis] = 1 }
    outer = shape
    strides = a.strides
  }

  @inline(__always)
  func forEach(with other: Dims, _ body: (Int, Int) -> Void) {
    if outer.contains(0) || length == 0 { return }
    var cursor = IndexCursor(shape: outer)
    repeat { body(cursor.offset(strides), cursor.offset(other)) } while cursor.advance()
  }
}

private struct ScanVisitor: ElementVisitor {
  let a: NDArray
  let result: NDArray
  let axis: Int
  let multiplies: Bool

  func visit<T: Element>(_ type: T.Type) {
    switch T.scalarType {
    case .bool: scan(0, { (x: UInt8) in x == 0 ? 0 : 1 }, { (x: Int) -> UInt8 in x == 0 ? 0 : 1 }, &+, &*, 1)
    case .uint8: scan(0, { (x: UInt8) in Int(x) }, { UInt8(truncatingIfNeeded: $0) }, &+, &*, 1)
    case .int8: scan(0, { (x: Int8) in Int(x) }, { Int8(truncatingIfNeeded: $0) }, &+, &*, 1)
    case .int16: scan(0, { (x: Int16) in Int(x) }, { Int16(truncatingIfNeeded: $0) }, &+, &*, 1)
    case .int32: scan(0, { (x: Int32) in Int(x) }, { Int32(truncatingIfNeeded: $0) }, &+, &*, 1)
    case .int64: scan(0, { (x: Int) in x }, { (x: Int) in x }, &+, &*, 1)
    case .float16: scan(0, { (x: Float16) in Float(x) }, { (x: Float) in Float16(x) }, +, *, 1)
    case .bfloat16: scan(0, { (x: BFloat16) in x.float }, { (x: Float) in BFloat16(x) }, +, *, 1)
    case .float32: scan(0, { (x: Float) in Double(x) }, { (x: Double) in Float(x) }, +, *, 1)
    case .float64: scan(0, { (x: Double) in x }, { (x: Double) in x }, +, *, 1)
    case .complex64:
      scan(
        Complex128(0, 0), { (x: Complex64) in Complex128(Double(x.realPart), Double(x.imaginaryPart)) },
        { Complex64(Float($0.realPart), Float($0.imaginaryPart)) }, +, { complexProduct($0, $1) },
        Complex128(1, 0))
    case .complex128:
      scan(
        Complex128(0, 0), { (x: Complex128) in x }, { (x: Complex128) in x }, +, { complexProduct($0, $1) },
        Complex128(1, 0))
    }
  }

  @inline(__always)
  private func scan<E, A>(
    _ zero: A, _ widen: (E) -> A, _ narrow: (A) -> E, _ add: (A, A) -> A, _ multiply: (A, A) -> A, _ one: A
  ) {
    let source = a.pointer(as: E.self)
    let target = result.pointer(as: E.self)
    let lines = Lines(a, axis)
    let step = result.shape.count == 0 ? 0 : result.strides[axis]
    lines.forEach(with: result.strides) { from, to in
      var running = multiplies ? one : zero
      for i in 0..<lines.length {
        let value = widen(source[from &+ i &* lines.step])
        running = multiplies ? multiply(running, value) : add(running, value)
        target[to &+ i &* step] = narrow(running)
      }
    }
  }
}

private struct ExtremumScan: ElementVisitor {
  let a: NDArray
  let values: NDArray
  let indices: NDArray
  let axis: Int
  let largest: Bool

  func visit<T: Element>(_ type: T.Type) throws(TensorError) {
    if T.scalarType.isComplex { throw T.scalarType.notImplemented(largest ? "cummax_cpu" : "cummin_cpu") }
    let source = a.pointer(as: T.self)
    let target = values.pointer(as: T.self)
    let places = indices.pointer(as: Int.self)
    let lines = Lines(a, axis)
    let step = values.shape.count == 0 ? 0 : values.strides[axis]
    lines.forEach(with: values.strides) { from, to in
      var best = source[from]
      var bestIndex = 0
      for i in 0..<lines.length {
        let value = source[from &+ i &* lines.step]
        let isNan = !value.isEqual(to: value)
        let bestIsNan = !best.isEqual(to: best)
        let wins = largest ? !value.isLess(than: best) : !best.isLess(than: value)
        if isNan || (!bestIsNan && wins) {
          best = value
          bestIndex = i
        }
        target[to &+ i &* step] = best
        places[to &+ i &* step] = bestIndex
      }
    }
  }
}

private struct LogSumExpScan: FloatVisitor {
  let a: NDArray
  let result: NDArray
  let axis: Int

  func visit<T: FloatElement>(_ type: T.Type) {
    let source = a.pointer(as: T.self)
    let target = result.pointer(as: T.self)
    let lines = Lines(a, axis)
    let step = result.shape.count == 0 ? 0 : result.strides[axis]
    lines.forEach(with: result.strides) { from, to in
      var running = -Double.infinity
      for i in 0..<lines.length {
        running = Double.logAddExp(Double(source[from &+ i &* lines.step].compute), running)
        target[to &+ i &* step] = T(compute: T.Compute(running))
      }
    }
  }
}

private struct ComplexLogSumExpScan {
  let a: NDArray
  let result: NDArray
  let axis: Int

  func run<R: ComputeFloat>(_: R.Type) {
    let source = a.pointer(as: Complex<R>.self)
    let target = result.pointer(as: Complex<R>.self)
    let lines = Lines(a, axis)
    let step = result.shape.count == 0 ? 0 : result.strides[axis]
    lines.forEach(with: result.strides) { from, to in
      var running = Complex128(-.infinity, 0)
      for i in 0..<lines.length {
        if Interruption.isRequested(at: i) { return }
        running = ComplexFunctions.logAddExp(
          source[from &+ i &* lines.step].inDoublePrecision, running)
        target[to &+ i &* step] = Complex<R>(rounding: running)
      }
    }
  }
}
