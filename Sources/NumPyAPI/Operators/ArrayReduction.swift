import PythonRuntime
import TensorCore

/// Reductions over axes.
enum ArrayReduction {
  /// The sum, product, extremum or truth of elements over `axes`, or over all of them.
  static func reduce(
    _ name: String, _ array: NDArray, _ axes: Dims?, keepDims: Bool, type given: ScalarType? = nil
  ) throws(PythonError) -> NDArray {
    let type = given ?? (array.scalarType.rank < 2 ? .int64 : array.scalarType)
    if let axes, axes.isEmpty { return try translated(array.copied()) }
    switch name {
    case "sum":
      let source = try translated(array.converted(to: type))
      return try translated(PairwiseSum.sum(source, axes, keepDims: keepDims))
    case "prod":
      return try translated(
        Kernels.product(array.converted(to: type), dims: axes, keepDims: keepDims, type: type))
    case "max", "min":
      let reduced = axes.map { $0.contains { array.shape[$0] == 0 } } ?? (array.elementCount == 0)
      if reduced {
        throw .valueError(
          "zero-size array to reduction operation \(name == "max" ? "maximum" : "minimum") which has no identity"
        )
      }
      let source = try translated(array.contiguous())
      return try translated(
        name == "max"
          ? Kernels.maximum(source, dims: axes, keepDims: keepDims)
          : Kernels.minimum(source, dims: axes, keepDims: keepDims))
    default:
      let truth = try translated(Kernels.predicate(.logicalNot, Kernels.predicate(.logicalNot, array)))
      return try translated(
        name == "all"
          ? Kernels.all(truth, dims: axes, keepDims: keepDims)
          : Kernels.any(truth, dims: axes, keepDims: keepDims))
    }
  }

  /// The places of extrema along an axis, or in the elements row by row.
  static func place(
    ofLargest isLargest: Bool, _ array: NDArray, _ axis: Int?, keepDims: Bool
  ) throws(PythonError) -> NDArray {
    if axis.map({ array.shape[$0] == 0 }) ?? (array.elementCount == 0) {
      throw .valueError("attempt to get \(isLargest ? "argmax" : "argmin") of an empty sequence")
    }
    let source = try translated(array.contiguous())
    return try translated(
      isLargest
        ? Kernels.argMax(source, dim: axis, keepDim: keepDims)
        : Kernels.argMin(source, dim: axis, keepDim: keepDims))
  }
}

/// Sums of floats in NumPy's order of additions, so that the last digits agree.
enum PairwiseSum {
  static func sum(_ a: NDArray, _ axes: Dims?, keepDims: Bool) throws(TensorError) -> NDArray {
    switch a.scalarType {
    case .float32: try sum(a, axes, keepDims, Float.self, Float.self)
    case .float64: try sum(a, axes, keepDims, Double.self, Double.self)
    case .float16: try sum(a, axes, keepDims, Float16.self, Float.self)
    default: try Kernels.sum(a, dims: axes, keepDims: keepDims, type: a.scalarType)
    }
  }

  private static func sum<T: FloatElement, C: ComputeFloat>(
    _ a: NDArray, _ axes: Dims?, _ keepDims: Bool, _: T.Type, _: C.Type
  ) throws(TensorError) -> NDArray where T.Compute == C {
    let count = a.shape.count
    let reduced = axes ?? Dims(0..<count)
    var shape = Dims()
    var kept = Dims()
    for dim in 0..<count {
      if !reduced.contains(dim) {
        shape.append(a.shape[dim])
        kept.append(dim)
      } else if keepDims {
        shape.append(1)
      }
    }
    let result = try NDArray.zeros(shape, a.scalarType)
    if a.elementCount == 0 { return result }
    let sums = result.pointer(as: T.self)
    let elements = a.pointer(as: T.self)
    // The dimensions as they lie in memory, outermost first; those that lie without a gap as one.
    var order = (0..<count).filter { a.shape[$0] != 1 }
    order.sort { a.strides[$0].magnitude > a.strides[$1].magnitude }
    let steps = keptSteps(kept, a.shape)
    var loops: [(size: Int, step: Int, target: Int)] = []
    for dim in order {
      let loop = (size: a.shape[dim], step: a.strides[dim], target: steps[dim])
      if let last = loops.last, last.step == loop.step &* loop.size, last.target == loop.target &* loop.size {
        loops[loops.count - 1] = (last.size &* loop.size, loop.step, loop.target)
      } else {
        loops.append(loop)
      }
    }
    let inner = loops.popLast() ?? (size: 1, step: 1, target: 0)
    var index = [Int](repeating: 0, count: loops.count)
    var from = 0
    var to = 0
    while true {
      if inner.target == 0 {
        let part: C = pairwise(elements + from, inner.size, inner.step)
        sums[to] = T(compute: sums[to].compute + part)
      } else {
        for place in 0..<inner.size {
          let target = to &+ place &* inner.target
          sums[target] = T(compute: sums[target].compute + elements[from &+ place &* inner.step].compute)
        }
      }
      var dim = loops.count - 1
      while dim >= 0 {
        index[dim] += 1
        from &+= loops[dim].step
        to &+= loops[dim].target
        if index[dim] < loops[dim].size { break }
        from &-= loops[dim].step &* loops[dim].size
        to &-= loops[dim].target &* loops[dim].size
        index[dim] = 0
        dim -= 1
      }
      if dim < 0 { return result }
    }
  }

  /// The row-major strides of the kept dimensions, and 0 for the others.
  private static func keptSteps(_ kept: Dims, _ shape: Dims) -> [Int] {
    var steps = [Int](repeating: 0, count: shape.count)
    var step = 1
    for dim in kept.reversed() {
      steps[dim] = step
      step &*= shape[dim]
    }
    return steps
  }

  /// The sum of `count` elements: eight running sums in blocks of 128, the blocks added in pairs.
  private static func pairwise<T: FloatElement, C: ComputeFloat>(
    _ elements: UnsafeMutablePointer<T>, _ count: Int, _ step: Int
  ) -> C where T.Compute == C {
    if count < 8 {
      var sum: C = -0.0
      for index in 0..<count { sum += elements[index &* step].compute }
      return sum
    }
    if count <= 128 {
      var sums = InlineArray<8, C> { elements[$0 &* step].compute }
      var index = 8
      while index &+ 8 <= count {
        for lane in 0..<8 { sums[lane] += elements[(index &+ lane) &* step].compute }
        index &+= 8
      }
      var sum = ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]))
      while index < count {
        sum += elements[index &* step].compute
        index &+= 1
      }
      return sum
    }
    var half = count / 2
    half -= half % 8
    let first: C = pairwise(elements, half, step)
    return first + pairwise(elements + half &* step, count - half, step)
  }
}
