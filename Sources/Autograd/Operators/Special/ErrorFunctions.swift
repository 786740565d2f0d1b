package import TensorCore

/// The error function, the normal distribution function, and their inverses.
package enum ErrorFunctions {
  package static let erf = UnaryOperator(
    "erf", .erf, node: "ErfBackward0", saving: .input, rule: "d erf(x)/dx = 2/sqrt(pi) exp(-x^2)",
    "Computes the error function of each element.", example: "torch.erf(torch.tensor([0., 1.]))",
    sample: [-1.2, 0.3, 2.1]
  ) { (gradient, input) throws(TensorError) in
    // d erf(x) / dx = 2 / sqrt(pi) * exp(-x^2)
    try (-input.power(.int(2))).exp() * .double(1.1283791670955126) * gradient
  }

  package static let erfc = UnaryOperator(
    "erfc", .erfc, node: "ErfcBackward0", saving: .input, rule: "d erfc(x)/dx = -2/sqrt(pi) exp(-x^2)",
    "Computes one minus the error function of each element.", example: "torch.erfc(torch.tensor([0., 1.]))",
    sample: [-1.2, 0.3, 2.1]
  ) { (gradient, input) throws(TensorError) in
    try (-input.power(.int(2))).exp() * .double(-1.1283791670955126) * gradient
  }

  package static let erfinv: UnaryOperator = .init(
    "erfinv", .erfinv, node: "ErfinvBackward0", saving: .input,
    "Computes the inverse of the error function.", example: "torch.erfinv(torch.tensor([0., 0.5]))",
    sample: [-0.6, 0.3, 0.7]
  ) { (gradient, input) throws(TensorError) in
    let result = try erfinv(input)
    return try result.power(.int(2)).exp() * .double(0.8862269254527579) * gradient
  }

  // d erfcx = 2 x erfcx - 2 / sqrt(pi)
  private static let scaledDerivative = Derivative("SpecialErfcxBackward0", saves: ["self", "result"]) {
    (node, gradient) throws(TensorError) in
    let slope = try node.saved(0) * node.saved(1) * .int(2) - .double(1.1283791670955126)
    return Gradients(try slope * gradient)
  }

  package static func erfcx(_ input: Tensor) throws(TensorError) -> Tensor {
    Tensor.recorded(try Kernels.unary(.erfcx, input.array.floating()), scaledDerivative, input) {
      node, result in
      node.save(input)
      node.saveResult(result)
    }
  }

  /// The normal distribution function, put together as PyTorch does.
  package static func ndtr(_ input: Tensor) throws(TensorError) -> Tensor {
    let plain = input.scalarType.isDifferentiable ? input : try input.to(DefaultScalarType.current)
    let scaled = try Scaling.multiply(plain, by: .double(0.7071067811865476))
    return try Scaling.multiply(Scaling.add(erf(scaled), .int(1)), by: .double(0.5))
  }

  // d log N(x) = n(x) / N(x)
  private static let logDerivative = Derivative("SpecialLogNdtrBackward0", saves: ["self", "result"]) {
    (node, gradient) throws(TensorError) in
    let input = try node.saved(0)
    let slope = try erfcx(input * .double(-0.7071067811865476))
    return Gradients(try gradient / slope * .double(0.7978845608028654))
  }

  package static func logNdtr(_ input: Tensor) throws(TensorError) -> Tensor {
    Tensor.recorded(try Kernels.unary(.logNdtr, input.array.floating()), logDerivative, input) {
      node, result in
      node.save(input)
      node.saveResult(result)
    }
  }

  package static let ndtri = UnaryOperator(
    "ndtri", .ndtri, node: "SpecialNdtriBackward0", saving: .result,
    "Computes where the normal distribution function reaches each element.",
    example: "torch.special.ndtri(torch.tensor([0.25, 0.5]))", sample: [0.2, 0.5, 0.7]
  ) { (gradient, result) throws(TensorError) in
    try gradient * .double(2.5066282746310002) * (result * result / .int(2)).exp()
  }

  private static func row(
    _ name: String, _ documentation: String,
    _ body: @escaping @Sendable (Tensor) throws(TensorError) -> Tensor
  ) -> Operator {
    Operator(
      name, ["\(name)(Tensor input)"], forms: .function, namespace: .special, documentation: documentation,
      example: "torch.special.\(name)(torch.tensor([-1., 0., 2.]))",
      samples: [Sample(.tensor([-1.2, 0.3, 2.1], [3]))]
    ) { (call) throws(TensorError) in .tensor(try body(call.tensor(0))) }
  }

  static let table: [Operator] = [
    erf.row(), erfc.row(), erfinv.row(), erf.row().special(), erfc.row().special(), erfinv.row().special(),
    row("erfcx", "Computes `exp(x * x) * erfc(x)` of each element.") { (x) throws(TensorError) in try erfcx(x)
    },
    row("ndtr", "Computes the normal distribution function.") { (x) throws(TensorError) in try ndtr(x) },
    row("log_ndtr", "Computes the logarithm of the normal distribution function.") {
      (x) throws(TensorError) in try logNdtr(x)
    },
    ndtri.row(namespace: .special, forms: .function),
  ]
}
