extension Kernels {
  /// The index of the largest element along `dim`, or of all elements row by row; the first nan wins.
  public static func argMax(_ a: NDArray, dim: Int? = nil, keepDim: Bool = false) throws(TensorError)
    -> NDArray
  {
    try argExtremum(a, dim, keepDim, wantsLargest: true)
  }

  /// The index of the smallest element along `dim`, or of all elements row by row; the first nan wins.
  public static func argMin(_ a: NDArray, dim: Int? = nil, keepDim: Bool = false) throws(TensorError)
    -> NDArray
  {
    try argExtremum(a, dim, keepDim, wantsLargest: false)
  }

  /// The largest elements along `dim` and their indices, the first of equal ones.
  public static func maximumWithIndices(
    _ a: NDArray, dim: Int, keepDim: Bool = false
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    try extremaWithIndices(a, dim, keepDim, wantsLargest: true)
  }

  /// The smallest elements along `dim` and their indices, the first of equal ones.
  public static func minimumWithIndices(
    _ a: NDArray, dim: Int, keepDim: Bool = false
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    try extremaWithIndices(a, dim, keepDim, wantsLargest: false)
  }

  private static func argExtremum(
    _ a: NDArray, _ dim: Int?, _ keepDim: Bool, wantsLargest: Bool
  ) throws(TensorError) -> NDArray {
    let name = wantsLargest ? "argmax" : "argmin"
    if a.scalarType == .bool {
      throw TensorError(.notImplementedError, "\(name)(): does not support bool input")
    }
    if a.scalarType.isComplex {
      throw TensorError(.typeError, "\(name)(): does not support complex input")
    }
    let dims = dim.map { Dims([$0]) }
    let plan = try ReductionPlan(a.shape, dims: dims, keepDims: keepDim)
    if plan.reducedCount == 0 {
      if let dim, a.elementCount == 0 {
        let axis = try wrapDimension(dim, count: a.shape.count)
        throw TensorError(
          .indexError, "\(name)(): Expected reduction dim \(axis) to have non-zero size.")
      }
      throw TensorError(
        .indexError,
        "\(name)(): Expected reduction dim to be specified for input.numel() == 0.")
    }
    let indices = try NDArray.empty(plan.outputShape, .int64)
    try a.scalarType.accept(
      IndexedExtremum(a: a, plan: plan, values: nil, indices: indices, wantsLargest: wantsLargest))
    return indices
  }

  private static func extremaWithIndices(
    _ a: NDArray, _ dim: Int, _ keepDim: Bool, wantsLargest: Bool
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    let name = wantsLargest ? "max" : "min"
    let plan = try ReductionPlan(a.shape, dims: [dim], keepDims: keepDim)
    if plan.reducedCount == 0 {
      let axis = try wrapDimension(dim, count: a.shape.count)
      throw TensorError(
        .indexError, "\(name)(): Expected reduction dim \(axis) to have non-zero size.")
    }
    if a.scalarType.isComplex {
      throw TensorError(.typeError, "\(name)(): does not support complex input")
    }
    let values = try NDArray.empty(plan.outputShape, a.scalarType)
    let indices = try NDArray.empty(plan.outputShape, .int64)
    try a.scalarType.accept(
      IndexedExtremum(a: a, plan: plan, values: values, indices: indices, wantsLargest: wantsLargest))
    return (values, indices)
  }
}

private struct IndexedExtremum: ElementVisitor {
  let a: NDArray
  let plan: ReductionPlan
  let values: NDArray?
  let indices: NDArray
  let wantsLargest: Bool

  func visit<T: Element>(_ type: T.Type) {
    let fold = Fold(a, plan)
    switch T.scalarType {
    case .float32 where fold.isContiguousRow: return rows(fold, Float.self)
    case .float64 where fold.isContiguousRow: return rows(fold, Double.self)
    default: break
    }
    let elements = a.pointer(as: T.self)
    let values = values?.pointer(as: T.self)
    let indices = indices.pointer(as: Int.self)
    let largest = wantsLargest
    fold.forEachResult { result, start in
      var best = elements[start]
      var bestIndex = 0
      fold.forEachElement(from: start) { position, index in
        let x = elements[position]
        if index == 0 {
          best = x
        } else if best.isEqual(to: best)
          && (!x.isEqual(to: x) || (largest ? best.isLess(than: x) : x.isLess(than: best)))
        {
          best = x
          bestIndex = index
        }
      }
      values?[result] = best
      indices[result] = bestIndex
    }
  }

  /// The value first, and then the first place where it is.
  private func rows<T: VectorElement>(_ fold: Fold, _: T.Type) {
    let (elements, indices, count) = (a.pointer(as: T.self), indices.pointer(as: Int.self), plan.reducedCount)
    let values = values?.pointer(as: T.self)
    fold.forEachResult { result, start in
      let row = elements + start
      let value = ParallelFor.extremum(row, count, largest: wantsLargest)
      // It is nowhere only where the code is asked to stop.
      let place = min(T.place(of: value, in: row, count), count - 1)
      values?[result] = row[place]
      indices[result] = place
    }
  }
}
