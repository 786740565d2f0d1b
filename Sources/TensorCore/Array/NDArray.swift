/// A typed, strided window onto a storage.
///
/// A value: copying it shares the storage. Only ``storage`` holds a reference, so a copy costs one retain.
package struct NDArray {
  package var storage: Storage
  package var shape: Dims
  package var strides: Dims
  /// Where the first element is, counted in elements.
  package var offset: Int
  package var scalarType: ScalarType

  @inlinable package init(
    storage: Storage, shape: Dims, strides: Dims, offset: Int = 0, scalarType: ScalarType
  ) {
    self.storage = storage
    self.shape = shape
    self.strides = strides
    self.offset = offset
    self.scalarType = scalarType
  }

  /// A new row-major array whose elements are not set.
  ///
  /// Throws where the shape is negative, its size overflows, or memory runs out.
  package static func empty(_ shape: Dims, _ scalarType: ScalarType) throws(TensorError) -> NDArray {
    try allocated(shape, scalarType, zeroed: false)
  }

  /// A new row-major array of zeros.
  package static func zeros(_ shape: Dims, _ scalarType: ScalarType) throws(TensorError) -> NDArray {
    try allocated(shape, scalarType, zeroed: true)
  }

  private static func allocated(
    _ shape: Dims, _ scalarType: ScalarType, zeroed: Bool
  ) throws(TensorError) -> NDArray {
    for size in shape where size < 0 {
      throw TensorError(
        .runtimeError,
        "Trying to create tensor with negative dimension \(size): \(shape)")
    }
    guard let count = shape.checkedElementCount else {
      throw TensorError(.runtimeError, "Storage size calculation overflowed with sizes=\(shape)")
    }
    let (bytes, overflow) = count.multipliedReportingOverflow(by: scalarType.byteCount)
    if overflow {
      throw TensorError(.runtimeError, "Storage size calculation overflowed with sizes=\(shape)")
    }
    return NDArray(
      storage: try Storage.allocate(byteCount: bytes, zeroed: zeroed), shape: shape,
      strides: shape.contiguousStrides, scalarType: scalarType)
  }

  @inlinable package var dimensionCount: Int { shape.count }
  @inlinable package var elementCount: Int { shape.elementCount }

  /// Whether the elements lie row by row without gaps.
  @inlinable package var isContiguous: Bool {
    var expected = 1
    var index = shape.count - 1
    while index >= 0 {
      let size = shape[index]
      if size != 1 {
        // An array without elements is contiguous whatever its strides.
        if strides[index] != expected { return shape.contains(0) }
        expected &*= size
      }
      index -= 1
    }
    return true
  }

  /// A pointer to the first element.
  @inlinable package func pointer<T>(as type: T.Type) -> UnsafeMutablePointer<T> {
    (storage.pointer + offset &* scalarType.byteCount).assumingMemoryBound(to: type)
  }
}
