import CVectorMath
import ComplexModule
import Glibc
import RealModule

extension Kernels {
  /// The largest element over `dims`; nan wins.
  public static func maximum(_ a: NDArray, dims: Dims? = nil, keepDims: Bool = false) throws(TensorError)
    -> NDArray
  {
    try extremum(a, dims, keepDims, wantsLargest: true)
  }

  /// The smallest element over `dims`; nan wins.
  public static func minimum(_ a: NDArray, dims: Dims? = nil, keepDims: Bool = false) throws(TensorError)
    -> NDArray
  {
    try extremum(a, dims, keepDims, wantsLargest: false)
  }

  private static func extremum(
    _ a: NDArray, _ dims: Dims?, _ keepDims: Bool, wantsLargest: Bool
  ) throws(TensorError) -> NDArray {
    let name = wantsLargest ? "amax" : "amin"
    let plan = try ReductionPlan(a.shape, dims: dims, keepDims: keepDims)
    if a.elementCount == 0 && plan.reducedCount == 0 {
      if dims == nil || dims!.isEmpty {
        throw TensorError(
          .runtimeError,
          "\(name)(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim "
            + "with the 'dim' argument.")
      }
      for dim in dims! {
        let axis = try wrapDimension(dim, count: a.shape.count)
        if a.shape[axis] == 0 {
          throw TensorError(
            .indexError, "\(name)(): Expected reduction dim \(axis) to have non-zero size.")
        }
      }
    }
    if a.scalarType.isComplex {
      throw a.scalarType.notImplemented(wantsLargest ? "max_values_cpu" : "min_values_cpu")
    }
    let result = try NDArray.empty(plan.outputShape, a.scalarType)
    try a.scalarType.accept(ExtremumVisitor(a: a, plan: plan, result: result, wantsLargest: wantsLargest))
    return result
  }

  /// Whether every element over `dims` is nonzero; bools (uint8 for uint8).
  public static func all(_ a: NDArray, dims: Dims? = nil, keepDims: Bool = false) throws(TensorError)
    -> NDArray
  {
    let plan = try ReductionPlan(a.shape, dims: dims, keepDims: keepDims)
    let result = try NDArray.empty(plan.outputShape, a.scalarType == .uint8 ? .uint8 : .bool)
    try a.scalarType.accept(TruthVisitor(a: a, plan: plan, result: result, wantsAll: true))
    return result
  }

  /// Whether some element over `dims` is nonzero; bools (uint8 for uint8).
  public static func any(_ a: NDArray, dims: Dims? = nil, keepDims: Bool = false) throws(TensorError)
    -> NDArray
  {
    let plan = try ReductionPlan(a.shape, dims: dims, keepDims: keepDims)
    let result = try NDArray.empty(plan.outputShape, a.scalarType == .uint8 ? .uint8 : .bool)
    try a.scalarType.accept(TruthVisitor(a: a, plan: plan, result: result, wantsAll: false))
    return result
  }

  /// How many elements over `dims` are nonzero; int64.
  public static func countNonzero(_ a: NDArray, dims: Dims? = nil) throws(TensorError) -> NDArray {
    try sum(a.converted(to: .bool), dims: dims)
  }

  /// The variance over `dims`, or its square root, in float64: by Welford's method, or where float32 elements lie side by
  /// side around their mean.
  ///
  /// - Parameter correction: What the count is lessened by; 1 for the unbiased estimate.
  public static func variance(
    _ a: NDArray, dims: Dims? = nil, correction: Double = 1, keepDims: Bool = false, squareRoot: Bool = false
  ) throws(TensorError) -> NDArray {
    let plan = try ReductionPlan(a.shape, dims: dims, keepDims: keepDims)
    if a.scalarType.isComplex {
      let real = try variance(a.realParts(), dims: dims, correction: correction, keepDims: keepDims)
      let imaginary = try variance(a.imaginaryParts(), dims: dims, correction: correction, keepDims: keepDims)
      let total = try binary(.add, real, imaginary, type: real.scalarType)
      return squareRoot ? try unary(.sqrt, total) : total
    }
    let result = try NDArray.empty(plan.outputShape, a.scalarType)
    try a.scalarType.accept(
      floats: VarianceVisitor(
        a: a, plan: plan, result: result, correction: correction, squareRoot: squareRoot),
      name: "std_cpu")
    return result
  }

