package import TensorCore

/// Writing whole slices to positions along a dimension, and elements to row-major positions or under a mask.
package enum IndexPlacement {
  // MARK: Slices

  private static let slicesAdded = Derivative(
    "IndexAddBackward0", saves: ["source", "index", "dim", "alpha", .init("source_dim", .attribute(2))],
    packs: [1, 0]
  ) {
    (node, gradient) throws(TensorError) in
    Gradients(
      node.needsGradient(0) ? gradient : nil,
      node.needsGradient(1)
        ? try slices(gradient, node.int(0), node.saved(1), like: node.saved(0)).scaled(
          by: node.scalar.conjugate)
        : nil)
  }

  private static let slicesCopied = Derivative(
    "IndexCopyBackward0", saves: ["source", "index", "dim", .init("source_dim", .attribute(1))],
    packs: [1, 0]
  ) {
    (node, gradient) throws(TensorError) in
    let index = try node.saved(1)
    return Gradients(
      node.needsGradient(0) ? try fill(gradient, node.int(0), index, .int(0)) : nil,
      node.needsGradient(1) ? try slices(gradient, node.int(0), index, like: node.saved(0)) : nil)
  }

  private static let slicesFilled = Derivative("IndexFillBackward0", saves: ["index", "dim"]) {
    (node, gradient) throws(TensorError) in
    Gradients(try fill(gradient, node.int(0), node.saved(0), .int(0)))
  }

  private static let slicesFilledWithTensor = Derivative("IndexFillBackward1", saves: ["index", "dim"]) {
    (node, gradient) throws(TensorError) in
    let (dim, index) = (node.int(0), try node.saved(0))
    return Gradients(
      node.needsGradient(0) ? try fill(gradient, dim, index, .int(0)) : nil,
      // However often a place is named, it is filled once.
      node.needsGradient(1) ? try Indexing.select(gradient, dim, distinct(index)).sum() : nil)
  }

  private static func distinct(_ index: Tensor) throws(TensorError) -> Tensor {
    let places = Set(try index.array.scalars().map(\.intValue)).sorted()
    return Tensor(
      try NDArray(elements: places.map { .int($0) }, shape: [places.count], scalarType: .int64))
  }

  /// As with a number, which the only element of `value` is.
  static func fill(
    _ input: Tensor, _ dim: Int, _ index: Tensor, with value: Tensor
  ) throws(TensorError) -> Tensor {
    let filled = try GradMode.with(false) { () throws(TensorError) in
      try fill(Tensor(input.array), dim, index, value.array.item())
    }
    return Tensor.recorded(filled.array, slicesFilledWithTensor, input, value) { node, _ in
      node.save(index)
      node.attributes = [.int(dim)]
    }
  }

  private static func slices(
    _ gradient: Tensor, _ dim: Int, _ index: Tensor, like source: Tensor
  ) throws(TensorError) -> Tensor {
    let taken = try Indexing.select(gradient, dim, index)
    return source.dimensionCount == 0 && taken.dimensionCount > 0 ? try taken.reshape([]) : taken
  }

  /// Checks the arguments of `index_add`, `index_reduce` or `index_copy` as PyTorch does.
  static func check(
    _ name: String, _ input: Tensor, _ dim: Int, _ index: Tensor, _ source: Tensor
  ) throws(TensorError) {
    let isCopy = name == "index_copy"
    if index.dimensionCount > 1 {
      throw TensorError(
        .indexError,
        !isCopy
          ? "\(name)_(): Index is supposed to be a vector, but got dim: \(index.dimensionCount) with type: "
            + "\(index.scalarType.errorName) and size: \(index.shape)"
          : "index_copy_(): Index should have dimension 1 or 0 (got \(index.dimensionCount))")
    }
    if index.scalarType != .int64 && !(!isCopy && index.scalarType == .int32) {
      throw TensorError(
        .runtimeError,
        !isCopy
          ? "\(name)_(): Expected dtype int32/int64 for index but got: \(index.scalarType.errorName)"
          : "index_copy_(): Expected a long tensor for index, but got \(index.scalarType.errorName)")
    }
    if input.scalarType != source.scalarType {
      throw TensorError(
        .runtimeError,
        !isCopy
          ? "\(name)_(): self (\(input.scalarType.errorName)) and source (\(source.scalarType.errorName)) must have "
            + "the same scalar type"
          : "index_copy_(): self and source expected to have the same dtype, but got (self) "
            + "\(input.scalarType.errorName) and (source) \(source.scalarType.errorName)")
    }
    if !isCopy, dim != 0, dim >= source.dimensionCount {
      throw TensorError(
        .runtimeError,
        "\(name)_(): Indexing dim \(dim) is out of bounds of the source tensor with dim "
          + "\(source.dimensionCount)")
    }
    if isCopy, input.dimensionCount != source.dimensionCount, input.dimensionCount > 0,
      source.dimensionCount > 0
    {
      throw TensorError(
        .indexError,
        "index_copy_(): When source and destination are not scalars, their dimensionality must match. Source "
          + "dimensionality (\(source.dimensionCount)), destination dimensionality (\(input.dimensionCount))")
    }
    let length = source.dimensionCount == 0 ? 1 : dim < source.dimensionCount ? source.shape[dim] : 1
    if index.elementCount != length {
      throw TensorError(
        !isCopy ? .runtimeError : .indexError,
        "\(name)_(): Number of indices (\(index.elementCount)) should be equal to source.size(dim)"
          + (!isCopy ? ": (\(length)), for dim: \(dim)" : " (\(length))"))
    }
    var ownShape = input.shape
    var sourceShape = source.shape
    if !ownShape.isEmpty { ownShape.remove(at: dim) }
    if sourceShape.count > dim { sourceShape.remove(at: dim) }
    if ownShape != sourceShape {
      func listed(_ shape: Dims) -> String { shape.map(String.init).joined(separator: " ") }
      throw TensorError(
        .runtimeError,
        !isCopy
          ? "source tensor shape must match self tensor shape, excluding the specified dimension. Got self.shape = "
            + "\(input.shape) source.shape = \(source.shape)"
          : "index_copy_(): Source/destination tensor must have same slice shapes. Destination slice shape: "
            + "\(listed(ownShape)) at dimension \(dim) and source slice shape: \(listed(sourceShape)) at dimension 0."
      )
    }
  }

  package static func add(
    _ input: Tensor, _ dim: Int, _ index: Tensor, _ source: Tensor, alpha: Scalar
  ) throws(TensorError) -> Tensor {
    let wrapped = try wrapDimension(dim, count: input.dimensionCount)
    try check("index_add", input, wrapped, index, source)
    let array = try input.array.copied(.contiguous)
    try Kernels.indexAdd(into: array, dim: wrapped, index: index.array, source: source.array, scale: alpha)
    return Tensor.recorded(array, slicesAdded, input, source) { node, _ in
      node.save(source)
      node.save(index)
      node.scalar = alpha
      node.attributes = [.int(wrapped), .scalar(alpha), .int(source.dimensionCount)]
    }
  }

  package static func copy(
    _ input: Tensor, _ dim: Int, _ index: Tensor, _ source: Tensor
  ) throws(TensorError) -> Tensor {
    let wrapped = try wrapDimension(dim, count: input.dimensionCount)
    try check("index_copy", input, wrapped, index, source)
    let array = try input.array.copied()
    for (number, position) in try positions(index, in: input, wrapped, "index_copy_(): ", wraps: false)
      .enumerated()
    {
      let place = array.shape.isEmpty ? array : try array.select(wrapped, position)
      try place.copy(
        from: source.dimensionCount == 0 ? source.array : source.array.select(wrapped, number))
    }
    return Tensor.recorded(array, slicesCopied, input, source) { node, _ in
      node.save(source)
      node.save(index)
      node.attributes = [.int(wrapped), .int(source.dimensionCount)]
    }
  }

  package static func fill(
    _ input: Tensor, _ dim: Int, _ index: Tensor, _ value: Scalar
  ) throws(TensorError) -> Tensor {
    let wrapped = try wrapDimension(dim, count: input.dimensionCount)
    if index.scalarType != .int64 {
      throw TensorError(.indexError, "index_fill_(): Expected dtype int64 for index.")
    }
    if index.dimensionCount > 1 {
      throw TensorError(.runtimeError, "Index has to be a vector/scalar")
    }
    if case .complex = value, !input.scalarType.isComplex {
      throw TensorError(
        .runtimeError, "index_fill_(): Converting complex Scalar to non-complex type is not supported")
    }
    let value = try value.checked(for: input.scalarType)
    let array = try input.array.copied()
    for position in try positions(index, in: input, wrapped, "", wraps: true) {
      (array.shape.isEmpty ? array : try array.select(wrapped, position)).fill(value)
    }
    return Tensor.recorded(array, slicesFilled, input) { node, _ in
      node.save(index)
      node.attributes = [.int(wrapped)]
    }
  }

  private static func positions(
    _ index: Tensor, in input: Tensor, _ dim: Int, _ prefix: String, wraps: Bool
  ) throws(TensorError) -> [Int] {
    let size = input.dimensionCount == 0 ? 1 : input.shape[dim]
    var positions: [Int] = []
    for scalar in try index.array.scalars() {
      let position = scalar.intValue
      if position >= size || position < (wraps ? -size : 0) {
        throw TensorError(
          .indexError, "\(prefix)index \(position) is out of bounds for dimension \(dim) with size \(size)")
      }
      positions.append(position < 0 ? position + size : position)
    }
    return positions
  }

  // MARK: Row-major positions

  private static let taken = Derivative("TakeBackward0", saves: ["self", "index"], packs: [1, 0]) {
    (node, gradient) throws(TensorError) in
    let input = try node.saved(0)
    return Gradients(
      try put(
        Tensor(NDArray.zeros(input.shape, gradient.scalarType)), node.saved(1), gradient, accumulates: true))
  }

  package static func take(_ input: Tensor, _ index: Tensor) throws(TensorError) -> Tensor {
    Tensor.recorded(try Kernels.take(input.array, index: index.array), taken, input) { node, _ in
      node.save(input)
      node.save(index)
    }
  }

  private static let put = Derivative("PutBackward0", saves: ["index", "source", "accumulate"]) {
    (node, gradient) throws(TensorError) in
    let index = try node.saved(0)
    let source = try node.saved(1)
    var own = gradient
    if node.needsGradient(0), !node.bool(0) {
      own = try put(gradient, index, source.zerosLike(), accumulates: false)
    }
    return Gradients(
      node.needsGradient(0) ? own : nil,
      node.needsGradient(1) ? try take(gradient, index).reshape(source.shape) : nil)
  }

  package static func put(
    _ input: Tensor, _ index: Tensor, _ source: Tensor, accumulates: Bool
  ) throws(TensorError) -> Tensor {
    if index.scalarType != .int64 {
      throw TensorError(
        .runtimeError, "put_(): Expected a long tensor for index, but got \(index.scalarType.errorName)")
    }
    if input.scalarType != source.scalarType {
      throw TensorError(
        .runtimeError,
        "put_(): self and source expected to have the same dtype, but got self.dtype = "
          + "\(input.scalarType.errorName) and source.dtype = \(source.scalarType.errorName)")
    }
    if index.elementCount != source.elementCount {
      throw TensorError(
        .indexError,
        "put_(): Expected source and index to have the same number of elements, but got source.numel() = "
          + "\(source.elementCount), index.numel() = \(index.elementCount)")
    }
    let count = input.elementCount
    let flat = try input.array.contiguous().reshaped([count]).copied()
    var wrapped: [Scalar] = []
    for scalar in try index.array.scalars() {
      let position = scalar.intValue
      if position < -count || position >= count {
        throw TensorError(
          .indexError, "out of range: tried to access index \(position) on a tensor of \(count) elements.")
      }
      wrapped.append(.int(position < 0 ? position + count : position))
    }
    let places = try NDArray(elements: wrapped, shape: [wrapped.count], scalarType: .int64)
    try Kernels.scatter(
      into: flat, dim: 0, index: places, source: source.array.contiguous().reshaped([wrapped.count]),
      accumulates ? .add : .replace)
    return Tensor.recorded(try flat.reshaped(input.shape), put, input, source) { node, _ in
      node.save(index)
      node.save(source)
      node.attributes = [.bool(accumulates)]
    }
  }

  // MARK: Under a mask

  private static let masked = Derivative("MaskedScatterBackward0", saves: ["mask", "source_sym_sizes"]) {
    (node, gradient) throws(TensorError) in
    let mask = try node.saved(0)
    let shape = Dims(node.ints(0))
    var other: Tensor?
    if node.needsGradient(1) {
      let picked = try Indexing.select(gradient, where: mask)
      let missing = shape.elementCount - picked.elementCount
      let padding = Tensor(try NDArray.zeros([Swift.max(missing, 0)], gradient.scalarType))
      other = try Joining.concatenate([picked, padding], 0).reshape(shape)
    }
    return Gradients(node.needsGradient(0) ? try Selection.maskedFill(gradient, mask, .int(0)) : nil, other)
  }

  package static func maskedScatter(
    _ input: Tensor, _ mask: Tensor, _ source: Tensor
  ) throws(TensorError) -> Tensor {
    if input.scalarType != source.scalarType {
      throw TensorError(
        .runtimeError,
        "masked_scatter: expected self and source to have same dtypes but got\(input.scalarType.errorName) and "
          + source.scalarType.errorName)
    }
    if mask.scalarType != .bool {
      throw TensorError(
        .runtimeError,
        "masked_scatter_ only supports boolean masks, but got mask with dtype \(mask.scalarType.errorName)")
    }
    let shape = try Dims.broadcast(input.shape, mask.shape)
    let array = try input.array.expanded(to: shape).copied()
    let wide = try Tensor(mask.array.expanded(to: shape))
    let needed = try Kernels.sum(wide.array).item().intValue
    if needed > source.elementCount {
      throw TensorError(.runtimeError, "Number of elements of source < number of ones in mask")
    }
    let values = try source.array.contiguous().reshaped([source.elementCount]).slice(0, start: 0, end: needed)
    try Kernels.indexPut(into: array, [wide.array], values: values, accumulate: false)
    return Tensor.recorded(array, masked, input, source) { node, _ in
      node.save(wide)
      node.attributes = [.ints(Array(source.shape))]
    }
  }

  /// One element for each position along a dimension, both broadcast; without one, row-major positions.
  package static func takeAlong(_ input: Tensor, _ index: Tensor, _ dim: Int?) throws(TensorError) -> Tensor {
    guard let dim else {
      return try Indexing.gather(input.reshape([-1]), 0, index.reshape([-1]))
    }
    if input.dimensionCount != index.dimensionCount {
      throw TensorError(
        .runtimeError,
        "torch.take_along_dim(): input and indices should have the same number of dimensions, but got "
          + "\(input.dimensionCount) dimensions for input, and \(index.dimensionCount) dimensions for indices"
      )
    }
    if index.scalarType != .int64 {
      throw TensorError(
        .runtimeError,
        "torch.take_along_dim(): dtype of indices should be Long but got \(index.scalarType.errorName)")
    }
    let wrapped = try wrapExistingDimension(dim, count: input.dimensionCount)
    var inputShape = input.shape
    var indexShape = index.shape
    if !inputShape.isEmpty {
      inputShape[wrapped] = index.shape[wrapped]
      indexShape[wrapped] = input.shape[wrapped]
      let common = try Dims.broadcast(inputShape, index.shape)
      let whole = try Dims.broadcast(indexShape, input.shape)
      inputShape = whole
      indexShape = common
    }
    // Positions past an end go on at the other.
    let size = inputShape.isEmpty ? 1 : inputShape[wrapped]
    let places =
      size == 0
      ? index.array : try Kernels.binary(.remainder, index.array, scalar: .int(size), type: .int64)
    return try Indexing.gather(
      input.expand(inputShape), wrapped, Tensor(places.expanded(to: indexShape)))
  }
}
