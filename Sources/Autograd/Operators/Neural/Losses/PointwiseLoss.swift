import TensorCore

/// A loss that compares an input and a target element by element, recorded as one node.
struct PointwiseLoss: Sendable {
  /// Computed from input, target, parameter.
  typealias Formula = @Sendable (Tensor, Tensor, Double) throws(TensorError) -> Tensor

  private let value: Formula
  private let derivative: Derivative
  private let differentiatesTarget: Bool

  /// - Parameters:
  ///   - slope: The derivative with respect to the input, in differentiable operators; with respect to the target it is
  ///     the negative, which is what it gives for the two in turn.
  ///   - differentiatesTarget: Whether the target has a gradient too.
  init(
    _ node: String, parameter: String? = nil, differentiatesTarget: Bool = true, value: @escaping Formula,
    slope: @escaping Formula
  ) {
    self.differentiatesTarget = differentiatesTarget
    self.value = value
    let saved = ["self", "target", "reduction"] + (parameter.map { [SavedName($0)] } ?? [])
    let ofInput = Derivative(node, saves: saved) { (node, gradient) throws(TensorError) in
      let input = try node.saved(0)
      let reduction = LossReduction(rawValue: node.int(0)) ?? .mean
      let spread = try reduction.spread(gradient, count: input.elementCount)
      return Gradients(try spread * slope(input, node.saved(1), node.scalar.doubleValue))
    }
    let recorded = RecordedGradient(
      String(node.dropLast()) + "Backward0", of: ofInput, inputs: differentiatesTarget ? [0, 1] : [0])
    derivative = Derivative(node, saves: saved) { (node, gradient) throws(TensorError) in
      var gradients = Gradients()
      if node.needsGradient(0) { gradients.first = try recorded(node, gradient, outputs: 1).first }
      if differentiatesTarget && node.needsGradient(1) {
        gradients.second = try recorded(node, gradient, order: [1, 0], outputs: 1).first
      }
      return gradients
    }
  }

  /// The loss of tensors, which are broadcast against each other.
  func callAsFunction(
    _ input: Tensor, _ target: Tensor, _ reduction: LossReduction, parameter: Scalar = .int(0)
  ) throws(TensorError) -> Tensor {
    let (input, target) = try PointwiseLoss.broadcast(input, target)
    let result = try GradMode.with(false) { () throws(TensorError) in
      try reduction(value(input, target, parameter.doubleValue))
    }
    let inputs = differentiatesTarget ? [input, target] : [input]
    return Tensor.recorded(result.array, derivative, inputs) { node, _ in
      node.save(input)
      node.save(target)
      node.scalar = parameter
      node.attributes = [.int(reduction.rawValue), .scalar(parameter)]
    }
  }

  /// Two tensors of a common shape.
  static func broadcast(_ input: Tensor, _ target: Tensor) throws(TensorError) -> (Tensor, Tensor) {
    if input.shape == target.shape { return (input, target) }
    let shape = try Dims.broadcast(input.shape, target.shape)
    return (try input.expand(shape), try target.expand(shape))
  }

  /// Warns where shapes differ, as the losses of regression do.
  static func checkSizes(_ input: Tensor, _ target: Tensor, _ call: OperatorCall) {
    if input.shape == target.shape { return }
    call.warn(
      "Using a target size (torch.Size(\(target.shape))) that is different to the input size "
        + "(torch.Size(\(input.shape))). This will likely lead to incorrect results due to broadcasting. Please "
        + "ensure they have the same size.")
  }
}
