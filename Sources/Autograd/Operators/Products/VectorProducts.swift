package import TensorCore

/// Products of vectors in three dimensions and over the last dimension, products of all pairs, and traces.
package enum VectorProducts {
  // d(conj(u) . v) = conj(du) . v + conj(u) . dv
  private static let conjugatedDot = Derivative(
    "VdotBackward0", saves: ["self", "other"], packs: [1, 0], rule: "d (a . b)/da = b, d (a . b)/db = a"
  ) { (node, gradient) throws(TensorError) in
    Gradients(
      node.needsGradient(0) ? try gradient.conjugate() * node.saved(1) : nil,
      node.needsGradient(1) ? try gradient * node.saved(0) : nil)
  }

  /// The sum of the products of two vectors' elements, those of the first conjugated.
  package static func conjugatedDot(_ first: Tensor, _ second: Tensor) throws(TensorError) -> Tensor {
    try Products.checkDot(first, second)
    let array = try Kernels.dot(
      first.scalarType.isComplex ? Kernels.unary(.conjugate, first.array) : first.array, second.array)
    return Tensor.recorded(array, conjugatedDot, first, second) { node, _ in
      node.save(first, forGradient: 1)
      node.save(second, forGradient: 0)
    }
  }

  /// `conj(first) . second` along a dimension.
  package static func dot(_ first: Tensor, _ second: Tensor, _ dim: Int) throws(TensorError) -> Tensor {
    if first.scalarType != second.scalarType {
      throw TensorError(
        .runtimeError,
        "linalg.vecdot: Expected x and y to have the same dtype, but found x of type \(first.scalarType.errorName) "
          + "and y of type \(second.scalarType.errorName) instead")
    }
    if !first.scalarType.isDifferentiable {
      throw TensorError(
        .notImplementedError,
        "linalg.vecdot: Expected a floating point or complex tensor as input. Got \(first.scalarType.errorName)"
      )
    }
    if first.dimensionCount == 1 && second.dimensionCount == 1 { return try conjugatedDot(first, second) }
    return try Reduction.sum(first.conjugate() * second, [dim])
  }

  /// The products of the last dimensions of two tensors.
  package static func inner(_ first: Tensor, _ second: Tensor) throws(TensorError) -> Tensor {
    if first.dimensionCount == 0 || second.dimensionCount == 0 { return try first * second }
    let (last, other) = (first.shape[first.dimensionCount - 1], second.shape[second.dimensionCount - 1])
    if last != other {
      throw TensorError(
        .runtimeError,
        "inner() the last dimension must match on both input tensors but got shapes \(first.shape) and "
          + "\(second.shape)")
    }
    return try TensorContraction.contract(
      first, second, [first.dimensionCount - 1], [second.dimensionCount - 1])
  }

  // MARK: Cross products

  private static let crossed = Derivative(
    "LinalgCrossBackward0", saves: ["self", "other", "dim"], packs: [1, 0],
    rule: "for a x b: da = b x gradient, db = gradient x a"
  ) { (node, gradient) throws(TensorError) in
    Gradients(
      node.needsGradient(0) ? try cross(node.saved(1).conjugate(), gradient, node.int(0)) : nil,
      node.needsGradient(1) ? try cross(gradient, node.saved(0).conjugate(), node.int(0)) : nil)
  }

  /// The cross product along a dimension of size 3.
  package static func cross(_ first: Tensor, _ second: Tensor, _ dim: Int) throws(TensorError) -> Tensor {
    if first.dimensionCount != second.dimensionCount {
      throw TensorError(.runtimeError, "linalg.cross: inputs must have the same number of dimensions.")
    }
    let wrapped = try wrapDimension(dim, count: first.dimensionCount)
    if first.dimensionCount == 0 || first.shape[wrapped] != 3 || second.shape[wrapped] != 3 {
      throw TensorError(
        .runtimeError,
        "linalg.cross: inputs dimension \(dim) must have length 3. Got \(first.dimensionCount == 0 ? 1 : first.shape[wrapped]) "
          + "and \(second.dimensionCount == 0 ? 1 : second.shape[wrapped])")
    }
    if first.scalarType != second.scalarType {
      throw TensorError(
        .runtimeError,
        "expected scalar type \(first.scalarType.errorName) but found \(second.scalarType.errorName)")
    }
    let type = first.scalarType
    if type == .bool { throw type.notImplemented("cross") }
    let shape = try Dims.broadcast(first.shape, second.shape)
    let (a, b) = (try first.array.expanded(to: shape), try second.array.expanded(to: shape))
    let result = try NDArray.empty(shape, type)
    for part in 0..<3 {
      let (next, last) = ((part + 1) % 3, (part + 2) % 3)
      let ahead = try Kernels.binary(.multiply, a.select(wrapped, next), b.select(wrapped, last), type: type)
      let behind = try Kernels.binary(.multiply, a.select(wrapped, last), b.select(wrapped, next), type: type)
      try result.select(wrapped, part).copy(from: Kernels.binary(.subtract, ahead, behind, type: type))
    }
    return Tensor.recorded(result, crossed, first, second) { node, _ in
      node.save(first)
      node.save(second)
      node.attributes = [.int(dim)]
    }
  }

  /// The first dimension of size 3.
  private static func dimensionOfThree(_ first: Tensor) throws(TensorError) -> Int {
    for (dim, size) in first.shape.enumerated() where size == 3 { return dim }
    throw TensorError(.runtimeError, "no dimension of size 3 in input")
  }

  // MARK: Traces and Kronecker products

  private static let traced = Derivative(
    "TraceBackward0", saves: ["self_sym_sizes"], rule: "d trace(A)/dA = the identity"
  ) { (node, gradient) throws(TensorError) in
    let shape = Dims(node.ints(0))
    return Gradients(try gradient * Tensor(NDArray.eye(shape[0], shape[1], gradient.scalarType)))
  }

  /// The sum of a matrix's main diagonal.
  package static func trace(_ input: Tensor) throws(TensorError) -> Tensor {
    if input.dimensionCount != 2 {
      throw TensorError(
        .runtimeError, "trace: expected a matrix, but got tensor with dim \(input.dimensionCount)")
    }
    if input.scalarType == .bool { throw input.scalarType.notImplemented("trace") }
    let array = try Kernels.sum(input.array.diagonal(offset: 0, dim1: 0, dim2: 1))
    return Tensor.recorded(array, traced, input) { node, _ in node.attributes = [.ints(Array(input.shape))] }
  }

  /// Every element of one tensor times the whole other, block by block.
  package static func kronecker(_ first: Tensor, _ second: Tensor) throws(TensorError) -> Tensor {
    let count = max(first.dimensionCount, second.dimensionCount)
    var (left, right, result) = (Dims(), Dims(), Dims())
    for dim in 0..<count {
      let a = dim - (count - first.dimensionCount)
      let b = dim - (count - second.dimensionCount)
      let (height, width) = (a >= 0 ? first.shape[a] : 1, b >= 0 ? second.shape[b] : 1)
      left.append(height)
      left.append(1)
      right.append(1)
      right.append(width)
      let (product, overflow) = height.multipliedReportingOverflow(by: width)
      if overflow { throw TensorError(.runtimeError, "kron: the result is too large") }
      result.append(product)
    }
    let product = try Reshaping.unsafeView(first, left) * Reshaping.unsafeView(second, right)
    return try Reshaping.unsafeView(product, result)
  }

  // MARK: Rows

  private static let vector = Sample.Input.tensor([0.5, -1.5, 2], [3])
  private static let other = Sample.Input.tensor([1.5, 0.4, -0.7], [3])
  private static let matrix = Sample.Input.tensor([1.5, -2, 3, 0.4, 5, -0.6], [2, 3])
  private static let second = Sample.Input.tensor([0.3, 1.2, -0.7, 2, 0.1, -1.1], [2, 3])

  static let table: [Operator] = [
    Operator(
      "vdot", ["vdot(Tensor input, Tensor other)"],
      documentation: "Sums the products of two vectors' elements, those of the first conjugated.",
      example: "torch.vdot(torch.ones(2), torch.ones(2))", samples: [Sample(vector, other)]
    ) { (call) throws(TensorError) in .tensor(try conjugatedDot(call.tensor(0), call.tensor(1))) },
    MatrixRows.linear(
      "vecdot", ["Tensor x, Tensor y, *, int dim=-1"],
      "Sums the products of two tensors' elements along a dimension.",
      "torch.ones(2), torch.ones(2)",
      samples: [Sample(vector, other, .int(-1)), Sample(matrix, second, .int(0))]
    ) { (call) throws(TensorError) in .tensor(try dot(call.tensor(0), call.tensor(1), call.int(2))) },
    Operator(
      "inner", ["inner(Tensor input, Tensor other)"],
      documentation: "Sums products over the last dimensions of two tensors.",
      example: "torch.inner(torch.ones(2), torch.ones(2))",
      samples: [Sample(vector, other), Sample(matrix, second), Sample(matrix, vector)]
    ) { (call) throws(TensorError) in .tensor(try inner(call.tensor(0), call.tensor(1))) },
    MatrixRows.linear(
      "cross", ["Tensor input, Tensor other, *, int dim=-1"],
      "Computes the cross product of vectors of size 3.",
      "torch.ones(3), torch.tensor([1., 2., 3.])",
      samples: [Sample(vector, other, .int(-1)), Sample(matrix, second, .int(1))]
    ) { (call) throws(TensorError) in .tensor(try cross(call.tensor(0), call.tensor(1), call.int(2))) },
    Operator(
      "cross", ["cross(Tensor input, Tensor other, int? dim=None)"],
      documentation: "Computes the cross product of vectors of size 3.",
      example: "torch.cross(torch.ones(3), torch.tensor([1., 2., 3.]), dim=0)",
      samples: [Sample(vector, other, .none)]
    ) { (call) throws(TensorError) in
      let first = try call.tensor(0)
      let dim = if let dim = call.optionalInt(2) { dim } else { try dimensionOfThree(first) }
      return .tensor(try cross(first, call.tensor(1), dim))
    },
    Operator(
      "trace", ["trace(Tensor input)"], documentation: "Sums the main diagonal of a matrix.",
      example: "torch.trace(torch.eye(3))", samples: [Sample(matrix)]
    ) { (call) throws(TensorError) in .tensor(try trace(call.tensor(0))) },
    Operator(
      "kron", ["kron(Tensor input, Tensor other)"],
      documentation: "Multiplies every element of one tensor by the whole other.",
      example: "torch.kron(torch.eye(2), torch.ones(2, 2))", samples: [Sample(matrix, vector)]
    ) { (call) throws(TensorError) in .tensor(try kronecker(call.tensor(0), call.tensor(1))) },
  ]
}
