import TensorCore

/// Normalisation by channels: of a batch, of each example, or of groups of channels.
enum ChannelNormalization {
  /// A parameter of the channels in the shape that goes with an input [batch, channels, ...].
  private static func perChannel(_ parameter: Tensor, like input: Tensor) throws(TensorError) -> Tensor {
    var shape = Dims(repeating: 1, count: input.dimensionCount)
    if shape.count > 1 { shape[1] = parameter.elementCount }
    return try parameter.reshape(shape)
  }

  /// An input less its mean, divided by its deviation, over `dims`; and the reciprocal of the deviation.
  private static func normalised(
    _ input: Tensor, _ dims: [Int], _ epsilon: Double
  ) throws(TensorError) -> (normal: Tensor, reciprocal: Tensor) {
    let centred = try input - Reduction.mean(input, dims, keepsDimensions: true)
    let variance = try Reduction.mean(centred * centred, dims, keepsDimensions: true)
    let reciprocal = try (variance + .double(epsilon)).rsqrt()
    return (try centred * reciprocal, reciprocal)
  }

  /// A tensor as floats where its own type is shorter, which is too short to compute with.
  private static func widened(_ tensor: Tensor) throws(TensorError) -> Tensor {
    tensor.scalarType.byteCount == 2 ? try tensor.to(.float32) : tensor
  }

  /// The gradient of an input from that of its normalisation over `dims`.
  private static func spread(
    _ gradient: Tensor, _ normal: Tensor, _ reciprocal: Tensor, _ dims: [Int]
  ) throws(TensorError) -> Tensor {
    let mean = try Reduction.mean(gradient, dims, keepsDimensions: true)
    let slope = try Reduction.mean(gradient * normal, dims, keepsDimensions: true)
    return try reciprocal * (gradient - mean - normal * slope)
  }

  private static func othersThanChannels(_ count: Int) -> [Int] { [0] + Array(2..<Swift.max(count, 2)) }

  /// Throws where parameters are of another type than the input, but for float parameters of a shorter input.
  static func checkMixture(of input: Tensor, _ parameters: [Tensor?]) throws(TensorError) {
    let given = parameters.compactMap { $0?.scalarType }
    guard let first = given.first else { return }
    if first == input.scalarType {
      guard let other = given.first(where: { $0 != first }) else { return }
      throw TensorError(
        .runtimeError, "expected scalar type \(first.errorName) but found \(other.errorName)")
    }
    if given.contains(where: { $0 != .float32 }) {
      throw TensorError(
        .runtimeError, "mixed dtype (CPU): expect parameter to have scalar type of Float")
    }
    if input.scalarType != .float16 && input.scalarType != .bfloat16 {
      throw TensorError(.runtimeError, "mixed dtype (CPU): all inputs must share same datatype.")
    }
  }

  // MARK: Batches

  // As for a layer, over all but the channels; with given statistics these are constants.
  private static let batchNormalised = Derivative(
    "NativeBatchNormBackward0",
    saves: [
      "input", "running_mean", "running_var", "weight", "result1", "result2", .init("eps", .number),
      .init("training", .attribute(0)),
    ]
  ) { (node, gradient) throws(TensorError) in
    let input = try widened(node.saved(0))
    let dims = othersThanChannels(input.dimensionCount)
    let (epsilon, isTraining, hasWeight) = (node.scalar.doubleValue, node.bool(0), node.bool(1))
    if !GradMode.isEnabled, !DualLevel.areActive,
      let gradients = try fusedGradients(node, gradient, input)
    {
      return gradients
    }
    let normal: Tensor
    let reciprocal: Tensor
    if isTraining {
      (normal, reciprocal) = try normalised(input, dims, epsilon)
    } else {
      reciprocal = try (perChannel(node.saved(2), like: input) + .double(epsilon)).rsqrt()
      normal = try (input - perChannel(node.saved(1), like: input)) * reciprocal
    }
    var gradients = Gradients()
    if node.needsGradient(0) {
      let scaled =
        hasWeight ? try gradient * perChannel(node.saved(3), like: input) : gradient
      gradients.first = isTraining ? try spread(scaled, normal, reciprocal, dims) : try scaled * reciprocal
    }
    if node.needsGradient(1) { gradients.second = try Reduction.sum(gradient * normal, dims) }
    if node.needsGradient(2) { gradients[2] = try Reduction.sum(gradient, dims) }
    return gradients
  }.recording(
    "NativeBatchNormBackwardBackward0", inputs: [0, 3, nil, nil],
    saves: [
      "grad_out", "input", "running_mean", "running_var", "weight", "save_mean", "save_invstd",
      .init("eps", .number), .init("train", .attribute(0)),
    ], givesZeros: false,
    refusal: { $0.bool(0) ? "batch_norm does not support 3rd+ order derivatives." : nil })

