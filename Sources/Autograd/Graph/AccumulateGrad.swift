import CAutogradState
package import TensorCore

/// The end of the graph at a leaf: it adds the gradient that arrives to the leaf's `grad`.
package final class AccumulateGrad: Node {
  package let variable: Tensor
  /// Whether the next gradient may become the leaf's own though hooks see it as well.
  final var mayKeep = false

  init(_ variable: Tensor) {
    self.variable = variable
    // The engine runs accumulation as soon as it can, so the number is the highest.
    super.init(edges: EdgeList(), sequenceNumber: .max)
    _ = addOutput(variable.gradientMetadata)
    variable.accumulator = self
    if let waiting = variable.extras?.leafHooks { hooks = waiting }
  }

  deinit {
    if variable.accumulator === self { variable.accumulator = nil }
    // Hooks on the node go with it; those on the leaf stay.
    hooks?.preHooks.removeAll()
    hooks?.postHooks.removeAll()
  }

  package override var name: String { "torch::autograd::AccumulateGrad" }

  package override func apply(_ gradients: consuming Gradients) throws(TensorError) -> Gradients {
    receivedFirst = gradients.first
    gradients.first = nil
    return try applyReceived()
  }

  // Where it stands, the gradient's references can be counted: one that is held here only becomes the leaf's own.
  override func applyReceived() throws(TensorError) -> Gradients {
    // The leaf may have been told to want no gradient since.
    let isWanted =
      variable.leafRequiresGrad || variable.isMarkedInInference || variable.recordedGradFn != nil
    defer { mayKeep = false }
    if receivedFirst == nil || !isWanted {
      receivedFirst = nil
      return Gradients()
    }
    try variable.accumulate(&receivedFirst, mayKeep: mayKeep)
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

  /// What a gradient that arrives here must look like.
  fileprivate var gradientMetadata: OutputMetadata {
    var metadata = OutputMetadata(array)
    switch extras?.gradientType {
    case nil: break
    case .any: metadata.acceptsAnyType = true
    case .type(let type): metadata.scalarType = type
    }
    return metadata
  }

  /// The type that the gradient of this leaf must have; none where it may have any.
  package var gradientType: ScalarType? {
    switch extras?.gradientType {
    case nil: scalarType
    case .any: nil
    case .type(let type): type
    }
  }

  package func setGradientType(_ type: ScalarType?) {
    ensureExtras().gradientType = type.map { .type($0) } ?? .any
    accumulator?.output = gradientMetadata
  }

  /// Gives this leaf another node from now on; passes over earlier uses end at the old one.
  package func forgetAccumulator() { accumulator = nil }

  /// Adds `gradient` to ``grad``, or makes it the `grad` where nothing else refers to it.
  fileprivate func accumulate(_ gradient: inout Tensor?, mayKeep: Bool) throws(TensorError) {
    if grad == nil, !GradMode.isEnabled, isKnownUniquelyReferenced(&gradient) || mayKeep {
      let isPlain = isPlainGradient(gradient)
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
        try existing.addInPlace(arriving.to(existing.scalarType))
      }
      return
    }
    if GradMode.isEnabled {
      grad = try Copying.copy(of: arriving, like: gradientLies(arriving.array) ? nil : array)
      return
    }
    guard gradientLies(arriving.array) else {
      grad = Tensor(try arriving.array.copied(lyingLike: array))
      return
    }
    if let small = SmallKernels.copy(arriving.small) {
      grad = Tensor(small)
    } else {
      grad = Tensor(try arriving.array.copied())
    }
  }

  /// Whether the elements of a gradient lie in memory as this leaf's do, or row by row where that has gaps.
  private func gradientLies(_ gradient: NDArray) -> Bool {
    if array.isContiguous || !array.isDense { return gradient.isContiguous }
    return array.shape.indices.allSatisfy {
      array.shape[$0] == 1 || $0 >= gradient.strides.count || gradient.strides[$0] == array.strides[$0]
    }
  }

  /// Whether a tensor has no history, and memory of its own in the right order.
  private func isPlainGradient(_ gradient: Tensor?) -> Bool {
    guard let gradient else { return false }
    return gradient.recordedGradFn == nil && gradient.view == nil && gradient.extras == nil
      && (gradientLies(gradient.array) || cAutogradState().pointee.relaxesGradientLayout)
      && isKnownUniquelyReferenced(&gradient.array.storage)
  }
}
