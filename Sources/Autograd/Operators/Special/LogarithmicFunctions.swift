package import TensorCore

/// Products with logarithms, entropy, the inverse of the sigmoid, and Hurwitz's zeta function.
package enum LogarithmicFunctions {
  /// An operator of two operands of which either may be a number.
  private static func mixed(
    _ name: String, _ namespace: Operator.Namespace, _ forms: Operator.Forms, node: String,
    _ documentation: String, samples: [Sample], forward: ForwardRule = .transposed,
    kernel: @escaping @Sendable (NDArray, NDArray, ScalarType) throws(TensorError) -> NDArray,
    formula: @escaping @Sendable (OperatorNode, Tensor, Tensor, Tensor) throws(TensorError) -> Gradients
  ) -> Operator {
    // Each form has a node of its own: of two tensors, of a number and a tensor, of a tensor and a number.
    let derivatives = (0..<3).map { index in
      Derivative(
        "\(node)\(index)", saves: ["self", "other"], packs: index == 0 ? [1, 0] : [], forward: forward
      ) {
        (node, gradient) throws(TensorError) in
        let gradients = try formula(node, gradient, node.saved(0), node.saved(1))
        return gradients
      }
    }
    return Operator(
      name,
      [
        "\(name)(Tensor input, Tensor other)", "\(name)(Scalar self, Tensor other)",
        "\(name)(Tensor input, Scalar other)",
      ],
      forms: forms, namespace: namespace, documentation: documentation,
      example:
        "torch.\(namespace == .special ? "special." : "")\(name)(torch.tensor([2., 3.]), torch.tensor([1., 2.]))",
      samples: samples
    ) { (call) throws(TensorError) in
      let first =
        try call.overload == 1 ? Tensor.number(call.scalar(0), beside: call.tensor(1)) : call.tensor(0)
      let second =
        try call.overload == 2 ? Tensor.number(call.scalar(1), beside: call.tensor(0)) : call.tensor(1)
      var type = Tensor.commonType(first, second)
      if !type.isDifferentiable { type = DefaultScalarType.current }
      let array = try kernel(first.array, second.array, type)
      return .tensor(
        Tensor.recorded(array, derivatives[call.overload], first, second) { node, _ in
          node.save(first)
          node.save(second)
        })
    }
  }

  private static let pairs = [
    Sample(.tensor([0.4, -1.3, 2.1], [3]), .tensor([0.7, 1.4, 2.6], [3])),
    Sample(overload: 1, .scalar(.double(2)), .tensor([0.7, 1.4, 2.6], [3])),
    Sample(overload: 2, .tensor([0.4, -1.3, 2.1], [3]), .scalar(.double(2.5))),
  ]

  private static func productRow(
    _ name: String, _ namespace: Operator.Namespace, _ forms: Operator.Forms
  ) -> Operator {
    mixed(
      name, namespace, forms, node: "XlogyBackward",
      "Computes `input * log(other)`, which is zero where the input is.", samples: pairs,
      kernel: { (a, b, type) throws(TensorError) in try Kernels.binary(.xLogY, a, b, type: type) },
      formula: { (node, gradient, first, second) throws(TensorError) in
        var gradients = Gradients()
        if node.needsGradient(0) {
          let isFlat = try Comparison.compare(
            .logicalAnd, Comparison.compare(.equal, first, .int(0)),
            Comparison.compare(.lessOrEqual, second, .int(0)))
          let slope = try second.log()
          gradients.first =
            try gradient
            * Selection.choose(isFlat, Tensor(NDArray.scalar(.int(0), slope.scalarType)), slope)
        }
        if node.needsGradient(1) { gradients.second = try gradient * first / second }
        return gradients
      })
  }

  private static let shiftedRow = mixed(
    "xlog1py", .special, .function, node: "SpecialXlog1PyBackward",
    "Computes `input * log(1 + other)`, which is zero where the input is.", samples: pairs,
    kernel: { (a, b, type) throws(TensorError) in try Kernels.binary(.xLog1pY, a, b, type: type) },
    formula: { (node, gradient, first, second) throws(TensorError) in
      var gradients = Gradients()
      if node.needsGradient(0) {
        let isFlat = try Comparison.compare(
          .logicalAnd, Comparison.compare(.equal, first, .int(0)),
          Comparison.compare(.lessOrEqual, second, .int(-1)))
        let slope = try Exponential.log1p(second)
        gradients.first =
          try gradient
          * Selection.choose(isFlat, Tensor(NDArray.scalar(.int(0), slope.scalarType)), slope)
      }
      if node.needsGradient(1) { gradients.second = try gradient * first / (second + .int(1)) }
      return gradients
    })

  private static func zeta(_ s: Tensor, _ q: Tensor) throws(TensorError) -> Tensor {
    if case .tensor(let result) = try zetaRow.run(
      OperatorCall(overload: 0, values: [.tensor(s), .tensor(q)]))
    {
      return result
    }
    return s
  }

  private static let zetaRow: Operator = mixed(
    "zeta", .special, .function, node: "SpecialZetaBackward",
    "Computes Hurwitz's zeta function.",
    samples: [Sample(overload: 1, .scalar(.double(2)), .tensor([0.7, 1.4, 2.6], [3]))],
    forward: .missing("special_zeta"),
    kernel: { (a, b, type) throws(TensorError) in
      try Kernels.map(a, b, type: type, name: "zeta_cpu", supportsHalf: false) { Special.zeta($0, $1) }
    },
    formula: { (node, gradient, first, second) throws(TensorError) in
      if node.needsGradient(0) {
        throw TensorError(.notImplementedError, "the derivative for 'zeta' is not implemented.")
      }
      return Gradients(nil, try gradient * -first * zeta(first + .int(1), second))
    })

  // MARK: One operand

  private static let entropyDerivative = Derivative("SpecialEntrBackward0", saves: ["self"]) {
    (node, gradient) throws(TensorError) in
    Gradients(try gradient * -(node.saved(0).log() + .int(1)))
  }

  package static func entropy(_ input: Tensor) throws(TensorError) -> Tensor {
    Tensor.recorded(try Kernels.unary(.entr, input.array.floating()), entropyDerivative, input) { node, _ in
      node.save(input)
    }
  }

  // d logit = 1 / (x (1 - x)); beyond the bounds zero.
  private static let logitDerivative = Derivative("LogitBackward0", saves: ["self", "eps"]) {
    (node, gradient) throws(TensorError) in
    let input = try node.saved(0)
    let slope = try gradient / (input * (.int(1) - input))
    guard case .scalar(let eps) = node.attributes[0] else {
      let isInside = try Comparison.compare(
        .logicalAnd, Comparison.compare(.greaterOrEqual, input, .int(0)),
        Comparison.compare(.lessOrEqual, input, .int(1)))
      return Gradients(
        try Selection.choose(isInside, slope, Tensor(NDArray.scalar(.double(.nan), slope.scalarType))))
    }
    // The bounds are rounded to the tensor's own type, as PyTorch has them.
    let low = try Tensor(NDArray.scalar(eps, input.scalarType))
    let high = try Tensor(NDArray.scalar(.double(1 - eps.doubleValue), input.scalarType))
    let isInside = try Comparison.compare(
      .logicalAnd, Comparison.compare(.greaterOrEqual, input, low),
      Comparison.compare(.lessOrEqual, input, high))
    return Gradients(try Selection.masked(slope, isInside))
  }

  package static func logit(_ input: Tensor, eps: Double?) throws(TensorError) -> Tensor {
    var array = try input.array.floating()
    if let eps, array.scalarType.isFloatingPoint {
      // Each element is moved to one bound only, even where the bounds cross.
      let type = array.scalarType
      let (low, high) = (Scalar.double(eps), Scalar.double(1 - eps))
      let isLow = try Kernels.compare(.less, array, scalar: low, type: type)
      let lowered = try Kernels.binary(.minimum, array, scalar: high, type: type)
      array = try Kernels.select(isLow, .number(low), .array(lowered), type: type)
    }
    array = try Kernels.unary(.logit, array)
    return Tensor.recorded(array, logitDerivative, input) { node, _ in
      node.save(input)
      node.attributes = [eps.map { .scalar(.double($0)) } ?? .none]
    }
  }

  // d sinc = (cos(pi x) - sinc x) / x, zero at zero.
  private static let sincDerivative = Derivative("SincBackward0", saves: ["self"]) {
    (node, gradient) throws(TensorError) in
    let input = try node.saved(0)
    let scaled = try input * .double(.pi)
    let area = try input * input * .double(.pi)
    let isZero = try Comparison.compare(.equal, area, .int(0))
    let slope = try (scaled * Trigonometric.cos(scaled) - Trigonometric.sin(scaled)) / area
    let zero = Tensor(try NDArray.scalar(.int(0), slope.scalarType))
    return Gradients(try Selection.choose(isZero, zero, gradient * slope.conjugate()))
  }

  package static func sinc(_ input: Tensor) throws(TensorError) -> Tensor {
    Tensor.recorded(try Kernels.unary(.sinc, input.array.floating()), sincDerivative, input) { node, _ in
      node.save(input)
    }
  }

  private static let logitRow = Operator(
    "logit", ["logit(Tensor input, float? eps=None)"], forms: [.function, .method, .inPlace],
    documentation: "Computes `log(x / (1 - x))`, the inverse of the sigmoid.",
    example: "torch.logit(torch.tensor([0.25, 0.5]))",
    samples: [
      Sample(.tensor([0.2, 0.6, 0.9], [3]), .none),
      Sample(.tensor([0.1, 0.6, 0.9], [3]), .scalar(.double(0.2))),
    ]
  ) { (call) throws(TensorError) in
    .tensor(try logit(call.tensor(0), eps: call.optionalScalar(1)?.doubleValue))
  }

  private static let sincRow = Operator(
    "sinc", ["sinc(Tensor input)"], forms: [.function, .method, .inPlace],
    documentation: "Computes `sin(pi x) / (pi x)` of each element.",
    example: "torch.sinc(torch.tensor([0., 0.5]))", samples: [Sample(.tensor([-1.2, 0.3, 2.1], [3]))]
  ) { (call) throws(TensorError) in .tensor(try sinc(call.tensor(0))) }

  static let table: [Operator] = [
    productRow("xlogy", .torch, [.function, .method, .inPlace]), productRow("xlogy", .special, .function),
    shiftedRow, zetaRow, logitRow, logitRow.special(), sincRow, sincRow.special(),
    Operator(
      "entr", ["entr(Tensor input)"], forms: .function, namespace: .special,
      documentation: "Computes `-x * log(x)` of each element.",
      example: "torch.special.entr(torch.tensor([0., 0.5]))",
      samples: [Sample(.tensor([0.4, 1.3, 2.1], [3]))]
    ) { (call) throws(TensorError) in .tensor(try entropy(call.tensor(0))) },
    Hyperbolic.sigmoid.row().special("expit"), Exponential.exp2.row().special(),
    Exponential.expm1.row().special(), Exponential.log1p.row().special(),
  ]
}
