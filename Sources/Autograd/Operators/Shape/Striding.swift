package import TensorCore

/// Views with strides of their own, and how gradients pass through them.
enum ViewDerivatives {
  /// The derivative of a stride on a base: the view's shape, strides and offset, then the base's.
  static let asStrided = Derivative(
    "AsStridedBackward0", saves: ["size", "stride", "storage_offset"]
  ) { (node, gradient) throws(TensorError) in
    let shape = Dims(node.ints(0))
    let baseShape = Dims(node.ints(3))
    let baseStrides = Dims(node.ints(4))
    var strides = Dims(node.ints(1))
    // Elements that the view shows several times receive the sum of their gradients.
    var summed = gradient
    for dim in 0..<shape.count where strides[dim] == 0 && shape[dim] > 1 {
      summed = try Reduction.sum(summed, [dim], keepsDimensions: true)
    }
    for dim in 0..<shape.count where summed.shape[dim] == 1 { strides[dim] = 0 }
    let extent = try NDArray.zeros([baseShape.extent(strides: baseStrides)], gradient.scalarType)
    let isShared = baseShape.mayOverlap(strides: baseStrides)
    if isShared || summed.shape.mayOverlap(strides: strides) {
      func places(_ shape: Dims, _ strides: Dims, _ offset: Int) throws(TensorError) -> Tensor {
        try Tensor(
          NDArray.arange(start: .int(0), end: .int(extent.elementCount), step: .int(1), .int64)
            .asStrided(shape, strides, offset: offset)
        ).reshape([-1])
      }
      var memory = try IndexPlacement.add(
        Tensor(extent), 0, places(summed.shape, strides, node.int(2) &- node.int(5)), summed.reshape([-1]),
        alpha: .int(1))
      if isShared {
        // Elements of the base that share memory share its gradient.
        let own = try places(baseShape, baseStrides, 0)
        let ones = Tensor(try NDArray.full(own.shape, .int(1), gradient.scalarType))
        let owners = try IndexPlacement.add(Tensor(extent), 0, own, ones, alpha: .int(1))
        memory = try memory / owners
      }
      return Gradients(try memory.asStrided(baseShape, baseStrides, 0))
    }
    let whole = Tensor(extent.view(shape: baseShape, strides: baseStrides, offset: 0))
    let part = try whole.asStrided(summed.shape, strides, node.int(6) &- node.int(5))
    try Copying.copy(summed, into: part)
    return Gradients(whole)
  }
}

extension Dims {
  /// Whether elements of an array of this shape and these strides, of which none is zero where the dimension is longer
  /// than one, may share memory.
  func mayOverlap(strides: Dims) -> Bool {
    // Where there are no elements, sizes may be too large to be multiplied.
    if contains(0) { return false }
    var reach = 0
    for dim in (0..<count).filter({ self[$0] > 1 }).sorted(by: { strides[$0] < strides[$1] }) {
      if strides[dim] <= reach { return true }
      reach += (self[dim] - 1) * strides[dim]
    }
    return false
  }

  /// How many elements of memory an array of this shape and these strides spans.
  func extent(strides: Dims) -> Int {
    if contains(0) { return 0 }
    var last = 0
    for dim in 0..<count { last += (self[dim] - 1) * strides[dim] }
    return last + 1
  }
}

extension Tensor {
  /// A view with the given shape and strides, from `offset` elements behind this tensor's first.
  ///
  /// Throws where it would leave the memory.
  ///
  /// - Parameter isGiven: whether a person has given the offset, which the graph shows.
  package func asStrided(
    _ shape: Dims, _ strides: Dims, _ offset: Int, isGiven: Bool = true
  ) throws(TensorError) -> Tensor {
    let array = try array.asStrided(shape, strides, offset: self.array.offset &+ offset)
    return Tensor.recordedView(array, ViewDerivatives.asStrided, self) { node, _ in
      node.attributes = [
        .ints(Array(shape)), .ints(Array(strides)), isGiven ? .int(self.array.offset &+ offset) : .none,
        .ints(Array(self.shape)),
        .ints(Array(self.array.strides)), .int(self.array.offset), .int(self.array.offset &+ offset),
      ]
    }
  }
}
