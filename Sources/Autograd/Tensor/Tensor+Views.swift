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
    let results = Tensor.recorded(arrays, derivative(), [input], save: save)
    if DualLevel.areActive, input.isDual { for result in results { result.viewTangents(of: input) } }
    for result in results { result.becomeView(of: input, oneOfMany: true) }
    return results
  }

  private func becomeView(of input: Tensor, oneOfMany: Bool) {
    isInference = input.isInference
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
    let node = OperatorNode(ViewDerivatives.asStrided, edges: EdgeList(view.base.gradientEdge))
    node.attributes = [
      .ints(Array(array.shape)), .ints(Array(array.strides)), .int(array.offset),
      .ints(Array(view.base.shape)),
      .ints(Array(view.base.array.strides)), .int(view.base.array.offset),
    ]
    recordedGradFn = nil
    attach(node)
    view.version = current
    return node
  }
}
