package import TensorCore

/// Writing elements to positions along a dimension: what was there is replaced, added to or combined.
package enum Scattering {
  // MARK: Replacing and adding

  private static let replaced = Derivative("ScatterBackward0", saves: ["index", "dim"]) {
    (node, gradient) throws(TensorError) in
    let index = try node.saved(0)
    return Gradients(
      node.needsGradient(0) ? try cleared(gradient, node.int(0), index) : nil,
      node.needsGradient(1) ? try Indexing.gather(gradient, node.int(0), index) : nil)
  }

  private static let filled = Derivative("ScatterBackward1", saves: ["index", "dim"]) {
    (node, gradient) throws(TensorError) in
    Gradients(try cleared(gradient, node.int(0), node.saved(0)))
  }

  private static let added = Derivative("ScatterAddBackward0", saves: ["index", "dim"]) {
    (node, gradient) throws(TensorError) in
    Gradients(
      node.needsGradient(0) ? gradient : nil,
      node.needsGradient(1) ? try Indexing.gather(gradient, node.int(0), node.saved(0)) : nil)
  }

  private static let combined = Derivative.notImplemented("scatter")

  /// The tensor with zeros at the positions.
  static func cleared(_ tensor: Tensor, _ dim: Int, _ index: Tensor) throws(TensorError) -> Tensor {
    try scatter(tensor, dim, index, value: .int(0))
  }

  private static func written(
    _ input: Tensor, _ dim: Int, _ index: Tensor, _ source: NDArray, _ reduction: ScatterReduction,
    isOneNumber: Bool = false
  ) throws(TensorError) -> (array: NDArray, dim: Int) {
    let wrapped = try wrapDimension(dim, count: input.dimensionCount)
    let array = try input.array.copied(.contiguous)
    try Kernels.scatter(
      into: array, dim: wrapped, index: index.array, source: source, reduction, isOneNumber: isOneNumber)
    return (array, wrapped)
  }

  package static func scatter(
    _ input: Tensor, _ dim: Int, _ index: Tensor, _ source: Tensor, _ reduction: ScatterReduction = .replace
  ) throws(TensorError) -> Tensor {
    let result = try written(input, dim, index, source.array, reduction)
    let derivative = reduction == .replace ? replaced : reduction == .add ? added : combined
    return Tensor.recorded(result.array, derivative, input, source) { node, _ in
      node.save(index)
      node.attributes = [.int(result.dim)]
    }
  }

  package static func scatter(
    _ input: Tensor, _ dim: Int, _ index: Tensor, value: Scalar, _ reduction: ScatterReduction = .replace
  ) throws(TensorError) -> Tensor {
    let source = try NDArray.full(index.shape, value, input.scalarType)
    let result = try written(input, dim, index, source, reduction, isOneNumber: true)
    return Tensor.recorded(result.array, reduction == .replace ? filled : combined, input) { node, _ in
      node.save(index)
      node.attributes = [.int(result.dim)]
    }
  }

  private static func reduction(_ name: String) throws(TensorError) -> ScatterReduction {
    switch name {
    case "add": return .add
    case "multiply": return .multiply
    default:
      throw TensorError(.runtimeError, "reduce argument must be either add or multiply.")
    }
  }

  // MARK: Reducing

  /// How several elements that meet at one position become one.
  package enum Reduction: String {
    case sum, prod, mean, amax, amin

    static func named(_ name: String, _ function: String) throws(TensorError) -> Reduction {
      if let reduction = Reduction(rawValue: name), !(function == "index_reduce" && reduction == .sum) {
        return reduction
      }
      // `max` and `min` stand for `amax` and `amin`.
      if function != "index_reduce", let shortened = Reduction(rawValue: "a" + name) { return shortened }
      throw TensorError(
        .runtimeError,
        function == "index_reduce"
          ? "index_reduce(): Expected reduce to be one of prod, mean, amax or amin but got \(name)."
          : "reduce argument must be either sum, prod, mean, amax or amin, got \(name)")
    }

    var kernel: ScatterReduction {
      switch self {
      case .sum, .mean: .add
      case .prod: .multiply
      case .amax: .maximum
      case .amin: .minimum
      }
    }

    /// The element that changes nothing.
    func identity(_ type: ScalarType) -> Scalar {
      switch self {
      case .sum, .mean: .int(0)
      case .prod: .int(1)
      case .amax: type.isFloatingPoint ? .double(-.infinity) : .int(type.leastInteger)
      case .amin: type.isFloatingPoint ? .double(.infinity) : .int(type.greatestInteger)
      }
    }
  }

  private static func reducedDerivative(_ name: String, _ source: String) -> Derivative {
    let function = source == "src" ? "scatter_reduce" : "index_reduce"
    let refusal = Derivative.failing(
      "\(function)(): Double backward is unsupported for \(source) when >1 zeros in \(source) are scattered to the same "
        + "position in self")
    return Derivative(
      name, saves: ["self", SavedName(source), "index", "result", "dim", "reduce", "include_self"]
    ) { (node, gradient) throws(TensorError) in
      let (own, other) = try reducedGradients(node, gradient, refusal)
      return Gradients(node.needsGradient(0) ? own : nil, node.needsGradient(1) ? other : nil)
    }
  }

  private static let reducedAtIndex = reducedDerivative("ScatterReduceBackward0", "src")
  private static let reducedAlong = reducedDerivative("IndexReduceBackward0", "source").forward(
    .missing("index_reduce"))

  private static func reducedGradients(
    _ node: OperatorNode, _ gradient: Tensor, _ refusal: Derivative
  ) throws(TensorError) -> (Tensor, Tensor) {
    let input = try node.saved(0)
    let source = try node.saved(1)
    let index = try node.saved(2)
    let result = try node.saved(3)
    let dim = node.int(0)
    let includesSelf = node.bool(2)
    guard case .string(let name) = node.attributes[1], let reduction = Reduction(rawValue: name) else {
      var name = ""
      if case .string(let given) = node.attributes[1] { name = given }
      throw TensorError(
        .runtimeError,
        "Expected 'reduce' to be one of 'sum', 'prod', 'mean', 'amax', 'amin' but got \(name).")
    }
    func gathered(_ tensor: Tensor) throws(TensorError) -> Tensor { try Indexing.gather(tensor, dim, index) }
    var own: Tensor
    var other: Tensor
    switch reduction {
    case .sum:
      own = gradient
      other = try gathered(gradient)
    case .mean:
      let start = includesSelf ? try gradient.onesLike() : try gradient.zerosLike()
      let counts = try scatter(start, dim, index, source.onesLike(), .add)
      let safe = try Selection.maskedFill(counts, Comparison.compare(.equal, counts, .int(0)), .int(1))
      own = try gradient / safe
      other = try gathered(gradient) / gathered(safe)
    case .amax, .amin:
      let isOwn = try Comparison.compare(.equal, input, result).to(gradient.scalarType)
      let isOther = try Comparison.compare(.equal, source, gathered(result)).to(gradient.scalarType)
      let counts = try scatter(isOwn, dim, index, isOther, .add)
      let safe = try Selection.maskedFill(counts, Comparison.compare(.equal, counts, .int(0)), .int(1))
      let share = try gradient / safe
      own = try isOwn * share
      other = try isOther * gathered(share)
    case .prod:
      let isZero = try Comparison.compare(.equal, input, .int(0))
      let safeInput = try Selection.maskedFill(input, isZero, .int(1))
      let withoutOwn = try reduce(
        safeInput, dim, index, source, .prod, includesSelf: includesSelf, reducedAtIndex)
      own = try gradient * withoutOwn / safeInput
      let sourceIsZero = try Comparison.compare(.equal, source, .int(0))
      let zeros = try gathered(
        scatter(input.zerosLike(), dim, index, sourceIsZero.to(input.scalarType), .add))
      let isOnlyZero = try Comparison.compare(
        .logicalAnd, sourceIsZero, Comparison.compare(.equal, zeros, .int(1)))
      let others = try reduce(
        input, dim, index, Selection.maskedFill(source, isOnlyZero, .int(1)), .prod,
        includesSelf: includesSelf, reducedAtIndex)
      other = try Selection.choose(
        isOnlyZero, gathered(gradient * others),
        gathered(gradient * result) / Selection.maskedFill(source, sourceIsZero, .int(1)))
      if GradMode.isEnabled,
        try Kernels.any(Comparison.compare(.greater, zeros, .int(1)).array).item() == .bool(true)
      {
        other = Tensor.recorded(other.array, refusal, other)
      }
    }
    if !includesSelf { own = try cleared(own, dim, index) }
    return (own, other)
  }

  private static func reduce(
    _ input: Tensor, _ dim: Int, _ index: Tensor, _ source: Tensor, _ reduction: Reduction,
    includesSelf: Bool, _ derivative: Derivative, called name: String? = nil
  ) throws(TensorError) -> Tensor {
    let wrapped = try wrapDimension(dim, count: input.dimensionCount)
    let type = input.scalarType
    var array = try input.array.copied()
    if !includesSelf {
      let identity = try NDArray.full(index.shape, reduction.identity(type), type)
      try Kernels.scatter(into: array, dim: wrapped, index: index.array, source: identity)
    }
    try Kernels.scatter(
      into: array, dim: wrapped, index: index.array, source: source.array, reduction.kernel)
    if reduction == .mean {
      let counts = try NDArray.full(input.shape, .int(includesSelf ? 1 : 0), type)
      try Kernels.scatter(
        into: counts, dim: wrapped, index: index.array,
        source: NDArray.full(index.shape, .int(1), type), .add)
      let safe = try Kernels.binary(.maximum, counts, scalar: .int(1), type: type)
      array = try Kernels.binary(type.isDifferentiable ? .divide : .floorDivide, array, safe, type: type)
    }
    return Tensor.recorded(array, derivative, input, source) { node, result in
      node.save(input)
      node.save(source)
      node.save(index)
      node.saveResult(result)
      node.attributes = [.int(wrapped), .string(name ?? reduction.rawValue), .bool(includesSelf)]
    }
  }

  /// Reduction along a dimension at positions that hold for whole slices.
  private static func reduceSlices(
    _ input: Tensor, _ dim: Int, _ index: Tensor, _ source: Tensor, _ name: String, includesSelf: Bool
  ) throws(TensorError) -> Tensor {
    let reduction = try Reduction.named(name, "index_reduce")
    let wrapped = try wrapDimension(dim, count: input.dimensionCount)
    try IndexPlacement.check("index_reduce", input, wrapped, index, source)
    var shape = Dims(repeating: 1, count: source.dimensionCount)
    if !shape.isEmpty { shape[wrapped] = index.elementCount }
    let positions = try Tensor(index.array.reshaped(shape).expanded(to: source.shape).contiguous())
    return try reduce(
      input, wrapped, positions, source, reduction, includesSelf: includesSelf, reducedAlong)
  }

  // MARK: Rows

  private static let matrix = Sample.Input.tensor([1.5, -2, 3, 0.4, 5, -0.6], [2, 3])
  private static let places = Sample.Input.indices([2, 0, 2, 1], [2, 2])
  private static let source = Sample.Input.tensor([0.7, 1.4, -2.6, 0.9], [2, 2])
  private static let forms: Operator.Forms = [.function, .method, .inPlace]

  static let table: [Operator] = [
    Operator(
      "scatter",
      [
        "scatter(Tensor input, int dim, Tensor index, Tensor src)",
        "scatter(Tensor input, int dim, Tensor index, Scalar value)",
        "scatter(Tensor input, int dim, Tensor index, Tensor src, *, str reduce)",
        "scatter(Tensor input, int dim, Tensor index, Scalar value, *, str reduce)",
      ], forms: forms, documentation: "Writes elements to positions along a dimension.",
      example: "torch.scatter(torch.zeros(3), 0, torch.tensor([2]), 1.)",
      samples: [
        Sample(matrix, .int(1), .indices([2, 0, 0, 1], [2, 2]), source),
        Sample(overload: 1, matrix, .int(1), places, .scalar(.double(7))),
      ]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      let index = try call.tensor(2)
      let kind = call.overload >= 2 ? try reduction(call.string(4) ?? "") : .replace
      if call.overload % 2 == 0 {
        let source = try call.tensor(3)
        let result = try written(input, call.int(1), index, source.array, kind)
        return .tensor(
          Tensor.recorded(result.array, kind == .replace ? replaced : combined, input, source) { node, _ in
            node.save(index)
            node.attributes = [.int(result.dim)]
          })
      }
      return .tensor(try scatter(input, call.int(1), index, value: call.scalar(3), kind))
    },
    Operator(
      "scatter_add", ["scatter_add(Tensor input, int dim, Tensor index, Tensor src)"], forms: forms,
      documentation: "Adds elements to positions along a dimension.",
      example: "torch.scatter_add(torch.zeros(3), 0, torch.tensor([2, 2]), torch.ones(2))",
      samples: [Sample(matrix, .int(1), places, source)]
    ) { (call) throws(TensorError) in
      .tensor(try scatter(call.tensor(0), call.int(1), call.tensor(2), call.tensor(3), .add))
    },
    Operator(
      "scatter_reduce",
      [
        "scatter_reduce(Tensor input, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True)"
      ], forms: forms, documentation: "Combines elements with those at positions along a dimension.",
      example: "torch.scatter_reduce(torch.zeros(3), 0, torch.tensor([2, 2]), torch.ones(2), 'sum')",
      samples: [
        Sample(matrix, .int(1), places, source, .string("sum"), .bool(true)),
        Sample(matrix, .int(1), places, source, .string("prod"), .bool(true)),
        Sample(matrix, .int(1), places, source, .string("mean"), .bool(false)),
        Sample(matrix, .int(1), places, source, .string("amax"), .bool(true)),
      ]
    ) { (call) throws(TensorError) in
      .tensor(
        try reduce(
          call.tensor(0), call.int(1), call.tensor(2), call.tensor(3),
          Reduction.named(call.string(4) ?? "", "scatter_reduce"), includesSelf: call.bool(5),
          reducedAtIndex, called: call.string(4)))
    },
    Operator(
      "index_reduce",
      [
        "index_reduce(Tensor input, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True)"
      ], forms: forms, documentation: "Combines slices with those at positions along a dimension.",
      example: "torch.index_reduce(torch.ones(3), 0, torch.tensor([0, 0]), torch.ones(2), 'prod')",
      samples: [
        Sample(matrix, .int(1), .indices([2, 0], [2]), source, .string("prod"), .bool(true)),
        Sample(matrix, .int(1), .indices([2, 2], [2]), source, .string("mean"), .bool(true)),
      ]
    ) { (call) throws(TensorError) in
      .tensor(
        try reduceSlices(
          call.tensor(0), call.int(1), call.tensor(2), call.tensor(3), call.string(4) ?? "",
          includesSelf: call.bool(5)))
    },
  ]
}

extension ScalarType {
  /// The least number of an integer type.
  package var leastInteger: Int {
    switch self {
    case .int8: Int(Int8.min)
    case .int16: Int(Int16.min)
    case .int32: Int(Int32.min)
    case .int64: .min
    default: 0
    }
  }

  /// The greatest number of an integer type.
  package var greatestInteger: Int {
    switch self {
    case .bool: 1
    case .uint8: Int(UInt8.max)
    case .int8: Int(Int8.max)
    case .int16: Int(Int16.max)
    case .int32: Int(Int32.max)
    default: .max
    }
  }
}
