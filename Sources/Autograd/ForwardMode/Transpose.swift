import TensorCore

/// An operator's derivative at its inputs, from its backward formula: the formula's value at unknown gradients is
/// recorded once, and its derivative with respect to them applied to tangents is the operator's own.
struct Transpose {
  private let gradients: [Tensor?]
  private let outputs: [(input: Int, tensor: Tensor)]
  private let results: [Tensor]
  /// Whether the operator's inputs have a history of their own.
  private let isTracked: Bool

  init(of step: DualStep, for tangents: [Tensor?]) throws(TensorError) {
    var gradients: [Tensor?] = []
    for result in step.results {
      guard result.scalarType.isDifferentiable else {
        gradients.append(nil)
        continue
      }
      let gradient = Tensor(array: try NDArray.zeros(result.shape, result.scalarType))
      gradient.leafRequiresGrad = true
      gradients.append(gradient)
    }
    let arriving = Gradients(gradients.compactMap { $0 })
    let sent = try GradMode.with(true) { () throws(TensorError) in try step.node.apply(arriving) }
    var outputs: [(input: Int, tensor: Tensor)] = []
    for (index, tangent) in tangents.enumerated() where tangent != nil {
      guard let gradient = sent[index] else { continue }
      let expected = OutputMetadata(step.inputs[index].array)
      let fitting = try GradMode.with(true) { () throws(TensorError) in
        try Engine.fit(gradient, to: expected, from: step.node, index)
      }
      if fitting.requiresGrad { outputs.append((index, fitting)) }
    }
    self.gradients = gradients
    self.outputs = outputs
    results = step.results
    isTracked = step.inputs.contains { $0.requiresGrad }
  }

  /// The results' tangents along those of the inputs.
  func apply(_ tangents: [Tensor?]) throws(TensorError) -> [Tensor?] {
    var seeds: [Tensor?] = []
    for (input, tensor) in outputs {
      if let tangent = tangents[input] {
        seeds.append(try tangent.to(tensor.scalarType))
      } else {
        seeds.append(nil)
      }
    }
    let wanted = gradients.compactMap { $0 }
    let found: [Tensor?]
    if outputs.isEmpty {
      found = Array(repeating: nil, count: wanted.count)
    } else {
      let records = GradMode.isEnabled && (isTracked || tangents.contains { $0?.requiresGrad == true })
      found = try Backward.gradients(
        of: outputs.map { $0.tensor }, inputs: wanted, gradients: seeds, keepsGraph: true,
        createsGraph: records, allowsUnused: true)
    }
    var tangents: [Tensor?] = []
    var next = 0
    for (result, gradient) in zip(results, gradients) {
      guard gradient != nil else {
        tangents.append(nil)
        continue
      }
      if let tangent = found[next] {
        tangents.append(tangent)
      } else {
        tangents.append(try result.zerosLike())
      }
      next += 1
    }
    return tangents
  }
}
