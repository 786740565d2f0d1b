import TensorCore

extension Pooling {
  /// Numbers of which no two are equal.
  private static func input(_ count: Int) -> Sample.Input {
    let shape = Dims([1, 2] + Array(repeating: 4, count: count))
    return .tensor(
      (0..<shape.elementCount).map { (index: Int) -> Double in Double((index * 37 + 5) % 131) / 10 - 6 },
      shape)
  }

  private static func example(_ name: String, _ count: Int, _ rest: String) -> String {
    let sizes = Array(repeating: "4", count: count).joined(separator: ", ")
    return "torch.nn.functional.\(name)(torch.rand(1, 1, \(sizes)), \(rest))"
  }

  // MARK: The largest

  private static func maximum(
    _ input: Tensor, _ call: OperatorCall, count: Int
  ) throws(TensorError) -> (Tensor, Tensor?) {
    if count == 1 {
      guard input.dimensionCount == 2 || input.dimensionCount == 3 else {
        throw TensorError(
          .runtimeError,
          "max_pool1d: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, but got:\(input.shape)"
        )
      }
      return try inTwoDimensions(input) { (wide) throws(TensorError) in
        let one = try PoolingArguments(
          .maximum, count: 1, kernel: call.ints(1), stride: call.optionalInts(2), padding: call.ints(3),
          dilation: call.ints(4), isCeiling: call.bool(5))
        let windows = [PoolingWindows(starts: [0], ends: [1])] + (try one.windows(of: input))
        let (values, places) = try maximum(
          wide, windows, node: "MaxPool2DWithIndicesBackward0",
          saves: one.savedNames(stride: one.stride, inTwoDimensions: true, dilation: one.dilation))
        return (values, places)
      }
    }
    let arguments = try PoolingArguments(
      .maximum, count: count, kernel: call.ints(1), stride: call.optionalInts(2), padding: call.ints(3),
      dilation: call.ints(4), isCeiling: call.bool(5))
    let (values, places) = try maximum(
      input, arguments.windows(of: input), node: "MaxPool\(count)DWithIndicesBackward0",
      saves: arguments.savedNames(
        stride: call.optionalInts(2) == nil ? [] : arguments.stride, dilation: arguments.dilation))
    return (values, places)
  }

  /// What PyTorch refuses where it pools rows without the places of the largest elements.
  private static func checkRow(_ call: OperatorCall) throws(TensorError) {
    guard [2, 3].contains(try call.tensor(0).dimensionCount) else { return }
    func refuse(_ text: String) -> TensorError { TensorError(.runtimeError, "max_pool1d() " + text) }
    func single(_ values: [Int], _ name: String) throws(TensorError) -> Int {
      if values.count == 1 { return values[0] }
      let kinds = name == "stride" ? "None, an int, list of ints, or" : "an int, list of ints or"
      throw refuse("\(name) must be \(kinds) tuple of ints of size 1 but got size \(values.count)")
    }
    let kernel = try single(call.ints(1), "kernel_size")
    let given = call.optionalInts(2) ?? []
    let stride = given.isEmpty ? kernel : try single(given, "stride")
    let (padding, dilation) = (try single(call.ints(3), "padding"), try single(call.ints(4), "dilation"))
    if kernel <= 0 { throw refuse("kernel_size must be greater than zero, but got \(kernel)") }
    if stride <= 0 { throw refuse("stride must be greater than zero, but got \(stride)") }
    if padding < 0 { throw refuse("padding must be non-negative, but got \(padding)") }
    if padding > kernel / 2 {
      throw refuse(
        "padding should be at most half of kernel size, but got padding=\(padding) and kernel_size=\(kernel)")
    }
    if dilation <= 0 { throw refuse("dilation must be greater than zero, but got \(dilation)") }
    let one = try PoolingArguments(
      .maximum, count: 1, kernel: [kernel], stride: [stride], padding: [padding], dilation: [dilation],
      isCeiling: call.bool(5))
    let input = try call.tensor(0)
    if input.shape.suffix(2).contains(0) {
      throw TensorError(
        .runtimeError,
        "max_pool1d: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, but got:"
          + "\(input.shape)")
    }
    let places = one.places(input.shape[input.dimensionCount - 1], 0)
    if places < 1 { throw refuse("Invalid computed output size: \(places)") }
    if !input.scalarType.isFloatingPoint { throw input.scalarType.notImplemented("max_pool1d_impl") }
  }

