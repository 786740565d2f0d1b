import Autograd
import PythonRuntime
import TensorCore

/// Operations on tensors under `vmap`.
struct Batching {
  let torch: Torch

  init(_ torch: Torch) { self.torch = torch }

  var interpreter: Interpreter { torch.interpreter }

  static let itemError = PythonError.runtimeError(
    "vmap: It looks like you're calling .item() on a Tensor. We don't support vmap over calling .item() on a Tensor, "
      + "please try to rewrite what you're doing with other operations. If error is occurring somewhere inside PyTorch "
      + "internals, please file a bug report.")

  // MARK: What is batched

  /// Whether a value is, or a list or tuple or dict holds, a tensor under `vmap`.
  static func isBatched(_ value: Value, depth: Int = 0) -> Bool {
    guard case .object(let object) = value else { return false }
    if Swift.type(of: object) == BatchedTensorObject.self { return true }
    guard depth < 4 else { return false }
    switch object {
    case let list as ListObject: return (0..<list.count).contains { isBatched(list[$0], depth: depth + 1) }
    case let tuple as TupleObject:
      return (0..<tuple.count).contains { isBatched(tuple[$0], depth: depth + 1) }
    case let dict as DictObject: return dict.items.contains { isBatched($0.value, depth: depth + 1) }
    default: return false
    }
  }

  /// The batched tensors that values are or hold.
  func batched(in values: [Value]) -> [BatchedTensorObject] {
    var found: [BatchedTensorObject] = []
    for value in values {
      guard case .object(let object) = value else { continue }
      switch object {
      case let tensor as BatchedTensorObject: found.append(tensor)
      case let list as ListObject: found += batched(in: (0..<list.count).map { list[$0] })
      case let tuple as TupleObject: found += batched(in: (0..<tuple.count).map { tuple[$0] })
      case let dict as DictObject: found += batched(in: dict.items.map(\.value))
      default: break
      }
    }
    return found
  }

  /// The levels over which values map, outermost first.
  func levels(of values: [Value]) -> [Int] {
    var levels: Set<Int> = []
    for tensor in batched(in: values) { levels.formUnion(tensor.levels) }
    return levels.sorted()
  }

  private func sizes(of levels: [Int], in values: [Value]) -> [Int] {
    let tensors = batched(in: values)
    return levels.map { level in
      for tensor in tensors {
        for batch in tensor.batches where batch.level == level { return tensor.whole.shape[batch.dim] }
      }
      return 1
    }
  }

  // MARK: Example by example

  /// What `body` makes of each example, joined: right for every operation.
  func map(
    _ values: [Value], _ body: ([Value]) throws(PythonError) -> Value
  ) throws(PythonError) -> Value {
    let levels = levels(of: values)
    let sizes = sizes(of: levels, in: values)
    // Of no examples, one of zeros tells what the result looks like.
    let count = max(1, sizes.reduce(1, &*))
    var results: [Value] = []
    results.reserveCapacity(count)
    var firstExamples: [Value] = []
    for number in 0..<count {
      var remaining = number
      var position: [Int: Int] = [:]
      for (level, size) in zip(levels, sizes).reversed() {
        guard size > 0 else { continue }
        position[level] = remaining % size
        remaining /= size
      }
      var examples: [Value] = []
      for value in values { examples.append(try example(of: value, at: position)) }
      if number == 0 { firstExamples = examples }
      results.append(try body(examples))
    }
    // An operation that returns its argument, as those in place do, returns all of it.
    if let first = results.first, case .object(let object) = first, object is TensorObject {
      for (value, example) in zip(values, firstExamples) where value.batchedTensor != nil {
        if case .object(let original) = example, original === object { return value }
      }
    }
    return try joined(results, levels: levels, sizes: sizes)
  }

