extension NDArray {
  /// Whether two indices surely name one element: a stride of 0 over more than one element.
  var overlapsItself: Bool {
    for dim in 0..<shape.count where strides[dim] == 0 && shape[dim] > 1 { return !shape.contains(0) }
    return false
  }

  /// Whether the other array shares some, but not all, of this array's memory in the same layout.
  func overlapsPartly(_ other: NDArray) -> Bool {
    guard storage === other.storage else { return false }
    if elementCount == 0 || other.elementCount == 0 { return false }
    let sameStart = offset &* scalarType.byteCount == other.offset &* other.scalarType.byteCount
    if sameStart && scalarType == other.scalarType && shape == other.shape && strides == other.strides {
      return false
    }
    guard isDense && other.isDense else { return false }
    let first = offset &* scalarType.byteCount
    let second = other.offset &* other.scalarType.byteCount
    return first < second &+ other.elementCount &* other.scalarType.byteCount
      && second < first &+ elementCount &* scalarType.byteCount
      && !(sameStart && elementCount == 1 && other.elementCount == 1)
  }

  /// Whether the elements fill their memory without gaps or overlap, in any order.
  public var isDense: Bool {
    if isContiguous { return true }
    var dims = (0..<shape.count).filter { shape[$0] != 1 }
    dims.sort { strides[$0] < strides[$1] }
    var expected = 1
    for dim in dims {
      if strides[dim] != expected { return false }
      expected &*= shape[dim]
    }
    return true
  }

  /// Refuses, in PyTorch's words, a result in which one element is written twice, or that shares part of its
  /// memory with an operand.
  public func checkWritable(
    reading a: NDArray? = nil, _ b: NDArray? = nil, _ c: NDArray? = nil
  ) throws(TensorError) {
    if overlapsItself {
      throw TensorError(
        .runtimeError,
        "unsupported operation: more than one element of the written-to tensor refers to a single memory "
          + "location. Please clone() the tensor before performing the operation.")
    }
    if let a { try checkApart(from: a) }
    if let b { try checkApart(from: b) }
    if let c { try checkApart(from: c) }
  }

  /// Refuses, in PyTorch's words, to be written to while a part of the memory is read as another array.
  public func checkApart(from operand: NDArray) throws(TensorError) {
    if overlapsPartly(operand) {
      throw TensorError(
        .runtimeError,
        "unsupported operation: some elements of the input tensor and the written-to tensor refer to a single "
          + "memory location. Please clone() the tensor before performing the operation.")
    }
  }
}
