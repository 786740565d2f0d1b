import TensorCore

extension ChannelNormalization {
  private static let values = Sample.Input.tensor(
    [1.5, -2, 3, 0.4, 5, -0.6, 0.7, -1.4, 2.6, 0.1, 0.2, -0.3], [3, 2, 2])
  private static let scales = Sample.Input.tensor([0.7, -1.4], [2])
  private static let shifts = Sample.Input.tensor([0.1, 0.2], [2])

  /// PyTorch's refusal to normalise a single value.
  private static func checkCount(_ input: Tensor) throws(TensorError) {
    let count = input.elementCount / Swift.max(input.dimensionCount > 1 ? input.shape[1] : 1, 1)
    if count == 1 {
      throw TensorError(
        .valueError,
        "Expected more than 1 value per channel when training, got input size torch.Size(\(input.shape))")
    }
  }

  /// The same for groups of channels, whose sizes it tells.
  private static func checkGroups(of input: Tensor, _ groups: Int) throws(TensorError) {
    guard input.dimensionCount >= 2, groups > 0 else { return }
    let (channels, overflow) = input.shape[0].multipliedReportingOverflow(by: input.shape[1])
    let rest = input.shape.dropFirst(2)
    if !overflow, channels / groups == 1, rest.allSatisfy({ $0 == 1 }) {
      throw TensorError(
        .valueError,
        "Expected more than 1 value per channel when training, got input size \(Dims([1, groups] + rest))")
    }
  }

  /// A row of torch itself, where the parameters come before the statistics and nothing has a default.
  private static func torchRow(
    _ name: String, _ flag: String, _ documentation: String, example input: String,
    _ body: @escaping @Sendable (Tensor, BatchOptions) throws(TensorError) -> Tensor
  ) -> Operator {
    Operator(
      name,
      [
        "\(name)(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool \(flag), "
          + "float momentum, float eps, bool cudnn_enabled)"
      ], forms: .function, documentation: documentation,
      example: "torch.\(name)(\(input), None, None, None, None, True, 0.1, 1e-05, False)",
      samples: [
        Sample(
          values, scales, shifts, .none, .none, .bool(true), .scalar(.double(0.1)), .scalar(.double(1e-5)),
          .bool(false))
      ]
    ) { (call) throws(TensorError) in
      let options = BatchOptions(
        mean: call.optionalTensor(3), variance: call.optionalTensor(4), weight: call.optionalTensor(1),
        bias: call.optionalTensor(2), isTraining: try call.bool(5), momentum: try call.double(6),
        epsilon: try call.double(7))
      return .tensor(try body(call.tensor(0), options))
    }
  }

