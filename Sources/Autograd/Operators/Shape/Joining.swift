package import TensorCore

/// Operators that join tensors.
package enum Joining {
  private static let concatenated = Derivative(
    "CatBackward0", saves: ["dim"], rule: "the gradient is cut into the parts that were joined",
    ofMany: {
      (node, gradients) throws(TensorError) in
      guard let gradient = gradients.first else { return Gradients() }
      let dim = node.int(0)
      var parts: [Tensor?] = []
      var start = 0
      for (index, length) in node.ints(1).enumerated() {
        guard node.needsGradient(index) else {
          parts.append(nil)
          start += Swift.max(length, 0)
          continue
        }
        // What stood among the others as an empty vector gets an empty vector.
        parts.append(
          length >= 0
            ? try Parts.slice(gradient, dim, start: start, end: start + length)
            : Tensor(try NDArray.zeros([0], gradient.scalarType)))
        start += Swift.max(length, 0)
      }
      return Gradients(parts)
    })

  private static let stacked = Derivative(
    "StackBackward0", saves: ["dim"], rule: "the gradient is cut into the parts that were stacked",
    ofMany: {
      (node, gradients) throws(TensorError) in
      guard let gradient = gradients.first else { return Gradients() }
      var parts: [Tensor?] = []
      let dim = try wrapDimension(node.int(0), count: gradient.dimensionCount)
      for index in 0..<gradient.shape[dim] {
        parts.append(node.needsGradient(index) ? try Parts.select(gradient, dim, index) : nil)
      }
      return Gradients(parts)
    })

  /// The tensors one after another along an existing dimension; an empty vector may stand among them.
  package static func concatenate(_ tensors: [Tensor], _ dim: Int) throws(TensorError) -> Tensor {
    let joined = try Kernels.concatenate(tensors.map(\.array), dim: dim, type: commonType(tensors))
    let wrapped = try wrapDimension(dim, count: joined.dimensionCount)
    return Tensor.recorded(joined, concatenated, tensors) { node, _ in
      node.attributes = [
        .int(wrapped),
        // An empty vector has no part in the result.
        .ints(tensors.map { $0.dimensionCount == joined.dimensionCount ? $0.shape[wrapped] : -1 }),
      ]
    }
  }

  /// The tensors one after another along a new dimension.
  package static func stack(_ tensors: [Tensor], _ dim: Int) throws(TensorError) -> Tensor {
    guard let first = tensors.first else {
      throw TensorError(.runtimeError, "stack expects a non-empty TensorList")
    }
    let wrapped = try wrapDimension(dim, count: first.dimensionCount + 1)
    for (position, tensor) in tensors.enumerated() where tensor.shape != first.shape {
      throw TensorError(
        .runtimeError,
        "stack expects each tensor to be equal size, but got \(first.shape) at entry 0 and \(tensor.shape) at entry "
          + "\(position)")
    }
    let joined = try Kernels.stack(tensors.map(\.array), dim: wrapped, type: commonType(tensors))
    return Tensor.recorded(joined, stacked, tensors) { node, _ in
      node.attributes = [.int(wrapped)]
    }
  }

  private static func commonType(_ tensors: [Tensor]) -> ScalarType {
    ScalarType.resultType(
      of: tensors.map { $0.array.promotionOperand }, defaultType: DefaultScalarType.current)
  }

  private static let samples = [
    Sample(.tensors([([1, 2, 3], [1, 3]), ([4, 5, 6], [1, 3])]), .int(0))
  ]

  static let table: [Operator] = [
    Operator(
      "cat", ["cat(TensorList tensors, int dim=0)"], forms: .function,
      documentation: "Joins tensors along an existing dimension.",
      example: "torch.cat([torch.ones(2), torch.zeros(3)])", samples: samples
    ) { (call) throws(TensorError) in .tensor(try concatenate(call.tensors(0), call.int(1))) },
    Operator(
      "concat", ["concat(TensorList tensors, int dim=0)"], forms: .function,
      documentation: "Joins tensors along an existing dimension.",
      example: "torch.concat([torch.ones(2), torch.zeros(3)])", samples: samples
    ) { (call) throws(TensorError) in .tensor(try concatenate(call.tensors(0), call.int(1))) },
    Operator(
      "stack", ["stack(TensorList tensors, int dim=0)"], forms: .function,
      documentation: "Joins tensors along a new dimension.",
      example: "torch.stack([torch.ones(2), torch.zeros(2)])",
      samples: samples
    ) { (call) throws(TensorError) in .tensor(try stack(call.tensors(0), call.int(1))) },
  ]
}
