package import TensorCore

/// The end of the graph at a leaf: it adds the gradient that arrives to the leaf's `grad`.
package final class AccumulateGrad: Node {
  package let variable: Tensor

  init(_ variable: Tensor) {
    self.variable = variable
    // The engine runs accumulation as soon as it can, so the number is the highest.
    super.init(edges: EdgeList(), sequenceNumber: .max)
    _ = addOutput(OutputMetadata(variable.array))
    variable.accumulator = self
    if let waiting = variable.extras?.leafHooks { hooks = waiting }
  }

  deinit {
    variable.accumulator = nil
  }

  package override var name: String { "torch::autograd::AccumulateGrad" }

  package override func apply(_ gradients: consuming Gradients) throws(TensorError) -> Gradients {
    receivedFirst = gradients.first
    gradients.first = nil
    return try applyReceived()
  }

  // Where it stands, the gradient's references can be counted: one that is held here only becomes the leaf's own.
  override func applyReceived() throws(TensorError) -> Gradients {
    if receivedFirst == nil { return Gradients() }
    try variable.accumulate(&receivedFirst)
    receivedFirst = nil
    if let hooks = variable.extras?.postAccumulateHooks {
      for entry in hooks { try entry.hook(variable) }
    }
    return Gradients()
  }
}

extension Tensor {
  /// The node at which this leaf's gradient ends; one for all uses of the leaf.
  func accumulatorNode() -> AccumulateGrad {
    accumulator ?? extras?.sharedAccumulator ?? AccumulateGrad(self)
  }

  /// Adds `gradient` to ``grad``, or makes it the `grad` where nothing else refers to it.
  fileprivate func accumulate(_ gradient: inout Tensor?) throws(TensorError) {
    if grad == nil, !GradMode.isEnabled, isKnownUniquelyReferenced(&gradient) {
      let isPlain = Tensor.isPlainGradient(gradient)
      if isPlain {
        grad = gradient
        return
      }
    }
    guard let arriving = gradient else { return }
    if let existing = grad {
      if GradMode.isEnabled {
        grad = try existing + arriving
      } else {
        try existing.addInPlace(arriving)
      }
      return
    }
    if GradMode.isEnabled {
      grad = try Copying.copy(of: arriving)
      return
    }
    if let small = SmallKernels.copy(arriving.small) {
      grad = Tensor(small)
    } else {
      grad = Tensor(try arriving.array.copied())
    }
  }

  /// Whether a tensor has no history, and memory of its own in the usual order.
  private static func isPlainGradient(_ gradient: Tensor?) -> Bool {
    guard let gradient else { return false }
    return gradient.recordedGradFn == nil && gradient.view == nil && gradient.extras == nil
      && gradient.array.isContiguous && isKnownUniquelyReferenced(&gradient.array.storage)
  }
}
