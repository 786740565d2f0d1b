import TensorCore

/// What a call of a convolution is given, checked as PyTorch does.
extension Convolution {
  /// One number for each dimension; a single one stands for all.
  static func perDimension(
    _ values: [Int], _ name: String, count: Int
  ) throws(TensorError) -> [Int] {
    if values.count == 1 { return Array(repeating: values[0], count: count) }
    if values.count == count { return values }
    let list = values.map(String.init).joined(separator: ", ")
    throw TensorError(
      .runtimeError,
      "expected \(name) to be a single integer value or a list of \(count) values to match the convolution "
        + "dimensions, but got \(name)=[\(list)]")
  }

  /// The convolution over `count` dimensions of a call's arguments, of which the input may lack the batch.
  ///
  /// - Parameter hasNamedPadding: Whether the padding was given by a name, when the bias's type is not looked at first.
  static func run(
    _ name: String, _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, _ options: Options, count: Int,
    hasNamedPadding: Bool = false
  ) throws(TensorError) -> Tensor {
    if !hasNamedPadding, !options.isTransposed, let bias, bias.scalarType != input.scalarType {
      throw mixture(input, bias)
    }
    let isBatched = input.dimensionCount == count + 2
    guard isBatched || input.dimensionCount == count + 1 else {
      throw TensorError(
        .runtimeError,
        "Expected \(count + 1)D (unbatched) or \(count + 2)D (batched) input to \(name), but got input of size: "
          + "\(input.shape)")
    }
    let batched = isBatched ? input : try input.unsqueeze(0)
    try check(batched, weight, bias, options)
    let result = try convolve(batched, weight, bias, options)
    return isBatched ? result : try Dimensions.squeeze(result, [0])
  }

