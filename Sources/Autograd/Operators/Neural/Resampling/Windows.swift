import TensorCore

/// Windows of images as columns, and channels as parts of pixels.
enum Windows {
  private static func pair(_ values: [Int], _ name: String) throws(TensorError) -> [Int] {
    if values.count == 2 { return values }
    if values.count == 1 { return [values[0], values[0]] }
    throw TensorError(.runtimeError, "It is expected \(name) equals to 2, but got size \(values.count)")
  }

  private static func geometry(
    _ sizes: [Int], _ call: OperatorCall, from index: Int
  ) throws(TensorError) -> ConvolutionGeometry {
    let kernel = try pair(call.ints(index), "kernel_size")
    let dilation = try pair(call.ints(index + 1), "dilation")
    let padding = try pair(call.ints(index + 2), "padding")
    let stride = try pair(call.ints(index + 3), "stride")
    for (title, name, values) in [
      ("kernel size", "kernel", kernel), ("dilation", "dilation", dilation), ("padding", "pad", padding),
      ("stride", "stride", stride),
    ] where values.contains(where: { name == "pad" ? $0 < 0 : $0 <= 0 }) {
      throw TensorError(
        .runtimeError,
        "\(title) should be \(name == "pad" ? "non-negative" : "greater than zero"), but got \(name)_height: "
          + "\(values[0]) \(name)_width: \(values[1])")
    }
    let output = ConvolutionGeometry.places(
      input: sizes, kernel: kernel, stride: stride, padding: padding, dilation: dilation)
    if Dims(output.map { max($0, 0) }).checkedElementCount == nil {
      throw TensorError(.runtimeError, "numel: integer multiplication overflow")
    }
    return ConvolutionGeometry(
      input: sizes, output: output, kernel: kernel, stride: stride, padding: padding, dilation: dilation)
  }

  /// The windows of images as columns, of a batch or of one example.
  private static func map(_ geometry: ConvolutionGeometry, isBatched: Bool) -> LinearMap {
    if isBatched {
      return LinearMap { (array) throws(TensorError) in
        try Kernels.windows(array, geometry)
      } backward: { (array) throws(TensorError) in
        try Kernels.overlaid(array, geometry)
      }
    }
    return LinearMap { (array) throws(TensorError) in
      try Kernels.windows(array.unsqueezed(0), geometry).select(0, 0)
    } backward: { (array) throws(TensorError) in
      try Kernels.overlaid(array.unsqueezed(0), geometry).select(0, 0)
    }
  }

  /// PyTorch's names of the arguments that the nodes show.
  private static func savedNames(_ geometry: ConvolutionGeometry) -> [SavedName] {
    [
      ("kernel_size", geometry.kernel), ("dilation", geometry.dilation), ("padding", geometry.padding),
      ("stride", geometry.stride),
    ].map { SavedName($0.0, .constant(.ints($0.1))) }
  }

  static func unfold(_ call: OperatorCall) throws(TensorError) -> Tensor {
    let input = try call.tensor(0)
    if input.dimensionCount < 3 { _ = try wrapDimension(input.dimensionCount, count: input.dimensionCount) }
    guard input.dimensionCount == 3 || input.dimensionCount == 4, !input.shape.suffix(3).contains(0) else {
      throw TensorError(
        .runtimeError,
        "Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, "
          + "but got: \(input.shape)")
    }
    let geometry = try geometry(Array(input.shape.suffix(2)), call, from: 1)
    if geometry.output.contains(where: { $0 < 1 }) {
      // The places as PyTorch counts them, which may be less than none.
      let places = geometry.input.indices.map { dim in
        let covered =
          geometry.input[dim] &+ 2 &* geometry.padding[dim] &- geometry.dilation[dim]
          &* (geometry.kernel[dim] &- 1) &- 1
        let step = geometry.stride[dim]
        return covered / step &+ (covered < 0 && covered % step != 0 ? 0 : 1)
      }
      throw TensorError(
        .runtimeError,
        "Given input with spatial size (\(geometry.input[0]), \(geometry.input[1])), kernel_size="
          + "(\(geometry.kernel[0]), \(geometry.kernel[1])), dilation=(\(geometry.dilation[0]), "
          + "\(geometry.dilation[1])), padding=(\(geometry.padding[0]), \(geometry.padding[1])), calculated shape of the array "
          + "of sliding blocks as (\(places[0]), \(places[1])), but its components must be at least one.")
    }
    let sizes = [
      SavedName("self_sym_argsize_minus_1", .constant(.int(geometry.input[1]))),
      SavedName("self_sym_argsize_minus_2", .constant(.int(geometry.input[0]))),
    ]
    return try map(geometry, isBatched: input.dimensionCount == 4)(
      input, node: "Im2ColBackward0", saves: savedNames(geometry) + sizes)
  }

