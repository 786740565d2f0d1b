package import TensorCore

extension Node {
  /// Registers a hook that is called after the node ran, and may replace what it sends on.
  ///
  /// Returns a closure that removes the hook; `owned` is what of the caller's the hook keeps alive.
  package final func registerHook(
    owning owned: AnyObject? = nil, _ hook: @escaping NodeHooks.PostHook
  ) -> () -> Void {
    let hooks = ensureHooks()
    let identifier = hooks.makeIdentifier()
    hooks.postHooks.append(
      NodeHooks.Entry(identifier: identifier, outputNumber: 0, hook: hook, owned: owned))
    return { [weak hooks] in hooks?.remove(identifier) }
  }

  /// Registers a hook that is called before the node runs, and may replace what it received.
  ///
  /// Returns a closure that removes the hook; `owned` is what of the caller's the hook keeps alive.
  package final func registerPreHook(
    owning owned: AnyObject? = nil, _ hook: @escaping NodeHooks.PreHook
  ) -> () -> Void {
    let hooks = ensureHooks()
    let identifier = hooks.makeIdentifier()
    hooks.preHooks.append(
      NodeHooks.Entry(identifier: identifier, outputNumber: 0, hook: hook, owned: owned))
    return { [weak hooks] in hooks?.remove(identifier) }
  }

  /// The node's hooks, made where there are none yet.
  package final func ensureHooks() -> NodeHooks {
    if let hooks { return hooks }
    let made = NodeHooks()
    hooks = made
    return made
  }
}

extension Tensor {
  /// A tensor of no memory to speak of that stands in the graph where one of a node's outputs does; none where the
  /// node has no such output.
  package static func standIn(for node: Node, outputNumber: Int) throws(TensorError) -> Tensor? {
    if let accumulator = node as? AccumulateGrad {
      let leaf = accumulator.variable
      if leaf.accumulator === accumulator { return leaf }
      // The leaf has another node by now.
      let standIn = Tensor(array: leaf.array)
      standIn.leafRequiresGrad = true
      standIn.ensureExtras().sharedAccumulator = accumulator
      return standIn
    }
    guard let number = Int32(exactly: outputNumber), number >= 0,
      let metadata = node.metadata(ofOutput: number)
    else { return nil }
    let array = try NDArray.scalar(.int(0), metadata.scalarType).expanded(to: metadata.shape)
    return Tensor(array: array, gradFn: node, outputNumber: number)
  }
}
