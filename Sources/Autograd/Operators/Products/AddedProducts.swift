package import TensorCore

/// Products of matrices and vectors that are scaled and added to a tensor.
package enum AddedProducts {
  /// The two numbers of `beta * input + alpha * product`.
  package struct Scales: Sendable {
    package var beta: Scalar
    package var alpha: Scalar
    package init(beta: Scalar = .int(1), alpha: Scalar = .int(1)) {
      self.beta = beta
      self.alpha = alpha
    }

    /// Throws where elements of a type cannot hold the numbers.
    func check(for type: ScalarType) throws(TensorError) {
      _ = try beta.checked(for: type)
      _ = try alpha.checked(for: type)
    }

    /// The same numbers for the gradient, whose factors are conjugates.
    var conjugates: Scales { Scales(beta: beta.conjugate, alpha: alpha.conjugate) }
  }

  /// The node's scales, saved behind its tensors as `beta` and `alpha`.
  private static func scales(of node: OperatorNode) -> Scales {
    guard node.attributes.count >= 2, case .scalar(let beta) = node.attributes[0],
      case .scalar(let alpha) = node.attributes[1]
    else { return Scales() }
    return Scales(beta: beta, alpha: alpha).conjugates
  }

  private static let matrixAdded = Derivative(
    "AddmmBackward0",
    saves: [
      "mat1", "mat2", "beta", "alpha", .init("mat1_sym_sizes", .sizes(.input(1))),
      .init("mat1_sym_strides", .strides(.input(1))), .init("mat2_sym_sizes", .sizes(.input(2))),
      .init("mat2_sym_strides", .strides(.input(2))),
    ],
    rule: "for C + A B: dC = gradient, dA = gradient B^T, dB = A^T gradient"
  ) { (node, gradient) throws(TensorError) in
    let scales = scales(of: node)
    return Gradients([
      node.needsGradient(0) ? try gradient.scaled(by: scales.beta) : nil,
      node.needsGradient(1)
        ? try Products.multiply(gradient, node.saved(1).matrixAdjoint()).scaled(by: scales.alpha) : nil,
      node.needsGradient(2)
        ? try Products.multiply(node.saved(0).matrixAdjoint(), gradient).scaled(by: scales.alpha) : nil,
    ])
  }.multiplying(1..<3)

  private static let vectorAdded = Derivative(
    "AddmvBackward0", saves: ["mat", "vec", "beta", "alpha"],
    rule: "for u + A v: du = gradient, dA = gradient v^T, dv = A^T gradient"
  ) { (node, gradient) throws(TensorError) in
    let scales = scales(of: node)
    return Gradients([
      node.needsGradient(0) ? try gradient.scaled(by: scales.beta) : nil,
      node.needsGradient(1)
        ? try Products.outer(gradient, node.saved(1).conjugate()).scaled(by: scales.alpha) : nil,
      node.needsGradient(2)
        ? try Products.multiplyVector(node.saved(0).matrixAdjoint(), gradient).scaled(by: scales.alpha) : nil,
    ])
  }.multiplying(1..<3)

  private static let outerAdded = Derivative(
    "AddrBackward0", saves: ["vec1", "vec2", "beta", "alpha"],
    rule: "for C + u v^T: dC = gradient, du = gradient v, dv = gradient^T u"
  ) { (node, gradient) throws(TensorError) in
    let scales = scales(of: node)
    return Gradients([
      node.needsGradient(0) ? try gradient.scaled(by: scales.beta) : nil,
      node.needsGradient(1)
        ? try Products.multiplyVector(gradient, node.saved(1).conjugate()).scaled(by: scales.alpha) : nil,
      node.needsGradient(2)
        ? try Products.multiplyVector(Dimensions.matrixTranspose(gradient), node.saved(0).conjugate())
          .scaled(by: scales.alpha) : nil,
    ])
  }.multiplying(1..<3)

  private static let batchAdded = Derivative(
    "BaddbmmBackward0", saves: ["batch1", "batch2", "beta", "alpha"],
    rule: "for C + A B: dC = gradient, dA = gradient B^T, dB = A^T gradient"
  ) { (node, gradient) throws(TensorError) in
    let scales = scales(of: node)
    return Gradients([
      node.needsGradient(0) ? try gradient.scaled(by: scales.beta) : nil,
      node.needsGradient(1)
        ? try Products.multiplyBatches(gradient, node.saved(1).adjoint()).scaled(by: scales.alpha) : nil,
      node.needsGradient(2)
        ? try Products.multiplyBatches(node.saved(0).adjoint(), gradient).scaled(by: scales.alpha) : nil,
    ])
  }.multiplying(1..<3)

  private static let batchSumAdded = Derivative(
    "AddbmmBackward0",
    saves: [
      "batch1", "batch2", "beta", "alpha", .init("batch1_sym_argsize_0", .size(0, .saved(0))),
      .init("batch1_sym_argsize_1", .size(1, .saved(0))),
      .init("batch2_sym_argsize_2", .size(2, .saved(1))),
    ],
    rule: "for C + sum of A B: dC = gradient, dA = gradient B^T, dB = A^T gradient"
  ) { (node, gradient) throws(TensorError) in
    let scales = scales(of: node)
    func spread(like batch: Tensor) throws(TensorError) -> Tensor {
      try gradient.unsqueeze(0).expand([batch.shape[0], gradient.shape[0], gradient.shape[1]])
    }
    return Gradients([
      node.needsGradient(0) ? try gradient.scaled(by: scales.beta) : nil,
      node.needsGradient(1)
        ? try Products.multiplyBatches(spread(like: node.saved(1)), node.saved(1).adjoint())
          .scaled(by: scales.alpha) : nil,
      node.needsGradient(2)
        ? try Products.multiplyBatches(node.saved(0).adjoint(), spread(like: node.saved(0)))
          .scaled(by: scales.alpha) : nil,
    ])
  }.multiplying(1..<3)

  /// `beta * input + alpha * product` of two operands, half-width numbers rounded once with all that belongs to it.
  static func combine(
    _ input: NDArray, _ first: NDArray, _ second: NDArray, _ scales: Scales,
    _ product: (NDArray, NDArray) throws(TensorError) -> NDArray
  ) throws(TensorError) -> NDArray {
    let type = first.scalarType
    let scales = fitted(scales, type)
    guard type.isHalfWidth else { return try combine(Tensor(input), product(first, second), scales) }
    let wide = try product(first.converted(to: .float32), second.converted(to: .float32))
    return try combine(Tensor(input.converted(to: .float32)), wide, scales).converted(to: type)
  }

  /// `beta * input + alpha * product`, rounded once more than the product; with a beta of 0 `input` does not count.
  private static func combine(
    _ input: Tensor, _ product: NDArray, _ scales: Scales
  ) throws(TensorError) -> NDArray {
    let type = product.scalarType
    let shape = product.shape
    let scaled =
      scales.alpha == .int(1)
      ? product : try Kernels.binary(.multiply, product, scalar: scales.alpha, type: type)
    if scales.beta.isZero { return scaled }
    var start = try input.array.expanded(to: shape)
    if scales.beta != .int(1) {
      start = try Kernels.binary(.multiply, start, scalar: scales.beta, type: type)
    }
    return try Kernels.binary(.add, scaled, start, type: type)
  }

  /// The scales as numbers of the result's type: integers drop fractions.
  private static func fitted(_ scales: Scales, _ type: ScalarType) -> Scales {
    if type.isDifferentiable { return scales }
    return Scales(beta: .int(scales.beta.intValue), alpha: .int(scales.alpha.intValue))
  }

  private static func recorded(
    _ array: NDArray, _ derivative: Derivative, _ input: Tensor, _ first: Tensor, _ second: Tensor,
    _ scales: Scales
  ) -> Tensor {
    Tensor.recorded(array, derivative, [input, first, second]) { node, _ in
      node.save(first, forGradient: 2)
      node.save(second, forGradient: 1)
      node.attributes = [.scalar(scales.beta), .scalar(scales.alpha)]
    }
  }

  /// `beta * input + alpha * first @ second` for matrices; `input` is broadcast.
  package static func addMatrixProduct(
    _ input: Tensor, _ first: Tensor, _ second: Tensor, _ scales: Scales = Scales()
  ) throws(TensorError) -> Tensor {
    try checkSameTypes(input, first, second)
    for (tensor, name) in [(first, "self"), (second, "mat2")] where tensor.dimensionCount != 2 {
      throw TensorError(
        .runtimeError, "addmm: \(name) must be a matrix, got \(tensor.dimensionCount)-D tensor")
    }
    if first.shape[1] != second.shape[0] {
      throw TensorError(
        .runtimeError,
        "addmm: mat1 and mat2 shapes cannot be multiplied (\(first.shape[0])x\(first.shape[1]) and "
          + "\(second.shape[0])x\(second.shape[1]))")
    }
    if first.scalarType == .bool { throw ScalarType.bool.notImplemented("addmm_impl_cpu_") }
    try scales.check(for: first.scalarType)
    let shape: Dims = [first.shape[0], second.shape[1]]
    _ = try input.array.expanded(to: shape)
    let array = try combine(
      input.array, first.array, second.array, scales, Kernels.matrixMultiply)
    return recorded(array, matrixAdded, input, first, second, scales)
  }

  private static func checkSameTypes(_ input: Tensor, _ first: Tensor, _ second: Tensor) throws(TensorError) {
    for (name, tensor) in [("self", input), ("mat1", first)] where tensor.scalarType != second.scalarType {
      throw TensorError(
        .runtimeError,
        "\(name) and mat2 must have the same dtype, but got \(tensor.scalarType.errorName) and "
          + second.scalarType.errorName)
    }
  }

  /// `beta * input + alpha * matrix @ vector`.
  package static func addVectorProduct(
    _ input: Tensor, _ matrix: Tensor, _ vector: Tensor, _ scales: Scales
  ) throws(TensorError) -> Tensor {
    if matrix.dimensionCount != 2 || vector.dimensionCount != 1 || input.dimensionCount > 1 {
      throw TensorError(
        .runtimeError,
        "vector + matrix @ vector expected, got \(input.dimensionCount), \(matrix.dimensionCount), "
          + "\(vector.dimensionCount)")
    }
    let size = input.elementCount
    if matrix.shape[1] != vector.shape[0] || (size != matrix.shape[0] && size != 1) {
      throw TensorError(
        .runtimeError,
        "size mismatch, got input (\(size)), mat (\(matrix.shape[0])x\(matrix.shape[1])), vec (\(vector.shape[0]))"
      )
    }
    if matrix.scalarType != vector.scalarType || input.scalarType != matrix.scalarType {
      throw TensorError(
        .runtimeError,
        "addmv input tensors must have the same dtype, but got \(input.scalarType.errorName), "
          + "\(matrix.scalarType.errorName), and \(vector.scalarType.errorName)")
    }
    if matrix.scalarType == .bool { throw ScalarType.bool.notImplemented("addmv_impl_cpu") }
    try scales.check(for: matrix.scalarType)
    let array = try combine(
      input.array, matrix.array, vector.array, scales, Kernels.matrixVectorMultiply)
    return recorded(array, vectorAdded, input, matrix, vector, scales)
  }

  /// `beta * input + alpha * outer(first, second)`.
  package static func addOuter(
    _ input: Tensor, _ first: Tensor, _ second: Tensor, _ scales: Scales
  ) throws(TensorError) -> Tensor {
    for (tensor, name) in [(first, "vec1"), (second, "vec2")] where tensor.dimensionCount != 1 {
      throw TensorError(
        .runtimeError, "addr: Expected 1-D argument \(name), but got \(tensor.dimensionCount)-D")
    }
    _ = try input.array.expanded(to: [first.shape[0], second.shape[0]])
    let vectors = ScalarType.resultType(first.array, second.array, defaultType: DefaultScalarType.current)
    let type = ScalarType.promoted(vectors, input.scalarType)
    for (name, scalar) in [("beta", scales.beta), ("alpha", scales.alpha)] {
      switch scalar {
      case .bool where type != .bool:
        throw TensorError(.runtimeError, "Boolean \(name) only supported for Boolean results.")
      case .double where !type.isDifferentiable, .complex where !type.isDifferentiable:
        throw TensorError(
          .runtimeError, "For integral input tensors, argument \(name) must not be a floating point number.")
      default: break
      }
    }
    try scales.check(for: type)
    let product = try Kernels.binary(
      .multiply, first.array.unsqueezed(1), second.array, type: type)
    return recorded(
      try combine(input, product, scales), outerAdded, input, first, second, scales)
  }

  /// `beta * input + alpha * first @ second`, matrix by matrix, or summed over the batch.
  package static func addBatchProduct(
    _ input: Tensor, _ first: Tensor, _ second: Tensor, _ scales: Scales, summed: Bool
  ) throws(TensorError) -> Tensor {
    for tensor in [first, second] {
      if tensor.dimensionCount <= 2 { _ = try wrapDimension(2, count: tensor.dimensionCount) }
      if tensor.dimensionCount != 3 {
        throw TensorError(.runtimeError, "\(tensor === first ? "batch1" : "batch2") must be a 3D tensor")
      }
    }
    var shape: Dims = [first.shape[1], second.shape[2]]
    if !summed { shape.insert(first.shape[0], at: 0) }
    _ = try input.array.expanded(to: shape)
    if second.shape[0] != first.shape[0] || second.shape[1] != first.shape[2] {
      throw TensorError(
        .runtimeError,
        "Expected size for first two dimensions of batch2 tensor to be: [\(first.shape[0]), \(first.shape[2])] but "
          + "got: [\(second.shape[0]), \(second.shape[1])].")
    }
    try scales.check(for: first.scalarType)
    if summed { try checkSameTypes(input, first, second) }
    if first.scalarType != second.scalarType || input.scalarType != first.scalarType {
      let other = first.scalarType != second.scalarType ? second.scalarType : input.scalarType
      throw TensorError(
        .runtimeError, "expected scalar type \(first.scalarType.errorName) but found \(other.errorName)")
    }
    if first.scalarType == .bool { throw ScalarType.bool.notImplemented("baddbmm") }
    let array =
      try summed
      ? sum(input, first, second, scales)
      : combine(input.array, first.array, second.array, scales, Kernels.batchedMatrixMultiply)
    return recorded(array, summed ? batchSumAdded : batchAdded, input, first, second, scales)
  }

  /// The products of a batch added one after the other, each sum rounded to the elements' type.
  private static func sum(
    _ input: Tensor, _ first: Tensor, _ second: Tensor, _ scales: Scales
  ) throws(TensorError) -> NDArray {
    var total = try input.array.expanded(to: [first.shape[1], second.shape[2]])
    var scales = scales
    if first.shape[0] == 0 {
      let none = try NDArray.zeros(total.shape, first.scalarType)
      return try combine(Tensor(total), none, fitted(scales, first.scalarType)).contiguous()
    }
    for index in 0..<first.shape[0] {
      try Interruption.check()
      total = try combine(
        total, first.array.select(0, index), second.array.select(0, index), scales, Kernels.matrixMultiply)
      scales.beta = .int(1)
    }
    return total
  }

  // MARK: Rows

  private static let matrix = Sample.Input.tensor([1.5, -2, 3, 0.4, 5, -0.6], [2, 3])
  private static let tall = Sample.Input.tensor([0.3, 1.2, -0.7, 2, 0.1, -1.1], [3, 2])
  private static let square = Sample.Input.tensor([0.3, 1.2, -0.7, 2], [2, 2])
  private static let pair = Sample.Input.tensor([0.5, -1.5], [2])
  private static let triple = Sample.Input.tensor([0.5, -1.5, 2], [3])
  private static let one = Sample.Input.scalar(.int(1))
  private static let batch = Sample.Input.tensor(
    [1.5, -2, 3, 0.4, 5, -0.6, 0.1, 0.2, 0.3, 0.7, 0.8, 0.9], [2, 2, 3])
  private static let tallBatch = Sample.Input.tensor(
    [0.3, 1.2, -0.7, 2, 0.1, -1.1, 1.3, 0.2, -0.4, 1.2, 0.6, -0.1], [2, 3, 2])

  private typealias Body =
    @Sendable (Tensor, Tensor, Tensor, Scales) throws(TensorError) -> Tensor

  private static func row(
    _ name: String, _ first: String, _ second: String, _ documentation: String, _ operands: String,
    _ samples: [(Sample.Input, Sample.Input, Sample.Input)], _ body: @escaping Body
  ) -> Operator {
    Operator(
      name,
      ["\(name)(Tensor input, Tensor \(first), Tensor \(second), *, Scalar beta=1, Scalar alpha=1)"],
      forms: [.function, .method, .inPlace], documentation: documentation,
      example: "torch.\(name)(\(operands))",
      samples: samples.flatMap { sample in
        [
          Sample(sample.0, sample.1, sample.2, one, one),
          Sample(sample.0, sample.1, sample.2, .scalar(.double(0.5)), .scalar(.int(-2))),
        ]
      }
    ) { (call) throws(TensorError) in
      .tensor(
        try body(
          call.tensor(0), call.tensor(1), call.tensor(2), Scales(beta: call.scalar(3), alpha: call.scalar(4)))
      )
    }
  }

  static let table: [Operator] = [
    row(
      "addmm", "mat1", "mat2", "Adds the product of two matrices to a matrix.",
      "torch.zeros(2, 2), torch.ones(2, 3), torch.ones(3, 2)", [(square, matrix, tall), (pair, matrix, tall)]
    ) { (input, first, second, scales) throws(TensorError) in
      try addMatrixProduct(input, first, second, scales)
    },
    row(
      "addmv", "mat", "vec", "Adds the product of a matrix and a vector to a vector.",
      "torch.zeros(2), torch.ones(2, 3), torch.ones(3)", [(pair, matrix, triple)]
    ) { (input, first, second, scales) throws(TensorError) in
      try addVectorProduct(input, first, second, scales)
    },
    row(
      "addr", "vec1", "vec2", "Adds the outer product of two vectors to a matrix.",
      "torch.zeros(2, 3), torch.ones(2), torch.ones(3)", [(matrix, pair, triple)]
    ) { (input, first, second, scales) throws(TensorError) in try addOuter(input, first, second, scales) },
    row(
      "baddbmm", "batch1", "batch2", "Adds products of matrices, pair by pair, to matrices.",
      "torch.zeros(5, 2, 2), torch.ones(5, 2, 3), torch.ones(5, 3, 2)", [(square, batch, tallBatch)]
    ) { (input, first, second, scales) throws(TensorError) in
      try addBatchProduct(input, first, second, scales, summed: false)
    },
    row(
      "addbmm", "batch1", "batch2", "Adds the sum of products of matrices to a matrix.",
      "torch.zeros(2, 2), torch.ones(5, 2, 3), torch.ones(5, 3, 2)", [(square, batch, tallBatch)]
    ) { (input, first, second, scales) throws(TensorError) in
      try addBatchProduct(input, first, second, scales, summed: true)
    },
  ]
}
