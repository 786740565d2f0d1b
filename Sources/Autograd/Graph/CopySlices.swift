package import TensorCore

/// The history of a tensor that was written to through a view: what the view's operation did to its part, and
/// the identity elsewhere.
package final class CopySlices: Node {
  private let baseShape: Dims
  private let baseStrides: Dims
  private let baseOffset: Int
  /// The way from the base to the part that was written to.
  private let steps: [ViewStep]
  private var function: Node?

  init(base: Tensor, steps: [ViewStep], function: Node) {
    baseShape = base.shape
    baseStrides = base.array.strides
    baseOffset = base.array.offset
    self.steps = steps
    self.function = function
    // The first edge leads to the base's earlier history, the others where the function's lead.
    var edges = EdgeList(base.gradientEdge)
    if function.edges.count > 1 {
      for index in 1..<function.edges.count { edges.append(function.edges[index]) }
    }
    super.init(edges: edges, sequenceNumber: SequenceNumber.next())
  }

  deinit {
    releaseIteratively()
  }

  package override var name: String { "CopySlices" }

  package override var namespacedName: String { "torch::autograd::CopySlices" }

  package override func apply(_ gradients: consuming Gradients) throws(TensorError) -> Gradients {
    guard let gradient = gradients.first else { return Gradients() }
    guard let function else { throw SavedTensor.released }
    let whole = try arranged(gradient)
    let part = try ViewStep.take(steps, on: whole, baseOffset: baseOffset)
    var sent = try function.apply(Gradients(try part.clone()))
    if edges[0].node != nil {
      if let replaced = sent.first {
        try Copying.copy(replaced.sum(to: part.shape), into: part)
      } else {
        try part.updateInPlace { (_: Tensor) throws(TensorError) in try part.zerosLike() }
      }
      sent.first = whole
    } else {
      sent.first = nil
    }
    return sent
  }

  /// The gradient of the base in memory that lies as the base's does, so that views of both correspond.
  private func arranged(_ gradient: Tensor) throws(TensorError) -> Tensor {
    if baseStrides == baseShape.contiguousStrides { return try gradient.clone().contiguous() }
    let memory = try NDArray.zeros([baseShape.extent(strides: baseStrides)], gradient.scalarType)
    let whole = Tensor(memory.view(shape: baseShape, strides: baseStrides, offset: 0))
    try Copying.copy(gradient, into: whole)
    return whole
  }

  package override func releaseSaved() {
    // What the function saved goes with it, unless a saved result of it leads there too: then it runs once more.
    function = nil
  }

  override func surrender(into stack: inout [Node]) {
    super.surrender(into: &stack)
    if let function { stack.append(function) }
    function = nil
  }
}
