package import TensorCore

/// Layer, group and RMS normalisation.
package enum Normalization {
  // dx = r (g w - mean(g w) - n mean(g w n)), with n the normalised input and r the reciprocal of its deviation
  private static let layerNormalised = Derivative(
    "NativeLayerNormBackward0",
    saves: [
      "input", "weight", "bias", "result1", "result2", .init("normalized_shape", .attribute(0)),
    ], packs: [2, 0, 1]
  ) { (node, gradient) throws(TensorError) in
    let input = try node.saved(0)
    let hasWeight = node.bool(1)
    let weight = hasWeight ? try node.saved(1) : nil
    let shape = Dims(node.ints(0))
    let width = shape.elementCount
    var gradients = Gradients()
    if !GradMode.isEnabled, !DualLevel.areActive {
      let type = node.scalarType(2)
      let found = try Kernels.layerNormGradients(
        gradient.array.converted(to: type).contiguous(), input.array.converted(to: type).contiguous(),
        width: width, weight: weight?.array.contiguous(), mean: node.saved(3).array,
        reciprocal: node.saved(4).array)
      gradients.first = Tensor(found.input)
      if node.needsGradient(1) { gradients.second = Tensor(try found.weight.reshaped(shape)) }
      if node.needsGradient(2) { gradients[2] = Tensor(try found.bias.reshaped(shape)) }
      return gradients
    }
    let first = input.dimensionCount - shape.count
    let dims = Array(first..<input.dimensionCount)
    let (normal, reciprocal) = try normalised(input, dims, node.scalar.doubleValue)
    if node.needsGradient(0) {
      let scaled = try weight.map { (weight) throws(TensorError) in try gradient * weight } ?? gradient
      let mean = try Reduction.mean(scaled, dims, keepsDimensions: true)
      let slope = try Reduction.mean(scaled * normal, dims, keepsDimensions: true)
      gradients.first = try reciprocal * (scaled - mean - normal * slope)
    }
    if node.needsGradient(1) { gradients.second = try (gradient * normal).sum(to: shape) }
    if node.needsGradient(2) { gradients[2] = try gradient.sum(to: shape) }
    return gradients
  }.recording(
    "NativeLayerNormBackwardBackward0", inputs: [0, nil, nil, 1, 2],
    saves: [
      .init("grad_out", .tensor(0)), .init("input", .tensor(1)), .init("weight", .tensor(2)),
      .init("mean", .tensor(4)), .init("rstd", .tensor(5)), .init("normalized_shape", .attribute(0)),
    ], givesZeros: false)

  /// The input with mean 0 and variance 1 over `dims`, and the reciprocal of its deviation.
  private static func normalised(
    _ input: Tensor, _ dims: [Int], _ epsilon: Double
  ) throws(TensorError) -> (Tensor, Tensor) {
    let centred = try input - Reduction.mean(input, dims, keepsDimensions: true)
    let variance = try Reduction.mean(centred * centred, dims, keepsDimensions: true)
    let reciprocal = try (variance + .double(epsilon)).rsqrt()
    return (try centred * reciprocal, reciprocal)
  }

  package static func layerNorm(
    _ input: Tensor, _ shape: Dims, weight: Tensor?, bias: Tensor?, epsilon: Double
  ) throws(TensorError) -> Tensor {
    if shape.isEmpty {
      throw TensorError(
        .runtimeError,
        "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got "
          + "normalized_shape = []")
    }
    if let first = weight ?? bias, first.scalarType != input.scalarType {
      try ChannelNormalization.checkMixture(of: input, [weight, bias])
    }
    try checkParameters(shape, weight: weight, bias: bias)
    let first = input.dimensionCount - shape.count
    if first < 0 || Dims(input.shape.dropFirst(Swift.max(first, 0))) != shape {
      throw TensorError(
        .runtimeError,
        "Given normalized_shape=\(shape), expected input with shape [*, \("\(shape)".dropFirst()), but got input of "
          + "size\(input.shape)")
    }
    try ChannelNormalization.checkMixture(of: input, [weight, bias])
    // Parameters of a shorter input are floats, with which it is computed.
    let type = (weight ?? bias)?.scalarType ?? input.scalarType
    let rows = try Kernels.layerNorm(
      input.array.converted(to: type).contiguous(), width: shape.elementCount,
      weight: weight?.array.contiguous(), bias: bias?.array.contiguous(), epsilon: epsilon)
    // What is not there has no gradient, as a number has none.
    let none = Tensor(try NDArray.scalar(.int(0), input.scalarType))
    let inputs = [input, weight ?? none, bias ?? none]
    let result = try rows.result.converted(to: input.scalarType)
    return Tensor.recorded(result, layerNormalised, inputs) { node, _ in
      node.save(input)
      node.save(ifGiven: weight)
      node.save(ifGiven: bias)
      // PyTorch shows these with the dimensions over which they were taken, of size 1.
      let kept = Dims(Array(input.shape.prefix(first)) + Array(repeating: 1, count: shape.count))
      for found in [rows.mean, rows.reciprocal] {
        node.save(Tensor(found.view(shape: kept, strides: kept.contiguousStrides, offset: found.offset)))
      }
      node.scalar = .double(epsilon)
      node.attributes = [.ints(Array(shape)), .bool(weight != nil), .scalarType(type)]
    }
  }

  private static func checkParameters(_ shape: Dims, weight: Tensor?, bias: Tensor?) throws(TensorError) {
    for (name, parameter) in [("weight", weight), ("bias", bias)] {
      if let parameter, parameter.shape != shape {
        throw TensorError(
          .runtimeError,
          "Expected \(name) to be of same shape as normalized_shape, but got \(name) of shape \(parameter.shape) and "
            + "normalized_shape = \(shape)")
      }
    }
  }

  package static func rmsNorm(
    _ input: Tensor, _ shape: Dims, weight: Tensor?, epsilon: Double?
  ) throws(TensorError) -> Tensor {
    try checkParameters(shape, weight: weight, bias: nil)
    let first = input.dimensionCount - shape.count
    if shape.isEmpty {
      throw TensorError(
        .runtimeError,
        "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got "
          + "normalized_shape = []")
    }
    if first < 0 {
      throw TensorError(
        .valueError,
        "Input tensor must have at least \(shape.count) dimensions, but got \(input.dimensionCount)")
    }
    if Dims(input.shape.dropFirst(first)) != shape {
      throw TensorError(
        .runtimeError,
        "Given normalized_shape=\(shape), expected input with shape [*\("\(shape)".dropFirst()), but got input of size"
          + "\(input.shape)")
    }
    if !input.scalarType.isFloatingPoint && !input.scalarType.isComplex {
      throw input.scalarType.notImplemented("rms_norm")
    }
    if input.scalarType.isHalfWidth {
      let wide = try rmsNorm(
        input.to(.float32), shape, weight: weight?.to(.float32), epsilon: epsilon)
      return try wide.to(input.scalarType)
    }
    let dims = Array(first..<input.dimensionCount)
    let smallest = input.scalarType == .float64 ? Double.ulpOfOne : Double(Float.ulpOfOne)
    let mean = try Reduction.mean(input.power(.int(2)), dims, keepsDimensions: true)
    let normal = try input * (mean + .double(epsilon ?? smallest)).rsqrt()
    guard let weight else { return normal }
    let result = try normal * weight
    return result.scalarType == input.scalarType ? result : try result.to(input.scalarType)
  }

  // MARK: Rows

  private static let values = Sample.Input.tensor([1.5, -2, 3, 0.4, 5, -0.6], [2, 3])
  private static let scales = Sample.Input.tensor([0.7, -1.4, 2.6], [3])
  private static let shifts = Sample.Input.tensor([0.1, 0.2, -0.3], [3])

  private static func rmsRow(_ namespace: Operator.Namespace) -> Operator {
    Operator(
      "rms_norm", ["rms_norm(Tensor input, int[] normalized_shape, Tensor? weight=None, float? eps=None)"],
      forms: .function, namespace: namespace,
      documentation: "Divides by the root of the mean square over the last dimensions.",
      example:
        "torch.\(namespace == .torch ? "" : "nn.functional.")rms_norm(torch.tensor([1., 2., 4.]), (3,))",
      samples: [Sample(values, .ints([3]), scales, .none)]
    ) { (call) throws(TensorError) in
      .tensor(
        try rmsNorm(
          call.tensor(0), Dims(call.ints(1)), weight: call.optionalTensor(2),
          epsilon: call.optionalScalar(3)?.doubleValue))
    }
  }

  static let table: [Operator] = [
    Operator(
      "layer_norm",
      [
        "layer_norm(Tensor input, int[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1e-05, "
          + "bool cudnn_enable=True)"
      ], forms: .function,
      documentation: "Gives the last dimensions mean 0 and variance 1, then scales and shifts them.",
      example: "torch.layer_norm(torch.tensor([1., 2., 4.]), (3,))",
      samples: [Sample(values, .ints([3]), scales, shifts, .scalar(.double(1e-5)), .bool(true))]
    ) { (call) throws(TensorError) in .tensor(try layerNorm(call)) },
    Operator(
      "layer_norm",
      [
        "layer_norm(Tensor input, int[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1e-05)"
      ], forms: .function, namespace: .functional,
      documentation: "Gives the last dimensions mean 0 and variance 1, then scales and shifts them.",
      example: "torch.nn.functional.layer_norm(torch.tensor([1., 2., 4.]), (3,))",
      samples: [
        Sample(values, .ints([3]), scales, shifts, .scalar(.double(1e-5))),
        Sample(values, .ints([2, 3]), .none, .none, .scalar(.double(1e-5))),
      ]
    ) { (call) throws(TensorError) in .tensor(try layerNorm(call)) }.inPython(),
    rmsRow(.torch), rmsRow(.functional).inPython(),
  ]

  private static func layerNorm(_ call: OperatorCall) throws(TensorError) -> Tensor {
    try layerNorm(
      call.tensor(0), Dims(call.ints(1)), weight: call.optionalTensor(2), bias: call.optionalTensor(3),
      epsilon: call.double(4))
  }
}