  /// The statistics and parameters of a batch normalisation.
  struct BatchOptions {
    var mean: Tensor?
    var variance: Tensor?
    var weight: Tensor?
    var bias: Tensor?
    var isTraining = true
    var momentum = 0.1
    var epsilon = 1e-5
  }

  static func batchNorm(_ input: Tensor, _ options: BatchOptions) throws(TensorError) -> Tensor {
    if input.elementCount == 0, input.dimensionCount > 1 {
      // Of nothing PyTorch takes no statistics.
      var result = try input.clone()
      if let weight = options.weight { result = try result * Parts.select(weight, 0, 0) }
      if let bias = options.bias { result = try result + Parts.select(bias, 0, 0) }
      return result
    }
    let channels = input.dimensionCount > 1 ? input.shape[1] : 0
    for (name, parameter) in [
      ("running_mean", options.mean), ("running_var", options.variance), ("weight", options.weight),
      ("bias", options.bias),
    ] {
      if let parameter, parameter.elementCount != channels {
        throw TensorError(
          .runtimeError,
          "\(name) should contain \(channels) elements not \(parameter.elementCount)")
      }
    }
    if !options.isTraining && (options.mean == nil || options.variance == nil) {
      throw TensorError(
        .runtimeError,
        "\(options.mean == nil ? "running_mean" : "running_var") must be defined in evaluation mode")
    }
    try input.scalarType.checkIsFloatingPoint(for: "batch_norm")
    try checkMixture(of: input, [options.weight, options.bias, options.mean, options.variance])
    let dims = othersThanChannels(input.dimensionCount)
    let empty = Tensor(try NDArray.empty([0], input.scalarType))
    var (mean, deviation) = (empty, empty)
    let result = try GradMode.with(false) { () throws(TensorError) -> Tensor in
      if let fused = try FusedBatchNorm(input, options) {
        if options.isTraining { (mean, deviation) = (Tensor(fused.mean), Tensor(fused.reciprocal)) }
        return Tensor(try fused.result(of: input.array, options))
      }
      let isMixed = [options.weight, options.bias, options.mean, options.variance].contains {
        $0?.scalarType == .float32
      }
      let plain = isMixed ? try widened(Tensor(input.array)) : Tensor(input.array)
      var normal: Tensor
      if options.isTraining {
        let found = try normalised(plain, dims, options.epsilon)
        normal = found.normal
        mean = try Reduction.mean(plain, dims)
        deviation = try found.reciprocal.reshape([channels])
        try updateStatistics(plain, dims, options)
      } else if let mean = options.mean, let variance = options.variance {
        let reciprocal = try (perChannel(variance, like: plain) + .double(options.epsilon)).rsqrt()
        normal = try (plain - perChannel(mean, like: plain)) * reciprocal
      } else {
        normal = plain
      }
      if let weight = options.weight { normal = try normal * perChannel(weight, like: plain) }
      if let bias = options.bias { normal = try normal + perChannel(bias, like: plain) }
      return try normal.to(input.scalarType)
    }
    let none = Tensor(try NDArray.scalar(.int(0), input.scalarType))
    return Tensor.recorded(
      result.array, batchNormalised, [input, options.weight ?? none, options.bias ?? none]
    ) { node, _ in
      node.save(input)
      node.save(ifGiven: options.mean)
      node.save(ifGiven: options.variance)
      node.save(ifGiven: options.weight)
      node.save(mean)
      node.save(deviation)
      node.scalar = .double(options.epsilon)
      node.attributes = [.bool(options.isTraining), .bool(options.weight != nil)]
    }
  }

