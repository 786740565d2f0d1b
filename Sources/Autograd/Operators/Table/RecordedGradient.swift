import TensorCore

/// Gradients that PyTorch has as one operator: where the backward pass is recorded, they are the results of one node,
/// such as `NativeLayerNormBackwardBackward0`.
///
/// Its own derivatives are those of the operator's formula, which is taken once more on the saved tensors.
final class RecordedGradient: Sendable {
  private let inner: Derivative
  /// Which of the saved tensors have gradients too.
  private let inputs: [Int?]
  private let outer: Derivative

  /// - Parameters:
  ///   - name: PyTorch's name of the node.
  ///   - inner: The operator's derivative.
  ///   - inputs: The places among the saved tensors of those that follow the gradient in the graph.
  ///   - saved: PyTorch's names of the gradient and what the operator saved; those of the operator itself after
  ///     `grad_output` where they are not given.
  ///   - givesZeros: Whether an input on which the gradients do not depend has zeros for its gradient, rather than none.
  ///   - refusal: Why what the derivatives of the gradients owe to the first of the inputs has no derivatives, which may
  ///     depend on the node.
  init(
    _ name: String, of inner: Derivative, inputs: [Int?], saves saved: [SavedName]? = nil,
    givesZeros: Bool = true, refusal: (@Sendable (OperatorNode) -> String?)? = nil
  ) {
    self.inner = inner
    self.inputs = inputs
    outer = Derivative(
      name, saves: saved ?? [SavedName("grad_output")] + inner.savedNames.map(\.afterGradient)
    ) { (node, gradients) throws(TensorError) in
      try RecordedGradient.gradients(
        node, gradients, inner, inputs, givesZeros: givesZeros, refusal: refusal?(node))
    }
  }

  /// - Parameter name: The operator of the gradients, which PyTorch cannot differentiate.
  init(refusing name: String, of inner: Derivative, inputs: [Int?]) {
    self.inner = inner
    self.inputs = inputs
    outer = .notImplemented(name)
  }

  /// The gradients that `given` sends, from that of its result.
  ///
  /// - Parameters:
  ///   - order: The order in which the formula is given the first of the saved tensors.
  ///   - outputs: How many gradients there are, if not one for each input of the node.
  func callAsFunction(
    _ given: OperatorNode, _ gradient: Tensor, order: [Int] = [], outputs: Int? = nil
  ) throws(TensorError) -> Gradients {
    let isRecorded = GradMode.isEnabled && !given.isStandIn
    if !isRecorded, order.isEmpty { return try inner.apply(given, gradient) }
    var saved = try RecordedGradient.tensors(savedBy: given)
    saved.replaceSubrange(0..<order.count, with: order.map { saved[$0] })
    let node = RecordedGradient.standIn(for: given, inner, edges: given.edges, saving: saved[...])
    _ = node.addOutput(OutputMetadata(gradient.array))
    guard isRecorded else { return try inner.apply(node, gradient) }
    let edges = [gradient] + inputs.map { place in place.flatMap { saved[$0] } }
    // Tangents, and gradients that have dimensions of their own, go through the formula's operators.
    let isAlone = gradient.shape == given.metadata(ofOutput: 0)?.layout.shape
    let hasTangents = DualLevel.areActive && edges.contains { $0?.isDual ?? false }
    guard isAlone, !hasTangents, edges.contains(where: { $0?.requiresGrad ?? false }) else {
      return try inner.apply(node, gradient)
    }
    var sent = try GradMode.with(false) { () throws(TensorError) in try inner.apply(node, gradient) }
    let made = OperatorNode(outer, edges: EdgeList(edges.map { $0?.gradientEdge ?? Edge(nil) }))
    made.save(gradient)
    for tensor in saved { made.save(ifGiven: tensor) }
    made.scalar = node.scalar
    made.attributes = node.attributes
    for index in 0..<(outputs ?? node.edges.count) {
      guard let value = sent[index] else {
        _ = made.addOutput(OutputMetadata(gradient.array))
        continue
      }
      let result = Tensor(value.array)
      result.attach(made)
      sent[index] = result
    }
    return sent
  }

  private static func tensors(savedBy node: OperatorNode) throws(TensorError) -> [Tensor?] {
    var tensors: [Tensor?] = []
    for index in 0..<node.savedCount { tensors.append(node.hasNoTensor(index) ? nil : try node.saved(index)) }
    return tensors
  }

