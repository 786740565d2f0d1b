import TensorCore

/// What a pass does with the hooks of a node.
extension Engine {
  /// What a node sends on after its hooks, some of which may have come while it ran.
  static func runPostHooks(
    of node: Node, on sent: Gradients, _ received: Gradients?
  ) throws(TensorError) -> Gradients {
    guard let hooks = node.hooks, !hooks.postHooks.isEmpty else { return sent }
    var sent = sent
    for entry in hooks.postHooks {
      if let replaced = try entry.hook(sent, received) { sent = replaced }
    }
    return sent
  }

  /// Runs the hooks on the tensors that a node made, and keeps the gradients of those that retain them.
  static func runTensorHooks(
    _ hooks: NodeHooks, on gradients: inout Gradients
  ) throws(TensorError) {
    for entry in hooks.tensorHooks {
      let index = Int(entry.outputNumber)
      if let replaced = try entry.hook(gradients[index]) { gradients[index] = replaced }
    }
    for (outputNumber, weak) in hooks.retaining {
      guard let tensor = weak.tensor, let gradient = gradients[Int(outputNumber)] else { continue }
      if let earlier = tensor.grad {
        tensor.grad = try earlier + gradient
      } else {
        tensor.grad = GradMode.isEnabled ? try gradient.clone() : Tensor(try gradient.array.copied())
      }
    }
  }

  /// Runs the hooks before a node, which may replace what arrives.
  static func runPreHooks(_ hooks: NodeHooks, on gradients: inout Gradients) throws(TensorError) {
    for entry in hooks.preHooks {
      if let replaced = try entry.hook(gradients) { gradients = replaced }
    }
  }
}