  /// The gradients in one pass over the elements; none where these are not computed so.
  private static func fusedGradients(
    _ node: OperatorNode, _ gradient: Tensor, _ input: Tensor
  ) throws(TensorError) -> Gradients? {
    guard gradient.array.isAlike(input.array), input.dimensionCount > 1 else { return nil }
    let isTraining = node.bool(0)
    let weight = node.bool(1) ? try node.saved(3).array : nil
    let mean = try node.saved(isTraining ? 4 : 1).array
    // The reciprocal of the deviation, or where statistics were given their variance.
    var reciprocal = try node.saved(isTraining ? 5 : 2).array
    for parameter in [weight, mean, reciprocal] {
      if !FusedBatchNorm.takes(parameter, beside: input) { return nil }
    }
    if !isTraining {
      reciprocal = try FusedBatchNorm.reciprocal(reciprocal, node.scalar.doubleValue, inFloat64: true)
    }
    let found = try Kernels.channelGradients(
      gradient.array, input.array, mean: mean, reciprocal: reciprocal, weight: weight, isTraining: isTraining)
    var gradients = Gradients(Tensor(found.input))
    if node.needsGradient(1) { gradients.second = Tensor(found.weight) }
    if node.needsGradient(2) { gradients[2] = Tensor(found.bias) }
    return gradients
  }

  private static func updateStatistics(
    _ input: Tensor, _ dims: [Int], _ options: BatchOptions
  ) throws(TensorError) {
    guard options.mean != nil || options.variance != nil else { return }
    let count = input.elementCount / Swift.max(input.shape[1], 1)
    let mean = try Reduction.mean(input, dims, keepsDimensions: true)
    if let running = options.mean {
      try mix(running, Reduction.mean(input, dims), options.momentum)
    }
    if let running = options.variance {
      let centred = try input - mean
      let sum = try Reduction.sum(centred * centred, dims)
      try mix(running, sum / .double(Double(count) - 1), options.momentum)
    }
  }

  /// `running = (1 - momentum) running + momentum new`, in place.
  private static func mix(_ running: Tensor, _ new: Tensor, _ momentum: Double) throws(TensorError) {
    let mixed = try running * .double(1 - momentum) + new * .double(momentum)
    try Copying.copy(mixed, into: running)
  }

  // MARK: Examples

  /// Each example's channels by themselves: a batch normalisation whose channels are all examples' channels.
  static func instanceNorm(
    _ input: Tensor, _ options: BatchOptions
  ) throws(TensorError) -> Tensor {
    if !options.isTraining, options.mean == nil || options.variance == nil {
      throw TensorError(
        .runtimeError, "Expected running_mean and running_var to be defined when use_input_stats is false")
    }
    let (batch, channels) = (input.shape[0], input.shape[1])
    func repeated(_ parameter: Tensor?) throws(TensorError) -> Tensor? {
      guard let parameter else { return nil }
      return try parameter.unsqueeze(0).expand([batch, channels]).reshape([batch &* channels])
    }
    var inner = options
    inner.weight = try repeated(options.weight)
    inner.bias = try repeated(options.bias)
    inner.mean = try repeated(options.mean)?.detached()
    inner.variance = try repeated(options.variance)?.detached()
    var shape: Dims = [1, batch &* channels]
    for size in input.shape.dropFirst(2) { shape.append(size) }
    let result = try batchNorm(input.reshape(shape), inner)
    for (running, all) in [(options.mean, inner.mean), (options.variance, inner.variance)] {
      if options.isTraining, let running, let all {
        try GradMode.with(false) { () throws(TensorError) in
          try Copying.copy(Reduction.mean(all.reshape([batch, channels]), [0]), into: running)
        }
      }
    }
    return try result.reshape(input.shape)
  }

  // MARK: Groups

