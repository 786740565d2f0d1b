import TensorCore

/// Weights from their lengths and directions.
enum WeightNormalization {
  // d (v g / |v|) = g / |v| (dw - v (v . dw) / |v|^2), and the length's share is (v . dw) / |v|
  private static let joined = Derivative(
    "WeightNormInterfaceBackward0", saves: ["v", "g", "result1", .init("dim", .attribute(0))],
    rule: "d w/dv = g / |v| (1 - v v^T / |v|^2), d w/dg = v / |v|",
    forward: .missing("_weight_norm_interface")
  ) { (node, gradient) throws(TensorError) in
    let (direction, length) = (try node.saved(0), try node.saved(1))
    let dims = others(than: node.int(0), of: direction)
    let norm = try Norms.vectorNorm(direction, order: 2, dims, keepsDimensions: true)
    let product = try Reduction.sum(gradient * direction, dims, keepsDimensions: true)
    return Gradients(
      try length / norm * (gradient - direction * (product / (norm * norm))), try product / norm)
  }

  private static func others(than dim: Int, of tensor: Tensor) -> [Int] {
    (0..<tensor.dimensionCount).filter { $0 != dim }
  }

  /// The lengths along all axes but one; -1 stands for none.
  static func norm(_ input: Tensor, order: Double, _ dim: Int) throws(TensorError) -> Tensor {
    if dim == -1 || input.dimensionCount == 0 {
      return try Norms.vectorNorm(input, order: order, [], keepsDimensions: false)
    }
    let dim = try wrapDimension(dim, count: input.dimensionCount)
    let dims = others(than: dim, of: input)
    var shape = Array(repeating: 1, count: input.dimensionCount)
    shape[dim] = input.shape[dim]
    // PyTorch shows the row of lengths in another shape.
    return try Reshaping.view(
      Norms.vectorNorm(input, order: order, dims, keepsDimensions: false), Dims(shape))
  }

  /// `direction` with the lengths `length` along all axes but one.
  static func weight(_ direction: Tensor, _ length: Tensor, _ dim: Int) throws(TensorError) -> Tensor {
    // PyTorch has an operator of its own for the first and the last axis.
    guard direction.dimensionCount > 0, dim == 0 || dim == direction.dimensionCount - 1 else {
      return try direction * (length / norm(direction, order: 2, dim))
    }
    let values = try GradMode.with(false) { () throws(TensorError) in
      let norms = try norm(Tensor(direction.array), order: 2, dim)
      return (try Tensor(direction.array) * (Tensor(length.array) / norms), norms)
    }
    return Tensor.recorded(values.0.array, joined, direction, length) { node, _ in
      node.save(direction)
      node.save(length)
      node.save(values.1)
      node.attributes = [.int(dim)]
    }
  }

  private static let matrix = Sample.Input.tensor([1.5, -2, 3, 0.4, 5, -0.6], [2, 3])

  static let table: [Operator] = [
    Operator(
      "_weight_norm", ["_weight_norm(Tensor v, Tensor g, int dim=0)"], forms: .function,
      documentation: "Gives the directions in a tensor their lengths.",
      example: "torch._weight_norm(torch.tensor([[3., 4.]]), torch.ones(1, 1))",
      samples: [
        Sample(matrix, .tensor([0.5, 2], [2, 1]), .int(0)),
        Sample(matrix, .tensor([0.5, 2, 1.5], [1, 3]), .int(1)),
      ]
    ) { (call) throws(TensorError) in
      .tensor(try weight(call.tensor(0), call.tensor(1), call.int(2)))
    },
    Operator(
      "norm_except_dim", ["norm_except_dim(Tensor v, int pow=2, int dim=0)"], forms: .function,
      documentation: "Computes the lengths along all axes but one.",
      example: "torch.norm_except_dim(torch.tensor([[3., 4.]]))",
      samples: [Sample(matrix, .int(2), .int(0))]
    ) { (call) throws(TensorError) in
      .tensor(try norm(call.tensor(0), order: Double(call.int(1)), call.int(2)))
    },
  ]
}
