import TensorCore

/// Bessel's functions and Airy's.
package enum BesselFunctions {
  /// An operator that is known by its kernel and the gradient from input and result.
  private static func function(
    _ name: String, _ kernel: UnaryKernel, _ node: String, savesResult: Bool, _ documentation: String,
    forms: Operator.Forms = .function, namespace: Operator.Namespace = .special, sample: [Double],
    _ slope: @escaping @Sendable (_ input: Tensor, _ result: Tensor?) throws(TensorError) -> Tensor
  ) -> Operator {
    let derivative = Derivative(node, saves: savesResult ? ["self", "result"] : ["self"]) {
      (node, gradient) throws(TensorError) in
      Gradients(try gradient * slope(node.saved(0), savesResult ? node.saved(1) : nil))
    }
    return Operator(
      name, ["\(name)(Tensor input)"], forms: forms, namespace: namespace, documentation: documentation,
      example: "torch.\(namespace == .special ? "special." : "")\(name)(torch.tensor([0.5, 1., 2.]))",
      samples: [Sample(.tensor(sample, [sample.count]))]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      return .tensor(
        Tensor.recorded(try Kernels.unary(kernel, input.array.floating()), derivative, input) {
          node, result in
          node.save(input)
          if savesResult { node.saveResult(result) }
        })
    }
  }

  /// An operator without a derivative, as PyTorch has it.
  private static func plain(_ name: String, _ kernel: UnaryKernel, _ documentation: String) -> Operator {
    Operator(
      name, ["\(name)(Tensor input)"], forms: .function, namespace: .special, documentation: documentation,
      example: "torch.special.\(name)(torch.tensor([0.5, 1., 2.]))"
    ) { (call) throws(TensorError) in
      .tensor(Tensor(try Kernels.unary(kernel, call.tensor(0).array.floating())))
    }
  }

  private static let points = [-1.2, 0.3, 2.1]
  private static let positive = [0.4, 1.3, 2.1]

  /// A function whose derivative needs it again, by the name of its row.
  private static func value(_ kernel: UnaryKernel, _ input: Tensor) throws(TensorError) -> Tensor {
    guard let row = table.first(where: { $0.name == names[kernel] }) else { return input }
    if case .tensor(let result) = try row.run(OperatorCall(overload: 0, values: [.tensor(input)])) {
      return result
    }
    return input
  }

  private static let names: [UnaryKernel: String] = [
    .i0: "i0", .i0e: "i0e", .i1: "i1", .i1e: "i1e", .besselJ0: "bessel_j0", .besselJ1: "bessel_j1",
    .besselY0: "bessel_y0", .besselY1: "bessel_y1", .besselK0: "modified_bessel_k0",
    .besselK1: "modified_bessel_k1",
  ]

  private static let i0Row = function(
    "i0", .i0, "I0Backward0", savesResult: false, "Computes the modified Bessel function of order 0.",
    forms: [.function, .method, .inPlace], namespace: .torch, sample: points
  ) { (input, _) throws(TensorError) in try value(.i1, input) }

  private static func i1(_ name: String) -> Operator {
    function(
      name, .i1, name == "i1" ? "SpecialI1Backward0" : "SpecialModifiedBesselI1Backward0", savesResult: true,
      "Computes the modified Bessel function of order 1.", sample: points
    ) { (input, result) throws(TensorError) in
      // I1' = I0 - I1 / x, which is one half at zero.
      let half = Tensor(try NDArray.scalar(.double(0.5), input.scalarType))
      let isZero = try Comparison.compare(.equal, input, .int(0))
      let safe = try Selection.choose(isZero, half, input)
      let slope = try value(.i0, input) - (result ?? input) / safe
      return try Selection.choose(isZero, half, slope)
    }
  }

  static let table: [Operator] = [
    i0Row, i0Row.special(), i1("i1"), i1("modified_bessel_i1"),
    function(
      "i0e", .i0e, "SpecialI0EBackward0", savesResult: true,
      "Computes the modified Bessel function of order 0 times `exp(-abs(x))`.", sample: points
    ) { (input, result) throws(TensorError) in
      try value(.i1e, input) - input.sgn() * (result ?? input)
    },
    function(
      "i1e", .i1e, "SpecialI1EBackward0", savesResult: true,
      "Computes the modified Bessel function of order 1 times `exp(-abs(x))`.", sample: points
    ) { (input, result) throws(TensorError) in
      let half = Tensor(try NDArray.scalar(.double(0.5), input.scalarType))
      let isZero = try Comparison.compare(.equal, input, .int(0))
      let safe = try Selection.choose(isZero, half, input)
      let slope = try value(.i0e, input) - (result ?? input) * (safe.sgn() + safe.reciprocal())
      return try Selection.choose(isZero, half, slope)
    },
    function(
      "modified_bessel_i0", .i0, "SpecialModifiedBesselI0Backward0", savesResult: false,
      "Computes the modified Bessel function of order 0.", sample: points
    ) { (input, _) throws(TensorError) in try value(.i1, input) },
    function(
      "bessel_j0", .besselJ0, "SpecialBesselJ0Backward0", savesResult: false,
      "Computes the Bessel function of the first kind of order 0.", sample: points
    ) { (input, _) throws(TensorError) in try -value(.besselJ1, input) },
    function(
      "bessel_j1", .besselJ1, "SpecialBesselJ1Backward0", savesResult: true,
      "Computes the Bessel function of the first kind of order 1.", sample: points
    ) { (input, result) throws(TensorError) in
      let half = Tensor(try NDArray.scalar(.double(0.5), input.scalarType))
      let isZero = try Comparison.compare(.equal, input, .int(0))
      let safe = try Selection.choose(isZero, half, input)
      let slope = try value(.besselJ0, input) - (result ?? input) / safe
      return try Selection.choose(isZero, half, slope)
    },
    function(
      "bessel_y0", .besselY0, "SpecialBesselY0Backward0", savesResult: false,
      "Computes the Bessel function of the second kind of order 0.", sample: positive
    ) { (input, _) throws(TensorError) in try -value(.besselY1, input) },
    function(
      "bessel_y1", .besselY1, "SpecialBesselY1Backward0", savesResult: true,
      "Computes the Bessel function of the second kind of order 1.", sample: positive
    ) { (input, result) throws(TensorError) in
      try value(.besselY0, input) - (result ?? input) / input
    },
    function(
      "modified_bessel_k0", .besselK0, "SpecialModifiedBesselK0Backward0", savesResult: false,
      "Computes the modified Bessel function of the second kind of order 0.", sample: positive
    ) { (input, _) throws(TensorError) in try -value(.besselK1, input) },
    function(
      "modified_bessel_k1", .besselK1, "SpecialModifiedBesselK1Backward0", savesResult: true,
      "Computes the modified Bessel function of the second kind of order 1.", sample: positive
    ) { (input, result) throws(TensorError) in
      try -value(.besselK0, input) - (result ?? input) / input
    },
    plain("scaled_modified_bessel_k0", .scaledBesselK0, "Computes `modified_bessel_k0` times `exp(x)`."),
    plain("scaled_modified_bessel_k1", .scaledBesselK1, "Computes `modified_bessel_k1` times `exp(x)`."),
    plain("airy_ai", .airyAi, "Computes Airy's function Ai."),
    plain("spherical_bessel_j0", .sphericalBesselJ0, "Computes the spherical Bessel function of order 0."),
  ]
}
