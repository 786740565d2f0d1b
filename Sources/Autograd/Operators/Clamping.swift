package import TensorCore

/// Moving elements onto bounds: clamp and its kin.
package enum Clamping {
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
      return Gradients(
        try mask.map { (mask) throws(TensorError) in try Selection.masked(gradient, mask) } ?? gradient)
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
    try Selection.choose(whole, gradient, Selection.masked(gradient / .int(2), tie))
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
    let type = typeWithin(input, low, high)
    if type.isComplex {
      // The bounds of a range of floating point numbers are read as such numbers.
      if derivative === clampedToRange, input.scalarType.isFloatingPoint {
        for bound in [low, high] { _ = try bound?.checked(for: .float64) }
      }
      throw TensorError(.notImplementedError, "clamp is not supported for complex types")
    }
    if type == .bool {
      let name = high == nil ? "clamp_min" : low == nil ? "clamp_max" : "clamp"
      throw type.notImplemented("\(name)_scalar_cpu")
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

  /// The type of a tensor that is clamped to numbers.
  private static func typeWithin(_ input: Tensor, _ low: Scalar?, _ high: Scalar?) -> ScalarType {
    var type = input.scalarType
    for bound in [low, high] {
      if let bound {
        type = ScalarType.promoted(
          type, ScalarType.resultType(input.array, bound, defaultType: DefaultScalarType.current))
      }
    }
    return type
  }

  /// Refuses to clamp an integer tensor in place to numbers of another type, for which PyTorch has words of its own.
  private static func checkBounds(
    of input: Tensor, _ low: Scalar?, _ high: Scalar?
  ) throws(TensorError) {
    let (own, type) = (input.scalarType, typeWithin(input, low, high))
    if own == type || own.isFloatingPoint && type.isComplex { return }
    throw TensorError(
      .runtimeError,
      "result type \(type.errorName) can't be cast to the desired output type \(own.cppName)")
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
      .runtimeError,
      "Clamp \(name) value \(streamDescription(Double(value))) is outside the representable range of \(type.errorName)"
    )
  }

  package static func clamp(_ input: Tensor, _ low: Tensor?, _ high: Tensor?) throws(TensorError) -> Tensor {
    if low == nil && high == nil { throw noBounds }
    if input.scalarType.isComplex {
      throw TensorError(.notImplementedError, "clamp is not supported for complex types")
    }
    let inputs = [input] + [low, high].compactMap { $0 }
    let type = ScalarType.resultType(
      of: inputs.map { $0.array.promotionOperand }, defaultType: DefaultScalarType.current)
    if type.isComplex {
      throw type.notImplemented(high == nil ? "maximum_cpu" : low == nil ? "minimum_cpu" : "clamp_cpu")
    }
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

  // MARK: Rows

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
    }.updating { (call) throws(TensorError) in
      if call.overload == 1 {
        try checkBounds(of: call.tensor(0), call.optionalScalar(1), call.optionalScalar(2))
      }
      return false
    }
  }

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
      if type.isComplex { throw type.notImplemented(isLow ? "maximum_cpu" : "minimum_cpu") }
      let array = try Kernels.binary(isLow ? .maximum : .minimum, input.array, bound.array, type: type)
      return .tensor(
        Tensor.recorded(array, isLow ? raisedToTensor : loweredToTensor, input, bound) { node, _ in
          node.save(input)
          node.save(bound)
        })
    }.updating { (call) throws(TensorError) in
      if call.overload == 1, case .complex = try call.scalar(1) { return false }
      if call.overload == 1 { try checkBounds(of: call.tensor(0), call.scalar(1), nil) }
      return false
    }
  }

  static let table: [Operator] = [
    clampRow("clamp"), clampRow("clip"), boundRow("clamp_min", "min"), boundRow("clamp_max", "max"),
  ]
}
