extension Kernels {
  /// The elements in order along `dim`, and where each came from; nan counts as largest, and equal ones stay as they
  /// stood where `stable`.
  public static func sort(
    _ a: NDArray, dim: Int = -1, descending: Bool = false, stable: Bool = false
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    if a.scalarType.isComplex {
      throw TensorError(.typeError, " Sort does not support complex dtypes on CPU")
    }
    let axis = try wrapDimension(dim, count: a.shape.count)
    return try arranged(a, axis) { row in
      StandardOrder(row, descending: descending, keepsOrder: stable).sort()
    }
  }

  /// The `count` largest (or smallest) elements along `dim`, and their indices; in order where `sorted`.
  public static func topK(
    _ a: NDArray, count: Int, dim: Int = -1, largest: Bool = true, sorted: Bool = true
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    let axis = try wrapDimension(dim, count: a.shape.count)
    let size = a.shape.count == 0 ? 1 : a.shape[axis]
    if count < 0 || count > size {
      throw TensorError(.runtimeError, "selected index k out of range")
    }
    if a.scalarType == .bool {
      throw TensorError(.notImplementedError, "topk does not support bool dtypes on CPU")
    }
    if a.scalarType.isComplex {
      throw TensorError(.typeError, " topk does not support complex dtypes on CPU")
    }
    return try arranged(a, axis, kept: count) { row in
      let order = StandardOrder(row, descending: largest)
      if count <= row.count / 64 { return order.sortPart(count) }
      order.select(count - 1)
      if sorted { order.sort(0..<count - 1) }
    }
  }

  /// The `k`-th smallest element along `dim`, counted from 1, and its index.
  public static func kthValue(
    _ a: NDArray, k: Int, dim: Int = -1, keepDim: Bool = false
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    let axis = try wrapDimension(dim, count: a.shape.count)
    let size = a.shape.count == 0 ? 1 : a.shape[axis]
    if size == 0 {
      throw TensorError(.indexError, "kthvalue(): Expected reduction dim \(axis) to have non-zero size.")
    }
    if k < 1 || k > size {
      throw TensorError(.runtimeError, "kthvalue(): selected number k out of range for dimension \(axis)")
    }
    return try picked(a, axis, keepDim) { row in
      StandardOrder(row).quickSelect(k - 1)
      return k - 1
    }
  }

  /// The lower median along `dim` and its index; nan where there is one.
  public static func median(
    _ a: NDArray, dim: Int, keepDim: Bool = false
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    try median(a, dim, keepDim) { row in
      if let nan = row.firstIndex(where: { $0.key == .max && a.scalarType.isFloatingPoint }) { return nan }
      let middle = (row.count - 1) / 2
      StandardOrder(row, keepsOrder: true).select(middle)
      return middle
    }
  }

  /// The median of the numbers along `dim`, nans left out, and its index; nan where there is nothing else.
  public static func nanMedian(
    _ a: NDArray, dim: Int, keepDim: Bool = false
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    try median(a, dim, keepDim) { row in
      let nans = a.scalarType.isFloatingPoint ? row.count { $0.key == .max } : 0
      let middle = Swift.max(row.count - nans - 1, 0) / 2
      StandardOrder(row, keepsOrder: true).select(middle)
      return middle
    }
  }

  private static func median(
    _ a: NDArray, _ dim: Int, _ keepDim: Bool,
    find: (UnsafeMutableBufferPointer<StandardOrder.Entry>) -> Int
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    if a.scalarType == .bool || a.scalarType.isComplex { throw a.scalarType.notImplemented("median_out") }
    let axis = try wrapDimension(dim, count: a.shape.count)
    if a.shape.count > 0, a.shape[axis] == 0 {
      throw TensorError(.indexError, "median(): Expected reduction dim \(axis) to have non-zero size.")
    }
    return try picked(a, axis, keepDim, find)
  }

  private static func picked(
    _ a: NDArray, _ axis: Int, _ keepDim: Bool,
    _ find: (UnsafeMutableBufferPointer<StandardOrder.Entry>) -> Int
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    let found = try arranged(a, axis, kept: 1) { row in row[0] = row[find(row)] }
    if keepDim || a.shape.count == 0 { return found }
    return (try found.values.select(axis, 0).contiguous(), try found.indices.select(axis, 0).contiguous())
  }

  /// Where each of `values` would stand in the rows of `sorted`; before equal elements, or behind them.
  public static func searchSorted(
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
