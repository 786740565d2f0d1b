import CVectorMath
import ComplexModule
import RealModule

extension Kernels {
  /// The sum over `dims` (all where nil or empty): integers and bools in int64, everything else in its own
  /// type, in PyTorch's order.
  ///
  /// - Parameter type: The type that elements are converted to first; by default as said.
  public static func sum(
    _ a: NDArray, dims: Dims? = nil, keepDims: Bool = false, type: ScalarType? = nil
  ) throws(TensorError) -> NDArray {
    try sum(a, dims: dims, keepDims: keepDims, type: type, skipNan: false)
  }

  /// The sum over `dims` with nan taken as 0.
  public static func nanSum(
    _ a: NDArray, dims: Dims? = nil, keepDims: Bool = false, type: ScalarType? = nil
  ) throws(TensorError) -> NDArray {
    try sum(a, dims: dims, keepDims: keepDims, type: type, skipNan: true)
  }

  /// The mean over `dims`; the caller sees to it that the type is floating point or complex.
  public static func mean(
    _ a: NDArray, dims: Dims? = nil, keepDims: Bool = false, type: ScalarType? = nil
  ) throws(TensorError) -> NDArray {
    let target = type ?? a.scalarType
    if target == .float16 || target == .bfloat16 {
      // The quotient is rounded, not the sum.
      return try mean(a.converted(to: target), dims: dims, keepDims: keepDims, type: .float32)
        .converted(to: target)
    }
    let plan = try ReductionPlan(a.shape, dims: dims, keepDims: keepDims)
    let total = try sum(a, dims: dims, keepDims: keepDims, type: type)
    return try binary(.divide, total, scalar: .int(plan.reducedCount), type: total.scalarType)
  }

  private static func sum(
    _ a: NDArray, dims: Dims?, keepDims: Bool, type: ScalarType?, skipNan: Bool
  ) throws(TensorError) -> NDArray {
    let natural: ScalarType = a.scalarType.isDifferentiable ? a.scalarType : .int64
    let target = type ?? natural
    let source = target == .int64 && !a.scalarType.isDifferentiable ? a : try a.converted(to: target)
    if !skipNan, dims?.count == 1, dims?[0] == 0, source.layout.dimensionCount == 2,
      let result = try sumOfRows(source, keepDims: keepDims)
    {
      return result
    }
    let plan = try ReductionPlan(a.shape, dims: dims, keepDims: keepDims)
    let result = try NDArray.zeros(plan.outputShape, target)
    switch target {
    case .float32: cascade(source, result, plan, skipNan, Float.self, SIMD8<Float>.self)
    case .float64: cascade(source, result, plan, skipNan, Double.self, SIMD4<Double>.self)
    case .float16: cascade(source, result, plan, skipNan, Float16.self, SIMD8<Float>.self)
    case .bfloat16: cascade(source, result, plan, skipNan, BFloat16.self, SIMD8<Float>.self)
    case .complex64:
      try cascade(source.realParts(), result.realParts(), plan, false, Float.self, SIMD8<Float>.self)
      try cascade(
        source.imaginaryParts(), result.imaginaryParts(), plan, false, Float.self, SIMD8<Float>.self)
    case .complex128:
      try cascade(source.realParts(), result.realParts(), plan, false, Double.self, SIMD4<Double>.self)
      try cascade(
        source.imaginaryParts(), result.imaginaryParts(), plan, false, Double.self, SIMD4<Double>.self)
    case .bool:
      return try any(source, dims: dims, keepDims: keepDims)
    case .int64: try source.scalarType.accept(IntegerSum(a: source, result: result, plan: plan))
    default:
      let wide = try sum(source, dims: dims, keepDims: keepDims, type: .int64)
      return try wide.converted(to: target)
    }
    return result
  }

  /// The sum of a matrix's rows without a plan, as for every bias's gradient; nil where it takes one.
  private static func sumOfRows(_ a: NDArray, keepDims: Bool) throws(TensorError) -> NDArray? {
    let (rows, columns) = (a.shape[0], a.shape[1])
    guard a.isContiguous, rows > 1, columns > 1, a.scalarType == .float32 || a.scalarType == .float64 else {
      return nil
    }
    let result = try NDArray.zeros(
      keepDims ? Dims(1, columns) : Dims(repeating: columns, count: 1), a.scalarType)
    @inline(__always) func add<T: FloatElement, V: SumAccumulator>(_: T.Type, _ vector: V.Type)
    where V.Value == T.Compute {
      CascadeSum.addPlane(
        a.pointer(as: T.self), result.pointer(as: T.self), size: (rows, columns), inStep: (columns, 1),
        outStep: (0, 1), skipNan: false, vector: vector)
    }
    if a.scalarType == .float32 {
      add(Float.self, SIMD8<Float>.self)
    } else {
      add(Double.self, SIMD4<Double>.self)
    }
    return result
  }

