import CAutogradState
package import TensorCore

/// A step of the recorded computation: it turns the gradients of its outputs into those of its inputs.
///
/// The engine's counters live here, so that a backward pass needs no table of nodes.
package class Node {
  /// Where the gradients go.
  package final var edges: EdgeList
  /// What the gradient of the first output must look like.
  final var output: OutputMetadata?
  /// The same for further outputs.
  private final var furtherOutputs: [OutputMetadata]?
  /// The place in the order of recording; the engine runs newer nodes first.
  package final let sequenceNumber: UInt64
  package final var hooks: NodeHooks?

  // The state of the pass that works on this node, see Engine.
  final var pass: UInt64 = 0
  final var dependencies: Int32 = 0
  final var isNeeded = true
  final var received = Gradients()

  init(edges: EdgeList, sequenceNumber: UInt64) {
    self.edges = edges
    self.sequenceNumber = sequenceNumber
    if cAutogradState().pointee.isWatched { GraphWatch.noteCreation(of: self) }
  }

  /// PyTorch's name of the node, such as `AddBackward0`.
  package var name: String { "Node" }

  /// The name as C++ gives it, which for nodes of the graph's own has their namespace.
  package var namespacedName: String { name }

  /// The operation's own name, such as `Unbind` for `UnbindBackward0`.
  final var forwardName: String {
    let name = name
    let digits = name.reversed().prefix { $0.isNumber }.count
    let stem = name.dropLast(digits)
    return stem.hasSuffix("Backward") ? String(stem.dropLast("Backward".count)) : namespacedName
  }

  /// The gradients of the inputs, given those of the outputs.
  ///
  /// A gradient may be larger than its input where the input was broadcast; the engine sums it down.
  package func apply(_ gradients: consuming Gradients) throws(TensorError) -> Gradients {
    Gradients()
  }

  /// What ``apply(_:)`` makes of the gradients that a pass has delivered here, which are then gone.
  func applyReceived() throws(TensorError) -> Gradients {
    try apply(received.take())
  }

  /// Lets go of what was saved for the backward pass.
  package func releaseSaved() {}

  /// How many gradients this node can receive.
  package final var outputCount: Int { (output == nil ? 0 : 1) + (furtherOutputs?.count ?? 0) }

  /// Whether a gradient looks as the one of an output must.
  @inline(__always)
  final func accepts(_ gradient: Tensor, forOutput number: Int32) -> Bool {
    if number == 0 { return output.map { $0.fits(gradient) } ?? true }
    return metadata(ofOutput: number)?.fits(gradient) ?? true
  }

  final func metadata(ofOutput number: Int32) -> OutputMetadata? {
    if number == 0 { return output }
    guard let furtherOutputs, Int(number) <= furtherOutputs.count else { return nil }
    return furtherOutputs[Int(number) - 1]
  }

  /// Adds an output, and says its number.
  final func addOutput(_ metadata: OutputMetadata) -> Int32 {
    if output == nil {
      output = metadata
      return 0
    }
    var all = furtherOutputs ?? []
    furtherOutputs = nil
    all.append(metadata)
    furtherOutputs = all
    return Int32(all.count)
  }

  // MARK: Release

  /// Hands over the nodes that only this one keeps alive, see ``releaseIteratively()``.
  func surrender(into stack: inout [Node]) {
    for index in 0..<edges.count {
      // Accumulators have no edges of their own.
      if let node = edges[index].node, node.sequenceNumber != .max { stack.append(node) }
      edges[index].node = nil
    }
  }

  /// Takes the graph below this node apart without recursion: a chain that released itself node by node would
  /// overflow the machine's stack at some 50,000 nodes.
  ///
  /// Every final subclass calls this from its `deinit`.
  final func releaseIteratively() {
    var stack: [Node] = []
    surrender(into: &stack)
    while var node = stack.popLast() {
      if isKnownUniquelyReferenced(&node) { node.surrender(into: &stack) }
    }
  }
}

extension Node {
  /// The name of the node's class, which `grad_fn=<...>` shows.
  package var className: String {
    let name = name
    guard let colon = name.lastIndex(of: ":") else { return name }
    return String(name[name.index(after: colon)...])
  }
}
