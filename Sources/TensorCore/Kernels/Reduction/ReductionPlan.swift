/// How an array is reduced: which of its dimensions go, and the shape of what is left.
struct ReductionPlan {
  /// The dimensions that are reduced, marked per dimension of the input.
  let isReduced: [Bool]
  let outputShape: Dims
  /// The number of elements behind each result.
  let reducedCount: Int

  /// A plan over `dims`, all of them where `dims` is nil or empty.
  init(_ shape: Dims, dims: Dims?, keepDims: Bool) throws(TensorError) {
    var marks = [Bool](repeating: dims == nil || dims!.isEmpty, count: shape.count)
    if let dims {
      for dim in dims {
        let axis = try wrapDimension(dim, count: shape.count)
        if shape.count == 0 { continue }
        if marks[axis] && !dims.isEmpty {
          throw TensorError(.runtimeError, "dim \(axis) appears multiple times in the list of dims")
        }
        marks[axis] = true
      }
    }
    var output = Dims()
    var count = 1
    for dim in 0..<shape.count {
      if marks[dim] {
        count &*= shape[dim]
        if keepDims { output.append(1) }
      } else {
        output.append(shape[dim])
      }
    }
    isReduced = marks
    outputShape = output
    reducedCount = count
  }

  /// The strides of `output` seen in the input's dimensions: 0 along what is reduced.
  func outputStrides(_ output: NDArray) -> Dims {
    var result = Dims(repeating: 0, count: isReduced.count)
    let keeps = output.shape.count == isReduced.count
    var next = 0
    for dim in 0..<isReduced.count {
      if !isReduced[dim] { result[dim] = output.strides[keeps ? dim : next] }
      if !isReduced[dim] || keeps { next += 1 }
    }
    return result
  }

  /// The kept and the reduced dimensions of `a` apart, each from the outermost, with sizes of 1 left out and
  /// neighbours without gaps merged.
  func split(_ a: NDArray) -> (kept: (Dims, Dims), reduced: (Dims, Dims)) {
    func part(_ wanted: Bool) -> (Dims, Dims) {
      var shape = Dims()
      var strides = Dims()
      for dim in 0..<a.shape.count where isReduced[dim] == wanted && a.shape[dim] != 1 {
        let last = shape.count - 1
        if last >= 0 && strides[last] == a.strides[dim] &* a.shape[dim] {
          shape[last] &*= a.shape[dim]
          strides[last] = a.strides[dim]
        } else {
          shape.append(a.shape[dim])
          strides.append(a.strides[dim])
        }
      }
      return (shape, strides)
    }
    return (part(false), part(true))
  }
}
