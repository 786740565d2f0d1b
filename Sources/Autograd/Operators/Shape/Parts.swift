package import TensorCore

/// Operators that show a part of a tensor: one index, a range, a diagonal, each in turn.
package enum Parts {
  // The gradient of a part is zero outside the part.
  private static let selected = Derivative(
    "SelectBackward0", saves: ["self_sym_sizes", "dim", "index"],
    rule: "the gradient goes to the part that was taken, zero elsewhere"
  ) {
    (node, gradient) throws(TensorError) in
    let whole = try NDArray.zeros(Dims(node.ints(0)), gradient.scalarType)
    try whole.select(node.int(1), node.int(2)).copy(from: gradient.array)
    return Gradients(
      Tensor.recorded(whole, selectionPlaced, gradient) { placed, _ in
        placed.attributes = [.int(node.int(1)), .int(node.int(2))]
      })
  }
  private static let selectionPlaced = Derivative("SelectBackwardBackward0", saves: ["dim", "index"]) {
    (node, gradient) throws(TensorError) in
    Gradients(try select(gradient, node.int(0), node.int(1)))
  }

  private static let sliced = Derivative(
    "SliceBackward0", saves: ["self_sym_sizes", "dim", "start", "end", "step"]
  ) { (node, gradient) throws(TensorError) in
    let whole = try NDArray.zeros(Dims(node.ints(0)), gradient.scalarType)
    try whole.slice(node.int(1), start: node.int(2), end: node.int(3), step: node.int(4)).copy(
      from: gradient.array)
    return Gradients(
      Tensor.recorded(whole, slicePlaced, gradient) { placed, _ in
        placed.attributes = Array(node.attributes.dropFirst())
      })
  }
  private static let slicePlaced = Derivative(
    "SliceBackwardBackward0", saves: ["dim", "start", "end", "step"]
  ) {
    (node, gradient) throws(TensorError) in
    Gradients(try slice(gradient, node.int(0), start: node.int(1), end: node.int(2), step: node.int(3)))
  }

  private static let diagonalTaken = Derivative(
    "DiagonalBackward0", saves: ["self_sym_sizes", "offset", "dim1", "dim2"]
  ) { (node, gradient) throws(TensorError) in
    let whole = try NDArray.zeros(Dims(node.ints(0)), gradient.scalarType)
    try whole.diagonal(offset: node.int(1), dim1: node.int(2), dim2: node.int(3)).copy(from: gradient.array)
    return Gradients(
      Tensor.recorded(whole, diagonalPlaced, gradient) { placed, _ in
        placed.attributes = Array(node.attributes.dropFirst())
      })
  }
  private static let diagonalPlaced = Derivative(
    "DiagonalBackwardBackward0", saves: ["offset", "dim1", "dim2"]
  ) { (node, gradient) throws(TensorError) in
    Gradients(try diagonal(gradient, offset: node.int(0), node.int(1), node.int(2)))
  }

  private static let unbound = Derivative(
    "UnbindBackward0", saves: ["dim"], rule: "the parts' gradients are stacked again",
    ofMany: {
      (node, gradients) throws(TensorError) in
      let shape = Dims(node.ints(1))
      var parts: [Tensor] = []
      for index in 0..<node.outputCount {
        parts.append(try node.present(gradients[index], shape))
      }
      return Gradients(try Joining.stack(parts, node.int(0)))
    })

  private static func splitApart(_ name: String, _ lengthsName: String) -> Derivative {
    Derivative(
      name, saves: ["dim", "self_sym_sizes", SavedName(lengthsName)],
      rule: "the parts' gradients are joined again",
      ofMany: {
        (node, gradients) throws(TensorError) in
        var parts: [Tensor] = []
        for index in 0..<node.outputCount {
          parts.append(
            try node.present(gradients[index], node.metadata(ofOutput: Int32(index))?.shape ?? []))
        }
        return Gradients(try Joining.concatenate(parts, node.int(0)))
      })
  }

  private static let splitEvenly = splitApart("SplitBackward0", "split_size")
  private static let splitByLengths = splitApart("SplitWithSizesBackward0", "split_sizes")

  package static func select(_ input: Tensor, _ dim: Int, _ index: Int) throws(TensorError) -> Tensor {
    let array = try input.array.select(dim, index)
    return Tensor.recordedView(array, selected, input) { node, _ in
      node.attributes = [.ints(Array(input.shape)), .int(dim), .int(index)]
    }
  }

  package static func slice(
    _ input: Tensor, _ dim: Int, start: Int?, end: Int?, step: Int = 1
  ) throws(TensorError) -> Tensor {
    let array = try input.array.slice(dim, start: start, end: end, step: step)
    return Tensor.recordedView(array, sliced, input) { node, _ in
      node.attributes = [
        .ints(Array(input.shape)), .int(dim), .int(start ?? 0), .int(end ?? .max), .int(step),
      ]
    }
  }

  package static func diagonal(
    _ input: Tensor, offset: Int = 0, _ dim1: Int = 0, _ dim2: Int = 1
  ) throws(TensorError) -> Tensor {
    let array = try input.array.diagonal(offset: offset, dim1: dim1, dim2: dim2)
    return Tensor.recordedView(array, diagonalTaken, input) { node, _ in
      node.attributes = [.ints(Array(input.shape)), .int(offset), .int(dim1), .int(dim2)]
    }
  }

  /// Every index of a dimension in turn.
  package static func unbind(_ input: Tensor, _ dim: Int = 0) throws(TensorError) -> [Tensor] {
    let wrapped = try wrapExistingDimension(dim, count: input.dimensionCount)
    try Storage.checkRoom(forObjects: input.shape[wrapped])
    var arrays: [NDArray] = []
    for index in 0..<input.shape[wrapped] {
      try Interruption.check()
      arrays.append(try input.array.select(wrapped, index))
    }
    return Tensor.recordedViews(arrays, unbound, input) { node, _ in
      var shape = input.shape
      shape.remove(at: wrapped)
      node.attributes = [.int(wrapped), .ints(Array(shape))]
    }
  }

  /// Ranges of a dimension with the given lengths.
  package static func split(_ input: Tensor, lengths: [Int], _ dim: Int) throws(TensorError) -> [Tensor] {
    try split(input, lengths, dim, splitByLengths, .ints(lengths))
  }

  private static func split(
    _ input: Tensor, _ lengths: [Int], _ dim: Int, _ derivative: Derivative, _ asked: SavedAttribute
  ) throws(TensorError) -> [Tensor] {
    let wrapped = try wrapDimension(dim, count: input.dimensionCount)
    var arrays: [NDArray] = []
    var start = 0
    for length in lengths {
      try Interruption.check()
      arrays.append(try input.array.slice(wrapped, start: start, end: start + length))
      start += length
    }
    return Tensor.recordedViews(arrays, derivative, input) { node, _ in
      node.attributes = [.int(wrapped), .shape(input.array.layout), asked]
    }
  }

  /// Ranges of a dimension with the given lengths.
  ///
  /// Throws where they do not add up to the dimension's size.
  package static func split(checked input: Tensor, lengths: [Int], _ dim: Int) throws(TensorError) -> [Tensor]
  {
    let dim = try wrapDimension(dim, count: input.dimensionCount)
    if input.dimensionCount == 0 {
      throw TensorError(.runtimeError, "split expects at least a 1-dimensional tensor")
    }
    if lengths.contains(where: { $0 < 0 }) {
      throw TensorError(
        .runtimeError,
        "split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes=\(Dims(lengths))"
      )
    }
    // A length that wraps around could hide in the sum.
    let isTooLong = lengths.contains { $0 > input.shape[dim] }
    let total = lengths.reduce(0, &+)
    if isTooLong || total != input.shape[dim] {
      throw TensorError(
        .runtimeError,
        "split_with_sizes expects split_sizes to sum exactly to \(input.shape[dim]) "
          + "(input tensor's size at dimension \(dim)), but got split_sizes=\(Dims(lengths))")
    }
    return try split(input, lengths: lengths, dim)
  }

  package static func split(_ input: Tensor, size: Int, _ dim: Int) throws(TensorError) -> [Tensor] {
    if input.dimensionCount == 0 {
      throw TensorError(.runtimeError, "split expects at least a 1-dimensional tensor")
    }
    if size < 0 {
      throw TensorError(
        .runtimeError, "split expects split_size be non-negative, but got split_size=\(size)")
    }
    let wrapped = try wrapDimension(dim, count: input.dimensionCount)
    let total = input.shape[wrapped]
    if size == 0 {
      if total == 0 { return try split(input, [0], dim, splitEvenly, .int(size)) }
      throw TensorError(
        .runtimeError, "split_size can only be 0 if dimension size is 0, but got dimension size of \(total)")
    }
    try Storage.checkRoom(forObjects: total / size)
    var lengths = Array(repeating: size, count: total / size)
    if total % size != 0 || total == 0 { lengths.append(total % size) }
    return try split(input, lengths, dim, splitEvenly, .int(size))
  }

  package static func chunk(_ input: Tensor, _ count: Int, _ dim: Int) throws(TensorError) -> [Tensor] {
    if input.dimensionCount == 0 {
      throw TensorError(.runtimeError, "chunk expects at least a 1-dimensional tensor")
    }
    if count <= 0 {
      throw TensorError(.runtimeError, "chunk expects `chunks` to be greater than 0, got: \(count)")
    }
    let wrapped = try wrapDimension(dim, count: input.dimensionCount)
    let total = input.shape[wrapped]
    if total == 0 {
      try Storage.checkRoom(forObjects: count)
      return try split(input, lengths: Array(repeating: 0, count: count), dim)
    }
    return try split(input, size: Swift.max(total / count + (total % count == 0 ? 0 : 1), 1), dim)
  }

  private static let matrix = Sample.Input.tensor([1, 2, 3, 4, 5, 6], [2, 3])

  static let table: [Operator] = [
    Operator(
      "select", ["select(Tensor input, int dim, int index)"],
      documentation: "Takes one index of a dimension.",
      example: "torch.select(torch.ones(2, 3), 0, 1)", samples: [Sample(matrix, .int(1), .int(-1))]
    ) { (call) throws(TensorError) in .tensor(try select(call.tensor(0), call.int(1), call.int(2))) },
    Operator(
      "narrow",
      [
        "narrow(Tensor input, int dim, int start, int length)",
        "narrow(Tensor input, int dim, Tensor start, int length)",
      ],
      documentation: "Takes a range of a dimension.", example: "torch.narrow(torch.arange(6), 0, 1, 3)",
      samples: [Sample(matrix, .int(1), .int(1), .int(2))]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      let length = try call.int(3)
      let dim = try wrapDimension(call.int(1), count: input.dimensionCount)
      if input.dimensionCount == 0 {
        throw TensorError(.runtimeError, "narrow() cannot be applied to a 0-dim tensor.")
      }
      let size = input.shape[dim]
      var start: Int
      if call.overload == 1 {
        let place = try call.tensor(2)
        guard place.dimensionCount == 0, place.scalarType.isInteger else {
          throw TensorError(.runtimeError, "start must be an 0-dim integral Tensor.")
        }
        start = try place.array.item().intValue
      } else {
        start = try call.int(2)
      }
      if length < 0 { throw TensorError(.runtimeError, "narrow(): length must be non-negative.") }
      if start < -size || start > size {
        throw TensorError(
          .indexError,
          "start out of range (expected to be in range of [\(-size), \(size)], but got \(start))")
      }
      if start < 0 { start += size }
      if start > size - length {
        throw TensorError(
          .runtimeError, "start (\(start)) + length (\(length)) exceeds dimension size (\(size)).")
      }
      return .tensor(try slice(input, dim, start: start, end: start + length))
    },
    Operator(
      "diagonal", ["diagonal(Tensor input, int offset=0, int dim1=0, int dim2=1)"],
      documentation: "Shows a diagonal.", example: "torch.diagonal(torch.eye(3))",
      samples: [Sample(matrix, .int(1), .int(0), .int(1))]
    ) { (call) throws(TensorError) in
      .tensor(try diagonal(call.tensor(0), offset: call.int(1), call.int(2), call.int(3)))
    },
    Operator(
      "unbind", ["unbind(Tensor input, int dim=0)"],
      documentation: "Takes a dimension apart, index by index.",
      example: "torch.unbind(torch.eye(2))", samples: [Sample(matrix, .int(1))]
    ) { (call) throws(TensorError) in .tensors(try unbind(call.tensor(0), call.int(1))) },
    Operator(
      "split",
      [
        "split(Tensor input, int split_size_or_sections, int dim=0)",
        "split(Tensor input, int[] split_size_or_sections, int dim=0)",
      ],
      documentation: "Takes a dimension apart into ranges.", example: "torch.split(torch.arange(5), 2)",
      samples: [
        Sample(matrix, .int(2), .int(1)), Sample(overload: 1, matrix, .ints([1, 2]), .int(1)),
      ]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      if call.overload == 0 { return .tensors(try split(input, size: call.int(1), call.int(2))) }
      return .tensors(try split(checked: input, lengths: call.ints(1), call.int(2)))
    },
    Operator(
      "split_with_sizes", ["split_with_sizes(Tensor input, int[] split_sizes, int dim=0)"],
      documentation: "Takes a dimension apart into ranges of given lengths.",
      example: "torch.split_with_sizes(torch.arange(5), [2, 3])",
      samples: [Sample(matrix, .ints([1, 2]), .int(1))]
    ) { (call) throws(TensorError) in
      .tensors(try split(checked: call.tensor(0), lengths: call.ints(1), call.int(2)))
    },
    Operator(
      "chunk", ["chunk(Tensor input, int chunks, int dim=0)"],
      documentation: "Takes a dimension apart into a number of ranges.",
      example: "torch.chunk(torch.arange(6), 3)",
      samples: [Sample(matrix, .int(2), .int(1))]
    ) { (call) throws(TensorError) in .tensors(try chunk(call.tensor(0), call.int(1), call.int(2))) },
  ]
}

extension OperatorNode {
  /// A gradient that arrived, or zeros for one that did not.
  fileprivate func present(_ gradient: Tensor?, _ shape: Dims) throws(TensorError) -> Tensor {
    if let gradient { return gradient }
    return Tensor(try NDArray.zeros(shape, output?.scalarType ?? .float32))
  }
}
