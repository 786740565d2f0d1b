package import TensorCore

/// Products of vectors and matrices.
package enum Products {
  // d(A B) = dA B + A dB
  private static let matrixProduct = Derivative(
    "MmBackward0",
    saves: [
      "self", "mat2", .init("self_sym_sizes", .sizes(.input(0))),
      .init("self_sym_strides", .strides(.input(0))), .init("mat2_sym_sizes", .sizes(.input(1))),
      .init("mat2_sym_strides", .strides(.input(1))),
    ], packs: [1, 0], rule: "for A B: dA = gradient B^T, dB = A^T gradient"
  ) {
    (node, gradient) throws(TensorError) in
    Gradients(
      node.needsGradient(0)
        ? try multiply(gradient, Dimensions.matrixTranspose(node.saved(1)).conjugate()) : nil,
      node.needsGradient(1)
        ? try multiply(Dimensions.matrixTranspose(node.saved(0)).conjugate(), gradient) : nil)
  }.multiplying(0..<2)

  // d(A v) = dA v + A dv
  private static let vectorProduct = Derivative(
    "MvBackward0", saves: ["self", "vec"], rule: "for A v: dA = gradient v^T, dv = A^T gradient"
  ) {
    (node, gradient) throws(TensorError) in
    Gradients(
      node.needsGradient(0) ? try outer(gradient, node.saved(1).conjugate()) : nil,
      node.needsGradient(1)
        ? try multiplyVector(Dimensions.matrixTranspose(node.saved(0)).conjugate(), gradient) : nil)
  }.multiplying(0..<2)

  // d(u . v) = v . du + u . dv
  private static let dotProduct = Derivative(
    "DotBackward0", saves: ["self", "tensor"], rule: "d (a . b)/da = b, d (a . b)/db = a"
  ) {
    (node, gradient) throws(TensorError) in
    Gradients(
      node.needsGradient(0) ? try gradient * node.saved(1).conjugate() : nil,
      node.needsGradient(1) ? try gradient * node.saved(0).conjugate() : nil)
  }.multiplying(0..<2)

  private static let batchedProduct = Derivative(
    "BmmBackward0", saves: ["self", "mat2"], packs: [1, 0],
    rule: "for A B: dA = gradient B^T, dB = A^T gradient"
  ) {
    (node, gradient) throws(TensorError) in
    Gradients(
      node.needsGradient(0) ? try multiplyBatches(gradient, node.saved(1).transpose(1, 2).conjugate()) : nil,
      node.needsGradient(1) ? try multiplyBatches(node.saved(0).transpose(1, 2).conjugate(), gradient) : nil)
  }.multiplying(0..<2)

  /// A matrix times a matrix.
  package static func multiply(_ first: Tensor, _ second: Tensor) throws(TensorError) -> Tensor {
    for (tensor, name) in [(first, "self"), (second, "mat2")] where tensor.dimensionCount != 2 {
      throw TensorError(.runtimeError, "mm: \(name) must be a matrix, got \(tensor.dimensionCount)-D tensor")
    }
    if first.shape[1] != second.shape[0] {
      throw TensorError(
        .runtimeError,
        "mm: mat1 and mat2 shapes cannot be multiplied (\(first.shape[0])x\(first.shape[1]) and "
          + "\(second.shape[0])x\(second.shape[1]))")
    }
    if first.scalarType != second.scalarType {
      throw TensorError(
        .runtimeError,
        "expected m1 and m2 to have the same dtype, but got: \(first.scalarType.metaName) != "
          + second.scalarType.metaName)
    }
    try refuseBool(first, "addmm_impl_cpu_")
    let array = try Kernels.matrixMultiply(first.array, second.array)
    return Tensor.recorded(array, matrixProduct, first, second) { node, _ in
      node.save(first, forGradient: 1)
      node.save(second, forGradient: 0)
    }
  }

  /// A matrix times a vector.
  package static func multiplyVector(_ matrix: Tensor, _ vector: Tensor) throws(TensorError) -> Tensor {
    if matrix.dimensionCount != 2 || vector.dimensionCount != 1 {
      throw TensorError(
        .runtimeError,
        "vector + matrix @ vector expected, got 1, \(matrix.dimensionCount), \(vector.dimensionCount)")
    }
    if matrix.shape[1] != vector.shape[0] {
      throw TensorError(
        .runtimeError,
        "size mismatch, got input (\(matrix.shape[0])), mat (\(matrix.shape[0])x\(matrix.shape[1])), vec "
          + "(\(vector.shape[0]))")
    }
    if matrix.scalarType != vector.scalarType {
      throw TensorError(
        .runtimeError,
        "addmv input tensors must have the same dtype, but got \(vector.scalarType.errorName), "
          + "\(matrix.scalarType.errorName), and \(vector.scalarType.errorName)")
    }
    try refuseBool(matrix, "addmv_impl_cpu")
    let array = try Kernels.matrixVectorMultiply(matrix.array, vector.array)
    return Tensor.recorded(array, vectorProduct, matrix, vector) { node, _ in
      node.save(matrix, forGradient: 1)
      node.save(vector, forGradient: 0)
    }
  }

  /// Throws where two tensors are no vectors that can be multiplied.
  static func checkDot(_ first: Tensor, _ second: Tensor) throws(TensorError) {
    if first.dimensionCount != 1 || second.dimensionCount != 1 {
      throw TensorError(
        .runtimeError,
        "1D tensors expected, but got \(first.dimensionCount)D and \(second.dimensionCount)D tensors")
    }
    if first.scalarType != second.scalarType {
      throw TensorError(
        .runtimeError,
        "dot : expected both vectors to have same dtype, but found \(first.scalarType.errorName) and "
          + second.scalarType.errorName)
    }
    if first.shape[0] != second.shape[0] {
      throw TensorError(
        .runtimeError,
        "inconsistent tensor size, expected tensor \(first.shape) and src \(second.shape) to have the same number of "
          + "elements, but got \(first.shape[0]) and \(second.shape[0]) elements respectively")
    }
    try refuseBool(first, "dot")
  }

  /// The sum of the products of two vectors' elements.
  package static func dot(_ first: Tensor, _ second: Tensor) throws(TensorError) -> Tensor {
    try checkDot(first, second)
    let array = try Kernels.dot(first.array, second.array)
    return Tensor.recorded(array, dotProduct, first, second) { node, _ in
      node.save(first, forGradient: 1)
      node.save(second, forGradient: 0)
    }
  }

  /// Matrices times matrices, pair by pair.
  package static func multiplyBatches(_ first: Tensor, _ second: Tensor) throws(TensorError) -> Tensor {
    for (tensor, name) in [(first, "batch1"), (second, "batch2")] where tensor.dimensionCount != 3 {
      throw TensorError(.runtimeError, "\(name) must be a 3D tensor")
    }
    if second.shape[0] != first.shape[0] || second.shape[1] != first.shape[2] {
      throw TensorError(
        .runtimeError,
        "Expected size for first two dimensions of batch2 tensor to be: [\(first.shape[0]), \(first.shape[2])] but "
          + "got: [\(second.shape[0]), \(second.shape[1])].")
    }
    if first.scalarType != second.scalarType {
      throw TensorError(
        .runtimeError,
        "expected scalar type \(first.scalarType.errorName) but found \(second.scalarType.errorName)")
    }
    try refuseBool(first, "bmm")
    let array = try Kernels.batchedMatrixMultiply(first.array, second.array)
    return Tensor.recorded(array, batchedProduct, first, second) { node, _ in
      node.save(first, forGradient: 1)
      node.save(second, forGradient: 0)
    }
  }

  package static func outer(_ first: Tensor, _ second: Tensor) throws(TensorError) -> Tensor {
    if first.dimensionCount != 1 || second.dimensionCount != 1 {
      let (name, tensor) = first.dimensionCount != 1 ? ("self", first) : ("vec2", second)
      throw TensorError(
        .runtimeError,
        "outer: Expected 1-D argument \(name), but got \(tensor.dimensionCount)-D")
    }
    return try first.reshape([first.shape[0], 1]) * second
  }

  private static func refuseBool(_ tensor: Tensor, _ kernel: String) throws(TensorError) {
    if tensor.scalarType == .bool {
      throw TensorError(.notImplementedError, "\"\(kernel)\" not implemented for 'Bool'")
    }
  }

  // MARK: Matrix multiplication of any dimensions

  /// `first @ second`, by the rules of `torch.matmul`.
  package static func matmul(_ first: Tensor, _ second: Tensor) throws(TensorError) -> Tensor {
    switch (first.dimensionCount, second.dimensionCount) {
    case (0, _), (_, 0):
      throw TensorError(
        .runtimeError,
        "both arguments to matmul need to be at least 1D, but they are \(first.dimensionCount)D and "
          + "\(second.dimensionCount)D")
    case (1, 1): return try dot(first, second)
    case (2, 1): return try multiplyVector(first, second)
    case (1, 2): return try dropRow(multiply(first.unsqueeze(0), second))
    case (2, 2): return try multiply(first, second)
    default: break
    }
    if second.dimensionCount <= 2 && first.dimensionCount >= 3 {
      if folds(first, with: second) {
        // All matrices of the batch share the second operand, so they make one tall matrix.
        let count = first.shape.dropLast().reduce(1, &*)
        let rows = try first.reshape([count, first.shape[first.dimensionCount - 1]])
        let product = try second.dimensionCount == 1 ? multiplyVector(rows, second) : multiply(rows, second)
        var shape = first.shape
        shape.remove(at: shape.count - 1)
        if second.dimensionCount == 2 { shape.append(second.shape[1]) }
        return try Reshaping.unsafeView(product, shape)
      }
    } else if first.dimensionCount <= 2 && second.dimensionCount >= 3 {
      let last = second.dimensionCount
      let swapped = try second.transpose(last - 2, last - 1)
      let isVector = first.dimensionCount == 1
      if isVector ? folds(swapped, with: first) : first.requiresGrad {
        let product = try matmul(swapped, isVector ? first : Dimensions.matrixTranspose(first))
        return isVector ? product : try product.transpose(last - 2, last - 1).contiguous()
      }
    }
    return try multiplyBroadcast(first, second)
  }

  /// Whether a batch of matrices is made one tall matrix for its product with one matrix or vector: where that
  /// needs no copy, and where the matrix's gradient is then one product.
  private static func folds(_ batch: Tensor, with other: Tensor) -> Bool {
    if other.requiresGrad || batch.elementCount == 0 { return true }
    let (shape, strides) = (batch.shape, batch.array.strides)
    for dim in 0..<shape.count - 2
    where shape[dim] != 1 && strides[dim] != strides[dim + 1] &* shape[dim + 1] { return false }
    return true
  }

  /// Batches of matrices, broadcast against each other; a vector stands for one matrix.
  private static func multiplyBroadcast(_ first: Tensor, _ second: Tensor) throws(TensorError) -> Tensor {
    let isRow = first.dimensionCount == 1
    let isColumn = second.dimensionCount == 1
    let rows = isRow ? 1 : first.shape[first.dimensionCount - 2]
    let inner = first.shape[first.dimensionCount - 1]
    let depth = isColumn ? second.shape[0] : second.shape[second.dimensionCount - 2]
    let columns = isColumn ? 1 : second.shape[second.dimensionCount - 1]
    let batch = try Dims.broadcast(Dims(first.shape.dropLast(2)), Dims(second.shape.dropLast(2)))
    let count = batch.elementCount
    let left = try first.expand(Dims(Array(batch) + [rows, inner])).reshape([count, rows, inner])
    let right =
      isColumn
      ? try second.expand(Dims(Array(batch) + [depth])).reshape([count, depth]).unsqueeze(2)
      : try second.expand(Dims(Array(batch) + [depth, columns])).reshape([count, depth, columns])
    var product = try multiplyBatches(left, right)
    if isColumn { product = try product.squeeze(-1) }
    var shape = batch
    if !isRow { shape.append(rows) }
    if !isColumn { shape.append(columns) }
    return try Reshaping.unsafeView(product, shape)
  }

  private static let rowDropped = Derivative("SqueezeBackward4", saves: ["dim", "self_sym_sizes"]) {
    (_, gradient) throws(TensorError) in
    Gradients(try gradient.unsqueeze(0))
  }

  private static func dropRow(_ product: Tensor) throws(TensorError) -> Tensor {
    Tensor.recorded(try product.array.squeezed([0]), rowDropped, product)
  }

  private static let matrix = Sample.Input.tensor([1.5, -2, 3, 0.4, 5, -0.6], [2, 3])
  private static let tall = Sample.Input.tensor([0.3, 1.2, -0.7, 2, 0.1, -1.1], [3, 2])
  private static let vector = Sample.Input.tensor([0.5, -1.5, 2], [3])
  private static let pair = Sample.Input.tensor(
    [1.5, -2, 3, 0.4, 5, -0.6, 0.1, 0.2, 0.3, 0.7, 0.8, 0.9], [2, 2, 3])

  private static func row(
    _ name: String, _ second: String, _ documentation: String, samples: [Sample],
    _ body: @escaping @Sendable (Tensor, Tensor) throws(TensorError) -> Tensor
  ) -> Operator {
    Operator(
      name, ["\(name)(Tensor input, Tensor \(second))"], documentation: documentation,
      example:
        "torch.\(name)(\(samples.isEmpty ? "" : exampleOperands[name] ?? "torch.eye(2), torch.ones(2, 2)"))",
      samples: samples
    ) { (call) throws(TensorError) in .tensor(try body(call.tensor(0), call.tensor(1))) }
  }

  private static let exampleOperands = [
    "mv": "torch.eye(2), torch.ones(2)", "dot": "torch.ones(2), torch.ones(2)",
    "outer": "torch.ones(2), torch.ones(3)", "bmm": "torch.ones(5, 2, 3), torch.ones(5, 3, 4)",
  ]

  private static let outerRow = row(
    "outer", "vec2", "Multiplies every element of one vector by every element of another.",
    samples: [Sample(vector, .tensor([1.5, -2], [2]))]
  ) { (first, second) throws(TensorError) in try outer(first, second) }

  static let table: [Operator] = [
    row(
      "matmul", "other", "Multiplies vectors, matrices or batches of matrices.",
      samples: [
        Sample(matrix, tall), Sample(matrix, vector), Sample(vector, tall), Sample(vector, vector),
        Sample(pair, tall), Sample(vector, .tensor([1.5, -2, 3, 0.4, 5, -0.6], [1, 3, 2])),
        Sample(pair, .tensor([1.5, -2, 3, 0.4, 5, -0.6], [1, 3, 2])),
      ]
    ) { (first, second) throws(TensorError) in try matmul(first, second) },
    MatrixRows.linear(
      "matmul", ["Tensor input, Tensor other"], "Multiplies vectors, matrices or batches of matrices.",
      "torch.eye(2), torch.ones(2, 2)", samples: [Sample(matrix, tall)]
    ) { (call) throws(TensorError) in .tensor(try matmul(call.tensor(0), call.tensor(1))) },
    row("mm", "mat2", "Multiplies two matrices.", samples: [Sample(matrix, tall)]) {
      (first, second) throws(TensorError) in try multiply(first, second)
    },
    row("mv", "vec", "Multiplies a matrix by a vector.", samples: [Sample(matrix, vector)]) {
      (first, second) throws(TensorError) in try multiplyVector(first, second)
    },
    row("dot", "tensor", "Sums the products of two vectors' elements.", samples: [Sample(vector, vector)]) {
      (first, second) throws(TensorError) in try dot(first, second)
    },
    row(
      "bmm", "mat2", "Multiplies matrices pair by pair.",
      samples: [Sample(pair, .tensor([1.5, -2, 3, 0.4, 5, -0.6], [2, 3, 1]))]
    ) { (first, second) throws(TensorError) in try multiplyBatches(first, second) },
    outerRow, outerRow.alias("ger"),
  ]
}
