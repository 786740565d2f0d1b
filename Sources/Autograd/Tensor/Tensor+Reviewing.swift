package import TensorCore

/// Changing in place how a tensor shows its memory: `x.unsqueeze_(0)` and its like.
extension Tensor {
  /// Makes this tensor the view of itself that `show` gives, with the history to go with it.
  ///
  /// Throws where this tensor may not be changed, or there is no such view.
  package func review(_ show: (Tensor) throws(TensorError) -> Tensor) throws(TensorError) {
    try checkInPlace()
    let original = Tensor(array: array, gradFn: gradFn, outputNumber: outputNumber)
    original.leafRequiresGrad = leafRequiresGrad && !GradMode.isEnabled
    let shown = try show(original)
    replaceData(with: shown)
    bumpVersion()
    if let node = shown.recordedGradFn {
      node.output = OutputMetadata(array)
      recordedGradFn = node
      outputNumber = shown.outputNumber
      leafRequiresGrad = false
    }
  }
}
