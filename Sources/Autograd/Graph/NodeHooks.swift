/// What the caller wants to be told about a node during backward.
package final class NodeHooks {
  struct Entry<Hook> {
    let identifier: Int
    let outputNumber: Int32
    let hook: Hook
    /// What of the caller's the hook keeps alive.
    let owned: AnyObject?
  }

  var tensorHooks: [Entry<TensorHook>] = []
  var preHooks: [Entry<PreHook>] = []
  var postHooks: [Entry<PostHook>] = []
  /// Tensors that keep their gradient though they are no leaves, by output number.
  var retaining: [(outputNumber: Int32, tensor: WeakTensor)] = []
  /// Where the node was recorded.
  package var trace: AnyObject?
  /// The node in whose backward this one was recorded.
  package var parent: Node?
  /// A person's notes on the node.
  package var notes: AnyObject?
  private var nextIdentifier = 0

  package init() {}

  /// A number for a new hook, by which it can be removed.
  package func makeIdentifier() -> Int {
    nextIdentifier += 1
    return nextIdentifier
  }

  package func remove(_ identifier: Int) {
    tensorHooks.removeAll { $0.identifier == identifier }
    preHooks.removeAll { $0.identifier == identifier }
    postHooks.removeAll { $0.identifier == identifier }
  }
}

/// A tensor that may be gone.
struct WeakTensor {
  weak var tensor: Tensor?
}
