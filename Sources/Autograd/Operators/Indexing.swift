package import TensorCore

/// Picking elements by positions along one dimension, or by a mask; subscripts are in ``AdvancedIndexing``.
package enum Indexing {
  // MARK: Along a dimension

  /// A tensor of zeros of the given shape with `values` at the positions along `dim`, one for each.
  static func placed(
    _ values: Tensor, at positions: Tensor, _ dim: Int, in shape: Dims, keepsDimension: Bool
  ) throws(TensorError) -> Tensor {
    if shape.isEmpty { return values }
    let kept = try keepsDimension ? values : values.unsqueeze(dim)
    let index = try keepsDimension ? positions : positions.unsqueeze(dim)
    return try scattered(kept, at: index, dim, in: shape, adds: false)
  }

  // Gathering and scattering undo each other's routes.
  private static let gathered = Derivative(
    "GatherBackward0", saves: ["index", "self", "dim", .init("sparse_grad", .constant(.bool(false)))],
    rule: "each gradient goes to the place its element came from"
  ) {
    (node, gradient) throws(TensorError) in
    // Only the shape is needed, but PyTorch keeps the input, which may not be written to therefore.
    let input = try node.saved(1)
    return Gradients(try scattered(gradient, at: node.saved(0), node.int(0), in: input.shape))
  }

  private static func scatteredBack(_ name: String) -> Derivative {
    Derivative(name, saves: ["index", "dim"]) { (node, gradient) throws(TensorError) in
      // The zeros are an input of PyTorch's node, which nobody wants a gradient of.
      Gradients(nil, try gather(gradient, node.int(0), node.saved(0)))
    }
  }

  private static let addedBack = scatteredBack("ScatterAddBackward0")
  private static let placedBack = scatteredBack("ScatterBackward0")

  /// Zeros of the given shape with `values` at the positions along `dim`, where they may be added up.
  static func scattered(
    _ values: Tensor, at positions: Tensor, _ dim: Int, in shape: Dims, adds: Bool = true
  ) throws(TensorError) -> Tensor {
    let whole = try NDArray.zeros(shape, values.scalarType)
    try Kernels.scatter(
      into: whole, dim: dim, index: positions.array, source: values.array.contiguous(), .add)
    return Tensor.recorded(whole, adds ? addedBack : placedBack, Tensor(whole), values) { node, _ in
      node.save(positions)
      node.attributes = [.int(dim)]
    }
  }

  package static func gather(_ input: Tensor, _ dim: Int, _ positions: Tensor) throws(TensorError) -> Tensor {
    let wrapped = try wrapDimension(dim, count: input.dimensionCount)
    let array = try Kernels.gather(input.array, dim: wrapped, index: positions.array)
    return Tensor.recorded(array, gathered, input) { node, _ in
      node.save(positions)
      node.save(input)
      node.attributes = [.int(wrapped)]
    }
  }

  private static let selected = Derivative(
    "IndexSelectBackward0", saves: ["index", "dim", .init("self_sym_sizes", .sizes(.input(0)))],
    rule: "each gradient goes to the place its element came from"
  ) {
    (node, gradient) throws(TensorError) in
    let shape = Dims(node.ints(1))
    if shape.isEmpty { return Gradients(gradient) }
    let dim = node.int(0)
    var positions: [Tensor?] = Array(repeating: nil, count: dim)
    positions.append(try node.saved(0).reshape([-1]))
    let whole = try NDArray.zeros(shape, gradient.scalarType)
    return Gradients(
      try AdvancedIndexing.putting(gradient, into: Tensor(whole), at: positions, accumulates: true))
  }

  package static func select(_ input: Tensor, _ dim: Int, _ positions: Tensor) throws(TensorError) -> Tensor {
    let wrapped = try wrapDimension(dim, count: input.dimensionCount)
    if input.dimensionCount == 0, positions.elementCount != 1 {
      throw TensorError(
        .runtimeError,
        "index_select(): Index to scalar can have only 1 value, got \(positions.elementCount) value(s)")
    }
    let array = try Kernels.indexSelect(input.array, dim: wrapped, index: positions.array)
    return Tensor.recorded(array, selected, input) { node, _ in
      node.save(positions)
      node.attributes = [.int(wrapped), .ints(Array(input.shape))]
    }
  }

  // MARK: Masks

  /// The elements where `mask` holds, as one dimension.
  package static func select(_ input: Tensor, where mask: Tensor) throws(TensorError) -> Tensor {
    if mask.scalarType != .bool {
      throw TensorError(.runtimeError, "masked_select: expected BoolTensor for mask")
    }
    let shape = try Dims.broadcast(mask.shape, input.shape)
    // One element alone is picked as a row of one.
    if shape.isEmpty { return try select(input.unsqueeze(0), where: mask) }
    let wide = try input.shape == shape ? input : input.expand(shape)
    let mask = try Tensor(mask.array.expanded(to: shape))
    let picked = Tensor(try Kernels.index(wide.array, [mask.array]))
    return Tensor.recorded(picked.array, maskSelected, wide) { node, _ in
      node.save(mask)
      node.save(wide)
    }
  }

  private static let maskSelected = Derivative(
    "MaskedSelectBackward0", saves: ["mask", "self"],
    rule: "each gradient goes to the place its element came from"
  ) {
    (node, gradient) throws(TensorError) in
    let mask = try node.saved(0)
    let whole = try NDArray.zeros(node.saved(1).shape, gradient.scalarType)
    return Gradients(
      try AdvancedIndexing.putting(gradient, into: Tensor(whole), at: [mask], accumulates: false))
  }

  /// For each dimension the positions of the elements that are not zero.
  package static func nonzeroPositions(_ input: Tensor) throws(TensorError) -> [Tensor] {
    let all = try Kernels.nonzero(input.dimensionCount == 0 ? input.array.unsqueezed(0) : input.array)
    var columns: [Tensor] = []
    for dim in 0..<all.shape[1] { columns.append(Tensor(try all.select(1, dim).copied())) }
    return columns
  }

  private static let matrix = Sample.Input.tensor([1.5, -2, 3, 0.4, 5, -0.6], [2, 3])

  static let table: [Operator] = [
    Operator(
      "nonzero", ["nonzero(Tensor input, *, bool as_tuple=False)"],
      documentation: "Lists the positions of the elements that are not zero.",
      example: "torch.nonzero(torch.tensor([0, 3, 0, 4]))",
      samples: [
        Sample(.tensor([0, 3, 0, 4], [2, 2]), .bool(false)), Sample(.tensor([0, 3, 0, 4], [4]), .bool(true)),
      ]
    ) { (call) throws(TensorError) in
      try call.bool(1)
        ? .tensors(nonzeroPositions(call.tensor(0))) : .tensor(Tensor(Kernels.nonzero(call.tensor(0).array)))
    },
    Operator(
      "gather", ["gather(Tensor input, int dim, Tensor index, *, bool sparse_grad=False)"],
      documentation: "Picks one element for each position along a dimension.",
      example: "torch.gather(torch.tensor([[1, 2], [3, 4]]), 1, torch.tensor([[0], [1]]))",
      samples: [Sample(matrix, .int(1), .indices([2, 0, 2, 1], [2, 2]), .bool(false))]
    ) { (call) throws(TensorError) in
      if try call.bool(3) {
        throw TensorError(
          .runtimeError, "gather(): sparse gradients are left out here; drop sparse_grad=True")
      }
      return .tensor(try gather(call.tensor(0), call.int(1), call.tensor(2)))
    },
    Operator(
      "index_select", ["index_select(Tensor input, int dim, Tensor index)"],
      documentation: "Picks positions along a dimension.",
      example: "torch.index_select(torch.arange(6), 0, torch.tensor([0, 5]))",
      samples: [Sample(matrix, .int(1), .indices([2, 0, 2], [3]))]
    ) { (call) throws(TensorError) in .tensor(try select(call.tensor(0), call.int(1), call.tensor(2))) },
    Operator(
      "masked_select", ["masked_select(Tensor input, Tensor mask)"],
      documentation: "Picks the elements where the mask holds, as one dimension.",
      example: "torch.masked_select(torch.arange(3), torch.tensor([True, False, True]))",
      samples: [Sample(matrix, .indices([1, 0, 1, 0, 1, 1], [2, 3]))]
    ) { (call) throws(TensorError) in .tensor(try select(call.tensor(0), where: call.tensor(1))) },
  ]
}
