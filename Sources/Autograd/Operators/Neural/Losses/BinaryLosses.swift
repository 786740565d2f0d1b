package import TensorCore

/// Cross entropy of probabilities of yes and no.
package enum BinaryLosses {
  private static let saved: [SavedName] = [
    "self", "target", .init("weight", .tensor(2, given: 1)), .init("reduction", .attribute(0)),
  ]

  /// The gradient of each element's loss, with its weight.
  private static func spread(_ node: OperatorNode, _ gradient: Tensor) throws(TensorError) -> Tensor {
    let reduction = LossReduction(rawValue: node.int(0)) ?? .mean
    let spread = node.bool(1) ? try gradient * node.saved(2) : gradient
    return reduction == .mean ? try spread / .int(node.saved(0).elementCount) : spread
  }

  // d bce/dx = (x - y) / (x (1 - x)), with a bound against division by zero
  private static let ofInput = RecordedGradient(
    "BinaryCrossEntropyBackwardBackward0",
    of: Derivative("BinaryCrossEntropyBackward0", saves: saved) { (node, gradient) throws(TensorError) in
      let input = try node.saved(0)
      let product = try Clamping.clamp(input * (input * .int(-1) + .int(1)), .double(1e-12), nil)
      return Gradients(try spread(node, gradient * (input - node.saved(1)) / product))
    }, inputs: [0, 1])

  private static let plain = Derivative("BinaryCrossEntropyBackward0", saves: saved) {
    (node, gradient) throws(TensorError) in
    var gradients = Gradients()
    if node.needsGradient(0) { gradients.first = try ofInput(node, gradient, outputs: 1).first }
    if node.needsGradient(1) {
      let input = try node.saved(0)
      let rest = try input * .int(-1) + .int(1)
      gradients.second = try spread(node, gradient) * (clampedLog(rest) - clampedLog(input))
    }
    return gradients
  }

  // d/dx = (1 - y) - (1 - y + p y) sigmoid(-x), the weights of yes p
  private static let ofLogits = Derivative(
    "BinaryCrossEntropyWithLogitsBackward0",
    saves: [
      "self", "target", .init("weight", .tensor(2, given: 1)), .init("pos_weight", .tensor(-1, given: 2)),
      .init("reduction", .attribute(0)),
    ]
  ) { (node: OperatorNode, gradient: Tensor) throws(TensorError) -> Gradients in
    let (input, target) = (try node.saved(0), try node.saved(1))
    var next = 2
    let weight = node.bool(1) ? try node.saved(next) : nil
    if weight != nil { next += 1 }
    let positive = node.bool(2) ? try node.saved(next) : nil
    let reduction = LossReduction(rawValue: node.int(0)) ?? .mean
    func spread(_ slope: Tensor) throws(TensorError) -> Tensor {
      var spread = try slope * gradient
      if let weight { spread = try spread * weight }
      return reduction == .mean ? try spread / .int(input.elementCount) : spread
    }
    var gradients = Gradients()
    if node.needsGradient(0) {
      let sigmoid = try Hyperbolic.sigmoid(input)
      if let positive {
        let yes = try positive * target
        gradients.first = try spread((yes + .int(1) - target) * sigmoid - yes)
      } else {
        gradients.first = try spread(sigmoid - target)
      }
    }
    if node.needsGradient(1) {
      if let positive {
        let logYes = try SmoothActivations.logSigmoid(input)
        gradients.second = try spread(SmoothActivations.logSigmoid(-input) - positive * logYes)
      } else {
        gradients.second = try spread(-input)
      }
    }
    return gradients
  }

  private static func clampedLog(_ input: Tensor) throws(TensorError) -> Tensor {
    try Clamping.clamp(input.log(), .int(-100), nil)
  }

  static func crossEntropy(
    _ input: Tensor, _ target: Tensor, weight: Tensor?, _ reduction: LossReduction
  ) throws(TensorError) -> Tensor {
    if input.shape != target.shape {
      throw TensorError(
        .valueError,
        "Using a target size (torch.Size(\(target.shape))) that is different to the input size "
          + "(torch.Size(\(input.shape))) is deprecated. Please ensure they have the same size.")
    }
    let weight = try weight.map { (weight) throws(TensorError) in
      try expandedWeight(weight, to: input.shape)
    }
    if target.scalarType != input.scalarType {
      throw TensorError(
        .runtimeError,
        "Found dtype \(target.scalarType.errorName) but expected \(input.scalarType.errorName)")
    }
    if !input.scalarType.isFloatingPoint { throw input.scalarType.notImplemented("binary_cross_entropy") }
    try checkUnit(input, "input")
    try checkUnit(target, "target")
    let result = try GradMode.with(false) { () throws(TensorError) in
      let logOfRest = try Clamping.clamp(Exponential.log1p(-input), .int(-100), nil)
      var loss = try (target - .int(1)) * logOfRest - target * clampedLog(input)
      if let weight { loss = try loss * weight }
      return try reduction(loss)
    }
    return Tensor.recorded(result.array, plain, input, target) { node, _ in
      node.save(input)
      node.save(target)
      if let weight { node.save(weight) }
      node.attributes = [.int(reduction.rawValue), .bool(weight != nil)]
    }
  }

  private static func expandedWeight(_ weight: Tensor, to shape: Dims) throws(TensorError) -> Tensor {
    if weight.shape == shape { return weight }
    if weight.shape.isBroadcastable(to: shape) { return try weight.expand(shape) }
    let last = weight.shape.count > 0 ? weight.shape[weight.shape.count - 1] : 1
    throw TensorError(
      .runtimeError,
      "Attempting to broadcast a dimension of length \(last) at -1! Mismatching argument at index 1 had "
        + "torch.Size(\(weight.shape)); but expected shape should be broadcastable to \(shape)")
  }

  private static func checkUnit(_ tensor: Tensor, _ name: String) throws(TensorError) {
    let isInside = try GradMode.with(false) { () throws(TensorError) in
      try Comparison.compare(
        .logicalAnd, Comparison.compare(.greaterOrEqual, tensor, .int(0)),
        Comparison.compare(.lessOrEqual, tensor, .int(1)))
    }
    if try Kernels.all(isInside.array).item() != .bool(true) {
      throw TensorError(.runtimeError, "all elements of \(name) should be between 0 and 1")
    }
  }

  package static func crossEntropyOfLogits(
    _ input: Tensor, _ target: Tensor, weight: Tensor? = nil, positiveWeight: Tensor? = nil,
    reduction: String = "mean"
  ) throws(TensorError) -> Tensor {
    let reduction = try LossReduction.named(reduction)
    if input.shape != target.shape {
      throw TensorError(
        .valueError,
        "Target size (torch.Size(\(target.shape))) must be the same as input size (torch.Size(\(input.shape)))"
      )
    }
    if !input.scalarType.isFloatingPoint { throw input.scalarType.notImplemented("log_sigmoid_cpu") }
    if target.scalarType == .bool { throw Arithmetic.boolSubtraction }
    if !target.scalarType.isFloatingPoint {
      throw TensorError(
        .runtimeError,
        "result type Float can't be cast to the desired output type \(target.scalarType.errorName)")
    }
    let result = try GradMode.with(false) { () throws(TensorError) in
      let logYes = try SmoothActivations.logSigmoid(input)
      let no = try target * .int(-1) + .int(1)
      var loss: Tensor
      if let positiveWeight {
        let slope = try (positiveWeight - .int(1)) * target + .int(1)
        loss = try no * input - slope * logYes
      } else {
        loss = try no * input - logYes
      }
      // It is computed in place of the target.
      if let weight { loss = try loss * weight }
      return try reduction(loss.to(target.scalarType))
    }
    return Tensor.recorded(result.array, ofLogits, input, target) { node, _ in
      node.save(input)
      node.save(target)
      if let weight { node.save(weight) }
      if let positiveWeight { node.save(positiveWeight) }
      node.attributes = [
        .int(reduction.rawValue), .bool(weight != nil), .bool(positiveWeight != nil),
      ]
    }
  }

  private static let chances = Sample.Input.tensor([0.2, 0.7, 0.4, 0.9], [2, 2])
  private static let targets = Sample.Input.tensor([0.1, 0.8, 0.6, 0.3], [2, 2])
  private static let weights = Sample.Input.tensor([0.5, 1.5], [2])
  private static let logits = Sample.Input.tensor([-1.2, 0.3, 2.1, 0.4], [2, 2])

  static let table: [Operator] = [
    .loss(
      "binary_cross_entropy",
      "Tensor input, Tensor target, Tensor? weight=None, bool? size_average=None, bool? reduce=None, "
        + "str reduction='mean'",
      "Averages the cross entropy of probabilities of yes.",
      example: "torch.tensor([0.8, 0.3]), torch.tensor([1., 0.])",
      samples: [
        Sample(chances, targets, .none, .none, .none, .string("mean")),
        Sample(chances, targets, .none, .none, .none, .string("none")),
      ]
    ) { (call) throws(TensorError) in
      try crossEntropy(
        call.tensor(0), call.tensor(1), weight: call.optionalTensor(2),
        LossReduction.of(call, 5, legacy: (3, 4)))
    },
    .loss(
      "binary_cross_entropy_with_logits",
      "Tensor input, Tensor target, Tensor? weight=None, bool? size_average=None, bool? reduce=None, "
        + "str reduction='mean', Tensor? pos_weight=None",
      "Averages the cross entropy of the sigmoids of scores.",
      example: "torch.tensor([2., -1.]), torch.tensor([1., 0.])",
      samples: [
        Sample(logits, targets, .none, .none, .none, .string("mean"), .none),
        Sample(logits, targets, .none, .none, .none, .string("sum"), .none),
      ]
    ) { (call) throws(TensorError) in
      let reduction = try LossReduction.of(call, 5, legacy: (3, 4))
      return try crossEntropyOfLogits(
        call.tensor(0), call.tensor(1), weight: call.optionalTensor(2),
        positiveWeight: call.optionalTensor(6), reduction: "\(reduction)")
    },
  ]
}
