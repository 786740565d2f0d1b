import ComplexModule
package import TensorCore

/// Discrete Fourier transforms: of complex numbers, from real ones, and back to real ones.
package enum Fourier {
  /// How a transform is scaled.
  package enum Scaling: Int {
    case none, root, count

    func factor(_ count: Int) -> Double {
      switch self {
      case .none: 1
      case .root: 1 / Double(count).squareRoot()
      case .count: 1 / Double(count)
      }
    }
  }

  private static func elementCount(_ shape: Dims, _ dims: [Int]) -> Int {
    dims.reduce(1) { $0 &* shape[$1] }
  }

  // MARK: The three transforms

  private static let complexTransformed = Derivative(
    "FftC2CBackward0", saves: ["dim", "normalization", "forward"]
  ) { (node, gradient) throws(TensorError) in
    let scaling = Scaling(rawValue: node.int(1)) ?? .none
    return Gradients(try complex(gradient, node.ints(0), scaling, forward: !node.bool(2)))
  }

  package static func complex(
    _ input: Tensor, _ dims: [Int], _ scaling: Scaling, forward: Bool
  ) throws(TensorError) -> Tensor {
    let array = try Kernels.fourier(
      input.array, dims: dims, forward: forward, scale: scaling.factor(elementCount(input.shape, dims)))
    return Tensor.recorded(array, complexTransformed, input) { node, _ in
      node.attributes = [.ints(dims), .int(scaling.rawValue), .bool(forward)]
    }
  }

  private static let realTransformed = Derivative(
    "FftR2CBackward0", saves: ["self", "dim", "normalization", "onesided"]
  ) { (node, gradient) throws(TensorError) in
    let shape = Dims(node.ints(3))
    let dims = node.ints(0)
    let scaling = Scaling(rawValue: node.int(1)) ?? .none
    var whole = gradient
    if node.bool(2), let last = dims.last, gradient.shape[last] < shape[last] {
      var padding = gradient.shape
      padding[last] = shape[last] - gradient.shape[last]
      let zeros = Tensor(try NDArray.zeros(padding, gradient.scalarType))
      whole = try Joining.concatenate([gradient, zeros], last)
    }
    return Gradients(try complex(whole, dims, scaling, forward: false).realPart())
  }

  /// The transform of real numbers, whole or only its first half, from which the other follows.
  package static func fromReal(
    _ input: Tensor, _ dims: [Int], _ scaling: Scaling, isHalf: Bool
  ) throws(TensorError) -> Tensor {
    var array = try Kernels.fourier(
      input.array.converted(to: input.scalarType.complexType), dims: dims, forward: true,
      scale: scaling.factor(elementCount(input.shape, dims)))
    if isHalf, let last = dims.last {
      array = try array.slice(last, start: 0, end: input.shape[last] / 2 + 1).copied()
    }
    return Tensor.recorded(array, realTransformed, input) { node, _ in
      node.save(input)
      node.attributes = [
        .ints(dims), .int(scaling.rawValue), .bool(isHalf), .ints(Array(input.shape)),
      ]
    }
  }

  private static let realRestored = Derivative("FftC2RBackward0", saves: ["dim", "normalization"]) {
    (node, gradient) throws(TensorError) in
    let dims = node.ints(0)
    let scaling = Scaling(rawValue: node.int(1)) ?? .none
    let half = try fromReal(gradient, dims, scaling, isHalf: true)
    guard let last = dims.last else { return Gradients(half) }
    // What stands for its mirror image too counts twice.
    let size = gradient.shape[last]
    var weights = Array(repeating: Scalar.double(2), count: half.shape[last])
    if !weights.isEmpty { weights[0] = .double(1) }
    if size % 2 == 0, weights.count > 1 { weights[weights.count - 1] = .double(1) }
    var shape = Dims(repeating: 1, count: half.dimensionCount)
    shape[last] = weights.count
    let factors = Tensor(try NDArray(elements: weights, shape: shape, scalarType: gradient.scalarType))
    return Gradients(try half * factors)
  }

  /// The inverse of a transform's first half, as real numbers; `size` of them along the last dimension.
  package static func toReal(
    _ input: Tensor, _ dims: [Int], _ scaling: Scaling, size: Int
  ) throws(TensorError) -> Tensor {
    guard let last = dims.last else { return try input.realPart() }
    let needed = size / 2 + 1
    let first = try input.array.slice(last, start: 0, end: needed)
    var current = first
    // The other dimensions first; then each row is completed by its mirror image.
    if dims.count > 1 {
      current = try Kernels.fourier(first, dims: Array(dims.dropLast()), forward: false, scale: 1)
    }
    current = try current.converted(to: .complex128)
    var shape = current.shape
    shape[last] = size
    let whole = try NDArray.zeros(shape, .complex128)
    for place in 0..<size {
      let source = place < needed ? place : size - place
      let part = try current.select(last, source)
      let target = try whole.select(last, place)
      try target.copy(from: place < needed ? part : Kernels.unary(.conjugate, part))
      // The middle ones of a real signal have no imaginary part.
      if place == 0 || 2 * place == size {
        try target.imaginaryParts().copy(from: NDArray.zeros([], .float64))
      }
    }
    let count = elementCount(shape, dims)
    let result = try Kernels.fourier(whole, dims: [last], forward: false, scale: scaling.factor(count))
    let array = try result.realParts().converted(to: input.scalarType.realType).copied()
    return Tensor.recorded(array, realRestored, input) { node, _ in
      node.attributes = [.ints(dims), .int(scaling.rawValue)]
    }
  }
}
