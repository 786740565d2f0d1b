import TensorCore

/// A gradient's formula that PyTorch has as an operator of its own: where the backward pass is recorded, it is one node,
/// such as `TanhBackwardBackward0`.
struct GradientOperator: Sendable {
  /// The gradient of an operator's input from that of its result, what it saved, and its numbers.
  typealias Formula =
    @Sendable (_ gradient: Tensor, _ saved: Tensor, _ numbers: [SavedAttribute]) throws(TensorError) -> Tensor

  private let derivative: Derivative
  private let formula: Formula

  /// - Parameters:
  ///   - name: PyTorch's name of the node.
  ///   - saved: PyTorch's name for what the operator saved, and its names for the numbers.
  ///   - names: All names, where they are others.
  ///   - formula: The gradient, in differentiable operators.
  init(
    _ name: String, saved: String, numbers: [String] = [], names: [SavedName]? = nil,
    formula: @escaping Formula
  ) {
    self.formula = formula
    derivative = Derivative(
      name, saves: names ?? ["grad_output", SavedName(saved)] + numbers.map { SavedName($0) }
    ) {
      (node, outer) throws(TensorError) in
      try GradientOperator.gradients(node, outer, formula)
    }
  }

  /// Records the gradient as one node.
  ///
  /// - Parameter value: Computes the gradient's values.
  func callAsFunction(
    _ gradient: Tensor, _ saved: Tensor, _ numbers: [SavedAttribute] = [],
    value: () throws(TensorError) -> NDArray
  ) throws(TensorError) -> Tensor {
    // Tangents, and tensors of which one has dimensions of its own, go through the formula's operators.
    if DualLevel.areActive && (gradient.isDual || saved.isDual) || gradient.shape != saved.shape {
      return try formula(gradient, saved, numbers)
    }
    return Tensor.recorded(try value(), derivative, gradient, saved) { node, _ in
      node.save(gradient)
      node.save(saved)
      if !numbers.isEmpty { node.attributes = numbers }
    }
  }

  /// The derivatives of the formula, taken by recording it and going back through it.
  private static func gradients(
    _ node: OperatorNode, _ outer: Tensor, _ formula: Formula
  ) throws(TensorError) -> Gradients {
    let isRecorded = GradMode.isEnabled
    let given = try [node.saved(0), node.saved(1)]
    let numbers = node.attributes
    // Apart from the tensors themselves, for one may come from the other.
    let inputs = try [
      Lifting.lift(isRecorded ? given[0] : given[0].detached()),
      Lifting.lift(isRecorded ? given[1] : given[1].detached()),
    ]
    let slope = try GradMode.with(true) { () throws(TensorError) in
      try formula(inputs[0], inputs[1], numbers)
    }
    let wanted = [0, 1].filter { node.needsGradient($0) }
    let found = try Backward.gradients(
      of: [slope], inputs: wanted.map { inputs[$0] }, gradients: [outer], createsGraph: isRecorded,
      allowsUnused: true)
    var gradients = Gradients()
    for (place, index) in wanted.enumerated() {
      var gradient = found[place]
      if gradient == nil { gradient = try given[index].zerosLike() }
      if index == 0 { gradients.first = gradient } else { gradients.second = gradient }
    }
    return gradients
  }
}
