import TensorCore

/// Rounding, signs and absolute values: most have the derivative zero wherever they have one.
package enum RoundingAndSign {
  package static let negative = UnaryOperator(
    "neg", .negate, node: "NegBackward0", saving: .nothing, rule: "d (-x)/dx = -1", convertsIntegers: false,
    "Computes minus each element.", example: "torch.neg(torch.tensor([1., -2.]))", sample: [-1.2, 0.3, 2.1]
  ) { (gradient, _) throws(TensorError) in try -gradient }

  package static let absolute = UnaryOperator(
    "abs", .absolute, node: "AbsBackward0", saving: .input, rule: "d |x|/dx = sign(x)",
    convertsIntegers: false,
    "Computes the absolute value of each element.", example: "torch.abs(torch.tensor([1., -2.]))",
    sample: [-1.2, 0.3, 2.1]
  ) { (gradient, input) throws(TensorError) in try gradient * input.sgn() }

  package static let sign = stepwise(
    "sign", .sign, "Gives -1, 0 or 1 by the sign of each element.", "SignBackward0")
  // d sgn z turns with z, and does not change with its size.
  package static let sgn = UnaryOperator(
    "sgn", .sgn, node: "SgnBackward0", saving: .inputAndResult, convertsIntegers: false,
    "Gives the sign of each element; of a complex one its direction.",
    example: "torch.sgn(torch.tensor([1.25, -2.5]))", sample: [-1.2, 0.3, 2.1]
  ) { (gradient, input) throws(TensorError) in
    guard input.scalarType.isComplex else { return try gradient.zerosLike() }
    let size = try input.absolute()
    let direction = try input.sgn()
    let along = try (gradient / direction).realPart() * direction / size
    return try Selection.maskedFill(
      gradient / size - along, Comparison.compare(.equal, size, .int(0)), .int(0))
  }
  package static let floor = stepwise(
    "floor", .floor, "Rounds each element down to a whole number.", "FloorBackward0")
  package static let ceil = stepwise(
    "ceil", .ceil, "Rounds each element up to a whole number.", "CeilBackward0")
  package static let trunc = stepwise(
    "trunc", .trunc, "Rounds each element toward zero to a whole number.", "TruncBackward0")

  package static let frac = UnaryOperator(
    "frac", .frac, node: "FracBackward0", saving: .nothing, rule: "d frac(x)/dx = 1", convertsIntegers: false,
    "Computes the part of each element behind the point.", example: "torch.frac(torch.tensor([1.25, -2.5]))",
    sample: [-1.2, 0.3, 2.1]
  ) { (gradient, _) throws(TensorError) in gradient }

  /// An operator that is constant between its jumps.
  private static func stepwise(
    _ name: String, _ kernel: UnaryKernel, _ documentation: String, _ node: String
  ) -> UnaryOperator {
    UnaryOperator(
      name, kernel, node: node, saving: .nothing, convertsIntegers: false, documentation,
      example: "torch.\(name)(torch.tensor([1.25, -2.5]))", sample: [-1.2, 0.3, 2.1]
    ) { (gradient, _) throws(TensorError) in try gradient.zerosLike() }
  }

  private static let absoluteRow = absolute.row().updating { (call) throws(TensorError) in
    if try call.tensor(0).scalarType.isComplex {
      throw TensorError(.runtimeError, "In-place abs is not supported for complex tensors.")
    }
    return false
  }

  static let table: [Operator] = [
    negative.row(), negative.row().alias("negative"), absoluteRow, absoluteRow.alias("absolute"),
    sign.row(),
    sgn.row(), floor.row(), ceil.row(), trunc.row(), trunc.row().alias("fix"), frac.row(),
  ]
}
