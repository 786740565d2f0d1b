import TensorCore

/// Recording results of operations on tensors that carry tangents.
extension Tensor {
  /// The result of an operator some of whose inputs carry tangents.
  static func recordedDual(
    _ array: NDArray, _ derivative: Derivative, _ inputs: [Tensor], save: (OperatorNode, Tensor) -> Void
  ) -> Tensor {
    recordedDuals([array], derivative, inputs) { node, results in save(node, results[0]) }[0]
  }

  /// The results of an operator some of whose inputs carry tangents.
  static func recordedDuals(
    _ arrays: [NDArray], _ derivative: Derivative, _ inputs: [Tensor],
    save: (OperatorNode, [Tensor]) -> Void
  ) -> [Tensor] {
    let results = arrays.map { Tensor($0) }
    let differentiable = results.filter { $0.scalarType.isDifferentiable }
    guard !differentiable.isEmpty else { return results }
    // What nodes save shares the results' tangents, which are computed below.
    for result in differentiable { result.tangents = Tangents() }
    var node: OperatorNode?
    if GradMode.isEnabled && inputs.contains(where: { $0.requiresGrad }) {
      let made = OperatorNode(derivative, edges: EdgeList(inputs.map { $0.gradientEdge }))
      for result in differentiable { result.attach(made) }
      save(made, results)
      node = made
    }
    let standIn = OperatorNode(derivative, edges: EdgeList(inputs.map { $0.edgeInForwardMode }))
    for result in differentiable { _ = standIn.addOutput(OutputMetadata(result.array)) }
    standIn.isStandIn = true
    standIn.original = node
    save(standIn, results)
    let step = DualStep(node: standIn, inputs: inputs, results: results)
    for depth in 1...DualLevel.activeDepth {
      guard let level = DualLevel.live(depth) else { continue }
      do {
        try DualLevel.with(activeUpTo: depth - 1) { () throws(TensorError) in
          try step.computeTangents(at: level)
        }
      } catch {
        // An operator without a rule is refused at once, another failure where the tangent is wanted.
        if derivative.forward.refusal != nil {
          GraphWatch.current.setPending(error)
        } else if level.failure == nil {
          level.failure = error
        }
      }
    }
    return results
  }

  /// The edge of an input as a node sees it that computes tangents: inputs with tangents want gradients too.
  private var edgeInForwardMode: Edge {
    if GradMode.isEnabled, requiresGrad { return gradientEdge }
    return Edge(isDual ? Sink() : nil)
  }
}

/// The end of an edge along which nothing is ever sent.
private final class Sink: Node {
  init() { super.init(edges: EdgeList(), sequenceNumber: .max) }
}

/// One operation on tensors that carry tangents.
struct DualStep {
  let node: OperatorNode
  let inputs: [Tensor]
  let results: [Tensor]

  /// Gives the results their tangents at `level`; only the levels outside it are active.
  func computeTangents(at level: DualLevel) throws(TensorError) {
    let tangents = inputs.map { $0.tangent(level.depth) }
    guard tangents.contains(where: { $0 != nil }) else { return }
    if let refusal = node.derivative.forward.refusal { throw refusal }
    var computed: [Tensor?]
    if case .elementwise = node.derivative.forward, results.count == 1, passesElementwise {
      computed = [try elementwise(tangents, at: level)]
    } else {
      computed = try perDirection(tangents, count: level.directionCount)
    }
    if !node.derivative.factors.isEmpty, let total = computed[0] {
      computed[0] = try addingMissingProducts(to: total, tangents)
    }
    for (result, tangent) in zip(results, computed) {
      guard let tangent, result.scalarType.isDifferentiable else { continue }
      var own = try tangent.to(result.scalarType)
      // A result has memory of its own, and so has its tangent; views share theirs further on.
      if tangents.contains(where: { $0?.array.storage === own.array.storage }) { own = try own.clone() }
      result.ensureTangents().set(own, at: level)
    }
  }

  /// Whether the backward formula is its own transpose, which the real part of a complex number is not.
  private var passesElementwise: Bool {
    results[0].scalarType.isComplex || !inputs.contains { $0.scalarType.isComplex }
  }