  /// The p-norm over `dims`: infinite p for extremes, 0 for the count of nonzeros.
  public static func norm(
    _ a: NDArray, p: Double, dims: Dims? = nil, keepDims: Bool = false
  ) throws(TensorError) -> NDArray {
    let plan = try ReductionPlan(a.shape, dims: dims, keepDims: keepDims)
    let source = a.scalarType.isComplex ? try unary(.absolute, a) : a
    if plan.reducedCount == 1, p != 0, source.scalarType.isFloatingPoint {
      return try unary(.absolute, source).reshaped(plan.outputShape)
    }
    if plan.reducedCount == 0 && plan.outputShape.elementCount > 0 && (p < 0 || p == .infinity) {
      throw TensorError(
        .runtimeError,
        "linalg.vector_norm cannot compute the \(p == .infinity ? "inf" : "\(p)") norm on an empty tensor because "
          + "the operation does not have an identity")
    }
    let result = try NDArray.empty(plan.outputShape, source.scalarType)
    try source.scalarType.accept(
      floats: NormVisitor(a: source, plan: plan, result: result, p: p), name: "norm_cpu")
    return result
  }

  /// log(sum(exp(a))) over `dims`, with the largest element taken out first.
  public static func logSumExp(_ a: NDArray, dims: Dims, keepDims: Bool = false) throws(TensorError)
    -> NDArray
  {
    if a.elementCount == 0 { return try unary(.log, sum(unary(.exp, a), dims: dims, keepDims: keepDims)) }
    let type = a.scalarType
    let largest = try maximum(type.isComplex ? a.realParts() : a, dims: dims, keepDims: true)
    let infinite = try predicate(.isInf, largest)
    let shift = try select(infinite, .number(.int(0)), .array(largest), type: type)
    let total = try sum(
      unary(.exp, binary(.subtract, a, shift, type: type)), dims: dims, keepDims: keepDims)
    let squeezed = keepDims ? shift : shift.view(shape: total.shape, strides: total.strides)
    return try binary(.add, unary(.log, total), squeezed, type: type)
  }
}

private struct ExtremumVisitor: ElementVisitor {
  let a: NDArray
  let plan: ReductionPlan
  let result: NDArray
  let wantsLargest: Bool

  func visit<T: Element>(_ type: T.Type) {
    switch T.scalarType {
    case .float32 where hasRows: return rows(Float.self)
    case .float64 where hasRows: return rows(Double.self)
    default: break
    }
    switch T.scalarType {
    case .float32 where plan.reducedCount > 0: return columns(Float.self)
    case .float64 where plan.reducedCount > 0: return columns(Double.self)
    default: break
    }
    let elements = a.pointer(as: T.self)
    let results = result.pointer(as: T.self)
    let fold = Fold(a, plan)
    let largest = wantsLargest
    fold.fold(
      elements, into: results, initial: T?.none,
      { (best: T?, x: T) -> T? in
        guard let best else { return x }
        if !best.isEqual(to: best) { return best }
        if !x.isEqual(to: x) { return x }
        return (largest ? best.isLess(than: x) : x.isLess(than: best)) ? x : best
      },
      { $0 ?? T.zero })
  }

  private func columns<T: ComputeFloat>(_: T.Type) {
    let (elements, results) = (a.pointer(as: T.self), result.pointer(as: T.self))
    if wantsLargest {
      Fold(a, plan).fold(
        elements, into: results, initial: -T.infinity, { $1 > $0 || $1 != $1 ? $1 : $0 }, { $0 })
    } else {
      Fold(a, plan).fold(
        elements, into: results, initial: T.infinity, { $1 < $0 || $1 != $1 ? $1 : $0 }, { $0 })
    }
  }