  static func fold(_ call: OperatorCall) throws(TensorError) -> Tensor {
    let input = try call.tensor(0)
    guard input.dimensionCount == 2 || input.dimensionCount == 3 else {
      throw TensorError(
        .runtimeError,
        "Expected 2D or 3D (batch mode) tensor for input with possibly 0 batch size and non-zero dimensions for "
          + "input, but got: \(input.shape)")
    }
    let geometry = try geometry(pair(call.ints(1), "output_size"), call, from: 2)
    let rows = input.shape[input.dimensionCount - 2]
    if geometry.kernelCount <= 0 || rows % geometry.kernelCount != 0 {
      throw TensorError(
        .runtimeError,
        "Expected size of input's dimension 1 to be divisible by the product of kernel_size, but got input.size(1)="
          + "\(rows) and kernel_size=(\(geometry.kernel[0]), \(geometry.kernel[1])).")
    }
    let columns = input.shape[input.dimensionCount - 1]
    if columns != geometry.outputCount {
      throw TensorError(
        .runtimeError,
        "Given output_size=(\(geometry.input[0]), \(geometry.input[1])), kernel_size=(\(geometry.kernel[0]), "
          + "\(geometry.kernel[1])), dilation=(\(geometry.dilation[0]), \(geometry.dilation[1])), padding="
          + "(\(geometry.padding[0]), \(geometry.padding[1])), stride=(\(geometry.stride[0]), "
          + "\(geometry.stride[1])), expected size of input's dimension 2 to match the calculated number of sliding "
          + "blocks \(geometry.output[0]) * \(geometry.output[1]) = \(geometry.outputCount), but got input.size(2)="
          + "\(columns).")
    }
    return try map(geometry, isBatched: input.dimensionCount == 3).transposed(
      input, node: "Col2ImBackward0", saves: savedNames(geometry))
  }

  // MARK: Shuffling

  /// A reshape, a permutation and another reshape, as one operator.
  private static func rearranged(
    _ input: Tensor, node: String, saves: SavedName, _ split: [Int], _ order: [Int], _ joined: [Int]
  ) throws(TensorError) -> Tensor {
    let original = input.shape
    let (from, to) = (Dims(split), Dims(joined))
    var inverse = Array(repeating: 0, count: order.count)
    for (place, dim) in order.enumerated() { inverse[dim] = place }
    let permuted = Dims(order.map { split[$0] })
    let back = inverse
    let map = LinearMap { (array) throws(TensorError) in
      try array.reshaped(from).permuted(Dims(order)).contiguous().reshaped(to)
    } backward: { (array) throws(TensorError) in
      try array.reshaped(permuted).permuted(Dims(back)).contiguous().reshaped(original)
    }
    return try map(input, node: node, saves: [saves])
  }

  static func pixelShuffle(_ input: Tensor, _ factor: Int) throws(TensorError) -> Tensor {
    guard input.dimensionCount >= 3 else {
      throw TensorError(
        .runtimeError,
        "pixel_shuffle expects input to have at least 3 dimensions, but got input with \(input.dimensionCount) "
          + "dimension(s)")
    }
    guard factor > 0, factor < 1 << 20 else {
      throw TensorError(
        .runtimeError, "pixel_shuffle expects a positive upscale_factor, but got \(factor)")
    }
    let lead = Array(input.shape.dropLast(3))
    let (channels, height, width) = (
      input.shape[lead.count], input.shape[lead.count + 1], input.shape[lead.count + 2]
    )
    if channels % (factor * factor) != 0 {
      throw TensorError(
        .runtimeError,
        "pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, but "
          + "input.size(-3)=\(channels) is not divisible by \(factor * factor)")
    }
    let (kept, n) = (channels / (factor * factor), lead.count)
    return try rearranged(
      input, node: "PixelShuffleBackward0", saves: .init("upscale_factor", .constant(.int(factor))),
      lead + [kept, factor, factor, height, width],
      Array(0..<n) + [n, n + 3, n + 1, n + 4, n + 2], lead + [kept, height * factor, width * factor])
  }

