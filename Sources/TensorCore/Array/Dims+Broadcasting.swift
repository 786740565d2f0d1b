extension Dims {
  /// The shape that both broadcast to.
  public static func broadcast(_ a: Dims, _ b: Dims) throws(TensorError) -> Dims {
    if a == b { return a }
    let count = Swift.max(a.count, b.count)
    var result = Dims(repeating: 1, count: count)
    var index = count - 1
    while index >= 0 {
      let fromA = index - (count - a.count)
      let fromB = index - (count - b.count)
      let sizeA = fromA >= 0 ? a[fromA] : 1
      let sizeB = fromB >= 0 ? b[fromB] : 1
      if sizeA != sizeB && sizeA != 1 && sizeB != 1 {
        throw TensorError(
          .runtimeError,
          "The size of tensor a (\(sizeA)) must match the size of tensor b (\(sizeB)) "
            + "at non-singleton dimension \(index)")
      }
      result[index] = sizeA == 1 ? sizeB : sizeA
      index -= 1
    }
    return result
  }

  /// Whether an array of this shape can be expanded to `target`.
  public func isBroadcastable(to target: Dims) -> Bool {
    if count > target.count { return false }
    let lead = target.count - count
    for index in 0..<count where self[index] != target[lead + index] && self[index] != 1 { return false }
    return true
  }

  /// The shape with its one -1 replaced by what `elementCount` elements leave for it.
  ///
  /// Throws where the sizes do not multiply to `elementCount`.
  public func inferred(elementCount: Int) throws(TensorError) -> Dims {
    var unknown: Int?
    var product = 1
    var overflows = false
    for index in 0..<count {
      let size = self[index]
      if size == -1 {
        if unknown != nil { throw TensorError(.runtimeError, "only one dimension can be inferred") }
        unknown = index
      } else if size < 0 {
        throw TensorError(.runtimeError, "invalid shape dimension \(size) at index \(index) of shape \(self)")
      } else {
        let (next, overflow) = product.multipliedReportingOverflow(by: size)
        product = next
        overflows = overflows || overflow
      }
    }
    if contains(0) {
      product = 0
      overflows = false
    }
    if let unknown {
      if product == 0 && elementCount == 0 {
        throw TensorError(
          .runtimeError,
          "cannot reshape tensor of 0 elements into shape \(self) because the unspecified dimension size -1 "
            + "can be any value and is ambiguous")
      }
      if !overflows && product > 0 && elementCount % product == 0 {
        var result = self
        result[unknown] = elementCount / product
        return result
      }
    } else if !overflows && product == elementCount {
      return self
    }
    throw TensorError(.runtimeError, "shape '\(self)' is invalid for input of size \(elementCount)")
  }
}

/// The dimension `dim` counted from the front; a 0-dim array has one dimension to name.
///
/// Throws PyTorch's IndexError where there is no such dimension.
public func wrapDimension(_ dim: Int, count: Int) throws(TensorError) -> Int {
  let size = Swift.max(count, 1)
  if dim < -size || dim >= size {
    throw TensorError(
      .indexError,
      "Dimension out of range (expected to be in range of [\(-size), \(size - 1)], but got \(dim))")
  }
  return dim < 0 ? dim + size : dim
}

/// The same where a 0-dim array has no dimension to name.
public func wrapExistingDimension(_ dim: Int, count: Int) throws(TensorError) -> Int {
  if count == 0 {
    throw TensorError(.indexError, "Dimension specified as \(dim) but tensor has no dimensions")
  }
  return try wrapDimension(dim, count: count)
}
