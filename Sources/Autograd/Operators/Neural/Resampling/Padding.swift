import TensorCore

/// Padding of the last dimensions.
enum Padding {
  /// An array with a value around it; negative numbers cut off.
  ///
  /// - Parameter amounts: for each of the last dimensions, the last one first, how many before and how many behind.
  static func constant(
    _ input: Tensor, _ amounts: [Int], _ value: Scalar
  ) throws(TensorError) -> Tensor {
    try check(amounts, input)
    let array = try padded(input.array, amounts, value)
    return Tensor.recorded(
      array,
      Derivative("ConstantPadNdBackward0", saves: ["pad"]) { (node, gradient) throws(TensorError) in
        Gradients(try constant(gradient, node.ints(0).map { 0 &- $0 }, .int(0)))
      }, input
    ) { node, _ in node.attributes = [.ints(amounts)] }
  }

  private static func check(_ amounts: [Int], _ input: Tensor) throws(TensorError) {
    try checkLength(amounts, input)
    // First PyTorch cuts off what negative amounts take.
    for place in (0..<(amounts.count / 2)).reversed() {
      var rest = input.shape[input.dimensionCount - 1 - place]
      for amount in amounts[(2 * place)..<(2 * place + 2)] where amount < 0 {
        if amount < -rest { throw TensorError(.runtimeError, "narrow(): length must be non-negative.") }
        rest += amount
      }
    }
    for place in 0..<(amounts.count / 2) {
      let dim = input.dimensionCount - 1 - place
      let size = input.shape[dim] &+ amounts[2 * place] &+ amounts[2 * place + 1]
      if size < 0 || amounts[2 * place] > 1 << 40 || amounts[2 * place + 1] > 1 << 40 {
        throw TensorError(
          .runtimeError,
          "The input size \(input.shape[dim]), plus negative padding \(amounts[2 * place]) and "
            + "\(amounts[2 * place + 1]), resulted in a negative output size, which is invalid. Check dimension \(dim) "
            + "of your input.")
      }
    }
  }

  private static func checkLength(_ amounts: [Int], _ input: Tensor) throws(TensorError) {
    if amounts.count % 2 != 0 {
      throw TensorError(.runtimeError, "Padding length must be divisible by 2")
    }
    if amounts.count / 2 > input.dimensionCount {
      throw TensorError(
        .runtimeError,
        "Padding length should be less than or equal to two times the input dimension but got padding length "
          + "\(amounts.count) and input of dimension \(input.dimensionCount)")
    }
  }

  private static func padded(_ a: NDArray, _ amounts: [Int], _ value: Scalar) throws(TensorError) -> NDArray {
    var shape = a.shape
    for place in 0..<(amounts.count / 2) {
      shape[shape.count - 1 - place] += amounts[2 * place] + amounts[2 * place + 1]
    }
    let result = try NDArray.full(shape, value, a.scalarType)
    var source = a
    var target = result
    for place in 0..<(amounts.count / 2) {
      let dim = shape.count - 1 - place
      let (before, behind) = (amounts[2 * place], amounts[2 * place + 1])
      let from = max(0 &- before, 0)
      let count = a.shape[dim] &- from &- max(0 &- behind, 0)
      if count <= 0 { return result }
      source = try source.slice(dim, start: from, end: from + count)
      target = try target.slice(dim, start: max(before, 0), end: max(before, 0) + count)
    }
    try target.copy(from: source)
    return result
  }

  // MARK: From the input itself

  private enum Mode: String {
    case reflect, replicate, circular
  }

  /// Padding with elements of the input, mirrored, repeated or from the other end.
  static func mirrored(_ input: Tensor, _ amounts: [Int], mode name: String) throws(TensorError) -> Tensor {
    try checkLength(amounts, input)
    guard let mode = Mode(rawValue: name) else {
      throw TensorError(.notImplementedError, "Unrecognised padding mode \(name)")
    }
    let count = amounts.count / 2
    guard (1...3).contains(count),
      input.dimensionCount == count + 1 || input.dimensionCount == count + 2
    else {
      throw TensorError(
        .notImplementedError,
        "Padding size \(amounts.count) is not supported for \(input.dimensionCount)D input tensor.\nSupported "
          + "combinations for non-constant padding:\n  - 2D or 3D input: padding size = 2 (pads last dimension)\n  - "
          + "3D or 4D input: padding size = 4 (pads last 2 dimensions)\n  - 4D or 5D input: padding size = 6 (pads "
          + "last 3 dimensions)")
    }
    try check(mode, input, amounts)
    var taps: [ResamplingTaps] = []
    for place in (0..<count).reversed() {
      let size = input.shape[input.dimensionCount - 1 - place]
      let (before, behind) = (amounts[2 * place], amounts[2 * place + 1])
      taps.append(
        ResamplingTaps(
          inputSize: size,
          picking: (-before..<max(size + behind, -before)).map { index in
            switch mode {
            case .reflect:
              let mirrored = index < 0 ? -index : index
              return mirrored >= size ? 2 * (size - 1) - mirrored : mirrored
            case .replicate: return min(max(index, 0), size - 1)
            case .circular:
              // What negative amounts cut off does not come back from the other end.
              let first = max(-before, 0)
              let kept = size - first - max(-behind, 0)
              return first + (((index - first) % kept) + kept) % kept
            }
          }))
    }
    let node: String
    switch mode {
    case .reflect: node = "ReflectionPad\(count)DBackward0"
    case .replicate: node = "ReplicationPad\(count)DBackward0"
    case .circular: node = "CopySlices"
    }
    return try Pooling.resample(
      input, taps, node: node,
      wholeTypes: [.uint8, .int8, .int16, .int32, .int64] + (mode == .circular ? [.bool] : []),
      savesInput: mode != .circular,
      saves: mode == .circular ? [] : [SavedName("padding", .constant(.ints(amounts)))])
  }