  private static let groupNormalised = Derivative(
    "NativeGroupNormBackward0",
    saves: [
      "input", "weight", "result1", "result2", .init("group", .attribute(0)),
      .init("N", .size(0, .saved(0))), .init("C", .size(1, .saved(0))), .init("HxW", .attribute(2)),
    ]
  ) { (node, gradient) throws(TensorError) in
    let input = try widened(node.saved(0))
    let hasWeight = node.bool(1)
    let grouped = groupShape(input, node.int(0))
    let (normal, reciprocal) = try normalised(input.reshape(grouped), [2], node.scalar.doubleValue)
    let others = othersThanChannels(input.dimensionCount)
    var gradients = Gradients()
    if node.needsGradient(0) {
      let scaled = hasWeight ? try gradient * perChannel(node.saved(1), like: input) : gradient
      gradients.first = try spread(scaled.reshape(grouped), normal, reciprocal, [2]).reshape(input.shape)
    }
    if node.needsGradient(1) {
      gradients.second = try Reduction.sum(gradient * normal.reshape(input.shape), others)
    }
    if node.needsGradient(2) { gradients[2] = try Reduction.sum(gradient, others) }
    return gradients
  }

  private static func groupShape(_ input: Tensor, _ groups: Int) -> Dims {
    let batch = input.shape[0]
    let rest = batch == 0 || groups == 0 ? 0 : input.elementCount / batch / groups
    return [batch, groups, rest]
  }

  static func groupNorm(
    _ input: Tensor, _ groups: Int, weight: Tensor?, bias: Tensor?, epsilon: Double
  ) throws(TensorError) -> Tensor {
    guard input.dimensionCount >= 2 else {
      throw TensorError(
        .runtimeError, "Expected at least 2 dimensions for input tensor but received \(input.dimensionCount)")
    }
    let channels = input.shape[1]
    if groups <= 0 {
      throw TensorError(.runtimeError, "Expected num groups to be greater than 0, got \(groups)")
    }
    if channels == 0 {
      throw TensorError(.runtimeError, "Expected number of channels to be greater than 0, got 0")
    }
    if input.shape.dropFirst(2).contains(0) {
      throw TensorError(.runtimeError, "Expected HxW to be greater than 0, got 0")
    }
    guard channels % groups == 0 else {
      throw TensorError(
        .runtimeError,
        "Expected number of channels in input to be divisible by num_groups, but got input of shape \(input.shape) "
          + "and num_groups=\(groups)")
    }
    for (name, parameter) in [("weight", weight), ("bias", bias)] {
      if let parameter, parameter.dimensionCount != 1 || parameter.elementCount != channels {
        throw TensorError(
          .runtimeError,
          "Expected \(name) to be a vector of size equal to the number of channels in input, but got \(name) of shape "
            + "\(parameter.shape) and input of shape \(input.shape)")
      }
    }
    try checkMixture(of: input, [weight, bias])
    try input.scalarType.checkIsFloatingPoint(for: "GroupNormKernelImpl")
    var statistics: [Tensor] = []
    let grouped = groupShape(input, groups)
    let result = try GradMode.with(false) { () throws(TensorError) -> Tensor in
      let plain = try widened(Tensor(input.array))
      let rows = try plain.reshape(grouped)
      let found = try normalised(rows, [2], epsilon)
      statistics = [try Reduction.mean(rows, [2]), try found.reciprocal.squeeze(2)]
      var normal = try found.normal.reshape(input.shape)
      if let weight { normal = try normal * perChannel(weight, like: plain) }
      if let bias { normal = try normal + perChannel(bias, like: plain) }
      return try normal.to(input.scalarType)
    }
    let none = Tensor(try NDArray.scalar(.int(0), input.scalarType))
    return Tensor.recorded(result.array, groupNormalised, [input, weight ?? none, bias ?? none]) { node, _ in
      node.save(input)
      node.save(ifGiven: weight)
      for statistic in statistics { node.saveResult(statistic) }
      node.scalar = .double(epsilon)
      let area = input.shape.dropFirst(2).reduce(1, &*)
      node.attributes = [.int(groups), .bool(weight != nil), .int(area)]
    }
  }
}
