extension Kernels {
  /// The subarrays of `a` at the positions in `index`, a vector or 0-dim array of int32 or int64, along `dim`.
  public static func indexSelect(_ a: NDArray, dim: Int, index: NDArray) throws(TensorError) -> NDArray {
    let axis = try wrapDimension(dim, count: a.shape.count)
    guard index.shape.count <= 1 else {
      throw TensorError(.indexError, "index_select(): Index is supposed to be a vector")
    }
    guard index.scalarType == .int64 || index.scalarType == .int32 else {
      throw TensorError(.runtimeError, "index_select(): Expected dtype int32 or int64 for index")
    }
    let positions = try index.converted(to: .int64).contiguous()
    let count = positions.elementCount
    let size = a.shape.count == 0 ? 1 : a.shape[axis]
    let pointer = positions.pointer(as: Int.self)
    for i in 0..<count where pointer[i] < 0 || pointer[i] >= size {
      throw a.errorOfPosition(pointer[i], axis: axis)
    }
    if a.shape.count == 0 { return try a.copied() }
    var shape = a.shape
    shape[axis] = count
    let result = try NDArray.empty(shape, a.scalarType)
    if count == 0 { return result }
    if a.isContiguous {
      // Each part of a row along the axis is a block of memory.
      let width = shape[(axis + 1)...].reduce(1, &*)
      let rows = result.elementCount / Swift.max(count &* width, 1)
      try a.scalarType.accept(
        bytes: BlockGathering(
          a: a, result: result, positions: pointer, rows: rows, size: size, count: count, width: width))
      return result
    }
    for i in 0..<count {
      try Interruption.check()
      try result.select(axis, i).assign(a.select(axis, pointer[i]))
    }
    return result
  }

  /// `result[i][j] = a[index[i][j]][j]` and so on along `dim`.
  public static func gather(_ a: NDArray, dim: Int, index: NDArray) throws(TensorError) -> NDArray {
    let axis = try wrapDimension(dim, count: a.shape.count)
    let index = try checkedGatherIndex(a, axis, index, "gather")
    let result = try NDArray.empty(index.shape, a.scalarType)
    var source = a.strides
    if a.shape.count > 0 { source[axis] = 0 }
    let step = a.shape.count > 0 ? a.strides[axis] : 0
    let positions = index.pointer(as: Int.self)
    try a.scalarType.accept(
      bytes: GatherVisitor(a: a, result: result, positions: positions, strides: source, step: step))
    return result
  }

  /// An index for gather or scatter: int64, contiguous, of fitting shape, in range.
  static func checkedGatherIndex(
    _ a: NDArray, _ axis: Int, _ index: NDArray, _ name: String, source: Dims? = nil
  ) throws(TensorError) -> NDArray {
    guard index.scalarType == .int64 || index.scalarType == .int32 || index.elementCount == 0 else {
      throw TensorError(.runtimeError, "\(name)(): Expected dtype int32/int64 for index")
    }
    if index.elementCount == 0 { return try index.converted(to: .int64) }
    if Swift.max(index.shape.count, 1) != Swift.max(a.shape.count, 1) {
      throw TensorError(
        .runtimeError,
        "Index tensor must have the same number of dimensions as \(name == "gather" ? "input" : "self") tensor"
      )
    }
    if a.shape.count == index.shape.count {
      for dim in 0..<a.shape.count where dim != axis && index.shape[dim] > a.shape[dim] {
        throw TensorError(
          .runtimeError,
          source.map {
            "Expected index \(index.shape) to be no larger than self \(a.shape) apart from dimension \(axis) and to be "
              + "no larger size than src \($0)"
          }
            ?? (name == "gather"
              ? "Size does not match at dimension \(dim) expected index" : "Expected index")
            + " \(index.shape) to be no larger than self \(a.shape) apart from dimension \(axis)")
      }
    }
    let size = a.shape.count == 0 ? 1 : a.shape[axis]
    let positions = try index.converted(to: .int64).contiguous()
    let pointer = positions.pointer(as: Int.self)
    for i in 0..<positions.elementCount where pointer[i] < 0 || pointer[i] >= size {
      throw TensorError(
        .runtimeError, "index \(pointer[i]) is out of bounds for dimension \(axis) with size \(size)")
    }
    return positions
  }