  /// Whether every result is of elements that lie side by side.
  private var hasRows: Bool { plan.reducedCount > 0 && Fold(a, plan).isContiguousRow }

  private func rows<T: VectorElement>(_: T.Type) {
    let (elements, results) = (a.pointer(as: T.self), result.pointer(as: T.self))
    Fold(a, plan).forEachResult { result, start in
      results[result] = ParallelFor.extremum(elements + start, plan.reducedCount, largest: wantsLargest)
    }
  }
}

extension ParallelFor {
  /// The largest or smallest of some elements; nan, if there is one.
  static func extremum<T: VectorElement>(_ row: UnsafeMutablePointer<T>, _ count: Int, largest: Bool) -> T {
    reduce(count, initial: row.pointee) { range in
      T.extremum(row + range.lowerBound, range.count, largest: largest)
    } combine: { parts in
      parts.baseAddress.map { T.extremum($0, parts.count, largest: largest) } ?? row.pointee
    }
  }

  /// The sum of what `body` gives for the parts of a loop.
  static func sum(_ count: Int, _ body: (Range<Int>) -> Double) -> Double {
    reduce(count, initial: 0, body) { $0.reduce(0, +) }
  }

  /// What `combine` makes of the results of the parts of a loop, in their order; those that are left out when the code
  /// is asked to stop stay as they are initially.
  private static func reduce<Part: BitwiseCopyable>(
    _ count: Int, initial: Part, _ body: (Range<Int>) -> Part,
    combine: (UnsafeMutableBufferPointer<Part>) -> Part
  ) -> Part {
    if count < leastShared { return body(0..<count) }
    let piece = piece(of: count)
    return withUnsafeTemporaryAllocation(of: Part.self, capacity: (count &+ piece &- 1) / piece) { parts in
      parts.initialize(repeating: initial)
      run(count, piece: piece) { parts[$0.lowerBound / piece] = body($0) }
      return combine(parts)
    }
  }
}

private struct TruthVisitor: ElementVisitor {
  let a: NDArray
  let plan: ReductionPlan
  let result: NDArray
  let wantsAll: Bool

  func visit<T: Element>(_ type: T.Type) {
    let elements = a.pointer(as: T.self)
    let results = result.pointer(as: UInt8.self)
    if wantsAll {
      Fold(a, plan).fold(elements, into: results, initial: true, { $0 && !$1.isZero }, { $0 ? 1 : 0 })
    } else {
      Fold(a, plan).fold(elements, into: results, initial: false, { $0 || !$1.isZero }, { $0 ? 1 : 0 })
    }
  }
}

private struct VarianceVisitor: FloatVisitor {
  let a: NDArray
  let plan: ReductionPlan
  let result: NDArray
  let correction: Double
  let squareRoot: Bool

  func visit<T: FloatElement>(_ type: T.Type) {
    let fold = Fold(a, plan)
    let elements = a.pointer(as: T.self)
    let results = result.pointer(as: T.self)
    if T.scalarType == .float32, fold.isContiguousRow, plan.reducedCount > 0 {
      let elements = a.pointer(as: Float.self)
      fold.forEachResult { index, start in
        let (row, count) = (elements + start, plan.reducedCount)
        let total = ParallelFor.sum(count) { wide_sum_f32(row + $0.lowerBound, $0.count) }
        let mean = total / Double(count)
        let squares = ParallelFor.sum(count) { wide_squares_f32(row + $0.lowerBound, $0.count, mean) }
        results[index] = T(compute: T.Compute(spread(squares, Double(count))))
      }
      return
    }
    fold.forEachResult { index, start in
      var mean = 0.0
      var squares = 0.0
      var count = 0.0
      fold.forEachElement(from: start) { position, _ in
        let value = Double(elements[position].compute)
        count += 1
        let delta = value - mean
        mean += delta / count
        squares += delta * (value - mean)
      }
      results[index] = T(compute: T.Compute(spread(squares, count)))
    }
  }