  static let table: [Operator] = [
    Operator(
      "batch_norm",
      [
        "batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight=None, Tensor? bias=None, "
          + "bool training=False, float momentum=0.1, float eps=1e-05)"
      ], forms: .function, namespace: .functional,
      documentation: "Gives each channel mean 0 and variance 1 over a batch, or by running statistics.",
      example: "torch.nn.functional.batch_norm(torch.rand(4, 2), None, None, training=True)",
      samples: [
        Sample(
          values, .none, .none, scales, shifts, .bool(true), .scalar(.double(0.1)), .scalar(.double(1e-5)))
      ]
    ) { (call) throws(TensorError) in
      let (isTraining, epsilon) = (try call.bool(5), try call.double(7))
      if isTraining ? epsilon <= 0 : epsilon < 0 {
        throw TensorError(
          .valueError,
          "batch_norm eps must be \(isTraining ? "positive during training" : "non-negative"), but got \(epsilon)"
        )
      }
      if isTraining { try checkCount(call.tensor(0)) }
      return .tensor(
        try batchNorm(
          call.tensor(0),
          BatchOptions(
            mean: call.optionalTensor(1), variance: call.optionalTensor(2), weight: call.optionalTensor(3),
            bias: call.optionalTensor(4), isTraining: isTraining, momentum: call.double(6), epsilon: epsilon))
      )
    }.inPython(),
    Operator(
      "instance_norm",
      [
        "instance_norm(Tensor input, Tensor? running_mean=None, Tensor? running_var=None, Tensor? weight=None, "
          + "Tensor? bias=None, bool use_input_stats=True, float momentum=0.1, float eps=1e-05)"
      ], forms: .function, namespace: .functional,
      documentation: "Gives each channel of each example mean 0 and variance 1.",
      example: "torch.nn.functional.instance_norm(torch.rand(2, 2, 4))",
      samples: [
        Sample(
          values, .none, .none, scales, shifts, .bool(true), .scalar(.double(0.1)), .scalar(.double(1e-5)))
      ]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      guard input.dimensionCount >= 2 else {
        throw TensorError(
          .indexError, "Dimension out of range (expected to be in range of [-1, 0], but got 1)")
      }
      if try call.bool(5), input.elementCount == input.shape[0] &* input.shape[1] {
        throw TensorError(
          .valueError,
          "Expected more than 1 spatial element when training, got input size torch.Size(\(input.shape))")
      }
      return .tensor(
        try instanceNorm(
          input,
          BatchOptions(
            mean: call.optionalTensor(1), variance: call.optionalTensor(2), weight: call.optionalTensor(3),
            bias: call.optionalTensor(4), isTraining: call.bool(5), momentum: call.double(6),
            epsilon: call.double(7))))
    }.inPython().preparing(.calls("size")),
    Operator(
      "group_norm",
      ["group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1e-05)"],
      forms: .function, namespace: .functional,
      documentation: "Gives groups of channels mean 0 and variance 1 in each example.",
      example: "torch.nn.functional.group_norm(torch.rand(2, 4, 3), 2)",
      samples: [Sample(values, .int(1), scales, shifts, .scalar(.double(1e-5)))]
    ) { (call) throws(TensorError) in
      try checkGroups(of: call.tensor(0), call.int(1))
      return .tensor(
        try groupNorm(
          call.tensor(0), call.int(1), weight: call.optionalTensor(2), bias: call.optionalTensor(3),
          epsilon: call.double(4)))
    }.inPython().preparing(.calls("dim")),
    torchRow(
      "batch_norm", "training",
      "Gives each channel mean 0 and variance 1 over a batch, or by running statistics.",
      example: "torch.rand(4, 2)"
    ) { (input, options) throws(TensorError) in try batchNorm(input, options) },
    torchRow(
      "instance_norm", "use_input_stats", "Gives each channel of each example mean 0 and variance 1.",
      example: "torch.rand(2, 2, 4)"
    ) { (input, options) throws(TensorError) in
      guard input.dimensionCount >= 2 else {
        throw TensorError(
          .indexError, "Dimension out of range (expected to be in range of [-1, 0], but got 1)")
      }
      return try instanceNorm(input, options)
    },
    Operator(
      "group_norm",
      [
        "group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1e-05, "
          + "bool cudnn_enabled=True)"
      ], forms: .function,
      documentation: "Gives groups of channels mean 0 and variance 1 in each example.",
      example: "torch.group_norm(torch.rand(2, 4, 3), 2)",
      samples: [Sample(values, .int(1), scales, shifts, .scalar(.double(1e-5)), .bool(false))]
    ) { (call) throws(TensorError) in
      .tensor(
        try groupNorm(
          call.tensor(0), call.int(1), weight: call.optionalTensor(2), bias: call.optionalTensor(3),
          epsilon: call.double(4)))
    },
    Operator(
      "normalize", ["normalize(Tensor input, float p=2.0, int dim=1, float eps=1e-12, *, Tensor? out=None)"],
      forms: .function, namespace: .functional,
      documentation: "Divides by the norm along a dimension.",
      example: "torch.nn.functional.normalize(torch.tensor([[3., 4.]]))",
      samples: [Sample(values, .scalar(.double(2)), .int(1), .scalar(.double(1e-12)), .none)]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      let length = try Norms.vectorNorm(
        input, order: call.double(1), [call.int(2)], keepsDimensions: true)
      let bounded = try Clamping.raised(length, to: .double(call.double(3)))
      return .tensor(try input / bounded.expand(input.shape))
    }.inPython().preparing(.calls("norm")),
    Operator(
      "local_response_norm",
      [
        "local_response_norm(Tensor input, int size, float alpha=0.0001, float beta=0.75, float k=1.0)"
      ], forms: .function, namespace: .functional,
      documentation: "Divides each element by what its neighbouring channels hold.",
      example: "torch.nn.functional.local_response_norm(torch.rand(1, 4, 2), 2)",
      samples: [
        Sample(values, .int(2), .scalar(.double(0.1)), .scalar(.double(0.75)), .scalar(.double(1)))
      ]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      let size = try call.int(1)
      guard input.dimensionCount >= 3 else {
        throw TensorError(
          .valueError,
          "Expected 3D or higher dimensionality                          input (got \(input.dimensionCount) dimensions)"
        )
      }
      guard size > 0, size < 1 << 30 else {
        throw TensorError(
          .runtimeError,
          "kernel size should be greater than zero, but got "
            + (input.dimensionCount == 3 ? "kH: \(size) kW: 1" : "kT: \(size) kH: 1 kW: 1"))
      }
      if input.elementCount == 0 { return .tensor(input) }
      let channels = input.shape[1]
      let sources = (0..<channels).map { place in
        (max(place - size / 2, 0)...min(place + (size - 1) / 2, channels - 1)).map { ($0, 1 / Double(size)) }
      }
      let squares = try input * input
      var rest = input.dimensionCount - 2
      var taps = [ResamplingTaps(inputSize: channels, sources: sources)]
      while rest > 0 {
        let dim = input.dimensionCount - rest
        taps.append(ResamplingTaps(inputSize: input.shape[dim], picking: Array(0..<input.shape[dim])))
        rest -= 1
      }
      let mean = try Pooling.resample(squares, taps, node: "SqueezeBackward1", wholeTypes: [.int64])
      let divisor = try (mean * .double(call.double(2)) + .double(call.double(4))).power(
        .double(call.double(3)))
      return .tensor(try input / divisor)
    }.inPython().preparing(.calls("dim")),
  ]
}
