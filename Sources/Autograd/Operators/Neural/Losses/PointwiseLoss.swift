import TensorCore

/// A loss that compares an input and a target element by element, recorded as one node.
struct PointwiseLoss: Sendable {
  /// Computed from input, target, parameter.
  typealias Formula = @Sendable (Tensor, Tensor, Double) throws(TensorError) -> Tensor

  private let value: Formula
  private let derivative: Derivative

  /// - Parameters:
  ///   - slope: The derivative with respect to the input, in differentiable operators.
  ///   - targetSlope: That with respect to the target; the negative of the input's where it is none.
  init(
    _ node: String, parameter: String? = nil, value: @escaping Formula, slope: @escaping Formula,
    targetSlope: Formula? = nil
  ) {
    self.value = value
    derivative = Derivative(
      node, saves: ["self", "target", "reduction"] + (parameter.map { [SavedName($0)] } ?? [])
    ) {
      (node, gradient) throws(TensorError) in
      let (input, target) = (try node.saved(0), try node.saved(1))
      let reduction = LossReduction(rawValue: node.int(0)) ?? .mean
      let spread = try reduction.spread(gradient, count: input.elementCount)
      var gradients = Gradients()
      let parameter = node.scalar.doubleValue
      if let targetSlope {
        if node.needsGradient(0) { gradients.first = try spread * slope(input, target, parameter) }
        if node.needsGradient(1) { gradients.second = try spread * targetSlope(input, target, parameter) }
      } else {
        let product = try spread * slope(input, target, parameter)
        if node.needsGradient(0) { gradients.first = product }
        if node.needsGradient(1) { gradients.second = try -product }
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
    return Tensor.recorded(result.array, derivative, input, target) { node, _ in
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
