extension Kernels {
  /// The most frequent elements along `dim`, the smallest of several, and where each stands last.
  public static func mode(
    _ a: NDArray, dim: Int, keepDim: Bool = false
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    if a.scalarType.isComplex { throw a.scalarType.notImplemented("mode_cpu") }
    if a.shape.count > 0, a.shape[dim] == 0 {
      throw TensorError(.indexError, "mode(): Expected reduction dim \(dim) to have non-zero size.")
    }
    return try pick(a, dim: dim, keepDim: keepDim) { line in
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

  /// The elements in the order in which PyTorch counts them. In a short line nan stays where it was found, because it is
  /// neither less nor more than its neighbours.
  private static func ordered(
    _ a: NDArray, dim: Int
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    guard a.shape.count > 0, a.shape[dim] <= 16, a.scalarType.isFloatingPoint,
      try any(predicate(.isNan, a)).item() == .bool(true)
    else { return try sort(a, dim: dim) }
    let last = a.shape.count - 1
    let lines = try a.movedDimension(from: dim, to: last).contiguous()
    let length = lines.shape[last]
    let all = try lines.scalars().map(\.doubleValue)
    let places = try NDArray.empty(lines.shape, .int64)
    let target = places.pointer(as: Int.self)
    for start in stride(from: 0, to: all.count, by: length) {
      var order: [Int] = []
      for place in 0..<length {
        let value = all[start + place]
        // A new least element goes to the front at once, any other one past those that it is less than.
        var position = order.count
        if let first = order.first, value < all[start + first] {
          position = 0
        } else {
          while position > 0, value < all[start + order[position - 1]] { position -= 1 }
        }
        order.insert(place, at: position)
      }
      for place in 0..<length { target[start + place] = order[place] }
    }
    return (
      try gather(lines, dim: last, index: places).movedDimension(from: last, to: dim),
      try places.movedDimension(from: last, to: dim)
    )
  }

  /// For each line along `dim` the element that `choose` names by its place in the sorted line.
  private static func pick(
    _ a: NDArray, dim: Int, keepDim: Bool, _ choose: ([Scalar]) -> Int
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    let sorted = try ordered(a, dim: dim)
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
      target[row] = choose(line)
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
