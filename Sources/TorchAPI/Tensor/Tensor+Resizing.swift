import Autograd
import TensorCore

extension Tensor {
  /// Gives the tensor another shape, keeping the elements that it has room for.
  ///
  /// Throws where memory runs out.
  func resize(_ shape: Dims) throws(TensorError) {
    guard shape.allSatisfy({ $0 >= 0 }), let count = shape.checkedElementCount else {
      throw TensorError(.runtimeError, "numel: integer multiplication overflow")
    }
    guard count <= array.storage.byteCount / scalarType.byteCount - array.offset
    else {
      let larger = try NDArray.zeros(shape, scalarType)
      let kept = Swift.min(elementCount, larger.elementCount)
      let flat = larger.view(shape: [kept], strides: [1])
      try flat.copy(from: array.contiguous().view(shape: [kept], strides: [1]))
      return replaceData(with: Tensor(larger))
    }
    replaceData(with: Tensor(array.view(shape: shape, strides: shape.contiguousStrides)))
  }

  /// The same for a person, which counts as a write where the shape changes.
  func resizeInPlace(_ shape: Dims) throws(TensorError) {
    try checkInPlace()
    let changes = self.shape != shape
    try resize(shape)
    if changes { bumpVersion() }
  }
}
