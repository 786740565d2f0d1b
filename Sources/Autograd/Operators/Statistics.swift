package import TensorCore

/// Spreads, norms and other summaries.
package enum Statistics {
  // d var = 2 / (n - correction) * (x - mean)
  private static let varied = Derivative(
    "VarBackward0",
    saves: [
      "self", .init("dim", .list(0)), .init("keepdim", .attribute(1)), .init("correction", .attribute(2)),
    ],
    rule: "d var(x)/dx_i = 2 (x_i - mean(x)) / (n - correction)"
  ) {
    (node, gradient) throws(TensorError) in
    Gradients(try varianceBackward(node, gradient, node.saved(0)))
  }

  // d std = d var / (2 std)
  private static let deviated = Derivative(
    "StdBackward0",
    saves: [
      "self", "result", .init("dim", .list(0)), .init("keepdim", .attribute(1)),
      .init("correction", .attribute(2)),
    ],
    rule: "d std(x)/dx_i = (x_i - mean(x)) / ((n - correction) std(x))"
  ) {
    (node, gradient) throws(TensorError) in
    Gradients(
      try varianceBackward(node, squareRootBackward(gradient, node.saved(1)), node.saved(0)))
  }

  private static func varianceBackward(
    _ node: OperatorNode, _ gradient: Tensor, _ input: Tensor
  ) throws(TensorError) -> Tensor {
    let dims = node.ints(0)
    let mean = try dims.isEmpty ? Reduction.mean(input) : Reduction.mean(input, dims, keepsDimensions: true)
    return try spreadBackward(
      gradient, input, mean, dims, keepsDimensions: node.bool(1), degreesLost: node.scalar.doubleValue)
  }

  /// The gradient of a variance over some dimensions, or over all if none are named.
  static func spreadBackward(
    _ gradient: Tensor, _ input: Tensor, _ mean: Tensor, _ dims: [Int], keepsDimensions: Bool,
    degreesLost: Double
  ) throws(TensorError) -> Tensor {
    let spread = try Reduction.restored(gradient, like: input, dims: dims, keepsDimensions: keepsDimensions)
    let degrees = Double(count(of: dims, in: input)) - degreesLost
    return try spread * .double(2 / degrees) * (input - mean)
  }

  /// How many elements one result over some dimensions is of, or over all if none are named.
  static func count(of dims: [Int], in input: Tensor) -> Int {
    if dims.isEmpty { return input.elementCount }
    if input.dimensionCount == 0 { return 1 }
    return dims.reduce(1) { $0 &* input.shape[$1] }
  }

  /// The gradient of a variance that goes on to its square root, `result`; none where there is no spread.
  static func squareRootBackward(_ gradient: Tensor, _ result: Tensor) throws(TensorError) -> Tensor {
    let quotient = try gradient / (result * .int(2))
    return try Selection.maskedFill(quotient, Comparison.compare(.equal, result, .int(0)), .int(0))
  }

  package static func variance(
    _ input: Tensor, _ dims: [Int], correction: Scalar?, keepsDimensions: Bool, squareRoot: Bool
  ) throws(TensorError) -> Tensor {
    let degreesLost = correction?.doubleValue ?? 1
    if !input.scalarType.isDifferentiable {
      throw TensorError(
        .notImplementedError,
        "std and var only support floating point and complex dtypes")
    }
    let dims = try Reduction.wrap(dims, for: input)
    let array = try Kernels.variance(
      input.array, dims: dims.isEmpty ? nil : Dims(dims), correction: degreesLost, keepDims: keepsDimensions,
      squareRoot: squareRoot)
    return Tensor.recorded(array, squareRoot ? deviated : varied, input) { node, result in
      node.save(input)
      if squareRoot { node.saveResult(result) }
      node.scalar = .double(degreesLost)
      node.attributes = [.ints(dims), .bool(keepsDimensions), correction.map { .scalar($0) } ?? .none]
    }
  }

  // d log sum exp x = softmax x
  private static let exponentiallySummed = Derivative(
    "LogsumexpBackward0", saves: ["self", "result", "dim", "keepdim"],
    forward: .formula { (node, tangents) throws(TensorError) in
      let tangent = try ForwardRule.only(tangents)
      let input = try node.saved(0)
      let (dims, keeps) = (node.ints(0), node.bool(1))
      let result = try Reduction.spread(
        node.saved(1), to: input.shape, dims: dims, keepsDimensions: keeps)
      let weights = try (input - result).exp()
      return try Reduction.sum(weights * tangent, dims, keepsDimensions: keeps)
        / Reduction.sum(weights, dims, keepsDimensions: keeps)
    }
  ) { (node, gradient) throws(TensorError) in
    let input = try node.saved(0)
    let dims = node.ints(0)
    let result = try Reduction.restored(node.saved(1), like: input, dims: dims, keepsDimensions: node.bool(1))
    let gradient = try Reduction.restored(gradient, like: input, dims: dims, keepsDimensions: node.bool(1))
    return Gradients(try gradient * (input - result).exp().conjugate())
  }

  package static func logSumExp(
    _ input: Tensor, _ dims: [Int], keepsDimensions: Bool
  ) throws(TensorError) -> Tensor {
    let dims = try Reduction.wrap(dims, for: input)
    let array = try Kernels.logSumExp(input.array.floating(), dims: Dims(dims), keepDims: keepsDimensions)
    return Tensor.recorded(array, exponentiallySummed, input) { node, result in
      node.save(input)
      node.saveResult(result)
      node.attributes = [.ints(dims), .bool(keepsDimensions)]
    }
  }

  private static let matrix = Sample.Input.tensor([1.5, -2, 3, 0.4, 5, -0.6], [2, 3])

  private static func spreadRow(_ name: String, squareRoot: Bool, _ documentation: String) -> Operator {
    Operator(
      name,
      [
        "\(name)(Tensor input, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False)",
        "\(name)(Tensor input, bool unbiased=True)",
        "\(name)(Tensor input, int[1]? dim, bool unbiased=True, bool keepdim=False)",
      ],
      documentation: documentation, example: "torch.\(name)(torch.tensor([1., 2., 4.]))",
      samples: [
        Sample(matrix, .none, .none, .bool(false)), Sample(matrix, .ints([1]), .scalar(.int(0)), .bool(true)),
      ]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      switch call.overload {
      case 0:
        return .tensor(
          try variance(
            input, call.optionalInts(1) ?? [], correction: call.correctionOfSpread,
            keepsDimensions: call.bool(3), squareRoot: squareRoot))
      case 1:
        return .tensor(
          try variance(
            input, [], correction: .int(call.bool(1) ? 1 : 0), keepsDimensions: false, squareRoot: squareRoot)
        )
      default:
        return .tensor(
          try variance(
            input, call.optionalInts(1) ?? [], correction: .int(call.bool(2) ? 1 : 0),
            keepsDimensions: call.bool(3),
            squareRoot: squareRoot))
      }
    }
  }

  private static let logSumExpRow =
    Operator(
      "logsumexp", ["logsumexp(Tensor input, int[1] dim, bool keepdim=False)"],
      documentation: "Computes the logarithm of the sum of exponentials, without overflow.",
      example: "torch.logsumexp(torch.tensor([1., 2.]), 0)",
      samples: [Sample(matrix, .ints([1]), .bool(false))]
    ) { (call) throws(TensorError) in
      .tensor(try logSumExp(call.tensor(0), call.ints(1), keepsDimensions: call.bool(2)))
    }

  static let table: [Operator] = [
    spreadRow("var", squareRoot: false, "Computes the variance, unbiased unless told otherwise."),
    spreadRow("std", squareRoot: true, "Computes the standard deviation, unbiased unless told otherwise."),
    logSumExpRow, logSumExpRow.special(),
  ]
}

extension OperatorCall {
  /// The correction of a spread over dimensions, in a call that may name it; none where neither is given.
  var correctionOfSpread: Scalar? {
    optionalScalar(2) ?? (optionalInts(1).map { _ in .int(1) })
  }
}
