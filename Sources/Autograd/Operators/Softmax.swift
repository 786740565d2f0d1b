package import TensorCore

/// Softmax and its logarithm along a dimension.
package enum Softmax {
  private static let normalised = normalised("SoftmaxBackward0")
  private static let safelyNormalised = normalised("SafeSoftmaxBackward0")

  // d softmax = softmax * (g - sum(g * softmax))
  private static func normalised(_ name: String) -> Derivative {
    Derivative(
      name, saves: ["result", "dim"], rule: "d s_i/dx_j = s_i ((i = j) - s_j)",
      forward: .formula { (node, tangents) throws(TensorError) in
        let tangent = try ForwardRule.only(tangents)
        let result = try node.saved(0)
        if result.dimensionCount == 0 { return try tangent.zerosLike() }
        return try result * (tangent - weightedMean(of: tangent, result, node.int(0)))
      }, normalisedGradient)
  }

  /// The mean of a tangent along a dimension, by the weights that the softmax is; all shares of it cancel exactly.
  private static func weightedMean(
    of tangent: Tensor, _ weights: Tensor, _ dim: Int
  ) throws(TensorError) -> Tensor {
    try Reduction.sum(weights * tangent, [dim], keepsDimensions: true)
      / Reduction.sum(weights, [dim], keepsDimensions: true)
  }

  private static func normalisedGradient(_ node: OperatorNode, _ gradient: Tensor) throws(TensorError)
    -> Gradients
  {
    let result = try node.saved(0)
    if result.dimensionCount == 0 { return Gradients(try gradient.zerosLike()) }
    return Gradients(try slope(gradient, result, node.int(0), logarithm: false))
  }

  /// The gradient of the input, recorded as the one operator that PyTorch has for it.
  private static func slope(
    _ gradient: Tensor, _ result: Tensor, _ dim: Int, logarithm: Bool
  ) throws(TensorError) -> Tensor {
    func values() throws(TensorError) -> NDArray {
      if result.scalarType.isHalfWidth {
        let wide = Tensor(try result.array.converted(to: .float32).contiguous())
        return try GradMode.with(false) { () throws(TensorError) in
          try slope(Tensor(gradient.array.converted(to: .float32)), wide, dim, logarithm: logarithm).array
        }.converted(to: result.scalarType)
      }
      if let fused = try Kernels.softmaxGradient(
        gradient.array, result: result.array, dim: dim, logarithm: logarithm)
      {
        return fused
      }
      return try GradMode.with(false) { () throws(TensorError) in
        try (logarithm ? logarithmicSlope : normalisedSlope)(gradient, result, [.int(dim)]).array
      }
    }
    guard GradMode.isEnabled || DualLevel.areActive else { return Tensor(try values()) }
    return try (logarithm ? logarithmicGradient : normalisedGradient)(
      gradient, result, [.int(dim)], value: values)
  }

  private static let normalisedGradient = GradientOperator(
    "SoftmaxBackwardDataBackward0", saved: "output", numbers: ["dim"], formula: normalisedSlope)
  private static let logarithmicGradient = GradientOperator(
    "LogSoftmaxBackwardDataBackward0", saved: "output", numbers: ["dim"], formula: logarithmicSlope)

  private static let normalisedSlope: GradientOperator.Formula = {
    (gradient, result, numbers) throws(TensorError) in
    let weighted = try gradient * result
    return try weighted - result * Reduction.sum(weighted, [dimension(numbers)], keepsDimensions: true)
  }

  private static let logarithmicSlope: GradientOperator.Formula = {
    (gradient, result, numbers) throws(TensorError) in
    try gradient - result.exp() * Reduction.sum(gradient, [dimension(numbers)], keepsDimensions: true)
  }

  private static func dimension(_ numbers: [SavedAttribute]) -> Int {
    if case .int(let dim)? = numbers.first { return dim }
    return 0
  }

  // d log softmax = g - softmax * sum(g)
  private static let logarithmic = Derivative(
    "LogSoftmaxBackward0", saves: ["result", "dim"], rule: "d log s_i/dx_j = (i = j) - s_j",
    forward: .formula { (node, tangents) throws(TensorError) in
      let tangent = try ForwardRule.only(tangents)
      let result = try node.saved(0)
      if result.dimensionCount == 0 { return try tangent.zerosLike() }
      return try tangent - weightedMean(of: tangent, result.exp(), node.int(0))
    }
  ) {
    (node, gradient) throws(TensorError) in
    let result = try node.saved(0)
    if result.dimensionCount == 0 { return Gradients(try gradient.zerosLike()) }
    return Gradients(try slope(gradient, result, node.int(0), logarithm: true))
  }

  package static func softmax(_ input: Tensor, _ dim: Int, type: ScalarType? = nil) throws(TensorError)
    -> Tensor
  {
    let input = try type.map { (type) throws(TensorError) in try input.to(type) } ?? input
    let wrapped = try wrapDimension(dim, count: input.dimensionCount)
    let array = try floating(input, "softmax", isLast: wrapped == input.dimensionCount - 1)
    let result = try Kernels.softmax(array, dim: wrapped, logarithm: false)
    return Tensor.recorded(result, normalised, input) { node, result in
      node.saveResult(result)
      node.attributes = [.int(wrapped)]
    }
  }

  package static func logSoftmax(
    _ input: Tensor, _ dim: Int, type: ScalarType? = nil
  ) throws(TensorError) -> Tensor {
    let input = try type.map { (type) throws(TensorError) in try input.to(type) } ?? input
    let wrapped = try wrapDimension(dim, count: input.dimensionCount)
    let array = try floating(input, "log_softmax", isLast: wrapped == input.dimensionCount - 1)
    let result = try Kernels.softmax(array, dim: wrapped, logarithm: true)
    return Tensor.recorded(result, logarithmic, input) { node, result in
      node.saveResult(result)
      node.attributes = [.int(wrapped)]
    }
  }

  /// The softmax along the last dimension, which is 0 where all is minus infinity.
  static func safeSoftmax(_ input: Tensor) throws(TensorError) -> Tensor {
    let last = input.dimensionCount - 1
    var array = try Kernels.softmax(floating(input, "softmax", isLast: true), dim: last, logarithm: false)
    if input.elementCount > 0 {
      let isEmpty = try Kernels.predicate(
        .isNegativeInfinity, Kernels.maximum(input.array, dims: [last], keepDims: true))
      let zero = try NDArray.scalar(.int(0), array.scalarType)
      array = try Kernels.select(isEmpty, .array(zero), .array(array), type: array.scalarType)
    }
    return Tensor.recorded(array, safelyNormalised, input) { node, result in
      node.saveResult(result)
      node.attributes = [.int(last)]
    }
  }

  private static func floating(_ input: Tensor, _ name: String, isLast: Bool) throws(TensorError) -> NDArray {
    if !input.scalarType.isFloatingPoint {
      throw TensorError(
        .notImplementedError,
        "\"\(name)_\(isLast || input.dimensionCount == 0 ? "lastdim_" : "")kernel_impl\" not implemented for '\(input.scalarType.errorName)'"
      )
    }
    // PyTorch's kernels take and give rows that lie one after another.
    return try input.array.contiguous()
  }

  private static let matrix = Sample.Input.tensor([1.5, -2, 3, 0.4, 5, -0.6], [2, 3])

  private static func row(
    _ name: String, _ namespace: Operator.Namespace, _ forms: Operator.Forms, _ documentation: String,
    _ body: @escaping @Sendable (Tensor, Int, ScalarType?) throws(TensorError) -> Tensor
  ) -> Operator {
    let prefix = namespace == .functional ? "torch.nn.functional" : "torch"
    return Operator(
      name, ["\(name)(Tensor input, int dim, dtype? dtype=None)"], forms: forms, namespace: namespace,
      documentation: documentation, example: "\(prefix).\(name)(torch.tensor([1., 2.]), dim=0)",
      samples: [Sample(matrix, .int(1), .none)]
    ) { (call) throws(TensorError) in .tensor(try body(call.tensor(0), call.int(1), call.scalarType(2))) }
  }

  private static func specialRow(
    _ name: String, _ documentation: String,
    _ body: @escaping @Sendable (Tensor, Int, ScalarType?) throws(TensorError) -> Tensor
  ) -> Operator {
    Operator(
      name, ["\(name)(Tensor input, int dim, dtype? dtype=None)"], forms: .function, namespace: .special,
      documentation: documentation, example: "torch.special.\(name)(torch.tensor([1., 2.]), 0)",
      samples: [Sample(matrix, .int(1), .none)]
    ) { (call) throws(TensorError) in .tensor(try body(call.tensor(0), call.int(1), call.scalarType(2))) }
  }

  static let table: [Operator] = [
    specialRow("softmax", "Turns scores along a dimension into positive shares that sum to one.") {
      (input, dim, type) throws(TensorError) in try softmax(input, dim, type: type)
    },
    specialRow("log_softmax", "Computes the logarithm of softmax along a dimension.") {
      (input, dim, type) throws(TensorError) in try logSoftmax(input, dim, type: type)
    },
    row(
      "softmax", .torch, [.function, .method],
      "Turns scores along a dimension into positive shares that sum to one."
    ) {
      (input, dim, type) throws(TensorError) in try softmax(input, dim, type: type)
    },
    row("log_softmax", .torch, [.function, .method], "Computes the logarithm of softmax along a dimension.") {
      (input, dim, type) throws(TensorError) in try logSoftmax(input, dim, type: type)
    },
    functionalRow(
      "softmax", "Turns scores along a dimension into positive shares that sum to one."
    ) { (input, dim, type) throws(TensorError) in try softmax(input, dim, type: type) },
    functionalRow(
      "softmin", "Turns the negatives of scores along a dimension into positive shares that sum to one."
    ) { (input, dim, type) throws(TensorError) in try softmax(-input, dim, type: type) },
    functionalRow("log_softmax", "Computes the logarithm of softmax along a dimension.") {
      (input, dim, type) throws(TensorError) in try logSoftmax(input, dim, type: type)
    },
  ]

  /// A row of `torch.nn.functional`, which guesses the dimension where none is given, and warns.
  private static func functionalRow(
    _ name: String, _ documentation: String,
    _ body: @escaping @Sendable (Tensor, Int, ScalarType?) throws(TensorError) -> Tensor
  ) -> Operator {
    Operator(
      name, ["\(name)(Tensor input, int? dim=None, int _stacklevel=3, dtype? dtype=None)"],
      forms: .function,
      namespace: .functional, documentation: documentation,
      example: "torch.nn.functional.\(name)(torch.tensor([1., 2.]), dim=0)",
      samples: [Sample(matrix, .int(1), .int(3), .none)]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      var dim = call.optionalInt(1)
      if dim == nil {
        call.warn(
          "Implicit dimension choice for \(name) has been deprecated. Change the call to include dim=X as an "
            + "argument.")
        dim = [0, 1, 3].contains(input.dimensionCount) ? 0 : 1
      }
      return .tensor(try body(input, dim ?? 0, call.scalarType(3)))
    }.inPython().preparing(.callsAlong(name == "softmin" ? "softmax" : name))
  }
}
