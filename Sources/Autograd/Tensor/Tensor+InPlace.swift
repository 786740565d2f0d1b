import CAutogradState
package import TensorCore

/// Writing in place: the memory changes, its version is bumped, and the history is rebased on the operation.
extension Tensor {
  /// Refuses a write that would break the graph.
  ///
  /// - Parameter changesElements: Whether it is more than another look at the same elements, which in a leaf is refused
  ///   before anything else.
  package func checkInPlace(changesElements: Bool = true) throws(TensorError) {
    if cAutogradState().pointee.watchesWrites { try GraphWatch.current.beforeWrite?(self) }
    if isInference && !InferenceMode.isEnabled && !countsWrites {
      if isMarkedInInference && GradMode.isEnabled && changesElements { throw Tensor.refusalOfLeaf }
      throw TensorError(
        .runtimeError,
        "Inplace update to inference tensor outside InferenceMode is not allowed.You can make a clone to get a normal "
          + "tensor before doing inplace update.See https://github.com/pytorch/rfcs/pull/17 for more details."
      )
    }
    guard GradMode.isEnabled else { return }
    if let view {
      let base = view.base
      if view.creation != .ordinary {
        // The recorded node as it is, for that of a view that is out of date is an error of its own.
        let isRecorded = leafRequiresGrad || recordedGradFn != nil || base.requiresGrad
        if let refusal = refusalOfWriting(to: view, isRecorded: isRecorded) { throw refusal }
      }
      guard requiresGrad || base.requiresGrad || view.creation != .ordinary else { return }
      if base.recordedGradFn == nil, requiresGrad || base.requiresGrad {
        throw TensorError(
          .runtimeError,
          "a view of a leaf Variable that requires grad is being used in an in-place operation.")
      }
    } else if leafRequiresGrad && recordedGradFn == nil {
      throw Tensor.refusalOfLeaf
    }
  }

  /// Whether writes to the tensor are counted, though it be an inference tensor.
  package var countsWrites: Bool { !isInference || extras?.versionCounter != nil }

  private static var refusalOfLeaf: TensorError {
    TensorError(.runtimeError, "a leaf Variable that requires grad is being used in an in-place operation.")
  }

  /// Why a view may not be written to, where that is recorded; none where it may.
  private func refusalOfWriting(to view: ViewHistory, isRecorded: Bool) -> TensorError? {
    guard isRecorded else { return nil }
    let mode: String
    switch view.creation {
    case .ordinary: return nil
    case .oneOfMany, .ownFunction:
      let start =
        recordedGradFn.map {
          "Output \(outputNumber) of \($0.forwardName) is a view and is being modified inplace. "
        }
        ?? "A view was created in no_grad mode and is being modified inplace with grad mode enabled. "
      return TensorError(
        .runtimeError, start + Tensor.refusalOfView(isOneOfMany: view.creation == .oneOfMany))
    case .withoutGradMode: mode = "no_grad"
    case .inference: mode = "inference"
    }
    let isInference = mode == "inference"
    let start =
      recordedGradFn.map {
        "Output \(outputNumber) of \($0.forwardName) is a view of a view which was created in "
      }
      ?? "A view was created in "
    let block = isInference ? "inference_mode" : "no_grad"
    return TensorError(
      .runtimeError,
      start + "\(mode) mode and is being modified inplace "
        + (isInference ? "in normal mode" : "with grad mode enabled")
        + ". Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify your code by moving "
        + "both the view and the inplace either both inside the \(block) block (if you don't want the inplace to be "
        + "tracked) or both outside (if you want the inplace to be tracked).")
  }

  /// Refuses to record a write to a view that stands outside the graph, if it is of a kind that may not be written to.
  func checkRecordedWrite() throws(TensorError) {
    guard let view, GradMode.isEnabled, let refusal = refusalOfWriting(to: view, isRecorded: true) else {
      return
    }
    throw refusal
  }

  /// Replaces the values by what `operation` makes of them, and the history accordingly.
  ///
  /// `operation` gets a tensor with this one's values and history. Throws where this tensor may not be written
  /// to, or the result has another shape or a type that does not fit.
  package func updateInPlace(
    _ operation: (Tensor) throws(TensorError) -> Tensor
  ) throws(TensorError) {
    try checkInPlace()
    // Formulas of tangents, and hooks on what is saved, may keep the old values, which are about to be overwritten.
    let keepsValues = DualLevel.areActive || GraphWatch.packHookCount > 0
    let values = keepsValues ? try array.copied() : array
    let original = Tensor(
      array: values, gradFn: GradMode.isEnabled ? gradFn : nil, outputNumber: outputNumber)
    original.leafRequiresGrad = leafRequiresGrad && !GradMode.isEnabled
    if DualLevel.areActive { _ = original.carryingTangents(of: self) }
    let result = try operation(original)
    try write(result, original: original)
    if DualLevel.areActive { try replaceTangents(byThoseOf: result) }
  }

  private func write(_ result: Tensor, original: Tensor) throws(TensorError) {
    if result.shape != shape {
      throw TensorError(
        .runtimeError, "output with shape \(shape) doesn't match the broadcast shape \(result.shape)")
    }
    if result.scalarType != scalarType && !result.scalarType.canCast(to: scalarType) {
      throw TensorError(
        .runtimeError,
        "result type \(result.scalarType.errorName) can't be cast to the desired output type \(scalarType.errorName)"
      )
    }
    let node = result.recordedGradFn
    if node != nil {
      // What could not be saved is told before anything is written.
      try GraphWatch.throwPendingWithinOperation()
      try checkRecordedWrite()
    }
    if let node = node as? OperatorNode {
      try node.adapt(toWriteInto: self, original: original, newVersion: version &+ 1)
    }
    try array.copy(from: result.array)
    bumpVersion()
    if let node { rebaseHistory(on: node, outputNumber: result.outputNumber) }
  }

  /// Makes `node` this tensor's history; for a view the base's, of which this tensor becomes a stride.
  func rebaseHistory(on node: Node, outputNumber number: Int32 = 0) {
    if number == 0 { node.output = OutputMetadata(array) }
    guard let view, view.creation == .ordinary else {
      moveRetainedGradient(to: node, outputNumber: number)
      recordedGradFn = node
      outputNumber = number
      leafRequiresGrad = false
      return
    }
    let base = view.base
    let copy = CopySlices(
      base: base, steps: view.steps.isEmpty ? [.strided(array)] : view.steps, function: node)
    base.moveRetainedGradient(to: copy)
    base.recordedGradFn = copy
    base.outputNumber = copy.addOutput(OutputMetadata(base.array))
    base.leafRequiresGrad = false
    leafRequiresGrad = false
    let shown = viewGradFn()
    // A result that the node has saved is the view's now: it is reached as the view is.
    if node.savedTensorCount > 0 { node.ensureRarities().viewNode = shown }
    if cAutogradState().pointee.isWatched {
      GraphWatch.current.newNodes.leaveOut(node)
      GraphWatch.current.newNodes.delay(copy)
    }
  }

  // MARK: Direct writes

  /// Adds `other` without recording, for gradients that accumulate.
  ///
  /// Throws where the shapes do not fit.
  func addInPlace(_ other: Tensor) throws(TensorError) {
    try Kernels.binary(.add, array, other.array, type: scalarType, into: array)
    bumpVersion()
  }
}
