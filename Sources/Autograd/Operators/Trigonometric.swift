import TensorCore

/// Trigonometric functions and their inverses.
package enum Trigonometric {
  package static let sin: UnaryOperator = .init(
    "sin", .sin, node: "SinBackward0", saving: .input, rule: "d sin(x)/dx = cos(x)",
    slope: .function(.cos),
    "Computes the sine of each element, an angle in radians.", example: "torch.sin(torch.tensor([0., 1.]))",
    sample: [-1.2, 0.3, 2.1]
  ) { (gradient, input) throws(TensorError) in try gradient * cos(input).conjugate() }

  package static let cos: UnaryOperator = .init(
    "cos", .cos, node: "CosBackward0", saving: .input, rule: "d cos(x)/dx = -sin(x)",
    "Computes the cosine of each element, an angle in radians.", example: "torch.cos(torch.tensor([0., 1.]))",
    sample: [-1.2, 0.3, 2.1]
  ) { (gradient, input) throws(TensorError) in try gradient * -sin(input).conjugate() }

  package static let tan: UnaryOperator = .init(
    "tan", .tan, node: "TanBackward0", saving: .result, rule: "d tan(x)/dx = 1 + tan(x)^2",
    "Computes the tangent of each element, an angle in radians.",
    example: "torch.tan(torch.tensor([0., 1.]))",
    sample: [-1.2, 0.3, 1.1]
  ) { (gradient, result) throws(TensorError) in try gradient * (result.power(.int(2)) + .int(1)).conjugate() }

  package static let asin: UnaryOperator = .init(
    "asin", .asin, node: "AsinBackward0", saving: .input, rule: "d asin(x)/dx = 1 / sqrt(1 - x^2)",
    "Computes the angle in radians whose sine is each element.",
    example: "torch.asin(torch.tensor([0., 1.]))",
    sample: [-0.6, 0.3, 0.8]
  ) { (gradient, input) throws(TensorError) in
    try gradient * (-input * input + .int(1)).rsqrt().conjugate()
  }

  package static let acos: UnaryOperator = .init(
    "acos", .acos, node: "AcosBackward0", saving: .input, rule: "d acos(x)/dx = -1 / sqrt(1 - x^2)",
    "Computes the angle in radians whose cosine is each element.",
    example: "torch.acos(torch.tensor([0., 1.]))",
    sample: [-0.6, 0.3, 0.8]
  ) { (gradient, input) throws(TensorError) in
    try gradient * -(-input * input + .int(1)).rsqrt().conjugate()
  }

  package static let atan: UnaryOperator = .init(
    "atan", .atan, node: "AtanBackward0", saving: .input, rule: "d atan(x)/dx = 1 / (1 + x^2)",
    "Computes the angle in radians whose tangent is each element.",
    example: "torch.atan(torch.tensor([0., 1.]))",
    sample: [-1.2, 0.3, 2.1]
  ) { (gradient, input) throws(TensorError) in try gradient / (input * input + .int(1)).conjugate() }

  static let table: [Operator] = [
    sin.row(), cos.row(), tan.row(), asin.row(), acos.row(), atan.row(), asin.row().alias("arcsin"),
    acos.row().alias("arccos"), atan.row().alias("arctan"),
  ]
}
