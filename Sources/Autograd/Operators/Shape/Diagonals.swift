package import TensorCore

/// Matrices from diagonals, diagonals from matrices, and parts put back into copies.
package enum Diagonals {
  private static let embedded = Derivative("DiagEmbedBackward0", saves: ["offset", "dim1", "dim2"]) {
    (node, gradient) throws(TensorError) in
    Gradients(try Parts.diagonal(gradient, offset: node.int(0), node.int(1), node.int(2)))
  }

  /// The last dimension on a diagonal of two new ones.
  package static func embed(_ input: Tensor, offset: Int, _ dim1: Int, _ dim2: Int) throws(TensorError)
    -> Tensor
  {
    let count = input.dimensionCount + 1
    let first = try wrapDimension(dim1, count: count)
    let second = try wrapDimension(dim2, count: count)
    if first == second {
      throw TensorError(.runtimeError, "diagonal dimensions cannot be identical \(dim1), \(dim2)")
    }
    let length = input.shape.last ?? 1
    let (size, overflow) = length.addingReportingOverflow(
      offset == .min ? .max : Int(offset.magnitude))
    if overflow { throw TensorError(.runtimeError, "diag_embed: the offset is too large") }
    var shape = input.shape
    if !shape.isEmpty { shape.removeLast() }
    shape.insert(size, at: Swift.min(first, second))
    shape.insert(size, at: Swift.max(first, second))
    let whole = try NDArray.zeros(shape, input.scalarType)
    try whole.diagonal(offset: offset, dim1: first, dim2: second).copy(from: input.array)
    return Tensor.recorded(whole, embedded, input) { node, _ in
      node.attributes = [.int(offset), .int(dim1), .int(dim2)]
    }
  }

  private static let copied = Derivative(
    "DiagonalBackward0_copy", saves: ["self_sym_sizes", "offset", "dim1", "dim2"]
  ) { (node, gradient) throws(TensorError) in
    let shape = Dims(node.ints(0))
    let zeros = Tensor(try NDArray.zeros(shape, gradient.scalarType))
    return Gradients(try place(gradient, into: zeros, offset: node.int(1), node.int(2), node.int(3)))
  }

  /// `torch.diag`: a matrix of a vector, or a copy of a matrix's diagonal.
  package static func diag(_ input: Tensor, _ offset: Int) throws(TensorError) -> Tensor {
    switch input.dimensionCount {
    case 1: return try embed(input, offset: offset, 0, 1)
    case 2:
      let diagonal = try input.array.diagonal(offset: offset)
      let array = try diagonal.isContiguous ? diagonal.copied() : diagonal.contiguous()
      return Tensor.recorded(array, copied, input) { node, _ in
        node.attributes = [.ints(Array(input.shape)), .int(offset), .int(0), .int(1)]
      }
    default:
      throw TensorError(
        .runtimeError, "diag(): Supports 1D or 2D tensors. Got \(input.dimensionCount)D")
    }
  }

  // MARK: Parts put back

  private static func placed(
    _ name: String, _ saves: [SavedName],
    _ part: @escaping @Sendable (OperatorNode, Tensor) throws(TensorError) -> Tensor,
    _ back: @escaping @Sendable (OperatorNode, Tensor, Tensor) throws(TensorError) -> Tensor
  ) -> Derivative {
    Derivative(name, saves: saves) { (node, gradient) throws(TensorError) in
      var own: Tensor?
      if node.needsGradient(0) {
        own = try back(node, part(node, gradient).zerosLike(), gradient)
      }
      return Gradients(own, node.needsGradient(1) ? try part(node, gradient) : nil)
    }
  }

  private static let diagonalPlaced = placed(
    "DiagonalScatterBackward0", ["offset", "dim1", "dim2"]
  ) { (node, gradient) throws(TensorError) in
    try Parts.diagonal(gradient, offset: node.int(0), node.int(1), node.int(2))
  } _: { (node, zeros, gradient) throws(TensorError) in
    try place(zeros, into: gradient, offset: node.int(0), node.int(1), node.int(2))
  }

  private static let selectionPlaced = placed("SelectScatterBackward0", ["dim", "index"]) {
    (node, gradient) throws(TensorError) in
    try Parts.select(gradient, node.int(0), node.int(1))
  } _: { (node, zeros, gradient) throws(TensorError) in
    try placeSelection(zeros, into: gradient, node.int(0), node.int(1))
  }

  private static let slicePlaced = placed("SliceScatterBackward0", ["dim", "start", "end", "step"]) {
    (node, gradient) throws(TensorError) in
    try Parts.slice(gradient, node.int(0), start: node.int(1), end: node.int(2), step: node.int(3))
  } _: { (node, zeros, gradient) throws(TensorError) in
    try placeSlice(
      zeros, into: gradient, node.int(0), start: node.int(1), end: node.int(2), step: node.int(3))
  }

  private static let stridesPlaced = placed(
    "AsStridedScatterBackward0", ["size", "stride", "storage_offset"]
  ) { (node, gradient) throws(TensorError) in
    try gradient.contiguous().asStrided(Dims(node.ints(0)), Dims(node.ints(1)), node.int(2))
  } _: { (node, zeros, gradient) throws(TensorError) in
    try placeStrides(zeros, into: gradient, Dims(node.ints(0)), Dims(node.ints(1)), node.int(2))
  }

  /// A copy of `input` with the part that `show` finds replaced.
  private static func replaced(
    _ input: Tensor, _ source: Tensor, _ show: (NDArray) throws(TensorError) -> NDArray
  ) throws(TensorError) -> NDArray {
    let array = try input.array.copied()
    let part = try show(array)
    if part.shape != source.shape {
      throw TensorError(
        .runtimeError,
        "expected src to have a size equal to the slice of self. src size = \(source.shape), slice size = \(part.shape)"
      )
    }
    try part.copy(from: source.array)
    return array
  }

  package static func place(
    _ source: Tensor, into input: Tensor, offset: Int, _ dim1: Int, _ dim2: Int
  ) throws(TensorError) -> Tensor {
    let array = try replaced(input, source) { (array) throws(TensorError) in
      try array.diagonal(offset: offset, dim1: dim1, dim2: dim2)
    }
    return Tensor.recorded(array, diagonalPlaced, input, source) { node, _ in
      node.attributes = [.int(offset), .int(dim1), .int(dim2)]
    }
  }

  package static func placeSelection(
    _ source: Tensor, into input: Tensor, _ dim: Int, _ index: Int
  ) throws(TensorError) -> Tensor {
    let array = try replaced(input, source) { (array) throws(TensorError) in try array.select(dim, index) }
    return Tensor.recorded(array, selectionPlaced, input, source) { node, _ in
      node.attributes = [.int(dim), .int(index)]
    }
  }

  package static func placeSlice(
    _ source: Tensor, into input: Tensor, _ dim: Int, start: Int?, end: Int?, step: Int
  ) throws(TensorError) -> Tensor {
    let array = try replaced(input, source) { (array) throws(TensorError) in
      try array.slice(dim, start: start, end: end, step: step)
    }
    return Tensor.recorded(array, slicePlaced, input, source) { node, _ in
      node.attributes = [.int(dim), .int(start ?? 0), .int(end ?? .max), .int(step)]
    }
  }

  package static func placeStrides(
    _ source: Tensor, into input: Tensor, _ shape: Dims, _ strides: Dims, _ offset: Int
  ) throws(TensorError) -> Tensor {
    let array = try replaced(input, source) { (array) throws(TensorError) in
      try array.asStrided(shape, strides, offset: offset)
    }
    return Tensor.recorded(array, stridesPlaced, input, source) { node, _ in
      node.attributes = [.ints(Array(shape)), .ints(Array(strides)), .int(offset)]
    }
  }

  private static let matrix = Sample.Input.tensor([1, 2, 3, 4, 5, 6], [2, 3])
  private static let pair = Sample.Input.tensor([7, 8], [2])

  static let table: [Operator] = [
    Operator(
      "diag", ["diag(Tensor input, int diagonal=0)"],
      documentation: "Makes a matrix of its diagonal, or takes the diagonal of a matrix.",
      example: "torch.diag(torch.tensor([1., 2.]))",
      samples: [Sample(matrix, .int(1)), Sample(pair, .int(-1))]
    ) { (call) throws(TensorError) in .tensor(try diag(call.tensor(0), call.int(1))) },
    Operator(
      "diagflat", ["diagflat(Tensor input, int offset=0)"],
      documentation: "Makes a matrix with all elements on a diagonal.",
      example: "torch.diagflat(torch.tensor([[1., 2.]]))", samples: [Sample(matrix, .int(1))]
    ) { (call) throws(TensorError) in
      .tensor(try embed(call.tensor(0).reshape([-1]), offset: call.int(1), 0, 1))
    },
    Operator(
      "diag_embed", ["diag_embed(Tensor input, int offset=0, int dim1=-2, int dim2=-1)"],
      documentation: "Makes matrices with the last dimension on their diagonals.",
      example: "torch.diag_embed(torch.ones(2, 3))", samples: [Sample(matrix, .int(1), .int(-2), .int(-1))]
    ) { (call) throws(TensorError) in
      .tensor(try embed(call.tensor(0), offset: call.int(1), call.int(2), call.int(3)))
    },
    Operator(
      "diagonal_scatter",
      ["diagonal_scatter(Tensor input, Tensor src, int offset=0, int dim1=0, int dim2=1)"],
      documentation: "Copies the tensor with another diagonal.",
      example: "torch.diagonal_scatter(torch.zeros(2, 2), torch.ones(2))",
      samples: [Sample(matrix, pair, .int(1), .int(0), .int(1))]
    ) { (call) throws(TensorError) in
      .tensor(try place(call.tensor(1), into: call.tensor(0), offset: call.int(2), call.int(3), call.int(4)))
    },
    Operator(
      "select_scatter", ["select_scatter(Tensor input, Tensor src, int dim, int index)"],
      documentation: "Copies the tensor with another part at one index.",
      example: "torch.select_scatter(torch.zeros(2, 2), torch.ones(2), 0, 0)",
      samples: [Sample(matrix, pair, .int(1), .int(0))]
    ) { (call) throws(TensorError) in
      .tensor(try placeSelection(call.tensor(1), into: call.tensor(0), call.int(2), call.int(3)))
    },
    Operator(
      "slice_scatter",
      ["slice_scatter(Tensor input, Tensor src, int dim=0, int? start=None, int? end=None, int step=1)"],
      documentation: "Copies the tensor with another part in a range.",
      example: "torch.slice_scatter(torch.zeros(4), torch.ones(2), start=1, end=3)",
      samples: [Sample(matrix, .tensor([7, 8, 9, 1], [2, 2]), .int(1), .int(0), .int(3), .int(2))]
    ) { (call) throws(TensorError) in
      .tensor(
        try placeSlice(
          call.tensor(1), into: call.tensor(0), call.int(2), start: call.optionalInt(3),
          end: call.optionalInt(4), step: call.int(5)))
    },
    Operator(
      "as_strided_scatter",
      ["as_strided_scatter(Tensor input, Tensor src, int[] size, int[] stride, int? storage_offset=None)"],
      documentation: "Copies the tensor with another part at given steps in memory.",
      example: "torch.as_strided_scatter(torch.zeros(4), torch.ones(2), (2,), (2,))",
      samples: [Sample(matrix, pair, .ints([2]), .ints([2]), .int(1))]
    ) { (call) throws(TensorError) in
      .tensor(
        try placeStrides(
          call.tensor(1), into: call.tensor(0), Dims(call.ints(2)), Dims(call.ints(3)),
          call.optionalInt(4) ?? 0))
    },
    Operator(
      "as_strided", ["as_strided(Tensor input, int[] size, int[] stride, int? storage_offset=None)"],
      documentation: "Shows the memory with given steps between neighbours.",
      example: "torch.as_strided(torch.arange(4), (2, 2), (1, 1))",
      samples: [Sample(matrix, .ints([2]), .ints([2]), .int(1))]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      let offset = call.optionalInt(3) ?? input.array.offset
      return .tensor(
        try input.asStrided(
          Dims(call.ints(1)), Dims(call.ints(2)), offset &- input.array.offset,
          isGiven: call.optionalInt(3) != nil))
    },
  ]
}
