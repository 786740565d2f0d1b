package import TensorCore

/// Taking tensors apart by counts, places or names of directions, and putting them together again.
package enum Splitting {
  /// The parts between the given places along a dimension; each is a view of its own.
  package static func split(_ input: Tensor, at places: [Int], _ dim: Int) throws(TensorError) -> [Tensor] {
    var parts: [Tensor] = []
    var start = 0
    for place in places {
      try Interruption.check()
      parts.append(try Parts.slice(input, dim, start: start, end: place))
      start = place
    }
    parts.append(try Parts.slice(input, dim, start: start, end: input.shape[dim]))
    return parts
  }

  package static func split(_ input: Tensor, into sections: Int, _ dim: Int) throws(TensorError) -> [Tensor] {
    if sections <= 0 {
      throw TensorError(.runtimeError, "number of sections must be larger than 0, got \(sections)")
    }
    let size = input.shape[dim]
    let (least, rest) = (size / sections, size % sections)
    if sections > 1 << 24 { throw TensorError(.runtimeError, "number of sections is too large") }
    var places: [Int] = []
    var place = 0
    for index in 0..<(sections - 1) {
      place += least + (index < rest ? 1 : 0)
      places.append(place)
    }
    return try split(input, at: places, dim)
  }

  private static let unsafelySplit = splitApart("UnsafeSplitBackward0", "split_size")
  private static let unsafelySplitByLengths = splitApart("UnsafeSplitWithSizesBackward0", "split_sizes")

  private static func splitApart(_ name: String, _ lengthsName: String) -> Derivative {
    Derivative(
      name, saves: ["self_sym_sizes", SavedName(lengthsName), "dim"],
      ofMany: { (node, gradients) throws(TensorError) in
        var parts: [Tensor] = []
        let dim = node.int(2)
        for (index, length) in node.ints(3).enumerated() {
          var shape = Dims(node.ints(0))
          shape[dim] = length
          if let gradient = gradients[index] {
            parts.append(gradient)
          } else {
            parts.append(Tensor(try NDArray.zeros(shape, node.output?.scalarType ?? .float32)))
          }
        }
        return Gradients(try Joining.concatenate(parts, dim))
      })
  }

  /// Parts that share memory but count as tensors of their own, and count their own writes.
  private static func apart(
    _ parts: [Tensor], of input: Tensor, _ dim: Int, byLengths: Bool = false
  ) throws(TensorError) -> [Tensor] {
    let wrapped = try wrapDimension(dim, count: input.dimensionCount)
    let lengths = parts.map { $0.shape[wrapped] }
    let derivative = byLengths ? unsafelySplitByLengths : unsafelySplit
    let results = Tensor.recorded(parts.map(\.array), derivative, [input]) { node, _ in
      node.attributes = [
        .ints(Array(input.shape)), byLengths ? .ints(lengths) : .int(lengths.first ?? 0), .int(wrapped),
        .ints(lengths),
      ]
    }
    for result in results { result.countWritesAlone() }
    return results
  }

  /// Equal parts of a dimension that count as tensors of their own.
  static func unsafeChunk(_ input: Tensor, _ count: Int, _ dim: Int) throws(TensorError) -> [Tensor] {
    try apart(Parts.chunk(input.detached(), count, dim), of: input, dim)
  }

  private static func check(_ input: Tensor, _ dim: Int) throws(TensorError) -> Int {
    if input.dimensionCount == 0 {
      throw TensorError(
        .runtimeError,
        "tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims")
    }
    return try wrapDimension(dim, count: input.dimensionCount)
  }

  private static func directional(_ name: String, least: Int, _ documentation: String) -> Operator {
    Operator(
      name, ["\(name)(Tensor input, int sections)", "\(name)(Tensor input, int[] indices)"],
      documentation: documentation, example: "torch.\(name)(torch.ones(2, 2, 2), 2)",
      samples: [Sample(.tensor([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2]), .int(2))]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      if input.dimensionCount < least {
        throw TensorError(
          .runtimeError,
          "torch.\(name) requires a tensor with at least \(least) dimension, but got a tensor with "
            + "\(input.dimensionCount) dimensions!")
      }
      let dim =
        name == "hsplit" ? (input.dimensionCount == 1 ? 0 : 1) : least - 1 - (name == "vsplit" ? 1 : 0)
      if call.overload == 1 { return .tensors(try split(input, at: call.ints(1), dim)) }
      let sections = try call.int(1)
      if sections == 0 || input.shape[dim] % sections != 0 {
        throw TensorError(
          .runtimeError,
          "torch.\(name) attempted to split along dimension \(dim), but the size of the dimension "
            + "\(input.shape[dim]) is not divisible by the split_size \(sections)!")
      }
      return .tensors(try split(input, into: sections, dim))
    }
  }

  // MARK: Joining

  /// Views with at least one, two or three dimensions.
  package static func atLeast(_ count: Int, _ input: Tensor) throws(TensorError) -> Tensor {
    switch (count, input.dimensionCount) {
    case (1, 0): return try input.reshape([1])
    case (2, 0): return try input.reshape([1, 1])
    case (2, 1): return try input.unsqueeze(0)
    case (3, 0): return try input.reshape([1, 1, 1])
    case (3, 1): return try input.unsqueeze(0).unsqueeze(-1)
    case (3, 2): return try input.unsqueeze(-1)
    default: return input
    }
  }

  private static func joinRow(
    _ name: String, _ documentation: String,
    _ body: @escaping @Sendable ([Tensor]) throws(TensorError) -> Tensor
  ) -> Operator {
    Operator(
      name, ["\(name)(TensorList tensors)"], forms: .function, documentation: documentation,
      example: "torch.\(name)((torch.ones(2), torch.zeros(2)))",
      samples: [Sample(.tensors([([1, 2, 3], [3]), ([4, 5, 6], [3])]))]
    ) { (call) throws(TensorError) in
      let tensors = try call.tensors(0)
      if tensors.isEmpty { throw TensorError(.runtimeError, "\(name) expects a non-empty TensorList") }
      return .tensor(try body(tensors))
    }
  }

  private static func raised(_ tensors: [Tensor], _ count: Int) throws(TensorError) -> [Tensor] {
    var result: [Tensor] = []
    for tensor in tensors { result.append(try atLeast(count, tensor)) }
    return result
  }

  private static func horizontal(_ tensors: [Tensor]) throws(TensorError) -> Tensor {
    let raised = try raised(tensors, 1)
    return try Joining.concatenate(raised, raised[0].dimensionCount == 1 ? 0 : 1)
  }

  private static func vertical(_ tensors: [Tensor]) throws(TensorError) -> Tensor {
    try Joining.concatenate(raised(tensors, 2), 0)
  }

  private static func columns(_ tensors: [Tensor]) throws(TensorError) -> Tensor {
    var parts: [Tensor] = []
    for tensor in tensors {
      parts.append(
        tensor.dimensionCount <= 1 ? try tensor.reshape([tensor.elementCount, 1]) : tensor)
    }
    return try Joining.concatenate(parts, 1)
  }

  static let table: [Operator] = [
    Operator(
      "tensor_split",
      [
        "tensor_split(Tensor input, Tensor tensor_indices_or_sections, int dim=0)",
        "tensor_split(Tensor input, int sections, int dim=0)",
        "tensor_split(Tensor input, int[] indices, int dim=0)",
      ], documentation: "Takes a dimension apart into a number of parts, or at given places.",
      example: "torch.tensor_split(torch.arange(5), 2)",
      samples: [
        Sample(overload: 1, .tensor([1, 2, 3, 4, 5, 6], [2, 3]), .int(2), .int(1)),
        Sample(overload: 2, .tensor([1, 2, 3, 4, 5, 6], [2, 3]), .ints([1]), .int(1)),
      ]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      let dim = try check(input, call.int(2))
      switch call.overload {
      case 0:
        let places = try call.tensor(1)
        if places.scalarType != .int64 || places.dimensionCount > 1 {
          throw TensorError(
            .runtimeError,
            places.scalarType != .int64
              ? "tensor_split expected tensor_indices_or_sections to have dtype of long, but got "
                + places.scalarType.errorName
              : "tensor_split expected tensor_indices_or_sections to be a zero-dimensional or one-dimensional tensor, "
                + "but got a tensor with \(places.dimensionCount) dims")
        }
        let numbers = try places.array.scalars().map(\.intValue)
        return .tensors(
          places.dimensionCount == 0
            ? try split(input, into: numbers[0], dim) : try split(input, at: numbers, dim))
      case 1: return .tensors(try split(input, into: call.int(1), dim))
      default: return .tensors(try split(input, at: call.ints(1), dim))
      }
    },
    directional("hsplit", least: 1, "Takes a tensor apart column by column."),
    directional("vsplit", least: 2, "Takes a tensor apart row by row."),
    directional("dsplit", least: 3, "Takes a tensor apart along its third dimension."),
    joinRow("hstack", "Joins tensors side by side.") { (tensors) throws(TensorError) in
      try horizontal(tensors)
    },
    joinRow("vstack", "Joins tensors one below the other.") { (tensors) throws(TensorError) in
      try vertical(tensors)
    },
    joinRow("row_stack", "Joins tensors one below the other.") { (tensors) throws(TensorError) in
      try vertical(tensors)
    },
    joinRow("dstack", "Joins tensors along a third dimension.") { (tensors) throws(TensorError) in
      try Joining.concatenate(raised(tensors, 3), 2)
    },
    joinRow("column_stack", "Joins vectors as the columns of a matrix.") { (tensors) throws(TensorError) in
      try columns(tensors)
    },
    Operator(
      "concatenate", ["concatenate(TensorList tensors, int dim=0)"], forms: .function,
      documentation: "Joins tensors along an existing dimension.",
      example: "torch.concatenate([torch.ones(2), torch.zeros(3)])",
      samples: [Sample(.tensors([([1, 2, 3], [3]), ([4, 5, 6], [3])]), .int(0))]
    ) { (call) throws(TensorError) in .tensor(try Joining.concatenate(call.tensors(0), call.int(1))) },
    Operator(
      "unsafe_chunk", ["unsafe_chunk(Tensor input, int chunks, int dim=0)"],
      documentation: "Takes a dimension apart into parts that may be written to.",
      example: "torch.unsafe_chunk(torch.arange(6), 3)",
      samples: [Sample(.tensor([1, 2, 3, 4], [4]), .int(2), .int(0))]
    ) { (call) throws(TensorError) in
      .tensors(
        try unsafeChunk(call.tensor(0), call.int(1), call.int(2)))
    },
    Operator(
      "unsafe_split", ["unsafe_split(Tensor input, int split_size, int dim=0)"],
      documentation: "Takes a dimension apart into parts that may be written to.",
      example: "torch.unsafe_split(torch.arange(6), 3)",
      samples: [Sample(.tensor([1, 2, 3, 4], [4]), .int(2), .int(0))]
    ) { (call) throws(TensorError) in
      .tensors(
        try apart(
          Parts.split(call.tensor(0).detached(), size: call.int(1), call.int(2)), of: call.tensor(0),
          call.int(2)))
    },
    Operator(
      "unsafe_split_with_sizes", ["unsafe_split_with_sizes(Tensor input, int[] split_sizes, int dim=0)"],
      documentation: "Takes a dimension apart into parts of given lengths that may be written to.",
      example: "torch.unsafe_split_with_sizes(torch.arange(5), [2, 3])",
      samples: [Sample(.tensor([1, 2, 3, 4], [4]), .ints([1, 3]), .int(0))]
    ) { (call) throws(TensorError) in
      .tensors(
        try apart(
          Parts.split(checked: call.tensor(0).detached(), lengths: call.ints(1), call.int(2)),
          of: call.tensor(0), call.int(2), byLengths: true))
    },
  ]
}
