import CAutogradState
package import TensorCore

/// A step of the recorded computation: it turns the gradients of its outputs into those of its inputs.
///
/// The engine's counters live here, so that a backward pass needs no table of nodes. A learner's graph is made of
/// nodes, and their size and number of references is most of what it costs: what few nodes have stands in
/// ``Rarities``, and the fields are ordered so that they fill each other's gaps.
package class Node {
  /// Where the gradients go.
  package final var edges: EdgeList
  /// How many gradients the node must wait for in the pass that works on it, see Engine.
  final var dependencies: Int32 = 0
  /// What the gradient of the first output must look like.
  final var output: OutputMetadata?
  /// Whether the pass needs what this node sends.
  final var isNeeded = true
  /// Whether the node's references were handed over, see ``releaseIteratively()``.
  private final var isSurrendered = false
  /// How many tensors an operator's node saved, see ``OperatorNode/savedCount``.
  final var savedTensorCount: Int32 = 0
  /// The place in the order of recording; the engine runs newer nodes first.
  package final var sequenceNumber: UInt64
  /// The pass that works on this node.
  final var pass: UInt64 = 0
  /// The gradient that has arrived for the first output.
  final var receivedFirst: Tensor?
  /// What few nodes have.
  final var rarities: Rarities?

  /// What few nodes have, in an object of its own.
  final class Rarities {
    var furtherOutputs: [OutputMetadata] = []
    /// What has arrived for the outputs after the first.
    var furtherReceived: [Tensor?] = []
    var hooks: NodeHooks?
    var furtherSaved: [SavedTensor] = []
    /// What hooks have given back for saved tensors in the run of the formula that goes on.
    var unpacked: [Int: Tensor] = [:]
    /// What a formula needs that its node has no place for.
    var attributes: [SavedAttribute] = []
    var scalar: Scalar?
    /// The recorded node for which this one stands in.
    var original: OperatorNode?
    /// The node of the view that the operation wrote its result to, which leads here by way of the view's base.
    weak var viewNode: Node?
  }

  init(edges: EdgeList, sequenceNumber: UInt64) {
    self.edges = edges
    self.sequenceNumber = sequenceNumber
    if cAutogradState().pointee.isWatched { GraphWatch.noteCreation(of: self) }
  }

  final func ensureRarities() -> Rarities {
    if let rarities { return rarities }
    let made = Rarities()
    rarities = made
    return made
  }

  package final var hooks: NodeHooks? {
    @inline(__always) get { rarities?.hooks }
    set {
      if newValue != nil || rarities != nil { ensureRarities().hooks = newValue }
    }
  }

  /// PyTorch's name of the node, such as `AddBackward0`.
  package var name: String { "Node" }

  /// The name as C++ gives it, which for nodes of the graph's own has their namespace.
  package var namespacedName: String { name }

  /// The operation's own name, such as `Unbind` for `UnbindBackward0` and `Sum1` for `SumBackward1`.
  final var forwardName: String {
    let name = name
    let digits = name.reversed().prefix { $0.isNumber }.count
    let stem = name.dropLast(digits)
    guard stem.hasSuffix("Backward") else { return namespacedName }
    // The first variant of an operator goes without its number.
    let number = name.suffix(digits)
    return String(stem.dropLast("Backward".count)) + (number == "0" ? "" : number)
  }

  /// The gradients of the inputs, given those of the outputs.
  ///
  /// A gradient may be larger than its input where the input was broadcast; the engine sums it down.
  package func apply(_ gradients: consuming Gradients) throws(TensorError) -> Gradients {
    Gradients()
  }

  /// What ``apply(_:)`` makes of the gradients that a pass has delivered here, which are then gone.
  func applyReceived() throws(TensorError) -> Gradients {
    try apply(takeReceived())
  }

  /// Lets go of what was saved for the backward pass.
  package func releaseSaved() {}

  // MARK: Outputs

  /// How many gradients this node can receive.
  package final var outputCount: Int { (output == nil ? 0 : 1) + (rarities?.furtherOutputs.count ?? 0) }

  /// Whether a gradient looks as the one of the first output must.
  @inline(__always)
  final func acceptsFirst(_ gradient: Tensor) -> Bool {
    guard output != nil else { return true }
    // Usually the layout is the same object, which its address tells without counting references.
    let isSame =
      Unmanaged.passUnretained(gradient.array.layout).toOpaque()
      == Unmanaged.passUnretained(output.unsafelyUnwrapped.layout).toOpaque()
    return isSame && gradient.array.scalarType == output.unsafelyUnwrapped.scalarType
      || output.unsafelyUnwrapped.fits(gradient)
  }

  /// Makes the gradients of an output have another type than the output; none stands for any type.
  package final func declareType(_ type: ScalarType?, ofOutput number: Int) {
    func declare(_ metadata: inout OutputMetadata) {
      if let type { metadata.scalarType = type } else { metadata.acceptsAnyType = true }
    }
    if number == 0, var first = output {
      declare(&first)
      output = first
    } else if let rarities, number > 0, number <= rarities.furtherOutputs.count {
      declare(&rarities.furtherOutputs[number - 1])
    }
  }

  /// What the gradients of all outputs must look like.
  package final var outputs: [OutputMetadata] {
    (output.map { [$0] } ?? []) + (rarities?.furtherOutputs ?? [])
  }

  final func metadata(ofOutput number: Int32) -> OutputMetadata? {
    if number == 0 { return output }
    guard let further = rarities?.furtherOutputs, Int(number) <= further.count else { return nil }
    return further[Int(number) - 1]
  }

  /// Adds an output, and says its number.
  @inline(__always)
  final func addOutput(_ metadata: OutputMetadata) -> Int32 {
    if output == nil {
      output = metadata
      return 0
    }
    return addFurtherOutput(metadata)
  }

  private final func addFurtherOutput(_ metadata: OutputMetadata) -> Int32 {
    let rarities = ensureRarities()
    rarities.furtherOutputs.append(metadata)
    return Int32(rarities.furtherOutputs.count)
  }

  // MARK: What has arrived

  /// The gradient that has arrived for an output.
  final func received(_ output: Int) -> Tensor? {
    if output == 0 { return receivedFirst }
    guard let further = rarities?.furtherReceived, output <= further.count else { return nil }
    return further[output - 1]
  }

  /// Replaces the gradient that has arrived for an output.
  final func receive(_ gradient: Tensor?, _ output: Int) {
    if output == 0 {
      receivedFirst = gradient
      return
    }
    let rarities = ensureRarities()
    while rarities.furtherReceived.count < output { rarities.furtherReceived.append(nil) }
    rarities.furtherReceived[output - 1] = gradient
  }

  /// Puts back what another pass had sent here.
  final func restore(_ received: Gradients) {
    for output in 0..<max(1, outputCount) { receive(received[output], output) }
  }

  /// Takes what has arrived away.
  @inline(__always)
  final func takeReceived() -> Gradients {
    if let rarities, !rarities.furtherReceived.isEmpty {
      let all = [receivedFirst.take()] + rarities.furtherReceived
      rarities.furtherReceived = []
      return Gradients(all)
    }
    return Gradients(receivedFirst.take())
  }

  // MARK: Release

  /// Hands over the nodes that only this one keeps alive, see ``releaseIteratively()``.
  func surrender(into stack: inout [Node]) {
    isSurrendered = true
    edges.removeAll { node in
      // Accumulators have no edges of their own.
      if node.sequenceNumber != .max { stack.append(node) }
    }
  }

  /// Takes the graph below this node apart without recursion: a chain that released itself node by node would
  /// overflow the machine's stack at some 50,000 nodes.
  ///
  /// Every final subclass calls this from its `deinit`.
  final func releaseIteratively() {
    if isSurrendered { return }
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
