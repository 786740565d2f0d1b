package import TensorCore

extension Tensor {
  /// Registers a hook that sees this tensor's gradient, and may replace it, whenever one is computed.
  ///
  /// Returns a closure that removes the hook; `owned` is what of the caller's the hook keeps alive. Throws for a tensor
  /// that wants no gradient.
  package func registerHook(
    owning owned: AnyObject? = nil, _ hook: @escaping NodeHooks.TensorHook
  ) throws(TensorError) -> () -> Void {
    if !requiresGrad {
      throw TensorError(.runtimeError, "cannot register a hook on a tensor that doesn't require gradient")
    }
    let hooks: NodeHooks
    if let node = gradFn {
      hooks = node.ensureHooks()
    } else {
      let extras = ensureExtras()
      hooks = extras.leafHooks ?? accumulator?.hooks ?? NodeHooks()
      extras.leafHooks = hooks
      accumulator?.hooks = hooks
    }
    let identifier = hooks.makeIdentifier()
    hooks.tensorHooks.append(
      NodeHooks.Entry(identifier: identifier, outputNumber: outputNumber, hook: hook, owned: owned))
    return { [weak hooks] in hooks?.remove(identifier) }
  }

  /// Registers a hook that is called after this leaf's gradient was accumulated.
  ///
  /// Returns a closure that removes the hook; `owned` is what of the caller's the hook keeps alive. Throws for a tensor
  /// that is no leaf or wants no gradient.
  package func registerPostAccumulateHook(
    owning owned: AnyObject? = nil, _ hook: @escaping PostAccumulateHook
  ) throws(TensorError) -> () -> Void {
    if !requiresGrad {
      throw TensorError(.runtimeError, "cannot register a hook on a tensor that doesn't require gradient")
    }
    if !isLeaf {
      throw TensorError(.runtimeError, "post accumulate grad hooks cannot be registered on non-leaf tensors")
    }
    let extras = ensureExtras()
    let identifier = (extras.postAccumulateHooks?.last?.identifier ?? 0) + 1
    extras.postAccumulateHooks = (extras.postAccumulateHooks ?? []) + [(identifier, hook, owned)]
    return { [weak extras] in extras?.postAccumulateHooks?.removeAll { $0.identifier == identifier } }
  }
}

extension Tensor {
  /// The table in which a program sees the hooks on the tensor's gradient.
  package var hookTable: AnyObject? {
    get { extras?.hookTables.0 }
    set { ensureExtras().hookTables.0 = newValue }
  }

  /// The table in which a program sees the hooks after the gradient was accumulated.
  package var postAccumulateHookTable: AnyObject? {
    get { extras?.hookTables.1 }
    set { ensureExtras().hookTables.1 = newValue }
  }
}

extension NodeHooks {
  /// A hook on the gradient of one tensor, which is none where none arrived: it may return another in its place.
  package typealias TensorHook = (Tensor?) throws(TensorError) -> Tensor?
  /// A hook before the node runs: the gradients it received; it may return others.
  package typealias PreHook = (Gradients) throws(TensorError) -> Gradients?
  /// A hook after the node ran: what it sends on and what it received, which is none where the hook came while the node
  /// ran; it may return others to send.
  package typealias PostHook = (Gradients, Gradients?) throws(TensorError) -> Gradients?
}
