package import TensorCore

/// Distances between all pairs of rows.
package enum Distances {
  private static let measured = Derivative(
    "CdistBackward0", saves: ["x1", "x2", "result", "p"],
    rule: "each distance's gradient along the difference of its two rows", forward: .missing("_cdist_forward")
  ) { (node, gradient) throws(TensorError) in
    let (first, second, result) = (try node.saved(0), try node.saved(1), try node.saved(2))
    let difference = try first.unsqueeze(-2) - second.unsqueeze(-3)
    let passed = try gradient.unsqueeze(-1) * slope(difference, result.unsqueeze(-1), node.scalar.doubleValue)
    return Gradients(
      node.needsGradient(0) ? try Reduction.sum(passed, [-2]) : nil,
      node.needsGradient(1) ? try -Reduction.sum(passed, [-3]) : nil)
  }.recording("CdistBackwardBackward0", inputs: [0, 1, 2])

  private static let euclidean = Derivative(
    "EuclideanDistBackward0", saves: ["x1", "x2", "result"],
    rule: "each distance's gradient along the difference of its two rows",
    forward: .missing("_euclidean_dist")
  ) { (node, gradient) throws(TensorError) in
    let (first, second, result) = (try node.saved(0), try node.saved(1), try node.saved(2))
    let isZero = try Comparison.compare(.equal, result, .int(0))
    let ratio = try Selection.maskedFill(gradient / result, isZero, .int(0))
    return Gradients(
      node.needsGradient(0)
        ? try first * Reduction.sum(ratio, [-1], keepsDimensions: true) - Products.matmul(ratio, second)
        : nil,
      node.needsGradient(1)
        ? try second * Reduction.sum(ratio, [-2]).unsqueeze(-1)
          - Products.matmul(ratio.transpose(-2, -1), first) : nil)
  }

  /// From how many rows on distances are taken from the product of both matrices, as PyTorch does.
  private static let leastMultiplied = 26

  /// The square roots of `|a|^2 - 2 a b + |b|^2` for all pairs of rows of stacks of as many matrices.
  private static func byProduct(_ first: Tensor, _ second: Tensor) throws(TensorError) -> Tensor {
    let array = try GradMode.with(false) { () throws(TensorError) in
      func rows(_ tensor: Tensor, isFirst: Bool) throws(TensorError) -> Tensor {
        let squares = try Reduction.sum(tensor * tensor, [-1], keepsDimensions: true)
        let ones = Tensor(try NDArray.full(squares.shape, .int(1), squares.scalarType))
        return try Joining.concatenate(
          isFirst ? [tensor * .int(-2), squares, ones] : [tensor, ones, squares], -1)
      }
      let product = try Products.matmul(
        rows(first, isFirst: true), rows(second, isFirst: false).transpose(-2, -1))
      return try Clamping.raised(product, to: .int(0)).power(.double(0.5)).array
    }
    return Tensor.recorded(array, euclidean, first, second) { node, result in
      node.save(first)
      node.save(second)
      node.saveResult(result)
    }
  }

  /// What a distance changes by as a difference does.
  private static func slope(_ difference: Tensor, _ result: Tensor, _ order: Double) throws(TensorError)
    -> Tensor
  {
    let zero = Tensor(try NDArray.scalar(.int(0), difference.scalarType))
    switch order {
    case 0: return try difference.zerosLike()
    case 1: return try difference.sgn()
    case .infinity:
      let isExtreme = try Comparison.compare(.equal, difference.absolute(), result)
      return try Selection.choose(isExtreme, difference.sgn(), zero)
    default:
      let isZero = try Comparison.compare(.equal, order < 1 ? difference : result, .int(0))
      let value =
        order == 2
        ? try difference / result
        : try difference.sgn() * (difference.absolute() / result).power(.double(order - 1))
      return try Selection.choose(isZero, zero, value)
    }
  }

  /// Whether distances of order 2 are taken from a product of matrices.
  package enum Method: String {
    case productIfLarge = "use_mm_for_euclid_dist_if_necessary"
    case product = "use_mm_for_euclid_dist"
    case differences = "donot_use_mm_for_euclid_dist"
  }

  /// The p-norms of the differences of all pairs of rows.
  package static func pairwise(
    _ first: Tensor, _ second: Tensor, order: Double, by method: Method = .productIfLarge
  ) throws(TensorError) -> Tensor {
    for (name, tensor) in [("X1", first), ("X2", second)] {
      if !tensor.scalarType.isFloatingPoint {
        throw TensorError(
          .runtimeError,
          "cdist only supports floating-point dtypes, \(name) got: \(tensor.scalarType.errorName)")
      }
    }
    if first.scalarType.byteCount == 2 { throw first.scalarType.notImplemented("cdist") }
    for (name, tensor) in [("X1", first), ("X2", second)] where tensor.dimensionCount < 2 {
      throw TensorError(
        .runtimeError, "cdist only supports at least 2D tensors, \(name) got: \(tensor.dimensionCount)D")
    }
    if first.columnCount != second.columnCount {
      throw TensorError(
        .runtimeError,
        "X1 and X2 must have the same number of columns. X1: \(first.columnCount) X2: \(second.columnCount)")
    }
    if order.isNaN || order < 0 {
      throw TensorError(.runtimeError, "cdist only supports non-negative p values")
    }
    if first.scalarType != second.scalarType {
      throw TensorError(
        .runtimeError,
        "expected scalar type \(first.scalarType.errorName) but found \(second.scalarType.errorName)")
    }
    let isLarge = [first, second].contains { $0.shape[$0.dimensionCount - 2] >= leastMultiplied }
    let usesProduct = method == .product || method == .productIfLarge && isLarge
    if order == 2, usesProduct, first.elementCount > 0, second.elementCount > 0 {
      return try byProductOfStacks(first, second)
    }
    let difference = try Kernels.binary(
      .subtract, first.array.unsqueezed(first.dimensionCount - 1),
      second.array.unsqueezed(second.dimensionCount - 2),
      type: first.scalarType)
    let array = try Kernels.norm(difference, p: order, dims: [difference.shape.count - 1])
    return Tensor.recorded(array, measured, first, second) { node, result in
      node.save(first)
      node.save(second)
      node.saveResult(result)
      node.scalar = .double(order)
      node.attributes = [.scalar(.double(order))]
    }
  }

  /// The same for stacks that are broadcast against each other.
  private static func byProductOfStacks(_ first: Tensor, _ second: Tensor) throws(TensorError) -> Tensor {
    let outer = try Dims.broadcast(Dims(first.shape.dropLast(2)), Dims(second.shape.dropLast(2)))
    func sizes(_ tensor: Tensor) -> (rows: Int, columns: Int) {
      (tensor.shape[tensor.dimensionCount - 2], tensor.columnCount)
    }
    let ((firstRows, columns), (secondRows, _)) = (sizes(first), sizes(second))
    let count = outer.elementCount
    let distances: Tensor
    if count == 1 {
      distances = try byProduct(first, second)
    } else {
      func stack(_ tensor: Tensor, _ rows: Int) throws(TensorError) -> Tensor {
        try Reshaping.view(
          tensor.expand(Dims(Array(outer) + [rows, columns])).contiguous(), [count, rows, columns])
      }
      distances = try byProduct(stack(first, firstRows), stack(second, secondRows))
    }
    return try Reshaping.view(distances, Dims(Array(outer) + [firstRows, secondRows]))
  }

  // MARK: Pairs of one matrix's rows

  private static let measuredWithin = Derivative(
    "PdistBackward0", saves: ["self", "result", "p"],
    rule: "each distance's gradient along the difference of its two rows", forward: .missing("_pdist_forward")
  ) { (node, gradient) throws(TensorError) in
    let (input, result) = (try node.saved(0), try node.saved(1))
    let (upper, lower) = try rowPairs(input.shape[0])
    let difference = try Indexing.select(input, 0, upper) - Indexing.select(input, 0, lower)
    let passed = try gradient.unsqueeze(-1) * slope(difference, result.unsqueeze(-1), node.scalar.doubleValue)
    let taken = try IndexPlacement.add(input.zerosLike(), 0, upper, passed, alpha: .int(1))
    return Gradients(try IndexPlacement.add(taken, 0, lower, passed, alpha: .int(-1)))
  }.recording("PdistBackwardBackward0", inputs: [0, 1])

  /// The first and the second rows of all pairs of different rows, in order.
  private static func rowPairs(_ count: Int) throws(TensorError) -> (upper: Tensor, lower: Tensor) {
    var (upper, lower): ([Scalar], [Scalar]) = ([], [])
    for first in 0..<count {
      for second in (first + 1)..<Swift.max(count, first + 1) {
        upper.append(.int(first))
        lower.append(.int(second))
      }
    }
    return (
      Tensor(try NDArray(elements: upper, shape: [upper.count], scalarType: .int64)),
      Tensor(try NDArray(elements: lower, shape: [lower.count], scalarType: .int64))
    )
  }

  /// The p-norms of the differences of all pairs of different rows of a matrix.
  package static func within(_ input: Tensor, order: Double) throws(TensorError) -> Tensor {
    if input.dimensionCount != 2 {
      throw TensorError(.runtimeError, "pdist only supports 2D tensors, got: \(input.dimensionCount)D")
    }
    if !input.scalarType.isFloatingPoint {
      throw TensorError(.runtimeError, "pdist only supports floating-point dtypes")
    }
    if order.isNaN || order < 0 {
      throw TensorError(.runtimeError, "pdist only supports non-negative p values")
    }
    let (upper, lower) = try rowPairs(input.shape[0])
    let difference = try Kernels.binary(
      .subtract, Kernels.indexSelect(input.array, dim: 0, index: upper.array),
      Kernels.indexSelect(input.array, dim: 0, index: lower.array), type: input.scalarType)
    let array = try Kernels.norm(difference, p: order, dims: [1])
    return Tensor.recorded(array, measuredWithin, input) { node, result in
      node.save(input)
      node.saveResult(result)
      node.scalar = .double(order)
      node.attributes = [.scalar(.double(order))]
    }
  }

  private static let first = Sample.Input.tensor([1.5, -2, 3, 0.4, 5, -0.6], [2, 3])
  private static let second = Sample.Input.tensor([1, 2, -3, 0.1, 4, 0.2, 2, 0, 0.3], [3, 3])

  static let table: [Operator] = [
    Operator(
      "cdist",
      ["cdist(Tensor x1, Tensor x2, float p=2.0, str? compute_mode='use_mm_for_euclid_dist_if_necessary')"],
      forms: .function, documentation: "Computes the distances between all pairs of rows of two matrices.",
      example: "torch.cdist(torch.ones(2, 3), torch.zeros(4, 3))",
      samples: [2, 1, 3].map { Sample(first, second, .scalar(.int($0)), .none) }
    ) { (call) throws(TensorError) in
      let mode = call.string(3) ?? Method.productIfLarge.rawValue
      guard let method = Method(rawValue: mode) else {
        throw TensorError(.valueError, "\(mode) is not a valid value for compute_mode")
      }
      return .tensor(try pairwise(call.tensor(0), call.tensor(1), order: call.double(2), by: method))
    }.inPython(),
    Operator(
      "pdist", ["pdist(Tensor input, float p=2)"], forms: .function,
      documentation: "Computes the distances between all pairs of different rows of a matrix.",
      example: "torch.pdist(torch.eye(3))", samples: [2, 1, 3].map { Sample(second, .scalar(.int($0))) }
    ) { (call) throws(TensorError) in .tensor(try within(call.tensor(0), order: call.double(1))) },
  ]
}
