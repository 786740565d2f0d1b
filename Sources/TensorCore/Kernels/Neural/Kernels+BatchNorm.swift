extension Kernels {
  /// The mean of each channel of a contiguous float32 or float64 array [batch, channels, ...], and the sum of the squared
  /// distances from it.
  public static func channelMoments(_ a: NDArray) throws(TensorError) -> (mean: NDArray, squares: NDArray) {
    let output = (
      mean: try NDArray.empty([a.shape[1]], a.scalarType),
      squares: try NDArray.empty([a.shape[1]], a.scalarType)
    )
    if a.scalarType == .float64 {
      try ChannelLayout(a).moments(Double.self, a, output.mean, output.squares)
    } else {
      try ChannelLayout(a).moments(Float.self, a, output.mean, output.squares)
    }
    return output
  }

  /// `a * scale + shift`, rounded once, with a scale and a shift for each channel; see ``channelMoments(_:)``.
  public static func channelLines(
    _ a: NDArray, scale: NDArray, shift: NDArray
  ) throws(TensorError) -> NDArray {
    let result = try NDArray.empty(a.layout, a.scalarType)
    if a.scalarType == .float64 {
      ChannelLayout(a).lines(Double.self, a, scale, shift, result)
    } else {
      ChannelLayout(a).lines(Float.self, a, scale, shift, result)
    }
    return result
  }

  /// The gradients of what was normalised by channels, of the weight and of the bias.
  ///
  /// All arrays are contiguous and of one type; those of channels have one dimension.
  /// - Parameter isTraining: Whether mean and deviation were those of the array, so that they depend on it.
  public static func channelGradients(
    _ gradient: NDArray, _ a: NDArray, mean: NDArray, reciprocal: NDArray, weight: NDArray?, isTraining: Bool
  ) throws(TensorError) -> (input: NDArray, weight: NDArray, bias: NDArray) {
    let output = (
      input: try NDArray.empty(a.layout, a.scalarType), weight: try NDArray.empty(mean.shape, a.scalarType),
      bias: try NDArray.empty(mean.shape, a.scalarType)
    )
    let backward = ChannelBackward(
      gradient: gradient, a: a, mean: mean, reciprocal: reciprocal, weight: weight, isTraining: isTraining,
      output: output)
    if a.scalarType == .float64 {
      try backward.run(Double.self)
    } else {
      try backward.run(Float.self)
    }
    return output
  }
}

/// How the channels of an array [batch, channels, ...] lie in memory.
private struct ChannelLayout {
  let examples: Int
  let channels: Int
  /// The elements of a channel in one example.
  let size: Int

  init(_ a: NDArray) {
    examples = a.shape[0]
    channels = a.shape[1]
    size = a.shape.dropFirst(2).reduce(1, &*)
  }

  var step: Int { channels &* size }
  var count: Int { examples &* size }

  /// Calls `body` with each channel, on two threads where they have many elements.
  func forEachChannel(_ body: (Int) -> Void) {
    let isShared = channels > 1 && count &* channels >= ParallelFor.leastShared
    guard isShared else {
      for channel in 0..<channels where !Interruption.isRequested { body(channel) }
      return
    }
    ParallelFor.run(channels, piece: Swift.max(1, channels / 16)) { range in
      for channel in range { body(channel) }
    }
  }

  /// Calls `body` with sums of zeros, one for each channel, for two halves of the examples as PyTorch's two threads have
  /// them, and writes what it leaves there together to `total`, divided by `divisor` if there is one.
  func sumHalves<T: ChannelElement>(
    into total: NDArray, over divisor: Double? = nil, _: T.Type,
    _ body: (Int, UnsafeMutablePointer<T>) -> Void
  ) throws(TensorError) {
    let halves = try NDArray.zeros([2, channels], T.scalarType)
    let (first, all) = (halves.pointer(as: T.self), total.pointer(as: T.self))
    let second = first + channels
    let half = (examples &+ 1) / 2
    for example in 0..<examples {
      if Interruption.isRequested(at: example) { return }
      body(example, example < half ? first : second)
    }
    for channel in 0..<channels {
      let sum = Double(first[channel]) + Double(second[channel])
      all[channel] = T(divisor.map { sum / $0 } ?? sum)
    }
  }

