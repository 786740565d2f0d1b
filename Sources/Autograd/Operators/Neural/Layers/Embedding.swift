package import TensorCore

/// Rows of a table, looked up by index.
package enum Embedding {
  // Each row of the table gets the gradients of the places that show it.
  private static let lookedUp = Derivative(
    "EmbeddingBackward0",
    saves: [
      "indices", "padding_idx", "scale_grad_by_freq", .init("sparse", .constant(.bool(false))),
      .init("weight_sym_argsize_0", .size(0, .input(0))),
    ]
  ) { (node, gradient) throws(TensorError) in
    let indices = try node.saved(0)
    let shape = Dims(node.ints(2))
    return Gradients(
      try collect(gradient, indices, shape, padding: node.int(0), scalesByFrequency: node.bool(1)))
  }

  private static let collected = Derivative("EmbeddingDenseBackwardBackward0", saves: ["indices"]) {
    (node, gradient) throws(TensorError) in
    let shown = try rows(gradient, node.saved(0))
    // PyTorch leaves the frequencies out here.
    return Gradients(node.bool(0) ? try shown * node.saved(1) : shown)
  }

  /// The rows of a table at indices of any shape, recorded as selections.
  static func rows(_ table: Tensor, _ indices: Tensor) throws(TensorError) -> Tensor {
    let width = table.shape[1]
    let flat = try indices.array.contiguous().reshaped([indices.elementCount])
    let array = try Kernels.indexSelect(table.array, dim: 0, index: flat)
    var shape = indices.shape
    shape.append(width)
    let result = try array.reshaped(shape)
    return Tensor.recorded(result, lookedUp, table) { node, _ in
      node.save(indices)
      node.attributes = [.int(-1), .bool(false), .ints(Array(table.shape))]
    }
  }

  /// The gradient of a table from that of the rows that were looked up.
  static func collect(
    _ gradient: Tensor, _ indices: Tensor, _ shape: Dims, padding: Int, scalesByFrequency: Bool
  ) throws(TensorError) -> Tensor {
    let flat = try indices.array.converted(to: .int64).contiguous().reshaped([indices.elementCount])
    func weights(scalesByFrequency: Bool) throws(TensorError) -> Tensor {
      let shares = try shares(of: flat, shape[0], padding: padding, scalesByFrequency: scalesByFrequency)
      return try Tensor(shares).to(gradient.scalarType).reshape(Dims(indices.shape + [1]))
    }
    var weighted = gradient.array
    if padding >= 0 || scalesByFrequency {
      weighted = try Kernels.binary(
        .multiply, weighted, weights(scalesByFrequency: scalesByFrequency).array, type: gradient.scalarType)
    }
    let table = try NDArray.zeros(shape, gradient.scalarType)
    try Kernels.indexAdd(
      into: table, dim: 0, index: flat, source: weighted.contiguous().reshaped([flat.elementCount, shape[1]]))
    // For the derivative of this, which is seldom wanted.
    let isOpen = padding >= 0 && GradMode.isEnabled ? try weights(scalesByFrequency: false) : nil
    return Tensor.recorded(table, collected, gradient) { node, _ in
      node.save(indices)
      node.save(ifGiven: isOpen)
      node.attributes = [.bool(isOpen != nil)]
    }
  }

  /// What each place's gradient counts for in the row that it shows: nothing in the padding, and less where a row is
  /// shown often, if that is wanted.
  private static func shares(
    of places: NDArray, _ rows: Int, padding: Int, scalesByFrequency: Bool
  ) throws(TensorError) -> NDArray {
    let shares = try NDArray.empty(places.shape, .float64)
    let (values, positions) = (shares.pointer(as: Double.self), places.pointer(as: Int.self))
    var counts = Array(repeating: 0, count: scalesByFrequency ? rows : 0)
    for i in 0..<places.elementCount where scalesByFrequency {
      // Whoever shares the memory may have written to it since the rows were looked up.
      guard counts.indices.contains(positions[i]) else {
        throw TensorError(.indexError, "index out of range in self")
      }
      counts[positions[i]] += 1
    }
    for i in 0..<places.elementCount {
      let share = scalesByFrequency ? 1 / Double(counts[positions[i]]) : 1
      values[i] = positions[i] == padding ? 0 : share
    }
    return shares
  }

  /// The rows of `table` at `indices`.
  ///
  /// - Parameter padding: The row that gets no gradient; none is -1.
  package static func embedding(
    _ indices: Tensor, _ table: Tensor, padding: Int = -1, scalesByFrequency: Bool = false
  ) throws(TensorError) -> Tensor {
    guard table.dimensionCount == 2 else {
      throw TensorError(.runtimeError, "'weight' must be 2-D")
    }
    guard indices.scalarType == .int64 || indices.scalarType == .int32 else {
      throw TensorError(
        .runtimeError,
        "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got "
          + "\(indices.scalarType.oldName) instead (while checking arguments for embedding)")
    }
    let places = try indices.array.converted(to: .int64).contiguous()
    let positions = places.pointer(as: Int.self)
    for i in 0..<places.elementCount where positions[i] < 0 || positions[i] >= table.shape[0] {
      throw TensorError(.indexError, "index out of range in self")
    }
    let result = try GradMode.with(false) { () throws(TensorError) in
      try rows(Tensor(table.array), Tensor(places))
    }
    return Tensor.recorded(result.array, lookedUp, table) { node, _ in
      node.save(indices)
      node.attributes = [.int(padding), .bool(scalesByFrequency), .ints(Array(table.shape))]
    }
  }

  /// Shortens the rows that are looked up to a norm, in place, as PyTorch does before the look-up.
  private static func shorten(
    _ table: Tensor, _ indices: Tensor, to limit: Double, order: Double
  ) throws(TensorError) {
    if table.dimensionCount != 2 {
      throw TensorError(
        .runtimeError,
        "Expected 2-dimensional tensor, but got \(table.dimensionCount)-dimensional tensor for argument #1 'self' "
          + "(while checking arguments for embedding_renorm_)")
    }
    try GradMode.with(false) { () throws(TensorError) in
      for row in Set(try indices.array.scalars().map(\.intValue)) where (0..<table.shape[0]).contains(row) {
        let view = Tensor(try table.array.select(0, row))
        let length = try Norms.vectorNorm(view, order: order, [], keepsDimensions: false).array.item()
          .doubleValue
        if length > limit {
          try Copying.copy(view * .double(limit / (length + 1e-7)), into: view)
        }
      }
      table.bumpVersion()
    }
  }

  private static let table2 = Sample.Input.tensor([1.5, -2, 3, 0.4, 5, -0.6, 0.7, -1.4], [4, 2])

  static let table: [Operator] = [
    Operator(
      "embedding",
      [
        "embedding(Tensor input, Tensor weight, int? padding_idx=None, float? max_norm=None, float norm_type=2.0, "
          + "bool scale_grad_by_freq=False, bool sparse=False)"
      ], forms: .function, namespace: .functional,
      documentation: "Looks up the rows of a table by index.",
      example: "torch.nn.functional.embedding(torch.tensor([0, 2]), torch.rand(3, 2))",
      samples: [
        Sample(
          .indices([0, 2, 3, 2], [2, 2]), table2, .none, .none, .scalar(.double(2)), .bool(false),
          .bool(false))
      ]
    ) { (call) throws(TensorError) in
      let (indices, table) = (try call.tensor(0), try call.tensor(1))
      var padding = -1
      if let given = call.optionalInt(2) {
        let count = table.dimensionCount > 0 ? table.shape[0] : 0
        guard given < count, given >= -count else {
          throw TensorError(.assertionError, "Padding_idx must be within num_embeddings")
        }
        padding = given < 0 ? given + count : given
      }
      if let limit = call.optionalScalar(3) {
        try shorten(table, indices, to: limit.doubleValue, order: call.double(4))
      }
      return .tensor(try embedding(indices, table, padding: padding, scalesByFrequency: call.bool(5)))
    }.inPython().preparing(.looksUp),
    Operator(
      "embedding",
      [
        "embedding(Tensor weight, Tensor indices, int padding_idx=-1, bool scale_grad_by_freq=False, "
          + "bool sparse=False)"
      ], forms: .function, documentation: "Looks up the rows of a table by index.",
      example: "torch.embedding(torch.rand(3, 2), torch.tensor([0, 2]))",
      samples: [Sample(table2, .indices([0, 2, 3, 2], [2, 2]), .int(-1), .bool(false), .bool(false))]
    ) { (call) throws(TensorError) in
      .tensor(
        try embedding(call.tensor(1), call.tensor(0), padding: call.int(2), scalesByFrequency: call.bool(3)))
    },
  ]
}
