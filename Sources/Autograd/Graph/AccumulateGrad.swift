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
    hooks = variable.extras?.leafHooks
  }

  deinit {
    variable.accumulator = nil
  }

  package override var name: String { "torch::autograd::AccumulateGrad" }

  package override func apply(_ gradients: consuming Gradients) throws(TensorError) -> Gradients {
    guard gradients.first != nil else { return Gradients() }
    try variable.accumulate(&gradients.first)
    if let hooks = variable.extras?.postAccumulateHooks {
      for entry in hooks { try entry.hook(variable) }
    }
    return Gradients()
  }
}

extension Tensor {
  /// The node at which this leaf's gradient ends; one for all uses of the leaf.
  func accumulatorNode() -> AccumulateGrad {
    accumulator ?? AccumulateGrad(self)
  }

  /// Adds `gradient` to ``grad``, or makes it the `grad` where nothing else refers to it.
  fileprivate func accumulate(_ gradient: inout Tensor?) throws(TensorError) {
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
    let isPlain = arriving.gradFn == nil && arriving.array.isContiguous
    // The local constant above would count as a second reference.
    let array = (consume arriving).array
    if isPlain && isKnownUniquelyReferenced(&gradient!) && isKnownUniquelyReferenced(&gradient!.array.storage)
    {
      grad = gradient
    } else {
      grad = Tensor(try array.copied())
    }
  }
}
