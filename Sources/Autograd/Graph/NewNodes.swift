import CAutogradState
import TensorCore

/// Hooks on new nodes, and the nodes that are still to be shown to them.
final class NewNodes {
  /// Called with a node once its edges, its outputs and what it saves are there.
  typealias Hook = (Node) throws(TensorError) -> Void

  /// Those that are in force, outermost first.
  var hooks: [Hook] = []
  private var nodes: [Node] = []
  private var isShowing = false

  /// Whether nodes are still to be shown.
  var areWaiting: Bool { !nodes.isEmpty && !isShowing }

  /// Keeps a node that is being made until it is whole; while a hook runs, none may be made.
  func note(_ node: Node, in watch: GraphWatch) {
    if isShowing {
      watch.setPending(
        TensorError(
          .runtimeError,
          "Creating a new autograd node from inside a node creation hook is not supported. Node creation hooks should "
            + "only observe the node (e.g. record it, stash metadata, or register backward hooks on it); got a new "
            + "node of type \(node.namespacedName) while a hook was running."))
      return
    }
    nodes.append(node)
    // The end of the operation that makes the node looks for errors, and so comes here.
    cAutogradState().pointee.hasPendingError = true
  }

  /// Leaves a node out that is only a part of another one.
  func leaveOut(_ node: Node) {
    nodes.removeAll { $0 === node }
  }

  /// Shows none of the nodes that wait.
  func forget() {
    nodes.removeAll()
  }

  /// Shows a node after those that were made since.
  func delay(_ node: Node) {
    guard nodes.contains(where: { $0 === node }) else { return }
    leaveOut(node)
    nodes.append(node)
  }

  /// Shows the nodes that are whole to the hooks.
  ///
  /// Throws what a hook throws; the nodes after that one are not shown.
  func show() throws(TensorError) {
    var waiting = nodes
    nodes.removeAll()
    isShowing = true
    defer { isShowing = false }
    for index in waiting.indices {
      if isWhole(waiting[index]) {
        for hook in hooks { try hook(waiting[index]) }
      } else if !isKnownUniquelyReferenced(&waiting[index]) {
        nodes.append(waiting[index])
      }
    }
    if !nodes.isEmpty { cAutogradState().pointee.hasPendingError = true }
  }

  private func isWhole(_ node: Node) -> Bool {
    if node is AccumulateGrad { return true }
    if let node = node as? OperatorNode, node.isStandIn { return false }
    return node.outputCount > 0
  }
}
