extension Kernels {
  /// The elements in order along `dim`, equal ones as they stood, and where each came from; nan counts as largest.
  package static func sort(
    _ a: NDArray, dim: Int = -1, descending: Bool = false
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    if a.scalarType.isComplex {
      throw TensorError(.typeError, " Sort does not support complex dtypes on CPU")
    }
    let axis = try wrapDimension(dim, count: a.shape.count)
    let values = try a.emptyLike(a.scalarType)
    let indices = try values.emptyLike(.int64)
    if a.shape.count == 0 {
      values.assign(a)
      indices.fill(.int(0))
      return (values, indices)
    }
    try a.scalarType.accept(
      SortVisitor(a: a, values: values, indices: indices, axis: axis, descending: descending))
    return (values, indices)
  }

  /// The `count` largest (or smallest) elements along `dim`, in order, and their indices.
  package static func topK(
    _ a: NDArray, count: Int, dim: Int = -1, largest: Bool = true
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    let axis = try wrapDimension(dim, count: a.shape.count)
    let size = a.shape.count == 0 ? 1 : a.shape[axis]
    if count < 0 || count > size {
      throw TensorError(.runtimeError, "selected index k out of range")
    }
    let sorted = try sort(a, dim: dim, descending: largest)
    if a.shape.count == 0 { return sorted }
    return (
      try sorted.values.slice(axis, start: 0, end: count).contiguous(),
      try sorted.indices.slice(axis, start: 0, end: count).contiguous()
    )
  }

  /// The `k`-th smallest element along `dim`, counted from 1, and its index.
  package static func kthValue(
    _ a: NDArray, k: Int, dim: Int = -1, keepDim: Bool = false
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    let axis = try wrapDimension(dim, count: a.shape.count)
    let size = a.shape.count == 0 ? 1 : a.shape[axis]
    if k < 1 || k > size {
      throw TensorError(.runtimeError, "kthvalue(): selected number k out of range for dimension \(axis)")
    }
    let sorted = try sort(a, dim: dim)
    return try picked(sorted, axis, k - 1, keepDim)
  }

  /// The lower median along `dim` and its index; nan where there is one.
  package static func median(
    _ a: NDArray, dim: Int, keepDim: Bool = false
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    if a.scalarType == .bool || a.scalarType.isComplex { throw a.scalarType.notImplemented("median_cpu") }
    let axis = try wrapDimension(dim, count: a.shape.count)
    let size = a.shape.count == 0 ? 1 : a.shape[axis]
    if size == 0 {
      throw TensorError(.indexError, "median(): Expected reduction dim \(axis) to have non-zero size.")
    }
    let sorted = try sort(a, dim: dim)
    let middle = try picked(sorted, axis, (size - 1) / 2, keepDim)
    if !a.scalarType.isFloatingPoint { return middle }
    let last = try picked(sorted, axis, size - 1, keepDim)
    let isNan = try predicate(.isNan, last.values)
    if try any(isNan).item() == .bool(false) { return middle }
    // A nan anywhere wins: the first one, which stands first among the nans at the end.
    let firstNan = try argMax(a, dim: axis, keepDim: keepDim)
    return (
      try select(isNan, .array(last.values), .array(middle.values), type: a.scalarType),
      try select(isNan, .array(firstNan), .array(middle.indices), type: .int64)
    )
  }

  private static func picked(
    _ sorted: (values: NDArray, indices: NDArray), _ axis: Int, _ position: Int, _ keepDim: Bool
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    if sorted.values.shape.count == 0 { return sorted }
    let values = try sorted.values.select(axis, position).contiguous()
    let indices = try sorted.indices.select(axis, position).contiguous()
    if !keepDim { return (values, indices) }
    return (try values.unsqueezed(axis), try indices.unsqueezed(axis))
  }

  /// Where each of `values` would stand in the rows of `sorted`; before equal elements, or behind them.
  package static func searchSorted(
    _ sorted: NDArray, _ values: NDArray, right: Bool
  ) throws(TensorError) -> NDArray {
    let type = ScalarType.promoted(sorted.scalarType, values.scalarType)
    let rows = try sorted.converted(to: type).contiguous()
    let wanted = try values.converted(to: type).contiguous()
    let result = try NDArray.empty(values.shape, .int64)
    let length = sorted.shape.last ?? 1
    let perRow = sorted.shape.count <= 1 ? wanted.elementCount : (values.shape.last ?? 1)
    try type.accept(
      SearchVisitor(
        rows: rows, values: wanted, result: result, length: length, perRow: perRow, right: right))
    return result
  }
}

/// Whether `x` stands before `y`: by value, nan last.
@inline(__always)
private func precedes<T: Element>(_ x: T, _ y: T) -> Bool {
  if x.isLess(than: y) { return true }
  return !y.isEqual(to: y) && x.isEqual(to: x)
}

private struct SortVisitor: ElementVisitor {
  let a: NDArray
  let values: NDArray
  let indices: NDArray
  let axis: Int
  let descending: Bool

  func visit<T: Element>(_ type: T.Type) {
    if a.elementCount == 0 { return }
    let source = a.pointer(as: T.self)
    let target = values.pointer(as: T.self)
    let places = indices.pointer(as: Int.self)
    let length = a.shape[axis]
    var outer = a.shape
    outer[axis] = 1
    var cursor = IndexCursor(shape: outer)
    var order = [(value: T, index: Int)]()
    order.reserveCapacity(length)
    repeat {
      let from = cursor.offset(a.strides)
      order.removeAll(keepingCapacity: true)
      for i in 0..<length { order.append((source[from &+ i &* a.strides[axis]], i)) }
      if descending {
        order.sort { precedes($1.value, $0.value) }
      } else {
        order.sort { precedes($0.value, $1.value) }
      }
      let to = cursor.offset(values.strides)
      let step = values.strides[axis]
      for i in 0..<length {
        target[to &+ i &* step] = order[i].value
        places[to &+ i &* step] = order[i].index
      }
    } while cursor.advance()
  }
}

private struct SearchVisitor: ElementVisitor {
  let rows: NDArray
  let values: NDArray
  let result: NDArray
  let length: Int
  let perRow: Int
  let right: Bool

  func visit<T: Element>(_ type: T.Type) {
    let sorted = rows.pointer(as: T.self)
    let wanted = values.pointer(as: T.self)
    let target = result.pointer(as: Int.self)
    for i in 0..<values.elementCount {
      let row = sorted + (rows.shape.count <= 1 ? 0 : i / Swift.max(perRow, 1) &* length)
      var low = 0
      var high = length
      while low < high {
        let middle = low + (high - low) / 2
        let goesOn = right ? !precedes(wanted[i], row[middle]) : precedes(row[middle], wanted[i])
        if goesOn { low = middle + 1 } else { high = middle }
      }
      target[i] = low
    }
  }
}