  private func spread(_ squares: Double, _ count: Double) -> Double {
    let variance = squares / (count > correction ? count - correction : 0)
    return squareRoot ? variance.squareRoot() : variance
  }
}

/// Norms are summed in the elements' compute type, one element after the other; the 2-norm of adjacent elements
/// in eight (float64: four) sums side by side, as PyTorch does.
private struct NormVisitor: FloatVisitor {
  let a: NDArray
  let plan: ReductionPlan
  let result: NDArray
  let p: Double

  func visit<T: FloatElement>(_ type: T.Type) {
    typealias C = T.Compute
    switch p {
    case 2:
      let fold = Fold(a, plan)
      if fold.isContiguousRow && T.self != Float16.self {
        sumSquaresOfRows(fold, T.self)
      } else {
        self.fold(T.self, initial: 0, { $0.addingProduct($1, $1) }, { $0.squareRoot() })
      }
    case 1: fold(T.self, initial: 0, { $0 + $1.magnitude }, { $0 })
    case 0: fold(T.self, initial: 0, { $0 + ($1 == 0 ? 0 : 1) }, { $0 })
    case .infinity:
      fold(T.self, initial: 0, { $1.isNaN || $1.magnitude > $0 ? $1.magnitude : $0 }, { $0 })
    case -.infinity:
      fold(T.self, initial: .infinity, { $1.isNaN || $1.magnitude < $0 ? $1.magnitude : $0 }, { $0 })
    default:
      let power = C(p)
      fold(T.self, initial: 0, { $0 + C.power($1.magnitude, power) }, { C.power($0, 1 / power) })
    }
  }

  private func sumSquaresOfRows<T: FloatElement>(_ fold: Fold, _: T.Type) {
    typealias C = T.Compute
    let elements = a.pointer(as: T.self)
    let results = result.pointer(as: T.self)
    let width = MemoryLayout<C>.size == 4 ? 8 : 4
    let count = plan.reducedCount
    // A register holds twice as many half-width elements, which are added in pairs of registers.
    let block = width &* (MemoryLayout<C>.size / MemoryLayout<T>.size)
    withUnsafeTemporaryAllocation(of: C.self, capacity: width) { lanes in
      fold.forEachResult { index, start in
        for lane in 0..<width { lanes[lane] = 0 }
        var position = 0
        if T.self == Float.self || T.self == Double.self {
          position = addSquares(to: lanes, start)
        }
        while position + block <= count {
          for k in 0..<block {
            let x = elements[start &+ position &+ k].compute
            lanes[k % width] += x * x
          }
          position += block
        }
        var sum = lanes[0]
        for lane in 1..<width { sum += lanes[lane] }
        while position < count {
          let x = elements[start &+ position].compute
          sum = sum.addingProduct(x, x)
          position += 1
        }
        results[index] = T(compute: sum.squareRoot())
      }
    }
  }

  /// Adds the squares of a row's whole blocks, and says how many elements these are.
  private func addSquares<C: ComputeFloat>(to lanes: UnsafeMutableBufferPointer<C>, _ start: Int) -> Int {
    func add<E: VectorElement>(_: E.Type) -> Int {
      let blocks = plan.reducedCount / E.squareLanes
      guard let sums = UnsafeMutableRawPointer(lanes.baseAddress)?.assumingMemoryBound(to: E.self) else {
        return 0
      }
      E.addSquares(to: sums, a.pointer(as: E.self) + start, blocks: blocks)
      return blocks &* E.squareLanes
    }
    return C.scalarType == .float32 ? add(Float.self) : add(Double.self)
  }

  @inline(__always)
  private func fold<T: FloatElement>(
    _: T.Type, initial: T.Compute, _ combine: (T.Compute, T.Compute) -> T.Compute,
    _ finish: (T.Compute) -> T.Compute
  ) {
    Fold(a, plan).fold(
      a.pointer(as: T.self), into: result.pointer(as: T.self), initial: initial,
      { combine($0, $1.compute) }, { T(compute: finish($0)) })
  }
}
