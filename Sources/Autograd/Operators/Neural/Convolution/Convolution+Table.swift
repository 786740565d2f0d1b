import TensorCore

extension Convolution {
  private static func sizes(_ count: Int, channels: Int, _ size: Int) -> Dims {
    Dims([2, channels] + Array(repeating: size, count: count))
  }

  /// Numbers without a pattern that a wrong formula could share.
  private static func numbers(_ shape: Dims, _ shift: Int) -> Sample.Input {
    .tensor(
      (0..<shape.elementCount).map { (index: Int) -> Double in Double((index * 37 + shift) % 23) / 10 - 1.1 },
      shape)
  }

  private static func rows(_ count: Int) -> [Operator] {
    let name = "conv\(count)d"
    let common = "(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=1"
    let weight = Dims([4, 1] + Array(repeating: 2, count: count))
    let example =
      "\(name)(torch.ones(1, 1, \(Array(repeating: "3", count: count).joined(separator: ", "))), torch.ones(1, 1, "
      + "\(Array(repeating: "2", count: count).joined(separator: ", "))))"
    return [Operator.Namespace.torch, .functional].map { namespace in
      Operator(
        name,
        [
          "\(name)\(common), int[1] padding=0, int[1] dilation=1, int groups=1)",
          "\(name)\(common), str padding='valid', int[1] dilation=1, int groups=1)",
        ], forms: .function, namespace: namespace,
        documentation:
          "Moves weights over the last \(count) dimension\(count == 1 ? "" : "s") and sums the products.",
        example: (namespace == .torch ? "torch." : "torch.nn.functional.") + example,
        samples: [
          Sample(
            numbers(sizes(count, channels: 2, 4), 5), numbers(weight, 11),
            .tensor([0.3, -0.7, 0.1, 0.9], [4]),
            .ints([2]), .ints([1]), .ints([1]), .int(2))
        ]
      ) { (call) throws(TensorError) in
        let stride = try perDimension(call.ints(3), "stride", count: count)
        let dilation = try perDimension(call.ints(5), "dilation", count: count)
        if call.overload == 1 {
          return .tensor(
            try run(
              name, call.tensor(0), call.tensor(1), call.optionalTensor(2), stride: stride,
              padding: call.string(4) ?? "valid", dilation: dilation, groups: call.int(6), count: count))
        }
        let options = Options(
          stride: stride, padding: try perDimension(call.ints(4), "padding", count: count),
          dilation: dilation,
          groups: try call.int(6))
        return .tensor(
          try run(name, call.tensor(0), call.tensor(1), call.optionalTensor(2), options, count: count))
      }
    }
  }

  private static func transposedRows(_ count: Int) -> [Operator] {
    let name = "conv_transpose\(count)d"
    let weight = Dims([2, 2] + Array(repeating: 2, count: count))
    let example =
      "\(name)(torch.ones(1, 1, \(Array(repeating: "3", count: count).joined(separator: ", "))), torch.ones(1, 1, "
      + "\(Array(repeating: "2", count: count).joined(separator: ", "))))"
    return [Operator.Namespace.torch, .functional].map { namespace in
      Operator(
        name,
        [
          "\(name)(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=1, int[1] padding=0, int[1] "
            + "output_padding=0, int groups=1, int[1] dilation=1)"
        ], forms: .function, namespace: namespace,
        documentation: "Spreads each element by weights: the transpose of a convolution.",
        example: (namespace == .torch ? "torch." : "torch.nn.functional.") + example,
        samples: [
          Sample(
            numbers(sizes(count, channels: 2, 2), 5), numbers(weight, 11), .tensor([0.3, -0.7], [2]),
            .ints([2]), .ints([1]), .ints([1]), .int(1), .ints([1]))
        ]
      ) { (call) throws(TensorError) in
        var options = Options(
          stride: try perDimension(call.ints(3), "stride", count: count),
          padding: try perDimension(call.ints(4), "padding", count: count),
          dilation: try perDimension(call.ints(7), "dilation", count: count), groups: try call.int(6))
        options.isTransposed = true
        options.outputPadding = try perDimension(call.ints(5), "output_padding", count: count)
        for (dim, extra) in options.outputPadding.enumerated()
        where extra >= options.stride[dim] && extra >= options.dilation[dim] {
          // A row is an image of one line.
          let line = count == 1
          let shown = [
            ("output_padding", (line ? [0] : []) + options.outputPadding),
            ("stride", (line ? [1] : []) + options.stride),
            ("dilation", (line ? [1] : []) + options.dilation),
          ].flatMap { name, values in
            zip(["depth", "height", "width"].suffix(values.count), values).map { "\(name)_\($0): \($1)" }
          }
          throw TensorError(
            .runtimeError,
            "output padding must be smaller than either stride or dilation, but got "
              + shown.joined(separator: " "))
        }
        return .tensor(
          try run(name, call.tensor(0), call.tensor(1), call.optionalTensor(2), options, count: count))
      }
    }
  }

  static let table: [Operator] =
    rows(1) + rows(2) + rows(3) + transposedRows(1) + transposedRows(2) + transposedRows(3)
}