  private func example(of value: Value, at position: [Int: Int]) throws(PythonError) -> Value {
    guard case .object(let object) = value, Batching.isBatched(value) else { return value }
    switch object {
    case let tensor as BatchedTensorObject:
      var part = try translated(tensor.arranged())
      for level in tensor.levels {
        if part.shape[0] == 0 {
          part = Tensor(try translated(NDArray.zeros(Dims(part.shape.dropFirst()), part.scalarType)))
        } else {
          part = try translated(Parts.select(part, 0, position[level] ?? 0))
        }
      }
      return torch.value(part)
    case let list as ListObject:
      var elements: [Value] = []
      for index in 0..<list.count { elements.append(try example(of: list[index], at: position)) }
      return interpreter.list(elements)
    case let tuple as TupleObject:
      var elements: [Value] = []
      for index in 0..<tuple.count { elements.append(try example(of: tuple[index], at: position)) }
      return interpreter.tuple(elements)
    case let dict as DictObject:
      let result = DictObject(type: interpreter.types.dict)
      for (key, element) in dict.items {
        try result.setValue(try example(of: element, at: position), for: key, in: interpreter)
      }
      return .object(result)
    default: return value
    }
  }

  private func joined(_ results: [Value], levels: [Int], sizes: [Int]) throws(PythonError) -> Value {
    guard let first = results.first, case .object(let object) = first else {
      return try shared(results)
    }
    switch object {
    case is TensorObject:
      let tensors = results.compactMap(\.tensor)
      guard tensors.count == results.count else {
        throw .runtimeError("vmap: a function returned a Tensor for some examples of a batch only")
      }
      if sizes.contains(0) {
        let none = try translated(NDArray.zeros(Dims(sizes + Array(tensors[0].shape)), tensors[0].scalarType))
        return BatchedTensorObject.value(Tensor(none), levels: levels, in: torch)
      }
      let stack = try translated(Joining.stack(tensors, 0))
      let whole =
        sizes.count == 1 ? stack : try translated(stack.reshape(Dims(sizes + Array(tensors[0].shape))))
      return BatchedTensorObject.value(whole, levels: levels, in: torch)
    case is SizeObject: return first
    case let tuple as TupleObject:
      var columns: [Value] = []
      for index in 0..<tuple.count {
        let column = results.map { ($0.object as? TupleObject).map { $0[index] } ?? .none }
        columns.append(try joined(column, levels: levels, sizes: sizes))
      }
      return (tuple as? NamedResultObject)?.replacing(columns, in: torch) ?? interpreter.tuple(columns)
    case let list as ListObject:
      var columns: [Value] = []
      for index in 0..<list.count {
        let column = results.map { value in
          guard let other = value.object as? ListObject, index < other.count else { return Value.none }
          return other[index]
        }
        columns.append(try joined(column, levels: levels, sizes: sizes))
      }
      return interpreter.list(columns)
    default: return first
    }
  }

  /// A value that is no tensor, and the same for all examples.
  private func shared(_ results: [Value]) throws(PythonError) -> Value {
    guard let first = results.first else { return .none }
    for other in results.dropFirst()
    where !(try interpreter.isTrue(interpreter.compare(.equal, first, other))) {
      throw .runtimeError(
        "vmap: a function returned other Python values for other examples of a batch, which only Tensors can hold"
      )
    }
    return first
  }

  // MARK: Element by element

  /// What `body` makes of the whole tensors, their dimensions aligned.
  func elementwise(
    _ values: [Value], _ body: ([Value]) throws(PythonError) -> Value
  ) throws(PythonError) -> Value {
    for value in values {
      if let tensor = value.batchedTensor { try TransformGuards.checkLive(tensor, in: torch) }
    }
    guard let (aligned, levels) = try aligned(values) else { return try map(values, body) }
    return wrapped(try body(aligned), levels: levels)
  }

  /// A result whose first dimensions are those of the levels.
  func wrapped(_ value: Value, levels: [Int]) -> Value {
    guard case .object(let object) = value else { return value }
    switch object {
    case let tensor as TensorObject:
      return BatchedTensorObject.value(tensor.tensor, levels: levels, in: torch)
    case is SizeObject: return value
    case let tuple as TupleObject:
      let parts = (0..<tuple.count).map { wrapped(tuple[$0], levels: levels) }
      return (tuple as? NamedResultObject)?.replacing(parts, in: torch) ?? interpreter.tuple(parts)
    case let list as ListObject:
      return interpreter.list((0..<list.count).map { wrapped(list[$0], levels: levels) })
    default: return value
    }
  }

