extension NDArray {
  /// The same bytes as elements of another type.
  ///
  /// Throws where sizes differ and the last dimension does not allow it.
  public func viewed(asType type: ScalarType) throws(TensorError) -> NDArray {
    let old = scalarType.byteCount
    let new = type.byteCount
    var result = self
    result.scalarType = type
    if old == new { return result }
    if shape.count == 0 {
      throw TensorError(
        .runtimeError,
        "self.dim() cannot be 0 to view \(scalarType.errorName) as \(type.errorName) (different element sizes)"
      )
    }
    let last = shape.count - 1
    if old > new {
      let ratio = old / new
      if strides[last] != 1 {
        throw TensorError(
          .runtimeError,
          "self.stride(-1) must be 1 to view \(scalarType.errorName) as \(type.errorName) (different element "
            + "sizes), but got \(strides[last])")
      }
      for dim in 0..<last { result.strides[dim] = strides[dim] &* ratio }
      result.shape[last] = shape[last] &* ratio
      result.offset = offset &* ratio
      return result
    }
    let ratio = new / old
    if shape[last] % ratio != 0 {
      throw TensorError(
        .runtimeError,
        "self.size(-1) must be divisible by \(ratio) to view \(scalarType.errorName) as \(type.errorName) "
          + "(different element sizes), but got \(shape[last])")
    }
    if offset % ratio != 0 {
      throw TensorError(
        .runtimeError,
        "self.storage_offset() must be divisible by \(ratio) to view \(scalarType.errorName) as "
          + "\(type.errorName) (different element sizes), but got \(offset)")
    }
    if strides[last] != 1 {
      throw TensorError(
        .runtimeError,
        "self.stride(-1) must be 1 to view \(scalarType.errorName) as \(type.errorName) (different element "
          + "sizes), but got \(strides[last])")
    }
    for dim in 0..<last {
      if strides[dim] % ratio != 0 {
        throw TensorError(
          .runtimeError,
          "self.stride(\(dim)) must be divisible by \(ratio) to view \(scalarType.errorName) as "
            + "\(type.errorName) (different element sizes), but got \(strides[dim])")
      }
      result.strides[dim] = strides[dim] / ratio
    }
    result.shape[last] = shape[last] / ratio
    result.offset = offset / ratio
    return result
  }

  /// The parts of a complex array as a last dimension of two; a view.
  public func viewAsReal() throws(TensorError) -> NDArray {
    guard scalarType.isComplex else {
      throw TensorError(.typeError, "view_as_real is only supported for complex tensors")
    }
    var result = self
    result.scalarType = scalarType.realType
    for dim in 0..<shape.count { result.strides[dim] = strides[dim] &* 2 }
    result.shape.append(2)
    result.strides.append(1)
    result.offset = offset &* 2
    return result
  }

  /// The real parts of a complex array, or the array itself; a view.
  public func realParts() throws(TensorError) -> NDArray {
    scalarType.isComplex ? try viewAsReal().select(-1, 0) : self
  }

  /// The imaginary parts of a complex array; a view.
  public func imaginaryParts() throws(TensorError) -> NDArray {
    guard scalarType.isComplex else {
      throw TensorError(
        .typeError, "imag is not implemented for tensors with non-complex dtypes.")
    }
    return try viewAsReal().select(-1, 1)
  }

  /// A float array with a last dimension of two as complex numbers; a view.
  public func viewAsComplex() throws(TensorError) -> NDArray {
    let type: ScalarType
    switch scalarType {
    case .float32: type = .complex64
    case .float64: type = .complex128
    case .complex64, .complex128:
      throw TensorError(.typeError, "view_as_complex is not supported for complex tensors")
    default:
      throw TensorError(
        .notImplementedError,
        "view_as_complex is only supported for half, float and double tensors, but got a tensor of scalar "
          + "type: \(scalarType.errorName)")
    }
    guard let last = shape.last else {
      throw TensorError(.runtimeError, "Input tensor must have one or more dimensions")
    }
    if last != 2 { throw TensorError(.runtimeError, "Tensor must have a last dimension of size 2") }
    if strides[shape.count - 1] != 1 {
      throw TensorError(.runtimeError, "Tensor must have a last dimension with stride 1")
    }
    var result = self
    result.scalarType = type
    result.shape.removeLast()
    result.strides.removeLast()
    for dim in 0..<result.shape.count {
      if strides[dim] % 2 != 0 {
        throw TensorError(
          .runtimeError, "Tensor must have a stride divisible by 2 for all but last dimension")
      }
      result.strides[dim] = strides[dim] / 2
    }
    if offset % 2 != 0 {
      throw TensorError(.runtimeError, "Tensor must have a storage_offset divisible by 2")
    }
    result.offset = offset / 2
    return result
  }
}

extension ScalarType {
  /// The name of the type of tensors on the CPU in texts that are older than some of the types.
  public var oldName: String {
    switch self {
    case .bool, .bfloat16, .complex64, .complex128: "CPU\(errorName)Type"
    default: "torch.\(errorName)Tensor"
    }
  }

  /// The name of the C++ type, as the texts about mixed element types have it.
  public var cppName: String {
    switch self {
    case .bool: "bool"
    case .uint8: "unsigned char"
    case .int8: "signed char"
    case .int16: "short int"
    case .int32: "int"
    case .int64: "long int"
    case .float16: "c10::Half"
    case .bfloat16: "c10::BFloat16"
    case .float32: "float"
    case .float64: "double"
    case .complex64: "c10::complex<float>"
    case .complex128: "c10::complex<double>"
    }
  }
}
