import TensorCore

/// How one kind of activation is computed and differentiated; parameters are in the kernel, which each node keeps.
struct ActivationRule: Sendable {
  /// Whether PyTorch has an operator for the gradient, and the name of its node.
  enum GradientNode: Sendable {
    /// The node's own name with one more "Backward".
    case derived
    /// Its own name, and what it shows beside the gradient, the input and the numbers.
    case showing(String, [SavedName])
    /// A gradient that is a multiple of what arrives, which so need not be kept.
    case multiple
    /// The operator of the gradient, which PyTorch cannot differentiate.
    case refused(String)
    /// The gradient is made of other operators.
    case none
  }

  private let derivative: Derivative

  /// - Parameters:
  ///   - parameters: PyTorch's names of the numbers that the node saves.
  ///   - constants: What else PyTorch shows as saved.
  ///   - kernel: The kernel from those numbers.
  ///   - gradient: The node that a recorded gradient is.
  ///   - slope: The slope at the input, in differentiable operators; a recorded backward pass is differentiated by it,
  ///     and the values come from the kernel's own slope.
  init(
    _ node: String, parameters: [String] = [], constants: [SavedName] = [],
    gradient gradientNode: GradientNode = .derived,
    kernel: @escaping @Sendable ([Double]) -> ActivationKernel,
    slope:
      @escaping @Sendable (_ gradient: Tensor, _ input: Tensor, _ parameters: [Double])
      throws(TensorError) -> Tensor
  ) {
    let name: String? =
      switch gradientNode {
      case .derived: String(node.dropLast()) + "Backward0"
      case .multiple: String(node.dropLast()) + "Backward0"
      case .showing(let name, _): name
      case .none, .refused: nil
      }
    var names: [SavedName]?
    if case .multiple = gradientNode {
      names =
        [.init("self", .tensor(1))]
        + parameters.enumerated().map { SavedName($0.element, .attribute($0.offset)) }
    } else if case .showing(_, let shown) = gradientNode {
      names = ["grad_output"] + shown
    }
    let recorded = name.map {
      GradientOperator($0, saved: "self", numbers: parameters, names: names) {
        (gradient, input, numbers) throws(TensorError) in
        try slope(gradient, input, ActivationRule.doubles(numbers))
      }
    }
    let rule = Derivative(node, saves: ["self"] + parameters.map { SavedName($0) } + constants) {
      (node, gradient) throws(TensorError) in
      let input = try node.saved(0)
      let numbers = node.attributes
      let parameters = ActivationRule.doubles(numbers)
      func values() throws(TensorError) -> NDArray {
        try Kernels.activationGradient(kernel(parameters), gradient.array, input.array)
      }
      if !GradMode.isEnabled, !DualLevel.areActive { return Gradients(Tensor(try values())) }
      guard let recorded else { return Gradients(try slope(gradient, input, parameters)) }
      return Gradients(try recorded(gradient, input, numbers, value: values))
    }
    if case .refused(let name) = gradientNode { derivative = rule.refusing(name) } else { derivative = rule }
  }

  /// The derivative under the name that its node has in place.
  func derivative(named name: String) -> Derivative { derivative.named(name) }

  private static func doubles(_ attributes: [SavedAttribute]) -> [Double] {
    var numbers: [Double] = []
    for case .scalar(let number) in attributes { numbers.append(number.doubleValue) }
    return numbers
  }

  func callAsFunction(
    _ kernel: ActivationKernel, _ input: Tensor, parameters: [Scalar] = []
  ) throws(TensorError) -> Tensor {
    Tensor.recorded(try Kernels.activation(kernel, input.array), derivative, input) { node, _ in
      node.save(input)
      if !parameters.isEmpty { node.attributes = parameters.map { .scalar($0) } }
    }
  }
}

extension Operator {
  /// A row of `torch.nn.functional` for an activation written in Python with an `inplace` flag, which is its last
  /// parameter.
  static func activation(
    _ name: String, _ parameters: String = "", _ documentation: String, example arguments: String = "",
    inner: String? = nil, called: String? = nil, samples: [Sample],
    _ body: @escaping @Sendable (Tensor, OperatorCall) throws(TensorError) -> Tensor
  ) -> Operator {
    let signature = "\(name)(Tensor input\(parameters.isEmpty ? "" : ", " + parameters), bool inplace=False)"
    return Operator(
      name, [signature], forms: .function, namespace: .functional, documentation: documentation,
      example: "torch.nn.functional.\(name)(torch.tensor([-1., 2.])\(arguments))", samples: samples
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      guard try call.bool(call.values.count - 1) else { return .tensor(try body(input, call)) }
      try input.updateInPlace { (original) throws(TensorError) in
        try body(original, call).namedAsInPlaceActivation()
      }
      return .tensor(input)
    }.inPython(inner: inner, called: called)
  }
}

extension Tensor {
  private static let activationsInPlace = [
    "EluBackward0": "EluBackward1", "CeluBackward0": "CeluBackward1",
    "LeakyReluBackward0": "LeakyReluBackward1",
    "ThresholdBackward0": "ThresholdBackward1", "RreluWithNoiseBackward0": "RreluWithNoiseBackward1",
  ]

  /// This result of an activation, whose node has the name that it has in place.
  func namedAsInPlaceActivation() -> Tensor {
    if let node = recordedGradFn as? OperatorNode, let name = Tensor.activationsInPlace[node.name] {
      if let message = Tensor.refusalInPlace(of: node) {
        node.replaceDerivative(by: Derivative.failing(message).named(name))
      } else {
        node.rename(name)
      }
    }
    return self
  }

  /// What a backward pass says that would have to tell the sign of an input from that of a result, where a slope is
  /// negative; none where it need not.
  private static func refusalInPlace(of node: OperatorNode) -> String? {
    var slopes: [Double] = []
    for case .scalar(let number) in node.attributes { slopes.append(number.doubleValue) }
    guard let first = slopes.first else { return nil }
    let (kind, slope, ending) =
      switch node.name {
      case "LeakyReluBackward0", "RreluWithNoiseBackward0":
        (
          "leakyReLu", node.name.hasPrefix("R") ? first + slopes[slopes.count - 1] : first,
          " File an issue at https://github.com/pytorch/pytorch if you do require supporting in-place leakRelu "
            + "backward calculation with negative slope"
        )
      case "EluBackward0", "CeluBackward0": ("elu", first, "")
      default: ("", 0, "")
      }
    if slope >= 0 { return nil }
    return
      "In-place \(kind) backward calculation is triggered with a negative slope which is not supported. This is "
      + "caused by calling in-place forward function with a negative slope, please call out-of-place version instead."
      + ending
  }
}
