extension NDArray {
  /// This storage seen with another shape, other strides and another start.
  public func view(shape: Dims, strides: Dims, offset: Int? = nil) -> NDArray {
    NDArray(
      storage: storage, shape: shape, strides: strides, offset: offset ?? self.offset, scalarType: scalarType)
  }

  /// The same elements in the same order in another shape without a copy; nil where strides do not allow it.
  ///
  /// `newShape` must have as many elements and no -1 (see ``Dims/inferred(elementCount:)``).
  public func viewed(as newShape: Dims) -> NDArray? {
    if elementCount == 0 {
      return view(shape: newShape, strides: newShape == shape ? strides : newShape.contiguousStrides)
    }
    if shape.count == 0 || strides == shape.contiguousStrides {
      return view(shape: newShape, strides: newShape.contiguousStrides)
    }
    var newStrides = Dims(repeating: 0, count: newShape.count)
    var viewDim = newShape.count - 1
    // Runs of old dimensions that lie without gaps are split among the new ones, from the last backward.
    var chunkBase = strides[shape.count - 1]
    var chunkSize = 1
    var viewSize = 1
    var dim = shape.count - 1
    while dim >= 0 {
      chunkSize &*= shape[dim]
      let closes = dim == 0 || (shape[dim - 1] != 1 && strides[dim - 1] != chunkSize &* chunkBase)
      if closes {
        while viewDim >= 0 && (viewSize < chunkSize || newShape[viewDim] == 1) {
          newStrides[viewDim] = viewSize &* chunkBase
          viewSize &*= newShape[viewDim]
          viewDim -= 1
        }
        if viewSize != chunkSize { return nil }
        if dim > 0 {
          chunkBase = strides[dim - 1]
          chunkSize = 1
          viewSize = 1
        }
      }
      dim -= 1
    }
    return viewDim == -1 ? view(shape: newShape, strides: newStrides) : nil
  }

  /// This array in another shape: a view where strides allow it, otherwise a copy.
  public func reshaped(_ newShape: Dims) throws(TensorError) -> NDArray {
    if let view = viewed(as: newShape) { return view }
    return try contiguous().view(shape: newShape, strides: newShape.contiguousStrides)
  }

  /// The only element of a 0-dim array, shown in every place of a layout's shape.
  public func repeated(in layout: Layout) -> NDArray {
    NDArray(storage: storage, layout: layout.repeated, offset: offset, scalarType: scalarType)
  }

  /// Sizes of 1, and missing leading dimensions, repeated to `target` without a copy; -1 keeps a size.
  public func expanded(to target: Dims) throws(TensorError) -> NDArray {
    if target == shape { return self }
    if target.count < shape.count {
      throw TensorError(
        .runtimeError,
        "expand(\(scalarType.oldName){\(shape)}, size=\(target)): the number of sizes provided (\(target.count)) must be greater or equal to the number of "
          + "dimensions in the tensor (\(shape.count))")
    }
    let lead = target.count - shape.count
    var newShape = target
    var newStrides = Dims(repeating: 0, count: target.count)
    var dim = target.count - 1
    while dim >= 0 {
      let old = dim - lead
      let wanted = target[dim]
      if old < 0 {
        // Of a single number PyTorch looks at the sizes only as a whole.
        if wanted == -1 && shape.count > 0 {
          throw TensorError(
            .runtimeError,
            "The expanded size of the tensor (-1) isn't allowed in a leading, non-existing dimension \(dim)")
        }
        // A new dimension of size 1 has the stride that keeps the rest in one piece.
        if wanted == 1, shape.count > 0 {
          newStrides[dim] = dim == target.count - 1 ? 1 : newShape[dim + 1] &* newStrides[dim + 1]
        }
      } else {
        let size = shape[old]
        if wanted == -1 || wanted == size {
          newShape[dim] = size
          newStrides[dim] = strides[old]
        } else if size == 1 {
          newStrides[dim] = 0
        } else {
          throw TensorError(
            .runtimeError,
            "The expanded size of the tensor (\(wanted)) must match the existing size (\(size)) at "
              + "non-singleton dimension \(dim).  Target sizes: \(target).  Tensor sizes: \(shape)")
        }
      }
      dim -= 1
    }
    if newShape.contains(where: { $0 < 0 }) {
      throw TensorError(.runtimeError, "numel: integer multiplication overflow")
    }
    try newShape.checkCount()
    return view(shape: newShape, strides: newStrides)
  }

  /// The dimensions in another order; `order` must name each once, counted from the front.
  public func permuted(_ order: Dims) -> NDArray {
    var newShape = shape
    var newStrides = strides
    for dim in 0..<order.count {
      newShape[dim] = shape[order[dim]]
      newStrides[dim] = strides[order[dim]]
    }
    return view(shape: newShape, strides: newStrides)
  }