  /// The whole tensors with the mapped dimensions first and the others aligned; none where the mapped dimensions
  /// would change the type of the result.
  func aligned(_ values: [Value]) throws(PythonError) -> ([Value], [Int])? {
    let levels = levels(of: values)
    var rank = 0
    var kinds: Set<ScalarType> = []
    var hasNumber = false
    var hasDimensions = false
    for value in values {
      let (own, type): (Int, ScalarType)
      if let tensor = value.batchedTensor {
        (own, type) = (tensor.rank, tensor.whole.scalarType)
      } else if let tensor = value.tensor {
        (own, type) = (tensor.dimensionCount, tensor.scalarType)
      } else {
        continue
      }
      rank = max(rank, own)
      if type != .bool { kinds.insert(type) }
      if own == 0 { hasNumber = true } else { hasDimensions = true }
    }
    if kinds.count > 1 && hasNumber && hasDimensions { return nil }
    var result: [Value] = []
    for value in values {
      guard let tensor = value.batchedTensor else {
        result.append(value)
        continue
      }
      result.append(torch.value(try translated(aligned(tensor, levels, rank: rank))))
    }
    return (result, levels)
  }

  /// The whole with a dimension for each level, of size 1 where it does not map over it, and `rank` others.
  func aligned(_ tensor: BatchedTensorObject, _ levels: [Int], rank: Int) throws(TensorError) -> Tensor {
    var whole = try tensor.arranged()
    if tensor.levels != levels {
      for (index, level) in levels.enumerated() where !tensor.has(level) {
        whole = try whole.unsqueeze(index)
      }
    }
    for _ in 0..<max(0, rank - tensor.rank) { whole = try whole.unsqueeze(levels.count) }
    return whole
  }

  /// The whole of a batched or plain tensor with a dimension of full size for each level.
  func expanded(_ value: Value, _ levels: [Int], sizes: [Int]) throws(TensorError) -> Tensor? {
    let whole: Tensor
    if let tensor = value.batchedTensor {
      whole = try aligned(tensor, levels, rank: tensor.rank)
    } else if var tensor = value.tensor {
      for _ in levels { tensor = try tensor.unsqueeze(0) }
      whole = tensor
    } else {
      return nil
    }
    let shape = Dims(sizes + Array(whole.shape.dropFirst(levels.count)))
    return whole.shape == shape ? whole : try whole.expand(shape)
  }

  func sizes(_ levels: [Int], in values: [Value]) -> [Int] { sizes(of: levels, in: values) }

  // MARK: Products

  /// `left @ right`.
  func matmul(_ left: Value, _ right: Value) throws(PythonError) -> Value {
    func rank(_ value: Value) -> Int? { value.batchedTensor?.rank ?? value.tensor?.dimensionCount }
    guard let leftRank = rank(left), let rightRank = rank(right) else { return .notImplemented }
    let levels = levels(of: [left, right])
    let loop = { (values: [Value]) throws(PythonError) -> Value in
      try interpreter.binary(.matrixMultiply, values[0], values[1])
    }
    func length(_ value: Value) -> Int? { value.batchedTensor?.shape.first ?? value.tensor?.shape.first }
    func kind(_ value: Value) -> ScalarType? {
      value.batchedTensor?.whole.scalarType ?? value.tensor?.scalarType
    }
    guard leftRank > 0, rightRank > 0 else { return try map([left, right], loop) }
    if let tensor = left.batchedTensor, leftRank == 1, right.batchedTensor == nil, tensor.levels.count == 1 {
      return wrapped(try loop([torch.value(try translated(tensor.arranged())), right]), levels: levels)
    }
    if leftRank == 1, rightRank == 1, length(left) == length(right), kind(left) == kind(right) {
      // The gradient of a vector is the other one times a number, which a product of matrices would lose the signs of.
      let product = try elementwise([left, right]) { (values) throws(PythonError) in
        try interpreter.binary(.multiply, values[0], values[1])
      }
      return try summed(product)
    }
    // Vectors become matrices, so that all other dimensions are those of a batch.
    var first = try vectorless(left, isRow: true)
    var second = try vectorless(right, isRow: false)
    let most = max(max(leftRank, 2), max(rightRank, 2))
    if let tensor = first.batchedTensor {
      first = torch.value(try translated(aligned(tensor, levels, rank: most)))
    }
    if let tensor = second.batchedTensor {
      second = torch.value(try translated(aligned(tensor, levels, rank: most)))
    }
    var product = try loop([first, second])
    guard var whole = product.tensor else { return product }
    if rightRank == 1 { whole = try translated(whole.squeeze(whole.dimensionCount - 1)) }
    if leftRank == 1 {
      whole = try translated(whole.squeeze(whole.dimensionCount - (rightRank == 1 ? 1 : 2)))
    }
    product = BatchedTensorObject.value(whole, levels: levels, in: torch)
    return product
  }

