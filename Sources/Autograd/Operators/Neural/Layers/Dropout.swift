package import TensorCore

/// Dropout: elements or whole channels zeroed at random, the rest scaled up.
package enum Dropout {
  /// Which places share one draw.
  private enum Grain { case element, feature }

  static func check(_ p: Double) throws(TensorError) {
    if !(p >= 0 && p <= 1) {
      throw TensorError(
        .runtimeError,
        "dropout probability has to be between 0 and 1, but got \(p.shortText)")
    }
  }

  private static var tooFlat: TensorError {
    TensorError(.runtimeError, "Feature dropout requires at least 2 dimensions in the input")
  }

  private static func mask(
    _ input: Tensor, _ p: Double, _ grain: Grain, _ generator: Generator
  ) throws(TensorError) -> NDArray {
    var shape = input.shape
    if grain == .feature {
      if shape.count < 2 { throw tooFlat }
      for dim in 2..<Swift.max(shape.count, 2) { shape[dim] = 1 }
    }
    let mask =
      try shape == input.shape
      ? input.array.emptyLike(input.scalarType) : NDArray.empty(shape, input.scalarType)
    try mask.fillBernoulli(1 - p, using: generator)
    return mask
  }

  /// Zeroes elements at the probability `p` and scales the others so that the mean stays.
  package static func dropout(
    _ input: Tensor, _ p: Double, isTraining: Bool, using generator: Generator
  ) throws(TensorError) -> Tensor {
    try apply(input, p, isTraining, .element, generator)
  }

  private static func apply(
    _ input: Tensor, _ p: Double, _ isTraining: Bool, _ grain: Grain, _ generator: Generator
  ) throws(TensorError) -> Tensor {
    if !isTraining || p == 0 || input.elementCount == 0 { return input }
    if grain == .feature, input.dimensionCount < 2 { throw tooFlat }
    if p == 1, input.scalarType != .bool { return try input * input.zerosLike() }
    if !input.scalarType.isDifferentiable {
      throw TensorError(
        .runtimeError,
        "result type Float can't be cast to the desired output type \(input.scalarType.errorName)")
    }
    let mask = try mask(input, p, grain, generator)
    let scaled = try Kernels.binary(.divide, mask, scalar: .double(1 - p), type: mask.scalarType)
    return try input * Tensor(scaled)
  }

  /// The slope and shift by which alpha dropout keeps mean and variance.
  private static func alpha(
    _ input: Tensor, _ p: Double, _ isTraining: Bool, _ grain: Grain, _ generator: Generator
  ) throws(TensorError) -> Tensor {
    if !isTraining || p == 0 || input.elementCount == 0 { return input }
    if p == 1 { return try input * input.zerosLike() }
    let mask = Tensor(try mask(input, p, grain, generator))
    let alpha = 1.7580993408473766
    let a = 1 / ((alpha * alpha * p + 1) * (1 - p)).squareRoot()
    let shift = try (mask + .int(-1)) * .double(alpha * a) + .double(alpha * a * p)
    return try input * (mask * .double(a)) + shift
  }

  private static let values = Sample.Input.tensor([1.5, -2, 3, 0.4, 5, -0.6], [2, 3])

  private static func row(
    _ name: String, defaultTraining: String, _ documentation: String,
    _ body: @escaping @Sendable (Tensor, Double, Bool, OperatorCall) throws(TensorError) -> Tensor
  ) -> Operator {
    Operator(
      name,
      ["\(name)(Tensor input, float p=0.5, bool training=\(defaultTraining), bool inplace=False)"],
      forms: .function, namespace: .functional, documentation: documentation,
      example: "torch.nn.functional.\(name)(torch.ones(2, 3, 4), 0.5)",
      samples: [Sample(values, .scalar(.double(0.5)), .bool(false), .bool(false))]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      let (p, isTraining) = (try call.double(1), try call.bool(2))
      try check(p)
      guard try call.bool(3) else { return .tensor(try body(input, p, isTraining, call)) }
      if !isTraining || p == 0 { return .tensor(input) }
      try input.updateInPlace { (original) throws(TensorError) in try body(original, p, isTraining, call) }
      return .tensor(input)
    }.inPython().preparing(
      .comparesProbability(
        name.hasSuffix("d") ? "feature_dropout" : name))
  }

  static let table: [Operator] = [
    row("dropout", defaultTraining: "True", "Zeroes elements at random and scales up the others.") {
      (input, p, isTraining, call) throws(TensorError) in
      try apply(input, p, isTraining, .element, call.generator)
    },
    row("alpha_dropout", defaultTraining: "False", "Drops elements so that mean and spread stay.") {
      (input, p, isTraining, call) throws(TensorError) in
      try alpha(input, p, isTraining, .element, call.generator)
    },
    row("dropout1d", defaultTraining: "True", "Zeroes whole channels of sequences at random.") {
      (input, p, isTraining, call) throws(TensorError) in
      if input.dimensionCount != 2 && input.dimensionCount != 3 {
        throw TensorError(
          .runtimeError,
          "dropout1d: Expected 2D or 3D input, but received a \(input.dimensionCount)D input. Note that dropout1d "
            + "exists to provide channel-wise dropout on inputs with 1 spatial dimension, a channel dimension, and an "
            + "optional batch dimension (i.e. 2D or 3D inputs).")
      }
      if input.dimensionCount == 3 { return try apply(input, p, isTraining, .feature, call.generator) }
      return try apply(input.unsqueeze(0), p, isTraining, .feature, call.generator).squeeze(0)
    },
    row("dropout2d", defaultTraining: "True", "Zeroes whole channels of images at random.") {
      (input, p, isTraining, call) throws(TensorError) in
      warn(input, spatial: 2, call)
      return try apply(input, p, isTraining, .feature, call.generator)
    },
    row("dropout3d", defaultTraining: "True", "Zeroes whole channels of volumes at random.") {
      (input, p, isTraining, call) throws(TensorError) in
      warn(input, spatial: 3, call)
      if input.dimensionCount == 5 { return try apply(input, p, isTraining, .feature, call.generator) }
      return try apply(input.unsqueeze(0), p, isTraining, .feature, call.generator).squeeze(0)
    },
    row("feature_alpha_dropout", defaultTraining: "False", "Drops channels so that mean and spread stay.") {
      (input, p, isTraining, call) throws(TensorError) in
      try alpha(input, p, isTraining, .feature, call.generator)
    },
    Operator(
      "dropout", ["dropout(Tensor input, float p, bool train)"], forms: [.function, .inPlace],
      documentation: "Zeroes elements at random and scales up the others.",
      example: "torch.dropout(torch.ones(3), 0.5, True)",
      samples: [Sample(values, .scalar(.double(0.5)), .bool(false))]
    ) { (call) throws(TensorError) in
      try check(call.double(1))
      return .tensor(try apply(call.tensor(0), call.double(1), call.bool(2), .element, call.generator))
    },
  ]

  private static func warn(_ input: Tensor, spatial: Int, _ call: OperatorCall) {
    let dims = input.dimensionCount
    if dims == spatial + 1 || dims == spatial + 2 { return }
    call.warn(
      "dropout\(spatial)d: Received a \(dims)-D input to dropout\(spatial)d, which is deprecated and will result in "
        + "an error in a future release. To retain the behavior and silence this warning, please use dropout "
        + "instead. Note that dropout\(spatial)d exists to provide channel-wise dropout on inputs with \(spatial) "
        + "spatial dimensions, a channel dimension, and an optional batch dimension (i.e. \(spatial + 1)D or "
        + "\(spatial + 2)D inputs).")
  }
}
