package import TensorCore

/// The gamma function's logarithm, its derivatives and its incomplete forms.
package enum GammaFunctions {
  package static let lgamma: UnaryOperator = .init(
    "lgamma", .lgamma, node: "LgammaBackward0", saving: .input,
    "Computes the logarithm of the gamma function's absolute value.",
    example: "torch.lgamma(torch.tensor([0.5, 3.]))", sample: [0.4, 1.3, 2.1]
  ) { (gradient, input) throws(TensorError) in try gradient * digamma(input) }

  package static let digamma: UnaryOperator = .init(
    "digamma", .digamma, node: "DigammaBackward0", saving: .input,
    "Computes the derivative of the gamma function's logarithm.",
    example: "torch.digamma(torch.tensor([0.5, 3.]))", sample: [0.4, 1.3, 2.1]
  ) { (gradient, input) throws(TensorError) in try gradient * polygamma(1, input) }

  private static let higher = Derivative("PolygammaBackward0", saves: ["self", "n"]) {
    (node, gradient) throws(TensorError) in
    Gradients(try gradient * polygamma(node.int(0) + 1, node.saved(0)))
  }

  /// The derivative of order `order` of the digamma function.
  package static func polygamma(_ order: Int, _ input: Tensor) throws(TensorError) -> Tensor {
    if order < 0 {
      throw TensorError(.runtimeError, "polygamma(n, x) does not support negative n.")
    }
    let order = Swift.min(order, 1 << 40)
    let array =
      try order == 0
      ? Kernels.unary(.digamma, input.array.floating())
      : Kernels.map(input.array.floating(), name: order == 1 ? "trigamma" : "polygamma") { x in
        Special.polygamma(order, x)
      }
    return Tensor.recorded(array, higher, input) { node, _ in
      node.save(input)
      node.attributes = [.int(order)]
    }
  }

  // MARK: Several dimensions

  private static let multivariate = Derivative("MvlgammaBackward0", saves: ["self", "p"]) {
    (node, gradient) throws(TensorError) in
    let steps = try digamma(stepped(node.saved(0), node.int(0)))
    return Gradients(try gradient * Reduction.sum(steps, [-1]))
  }

  /// The arguments `x - i / 2` for every i below `p`, along a new last dimension.
  private static func stepped(_ input: Tensor, _ p: Int) throws(TensorError) -> Tensor {
    let offsets = try NDArray(
      elements: (0..<p).map { .double(-Double($0) / 2) }, shape: [p], scalarType: input.scalarType)
    return try input.unsqueeze(-1) + Tensor(offsets)
  }

  /// The logarithm of the multivariate gamma function of dimension `p`.
  package static func multivariateLogGamma(_ input: Tensor, _ p: Int) throws(TensorError) -> Tensor {
    if input.scalarType == .bool {
      throw TensorError(.runtimeError, "The input tensor may not be a boolean tensor.")
    }
    if p < 1 { throw TensorError(.runtimeError, "p has to be greater than or equal to 1") }
    if input.scalarType.isComplex { throw input.scalarType.notImplemented("arange_cpu") }
    let p = Swift.min(p, 1 << 20)
    let plain = Tensor(try input.array.floating())
    let terms = try Kernels.unary(.lgamma, stepped(plain, p).array)
    let total = try Kernels.sum(terms, dims: [terms.dimensionCount - 1])
    let constant = Double(p) * Double(p - 1) * 0.2861824714623500436
    let array = try Kernels.binary(.add, total, scalar: .double(constant), type: total.scalarType)
    return Tensor.recorded(array, multivariate, input) { node, _ in
      node.save(input)
      node.attributes = [.int(p)]
    }
  }

  // MARK: Incomplete

  // d P(a, x) / dx = x^(a - 1) exp(-x) / gamma(a)
  private static func incomplete(
    _ name: String, _ node: String, sign: Double, _ documentation: String,
    _ function: @escaping @Sendable (Double, Double) -> Double
  ) -> PairOperator {
    PairOperator(
      name,
      { (a, b, type) throws(TensorError) in try Kernels.map(a, b, type: type, name: "\(name)_cpu", function)
      },
      node: node, documentation, samples: [], forward: .missing(name),
      formula: { (node, gradient) throws(TensorError) in
        if node.needsGradient(0) {
          throw TensorError(
            .notImplementedError,
            "the derivative for '\(name): input' is not implemented.")
        }
        let a = try node.saved(0)
        let x = try node.saved(1)
        let density = try ((a - .int(1)) * x.log() - x - lgamma(a)).exp()
        return Gradients(nil, try gradient * density * .double(sign))
      })
  }

  package static let igamma = incomplete(
    "igamma", "IgammaBackward0", sign: 1, "Computes the regularised lower incomplete gamma function."
  ) { Special.lowerGamma($0, $1) }

  package static let igammac = incomplete(
    "igammac", "IgammacBackward0", sign: -1, "Computes the regularised upper incomplete gamma function."
  ) { Special.upperGamma($0, $1) }

  private static func multivariateRow(
    _ name: String, _ namespace: Operator.Namespace, _ forms: Operator.Forms
  ) -> Operator {
    Operator(
      name, ["\(name)(Tensor input, int p)"], forms: forms, namespace: namespace,
      documentation: "Computes the logarithm of the multivariate gamma function of dimension `p`.",
      example: namespace == .special
        ? "torch.special.\(name)(torch.tensor([3.]), 2)" : "torch.\(name)(torch.tensor([3.]), 2)",
      samples: [Sample(.tensor([2.4, 3.3], [2]), .int(2))]
    ) { (call) throws(TensorError) in .tensor(try multivariateLogGamma(call.tensor(0), call.int(1))) }
  }

  private static let polygammaRow = Operator(
    "polygamma", ["polygamma(int n, Tensor input)"], forms: [.function, .method, .inPlace],
    documentation: "Computes a derivative of the digamma function.",
    example: "torch.polygamma(1, torch.tensor([1., 0.5]))",
    samples: [Sample(.int(1), .tensor([0.4, 1.3], [2])), Sample(.int(2), .tensor([0.7, 1.3], [2]))]
  ) { (call) throws(TensorError) in .tensor(try polygamma(call.int(0), call.tensor(1))) }
  .recordingInPlace(higher.named("PolygammaBackward1"))

  static let table: [Operator] = [
    lgamma.row(), digamma.row(), digamma.row().special(), digamma.row().special("psi"),
    lgamma.row().special("gammaln"), polygammaRow, polygammaRow.special(),
    multivariateRow("mvlgamma", .torch, [.function, .method, .inPlace]),
    multivariateRow("multigammaln", .special, .function),
    igamma.row(), igammac.row(), igamma.row().special("gammainc"), igammac.row().special("gammaincc"),
  ]
}