  /// The elements at row-major positions, which may be negative.
  public static func take(_ a: NDArray, index: NDArray) throws(TensorError) -> NDArray {
    guard index.scalarType == .int64 else {
      throw TensorError(
        .runtimeError, "take(): Expected a long tensor for index, but got \(index.scalarType.errorName)")
    }
    let flat = try a.contiguous()
    let count = flat.elementCount
    if count == 0 && index.elementCount > 0 {
      throw TensorError(.indexError, "take(): tried to take from an empty tensor")
    }
    let positions = try index.contiguous()
    let wrapped = try NDArray.empty([positions.elementCount], .int64)
    let pointer = positions.pointer(as: Int.self)
    for i in 0..<positions.elementCount {
      let position = pointer[i]
      if position < -count || position >= count {
        throw TensorError(
          .indexError, "out of range: tried to access index \(position) on a tensor of \(count) elements.")
      }
      wrapped.pointer(as: Int.self)[i] = position < 0 ? position + count : position
    }
    let line = flat.view(shape: [count], strides: [1])
    return try gather(line, dim: 0, index: wrapped).view(
      shape: index.shape, strides: index.shape.contiguousStrides)
  }

  /// The elements where `mask`, broadcast against the array, is true; a vector.
  public static func maskedSelect(_ a: NDArray, mask: NDArray) throws(TensorError) -> NDArray {
    guard mask.scalarType == .bool else {
      throw TensorError(.runtimeError, "masked_select: expected BoolTensor for mask")
    }
    let shape = try Dims.broadcast(a.shape, mask.shape)
    let source = try a.expanded(to: shape)
    let mask = try mask.expanded(to: shape).contiguous()
    let flags = mask.pointer(as: UInt8.self)
    let count = shape.elementCount
    let result = try NDArray.empty([count - zeroCount(flags, count)], a.scalarType)
    let from = try source.contiguous()
    let size = a.scalarType.byteCount
    let target = UnsafeMutableRawPointer(result.pointer(as: UInt8.self))
    let bytes = UnsafeRawPointer(from.pointer(as: UInt8.self))
    var next = 0
    for i in 0..<count {
      if Interruption.isRequested(at: i) { break }
      if flags[i] == 0 { continue }
      (target + next &* size).copyMemory(from: bytes + i &* size, byteCount: size)
      next += 1
    }
    return result
  }

  /// `value` where `mask` is true.
  public static func maskedFill(_ a: NDArray, mask: NDArray, value: Scalar) throws(TensorError) -> NDArray {
    try checkFillMask(mask)
    return try select(mask, .number(value), .array(a), type: a.scalarType)
  }

  static func checkFillMask(_ mask: NDArray) throws(TensorError) {
    guard mask.scalarType == .bool else {
      throw TensorError(
        .runtimeError,
        "masked_fill_ only supports boolean masks, but got mask with dtype \(mask.scalarType.metaName)")
    }
  }

