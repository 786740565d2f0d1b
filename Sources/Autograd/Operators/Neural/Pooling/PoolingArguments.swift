import TensorCore

/// What a call of a pooling over windows is given, checked as PyTorch does.
struct PoolingArguments {
  /// What becomes of a window's elements, or of what was once found in one.
  enum Kind: String {
    case maximum = "max_pool"
    case average = "avg_pool"
    case unpooling = "max_unpool"
  }

  let kind: Kind
  let kernel: [Int]
  let stride: [Int]
  let padding: [Int]
  let dilation: [Int]
  let rounding: Rounding

  enum Rounding {
    case down, up
  }

  init(
    _ kind: Kind, count: Int, kernel: [Int], stride: [Int]?, padding: [Int], dilation: [Int] = [1],
    isCeiling: Bool
  ) throws(TensorError) {
    self.kind = kind
    func filled(_ values: [Int], _ what: String) throws(TensorError) -> [Int] {
      if values.count == count { return values }
      if values.count == 1 { return Array(repeating: values[0], count: count) }
      if kind == .average, count == 1 {
        throw TensorError(
          .runtimeError, "avg_pool1d() argument '\(what)' should contain one int (got \(values.count))")
      }
      let numbers = "a single int, or a tuple of \(["one int", "two ints", "three ints"][count - 1])"
      let verb =
        kind == .average && count == 3 ? "be" : what == "dilation" ? "be either" : "either be"
      throw TensorError(
        .runtimeError,
        "\(kind.rawValue)\(count)d: \(what) must \(verb) \(what == "stride" ? "omitted, " : "")\(numbers)")
    }
    self.kernel = try filled(kernel, "kernel_size")
    let steps = stride ?? []
    self.stride = steps.isEmpty ? self.kernel : try filled(steps, "stride")
    self.padding = try filled(padding, "padding")
    self.dilation = try filled(dilation, "dilation")
    rounding = isCeiling ? .up : .down
    for values in [self.kernel, self.stride, self.padding, self.dilation]
    where values.contains(where: { Int32(exactly: $0) == nil }) {
      throw TensorError(.runtimeError, "value cannot be converted to type int without overflow")
    }
    if self.stride.contains(0) { throw TensorError(.runtimeError, "stride should not be zero") }
    for (values, what, letter) in [(self.kernel, "kernel size", "k"), (self.stride, "stride", "d")]
    where values.contains(where: { $0 <= 0 }) {
      // A row is pooled as an image of one line.
      let sizes = count == 1 ? [1] + values : values
      let named = zip(["T", "H", "W"].suffix(sizes.count), sizes).map { "\(letter)\($0): \($1)" }
      throw TensorError(
        .runtimeError, "\(what) should be greater than zero, but got \(named.joined(separator: " "))")
    }
    if self.dilation.contains(where: { $0 <= 0 }) {
      let names = ["dilationT", "dilationH", "dilationW"].suffix(count)
      throw TensorError(
        .runtimeError,
        "dilation should be greater than zero, but got "
          + zip(names, self.dilation).map { "\($0): \($1)" }.joined(separator: " "))
    }
    for dim in 0..<count {
      if self.padding[dim] < 0 {
        throw TensorError(.runtimeError, "pad must be non-negative, but got pad: \(self.padding[dim])")
      }
      let effective = (self.kernel[dim] &- 1) &* self.dilation[dim] &+ 1
      if self.padding[dim] > effective / 2 {
        throw TensorError(
          .runtimeError,
          "pad should be at most half of effective kernel size, but got pad=\(self.padding[dim]), "
            + "kernel_size=\(self.kernel[dim]) and dilation=\(self.dilation[dim])")
      }
    }
  }

  /// How many places the window has in a dimension.
  func places(_ size: Int, _ dim: Int) -> Int {
    let covered =
      size &+ 2 &* padding[dim] &- dilation[dim] &* (kernel[dim] &- 1) &- 1
      &+ (rounding == .up ? stride[dim] &- 1 : 0)
    var count =
      covered < 0 ? -((-covered &+ stride[dim] &- 1) / stride[dim]) &+ 1 : covered / stride[dim] &+ 1
    // The last window must start inside the input or its left padding.
    if rounding == .up, (count &- 1) &* stride[dim] >= size &+ padding[dim] { count &-= 1 }
    return count
  }

