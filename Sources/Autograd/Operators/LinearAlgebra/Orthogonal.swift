package import TensorCore

/// The factorisation of matrices into an orthogonal and an upper triangular one.
package enum Orthogonal {
  // A = Q R: with M the upper half of dR R^H - Q^H dQ made Hermitian, dA = (dQ + Q M) R^-H
  private static let factored = Derivative(
    "LinalgQrBackward0", saves: ["Q", "R", "mode"],
    rule: "for A = Q R: dA = (dQ + Q M) R^-T with M the symmetric completion of dR R^T - Q^T dQ",
    ofMany: { (node, gradients) throws(TensorError) in
      let (left, right) = (try node.saved(0), try node.saved(1))
      let mode = node.string(0)
      if mode == "r" {
        throw TensorError(
          .runtimeError,
          "The derivative of linalg.qr depends on Q, which is not computed when mode='r'. Please use "
            + "linalg.qr(A, mode='reduced') if you are going to require gradients in A. Alternatively, run "
            + "linalg.qr(A, mode='r') if you do not need gradients in A.")
      }
      let (rows, columns) = (left.rowCount, right.columnCount)
      if mode == "complete" && rows > columns {
        throw TensorError(
          .runtimeError,
          "The QR decomposition is not differentiable when mode='complete' and nrows > ncols")
      }
      guard rows < columns else {
        return Gradients(try backward(left, right, gradients[0], gradients[1]))
      }
      // The further columns are Q^H times those of A.
      let rest = try right.narrow(-1, rows, columns &- rows)
      let further =
        if let gradient = gradients[1] {
          try gradient.narrow(-1, rows, columns &- rows)
        } else {
          try rest.zerosLike()
        }
      let passed = try left.times(further)
      let extra = try left.times(rest).times(further.adjoint())
      let whole = try Tensor.sum(gradients[0], extra)
      let square = try backward(
        left, right.narrow(-1, 0, rows), whole, gradients[1]?.narrow(-1, 0, rows))
      return Gradients(try Joining.concatenate([square, passed], -1))
    })

  private static func backward(
    _ left: Tensor, _ right: Tensor, _ leftGradient: Tensor?, _ rightGradient: Tensor?
  ) throws(TensorError) -> Tensor {
    var middle: Tensor?
    if let rightGradient { middle = try rightGradient.times(right.adjoint()) }
    if let leftGradient {
      let part = try left.adjoint().times(leftGradient)
      middle = try Tensor.sum(middle, -part)
    }
    guard let middle else { return try left.times(right).zerosLike() }
    let strictly = try middle.upperTriangle(1)
    let diagonal = try middle.matrixDiagonal().realPart().to(left.scalarType).asDiagonal()
    var result = try left.times(strictly + strictly.adjoint() + diagonal)
    if let leftGradient { result = try result + leftGradient }
    return try TriangularSystems.solve(right.adjoint(), result, upper: false, left: false)
  }

  /// Q and R; with the mode `r` Q is empty.
  package static func factor(_ input: Tensor, mode: String) throws(TensorError) -> (Tensor, Tensor) {
    guard mode == "reduced" || mode == "complete" || mode == "r" else {
      throw TensorError(
        .runtimeError,
        "qr received unrecognized mode '\(mode)' but expected one of 'reduced' (default), 'r', or 'complete'")
    }
    try MatrixChecks.dimensions(input, "linalg.qr")
    try MatrixChecks.floating(input, "linalg.qr")
    let (rows, columns) = (input.rowCount, input.columnCount)
    let count = min(rows, columns)
    let (reflections, factors) = try LinearAlgebra.reflections(input.array)
    let height = mode == "complete" ? rows : count
    let upper = try MatrixCopies.byColumns(
      Kernels.triangle(reflections.slice(-2, start: 0, end: height), diagonal: 0, upper: true))
    let left: NDArray
    if mode == "r" {
      left = try NDArray.empty([0] as Dims, input.scalarType)
    } else {
      let width = mode == "complete" ? rows : count
      let base = try NDArray.zeros(Dims(Array(input.batchShape) + [rows, width]), input.scalarType)
      let kept = min(width, columns)
      try base.slice(-1, start: 0, end: kept).copy(from: reflections.slice(-1, start: 0, end: kept))
      left = try LinearAlgebra.reflectionProduct(base, factors)
    }
    let results = Tensor.recorded([left, upper], factored, [input]) { node, results in
      for result in results { node.saveResult(result) }
      node.attributes = [.string(mode)]
    }
    return (results[0], results[1])
  }

  private static let reflected = Derivative(
    "GeqrfBackward0", rule: "not implemented", forward: .missing("geqrf"),
    ofMany: { (_, _) throws(TensorError) in
      throw TensorError(.notImplementedError, "the derivative for 'geqrf' is not implemented.")
    })

  // Q = H_1 ... H_k, H_i = 1 - tau_i v_i v_i^H: each factor gets its gradient from what stands around it.
  private static let multiplied = Derivative(
    "LinalgHouseholderProductBackward0", saves: ["input", "tau", "result"],
    rule: "each reflection's gradient is the gradient times what stands around it"
  ) { (node, gradient) throws(TensorError) in
    let (input, factors) = (try node.saved(0), try node.saved(1))
    let count = factors.shape[factors.dimensionCount - 1]
    let size = input.rowCount
    let identity = try input.identityLike()
    let lower = try input.lowerTriangle(-1) + Tensor(NDArray.eye(size, input.columnCount, input.scalarType))
    var vectors: [Tensor] = []
    var scales: [Tensor] = []
    var reflections: [Tensor] = []
    for index in 0..<count {
      let vector = try lower.narrow(-1, index, 1)
      let scale = try factors.narrow(-1, index, 1).unsqueeze(-1)
      vectors.append(vector)
      scales.append(scale)
      reflections.append(try identity - scale * vector.times(vector.adjoint()))
    }
    // What stands behind each reflection.
    var behind: [Tensor] = []
    var product = Tensor(try NDArray.eye(size, input.columnCount, input.scalarType))
    for reflection in reflections.reversed() {
      behind.append(product)
      product = try reflection.times(product)
    }
    var before = identity
    var columns: [Tensor] = []
    var scaleGradients: [Tensor] = []
    for index in 0..<count {
      let own = try before.adjoint().times(gradient).times(behind[count - 1 - index].adjoint())
      let vector = vectors[index]
      let moved = try own.times(vector)
      scaleGradients.append(try -(vector.adjoint().times(moved)))
      let change = try -(scales[index].conjugate() * moved + scales[index] * own.adjoint().times(vector))
      columns.append(change)
      before = try before.times(reflections[index])
    }
    if columns.isEmpty { return Gradients(try input.zerosLike(), try factors.zerosLike()) }
    if count < input.columnCount {
      var shape = input.shape
      shape[shape.count - 1] = input.columnCount &- count
      columns.append(Tensor(try NDArray.zeros(shape, input.scalarType)))
    }
    return Gradients(
      node.needsGradient(0) ? try Joining.concatenate(columns, -1).lowerTriangle(-1) : nil,
      node.needsGradient(1) ? try Joining.concatenate(scaleGradients, -1).squeeze(-2) : nil)
  }

  /// The first columns of a product of reflections.
  package static func product(_ input: Tensor, _ factors: Tensor) throws(TensorError) -> Tensor {
    let name = "torch.linalg.householder_product"
    if input.dimensionCount < 2 {
      throw TensorError(.runtimeError, "\(name): input must have at least 2 dimensions.")
    }
    if input.rowCount < input.columnCount {
      throw TensorError(
        .runtimeError, "\(name): input.shape[-2] must be greater than or equal to input.shape[-1]")
    }
    if factors.dimensionCount == 0 || input.columnCount < factors.shape[factors.dimensionCount - 1] {
      throw TensorError(
        .runtimeError, "\(name): input.shape[-1] must be greater than or equal to tau.shape[-1]")
    }
    if input.dimensionCount - factors.dimensionCount != 1
      || Dims(factors.shape.dropLast()) != input.batchShape
    {
      throw TensorError(
        .runtimeError,
        "\(name): Expected tau to have one dimension less than input, but got tau.ndim equal to "
          + "\(factors.dimensionCount) and input.ndim is equal to \(input.dimensionCount)")
    }
    if input.scalarType != factors.scalarType {
      throw TensorError(
        .runtimeError,
        "\(name): tau dtype \(factors.scalarType.errorName) does not match input dtype \(input.scalarType.errorName)"
      )
    }
    let array = try LinearAlgebra.reflectionProduct(input.array, factors.array)
    return Tensor.recorded(array, multiplied, input, factors) { node, result in
      node.save(input)
      node.save(factors)
      node.saveResult(result)
    }
  }

  private static let square = Sample.Input.tensor([4, 1, 0.5, 1, 3, -0.5, 0.3, -0.5, 2], [3, 3])
  private static let wide = Sample.Input.tensor([1, 2, 3, -4, 0.5, 6], [2, 3])
  private static let tall = Sample.Input.tensor([1, 2, 3, -4, 0.5, 6], [3, 2])

  static let table: [Operator] =
    [
      MatrixRows.linear(
        "qr", ["Tensor A, str mode='reduced'"], "Factors a matrix into an orthogonal and a triangular one.",
        "torch.eye(3)",
        samples: [square, wide, tall].map { Sample($0, .string("reduced")) } + [
          Sample(square, .string("complete")), Sample(wide, .string("complete")),
        ]
      ) { (call) throws(TensorError) in
        let (left, right) = try factor(call.tensor(0), mode: call.string(1) ?? "reduced")
        return .named("torch.return_types.linalg_qr", [("Q", left), ("R", right)])
      },
      Operator(
        "geqrf", ["geqrf(Tensor input)"],
        documentation: "Computes the reflections that make a matrix triangular.",
        example: "torch.geqrf(torch.eye(3))"
      ) { (call) throws(TensorError) in
        let input = try call.tensor(0)
        try MatrixChecks.dimensions(input, "torch.geqrf", "input")
        let (matrices, factors) = try LinearAlgebra.reflections(input.array)
        let results = Tensor.recorded([matrices, factors], reflected, [input])
        return .named("torch.return_types.geqrf", [("a", results[0]), ("tau", results[1])])
      },
    ]
    + MatrixRows.twins(
      "householder_product", torch: "orgqr", ["Tensor input, Tensor tau"], ["Tensor input, Tensor input2"],
      "Computes the first columns of a product of reflections.", "torch.ones(3, 2), torch.ones(2)",
      samples: [Sample(tall, .tensor([0.5, 1.2], [2])), Sample(tall, .tensor([0.7], [1]))]
    ) { (call) throws(TensorError) in .tensor(try product(call.tensor(0), call.tensor(1))) }
}