  private static func check(
    _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, _ options: Options
  ) throws(TensorError) {
    func refuse(_ message: String) -> TensorError { TensorError(.runtimeError, message) }
    if weight.dimensionCount < 3 { throw refuse("weight should have at least three dimensions") }
    if weight.dimensionCount - 2 != options.stride.count, options.stride.count > 1 {
      throw refuse(
        "expected stride to be a single integer value or a list of \(weight.dimensionCount - 2) values to match the "
          + "convolution dimensions, but got stride=\(Dims(options.stride))")
    }
    if weight.dimensionCount != input.dimensionCount {
      throw refuse(
        "Expected \(weight.dimensionCount)-dimensional input for \(weight.dimensionCount)-dimensional weight "
          + "\(weight.shape), but got \(input.dimensionCount)-dimensional input of size \(input.shape) instead"
      )
    }
    if options.padding.contains(where: { $0 < 0 }) { throw refuse("negative padding is not supported") }
    if let (dim, padding) = options.padding.enumerated().first(where: { $1 > Int.max / 2 }) {
      throw refuse(
        "Given padding=\(padding) at dimension \(dim) , expected padding to be at most \(Int.max / 2)")
    }
    if options.outputPadding.contains(where: { $0 < 0 }) {
      throw refuse("negative output_padding is not supported")
    }
    if options.stride.contains(where: { $0 <= 0 }) { throw refuse("non-positive stride is not supported") }
    if options.dilation.contains(where: { $0 < 0 }) { throw refuse("dilation should be greater than zero") }
    if options.dilation.contains(0) {
      // A row is convolved as an image of one line.
      let dilation = options.dilation.count == 1 ? [1] + options.dilation : options.dilation
      let named = zip(["depth", "height", "width"].suffix(dilation.count), dilation).map {
        "dilation_\($0): \($1)"
      }
      throw refuse(
        "dilation should be greater than zero, but got "
          + (options.isTransposed ? named.joined(separator: ", ") : "\(Dims(dilation))"))
    }
    if options.groups <= 0 { throw refuse("non-positive groups is not supported") }
    let groups = options.groups
    let kernel = spatial(weight)
    if options.isTransposed {
      if input.shape[1] != weight.shape[0] {
        throw refuse(
          "Given transposed=1, weight of size \(weight.shape), expected input\(input.shape) to have "
            + "\(weight.shape[0]) channels, but got \(input.shape[1]) channels instead")
      }
      if weight.shape[0] % groups != 0 {
        throw refuse(
          "Given groups=\(groups), expected weight to be divisible by \(groups) at dimension 0, but got weight of "
            + "size [\(weight.shape)] instead")
      }
    } else {
      if weight.shape[0] < groups {
        throw refuse(
          "Given groups=\(groups), expected weight to be at least \(groups) at dimension 0, but got weight of size "
            + "\(weight.shape) instead")
      }
      if weight.shape[0] % groups != 0 {
        throw refuse(
          "Given groups=\(groups), expected weight to be divisible by \(groups) at dimension 0, but got weight of "
            + "size [\(weight.shape)] instead")
      }
      if input.shape[1] != weight.shape[1] &* groups {
        throw refuse(
          "Given groups=\(groups), weight of size \(weight.shape), expected input\(input.shape) to have "
            + "\(weight.shape[1] &* groups) channels, but got \(input.shape[1]) channels instead")
      }
      let sizes = spatial(input)
      let padded = sizes.indices.map { sizes[$0] &+ 2 &* options.padding[$0] }
      let covered = kernel.indices.map { options.dilation[$0] &* (kernel[$0] &- 1) &+ 1 }
      if zip(padded, covered).contains(where: { $0 < $1 }) {
        let text = { (values: [Int]) in "(" + values.map(String.init).joined(separator: " x ") + ")" }
        throw refuse(
          "Calculated padded input size per channel: \(text(padded)). Kernel size: \(text(covered)). Kernel size "
            + "can't be greater than actual input size")
      }
    }
    if kernel.contains(0) {
      // A row is convolved as an image of one line.
      let sizes = kernel.count == 1 ? [1] + kernel : kernel
      throw refuse(
        "kernel size should be greater than zero, but got"
          + (sizes.count == 2
            ? " kernel_height: \(sizes[0]) kernel_width: \(sizes[1])"
            : ": " + sizes.map(String.init).joined(separator: " x ") + " (TxHxW)"))
    }
    let channels = options.isTransposed ? weight.shape[1] &* groups : weight.shape[0]
    if let bias, bias.dimensionCount != 1 || bias.elementCount != channels {
      throw refuse(
        "Given \(options.isTransposed ? "transposed=1, " : "")weight of size \(weight.shape), expected bias to be "
          + "1-dimensional with \(channels) elements, but got bias of size \(bias.shape) instead")
    }
    if input.scalarType != weight.scalarType {
      throw refuse(
        "expected scalar type \(input.scalarType.errorName) but found \(weight.scalarType.errorName)")
    }
    if let bias, bias.scalarType != input.scalarType { throw mixture(input, bias) }
  }

  private static func mixture(_ input: Tensor, _ bias: Tensor) -> TensorError {
    TensorError(
      .runtimeError,
      "Input type (\(input.scalarType.cppName)) and bias type (\(bias.scalarType.cppName)) should be the same"
    )
  }

  /// The convolution with `padding='same'` or `'valid'`.
  static func run(
    _ name: String, _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, stride: [Int], padding: String,
    dilation: [Int], groups: Int, count: Int
  ) throws(TensorError) -> Tensor {
    var options = Options(
      stride: stride, padding: Array(repeating: 0, count: count), dilation: dilation, groups: groups)
    if padding == "valid" {
      return try run(name, input, weight, bias, options, count: count, hasNamedPadding: true)
    }
    guard padding == "same" else {
      throw TensorError(.runtimeError, "Invalid padding string: '\(padding)'")
    }
    if stride.contains(where: { $0 != 1 }) {
      throw TensorError(.runtimeError, "padding='same' is not supported for strided convolutions")
    }
    let kernel = spatial(weight)
    guard kernel.count == count else {
      return try run(name, input, weight, bias, options, count: count, hasNamedPadding: true)
    }
    var extra: [Int] = []
    for dim in (0..<count).reversed() {
      let total = dilation[dim] &* (kernel[dim] &- 1)
      options.padding[dim] = total / 2
      extra += [0, total % 2]
    }
    let padded = extra.contains(1) ? try Padding.constant(input, extra, .int(0)) : input
    return try run(name, padded, weight, bias, options, count: count, hasNamedPadding: true)
  }
}
