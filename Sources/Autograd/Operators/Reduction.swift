package import TensorCore

/// Sums, means and products over dimensions.
package enum Reduction {
  private static let summedAll = Derivative(
    "SumBackward0", saves: ["self_sym_sizes"], rule: "d sum(x)/dx_i = 1: each element gets the gradient",
    forward: .formula { (_, tangents) throws(TensorError) in try sum(ForwardRule.only(tangents)) }
  ) { (node, gradient) throws(TensorError) in
    guard let layout = node.layout(0) else { return Gradients() }
    if GradMode.isEnabled || DualLevel.areActive || gradient.dimensionCount > 0 {
      return Gradients(try gradient.expand(layout.shape))
    }
    return Gradients(Tensor(gradient.array.repeated(in: layout)))
  }

  private static let summed = Derivative(
    "SumBackward1", saves: ["dim", "keepdim", "self_sym_sizes"],
    rule: "d sum(x)/dx_i = 1: each element gets the gradient of its sum",
    forward: .formula { (node, tangents) throws(TensorError) in
      try sum(ForwardRule.only(tangents), node.ints(0), keepsDimensions: node.bool(1))
    }
  ) { (node, gradient) throws(TensorError) in
    Gradients(try spread(gradient, to: Dims(node.ints(2)), dims: node.ints(0), keepsDimensions: node.bool(1)))
  }

  private static let averagedAll = Derivative(
    "MeanBackward0", saves: ["self_sym_numel", "self_sym_sizes"], rule: "d mean(x)/dx_i = 1/n",
    forward: .formula { (_, tangents) throws(TensorError) in try mean(ForwardRule.only(tangents)) }
  ) { (node, gradient) throws(TensorError) in
    if !GradMode.isEnabled, !DualLevel.areActive, gradient.dimensionCount == 0 {
      let share = try gradient / .int(node.int(0))
      return Gradients(Tensor(try NDArray.full(node.shape(1), share.array.item(), gradient.scalarType)))
    }
    return Gradients(try gradient.expand(node.shape(1)) / .int(node.int(0)))
  }

  private static let averaged = Derivative(
    "MeanBackward1", saves: ["dim", "keepdim", "self_sym_sizes", "self_sym_numel"],
    rule: "d mean(x)/dx_i = 1/n, for each mean of n elements",
    forward: .formula { (node, tangents) throws(TensorError) in
      try mean(ForwardRule.only(tangents), node.ints(0), keepsDimensions: node.bool(1))
    }
  ) { (node, gradient) throws(TensorError) in
    let shape = Dims(node.ints(2))
    let dims = node.ints(0).isEmpty ? Array(0..<shape.count) : node.ints(0)
    var count = 1
    for dim in dims where !shape.isEmpty { count &*= shape[dim] }
    let whole = try spread(gradient, to: shape, dims: node.ints(0), keepsDimensions: node.bool(1))
    return Gradients(try whole / .int(count))
  }

  /// A reduced tensor, stretched over the dimensions that were reduced; no dimensions stand for all.
  static func spread(
    _ reduced: Tensor, to shape: Dims, dims: [Int], keepsDimensions: Bool
  ) throws(TensorError) -> Tensor {
    try restored(reduced, to: shape, dims: dims, keepsDimensions: keepsDimensions).expand(shape)
  }

  /// A reduced tensor that broadcasts against what was reduced: the dimensions are there again, with one element each.
  static func restored(
    _ reduced: Tensor, like input: Tensor, dims: [Int], keepsDimensions: Bool
  ) throws(TensorError) -> Tensor {
    try restored(reduced, to: input.shape, dims: dims, keepsDimensions: keepsDimensions)
  }

  private static func restored(
    _ reduced: Tensor, to shape: Dims, dims: [Int], keepsDimensions: Bool
  ) throws(TensorError) -> Tensor {
    if keepsDimensions || dims.isEmpty || shape.isEmpty { return reduced }
    var restored = reduced
    for dim in dims.sorted() { restored = try restored.unsqueeze(dim) }
    return restored
  }

  /// The dimensions counted from the front.
  ///
  /// Throws where one does not exist or is listed twice.
  static func wrap(_ dims: [Int], for input: Tensor) throws(TensorError) -> [Int] {
    var wrapped: [Int] = []
    for dim in dims {
      let place = try wrapDimension(dim, count: input.dimensionCount)
      if wrapped.contains(place) {
        throw TensorError(.runtimeError, "dim \(place) appears multiple times in the list of dims")
      }
      wrapped.append(place)
    }
    return wrapped
  }

  package static func sum(_ input: Tensor, type: ScalarType? = nil) throws(TensorError) -> Tensor {
    let array: NDArray
    if type == nil, let small = SmallKernels.sum(input.small) {
      array = small
    } else {
      array = try Kernels.sum(input.array, type: type)
    }
    return Tensor.recorded(array, summedAll, input) { node, _ in
      node.attribute = .shape(input.array.layout)
    }
  }

  /// The sum over `dims`, over all where there are none.
  package static func sum(
    _ input: Tensor, _ dims: [Int], keepsDimensions: Bool = false, type: ScalarType? = nil
  ) throws(TensorError) -> Tensor {
    let dims = try wrap(dims, for: input)
    let array = try Kernels.sum(
      input.array, dims: dims.isEmpty ? nil : Dims(dims), keepDims: keepsDimensions, type: type)
    return Tensor.recorded(array, summed, input) { node, _ in
      node.attributes = [.ints(dims), .bool(keepsDimensions), .ints(Array(input.shape))]
    }
  }

  package static func mean(_ input: Tensor, type: ScalarType? = nil) throws(TensorError) -> Tensor {
    try checkMean(input, type)
    return Tensor.recorded(try Kernels.mean(input.array, type: type), averagedAll, input) { node, _ in
      node.attributes = [.int(input.elementCount), .shape(input.array.layout)]
    }
  }

  package static func mean(
    _ input: Tensor, _ dims: [Int], keepsDimensions: Bool = false, type: ScalarType? = nil
  ) throws(TensorError) -> Tensor {
    try checkMean(input, type)
    let dims = try wrap(dims, for: input)
    let array = try Kernels.mean(
      input.array, dims: dims.isEmpty ? nil : Dims(dims), keepDims: keepsDimensions, type: type)
    return Tensor.recorded(array, averaged, input) { node, _ in
      node.attributes = [
        .ints(dims), .bool(keepsDimensions), .ints(Array(input.shape)), .int(input.elementCount),
      ]
    }
  }

  private static func checkMean(_ input: Tensor, _ type: ScalarType?) throws(TensorError) {
    let actual = type ?? input.scalarType
    if actual.isDifferentiable { return }
    throw TensorError(
      .notImplementedError,
      "mean(): could not infer output dtype. \(type == nil ? "Input" : "Optional") dtype must be either a floating point or complex dtype. Got: "
        + actual.errorName)
  }

  // MARK: Products

  // d prod / dx_i = prod of the others, which is prod / x_i unless an element is zero.
  private static let multipliedAll = Derivative(
    "ProdBackward0", saves: ["self", "result"], rule: "d prod(x)/dx_i = prod(x) / x_i"
  ) {
    (node, gradient) throws(TensorError) in
    let input = try node.saved(0)
    if input.dimensionCount == 0 { return Gradients(try gradient.clone()) }
    let result = try node.saved(1)
    if try Kernels.all(input.array).item() == .bool(true) {
      return Gradients(try gradient * (result / input).conjugate())
    }
    return Gradients(
      try passedWithZeros(gradient, input.contiguous().reshape([-1]), 0).reshape(input.shape))
  }

  private static let multiplied = Derivative(
    "ProdBackward1", saves: ["self", "result", "dim", "keepdim"], rule: "d prod(x)/dx_i = prod(x) / x_i"
  ) {
    (node, gradient) throws(TensorError) in
    let input = try node.saved(0)
    if input.dimensionCount == 0 { return Gradients(gradient) }
    var result = try node.saved(1)
    var gradient = gradient
    let dim = node.int(0)
    if !node.bool(1) {
      gradient = try gradient.unsqueeze(dim)
      result = try result.unsqueeze(dim)
    }
    if try Kernels.all(input.array).item() == .bool(true) {
      return Gradients(try gradient * (result / input).conjugate())
    }
    return Gradients(try passedWithZeros(gradient, input, dim))
  }

  /// The gradient times the product of all other elements along `dim`, also where elements are zero: of those before
  /// and those after each element.
  private static func passedWithZeros(
    _ gradient: Tensor, _ input: Tensor, _ dim: Int
  ) throws(TensorError) -> Tensor {
    let size = input.shape[dim]
    if size == 1 { return gradient }
    var shape = input.shape
    shape[dim] = 1
    let one = Tensor(try NDArray.full(shape, .int(1), gradient.scalarType))
    let before = try Scans.cumulativeProduct(
      Joining.concatenate([one, input.narrow(dim, 0, size - 1)], dim), dim)
    let reversed = try Rearranging.flip(input.narrow(dim, 1, size - 1), [dim])
    let after = try Rearranging.flip(
      Scans.cumulativeProduct(Joining.concatenate([one, reversed], dim), dim), [dim])
    return try gradient * (before * after).conjugate()
  }

  package static func product(_ input: Tensor, type: ScalarType? = nil) throws(TensorError) -> Tensor {
    Tensor.recorded(try Kernels.product(input.array, type: type), multipliedAll, input) { node, result in
      node.save(input)
      node.saveResult(result)
    }
  }

  package static func product(
    _ input: Tensor, _ dim: Int, keepsDimensions: Bool, type: ScalarType? = nil
  ) throws(TensorError) -> Tensor {
    let wrapped = try wrapDimension(dim, count: input.dimensionCount)
    let array = try Kernels.product(input.array, dims: [wrapped], keepDims: keepsDimensions, type: type)
    return Tensor.recorded(array, multiplied, input) { node, result in
      node.save(input)
      node.saveResult(result)
      node.attributes = [.int(wrapped), .bool(keepsDimensions)]
    }
  }

  // MARK: Rows

  private static let matrix = Sample.Input.tensor([1.5, -2, 3, 0.4, 5, -0.6], [2, 3])

  private static func row(
    _ name: String, _ documentation: String,
    all: @escaping @Sendable (Tensor, ScalarType?) throws(TensorError) -> Tensor,
    some: @escaping @Sendable (Tensor, [Int], Bool, ScalarType?) throws(TensorError) -> Tensor
  ) -> Operator {
    Operator(
      name,
      [
        "\(name)(Tensor input, *, dtype? dtype=None)",
        "\(name)(Tensor input, int[1]? dim, bool keepdim=False, *, dtype? dtype=None)",
      ],
      documentation: documentation, example: "torch.\(name)(torch.ones(2, 3), dim=0)",
      samples: [
        Sample(matrix, .none), Sample(overload: 1, matrix, .ints([1]), .bool(false), .none),
        Sample(overload: 1, matrix, .ints([0, 1]), .bool(true), .none),
      ]
    ) { (call) throws(TensorError) in
      call.overload == 0
        ? .tensor(try all(call.tensor(0), call.scalarType(1)))
        : .tensor(try some(call.tensor(0), call.optionalInts(1) ?? [], call.bool(2), call.scalarType(3)))
    }
  }

  static let table: [Operator] = [
    row("sum", "Adds all elements, or those along some dimensions.") { (input, type) throws(TensorError) in
      try sum(input, type: type)
    } some: { (input, dims, keeps, type) throws(TensorError) in
      try sum(input, dims, keepsDimensions: keeps, type: type)
    },
    row("mean", "Averages all elements, or those along some dimensions.") {
      (input, type) throws(TensorError) in
      try mean(input, type: type)
    } some: { (input, dims, keeps, type) throws(TensorError) in
      try mean(input, dims, keepsDimensions: keeps, type: type)
    },
    Operator(
      "prod",
      [
        "prod(Tensor input, *, dtype? dtype=None)",
        "prod(Tensor input, int dim, bool keepdim=False, *, dtype? dtype=None)",
      ],
      documentation: "Multiplies all elements, or those along a dimension.",
      example: "torch.prod(torch.tensor([2., 3.]))",
      samples: [
        Sample(matrix, .none), Sample(.tensor([1.5, 0, 3], [3]), .none),
        Sample(overload: 1, matrix, .int(1), .bool(false), .none),
      ]
    ) { (call) throws(TensorError) in
      call.overload == 0
        ? .tensor(try product(call.tensor(0), type: call.scalarType(1)))
        : .tensor(
          try product(call.tensor(0), call.int(1), keepsDimensions: call.bool(2), type: call.scalarType(3)))
    },
  ]
}

extension Tensor {
  package func sum() throws(TensorError) -> Tensor { try Reduction.sum(self) }

  /// The sum over the dimensions along which `shape` was broadcast to this tensor's shape.
  package func sum(to shape: Dims) throws(TensorError) -> Tensor {
    if self.shape == shape { return self }
    if shape.count == 0 { return try Reduction.sum(self, type: nil) }
    let lead = dimensionCount - shape.count
    var dims = Array(0..<lead)
    for dim in 0..<shape.count where shape[dim] == 1 && self.shape[lead + dim] != 1 {
      dims.append(lead + dim)
    }
    if lead > 0, lead == dims.count, !GradMode.isEnabled, !DualLevel.areActive {
      return try Reduction.sum(self, dims)
    }
    let summed = dims.isEmpty ? self : try Reduction.sum(self, dims, keepsDimensions: true)
    return lead > 0 ? try Reshaping.view(summed.contiguous(), shape) : summed
  }
}
