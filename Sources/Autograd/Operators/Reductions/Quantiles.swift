package import TensorCore

/// Quantiles, put together of other operators as PyTorch does.
package enum Quantiles {
  package static func quantile(
    _ input: Tensor, _ q: Tensor, _ dim: Int?, keepsDimension: Bool, interpolation: String, ignoresNan: Bool
  ) throws(TensorError) -> Tensor {
    try check(input, q, interpolation)
    let wrapped = try wrapDimension(dim ?? 0, count: input.dimensionCount)
    // A number has no dimension that could stay.
    let dim = input.dimensionCount == 0 ? nil : dim
    // The dimension goes last, sorted.
    var sorted: Tensor
    if dim == nil {
      sorted = try SortingAndScans.sort(Reshaping.flatten(input, from: 0, to: -1), -1, descending: false)
        .values
    } else if wrapped == input.dimensionCount - 1 {
      sorted = try SortingAndScans.sort(input, -1, descending: false).values
    } else {
      let moved = try Dimensions.transpose(input.unsqueeze(-1), wrapped, -1)
      sorted = try SortingAndScans.sort(moved, -1, descending: false).values
    }
    let ranks = try self.ranks(sorted, q, ignoresNan: ignoresNan)
    var result = try interpolated(sorted, ranks, interpolation)
    // The quantiles, now last, come first; the dimension itself is left with size 1.
    if dim != nil && wrapped != input.dimensionCount - 1 {
      result = try Dimensions.transpose(result, wrapped, -1)
      result = try Dimensions.moveDimensions(
        result, [wrapped], [0])
      result = try result.unsqueeze(wrapped + 1)
      result = try Dimensions.squeeze(result, [-1])
    } else {
      result = try Dimensions.moveDimensions(result.unsqueeze(-1), [-2], [0])
    }
    if dim == nil, keepsDimension {
      return try reshaped(result, [q.elementCount] + Array(repeating: 1, count: input.dimensionCount), q)
    }
    if !keepsDimension {
      result = try dropped(result, dim == nil ? result.dimensionCount - 1 : wrapped + 1)
    }
    return q.dimensionCount == 0 ? try dropped(result, 0) : result
  }

  private static let dropping = Derivative("SqueezeBackward4", saves: ["dim", "self_sym_sizes"]) {
    (node, gradient) throws(TensorError) in
    Gradients(try gradient.reshape(Dims(node.ints(1))))
  }

  /// The result without a dimension of size 1, of which nobody holds a view.
  private static func dropped(_ result: Tensor, _ dim: Int) throws(TensorError) -> Tensor {
    let array = result.dimensionCount == 0 ? result.array : try result.array.squeezed([dim])
    return Tensor.recorded(array, dropping, result) { node, _ in
      node.attributes = [.int(dim), .ints(Array(result.shape))]
    }
  }

  private static func reshaped(_ result: Tensor, _ shape: [Int], _ q: Tensor) throws(TensorError) -> Tensor {
    let whole = try result.reshape(Dims(shape))
    return q.dimensionCount == 0 ? try dropped(whole, 0) : whole
  }

  private static func check(_ input: Tensor, _ q: Tensor, _ interpolation: String) throws(TensorError) {
    if !["linear", "lower", "higher", "midpoint", "nearest"].contains(interpolation) {
      throw TensorError(
        .runtimeError,
        "quantile() interpolation must be one of linear, lower, higher, midpoint or nearest, but got \(interpolation)"
      )
    }
    if input.elementCount == 0 {
      throw TensorError(.runtimeError, "quantile() input tensor must be non-empty")
    }
    if q.dimensionCount > 1 { throw TensorError(.runtimeError, "quantile() q must be a scalar or 1D tensor") }
    if input.scalarType != .float32 && input.scalarType != .float64 {
      throw TensorError(.runtimeError, "quantile() input tensor must be either float or double dtype")
    }
    if q.scalarType != input.scalarType {
      throw TensorError(.runtimeError, "quantile() q tensor must be same dtype as the input tensor")
    }
    if try q.array.scalars().contains(where: { !($0.doubleValue >= 0 && $0.doubleValue <= 1) }) {
      throw TensorError(.runtimeError, "quantile() q values must be in the range [0, 1]")
    }
  }

  /// Where each quantile lies along the last dimension of a sorted tensor; nan counts as the last place.
  private static func ranks(_ sorted: Tensor, _ q: Tensor, ignoresNan: Bool) throws(TensorError) -> Tensor {
    let q = q.dimensionCount == 0 ? try q.unsqueeze(0) : q
    let size = sorted.shape.last ?? 1
    let isNan = Tensor(try Kernels.predicate(.isNan, sorted.array))
    if ignoresNan {
      let counts = try Reduction.sum(
        Tensor(Kernels.predicate(.logicalNot, isNan.array)), [-1], keepsDimensions: true)
      let last = try clampedAtZero(counts.to(q.scalarType) - .int(1))
      return try q * last
    }
    let hasNan = try Tensor(
      Kernels.any(isNan.array, dims: [sorted.dimensionCount - 1], keepDims: true))
    var shape = sorted.shape
    if shape.count > 0 { shape[shape.count - 1] = q.elementCount }
    let plain = try (q * .int(size - 1)).expand(shape)
    let last = Tensor(try NDArray.scalar(.int(size - 1), q.scalarType))
    return try Selection.choose(hasNan, last, plain)
  }

  private static func clampedAtZero(_ tensor: Tensor) throws(TensorError) -> Tensor {
    try Clamping.clamp(tensor, .int(0), nil)
  }

  private static func interpolated(
    _ sorted: Tensor, _ ranks: Tensor, _ interpolation: String
  ) throws(TensorError) -> Tensor {
    func values(at places: NDArray) throws(TensorError) -> Tensor {
      try Indexing.gather(sorted, -1, Tensor(places.converted(to: .int64)))
    }
    switch interpolation {
    case "lower": return try values(at: Kernels.unary(.floor, ranks.array))
    case "higher": return try values(at: Kernels.unary(.ceil, ranks.array))
    case "nearest": return try values(at: Kernels.unary(.round, ranks.array))
    default:
      let below = try values(at: Kernels.unary(.floor, ranks.array))
      let above = try values(at: Kernels.unary(.ceil, ranks.array))
      let weight =
        interpolation == "midpoint"
        ? Tensor(try NDArray.full(ranks.shape, .double(0.5), ranks.scalarType))
        : try ranks - Tensor(Kernels.unary(.floor, ranks.array))
      return try ElementCombinations.interpolate(below, above, weight)
    }
  }

  private static let matrix = Sample.Input.tensor([1.5, -2, 3, 0.4, 5, -0.6], [2, 3])

  private static func row(_ name: String, ignoresNan: Bool, _ documentation: String) -> Operator {
    Operator(
      name,
      [
        "\(name)(Tensor input, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation='linear')",
        "\(name)(Tensor input, float q, int? dim=None, bool keepdim=False, *, str interpolation='linear')",
      ],
      documentation: documentation, example: "torch.\(name)(torch.tensor([1., 2., 4.]), 0.5)",
      samples: [
        Sample(overload: 1, matrix, .scalar(.double(0.3)), .none, .bool(false), .string("linear")),
        Sample(overload: 1, matrix, .scalar(.double(0.6)), .int(1), .bool(true), .string("linear")),
        Sample(overload: 1, matrix, .scalar(.double(0.6)), .int(0), .bool(false), .string("linear")),
      ]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      let q: Tensor
      if call.overload == 0 {
        q = try call.tensor(1)
      } else {
        let number = try call.double(1)
        if !(number >= 0 && number <= 1) {
          throw TensorError(
            .runtimeError, "quantile() q must be in the range [0, 1] but got \(number.shortText)")
        }
        q = Tensor(
          try NDArray.scalar(.double(number), input.scalarType.isFloatingPoint ? input.scalarType : .float32))
      }
      return .tensor(
        try quantile(
          input, q, call.optionalInt(2), keepsDimension: call.bool(3),
          interpolation: call.string(4) ?? "linear", ignoresNan: ignoresNan))
    }
  }

  static let table: [Operator] = [
    row("quantile", ignoresNan: false, "Finds values below which given shares of the elements lie."),
    row("nanquantile", ignoresNan: true, "Finds quantiles of the elements that are numbers."),
  ]
}

extension Double {
  /// As C++ streams write it: six digits, no trailing zeros.
  package var shortText: String {
    if self == rounded(), magnitude < 1e6 { return String(Int(self)) }
    let text = "\(Double(Float(self)))"
    return Double(text) == self ? text : "\(Float(self))"
  }
}
