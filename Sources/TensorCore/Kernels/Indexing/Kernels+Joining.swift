extension Kernels {
  /// Arrays joined along an existing dimension, converted to `type`; legacy empty vectors are skipped.
  public static func concatenate(
    _ arrays: [NDArray], dim: Int, type: ScalarType
  ) throws(TensorError) -> NDArray {
    if arrays.isEmpty {
      throw TensorError(.valueError, "torch.cat(): expected a non-empty list of Tensors")
    }
    for (index, array) in arrays.enumerated() where array.shape.count == 0 {
      throw TensorError(
        .runtimeError, "zero-dimensional tensor (at position \(index)) cannot be concatenated")
    }
    let parts = arrays.filter { !($0.shape.count == 1 && $0.shape[0] == 0) }
    guard let first = parts.first else { return try NDArray.empty([0], type) }
    let axis = try wrapDimension(dim, count: first.shape.count)
    var shape = first.shape
    shape[axis] = 0
    for (index, array) in arrays.enumerated() where !(array.shape.count == 1 && array.shape[0] == 0) {
      if array.shape.count != shape.count {
        throw TensorError(
          .runtimeError,
          "Tensors must have same number of dimensions: got \(shape.count) and \(array.shape.count)")
      }
      for other in 0..<shape.count where other != axis && array.shape[other] != shape[other] {
        throw TensorError(
          .runtimeError,
          "Sizes of tensors must match except in dimension \(axis). Expected size \(shape[other]) but got size "
            + "\(array.shape[other]) for tensor number \(index) in the list.")
      }
      shape[axis] = shape[axis] &+ array.shape[axis]
    }
    let result = try NDArray.empty(shape, type)
    var start = 0
    for part in parts {
      let end = start + part.shape[axis]
      try result.slice(axis, start: start, end: end).assign(part)
      start = end
    }
    return result
  }

  /// Arrays of one shape joined along a new dimension, converted to `type`.
  public static func stack(_ arrays: [NDArray], dim: Int, type: ScalarType) throws(TensorError) -> NDArray {
    guard let first = arrays.first else {
      throw TensorError(.runtimeError, "stack expects a non-empty TensorList")
    }
    let axis = try wrapDimension(dim, count: first.shape.count + 1)
    for (index, array) in arrays.enumerated() where array.shape != first.shape {
      throw TensorError(
        .runtimeError,
        "stack expects each tensor to be equal size, but got \(first.shape) at entry 0 and \(array.shape) at "
          + "entry \(index)")
    }
    var shape = first.shape
    shape.insert(arrays.count, at: axis)
    let result = try NDArray.empty(shape, type)
    for (index, array) in arrays.enumerated() { try result.select(axis, index).assign(array) }
    return result
  }

  /// The array written `counts[dim]` times along each dimension; missing leading dimensions count as 1.
  public static func repeated(_ a: NDArray, _ counts: Dims) throws(TensorError) -> NDArray {
    if counts.count < a.shape.count {
      throw TensorError(
        .runtimeError,
        "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor")
    }
    if counts.contains(where: { $0 < 0 }) {
      let lead = counts.count - a.shape.count
      let sizes = counts.indices.map { $0 < lead ? counts[$0] : counts[$0] &* a.shape[$0 - lead] }
      let negative = sizes.first { $0 < 0 } ?? 0
      throw TensorError(
        .runtimeError, "Trying to create tensor with negative dimension \(negative): \(Dims(sizes))")
    }
    let lead = counts.count - a.shape.count
    var shape = Dims()
    var blocks = Dims()
    var source = Dims()
    var sourceStrides = Dims()
    for dim in 0..<counts.count {
      let size = dim < lead ? 1 : a.shape[dim - lead]
      let (total, overflow) = size.multipliedReportingOverflow(by: counts[dim])
      if overflow {
        throw TensorError(.runtimeError, "Storage size calculation overflowed with sizes=\(counts)")
      }
      shape.append(total)
      blocks.append(counts[dim])
      blocks.append(size)
      source.append(1)
      source.append(size)
      sourceStrides.append(0)
      sourceStrides.append(dim < lead ? 0 : a.strides[dim - lead])
    }
    let result = try NDArray.empty(shape, a.scalarType)
    if result.elementCount > 0 {
      result.view(shape: blocks, strides: blocks.contiguousStrides).assign(
        a.view(shape: source, strides: sourceStrides))
    }
    return result
  }

  /// The elements in the opposite order along each of `dims`.
  public static func flip(_ a: NDArray, dims: Dims) throws(TensorError) -> NDArray {
    var flipped = [Bool](repeating: false, count: a.shape.count)
    for dim in dims {
      let axis = try wrapDimension(dim, count: a.shape.count)
      if a.shape.count == 0 { continue }
      if flipped[axis] {
        throw TensorError(.runtimeError, "dim \(axis) appears multiple times in the list of dims")
      }
      flipped[axis] = true
    }
    let result = try a.emptyLike(a.scalarType)
    if a.elementCount == 0 { return result }
    // The source is walked from the far end of the flipped dimensions, with negative strides.
    var source = a
    for dim in 0..<a.shape.count where flipped[dim] {
      source.offset &+= (a.shape[dim] - 1) &* a.strides[dim]
      source.strides[dim] = -a.strides[dim]
    }
    let byteCount = a.scalarType.byteCount
    ElementwisePlan(out: result, source).shareTiles { $0.copy(byteCount: byteCount) }
    return result
  }

  /// The elements shifted by `shifts[i]` along `dims[i]`, round the end; without dims in row-major order.
  public static func roll(_ a: NDArray, shifts: Dims, dims: Dims) throws(TensorError) -> NDArray {
    if shifts.isEmpty { throw TensorError(.runtimeError, "`shifts` required") }
    if dims.isEmpty {
      guard shifts.count == 1 else {
        throw TensorError(.runtimeError, "shifts and dimensions must align. shifts: \(shifts.count), dims:0")
      }
      let flat = try a.reshaped([a.elementCount])
      return try roll(flat, shifts: shifts, dims: [0]).reshaped(a.shape)
    }
    guard shifts.count == dims.count else {
      throw TensorError(
        .runtimeError, "shifts and dimensions must align. shifts: \(shifts.count), dims:\(dims.count)")
    }
    var current = a
    for index in 0..<dims.count {
      let axis = try wrapDimension(dims[index], count: a.shape.count)
      let size = a.shape.count == 0 ? 1 : a.shape[axis]
      if size == 0 || a.shape.count == 0 { continue }
      let remainder = shifts[index] % size
      let start = (size - (remainder < 0 ? remainder + size : remainder)) % size
      current = try concatenate(
        [current.slice(axis, start: start, end: size), current.slice(axis, start: 0, end: start)], dim: axis,
        type: a.scalarType)
    }
    return dims.isEmpty ? try a.copied() : current
  }

  /// The lower (or upper) triangles of matrices, zeros elsewhere; `diagonal` shifts the border to the right.
  public static func triangle(_ a: NDArray, diagonal: Int, upper: Bool) throws(TensorError) -> NDArray {
    if a.shape.count < 2 {
      throw TensorError(
        .runtimeError, "\(upper ? "triu" : "tril"): input tensor must have at least 2 dimensions")
    }
    let result = try NDArray.zeros(a.shape, a.scalarType)
    let rows = a.shape[a.shape.count - 2]
    let columns = a.shape[a.shape.count - 1]
    let isRowMajor = a.isContiguous
    let size = a.scalarType.byteCount
    let (target, source) = (result.pointer(as: UInt8.self), a.pointer(as: UInt8.self))
    let matrices = isRowMajor ? a.elementCount / Swift.max(rows &* columns, 1) : 0
    for row in 0..<rows {
      try Interruption.check()
      let border = Swift.min(Swift.max(row.addingReportingOverflow(diagonal).partialValue, -1), columns)
      let start = upper ? Swift.max(border, 0) : 0
      let end = upper ? columns : Swift.min(border + 1, columns)
      if start >= end { continue }
      if isRowMajor {
        for matrix in 0..<matrices {
          let place = ((matrix &* rows &+ row) &* columns &+ start) &* size
          (target + place).update(from: source + place, count: (end - start) &* size)
        }
        continue
      }
      let from = try a.select(-2, row).slice(-1, start: start, end: end)
      try result.select(-2, row).slice(-1, start: start, end: end).assign(from)
    }
    return result
  }
}