  private static func maximumRows(_ count: Int) -> [Operator] {
    let name = "max_pool\(count)d"
    let parameters =
      "(Tensor input, int[1] kernel_size, int[1]? stride=None, int[1] padding=0, int[1] dilation=1, "
      + "bool ceil_mode=False"
    let sample: [Sample.Input] = [input(count), .ints([2]), .ints([1]), .ints([1]), .ints([1]), .bool(false)]
    let text = "Takes the largest element of each window over the last \(count) dimensions."
    return [
      Operator(
        name, ["\(name)\(parameters), bool return_indices=False)"], forms: .function, namespace: .functional,
        documentation: text, example: example(name, count, "2"),
        samples: [Sample(inputs: sample + [.bool(false)])]
      ) { (call) throws(TensorError) in
        if count == 1, try !call.bool(6) { try checkRow(call) }
        let (values, places) = try maximum(call.tensor(0), call, count: count)
        if try call.bool(6), let places { return .tensors([values, places]) }
        return .tensor(values)
      }.inPython(called: "_" + name),
      Operator(
        name + "_with_indices", ["\(name)_with_indices\(parameters))"], forms: .function,
        namespace: .functional,
        documentation: text + " Returns their places too.",
        example: example(name + "_with_indices", count, "2"),
        samples: [Sample(inputs: sample)]
      ) { (call) throws(TensorError) in
        let (values, places) = try maximum(call.tensor(0), call, count: count)
        return .tensors([values] + (places.map { [$0] } ?? []))
      }.inPython(),
      Operator(
        name, ["\(name)\(parameters))"], forms: .function, documentation: text,
        example:
          "torch.\(name)(torch.rand(1, 1, \(Array(repeating: "4", count: count).joined(separator: ", "))), 2)",
        samples: [Sample(inputs: sample)]
      ) { (call) throws(TensorError) in .tensor(try maximum(call.tensor(0), call, count: count).0) },
    ]
  }

  private static func unpoolRow(_ count: Int) -> Operator {
    let name = "max_unpool\(count)d"
    let shape = Dims([1, 1] + Array(repeating: 2, count: count))
    return Operator(
      name,
      [
        "\(name)(Tensor input, Tensor indices, int[1] kernel_size, int[1]? stride=None, int[1] padding=0, "
          + "int[]? output_size=None)"
      ], forms: .function, namespace: .functional,
      documentation: "Puts elements back where a maximum pooling found them, among zeros.",
      example: example(name, count, "torch.zeros(1, 1, 2, dtype=torch.int64), 2"),
      samples: [
        Sample(
          .tensor((0..<shape.elementCount).map { Double($0) / 3 - 1 }, shape),
          .indices((0..<shape.elementCount).map { $0 * 2 + 1 }, shape), .ints([2]), .none, .ints([0]), .none)
      ]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      let arguments = try PoolingArguments(
        .unpooling, count: count, kernel: call.ints(2), stride: call.optionalInts(3), padding: call.ints(4),
        isCeiling: false)
      let known = max(count, 2)
      let dimensions = input.dimensionCount + (count == 1 ? 1 : 0)
      if dimensions != known + 1, dimensions != known + 2 {
        throw TensorError(
          .runtimeError,
          "Input to max_unpooling\(known)d should be a \(known + 1)d or \(known + 2)d Tensor, but got a tensor with "
            + "\(dimensions) dimensions.")
      }
      let sizes = Array(input.shape.suffix(count))
      var output = sizes.indices.map { dim in
        (sizes[dim] &- 1) &* arguments.stride[dim] &- 2 &* arguments.padding[dim] &+ arguments.kernel[dim]
      }
      if let wanted = call.optionalInts(5) {
        if wanted.count != count, wanted.count != count + 2 {
          throw TensorError(
            .valueError,
            "output_size should be a sequence containing \(count) or \(count + 2) elements, but it has a length of "
              + "'\(wanted.count)'")
        }
        let own = Array(wanted.suffix(count))
        for (dim, size) in own.enumerated() where output.indices.contains(dim) {
          let (least, most) = (output[dim] &- arguments.stride[dim], output[dim] &+ arguments.stride[dim])
          if size <= least || size >= most {
            let shown = own.map { "\($0)" }.joined(separator: ", ") + (own.count == 1 ? "," : "")
            throw TensorError(
              .valueError,
              "invalid output_size \"(\(shown))\" (dim \(dim) must be between \(least) and \(most))")
          }
        }
        output = own
      }
      let places = try call.tensor(1)
      if count > 1 {
        return .tensor(try unpool(input, places, sizes: output, node: "MaxUnpool\(count)DBackward0"))
      }
      return .tensor(
        try inTwoDimensions(input) { (wide) throws(TensorError) in
          if places.shape != input.shape {
            try checkPlaces(input.unsqueeze(-1), places.dimensionCount == 0 ? places : places.unsqueeze(-1))
          }
          return (
            try unpool(wide, places.unsqueeze(-2), sizes: [1] + output, node: "MaxUnpool2DBackward0"), nil
          )
        }.0)
    }.inPython()
  }

