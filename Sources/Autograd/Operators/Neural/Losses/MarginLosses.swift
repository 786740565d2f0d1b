import TensorCore

/// Losses that want the right classes to score higher than the others by a margin.
enum MarginLosses {
  // Each other class whose gap = margin - right + other is positive pulls by p gap^(p-1), the right class by minus
  // the sum of the pulls.
  private static let single = Derivative(
    "MultiMarginLossBackward0", saves: ["self", "target", "weight", "margin", "p", "reduction"],
    forward: .missing("multi_margin_loss")
  ) { (node, gradient) throws(TensorError) in
    let input = try node.saved(0)
    let places = try node.saved(1).reshape([-1, 1])
    let rows = try input.reshape([places.shape[0], -1])
    let gap = try gaps(rows, places, margin: node.scalar)
    let slopes = try node.int(1) == 2 ? gap * .int(2) : gap.sgn()
    let weight = node.bool(3) ? try node.saved(2) : nil
    let pulls = try slopes * shares(of: weight, node.saved(1), classes: rows.shape[1], rows.scalarType)
    let total = try Indexing.scattered(
      Reduction.sum(pulls, [1], keepsDimensions: true), at: places, 1, in: rows.shape)
    return Gradients(
      try (column(gradient, node.int(2), rows.shape[0]) * (pulls - total)).reshape(input.shape))
  }.refusing("multi_margin_loss_backward")

  // The loss is made of straight pieces, so its slopes do not depend on how far the gaps are.
  private static let several = Derivative(
    "MultilabelMarginLossBackward0",
    saves: ["self", "target", "is_target", .init("reduction", .attribute(0))],
    forward: .missing("multilabel_margin_loss_forward")
  ) { (node, gradient) throws(TensorError) in
    let slopes = try node.saved(3)
    let count = slopes.dimensionCount == 2 ? slopes.shape[0] : 1
    let rows = try slopes.reshape([count, -1])
    return Gradients(try (column(gradient, node.int(0), count) * rows).reshape(slopes.shape))
  }.refusing("multilabel_margin_loss_backward")

  /// The gradient of each row's loss, as a column.
  private static func column(_ gradient: Tensor, _ reduction: Int, _ count: Int) throws(TensorError) -> Tensor
  {
    try (LossReduction(rawValue: reduction) ?? .mean).spread(gradient, count: count).reshape([-1, 1])
  }

  private static func gaps(_ rows: Tensor, _ places: Tensor, margin: Scalar) throws(TensorError) -> Tensor {
    let gap = try rows - Indexing.gather(rows, 1, places) + margin
    // What is no number is not above zero.
    let others = try Scattering.cleared(gap, 1, places)
    return try Selection.masked(others, Comparison.compare(.greater, others, .double(0)))
  }

  /// What each row's gaps count, as a column: a share of the classes, times the weight of the right one.
  private static func shares(
    of weight: Tensor?, _ target: Tensor, classes: Int, _ type: ScalarType
  ) throws(TensorError) -> Tensor {
    guard let weight else { return Tensor(try NDArray.scalar(.double(1 / Double(classes)), type)) }
    return try Indexing.select(weight, 0, target.reshape([-1])).unsqueeze(1) * .double(1 / Double(classes))
  }

  /// The rows of scores, of which there is one where there is no batch.
  private static func rows(_ input: Tensor) throws(TensorError) -> Tensor {
    guard input.dimensionCount <= 2, !input.shape.contains(0) else {
      throw TensorError(
        .runtimeError,
        "Expected non-empty vector or matrix with optional 0-dim batch size, but got: \(input.shape)")
    }
    return input.dimensionCount == 2 ? input : try input.reshape([1, -1])
  }

  private static func checkTarget(_ target: Tensor, _ input: Tensor, _ name: String) throws(TensorError) {
    if target.scalarType != .int64 {
      throw TensorError(.runtimeError, "expected scalar type Long but found \(target.scalarType.errorName)")
    }
    if !input.scalarType.isFloatingPoint { throw input.scalarType.notImplemented(name) }
  }

  /// One loss for each row, or for no batch one alone, reduced.
  private static func reduced(
    _ losses: Tensor, _ input: Tensor, _ target: Tensor, _ reduction: LossReduction
  ) throws(TensorError) -> NDArray {
    let isAlone = input.dimensionCount <= 1 && target.dimensionCount == 0
    return try reduction(isAlone ? losses.squeeze(0) : losses).array
  }

