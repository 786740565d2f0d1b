import TensorCore

/// The error function and its kin.
package enum ErrorFunctions {
  package static let erf = UnaryOperator(
    "erf", .erf, node: "ErfBackward0", saving: .input, rule: "d erf(x)/dx = 2/sqrt(pi) exp(-x^2)",
    "Computes the error function of each element.", example: "torch.erf(torch.tensor([0., 1.]))",
    sample: [-1.2, 0.3, 2.1]
  ) { (gradient, input) throws(TensorError) in
    // d erf(x) / dx = 2 / sqrt(pi) * exp(-x^2)
    try (-(input * input)).exp() * .double(1.1283791670955126) * gradient
  }

  package static let erfc = UnaryOperator(
    "erfc", .erfc, node: "ErfcBackward0", saving: .input, rule: "d erfc(x)/dx = -2/sqrt(pi) exp(-x^2)",
    "Computes one minus the error function of each element.", example: "torch.erfc(torch.tensor([0., 1.]))",
    sample: [-1.2, 0.3, 2.1]
  ) { (gradient, input) throws(TensorError) in
    try (-(input * input)).exp() * .double(-1.1283791670955126) * gradient
  }

  static let table: [Operator] = [erf.row(), erfc.row()]
}