  // MARK: The mean

  private static func average(_ call: OperatorCall, count: Int) throws(TensorError) -> Tensor {
    let input = try call.tensor(0)
    if count == 1 { try checkDimensions(input, "avg_pool1d") }
    if count == 2 { _ = try wrapDimension(-3, count: input.dimensionCount) }
    let arguments = try PoolingArguments(
      .average, count: count, kernel: call.ints(1), stride: call.optionalInts(2),
      padding: call.ints(3), isCeiling: call.bool(4))
    let divisor = call.values.count > 6 ? call.optionalInt(6) : nil
    if divisor == 0 { throw TensorError(.runtimeError, "divisor must be not zero") }
    let countsPadding = try call.bool(5)
    if input.scalarType != .int64 {
      let kernel = count == 3 ? "avg_pool3d_out_frame" : "avg_pool2d"
      try input.scalarType.checkIsFloatingPoint(for: kernel)
      if count == 3, input.scalarType.byteCount == 2 { throw input.scalarType.notImplemented(kernel) }
    }
    let taps = try arguments.averages(of: input, countsPadding: countsPadding, divisor: divisor)
    func others() -> [SavedName] {
      [
        SavedName("count_include_pad", .constant(.bool(countsPadding))),
        SavedName("divisor_override", .constant(divisor.map { .int($0) } ?? .none)),
      ]
    }
    if count > 1 {
      return try resample(
        input, taps, node: "AvgPool\(count)DBackward0", wholeTypes: [.int64], savesInput: true,
        saves: arguments.savedNames(stride: call.optionalInts(2) == nil ? [] : arguments.stride) + others())
    }
    return try inTwoDimensions(input) { (wide) throws(TensorError) in
      let one = ResamplingTaps(inputSize: 1, picking: [0])
      return (
        try resample(
          wide, [one] + taps, node: "AvgPool2DBackward0", wholeTypes: [.int64], savesInput: true,
          saves: arguments.savedNames(stride: arguments.stride, inTwoDimensions: true) + others()), nil
      )
    }.0
  }

  private static func averageRows(_ count: Int) -> [Operator] {
    let name = "avg_pool\(count)d"
    let parameters =
      "(Tensor input, int[1] kernel_size, int[1]? stride=None, int[1] padding=0, bool ceil_mode=False, "
      + "bool count_include_pad=True\(count == 1 ? "" : ", int? divisor_override=None"))"
    let rest: [Sample.Input] = count == 1 ? [] : [.none]
    return (count == 1 ? [Operator.Namespace.torch, .functional] : [.functional]).map { namespace in
      Operator(
        name, ["\(name)\(parameters)"], forms: .function, namespace: namespace,
        documentation: "Averages each window over the last \(count) dimensions.",
        example: namespace == .torch ? "torch.\(name)(torch.rand(1, 1, 4), 2)" : example(name, count, "2"),
        samples: [
          Sample(
            inputs: [input(count), .ints([3]), .ints([2]), .ints([1]), .bool(false), .bool(false)] + rest),
          Sample(inputs: [input(count), .ints([2]), .none, .ints([1]), .bool(true), .bool(true)] + rest),
        ]
      ) { (call) throws(TensorError) in .tensor(try average(call, count: count)) }
    }
  }

  // MARK: To a given size

  private static func wanted(_ call: OperatorCall, count: Int, _ name: String) throws(TensorError) -> [Int?] {
    guard let sizes = call.optionalInts(1) else { return Array(repeating: nil, count: count) }
    if sizes.count != 1 && sizes.count != count {
      let text =
        count == 1
        ? "\(name)() argument 'output_size' should contain one int (got \(sizes.count))"
        : name.contains("max")
          ? "\(name)(): internal error: output_size.size() must be \(count)"
          : "\(name): output_size must be \(count)"
      throw TensorError(.runtimeError, text)
    }
    return sizes.count == 1 ? Array(repeating: sizes[0], count: count) : sizes
  }

  private static func checkDimensions(_ input: Tensor, _ name: String) throws(TensorError) {
    if input.dimensionCount == 2 || input.dimensionCount == 3 { return }
    throw TensorError(
      .runtimeError,
      "Expected 2 to 3 dimensions, but got \(input.dimensionCount)-dimensional tensor for argument #1 'self' (while "
        + "checking arguments for \(name))")
  }

