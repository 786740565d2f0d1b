package import TensorCore

/// Spreads together with means, sums and means of what is a number, distances, and bounded norms.
package enum Moments {
  // MARK: Spread and mean at once

  private static func both(_ name: String, _ saves: [SavedName], squareRoot: Bool) -> Derivative {
    Derivative(
      name, saves: saves,
      ofMany: { (node, gradients) throws(TensorError) in
        let input = try node.saved(0)
        let dims = node.ints(0)
        let keeps = node.bool(2)
        let mean =
          try dims.isEmpty ? Reduction.mean(input) : Reduction.mean(input, dims, keepsDimensions: true)
        var total: Tensor?
        if let gradient = gradients[0] {
          total = try Statistics.spreadBackward(
            squareRoot ? Statistics.squareRootBackward(gradient, node.saved(1)) : gradient, input, mean, dims,
            keepsDimensions: keeps, degreesLost: node.scalar.doubleValue)
        }
        if let gradient = gradients[1] {
          let spread = try Reduction.spread(gradient, to: input.shape, dims: dims, keepsDimensions: keeps)
          let share = try spread / .int(Statistics.count(of: dims, in: input))
          total = try total.map { (earlier) throws(TensorError) in try earlier + share } ?? share
        }
        return Gradients(total)
      })
  }

  private static let deviated = both(
    "StdMeanBackward0",
    [
      "self", "result0", .init("dim", .list(0)), .init("correction", .attribute(1)),
      .init("keepdim", .attribute(2)),
    ], squareRoot: true)
  private static let varied = both(
    "VarMeanBackward0",
    ["self", .init("dim", .list(0)), .init("correction", .attribute(1)), .init("keepdim", .attribute(2))],
    squareRoot: false)

  package static func spreadAndMean(
    _ input: Tensor, _ dims: [Int], correction: Scalar?, keepsDimensions: Bool, squareRoot: Bool
  ) throws(TensorError) -> [Tensor] {
    let degreesLost = correction?.doubleValue ?? 1
    let name = squareRoot ? "std_mean" : "var_mean"
    if !input.scalarType.isDifferentiable {
      throw TensorError(.notImplementedError, "\(name) only support floating point and complex dtypes")
    }
    let dims = try Reduction.wrap(dims, for: input)
    let reduced = dims.isEmpty ? nil : Dims(dims)
    let spread = try Kernels.variance(
      input.array, dims: reduced, correction: degreesLost, keepDims: keepsDimensions, squareRoot: squareRoot)
    let mean = try Kernels.mean(input.array, dims: reduced, keepDims: keepsDimensions)
    return Tensor.recorded([spread, mean], squareRoot ? deviated : varied, [input]) { node, results in
      node.save(input)
      if squareRoot { node.saveResult(results[0]) }
      node.scalar = .double(degreesLost)
      node.attributes = [
        .ints(dims), correction.map { .scalar($0) } ?? .none, .bool(keepsDimensions),
      ]
    }
  }

  private static let matrix = Sample.Input.tensor([1.5, -2, 3, 0.4, 5, -0.6], [2, 3])

  private static func spreadRow(_ name: String, squareRoot: Bool) -> Operator {
    Operator(
      name,
      [
        "\(name)(Tensor input, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False)",
        "\(name)(Tensor input, bool unbiased=True)",
        "\(name)(Tensor input, int[1]? dim, bool unbiased=True, bool keepdim=False)",
      ], forms: .function,
      documentation: "Computes the \(squareRoot ? "standard deviation" : "variance") and the mean at once.",
      example: "torch.\(name)(torch.tensor([1., 2., 4.]))",
      samples: [
        Sample(matrix, .none, .none, .bool(false)), Sample(matrix, .ints([1]), .scalar(.int(0)), .bool(true)),
      ]
    ) { (call) throws(TensorError) in
      let dims = call.overload == 1 ? [] : call.optionalInts(1) ?? []
      let correction: Scalar?
      switch call.overload {
      case 0: correction = call.correctionOfSpread
      case 1: correction = .int(try call.bool(1) ? 1 : 0)
      default: correction = .int(try call.bool(2) ? 1 : 0)
      }
      return .tensors(
        try spreadAndMean(
          call.tensor(0), dims, correction: correction,
          keepsDimensions: call.overload == 1 ? false : call.bool(3), squareRoot: squareRoot))
    }
  }

  // MARK: Numbers only

  private static let summed = Derivative(
    "NansumBackward0", saves: ["self", .init("dim", .list(0)), .init("keepdim", .attribute(1))]
  ) {
    (node, gradient) throws(TensorError) in
    let input = try node.saved(0)
    let spread = try Reduction.spread(
      gradient, to: input.shape, dims: node.ints(0), keepsDimensions: node.bool(1))
    let isNumber = try Kernels.predicate(.logicalNot, Kernels.predicate(.isNan, input.array))
    return Gradients(try Selection.masked(spread.to(input.scalarType), Tensor(isNumber)))
  }

  package static func nanSum(
    _ input: Tensor, _ dims: [Int], keepsDimensions: Bool, type: ScalarType?
  ) throws(TensorError) -> Tensor {
    if input.scalarType.isComplex {
      throw TensorError(.notImplementedError, "nansum on CPU does not support complex inputs")
    }
    if let type, type.isComplex { throw type.notImplemented("nansum_cpu") }
    let dims = try Reduction.wrap(dims, for: input)
    var values = input.array
    if let type, !type.isDifferentiable, input.scalarType.isDifferentiable {
      // What is no number has to go while there is a type that can tell.
      values = try Selection.maskedFill(
        Tensor(values), Tensor(Kernels.predicate(.isNan, values)), .int(0)
      ).array
    }
    let array = try Kernels.nanSum(
      values, dims: dims.isEmpty ? nil : Dims(dims), keepDims: keepsDimensions, type: type)
    return Tensor.recorded(array, summed, input) { node, _ in
      node.save(input)
      node.attributes = [.ints(dims), .bool(keepsDimensions)]
    }
  }

  package static func nanMean(
    _ input: Tensor, _ dims: [Int], keepsDimensions: Bool, type: ScalarType?
  ) throws(TensorError) -> Tensor {
    if !input.scalarType.isDifferentiable {
      throw TensorError(
        .notImplementedError,
        "nanmean(): expected input to have floating point or complex dtype but got \(input.scalarType.errorName)"
      )
    }
    if let type, !type.isDifferentiable {
      throw TensorError(
        .runtimeError,
        "nanmean(): could not infer output dtype. Optional dtype must be either a floating point or complex dtype. "
          + "Got: \(type.errorName)")
    }
    let total = try nanSum(input, dims, keepsDimensions: keepsDimensions, type: type)
    let isNumber = try Kernels.predicate(.logicalNot, Kernels.predicate(.isNan, input.array))
    let wrapped = try Reduction.wrap(dims, for: input)
    let count = try Kernels.sum(
      isNumber, dims: wrapped.isEmpty ? nil : Dims(wrapped), keepDims: keepsDimensions)
    return try total / Tensor(count)
  }

  // MARK: Distance

  private static let measured = Derivative(
    "DistBackward0", saves: ["self", "other", "result", .init("p", .wholeNumber)], packs: [1, 0]
  ) {
    (node, gradient) throws(TensorError) in
    let difference = try node.saved(0) - node.saved(1)
    let slope = try Norms.backward(
      gradient, difference, node.saved(2), order: node.scalar.doubleValue, [], keepsDimensions: false)
    guard node.needsGradient(1) else { return Gradients(slope) }
    guard let slope else {
      throw TensorError(
        .runtimeError,
        "Expected a proper Tensor but got None (or an undefined Tensor in C++) for argument #0 'self'")
    }
    return Gradients(node.needsGradient(0) ? slope : nil, try -slope)
  }

  package static func distance(_ first: Tensor, _ second: Tensor, order: Double) throws(TensorError) -> Tensor
  {
    let difference = try Arithmetic.sum(first, second, alpha: .int(1), negated: true)
    if !difference.scalarType.isDifferentiable {
      throw TensorError(
        .notImplementedError,
        "norm(): input dtype should be either floating point or complex. Got \(difference.scalarType.errorName) instead."
      )
    }
    let array = try Kernels.norm(difference.array, p: order)
    return Tensor.recorded(array, measured, first, second) { node, result in
      node.save(first)
      node.save(second)
      node.saveResult(result)
      node.scalar = .double(order)
      node.attributes = [.scalar(.double(order))]
    }
  }

  // MARK: Bounded norms

  private static let bounded = Derivative("RenormBackward0", saves: ["self", "p", "dim", "maxnorm"]) {
    (node, gradient) throws(TensorError) in
    let input = try node.saved(0)
    guard case .scalar(let p) = node.attributes[0], case .scalar(let bound) = node.attributes[2] else {
      return Gradients(gradient)
    }
    let dim = node.int(1)
    let others = (0..<input.dimensionCount).filter { $0 != dim }
    let norm = try Norms.vectorNorm(input, order: p.doubleValue, others, keepsDimensions: true)
    let isLong = try Comparison.compare(.greater, norm, bound)
    let factor = try (norm + .double(1e-7)).reciprocal() * bound
    let scaled = try Selection.choose(isLong, factor, factor.onesLike())
    // The gradient through the norm itself, where it was cut.
    let one = Tensor(try NDArray.scalar(.int(1), norm.scalarType))
    let safe = try Selection.choose(Comparison.compare(.equal, norm, .int(0)), one, norm)
    let slope: Tensor
    if p.doubleValue == 2 {
      slope = try input / safe
    } else {
      slope = try input.sgn() * (input.absolute() / safe).power(.double(p.doubleValue - 1))
    }
    let along = try gradient * input.conjugate()
    let through = try Reduction.sum(
      along.scalarType.isComplex ? along.realPart() : along, others, keepsDimensions: true)
    let cut = try through * slope * factor / (norm + .double(1e-7))
    return Gradients(try gradient * scaled - Selection.masked(cut, isLong.expand(cut.shape)))
  }

  package static func renormalized(
    _ input: Tensor, p: Scalar, _ dim: Int, bound: Scalar
  ) throws(TensorError) -> Tensor {
    if !input.scalarType.isDifferentiable {
      throw TensorError(
        .notImplementedError,
        "linalg.vector_norm: Expected a floating point or complex tensor as input. Got \(input.scalarType.errorName)"
      )
    }
    if input.dimensionCount < 2 {
      throw TensorError(
        .runtimeError, "renorm: input needs at least 2 dimensions, got \(input.dimensionCount) dimensions")
    }
    if !(p.doubleValue > 0) { throw TensorError(.runtimeError, "renorm: non-positive-norm not supported") }
    if bound.doubleValue < 0 {
      throw TensorError(
        .runtimeError, "renorm: expected maxnorm to be >= 0 but got \(bound.doubleValue.shortText)")
    }
    let wrapped = try wrapDimension(dim, count: input.dimensionCount)
    let others = (0..<input.dimensionCount).filter { $0 != wrapped }
    let array = input.array
    let norm = try Kernels.norm(array, p: p.doubleValue, dims: Dims(others), keepDims: true)
    let isLong = try Kernels.compare(.greater, norm, scalar: bound, type: norm.scalarType)
    let shifted = try Kernels.binary(.add, norm, scalar: .double(1e-7), type: norm.scalarType)
    let factor = try Kernels.binary(.divide, scalar: bound, shifted, type: norm.scalarType)
    let scale = try Kernels.select(isLong, .array(factor), .number(.int(1)), type: norm.scalarType)
    let result = try Kernels.binary(.multiply, array, scale, type: array.scalarType)
    return Tensor.recorded(result, bounded, input) { node, _ in
      node.save(input)
      node.attributes = [.scalar(p), .int(wrapped), .scalar(bound)]
    }
  }

  private static func numberRow(
    _ name: String, _ documentation: String,
    _ body: @escaping @Sendable (Tensor, [Int], Bool, ScalarType?) throws(TensorError) -> Tensor
  ) -> Operator {
    Operator(
      name, ["\(name)(Tensor input, int[1]? dim=None, bool keepdim=False, *, dtype? dtype=None)"],
      documentation: documentation, example: "torch.\(name)(torch.tensor([1., float('nan')]))",
      samples: [Sample(matrix, .none, .bool(false), .none), Sample(matrix, .ints([1]), .bool(true), .none)]
    ) { (call) throws(TensorError) in
      .tensor(try body(call.tensor(0), call.optionalInts(1) ?? [], call.bool(2), call.scalarType(3)))
    }
  }

  static let table: [Operator] = [
    spreadRow("std_mean", squareRoot: true), spreadRow("var_mean", squareRoot: false),
    numberRow("nansum", "Adds the elements that are numbers.") {
      (input, dims, keeps, type) throws(TensorError) in
      try nanSum(input, dims, keepsDimensions: keeps, type: type)
    },
    numberRow("nanmean", "Averages the elements that are numbers.") {
      (input, dims, keeps, type) throws(TensorError) in
      try nanMean(input, dims, keepsDimensions: keeps, type: type)
    },
    Operator(
      "dist", ["dist(Tensor input, Tensor other, Scalar p=2)"],
      documentation: "Computes the p-norm of the difference of two tensors.",
      example: "torch.dist(torch.zeros(2), torch.tensor([3., 4.]))",
      samples: [
        Sample(.tensor([-1.2, 0.3], [2]), .tensor([0.7, 1.4], [2]), .scalar(.int(2))),
        Sample(.tensor([-1.2, 0.3], [2]), .tensor([0.7, 1.4], [2]), .scalar(.int(3))),
      ]
    ) { (call) throws(TensorError) in
      .tensor(try distance(call.tensor(0), call.tensor(1), order: call.scalar(2).doubleValue))
    },
    Operator(
      "renorm", ["renorm(Tensor input, Scalar p, int dim, Scalar maxnorm)"],
      forms: [.function, .method, .inPlace],
      documentation: "Shortens the parts along a dimension whose p-norm exceeds a bound.",
      example: "torch.renorm(torch.ones(2, 3), 2, 0, 1)",
      samples: [Sample(matrix, .scalar(.int(2)), .int(0), .scalar(.double(4)))]
    ) { (call) throws(TensorError) in
      .tensor(try renormalized(call.tensor(0), p: call.scalar(1), call.int(2), bound: call.scalar(3)))
    },
  ]
}