  static func oneRight(
    _ input: Tensor, _ target: Tensor, power: Int, margin: Scalar, weight: Tensor?, _ reduction: LossReduction
  ) throws(TensorError) -> Tensor {
    if power != 1 && power != 2 { throw TensorError(.valueError, "only p == 1 and p == 2 supported") }
    if let weight, weight.dimensionCount != 1 {
      throw TensorError(.valueError, "weight must be one-dimensional")
    }
    let (rows, count) = (try rows(input), input.dimensionCount == 2 ? input.shape[0] : 1)
    guard target.dimensionCount <= 1, target.elementCount == count else {
      throw TensorError(
        .runtimeError,
        "multi_margin_loss: target tensor should be 1-D with size equal to the number of input samples (batch size). "
          + "Expected target size [\(count)], but got \(target.shape). Input has shape \(input.shape).")
    }
    let classes = rows.shape[1]
    if let weight, weight.elementCount != classes {
      throw TensorError(
        .runtimeError, "inconsistent weight size, expected \(classes) but got \(weight.shape)")
    }
    try checkTarget(target, input, "multi_margin_loss_cpu_kernel")
    if input.scalarType.byteCount == 2 {
      throw input.scalarType.notImplemented("multi_margin_loss_cpu_kernel")
    }
    for place in try target.array.scalars() where !(0..<classes).contains(place.intValue) {
      throw TensorError(.runtimeError, "target out of range")
    }
    let places = try target.reshape([-1, 1])
    let result = try GradMode.with(false) { () throws(TensorError) in
      let shares = try shares(of: weight, target, classes: classes, input.scalarType)
      let gap = try gaps(rows, places, margin: margin)
      let losses = try Reduction.sum((power == 2 ? gap * gap : gap) * shares, [1])
      return try reduced(losses, input, target, reduction)
    }
    return Tensor.recorded(result, single, input) { node, _ in
      node.save(input)
      node.save(target)
      node.save(ifGiven: weight)
      node.scalar = margin
      node.attributes = [.scalar(margin), .int(power), .int(reduction.rawValue), .bool(weight != nil)]
    }
  }

  static func severalRight(
    _ input: Tensor, _ target: Tensor, _ reduction: LossReduction
  ) throws(TensorError) -> Tensor {
    let rows = try rows(input)
    if target.shape != input.shape {
      throw TensorError(
        .runtimeError, "inconsistent target size: \(target.shape) for input of size: \(input.shape)")
    }
    try checkTarget(target, input, "multilabel_margin_loss_forward_out_frame")
    if input.scalarType.byteCount == 2 {
      throw input.scalarType.notImplemented("multilabel_margin_loss_forward_out_frame")
    }
    let classes = rows.shape[1]
    let (scores, labels) = (
      try rows.array.scalars().map(\.doubleValue), try target.array.scalars().map(\.intValue)
    )
    var (slopes, isTarget) = (
      [Double](repeating: 0, count: scores.count), [Bool](repeating: false, count: scores.count)
    )
    var losses: [Double] = []
    for start in stride(from: 0, to: scores.count, by: classes) {
      let row = start..<(start + classes)
      if labels[row].contains(where: { !(-1..<classes).contains($0) }) {
        throw TensorError(.runtimeError, "argument #2 'target' is out of range")
      }
      let right = labels[row].prefix { $0 >= 0 }.map { start + $0 }
      for place in right { isTarget[place] = true }
      var loss = 0.0
      for place in right {
        for other in row where !isTarget[other] {
          let gap = 1 - scores[place] + scores[other]
          if gap > 0 {
            loss += gap
            slopes[other] += 1 / Double(classes)
            slopes[place] -= 1 / Double(classes)
          }
        }
      }
      losses.append(loss / Double(classes))
    }
    func tensor(_ values: [Double], _ shape: Dims) throws(TensorError) -> Tensor {
      Tensor(try NDArray(elements: values.map { .double($0) }, shape: shape, scalarType: input.scalarType))
    }
    var result = try tensor(losses, [losses.count])
    if input.dimensionCount == 1 { result = try result.squeeze(0) }
    let saved = (try tensor(slopes, input.shape), try tensor(isTarget.map { $0 ? 1 : 0 }, input.shape))
    return Tensor.recorded(try reduction(result).array, several, input) { node, _ in
      node.save(input)
      node.save(target)
      node.save(saved.1)
      node.save(saved.0)
      node.attributes = [.int(reduction.rawValue)]
    }
  }

  private static let scores = Sample.Input.tensor([0.3, -0.9, 1.4, 0.25, 2.1, -0.35], [2, 3])

  static let table: [Operator] = [
    .loss(
      "multi_margin_loss",
      "Tensor input, Tensor target, int p=1, float margin=1.0, Tensor? weight=None, bool? size_average=None, "
        + "bool? reduce=None, str reduction='mean'",
      "Averages how far the other classes come too near to the right one.", comparesSizes: false,
      example: "torch.tensor([[0.1, 0.8]]), torch.tensor([1])",
      samples: [
        Sample(
          scores, .indices([2, 1], [2]), .int(1), .scalar(.double(1)), .none, .none, .none, .string("mean")),
        Sample(
          scores, .indices([2, 0], [2]), .int(2), .scalar(.double(0.7)), .none, .none, .none, .string("none")),
      ]
    ) { (call) throws(TensorError) in
      try oneRight(
        call.tensor(0), call.tensor(1), power: call.int(2), margin: .double(call.double(3)),
        weight: call.optionalTensor(4), LossReduction.of(call, 7, legacy: (5, 6)))
    },
    .loss(
      "multilabel_margin_loss",
      "Tensor input, Tensor target, bool? size_average=None, bool? reduce=None, str reduction='mean'",
      "Averages how far the other classes come too near to the right ones.", comparesSizes: false,
      example: "torch.tensor([[0.1, 0.8]]), torch.tensor([[1, -1]])",
      samples: [
        Sample(scores, .indices([2, -1, 0, 1, 0, -1], [2, 3]), .none, .none, .string("mean"))
      ]
    ) { (call) throws(TensorError) in
      try severalRight(call.tensor(0), call.tensor(1), LossReduction.of(call, 4, legacy: (2, 3)))
    },
  ]
}