  /// The sum over the last dimension.
  private func summed(_ value: Value) throws(PythonError) -> Value {
    guard let tensor = value.batchedTensor else { return value }
    let whole = try translated(tensor.arranged())
    let sum = try translated(Reduction.sum(whole, [whole.dimensionCount - 1]))
    return BatchedTensorObject.value(sum, levels: tensor.levels, in: torch)
  }

  private func vectorless(_ value: Value, isRow: Bool) throws(PythonError) -> Value {
    if let tensor = value.batchedTensor, tensor.rank == 1 {
      let whole = try translated(tensor.arranged())
      let count = tensor.batches.count
      return BatchedTensorObject.value(
        try translated(whole.unsqueeze(isRow ? count : count + 1)), levels: tensor.levels, in: torch)
    }
    if let tensor = value.tensor, tensor.dimensionCount == 1 {
      return torch.value(try translated(tensor.unsqueeze(isRow ? 0 : 1)))
    }
    return value
  }

  // MARK: Subscripts

  /// `tensor[key]`.
  func item(_ key: Value, of tensor: BatchedTensorObject) throws(PythonError) -> Value {
    if let wide = widened(key, tensor) {
      let whole = torch.value(try translated(tensor.arranged()))
      do {
        return wrapped(try interpreter.item(wide, of: whole), levels: tensor.levels)
      } catch {
        // Errors are to speak of an example's dimensions.
        return try map([.object(tensor)]) { (values) throws(PythonError) in
          try interpreter.item(key, of: values[0])
        }
      }
    }
    try refuseMasks(key)
    return try map([.object(tensor), key]) { (values) throws(PythonError) in
      try interpreter.item(values[1], of: values[0])
    }
  }

  /// `tensor[key]` of a plain tensor, with tensors under `vmap` in the key.
  func item(_ key: Value, of tensor: TensorObject) throws(PythonError) -> Value {
    try refuseMasks(key)
    return try map([.object(tensor), key]) { (values) throws(PythonError) in
      try interpreter.item(values[1], of: values[0])
    }
  }

  private func refuseMasks(_ key: Value) throws(PythonError) {
    let keys: [Value] = (key.object as? TupleObject)?.array ?? [key]
    for part in keys where part.batchedTensor?.whole.scalarType == .bool {
      throw .runtimeError(
        "vmap: We do not support batching operators that can support dynamic shape. Attempting to batch over indexing "
          + "with a boolean mask.")
    }
  }

  /// A key for the whole tensor, where `key` holds but numbers, slices and the like.
  private func widened(_ key: Value, _ tensor: BatchedTensorObject) -> Value? {
    let parts: [Value] = (key.object as? TupleObject)?.array ?? [key]
    for part in parts {
      switch part {
      case .int, .none, .ellipsis: continue
      case .object(let object) where object is SliceObject: continue
      default: return nil
      }
    }
    let all = SliceObject(start: .none, stop: .none, step: .none, type: interpreter.types.slice)
    return interpreter.tuple(Array(repeating: .object(all), count: tensor.batches.count) + parts)
  }
}
