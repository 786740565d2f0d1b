package import TensorCore

/// The largest and smallest elements, where they are, and tests over many elements.
package enum Extrema {
  // Equal extremes of the whole tensor share the gradient.
  private static func ofAll(_ name: String) -> Derivative {
    Derivative(name, saves: ["self", "result"]) { (node, gradient) throws(TensorError) in
      Gradients(try shared(gradient, among: node.saved(0), equalTo: node.saved(1)))
    }
  }

  /// The gradient in equal parts at the elements that equal a result, where a result that is not a number equals all
  /// that are not.
  static func shared(
    _ gradient: Tensor, among input: Tensor, equalTo result: Tensor
  ) throws(TensorError) -> Tensor {
    var isEqual = try Comparison.compare(.equal, input, result)
    if input.scalarType.isFloatingPoint {
      let areUndefined = try Comparison.compare(
        .logicalAnd, Comparison.compare(.notEqual, input, input),
        Comparison.compare(.notEqual, result, result))
      isEqual = try Comparison.compare(.logicalOr, areUndefined, isEqual)
    }
    let mask = try isEqual.to(input.scalarType)
    return try mask * (gradient / mask.sum())
  }

  private static let largestOfAll = ofAll("MaxBackward1")
  private static let smallestOfAll = ofAll("MinBackward1")

  // Along a dimension the gradient goes to the one index that was found.
  private static func along(_ name: String) -> Derivative {
    Derivative(name, saves: ["indices", "dim", "keepdim", .init("self_sym_sizes", .sizes(.input(0)))]) {
      (node, gradient) throws(TensorError) in
      Gradients(
        try Indexing.placed(
          gradient, at: node.saved(0), node.int(0), in: Dims(node.ints(2)), keepsDimension: node.bool(1)))
    }
  }

  private static let largestAlong = along("MaxBackward0")
  private static let smallestAlong = along("MinBackward0")

  // amax and amin share among equals along the dimensions.
  private static func over(_ name: String) -> Derivative {
    Derivative(name, saves: ["self", "result", "dim", "keepdim"]) { (node, gradient) throws(TensorError) in
      let input = try node.saved(0)
      let dims = node.ints(0)
      let result = try Reduction.spread(
        node.saved(1), to: input.shape, dims: dims, keepsDimensions: node.bool(1))
      let gradient = try Reduction.spread(
        gradient, to: input.shape, dims: dims, keepsDimensions: node.bool(1))
      let mask = try Comparison.compare(.equal, input, result).to(input.scalarType)
      return Gradients(try (gradient * mask) / Reduction.sum(mask, dims, keepsDimensions: true))
    }
  }

  private static let largestOver = over("AmaxBackward0")
  private static let smallestOver = over("AminBackward0")

  package static func ofAll(_ input: Tensor, largest: Bool) throws(TensorError) -> Tensor {
    if input.elementCount == 0 {
      throw TensorError(
        .runtimeError,
        "\(largest ? "max" : "min")(): Expected reduction dim to be specified for input.numel() == 0. Specify the "
          + "reduction dim with the 'dim' argument.")
    }
    if input.scalarType.isComplex {
      throw input.scalarType.notImplemented(largest ? "max_all" : "min_all")
    }
    let array = try largest ? Kernels.maximum(input.array) : Kernels.minimum(input.array)
    return Tensor.recorded(array, largest ? largestOfAll : smallestOfAll, input) { node, result in
      node.save(input)
      node.saveResult(result)
    }
  }

  package static func along(
    _ input: Tensor, _ dim: Int, keepsDimension: Bool, largest: Bool
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let wrapped = try wrapDimension(dim, count: input.dimensionCount)
    let (values, indices) =
      try largest
      ? Kernels.maximumWithIndices(input.array, dim: wrapped, keepDim: keepsDimension)
      : Kernels.minimumWithIndices(input.array, dim: wrapped, keepDim: keepsDimension)
    let positions = Tensor(indices)
    let result = Tensor.recorded(values, largest ? largestAlong : smallestAlong, input) { node, _ in
      node.save(positions)
      node.attributes = [.int(wrapped), .bool(keepsDimension), .ints(Array(input.shape))]
    }
    return (result, positions)
  }

  package static func over(
    _ input: Tensor, _ dims: [Int], keepsDimensions: Bool, largest: Bool
  ) throws(TensorError) -> Tensor {
    let dims = try Reduction.wrap(dims, for: input)
    let reduced = dims.isEmpty ? nil : Dims(dims)
    let array =
      try largest
      ? Kernels.maximum(input.array, dims: reduced, keepDims: keepsDimensions)
      : Kernels.minimum(input.array, dims: reduced, keepDims: keepsDimensions)
    return Tensor.recorded(array, largest ? largestOver : smallestOver, input) { node, result in
      node.save(input)
      node.saveResult(result)
      node.attributes = [.ints(dims), .bool(keepsDimensions)]
    }
  }

  // The least and the greatest at once: each shares its gradient among its equals.
  private static let bothFound = Derivative(
    "AminmaxBackward0",
    saves: ["self", "min", "max", .init("dim", .list(0)), .init("keepdim", .attribute(1))],
    packs: [0, 2, 1],
    ofMany: { (node, gradients) throws(TensorError) in
      let input = try node.saved(0)
      let dims = node.ints(0)
      var total: Tensor?
      for output in 0..<2 {
        guard let gradient = gradients[output] else { continue }
        let extreme = try Reduction.spread(
          node.saved(1 + output), to: input.shape, dims: dims, keepsDimensions: node.bool(1))
        let spread = try Reduction.spread(
          gradient, to: input.shape, dims: dims, keepsDimensions: node.bool(1))
        let mask = try Comparison.compare(.equal, input, extreme).to(input.scalarType)
        let share = try (spread * mask) / Reduction.sum(mask, dims, keepsDimensions: true)
        if let earlier = total { total = try earlier + share } else { total = share }
      }
      return Gradients(total)
    })

  package static func both(
    _ input: Tensor, _ dims: [Int], keepsDimensions: Bool
  ) throws(TensorError) -> (least: Tensor, greatest: Tensor) {
    let dims = try Reduction.wrap(dims, for: input)
    if input.scalarType.isComplex {
      throw TensorError(.typeError, "aminmax not implemented for \(input.scalarType.errorName)")
    }
    if let dim = dims.first, input.elementCount == 0, input.dimensionCount > 0, input.shape[dim] == 0 {
      throw TensorError(.indexError, "aminmax: Expected reduction dim \(dim) to have non-zero size.")
    }
    if input.elementCount == 0, dims.isEmpty {
      throw TensorError(
        .runtimeError,
        "aminmax(): cannot compute aminmax over an empty dimension as the operation has no identity.")
    }
    let reduced = dims.isEmpty ? nil : Dims(dims)
    let least = try Kernels.minimum(input.array, dims: reduced, keepDims: keepsDimensions)
    let greatest = try Kernels.maximum(input.array, dims: reduced, keepDims: keepsDimensions)
    let results = Tensor.recorded([least, greatest], bothFound, [input]) { node, results in
      node.save(input)
      for result in results { node.saveResult(Tensor(result.array)) }
      node.attributes = [.ints(dims), .bool(keepsDimensions)]
    }
    return (results[0], results[1])
  }

  // MARK: Rows

  private static let matrix = Sample.Input.tensor([1.5, -2, 3, 0.4, 5, -0.6], [2, 3])

  private static func row(_ name: String, largest: Bool) -> Operator {
    let word = largest ? "largest" : "smallest"
    return Operator(
      name,
      [
        // A tensor is another operand, even where it could be a dimension.
        "\(name)(Tensor input)", "\(name)(Tensor input, Tensor other)",
        "\(name)(Tensor input, int dim, bool keepdim=False)",
      ],
      documentation: "Finds the \(word) element, or those along a dimension and where they are.",
      example: "torch.\(name)(torch.tensor([[1., 5.], [7., 3.]]), dim=1)",
      samples: [
        Sample(matrix), Sample(overload: 2, matrix, .int(1), .bool(false)),
        Sample(overload: 2, matrix, .int(0), .bool(true)),
      ]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      switch call.overload {
      case 0: return .tensor(try ofAll(input, largest: largest))
      case 2:
        let found = try along(input, call.int(1), keepsDimension: call.bool(2), largest: largest)
        return .named("torch.return_types.\(name)", [("values", found.values), ("indices", found.indices)])
      default:
        return .tensor(
          try largest
            ? Selection.maximum(input, call.tensor(1)) : Selection.minimum(input, call.tensor(1)))
      }
    }
  }

  private static func overRow(_ name: String, largest: Bool) -> Operator {
    Operator(
      name, ["\(name)(Tensor input, int[1]? dim=(), bool keepdim=False)"],
      documentation: "Finds the \(largest ? "largest" : "smallest") elements over some dimensions.",
      example: "torch.\(name)(torch.tensor([[1., 5.], [7., 3.]]), 1)",
      samples: [Sample(matrix, .ints([1]), .bool(false)), Sample(matrix, .ints([]), .bool(false))]
    ) { (call) throws(TensorError) in
      .tensor(
        try over(call.tensor(0), call.optionalInts(1) ?? [], keepsDimensions: call.bool(2), largest: largest))
    }
  }

  private static func positionRow(_ name: String, largest: Bool) -> Operator {
    Operator(
      name, ["\(name)(Tensor input, int? dim=None, bool keepdim=False)"],
      documentation: "Finds where the \(largest ? "largest" : "smallest") element is.",
      example: "torch.\(name)(torch.tensor([1., 5., 3.]))",
      samples: [
        Sample(matrix, .none, .bool(false)), Sample(matrix, .int(1), .bool(false)),
        Sample(matrix, .int(0), .bool(true)),
      ]
    ) { (call) throws(TensorError) in
      let array = try call.tensor(0).array
      return .tensor(
        Tensor(
          try largest
            ? Kernels.argMax(array, dim: call.optionalInt(1), keepDim: call.bool(2))
            : Kernels.argMin(array, dim: call.optionalInt(1), keepDim: call.bool(2))))
    }
  }

  private static func testRow(
    _ name: String, _ documentation: String,
    _ kernel: @escaping @Sendable (NDArray, Dims?, Bool) throws(TensorError) -> NDArray
  ) -> Operator {
    Operator(
      name,
      [
        "\(name)(Tensor input)", "\(name)(Tensor input, int[]? dim=None, bool keepdim=False)",
        "\(name)(Tensor input, int dim, bool keepdim=False)",
      ],
      documentation: documentation, example: "torch.\(name)(torch.tensor([True, False]))",
      samples: [
        Sample(.tensor([0, 0, 0, 2], [2, 2])),
        Sample(overload: 1, .tensor([0, 0, 3, 2], [2, 2]), .ints([1]), .bool(false)),
        Sample(overload: 1, .indices([1, 0, 1, 1], [2, 2]), .ints([0]), .bool(true)),
      ]
    ) { (call) throws(TensorError) in
      let array = try call.tensor(0).array
      if call.overload == 0 { return .tensor(Tensor(try kernel(array, nil, false))) }
      let chosen = try call.overload == 2 ? [call.int(1)] : call.optionalInts(1)
      let dims = try chosen.map { (dims) throws(TensorError) in
        try Reduction.wrap(dims, for: call.tensor(0))
      }
      if let dims, dims.isEmpty {
        // Over no dimensions every element is looked at alone.
        let isFalse = try Kernels.predicate(.logicalNot, array)
        let tested = try Kernels.predicate(.logicalNot, isFalse)
        return .tensor(Tensor(array.scalarType == .uint8 ? try tested.converted(to: .uint8) : tested))
      }
      return .tensor(Tensor(try kernel(array, dims.map { Dims($0) }, call.bool(2))))
    }
  }

  static let table: [Operator] = [
    row("max", largest: true), row("min", largest: false), overRow("amax", largest: true),
    overRow("amin", largest: false), positionRow("argmax", largest: true),
    positionRow("argmin", largest: false),
    testRow("all", "Tells whether every element is not zero.") { (array, dims, keeps) throws(TensorError) in
      try Kernels.all(array, dims: dims, keepDims: keeps)
    },
    testRow("any", "Tells whether some element is not zero.") { (array, dims, keeps) throws(TensorError) in
      try Kernels.any(array, dims: dims, keepDims: keeps)
    },
    Operator(
      "count_nonzero",
      ["count_nonzero(Tensor input, int[1]? dim=None)", "count_nonzero(Tensor input, int[] dim)"],
      documentation: "Counts the elements that are not zero.", example: "torch.count_nonzero(torch.eye(3))",
      samples: [
        Sample(.tensor([0, 1, 2, 0], [2, 2]), .none), Sample(.tensor([0, 1, 2, 3], [2, 2]), .ints([1])),
      ]
    ) { (call) throws(TensorError) in
      let dims = try Reduction.wrap(call.optionalInts(1) ?? [], for: call.tensor(0))
      return .tensor(
        Tensor(try Kernels.countNonzero(call.tensor(0).array, dims: dims.isEmpty ? nil : Dims(dims))))
    },
    Operator(
      "aminmax", ["aminmax(Tensor input, *, int? dim=None, bool keepdim=False)"],
      documentation: "Finds the smallest and the largest elements at once.",
      example: "torch.aminmax(torch.tensor([1., 5., 3.]))",
      samples: [Sample(matrix, .int(1), .bool(false)), Sample(matrix, .none, .bool(false))]
    ) { (call) throws(TensorError) in
      let found = try both(call.tensor(0), call.optionalInts(1) ?? [], keepsDimensions: call.bool(2))
      return .named("torch.return_types.aminmax", [("min", found.least), ("max", found.greatest)])
    },
  ]
}
