import ComplexModule
package import TensorCore

/// Operators on vectors that list: combinations, powers, indices of triangles, places in a shape.
package enum Lists {
  /// The positions of `r` of `count` elements in order, each combination a row.
  private static func choices(_ count: Int, _ r: Int, repeats: Bool) throws(TensorError) -> [[Int]] {
    var rows: [[Int]] = []
    var current = Array(repeating: 0, count: r)
    if !repeats { for index in 0..<r { current[index] = index } }
    if r > count && !repeats || count == 0 { return [] }
    while true {
      rows.append(current)
      if rows.count > 1 << 24 { throw TensorError(.outOfMemory, "combinations: too many") }
      var place = r - 1
      while place >= 0, current[place] == (repeats ? count - 1 : count - r + place) { place -= 1 }
      if place < 0 { return rows }
      current[place] += 1
      for next in (place + 1)..<Swift.max(r, place + 1) {
        current[next] = repeats ? current[place] : current[next - 1] + 1
      }
    }
  }

  package static func combinations(_ input: Tensor, _ r: Int, repeats: Bool) throws(TensorError) -> Tensor {
    if input.dimensionCount != 1 {
      throw TensorError(.runtimeError, "Expect a 1D vector, but got shape \(input.shape)")
    }
    if r < 0 { throw TensorError(.runtimeError, "Expect a non-negative number, but got \(r)") }
    if r == 0 { return Tensor(try NDArray.zeros([0], input.scalarType)) }
    if r > 1000 { throw TensorError(.runtimeError, "combinations: r is too large") }
    let rows = try choices(input.elementCount, r, repeats: repeats)
    let places = try NDArray(
      elements: rows.flatMap { $0 }.map { .int($0) }, shape: [rows.count * r], scalarType: .int64)
    let picked = try AdvancedIndexing.take(input, [Tensor(places.reshaped([rows.count, r]))])
    return picked
  }

  /// Powers of the elements side by side.
  package static func vandermonde(_ input: Tensor, _ count: Int?, increasing: Bool) throws(TensorError)
    -> Tensor
  {
    if input.dimensionCount != 1 {
      throw TensorError(.runtimeError, "x must be a one-dimensional tensor.")
    }
    let size = count ?? input.elementCount
    if size < 0 { throw TensorError(.runtimeError, "N must be non-negative.") }
    let type: ScalarType = input.scalarType.isDifferentiable ? input.scalarType : .int64
    let plain = try input.to(type)
    if size == 0 { return Tensor(try NDArray.zeros([input.elementCount, 0], type)) }
    // Throws where so many would not fit.
    _ = try NDArray.empty([input.elementCount, size], type)
    var columns = [try plain.onesLike()]
    while columns.count < size {
      try Interruption.check()
      columns.append(try columns[columns.count - 1] * plain)
    }
    let powers = try Joining.stack(columns, 1)
    return increasing ? powers : try Rearranging.flip(powers, [1])
  }

  /// The rows and columns of a triangle's places.
  package static func triangle(_ rows: Int, _ columns: Int, _ offset: Int, upper: Bool, _ type: ScalarType)
    throws(TensorError) -> Tensor
  {
    if rows < 0 { throw TensorError(.runtimeError, "row must be non-negative, got\(rows)") }
    if columns < 0 { throw TensorError(.runtimeError, "col must be non-negative, got\(columns)") }
    if rows > 1 << 20 || columns > 1 << 20 {
      throw TensorError(.outOfMemory, "DefaultCPUAllocator: can't allocate memory")
    }
    var places: [(Int, Int)] = []
    for row in 0..<rows {
      // The first column of the upper triangle, or the one behind the lower.
      let bound = row &+ offset
      if upper {
        let first = Swift.min(Swift.max(bound, 0), columns)
        for column in first..<columns { places.append((row, column)) }
      } else {
        for column in 0..<Swift.min(Swift.max(bound &+ 1, 0), columns) { places.append((row, column)) }
      }
    }
    let scalars = places.map { Scalar.int($0.0) } + places.map { Scalar.int($0.1) }
    return Tensor(try NDArray(elements: scalars, shape: [2, places.count], scalarType: type))
  }

  /// The blocks along a diagonal, zeros elsewhere.
  package static func blocks(_ tensors: [Tensor]) throws(TensorError) -> Tensor {
    let type = ScalarType.resultType(
      of: tensors.map { $0.array.promotionOperand }, defaultType: DefaultScalarType.current)
    var parts: [NDArray] = []
    var (height, width) = (0, 0)
    for (index, tensor) in tensors.enumerated() {
      if tensor.dimensionCount > 2 {
        throw TensorError(
          .runtimeError,
          "torch.block_diag: Input tensors must have 2 or fewer dimensions. Input \(index) has "
            + "\(tensor.dimensionCount) dimensions")
      }
      let array = tensor.array
      let block =
        try tensor.dimensionCount == 2 ? array : array.contiguous().reshaped([1, array.elementCount])
      parts.append(block)
      height += block.shape[0]
      width += block.shape[1]
    }
    if tensors.isEmpty { return Tensor(try NDArray.zeros([1, 0], DefaultScalarType.current)) }
    let whole = try NDArray.zeros([height, width], type)
    var (row, column) = (0, 0)
    for part in parts {
      let place = try whole.slice(0, start: row, end: row + part.shape[0])
        .slice(1, start: column, end: column + part.shape[1])
      try place.copy(from: part)
      row += part.shape[0]
      column += part.shape[1]
    }
    return Tensor.recorded(whole, blocksPlaced, tensors) { node, _ in
      node.attributes =
        [.ints(parts.map { $0.shape[0] }), .ints(parts.map { $0.shape[1] })]
        + tensors.map { .ints(Array($0.shape)) }
    }
  }

  private static let blocksPlaced = Derivative("BlockDiagBackward0") { (node, gradient) throws(TensorError) in
    var parts: [Tensor?] = []
    var (row, column) = (0, 0)
    for (index, (height, width)) in zip(node.ints(0), node.ints(1)).enumerated() {
      if node.needsGradient(index) {
        let rows = try Parts.slice(gradient, 0, start: row, end: row + height)
        let block = try Parts.slice(rows, 1, start: column, end: column + width)
        parts.append(try block.reshape(Dims(node.ints(2 + index))))
      } else {
        parts.append(nil)
      }
      row += height
      column += width
    }
    return Gradients(parts)
  }

  static let table: [Operator] = [
    Operator(
      "combinations", ["combinations(Tensor input, int r=2, bool with_replacement=False)"], forms: .function,
      documentation: "Lists the combinations of a vector's elements.",
      example: "torch.combinations(torch.tensor([1, 2, 3]))",
      samples: [Sample(.tensor([1, 2, 3], [3]), .int(2), .bool(false))]
    ) { (call) throws(TensorError) in
      .tensor(try combinations(call.tensor(0), call.int(1), repeats: call.bool(2)))
    },
    Operator(
      "vander", ["vander(Tensor x, int? N=None, bool increasing=False)"], forms: .function,
      documentation: "Makes a matrix of the powers of a vector's elements.",
      example: "torch.vander(torch.tensor([1, 2, 3]))",
      samples: [Sample(.tensor([1, 2, 3], [3]), .none, .bool(false))]
    ) { (call) throws(TensorError) in
      .tensor(try vandermonde(call.tensor(0), call.optionalInt(1), increasing: call.bool(2)))
    },
    Operator(
      "msort", ["msort(Tensor input)"], documentation: "Sorts along the first dimension.",
      example: "torch.msort(torch.tensor([3, 1, 2]))", samples: [Sample(.tensor([3, 1, 2], [3]))]
    ) { (call) throws(TensorError) in
      .tensor(try SortingAndScans.sort(call.tensor(0), 0, descending: false).values)
    },
    Operator(
      "polar", ["polar(Tensor abs, Tensor angle)"], forms: .function,
      documentation: "Makes complex numbers from their sizes and angles.",
      example: "torch.polar(torch.tensor([1.]), torch.tensor([0.5]))",
      samples: [Sample(.tensor([1.5, 2], [2]), .tensor([0.4, -0.7], [2]))]
    ) { (call) throws(TensorError) in .tensor(try polar(call.tensor(0), call.tensor(1))) },
  ]

  private static let polarJoined = Derivative(
    "PolarBackward0", saves: ["result"],
    forward: .formula { (node, tangents) throws(TensorError) in
      let angle = try node.saved(1)
      let direction = try ComplexParts.join(Trigonometric.cos(angle), Trigonometric.sin(angle))
      var total = try direction.zerosLike()
      if let tangent = tangents[0] { total = try total + tangent * direction }
      if let tangent = tangents[1] { total = try total + tangent * node.saved(0) * .complex(.i) }
      return total
    }
  ) { (node, gradient) throws(TensorError) in
    let result = try node.saved(0)
    let size = try result.absolute()
    let isZero = try Comparison.compare(.equal, size, .int(0))
    let one = Tensor(try NDArray.scalar(.int(1), size.scalarType))
    let direction = try result / Selection.choose(isZero, one, size)
    let turned = try gradient * (result * .complex(.i)).conjugate()
    return Gradients(
      node.needsGradient(0) ? try (gradient * direction.conjugate()).realPart() : nil,
      node.needsGradient(1) ? try turned.realPart() : nil)
  }

  package static func polar(_ size: Tensor, _ angle: Tensor) throws(TensorError) -> Tensor {
    try ComplexParts.checkParts(size, angle)
    let (plainSize, plainAngle) = (size.detached(), angle.detached())
    let real = try plainSize * Trigonometric.cos(plainAngle)
    let imaginary = try plainSize * Trigonometric.sin(plainAngle)
    let array = try ComplexParts.join(real, imaginary).array
    return Tensor.recorded(array, polarJoined, size, angle) { node, result in
      node.saveResult(result)
      if node.isStandIn { node.save(angle) }
    }
  }
}
