package import TensorCore

/// Sorting, and running sums and products.
package enum SortingAndScans {
  // Sorted elements send their gradients back where they came from.
  private static func rearranged(_ name: String) -> Derivative {
    Derivative(
      name, saves: ["indices", "dim", .init("self_sym_sizes", .sizes(.input(0)))],
      rule: "each gradient goes to the place its element came from"
    ) {
      (node, gradient) throws(TensorError) in
      let shape = Dims(node.ints(1))
      if shape.isEmpty { return Gradients(gradient) }
      let dim = try wrapDimension(node.int(0), count: shape.count)
      return Gradients(try Indexing.scattered(gradient, at: node.saved(0), dim, in: shape, adds: false))
    }
  }

  private static let sorted = rearranged("SortBackward0")
  private static let sortedByWish = rearranged("SortBackward1")
  private static let topmost = rearranged("TopkBackward0")

  package static func sort(
    _ input: Tensor, _ dim: Int, descending: Bool, stable: Bool = false, saysStable: Bool = false
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let (values, indices) = try Kernels.sort(
      input.array, dim: dim, descending: descending, stable: stable)
    return try result(input, dim, values, indices, saysStable ? sortedByWish : sorted)
  }

  package static func topK(
    _ input: Tensor, _ count: Int, _ dim: Int, largest: Bool, sorted: Bool = true
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let (values, indices) = try Kernels.topK(
      input.array, count: count, dim: dim, largest: largest, sorted: sorted)
    return try result(input, dim, values, indices, topmost)
  }

  private static func result(
    _ input: Tensor, _ dim: Int, _ values: NDArray, _ indices: NDArray, _ derivative: Derivative
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let positions = Tensor(indices)
    let values = Tensor.recorded(values, derivative, input) { node, _ in
      node.save(positions)
      node.attributes = [.int(dim), .ints(Array(input.shape))]
    }
    return (values, positions)
  }

  // An element takes part in all sums from its place on.
  private static let summed = Derivative(
    "CumsumBackward0", saves: ["dim"], rule: "d cumsum(x)_j/dx_i = 1 for i <= j: sums from the end"
  ) {
    (node, gradient) throws(TensorError) in
    if gradient.dimensionCount == 0 { return Gradients(gradient) }
    let dim = node.int(0)
    let reversed = try cumulativeSum(Rearranging.flip(gradient, [dim]), dim)
    return Gradients(try Rearranging.flip(reversed, [dim]))
  }

  package static func cumulativeSum(
    _ input: Tensor, _ dim: Int, type: ScalarType? = nil
  ) throws(TensorError) -> Tensor {
    let wrapped = try wrapDimension(dim, count: input.dimensionCount)
    let array = try Kernels.cumulativeSum(input.array, dim: wrapped, type: type)
    return Tensor.recorded(array, summed, input) { node, _ in node.attributes = [.int(wrapped)] }
  }

  private static let matrix = Sample.Input.tensor([1.5, -2, 3, 0.4, 5, -0.6], [2, 3])

  static let table: [Operator] = [
    Operator(
      "sort",
      [
        "sort(Tensor input, int dim=-1, bool descending=False)",
        "sort(Tensor input, *, bool? stable, int dim=-1, bool descending=False)",
      ],
      documentation: "Sorts along a dimension, and says where each element was.",
      example: "torch.sort(torch.tensor([3., 1., 2.]))", samples: [Sample(matrix, .int(1), .bool(false))]
    ) { (call) throws(TensorError) in
      let shift = call.overload
      let found = try sort(
        call.tensor(0), call.int(1 + shift), descending: call.bool(2 + shift),
        stable: shift == 1 && call.isSet(1), saysStable: shift == 1)
      return .named("torch.return_types.sort", [("values", found.values), ("indices", found.indices)])
    },
    Operator(
      "argsort",
      [
        "argsort(Tensor input, int dim=-1, bool descending=False)",
        "argsort(Tensor input, *, bool stable, int dim=-1, bool descending=False)",
      ],
      documentation: "Says where each element of the sorted tensor was.",
      example: "torch.argsort(torch.tensor([3., 1., 2.]))",
      samples: [
        Sample(.tensor([3, 1, 2, 0.5, 7, -1], [2, 3]), .int(-1), .bool(false)),
        Sample(overload: 1, .tensor([3, 1, 2, 0.5], [2, 2]), .bool(true), .int(0), .bool(true)),
      ]
    ) { (call) throws(TensorError) in
      let shift = call.overload
      return .tensor(
        Tensor(
          try Kernels.sort(
            call.tensor(0).array, dim: call.int(1 + shift), descending: call.bool(2 + shift),
            stable: shift == 1 && call.isSet(1)
          ).indices))
    },
    Operator(
      "topk", ["topk(Tensor input, int k, int dim=-1, bool largest=True, bool sorted=True)"],
      documentation: "Finds the largest elements along a dimension, and where they are.",
      example: "torch.topk(torch.tensor([3., 1., 2.]), 2)",
      samples: [Sample(matrix, .int(2), .int(1), .bool(true), .bool(true))]
    ) { (call) throws(TensorError) in
      let found = try topK(
        call.tensor(0), call.int(1), call.int(2), largest: call.bool(3), sorted: call.bool(4))
      return .named("torch.return_types.topk", [("values", found.values), ("indices", found.indices)])
    },
    Operator(
      "cumsum", ["cumsum(Tensor input, int dim, *, dtype? dtype=None)"],
      forms: [.function, .method, .inPlace],
      documentation: "Sums up along a dimension, keeping every partial sum.",
      example: "torch.cumsum(torch.arange(4), 0)", samples: [Sample(matrix, .int(1), .none)]
    ) { (call) throws(TensorError) in
      .tensor(try cumulativeSum(call.tensor(0), call.int(1), type: call.scalarType(2)))
    }.updating { (call) throws(TensorError) in
      try Scans.checkInPlace(call, kernel: "cumsum_out_cpu")
      return false
    },
  ]
}
