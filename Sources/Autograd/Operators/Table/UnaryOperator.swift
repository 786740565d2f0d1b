package import TensorCore

/// An operator that maps each element by itself, such as `exp`.
package final class UnaryOperator: Sendable {
  /// What the derivative's formula is given beside the gradient.
  package enum Saving: Sendable {
    case nothing, input, result
    /// The input, beside which the graph shows the result.
    case inputAndResult
  }

  /// A derivative that is what was saved, or a kernel's function of it.
  package enum Slope: Sendable {
    case saved
    case function(UnaryKernel)

    fileprivate var kernel: UnaryKernel? { if case .function(let kernel) = self { kernel } else { nil } }
  }

  /// The gradient of the input from that of the result and what was saved.
  package typealias Formula = @Sendable (_ gradient: Tensor, _ saved: Tensor) throws(TensorError) -> Tensor

  package let name: String
  private let kernel: UnaryKernel
  /// Whether integers are converted to the default floating point type first.
  private let convertsIntegers: Bool
  private let saving: Saving
  private let derivative: Derivative
  private let documentation: String
  private let example: String
  private let sample: [Double]

  /// - Parameters:
  ///   - rule: The derivative as a person writes it.
  ///   - slope: What the derivative is, where it is a function of what was saved that has a kernel.
  ///   - gradient: PyTorch's name of the node of the gradient, where it has an operator for that.
  ///   - gradientNames: What that node shows, if it is not the gradient and what was saved.
  ///   - sample: Inputs for the numerical checks, away from kinks.
  package init(
    _ name: String, _ kernel: UnaryKernel, node: String, saving: Saving, rule: String? = nil,
    slope: Slope? = nil, gradient gradientName: String? = nil, saves gradientNames: [SavedName]? = nil,
    convertsIntegers: Bool = true,
    _ documentation: String, example: String, sample: [Double], formula: @escaping Formula
  ) {
    self.name = name
    self.kernel = kernel
    self.convertsIntegers = convertsIntegers
    self.saving = saving
    self.documentation = documentation
    self.example = example
    self.sample = sample
    switch saving {
    case .nothing:
      derivative = Derivative(node, rule: rule, forward: .elementwise) { (_, gradient) throws(TensorError) in
        Gradients(try formula(gradient, gradient))
      }
    case .input, .result, .inputAndResult:
      let recorded = gradientName.map {
        GradientOperator($0, saved: saving == .result ? "output" : "self", names: gradientNames) {
          (gradient, saved, _) throws(TensorError) in try formula(gradient, saved)
        }
      }
      derivative = Derivative(
        node, saves: saving == .inputAndResult ? ["self", "result"] : [saving == .input ? "self" : "result"],
        rule: rule,
        forward: saving == .inputAndResult
          ? .formula { (node, tangents) throws(TensorError) in
            try formula(ForwardRule.only(tangents), node.saved(0))
          } : .elementwise
      ) {
        (node, gradient) throws(TensorError) in
        let saved = try node.saved(0)
        if let slope, let product = try node.largeProduct(gradient, saved, slope: slope.kernel) {
          return Gradients(product)
        }
        guard GradMode.isEnabled, let recorded else { return Gradients(try formula(gradient, saved)) }
        return Gradients(
          try recorded(gradient, saved) { () throws(TensorError) in
            try GradMode.with(false) { () throws(TensorError) in try formula(gradient, saved).array }
          })
      }
    }
  }

  package func callAsFunction(_ input: Tensor) throws(TensorError) -> Tensor {
    let array = convertsIntegers ? try input.array.floating() : input.array
    return Tensor.recorded(try Kernels.unary(kernel, array), derivative, input) { node, result in
      switch saving {
      case .nothing: break
      case .input: node.save(input)
      case .result: node.saveResult(result)
      case .inputAndResult:
        node.save(input)
        node.saveResult(result)
      }
    }
  }

  /// The operator's row of the table.
  package func row(
    namespace: Operator.Namespace = .torch, forms: Operator.Forms = [.function, .method, .inPlace],
    file: StaticString = #fileID
  ) -> Operator {
    Operator(
      name, ["\(name)(Tensor input)"], forms: forms, namespace: namespace, documentation: documentation,
      example: example, samples: [Sample(.tensor(sample, [sample.count]))], file: file
    ) { (call) throws(TensorError) in
      .tensor(try self(try call.tensor(0)))
    }
  }
}

extension NDArray {
  /// The array itself, or for integers and bools its values in the default floating point type.
  func floating() throws(TensorError) -> NDArray {
    scalarType.isDifferentiable ? self : try converted(to: DefaultScalarType.current)
  }
}