  /// Two dimensions swapped.
  public func transposed(_ first: Int, _ second: Int) throws(TensorError) -> NDArray {
    let a = try wrapDimension(first, count: shape.count)
    let b = try wrapDimension(second, count: shape.count)
    if shape.count == 0 || a == b { return self }
    if shape.count == 2 { return matrixTransposed }
    var newShape = shape
    var newStrides = strides
    newShape[a] = shape[b]
    newShape[b] = shape[a]
    newStrides[a] = strides[b]
    newStrides[b] = strides[a]
    return view(shape: newShape, strides: newStrides)
  }

  /// A matrix with rows and columns exchanged; the caller sees to it that there are two dimensions.
  public var matrixTransposed: NDArray {
    NDArray(storage: storage, layout: layout.transposed, offset: offset, scalarType: scalarType)
  }

  /// The dimension `source` moved to stand at `destination`.
  public func movedDimension(from source: Int, to destination: Int) throws(TensorError) -> NDArray {
    let from = try wrapDimension(source, count: shape.count)
    let to = try wrapDimension(destination, count: shape.count)
    if shape.count == 0 { return self }
    var order = Dims(0..<shape.count)
    order.remove(at: from)
    order.insert(from, at: to)
    return permuted(order)
  }

  /// The subarray at `index` of a dimension, which goes away; a negative index counts from the end.
  public func select(_ dim: Int, _ index: Int) throws(TensorError) -> NDArray {
    if shape.count == 0 {
      throw TensorError(.indexError, "select() cannot be applied to a 0-dim tensor.")
    }
    let axis = try wrapDimension(dim, count: shape.count)
    let size = shape[axis]
    if index < -size || index >= size {
      throw TensorError(
        .indexError,
        "select(): index \(index) out of range for tensor of size \(shape) at dimension \(axis)")
    }
    let position = index < 0 ? index + size : index
    var newShape = shape
    var newStrides = strides
    newShape.remove(at: axis)
    newStrides.remove(at: axis)
    return view(shape: newShape, strides: newStrides, offset: try beginning(at: position, axis))
  }

  /// Where the subarray at a position begins; an empty array may begin so far behind its memory that it has no place.
  private func beginning(at position: Int, _ axis: Int) throws(TensorError) -> Int {
    let start = offset &+ position &* strides[axis]
    if start < 0 { throw TensorError(.runtimeError, "Tensor: invalid storage offset \(start)") }
    return start
  }

  /// Every `step`-th subarray from `start` up to `end`; ends are clamped as Python's slices clamp them.
  public func slice(_ dim: Int, start: Int?, end: Int?, step: Int = 1) throws(TensorError) -> NDArray {
    if shape.count == 0 {
      throw TensorError(.runtimeError, "slice() cannot be applied to a 0-dim tensor.")
    }
    let axis = try wrapDimension(dim, count: shape.count)
    if step <= 0 { throw TensorError(.runtimeError, "slice step must be positive") }
    let size = shape[axis]
    func clamped(_ value: Int) -> Int {
      let fromFront = value < 0 ? value &+ size : value
      return Swift.min(Swift.max(fromFront, 0), size)
    }
    let low = clamped(start ?? 0)
    let high = Swift.max(clamped(end ?? size), low)
    var newShape = shape
    var newStrides = strides
    let length = high - low
    newShape[axis] = length == 0 ? 0 : (length - 1) / step + 1
    newStrides[axis] = strides[axis] &* step
    return view(shape: newShape, strides: newStrides, offset: try beginning(at: low, axis))
  }

  /// A dimension of size 1 put in before `dim`.
  public func unsqueezed(_ dim: Int) throws(TensorError) -> NDArray {
    let axis = try wrapDimension(dim, count: shape.count + 1)
    var newShape = shape
    var newStrides = strides
    newStrides.insert(axis < shape.count ? shape[axis] &* strides[axis] : 1, at: axis)
    newShape.insert(1, at: axis)
    return view(shape: newShape, strides: newStrides)
  }

  /// Without its dimensions of size 1, or only without those of `dims` that are.
  public func squeezed(_ dims: Dims? = nil) throws(TensorError) -> NDArray {
    var wanted: Set<Int>?
    if let dims {
      wanted = []
      for dim in dims {
        let axis = try wrapDimension(dim, count: shape.count)
        wanted!.insert(axis)
      }
    }
    var newShape = Dims()
    var newStrides = Dims()
    for dim in 0..<shape.count where shape[dim] != 1 || !(wanted?.contains(dim) ?? true) {
      newShape.append(shape[dim])
      newStrides.append(strides[dim])
    }
    return view(shape: newShape, strides: newStrides)
  }

