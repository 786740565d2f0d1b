package import TensorCore

/// Activations whose slopes are learned, drawn or gated.
package enum SlopedActivations {
  private static let learned = Derivative(
    "PreluKernelBackward0", saves: ["self", "weight"], rule: "d prelu(x, w)/dx = 1 where x > 0, else w"
  ) { (node, gradient) throws(TensorError) in
    let input = try node.saved(0)
    let isPositive = try Comparison.compare(.greater, input, .double(0))
    let zero = Tensor(try NDArray.scalar(.int(0), gradient.scalarType))
    return Gradients(
      node.needsGradient(0) ? try Selection.choose(isPositive, gradient, gradient * node.saved(1)) : nil,
      node.needsGradient(1) ? try Selection.choose(isPositive, zero, gradient * input) : nil)
  }.recording("PreluKernelBackwardBackward0", inputs: [0, 1])

  /// The input, its negative elements times a slope, which is one number or one for each channel.
  package static func prelu(_ input: Tensor, _ weight: Tensor) throws(TensorError) -> Tensor {
    func refuse(_ message: String) -> TensorError { TensorError(.runtimeError, message) }
    if input.scalarType != weight.scalarType {
      throw refuse(
        "prelu: Type promoting not supported. Got \(input.scalarType.errorName) and \(weight.scalarType.errorName)"
      )
    }
    if !input.scalarType.isFloatingPoint { throw input.scalarType.notImplemented("prelu_cpu") }
    if weight.dimensionCount > 1 {
      throw refuse(
        "prelu: Expected `weight` to be a scalar or 1D tensor, but got: ndim = \(weight.dimensionCount)")
    }
    if weight.elementCount != 1 {
      if input.dimensionCount == 0 { throw refuse("Not allow zero-dim input tensor.") }
      let channels = input.dimensionCount > 1 ? input.shape[1] : 1
      if channels != weight.elementCount {
        throw refuse(
          "Mismatch of parameter numbers and input channel size. Found parameter numbers = \(weight.elementCount) and "
            + "channel size = \(channels).")
      }
    }
    var slope = weight
    if input.dimensionCount != weight.dimensionCount {
      var shape = Dims(repeating: 1, count: input.dimensionCount)
      if input.dimensionCount > 1 { shape[1] = weight.elementCount }
      slope = try weight.reshape(shape)
    }
    let isPositive = try Comparison.compare(.greater, Tensor(input.array), .double(0))
    let scaled = try Kernels.binary(.multiply, input.array, slope.array, type: input.scalarType)
    let array = try Kernels.select(
      isPositive.array, .array(input.array), .array(scaled), type: input.scalarType)
    return Tensor.recorded(array, learned, input, slope) { node, _ in
      node.save(input)
      node.save(slope)
    }
  }

  private static let drawn = Derivative(
    "RreluWithNoiseBackward0", saves: ["self", "noise", "lower", "upper", "training"], packs: [1, 0]
  ) {
    (node, gradient) throws(TensorError) in Gradients(try gradient * node.saved(1))
  }.recording(
    "RreluWithNoiseBackwardBackward0",
    saves: [
      .init("self", .tensor(1)), .init("noise", .tensor(2)), .init("lower", .attribute(0)),
      .init("upper", .attribute(1)), .init("training", .attribute(2)),
    ])

  /// A leaky ReLU whose slopes are drawn anew for each negative element, or without a generator are their mean.
  private static func rrelu(
    _ input: Tensor, _ low: Double, _ high: Double, _ generator: Generator?
  ) throws(TensorError) -> Tensor {
    let slopes = try input.array.scalars().map { value -> Scalar in
      value.doubleValue <= 0 ? .double(generator?.uniform(from: low, to: high) ?? (low + high) / 2) : .int(1)
    }
    let noise = Tensor(try NDArray(elements: slopes, shape: input.shape, scalarType: input.scalarType))
    let array = try Kernels.binary(.multiply, input.array, noise.array, type: input.scalarType)
    return Tensor.recorded(array, drawn, input) { node, _ in
      node.save(input)
      node.save(noise)
      node.attributes = [.scalar(.double(low)), .scalar(.double(high)), .bool(generator != nil)]
    }
  }

  private static let gated = Derivative(
    "GluBackward0", saves: ["self", "dim"], rule: "glu(a, b) = a sigmoid(b)"
  ) {
    (node, gradient) throws(TensorError) in
    let input = try node.saved(0)
    let dim = try wrapDimension(node.int(0), count: input.dimensionCount)
    let half = input.shape[dim] / 2
    let first = try Parts.slice(input, dim, start: 0, end: half)
    let share = try Hyperbolic.sigmoid(Parts.slice(input, dim, start: half, end: 2 * half))
    let lower = try gradient * first * share * (-share + .int(1))
    return Gradients(try Joining.concatenate([gradient * share, lower], dim))
  }.recording("GluBackwardBackward0")

  /// The first half of a dimension times the sigmoid of the second.
  package static func glu(_ input: Tensor, _ dim: Int) throws(TensorError) -> Tensor {
    if input.dimensionCount == 0 {
      throw TensorError(.runtimeError, "glu does not support scalars because halving size must be even")
    }
    let place = try wrapDimension(dim, count: input.dimensionCount)
    let size = input.shape[place]
    if size % 2 != 0 {
      throw TensorError(
        .runtimeError, "Halving dimension must be even, but dimension \(place) is size \(size)")
    }
    try input.scalarType.checkIsFloatingPoint(for: "glu_cpu")
    let result = try GradMode.with(false) { () throws(TensorError) in
      let plain = Tensor(input.array)
      return try Parts.slice(plain, place, start: 0, end: size / 2)
        * Hyperbolic.sigmoid(Parts.slice(plain, place, start: size / 2, end: size))
    }
    return Tensor.recorded(result.array, gated, input) { node, _ in
      node.save(input)
      node.attributes = [.int(dim)]
    }
  }

  // MARK: Rows

  private static let values = Sample.Input.tensor([-1.7, 0.4, 2.3, -0.3], [4])

  private static func preluRow(_ namespace: Operator.Namespace) -> Operator {
    Operator(
      "prelu", ["prelu(Tensor input, Tensor weight)"],
      forms: namespace == .torch ? [.function, .method] : .function, namespace: namespace,
      documentation: "Multiplies negative elements by a learned slope.",
      example: "torch.prelu(torch.tensor([-1., 2.]), torch.tensor([0.25]))",
      samples: [Sample(values, .tensor([0.3], [1]))]
    ) { (call) throws(TensorError) in .tensor(try prelu(call.tensor(0), call.tensor(1))) }
  }

  static let table: [Operator] = [
    preluRow(.torch), preluRow(.functional),
    Operator(
      "glu", ["glu(Tensor input, int dim=-1)"], forms: .function, namespace: .functional,
      documentation: "Multiplies one half of a dimension by the sigmoid of the other.",
      example: "torch.nn.functional.glu(torch.tensor([1., 2.]))", samples: [Sample(values, .int(-1))]
    ) { (call) throws(TensorError) in .tensor(try glu(call.tensor(0), call.int(1))) }.inPython()
      .preparing(.calls("dim")),
    Operator(
      "rrelu",
      [
        "rrelu(Tensor input, float lower=0.125, float upper=0.3333333333333333, bool training=False, "
          + "bool inplace=False)"
      ], forms: .function, namespace: .functional,
      documentation: "Multiplies negative elements by random slopes in training, by their mean otherwise.",
      example: "torch.nn.functional.rrelu(torch.tensor([-1., 2.]))",
      samples: [Sample(values, .scalar(.double(0.1)), .scalar(.double(0.3)), .bool(false), .bool(false))]
    ) { (call) throws(TensorError) in
      let (input, low, high) = (try call.tensor(0), try call.double(1), try call.double(2))
      if low > high {
        throw TensorError(.runtimeError, "Lower bound should be less than or equal to the upper bound")
      }
      let generator = try call.bool(3) ? call.generator : nil
      func apply(_ input: Tensor) throws(TensorError) -> Tensor { try rrelu(input, low, high, generator) }
      guard try call.bool(4) else { return .tensor(try apply(input)) }
      try input.updateInPlace { (original) throws(TensorError) in
        try apply(original).namedAsInPlaceActivation()
      }
      return .tensor(input)
    }.inPython(),
  ]
}
