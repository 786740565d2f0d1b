package import TensorCore

/// Division with rounding, and remainders.
package enum Division {
  /// A tensor or a number.
  package enum Operand {
    case tensor(Tensor)
    case scalar(Scalar)
  }

  static func operand(_ call: OperatorCall, _ index: Int) throws(TensorError) -> Operand {
    if let tensor = call.optionalTensor(index) { return .tensor(tensor) }
    return .scalar(try call.scalar(index))
  }

  /// A rounded quotient; its derivative is zero wherever it has one.
  package static func rounded(_ input: Tensor, by other: Operand, mode: String) throws(TensorError) -> Tensor
  {
    let kernel: BinaryKernel
    switch mode {
    case "floor": kernel = .floorDivide
    case "trunc": kernel = .truncDivide
    default:
      throw TensorError(
        .runtimeError, "div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '\(mode)'"
      )
    }
    return try apply(kernel, input, other, mode == "floor" ? roundedDown : roundedToZero)
  }

  private static let roundedDown = roundedQuotient("floor")
  private static let roundedToZero = roundedQuotient("trunc")

  private static func roundedQuotient(_ mode: String) -> Derivative {
    Derivative(
      "DivBackward2", saves: [.init("rounding_mode", .constant(.string(mode)))], rule: "0 between the steps"
    ) {
      (_, gradient) throws(TensorError) in
      Gradients(try gradient.zerosLike(), try gradient.zerosLike())
    }
  }

  private static let floorQuotient = Derivative.notImplemented("floor_divide")

  /// `input // other`.
  package static func floorDivide(_ input: Tensor, _ other: Operand) throws(TensorError) -> Tensor {
    try apply(.floorDivide, input, other, floorQuotient)
  }

  package static func floorDivide(_ input: Scalar, _ other: Tensor) throws(TensorError) -> Tensor {
    try floorDivide(asTensor(input, beside: other), .tensor(other))
  }

  // d(a mod b) = da - floor(a / b) db
  private static let remainderOfTensor = Derivative(
    "RemainderBackward1", saves: ["self", "other"], packs: [1, 0]
  ) {
    (node, gradient) throws(TensorError) in
    try quotientRule(node, gradient, "floor")
  }

  private static let remainderOfScalar = Derivative("RemainderBackward0") { (_, gradient) in
    Gradients(gradient)
  }

  private static let remainderOfNumber = Derivative.notImplemented("remainder")

  private static let fmodOfTensor = Derivative("FmodBackward1", saves: ["self", "other"], packs: [1, 0]) {
    (node, gradient) throws(TensorError) in
    try quotientRule(node, gradient, "trunc")
  }

  private static let fmodOfScalar = Derivative("FmodBackward0") { (_, gradient) in Gradients(gradient) }

  private static func quotientRule(
    _ node: OperatorNode, _ gradient: Tensor, _ mode: String
  ) throws(TensorError) -> Gradients {
    var gradients = Gradients(node.needsGradient(0) ? gradient : nil)
    if node.needsGradient(1) {
      gradients.second = try -gradient * rounded(node.saved(0), by: .tensor(node.saved(1)), mode: mode)
    }
    return gradients
  }

  /// `input % other`, with the sign of `other`.
  package static func remainder(_ input: Tensor, _ other: Operand) throws(TensorError) -> Tensor {
    if case .tensor = other {
      return try apply(.remainder, input, other, remainderOfTensor, savesOperands: true)
    }
    return try apply(.remainder, input, other, remainderOfScalar)
  }

  package static func remainder(_ input: Scalar, _ other: Tensor) throws(TensorError) -> Tensor {
    try apply(.remainder, asTensor(input, beside: other), .tensor(other), remainderOfNumber)
  }

  /// A number as a 0-dim tensor of the type that an operation with `other` has.
  static func asTensor(_ number: Scalar, beside other: Tensor) throws(TensorError) -> Tensor {
    let type = ScalarType.resultType(other.array, number, defaultType: DefaultScalarType.current)
    return Tensor(try NDArray.scalar(number, type))
  }

  private static func apply(
    _ kernel: BinaryKernel, _ input: Tensor, _ other: Operand, _ derivative: Derivative,
    savesOperands: Bool = false
  ) throws(TensorError) -> Tensor {
    switch other {
    case .tensor(let tensor):
      let type = ScalarType.resultType(input.array, tensor.array, defaultType: DefaultScalarType.current)
      return Tensor.recorded(
        try Kernels.binary(kernel, input.array, tensor.array, type: type), derivative, input, tensor
      ) { node, _ in
        if savesOperands {
          node.save(input)
          node.save(tensor)
        }
      }
    case .scalar(let scalar):
      let type = ScalarType.resultType(input.array, scalar, defaultType: DefaultScalarType.current)
      return Tensor.recorded(
        try Kernels.binary(kernel, input.array, scalar: scalar, type: type), derivative, input)
    }
  }

  private static func row(
    _ name: String, _ documentation: String, samples: [Sample],
    _ body: @escaping @Sendable (Tensor, Operand) throws(TensorError) -> Tensor
  ) -> Operator {
    Operator(
      name, ["\(name)(Tensor input, Tensor other)", "\(name)(Tensor input, Scalar other)"],
      forms: [.function, .method, .inPlace], documentation: documentation,
      example: "torch.\(name)(torch.tensor([-7., 7.]), 3)", samples: samples
    ) { (call) throws(TensorError) in
      .tensor(try body(call.tensor(0), operand(call, 1)))
    }
  }

  private static let samples = [
    Sample(.tensor([-7.3, 1.2, 6.1], [3]), .tensor([2.1, 0.7, -1.6], [3])),
    Sample(overload: 1, .tensor([-7.3, 1.2, 6.1], [3]), .scalar(.double(2.5))),
  ]

  static let table: [Operator] = [
    row("floor_divide", "Divides each element and rounds the quotient down.", samples: []) {
      (input, other) throws(TensorError) in try floorDivide(input, other)
    }.recordingInPlace(.notImplemented("floor_divide_")),
    row("remainder", "Computes what a division leaves, with the divisor's sign.", samples: samples) {
      (input, other) throws(TensorError) in try remainder(input, other)
    },
    row("fmod", "Computes what a division leaves, with the dividend's sign.", samples: samples) {
      (input, other) throws(TensorError) in
      if case .tensor = other { return try apply(.fmod, input, other, fmodOfTensor, savesOperands: true) }
      return try apply(.fmod, input, other, fmodOfScalar)
    },
  ]
}
