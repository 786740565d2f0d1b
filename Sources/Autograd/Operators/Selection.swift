package import TensorCore

/// Choosing between values: where, clamp, relu, the larger or smaller of two.
package enum Selection {
  // Each side's gradient where it was chosen, zero elsewhere.
  private static let chosen = Derivative(
    "WhereBackward0", saves: ["condition"], rule: "d where(c, a, b)/da = c, d where(c, a, b)/db = not c"
  ) {
    (node, gradient) throws(TensorError) in
    let condition = try node.saved(0)
    let zero = Tensor(try NDArray.scalar(.int(0), gradient.scalarType))
    return Gradients(
      node.needsGradient(0) ? try choose(condition, gradient, zero) : nil,
      node.needsGradient(1) ? try choose(condition, zero, gradient) : nil)
  }

  /// The elements of `first` where `condition` holds, those of `second` elsewhere.
  package static func choose(_ condition: Tensor, _ first: Tensor, _ second: Tensor) throws(TensorError)
    -> Tensor
  {
    let type = ScalarType.resultType(first.array, second.array, defaultType: DefaultScalarType.current)
    let array = try Kernels.select(condition.array, .array(first.array), .array(second.array), type: type)
    return Tensor.recorded(array, chosen, first, second) { node, _ in node.save(condition) }
  }

  package static let relu = UnaryOperator(
    "relu", .relu, node: "ReluBackward0", saving: .result, rule: "d relu(x)/dx = 1 where x > 0, else 0",
    gradient: "ThresholdBackwardBackward0",
    saves: [.init("self", .tensor(1)), .init("threshold", .constant(.int(0)))], convertsIntegers: false,
    "Replaces negative elements by zero.", example: "torch.relu(torch.tensor([-1., 2.]))",
    sample: [-1.2, 0.3, 2.1]
  ) { (gradient, result) throws(TensorError) in
    // Asked this way, a gradient passes through what is not a number.
    let isOff = try Comparison.compare(.lessOrEqual, result, .int(0))
    return try cleared(gradient, isOff)
  }

  /// Zero where `mask` holds, the gradient elsewhere.
  static func cleared(_ gradient: Tensor, _ mask: Tensor) throws(TensorError) -> Tensor {
    try choose(mask, Tensor(NDArray.scalar(.int(0), gradient.scalarType)), gradient)
  }

  /// The gradient where `mask` holds, zero elsewhere.
  static func masked(_ gradient: Tensor, _ mask: Tensor) throws(TensorError) -> Tensor {
    try choose(mask, gradient, Tensor(NDArray.scalar(.int(0), gradient.scalarType)))
  }

  // MARK: Clamping

  // Slope 1 within the bounds, and 0 outside and on them.
  /// The derivative of a clamp to numbers, of which either bound may be none.
  private static func clampedByNumbers(_ name: String, _ bounds: [String]) -> Derivative {
    Derivative(
      name, saves: ["self"] + bounds.map { SavedName($0) },
      rule: "d clamp(x)/dx = 1 between the bounds, else 0"
    ) {
      (node, gradient) throws(TensorError) in
      let input = try node.saved(0)
      var mask: Tensor?
      for (bound, attribute) in zip(bounds, node.attributes) {
        guard case .scalar(let value) = attribute else { continue }
        let inside = try Comparison.compare(bound == "min" ? .greater : .less, input, value)
        mask =
          try mask.map { (earlier) throws(TensorError) in
            try Comparison.compare(.logicalAnd, earlier, inside)
          } ?? inside
      }
      return Gradients(try mask.map { (mask) throws(TensorError) in try masked(gradient, mask) } ?? gradient)
    }
  }

  private static let clampedToRange = clampedByNumbers("ClampBackward1", ["min", "max"])
  private static let clampedFromBelow = clampedByNumbers("ClampMinBackward0", ["min"])
  private static let clampedFromAbove = clampedByNumbers("ClampMaxBackward0", ["max"])

  private static func clampedByTensor(_ name: String, _ bound: String) -> Derivative {
    Derivative(
      name, saves: ["self", SavedName(bound)], packs: [1, 0], rule: "1 on the bound's inner side, else 0"
    ) {
      (node, gradient) throws(TensorError) in
      let (input, limit) = (try node.saved(0), try node.saved(1))
      let isInside = try Comparison.compare(bound == "min" ? .greater : .less, input, limit)
      let isBeyond = try Comparison.compare(bound == "min" ? .less : .greater, input, limit)
      let isTie = try Comparison.compare(.equal, input, limit)
      return Gradients(
        node.needsGradient(0) ? try shared(gradient, isInside, isTie) : nil,
        node.needsGradient(1) ? try shared(gradient, isBeyond, isTie) : nil)
    }
  }

  /// The gradient where `whole` holds, half of it where two operands tie, else zero.
  private static func shared(_ gradient: Tensor, _ whole: Tensor, _ tie: Tensor) throws(TensorError) -> Tensor
  {
    try choose(whole, gradient, masked(gradient / .int(2), tie))
  }

  private static let raisedToTensor = clampedByTensor("ClampMinBackward1", "min")
  private static let loweredToTensor = clampedByTensor("ClampMaxBackward1", "max")

  private static let clampedByTensors = Derivative(
    "ClampBackward0", saves: ["self", "min", "max"], packs: [2, 1, 0],
    rule: "d clamp(x)/dx = 1 between the bounds, else 0"
  ) {
    (node, gradient) throws(TensorError) in
    let input = try node.saved(0)
    let low = node.bool(0) ? try node.saved(1) : nil
    let high = node.bool(1) ? try node.saved(2) : nil
    func both(_ first: Tensor, _ second: Tensor) throws(TensorError) -> Tensor {
      try Comparison.compare(.logicalAnd, first, second)
    }
    func either(_ first: Tensor, _ second: Tensor) throws(TensorError) -> Tensor {
      try Comparison.compare(.logicalOr, first, second)
    }
    guard let low, let high else {
      guard let bound = low ?? high else { return Gradients(gradient) }
      let isTie = try Comparison.compare(.equal, input, bound)
      let isInside = try Comparison.compare(low == nil ? .less : .greater, input, bound)
      let isBeyond = try Comparison.compare(low == nil ? .greater : .less, input, bound)
      return Gradients(try shared(gradient, isInside, isTie), try shared(gradient, isBeyond, isTie))
    }
    // Bounds that leave room tie with the input; where they cross, the upper one alone counts.
    let hasRoom = try Comparison.compare(.less, low, high)
    let isPoint = try Comparison.compare(.equal, low, high)
    let isCrossed = try Comparison.compare(.greater, low, high)
    let isOnLow = try Comparison.compare(.equal, input, low)
    let isOnHigh = try Comparison.compare(.equal, input, high)
    let isBelow = try Comparison.compare(.less, input, low)
    let isAbove = try Comparison.compare(.greater, input, high)
    let isInside = try both(
      Comparison.compare(.greater, input, low), Comparison.compare(.less, input, high))
    let isTie = try both(hasRoom, either(isOnLow, isOnHigh))
    let ordered = try either(hasRoom, isPoint)
    let gradients: [Tensor?] = [
      try shared(gradient, either(isInside, both(isPoint, isOnLow)), isTie),
      try shared(gradient, both(ordered, isBelow), both(hasRoom, isOnLow)),
      try shared(gradient, either(isCrossed, both(ordered, isAbove)), both(hasRoom, isOnHigh)),
    ]
    return Gradients(gradients)
  }

  package static func clamp(_ input: Tensor, _ low: Scalar?, _ high: Scalar?) throws(TensorError) -> Tensor {
    try clamp(input, low, high, clampedToRange)
  }

  /// The elements, or the bound where they lie below it.
  static func raised(_ input: Tensor, to bound: Scalar) throws(TensorError) -> Tensor {
    try clamp(input, bound, nil, clampedFromBelow)
  }

  private static func clamp(
    _ input: Tensor, _ low: Scalar?, _ high: Scalar?, _ derivative: Derivative
  ) throws(TensorError) -> Tensor {
    if low == nil && high == nil { throw noBounds }
    if input.scalarType.isComplex {
      throw TensorError(.notImplementedError, "clamp is not supported for complex types")
    }
    var type = input.scalarType
    for bound in [low, high] {
      if let bound {
        type = ScalarType.promoted(
          type, ScalarType.resultType(input.array, bound, defaultType: DefaultScalarType.current))
      }
    }
    var array = try input.array.converted(to: type)
    if let bound = try low.map({ (low) throws(TensorError) in try held(low, by: type, "min") }) {
      array = try Kernels.binary(.maximum, array, scalar: bound, type: type)
    }
    if let bound = try high.map({ (high) throws(TensorError) in try held(high, by: type, "max") }) {
      array = try Kernels.binary(.minimum, array, scalar: bound, type: type)
    }
    return Tensor.recorded(array, derivative, input) { node, _ in
      node.save(input)
      node.attributes =
        derivative === clampedToRange
        ? [low.map { .scalar($0) } ?? .none, high.map { .scalar($0) } ?? .none]
        : [low, high].compactMap { $0.map { .scalar($0) } }
    }
  }

  /// A bound as far as an integer type holds it: beyond its far end it bounds nothing.
  ///
  /// Throws where no element could be within the bound.
  private static func held(_ bound: Scalar, by type: ScalarType, _ name: String) throws(TensorError) -> Scalar
  {
    guard case .int(let value) = bound, let range = type.wholeNumbers, !range.contains(value) else {
      return bound
    }
    if (name == "min") == (value < range.lowerBound) {
      return .int(name == "min" ? range.lowerBound : range.upperBound)
    }
    throw TensorError(
      .runtimeError, "Clamp \(name) value \(value) is outside the representable range of \(type.errorName)")
  }

  package static func clamp(_ input: Tensor, _ low: Tensor?, _ high: Tensor?) throws(TensorError) -> Tensor {
    if low == nil && high == nil { throw noBounds }
    if input.scalarType.isComplex {
      throw TensorError(.notImplementedError, "clamp is not supported for complex types")
    }
    let inputs = [input] + [low, high].compactMap { $0 }
    let type = ScalarType.resultType(
      of: inputs.map { $0.array.promotionOperand }, defaultType: DefaultScalarType.current)
    var array = try input.array.converted(to: type)
    if let low { array = try Kernels.binary(.maximum, array, low.array, type: type) }
    if let high { array = try Kernels.binary(.minimum, array, high.array, type: type) }
    return Tensor.recorded(array, clampedByTensors, inputs) { node, _ in
      node.save(input)
      node.save(ifGiven: low)
      node.save(ifGiven: high)
      node.attributes = [.bool(low != nil), .bool(high != nil)]
    }
  }

  private static let noBounds = TensorError(
    .runtimeError, "torch.clamp: At least one of 'min' or 'max' must not be None")

  // MARK: The larger or smaller of two

  // A tie shares the gradient equally.
  private static func extreme(_ name: String, _ kernel: BinaryKernel, _ loses: ComparisonKernel)
    -> BinaryOperator
  {
    let derivative = Derivative(name, saves: ["self", "other"], packs: [1, 0]) {
      (node, gradient) throws(TensorError) in
      let first = try node.saved(0)
      let second = try node.saved(1)
      let shared = try choose(Comparison.compare(.equal, first, second), gradient / .int(2), gradient)
      return Gradients(
        node.needsGradient(0)
          ? try maskedFill(shared, Comparison.compare(loses, first, second), .int(0)) : nil,
        node.needsGradient(1)
          ? try maskedFill(shared, Comparison.compare(loses, second, first), .int(0)) : nil)
    }
    return BinaryOperator(
      kernel, savesOperands: true, savesAlways: true, withTensor: derivative, withScalar: derivative)
  }

  package static let maximum = extreme("MaximumBackward0", .maximum, .less)
  package static let minimum = extreme("MinimumBackward0", .minimum, .greater)

  private static func extremeRow(_ name: String, _ binary: BinaryOperator, _ documentation: String)
    -> Operator
  {
    Operator(
      name, ["\(name)(Tensor input, Tensor other)"], documentation: documentation,
      example: "torch.\(name)(torch.tensor([1., 5.]), torch.tensor([2., 3.]))",
      samples: [Sample(.tensor([-1.2, 0.3, 2.1], [3]), .tensor([0.7, -1.4, 2.6], [3]))]
    ) { (call) throws(TensorError) in .tensor(try binary(call.tensor(0), call.tensor(1))) }
  }

  // MARK: Masks

  private static let maskFilled = Derivative(
    "MaskedFillBackward0", saves: ["mask"], rule: "1 where the mask is False, else 0"
  ) {
    (node, gradient) throws(TensorError) in
    let zero = Tensor(try NDArray.scalar(.int(0), gradient.scalarType))
    return Gradients(try choose(node.saved(0), zero, gradient))
  }

  package static func maskedFill(_ input: Tensor, _ mask: Tensor, _ value: Scalar) throws(TensorError)
    -> Tensor
  {
    if mask.scalarType != .bool {
      throw TensorError(
        .runtimeError,
        "masked_fill_ only supports boolean masks, but got mask with dtype \(mask.scalarType.metaName)")
    }
    let value = try value.checked(for: input.scalarType)
    let array = try Kernels.select(
      mask.array, .number(value), .array(input.array), type: input.scalarType
    ).contiguous()
    return Tensor.recorded(array, maskFilled, input) { node, _ in node.save(mask) }
  }

  private static let maskFilledWithTensor = Derivative(
    "MaskedFillBackward1", saves: ["mask"],
    rule: "1 where the mask is False, else 0; the value gets the rest"
  ) {
    (node, gradient) throws(TensorError) in
    let mask = try node.saved(0)
    let zero = Tensor(try NDArray.scalar(.int(0), gradient.scalarType))
    return Gradients(
      node.needsGradient(0) ? try choose(mask, zero, gradient) : nil,
      node.needsGradient(1) ? try choose(mask, gradient, zero).sum() : nil)
  }

  /// As with a number, which the only element of `value` is.
  private static func maskedFill(
    _ input: Tensor, _ mask: Tensor, with value: Tensor
  ) throws(TensorError) -> Tensor {
    let filled = try GradMode.with(false) { () throws(TensorError) in
      try maskedFill(Tensor(input.array), mask, value.array.item())
    }
    let wide = try input.shape == filled.shape ? input : input.expand(filled.shape)
    return Tensor.recorded(filled.array, maskFilledWithTensor, wide, value) { node, _ in node.save(mask) }
  }

  private static func clampRow(_ name: String) -> Operator {
    Operator(
      name,
      [
        "\(name)(Tensor input, Tensor? min=None, Tensor? max=None)",
        "\(name)(Tensor input, Scalar? min=None, Scalar? max=None)",
      ],
      forms: [.function, .method, .inPlace], documentation: "Moves elements outside the bounds onto them.",
      example: "torch.\(name)(torch.tensor([-3., 0.5, 3.]), -1, 1)",
      samples: [
        Sample(.tensor([-3, 0.5, 3], [3]), .tensor([-1, -1.5, 0], [3]), .tensor([1, 2, 2.5], [3])),
        Sample(overload: 1, .tensor([-3, 0.5, 3], [3]), .scalar(.int(-1)), .scalar(.double(1.5))),
      ]
    ) { (call) throws(TensorError) in
      call.overload == 0
        ? .tensor(try clamp(call.tensor(0), call.optionalTensor(1), call.optionalTensor(2)))
        : .tensor(try clamp(call.tensor(0), call.optionalScalar(1), call.optionalScalar(2)))
    }
  }

  static let table: [Operator] = [
    relu.row(), clampRow("clamp"), clampRow("clip"),
    boundRow("clamp_min", "min"), boundRow("clamp_max", "max"),
    extremeRow("maximum", maximum, "Takes the larger of each pair of elements."),
    extremeRow("minimum", minimum, "Takes the smaller of each pair of elements."),
    Operator(
      "where",
      [
        "where(Tensor condition, Tensor input, Tensor other)",
        "where(Tensor condition, Scalar self, Tensor other)",
        "where(Tensor condition, Tensor input, Scalar other)",
        "where(Tensor condition, Scalar self, Scalar other)",
        "where(Tensor condition)",
      ],
      forms: [.function],
      documentation: "Takes elements from one operand where the condition holds, else from the other.",
      example: "torch.where(torch.tensor([True, False]), torch.ones(2), torch.zeros(2))",
      samples: [
        Sample(.indices([1, 0, 1], [3]), .tensor([-1.2, 0.3, 2.1], [3]), .tensor([0.7, -1.4, 2.6], [3]))
      ]
    ) { (call) throws(TensorError) in
      if call.overload == 4 { return .tensors(try Indexing.nonzeroPositions(call.tensor(0))) }
      return .tensor(try choose(call.tensor(0), operand(call, 1, beside: 2), operand(call, 2, beside: 1)))
    },
    Operator(
      "masked_fill",
      [
        "masked_fill(Tensor input, Tensor mask, Tensor value)",
        "masked_fill(Tensor input, Tensor mask, Scalar value)",
      ],
      forms: [.function, .method, .inPlace], documentation: "Replaces elements where the mask holds.",
      example: "torch.masked_fill(torch.ones(2), torch.tensor([True, False]), 0)",
      samples: [
        Sample(overload: 1, .tensor([-1.2, 0.3, 2.1], [3]), .indices([1, 0, 1], [3]), .scalar(.int(7)))
      ]
    ) { (call) throws(TensorError) in
      if call.overload == 0, try call.tensor(2).dimensionCount != 0 {
        throw TensorError(
          .runtimeError,
          "masked_fill_ only supports a 0-dimensional value tensor, but got tensor with "
            + "\(try call.tensor(2).dimensionCount) dimension(s).")
      }
      if call.overload == 1 {
        return .tensor(try maskedFill(call.tensor(0), call.tensor(1), call.scalar(2)))
      }
      return .tensor(try maskedFill(call.tensor(0), call.tensor(1), with: call.tensor(2)))
    },
  ]

  private static func boundRow(_ name: String, _ parameter: String) -> Operator {
    let isLow = parameter == "min"
    return Operator(
      name, ["\(name)(Tensor input, Tensor \(parameter))", "\(name)(Tensor input, Scalar \(parameter))"],
      forms: [.function, .method, .inPlace],
      documentation: "Moves elements beyond the bound onto it.",
      example: "torch.\(name)(torch.tensor([-3., 3.]), 1)",
      samples: [
        Sample(overload: 1, .tensor([-3, 0.5, 3], [3]), .scalar(.double(1.5))),
        Sample(.tensor([-3, 0.5, 3], [3]), .tensor([-1, -1.5, 4], [3])),
      ]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      if call.overload == 1 {
        let bound = try call.scalar(1)
        return .tensor(
          try isLow
            ? clamp(input, bound, nil, clampedFromBelow) : clamp(input, nil, bound, clampedFromAbove))
      }
      let bound = try call.tensor(1)
      let type = Tensor.commonType(input, bound)
      let array = try Kernels.binary(isLow ? .maximum : .minimum, input.array, bound.array, type: type)
      return .tensor(
        Tensor.recorded(array, isLow ? raisedToTensor : loweredToTensor, input, bound) { node, _ in
          node.save(input)
          node.save(bound)
        })
    }
  }

  /// An operand of `where`; a number becomes a 0-dim tensor of the type that it has beside the other operand.
  private static func operand(
    _ call: OperatorCall, _ index: Int, beside other: Int
  ) throws(TensorError) -> Tensor {
    if let tensor = call.optionalTensor(index) { return tensor }
    let value = try call.scalar(index)
    let type =
      call.optionalTensor(other).map {
        ScalarType.resultType($0.array, value, defaultType: DefaultScalarType.current)
      } ?? value.scalarType(default: DefaultScalarType.current)
    return Tensor(try NDArray.scalar(value.checked(forFilling: type), type))
  }
}
