package import TensorCore

/// Softmax and its logarithm along a dimension.
package enum Softmax {
  // d softmax = softmax * (g - sum(g * softmax))
  private static let normalised = Derivative(
    "SoftmaxBackward0", saves: ["result", "dim"], rule: "d s_i/dx_j = s_i ((i = j) - s_j)"
  ) {
    (node, gradient) throws(TensorError) in
    let result = try node.saved(0)
    let weighted = try gradient * result
    if result.dimensionCount == 0 { return Gradients(try gradient.zerosLike()) }
    let total = try Reduction.sum(weighted, [node.int(0)], keepsDimensions: true)
    return Gradients(try weighted - result * total)
  }

  // d log softmax = g - softmax * sum(g)
  private static let logarithmic = Derivative(
    "LogSoftmaxBackward0", saves: ["result", "dim"], rule: "d log s_i/dx_j = (i = j) - s_j"
  ) {
    (node, gradient) throws(TensorError) in
    let result = try node.saved(0)
    if result.dimensionCount == 0 { return Gradients(try gradient.zerosLike()) }
    let total = try Reduction.sum(gradient, [node.int(0)], keepsDimensions: true)
    return Gradients(try gradient - result.exp() * total)
  }

  package static func softmax(_ input: Tensor, _ dim: Int, type: ScalarType? = nil) throws(TensorError)
    -> Tensor
  {
    let input = try type.map { (type) throws(TensorError) in try input.to(type) } ?? input
    let wrapped = try wrapDimension(dim, count: input.dimensionCount)
    let array = try floating(input, "softmax", isLast: wrapped == input.dimensionCount - 1)
    let largest = try Kernels.maximum(array, dims: [wrapped], keepDims: true)
    let shifted = try Kernels.binary(.subtract, array, largest, type: array.scalarType)
    let powers = try Kernels.unary(.exp, shifted)
    let total = try Kernels.sum(powers, dims: [wrapped], keepDims: true)
    let result = try Kernels.binary(.divide, powers, total, type: array.scalarType)
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
    let largest = try Kernels.maximum(array, dims: [wrapped], keepDims: true)
    let shifted = try Kernels.binary(.subtract, array, largest, type: array.scalarType)
    let total = try Kernels.sum(Kernels.unary(.exp, shifted), dims: [wrapped], keepDims: true)
    let result = try Kernels.binary(.subtract, shifted, Kernels.unary(.log, total), type: array.scalarType)
    return Tensor.recorded(result, logarithmic, input) { node, result in
      node.saveResult(result)
      node.attributes = [.int(wrapped)]
    }
  }

  private static func floating(_ input: Tensor, _ name: String, isLast: Bool) throws(TensorError) -> NDArray {
    if !input.scalarType.isFloatingPoint {
      throw TensorError(
        .notImplementedError,
        "\"\(name)_\(isLast || input.dimensionCount == 0 ? "lastdim_" : "")kernel_impl\" not implemented for '\(input.scalarType.errorName)'"
      )
    }
    return input.array
  }

  private static let matrix = Sample.Input.tensor([1.5, -2, 3, 0.4, 5, -0.6], [2, 3])

  private static func row(
    _ name: String, _ namespace: Operator.Namespace, _ forms: Operator.Forms, _ documentation: String,
    _ body: @escaping @Sendable (Tensor, Int, ScalarType?) throws(TensorError) -> Tensor
  ) -> Operator {
    let prefix = namespace == .functional ? "torch.nn.functional" : "torch"
    return Operator(
      name, ["\(name)(Tensor input, int dim, *, dtype? dtype=None)"], forms: forms, namespace: namespace,
      documentation: documentation, example: "\(prefix).\(name)(torch.tensor([1., 2.]), dim=0)",
      samples: [Sample(matrix, .int(1), .none)]
    ) { (call) throws(TensorError) in .tensor(try body(call.tensor(0), call.int(1), call.scalarType(2))) }
  }

  private static func specialRow(
    _ name: String, _ documentation: String,
    _ body: @escaping @Sendable (Tensor, Int, ScalarType?) throws(TensorError) -> Tensor
  ) -> Operator {
    Operator(
      name, ["\(name)(Tensor input, int dim, *, dtype? dtype=None)"], forms: .function, namespace: .special,
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
    row(
      "softmax", .functional, .function,
      "Turns scores along a dimension into positive shares that sum to one."
    ) {
      (input, dim, type) throws(TensorError) in try softmax(input, dim, type: type)
    },
    row("log_softmax", .functional, .function, "Computes the logarithm of softmax along a dimension.") {
      (input, dim, type) throws(TensorError) in try logSoftmax(input, dim, type: type)
    },
  ]
}
