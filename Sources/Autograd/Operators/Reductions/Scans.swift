package import TensorCore

/// Running products and extremes, and the running logarithm of summed exponentials.
package enum Scans {
  // Every later product has the element as a factor; where one is zero, the others are multiplied up anew.
  private static let multiplied = Derivative("CumprodBackward0", saves: ["self", "result", "dim"]) {
    (node, gradient) throws(TensorError) in
    let input = try node.saved(0)
    if input.dimensionCount == 0 { return Gradients(gradient) }
    let dim = node.int(0)
    if try Kernels.all(input.array).item() == .bool(true) {
      let weighted = try reversedSum(gradient * node.saved(1).conjugate(), dim)
      return Gradients(try weighted / input.conjugate())
    }
    return Gradients(try acrossZeros(input, gradient, dim))
  }

  private static func reversedSum(_ tensor: Tensor, _ dim: Int) throws(TensorError) -> Tensor {
    let sums = try SortingAndScans.cumulativeSum(Rearranging.flip(tensor, [dim]), dim)
    return try Rearranging.flip(sums, [dim])
  }

  /// The gradient of running products in which zeros occur: for each element the products without it.
  private static func acrossZeros(_ input: Tensor, _ gradient: Tensor, _ dim: Int) throws(TensorError)
    -> Tensor
  {
    let size = input.shape[dim]
    var parts: [Tensor] = []
    for k in 0..<size {
      let before = try Parts.slice(input, dim, start: 0, end: k)
      let after = try Parts.slice(input, dim, start: k + 1, end: size)
      let lead = try Reduction.product(before, dim, keepsDimensions: true)
      let own = try lead.onesLike()
      let tail = try Joining.concatenate([own, after], dim)
      let products = try lead * cumulativeProduct(tail, dim)
      let share = try Parts.slice(gradient, dim, start: k, end: size) * products.conjugate()
      parts.append(try Reduction.sum(share, [dim], keepsDimensions: true))
    }
    return parts.isEmpty ? try input.zerosLike() : try Joining.concatenate(parts, dim)
  }

  package static func cumulativeProduct(
    _ input: Tensor, _ dim: Int, type: ScalarType? = nil
  ) throws(TensorError) -> Tensor {
    let wrapped = try wrapDimension(dim, count: input.dimensionCount)
    let source = try type.map { (type) throws(TensorError) in try input.to(type) } ?? input
    // Smaller integers multiply to int64, save where their type was asked for.
    let product = try Kernels.cumulativeProduct(source.array, dim: wrapped)
    let array = try type.map { (type) throws(TensorError) in try product.converted(to: type) } ?? product
    return Tensor.recorded(array, multiplied, source) { node, result in
      node.save(source)
      node.saveResult(result)
      node.attributes = [.int(wrapped)]
    }
  }

  // An element receives all gradients for which it was the extreme.
  private static func placed(_ name: String) -> Derivative {
    Derivative(name, saves: ["self", "indices", "dim"]) { (node, gradient) throws(TensorError) in
      let input = try node.saved(0)
      if input.dimensionCount == 0 { return Gradients(gradient) }
      return Gradients(try Indexing.scattered(gradient, at: node.saved(1), node.int(0), in: input.shape))
    }
  }

  private static let largest = placed("CummaxBackward0")
  private static let smallest = placed("CumminBackward0")

  package static func cumulativeExtremum(
    _ input: Tensor, _ dim: Int, wantsLargest: Bool
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let wrapped = try wrapDimension(dim, count: input.dimensionCount)
    let found = try Kernels.cumulativeExtremum(input.array, dim: wrapped, largest: wantsLargest)
    let positions = Tensor(found.indices)
    let values = Tensor.recorded(found.values, wantsLargest ? largest : smallest, input) { node, _ in
      node.save(input)
      node.save(positions)
      node.attributes = [.int(wrapped)]
    }
    return (values, positions)
  }

  private static let exponentiallySummed = Derivative(
    "LogcumsumexpBackward0", saves: ["self", "result", "dim"],
    // The backward formula takes logarithms of the gradient, so that tangents have one of their own.
    forward: .formula { (node, tangents) throws(TensorError) in
      let tangent = try ForwardRule.only(tangents)
      let input = try node.saved(0)
      if input.dimensionCount == 0 { return tangent }
      let dim = node.int(0)
      let largest = Tensor(
        try Extrema.over(Tensor(input.array), [dim], keepsDimensions: true, largest: true).array)
      let weights = try (input - largest).exp()
      return try SortingAndScans.cumulativeSum(weights * tangent, dim)
        / SortingAndScans.cumulativeSum(weights, dim)
    }
  ) { (node, gradient) throws(TensorError) in
    let input = try node.saved(0)
    if input.dimensionCount == 0 { return Gradients(gradient) }
    let dim = node.int(0)
    let result = try node.saved(1)
    if GradMode.isEnabled || DualLevel.areActive {
      // Written so that it can be differentiated again; the greatest result taken out, that none may overflow.
      let greatest = try Extrema.over(result.detached(), [dim], keepsDimensions: true, largest: true)
      let shares = try gradient * (-(result - greatest)).exp()
      return Gradients(try (input - greatest).exp() * reversedSum(shares, dim))
    }
    // In logarithms: positive and negative parts apart, for their sums may not overflow.
    let zero = Tensor(try NDArray.scalar(.int(0), gradient.scalarType))
    func part(_ isWanted: Tensor, _ sign: Double) throws(TensorError) -> Tensor {
      let least = Tensor(try NDArray.scalar(.double(-.infinity), gradient.scalarType))
      let one = Tensor(try NDArray.scalar(.int(1), gradient.scalarType))
      let safe = try Selection.choose(isWanted, gradient * .double(sign), one)
      let logarithm = try Selection.choose(isWanted, safe.log(), least)
      let flipped = try Rearranging.flip(logarithm - result, [dim])
      let summed = try Rearranging.flip(logCumulativeSum(flipped, dim), [dim])
      return try (summed + input).exp()
    }
    let up = try part(Comparison.compare(.greater, gradient, zero), 1)
    let down = try part(Comparison.compare(.less, gradient, zero), -1)
    return Gradients(try up - down)
  }

  package static func logCumulativeSum(_ input: Tensor, _ dim: Int) throws(TensorError) -> Tensor {
    let wrapped = try wrapDimension(dim, count: input.dimensionCount)
    let array = try Kernels.logCumulativeSumExp(input.array, dim: wrapped)
    return Tensor.recorded(array, exponentiallySummed, input) { node, result in
      node.save(input)
      node.saveResult(result)
      node.attributes = [.int(wrapped)]
    }
  }

  private static let matrix = Sample.Input.tensor([1.5, -2, 3, 0.4, 5, -0.6], [2, 3])

  /// Refuses to write running sums or products over elements of a type that they do not have.
  static func checkInPlace(_ call: OperatorCall, kernel: String) throws(TensorError) {
    let type = try call.tensor(0).scalarType
    if let asked = call.scalarType(2), asked != type {
      throw TensorError(
        .runtimeError,
        "Bad in-place call: input tensor dtype \(type.cppName) and output tensor dtype \(asked.cppName) should match"
      )
    }
    if type == .bool { throw type.notImplemented(kernel) }
  }

  private static func extremumRow(_ name: String, wantsLargest: Bool) -> Operator {
    Operator(
      name, ["\(name)(Tensor input, int dim)"],
      documentation: "Finds the \(wantsLargest ? "largest" : "smallest") element so far along a dimension.",
      example: "torch.\(name)(torch.tensor([1., 3., 2.]), 0)", samples: [Sample(matrix, .int(1))]
    ) { (call) throws(TensorError) in
      let found = try cumulativeExtremum(call.tensor(0), call.int(1), wantsLargest: wantsLargest)
      return .named("torch.return_types.\(name)", [("values", found.values), ("indices", found.indices)])
    }
  }

  static let table: [Operator] = [
    Operator(
      "cumprod", ["cumprod(Tensor input, int dim, *, dtype? dtype=None)"],
      forms: [.function, .method, .inPlace],
      documentation: "Multiplies up along a dimension, keeping every partial product.",
      example: "torch.cumprod(torch.tensor([1., 2., 3.]), 0)",
      samples: [Sample(matrix, .int(1), .none), Sample(.tensor([1.5, 0, 3, 2], [4]), .int(0), .none)]
    ) { (call) throws(TensorError) in
      .tensor(try cumulativeProduct(call.tensor(0), call.int(1), type: call.scalarType(2)))
    }.updating { (call) throws(TensorError) in
      try checkInPlace(call, kernel: "cumprod_out_cpu")
      return false
    },
    extremumRow("cummax", wantsLargest: true), extremumRow("cummin", wantsLargest: false),
    Operator(
      "logcumsumexp", ["logcumsumexp(Tensor input, int dim)"],
      documentation: "Computes the logarithm of the running sum of exponentials.",
      example: "torch.logcumsumexp(torch.tensor([1., 2., 3.]), 0)", samples: [Sample(matrix, .int(1))]
    ) { (call) throws(TensorError) in .tensor(try logCumulativeSum(call.tensor(0), call.int(1))) },
  ]
}