  private func elementwise(_ tangents: [Tensor?], at level: DualLevel) throws(TensorError) -> Tensor? {
    let result = results[0]
    var shape = Array(result.shape)
    if let count = level.directionCount { shape.insert(count, at: 0) }
    var total: Tensor?
    for (index, tangent) in tangents.enumerated() {
      guard var tangent else { continue }
      tangent = try tangent.to(result.scalarType)
      tangent = try tangent.alignedDirections(level, rank: result.dimensionCount)
      if Array(tangent.shape) != shape { tangent = try tangent.expand(Dims(shape)) }
      // The formula is to compute this input's part only.
      let edges = node.edges
      for other in 0..<edges.count where other != index { node.edges[other].node = nil }
      defer { node.edges = edges }
      let sent = try node.apply(Gradients(try tangent.conjugate()))
      guard let part = try sent[index]?.conjugate() else { continue }
      if let sum = total { total = try sum + part } else { total = part }
    }
    if let sum = total, sum.requiresGrad, node.derivative.factors.isEmpty, tangents.count > 1,
      tangents.contains(where: { $0 == nil })
    {
      // PyTorch adds the missing tangents as zeros, which the grad_fn shows.
      total = try sum + sum.detached().zerosLike()
    }
    return total
  }

  // MARK: Products

  /// A product's tangent with the missing tangents of factors as zeros, which the graph shows: they are multiplied by
  /// the other factors.
  private func addingMissingProducts(to total: Tensor, _ tangents: [Tensor?]) throws(TensorError) -> Tensor {
    // A number is a factor, too, that has no tangent.
    let factors = node.derivative.factors.clamped(to: 0..<inputs.count)
    guard GradMode.isEnabled, inputs.count == 1 || factors.contains(where: { tangents[$0] == nil }) else {
      return total
    }
    let tracked = factors.map { inputs[$0] }.filter { $0.requiresGrad }
    if tracked.isEmpty && !total.requiresGrad { return total }
    let zeros = try NDArray.zeros([], total.scalarType).expanded(to: total.shape)
    let missing = Tensor.recorded([(zeros, true)], Self.zeroProduct, tracked) { node, _ in
      node.attributes = tracked.map { .shape($0.array.layout) }
    }
    return try total + missing[0]
  }

  private static let zeroProduct = Derivative(
    "MulBackward0",
    ofMany: { (node, gradients) throws(TensorError) in
      var sent: [Tensor?] = []
      for index in node.attributes.indices {
        let type = gradients.first?.scalarType ?? .float32
        sent.append(Tensor(array: try NDArray.zeros(node.shape(index), type)))
      }
      return Gradients(sent)
    })

  // MARK: One direction at a time

  /// The rule for one direction.
  private func rule(
    for tangents: [Tensor?]
  ) throws(TensorError) -> (_ tangents: [Tensor?]) throws(TensorError) -> [Tensor?] {
    if case .formula(let formula) = node.derivative.forward {
      return { (tangents) throws(TensorError) in [try formula(self.node, tangents)] }
    }
    if results.count == 1, results[0].dimensionCount == 0, isReal {
      return try product(with: tangents)
    }
    return try Transpose(of: self, for: tangents).apply
  }

  private var isReal: Bool {
    !results[0].scalarType.isComplex && !inputs.contains { $0.scalarType.isComplex }
  }

  /// For a result that is one number: the products of the gradient with the tangents.
  private func product(
    with tangents: [Tensor?]
  ) throws(TensorError) -> (_ tangents: [Tensor?]) throws(TensorError) -> [Tensor?] {
    let sent = try node.apply(Gradients(results[0].onesLike()))
    return { (tangents) throws(TensorError) in
      var total: Tensor?
      for (index, tangent) in tangents.enumerated() {
        guard let tangent, let gradient = sent[index] else { continue }
        let part = try (gradient * tangent).sum()
        if let sum = total { total = try sum + part } else { total = part }
      }
      return [total]
    }
  }

  private func perDirection(_ tangents: [Tensor?], count: Int?) throws(TensorError) -> [Tensor?] {
    let rule = try rule(for: tangents)
    guard let count else { return try rule(tangents) }
    if count == 0 {
      var empty: [Tensor?] = []
      for result in results {
        empty.append(Tensor(try NDArray.zeros(Dims([0] + Array(result.shape)), result.scalarType)))
      }
      return empty
    }
    var rows: [[Tensor?]] = []
    for row in 0..<count {
      var directions: [Tensor?] = []
      for tangent in tangents {
        if let tangent {
          directions.append(try Parts.select(tangent, 0, row))
        } else {
          directions.append(nil)
        }
      }
      rows.append(try rule(directions))
    }
    var stacked: [Tensor?] = []
    for index in results.indices {
      let column = rows.compactMap { $0[index] }
      stacked.append(column.count == count ? try Joining.stack(column, 0) : nil)
    }
    return stacked
  }
}