  private static func adaptiveRows(_ count: Int) -> [Operator] {
    let names = ["adaptive_avg_pool\(count)d", "adaptive_max_pool\(count)d"]
    let text = "over parts of the last \(count) dimensions, as many as the output size says."
    @Sendable func average(_ call: OperatorCall) throws(TensorError) -> Tensor {
      let input = try call.tensor(0)
      if count == 1 { try checkDimensions(input, names[0]) }
      let sizes = try wanted(call, count: count, names[0])
      if count > 1 { return try adaptiveAverage(input, sizes, node: "AdaptiveAvgPool\(count)DBackward0") }
      return try inTwoDimensions(input) { (wide) throws(TensorError) in
        (try adaptiveAverage(wide, [1] + sizes, node: "AdaptiveAvgPool2DBackward0"), nil)
      }.0
    }
    @Sendable func maximum(_ call: OperatorCall) throws(TensorError) -> (Tensor, Tensor?) {
      let input = try call.tensor(0)
      if count == 1 { try checkDimensions(input, names[1]) }
      let sizes = try wanted(call, count: count, names[1])
      if count > 1 { return try adaptiveMaximum(input, sizes, node: "AdaptiveMaxPool\(count)DBackward0") }
      return try inTwoDimensions(input) { (wide) throws(TensorError) in
        try adaptiveMaximum(wide, [1] + sizes, node: "AdaptiveMaxPool2DBackward0")
      }
    }
    let averageRow = Operator(
      names[0], ["\(names[0])(Tensor input, int[1] output_size)"], forms: .function, namespace: .functional,
      documentation: "Averages " + text, example: example(names[0], count, "2"),
      samples: [Sample(input(count), .ints([3]))]
    ) { (call) throws(TensorError) in .tensor(try average(call)) }
    var rows = [
      count == 1 ? averageRow : averageRow.inPython().preparing(.completesSizes),
      Operator(
        names[1], ["\(names[1])(Tensor input, int[1] output_size, bool return_indices=False)"],
        forms: .function, namespace: .functional, documentation: "Takes the largest element " + text,
        example: example(names[1], count, "2"), samples: [Sample(input(count), .ints([3]), .bool(false))]
      ) { (call) throws(TensorError) in
        let (values, places) = try maximum(call)
        if try call.bool(2), let places { return .tensors([values, places]) }
        return .tensor(values)
      }.inPython(called: "_" + names[1]).preparing(count == 1 ? .none : .completesSizes),
    ]
    if count == 1 {
      rows.append(
        Operator(
          names[1], ["\(names[1])(Tensor input, int[1] output_size)"], forms: .function,
          documentation: "Takes the largest element \(text) Returns their places too.",
          example: "torch.\(names[1])(torch.rand(1, 1, 4), 2)", samples: [Sample(input(count), .ints([3]))]
        ) { (call) throws(TensorError) in
          let (values, places) = try maximum(call)
          return .tensors([values] + (places.map { [$0] } ?? []))
        })
      rows.append(
        Operator(
          names[0], ["\(names[0])(Tensor input, int[1] output_size)"], forms: .function,
          documentation: "Averages " + text, example: "torch.\(names[0])(torch.rand(1, 1, 4), 2)",
          samples: [Sample(input(count), .ints([3]))]
        ) { (call) throws(TensorError) in .tensor(try average(call)) })
    }
    return rows
  }

  // MARK: Norms

  private static func normRow(_ count: Int) -> Operator {
    let name = "lp_pool\(count)d"
    return Operator(
      name,
      [
        "\(name)(Tensor input, float norm_type, int[1] kernel_size, int[1]? stride=None, bool ceil_mode=False)"
      ],
      forms: .function, namespace: .functional,
      documentation: "Takes the norm of each window over the last \(count) dimensions.",
      example: example(name, count, "2, 2"),
      samples: [Sample(input(count), .scalar(.double(2)), .ints([2]), .none, .bool(false))]
    ) { (call) throws(TensorError) in
      let power = try call.double(1)
      if power == 0 {
        throw TensorError(.valueError, "norm_type must be a non-zero value, but got \(power.shortText)")
      }
      var inner = OperatorCall(
        overload: 0,
        values: [
          .tensor(try call.tensor(0).power(.double(power))), call.values[2], call.values[3], .ints([0]),
          call.values[4], .bool(true), .none,
        ])
      if count == 1 { inner.values.removeLast() }
      let mean = try average(inner, count: count)
      let kernel = try call.ints(2)
      let size = kernel.count == 1 ? Array(repeating: kernel[0], count: count) : kernel
      let total =
        try RoundingAndSign.sign(mean) * Selection.relu(mean.absolute())
        * .double(Double(size.reduce(1, &*)))
      return .tensor(try total.power(.double(1 / power)))
    }.inPython().preparing(.calls("pow"))
  }

  static let table: [Operator] =
    (1...3).map(normRow)
    + (1...3).flatMap { maximumRows($0) + averageRows($0) + adaptiveRows($0) + [unpoolRow($0)] }
}
