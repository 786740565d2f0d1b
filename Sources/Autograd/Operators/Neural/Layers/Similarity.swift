import TensorCore

/// How alike vectors are: the cosine of their angle, and their distance.
enum Similarity {
  /// The cosine of the angle between vectors along a dimension, whose lengths count as at least `epsilon`.
  static func cosine(
    _ first: Tensor, _ second: Tensor, _ dim: Int, epsilon: Double
  ) throws(TensorError) -> Tensor {
    let type = Tensor.commonType(first, second)
    if !type.isFloatingPoint {
      throw TensorError(
        .runtimeError,
        "expected common dtype to be floating point, yet common dtype is \(type.errorName)")
    }
    if epsilon < 0 {
      throw TensorError(.runtimeError, "eps must be non-negative, got: \(streamDescription(epsilon))")
    }
    let shape = try Dims.broadcast(first.shape, second.shape)
    func direction(_ vectors: Tensor) throws(TensorError) -> Tensor {
      let typed = try vectors.to(type)
      let whole = typed.shape == shape ? typed : try typed.expand(shape)
      let length = try Copying.clone(
        Norms.vectorNorm(whole, order: 2, [dim], keepsDimensions: true))
      // The bound is no operation of the graph, as in PyTorch.
      try Kernels.binary(
        .maximum, length.array, scalar: .double(epsilon), type: type, into: length.array)
      return try whole / length
    }
    return try Reduction.sum(direction(first) * direction(second), [dim])
  }

  private static let measured = Derivative(
    "NormBackward1",
    saves: [
      "self", "result", .init("p", .number), .init("keepdim", .attribute(0)),
      .init("dim", .attribute(1)),
    ]
  ) {
    (node, gradient) throws(TensorError) in
    let input = try node.saved(0)
    let length = try Norms.vectorNorm(input, order: node.scalar.doubleValue, [-1], keepsDimensions: true)
    let whole = node.bool(0) ? gradient : try gradient.unsqueeze(-1)
    let order = node.scalar.doubleValue
    if order == 1 { return Gradients(try whole * input.sgn()) }
    if order == 2 {
      let isZero = try Comparison.compare(.equal, length, .int(0))
      let one = Tensor(try NDArray.scalar(.int(1), length.scalarType))
      let slope = try input / Selection.choose(isZero, one, length)
      return Gradients(try whole * slope)
    }
    let ratio = try (input.absolute() / length).power(.double(order - 1))
    return Gradients(try whole * ratio * input.sgn())
  }

  /// The p-norm of the differences of vectors along the last dimension, to which `epsilon` is added.
  static func distance(
    _ first: Tensor, _ second: Tensor, order: Double, epsilon: Double, keepsDimension: Bool
  ) throws(TensorError) -> Tensor {
    let difference = try first - second + .double(epsilon)
    if difference.dimensionCount == 0 || order == .infinity || order == 0 {
      return try Norms.vectorNorm(difference, order: order, [-1], keepsDimensions: keepsDimension)
    }
    let array = try Kernels.norm(difference.array, p: order, dims: [-1], keepDims: keepsDimension)
    return Tensor.recorded(array, measured, difference) { node, result in
      node.save(difference)
      node.saveResult(result)
      node.scalar = .double(order)
      node.attributes = [.bool(keepsDimension), .ints([difference.dimensionCount - 1])]
    }
  }

  private static let first = Sample.Input.tensor([1.5, -2, 3, 0.4, 5, -0.6], [2, 3])
  private static let second = Sample.Input.tensor([0.7, -1.4, 2.6, 0.1, 0.2, -0.3], [2, 3])

  static let table: [Operator] = [
    Operator(
      "cosine_similarity", ["cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08)"],
      forms: .function, documentation: "Computes the cosine of the angle between vectors.",
      example: "torch.cosine_similarity(torch.ones(1, 2), torch.tensor([[1., 0.]]))",
      samples: [Sample(first, second, .int(1), .scalar(.double(1e-8)))]
    ) { (call) throws(TensorError) in
      .tensor(try cosine(call.tensor(0), call.tensor(1), call.int(2), epsilon: call.double(3)))
    },
    Operator(
      "pairwise_distance",
      ["pairwise_distance(Tensor x1, Tensor x2, float p=2, float eps=1e-06, bool keepdim=False)"],
      forms: .function, documentation: "Computes the norms of the differences of vectors.",
      example: "torch.pairwise_distance(torch.zeros(1, 2), torch.tensor([[3., 4.]]))",
      samples: [
        Sample(first, second, .scalar(.double(2)), .scalar(.double(1e-6)), .bool(false)),
        Sample(first, second, .scalar(.double(3)), .scalar(.double(1e-6)), .bool(true)),
      ]
    ) { (call) throws(TensorError) in
      .tensor(
        try distance(
          call.tensor(0), call.tensor(1), order: call.double(2), epsilon: call.double(3),
          keepsDimension: call.bool(4)))
    },
  ]
}
