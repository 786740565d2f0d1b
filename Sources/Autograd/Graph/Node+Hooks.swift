extension Node {
  /// Registers a hook that is called after the node ran, and may replace what it sends on.
  ///
  /// Returns a closure that removes the hook.
  package final func registerHook(_ hook: @escaping NodeHooks.PostHook) -> () -> Void {
    let hooks = ensureHooks()
    let identifier = hooks.makeIdentifier()
    hooks.postHooks.append(NodeHooks.Entry(identifier: identifier, outputNumber: 0, hook: hook))
    return { [weak hooks] in hooks?.remove(identifier) }
  }

  /// Registers a hook that is called before the node runs, and may replace what it received.
  ///
  /// Returns a closure that removes the hook.
  package final func registerPreHook(_ hook: @escaping NodeHooks.PreHook) -> () -> Void {
    let hooks = ensureHooks()
    let identifier = hooks.makeIdentifier()
    hooks.preHooks.append(NodeHooks.Entry(identifier: identifier, outputNumber: 0, hook: hook))
    return { [weak hooks] in hooks?.remove(identifier) }
  }

  private final func ensureHooks() -> NodeHooks {
    if let hooks { return hooks }
    let made = NodeHooks()
    hooks = made
    return made
  }
}