  /// Why an input of another number of dimensions, or one that `isSized` but has no elements, is refused.
  private func refusal(of input: Tensor, isSized: Bool) -> String {
    let shape = input.shape
    if kind == .maximum, kernel.count == 2, !isSized {
      return "non-empty 3D or 4D (batch mode) tensor expected for input"
    }
    guard kernel.count == 3 else {
      // A row is pooled as an image of one line.
      let seen = kernel.count == 1 && isSized ? Dims(shape.dropLast() + [1] + shape.suffix(1)) : shape
      return "Expected 3D or 4D (batch mode) tensor with optional 0 dim batch size for input, but got:\(seen)"
    }
    guard isSized, let dim = shape.indices.last(where: { $0 >= shape.count - 4 && shape[$0] == 0 }) else {
      return "non-empty 4D or 5D (batch mode) tensor expected for input"
    }
    let function = kind == .maximum ? "max_pool3d_with_indices_out_cpu_template" : kind.rawValue + "3d"
    return
      "\(function)(): Expected input to have non-zero size for non-batch dimensions, but input has sizes "
      + "\(shape) with dimension \(dim) being empty"
  }

  /// The windows over the last dimensions of an input.
  ///
  /// Throws PyTorch's error where the input has another number of dimensions, or is too small.
  func outputSizes(of input: Tensor) throws(TensorError) -> [Int] {
    let count = kernel.count
    let isSized = input.dimensionCount == count + 1 || input.dimensionCount == count + 2
    guard isSized, !input.shape.suffix(count + 1).contains(0) else {
      throw TensorError(.runtimeError, refusal(of: input, isSized: isSized))
    }
    let sizes = Array(input.shape.suffix(count))
    if kind == .average, count == 3, zip(sizes, kernel).contains(where: { $0 < $1 }) {
      func named(_ start: String, _ sizes: [Int]) -> String {
        "(" + zip(["T", "H", "W"], sizes).map { "\(start)\($0): \($1)" }.joined(separator: " ") + ")"
      }
      throw TensorError(
        .runtimeError, "input image \(named("", sizes)) smaller than kernel size \(named("k", kernel))")
    }
    let output = sizes.indices.map { places(sizes[$0], $0) }
    if output.contains(where: { $0 < 1 }) {
      let text = { (spatial: [Int]) in
        "("
          + ([input.shape[input.dimensionCount - count - 1]] + (count == 1 ? [1] : []) + spatial)
          .map(String.init).joined(separator: "x")
          + ")"
      }
      throw TensorError(
        .runtimeError,
        "Given input size: \(text(sizes)). Calculated output size: \(text(output.map { max($0, 0) })). Output size "
          + "is too small")
    }
    return output
  }

  /// The elements that each window looks at, those of the padding left out.
  func windows(of input: Tensor) throws(TensorError) -> [PoolingWindows] {
    let output = try outputSizes(of: input)
    let sizes = Array(input.shape.suffix(kernel.count))
    return output.indices.map { dim in
      var starts: [Int] = []
      var ends: [Int] = []
      for place in 0..<output[dim] {
        var start = place &* stride[dim] &- padding[dim]
        ends.append(min(start &+ (kernel[dim] &- 1) &* dilation[dim] &+ 1, sizes[dim]))
        while start < 0 { start &+= dilation[dim] }
        starts.append(start)
      }
      return PoolingWindows(starts: starts, ends: ends, step: dilation[dim])
    }
  }

  /// The shares of the elements in each window's average.
  ///
  /// - Parameter divisor: What to divide by instead of the windows' sizes; `nil` for these.
  func averages(
    of input: Tensor, countsPadding: Bool, divisor: Int?
  ) throws(TensorError) -> [ResamplingTaps] {
    let output = try outputSizes(of: input)
    let sizes = Array(input.shape.suffix(kernel.count))
    return output.indices.map { dim in
      let size = sizes[dim]
      let sources = (0..<output[dim]).map { place -> [(index: Int, weight: Double)] in
        let start = place &* stride[dim] &- padding[dim]
        let end = min(start &+ kernel[dim], size &+ padding[dim])
        let inside = max(start, 0)..<max(min(end, size), max(start, 0))
        var weight = 1 / Double(countsPadding ? end &- start : inside.count)
        if let divisor { weight = dim == 0 ? 1 / Double(divisor) : 1 }
        return inside.map { ($0, weight) }
      }
      return ResamplingTaps(inputSize: size, sources: sources)
    }
  }
}

extension PoolingArguments {
  /// PyTorch's names of the arguments that a pooling's node shows.
  ///
  /// - Parameters:
  ///   - stride: The stride as the node shows it, empty where none was given.
  ///   - inTwoDimensions: Whether the pooling is of one dimension, which PyTorch does in two.
  ///   - dilation: Only where the node has one.
  func savedNames(stride: [Int], inTwoDimensions: Bool = false, dilation: [Int]? = nil) -> [SavedName] {
    func named(_ name: String, _ values: [Int], before: Int) -> SavedName {
      SavedName(name, .constant(.ints(inTwoDimensions ? [before] + values : values)))
    }
    let names = [
      named("kernel_size", kernel, before: 1), named("stride", stride, before: 1),
      named("padding", padding, before: 0),
      SavedName("ceil_mode", .constant(.bool(rounding == .up))),
    ]
    return names + (dilation.map { [named("dilation", $0, before: 1)] } ?? [])
  }
}
