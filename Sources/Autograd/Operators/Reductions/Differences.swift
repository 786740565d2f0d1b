package import TensorCore

/// Differences between neighbours, slopes, and areas under sampled curves; all put together of other operators.
package enum Differences {
  package static func difference(
    _ input: Tensor, order: Int, _ dim: Int, prepend: Tensor?, append: Tensor?
  ) throws(TensorError) -> Tensor {
    if input.dimensionCount == 0 {
      throw TensorError(.runtimeError, "diff expects input to be at least one-dimensional")
    }
    if order < 0 { throw TensorError(.runtimeError, "order must be non-negative but got \(order)") }
    let wrapped = try wrapDimension(dim, count: input.dimensionCount)
    var result = input
    if prepend != nil || append != nil {
      for other in [prepend, append] {
        guard let other else { continue }
        if other.dimensionCount != input.dimensionCount {
          throw TensorError(.runtimeError, "diff expects prepend or append to be the same dimension as input")
        }
        for dim in 0..<input.dimensionCount where dim != wrapped && other.shape[dim] != input.shape[dim] {
          throw TensorError(
            .runtimeError,
            "diff expects the shape of tensor to prepend or append to match that of input except along the differencing "
              + "dimension; input.size(\(dim)) = \(input.shape[dim]), but got tensor.size(\(dim)) = \(other.shape[dim])"
          )
        }
      }
      result = try Joining.concatenate([prepend, input, append].compactMap { $0 }, wrapped)
    }
    if order == 0 {
      let copy = try Tensor(NDArray.zeros(input.shape, input.scalarType))
      try Copying.copy(input, into: copy)
      return copy
    }
    let steps = Swift.min(order, result.shape[wrapped])
    for _ in 0..<steps {
      let size = result.shape[wrapped]
      let length = Swift.max(size - 1, 0)
      let later = try Parts.slice(result, wrapped, start: Swift.min(1, size), end: size)
      let earlier = try Parts.slice(result, wrapped, start: 0, end: length)
      if result.scalarType == .bool {
        result = try Comparison.compare(.logicalXor, later, earlier)
      } else {
        result = try later - earlier
      }
    }
    return result
  }

  // MARK: Areas

  private static func neighbours(_ y: Tensor, _ dim: Int) throws(TensorError) -> (left: Tensor, right: Tensor)
  {
    let size = y.shape[dim]
    return (
      try Parts.slice(y, dim, start: 0, end: size - 1), try Parts.slice(y, dim, start: 1, end: size)
    )
  }

  /// The widths of the strips between sample points, shaped to go with `y`.
  private static func widths(_ x: Tensor, _ y: Tensor, _ dim: Int, _ name: String) throws(TensorError)
    -> Tensor
  {
    if x.dimensionCount == 1 {
      let count = x.shape[0]
      if count != y.shape[dim] {
        throw TensorError(
          .runtimeError, "\(name): There must be one `x` value for each sample point")
      }
      var shape = Dims(repeating: 1, count: y.dimensionCount)
      shape[dim] = count
      let placed = try x.reshape(shape)
      let (left, right) = try neighbours(placed, dim)
      return try right - left
    }
    // Whether the widths go with the strips is up to broadcasting.
    var placed = x
    while placed.dimensionCount < y.dimensionCount { placed = try placed.unsqueeze(0) }
    let (left, right) = try neighbours(placed, dim)
    return try right - left
  }

  private static func checkAreas(_ y: Tensor, _ x: Tensor?, _ name: String) throws(TensorError) {
    if y.scalarType == .bool || x?.scalarType == .bool {
      throw TensorError(
        .notImplementedError,
        "\(name): received a bool input for \(x == nil ? "" : "`x` or ")`y`, but bool is not supported")
    }
    if name == "trapezoid" { _ = try wrapExistingDimension(-1, count: y.dimensionCount) }
  }

  package static func area(_ y: Tensor, x: Tensor?, dx: Scalar, _ dim: Int) throws(TensorError) -> Tensor {
    try checkAreas(y, x, "trapezoid")
    let wrapped = try wrapDimension(dim, count: y.dimensionCount)
    if y.dimensionCount == 0 || y.shape[wrapped] == 0 {
      var shape = y.shape
      if !shape.isEmpty { shape.remove(at: wrapped) }
      return Tensor(try NDArray.zeros(shape, y.scalarType))
    }
    if let x {
      let (left, right) = try neighbours(y, wrapped)
      let strips = try (left + right) * widths(x, y, wrapped, "trapezoid")
      return try Scaling.divide(Reduction.sum(strips, [wrapped]), by: .int(2))
    }
    if y.shape[wrapped] == 1 { return try Reduction.sum(y, [wrapped]) * .int(0) }
    let ends =
      try Scaling.multiply(Parts.select(y, wrapped, 0) + Parts.select(y, wrapped, -1), by: .double(0.5))
    return try Scaling.multiply(Reduction.sum(y, [wrapped]) - ends, by: dx)
  }

  package static func runningArea(
    _ y: Tensor, x: Tensor?, dx: Scalar, _ dim: Int
  ) throws(TensorError) -> Tensor {
    try checkAreas(y, x, "cumulative_trapezoid")
    let wrapped = try wrapDimension(dim, count: y.dimensionCount)
    if y.dimensionCount == 0 || y.shape[wrapped] < 2 {
      var shape = y.shape
      if !shape.isEmpty { shape[wrapped] = 0 }
      return Tensor(try NDArray.zeros(shape, y.scalarType))
    }
    let (left, right) = try neighbours(y, wrapped)
    if let x {
      let strips = try (left + right) * widths(x, y, wrapped, "cumulative_trapezoid")
      return try Scaling.divide(SortingAndScans.cumulativeSum(strips, wrapped), by: .int(2))
    }
    let half = Scalar.double(dx.doubleValue / 2)
    return try SortingAndScans.cumulativeSum(Scaling.multiply(left + right, by: half), wrapped)
  }

  // MARK: Slopes

  /// What the distance between neighbours along one dimension is.
  enum Spacing {
    case even(Double)
    case points(Tensor)
  }

  static func slope(
    _ input: Tensor, _ dim: Int, _ spacing: Spacing, edgeOrder: Int
  ) throws(TensorError) -> Tensor {
    let size = input.shape[dim]
    func part(_ start: Int, _ end: Int) throws(TensorError) -> Tensor {
      try Parts.slice(input, dim, start: start, end: end)
    }
    let inner: Tensor
    var first: Tensor
    var last: Tensor
    switch spacing {
    case .even(let step):
      inner = try (part(2, size) - part(0, size - 2)) / .double(2 * step)
      if edgeOrder == 1 {
        first = try (part(1, 2) - part(0, 1)) / .double(step)
        last = try (part(size - 1, size) - part(size - 2, size - 1)) / .double(step)
      } else {
        first = try (part(0, 1) * .double(-3) + part(1, 2) * .int(4) - part(2, 3)) / .double(2 * step)
        last =
          try
          (part(size - 1, size) * .int(3) - part(size - 2, size - 1) * .int(4)
          + part(size - 3, size - 2)) / .double(2 * step)
      }
    case .points(let points):
      if points.elementCount != size {
        throw TensorError(
          .runtimeError,
          "torch.gradient expected each element of spacing to have the same length as the corresponding dimension"
        )
      }
      var shape = Dims(repeating: 1, count: input.dimensionCount)
      shape[dim] = size - 1
      let (left, right) = try neighbours(points.reshape([size]), 0)
      let steps = try (right - left).reshape(shape)
      let before = try Parts.slice(steps, dim, start: 0, end: size - 2)
      let after = try Parts.slice(steps, dim, start: 1, end: size - 1)
      let a = try -(after / (before * (before + after)))
      let b = try (after - before) / (before * after)
      let c = try before / (after * (before + after))
      inner = try a * part(0, size - 2) + b * part(1, size - 1) + c * part(2, size)
      func step(_ index: Int) throws(TensorError) -> Tensor {
        try Parts.slice(steps, dim, start: index, end: index + 1)
      }
      first = try (part(1, 2) - part(0, 1)) / step(0)
      last = try (part(size - 1, size) - part(size - 2, size - 1)) / step(size - 2)
      if edgeOrder == 2 {
        let (d1, d2) = (try step(0), try step(1))
        let low = try -(d1 * .int(2) + d2) / (d1 * (d1 + d2))
        let middle = try (d1 + d2) / (d1 * d2)
        let high = try -(d1 / (d2 * (d1 + d2)))
        first = try low * part(0, 1) + middle * part(1, 2) + high * part(2, 3)
        let (e1, e2) = (try step(size - 3), try step(size - 2))
        let lowEnd = try e2 / (e1 * (e1 + e2))
        let middleEnd = try -(e1 + e2) / (e1 * e2)
        let highEnd = try (e2 * .int(2) + e1) / (e2 * (e1 + e2))
        last =
          try lowEnd * part(size - 3, size - 2) + middleEnd * part(size - 2, size - 1)
          + highEnd * part(size - 1, size)
      }
    }
    return try Joining.concatenate([first, inner, last], dim)
  }

  package static func gradient(
    _ input: Tensor, spacing: [Scalar], points: [Tensor], _ dims: [Int]?, edgeOrder: Int, isList: Bool = false
  ) throws(TensorError) -> [Tensor] {
    if edgeOrder != 1 && edgeOrder != 2 {
      throw TensorError(.runtimeError, "torch.gradient only supports edge_order=1 and edge_order=2.")
    }
    let input = input.scalarType.isDifferentiable ? input : try input.to(DefaultScalarType.current)
    let chosen = try Reduction.wrap(dims ?? Array(0..<input.dimensionCount), for: input)
    if let dim = dims?.first { _ = try wrapExistingDimension(dim, count: input.dimensionCount) }
    let given = points.isEmpty ? spacing.count : points.count
    if given > 1 || !points.isEmpty || isList, given != chosen.count {
      if let dims {
        throw TensorError(
          .runtimeError,
          "torch.gradient expected spacing to be unspecified, a scalar or it's spacing and dim arguments to have the "
            + "same length, but got a spacing argument of length \(given) and a dim argument of length \(dims.count)."
        )
      }
      throw TensorError(
        .runtimeError,
        "torch.gradient expected spacing to be unspecified, a scalar, or a list of length equal to 'self.dim() = "
          + "\(input.dimensionCount)', since dim argument was not given, but got a list of length \(given)")
    }
    for dim in chosen where input.shape[dim] < edgeOrder + 1 {
      throw TensorError(
        .runtimeError, "torch.gradient expected each dimension size to be at least edge_order+1")
    }
    var results: [Tensor] = []
    for (index, dim) in chosen.enumerated() {
      let spacing: Spacing =
        points.isEmpty
        ? .even(spacing.isEmpty ? 1 : spacing[spacing.count == 1 ? 0 : index].doubleValue)
        : .points(points[index])
      results.append(try slope(input, dim, spacing, edgeOrder: edgeOrder))
    }
    return results
  }

  private static let matrix = Sample.Input.tensor([1.5, -2, 3, 0.4, 5, -0.6], [2, 3])

  private static func areaRow(
    _ name: String, _ documentation: String,
    _ body: @escaping @Sendable (Tensor, Tensor?, Scalar, Int) throws(TensorError) -> Tensor
  ) -> Operator {
    Operator(
      name,
      [
        "\(name)(Tensor y, Tensor x, *, int dim=-1)", "\(name)(Tensor y, *, Scalar dx=1, int dim=-1)",
      ], forms: .function, documentation: documentation,
      example: "torch.\(name)(torch.tensor([1., 5., 10.]))",
      samples: [
        Sample(overload: 1, matrix, .scalar(.double(0.5)), .int(1)),
        Sample(matrix, .tensor([0.5, 1, 2.5], [3]), .int(1)),
      ]
    ) { (call) throws(TensorError) in
      call.overload == 0
        ? .tensor(try body(call.tensor(0), call.tensor(1), .int(1), call.int(2)))
        : .tensor(try body(call.tensor(0), nil, call.scalar(1), call.int(2)))
    }
  }

  static let table: [Operator] = [
    Operator(
      "diff", ["diff(Tensor input, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None)"],
      documentation: "Computes the differences of neighbours along a dimension.",
      example: "torch.diff(torch.tensor([1, 3, 2]))",
      samples: [
        Sample(matrix, .int(1), .int(1), .none, .none), Sample(matrix, .int(2), .int(1), .none, .none),
      ]
    ) { (call) throws(TensorError) in
      .tensor(
        try difference(
          call.tensor(0), order: call.int(1), call.int(2), prepend: call.optionalTensor(3),
          append: call.optionalTensor(4)))
    },
    Operator(
      "gradient",
      [
        "gradient(Tensor input, *, Scalar? spacing=None, int[1]? dim=None, int edge_order=1)",
        "gradient(Tensor input, *, Scalar[] spacing, int[1]? dim=None, int edge_order=1)",
        "gradient(Tensor input, *, TensorList spacing, int[1]? dim=None, int edge_order=1)",
      ], forms: .function, documentation: "Estimates the slopes of sampled values along each dimension.",
      example: "torch.gradient(torch.tensor([1., 4., 9.]))",
      samples: [
        Sample(matrix, .scalar(.double(0.5)), .ints([1]), .int(1)),
        Sample(matrix, .none, .ints([1]), .int(2)),
        Sample(
          overload: 2, matrix, .tensors([([0.5, 1, 2.5], [3])]), .ints([1]), .int(2)),
      ]
    ) { (call) throws(TensorError) in
      let points = call.overload == 2 ? try call.tensors(1) : []
      let spacing: [Scalar]
      switch call.overload {
      case 0: spacing = call.optionalScalar(1).map { [$0] } ?? []
      case 1: spacing = try call.scalars(1)
      default: spacing = []
      }
      return .tensors(
        try gradient(
          call.tensor(0), spacing: spacing, points: points, call.optionalInts(2), edgeOrder: call.int(3),
          isList: call.overload == 1))
    },
    areaRow("trapezoid", "Computes the area under a sampled curve.") { (y, x, dx, dim) throws(TensorError) in
      try area(y, x: x, dx: dx, dim)
    },
    areaRow("trapz", "Computes the area under a sampled curve.") { (y, x, dx, dim) throws(TensorError) in
      try area(y, x: x, dx: dx, dim)
    },
    areaRow("cumulative_trapezoid", "Computes the area under a sampled curve up to each point.") {
      (y, x, dx, dim) throws(TensorError) in try runningArea(y, x: x, dx: dx, dim)
    },
  ]
}
