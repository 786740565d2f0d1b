package import TensorCore

/// Picking elements by tensors of positions or masks, and putting them back.
package enum Indexing {
  /// A tensor of zeros of the given shape with `values` at the positions along `dim`, one for each.
  static func placed(
    _ values: Tensor, at positions: Tensor, _ dim: Int, in shape: Dims, keepsDimension: Bool
  ) throws(TensorError) -> Tensor {
    if shape.isEmpty { return values }
    let kept = try keepsDimension ? values : values.unsqueeze(dim)
    let index = try keepsDimension ? positions : positions.unsqueeze(dim)
    var rulerShape = Dims(repeating: 1, count: shape.count)
    rulerShape[dim] = shape[dim]
    let ruler = try NDArray.arange(start: .int(0), end: .int(shape[dim]), step: .int(1), .int64)
    let isHere = try Comparison.compare(.equal, index, Tensor(ruler).reshape(rulerShape))
    return try Selection.masked(kept, isHere)
  }

  /// For each dimension the positions of the elements that are not zero.
  package static func nonzeroPositions(_ input: Tensor) throws(TensorError) -> [Tensor] {
    let all = try Kernels.nonzero(input.array)
    var columns: [Tensor] = []
    for dim in 0..<all.shape[1] { columns.append(Tensor(try all.select(1, dim).copied())) }
    return columns
  }

  static let table: [Operator] = [
    Operator(
      "nonzero", ["nonzero(Tensor input, *, bool as_tuple=False)"],
      documentation: "Lists the positions of the elements that are not zero.",
      example: "torch.nonzero(torch.tensor([0, 3, 0, 4]))"
    ) { (call) throws(TensorError) in
      try call.bool(1)
        ? .tensors(nonzeroPositions(call.tensor(0))) : .tensor(Tensor(Kernels.nonzero(call.tensor(0).array)))
    }
  ]
}