  /// The indices of nonzero elements, a row for each; int64. Those along one dimension lie side by side in memory.
  public static func nonzero(_ a: NDArray) throws(TensorError) -> NDArray {
    let truth = try predicate(.logicalNot, a).contiguous()
    let zeros = truth.pointer(as: UInt8.self)
    let dims = a.shape.count
    let found = try zeroCount(zeros, a.elementCount)
    var result = try NDArray.empty([found, dims], .int64)
    result.strides = [1, found]
    if found == 0 { return result }
    var target = result.pointer(as: Int.self)
    if dims == 0 { return result }
    // Row by row, so that only the last index moves with each element.
    let width = a.shape[dims - 1]
    var rows = a.shape
    rows.removeLast()
    var cursor = IndexCursor(shape: rows)
    var position = 0
    repeat {
      var column = 0
      while column < width {
        if Interruption.isRequested { return result }
        let end = min(width, column &+ 1 << 18)
        while column < end {
          if zeros[position &+ column] == 0 {
            for dim in 0..<dims &- 1 { target[dim &* found] = cursor.index[dim] }
            target[(dims &- 1) &* found] = column
            target += 1
          }
          column &+= 1
        }
      }
      position &+= width
    } while cursor.advance()
    return result
  }

  /// How many of the bytes are zero.
  private static func zeroCount(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int) throws(TensorError) -> Int
  {
    var zeros = 0
    var start = 0
    while start < count {
      try Interruption.check()
      let end = min(start &+ 1 << 20, count)
      for i in start..<end where bytes[i] == 0 { zeros &+= 1 }
      start = end
    }
    return zeros
  }
}

/// Copies blocks of rows by their positions within the row.
private struct BlockGathering: ByteVisitor {
  let a: NDArray
  let result: NDArray
  let positions: UnsafeMutablePointer<Int>
  let rows: Int
  /// How many blocks a row has, how many of them are taken, and how many elements are in each.
  let size, count, width: Int

  func visit<T>(_ type: T.Type) {
    var source = a.pointer(as: T.self)
    var target = result.pointer(as: T.self)
    for row in 0..<rows {
      if Interruption.isRequested(at: row) { return }
      if width == 1 {
        for i in 0..<count { target[i] = source[positions[i]] }
      } else {
        for i in 0..<count {
          if Interruption.isRequested(at: i) { return }
          (target + i &* width).update(from: source + positions[i] &* width, count: width)
        }
      }
      source += size &* width
      target += count &* width
    }
  }
}

private struct GatherVisitor: ByteVisitor {
  let a: NDArray
  let result: NDArray
  let positions: UnsafeMutablePointer<Int>
  let strides: Dims
  let step: Int

  func visit<T>(_ type: T.Type) {
    if result.elementCount == 0 { return }
    let source = a.pointer(as: T.self)
    let target = result.pointer(as: T.self)
    if result.shape.count <= 1 {
      for i in 0..<result.elementCount {
        if Interruption.isRequested(at: i) { return }
        target[i] = source[positions[i] &* step]
      }
      return
    }
    let last = result.shape.count - 1
    let (width, columnStep) = (result.shape[last], strides[last])
    var outer = result.shape
    outer[last] = 1
    var cursor = IndexCursor(shape: outer)
    var next = 0
    repeat {
      let row = source + cursor.offset(strides)
      for i in 0..<width {
        if Interruption.isRequested(at: i) { return }
        target[next &+ i] = row[i &* columnStep &+ positions[next &+ i] &* step]
      }
      next &+= width
    } while cursor.advance()
  }
}

extension ScalarType {
  /// The name that texts about masks use, as in `long int`.
  public var metaName: String {
    switch self {
    case .bool: "bool"
    case .uint8: "unsigned char"
    case .int8: "signed char"
    case .int16: "short int"
    case .int32: "int"
    case .int64: "long int"
    default: cppName
    }
  }
}

extension NDArray {
  /// The error of a position to select along an axis that the array does not have.
  fileprivate func errorOfPosition(_ position: Int, axis: Int) -> TensorError {
    guard dimensionCount > 1, axis == 1 || elementCount == 0 else {
      return TensorError(.indexError, "index out of range in self")
    }
    if shape[axis] == 0 {
      return TensorError(.runtimeError, "index_select(): self indexing axis dim should be positive")
    }
    return TensorError(
      .runtimeError, "INDICES element is out of DATA bounds, id=\(position) axis_dim=\(shape[axis])")
  }
}
