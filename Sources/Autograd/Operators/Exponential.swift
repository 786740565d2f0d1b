import TensorCore

/// Exponentials, logarithms, roots.
package enum Exponential {
  package static let exp = UnaryOperator(
    "exp", .exp, node: "ExpBackward0", saving: .result, rule: "d exp(x)/dx = exp(x)", slope: .saved,
    "Computes e to the power of each element.", example: "torch.exp(torch.tensor([0., 1.]))",
    sample: [-1.2, 0.3, 2.1]
  ) { (gradient, result) throws(TensorError) in try gradient * result.conjugate() }

  package static let exp2 = UnaryOperator(
    "exp2", .exp2, node: "Exp2Backward0", saving: .result, rule: "d 2^x/dx = 2^x log(2)",
    "Computes 2 to the power of each element.", example: "torch.exp2(torch.tensor([1., 3.]))",
    sample: [-1.2, 0.3, 2.1]
  ) { (gradient, result) throws(TensorError) in
    try gradient * result.conjugate() * .double(0.6931471805599453)
  }

  package static let expm1 = UnaryOperator(
    "expm1", .expm1, node: "Expm1Backward0", saving: .result, rule: "d (exp(x) - 1)/dx = exp(x)",
    "Computes e to the power of each element, minus one, accurately near zero.",
    example: "torch.expm1(torch.tensor([0., 1e-3]))", sample: [-1.2, 0.3, 2.1]
  ) { (gradient, result) throws(TensorError) in try gradient * (result.conjugate() + .int(1)) }

  package static let log = UnaryOperator(
    "log", .log, node: "LogBackward0", saving: .input, rule: "d log(x)/dx = 1 / x",
    "Computes the natural logarithm of each element.", example: "torch.log(torch.tensor([1., 10.]))",
    sample: [0.2, 1.3, 4.5]
  ) { (gradient, input) throws(TensorError) in try gradient / input.conjugate() }

  package static let log2 = UnaryOperator(
    "log2", .log2, node: "Log2Backward0", saving: .input, rule: "d log2(x)/dx = 1 / (x log(2))",
    "Computes the logarithm to base 2 of each element.", example: "torch.log2(torch.tensor([1., 8.]))",
    sample: [0.2, 1.3, 4.5]
  ) { (gradient, input) throws(TensorError) in
    try gradient / (input.conjugate() * .double(0.6931471805599453))
  }

  package static let log10 = UnaryOperator(
    "log10", .log10, node: "Log10Backward0", saving: .input, rule: "d log10(x)/dx = 1 / (x log(10))",
    "Computes the logarithm to base 10 of each element.", example: "torch.log10(torch.tensor([1., 100.]))",
    sample: [0.2, 1.3, 4.5]
  ) { (gradient, input) throws(TensorError) in
    try gradient / (input.conjugate() * .double(2.3025850929940456))
  }

  package static let log1p = UnaryOperator(
    "log1p", .log1p, node: "Log1PBackward0", saving: .input, rule: "d log(1 + x)/dx = 1 / (1 + x)",
    "Computes the natural logarithm of one plus each element, accurately near zero.",
    example: "torch.log1p(torch.tensor([0., 1e-3]))", sample: [-0.4, 0.3, 4.5]
  ) { (gradient, input) throws(TensorError) in try gradient / (input.conjugate() + .int(1)) }

  package static let sqrt = UnaryOperator(
    "sqrt", .sqrt, node: "SqrtBackward0", saving: .result, rule: "d sqrt(x)/dx = 1 / (2 sqrt(x))",
    "Computes the square root of each element.", example: "torch.sqrt(torch.tensor([4., 9.]))",
    sample: [0.2, 1.3, 4.5]
  ) { (gradient, result) throws(TensorError) in try gradient / (result.conjugate() * .int(2)) }

  package static let rsqrt = UnaryOperator(
    "rsqrt", .rsqrt, node: "RsqrtBackward0", saving: .result, rule: "d 1/sqrt(x)/dx = -1 / (2 x sqrt(x))",
    "Computes one over the square root of each element.", example: "torch.rsqrt(torch.tensor([4., 9.]))",
    sample: [0.2, 1.3, 4.5]
  ) { (gradient, result) throws(TensorError) in
    try gradient * .double(-0.5) * result.power(.int(3)).conjugate()
  }

  package static let reciprocal = UnaryOperator(
    "reciprocal", .reciprocal, node: "ReciprocalBackward0", saving: .result, rule: "d 1/x/dx = -1 / x^2",
    "Computes one over each element.", example: "torch.reciprocal(torch.tensor([2., 4.]))",
    sample: [-1.2, 0.3, 4.5]
  ) { (gradient, result) throws(TensorError) in try -gradient * (result * result).conjugate() }

  static let table: [Operator] = [
    exp.row(), exp2.row(), expm1.row(), log.row(), log2.row(), log10.row(), log1p.row(), sqrt.row(),
    rsqrt.row(),
    reciprocal.row(),
  ]
}