  private static func check(_ mode: Mode, _ input: Tensor, _ amounts: [Int]) throws(TensorError) {
    func refuse(_ message: String) -> TensorError { TensorError(.runtimeError, message) }
    let count = amounts.count / 2
    let isBatched = input.dimensionCount == count + 2
    if mode != .circular, input.shape.dropFirst(isBatched ? 1 : 0).contains(0) {
      throw refuse(
        "Expected \(count + 1)D or \(count + 2)D (batch mode) tensor with possibly 0 batch size and other non-zero "
          + "dimensions for input, but got: \(input.shape)")
    }
    var sizes: [(name: String, input: Int, output: Int)] = []
    for (place, name) in zip(0..<count, ["W", "H", "D"]) {
      let dim = input.dimensionCount - 1 - place
      let size = input.shape[dim]
      let (before, behind) = (amounts[2 * place], amounts[2 * place + 1])
      if mode == .reflect, before >= size || behind >= size {
        throw refuse(
          "Argument #\(2 * place + 4): Padding size should be less than the corresponding input dimension, but got: "
            + "padding (\(before), \(behind)) at dimension \(dim) of input \(input.shape)")
      }
      if mode == .circular, before > size || behind > size {
        throw refuse("Padding value causes wrapping around more than once.")
      }
      if before.magnitude > 1 << 40 || behind.magnitude > 1 << 40 {
        throw before < 0 || behind < 0
          ? refuse("Negative padding value is resulting in an empty dimension")
          : Storage.outOfMemory(before &+ behind)
      }
      if mode == .circular {
        let kept = size - max(-before, 0) - max(-behind, 0)
        if size + before + behind < 0 || kept <= 0 && size + before + behind > 0 {
          throw refuse("Negative padding value is resulting in an empty dimension")
        }
        // PyTorch copies within the result, where a longer piece would lie over itself.
        if kept > 0, max(before, behind) > kept {
          throw refuse(
            "unsupported operation: some elements of the input tensor and the written-to tensor refer to a single "
              + "memory location. Please clone() the tensor before performing the operation.")
        }
      }
      sizes.insert((name, size, size + before + behind), at: 0)
    }
    guard mode != .circular, sizes.contains(where: { $0.output < 1 }) else {
      return try Pooling.checkMemory(input, sizes.map(\.output))
    }
    let given = sizes.map { "\($0.name): \($0.input)" }.joined(separator: ", ")
    let calculated = sizes.map { "\($0.name): \($0.output)" }.joined(separator: " ")
    throw refuse(
      count == 1
        ? "input (\(given)) is too small. Calculated output \(calculated)"
        : "Calculated output \(calculated) must be >= 1 in every dimension (input \(given))")
  }

  static let table: [Operator] = [
    Operator(
      "pad", ["pad(Tensor input, int[] pad, str mode='constant', float? value=None)"], forms: .function,
      namespace: .functional,
      documentation: "Pads the last dimensions with a value, or with the input's own elements.",
      example: "torch.nn.functional.pad(torch.ones(1, 2), (1, 1))",
      samples: [
        Sample(.tensor([1, 2, 3, -4, 5, 0.5], [2, 3]), .ints([1, -1, 0, 2]), .string("constant"), .none),
        Sample(.tensor([1, 2, 3, -4, 5, 0.5], [1, 2, 3]), .ints([1, 2]), .string("reflect"), .none),
        Sample(.tensor([1, 2, 3, -4, 5, 0.5], [1, 2, 3]), .ints([1, 2]), .string("replicate"), .none),
      ]
    ) { (call) throws(TensorError) in
      let mode = call.string(2) ?? "constant"
      let amounts = try call.ints(1)
      if mode == "constant" {
        return .tensor(try constant(call.tensor(0), amounts, call.optionalScalar(3) ?? .int(0)))
      }
      if call.optionalScalar(3).map({ $0.doubleValue != 0 }) == true {
        throw TensorError(.runtimeError, "Padding mode \"\(mode)\" doesn't take in value argument")
      }
      return .tensor(try mirrored(call.tensor(0), amounts, mode: mode))
    }.inPython(),
    Operator(
      "constant_pad_nd", ["constant_pad_nd(Tensor input, int[] pad, Scalar value=0)"], forms: .function,
      documentation: "Pads the last dimensions with a value.",
      example: "torch.constant_pad_nd(torch.ones(1, 2), (1, 1))",
      samples: [
        Sample(.tensor([1, 2, 3, -4, 5, 0.5], [2, 3]), .ints([1, -1, 0, 2]), .scalar(.double(1.5)))
      ]
    ) { (call) throws(TensorError) in
      .tensor(try constant(call.tensor(0), call.ints(1), call.scalar(2)))
    },
  ]
}
