import TensorCore

/// Rows of a table, looked up by index and joined bag by bag.
enum EmbeddingBag {
  private enum Mode: Int { case sum, mean, max }

  // Each row gets its share of the gradient of its bag, and a share the product of both.
  private static let added = Derivative(
    "EmbeddingBagBackward0", saves: ["indices"], forward: .missing("_embedding_bag")
  ) { (node, gradient) throws(TensorError) in
    let (indices, bags, shares) = (try node.saved(0), try node.saved(1), try node.saved(2))
    let spread = try Indexing.select(gradient, 0, bags)
    var gradients = Gradients()
    if node.needsGradient(0) {
      gradients.first = try Embedding.collect(
        spread * shares.unsqueeze(1), indices, Dims(node.ints(1)), padding: -1,
        scalesByFrequency: node.bool(2))
    }
    if node.needsGradient(1) {
      let products = try Reduction.sum(spread * Embedding.rows(node.saved(3), indices), [1])
      gradients.second = try Indexing.scattered(products, at: node.saved(4), 0, in: Dims(node.ints(3)))
    }
    return gradients
  }

  private static let largest = Derivative(
    "EmbeddingBagBackward0", forward: .missing("_embedding_bag")
  ) {
    (node, gradient) throws(TensorError) in
    Gradients(
      try Indexing.scattered(gradient * node.saved(1), at: node.saved(0), 0, in: Dims(node.ints(1))))
  }

  private static func checkTypes(_ tensors: [Tensor]) throws(TensorError) {
    for tensor in tensors where tensor.scalarType != .int64 && tensor.scalarType != .int32 {
      throw TensorError(
        .runtimeError,
        "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got "
          + "\(tensor.scalarType.oldName) instead (while checking arguments for embedding_bag)")
    }
  }

