package import TensorCore

/// Powers and exponentials of matrices, and inverses of tensors that stand for matrices.
package enum MatrixFunctions {
  // The derivative along G is the upper right block of exp([[A, G], [0, A]]).
  private static let exponentiated = Derivative(
    "LinalgMatrixExpBackward0", saves: ["self"],
    rule: "for exp(A): the upper right block of exp of [[A^T, gradient], [0, A^T]]"
  ) { (node, gradient) throws(TensorError) in
    let turned = try node.saved(0).adjoint()
    let size = turned.rowCount
    let above = try Joining.concatenate([turned, gradient], -1)
    let below = try Joining.concatenate([turned.zerosLike(), turned], -1)
    let block = try exponential(Joining.concatenate([above, below], -2))
    return Gradients(try block.narrow(-2, 0, size).narrow(-1, size, size))
  }

  /// The exponential of square matrices.
  package static func exponential(_ input: Tensor) throws(TensorError) -> Tensor {
    try MatrixChecks.square(input, "linalg.matrix_exp")
    try MatrixChecks.floating(input, "linalg.matrix_exp")
    return Tensor.recorded(try LinearAlgebra.exponential(input.array), exponentiated, input) { node, _ in
      node.save(input)
    }
  }

  /// A square matrix times itself, `exponent` times; of its inverse for negative exponents.
  package static func power(_ input: Tensor, _ exponent: Int) throws(TensorError) -> Tensor {
    try MatrixChecks.square(input, "linalg.matrix_power")
    if exponent == 0 {
      let result = try Copying.clone(input)
      try Copying.copy(input.identityLike().expandedBatch(input.batchShape), into: result)
      return result
    }
    if exponent == 1 { return try Copying.clone(input) }
    if exponent == -1 { return try LinearSystems.inverse(input) }
    let base = exponent < 0 ? try LinearSystems.inverse(input) : input
    var remaining = exponent.magnitude
    if remaining == 2 { return try base.times(base) }
    if remaining == 3 { return try base.times(base).times(base) }
    var square = base
    var result: Tensor?
    while remaining > 0 {
      if remaining & 1 == 1 {
        result = if let result { try result.times(square) } else { square }
      }
      remaining >>= 1
      if remaining > 0 { square = try square.times(square) }
    }
    return result ?? square
  }

  /// The inverse of a tensor that maps its last dimensions onto its first `count`.
  private static func inverseTensor(_ input: Tensor, _ count: Int) throws(TensorError) -> Tensor {
    if count <= 0 {
      throw TensorError(.runtimeError, "Expected a strictly positive integer for 'ind', but got \(count)")
    }
    let first = Dims(input.shape.prefix(count))
    let last = Dims(input.shape.dropFirst(count))
    if first.elementCount != last.elementCount {
      throw TensorError(
        .runtimeError,
        "Expected self to satisfy the requirement prod(self.shape[ind:]) == prod(self.shape[:ind]), but got "
          + "\(last.elementCount) != \(first.elementCount)")
    }
    let size = first.elementCount
    return try LinearSystems.inverse(input.reshape([size, size])).reshape(Dims(Array(last) + Array(first)))
  }

  /// The X whose product with `input`, over its last dimensions, is `right`.
  private static func solveTensor(
    _ input: Tensor, _ right: Tensor, _ dims: [Int]?
  ) throws(TensorError) -> Tensor {
    var input = input
    if let dims {
      let count = input.dimensionCount
      input = try Dimensions.moveDimensions(input, dims, Array(count - dims.count..<count))
    }
    let last = Dims(input.shape.dropFirst(right.dimensionCount))
    if right.elementCount != last.elementCount {
      throw TensorError(
        .runtimeError,
        "Expected self to satisfy the requirement prod(self.shape[other.ndim:]) == prod(self.shape[:other.ndim]), but "
          + "got \(last.elementCount) != \(right.elementCount)")
    }
    let size = last.elementCount
    let solution = try LinearSystems.solve(
      input.reshape([right.elementCount, size]), right.reshape([right.elementCount]), left: true)
    return try solution.reshape(last)
  }

  /// A matrix of powers: 1, x, x^2 and so on, along a new last dimension.
  private static func vandermonde(_ input: Tensor, _ count: Int?) throws(TensorError) -> Tensor {
    let input = input.dimensionCount == 0 ? try input.unsqueeze(0) : input
    let size = count ?? input.shape[input.dimensionCount - 1]
    if size <= 1 { throw TensorError(.runtimeError, "N must be greater than 1.") }
    var shape = input.shape
    shape.append(size - 1)
    let powers = try Scans.cumulativeProduct(input.unsqueeze(-1).expand(shape), -1)
    shape[shape.count - 1] = 1
    let ones = Tensor(try NDArray.full(shape, .int(1), powers.scalarType))
    return try Joining.concatenate([ones, powers], -1)
  }

  private static let square = Sample.Input.tensor([0.4, 1, 0.5, 1, 0.3, -0.5, 0.3, -0.5, 0.2], [3, 3])
  private static let regular = Sample.Input.tensor([4, 1, 0.5, 1, 3, -0.5, 0.3, -0.5, 2], [3, 3])
  private static let tensor = Sample.Input.tensor(
    [4, 1, 0.5, 1, 3, -0.5, 0.3, -0.5, 2, 0.1, 1, 5, 0.2, 1, 3, -1], [2, 2, 4])

  static let table: [Operator] =
    MatrixRows.twins(
      "matrix_exp", ["Tensor input"], ["Tensor input"], "Computes the exponential of a square matrix.",
      "torch.zeros(2, 2)", samples: [Sample(square)]
    ) { (call) throws(TensorError) in .tensor(try exponential(call.tensor(0))) }
    + MatrixRows.twins(
      "matrix_power", ["Tensor input, int n"], ["Tensor input, int n"],
      "Multiplies a square matrix with itself several times.", "torch.eye(2), 3",
      samples: [2, 3, 5, 1, 0, -1, -2].map { Sample(regular, .int($0)) }
    ) { (call) throws(TensorError) in .tensor(try power(call.tensor(0), call.int(1))) }
    + [
      MatrixRows.linear(
        "tensorinv", ["Tensor input, int ind=2"],
        "Computes the inverse of a tensor that stands for a matrix.",
        "torch.eye(6).reshape(2, 3, 6)", samples: [Sample(tensor, .int(2))]
      ) { (call) throws(TensorError) in .tensor(try inverseTensor(call.tensor(0), call.int(1))) },
      MatrixRows.linear(
        "tensorsolve", ["Tensor input, Tensor other, int[]? dims=None"],
        "Solves a system of linear equations whose matrix is a tensor.",
        "torch.eye(6).reshape(2, 3, 6), torch.ones(2, 3)",
        samples: [Sample(tensor, .tensor([1, 2, -1, 0.5], [2, 2]), .none)]
      ) { (call) throws(TensorError) in
        .tensor(try solveTensor(call.tensor(0), call.tensor(1), call.optionalInts(2)))
      },
      MatrixRows.linear(
        "vander", ["Tensor x, *, int? N=None"], "Makes a matrix of the powers of a vector's elements.",
        "torch.tensor([1, 2, 3])", samples: [Sample(.tensor([1.5, -2, 3], [3]), .none)]
      ) { (call) throws(TensorError) in .tensor(try vandermonde(call.tensor(0), call.optionalInt(1))) },
      MatrixRows.linear(
        "diagonal", ["Tensor A, *, int offset=0, int dim1=-2, int dim2=-1"],
        "Shows the diagonals of matrices.",
        "torch.eye(3)", samples: [Sample(regular, .int(0), .int(-2), .int(-1))]
      ) { (call) throws(TensorError) in
        .tensor(try Parts.diagonal(call.tensor(0), offset: call.int(1), call.int(2), call.int(3)))
      },
    ]
}
