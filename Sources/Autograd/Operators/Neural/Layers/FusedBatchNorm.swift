import TensorCore

/// A batch normalisation in two passes over the elements, as PyTorch does it where all is contiguous.
struct FusedBatchNorm {
  /// Each channel's mean and the reciprocal of its deviation.
  let mean: NDArray
  let reciprocal: NDArray

  /// Takes the statistics of the input, which the running ones follow, or those that are given; nil where the arrays are
  /// not contiguous or not of one type of full width.
  init?(_ input: Tensor, _ options: ChannelNormalization.BatchOptions) throws(TensorError) {
    guard input.array.isAlike(input.array), input.dimensionCount > 1 else { return nil }
    for parameter in [options.weight, options.bias, options.mean, options.variance] {
      if !FusedBatchNorm.takes(parameter?.array, beside: input) { return nil }
    }
    if options.isTraining {
      let (mean, squares) = try Kernels.channelMoments(input.array)
      let count = Scalar.double(Double(input.elementCount / input.shape[1]))
      self.mean = mean
      let variance = try Kernels.binary(.divide, squares, scalar: count, type: input.scalarType)
      reciprocal = try FusedBatchNorm.reciprocal(variance, options.epsilon, inFloat64: true)
      try updateStatistics(squares, input, options)
    } else if let mean = options.mean, let variance = options.variance {
      self.mean = mean.array
      reciprocal = try FusedBatchNorm.reciprocal(variance.array, options.epsilon)
    } else {
      return nil
    }
  }

  /// Whether a parameter of the channels is not given, or is contiguous and of the input's type and number of channels.
  static func takes(_ parameter: NDArray?, beside input: Tensor) -> Bool {
    guard let parameter else { return true }
    return parameter.scalarType == input.scalarType && parameter.dimensionCount == 1
      && parameter.shape[0] == input.shape[1] && parameter.isContiguous
  }

  /// `1 / sqrt(variance + epsilon)`, in the variance's type or rounded to it once.
  static func reciprocal(
    _ variance: NDArray, _ epsilon: Double, inFloat64: Bool = false
  ) throws(TensorError) -> NDArray {
    let type: ScalarType = inFloat64 ? .float64 : variance.scalarType
    let sum = try Kernels.binary(.add, variance.converted(to: type), scalar: .double(epsilon), type: type)
    let reciprocal = try Kernels.unary(.reciprocal, Kernels.unary(.sqrt, sum))
    return try reciprocal.converted(to: variance.scalarType)
  }

  /// `running = (1 - momentum) running + momentum new`, in place; the variance's last product is not rounded.
  private func updateStatistics(
    _ squares: NDArray, _ input: Tensor, _ options: ChannelNormalization.BatchOptions
  ) throws(TensorError) {
    let type = input.scalarType
    let (old, share) = (Scalar.double(1 - options.momentum), Scalar.double(options.momentum))
    if let running = options.mean {
      let kept = try Kernels.binary(.multiply, running.array, scalar: old, type: type)
      let added = try Kernels.binary(.multiply, mean, scalar: share, type: type)
      try Copying.copy(Tensor(Kernels.binary(.add, kept, added, type: type)), into: running)
    }
    if let running = options.variance {
      let kept = try Kernels.binary(.multiply, running.array, scalar: old, type: type)
      let others = Scalar.double(Double(input.elementCount / input.shape[1]) - 1)
      let unbiased = try Kernels.binary(.divide, squares, scalar: others, type: type)
      try Copying.copy(Tensor(Kernels.addScaled(kept, unbiased, scale: share, type: type)), into: running)
    }
  }

  /// The input less the mean, divided by the deviation, scaled and shifted: one line for each channel.
  func result(
    of input: NDArray, _ options: ChannelNormalization.BatchOptions
  ) throws(TensorError) -> NDArray {
    let type = input.scalarType
    var scale = reciprocal
    if let weight = options.weight {
      scale = try Kernels.binary(.multiply, scale, weight.array, type: type)
    }
    var shift = try NDArray.zeros(scale.shape, type)
    if let bias = options.bias { shift = bias.array }
    let moved = try Kernels.addProduct(shift, mean, scale, value: .int(-1), type: type)
    return try Kernels.channelLines(input, scale: scale, shift: moved)
  }
}
