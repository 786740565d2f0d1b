package import TensorCore

/// Medians, modes, and the k-th smallest: elements that stand for many.
package enum Medians {
  // Equal medians of the whole tensor share the gradient.
  private static func shared(_ name: String) -> Derivative {
    Derivative(name, saves: ["self", "result"]) { (node, gradient) throws(TensorError) in
      Gradients(try Extrema.shared(gradient, among: node.saved(0), equalTo: node.saved(1)))
    }
  }

  private static let medianShared = shared("MedianBackward0")
  private static let nanMedianShared = shared("NanmedianBackward0")

  /// The gradient goes to the element that was found.
  private static func placed(_ name: String) -> Derivative {
    Derivative(name, saves: ["indices", "self_sym_sizes", "dim", "keepdim"]) {
      (node, gradient) throws(TensorError) in
      Gradients(
        try Indexing.placed(
          gradient, at: node.saved(0), wrapDimension(node.int(1), count: node.ints(0).count),
          in: Dims(node.ints(0)), keepsDimension: node.bool(2)))
    }
  }

  private static let medianPlaced = placed("MedianBackward1")
  private static let nanMedianPlaced = placed("NanmedianBackward1")
  private static let modePlaced = placed("ModeBackward0")
  private static let kthPlaced = placed("KthvalueBackward0")

  private static func recorded(
    _ found: (values: NDArray, indices: NDArray), _ input: Tensor, _ dim: Int, _ keepsDimension: Bool,
    _ derivative: Derivative
  ) -> (values: Tensor, indices: Tensor) {
    let positions = Tensor(found.indices)
    let values = Tensor.recorded(found.values, derivative, input) { node, _ in
      node.save(positions)
      node.attributes = [.ints(Array(input.shape)), .int(dim), .bool(keepsDimension)]
    }
    return (values, positions)
  }

  package static func median(_ input: Tensor, ignoresNan: Bool) throws(TensorError) -> Tensor {
    let type = input.scalarType
    if type == .bool || type.isComplex { throw type.notImplemented("median_cpu") }
    let array: NDArray
    if input.elementCount == 0 {
      array = try NDArray.scalar(type.isFloatingPoint ? .double(.nan) : .int(.min), type)
    } else {
      let flat = try input.array.contiguous().reshaped([input.elementCount])
      array =
        try ignoresNan ? Kernels.nanMedian(flat, dim: 0).values : Kernels.median(flat, dim: 0).values
    }
    return Tensor.recorded(array, ignoresNan ? nanMedianShared : medianShared, input) { node, result in
      node.save(input)
      node.saveResult(result)
    }
  }

  package static func median(
    _ input: Tensor, _ dim: Int, keepsDimension: Bool, ignoresNan: Bool
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let wrapped = try wrapDimension(dim, count: input.dimensionCount)
    let found =
      try ignoresNan
      ? Kernels.nanMedian(input.array, dim: wrapped, keepDim: keepsDimension)
      : Kernels.median(input.array, dim: wrapped, keepDim: keepsDimension)
    return recorded(found, input, wrapped, keepsDimension, ignoresNan ? nanMedianPlaced : medianPlaced)
  }

  private static let matrix = Sample.Input.tensor([1.5, -2, 3, 0.4, 5, -0.6], [2, 3])

  private static func medianRow(_ name: String, ignoresNan: Bool, _ documentation: String) -> Operator {
    Operator(
      name, ["\(name)(Tensor input)", "\(name)(Tensor input, int dim, bool keepdim=False)"],
      documentation: documentation, example: "torch.\(name)(torch.tensor([3., 1., 2.]))",
      samples: [Sample(matrix), Sample(overload: 1, matrix, .int(1), .bool(false))]
    ) { (call) throws(TensorError) in
      if call.overload == 0 { return .tensor(try median(call.tensor(0), ignoresNan: ignoresNan)) }
      let found = try median(
        call.tensor(0), call.int(1), keepsDimension: call.bool(2), ignoresNan: ignoresNan)
      return .named("torch.return_types.\(name)", [("values", found.values), ("indices", found.indices)])
    }
  }

  static let table: [Operator] = [
    medianRow("median", ignoresNan: false, "Finds the middle element, the lower of two."),
    medianRow("nanmedian", ignoresNan: true, "Finds the middle of the elements that are numbers."),
    Operator(
      "mode", ["mode(Tensor input, int dim=-1, bool keepdim=False)"],
      documentation: "Finds the most frequent elements along a dimension, the smallest of several.",
      example: "torch.mode(torch.tensor([1., 2., 2.]))", samples: [Sample(matrix, .int(1), .bool(false))]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      let dim = try wrapDimension(call.int(1), count: input.dimensionCount)
      let found = try recorded(
        Kernels.mode(input.array, dim: dim, keepDim: call.bool(2)), input, dim, call.bool(2), modePlaced)
      return .named("torch.return_types.mode", [("values", found.values), ("indices", found.indices)])
    },
    Operator(
      "kthvalue", ["kthvalue(Tensor input, int k, int dim=-1, bool keepdim=False)"],
      documentation: "Finds the k-th smallest elements along a dimension.",
      example: "torch.kthvalue(torch.tensor([3., 1., 2.]), 2)",
      samples: [Sample(matrix, .int(2), .int(1), .bool(false))]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      if input.scalarType == .bool || input.scalarType.isComplex {
        throw input.scalarType.notImplemented("kthvalue_cpu")
      }
      let dim = try wrapDimension(call.int(2), count: input.dimensionCount)
      let found = try recorded(
        Kernels.kthValue(input.array, k: call.int(1), dim: dim, keepDim: call.bool(3)), input,
        call.int(2), call.bool(3), kthPlaced)
      return .named("torch.return_types.kthvalue", [("values", found.values), ("indices", found.indices)])
    },
  ]
}
