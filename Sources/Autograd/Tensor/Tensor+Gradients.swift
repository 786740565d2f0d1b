import TensorCore

extension Tensor {
  /// The fewest bytes for which it is worth a look whether memory can be used again.
  private static let leastReused = 1 << 16

  /// Whether the elements may be overwritten by what follows from them: nothing else refers to this tensor or its
  /// memory, and nothing is recorded.
  ///
  /// Small tensors are left alone; theirs is quickly had anew.
  static func isSpent(_ tensor: inout Tensor) -> Bool {
    tensor.array.storage.byteCount >= leastReused && !GradMode.isEnabled && !DualLevel.areActive
      && isKnownUniquelyReferenced(&tensor) && tensor.recordedGradFn == nil && tensor.view == nil
      && tensor.extras == nil && tensor.array.isContiguous && isKnownUniquelyReferenced(&tensor.array.storage)
  }

  /// The sum of two gradients of one tensor, in the memory of the first where that is spent.
  static func sum(ofGradients first: consuming Tensor, _ second: Tensor) throws(TensorError) -> Tensor {
    guard first.scalarType == second.scalarType, first.shape == second.shape, isSpent(&first) else {
      return try first + second
    }
    try Kernels.binary(.add, first.array, second.array, type: first.scalarType, into: first.array)
    return first
  }
}

extension OperatorNode {
  /// The gradient times the operator's slope at each element, in one pass and if need be in the gradient's memory; nil
  /// where the arrays are small, of other types than real floating point numbers, not alike, or the graph is recorded.
  ///
  /// - Parameters:
  ///   - slope: what makes the slope of `saved`, if that is not the slope itself.
  ///   - isLast: whether the formula needs the gradient no more.
  func largeProduct(
    _ gradient: Tensor, _ saved: Tensor, slope: UnaryKernel? = nil, isLast: Bool = true
  ) throws(TensorError) -> Tensor? {
    guard !GradMode.isEnabled, !DualLevel.areActive, gradient.array.elementCount >= Kernels.leastShared,
      gradient.array.isAlike(saved.array)
    else { return nil }
    let isReused = isLast && ownsGradient
    let result = isReused ? gradient : Tensor(try NDArray.empty(gradient.array.layout, gradient.scalarType))
    try Kernels.multiply(gradient.array, by: slope, of: saved.array, into: result.array)
    return result
  }
}
