package import TensorCore

/// Recording results: an operator calls one of these with what it computed, and the graph grows where it must.
extension Tensor {
  /// The result of an operator with one tensor input.
  ///
  /// `save` is called only when the result is recorded.
  @inline(__always)
  package static func recorded(
    _ array: NDArray, _ derivative: @autoclosure () -> Derivative, _ input: Tensor,
    save: (OperatorNode, Tensor) -> Void = { _, _ in }
  ) -> Tensor {
    if DualLevel.areActive, input.isDual {
      return recordedDual(array, derivative(), [input], save: save)
    }
    let result = Tensor(array)
    if GradMode.isEnabled && input.requiresGrad && array.scalarType.isDifferentiable && !result.isInference {
      let node = OperatorNode(derivative(), edges: EdgeList(input.gradientEdge))
      result.attach(node)
      save(node, result)
    }
    return result
  }

  /// The result of an operator with two tensor inputs.
  @inline(__always)
  package static func recorded(
    _ array: NDArray, _ derivative: @autoclosure () -> Derivative, _ first: Tensor, _ second: Tensor,
    save: (OperatorNode, Tensor) -> Void = { _, _ in }
  ) -> Tensor {
    if DualLevel.areActive, first.isDual || second.isDual {
      return recordedDual(array, derivative(), [first, second], save: save)
    }
    let result = Tensor(array)
    if GradMode.isEnabled && (first.requiresGrad || second.requiresGrad || first.isMarked(beside: second))
      && array.scalarType.isDifferentiable && !result.isInference
    {
      let node = OperatorNode(derivative(), edges: EdgeList(first.gradientEdge, second.gradientEdge))
      result.attach(node)
      save(node, result)
    }
    return result
  }

  /// The result of an operator with any number of tensor inputs.
  package static func recorded(
    _ array: NDArray, _ derivative: @autoclosure () -> Derivative, _ inputs: [Tensor],
    save: (OperatorNode, Tensor) -> Void = { _, _ in }
  ) -> Tensor {
    if DualLevel.areActive, inputs.contains(where: { $0.isDual }) {
      return recordedDual(array, derivative(), inputs, save: save)
    }
    let result = Tensor(array)
    if array.scalarType.isDifferentiable && isRecording(inputs) {
      let node = OperatorNode(derivative(), edges: EdgeList(inputs.map { $0.gradientEdge }))
      result.attach(node)
      save(node, result)
    }
    return result
  }

  /// The results of an operator with several; those that cannot have a gradient stay outside the graph.
  package static func recorded(
    _ arrays: [NDArray], _ derivative: @autoclosure () -> Derivative, _ inputs: [Tensor],
    save: (OperatorNode, [Tensor]) -> Void = { _, _ in }
  ) -> [Tensor] {
    if DualLevel.areActive, inputs.contains(where: { $0.isDual }) {
      return recordedDuals(arrays, derivative(), inputs, save: save)
    }
    let results = arrays.map { Tensor($0) }
    if isRecording(inputs) {
      let node = OperatorNode(derivative(), edges: EdgeList(inputs.map { $0.gradientEdge }))
      for result in results where result.scalarType.isDifferentiable { result.attach(node) }
      save(node, results)
    }
    return results
  }

  /// The results of a person's own operation, each of which is one of its node's outputs; those that are not
  /// differentiable stay outside the graph.
  package static func recorded(
    _ outputs: [(array: NDArray, isDifferentiable: Bool)], _ derivative: Derivative, _ inputs: [Tensor],
    save: (OperatorNode, [Tensor]) -> Void
  ) -> [Tensor] {
    let results = outputs.map { Tensor($0.array) }
    guard isRecording(inputs) else { return results }
    let node = OperatorNode(derivative, edges: EdgeList(inputs.map { $0.gradientEdge }))
    for (output, result) in zip(outputs, results) {
      if output.isDifferentiable {
        result.attach(node)
      } else {
        _ = node.addOutput(OutputMetadata(output.array))
      }
    }
    save(node, results)
    return results
  }

  /// Whether an operation on these is recorded.
  private static func isRecording(_ inputs: [Tensor]) -> Bool {
    guard GradMode.isEnabled && !InferenceMode.isEnabled else { return false }
    // Inference tensors take part only beside ordinary ones.
    return inputs.contains { $0.requiresGrad }
      || inputs.contains { $0.isMarkedInInference } && inputs.contains { !$0.isInference }
  }

  /// Whether one of two tensors is an inference tensor that asks for a gradient, and the other an ordinary one.
  @inline(__always) private func isMarked(beside other: Tensor) -> Bool {
    isInference != other.isInference && (isMarkedInInference || other.isMarkedInInference)
  }

  /// Makes this tensor, whose memory now holds the result of an operation on it, that operation's result.
  @inline(__always) func becomeNextStep(_ node: OperatorNode?) {
    array.storage.version = 0
    if let node {
      attach(node)
    } else {
      recordedGradFn = nil
      outputNumber = 0
    }
  }

  /// Makes this tensor an output of `node`.
  @inline(__always) func attach(_ node: Node) {
    recordedGradFn = node
    outputNumber = node.addOutput(OutputMetadata(array))
  }

  /// Whether this is a tensor of its own without history, which can take another's.
  package var canAdoptHistory: Bool { view == nil && !requiresGrad }

  /// Takes the place in the graph of another tensor of the same values.
  package func adoptHistory(of other: Tensor) {
    recordedGradFn = other.recordedGradFn
    outputNumber = other.outputNumber
  }
}

extension Tensor {
  /// Gives the operation that made this tensor, if it was recorded, another name.
  package func renameNode(_ name: String) {
    guard let node = recordedGradFn as? OperatorNode else { return }
    node.replaceDerivative(by: node.derivative.named(name))
  }

  /// Makes the operation that made this tensor, if it was recorded, one with another derivative.
  package func replaceDerivative(by derivative: Derivative) {
    (recordedGradFn as? OperatorNode)?.replaceDerivative(by: derivative)
  }
}
