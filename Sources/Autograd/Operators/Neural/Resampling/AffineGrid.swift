import TensorCore

/// The grids of places that affine maps lead to.
enum AffineGrid {
  // A product with a constant matrix of places.
  private static let generated = Derivative("AffineGridGeneratorBackward0", saves: ["align_corners", "size"])
  {
    (node, gradient) throws(TensorError) in
    let size = node.ints(1)
    let base = try places(Array(size.dropFirst(2)), node.bool(0), gradient.scalarType)
    let rows = try gradient.reshape([size[0], base.shape[0], size.count - 2])
    return Gradients(try Products.matmul(Dimensions.transpose(rows, 1, 2), base))
  }

  /// All places of an image, each a row of coordinates, the last dimension's first, and a one.
  private static func places(
    _ sizes: [Int], _ alignsCorners: Bool, _ type: ScalarType
  ) throws(TensorError) -> Tensor {
    try GradMode.with(false) { () throws(TensorError) -> Tensor in
      var columns: [Tensor] = []
      let count = sizes.reduce(1, *)
      for (dim, size) in sizes.enumerated().reversed() {
        var shape = Dims(repeating: 1, count: sizes.count)
        shape[dim] = size
        let line = try line(size, alignsCorners, type).reshape(shape)
        columns.append(try line.expand(Dims(sizes)).reshape([count]))
      }
      columns.append(try Tensor(NDArray.zeros([count], type)) + .int(1))
      return try Joining.stack(columns, 1)
    }
  }

  /// Evenly spaced numbers from -1 to 1, or the middles of as many equal parts.
  private static func line(
    _ count: Int, _ alignsCorners: Bool, _ type: ScalarType
  ) throws(TensorError) -> Tensor {
    if count <= 1 { return Tensor(try NDArray.zeros([count], type)) }
    let line = Tensor(try NDArray.linspace(start: .int(-1), end: .int(1), steps: count, type))
    return alignsCorners ? line : try line * .int(count - 1) / .int(count)
  }

  private static func generate(
    _ theta: Tensor, _ size: [Int], _ alignsCorners: Bool
  ) throws(TensorError) -> Tensor {
    guard size.count == 4 || size.count == 5 else {
      throw TensorError(
        .runtimeError, "AffineGridGenerator needs 4d (spatial) or 5d (volumetric) inputs.")
    }
    let dims = size.count - 2
    var total = 1
    for length in size {
      let (product, overflows) = total.multipliedReportingOverflow(by: length)
      if length <= 0 || overflows || product > 1 << 40 {
        throw TensorError(.runtimeError, "Expected non-zero, positive output size. Got \(Dims(size))")
      }
      total = product
    }
    guard theta.dimensionCount == 3, theta.scalarType.isFloatingPoint else {
      throw TensorError(.runtimeError, "batch2 must be a 3D tensor")
    }
    if theta.shape[0] != size[0] || theta.shape[1] != dims || theta.shape[2] != dims + 1 {
      throw TensorError(
        .runtimeError,
        "Expected size for first two dimensions of batch2 tensor to be: [\(size[0]), \(dims + 1)] but got: "
          + "[\(theta.shape[0]), \(theta.shape[2])].")
    }
    let base = try places(Array(size.dropFirst(2)), alignsCorners, theta.scalarType)
    let shape = Dims([size[0]] + size.dropFirst(2) + [dims])
    let result = try GradMode.with(false) { () throws(TensorError) in
      try Products.matmul(base, Dimensions.transpose(Tensor(theta.array), 1, 2)).reshape(shape)
    }
    return Tensor.recorded(result.array, generated, theta) { node, _ in
      node.attributes = [.bool(alignsCorners), .ints(size)]
    }
  }

  static let table: [Operator] = [
    Operator(
      "affine_grid_generator", ["affine_grid_generator(Tensor theta, int[] size, bool align_corners)"],
      forms: .function, documentation: "Makes the grid of places that affine maps lead to.",
      example: "torch.affine_grid_generator(torch.ones(1, 2, 3), (1, 1, 2, 2), False)",
      samples: [false, true].map {
        Sample(.tensor([1, 0.2, -0.3, 0.4, 0.9, 0.1], [1, 2, 3]), .ints([1, 1, 2, 3]), .bool($0))
      }
    ) { (call) throws(TensorError) in
      .tensor(try generate(call.tensor(0), call.ints(1), call.bool(2)))
    }
  ]
}
