package import TensorCore

/// The numerical check of gradients: what the graph says against differences of the function's own values.
package enum GradientCheck {
  /// A function of several tensors that is to be differentiated.
  package typealias Function = ([Tensor]) throws(TensorError) -> [Tensor]

  /// A gradient that differs from the numerical one.
  package struct Mismatch {
    package var input: Int
    package var element: Int
    package var analytical: Double
    package var numerical: Double
  }

  /// Compares the gradient of a weighted sum of the outputs with central differences.
  ///
  /// - Parameter inputs: float64 tensors; those that require gradients are checked.
  /// - Returns: The first element whose gradient is wrong; none when all are right.
  package static func firstMismatch(
    _ function: Function, _ inputs: [Tensor], step: Double = 1e-6, tolerance: Double = 1e-5
  ) throws(TensorError) -> Mismatch? {
    let checked = inputs.indices.filter { inputs[$0].requiresGrad }
    let outputs = try function(inputs).filter { $0.requiresGrad }
    guard !outputs.isEmpty else { return nil }
    let gradients = try Backward.gradients(
      of: outputs, inputs: checked.map { inputs[$0] }, gradients: weights(for: outputs), allowsUnused: true)
    for (position, index) in checked.enumerated() {
      let analytical = try gradients[position]?.array.scalars().map { $0.doubleValue }
      for element in 0..<inputs[index].elementCount {
        let plus = try weightedSum(function, inputs, index, element, step)
        let minus = try weightedSum(function, inputs, index, element, -step)
        let numerical = (plus - minus) / (2 * step)
        let found = analytical?[element] ?? 0
        if !(abs(found - numerical) <= tolerance * max(1, abs(numerical))) {
          return Mismatch(input: index, element: element, analytical: found, numerical: numerical)
        }
      }
    }
    return nil
  }

  /// The same check on the gradient itself: are derivatives of second order right?
  package static func firstSecondOrderMismatch(
    _ function: Function, _ inputs: [Tensor], step: Double = 1e-6, tolerance: Double = 1e-4
  ) throws(TensorError) -> Mismatch? {
    let checked = inputs.indices.filter { inputs[$0].requiresGrad }
    return try firstMismatch(
      { (inputs) throws(TensorError) in
        try GradMode.with(true) { () throws(TensorError) in
          let outputs = try function(inputs).filter { $0.requiresGrad }
          guard !outputs.isEmpty else { return [] }
          let gradients = try Backward.gradients(
            of: outputs, inputs: checked.map { inputs[$0] }, gradients: weights(for: outputs),
            createsGraph: true,
            allowsUnused: true)
          return gradients.compactMap { $0 }
        }
      }, inputs, step: step, tolerance: tolerance)
  }

  /// Fixed weights without a pattern that a wrong formula could share.
  private static func weights(for outputs: [Tensor]) throws(TensorError) -> [Tensor?] {
    var weights: [Tensor?] = []
    for (index, output) in outputs.enumerated() {
      var elements: [Scalar] = []
      for element in 0..<output.elementCount { elements.append(.double(weight(index, element))) }
      weights.append(
        Tensor(try NDArray(elements: elements, shape: output.shape, scalarType: output.scalarType)))
    }
    return weights
  }

  private static func weight(_ output: Int, _ element: Int) -> Double {
    1 + Double((element * 37 + output * 11 + 5) % 17) / 8
  }

  private static func weightedSum(
    _ function: Function, _ inputs: [Tensor], _ index: Int, _ element: Int, _ step: Double
  ) throws(TensorError) -> Double {
    var shifted = inputs
    let source = inputs[index]
    var values = try source.array.scalars()
    values[element] = .double(values[element].doubleValue + step)
    let tensor = Tensor(try NDArray(elements: values, shape: source.shape, scalarType: source.scalarType))
    tensor.leafRequiresGrad = true
    shifted[index] = tensor
    var total = 0.0
    for (number, output) in try function(shifted).filter({ $0.requiresGrad }).enumerated() {
      for (element, value) in try output.array.scalars().enumerated() {
        total += weight(number, element) * value.doubleValue
      }
    }
    return total
  }
}