  static func pixelUnshuffle(_ input: Tensor, _ factor: Int) throws(TensorError) -> Tensor {
    guard input.dimensionCount >= 3 else {
      throw TensorError(
        .runtimeError,
        "pixel_unshuffle expects input to have at least 3 dimensions, but got input with \(input.dimensionCount) "
          + "dimension(s)")
    }
    guard factor > 0, factor < 1 << 20 else {
      throw TensorError(
        .runtimeError, "pixel_unshuffle expects a positive downscale_factor, but got \(factor)")
    }
    let lead = Array(input.shape.dropLast(3))
    let (channels, height, width) = (
      input.shape[lead.count], input.shape[lead.count + 1], input.shape[lead.count + 2]
    )
    for (name, size, dim) in [("height", height, -2), ("width", width, -1)] where size % factor != 0 {
      throw TensorError(
        .runtimeError,
        "pixel_unshuffle expects \(name) to be divisible by downscale_factor, but input.size(\(dim))=\(size) is not "
          + "divisible by \(factor)")
    }
    let n = lead.count
    return try rearranged(
      input, node: "PixelUnshuffleBackward0", saves: .init("downscale_factor", .constant(.int(factor))),
      lead + [channels, height / factor, factor, width / factor, factor],
      Array(0..<n) + [n, n + 2, n + 4, n + 1, n + 3],
      lead + [channels * factor * factor, height / factor, width / factor])
  }

  static func channelShuffle(_ input: Tensor, _ groups: Int) throws(TensorError) -> Tensor {
    guard input.dimensionCount > 2 else {
      throw TensorError(
        .runtimeError,
        "channel_shuffle expects input with > 2 dims, but got input with sizes \(input.shape)")
    }
    guard groups > 0 else {
      throw TensorError(
        .runtimeError, "Number of groups to divide channels in must be positive. Value of groups:\(groups)")
    }
    let channels = input.shape[1]
    if channels % groups != 0 {
      throw TensorError(
        .runtimeError,
        "Number of channels must be divisible by groups. Got \(channels) channels and \(groups) groups.")
    }
    let rest = Array(input.shape.dropFirst(2))
    return try rearranged(
      input, node: "ChannelShuffleBackward0", saves: .init("groups", .constant(.int(groups))),
      [input.shape[0], groups, channels / groups] + rest,
      [0, 2, 1] + Array(3..<(3 + rest.count)), Array(input.shape))
  }

  // MARK: Rows

  private static func numbers(_ shape: Dims) -> Sample.Input {
    .tensor(
      (0..<shape.elementCount).map { (index: Int) -> Double in Double((index * 37 + 5) % 131) / 10 - 6 },
      shape)
  }

  private static func shuffleRows(
    _ name: String, _ parameter: String, _ shape: Dims, _ documentation: String,
    _ body: @escaping @Sendable (Tensor, Int) throws(TensorError) -> Tensor
  ) -> [Operator] {
    [Operator.Namespace.torch, .functional].map { namespace in
      Operator(
        name, ["\(name)(Tensor input, int \(parameter))"], forms: .function, namespace: namespace,
        documentation: documentation,
        example: (namespace == .torch ? "torch." : "torch.nn.functional.")
          + "\(name)(torch.rand(1, 4, 2, 2), 2)",
        samples: [Sample(numbers(shape), .int(2))]
      ) { (call) throws(TensorError) in .tensor(try body(call.tensor(0), call.int(1))) }
    }
  }

  static let table: [Operator] =
    shuffleRows("pixel_shuffle", "upscale_factor", [1, 4, 2, 3], "Makes pixels of channels.", pixelShuffle)
    + shuffleRows(
      "pixel_unshuffle", "downscale_factor", [1, 1, 4, 2], "Makes channels of pixels.", pixelUnshuffle)
    + shuffleRows("channel_shuffle", "groups", [1, 4, 2, 2], "Mixes the groups of channels.", channelShuffle)
    + [
      Operator(
        "unfold",
        ["unfold(Tensor input, int[1] kernel_size, int[1] dilation=1, int[1] padding=0, int[1] stride=1)"],
        forms: .function, namespace: .functional, documentation: "Lists the windows of images as columns.",
        example: "torch.nn.functional.unfold(torch.rand(1, 1, 3, 3), 2)",
        samples: [Sample(numbers([1, 2, 3, 4]), .ints([2]), .ints([1]), .ints([1]), .ints([2]))]
      ) { (call) throws(TensorError) in .tensor(try unfold(call)) }.inPython(inner: "im2col"),
      Operator(
        "fold",
        [
          "fold(Tensor input, int[1] output_size, int[1] kernel_size, int[1] dilation=1, int[1] padding=0, "
            + "int[1] stride=1)"
        ], forms: .function, namespace: .functional, documentation: "Adds columns of windows up to images.",
        example: "torch.nn.functional.fold(torch.rand(1, 4, 4), (3, 3), 2)",
        samples: [Sample(numbers([1, 4, 4]), .ints([3, 3]), .ints([2]), .ints([1]), .ints([0]), .ints([1]))]
      ) { (call) throws(TensorError) in .tensor(try fold(call)) }.inPython(inner: "col2im"),
    ]
}
