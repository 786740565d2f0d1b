package import TensorCore

/// Operators that show the same elements in another shape.
package enum Reshaping {
  private static let viewed = Derivative(
    "ViewBackward0", saves: ["self_sym_sizes"], rule: "the gradient takes the input's shape"
  ) {
    (node, gradient) throws(TensorError) in
    Gradients(try reshape(gradient, Dims(node.ints(0))))
  }

  private static let unsafelyViewed = Derivative(
    "UnsafeViewBackward0", saves: ["self_sym_sizes"], rule: "the gradient takes the input's shape"
  ) {
    (node, gradient) throws(TensorError) in
    Gradients(try reshape(gradient, Dims(node.ints(0))))
  }

  private static let aliased = Derivative(
    "ReshapeAliasBackward0", saves: ["self_sym_sizes"], rule: "the gradient takes the input's shape"
  ) {
    (node, gradient) throws(TensorError) in
    Gradients(try reshape(gradient, Dims(node.ints(0))))
  }

  /// A view in another shape, one size of which may be -1.
  ///
  /// Throws where the strides do not allow a view.
  package static func view(_ input: Tensor, _ shape: Dims) throws(TensorError) -> Tensor {
    let target = try shape.inferred(elementCount: input.elementCount)
    guard let array = input.array.viewed(as: target) else {
      throw TensorError(
        .runtimeError,
        "view size is not compatible with input tensor's size and stride (at least one dimension spans across two "
          + "contiguous subspaces). Use .reshape(...) instead.")
    }
    return Tensor.recordedView(array, viewed, input) { node, _ in
      node.attributes = [.ints(Array(input.shape))]
    }
  }

  /// The same memory read as elements of another type, through which no gradient flows.
  ///
  /// Throws where sizes and strides do not allow it.
  package static func view(_ input: Tensor, as type: ScalarType) throws(TensorError) -> Tensor {
    input.detached(showing: try input.array.viewed(asType: type))
  }

  /// A view in another shape where the strides allow one, else a copy.
  package static func reshape(_ input: Tensor, _ shape: Dims) throws(TensorError) -> Tensor {
    let target = try shape.inferred(elementCount: input.elementCount)
    if let array = input.array.viewed(as: target) {
      if input.array.isContiguous { return try view(input, target) }
      return Tensor.recordedView(array, aliased, input) { node, _ in
        node.attributes = [.ints(Array(input.shape))]
      }
    }
    let copy = try input.contiguous()
    return try unsafeView(copy, target)
  }

  /// Another shape for a result that nothing else shows, which therefore needs not count as a view of it.
  static func unsafeView(_ input: Tensor, _ shape: Dims) throws(TensorError) -> Tensor {
    guard let array = input.array.viewed(as: shape) else { return try view(input, shape) }
    return Tensor.recorded(array, unsafelyViewed, input) { node, _ in
      node.attributes = [.ints(Array(input.shape))]
    }
  }

  package static func flatten(_ input: Tensor, from start: Int, to end: Int) throws(TensorError) -> Tensor {
    let first = try wrapDimension(start, count: input.dimensionCount)
    let last = try wrapDimension(end, count: input.dimensionCount)
    if first > last {
      throw TensorError(.runtimeError, "flatten() has invalid args: start_dim cannot come after end_dim")
    }
    if input.dimensionCount == 0 { return try reshape(input, [1]) }
    if first == last { return input }
    let shape = Array(input.shape)
    let merged = shape[first...last].reduce(1, &*)
    return try reshape(input, Dims(shape[..<first] + [merged] + shape[(last + 1)...]))
  }

  private static let unflattenSamples = [Sample(.tensor([1, 2, 3, 4, 5, 6], [6]), .int(0), .ints([2, 3]))]

  static let table: [Operator] = [
    Operator(
      "view", ["view(Tensor input, dtype dtype)", "view(Tensor input, int[] size)"], forms: .method,
      documentation: "Shows the same elements in another shape, or the same memory as another type.",
      example: "torch.arange(6).view(2, 3)",
      samples: [Sample(overload: 1, .tensor([1, 2, 3, 4, 5, 6], [2, 3]), .ints([3, -1]))]
    ) { (call) throws(TensorError) in
      if call.overload == 0, let type = call.scalarType(1) {
        return .tensor(try view(call.tensor(0), as: type))
      }
      return .tensor(try view(call.tensor(0), Dims(call.ints(1))))
    },
    Operator(
      "reshape", ["reshape(Tensor input, int[] shape)"],
      documentation: "Gives the same elements in another shape, without copying where possible.",
      example: "torch.arange(6).reshape(2, 3)",
      samples: [Sample(.tensor([1, 2, 3, 4, 5, 6], [2, 3]), .ints([3, -1]))]
    ) { (call) throws(TensorError) in .tensor(try reshape(call.tensor(0), Dims(call.ints(1)))) },
    Operator(
      "flatten", ["flatten(Tensor input, int start_dim=0, int end_dim=-1)"],
      documentation: "Merges a run of dimensions into one.", example: "torch.ones(2, 3).flatten()",
      samples: [Sample(.tensor([1, 2, 3, 4, 5, 6], [2, 3]), .int(0), .int(-1))]
    ) { (call) throws(TensorError) in .tensor(try flatten(call.tensor(0), from: call.int(1), to: call.int(2)))
    },
    Operator(
      "ravel", ["ravel(Tensor input)"], documentation: "Gives the elements as one dimension.",
      example: "torch.ones(2, 3).ravel()", samples: [Sample(.tensor([1, 2, 3, 4, 5, 6], [2, 3]))]
    ) { (call) throws(TensorError) in .tensor(try reshape(call.tensor(0).contiguous(), [-1])) },
    Operator(
      "unflatten", ["unflatten(Tensor input, int dim, int[] sizes)"],
      documentation: "Splits a dimension into several.", example: "torch.arange(6).unflatten(0, (2, 3))",
      samples: unflattenSamples
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      let dim = try wrapDimension(call.int(1), count: input.dimensionCount)
      let length = input.shape.isEmpty ? 1 : input.shape[dim]
      let wanted = try Dims(call.ints(2))
      if wanted.isEmpty { throw TensorError(.runtimeError, "unflatten: sizes must be non-empty") }
      guard let sizes = try? wanted.inferred(elementCount: length) else {
        throw TensorError(
          .runtimeError,
          "unflatten: Provided sizes \(wanted) don't multiply up to the size of dim \(dim) (\(length)) in the input "
            + "tensor")
      }
      let shape = Array(input.shape)
      return .tensor(try view(input, Dims(shape.prefix(dim) + Array(sizes) + shape.dropFirst(dim + 1))))
    },
    Operator(
      "view_as", ["view_as(Tensor input, Tensor other)"], forms: .method,
      documentation: "Shows the same elements in the shape of another tensor.",
      example: "torch.arange(6).view_as(torch.ones(2, 3))",
      samples: [Sample(.tensor([1, 2, 3, 4], [4]), .tensor([0, 0, 0, 0], [2, 2]))]
    ) { (call) throws(TensorError) in .tensor(try view(call.tensor(0), call.tensor(1).shape)) },
    Operator(
      "reshape_as", ["reshape_as(Tensor input, Tensor other)"], forms: .method,
      documentation: "Gives the same elements in the shape of another tensor.",
      example: "torch.arange(6).reshape_as(torch.ones(2, 3))",
      samples: [Sample(.tensor([1, 2, 3, 4], [4]), .tensor([0, 0, 0, 0], [2, 2]))]
    ) { (call) throws(TensorError) in .tensor(try reshape(call.tensor(0), call.tensor(1).shape)) },
  ]
}

extension Tensor {
  package func reshape(_ shape: Dims) throws(TensorError) -> Tensor { try Reshaping.reshape(self, shape) }
}
