package import TensorCore

/// Eigenvalues and eigenvectors.
package enum Spectral {
  /// Differences of values, `L_j - L_i` at (i, j), with ones on the diagonal.
  static func gaps(_ values: Tensor) throws(TensorError) -> Tensor {
    let size = values.shape[values.dimensionCount - 1]
    return try values.unsqueeze(-2) - values.unsqueeze(-1)
      + Tensor(NDArray.eye(size, size, values.scalarType))
  }

  /// Matrices with zeros on their diagonals.
  static func withoutDiagonal(_ matrices: Tensor) throws(TensorError) -> Tensor {
    try matrices.lowerTriangle(-1) + matrices.upperTriangle(1)
  }

  // A = V diag(L) V^H: dA = V (diag(dL) + V^H dV / (L_j - L_i)) V^H
  private static let hermitian = Derivative(
    "LinalgEighBackward0", saves: ["eigenvalues", "eigenvectors"],
    rule: "for A = V L V^T: dA = V (diag(dL) + (V^T dV) / (L_j - L_i)) V^T",
    ofMany: { (node, gradients) throws(TensorError) in
      let (values, vectors) = (try node.saved(0), try node.saved(1))
      var middle = try gradients[0].map { (gradient) throws(TensorError) in
        try gradient.to(vectors.scalarType).asDiagonal()
      }
      if let gradient = gradients[1] {
        let turned = try vectors.adjoint().times(gradient)
        if vectors.scalarType.isComplex { try checkPhase(turned, "linalg.eigh_backward: The eigenvectors") }
        let rest = try withoutDiagonal(turned) / gaps(values).to(vectors.scalarType)
        middle = try Tensor.sum(middle, rest)
      }
      guard let middle else { return Gradients() }
      let result = try vectors.times(middle).times(vectors.adjoint())
      return Gradients(try (result + result.adjoint()) * .double(0.5))
    })

  /// Refuses a loss that depends on the phase of vectors, which is arbitrary.
  static func checkPhase(_ turned: Tensor, _ subject: String) throws(TensorError) {
    let diagonal = try turned.array.diagonal(offset: 0, dim1: -2, dim2: -1)
    for number in try diagonal.imaginaryParts().scalars() where abs(number.doubleValue) > 1e-2 {
      throw TensorError(
        .runtimeError,
        "\(subject) in the complex case are specified up to multiplication by e^{i phi}. The specified loss function "
          + "depends on this quantity, so it is ill-defined.")
    }
  }

  package static func decomposeHermitian(
    _ input: Tensor, upper: Bool, vectors: Bool
  ) throws(TensorError) -> (values: Tensor, vectors: Tensor) {
    try MatrixChecks.square(input, "linalg.eigh")
    let wantsVectors = vectors || input.isDifferentiated
    let (values, columns, reports) = try LinearAlgebra.hermitianEigen(
      input.array, upper: upper, vectors: wantsVectors)
    try MatrixChecks.reports(reports, "linalg.eigh") { report in
      "The algorithm failed to converge because the input matrix is ill-conditioned or has too many repeated "
        + "eigenvalues (error code: \(report))."
    }
    let results = Tensor.recorded([values, columns], hermitian, [input]) { node, results in
      for result in results { node.saveResult(result) }
    }
    return (results[0], results[1])
  }

  // A = V diag(L) V^-1
  private static let general = Derivative(
    "LinalgEigBackward0", saves: ["eigenvalues", "eigenvectors"],
    rule:
      "for A = V L V^-1: dA = V^-H (diag(dL) + M / (L_j - L_i)) V^H with M = V^H dV less its part along V",
    ofMany: { (node, gradients) throws(TensorError) in
      let (values, vectors) = (try node.saved(0), try node.saved(1))
      let adjoint = try vectors.adjoint()
      var middle = try gradients[0]?.asDiagonal()
      if let gradient = gradients[1] {
        let turned = try adjoint.times(gradient)
        try checkPhase(turned, "linalg_eig_backward: The eigenvectors")
        // Vectors have length one, which takes away what points along them.
        let along = try turned.matrixDiagonal().realPart().to(vectors.scalarType).unsqueeze(-2)
        let free = try turned - adjoint.times(vectors * along)
        let rest = try withoutDiagonal(free) / gaps(values).conjugate()
        middle = try Tensor.sum(middle, rest)
      }
      guard let middle else { return Gradients() }
      let result = try LinearSystems.solve(adjoint, middle.times(adjoint), left: true, checked: false)
      return Gradients(node.bool(0) ? result : try result.realPart())
    })

  package static func decompose(
    _ input: Tensor, vectors: Bool, name: String = "linalg.eig"
  ) throws(TensorError) -> (values: Tensor, vectors: Tensor) {
    if !input.scalarType.isDifferentiable {
      throw TensorError(.runtimeError, "Unknown Complex ScalarType for \(input.scalarType.errorName)")
    }
    try MatrixChecks.square(input, name)
    if try !Kernels.isAllFinite(input.array) {
      throw TensorError(
        .runtimeError, "torch.linalg.eig: input tensor should not contain infs or NaNs.")
    }
    let wantsVectors = vectors || input.isDifferentiated
    let (values, columns, reports) = try LinearAlgebra.eigen(input.array, vectors: wantsVectors)
    try MatrixChecks.reports(reports, "linalg.eig") { report in
      "The algorithm failed to converge because the input matrix is ill-conditioned or has too many repeated "
        + "eigenvalues (error code: \(report))."
    }
    let results = Tensor.recorded([values, columns], general, [input]) { node, results in
      for result in results { node.saveResult(result) }
      node.attributes = [.bool(input.scalarType.isComplex)]
    }
    return (results[0], results[1])
  }

  private static func isUpper(_ text: String?) throws(TensorError) -> Bool {
    let text = text ?? "L"
    switch text {
    case "U", "u": return true
    case "L", "l": return false
    default: throw TensorError(.runtimeError, "Expected UPLO argument to be 'L' or 'U', but got \(text)")
    }
  }

  private static let symmetric = Sample.Input.tensor([4, 1, 0.5, 1, 3, -0.5, 0.5, -0.5, 2], [3, 3])

  private static let square = Sample.Input.tensor([4, 1, 0.5, 1, 3, -0.5, 0.3, -0.5, 2], [3, 3])

  static let table: [Operator] = [
    MatrixRows.linear(
      "eigh", ["Tensor input, str UPLO='L'"], "Computes eigenvalues and eigenvectors of a symmetric matrix.",
      "torch.eye(3)", samples: [Sample(symmetric, .string("L")), Sample(symmetric, .string("U"))]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      try MatrixChecks.square(input, "linalg.eigh")
      let (values, vectors) = try decomposeHermitian(input, upper: isUpper(call.string(1)), vectors: true)
      return .named(
        "torch.return_types.linalg_eigh", [("eigenvalues", values), ("eigenvectors", vectors)])
    },
    MatrixRows.linear(
      "eigvalsh", ["Tensor input, str UPLO='L'"], "Computes the eigenvalues of a symmetric matrix.",
      "torch.eye(3)", samples: [Sample(symmetric, .string("L"))]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      try MatrixChecks.square(input, "linalg.eigh")
      return .tensor(try decomposeHermitian(input, upper: isUpper(call.string(1)), vectors: false).values)
    },
    MatrixRows.linear(
      "eig", ["Tensor input"], "Computes eigenvalues and eigenvectors of a square matrix.", "torch.eye(3)",
      samples: [Sample(square)]
    ) { (call) throws(TensorError) in
      let (values, vectors) = try decompose(call.tensor(0), vectors: true)
      return .named(
        "torch.return_types.linalg_eig", [("eigenvalues", values), ("eigenvectors", vectors)])
    },
    MatrixRows.linear(
      "eigvals", ["Tensor input"], "Computes the eigenvalues of a square matrix.", "torch.eye(3)",
      samples: [Sample(square)]
    ) { (call) throws(TensorError) in
      .tensor(try decompose(call.tensor(0), vectors: false, name: "linalg.eigvals").values)
    },
  ]
}
