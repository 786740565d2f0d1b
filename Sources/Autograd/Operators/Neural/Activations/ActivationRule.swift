import TensorCore

/// How one kind of activation is computed and differentiated; parameters are in the kernel, which each node keeps.
struct ActivationRule: Sendable {
  private let derivative: Derivative

  /// - Parameters:
  ///   - parameters: PyTorch's names of the numbers that the node saves.
  ///   - constants: What else PyTorch shows as saved.
  ///   - kernel: The kernel from those numbers.
  ///   - slope: The slope at the input, in differentiable operators; the backward pass uses it where it is itself
  ///     recorded, and the kernel's own slope otherwise.
  init(
    _ node: String, parameters: [String] = [], constants: [SavedName] = [],
    kernel: @escaping @Sendable ([Double]) -> ActivationKernel,
    slope:
      @escaping @Sendable (_ gradient: Tensor, _ input: Tensor, _ parameters: [Double])
      throws(TensorError) -> Tensor
  ) {
    derivative = Derivative(node, saves: ["self"] + parameters.map { SavedName($0) } + constants) {
      (node, gradient) throws(TensorError) in
      let input = try node.saved(0)
      var numbers: [Double] = []
      for case .scalar(let number) in node.attributes { numbers.append(number.doubleValue) }
      if !GradMode.isEnabled {
        return Gradients(
          Tensor(try Kernels.activationGradient(kernel(numbers), gradient.array, input.array)))
      }
      return Gradients(try slope(gradient, input, numbers))
    }
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
    inner: String? = nil, samples: [Sample],
    _ body: @escaping @Sendable (Tensor, OperatorCall) throws(TensorError) -> Tensor
  ) -> Operator {
    let signature = "\(name)(Tensor input\(parameters.isEmpty ? "" : ", " + parameters), bool inplace=False)"
    return Operator(
      name, [signature], forms: .function, namespace: .functional, documentation: documentation,
      example: "torch.nn.functional.\(name)(torch.tensor([-1., 2.])\(arguments))", samples: samples
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      guard try call.bool(call.values.count - 1) else { return .tensor(try body(input, call)) }
      try input.updateInPlace { (original) throws(TensorError) in try body(original, call) }
      return .tensor(input)
    }.inPython(inner: inner, called: name == "threshold" ? "_threshold" : nil)
  }
}
