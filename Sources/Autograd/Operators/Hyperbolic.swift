import TensorCore

/// Hyperbolic functions and their inverses, and the logistic function.
package enum Hyperbolic {
  package static let sinh: UnaryOperator = .init(
    "sinh", .sinh, node: "SinhBackward0", saving: .input, rule: "d sinh(x)/dx = cosh(x)",
    "Computes the hyperbolic sine of each element.", example: "torch.sinh(torch.tensor([0., 1.]))",
    sample: [-1.2, 0.3, 2.1]
  ) { (gradient, input) throws(TensorError) in try gradient * cosh(input).conjugate() }

  package static let cosh: UnaryOperator = .init(
    "cosh", .cosh, node: "CoshBackward0", saving: .input, rule: "d cosh(x)/dx = sinh(x)",
    "Computes the hyperbolic cosine of each element.", example: "torch.cosh(torch.tensor([0., 1.]))",
    sample: [-1.2, 0.3, 2.1]
  ) { (gradient, input) throws(TensorError) in try gradient * sinh(input).conjugate() }

  package static let tanh: UnaryOperator = .init(
    "tanh", .tanh, node: "TanhBackward0", saving: .result, rule: "d tanh(x)/dx = 1 - tanh(x)^2",
    gradient: "TanhBackwardBackward0",
    "Computes the hyperbolic tangent of each element, between -1 and 1.",
    example: "torch.tanh(torch.tensor([0., 1.]))", sample: [-1.2, 0.3, 2.1]
  ) { (gradient, result) throws(TensorError) in
    if let slope = try ofResult(.tanh, gradient, result) { return slope }
    return try gradient * (-(result * result) + .int(1)).conjugate()
  }

  package static let asinh: UnaryOperator = .init(
    "asinh", .asinh, node: "AsinhBackward0", saving: .input, rule: "d asinh(x)/dx = 1 / sqrt(x^2 + 1)",
    "Computes the inverse hyperbolic sine of each element.", example: "torch.asinh(torch.tensor([0., 1.]))",
    sample: [-1.2, 0.3, 2.1]
  ) { (gradient, input) throws(TensorError) in
    try gradient * (input.power(.int(2)) + .int(1)).rsqrt().conjugate()
  }

  package static let acosh: UnaryOperator = .init(
    "acosh", .acosh, node: "AcoshBackward0", saving: .input, rule: "d acosh(x)/dx = 1 / sqrt(x^2 - 1)",
    "Computes the inverse hyperbolic cosine of each element, from 1 upwards.",
    example: "torch.acosh(torch.tensor([1., 2.]))", sample: [1.2, 2.3, 4.1]
  ) { (gradient, input) throws(TensorError) in
    try gradient * ((input - .int(1)).rsqrt() * (input + .int(1)).rsqrt()).conjugate()
  }

  package static let atanh: UnaryOperator = .init(
    "atanh", .atanh, node: "AtanhBackward0", saving: .input, rule: "d atanh(x)/dx = 1 / (1 - x^2)",
    "Computes the inverse hyperbolic tangent of each element, between -1 and 1.",
    example: "torch.atanh(torch.tensor([0., 0.5]))", sample: [-0.6, 0.3, 0.8]
  ) { (gradient, input) throws(TensorError) in try gradient / (.int(1) - input.power(.int(2))).conjugate() }

  package static let sigmoid: UnaryOperator = .init(
    "sigmoid", .sigmoid, node: "SigmoidBackward0", saving: .result,
    rule: "d sigmoid(x)/dx = sigmoid(x) (1 - sigmoid(x))", gradient: "SigmoidBackwardBackward0",
    "Computes 1 / (1 + exp(-x)) of each element x, between 0 and 1.",
    example: "torch.sigmoid(torch.tensor([0., 2.]))", sample: [-1.2, 0.3, 2.1]
  ) { (gradient, result) throws(TensorError) in
    if let slope = try ofResult(.sigmoid, gradient, result) { return slope }
    return try gradient * (-result + .int(1)).conjugate() * result.conjugate()
  }

  /// The gradient of an input in one pass, where nobody differentiates it further; none elsewhere.
  private static func ofResult(
    _ slope: Kernels.ResultSlope, _ gradient: Tensor, _ result: Tensor
  ) throws(TensorError) -> Tensor? {
    if GradMode.isEnabled || DualLevel.areActive { return nil }
    return try Kernels.resultGradient(slope, gradient.array, result.array).map { Tensor($0) }
  }

  /// The row of a function that PyTorch cannot differentiate in place: it records that, and fails when it runs.
  private static func inverseRow(_ inverse: UnaryOperator, inPlaceNode: String) -> Operator {
    let name = inverse.name
    return inverse.row().recordingInPlace(
      Derivative(inPlaceNode) { (_: OperatorNode, _: Tensor) throws(TensorError) -> Gradients in
        throw TensorError(
          .notImplementedError, "the derivative for 'inplace version of \(name)' is not implemented.")
      })
  }

  private static let inverses = [
    inverseRow(asinh, inPlaceNode: "AsinhBackward1"), inverseRow(acosh, inPlaceNode: "AcoshBackward1"),
    inverseRow(atanh, inPlaceNode: "AtanhBackward1"),
  ]

  static let table: [Operator] =
    [sinh.row(), cosh.row(), tanh.row(), sigmoid.row()] + inverses
    + zip(inverses, ["arcsinh", "arccosh", "arctanh"]).map { $0.alias($1) }
}
