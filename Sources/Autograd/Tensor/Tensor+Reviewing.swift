package import TensorCore

/// Changing in place how a tensor shows its memory: `x.unsqueeze_(0)` and its like.
extension Tensor {
  /// Makes this tensor the view of itself that `show` gives, with the history to go with it.
  ///
  /// Throws where this tensor may not be changed, or there is no such view.
  package func review(_ show: (Tensor) throws(TensorError) -> Tensor) throws(TensorError) {
    try checkInPlace(changesElements: false)
    let original = Tensor(array: array, gradFn: gradFn, outputNumber: outputNumber)
    original.leafRequiresGrad = leafRequiresGrad && !GradMode.isEnabled
    original.tangents = tangents
    let shown = try show(original)
    replaceData(with: shown)
    if tangents != nil { tangents = shown.tangents }
    bumpVersion()
    if let node = shown.recordedGradFn {
      if let name = Tensor.namesInPlace[node.name] { (node as? OperatorNode)?.rename(name) }
      node.output = OutputMetadata(array)
      recordedGradFn = node
      outputNumber = shown.outputNumber
      leafRequiresGrad = false
    }
    view?.version = version
  }

  /// The names of the nodes of views that a tensor has become in place.
  private static let namesInPlace = [
    "UnsqueezeBackward0": "UnsqueezeBackward1", "SqueezeBackward0": "SqueezeBackward3",
    "SqueezeBackward1": "SqueezeBackward4", "SqueezeBackward2": "SqueezeBackward5",
    "TransposeBackward0": "TransposeBackward1", "TBackward0": "TBackward1",
    "AsStridedBackward0": "AsStridedBackward1",
  ]
}
