package import TensorCore

/// Norms of vectors.
package enum Norms {
  // d ||x||_p = sign(x) (|x| / ||x||)^(p - 1)
  private static let measured = Derivative(
    "LinalgVectorNormBackward0",
    saves: [
      "self", "result", .init("dim", .list(0)), .init("keepdim", .attribute(1)), .init("ord", .wholeNumber),
    ],
    rule: "d ||x||/dx = x / ||x||, for p = 2; sign(x) (|x| / ||x||)^(p - 1) for others"
  ) { (node, gradient) throws(TensorError) in
    let own = try node.saved(0)
    let type = try node.saved(1).scalarType
    // Computed in a wider type where one was asked for.
    let input =
      type.realType == own.scalarType.realType
      ? own : try own.to(own.scalarType.isComplex ? type.complexType : type)
    return Gradients(
      try backward(
        gradient, input, node.saved(1), order: node.scalar.doubleValue, node.ints(0),
        keepsDimensions: node.bool(1)))
  }

  /// The gradient of a p-norm, in the cases and by the formulas of PyTorch's `norm_backward`; none for p = 0.
  static func backward(
    _ gradient: Tensor, _ input: Tensor, _ norm: Tensor, order: Double, _ dims: [Int], keepsDimensions: Bool
  ) throws(TensorError) -> Tensor? {
    let gradient = try Reduction.restored(
      gradient, like: input, dims: dims, keepsDimensions: keepsDimensions)
    let norm = try Reduction.restored(norm, like: input, dims: dims, keepsDimensions: keepsDimensions)
    func withoutZeros(_ quotient: Tensor) throws(TensorError) -> Tensor {
      try Selection.maskedFill(quotient, Comparison.compare(.equal, norm, .int(0)), .int(0))
    }
    switch order {
    case 0: return nil
    case 1: return try input.sgn() * gradient
    case 2: return try gradient * withoutZeros(input / norm)
    case .infinity, -.infinity:
      let isExtreme = try Comparison.compare(.equal, input.absolute(), norm).to(norm.scalarType)
      let count = try Reduction.sum(isExtreme, dims, keepsDimensions: true)
      return try input.sgn() * (gradient / count * isExtreme)
    case ..<1:
      let isFlat = try Comparison.compare(.equal, input, .int(0))
      let power = try Selection.maskedFill(input.absolute().power(.double(order - 1)), isFlat, .int(0))
      return try input.sgn() * power * gradient * norm.power(.double(1 - order))
    default:
      let scaled =
        try order < 2
        ? input.sgn() * input.absolute().power(.double(order - 1))
        : input * input.absolute().power(.double(order - 2))
      return try scaled * withoutZeros(gradient / norm.power(.double(order - 1)))
    }
  }

  /// Refuses a type in which there are no norms.
  static func check(_ type: ScalarType?, _ function: String) throws(TensorError) {
    guard let type, !type.isDifferentiable else { return }
    throw TensorError(
      .runtimeError, "\(function): dtype should be floating point or complex, but got \(type.errorName)")
  }

  /// Refuses a complex number for the order of a norm.
  static func checkOrder(
    _ order: Scalar?, _ function: String, kind: TensorError.Kind = .runtimeError
  ) throws(TensorError) {
    guard case .complex = order else { return }
    throw TensorError(kind, "\(function): Expected a non-complex scalar as the order of norm.")
  }

  /// The norm of all elements, or over some dimensions.
  package static func vectorNorm(
    _ input: Tensor, order: Double, _ dims: [Int], keepsDimensions: Bool, type: ScalarType? = nil
  ) throws(TensorError) -> Tensor {
    if !input.scalarType.isDifferentiable {
      throw TensorError(
        .notImplementedError,
        "linalg.vector_norm: Expected a floating point or complex tensor as input. Got "
          + input.scalarType.errorName)
    }
    try check(type, "linalg.vector_norm")
    let elements = if let type { try input.array.converted(to: type) } else { input.array }
    let dims = try Reduction.wrap(dims, for: input)
    let array = try Kernels.norm(
      elements, p: order, dims: dims.isEmpty ? nil : Dims(dims), keepDims: keepsDimensions)
    return Tensor.recorded(array, measured, input) { node, result in
      node.save(input)
      node.saveResult(result)
      node.scalar = .double(order)
      node.attributes = [.ints(dims), .bool(keepsDimensions), .scalar(.double(order))]
    }
  }

  // MARK: Rows

  /// `torch.norm`: a number or a name for the kind of norm.
  private static func norm(_ call: OperatorCall) throws(TensorError) -> OperatorResult {
    let input = try call.tensor(0)
    let keeps = try call.bool(3)
    let dims = call.optionalInts(2)
    let type = call.scalarType(4)
    if let name = call.string(1), name != "fro" {
      if name != "nuc" {
        throw TensorError(.runtimeError, "linalg.matrix_norm: Order \(name) not supported.")
      }
      return .tensor(
        try MatrixNorms.norm(
          input, named: name, dims ?? Array(0..<input.dimensionCount), keepsDimensions: keeps, type: type))
    }
    // Of all elements it is the same as of a vector, though not of just any number of dimensions.
    if call.overload == 1, let dims, dims.count > 2 {
      return .tensor(
        try MatrixNorms.norm(input, named: "fro", dims, keepsDimensions: keeps, type: type))
    }
    let order = call.optionalScalar(1)?.doubleValue ?? 2
    return .tensor(
      try vectorNorm(input, order: order, dims ?? [], keepsDimensions: keeps, type: type))
  }

  private static let matrix = Sample.Input.tensor([1.5, -2, 3, 0.4, 5, -0.6], [2, 3])

  static let table: [Operator] = [
    Operator(
      "norm",
      [
        "norm(Tensor input, Scalar? p=2, int[1]? dim=None, bool keepdim=False, *, dtype? dtype=None)",
        "norm(Tensor input, str p, int[1]? dim=None, bool keepdim=False, *, dtype? dtype=None)",
      ],
      documentation: "Computes the p-norm of all elements, or along some dimensions.",
      example: "torch.norm(torch.tensor([3., 4.]))",
      samples: [
        Sample(matrix, .scalar(.int(2)), .none, .bool(false), .none),
        Sample(matrix, .scalar(.double(3)), .ints([1]), .bool(false), .none),
        Sample(overload: 1, matrix, .string("nuc"), .none, .bool(false), .none),
        Sample(overload: 1, matrix, .string("fro"), .ints([0, 1]), .bool(true), .none),
      ]
    ) { (call) throws(TensorError) in try norm(call) },
    MatrixRows.linear(
      "vector_norm",
      ["Tensor input, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, dtype? dtype=None"],
      "Computes the norm of a vector, or along some dimensions.", "torch.tensor([3., 4.])",
      samples: [2, 1, 3, 0.5, 0].map {
        Sample(matrix, .scalar(.double($0)), .none, .bool(false), .none)
      } + [Sample(matrix, .scalar(.double(1.5)), .ints([0]), .bool(true), .none)]
    ) { (call) throws(TensorError) in
      try checkOrder(call.scalar(1), "linalg.vector_norm")
      return .tensor(
        try vectorNorm(
          call.tensor(0), order: call.double(1), call.optionalInts(2) ?? [], keepsDimensions: call.bool(3),
          type: call.scalarType(4)))
    },
  ]
}
