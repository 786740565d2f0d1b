package import TensorCore

/// Operators that add, drop, reorder or stretch dimensions.
package enum Dimensions {
  private static let squeezedAll = squeezing("SqueezeBackward0", ["self_sym_sizes"]) { node in
    Array(node.ints(0).indices)
  }
  private static let squeezedOne = squeezing("SqueezeBackward1", ["self_sym_sizes", "dim"]) { [$0.int(1)] }
  private static let squeezedSome = squeezing("SqueezeBackward2", ["self_sym_sizes", "dim"]) {
    $0.ints(1).sorted()
  }

  /// The derivative of dropping those of some dimensions that have the size 1.
  private static func squeezing(
    _ name: String, _ names: [SavedName], _ dims: @escaping @Sendable (OperatorNode) -> [Int]
  ) -> Derivative {
    Derivative(name, saves: names, rule: "the gradient takes the input's shape") {
      (node, gradient) throws(TensorError) in
      let sizes = node.ints(0)
      var result = gradient
      for dim in dims(node) where dim < sizes.count && sizes[dim] == 1 { result = try unsqueeze(result, dim) }
      return Gradients(result)
    }
  }
  private static let unsqueezed = Derivative(
    "UnsqueezeBackward0", saves: ["dim"], rule: "the gradient takes the input's shape"
  ) {
    (node, gradient) throws(TensorError) in
    Gradients(try squeeze(gradient, [node.int(0)]))
  }
  private static let transposed = Derivative(
    "TransposeBackward0", saves: ["dim0", "dim1"], rule: "the gradient is transposed back"
  ) { (node, gradient) throws(TensorError) in
    Gradients(try transpose(gradient, node.int(0), node.int(1)))
  }
  private static let matrixTransposed = Derivative("TBackward0", rule: "the gradient is transposed back") {
    (_, gradient) throws(TensorError) in
    // Outside the graph no view is noted, so that a leaf can keep the gradient as it is.
    if !GradMode.isEnabled, !DualLevel.areActive, gradient.dimensionCount == 2 {
      return Gradients(Tensor(gradient.array.matrixTransposed))
    }
    return Gradients(try matrixTranspose(gradient))
  }
  private static let permuted = Derivative(
    "PermuteBackward0", saves: ["dims"], rule: "the dimensions are put back in order"
  ) {
    (node, gradient) throws(TensorError) in
    let order = node.ints(0)
    var inverse = Dims(repeating: 0, count: order.count)
    for (position, dim) in order.enumerated() { inverse[dim] = position }
    return Gradients(try permute(gradient, inverse))
  }
  private static let expanded = Derivative(
    "ExpandBackward0", saves: ["self_sym_sizes"], rule: "the gradients of the copies are added"
  ) { (_, gradient) in
    // The engine sums what was broadcast.
    Gradients(gradient)
  }

  package static func squeeze(_ input: Tensor) throws(TensorError) -> Tensor {
    Tensor.recordedView(try input.array.squeezed(), squeezedAll, input) { node, _ in
      node.attributes = [.ints(Array(input.shape))]
    }
  }

  /// - Parameter isList: whether a single dimension was given as a list, which the graph tells.
  package static func squeeze(
    _ input: Tensor, _ dims: [Int], isList: Bool = false
  ) throws(TensorError) -> Tensor {
    let isOne = dims.count == 1 && !isList
    var wrapped: [Int] = []
    for dim in dims {
      let place = try wrapDimension(dim, count: input.dimensionCount)
      if wrapped.contains(place) {
        throw TensorError(.runtimeError, "dim \(place) appears multiple times in the list of dims")
      }
      wrapped.append(place)
    }
    let array = input.dimensionCount == 0 ? input.array : try input.array.squeezed(Dims(wrapped))
    return Tensor.recordedView(array, isOne ? squeezedOne : squeezedSome, input) { node, _ in
      node.attributes = [.ints(Array(input.shape)), isOne ? .int(wrapped[0]) : .ints(wrapped)]
    }
  }

  package static func unsqueeze(_ input: Tensor, _ dim: Int) throws(TensorError) -> Tensor {
    let wrapped = try wrapDimension(dim, count: input.dimensionCount + 1)
    return Tensor.recordedView(try input.array.unsqueezed(wrapped), unsqueezed, input) { node, _ in
      node.attributes = [.int(wrapped)]
    }
  }

  package static func transpose(_ input: Tensor, _ first: Int, _ second: Int) throws(TensorError) -> Tensor {
    Tensor.recordedView(try input.array.transposed(first, second), transposed, input) { node, _ in
      node.attributes = [.int(first), .int(second)]
    }
  }

  /// `.t()`: the transpose of a matrix, a vector itself.
  package static func matrixTranspose(_ input: Tensor) throws(TensorError) -> Tensor {
    if input.dimensionCount > 2 {
      throw TensorError(
        .runtimeError, "t() expects a tensor with <= 2 dimensions, but self is \(input.dimensionCount)D")
    }
    let array = input.dimensionCount < 2 ? input.array : try input.array.transposed(0, 1)
    return Tensor.recordedView(array, matrixTransposed, input)
  }

  package static func permute(_ input: Tensor, _ order: Dims) throws(TensorError) -> Tensor {
    if order.count != input.dimensionCount {
      throw TensorError(
        .runtimeError,
        "permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired "
          + "ordering of dimensions i.e. input.dim() = \(input.dimensionCount) is not equal to len(dims) = "
          + "\(order.count)")
    }
    var wrapped = order
    var seen = Set<Int>()
    for index in 0..<order.count {
      wrapped[index] = try wrapDimension(order[index], count: input.dimensionCount)
      if !seen.insert(wrapped[index]).inserted {
        throw TensorError(.runtimeError, "permute(): duplicate dims are not allowed.")
      }
    }
    return Tensor.recordedView(input.array.permuted(wrapped), permuted, input) { node, _ in
      node.attributes = [.ints(Array(wrapped))]
    }
  }

  /// `.T`: all dimensions in reverse order.
  package static func reversed(_ input: Tensor) throws(TensorError) -> Tensor {
    try permute(input, Dims((0..<input.dimensionCount).reversed()))
  }

  package static func expand(_ input: Tensor, _ shape: Dims) throws(TensorError) -> Tensor {
    Tensor.recordedView(try input.array.expanded(to: shape), expanded, input) { node, _ in
      node.attributes = [.ints(Array(input.shape))]
    }
  }

  package static func moveDimensions(_ input: Tensor, _ from: [Int], _ to: [Int]) throws(TensorError)
    -> Tensor
  {
    if from.count != to.count {
      throw TensorError(
        .runtimeError,
        "movedim: Invalid source or destination dims: source (\(Dims(from)) dims) should contain the same number of "
          + "dims as destination (\(Dims(to)) dims)")
    }
    let count = input.dimensionCount
    var order = Array(repeating: -1, count: count)
    var moved = Set<Int>()
    for (name, dims) in [("source", from), ("destination", to)] {
      var seen = Set<Int>()
      for dim in dims where try !seen.insert(wrapDimension(dim, count: count)).inserted {
        throw TensorError(.runtimeError, "movedim: repeated dim in `\(name)` (\(Dims(dims)))")
      }
    }
    for (source, destination) in zip(from, to) {
      let wrappedSource = try wrapDimension(source, count: count)
      let wrappedDestination = try wrapDimension(destination, count: count)
      guard wrappedDestination < count, order[wrappedDestination] < 0, moved.insert(wrappedSource).inserted
      else {
        throw TensorError(.runtimeError, "movedim: repeated dim in `source` or `destination`")
      }
      order[wrappedDestination] = wrappedSource
    }
    var others = (0..<count).filter { !moved.contains($0) }.makeIterator()
    for index in order.indices where order[index] < 0 { order[index] = others.next() ?? index }
    return try permute(input, Dims(order))
  }

  private static let matrix = Sample.Input.tensor([1, 2, 3, 4, 5, 6], [2, 3])

  static let table: [Operator] = [
    Operator(
      "squeeze",
      ["squeeze(Tensor input)", "squeeze(Tensor input, int dim)", "squeeze(Tensor input, int[] dim)"],
      documentation: "Drops dimensions of size 1.", example: "torch.ones(1, 3).squeeze(0)",
      samples: [
        Sample(.tensor([1, 2, 3], [1, 3])), Sample(overload: 1, .tensor([1, 2, 3], [1, 3]), .int(0)),
        Sample(overload: 2, .tensor([1, 2, 3], [1, 3, 1]), .ints([0, 2])),
      ]
    ) { (call) throws(TensorError) in
      call.overload == 0
        ? .tensor(try squeeze(call.tensor(0)))
        : .tensor(try squeeze(call.tensor(0), call.ints(1), isList: call.overload == 2))
    },
    Operator(
      "unsqueeze", ["unsqueeze(Tensor input, int dim)"], documentation: "Inserts a dimension of size 1.",
      example: "torch.ones(3).unsqueeze(0)", samples: [Sample(matrix, .int(-1))]
    ) { (call) throws(TensorError) in .tensor(try unsqueeze(call.tensor(0), call.int(1))) },
    transposeRow("transpose"), transposeRow("swapaxes"), transposeRow("swapdims"),
    Operator(
      "t", ["t(Tensor input)"], documentation: "Exchanges a matrix's rows and columns.",
      example: "torch.ones(2, 3).t()", samples: [Sample(matrix)]
    ) { (call) throws(TensorError) in .tensor(try matrixTranspose(call.tensor(0))) },
    Operator(
      "permute", ["permute(Tensor input, int[] dims)"],
      documentation: "Puts the dimensions in another order.",
      example: "torch.ones(2, 3, 4).permute(2, 0, 1)", samples: [Sample(matrix, .ints([1, 0]))]
    ) { (call) throws(TensorError) in .tensor(try permute(call.tensor(0), Dims(call.ints(1)))) },
    Operator(
      "movedim",
      [
        "movedim(Tensor input, int source, int destination)",
        "movedim(Tensor input, int[] source, int[] destination)",
      ],
      documentation: "Moves dimensions to other places.", example: "torch.ones(2, 3, 4).movedim(0, 2)",
      samples: [Sample(matrix, .int(0), .int(1))]
    ) { (call) throws(TensorError) in .tensor(try moveDimensions(call.tensor(0), call.ints(1), call.ints(2)))
    },
    Operator(
      "expand", ["expand(Tensor input, int[] size)"], forms: .method,
      documentation: "Shows dimensions of size 1 as if they were larger, without copying.",
      example: "torch.ones(3, 1).expand(3, 4)",
      samples: [Sample(.tensor([1, 2, 3], [3, 1]), .ints([2, -1, 4]))]
    ) { (call) throws(TensorError) in .tensor(try expand(call.tensor(0), Dims(call.ints(1)))) },
    Operator(
      "expand_as", ["expand_as(Tensor input, Tensor other)"], forms: .method,
      documentation: "Shows the tensor in the shape of another, without copying.",
      example: "torch.ones(3, 1).expand_as(torch.ones(3, 4))",
      samples: [Sample(.tensor([1, 2], [2, 1]), .tensor([0, 0, 0, 0], [2, 2]))]
    ) { (call) throws(TensorError) in .tensor(try expand(call.tensor(0), call.tensor(1).shape)) },
    Operator(
      "broadcast_to", ["broadcast_to(Tensor input, int[] size)"],
      documentation: "Shows the tensor in a larger shape, without copying.",
      example: "torch.broadcast_to(torch.ones(3), (2, 3))",
      samples: [Sample(.tensor([1, 2, 3], [3]), .ints([2, 3]))]
    ) { (call) throws(TensorError) in .tensor(try expand(call.tensor(0), Dims(call.ints(1)))) },
  ]

  private static func transposeRow(_ name: String) -> Operator {
    let (first, second) = name == "transpose" || name == "swapdims" ? ("dim0", "dim1") : ("axis0", "axis1")
    return Operator(
      name, ["\(name)(Tensor input, int \(first), int \(second))"],
      documentation: "Exchanges two dimensions.",
      example: "torch.\(name)(torch.ones(2, 3), 0, 1)", samples: [Sample(matrix, .int(0), .int(-1))]
    ) { (call) throws(TensorError) in .tensor(try transpose(call.tensor(0), call.int(1), call.int(2))) }
  }
}

extension Tensor {
  package func unsqueeze(_ dim: Int) throws(TensorError) -> Tensor { try Dimensions.unsqueeze(self, dim) }
  package func squeeze(_ dim: Int) throws(TensorError) -> Tensor { try Dimensions.squeeze(self, [dim]) }
  package func transpose(_ first: Int, _ second: Int) throws(TensorError) -> Tensor {
    try Dimensions.transpose(self, first, second)
  }
  package func expand(_ shape: Dims) throws(TensorError) -> Tensor { try Dimensions.expand(self, shape) }
}
