extension Kernels {
  /// The most frequent elements along `dim`, the smallest of several, and where each stands last.
  public static func mode(
    _ a: NDArray, dim: Int, keepDim: Bool = false
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    if a.scalarType.isComplex { throw a.scalarType.notImplemented("mode_cpu") }
    if a.shape.count > 0, a.shape[dim] == 0 {
      throw TensorError(.indexError, "mode(): Expected reduction dim \(dim) to have non-zero size.")
    }
    return try pick(a, dim: dim, keepDim: keepDim) { line, _ in
      var best = 0
      var bestCount = 0
      var start = 0
      while start < line.count {
        var end = start + 1
        while end < line.count, line[end] == line[start] { end += 1 }
        if end - start > bestCount {
          bestCount = end - start
          best = end - 1
        }
        start = end
      }
      return best
    }
  }

  /// For each line along `dim` the element that `choose` names by its place in the sorted line.
  private static func pick(
    _ a: NDArray, dim: Int, keepDim: Bool, _ choose: ([Scalar], (Scalar) -> Bool) -> Int
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    let sorted = try sort(a, dim: dim)
    if a.shape.count == 0 { return sorted }
    let last = a.shape.count - 1
    let values = try sorted.values.movedDimension(from: dim, to: last).contiguous()
    let indices = try sorted.indices.movedDimension(from: dim, to: last).contiguous()
    let length = a.shape[dim]
    var shape = a.shape
    shape.remove(at: dim)
    let chosen = try NDArray.empty(shape, .int64)
    let target = chosen.pointer(as: Int.self)
    let all = try values.scalars()
    for row in 0..<chosen.elementCount {
      let line = Array(all[(row * length)..<((row + 1) * length)])
      target[row] = choose(line) { $0.doubleValue.isNaN }
    }
    let places = try chosen.unsqueezed(last)
    var found = (
      values: try gather(values, dim: last, index: places).select(last, 0).contiguous(),
      indices: try gather(indices, dim: last, index: places).select(last, 0).contiguous()
    )
    if keepDim {
      found = (try found.values.unsqueezed(dim), try found.indices.unsqueezed(dim))
    }
    return found
  }
}
