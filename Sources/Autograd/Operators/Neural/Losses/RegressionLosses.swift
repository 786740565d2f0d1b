package import TensorCore

/// Losses of regression: squared, absolute, and between the two.
package enum RegressionLosses {
  private static let squared = PointwiseLoss("MseLossBackward0") {
    (input, target, _) throws(TensorError) in
    let difference = try input - target
    return try difference * difference
  } slope: { (input, target, _) throws(TensorError) in
    try (input - target) * .int(2)
  }

  private static let smooth = PointwiseLoss("SmoothL1LossBackward0", parameter: "beta") {
    (input, target, beta) throws(TensorError) in
    let distance = try (input - target).absolute()
    let isNear = try Comparison.compare(.less, distance, .double(beta))
    return try Selection.choose(
      isNear, distance * distance * .double(0.5) / .double(beta), distance - .double(0.5 * beta))
  } slope: { (input, target, beta) throws(TensorError) in
    let difference = try input - target
    let isFar = try Comparison.compare(.greaterOrEqual, difference.absolute(), .double(beta))
    return try Selection.choose(isFar, difference.sgn(), difference / .double(beta))
  }

  private static let huber = PointwiseLoss("HuberLossBackward0", parameter: "delta") {
    (input, target, delta) throws(TensorError) in
    let distance = try (input - target).absolute()
    let isNear = try Comparison.compare(.lessOrEqual, distance, .double(delta))
    // The loss is of the input's type, whatever the target's.
    return try Selection.choose(
      isNear, distance * distance * .double(0.5), (distance - .double(0.5 * delta)) * .double(delta)
    ).to(input.scalarType)
  } slope: { (input, target, delta) throws(TensorError) in
    let difference = try input - target
    // At the border the slope is that of the straight part, which shows in the second derivative.
    let isFar = try Comparison.compare(.greaterOrEqual, difference.absolute(), .double(delta))
    return try Selection.choose(isFar, difference.sgn() * .double(delta), difference)
  }

  private static let softMargin = PointwiseLoss("SoftMarginLossBackward0", differentiatesTarget: false) {
    (input, target, _) throws(TensorError) in
    if !input.scalarType.isDifferentiable {
      throw TensorError(
        .runtimeError,
        "result type Float can't be cast to the desired output type \(input.scalarType.errorName)")
    }
    return try Exponential.log1p((-target * input).exp()).to(input.scalarType)
  } slope: { (input, target, _) throws(TensorError) in
    try -target * Hyperbolic.sigmoid(-target * input)
  }

  private static func checkTypes(_ input: Tensor, _ target: Tensor, _ kernel: String) throws(TensorError) {
    try Tensor.commonType(input, target).checkIsFloatingPoint(for: kernel)
  }

  private static func checkWeight(_ weight: Tensor, _ input: Tensor) throws(TensorError) {
    if weight.shape == input.shape { return }
    throw TensorError(.valueError, "Weights and input must have the same size.")
  }

  private static func weighted(
    _ loss: Tensor, _ weight: Tensor, _ reduction: LossReduction
  ) throws(TensorError) -> Tensor {
    let product = try loss * weight
    switch reduction {
    case .none: return product
    case .sum: return try product.sum()
    case .mean: return try product.sum() / weight.sum()
    }
  }

  package static func mse(
    _ input: Tensor, _ target: Tensor, reduction: String = "mean"
  ) throws(TensorError) -> Tensor {
    try mse(input, target, LossReduction.named(reduction))
  }

  static func mse(_ input: Tensor, _ target: Tensor, _ reduction: LossReduction) throws(TensorError) -> Tensor
  {
    let type = Tensor.commonType(input, target)
    if !type.isFloatingPoint { throw type.notImplemented("mse_cpu") }
    return try squared(input, target, reduction)
  }

  static func l1(_ input: Tensor, _ target: Tensor, _ reduction: LossReduction) throws(TensorError) -> Tensor
  {
    try reduction((input - target).absolute())
  }

  private static let values = Sample.Input.tensor([-1.2, 0.3, 2.1, 0.4], [4])
  private static let targets = Sample.Input.tensor([0.7, -1.4, 2.6, 0.2], [4])
  private static let signs = Sample.Input.indices([1, -1, 1, -1], [4])

  private static func samples(_ further: Sample.Input...) -> [Sample] {
    ["mean", "sum", "none"].map {
      Sample(all: [values, targets, .none, .none, .string($0)] + further)
    }
  }

  private static let common =
    "Tensor input, Tensor target, bool? size_average=None, bool? reduce=None, str reduction='mean'"

  static let table: [Operator] = [
    .loss(
      "mse_loss", common + ", Tensor? weight=None", "Averages squared differences.", samples: samples(.none)
    ) {
      (call) throws(TensorError) in
      let (input, target) = (try call.tensor(0), try call.tensor(1))
      PointwiseLoss.checkSizes(input, target, call)
      let reduction = try LossReduction.of(call, 4, legacy: (2, 3))
      guard let weight = call.optionalTensor(5) else { return try mse(input, target, reduction) }
      try checkWeight(weight, input)
      return try weighted((input - target).power(.int(2)), weight, reduction)
    },
    .loss(
      "l1_loss", common + ", Tensor? weight=None", "Averages absolute differences.", samples: samples(.none)
    ) {
      (call) throws(TensorError) in
      let (input, target) = (try call.tensor(0), try call.tensor(1))
      PointwiseLoss.checkSizes(input, target, call)
      let reduction = try LossReduction.of(call, 4, legacy: (2, 3))
      guard let weight = call.optionalTensor(5) else { return try l1(input, target, reduction) }
      try checkWeight(weight, input)
      return try weighted((input - target).absolute(), weight, reduction)
    },
    .loss(
      "smooth_l1_loss", common + ", float beta=1.0",
      "Squares small differences and takes large ones as they are.",
      samples: samples(.scalar(.double(0.8)))
    ) { (call) throws(TensorError) in
      let (input, target) = (try call.tensor(0), try call.tensor(1))
      PointwiseLoss.checkSizes(input, target, call)
      let reduction = try LossReduction.of(call, 4, legacy: (2, 3))
      let beta = try call.double(5)
      if beta < 0 {
        throw TensorError(.runtimeError, "smooth_l1_loss does not support negative values for beta.")
      }
      if beta == 0 { return try l1(input, target, reduction) }
      try checkTypes(input, target, "smooth_l1_cpu")
      return try smooth(input, target, reduction, parameter: .double(beta))
    },
    .loss(
      "huber_loss",
      "Tensor input, Tensor target, str reduction='mean', float delta=1.0, Tensor? weight=None",
      "Squares small differences and takes large ones at a constant slope.",
      samples: [
        Sample(values, targets, .string("mean"), .scalar(.double(0.8)), .none),
        Sample(values, targets, .string("none"), .scalar(.double(0.8)), .none),
      ]
    ) { (call) throws(TensorError) in
      let (input, target) = (try call.tensor(0), try call.tensor(1))
      PointwiseLoss.checkSizes(input, target, call)
      let reduction = try LossReduction.of(call, 2)
      let delta = try call.double(3)
      if !(delta > 0) {
        throw TensorError(.runtimeError, "huber_loss does not support non-positive values for delta.")
      }
      try checkTypes(input, target, "huber_cpu")
      guard let weight = call.optionalTensor(4) else {
        return try huber(input, target, reduction, parameter: .double(delta))
      }
      try checkWeight(weight, input)
      return try reduction(huber(input, target, .none, parameter: .double(delta)) * weight)
    },
    .loss(
      "soft_margin_loss", common, "Averages the logarithm of 1 + exp(-target * input).", comparesSizes: false,
      example: "torch.tensor([0.5, 2.]), torch.tensor([1., -1.])",
      samples: [Sample(values, signs, .none, .none, .string("mean"))]
    ) { (call) throws(TensorError) in
      let (input, target) = (try call.tensor(0), try call.tensor(1))
      if target.requiresGrad && GradMode.isEnabled {
        throw TensorError(
          .runtimeError,
          "The function 'soft_margin_loss' is not differentiable with respect to argument 'target'. This input cannot "
            + "have requires_grad True.")
      }
      return try softMargin(input, target, LossReduction.of(call, 4, legacy: (2, 3)))
    },
  ]
}
