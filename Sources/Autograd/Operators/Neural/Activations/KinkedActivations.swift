import ComplexModule
package import TensorCore

/// Activations made of straight pieces, or with a kink: leaky relu, hardtanh, the shrinking ones.
package enum KinkedActivations {
  private static let leakyRule = ActivationRule(
    "LeakyReluBackward0", parameters: ["negative_slope"], gradient: .multiple,
    kernel: { .leakyRelu(slope: $0[0]) },
    slope: { (gradient, input, numbers) throws(TensorError) in
      let isPositive = try Comparison.compare(.greater, input, .int(0))
      return try Selection.choose(isPositive, gradient, gradient * .double(numbers[0]))
    })

  private static let hardtanhRule = ActivationRule(
    "HardtanhBackward0", parameters: ["min_val", "max_val"], gradient: .multiple,
    kernel: { .hardtanh(low: $0[0], high: $0[1]) },
    slope: { (gradient, input, numbers) throws(TensorError) in
      // Asked this way, a gradient passes through what is not a number.
      let isCut = try Comparison.compare(
        .logicalOr, Comparison.compare(.lessOrEqual, input, .double(numbers[0])),
        Comparison.compare(.greaterOrEqual, input, .double(numbers[1])))
      return try Selection.cleared(gradient, isCut)
    })

  private static let hardswishRule = ActivationRule(
    "HardswishBackward0", kernel: { _ in .hardswish },
    slope: {
      (gradient, input, _) throws(TensorError) in
      let bent = try gradient * (input * .double(1 / 3) + .double(0.5))
      let isAbove = try Comparison.compare(.greaterOrEqual, input, .int(3))
      let isOpen = try Comparison.compare(.greater, input, .int(-3))
      return try Selection.masked(Selection.choose(isAbove, gradient, bent), isOpen)
    })

  private static let hardsigmoidRule = ActivationRule(
    "HardsigmoidBackward0", gradient: .refused("hardsigmoid_backward"), kernel: { _ in .hardsigmoid },
    slope: {
      (gradient, input, _) throws(TensorError) in
      try Selection.masked(gradient * .double(Double(Float(1) / 6)), isBetween(input, -3, 3))
    })

  private static let softshrinkRule = ActivationRule(
    "SoftshrinkBackward0", parameters: ["lambd"], gradient: .multiple, kernel: { .softshrink($0[0]) },
    slope: { (gradient, input, numbers) throws(TensorError) in
      try Selection.masked(gradient, Comparison.compare(.greater, input.absolute(), .double(numbers[0])))
    })

  private static let hardshrinkRule = ActivationRule(
    "HardshrinkBackward0", parameters: ["lambd"], gradient: .multiple, kernel: { .hardshrink($0[0]) },
    slope: { (gradient, input, numbers) throws(TensorError) in
      try Selection.masked(gradient, Comparison.compare(.greater, input.absolute(), .double(numbers[0])))
    })

  private static let thresholdRule = ActivationRule(
    "ThresholdBackward0", parameters: ["threshold"], gradient: .multiple,
    kernel: { .threshold($0[0], value: 0) },
    slope: { (gradient, input, numbers) throws(TensorError) in
      try Selection.masked(gradient, Comparison.compare(.greater, input, .double(numbers[0])))
    })

  private static func isBetween(_ input: Tensor, _ low: Double, _ high: Double) throws(TensorError) -> Tensor
  {
    try Comparison.compare(
      .logicalAnd, Comparison.compare(.greater, input, .double(low)),
      Comparison.compare(.less, input, .double(high)))
  }

  package static func leakyRelu(_ input: Tensor, slope: Scalar) throws(TensorError) -> Tensor {
    try leakyRule(.leakyRelu(slope: slope.doubleValue), input, parameters: [slope])
  }

  package static func hardtanh(_ input: Tensor, _ low: Scalar, _ high: Scalar) throws(TensorError) -> Tensor {
    if low.doubleValue > high.doubleValue {
      throw TensorError(.valueError, "min_val cannot be greater than max_val")
    }
    if !input.scalarType.isFloatingPoint {
      let type = input.scalarType
      if type == .bool { throw TensorError(.notImplementedError, "Bool inputs not supported for hardtanh") }
      if type.isComplex {
        throw TensorError(.notImplementedError, "clamp is not supported for complex types")
      }
      let least = type == .uint8 && low.doubleValue < 0 ? .int(0) : low
      let raised = try Kernels.binary(.maximum, input.array, scalar: least, type: type)
      return Tensor(try Kernels.binary(.minimum, raised, scalar: high, type: type))
    }
    return try hardtanhRule(
      .hardtanh(low: low.doubleValue, high: high.doubleValue), input, parameters: [low, high])
  }

  package static func hardswish(_ input: Tensor) throws(TensorError) -> Tensor {
    try hardswishRule(.hardswish, input)
  }

  package static func hardsigmoid(_ input: Tensor) throws(TensorError) -> Tensor {
    try hardsigmoidRule(.hardsigmoid, input)
  }

  package static func softshrink(_ input: Tensor, _ bound: Scalar) throws(TensorError) -> Tensor {
    if !(bound.doubleValue >= 0), input.scalarType.isFloatingPoint {
      throw TensorError(
        .runtimeError,
        "lambda must be in range [0, 3.40282e+38] for input dtype \(input.scalarType.errorName), but found "
          + bound.streamText)
    }
    return try softshrinkRule(.softshrink(bound.doubleValue), input, parameters: [bound])
  }

  package static func hardshrink(_ input: Tensor, _ bound: Scalar) throws(TensorError) -> Tensor {
    try hardshrinkRule(.hardshrink(bound.doubleValue), input, parameters: [bound])
  }

  package static func threshold(
    _ input: Tensor, _ bound: Scalar, value: Scalar
  ) throws(TensorError) -> Tensor {
    if !input.scalarType.isFloatingPoint {
      if input.scalarType == .bool || input.scalarType.isComplex {
        throw input.scalarType.notImplemented("threshold_cpu")
      }
      let isAbove = try Comparison.compare(.greater, input, .int(bound.intValue))
      return Tensor(
        try Kernels.select(
          isAbove.array, .array(input.array), .number(value), type: input.scalarType))
    }
    return try thresholdRule(
      .threshold(bound.doubleValue, value: value.doubleValue), input, parameters: [bound])
  }

  private static let values = Sample.Input.tensor([-1.2, 0.3, 2.1, -3.4, 4.2], [5])

  private static func row(
    _ name: String, _ parameters: String, _ namespace: Operator.Namespace, _ forms: Operator.Forms,
    _ documentation: String, arguments: String = "", inputs: [Sample.Input] = [],
    _ body: @escaping @Sendable (OperatorCall) throws(TensorError) -> Tensor
  ) -> Operator {
    Operator(
      name, ["\(name)(Tensor input\(parameters))"], forms: forms, namespace: namespace,
      documentation: documentation,
      example:
        "torch.\(namespace == .torch ? "" : "nn.functional.")\(name)(torch.tensor([-1., 2.])\(arguments))",
      samples: [Sample(all: [values] + inputs)]
    ) { (call) throws(TensorError) in .tensor(try body(call)) }
  }

  static let table: [Operator] = [
    .activation(
      "relu", "", "Replaces negative elements by zero.",
      samples: [Sample(values, .bool(false))]
    ) { (input, _) throws(TensorError) in try Selection.relu(input) },
    .activation(
      "relu6", "", "Clamps elements to the range from 0 to 6.",
      samples: [Sample(values, .bool(false))]
    ) { (input, _) throws(TensorError) in try hardtanh(input, .double(0), .double(6)) },
    .activation(
      "leaky_relu", "Scalar negative_slope=0.01", "Multiplies negative elements by a small slope.",
      samples: [Sample(values, .scalar(.double(0.1)), .bool(false))]
    ) { (input, call) throws(TensorError) in try leakyRelu(input, slope: call.scalar(1)) },
    .activation(
      "hardtanh", "Scalar min_val=-1.0, Scalar max_val=1.0", "Clamps elements to a range.",
      samples: [Sample(values, .scalar(.double(-1)), .scalar(.double(2)), .bool(false))]
    ) { (input, call) throws(TensorError) in try hardtanh(input, call.scalar(1), call.scalar(2)) },
    .activation(
      "hardswish", "", "Approximates SiLU by straight pieces.", samples: [Sample(values, .bool(false))]
    ) { (input, _) throws(TensorError) in try hardswish(input) },
    .activation(
      "hardsigmoid", "", "Approximates the sigmoid by straight pieces.",
      samples: [Sample(values, .bool(false))]
    ) { (input, _) throws(TensorError) in try hardsigmoid(input) },
    .activation(
      "threshold", "Scalar threshold, Scalar value", "Replaces elements at or below a threshold.",
      example: ", 0.5, 0.", called: "_threshold",
      samples: [Sample(values, .scalar(.double(0.1)), .scalar(.double(20)), .bool(false))]
    ) { (input, call) throws(TensorError) in try threshold(input, call.scalar(1), value: call.scalar(2)) },
    row(
      "threshold", ", Scalar threshold, Scalar value", .torch, [.function, .inPlace],
      "Replaces elements at or below a threshold.", arguments: ", 0.5, 0.",
      inputs: [.scalar(.double(0.1)), .scalar(.double(20))]
    ) { (call) throws(TensorError) in try threshold(call.tensor(0), call.scalar(1), value: call.scalar(2)) },
    row(
      "softshrink", ", Scalar lambd=0.5", .functional, .function, "Moves elements towards zero by a bound.",
      inputs: [.scalar(.double(0.5))]
    ) { (call) throws(TensorError) in try softshrink(call.tensor(0), call.scalar(1)) },
    row(
      "hardshrink", ", Scalar lambd=0.5", .torch, [.function, .method], "Replaces small elements by zero.",
      inputs: [.scalar(.double(0.5))]
    ) { (call) throws(TensorError) in try hardshrink(call.tensor(0), call.scalar(1)) },
  ]
}

extension Scalar {
  /// The number as C++ streams write it in error texts.
  var streamText: String {
    switch self {
    case .bool(let value): value ? "1" : "0"
    case .int(let value): "\(value)"
    case .double(let value): streamDescription(value)
    case .complex(let value): streamDescription(value.real)
    }
  }
}
