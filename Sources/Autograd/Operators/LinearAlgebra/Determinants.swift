import ComplexModule
package import TensorCore

/// Determinants and their logarithms.
package enum Determinants {
  // d det A = det A tr(A^-1 dA)
  private static let determined = Derivative(
    "LinalgDetBackward0", saves: ["A", "LU", "pivots", "result"], rule: "d det(A)/dA = det(A) A^-T"
  ) { (node, gradient) throws(TensorError) in
    let (input, result) = (try node.saved(0), try node.saved(3))
    let factor = try gradient * result.conjugate()
    let scaled = try input.identityLike() * factor.unsqueeze(-1).unsqueeze(-1)
    if input.rowCount == 0 { return Gradients(try input.zerosLike()) }
    if !GradMode.isEnabled, !DualLevel.areActive {
      // A determinant changes smoothly: a zero on the diagonal gives way to the least number.
      let factors = try node.saved(1).array
      let isZero = try Kernels.compare(
        .equal, factors.diagonal(offset: 0, dim1: -2, dim2: -1), scalar: .int(0), type: input.scalarType)
      let least = try isZero.converted(to: input.scalarType)
      let epsilon = input.scalarType.realType == .float32 ? Double(Float.ulpOfOne) : Double.ulpOfOne
      let nudge = try Tensor(
        Kernels.binary(.multiply, least, scalar: .double(epsilon), type: input.scalarType)
      )
      .asDiagonal().array
      let nudged = try Kernels.binary(.add, factors, nudge, type: input.scalarType)
      return Gradients(
        Tensor(
          try LinearAlgebra.luSolve(
            nudged, node.saved(2).array, scaled.array, isTransposed(input) ? .plain : .adjoint)))
    }
    let isSingular = try Kernels.any(
      Kernels.compare(.equal, result.array, scalar: .int(0), type: input.scalarType)
    ).item()
    if isSingular != .bool(true) {
      return Gradients(try LinearSystems.solve(input.adjoint(), scaled, left: true))
    }
    return Gradients(try singularGradient(input, gradient))
  }

  /// The gradient where the matrix has no inverse: its adjugate's conjugate transpose, from singular values.
  private static func singularGradient(_ input: Tensor, _ gradient: Tensor) throws(TensorError) -> Tensor {
    let (left, values, right) = try SingularValues.decompose(input, full: false)
    let size = input.rowCount
    let identity = Tensor(try NDArray.eye(size, size, values.scalarType))
    let others = try values.unsqueeze(-2) * (identity.onesLike() - identity) + identity
    let products = try Reduction.product(others, -1, keepsDimensions: false).to(input.scalarType)
    let orientation = try (determinant(left) * determinant(right)).conjugate() * gradient
    let diagonal = try orientation.unsqueeze(-1) * products
    return try (left * diagonal.unsqueeze(-2)).times(right)
  }

  /// Whether the transpose is what is factored: it lies in memory as LAPACK wants it.
  private static func isTransposed(_ input: Tensor) -> Bool {
    input.array.isContiguous && !input.scalarType.isComplex
  }

  private static func factored(_ input: Tensor) throws(TensorError) -> NDArray {
    try isTransposed(input) ? input.array.transposed(-2, -1) : input.array
  }

  package static func determinant(_ input: Tensor) throws(TensorError) -> Tensor {
    try MatrixChecks.square(input, "linalg.det")
    try MatrixChecks.floating(input, "linalg.det")
    let (factors, pivots, _) = try LinearAlgebra.luFactor(factored(input))
    let diagonal = try factors.diagonal(offset: 0, dim1: -2, dim2: -1)
    let product = try Kernels.product(diagonal, dims: [-1])
    let signs = try LinearAlgebra.permutationSigns(pivots, input.scalarType)
    let result = try Kernels.binary(.multiply, product, signs, type: input.scalarType)
    return Tensor.recorded(result, determined, input) { node, result in
      node.save(input)
      node.save(Tensor(factors))
      node.save(Tensor(pivots))
      node.saveResult(result)
    }
  }

  // d log |det A| = Re tr(A^-1 dA), d sign = i Im tr(A^-1 dA) sign
  private static let signed = Derivative(
    "LinalgSlogdetBackward0", saves: ["A", "LU", "pivots", "sign"], rule: "d log|det(A)|/dA = A^-T",
    ofMany: { (node, gradients) throws(TensorError) in
      let input = try node.saved(0)
      var factor = try gradients[1].map { (gradient) throws(TensorError) in try gradient.to(input.scalarType)
      }
      if input.scalarType.isComplex, let gradient = gradients[0] {
        let turn = try ComplexParts.imaginary(gradient.conjugate() * node.saved(3))
        let part = try turn.to(input.scalarType) * .complex(-.i)
        factor = try Tensor.sum(factor, part)
      }
      guard let factor else { return Gradients(try input.zerosLike()) }
      let scaled = try input.identityLike() * factor.unsqueeze(-1).unsqueeze(-1)
      return Gradients(try LinearSystems.solve(input.adjoint(), scaled, left: true, checked: false))
    })

  /// The sign of the determinant and the logarithm of its absolute value.
  package static func signAndLogarithm(
    _ input: Tensor
  ) throws(TensorError) -> (sign: Tensor, logarithm: Tensor) {
    try MatrixChecks.square(input, "linalg.slogdet")
    try MatrixChecks.floating(input, "linalg.slogdet")
    try MatrixChecks.wide(input, "linalg.slogdet")
    let (factors, pivots, _) = try LinearAlgebra.luFactor(factored(input))
    let diagonal = try factors.diagonal(offset: 0, dim1: -2, dim2: -1)
    let signs = try Kernels.product(Kernels.unary(.sgn, diagonal), dims: [-1])
    let sign = try Kernels.binary(
      .multiply, signs, LinearAlgebra.permutationSigns(pivots, input.scalarType), type: input.scalarType)
    let logarithm = try Kernels.sum(
      Kernels.unary(.log, Kernels.unary(.absolute, diagonal)), dims: [-1])
    let results = Tensor.recorded([sign, logarithm], signed, [input]) { node, results in
      node.save(input)
      node.save(Tensor(factors))
      node.save(Tensor(pivots))
      node.saveResult(results[0])
    }
    return (results[0], results[1])
  }

  /// The logarithm of the determinant; nan where that is negative.
  package static func logarithm(_ input: Tensor) throws(TensorError) -> Tensor {
    try MatrixChecks.square(input, "logdet")
    try MatrixChecks.floating(input, "logdet")
    let (sign, logarithm) = try signAndLogarithm(input)
    if input.scalarType.isComplex { return try sign.log() + logarithm }
    let isNegative = try Comparison.compare(.equal, sign, .int(-1))
    return try Selection.choose(
      isNegative, Tensor(NDArray.scalar(.double(.nan), input.scalarType)), logarithm)
  }

  private static let matrix = Sample.Input.tensor([4, 1, 0.5, 1, 3, -0.5, 0.3, -0.5, 2], [3, 3])
  private static let batch = Sample.Input.tensor([4, 1, 0.5, 1, 1, 2, 0.3, -2], [2, 2, 2])

  static let table: [Operator] =
    MatrixRows.twins(
      "det", ["Tensor A"], ["Tensor input"], "Computes the determinant of a square matrix.", "torch.eye(3)",
      samples: [Sample(matrix), Sample(batch)]
    ) { (call) throws(TensorError) in .tensor(try determinant(call.tensor(0))) }
    + [true, false].map { isLinear in
      Operator(
        "slogdet", [isLinear ? "slogdet(Tensor A)" : "slogdet(Tensor input)"],
        forms: isLinear ? .function : [.function, .method], namespace: isLinear ? .linearAlgebra : .torch,
        documentation: "Computes the sign of the determinant and the logarithm of its absolute value.",
        example: isLinear ? "torch.linalg.slogdet(torch.eye(3))" : "torch.slogdet(torch.eye(3))",
        samples: [Sample(matrix), Sample(batch)]
      ) { (call) throws(TensorError) in
        let (sign, logarithm) = try signAndLogarithm(call.tensor(0))
        return .named(
          "torch.return_types." + (isLinear ? "linalg_slogdet" : "slogdet"),
          [("sign", sign), ("logabsdet", logarithm)])
      }
    }
    + [
      Operator(
        "logdet", ["logdet(Tensor input)"], documentation: "Computes the logarithm of the determinant.",
        example: "torch.logdet(torch.eye(3))", samples: [Sample(matrix)]
      ) { (call) throws(TensorError) in .tensor(try logarithm(call.tensor(0))) }
    ]
}
