import TensorCore

/// Gradients that arrive at nodes.
extension Engine {
  /// Moves a gradient to the first output of a node; false where one is there already, or this one does not fit.
  @inline(__always)
  static func deliver(_ gradient: inout Tensor?, to target: Node) -> Bool {
    // The reference is borrowed, not counted.
    guard let address = unsafeBitCast(gradient, to: UnsafeRawPointer?.self) else { return true }
    let fits = Unmanaged<Tensor>.fromOpaque(address)._withUnsafeGuaranteedRef { target.acceptsFirst($0) }
    guard fits, target.receivedFirst == nil else { return false }
    swap(&gradient, &target.receivedFirst)
    return true
  }

  /// Moves a gradient that does not go to the first output of a node, or not as it is.
  func sendFurther(
    _ gradient: Tensor?, to target: Node, _ outputNumber: Int32, from node: Node, _ index: Int
  ) throws(TensorError) {
    guard let gradient else { return }
    let fitting = try Engine.fit(gradient, to: target.metadata(ofOutput: outputNumber), from: node, index)
    try Engine.add(fitting, to: target, outputNumber)
  }

  /// Adds a gradient to what has arrived for an output.
  @inline(__always)
  static func add(
    _ gradient: consuming Tensor, to node: Node, _ outputNumber: Int32
  ) throws(TensorError) {
    if outputNumber == 0 && node.receivedFirst == nil {
      node.receivedFirst = gradient
    } else {
      try addFurther(gradient, to: node, Int(outputNumber))
    }
  }

  private static func addFurther(
    _ gradient: Tensor, to node: Node, _ output: Int
  ) throws(TensorError) {
    guard let earlier = node.received(output) else { return node.receive(gradient, output) }
    node.receive(nil, output)
    node.receive(try Tensor.sum(ofGradients: earlier, gradient), output)
  }
}
