extension NDArray {
  /// The only element.
  ///
  /// Throws PyTorch's RuntimeError where there is not exactly one.
  public func item() throws(TensorError) -> Scalar {
    let count = elementCount
    if count != 1 {
      throw TensorError(
        .runtimeError, "a Tensor with \(count) elements cannot be converted to Scalar")
    }
    return first
  }

  /// Every element, row by row.
  ///
  /// Throws where there is no memory for them, and the error of a request to stop.
  public func scalars() throws(TensorError) -> [Scalar] {
    try Storage.checkRoom(for: Scalar.self, count: elementCount)
    let result = scalarsUntilStopped()
    if result.count < elementCount { try Interruption.check() }
    return result
  }

  /// Every element, row by row, or the first of them where a request to stop comes.
  public func scalarsUntilStopped() -> [Scalar] {
    let count = elementCount
    var result: [Scalar] = []
    if count == 0 { return result }
    result.reserveCapacity(count)
    var cursor = IndexCursor(shape: shape)
    repeat {
      if Interruption.isRequested(at: result.count) { break }
      result.append(scalar(at: cursor.offset(strides)))
    } while cursor.advance()
    return result
  }

  /// Sets the only element, or the first.
  public func setScalar(_ value: Scalar) { setFirst(value) }

  /// The first element; the array must not be empty.
  public var first: Scalar { scalar(at: 0) }

  /// The element `position` elements behind the first in memory.
  public func scalar(at position: Int) -> Scalar {
    switch scalarType {
    case .bool: .bool(pointer(as: UInt8.self)[position] != 0)
    case .uint8: pointer(as: UInt8.self)[position].scalar
    case .int8: pointer(as: Int8.self)[position].scalar
    case .int16: pointer(as: Int16.self)[position].scalar
    case .int32: pointer(as: Int32.self)[position].scalar
    case .int64: pointer(as: Int.self)[position].scalar
    case .float16: pointer(as: Float16.self)[position].scalar
    case .bfloat16: pointer(as: BFloat16.self)[position].scalar
    case .float32: pointer(as: Float.self)[position].scalar
    case .float64: pointer(as: Double.self)[position].scalar
    case .complex64: pointer(as: Complex64.self)[position].scalar
    case .complex128: pointer(as: Complex128.self)[position].scalar
    }
  }

  /// Sets the first element, converted to the element type; the array must not be empty.
  public func setFirst(_ value: Scalar) {
    switch scalarType {
    case .bool: pointer(as: Bool.self).pointee = Bool(scalar: value)
    case .uint8: pointer(as: UInt8.self).pointee = UInt8(scalar: value)
    case .int8: pointer(as: Int8.self).pointee = Int8(scalar: value)
    case .int16: pointer(as: Int16.self).pointee = Int16(scalar: value)
    case .int32: pointer(as: Int32.self).pointee = Int32(scalar: value)
    case .int64: pointer(as: Int.self).pointee = value.intValue
    case .float16: pointer(as: Float16.self).pointee = Float16(scalar: value)
    case .bfloat16: pointer(as: BFloat16.self).pointee = BFloat16(scalar: value)
    case .float32: pointer(as: Float.self).pointee = Float(scalar: value)
    case .float64: pointer(as: Double.self).pointee = value.doubleValue
    case .complex64: pointer(as: Complex64.self).pointee = Complex64(scalar: value)
    case .complex128: pointer(as: Complex128.self).pointee = Complex128(scalar: value)
    }
  }
}

/// A position in an array of a shape that has elements, moved row by row.
struct IndexCursor {
  let shape: Dims
  var index: Dims

  init(shape: Dims) {
    self.shape = shape
    index = Dims(repeating: 0, count: shape.count)
  }

  /// Where the position lies in an array with these strides.
  @inline(__always)
  func offset(_ strides: Dims) -> Int {
    var result = 0
    for dim in 0..<shape.count { result &+= index[dim] &* strides[dim] }
    return result
  }

  /// Moves on by one; false, and back at the start, behind the last.
  @inline(__always)
  mutating func advance() -> Bool {
    var dim = shape.count - 1
    while dim >= 0 {
      index[dim] &+= 1
      if index[dim] < shape[dim] { return true }
      index[dim] = 0
      dim -= 1
    }
    return false
  }
}
