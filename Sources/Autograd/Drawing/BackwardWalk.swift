package import TensorCore

/// One node's part in a backward pass, for a person to look at.
package struct BackwardStep {
  package let node: Node
  /// What arrived for each of the node's outputs.
  package let received: [Tensor?]
  /// What it sends to each of its inputs.
  package let sent: [Tensor?]
  /// The shapes of the inputs: a larger gradient is summed to its input's, which undoes broadcasting.
  package let inputShapes: [Dims?]
  /// The slope towards each input, where the operator maps each element by itself.
  package let slopes: [Tensor?]
  /// Whether a leaf had a gradient already, to which the arriving one was added.
  package let addsToEarlier: Bool
}

/// Watches a backward pass.
package final class BackwardWalk {
  /// What is called with each step.
  package typealias Visitor = (BackwardStep) throws(TensorError) -> Void

  private var removals: [() -> Void] = []

  /// The most nodes that are watched.
  private static let limit = 100_000

  /// Watches the nodes below a tensor until ``stop()``: `visit` is called after each has run.
  package init(below tensor: Tensor, visit: @escaping Visitor) {
    var seen: Set<ObjectIdentifier> = []
    var stack: [Node] = []
    if let root = tensor.gradientEdge.node { stack.append(root) }
    while let node = stack.popLast() {
      guard seen.count < Self.limit, seen.insert(ObjectIdentifier(node)).inserted else { continue }
      watch(node, visit)
      for index in 0..<node.edges.count {
        if let next = node.edges[index].node { stack.append(next) }
      }
    }
  }

  private func watch(_ node: Node, _ visit: @escaping Visitor) {
    let hadGradient = (node as? AccumulateGrad)?.variable.grad != nil
    removals.append(
      node.registerHook { [unowned node] (sent, received) throws(TensorError) in
        let outputs = (0..<node.outputCount).map { received?[$0] }
        let step = BackwardStep(
          node: node, received: outputs, sent: (0..<node.edges.count).map { sent[$0] },
          inputShapes: (0..<node.edges.count).map { index in
            node.edges[index].node?.metadata(ofOutput: node.edges[index].outputNumber)?.shape
          },
          slopes: try BackwardWalk.slopes(of: node, outputs), addsToEarlier: hadGradient)
        try visit(step)
        return nil
      })
  }

  /// Takes all hooks away again.
  package func stop() {
    for remove in removals { remove() }
    removals = []
  }

  /// The derivative of the result by each input: what the node makes of ones.
  private static func slopes(of node: Node, _ received: [Tensor?]) throws(TensorError) -> [Tensor?] {
    guard let operatorNode = node as? OperatorNode, operatorNode.derivative.mapsElements,
      let gradient = received.first, let gradient
    else { return [] }
    return try GradMode.with(false) { () throws(TensorError) in
      let ones = Tensor(try NDArray.full(gradient.shape, .int(1), gradient.scalarType))
      let slopes = try node.apply(Gradients(ones))
      return (0..<node.edges.count).map { slopes[$0] }
    }
  }
}