  /// A node with the numbers of another one, for the formula to work on.
  private static func standIn(
    for node: OperatorNode, _ derivative: Derivative, edges: EdgeList, saving tensors: ArraySlice<Tensor?>
  ) -> OperatorNode {
    let made = OperatorNode(derivative, edges: edges)
    made.isStandIn = true
    for tensor in tensors { made.save(ifGiven: tensor) }
    made.scalar = node.scalar
    made.attributes = node.attributes
    return made
  }

  private static func gradients(
    _ node: OperatorNode, _ outer: Gradients, _ inner: Derivative, _ inputs: [Int?], givesZeros: Bool,
    refusal: String?
  ) throws(TensorError) -> Gradients {
    let isRecorded = GradMode.isEnabled
    var tensors = try tensors(savedBy: node)
    if isRecorded, let refusal, let place = inputs.first.flatMap({ $0 }), let input = tensors[place + 1] {
      tensors[place + 1] = Tensor.recorded(input.array, .failing(refusal), input)
    }
    // Apart from the tensors themselves, for one may come from the other.
    var wanted: [(place: Int, tensor: Tensor)] = []
    for (place, index) in ([0] + inputs.map { $0.map { $0 + 1 } }).enumerated() {
      guard let index, let given = tensors[index], node.needsGradient(place) else { continue }
      let lifted = try Lifting.lift(isRecorded ? given : given.detached())
      tensors[index] = lifted
      wanted.append((place, lifted))
    }
    guard let gradient = tensors.first ?? nil else { return Gradients() }
    let count = node.outputCount
    let edges = EdgeList((0..<count).map { outer[$0] == nil ? Edge(nil) : Edge(node) })
    let standIn = standIn(for: node, inner, edges: edges, saving: tensors.dropFirst())
    let slopes = try GradMode.with(true) { () throws(TensorError) in try inner.apply(standIn, gradient) }
    var ends: [(slope: Tensor, gradient: Tensor)] = []
    for index in 0..<count {
      if let slope = slopes[index], slope.requiresGrad, let sent = outer[index] { ends.append((slope, sent)) }
    }
    var found: [Tensor?] = wanted.map { _ in nil }
    if !ends.isEmpty {
      found = try Backward.gradients(
        of: ends.map(\.slope), inputs: wanted.map(\.tensor), gradients: ends.map(\.gradient),
        createsGraph: isRecorded, allowsUnused: true)
    }
    var gradients = Gradients()
    for (index, input) in wanted.enumerated() {
      var gradient = found[index]
      if gradient == nil && givesZeros { gradient = try input.tensor.detached().zerosLike() }
      gradients[input.place] = gradient
    }
    return gradients
  }
}

extension Derivative {
  /// The gradients by the formula.
  fileprivate func apply(_ node: OperatorNode, _ gradient: Tensor) throws(TensorError) -> Gradients {
    if let formula { return try formula(node, gradient) }
    return try manyFormula?(node, Gradients(gradient)) ?? Gradients()
  }

  /// The same derivative, whose recorded gradients are the results of one node; see ``RecordedGradient``.
  func recording(
    _ name: String, inputs: [Int?] = [0], saves: [SavedName]? = nil, givesZeros: Bool = true,
    refusal: (@Sendable (OperatorNode) -> String?)? = nil
  ) -> Derivative {
    recording(
      RecordedGradient(
        name, of: self, inputs: inputs, saves: saves, givesZeros: givesZeros, refusal: refusal))
  }

  /// The same derivative, whose gradients PyTorch cannot differentiate; see ``RecordedGradient``.
  func refusing(_ name: String, inputs: [Int?] = [0]) -> Derivative {
    recording(RecordedGradient(refusing: name, of: self, inputs: inputs))
  }

  private func recording(_ gradient: RecordedGradient) -> Derivative {
    Derivative(name, saves: savedNames, packs: packingOrder, rule: rule, forward: forward) {
      (node, given) throws(TensorError) in try gradient(node, given)
    }
  }
}

extension SavedName {
  /// The name where the gradient is saved before the other tensors.
  fileprivate var afterGradient: SavedName {
    switch source {
    case .tensor(let index, let condition):
      SavedName(name, .tensor(index < 0 ? index : index + 1, given: condition))
    case .sizes(.saved(let index)): SavedName(name, .sizes(.saved(index + 1)))
    default: self
    }
  }
}
