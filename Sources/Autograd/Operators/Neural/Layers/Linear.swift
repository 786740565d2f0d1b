package import TensorCore

/// The affine map of a layer.
package enum Linear {
  // d(b + x Wt) = db + dx Wt + x dWt, where the transposed weight is an operand of its own.
  private static let affine = Derivative(
    "AddmmBackward0",
    saves: [
      "mat1", "mat2", .init("beta", .constant(.int(1))), .init("alpha", .constant(.int(1))),
      .init("mat1_sym_sizes", .sizes(.input(1))), .init("mat1_sym_strides", .strides(.input(1))),
      .init("mat2_sym_sizes", .sizes(.input(2))),
      .init("mat2_sym_strides", .strides(.input(2))),
    ]
  ) {
    (node, gradient) throws(TensorError) in
    var gradients = Gradients()
    if node.needsGradient(0) { gradients.first = try gradient.sum(to: node.shape(0)) }
    if !GradMode.isEnabled, !DualLevel.areActive, gradient.dimensionCount == 2, !gradient.scalarType.isComplex
    {
      let array = gradient.array
      if node.needsGradient(1) {
        gradients.second = Tensor(
          try Kernels.matrixMultiply(array, node.saved(1).array.matrixTransposed))
      }
      if node.needsGradient(2) {
        let ofWeight = try Kernels.matrixMultiply(array.matrixTransposed, node.saved(0).array)
        gradients[2] = Tensor(ofWeight.matrixTransposed)
      }
      return gradients
    }
    if node.needsGradient(1) {
      gradients.second = try Products.multiply(gradient, node.saved(1).matrixAdjoint())
    }
    if node.needsGradient(2) {
      let ofWeight = try Products.multiply(Dimensions.matrixTranspose(gradient), node.saved(0).conjugate())
      gradients[2] = try Dimensions.matrixTranspose(ofWeight)
    }
    return gradients
  }.multiplying(1..<3)

  /// `input @ weight.T + bias`.
  package static func apply(_ input: Tensor, _ weight: Tensor, _ bias: Tensor?) throws(TensorError) -> Tensor
  {
    if input.dimensionCount == 0 || weight.dimensionCount == 0 {
      throw TensorError(
        .runtimeError,
        "both arguments to linear need to be at least 1D, but they are \(input.dimensionCount)D and "
          + "\(weight.dimensionCount)D")
    }
    if weight.dimensionCount > 2 {
      throw TensorError(
        .runtimeError, "t() expects a tensor with <= 2 dimensions, but self is \(weight.dimensionCount)D")
    }
    guard let bias else {
      return try Products.matmul(
        input, weight.dimensionCount == 1 ? weight : Dimensions.matrixTranspose(weight))
    }
    if weight.dimensionCount == 1 {
      throw TensorError(.runtimeError, "addmm: mat2 must be a matrix, got 1-D tensor")
    }
    if input.dimensionCount == 2 { return try affine(input, weight, bias) }
    let width = input.shape[input.dimensionCount - 1]
    var shape = input.shape
    shape[shape.count - 1] = weight.shape[0]
    if input.dimensionCount > 2 && !input.array.isContiguous {
      return try Products.matmul(input, Dimensions.matrixTranspose(weight)) + bias
    }
    // Without features the elements do not tell how many rows there are.
    guard let count = Dims(input.shape.dropLast()).checkedElementCount else {
      throw TensorError(.runtimeError, "numel: integer multiplication overflow")
    }
    let rows = try input.reshape([count, width])
    return try Reshaping.unsafeView(affine(rows, weight, bias), shape)
  }

  private static func affine(_ input: Tensor, _ weight: Tensor, _ bias: Tensor) throws(TensorError) -> Tensor
  {
    let (rows, columns) = (input.shape[0], weight.shape[0])
    if bias.scalarType != weight.scalarType {
      throw TensorError(
        .runtimeError,
        "self and mat2 must have the same dtype, but got \(bias.scalarType.errorName) and "
          + weight.scalarType.errorName)
    }
    if input.scalarType != weight.scalarType {
      throw TensorError(
        .runtimeError,
        "mat1 and mat2 must have the same dtype, but got \(input.scalarType.errorName) and "
          + weight.scalarType.errorName)
    }
    if input.shape[1] != weight.shape[1] {
      throw TensorError(
        .runtimeError,
        "addmm: mat1 and mat2 shapes cannot be multiplied (\(rows)x\(input.shape[1]) and \(weight.shape[1])x\(columns))"
      )
    }
    if !bias.shape.isBroadcastable(to: Dims(rows, columns)) {
      let last = bias.shape.count > 0 ? bias.shape[bias.shape.count - 1] : 1
      throw TensorError(
        .runtimeError,
        "The expanded size of the tensor (\(columns)) must match the existing size (\(last)) at non-singleton "
          + "dimension 1.  Target sizes: [\(rows), \(columns)].  Tensor sizes: \(bias.shape)")
    }
    let transposed = try Dimensions.matrixTranspose(weight)
    let product: NDArray
    if input.scalarType.isHalfWidth {
      product = try AddedProducts.combine(
        bias.array, input.array, transposed.array, AddedProducts.Scales(), Kernels.matrixMultiply)
    } else {
      product = try Kernels.matrixMultiply(input.array, transposed.array)
      if !Kernels.addToRows(of: product, bias.array) {
        try Kernels.binary(.add, product, bias.array, type: product.scalarType, into: product)
      }
    }
    return Tensor.recorded(product, affine, [bias, input, transposed]) { node, _ in
      node.save(input, forGradient: 2)
      node.save(transposed, forGradient: 1)
      node.attribute = .shape(bias.array.layout)
    }
  }

  /// `input1 @ weight[k] @ input2 + bias[k]` for every k.
  package static func bilinear(
    _ first: Tensor, _ second: Tensor, _ weight: Tensor, _ bias: Tensor?
  ) throws(TensorError) -> Tensor {
    let dims = first.dimensionCount
    if dims != second.dimensionCount {
      throw TensorError(
        .runtimeError, "bilinear(): input dimensions do not match: got \(dims) and \(second.dimensionCount)")
    }
    let operands =
      [("input1", first), ("input2", second), ("weight", weight)] + (bias.map { [("bias", $0)] } ?? [])
    if operands.contains(where: { $0.1.scalarType != first.scalarType }) {
      throw TensorError(
        .runtimeError,
        "All tensors must have the same dtype, got "
          + operands.map { "\($0.0): \($0.1.scalarType.cppName)" }.joined(separator: ", "))
    }
    if weight.dimensionCount < 3 {
      _ = try wrapDimension(weight.dimensionCount == 2 ? 2 : 1, count: weight.dimensionCount)
    }
    if let bias, bias.dimensionCount != 1 || bias.shape[0] != weight.shape[0] {
      throw TensorError(
        .runtimeError,
        "bilinear(): bias size does not match weight size: got \(bias.shape.first ?? 1) but expected "
          + "\(weight.shape[0])")
    }
    if dims == 0 || weight.dimensionCount != 3 {
      throw TensorError(
        .runtimeError, "bilinear(): expected inputs of 1 or more dimensions and a weight of 3")
    }
    for dim in 0..<(dims - 1) where first.shape[dim] != second.shape[dim] {
      throw TensorError(
        .runtimeError,
        "bilinear(): input batch dimensions do not match at dim \(dim): got \(first.shape[dim]) and "
          + "\(second.shape[dim])")
    }
    for (place, tensor) in [first, second].enumerated()
    where tensor.shape[dims - 1] != weight.shape[place + 1] {
      throw TensorError(
        .runtimeError,
        "bilinear(): input\(place + 1) size does not match weight size: got \(tensor.shape[dims - 1]) but expected "
          + "\(weight.shape[place + 1])")
    }
    let (outputs, left, right) = (weight.shape[0], weight.shape[1], weight.shape[2])
    let rows = first.elementCount / Swift.max(left, 1)
    var shape = first.shape
    shape[dims - 1] = outputs
    // Every row's outer product against every matrix of weights.
    let a = try first.reshape([rows, left])
    let b = try second.reshape([rows, right])
    let flatWeight = try weight.reshape([outputs, left * right])
    let pairs = try GradMode.with(false) { () throws(TensorError) in
      try (a.unsqueeze(2) * b.unsqueeze(1)).reshape([rows, left * right])
    }
    let array = try Kernels.matrixMultiply(pairs.array, flatWeight.array.transposed(0, 1))
    let product = Tensor.recorded(array, trilinear, [a, b, weight]) { node, _ in
      node.save(a)
      node.save(b)
      node.save(weight)
    }
    let result = try Reshaping.view(product, shape)
    return try bias.map { (bias) throws(TensorError) in try result + bias } ?? result
  }

  private static let trilinear = Derivative("TrilinearBackward0", saves: ["i1", "i3", "i2"]) {
    (node, gradient) throws(TensorError) in
    let (a, b, weight) = (try node.saved(0), try node.saved(1), try node.saved(2))
    let (rows, left, right) = (a.shape[0], a.shape[1], b.shape[1])
    let outputs = weight.shape[0]
    var gradients = Gradients()
    let flat = try weight.reshape([outputs, left * right])
    if node.needsGradient(0) || node.needsGradient(1) {
      let matrices = try Products.multiply(gradient, flat).reshape([rows, left, right])
      if node.needsGradient(0) { gradients.first = try Reduction.sum(matrices * b.unsqueeze(1), [2]) }
      if node.needsGradient(1) { gradients.second = try Reduction.sum(matrices * a.unsqueeze(2), [1]) }
    }
    if node.needsGradient(2) {
      let pairs = try (a.unsqueeze(2) * b.unsqueeze(1)).reshape([rows, left * right])
      gradients[2] = try Products.multiply(Dimensions.matrixTranspose(gradient), pairs).reshape(weight.shape)
    }
    return gradients
  }

  private static let input = Sample.Input.tensor([1.5, -2, 3, 0.4, 5, -0.6], [2, 3])
  private static let weight = Sample.Input.tensor([0.3, 1.2, -0.7, 2, 0.1, -1.1], [2, 3])
  private static let bias = Sample.Input.tensor([0.5, -1.5], [2])

  static let table: [Operator] = [
    Operator(
      "linear", ["linear(Tensor input, Tensor weight, Tensor? bias=None)"], forms: .function,
      namespace: .functional, documentation: "Multiplies by the transposed weight and adds the bias.",
      example: "torch.nn.functional.linear(torch.ones(2, 3), torch.ones(4, 3))",
      samples: [
        Sample(input, weight, bias), Sample(input, weight, .none),
        Sample(.tensor([1.5, -2, 3], [3]), weight, bias),
        Sample(.tensor([1.5, -2, 3, 0.4, 5, -0.6], [2, 1, 3]), weight, bias),
      ]
    ) { (call) throws(TensorError) in
      .tensor(try apply(call.tensor(0), call.tensor(1), call.optionalTensor(2)))
    },
    Operator(
      "bilinear", ["bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None)"],
      forms: .function,
      documentation: "Multiplies two inputs through a stack of matrices.",
      example: "torch.bilinear(torch.ones(2, 3), torch.ones(2, 2), torch.ones(4, 3, 2))",
      samples: [
        Sample(
          input, .tensor([0.7, -1.4, 2.6, 0.2], [2, 2]),
          .tensor([0.3, 1.2, -0.7, 2, 0.1, -1.1, 0.9, 0.4, -0.2, 0.8, 1.3, -0.5], [2, 3, 2]), bias)
      ]
    ) { (call) throws(TensorError) in
      .tensor(
        try bilinear(call.tensor(0), call.tensor(1), call.tensor(2), call.optionalTensor(3)))
    },
  ]
}
