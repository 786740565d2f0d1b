package import TensorCore

/// Choosing between values: where, relu, the larger or smaller of two.
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

  static let table: [Operator] = [
    relu.row(),
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
    }.updating { (call) throws(TensorError) in
      // In place the tensor comes before the mask.
      let (input, mask) = (try call.tensor(0), try call.tensor(1))
      if mask.scalarType == .bool { _ = try Dims.broadcast(input.shape, mask.shape) }
      return false
    },
  ]

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