  private static func joined(_ call: OperatorCall) throws(TensorError) -> [Tensor] {
    let (weight, indices, offsets) = (try call.tensor(0), try call.tensor(1), try call.tensor(2))
    try checkTypes([indices, offsets])
    let mode = Mode(rawValue: try call.int(4)) ?? .mean
    let shares = call.optionalTensor(6)
    guard weight.dimensionCount == 2, indices.dimensionCount == 1, offsets.dimensionCount == 1 else {
      throw TensorError(
        .runtimeError, "embedding_bag: expected a table, indices and offsets of 2, 1 and 1 dimensions")
    }
    let count = weight.shape[0]
    var padding = -1
    if let given = call.optionalInt(8) {
      guard given >= -count, given < count else {
        throw TensorError(
          .runtimeError,
          "padding_idx must be within the number of embeddings, -\(count) through \(count - 1), but got \(given)"
        )
      }
      padding = given < 0 ? given + count : given
    }
    let places = try indices.array.scalars().map(\.intValue)
    var starts = try offsets.array.scalars().map(\.intValue)
    if let first = starts.first, first != 0 {
      throw TensorError(
        .runtimeError,
        "offsets[0] has to be 0, i.e., the first sequence in the mini-batch has to start from position 0. However, got "
          + "\(first)")
    }
    if let last = starts.last, last > places.count {
      throw TensorError(
        .runtimeError,
        "offsets[-1] can not be greater than input's length \(places.count) but got offsets[-1] of \(last)")
    }
    let isSorted = zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 }
    if let position = places.firstIndex(where: { !(0..<count).contains($0) }) {
      throw outOfRange(
        position, places, count,
        isFast: mode != .max && call.optionalInt(8) == nil && weight.scalarType != .float64)
    }
    guard isSorted else {
      throw TensorError(
        .runtimeError,
        "Expected i < index_size to be true, but got false.  (Could this error message be improved?  If so, please "
          + "report an enhancement request to PyTorch.)")
    }
    let end = try call.bool(7) ? starts.popLast() ?? 0 : places.count
    // The entries that count, with the bag of each.
    var (kept, bags, sizes) = ([Int](), [Int](), [Int](repeating: 0, count: starts.count))
    for (bag, start) in starts.enumerated() {
      let end = bag + 1 < starts.count ? starts[bag + 1] : end
      for entry in start..<end where places[entry] != padding {
        kept.append(entry)
        bags.append(bag)
        sizes[bag] += 1
      }
    }
    func integers(_ values: [Int]) throws(TensorError) -> Tensor {
      Tensor(try NDArray(elements: values.map { .int($0) }, shape: [values.count], scalarType: .int64))
    }
    let chosen = try integers(kept.map { places[$0] })
    let shape = Dims([starts.count, weight.shape[1]])
    // A sum counts no entries.
    let counted = mode == .sum ? sizes.map { _ in 0 } : sizes
    let result: (output: Tensor, largest: Tensor)
    if mode == .max {
      result = try maximum(weight, chosen, bags, sizes, shape)
    } else {
      let share: Tensor
      if let shares {
        share = try Indexing.select(shares, 0, integers(kept))
      } else {
        let parts: [Scalar] = bags.map { .double(mode == .mean ? 1 / Double(sizes[$0]) : 1) }
        share = Tensor(try NDArray(elements: parts, shape: [parts.count], scalarType: weight.scalarType))
      }
      let bag = try integers(bags)
      let array = try GradMode.with(false) { () throws(TensorError) in
        let rows = try Embedding.rows(Tensor(weight.array), chosen)
        let isWeighted = shares != nil
        let whole = Tensor(try NDArray.zeros(shape, weight.scalarType))
        var sum = try IndexPlacement.add(
          whole, 0, bag, isWeighted ? rows * share.unsqueeze(1) : rows, alpha: .int(1))
        if mode == .mean {
          let divisors: [Scalar] = sizes.map { .double(Double(Swift.max($0, 1))) }
          sum =
            try sum
            / Tensor(NDArray(elements: divisors, shape: [sizes.count, 1], scalarType: weight.scalarType))
        }
        return sum.array
      }
      let entries = try integers(kept)
      let scales = try call.bool(3)
      let output = Tensor.recorded(array, added, weight, shares ?? Tensor(array)) { node, _ in
        node.save(chosen)
        node.save(bag)
        node.save(share)
        node.save(weight)
        node.save(entries)
        node.attributes = [
          .int(mode.rawValue), .ints(Array(weight.shape)), .bool(scales),
          .ints(shares.map { Array($0.shape) } ?? []),
        ]
      }
      result = (output, try integers(counted))
    }
    return [result.output, try integers(bags), try integers(counted), result.largest]
  }

  /// The refusal of an index, for which the fast sums have words of their own.
  private static func outOfRange(
    _ position: Int, _ places: [Int], _ count: Int, isFast: Bool
  ) -> TensorError {
    TensorError(
      .runtimeError,
      isFast
        ? "Index \(position) of input takes value \(places[position]) which is not in the valid range [0, \(count))"
        : "embedding_bag: Expected idx >= 0 && idx < num_embeddings but found idx to be \(places[position])")
  }

  private static func maximum(
    _ weight: Tensor, _ chosen: Tensor, _ bags: [Int], _ sizes: [Int], _ shape: Dims
  ) throws(TensorError) -> (output: Tensor, largest: Tensor) {
    let width = weight.shape[1]
    let rows = try Kernels.indexSelect(weight.array, dim: 0, index: chosen.array).scalars().map(\.doubleValue)
    let places = try chosen.array.scalars().map(\.intValue)
    var values = [Double](repeating: 0, count: shape.elementCount)
    var origins = [Int](repeating: 0, count: values.count)
    var seen = [Bool](repeating: false, count: sizes.count)
    for (entry, bag) in bags.enumerated() {
      for column in 0..<width {
        let value = rows[entry * width + column]
        let target = bag * width + column
        if !seen[bag] || value > values[target] {
          values[target] = value
          origins[target] = places[entry]
        }
      }
      seen[bag] = true
    }
    let array = try NDArray(elements: values.map { .double($0) }, shape: shape, scalarType: weight.scalarType)
    let largestRows = Tensor(
      try NDArray(elements: origins.map { .int($0) }, shape: shape, scalarType: .int64))
    let isFull: [Scalar] = sizes.map { .int($0 > 0 ? 1 : 0) }
    let mask = Tensor(try NDArray(elements: isFull, shape: [sizes.count, 1], scalarType: weight.scalarType))
    let output = Tensor.recorded(array, largest, weight) { node, _ in
      node.save(largestRows)
      node.save(mask)
      node.attributes = [.int(Mode.max.rawValue), .ints(Array(weight.shape))]
    }
    return (output, largestRows)
  }

  private static let rows = Sample.Input.tensor([1.5, -2, 3, 0.4, 5, -0.6, 0.7, -1.4], [4, 2])

  private static func sample(_ mode: Int, _ shares: Sample.Input) -> Sample {
    Sample(
      rows, .indices([0, 2, 3, 2], [4]), .indices([0, 3], [2]), .bool(false), .int(mode), .bool(false),
      shares,
      .bool(false), .none)
  }

  static let table: [Operator] = [
    Operator(
      "embedding_bag",
      [
        "embedding_bag(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq=False, int mode=0, "
          + "bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False, "
          + "int? padding_idx=None)"
      ], forms: .function,
      documentation: "Looks up rows of a table and joins those of each bag to their sum, mean or maximum.",
      example: "torch.embedding_bag(torch.rand(3, 2), torch.tensor([0, 2]), torch.tensor([0]))",
      samples: [sample(0, .none), sample(1, .none), sample(0, .tensor([0.5, 2, -1, 1.5], [4]))]
    ) { (call) throws(TensorError) in .tensors(try joined(call)) }
  ]
}
