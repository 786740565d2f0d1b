package import TensorCore

/// Norms of matrices, and what follows from singular values: condition numbers and ranks.
package enum MatrixNorms {
  private static func check(_ input: Tensor, _ dims: [Int]) throws(TensorError) -> (Int, Int) {
    try MatrixChecks.dimensions(input, "linalg.matrix_norm")
    try MatrixChecks.floating(input, "linalg.matrix_norm")
    guard dims.count == 2 else {
      throw TensorError(
        .runtimeError,
        "linalg.matrix_norm: dim must be a 2-tuple. Got \(dims.map { "\($0)" }.joined(separator: " "))")
    }
    let first = try wrapDimension(dims[0], count: input.dimensionCount)
    let second = try wrapDimension(dims[1], count: input.dimensionCount)
    if first == second {
      throw TensorError(
        .runtimeError, "linalg.matrix_norm: dims must be different. Got (\(first), \(second))")
    }
    return (first, second)
  }

  /// The norm over two dimensions that has a number: 1, 2, infinity or the negative of one of them.
  package static func norm(
    _ input: Tensor, order: Double, _ dims: [Int], keepsDimensions: Bool, type: ScalarType? = nil
  ) throws(TensorError) -> Tensor {
    let (rows, columns) = try check(input, dims)
    try Norms.check(type, "linalg.matrix_norm")
    let input = if let type { try input.to(type) } else { input }
    switch abs(order) {
    case 2:
      let values = try singularValues(input, rows, columns)
      let extreme = try extremum(of: values, -1, keepsDimensions: keepsDimensions, largest: order > 0)
      return keepsDimensions ? try restored(extreme, rows, columns) : extreme
    case 1, .infinity:
      let (summed, other) = abs(order) == 1 ? (rows, columns) : (columns, rows)
      let sums = try Norms.vectorNorm(input, order: 1, [summed], keepsDimensions: keepsDimensions)
      let kept = !keepsDimensions && other > summed ? other - 1 : other
      return try extremum(of: sums, kept, keepsDimensions: keepsDimensions, largest: order > 0)
    default:
      throw TensorError(
        .runtimeError, "linalg.matrix_norm: Order \(text(order)) not supported.")
    }
  }

  /// The largest or the smallest number along a dimension; the largest of none is 0.
  private static func extremum(
    of numbers: Tensor, _ dim: Int, keepsDimensions: Bool, largest: Bool
  ) throws(TensorError) -> Tensor {
    let place = dim < 0 ? dim + numbers.dimensionCount : dim
    if numbers.shape[place] == 0 {
      if !largest {
        throw TensorError(.indexError, "amin(): Expected reduction dim -1 to have non-zero size.")
      }
      return try Reduction.sum(numbers, [place], keepsDimensions: keepsDimensions)
    }
    return try Extrema.over(numbers, [place], keepsDimensions: keepsDimensions, largest: largest)
  }

  /// The number as C++ writes it.
  private static func text(_ order: Double) -> String {
    order == order.rounded() && abs(order) < 1e6 ? "\(Int(saturatingTruncation: order))" : "\(order)"
  }

  /// The norm over two dimensions that has a name: `fro` or `nuc`.
  package static func norm(
    _ input: Tensor, named name: String, _ dims: [Int], keepsDimensions: Bool, type: ScalarType? = nil
  ) throws(TensorError) -> Tensor {
    let (rows, columns) = try check(input, dims)
    try Norms.check(type, "linalg.matrix_norm")
    let input = if let type { try input.to(type) } else { input }
    switch name {
    case "fro":
      return try Norms.vectorNorm(input, order: 2, [rows, columns], keepsDimensions: keepsDimensions)
    case "nuc":
      let values = try singularValues(input, rows, columns)
      let sum = try Reduction.sum(values, [-1], keepsDimensions: keepsDimensions)
      return keepsDimensions ? try restored(sum, rows, columns) : sum
    default:
      throw TensorError(.runtimeError, "linalg.matrix_norm: Order \(name) not supported.")
    }
  }

  /// The singular values of the matrices that two dimensions span.
  private static func singularValues(_ input: Tensor, _ rows: Int, _ columns: Int) throws(TensorError)
    -> Tensor
  {
    let others = (0..<input.dimensionCount).filter { $0 != rows && $0 != columns }
    let turned = try Dimensions.permute(input, Dims(others + [rows, columns]))
    return try SingularValues.decompose(turned, full: false, vectors: false).values
  }

  /// One number for each matrix as a last dimension, put back as two dimensions of size 1.
  private static func restored(_ numbers: Tensor, _ rows: Int, _ columns: Int) throws(TensorError) -> Tensor {
    let expanded = try numbers.unsqueeze(-1)
    var order: [Int] = []
    var next = 0
    for dim in 0..<expanded.dimensionCount {
      if dim == rows {
        order.append(expanded.dimensionCount - 2)
      } else if dim == columns {
        order.append(expanded.dimensionCount - 1)
      } else {
        order.append(next)
        next += 1
      }
    }
    return try Dimensions.permute(expanded, Dims(order))
  }

  /// `linalg.norm`: of vectors or matrices, as the dimensions have it.
  private static func general(_ call: OperatorCall) throws(TensorError) -> Tensor {
    let input = try call.tensor(0)
    let keeps = try call.bool(3)
    let dims = call.optionalInts(2)
    let type = call.scalarType(4)
    if let name = call.string(1) {
      return try norm(
        input, named: name, dims ?? Array(0..<input.dimensionCount), keepsDimensions: keeps, type: type)
    }
    if let dims, dims.count != 1 && dims.count != 2 {
      throw TensorError(
        .runtimeError, "linalg.norm: If dim is specified, it must be of length 1 or 2. Got \(Dims(dims))")
    }
    guard let order = call.optionalScalar(1)?.doubleValue else {
      return try Norms.vectorNorm(input, order: 2, dims ?? [], keepsDimensions: keeps, type: type)
    }
    if dims == nil && input.dimensionCount != 1 && input.dimensionCount != 2 {
      throw TensorError(
        .runtimeError,
        "linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got "
          + "\(input.dimensionCount)D.")
    }
    let isOfMatrix = dims?.count == 2 || dims == nil && input.dimensionCount == 2
    try Norms.checkOrder(call.optionalScalar(1), isOfMatrix ? "linalg.matrix_norm" : "linalg.vector_norm")
    if isOfMatrix {
      return try norm(input, order: order, dims ?? [0, 1], keepsDimensions: keeps, type: type)
    }
    return try Norms.vectorNorm(input, order: order, dims ?? [], keepsDimensions: keeps, type: type)
  }

  // MARK: Condition and rank

  /// How much a matrix's inverse magnifies errors, in the norm given; by singular values where none is.
  private static func condition(_ input: Tensor, order: Double?, name: String?) throws(TensorError) -> Tensor
  {
    if name == nil, input.dimensionCount < 2 {
      throw TensorError(.runtimeError, "linalg.cond: The input tensor must have at least 2 dimensions.")
    }
    let isBySingularValues = name == nil && (order == nil || abs(order ?? 2) == 2)
    if isBySingularValues, input.elementCount > 0 {
      let values = try SingularValues.decompose(input, full: false, vectors: false).values
      let count = values.shape[values.dimensionCount - 1]
      let (first, last) = (try values.narrow(-1, 0, 1), try values.narrow(-1, max(0, count - 1), 1))
      return try (order == -2 ? last / first : first / last).squeeze(-1)
    }
    let text = name ?? order.map(text) ?? ""
    if !isBySingularValues, let order, abs(order) != 1 && abs(order) != .infinity {
      throw TensorError(.valueError, "linalg.cond got an invalid norm type: \(text)")
    }
    let start = "linalg.cond(ord=\(text))"
    if name != nil { try MatrixChecks.square(input, start) }
    if let name, name != "fro" && name != "nuc" {
      throw TensorError(.valueError, "linalg.cond got an invalid norm type: \(name)")
    }
    if input.elementCount == 0 {
      return Tensor(try NDArray.zeros(input.batchShape, input.scalarType.realType))
    }
    if name == "nuc" {
      let values = try SingularValues.decompose(input, full: false, vectors: false).values
      return try Reduction.sum(values, [-1]) * Reduction.sum(values.reciprocal(), [-1])
    }
    try MatrixChecks.square(input, start)
    let (inverse, _) = try LinearSystems.inverse(input, "linalg.inv")
    func measure(_ tensor: Tensor) throws(TensorError) -> Tensor {
      if let name { return try norm(tensor, named: name, [-2, -1], keepsDimensions: false) }
      return try norm(tensor, order: order ?? 1, [-2, -1], keepsDimensions: false)
    }
    let product = try measure(input) * measure(inverse)
    return try Rounding.replaceNonFinite(product, nan: .infinity, positive: .infinity, negative: -.infinity)
  }

  private static func rank(
    _ input: Tensor, absolute: Tensor?, relative: Tensor?, hermitian: Bool
  ) throws(TensorError) -> Tensor {
    try MatrixChecks.dimensions(input, "torch.linalg.matrix_rank", "input")
    if !input.scalarType.isDifferentiable || input.scalarType.byteCount < 4 {
      throw TensorError(.runtimeError, "This function doesn't handle types other than float and double")
    }
    let plain = Tensor(input.array)
    if input.elementCount == 0 { return Tensor(try NDArray.zeros(input.batchShape, .int64)) }
    let values =
      hermitian
      ? try Spectral.decomposeHermitian(plain, upper: false, vectors: false).values.absolute()
      : try SingularValues.decompose(plain, full: false, vectors: false).values
    let largest = try Extrema.over(values, [-1], keepsDimensions: true, largest: true)
    let limit = try LeastSquares.limits(
      largest, input, absolute: absolute?.unsqueeze(-1), relative: relative?.unsqueeze(-1))
    return try Reduction.sum(Comparison.compare(.greater, values, limit), [-1])
  }

  /// A number as a limit for every matrix.
  static func limit(_ number: Scalar?) throws(TensorError) -> Tensor? {
    guard let number else { return nil }
    return Tensor(try NDArray.scalar(number, .float64))
  }

  // MARK: Rows

  private static let square = Sample.Input.tensor([4, 1, 0.5, 1, 3, -0.5, 0.3, -0.5, 2], [3, 3])
  private static let wide = Sample.Input.tensor([1, 2, 3, -4, 0.5, 6], [2, 3])
  private static let block = Sample.Input.tensor(
    [1, 2, 3, -4, 0.5, 6, 0.1, -0.2, 0.7, 1.4, -1, 2.5], [2, 3, 2])
  private static let last = Sample.Input.ints([-2, -1])

  static let table: [Operator] = [
    MatrixRows.linear(
      "norm",
      [
        "Tensor input, Scalar? ord=None, int[1]? dim=None, bool keepdim=False, *, dtype? dtype=None",
        "Tensor input, str ord, int[1]? dim=None, bool keepdim=False, *, dtype? dtype=None",
      ], "Computes the norm of vectors or matrices.", "torch.tensor([3., 4.])",
      samples: [
        Sample(wide, .none, .none, .bool(false), .none),
        Sample(wide, .scalar(.int(2)), .none, .bool(false), .none),
        Sample(overload: 1, wide, .string("nuc"), .none, .bool(false), .none),
      ]
    ) { (call) throws(TensorError) in .tensor(try general(call)) },
    MatrixRows.linear(
      "matrix_norm",
      [
        "Tensor input, Scalar ord, int[] dim=[-2,-1], bool keepdim=False, *, dtype? dtype=None",
        "Tensor input, str ord='fro', int[] dim=[-2,-1], bool keepdim=False, *, dtype? dtype=None",
      ], "Computes the norm of matrices.", "torch.eye(3)",
      samples: [1, 2, -1, -2, .infinity].map {
        Sample(wide, .scalar(.double($0)), last, .bool(false), .none)
      } + [
        Sample(overload: 1, wide, .string("fro"), last, .bool(false), .none),
        Sample(overload: 1, block, .string("nuc"), .ints([2, 0]), .bool(true), .none),
      ]
    ) { (call) throws(TensorError) in
      if call.overload == 1 {
        return .tensor(
          try norm(
            call.tensor(0), named: call.string(1) ?? "fro", call.ints(2), keepsDimensions: call.bool(3),
            type: call.scalarType(4)))
      }
      try Norms.checkOrder(call.scalar(1), "linalg.matrix_norm")
      return .tensor(
        try norm(
          call.tensor(0), order: call.double(1), call.ints(2), keepsDimensions: call.bool(3),
          type: call.scalarType(4)))
    },
    MatrixRows.linear(
      "cond", ["Tensor input, Scalar? p=None", "Tensor input, str p"],
      "Computes how much a matrix's inverse magnifies errors.", "torch.eye(3)",
      samples: [
        Sample(square, .none), Sample(square, .scalar(.int(-2))),
      ]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      if input.dimensionCount >= 2 {
        try Norms.checkOrder(call.optionalScalar(1), "linalg.cond", kind: .valueError)
      }
      return .tensor(
        try condition(input, order: call.optionalScalar(1)?.doubleValue, name: call.string(1)))
    },
    MatrixRows.linear(
      "matrix_rank",
      [
        "Tensor input, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False",
        "Tensor input, *, float? atol=None, float? rtol=None, bool hermitian=False",
        "Tensor input, float tol, bool hermitian=False", "Tensor input, Tensor tol, bool hermitian=False",
      ], "Counts the singular values of a matrix that are not zero.", "torch.eye(3)",
      samples: [Sample(wide, .none, .none, .bool(false))]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      let zero = Scalar.double(0)
      switch call.overload {
      case 0:
        return .tensor(
          try rank(
            input, absolute: call.optionalTensor(1), relative: call.optionalTensor(2), hermitian: call.bool(3)
          ))
      case 1:
        return .tensor(
          try rank(
            input, absolute: limit(call.optionalScalar(1)), relative: limit(call.optionalScalar(2)),
            hermitian: call.bool(3)))
      case 2:
        return .tensor(
          try rank(input, absolute: limit(call.scalar(1)), relative: limit(zero), hermitian: call.bool(2)))
      default:
        return .tensor(
          try rank(input, absolute: call.tensor(1), relative: limit(zero), hermitian: call.bool(2)))
      }
    },
  ]
}
