import TensorCore

/// The same elements as a tensor of its own: a view that shows everything, such as `x[...]`.
package enum Aliasing {
  private static let aliased = Derivative("AliasBackward0", rule: "the gradient passes as it is") {
    (_, gradient) in Gradients(gradient)
  }

  /// PyTorch's name of the node by which a dual tensor's values are taken out.
  private static let valuesTaken = Derivative("Identity") { (_, gradient) in Gradients(gradient) }

  /// The values of a dual tensor, without its tangents.
  package static func values(of input: Tensor) -> Tensor {
    DualLevel.with(false) { Tensor.recordedView(input.array, valuesTaken, input) }
  }

  package static func alias(_ input: Tensor) -> Tensor {
    Tensor.recordedView(input.array, aliased, input)
  }
}
