package import TensorCore

extension Node {
  /// What the node makes of gradients outside of a pass: one for each input, none where it needs none.
  ///
  /// Throws for gradients that cannot be those of its outputs: formulas rely on the shapes and types of those.
  package func gradients(for received: [Tensor?]) throws(TensorError) -> [Tensor?] {
    var fitting: [Tensor?] = []
    for (index, gradient) in received.enumerated() {
      guard var gradient, let expected = metadata(ofOutput: Int32(truncatingIfNeeded: index)) else {
        fitting.append(gradient)
        continue
      }
      if gradient.shape != expected.shape, gradient.shape.isBroadcastable(to: expected.shape) {
        gradient = try gradient.expand(expected.shape)
      }
      fitting.append(try Engine.fit(gradient, to: expected, from: self, index))
    }
    let sent = try apply(Gradients(fitting))
    // Broadcasting is undone in passes only.
    return (0..<edges.count).map { edges[$0].node == nil ? nil : sent[$0] }
  }
}

/// How gradients get the shapes and types that nodes expect.
extension Engine {
  /// Undoes broadcasting and type promotion: the one place where that happens.
  static func fit(
    _ gradient: Tensor, to expected: OutputMetadata?, from node: Node, _ index: Int
  ) throws(TensorError) -> Tensor {
    guard let expected else { return gradient }
    if expected.fits(gradient) { return gradient }
    return try refit(gradient, to: expected, from: node, index)
  }

  static func refit(
    _ gradient: Tensor, to expected: OutputMetadata, from node: Node, _ index: Int
  ) throws(TensorError) -> Tensor {
    var fitting = gradient
    if gradient.shape != expected.shape {
      guard expected.shape.isBroadcastable(to: gradient.shape) else {
        throw TensorError(
          .runtimeError,
          "Function \(node.name) returned an invalid gradient at index \(index) - got \(gradient.shape) but "
            + "expected shape compatible with \(expected.shape)")
      }
      fitting = try gradient.sum(to: expected.shape)
    }
    if expected.acceptsAnyType { return fitting }
    if fitting.scalarType.isComplex && !expected.scalarType.isComplex { fitting = try fitting.realPart() }
    if fitting.scalarType != expected.scalarType { fitting = try fitting.to(expected.scalarType) }
    return fitting
  }
}
