package import TensorCore

/// Subscripts with tensors: for each dimension the positions to take, a mask, or a gap for all of it.
package enum AdvancedIndexing {
  // What was not taken has no gradient; what was taken several times has the sum.
  private static let taken = Derivative(
    "IndexBackward0", saves: [.init("indices", .positions(2)), .init("self_sym_sizes", .attribute(0))],
    rule: "each gradient goes to the place its element came from, zero elsewhere"
  ) {
    (node, gradient) throws(TensorError) in
    let whole = Tensor(try NDArray.zeros(Dims(node.ints(0)), gradient.scalarType))
    return Gradients(
      try putting(gradient, into: whole, at: savedPositions(node), accumulates: true, placedByGradient))
  }

  private static func placing(_ name: String) -> Derivative {
    Derivative(name, saves: [.init("indices", .positions(2)), .init("accumulate", .attribute(1))]) {
      (node, gradient) throws(TensorError) in
      let positions = try savedPositions(node)
      var gradients = Gradients()
      if node.needsGradient(0) {
        let zero = Tensor(try NDArray.scalar(.int(0), gradient.scalarType))
        gradients.first =
          node.bool(1) ? gradient : try putting(zero, into: gradient, at: positions, accumulates: false)
      }
      if node.needsGradient(1) { gradients.second = try take(gradient, positions) }
      return gradients
    }
  }

  private static let placed = placing("IndexPutBackward0")
  private static let placedByGradient = placing("IndexPutImplBackward0")

  /// The elements at the positions.
  ///
  /// Throws where a position is out of range, or masks and positions do not fit.
  package static func take(_ input: Tensor, _ positions: [Tensor?]) throws(TensorError) -> Tensor {
    let array = try Kernels.index(input.array, positions.map { $0?.array })
    return Tensor.recorded(array, taken, input) { node, _ in
      save(positions, in: node, first: .ints(Array(input.shape)), second: .none)
    }
  }

  /// A copy of `input` with `values`, broadcast, at the positions.
  package static func putting(
    _ values: Tensor, into input: Tensor, at positions: [Tensor?], accumulates: Bool
  ) throws(TensorError) -> Tensor {
    try putting(values, into: input, at: positions, accumulates: accumulates, placed)
  }

  private static func putting(
    _ values: Tensor, into input: Tensor, at positions: [Tensor?], accumulates: Bool, _ derivative: Derivative
  ) throws(TensorError) -> Tensor {
    let array = try input.array.copied()
    try Kernels.indexPut(
      into: array, positions.map { $0?.array }, values: values.array, accumulate: accumulates)
    return Tensor.recorded(array, derivative, input, values) { node, _ in
      save(positions, in: node, first: .none, second: .bool(accumulates))
    }
  }

  /// Writes `values`, broadcast, at the positions of `target`.
  package static func put(
    _ target: Tensor, _ positions: [Tensor?], _ values: Tensor
  ) throws(TensorError) {
    if !(GradMode.isEnabled && (target.requiresGrad || values.requiresGrad)),
      !(DualLevel.areActive && (target.isDual || values.isDual))
    {
      try target.checkInPlace()
      try Kernels.indexPut(
        into: target.array, positions.map { $0?.array }, values: values.array, accumulate: false)
      target.bumpVersion()
      return
    }
    try target.updateInPlace { (original) throws(TensorError) in
      try putting(values, into: original, at: positions, accumulates: false)
    }
  }

  // MARK: Saving

  /// Saves the positions: the tensors among them, and in an attribute where the gaps are.
  private static func save(
    _ positions: [Tensor?], in node: OperatorNode, first: SavedAttribute, second: SavedAttribute
  ) {
    for case let index? in positions { node.save(index) }
    node.attributes = [first, second, .ints(positions.map { $0 == nil ? 0 : 1 })]
  }

  private static func savedPositions(_ node: OperatorNode) throws(TensorError) -> [Tensor?] {
    var positions: [Tensor?] = []
    var next = 0
    for isTensor in node.ints(2) {
      if isTensor == 0 {
        positions.append(nil)
      } else {
        positions.append(try node.saved(next))
        next += 1
      }
    }
    return positions
  }
}
