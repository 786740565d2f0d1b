package import TensorCore

/// Making dual tensors and taking them apart.
package enum DualTensors {
  /// A view of `primal` that carries `tangent` at `level`.
  ///
  /// Throws PyTorch's errors where the sizes differ, or there is a tangent at the level already.
  package static func make(
    _ primal: Tensor, _ tangent: Tensor, at level: DualLevel
  ) throws(TensorError) -> Tensor {
    if level.directionCount == nil && tangent.shape != primal.shape {
      throw wrongSize(tangent, primal)
    }
    if primal.tangent(level.depth) != nil {
      throw TensorError(
        .runtimeError,
        "Making a dual Tensor based on a Tensor that already has a forward gradient at the same level "
          + "\(level.depth - 1) is not supported.")
    }
    if level.directionCount == nil, tangent.tangent(level.depth) != nil {
      throw TensorError(
        .runtimeError,
        "Setting a forward grad that itself has a forward gradient at the same level\(level.depth - 1) is not supported."
      )
    }
    let result = try Reshaping.view(primal, primal.shape)
    var kept = tangent
    if level.directionCount == nil, !liesAlike(tangent.array, primal.array),
      !primal.array.strides.contains(0)
    {
      // The tangent lies in memory as the values do, so that views of both correspond.
      let count = primal.array.memoryCount
      let memory = try NDArray.zeros([count], tangent.scalarType)
      kept = Tensor(
        memory.view(shape: primal.shape, strides: primal.array.strides, offset: primal.array.offset))
      try Copying.copy(tangent, into: kept)
    }
    result.ensureTangents().set(kept, at: level)
    return result
  }

  /// Whether a view of the one shows the elements that the same view of the other does.
  private static func liesAlike(_ tangent: NDArray, _ primal: NDArray) -> Bool {
    if tangent.memoryCount != primal.memoryCount { return false }
    if primal.elementCount == 0 { return true }
    return tangent.offset == primal.offset
      && primal.shape.indices.allSatisfy {
        primal.shape[$0] == 1 || $0 >= tangent.strides.count || tangent.strides[$0] == primal.strides[$0]
      }
  }

  /// The tangent at `level`; none where the tensor carries none.
  ///
  /// Throws the error that arose in computing a tangent.
  package static func tangent(of tensor: Tensor, at level: DualLevel) throws(TensorError) -> Tensor? {
    if let failure = level.failure {
      level.failure = nil
      throw failure
    }
    return tensor.tangent(level.depth)
  }

  /// An alias of the tensor that carries the tangents of the levels outside `level` only.
  package static func outside(_ level: DualLevel, _ tensor: Tensor) -> Tensor {
    DualLevel.with(activeUpTo: level.depth - 1) {
      tensor.requiresGrad || tensor.isDual ? Aliasing.alias(tensor) : tensor.detached()
    }
  }

  /// Sets the tangent that a computed result carries, for operations with a formula of their own.
  ///
  /// Throws where its size is not the result's.
  package static func set(_ tangent: Tensor, of result: Tensor, at level: DualLevel) throws(TensorError) {
    if level.directionCount == nil && tangent.shape != result.shape {
      throw wrongSize(tangent, result)
    }
    result.ensureTangents().set(tangent, at: level)
  }

  /// Lets two tensors that stand for one result have the same tangents, those yet to come too.
  package static func share(_ original: Tensor, _ recorded: Tensor) {
    recorded.tangents = original.ensureTangents()
  }

  /// The active levels at which any of the tensors carries a tangent, outermost first.
  package static func levels(of tensors: [Tensor]) -> [DualLevel] {
    guard DualLevel.areActive else { return [] }
    return (1...DualLevel.activeDepth).compactMap { depth in
      tensors.contains { $0.tangent(depth) != nil } ? DualLevel.live(depth) : nil
    }
  }

  /// The tangent that a tensor carries at a level.
  package static func carried(by tensor: Tensor, at level: DualLevel) -> Tensor? {
    tensor.tangent(level.depth)
  }

  /// Runs `body` with the levels outside `level` only, in which its tangents live.
  package static func outside<Result, Failure: Error>(
    _ level: DualLevel, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try DualLevel.with(activeUpTo: level.depth - 1, body)
  }

  private static func wrongSize(_ tangent: Tensor, _ primal: Tensor) -> TensorError {
    TensorError(
      .runtimeError,
      "Trying to set a forward gradient that has a different size than that of the original Tensor, this is not "
        + "supported. Tensor is of size \(primal.shape) while the given forward gradient is of size \(tangent.shape)."
    )
  }

  /// Whether the tensor carries a tangent of a live level, though operations may not carry it along.
  package static func isLiveDual(_ tensor: Tensor) -> Bool {
    guard let innermost = DualLevel.current, let tangents = tensor.tangents else { return false }
    return tangents.hasAny(upTo: innermost.depth)
  }

  /// Whether operations on the tensor carry tangents along.
  package static func isDual(_ tensor: Tensor) -> Bool { DualLevel.areActive && tensor.isDual }
}

extension NDArray {
  /// How many elements the memory has room for.
  fileprivate var memoryCount: Int { storage.byteCount / scalarType.byteCount }
}