  func moments<T: ChannelElement>(
    _: T.Type, _ a: NDArray, _ mean: NDArray, _ squares: NDArray
  ) throws(TensorError) {
    let elements = a.pointer(as: T.self)
    let (means, sums) = (mean.pointer(as: T.self), squares.pointer(as: T.self))
    if size > 1 || examples <= 2 {
      forEachChannel { channel in
        (means[channel], sums[channel]) = T.planeMoments(
          elements + channel &* size, examples: examples, step: step, size: size)
      }
      return
    }
    try sumHalves(into: mean, over: Double(examples), T.self) {
      T.addChannels(to: $1, elements + $0 &* step, channels)
    }
    try sumHalves(into: squares, T.self) {
      T.addChannelSquares(to: $1, elements + $0 &* step, means, channels)
    }
  }

  func lines<T: ChannelElement>(
    _: T.Type, _ a: NDArray, _ scale: NDArray, _ shift: NDArray, _ result: NDArray
  ) {
    let (elements, out) = (a.pointer(as: T.self), result.pointer(as: T.self))
    let (scales, shifts) = (scale.pointer(as: T.self), shift.pointer(as: T.self))
    if size == 1 {
      return Kernels.forEachRow(examples, width: channels) { examples in
        for example in examples {
          let start = example &* channels
          T.channelLines(out + start, elements + start, scales, shifts, channels)
        }
      }
    }
    Kernels.forEachRow(examples &* channels, width: size) { planes in
      for plane in planes {
        let (start, channel) = (plane &* size, plane % channels)
        T.planeLine(out + start, elements + start, size: size, scale: scales[channel], shift: shifts[channel])
      }
    }
  }
}

private struct ChannelBackward {
  let gradient: NDArray
  let a: NDArray
  let mean: NDArray
  let reciprocal: NDArray
  let weight: NDArray?
  let isTraining: Bool
  let output: (input: NDArray, weight: NDArray, bias: NDArray)

  func run<T: ChannelElement>(_: T.Type) throws(TensorError) {
    let layout = ChannelLayout(a)
    let size = layout.size
    let (gradients, elements) = (gradient.pointer(as: T.self), a.pointer(as: T.self))
    let (means, out) = (mean.pointer(as: T.self), output.input.pointer(as: T.self))
    let (products, sums) = (output.weight.pointer(as: T.self), output.bias.pointer(as: T.self))
    let reciprocals = reciprocal.pointer(as: T.self)
    // With given statistics the slopes do not depend on the elements, be they infinite.
    let sources = isTraining ? elements : gradients
    if size > 1 {
      layout.forEachChannel { channel in
        var (sum, product) = (0.0, 0.0)
        for example in 0..<layout.examples {
          let start = example &* layout.step &+ channel &* size
          T.planeProducts(
            elements + start, gradients + start, size: size, mean: means[channel], sum: &sum,
            product: &product)
        }
        let slope = slope(
          channel, gradientMean: T(sum / Double(layout.count)), product: T(product), layout.count, T.self)
        for example in 0..<layout.examples {
          let start = example &* layout.step &+ channel &* size
          T.planeSlopes(out + start, sources + start, gradients + start, size: size, slope)
        }
        products[channel] = T(product * Double(reciprocals[channel]))
        sums[channel] = T(sum)
      }
      return
    }
    let channels = layout.channels
    try layout.sumHalves(into: output.bias, T.self) {
      T.addChannels(to: $1, gradients + $0 &* channels, channels)
    }
    try layout.sumHalves(into: output.weight, T.self) {
      T.addChannelProducts(to: $1, elements + $0 &* channels, gradients + $0 &* channels, means, channels)
    }
    withUnsafeTemporaryAllocation(of: T.Slope.self, capacity: channels) { buffer in
      guard let slopes = buffer.baseAddress else { return }
      for channel in 0..<channels {
        slopes[channel] = slope(
          channel, gradientMean: sums[channel] / T(layout.count), product: products[channel], layout.count,
          T.self)
        products[channel] *= reciprocals[channel]
      }
      Kernels.forEachRow(layout.examples, width: channels) { examples in
        for example in examples {
          let start = example &* channels
          T.channelSlopes(out + start, sources + start, gradients + start, slopes, channels)
        }
      }
    }
  }

  private func slope<T: ChannelElement>(
    _ channel: Int, gradientMean: T, product: T, _ count: Int, _: T.Type
  ) -> T.Slope {
    let reciprocal = reciprocal.pointer(as: T.self)[channel]
    return T.slope(
      mean: mean.pointer(as: T.self)[channel],
      share: isTraining ? product * reciprocal * reciprocal / T(count) : 0,
      gradientMean: isTraining ? gradientMean : 0, reciprocal: reciprocal,
      weight: weight?.pointer(as: T.self)[channel] ?? 1)
  }
}
