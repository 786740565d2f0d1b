import CAutogradState
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
  /// How the view is made from its base, where one stride is not enough, for the type of the elements differs.
  let steps: [ViewStep]
  /// Whether the view was made of its base itself, not of another view of it.
  let isDirect: Bool

  init(base: Tensor, creation: Creation, version: Int, steps: [ViewStep] = [], isDirect: Bool = false) {
    self.base = base
    self.creation = creation
    self.version = version
    self.steps = steps
    self.isDirect = isDirect
  }
}

/// One step from a base to its view.
enum ViewStep {
  case strided(Dims, Dims, offset: Int)
  /// The parts of complex numbers.
  case parts
  /// Complex numbers of which the tensor has the parts.
  case numbers

  /// A stride that shows what `array` shows.
  static func strided(_ array: NDArray) -> ViewStep {
    .strided(array.shape, array.strides, offset: array.offset)
  }

  /// The view of `root` that the steps give.
  ///
  /// - Parameter baseOffset: where in its memory the base began on which the steps were taken.
  static func take(
    _ steps: [ViewStep], on root: Tensor, baseOffset: Int
  ) throws(TensorError) -> Tensor {
    var shown = root
    var shift = root.array.offset &- baseOffset
    for step in steps {
      switch step {
      case .strided(let shape, let strides, let offset):
        shown = try shown.asStrided(shape, strides, offset &+ shift &- shown.array.offset)
      case .parts:
        shown = try ComplexParts.showAsReal(shown)
        shift = shift &* 2
      case .numbers:
        shown = try ComplexParts.showAsComplex(shown)
        shift /= 2
      }
    }
    return shown
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
    if DualLevel.areActive { result.followTangents(of: input) }
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
    if DualLevel.areActive { for result in results { result.followTangents(of: input) } }
    for result in results { result.becomeView(of: input, oneOfMany: true) }
    return results
  }

  /// A tensor that shows the memory of one made in inference mode, of which nothing is remembered.
  private static func viewInInference(_ array: NDArray, of input: Tensor) -> Tensor {
    let result = Tensor(array)
    result.isInference = true
    result.pendingBits = input.pendingBits
    if DualLevel.areActive, input.isDual { result.viewTangents(of: input) }
    return result
  }

  private func becomeView(of input: Tensor, oneOfMany: Bool) {
    isInference = false
    if input.extras != nil { pendingBits = input.pendingBits }
    if let counter = input.extras?.versionCounter { ensureExtras().versionCounter = counter }
    let creation: ViewHistory.Creation =
      InferenceMode.isEnabled
      ? .inference
      : !GradMode.isEnabled ? .withoutGradMode : oneOfMany ? .oneOfMany : input.view?.creation ?? .ordinary
    view = ViewHistory(
      base: input.view?.base ?? input, creation: creation, version: version, steps: steps(from: input),
      isDirect: input.view == nil)
  }

  /// The steps from the base to this tensor, which shows what `input` does; none where one stride does.
  private func steps(from input: Tensor) -> [ViewStep] {
    let earlier = input.view?.steps ?? []
    if scalarType.isComplex == input.scalarType.isComplex {
      return earlier.isEmpty ? [] : earlier + [.strided(array)]
    }
    let start = earlier.isEmpty && input.view != nil ? [.strided(input.array)] : earlier
    return start + [scalarType.isComplex ? .numbers : .parts]
  }

  /// Makes the result of a person's own function a view of its input, whose memory it shows.
  ///
  /// - Parameter isPure: whether the function does nothing but show the memory, so that its result may be written to.
  package func becomeOwnView(of input: Tensor, oneOfMany: Bool, isPure: Bool = false) {
    isInference = input.isInference
    view = ViewHistory(
      base: input.view?.base ?? input,
      creation: isPure ? .ordinary : oneOfMany ? .oneOfMany : .ownFunction, version: version)
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
    if !view.steps.isEmpty { return viewGradFn(replaying: view, at: current) }
    let node = replayedNode(of: view) ?? stridedNode(of: view)
    moveRetainedGradient(to: node)
    attach(node)
    view.version = current
    return node
  }

  /// A node that takes the view as a stride of its base.
  private func stridedNode(of view: ViewHistory) -> OperatorNode {
    let node = OperatorNode(ViewDerivatives.asStrided, edges: EdgeList(view.base.gradientEdge))
    node.attributes = [
      .ints(Array(array.shape)), .ints(Array(array.strides)), .int(array.offset),
      .ints(Array(view.base.shape)),
      .ints(Array(view.base.array.strides)), .int(view.base.array.offset), .int(array.offset),
    ]
    return node
  }

  /// A node of the operation that made the view, where views are to be recorded as what they are.
  private func replayedNode(of view: ViewHistory) -> OperatorNode? {
    guard cAutogradState().pointee.replaysViews, view.isDirect, view.creation == .ordinary,
      let made = recordedGradFn as? OperatorNode, made.savedCount == 0
    else { return nil }
    let node = OperatorNode(made.derivative, edges: EdgeList(view.base.gradientEdge))
    node.attributes = made.attributes
    return node
  }

  /// A view's node, recorded anew by taking the steps from its base once more.
  private func viewGradFn(replaying view: ViewHistory, at current: Int) -> Node? {
    do {
      let shown = try GradMode.with(true) { () throws(TensorError) in
        try ViewStep.take(view.steps, on: view.base, baseOffset: view.base.array.offset)
      }
      guard let node = shown.recordedGradFn else { return recordedGradFn }
      moveRetainedGradient(to: node)
      recordedGradFn = node
      outputNumber = shown.outputNumber
      view.version = current
    } catch {
      GraphWatch.current.setPending(error)
    }
    return recordedGradFn
  }

  /// What this view would show of another base, which looks as its own does; none for what is no view.
  package func viewing(_ root: Tensor) throws(TensorError) -> Tensor? {
    guard let view else { return nil }
    return try ViewStep.take(
      view.steps.isEmpty ? [.strided(array)] : view.steps, on: root, baseOffset: view.base.array.offset)
  }

  /// A base of which `shown` would be what this view is of its own; none for what is no view.
  package func viewed(as shown: Tensor) throws(TensorError) -> Tensor? {
    guard let base = view?.base else { return nil }
    var source = shown
    if base.scalarType.isComplex != scalarType.isComplex {
      source =
        try base.scalarType.isComplex
        ? ComplexParts.showAsComplex(shown) : ComplexParts.showAsReal(shown)
    }
    return try ViewStep.take([.strided(base.array)], on: source, baseOffset: array.offset)
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
