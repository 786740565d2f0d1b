package import TensorCore

/// What a view remembers of the tensor whose memory it shows.
final class ViewHistory {
  /// How the view came to be, which decides whether it may be written to.
  enum Creation {
    case ordinary
    /// One of several results of an operation, named for the error text.
    case oneOfMany
    /// Made by a person's own function.
    case ownFunction
    case withoutGradMode
    case inference
  }

  /// The tensor at the root, never itself a view.
  let base: Tensor
  let creation: Creation
  /// The version at which the view's recorded node was right; after a write it is recorded anew.
  var version: Int

  init(base: Tensor, creation: Creation, version: Int) {
    self.base = base
    self.creation = creation
    self.version = version
  }
}

extension Tensor {
  /// The result of an operator that shows the same memory.
  package static func recordedView(
    _ array: NDArray, _ derivative: @autoclosure () -> Derivative, _ input: Tensor,
    save: (OperatorNode, Tensor) -> Void = { _, _ in }
  ) -> Tensor {
    if input.isInference { return viewInInference(array, of: input) }
    let result = Tensor.recorded(array, derivative(), input, save: save)
    if DualLevel.areActive, input.isDual { result.viewTangents(of: input) }
    result.becomeView(of: input, oneOfMany: false)
    return result
  }

  /// The results of an operator that shows the same memory in parts.
  package static func recordedViews(
    _ arrays: [NDArray], _ derivative: @autoclosure () -> Derivative, _ input: Tensor,
    save: (OperatorNode, [Tensor]) -> Void = { _, _ in }
  ) -> [Tensor] {
    if input.isInference { return arrays.map { viewInInference($0, of: input) } }
    let results = Tensor.recorded(arrays, derivative(), [input], save: save)
    if DualLevel.areActive, input.isDual { for result in results { result.viewTangents(of: input) } }
    for result in results { result.becomeView(of: input, oneOfMany: true) }
    return results
  }

  /// A tensor that shows the memory of one made in inference mode, of which nothing is remembered.
  private static func viewInInference(_ array: NDArray, of input: Tensor) -> Tensor {
    let result = Tensor(array)
    result.isInference = true
    if DualLevel.areActive, input.isDual { result.viewTangents(of: input) }
    return result
  }

  private func becomeView(of input: Tensor, oneOfMany: Bool) {
    isInference = false
    if let counter = input.extras?.versionCounter { ensureExtras().versionCounter = counter }
    let creation: ViewHistory.Creation =
      InferenceMode.isEnabled
      ? .inference
      : !GradMode.isEnabled ? .withoutGradMode : oneOfMany ? .oneOfMany : input.view?.creation ?? .ordinary
    view = ViewHistory(base: input.view?.base ?? input, creation: creation, version: version)
  }

  /// Makes the result of a person's own function a view of its input, whose memory it shows.
  package func becomeOwnView(of input: Tensor, oneOfMany: Bool) {
    isInference = input.isInference
    view = ViewHistory(
      base: input.view?.base ?? input, creation: oneOfMany ? .oneOfMany : .ownFunction, version: version)
  }

  /// The tensor that this one is a view of; none when it is no view.
  package var base: Tensor? { view?.base }

  /// A view's node, recorded anew as a stride on the base where the memory was written to since.
  func viewGradFn() -> Node? {
    guard let view else { return recordedGradFn }
    let current = version
    if view.version == current { return recordedGradFn }
    guard recordedGradFn != nil || view.base.requiresGrad else { return nil }
    if let refusal = staleViewRefusal(view) {
      GraphWatch.current.setPending(refusal)
      return recordedGradFn
    }
    // A real view of complex memory counts its strides in parts of the elements.
    let isPart = view.base.scalarType.isComplex && !scalarType.isComplex
    let derivative =
      isPart
      ? ViewDerivatives.parts(isWhole: recordedGradFn?.name == "ViewAsRealBackward0")
      : ViewDerivatives.asStrided
    let node = OperatorNode(derivative, edges: EdgeList(view.base.gradientEdge))
    node.attributes = [
      .ints(Array(array.shape)), .ints(Array(array.strides)), .int(array.offset),
      .ints(Array(view.base.shape)),
      .ints(Array(view.base.array.strides)), .int(view.base.array.offset),
    ]
    moveRetainedGradient(to: node)
    attach(node)
    view.version = current
    return node
  }

  /// Whether the history of a view cannot be told, because its memory was written to in a way that is forbidden.
  package var hasInvalidHistory: Bool {
    guard let view, view.version != version, recordedGradFn != nil || view.base.requiresGrad else {
      return false
    }
    return staleViewRefusal(view) != nil
  }

  /// Why a view's node cannot be recorded anew after a write to the memory; none where it can.
  private func staleViewRefusal(_ view: ViewHistory) -> TensorError? {
    let start: String
    switch view.creation {
    case .ordinary: return nil
    case .inference:
      return TensorError(
        .runtimeError,
        "A view was created in inference mode and its base or another view of its base has been modified inplace in normal "
          + "mode. Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify your code by "
          + "moving both the view and the inplace either both inside the inference_mode block (if you don't want the "
          + "inplace to be tracked) or both outside (if you want the inplace to be tracked).")
    case .withoutGradMode:
      return TensorError(
        .runtimeError,
        "A view was created in no_grad mode and its base or another view of its base has been modified inplace with grad "
          + "mode enabled. Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify your "
          + "code by moving both the view and the inplace either both inside the no_grad block (if you don't want the "
          + "inplace to be tracked) or both outside (if you want the inplace to be tracked).")
    case .oneOfMany, .ownFunction:
      guard let node = recordedGradFn else { return nil }
      start =
        "Output \(outputNumber) of \(node.forwardName) is a view and its base or another view of its base has been "
        + "modified inplace. "
    }
    return TensorError(.runtimeError, start + Tensor.refusalOfView(isOneOfMany: view.creation == .oneOfMany))
  }

  /// What PyTorch says about writing to a view of a kind that may not be written to.
  static func refusalOfView(isOneOfMany: Bool) -> String {
    isOneOfMany
      ? "This view is the output of a function that returns multiple views. Such functions do not allow the output views "
        + "to be modified inplace. You should replace the inplace operation by an out-of-place one."
      : "This view was created inside a custom Function (or because an input was returned as-is) and the autograd logic "
        + "to handle view+inplace would override the custom backward associated with the custom Function, leading to "
        + "incorrect gradients. This behavior is forbidden. You can fix this by cloning the output of the custom Function."
  }
}
