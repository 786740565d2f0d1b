import RealModule

extension Kernels {
  /// What normalising rows gives.
  public struct NormalizedRows {
    public var result: NDArray
    /// Each row's mean and the reciprocal of its deviation.
    public var mean: NDArray
    public var reciprocal: NDArray
  }

  /// Normalises rows of `width` elements of a contiguous array to mean 0 and variance 1, then scales and shifts.
  public static func layerNorm(
    _ a: NDArray, width: Int, weight: NDArray?, bias: NDArray?, epsilon: Double
  ) throws(TensorError) -> NormalizedRows {
    let rows = width == 0 ? 0 : a.elementCount / width
    let rowType: ScalarType = a.scalarType == .float64 ? .float64 : .float32
    let output = NormalizedRows(
      result: try NDArray.empty(a.layout, a.scalarType), mean: try NDArray.empty([rows], rowType),
      reciprocal: try NDArray.empty([rows], rowType))
    try a.scalarType.accept(
      floats: LayerNormForward(
        a: a, weight: weight, bias: bias, width: width, rows: rows, epsilon: epsilon, output: output),
      name: "LayerNormKernelImpl")
    return output
  }

  /// The gradients of a layer norm's input, weight and bias, in one pass over the rows.
  public static func layerNormGradients(
    _ gradient: NDArray, _ a: NDArray, width: Int, weight: NDArray?, mean: NDArray, reciprocal: NDArray
  ) throws(TensorError) -> (input: NDArray, weight: NDArray, bias: NDArray) {
    let output = (
      input: try NDArray.empty(a.layout, a.scalarType),
      weight: try NDArray.zeros([width], a.scalarType), bias: try NDArray.zeros([width], a.scalarType)
    )
    try a.scalarType.accept(
      floats: LayerNormBackward(
        gradient: gradient, a: a, weight: weight, mean: mean, reciprocal: reciprocal, width: width,
        output: output), name: "LayerNormBackwardKernelImpl")
    return output
  }
}

private struct LayerNormForward: FloatVisitor {
  let a: NDArray
  let weight: NDArray?
  let bias: NDArray?
  let width: Int
  let rows: Int
  let epsilon: Double
  let output: Kernels.NormalizedRows

  func visit<T: FloatElement>(_ type: T.Type) {
    typealias C = T.Compute
    let source = a.pointer(as: T.self)
    let target = output.result.pointer(as: T.self)
    let means = output.mean.pointer(as: C.self)
    let reciprocals = output.reciprocal.pointer(as: C.self)
    let scale = weight?.pointer(as: T.self)
    let shift = bias?.pointer(as: T.self)
    let width = width
    let epsilon = C(epsilon)
    let isComputed = T.self == C.self
    Kernels.forEachRow(rows, width: width) { range in
      withUnsafeTemporaryAllocation(of: C.self, capacity: isComputed ? 1 : width) { buffer in
        for row in range {
          let x = source + row &* width
          let y = target + row &* width
          var values = UnsafePointer(buffer.baseAddress!)
          if isComputed {
            values = UnsafeRawPointer(x).assumingMemoryBound(to: C.self)
          } else {
            for i in 0..<width { buffer[i] = x[i].compute }
          }
          let (mean, variance) = Kernels.rowMoments(values, width)
          let reciprocal = 1 / (variance + epsilon).squareRoot()
          means[row] = mean
          reciprocals[row] = reciprocal
          if let scale, let shift {
            for i in 0..<width {
              let normal = (values[i] - mean) * reciprocal
              y[i] = T(compute: shift[i].compute.addingProduct(normal, scale[i].compute))
            }
          } else {
            for i in 0..<width {
              var value = (values[i] - mean) * reciprocal
              if let scale { value *= scale[i].compute }
              if let shift { value += shift[i].compute }
              y[i] = T(compute: value)
            }
          }
        }
      }
    }
  }
}

private struct LayerNormBackward: FloatVisitor {
  let gradient: NDArray
  let a: NDArray
  let weight: NDArray?
  let mean: NDArray
  let reciprocal: NDArray
  let width: Int
  let output: (input: NDArray, weight: NDArray, bias: NDArray)

  func visit<T: FloatElement>(_ type: T.Type) {
    typealias C = T.Compute
    let (gradients, source) = (gradient.pointer(as: T.self), a.pointer(as: T.self))
    let target = output.input.pointer(as: T.self)
    let (means, reciprocals) = (mean.pointer(as: C.self), reciprocal.pointer(as: C.self))
    let scale = weight?.pointer(as: T.self)
    let width = width
    withUnsafeTemporaryAllocation(of: C.self, capacity: 3 &* width) { buffer in
      let ones = buffer.baseAddress!
      let scaleSums = ones + width
      let shiftSums = scaleSums + width
      for i in 0..<width {
        ones[i] = scale?[i].compute ?? 1
        scaleSums[i] = 0
        shiftSums[i] = 0
      }
      for row in 0..<mean.elementCount {
        let (g, x, out) = (gradients + row &* width, source + row &* width, target + row &* width)
        let (mean, reciprocal) = (means[row], reciprocals[row])
        // In PyTorch's order, in which equal gradients leave nothing behind.
        let total = Kernels.rowSum(width) { g[$0].compute * ones[$0] }
        let products = Kernels.rowSum(width) { g[$0].compute * ones[$0] * x[$0].compute }
        let share = 1 / C(width)
        let slope = (total * mean - products) * reciprocal * reciprocal * reciprocal * share
        let start = -slope * mean - total * reciprocal * share
        let shift = -reciprocal * mean
        for i in 0..<width {
          let (incoming, value) = (g[i].compute, x[i].compute)
          out[i] = T(compute: reciprocal * incoming * ones[i] + slope * value + start)
          scaleSums[i] += incoming * (reciprocal * value + shift)
          shiftSums[i] += incoming
        }
      }
      let (weights, biases) = (output.weight.pointer(as: T.self), output.bias.pointer(as: T.self))
      for i in 0..<width {
        weights[i] = T(compute: scaleSums[i])
        biases[i] = T(compute: shiftSums[i])
      }
    }
  }
}
