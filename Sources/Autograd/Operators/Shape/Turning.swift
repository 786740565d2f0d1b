package import TensorCore

/// Turning, mirroring and repeating, windows over a dimension, and sums down to a shape.
package enum Turning {
  private static let turned = Derivative("Rot90Backward0", saves: ["k", "dims"]) {
    (node, gradient) throws(TensorError) in
    Gradients(try rotate(gradient, 0 &- node.int(0), node.ints(1)))
  }

  package static func rotate(_ input: Tensor, _ k: Int, _ dims: [Int]) throws(TensorError) -> Tensor {
    if dims.count != 2 {
      throw TensorError(
        .runtimeError, "expected total rotation dims == 2, but got dims = \(dims.count)")
    }
    if input.dimensionCount < 2 {
      throw TensorError(
        .runtimeError, "expected total dims >= 2, but got total dims = \(input.dimensionCount)")
    }
    let first = try wrapDimension(dims[0], count: input.dimensionCount)
    let second = try wrapDimension(dims[1], count: input.dimensionCount)
    if first == second {
      throw TensorError(
        .runtimeError,
        "expected rotation dims to be different, but got dim0 = \(dims[0]) and dim1 = \(dims[1])")
    }
    let turns = ((k % 4) + 4) % 4
    var array = input.array
    switch turns {
    case 1: array = try Kernels.flip(array, dims: [second]).transposed(first, second).copied()
    case 2: array = try Kernels.flip(array, dims: [first, second])
    case 3: array = try Kernels.flip(array, dims: [first]).transposed(first, second).copied()
    default: array = try array.copied()
    }
    return Tensor.recorded(array, turned, input) { node, _ in
      node.attributes = [.int(k), .ints(dims)]
    }
  }

  /// Each element, or each slice along a dimension, several times in a row.
  package static func repeatEach(
    _ input: Tensor, _ counts: Tensor, _ dim: Int?, outputSize: Int?
  ) throws(TensorError) -> Tensor {
    let source = try dim == nil ? input.reshape([-1]) : input
    let wrapped = try wrapDimension(dim ?? 0, count: source.dimensionCount)
    let size = source.dimensionCount == 0 ? 1 : source.shape[wrapped]
    if counts.dimensionCount > 1 {
      throw TensorError(.runtimeError, "repeats must be 0-dim or 1-dim tensor")
    }
    if counts.dimensionCount == 1, counts.elementCount != 1, counts.elementCount != size {
      throw TensorError(
        .runtimeError,
        "repeats must have the same size as input along dim, but got repeats.size(0) = \(counts.elementCount) and "
          + "input.size(\(wrapped)) = \(size)")
    }
    let each = try counts.array.expanded(to: [size])
    return try Indexing.select(source, wrapped, positions(Tensor(each), outputSize: outputSize))
  }

  /// How often each position is wanted, as a list of positions.
  package static func positions(_ counts: Tensor, outputSize: Int? = nil) throws(TensorError) -> Tensor {
    if counts.scalarType != .int64 && counts.scalarType != .int32 {
      throw counts.scalarType.notImplemented("repeat_interleave_cpu")
    }
    if counts.dimensionCount != 1 {
      throw TensorError(
        .runtimeError, "repeat_interleave only accept 1D vector as repeat")
    }
    var total = 0
    let numbers = try counts.array.scalars().map(\.intValue)
    for number in numbers {
      if number < 0 { throw TensorError(.runtimeError, "repeats can not be negative") }
      let (sum, overflow) = total.addingReportingOverflow(number)
      if overflow { throw TensorError(.runtimeError, "repeats are too many") }
      total = sum
    }
    if let outputSize, outputSize != total {
      throw TensorError(.runtimeError, "allocated size does not match required size")
    }
    let result = try NDArray.empty([total], counts.scalarType == .int32 ? .int32 : .int64)
    var start = 0
    for (position, number) in numbers.enumerated() where number > 0 {
      try result.slice(0, start: start, end: start + number).fill(.int(position))
      start += number
    }
    return Tensor(result)
  }

  /// Each slice the same number of times: a view of a copy, as PyTorch has it.
  private static func repeatEach(
    _ input: Tensor, _ count: Int, _ dim: Int?, outputSize: Int?
  ) throws(TensorError) -> Tensor {
    if count < 0 { throw TensorError(.runtimeError, "Repeats must be non-negative") }
    let source = try dim == nil ? input.reshape([-1]) : input
    let wrapped = try wrapDimension(dim ?? 0, count: source.dimensionCount)
    let expected = (source.shape.isEmpty ? 1 : source.shape[wrapped]) &* count
    if let outputSize, outputSize != expected {
      throw TensorError(
        .runtimeError, "repeat_interleave: Invalid output_size, expected \(expected) but got \(outputSize)")
    }
    if source.dimensionCount == 0 { return try source.expand([count]).clone() }
    var shape = source.shape
    shape.insert(count, at: wrapped + 1)
    let copies = try Copying.clone(source.unsqueeze(wrapped + 1).expand(shape)).contiguous()
    shape.remove(at: wrapped + 1)
    let (length, overflow) = shape[wrapped].multipliedReportingOverflow(by: count)
    if overflow { throw TensorError(.runtimeError, "Repeats are too many") }
    shape[wrapped] = length
    return try Reshaping.view(copies, shape)
  }

  // MARK: Windows

  private static let unfolded = Derivative(
    "UnfoldBackward0", saves: ["self_sym_sizes", "dimension", "size", "step"]
  ) { (node, gradient) throws(TensorError) in
    if node.ints(0).isEmpty { return Gradients(try gradient.reshape([])) }
    let whole = try NDArray.zeros(Dims(node.ints(0)), gradient.scalarType)
    let dim = node.int(1)
    let (size, step) = (node.int(2), node.int(3))
    for window in 0..<gradient.shape[dim] {
      let part = try whole.slice(dim, start: window * step, end: window * step + size)
      let share = try gradient.array.select(dim, window).movedDimension(
        from: gradient.dimensionCount - 2, to: dim)
      try Kernels.binary(.add, part, share, type: part.scalarType, into: part)
    }
    return Gradients(
      Tensor.recorded(whole, refolded, gradient) { placed, _ in
        placed.attributes = [.int(dim), .int(size), .int(step)]
      })
  }

  private static let refolded = Derivative("UnfoldBackwardBackward0", saves: ["dim", "size", "step"]) {
    (node, gradient) throws(TensorError) in
    Gradients(try unfold(gradient, node.int(0), node.int(1), node.int(2)))
  }

  package static func unfold(_ input: Tensor, _ dim: Int, _ size: Int, _ step: Int) throws(TensorError)
    -> Tensor
  {
    let wrapped = try wrapDimension(dim, count: input.dimensionCount)
    let array = try input.array.unfolded(wrapped, size: size, step: step)
    return Tensor.recordedView(array, unfolded, input) { node, _ in
      node.attributes = [.ints(Array(input.shape)), .int(wrapped), .int(size), .int(step)]
    }
  }

  private static let narrowed = Derivative(
    "NarrowCopyBackward0", saves: ["self_sym_sizes", "dim", "start", "length"]
  ) { (node, gradient) throws(TensorError) in
    let zeros = Tensor(try NDArray.zeros(Dims(node.ints(0)), gradient.scalarType))
    return Gradients(
      try Diagonals.placeSlice(
        gradient, into: zeros, node.int(1), start: node.int(2), end: node.int(2) + node.int(3), step: 1))
  }

  private static let matrix = Sample.Input.tensor([1, 2, 3, 4, 5, 6], [2, 3])

  private static func mirrorRow(_ name: String, _ dim: Int, least: Int, _ documentation: String) -> Operator {
    Operator(
      name, ["\(name)(Tensor input)"], documentation: documentation,
      example: "torch.\(name)(torch.tensor([[1, 2], [3, 4]]))", samples: [Sample(matrix)]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      if input.dimensionCount < least {
        throw TensorError(.runtimeError, "Input must be >= \(least)-d.")
      }
      return .tensor(try Rearranging.flip(input, [dim]))
    }
  }

  static let table: [Operator] = [
    Operator(
      "rot90", ["rot90(Tensor input, int k=1, int[] dims=[0,1])"],
      documentation: "Turns a plane by quarters.", example: "torch.rot90(torch.tensor([[1, 2], [3, 4]]))",
      samples: [
        Sample(matrix, .int(1), .ints([0, 1])), Sample(matrix, .int(2), .ints([0, 1])),
        Sample(matrix, .int(3), .ints([0, 1])),
      ]
    ) { (call) throws(TensorError) in .tensor(try rotate(call.tensor(0), call.int(1), call.ints(2))) },
    mirrorRow("fliplr", 1, least: 2, "Mirrors the columns."),
    mirrorRow("flipud", 0, least: 1, "Mirrors the rows."),
    Operator(
      "tile", ["tile(Tensor input, int[] dims)"], documentation: "Repeats the whole tensor side by side.",
      example: "torch.tile(torch.tensor([1, 2]), (2,))", samples: [Sample(matrix, .ints([2]))]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      let counts = try call.ints(1)
      let lead = Array(repeating: 1, count: Swift.max(input.dimensionCount - counts.count, 0))
      return .tensor(try Rearranging.repeat(input, lead + counts))
    },
    Operator(
      "repeat_interleave",
      [
        "repeat_interleave(Tensor input, Tensor repeats, int? dim=None, *, int? output_size=None)",
        "repeat_interleave(Tensor repeats, *, int? output_size=None)",
        "repeat_interleave(Tensor input, int repeats, int? dim=None, *, int? output_size=None)",
      ], documentation: "Repeats each element, or each slice along a dimension.",
      example: "torch.repeat_interleave(torch.tensor([1, 2]), 2)",
      samples: [
        Sample(overload: 2, matrix, .int(2), .int(1), .none),
        Sample(overload: 2, matrix, .int(2), .none, .none),
      ]
    ) { (call) throws(TensorError) in
      switch call.overload {
      case 0:
        .tensor(
          try repeatEach(
            call.tensor(0), call.tensor(1), call.optionalInt(2), outputSize: call.optionalInt(3)))
      case 1: .tensor(try positions(call.tensor(0), outputSize: call.optionalInt(1)))
      default:
        .tensor(
          try repeatEach(
            call.tensor(0), call.int(1), call.optionalInt(2), outputSize: call.optionalInt(3)))
      }
    },
    Operator(
      "unfold", ["unfold(Tensor input, int dimension, int size, int step)"], forms: .method,
      documentation: "Shows windows over a dimension.", example: "torch.arange(5).unfold(0, 2, 1)",
      samples: [Sample(matrix, .int(1), .int(2), .int(1)), Sample(matrix, .int(0), .int(1), .int(1))]
    ) { (call) throws(TensorError) in
      .tensor(try unfold(call.tensor(0), call.int(1), call.int(2), call.int(3)))
    },
    Operator(
      "sum_to_size", ["sum_to_size(Tensor input, int[] size)"], forms: .method,
      documentation: "Adds up along dimensions until the tensor has a shape that broadcasts to its own.",
      example: "torch.ones(2, 3).sum_to_size(1, 3)", samples: [Sample(matrix, .ints([1, 3]))]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      let shape = Dims(try call.ints(1))
      guard shape.isBroadcastable(to: input.shape) else {
        throw TensorError(
          .runtimeError, "size {\(shape)} is not expandable to size {\(input.shape)}.")
      }
      return .tensor(try shape.isEmpty ? input.sum() : input.sum(to: shape))
    },
    Operator(
      "moveaxis",
      [
        "moveaxis(Tensor input, int source, int destination)",
        "moveaxis(Tensor input, int[] source, int[] destination)",
      ],
      documentation: "Moves dimensions to other places.", example: "torch.ones(2, 3, 4).moveaxis(0, 2)",
      samples: [Sample(matrix, .int(0), .int(1))]
    ) { (call) throws(TensorError) in
      .tensor(try Dimensions.moveDimensions(call.tensor(0), call.ints(1), call.ints(2)))
    },
    Operator(
      "adjoint", ["adjoint(Tensor input)"],
      documentation: "Exchanges the last two dimensions and conjugates.",
      example: "torch.adjoint(torch.ones(2, 3))", samples: [Sample(matrix)]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      if input.dimensionCount == 1 {
        throw TensorError(
          .runtimeError,
          "tensor.adjoint() is only supported on matrices or batches of matrices. Got 1-D tensor.")
      }
      if input.dimensionCount == 0 { return .tensor(try ComplexParts.noted(input)) }
      return .tensor(try ComplexParts.noted(input.transpose(-2, -1)))
    },
    Operator(
      "narrow_copy", ["narrow_copy(Tensor input, int dim, int start, int length)"],
      documentation: "Copies a range of a dimension.", example: "torch.narrow_copy(torch.arange(6), 0, 1, 3)",
      samples: [Sample(matrix, .int(1), .int(1), .int(2))]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      let start = try call.int(2)
      let length = try call.int(3)
      let dim = try wrapDimension(call.int(1), count: input.dimensionCount)
      let size = input.dimensionCount == 0 ? 0 : input.shape[dim]
      if length < 0 { throw TensorError(.runtimeError, "narrow(): length must be non-negative.") }
      if start < -size || start > size || (start < 0 ? start + size : start) > size - length {
        throw TensorError(
          .runtimeError, "start (\(start)) + length (\(length)) exceeds dimension size (\(size)).")
      }
      let first = start < 0 ? start + size : start
      let part = try input.array.slice(dim, start: first, end: first + length).copied()
      return .tensor(
        Tensor.recorded(part, narrowed, input) { node, _ in
          node.attributes = [.ints(Array(input.shape)), .int(dim), .int(first), .int(length)]
        })
    },
  ]
}
