import TensorCore

/// Losses of classification: negative log likelihood and cross entropy.
package enum ClassLosses {
  // The weight of each target's class, negated, at the place of the class; a mean divides by the weights' sum.
  private static func likelihood(_ name: String) -> Derivative {
    Derivative(
      name,
      saves: [
        "self", "target", "weight", "total_weight",
        .init("ignore_index", .attribute(0)), .init("reduction", .attribute(1)),
      ]
    ) { (node, gradient) throws(TensorError) in
      let input = try node.saved(0)
      let (classes, weights) = try classes(savedBy: node, count: input.shape[1])
      var slopes = try -weights
      let reduction = LossReduction(rawValue: node.int(1)) ?? .mean
      if reduction == .mean {
        // Where nothing counts, the mean is no number, and yet the ignored ones have no gradient.
        slopes = try Selection.maskedFill(slopes / node.saved(3), isIgnored(savedBy: node), .int(0))
      }
      let values = try gradient * slopes
      return Gradients(
        try Indexing.scattered(values.unsqueeze(1), at: classes.unsqueeze(1), 1, in: input.shape))
    }.recording(
      String(name.dropLast()) + "Backward0",
      saves: [
        .init("target", .tensor(2)), .init("weight", .tensor(3)), .init("ignore_index", .attribute(0)),
        .init("reduction", .attribute(1)),
      ])
  }

  /// The targets that a node saved, with 0 for an ignored one, and their weights.
  private static func classes(
    savedBy node: OperatorNode, count: Int
  ) throws(TensorError) -> (classes: Tensor, weights: Tensor) {
    let found = try Kernels.classTargets(
      node.saved(1).array, classCount: count, weight: node.bool(2) ? node.saved(2).array : nil,
      ignoring: node.int(0), type: node.saved(0).scalarType)
    return (Tensor(found.classes), Tensor(found.weights))
  }

  /// Where a node's targets are ignored.
  private static func isIgnored(savedBy node: OperatorNode) throws(TensorError) -> Tensor {
    try Comparison.compare(.equal, node.saved(1), .int(node.int(0)))
  }

  private static let flat = likelihood("NllLossBackward0")
  private static let spatial = likelihood("NllLoss2DBackward0")

  private static func checkType(of target: Tensor) throws(TensorError) {
    if target.scalarType == .int64 || target.scalarType == .uint8 { return }
    throw TensorError(
      .runtimeError, "expected target dtype to be Long or Byte, but got \(target.scalarType.errorName)")
  }

  /// The negative log likelihood of targets [n] or [n, ...] under log probabilities [n, classes, ...].
  private static func likelihood(
    _ input: Tensor, _ target: Tensor, weight: Tensor?, ignoring: Int, _ reduction: LossReduction,
    _ derivative: Derivative
  ) throws(TensorError) -> Tensor {
    try checkType(of: target)
    let count = input.shape[1]
    if let weight {
      if weight.dimensionCount != 1 || weight.elementCount != count {
        throw TensorError(
          .runtimeError,
          "weight tensor should be defined either for all \(count) classes or no classes but got weight tensor of "
            + "shape: \(weight.shape)")
      }
      if weight.scalarType != input.scalarType {
        throw TensorError(
          .runtimeError,
          "expected scalar type \(input.scalarType.errorName) but found \(weight.scalarType.errorName)")
      }
    }
    let targets = try Kernels.classTargets(
      target.array, classCount: count, weight: weight?.array, ignoring: ignoring, type: input.scalarType)
    let picked = try Kernels.gather(input.array, dim: 1, index: targets.classes.unsqueezed(1)).squeezed([1])
    let weighted = try Kernels.binary(.multiply, picked, targets.weights, type: input.scalarType)
    let losses = try Kernels.unary(.negate, weighted)
    let total = try Kernels.sum(targets.weights)
    func sum() throws(TensorError) -> NDArray {
      input.dimensionCount == 2
        ? try Kernels.classLossSum(losses, target: target.array, ignoring: ignoring) : try Kernels.sum(losses)
    }
    let result: NDArray
    switch reduction {
    case .none: result = losses
    case .sum: result = try sum()
    case .mean: result = try Kernels.binary(.divide, sum(), total, type: input.scalarType)
    }
    return Tensor.recorded(result, derivative, input) { node, _ in
      node.save(input)
      node.save(target)
      node.save(ifGiven: weight)
      node.save(Tensor(total))
      node.attributes = [.int(ignoring), .int(reduction.rawValue), .bool(weight != nil)]
    }
  }

  static func nll(
    _ input: Tensor, _ target: Tensor, weight: Tensor?, ignoring: Int, _ reduction: LossReduction
  ) throws(TensorError) -> Tensor {
    func refuse(_ text: String) -> TensorError { TensorError(.valueError, text) }
    if input.dimensionCount > 1 {
      let count = target.dimensionCount == 0 ? 0 : target.shape[0]
      if count != input.shape[0] {
        throw refuse("Expected input batch_size (\(input.shape[0])) to match target batch_size (\(count)).")
      }
    }
    switch input.dimensionCount {
    case 0: throw refuse("Expected 1 or more dimensions (got 0)")
    case 1:
      if target.dimensionCount > 1 {
        throw TensorError(.runtimeError, "0D or 1D target tensor expected, multi-target not supported")
      }
      if target.dimensionCount == 1 && target.shape[0] != 1 {
        try checkType(of: target)
        throw refuse("For 1D input, 1D target must have size 1, but got target size: \(target.shape[0])")
      }
      return try single(input, target, weight: weight, ignoring: ignoring, reduction)
    case 2:
      if target.dimensionCount > 1 {
        throw TensorError(.runtimeError, "0D or 1D target tensor expected, multi-target not supported")
      }
      return try likelihood(input, target, weight: weight, ignoring: ignoring, reduction, flat)
    case 4:
      if target.dimensionCount != 3 {
        throw TensorError(
          .runtimeError,
          "only batches of spatial targets supported (3D tensors) but got targets of dimension: "
            + "\(target.dimensionCount)")
      }
      if target.shape[1] != input.shape[2] || target.shape[2] != input.shape[3] {
        throw TensorError(
          .runtimeError, "size mismatch (got input: \(input.shape) , target: \(target.shape)")
      }
      return try likelihood(input, target, weight: weight, ignoring: ignoring, reduction, spatial)
    default: return try manyDimensional(input, target, weight: weight, ignoring: ignoring, reduction)
    }
  }

  /// One sample without a batch.
  private static func single(
    _ input: Tensor, _ target: Tensor, weight: Tensor?, ignoring: Int, _ reduction: LossReduction
  ) throws(TensorError) -> Tensor {
    let batch = try Tensor(input.array.unsqueezed(0))
    let targets = try target.reshape([1])
    let inner = try GradMode.with(false) { () throws(TensorError) in
      try likelihood(batch, targets, weight: weight, ignoring: ignoring, reduction, flat)
    }
    var shape = Dims()
    if reduction == .none && target.dimensionCount == 1 { shape.append(1) }
    let total = try Kernels.sum(
      Kernels.classTargets(
        targets.array, classCount: input.shape[0], weight: weight?.array, ignoring: ignoring,
        type: input.scalarType
      ).weights)
    return Tensor.recorded(try inner.array.reshaped(shape), alone, input) { node, _ in
      node.save(input)
      node.save(target)
      node.save(ifGiven: weight)
      node.save(Tensor(total))
      node.attributes = [.int(ignoring), .int(reduction.rawValue), .bool(weight != nil)]
    }
  }

  private static let alone = Derivative(
    "NllLossBackward0",
    saves: [
      "self", "target", "weight", "total_weight",
      .init("ignore_index", .attribute(0)), .init("reduction", .attribute(1)),
    ]
  ) { (node, gradient) throws(TensorError) in
    let input = try node.saved(0)
    let (classes, found) = try classes(savedBy: node, count: input.shape[0])
    let weights = try found.reshape([1])
    let isMean = node.int(1) == LossReduction.mean.rawValue
    let slopes =
      try isMean
      ? Selection.maskedFill(-(weights / weights), isIgnored(savedBy: node).reshape([1]), .int(0)) : -weights
    return Gradients(
      try Indexing.scattered(gradient.reshape([1]) * slopes, at: classes.reshape([1]), 0, in: input.shape))
  }

  private static func manyDimensional(
    _ input: Tensor, _ target: Tensor, weight: Tensor?, ignoring: Int, _ reduction: LossReduction
  ) throws(TensorError) -> Tensor {
    let batch = input.shape[0]
    var wanted = input.shape
    wanted.remove(at: 1)
    if target.shape != wanted {
      throw TensorError(.runtimeError, "Expected target size \(wanted), got \(target.shape)")
    }
    let flattened = try input.contiguous().reshape([batch, input.shape[1], 1, -1])
    let targets = try target.contiguous().reshape([batch, 1, -1])
    let result = try likelihood(
      flattened, targets, weight: weight, ignoring: ignoring, reduction, spatial)
    return reduction == .none ? try result.reshape(wanted) : result
  }

  // MARK: Cross entropy

  static func crossEntropy(
    _ input: Tensor, _ target: Tensor, weight: Tensor?, ignoring: Int, _ reduction: LossReduction,
    smoothing: Double
  ) throws(TensorError) -> Tensor {
    let classDim = input.dimensionCount == 1 ? 0 : 1
    if input.shape == target.shape {
      if !target.scalarType.isFloatingPoint {
        throw TensorError(
          .runtimeError,
          "Expected floating point type for target with class probabilities, got \(target.scalarType.errorName)"
        )
      }
      if ignoring >= 0 {
        throw TensorError(.runtimeError, "ignore_index is not supported for floating point target")
      }
    }
    // Only what is more than nothing smoothes.
    if smoothing > 1 {
      throw TensorError(
        .runtimeError,
        "label_smoothing must be between 0.0 and 1.0. Got: \(streamDescription(smoothing))")
    }
    let isOfProbabilities = input.shape == target.shape
    let scores = try Softmax.logSoftmax(
      input,
      isOfProbabilities
        ? wrapExistingDimension(classDim, count: input.dimensionCount)
        : wrapDimension(classDim, count: input.dimensionCount))
    if isOfProbabilities {
      if let weight, weight.dimensionCount != 1 || weight.elementCount != input.shape[classDim] {
        throw TensorError(
          .runtimeError,
          "cross_entropy: weight tensor should be defined either for all \(input.shape[classDim]) classes or no "
            + "classes but got weight tensor of shape: \(weight.shape)")
      }
      return try probabilityLoss(scores, target, weight: weight, reduction, smoothing: smoothing, classDim)
    }
    let loss = try nll(scores, target, weight: weight, ignoring: ignoring, reduction)
    guard smoothing > 0 else { return loss }
    return try smoothed(
      loss, scores, target, weight: weight, ignoring: ignoring, reduction, smoothing: smoothing, classDim)
  }

  private static func probabilityLoss(
    _ scores: Tensor, _ target: Tensor, weight: Tensor?, _ reduction: LossReduction, smoothing: Double,
    _ classDim: Int
  ) throws(TensorError) -> Tensor {
    let count = scores.shape[classDim]
    var target = target
    if smoothing > 0 {
      target = try target * .double(1 - smoothing) + .double(smoothing / Double(count))
    }
    var product = try scores * target
    if let weight { product = try product * along(weight, classDim, scores) }
    switch reduction {
    case .none: return try -Reduction.sum(product, [classDim])
    case .sum: return try -product.sum()
    case .mean:
      let samples = Swift.max(1, scores.elementCount / Swift.max(1, count))
      return try -product.sum() / .int(samples)
    }
  }

  private static func along(_ weight: Tensor, _ dim: Int, _ like: Tensor) throws(TensorError) -> Tensor {
    var shape = Dims(repeating: 1, count: like.dimensionCount)
    shape[dim] = weight.elementCount
    return try weight.reshape(shape)
  }

  /// Mixes the loss with the mean over all classes.
  private static func smoothed(
    _ loss: Tensor, _ scores: Tensor, _ target: Tensor, weight: Tensor?, ignoring: Int,
    _ reduction: LossReduction, smoothing: Double, _ classDim: Int
  ) throws(TensorError) -> Tensor {
    let count = scores.shape[classDim]
    let weighted = try weight.map { (weight) throws(TensorError) in
      try scores * along(weight, classDim, scores)
    }
    var smooth = try -Reduction.sum(weighted ?? scores, [classDim])
    let isIgnored = try Comparison.compare(.equal, target, .int(ignoring))
    smooth = try Selection.maskedFill(smooth, isIgnored.reshape(smooth.shape), .int(0))
    switch reduction {
    case .none: break
    case .sum: smooth = try smooth.sum()
    case .mean:
      if let weight {
        let total = try Kernels.sum(
          Kernels.classTargets(
            target.array, classCount: count, weight: weight.array, ignoring: ignoring, type: scores.scalarType
          ).weights)
        smooth = try smooth.sum() / Tensor(total)
      } else {
        let kept = target.elementCount - (try Kernels.sum(isIgnored.array).item().intValue)
        smooth = try smooth.sum() / .int(kept)
      }
    }
    return try loss * .double(1 - smoothing) + smooth * .double(smoothing / Double(count))
  }

  private static let scores = Sample.Input.tensor([-1.2, 0.3, -2.1, -0.4, -1.5, -0.6], [2, 3])
  private static let classes = Sample.Input.indices([2, 0], [2])
  private static let weights = Sample.Input.tensor([0.5, 1.5, 2], [3])

  static let table: [Operator] = [
    .loss(
      "nll_loss",
      "Tensor input, Tensor target, Tensor? weight=None, bool? size_average=None, int ignore_index=-100, "
        + "bool? reduce=None, str reduction='mean'",
      "Averages the negative log probabilities of the right classes.", inner: "nll_loss_nd",
      comparesSizes: false,
      example: "torch.tensor([[-0.1, -2.4]]), torch.tensor([0])",
      samples: [
        Sample(scores, classes, .none, .none, .int(-100), .none, .string("mean")),
        Sample(scores, classes, .none, .none, .int(0), .none, .string("sum")),
        Sample(scores, classes, .none, .none, .int(-100), .none, .string("none")),
      ]
    ) { (call) throws(TensorError) in
      try nll(
        call.tensor(0), call.tensor(1), weight: call.optionalTensor(2), ignoring: call.int(4),
        LossReduction.of(call, 6, legacy: (3, 5)))
    },
    .loss(
      "cross_entropy",
      "Tensor input, Tensor target, Tensor? weight=None, bool? size_average=None, int ignore_index=-100, "
        + "bool? reduce=None, str reduction='mean', float label_smoothing=0.0",
      "Averages the cross entropy between scores and right classes.", inner: "cross_entropy_loss",
      comparesSizes: false,
      example: "torch.tensor([[2., -1.]]), torch.tensor([0])",
      samples: [
        Sample(
          scores, classes, .none, .none, .int(-100), .none, .string("mean"), .scalar(.double(0))),
        Sample(
          scores, classes, .none, .none, .int(-100), .none, .string("mean"), .scalar(.double(0.2))),
        Sample(
          scores, .tensor([0.2, 0.5, 0.3, 0.1, 0.1, 0.8], [2, 3]), .none, .none, .int(-100), .none,
          .string("mean"), .scalar(.double(0.1))),
      ]
    ) { (call) throws(TensorError) in
      try crossEntropy(
        call.tensor(0), call.tensor(1), weight: call.optionalTensor(2), ignoring: call.int(4),
        LossReduction.of(call, 6, legacy: (3, 5)), smoothing: call.double(7))
    },
  ]
}