  /// This storage with any shape and strides, from element `offset` of the storage.
  ///
  /// Throws where that would reach outside the storage.
  public func asStrided(
    _ newShape: Dims, _ newStrides: Dims, offset newOffset: Int? = nil
  ) throws(TensorError) -> NDArray {
    if newShape.count != newStrides.count {
      throw TensorError(.runtimeError, "mismatch in length of strides and shape")
    }
    let start = newOffset ?? offset
    if start < 0 {
      throw TensorError(.runtimeError, "Tensor: invalid storage offset \(start)")
    }
    if let negative = newStrides.first(where: { $0 < 0 }) {
      throw TensorError(
        .runtimeError,
        "as_strided: Negative strides are not supported at the moment, got strides: "
          + "\(newStrides.contains(negative) ? newStrides.description : "")")
    }
    var last = start
    if newShape.contains(where: { $0 < 0 }) {
      throw TensorError(
        .runtimeError, "Storage size calculation overflowed with sizes=\(newShape) and strides=\(newStrides)")
    }
    var overflows = false
    for dim in 0..<newShape.count where newShape[dim] > 0 {
      let (reach, first) = (newShape[dim] - 1).multipliedReportingOverflow(by: newStrides[dim])
      let (sum, second) = last.addingReportingOverflow(reach)
      last = sum
      overflows = overflows || first || second
    }
    let capacity = storage.byteCount / scalarType.byteCount
    if !newShape.contains(0) && (overflows || last >= capacity) {
      let (needed, overflow) = (last &+ 1).multipliedReportingOverflow(by: scalarType.byteCount)
      if overflows || overflow || needed <= 0 {
        throw TensorError(
          .runtimeError,
          "Storage size calculation overflowed with sizes=\(newShape) and strides=\(newStrides)")
      }
      throw TensorError(
        .runtimeError,
        "setStorage: sizes \(newShape), strides \(newStrides), storage offset \(start), and itemsize "
          + "\(scalarType.byteCount) requiring a storage size of \(needed) are out of bounds for storage of "
          + "size \(storage.byteCount)")
    }
    try newShape.checkCount()
    return view(shape: newShape, strides: newStrides, offset: start)
  }

  /// The diagonal of the planes that two dimensions span, as a last dimension.
  public func diagonal(offset shift: Int = 0, dim1: Int = 0, dim2: Int = 1) throws(TensorError) -> NDArray {
    let first = try wrapDimension(dim1, count: shape.count)
    let second = try wrapDimension(dim2, count: shape.count)
    if first == second {
      throw TensorError(
        .runtimeError, "diagonal dimensions cannot be identical \(dim1), \(dim2)")
    }
    let rows = shape[first]
    let columns = shape[second]
    let length =
      shift >= 0
      ? Swift.max(Swift.min(rows, columns &- shift), 0) : Swift.max(Swift.min(rows &+ shift, columns), 0)
    var start = offset
    if length > 0 {
      start += shift >= 0 ? shift * strides[second] : -shift * strides[first]
    }
    let step = strides[first] &+ strides[second]
    var newShape = shape
    var newStrides = strides
    for dim in [Swift.max(first, second), Swift.min(first, second)] {
      newShape.remove(at: dim)
      newStrides.remove(at: dim)
    }
    newShape.append(length)
    newStrides.append(step)
    try newShape.checkCount()
    return view(shape: newShape, strides: newStrides, offset: start)
  }

  /// Windows of `size` along a dimension, `step` apart, the window as a last dimension.
  public func unfolded(_ dim: Int, size: Int, step: Int) throws(TensorError) -> NDArray {
    let axis = try wrapDimension(dim, count: shape.count)
    let length = shape.count == 0 ? 1 : shape[axis]
    if size < 0 { throw TensorError(.runtimeError, "size is \(size) but must be >= 0") }
    if size > length {
      throw TensorError(
        .runtimeError, "maximum size for tensor at dimension \(axis) is \(length) but size is \(size)")
    }
    if step <= 0 { throw TensorError(.runtimeError, "step is \(step) but must be > 0") }
    var newShape = shape
    var newStrides = strides
    if shape.count == 0 {
      newShape.append(size)
      newStrides.append(1)
      return view(shape: newShape, strides: newStrides)
    }
    newShape[axis] = (length - size) / step + 1
    newStrides[axis] = strides[axis] &* step
    newShape.append(size)
    newStrides.append(strides[axis])
    return view(shape: newShape, strides: newStrides)
  }
}
