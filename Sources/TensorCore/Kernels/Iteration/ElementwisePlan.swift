/// How up to four arrays of one broadcast shape are walked together: dimensions reordered so that memory is
/// read in order, and merged where they lie without gaps.
///
/// The order is PyTorch's, since it also decides the strides of fresh results.
struct ElementwisePlan {
  /// Sizes, innermost first, after merging.
  private(set) var shape: Dims
  /// The operands' strides in the order of ``shape``; the first operand is the result.
  private(set) var strides: InlineArray<4, Dims>
  private let operandCount: Int
  /// The operands' first elements.
  private var bases: InlineArray<4, UnsafeMutableRawPointer?>
  /// In bytes; 0 where there is no operand.
  private(set) var elementSizes: InlineArray<4, Int>

  /// A plan for writing `out` while reading `inputs`, which broadcast to the shape of `out`.
  init(out: NDArray, _ a: NDArray? = nil, _ b: NDArray? = nil, _ c: NDArray? = nil) {
    let wanted = out.shape
    var strides = InlineArray<4, Dims>(repeating: Dims())
    var bases = InlineArray<4, UnsafeMutableRawPointer?>(repeating: nil)
    var sizes = InlineArray<4, Int>(repeating: 0)
    var count = 0
    func add(_ array: NDArray) {
      strides[count] = array.strides(broadcastTo: wanted)
      sizes[count] = array.scalarType.byteCount
      bases[count] = array.storage.pointer + array.offset &* sizes[count]
      count += 1
    }
    add(out)
    if let a { add(a) }
    if let b { add(b) }
    if let c { add(c) }
    shape = wanted
    self.strides = strides
    self.bases = bases
    elementSizes = sizes
    operandCount = count
    let order = ElementwisePlan.order(shape: wanted, strides: strides, operands: 0..<count)
    reorder(order)
    merge()
  }

  /// The dimensions of operands from the fastest to the slowest, as PyTorch's TensorIterator sorts them: by an
  /// insertion sort that lets ambiguous pairs stand.
  static func order(shape: Dims, strides: InlineArray<4, Dims>, operands: Range<Int>) -> Dims {
    let count = shape.count
    var order = Dims(repeating: 0, count: count)
    for index in 0..<count { order[index] = count - 1 - index }
    if count < 2 { return order }
    func comparison(_ first: Int, _ second: Int) -> Int {
      for operand in operands {
        let a = strides[operand][first]
        let b = strides[operand][second]
        if a == 0 || b == 0 { continue }
        if a != b { return a < b ? -1 : 1 }
        if shape[first] > shape[second] { return 1 }
      }
      return 0
    }
    for start in 1..<count {
      var current = start
      var previous = start - 1
      while previous >= 0 {
        let result = comparison(order[previous], order[current])
        if result > 0 {
          let moved = order[previous]
          order[previous] = order[current]
          order[current] = moved
          current = previous
        } else if result < 0 {
          break
        }
        previous -= 1
      }
    }
    return order
  }

  private mutating func reorder(_ order: Dims) {
    func permuted(_ entries: Dims) -> Dims {
      var result = entries
      for index in 0..<order.count { result[index] = entries[order[index]] }
      return result
    }
    shape = permuted(shape)
    for operand in 0..<operandCount { strides[operand] = permuted(strides[operand]) }
  }

  private mutating func merge() {
    if shape.count < 2 { return }
    var last = 0
    for dim in 1..<shape.count {
      var joins = true
      if shape[last] != 1 && shape[dim] != 1 {
        for operand in 0..<operandCount
        where strides[operand][dim] != shape[last] &* strides[operand][last] {
          joins = false
          break
        }
      }
      if joins {
        if shape[last] == 1 {
          for operand in 0..<operandCount { strides[operand][last] = strides[operand][dim] }
        }
        shape[last] &*= shape[dim]
      } else {
        last += 1
        if last != dim {
          shape[last] = shape[dim]
          for operand in 0..<operandCount { strides[operand][last] = strides[operand][dim] }
        }
      }
    }
    while shape.count > last + 1 {
      shape.removeLast()
      for operand in 0..<operandCount { strides[operand].removeLast() }
    }
  }

  /// The first rectangle of the two innermost dimensions.
  var firstTile: Tile {
    Tile(
      count: shape.count > 0 ? shape[0] : 1, rows: shape.count > 1 ? shape[1] : 1, out: lane(0), a: lane(1),
      b: lane(2), c: lane(3))
  }

  /// Moves a tile to a position in the dimensions beyond the second.
  func move(_ tile: inout Tile, to position: Dims) {
    tile.out.base = base(0, at: position)
    if operandCount > 1 { tile.a.base = base(1, at: position) }
    if operandCount > 2 { tile.b.base = base(2, at: position) }
    if operandCount > 3 { tile.c.base = base(3, at: position) }
  }

  private func lane(_ operand: Int) -> Lane {
    guard operand < operandCount else { return Lane(base: bases[0]!, step: 0, rowStep: 0) }
    let steps = strides[operand]
    return Lane(
      base: bases[operand]!, step: steps.count > 0 ? steps[0] : 0, rowStep: steps.count > 1 ? steps[1] : 0)
  }

  private func base(_ operand: Int, at index: Dims) -> UnsafeMutableRawPointer {
    var position = 0
    for dim in 2..<shape.count { position &+= index[dim] &* strides[operand][dim] }
    return bases[operand]! + position &* elementSizes[operand]
  }
}

extension NDArray {
  /// The strides of this array expanded to `target`; sizes of 1 that grow get 0.
  func strides(broadcastTo target: Dims) -> Dims {
    if shape == target {
      return strides
    }
    var result = Dims(repeating: 0, count: target.count)
    let lead = target.count - shape.count
    for dim in 0..<shape.count where shape[dim] != 1 || target[lead + dim] == 1 {
      result[lead + dim] = strides[dim]
    }
    return result
  }

  /// A fresh array for the elementwise result of `a` (and `b`, `c`), with the strides that PyTorch gives it:
  /// those of the operands where they are dense, otherwise row by row in the operands' own order.
  static func result(
    _ shape: Dims, _ scalarType: ScalarType, like a: NDArray, _ b: NDArray? = nil, _ c: NDArray? = nil
  ) throws(TensorError) -> NDArray {
    if a.isContiguous && a.shape == shape && (b?.isContiguous ?? true) && (c?.isContiguous ?? true) {
      return try NDArray.empty(a.layout, scalarType)
    }
    var fresh = try NDArray.empty(shape, scalarType)
    if shape.count < 2 || shape.contains(0)
      || a.isContiguous && (b?.isContiguous ?? true) && (c?.isContiguous ?? true)
    {
      return fresh
    }
    var strides = InlineArray<4, Dims>(repeating: Dims())
    strides[0] = a.strides(broadcastTo: shape)
    var count = 1
    if let b {
      strides[count] = b.strides(broadcastTo: shape)
      count += 1
    }
    if let c {
      strides[count] = c.strides(broadcastTo: shape)
      count += 1
    }
    let order = ElementwisePlan.order(shape: shape, strides: strides, operands: 0..<count)
    var step = 1
    for index in 0..<shape.count {
      fresh.strides[order[index]] = step
      step &*= Swift.max(shape[order[index]], 1)
    }
    return fresh
  }
}
