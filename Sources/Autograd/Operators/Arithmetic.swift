import ComplexModule
package import TensorCore

/// Sums, differences, products and quotients.
package enum Arithmetic {
  // d(a + alpha b) = da + alpha db
  private static let addTensor = Derivative(
    "AddBackward0", saves: ["alpha"], rule: "d (a + b)/da = 1, d (a + b)/db = 1"
  ) {
    (node, gradient) throws(TensorError) in
    Gradients(
      node.needsGradient(0) ? gradient : nil,
      node.needsGradient(1) ? try gradient.scaled(by: node.scalar) : nil)
  }

  package static let add = BinaryOperator(
    .add, savesOperands: false, withTensor: addTensor,
    withScalar: Derivative(
      "AddBackward0", saves: [.init("alpha", .constant(.int(1)))], rule: "d (x + c)/dx = 1"
    ) { (_, gradient) in
      Gradients(gradient)
    })

  private static let addScaledNumber = scaledNumber("AddBackward0", rule: "d (x + c)/dx = 1")
  private static let subtractScaledNumber = scaledNumber("SubBackward0", rule: "d (x - c)/dx = 1")

  private static func scaledNumber(_ name: String, rule: String) -> Derivative {
    Derivative(name, saves: ["alpha"], rule: rule, forward: .elementwise) { (_, gradient) in
      Gradients(gradient)
    }
  }

  // d(a - alpha b) = da - alpha db
  private static let subtractTensor = Derivative(
    "SubBackward0", saves: ["alpha"], rule: "d (a - b)/da = 1, d (a - b)/db = -1"
  ) {
    (node, gradient) throws(TensorError) in
    Gradients(
      node.needsGradient(0) ? gradient : nil,
      node.needsGradient(1) ? try -gradient.scaled(by: node.scalar) : nil)
  }

  package static let subtract = BinaryOperator(
    .subtract, savesOperands: false, withTensor: subtractTensor,
    withScalar: Derivative(
      "SubBackward0", saves: [.init("alpha", .constant(.int(1)))], rule: "d (x - c)/dx = 1"
    ) { (_, gradient) in
      Gradients(gradient)
    })

  // d(a b) = b da + a db
  package static let multiply: BinaryOperator = .init(
    .multiply, savesOperands: true,
    withTensor: Derivative(
      "MulBackward0", saves: ["self", "other"], packs: [1, 0], rule: "d (a b)/da = b, d (a b)/db = a"
    ) {
      (node: OperatorNode, gradient: Tensor) throws(TensorError) -> Gradients in
      func product(_ index: Int, isLast: Bool) throws(TensorError) -> Tensor {
        let factor = try node.saved(index)
        if let product = try node.largeProduct(gradient, factor, isLast: isLast) { return product }
        return try gradient * factor.conjugate()
      }
      let isLast = !node.needsGradient(1)
      return Gradients(
        node.needsGradient(0) ? try product(1, isLast: isLast) : nil,
        isLast ? nil : try product(0, isLast: true))
    }.multiplying(0..<2),
    withScalar: Derivative(
      "MulBackward0", saves: ["other", .init("self", .constant(.none))], rule: "d (c x)/dx = c"
    ) {
      (node, gradient) throws(TensorError) in
      Gradients(try multiply(gradient, node.scalar.conjugate))
    }.multiplying(0..<1))

  // d(a / b) = da / b - a / b^2 db
  package static let divide: BinaryOperator = .init(
    .divide, rule: .floating, savesOperands: true,
    withTensor: Derivative(
      "DivBackward0", saves: ["self", "other"], packs: [1, 0], rule: "d (a/b)/da = 1/b, d (a/b)/db = -a/b^2"
    ) { (node, gradient) throws(TensorError) in
      Gradients(
        node.needsGradient(0) ? try gradient / node.saved(1).conjugate() : nil,
        node.needsGradient(1)
          ? try -gradient * ((node.saved(0) / node.saved(1)) / node.saved(1)).conjugate() : nil)
    },
    withScalar: Derivative(
      "DivBackward0", saves: ["other", .init("self", .constant(.none))], rule: "d (x/c)/dx = 1/c"
    ) {
      (node, gradient) throws(TensorError) in
      Gradients(try divide(gradient, node.scalar.conjugate))
    })

  /// `number - tensor` as PyTorch's own code takes it: from a tensor that is filled with the number.
  static func subtract(filled first: Scalar, _ second: Tensor) throws(TensorError) -> Tensor {
    let array = try Kernels.binary(.subtract, scalar: first, second.array, type: second.scalarType)
    return Tensor.recorded(array, subtractTensor, Tensor(second.array), second)
  }

  /// `number - tensor`.
  package static func subtract(_ first: Scalar, _ second: Tensor) throws(TensorError) -> Tensor {
    var isBool = second.scalarType == .bool
    if case .bool = first {
      if isBool { throw boolSubtraction }
      isBool = true
    }
    try refuseBoolSubtraction(isBool)
    let type = ScalarType.resultType(second.array, first, defaultType: DefaultScalarType.current)
    let array = try Kernels.binary(.subtract, scalar: first, second.array, type: type)
    return Tensor.recorded(array, reverseSubtract, second)
  }

  private static let reverseSubtract = Derivative(
    "RsubBackward1", saves: [.init("alpha", .constant(.int(1)))], rule: "d (c - x)/dx = -1"
  ) {
    (_, gradient) throws(TensorError) in
    Gradients(try -gradient)
  }

  private static let reverseSubtractTensor = Derivative(
    "RsubBackward0", saves: ["alpha"], rule: "d (b - a)/da = -1, d (b - a)/db = 1"
  ) {
    (node, gradient) throws(TensorError) in
    Gradients(try -gradient.scaled(by: node.scalar), gradient)
  }

  /// `other - alpha * input`.
  private static func subtract(
    _ input: Tensor, from other: Tensor, alpha: Scalar
  ) throws(TensorError) -> Tensor {
    let result = try GradMode.with(false) { () throws(TensorError) in
      try sum(Tensor(other.array), Tensor(input.array), alpha: alpha, negated: true)
    }
    return Tensor.recorded(result.array, reverseSubtractTensor, input, other) { node, _ in
      node.scalar = alpha
    }
  }

  /// `first + alpha * second`, or with `negated` the difference.
  package static func sum(
    _ first: Tensor, _ second: Tensor, alpha: Scalar, negated: Bool
  ) throws(TensorError) -> Tensor {
    let type = ScalarType.resultType(first.array, second.array, defaultType: DefaultScalarType.current)
    try check(alpha: alpha, for: type)
    if negated && first.scalarType == .bool && second.scalarType == .bool { throw boolSubtraction }
    if negated { try refuseBoolSubtraction(first.scalarType == .bool || second.scalarType == .bool) }
    if alpha == .int(1) { return negated ? try subtract(first, second) : try add(first, second) }
    let alpha = try alpha.checked(for: type)
    let array: NDArray
    if type.isFloatingPoint {
      let scale = negated ? alpha.multiplied(by: .int(-1)) : alpha
      array = try Kernels.addScaled(first.array, second.array, scale: scale, type: type)
    } else {
      let scaled = try Kernels.binary(.multiply, second.array, scalar: alpha, type: type)
      array = try Kernels.binary(negated ? .subtract : .add, first.array, scaled, type: type)
    }
    return Tensor.recorded(array, negated ? subtractTensor : addTensor, first, second) { node, _ in
      node.scalar = alpha
    }
  }

  package static func sum(
    _ first: Tensor, _ second: Scalar, alpha: Scalar, negated: Bool
  ) throws(TensorError) -> Tensor {
    let type = ScalarType.resultType(first.array, second, defaultType: DefaultScalarType.current)
    try check(alpha: alpha, for: type)
    if negated {
      var isBool = first.scalarType == .bool
      if case .bool = second {
        if isBool { throw boolSubtraction }
        isBool = true
      }
      try refuseBoolSubtraction(isBool)
    }
    if alpha == .int(1) { return negated ? try subtract(first, second) : try add(first, second) }
    let (plain, scaled) = (Tensor(first.array), second.multiplied(by: alpha))
    let array = try (negated ? subtract(plain, scaled) : add(plain, scaled)).array
    return Tensor.recorded(array, negated ? subtractScaledNumber : addScaledNumber, first) { node, _ in
      node.scalar = alpha
    }
  }

  /// Adds `alpha * other` to `target`, or subtracts it; false, with nothing changed, where that is recorded or the types
  /// are not one floating point type.
  private static func add(
    _ other: Tensor, to target: Tensor, alpha: Scalar, negated: Bool
  ) throws(TensorError) -> Bool {
    let type = target.scalarType
    guard type.isFloatingPoint, other.scalarType == type, alpha.realValue != nil,
      !target.isWrittenOnRecord(with: other)
    else { return false }
    try check(alpha: alpha, for: type)
    if alpha == .int(1) {
      return negated ? try subtract.update(target, other) : try add.update(target, other)
    }
    guard other.shape.isBroadcastable(to: target.shape) else { return false }
    try target.checkInPlace()
    let scale = try alpha.checked(for: type)
    try Kernels.addScaled(
      target.array, other.array, scale: negated ? scale.multiplied(by: .int(-1)) : scale, into: target.array)
    target.bumpVersion()
    return true
  }

  private static func check(alpha: Scalar, for type: ScalarType) throws(TensorError) {
    switch alpha {
    case .bool where type != .bool:
      throw TensorError(.runtimeError, "Boolean alpha only supported for Boolean results.")
    case .double where !type.isDifferentiable, .complex where !type.isDifferentiable:
      throw TensorError(
        .runtimeError, "For integral input tensors, argument alpha must not be a floating point number.")
    case .complex where !type.isComplex:
      throw TensorError(
        .runtimeError, "For non-complex input tensors, argument alpha must not be a complex number.")
    default: break
    }
  }

  static var boolSubtraction: TensorError {
    TensorError(
      .notImplementedError,
      "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` "
        + "operator instead.")
  }

  private static func refuseBoolSubtraction(_ isBool: Bool) throws(TensorError) {
    guard isBool else { return }
    throw TensorError(
      .notImplementedError,
      "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use "
        + "the `~` or `logical_not()` operator instead.")
  }

  // MARK: Rows

  private static let pair: [Double] = [-1.2, 0.3, 2.1]
  private static let other: [Double] = [0.7, -1.4, 2.6]
  private static let tensorSamples = [Sample(.tensor(pair, [3]), .tensor(other, [3]))]

  private static func sumRow(_ name: String, negated: Bool, _ documentation: String) -> Operator {
    Operator(
      name,
      [
        "\(name)(Tensor input, Tensor other, *, Scalar alpha=1)",
        "\(name)(Tensor input, Scalar other, *, Scalar alpha=1)",
      ],
      forms: [.function, .method, .inPlace], documentation: documentation,
      example: "torch.\(name)(torch.tensor([1., 2.]), 10)",
      samples: [
        Sample(.tensor(pair, [3]), .tensor(other, [3]), .scalar(.double(0.5))),
        Sample(.tensor(pair, [3, 1]), .tensor(other, [3]), .scalar(.int(1))),
        Sample(overload: 1, .tensor(pair, [3]), .scalar(.double(2.5)), .scalar(.int(1))),
      ]
    ) { (call) throws(TensorError) in
      call.overload == 0
        ? .tensor(try sum(call.tensor(0), call.tensor(1), alpha: call.scalar(2), negated: negated))
        : .tensor(try sum(call.tensor(0), call.scalar(1), alpha: call.scalar(2), negated: negated))
    }.updating { (call) throws(TensorError) in
      guard call.overload == 0 else { return false }
      return try add(call.tensor(1), to: call.tensor(0), alpha: call.scalar(2), negated: negated)
    }
  }

  private static func row(_ name: String, _ binary: BinaryOperator, _ documentation: String) -> Operator {
    Operator(
      name, ["\(name)(Tensor input, Tensor other)", "\(name)(Tensor input, Scalar other)"],
      forms: [.function, .method, .inPlace], documentation: documentation,
      example: "torch.\(name)(torch.tensor([1., 2.]), 10)",
      samples: [
        Sample(.tensor(pair, [3]), .tensor(other, [3])), Sample(.tensor(pair, [3, 1]), .tensor(other, [3])),
        Sample(overload: 1, .tensor(pair, [3]), .scalar(.double(2.5))),
      ]
    ) { (call) throws(TensorError) in
      call.overload == 0
        ? .tensor(try binary(call.tensor(0), call.tensor(1)))
        : .tensor(try binary(call.tensor(0), call.scalar(1)))
    }.updating { (call) throws(TensorError) in
      call.overload == 0
        ? try binary.update(call.tensor(0), call.tensor(1))
        : try binary.update(call.tensor(0), call.scalar(1))
    }
  }

  private static let divideRow = Operator(
    "div",
    [
      "div(Tensor input, Tensor other)", "div(Tensor input, Scalar other)",
      "div(Tensor input, Tensor other, *, str? rounding_mode)",
      "div(Tensor input, Scalar other, *, str? rounding_mode)",
    ],
    forms: [.function, .method, .inPlace], documentation: "Divides each element by the other operand.",
    example: "torch.div(torch.tensor([1., 2.]), 10)",
    samples: [
      Sample(.tensor(pair, [3]), .tensor(other, [3])), Sample(.tensor(pair, [3, 1]), .tensor(other, [3])),
      Sample(overload: 1, .tensor(pair, [3]), .scalar(.double(2.5))),
    ]
  ) { (call) throws(TensorError) in
    let input = try call.tensor(0)
    if call.overload >= 2, let mode = call.string(2) {
      return .tensor(try Division.rounded(input, by: Division.operand(call, 1), mode: mode))
    }
    let quotient =
      try call.overload % 2 == 0 ? divide(input, call.tensor(1)) : divide(input, call.scalar(1))
    if call.overload >= 2, let node = quotient.recordedGradFn as? OperatorNode {
      node.rename("DivBackward2", showing: [.init("rounding_mode", .constant(.none))])
    }
    return .tensor(quotient)
  }

  static let table: [Operator] = [
    sumRow("add", negated: false, "Adds the other operand, times `alpha`, to each element."),
    sumRow("sub", negated: true, "Subtracts the other operand, times `alpha`, from each element."),
    sumRow("subtract", negated: true, "Subtracts the other operand, times `alpha`, from each element."),
    row("mul", multiply, "Multiplies each element by the other operand."),
    row("multiply", multiply, "Multiplies each element by the other operand."),
    divideRow, divideRow.alias("divide"),
    row("true_divide", divide, "Divides each element by the other operand."),
    Operator(
      "rsub",
      [
        "rsub(Tensor input, Tensor other, *, Scalar alpha=1)",
        "rsub(Tensor input, Scalar other, *, Scalar alpha=1)",
      ],
      forms: [.function], documentation: "Subtracts each element from the other operand.",
      example: "torch.rsub(torch.tensor([1., 2.]), 10)",
      samples: [Sample(overload: 1, .tensor(pair, [3]), .scalar(.double(2.5)), .scalar(.int(1)))]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0).scaled(by: call.scalar(2))
      if call.overload == 1 { return .tensor(try subtract(call.scalar(1), input)) }
      return .tensor(try subtract(call.tensor(0), from: call.tensor(1), alpha: call.scalar(2)))
    },
    Operator(
      "square", ["square(Tensor input)"], forms: [.function, .method, .inPlace],
      documentation: "Multiplies each element by itself.", example: "torch.square(torch.tensor([1., -3.]))",
      samples: [Sample(.tensor(pair, [3]))]
    ) { (call) throws(TensorError) in .tensor(try call.tensor(0).power(.int(2))) },
    Operator(
      "positive", ["positive(Tensor input)"], documentation: "Gives the tensor itself.",
      example: "torch.positive(torch.tensor([1., -3.]))", samples: [Sample(.tensor(pair, [3]))]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      if input.scalarType == .bool {
        throw TensorError(.notImplementedError, "The `+` operator, on a bool tensor is not supported.")
      }
      return .tensor(input)
    },
  ]
}

extension Scalar {
  /// The complex conjugate; a real number itself.
  package var conjugate: Scalar {
    if case .complex(let value) = self { .complex(value.conjugate) } else { self }
  }

  /// The product in the wider of the two kinds; integers wrap as the processor's do.
  package func multiplied(by other: Scalar) -> Scalar {
    switch (self, other) {
    case (.complex, _), (_, .complex): .complex(complexValue * other.complexValue)
    case (.double, _), (_, .double): .double(doubleValue * other.doubleValue)
    default: .int(intValue &* other.intValue)
    }
  }
}
