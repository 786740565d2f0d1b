package import TensorCore

/// Activations without kinks: GELU, SiLU, Mish, softplus and their kin.
package enum SmoothActivations {
  private static let densityFactor = (1 / (2 * Double.pi)).squareRoot()
  private static let tanhFactor = (2 / Double.pi).squareRoot()

  // d gelu = Phi(x) + x phi(x)
  private static let geluRule = ActivationRule(
    "GeluBackward0", constants: [.init("approximate", .constant(.string("none")))],
    gradient: .showing("GeluBackwardBackward0", ["self", .init("approximate", .constant(.string("none")))]),
    kernel: { _ in .gelu },
    slope: {
      (gradient, input, _) throws(TensorError) in
      let share = try (ErrorFunctions.erf(input * .double(0.5.squareRoot())) + .int(1)) * .double(0.5)
      let density = try (input * input * .double(-0.5)).exp() * .double(densityFactor)
      return try gradient * (share + input * density)
    })

  private static let tanhGeluRule = ActivationRule(
    "GeluBackward0", constants: [.init("approximate", .constant(.string("tanh")))],
    gradient: .showing("GeluBackwardBackward0", ["self", .init("approximate", .constant(.string("tanh")))]),
    kernel: { _ in .tanhGelu },
    slope: {
      (gradient, input, _) throws(TensorError) in
      let square = try input * input
      let tanh = try Hyperbolic.tanh((input + input * square * .double(0.044715)) * .double(tanhFactor))
      let inner = try (square * .double(3 * 0.044715) + .int(1)) * .double(tanhFactor)
      let steep = try input * inner * (tanh * tanh - .int(1)) * .double(-0.5)
      return try gradient * ((tanh + .int(1)) * .double(0.5) + steep)
    })

  // d silu = s (1 + x (1 - s)), with s the sigmoid
  private static let siluRule = ActivationRule(
    "SiluBackward0", gradient: .none, kernel: { _ in .silu },
    slope: {
      (gradient, input, _) throws(TensorError) in
      let sigmoid = try Hyperbolic.sigmoid(input)
      return try gradient * sigmoid * (input * (.int(1) - sigmoid) + .int(1))
    })

  // d mish = tanh(softplus x) + x s (1 - tanh^2)
  private static let mishRule = ActivationRule(
    "MishBackward0", gradient: .none, kernel: { _ in .mish },
    slope: {
      (gradient, input, _) throws(TensorError) in
      let sigmoid = try Hyperbolic.sigmoid(input)
      let tanh = try Hyperbolic.tanh(Exponential.log1p(input.exp()))
      return try gradient * (tanh + input * sigmoid * (.int(1) - tanh * tanh))
    })

  // d softplus = sigmoid(beta x)
  private static let softplusRule = ActivationRule(
    "SoftplusBackward0", parameters: ["beta", "threshold"],
    kernel: { .softplus(beta: $0[0], threshold: $0[1]) },
    slope: { (gradient, input, numbers) throws(TensorError) in
      let scaled = try input * .double(numbers[0])
      let isLinear = try Comparison.compare(.greater, scaled, .double(numbers[1]))
      return try Selection.choose(isLinear, gradient, gradient * Hyperbolic.sigmoid(scaled))
    })

  private static let logSigmoidRule = ActivationRule(
    "LogSigmoidBackward0", kernel: { _ in .logSigmoid },
    slope: {
      (gradient, input, _) throws(TensorError) in try gradient * Hyperbolic.sigmoid(-input)
    })

  // d elu = scale above zero, elu's own exponential below
  private static let eluSlope:
    @Sendable (Tensor, Tensor, Double, Double, Double) throws(TensorError) -> Tensor = {
      (gradient, input, coefficient, scale, inputScale) throws(TensorError) in
      // At zero the exponential's slope counts, but not how that changes.
      let zero = Tensor(try NDArray.scalar(.int(0), input.scalarType))
      let below = try Selection.choose(Comparison.compare(.less, input, .int(0)), input, zero)
      let bent = try (below * .double(inputScale)).exp() * .double(inputScale * coefficient)
      let isBent = try Comparison.compare(.lessOrEqual, input, .int(0))
      return try Selection.choose(isBent, gradient * bent, gradient * .double(scale))
    }

  private static let eluRule = ActivationRule(
    "EluBackward0", parameters: ["alpha", "scale", "input_scale"],
    gradient: .showing(
      "EluBackwardBackward0",
      ["self_or_result", "alpha", "scale", "input_scale", .init("is_result", .constant(.bool(false)))]),
    kernel: { .elu(coefficient: $0[0] * $0[1], scale: $0[1], inputScale: $0[2]) },
    slope: { (gradient, input, numbers) throws(TensorError) in
      try eluSlope(gradient, input, numbers[0] * numbers[1], numbers[1], numbers[2])
    })

  private static let celuRule = ActivationRule(
    "CeluBackward0", parameters: ["alpha"],
    gradient: .showing(
      "EluBackwardBackward0",
      [
        "self_or_result", "alpha", .init("scale", .constant(.int(1))),
        .init("input_scale", .constant(.int(1))),
        .init("is_result", .constant(.bool(false))),
      ]),
    // PyTorch rounds the factor to float32 here, and only here.
    kernel: { .elu(coefficient: $0[0], scale: 1, inputScale: 1 / Double(Float($0[0]))) },
    slope: { (gradient, input, numbers) throws(TensorError) in
      try eluSlope(gradient, input, numbers[0], 1, 1 / numbers[0])
    })

  package static func gelu(_ input: Tensor, approximate: String) throws(TensorError) -> Tensor {
    switch approximate {
    case "none": return try geluRule(.gelu, input)
    case "tanh": return try tanhGeluRule(.tanhGelu, input)
    default: throw TensorError(.runtimeError, "approximate argument must be either none or tanh.")
    }
  }

  package static func silu(_ input: Tensor) throws(TensorError) -> Tensor {
    if input.scalarType.isComplex, input.requiresGrad, GradMode.isEnabled {
      throw TensorError(
        .notImplementedError,
        "silu does not support automatic differentiation for outputs with complex dtype.")
    }
    return try siluRule(.silu, input)
  }

  package static func mish(_ input: Tensor) throws(TensorError) -> Tensor { try mishRule(.mish, input) }

  package static func softplus(
    _ input: Tensor, beta: Scalar, threshold: Scalar
  ) throws(TensorError) -> Tensor {
    try softplusRule(
      .softplus(beta: beta.doubleValue, threshold: threshold.doubleValue), input,
      parameters: [beta, threshold])
  }

  package static func logSigmoid(_ input: Tensor) throws(TensorError) -> Tensor {
    try logSigmoidRule(.logSigmoid, input)
  }

  package static func elu(
    _ input: Tensor, alpha: Scalar, scale: Double = 1, inputScale: Double = 1
  ) throws(TensorError) -> Tensor {
    try eluRule(
      .elu(coefficient: alpha.doubleValue * scale, scale: scale, inputScale: inputScale), input,
      parameters: [alpha] + [scale, inputScale].map { $0 == 1 ? .int(1) : .double($0) })
  }

  package static func selu(_ input: Tensor) throws(TensorError) -> Tensor {
    try elu(input, alpha: .double(1.6732632423543772), scale: 1.0507009873554805)
  }

  package static func celu(_ input: Tensor, alpha: Scalar) throws(TensorError) -> Tensor {
    let size = alpha.doubleValue
    if size == 0 { throw TensorError(.runtimeError, "ZeroDivisionError: alpha cannot be 0 for CELU") }
    return try celuRule(
      .elu(coefficient: size, scale: 1, inputScale: 1 / size), input, parameters: [alpha])
  }

  private static let values = Sample.Input.tensor([-1.2, 0.3, 2.1], [3])

  static let table: [Operator] = [
    Operator(
      "gelu", ["gelu(Tensor input, *, str approximate='none')"], forms: .function, namespace: .functional,
      documentation: "Weighs each element by the share of a normal distribution below it.",
      example: "torch.nn.functional.gelu(torch.tensor([-1., 2.]))",
      samples: [Sample(values, .string("none")), Sample(values, .string("tanh"))]
    ) { (call) throws(TensorError) in
      .tensor(try gelu(call.tensor(0), approximate: call.string(1) ?? "none"))
    },
    .activation(
      "silu", "", "Multiplies each element by its sigmoid.", samples: [Sample(values, .bool(false))]
    ) {
      (input, _) throws(TensorError) in try silu(input)
    },
    .activation(
      "mish", "", "Multiplies each element by the tanh of its softplus.",
      samples: [Sample(values, .bool(false))]
    ) { (input, _) throws(TensorError) in try mish(input) },
    .activation(
      "elu", "Scalar alpha=1.0", "Keeps positive elements and bends negative ones towards -alpha.",
      samples: [Sample(values, .scalar(.double(0.7)), .bool(false))]
    ) { (input, call) throws(TensorError) in try elu(input, alpha: call.scalar(1)) },
    .activation(
      "selu", "", "Applies a scaled ELU that keeps the spread of activations.",
      samples: [Sample(values, .bool(false))]
    ) { (input, _) throws(TensorError) in try selu(input) },
    .activation(
      "celu", "Scalar alpha=1.0", "Applies an ELU whose slope is continuous for every alpha.",
      samples: [Sample(values, .scalar(.double(2)), .bool(false))]
    ) { (input, call) throws(TensorError) in try celu(input, alpha: call.scalar(1)) },
    Operator(
      "softplus", ["softplus(Tensor input, Scalar beta=1, Scalar threshold=20)"], forms: .function,
      namespace: .functional, documentation: "Computes a smooth form of relu.",
      example: "torch.nn.functional.softplus(torch.tensor([-1., 2.]))",
      samples: [Sample(values, .scalar(.double(1.5)), .scalar(.int(2)))]
    ) { (call) throws(TensorError) in
      .tensor(try softplus(call.tensor(0), beta: call.scalar(1), threshold: call.scalar(2)))
    },
    Operator(
      "logsigmoid", ["logsigmoid(Tensor input)"], forms: .function, namespace: .functional,
      documentation: "Computes the logarithm of the sigmoid.",
      example: "torch.nn.functional.logsigmoid(torch.tensor([-1., 2.]))", samples: [Sample(values)]
    ) { (call) throws(TensorError) in .tensor(try logSigmoid(call.tensor(0))) }.called("log_sigmoid"),
    Operator(
      "selu", ["selu(Tensor input)"], forms: [.function, .inPlace],
      documentation: "Applies a scaled ELU that keeps the spread of activations.",
      example: "torch.selu(torch.tensor([-1., 2.]))", samples: [Sample(values)]
    ) { (call) throws(TensorError) in .tensor(try selu(call.tensor(0))) }
    .recordingInPlace(eluRule.derivative(named: "EluBackward1")),
    Operator(
      "celu", ["celu(Tensor input, Scalar alpha=1.0)"], forms: [.function, .inPlace],
      documentation: "Applies an ELU whose slope is continuous for every alpha.",
      example: "torch.celu(torch.tensor([-1., 2.]))", samples: [Sample(values, .scalar(.double(2)))]
    ) { (call) throws(TensorError) in .tensor(try celu(call.tensor(0), alpha: call.scalar(1))) }
    .recordingInPlace(celuRule.derivative(named: "CeluBackward1")),
  ]
}