  private static func cascade<T: FloatElement, V: SumAccumulator>(
    _ a: NDArray, _ result: NDArray, _ plan: ReductionPlan, _ skipNan: Bool, _: T.Type, _ vector: V.Type
  ) where V.Value == T.Compute {
    let source = a.pointer(as: T.self)
    let target = result.pointer(as: T.self)
    if a.isContiguous && plan.outputShape.elementCount == 1 {
      CascadeSum.addPlane(
        source, target, size: (a.elementCount, 1), inStep: (1, 0), outStep: (0, 0), skipNan: skipNan,
        vector: vector)
      return
    }
    let planes = PlanePlan(a, outputStrides: plan.outputStrides(result))
    planes.forEachPlane { inOffset, outOffset in
      CascadeSum.addPlane(
        source + inOffset, target + outOffset, size: planes.size, inStep: planes.inStep,
        outStep: planes.outStep,
        skipNan: skipNan, vector: vector)
    }
  }
}

private struct IntegerSum: ElementVisitor {
  let a: NDArray
  let result: NDArray
  let plan: ReductionPlan

  func visit<T: Element>(_ type: T.Type) {
    switch T.scalarType {
    case .bool where Fold(a, plan).isContiguousRow: countRows()
    case .bool: add { (x: UInt8) in x == 0 ? 0 : 1 }
    case .uint8: add { (x: UInt8) in Int(x) }
    case .int8: add { (x: Int8) in Int(x) }
    case .int16: add { (x: Int16) in Int(x) }
    case .int32: add { (x: Int32) in Int(x) }
    default: add { (x: Int) in x }
    }
  }

  /// Counts the bools of rows that lie side by side.
  private func countRows() {
    let (elements, results) = (a.pointer(as: UInt8.self), result.pointer(as: Int.self))
    Fold(a, plan).forEachResult { result, start in
      results[result] = count_nonzero_u8(elements + start, plan.reducedCount)
    }
  }

  @inline(__always)
  private func add<E>(_ widen: (E) -> Int) {
    Fold(a, plan).fold(
      a.pointer(as: E.self), into: result.pointer(as: Int.self), initial: 0, { $0 &+ widen($1) }, { $0 })
  }
}

/// The planes that a sum is taken over, in the order of PyTorch's TensorIterator: summed dimensions first, then
/// by the input's strides.
private struct PlanePlan {
  private var shape: Dims
  private var inStrides: Dims
  private var outStrides: Dims

  init(_ a: NDArray, outputStrides: Dims) {
    let count = a.shape.count
    var order = Dims(repeating: 0, count: count)
    for index in 0..<count { order[index] = count - 1 - index }
    func comparison(_ first: Int, _ second: Int) -> Int {
      let out = (outputStrides[first], outputStrides[second])
      if (out.0 == 0) != (out.1 == 0) { return out.1 == 0 ? 1 : -1 }
      for strides in [outputStrides, a.strides] {
        let pair = (strides[first], strides[second])
        if pair.0 == 0 || pair.1 == 0 { continue }
        if pair.0 != pair.1 { return pair.0 < pair.1 ? -1 : 1 }
        if a.shape[first] > a.shape[second] { return 1 }
      }
      return 0
    }
    var start = 1
    while start < count {
      var current = start
      var previous = start - 1
      while previous >= 0 {
        let result = comparison(order[previous], order[current])
        if result > 0 {
          let moved = order[previous]
          order[previous] = order[current]
          order[current] = moved
          current = previous
        } else if result < 0 {
          break
        }
        previous -= 1
      }
      start += 1
    }
    shape = Dims()
    inStrides = Dims()
    outStrides = Dims()
    for index in 0..<count {
      let dim = order[index]
      let last = shape.count - 1
      if last >= 0
        && (shape[last] == 1 || a.shape[dim] == 1
          || (inStrides[last] &* shape[last] == a.strides[dim]
            && outStrides[last] &* shape[last] == outputStrides[dim]))
      {
        if shape[last] == 1 {
          inStrides[last] = a.strides[dim]
          outStrides[last] = outputStrides[dim]
        }
        shape[last] &*= a.shape[dim]
      } else {
        shape.append(a.shape[dim])
        inStrides.append(a.strides[dim])
        outStrides.append(outputStrides[dim])
      }
    }
  }

  private func entry(_ dims: Dims, _ index: Int, _ missing: Int) -> Int {
    index < dims.count ? dims[index] : missing
  }
  var size: (Int, Int) { (entry(shape, 0, 1), entry(shape, 1, 1)) }
  var inStep: (Int, Int) { (entry(inStrides, 0, 0), entry(inStrides, 1, 0)) }
  var outStep: (Int, Int) { (entry(outStrides, 0, 0), entry(outStrides, 1, 0)) }

  @inline(__always)
  func forEachPlane(_ body: (Int, Int) -> Void) {
    if shape.contains(0) { return }
    if shape.count <= 2 {
      body(0, 0)
      return
    }
    var index = Dims(repeating: 0, count: shape.count)
    while true {
      var inOffset = 0
      var outOffset = 0
      for dim in 2..<shape.count {
        inOffset &+= index[dim] &* inStrides[dim]
        outOffset &+= index[dim] &* outStrides[dim]
      }
      body(inOffset, outOffset)
      var dim = 2
      while dim < shape.count {
        index[dim] += 1
        if index[dim] < shape[dim] { break }
        index[dim] = 0
        dim += 1
      }
      if dim == shape.count { return }
    }
  }
}
