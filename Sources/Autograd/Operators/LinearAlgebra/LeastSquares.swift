package import TensorCore

/// Pseudoinverses and least squares.
package enum LeastSquares {
  private static let pseudoInverted = Derivative(
    "LinalgPinvBackward0", saves: ["self", "result"],
    rule: "as for the inverse, and further terms for what A does not reach"
  ) { (node, gradient) throws(TensorError) in
    Gradients(try pseudoInverseBackward(gradient, node.saved(1), node.saved(0)))
  }

  private static func pseudoInverseBackward(
    _ gradient: Tensor, _ inverse: Tensor, _ input: Tensor
  ) throws(TensorError) -> Tensor {
    let turned = try inverse.adjoint()
    let gradientTurned = try gradient.adjoint()
    if input.rowCount <= input.columnCount {
      let middle = try gradientTurned.times(inverse)
      let passed = try middle.times(turned)
      return try passed - inverse.times(middle).adjoint() - input.times(inverse).times(passed)
        + turned.times(inverse).times(gradientTurned - middle.times(input))
    }
    let middle = try inverse.times(gradientTurned)
    let passed = try turned.times(middle)
    return try (gradientTurned - input.times(middle)).times(inverse).times(turned) + passed
      - middle.times(inverse).adjoint() - passed.times(inverse).times(input)
  }

  /// The limits below which singular values count as zero, for each matrix: `max(atol, rtol * largest)`.
  static func limits(
    _ largest: Tensor, _ input: Tensor, absolute: Tensor?, relative: Tensor?
  ) throws(TensorError) -> Tensor {
    let type = largest.scalarType
    let epsilon = type == .float32 ? Double(Float.ulpOfOne) : Double.ulpOfOne
    let usual = epsilon * Double(max(input.rowCount, input.columnCount))
    let zero = Tensor(try NDArray.scalar(.int(0), type))
    let absolute = if let absolute { try absolute.to(type) } else { zero }
    let relative: Tensor =
      if let relative {
        try relative.to(type)
      } else {
        // A given absolute limit stands for itself.
        try Selection.choose(
          Comparison.compare(.greater, absolute, .int(0)), zero,
          Tensor(NDArray.scalar(.double(usual), type)))
      }
    let product = try relative * largest
    return try Selection.choose(Comparison.compare(.greater, absolute, product), absolute, product)
  }

  package static func pseudoInverse(
    _ input: Tensor, absolute: Tensor?, relative: Tensor?, hermitian: Bool
  ) throws(TensorError) -> Tensor {
    if input.dimensionCount < 2 || !input.scalarType.isDifferentiable || input.scalarType.byteCount < 4 {
      throw TensorError(
        .runtimeError,
        "linalg.pinv(\(input.scalarType.errorName){\(input.shape)}): expected a tensor with 2 or more dimensions of "
          + "float, double, cfloat or cdouble types")
    }
    let plain = Tensor(input.array)
    if input.elementCount == 0 { return Tensor(try input.array.transposed(-2, -1).copied()) }
    let left: Tensor
    let values: Tensor
    let right: Tensor
    if hermitian {
      let (numbers, vectors) = try Spectral.decomposeHermitian(plain, upper: false, vectors: true)
      (left, values, right) = (vectors, numbers, try vectors.adjoint())
    } else {
      (left, values, right) = try SingularValues.decompose(plain, full: false)
    }
    let sizes = try values.absolute()
    let largest = try Extrema.over(sizes, [-1], keepsDimensions: true, largest: true)
    let limit = try limits(
      largest, input, absolute: absolute?.unsqueezedForValues(), relative: relative?.unsqueezedForValues())
    let inverted = try Selection.choose(
      Comparison.compare(.greater, sizes, limit), values.reciprocal(), values.zerosLike()
    ).to(input.scalarType)
    let product = try right.adjoint().times(inverted.unsqueeze(-1) * left.adjoint())
    return Tensor.recorded(try product.array.contiguous(), pseudoInverted, input) { node, result in
      node.save(input)
      node.saveResult(result)
    }
  }

  private static let solved = Derivative(
    "LinalgLstsqBackward0", saves: ["self", "b", "solution"], packs: [1, 0],
    rule: "as for the pseudoinverse times B",
    ofMany: { (node, gradients) throws(TensorError) in
      let (input, right, solution) = (try node.saved(0), try node.saved(1), try node.saved(2))
      let isVector = node.bool(0)
      func asColumns(_ tensor: Tensor) throws(TensorError) -> Tensor {
        isVector ? try tensor.unsqueeze(-1) : tensor
      }
      var matrixGradient: Tensor?
      var rightGradient: Tensor?
      if let gradient = gradients[0] {
        let columns = try asColumns(gradient)
        let inverse = try pseudoInverse(input, absolute: nil, relative: nil, hermitian: false)
        matrixGradient = try pseudoInverseBackward(
          columns.times(asColumns(right).adjoint()), inverse, input)
        let passed = try inverse.adjoint().times(columns)
        rightGradient = isVector ? try passed.squeeze(-1) : passed
      }
      if let gradient = gradients[1], gradient.elementCount > 0 {
        let rest = try input.times(asColumns(solution)) - asColumns(right)
        let scaled = try rest * gradient.unsqueeze(-2) * .int(2)
        let toMatrix = try scaled.times(asColumns(solution).adjoint())
        matrixGradient =
          try Tensor.sum(matrixGradient, toMatrix)
        let toRight = try isVector ? -(scaled.squeeze(-1)) : -scaled
        rightGradient = try Tensor.sum(rightGradient, toRight)
      }
      return Gradients(
        node.needsGradient(0) ? matrixGradient : nil, node.needsGradient(1) ? rightGradient : nil)
    })

  package static func solve(
    _ input: Tensor, _ right: Tensor, tolerance: Double?, driver name: String?
  ) throws(TensorError) -> OperatorResult {
    let title = "torch.linalg.lstsq"
    if input.dimensionCount < 2 {
      throw TensorError(.runtimeError, "\(title): input must have at least 2 dimensions.")
    }
    if right.dimensionCount < 1 {
      throw TensorError(.runtimeError, "\(title): other must have at least 1 dimension.")
    }
    if input.scalarType != right.scalarType {
      throw TensorError(
        .runtimeError,
        "\(title): Expected input and other to have the same dtype, but got input's dtype \(input.scalarType.errorName) "
          + "and other's dtype \(right.scalarType.errorName)")
    }
    let isVector = LinearSystems.isVector(input, right)
    let columns = isVector ? try right.array.unsqueezed(-1) : right.array
    if columns.shape.count < 2 || input.rowCount != columns.shape[columns.shape.count - 2] {
      throw TensorError(
        .runtimeError,
        isVector || right.dimensionCount == 1
          ? "\(title): input.size(-2) should match other.size(-1)"
          : "\(title): input.size(-2) should match other.size(-2)")
    }
    guard let driver = LinearAlgebra.LeastSquaresDriver(rawValue: name ?? "gelsy") else {
      throw TensorError(
        .runtimeError, "\(title): parameter `driver` should be one of (gels, gelsy, gelsd, gelss)")
    }
    let (rows, width) = (input.rowCount, input.columnCount)
    let count = columns.shape[columns.shape.count - 1]
    let batch = try Dims.broadcast(input.batchShape, Dims(columns.shape.dropLast(2)))
    let matrices = try TriangularSystems.broadcast(input, batch)
    let padded = try NDArray.zeros(Dims(Array(batch) + [max(rows, width), count]), input.scalarType)
    try padded.slice(-2, start: 0, end: rows).copy(from: columns)
    let epsilon = input.scalarType.realType == .float32 ? Double(Float.ulpOfOne) : Double.ulpOfOne
    let (all, ranks, values, _) = try LinearAlgebra.leastSquares(
      matrices, padded, tolerance: tolerance ?? epsilon * Double(max(rows, width)), driver)
    var solution = try all.slice(-2, start: 0, end: width)
    if isVector { solution = try solution.squeezed([solution.shape.count - 1]) }
    let isFullRank = try ranks.scalars().allSatisfy { $0.intValue == width }
    var residuals = try NDArray.empty([0] as Dims, input.scalarType.realType)
    if rows > width && driver != .gelsy && (driver == .gels || isFullRank) {
      let rest = try all.slice(-2, start: width, end: rows)
      let sizes = try Kernels.unary(.absolute, rest)
      residuals = try Kernels.sum(
        Kernels.binary(.multiply, sizes, sizes, type: sizes.scalarType), dims: [-2])
    }
    let results = Tensor.recorded([solution, residuals], solved, [input, right]) { node, results in
      node.save(input)
      node.save(right)
      node.saveResult(results[0])
      node.attributes = [.bool(isVector)]
    }
    let rank =
      driver == .gels
      ? try NDArray.empty([0] as Dims, .int64)
      : try ranks.unrepeated(over: input.batchShape).converted(to: .int64)
    let singular =
      driver == .gelsd || driver == .gelss
      ? values.unrepeated(over: Dims(Array(input.batchShape) + [min(rows, width)]))
      : try NDArray.empty([0] as Dims, input.scalarType.realType)
    return .named(
      "torch.return_types.linalg_lstsq",
      [
        ("solution", results[0]), ("residuals", results[1]), ("rank", Tensor(rank)),
        ("singular_values", Tensor(singular)),
      ])
  }

  private static let wide = Sample.Input.tensor([1, 2, 3, -4, 0.5, 6], [2, 3])
  private static let tall = Sample.Input.tensor([1, 2, 3, -4, 0.5, 6], [3, 2])
  private static let right = Sample.Input.tensor([1, 2, -3, 0.5, 1, 2], [3, 2])

  /// A number as a limit for every matrix.
  private static func limit(_ number: Scalar?) throws(TensorError) -> Tensor? {
    try number.map { (number) throws(TensorError) in Tensor(try NDArray.scalar(number, .float64)) }
  }

  static let table: [Operator] = [
    MatrixRows.linear(
      "pinv",
      [
        "Tensor input, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False",
        "Tensor input, *, float? atol=None, float? rtol=None, bool hermitian=False",
        "Tensor input, Tensor rcond, bool hermitian=False", "Tensor input, float rcond, bool hermitian=False",
      ], "Computes the pseudoinverse of a matrix.", "torch.ones(3, 2)",
      samples: [
        Sample(wide, .none, .none, .bool(false)), Sample(tall, .none, .none, .bool(false)),
      ]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      switch call.overload {
      case 0:
        return .tensor(
          try pseudoInverse(
            input, absolute: call.optionalTensor(1), relative: call.optionalTensor(2), hermitian: call.bool(3)
          ))
      case 1:
        return .tensor(
          try pseudoInverse(
            input, absolute: limit(call.optionalScalar(1)), relative: limit(call.optionalScalar(2)),
            hermitian: call.bool(3)))
      case 2:
        return .tensor(
          try pseudoInverse(input, absolute: nil, relative: call.tensor(1), hermitian: call.bool(2)))
      default:
        return .tensor(
          try pseudoInverse(input, absolute: nil, relative: limit(call.scalar(1)), hermitian: call.bool(2)))
      }
    },
    Operator(
      "pinverse", ["pinverse(Tensor input, float rcond=1e-15)"],
      documentation: "Computes the pseudoinverse of a matrix.", example: "torch.pinverse(torch.ones(3, 2))",
      samples: [Sample(tall, .scalar(.double(1e-15)))]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      // What is smaller is only rounding.
      let least = input.scalarType.realType == .float32 ? Double(Float.ulpOfOne) : 0
      let relative = try limit(.double(max(call.scalar(1).doubleValue, least)))
      return .tensor(try pseudoInverse(input, absolute: nil, relative: relative, hermitian: false))
    },
    MatrixRows.linear(
      "lstsq", ["Tensor input, Tensor b, float? rcond=None, *, str? driver=None"],
      "Finds the least squares solution of a system of linear equations.",
      "torch.ones(3, 2), torch.ones(3, 1)",
      samples: [Sample(tall, right, .none, .none), Sample(tall, right, .none, .string("gels"))]
    ) { (call) throws(TensorError) in
      try solve(
        call.tensor(0), call.tensor(1), tolerance: call.optionalScalar(2)?.doubleValue, driver: call.string(3)
      )
    },
  ]
}

extension Tensor {
  /// Limits, one for each matrix, beside the matrices' singular values.
  fileprivate func unsqueezedForValues() throws(TensorError) -> Tensor { try unsqueeze(-1) }
}

extension NDArray {
  /// What was found for arrays of a shape before they were repeated over more and longer dimensions.
  fileprivate func unrepeated(over own: Dims) -> NDArray {
    view(shape: own, strides: Dims(strides.suffix(own.count)), offset: offset)
  }
}
