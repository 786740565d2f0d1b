package import TensorCore

/// Normally distributed numbers in the graph, which pass zeros on.
package enum NormalSamples {
  private static let aboutMeans = Derivative(
    "NormalBackward1", saves: [.init("mean_sym_sizes", .sizes(.input(0)))], zeros)
  private static let ofDeviations = Derivative(
    "NormalBackward2", saves: [.init("std_sym_sizes", .sizes(.input(0)))], zeros)
  private static let ofBoth = Derivative(
    "NormalBackward3",
    saves: [.init("mean_sym_sizes", .sizes(.input(0))), .init("std_sym_sizes", .sizes(.input(1)))], zeros)

  private static func zeros(_ node: OperatorNode, _ gradient: Tensor) throws(TensorError) -> Gradients {
    var gradients = Gradients()
    for index in 0..<2 {
      guard let shape = node.inputLayout(index)?.shape else { continue }
      gradients[index] = Tensor(try NDArray.zeros(shape, gradient.scalarType))
    }
    return gradients
  }

  /// Samples that were drawn with means or deviations, or both, from tensors.
  package static func record(_ samples: NDArray, means: Tensor?, deviations: Tensor?) -> Tensor {
    switch (means, deviations) {
    case (let means?, let deviations?): Tensor.recorded(samples, ofBoth, means, deviations)
    case (let means?, nil): Tensor.recorded(samples, aboutMeans, means)
    case (nil, let deviations?): Tensor.recorded(samples, ofDeviations, deviations)
    case (nil, nil): Tensor(samples)
    }
  }
}
