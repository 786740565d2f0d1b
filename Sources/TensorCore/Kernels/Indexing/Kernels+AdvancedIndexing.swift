extension Kernels {
  /// `a[indices]`: one optional index array per leading dimension, nil for a whole dimension; bool masks take as
  /// many dimensions as they have.
  ///
  /// The indexed dimensions become the broadcast shape of the indices, in place where they are adjacent,
  /// otherwise in front.
  public static func index(_ a: NDArray, _ indices: [NDArray?]) throws(TensorError) -> NDArray {
    let plan = try AdvancedIndex(a, indices)
    var result = try NDArray.empty(plan.resultShape, a.scalarType)
    if !a.isContiguous, let strides = plan.resultStrides { result.strides = strides }
    try a.scalarType.accept(
      bytes: IndexCopy(plan: plan, indexed: a, values: result, valueStrides: result.strides, writes: false))
    return result
  }

  /// `a[indices] = values`, or `+=` without losing repeated indices; `values` broadcasts and is of the same type.
  public static func indexPut(
    into a: NDArray, _ indices: [NDArray?], values: NDArray, accumulate: Bool = false
  ) throws(TensorError) {
    let plan = try AdvancedIndex(a, indices, values: values)
    let source = values.storage === a.storage ? try values.copied() : values
    let strides = source.strides(broadcastTo: plan.resultShape)
    if accumulate {
      try a.scalarType.accept(
        IndexAccumulate(plan: plan, indexed: a, values: source, valueStrides: strides))
    } else {
      try a.scalarType.accept(
        bytes: IndexCopy(plan: plan, indexed: a, values: source, valueStrides: strides, writes: true))
    }
  }
}

/// Index arrays made ready: masks turned to positions, positions broadcast, wrapped and checked, and the whole
/// turned into offsets.
private struct AdvancedIndex {
  /// The shape of the result.
  let resultShape: Dims
  /// For each dimension of the result, the stride in the indexed array; 0 for the broadcast index dimensions.
  let strides: Dims
  /// For each position of the broadcast index shape, row by row, where it leads in the indexed array.
  let offsets: [Int]
  /// The row-major strides of the index dimensions within the result; 0 for the others.
  let offsetStrides: Dims

  /// The strides of a result whose dimensions lie in the order of those that they come from; none where it is empty.
  var resultStrides: Dims? {
    if resultShape.contains(0) { return nil }
    let empty = Dims()
    let order = ElementwisePlan.order(
      shape: resultShape, strides: [strides, offsetStrides, empty, empty], operands: 0..<2)
    var result = Dims(repeating: 1, count: resultShape.count)
    var step = 1
    for dim in order {
      result[dim] = step
      step &*= resultShape[dim]
    }
    return result
  }

  /// - Parameter values: what is to be written there; it is looked at before the positions are.
  init(_ a: NDArray, _ indices: [NDArray?], values: NDArray? = nil) throws(TensorError) {
    var expanded: [NDArray?] = []
    for index in indices {
      guard let index else {
        expanded.append(nil)
        continue
      }
      switch index.scalarType {
      case .bool, .uint8:
        for dim in 0..<index.shape.count {
          let axis = expanded.count + dim
          let size = axis < a.shape.count ? a.shape[axis] : -1
          if index.shape[dim] != size {
            throw TensorError(
              .indexError,
              "The shape of the mask \(index.shape) at index \(dim) does not match the shape of the indexed "
                + "tensor \(a.shape) at index \(axis)")
          }
        }
        let found = try Kernels.nonzero(index)
        for dim in 0..<index.shape.count { expanded.append(try found.select(1, dim).contiguous()) }
      case .int64, .int32:
        expanded.append(try index.converted(to: .int64))
      default:
        throw TensorError(
          .indexError, "tensors used as indices must be long, int, byte or bool tensors")
      }
    }
    if expanded.count > a.shape.count {
      throw TensorError(
        .indexError, "too many indices for tensor of dimension \(a.shape.count) (got \(expanded.count))")
    }
    while expanded.count < a.shape.count { expanded.append(nil) }
    let used = expanded.indices.filter { expanded[$0] != nil }
    var indexShape = Dims()
    for dim in used {
      let shape = expanded[dim]!.shape
      guard let joined = try? Dims.broadcast(indexShape, shape) else {
        let shapes = used.map { expanded[$0]!.shape.description }.joined(separator: ", ")
        throw TensorError(
          .indexError,
          "shape mismatch: indexing tensors could not be broadcast together with shapes \(shapes)")
      }
      indexShape = joined
    }
    let isAdjacent = used.last.map { $0 - used.first! + 1 == used.count } ?? true
    let place = isAdjacent ? (used.first ?? 0) : 0
    var shape = Dims()
    var strides = Dims()
    var offsetStrides = Dims()
    func appendIndexDimensions() {
      let steps = indexShape.contiguousStrides
      for dim in 0..<indexShape.count {
        shape.append(indexShape[dim])
        strides.append(0)
        offsetStrides.append(steps[dim])
      }
    }
    if place == 0 && !used.isEmpty { appendIndexDimensions() }
    for dim in 0..<a.shape.count where expanded[dim] == nil || dim == place {
      if expanded[dim] != nil {
        if dim == place && place != 0 { appendIndexDimensions() }
        continue
      }
      shape.append(a.shape[dim])
      strides.append(a.strides[dim])
      offsetStrides.append(0)
    }
    resultShape = shape
    self.strides = strides
    self.offsetStrides = offsetStrides
    if let values {
      guard values.shape.isBroadcastable(to: shape) else {
        throw TensorError(
          .runtimeError,
          "shape mismatch: value tensor of shape \(values.shape) cannot be broadcast to indexing result of shape "
            + "\(shape)")
      }
      if values.scalarType != a.scalarType {
        throw TensorError(
          .runtimeError,
          "Index put requires the source and destination dtypes match, got \(a.scalarType.errorName) for the "
            + "destination and \(values.scalarType.errorName) for the source.")
      }
    }
    let count = indexShape.elementCount
    if count > 0, used.contains(where: { a.shape[$0] == 0 }) {
      throw TensorError(.indexError, "index is out of bounds for dimension with size 0")
    }
    var offsets = [Int](repeating: 0, count: count)
    // Where nothing is taken, no position matters.
    for (place, dim) in used.enumerated() where !shape.contains(0) {
      let positions = try expanded[dim]!.expanded(to: indexShape)
      let pointer = positions.pointer(as: Int.self)
      let size = a.shape[dim]
      let step = a.strides[dim]
      func add(_ position: Int, _ offset: inout Int) throws(TensorError) {
        if position < -size || position >= size {
          throw TensorError(
            .indexError, "index \(position) is out of bounds for dimension \(place) with size \(size)")
        }
        offset &+= (position < 0 ? position + size : position) &* step
      }
      if positions.isContiguous {
        for i in 0..<count {
          if i & 0x3FFFF == 0 { try Interruption.check() }
          try add(pointer[i], &offsets[i])
        }
        continue
      }
      var cursor = IndexCursor(shape: indexShape)
      var i = 0
      repeat {
        try add(pointer[cursor.offset(positions.strides)], &offsets[i])
        i += 1
      } while cursor.advance()
    }
    self.offsets = used.isEmpty ? [0] : offsets
  }

  /// A row of the result: elements that lie at even steps behind one place, or at places of their own.
  struct Row {
    /// Where the row begins in the indexed array, as far as the places do not say, and in the values.
    let start: Int
    let valueStart: Int
    /// The places in the indexed array that are added, one for the row or one for each element.
    let places: UnsafePointer<Int>
    let placeStep: Int
    let step: Int
    let valueStep: Int
    let count: Int

    /// Whether both sides lie without gaps.
    @inline(__always)
    var isBlock: Bool { placeStep == 0 && step == 1 && valueStep == 1 }

    /// Calls `body` for each element with where it is in the indexed array and in the values.
    @inline(__always)
    func forEachElement(_ body: (Int, Int) -> Void) {
      for i in 0..<count {
        body(places[i &* placeStep] &+ start &+ i &* step, valueStart &+ i &* valueStep)
      }
    }
  }

  /// Calls `body` for each row of the result.
  @inline(__always)
  func forEachRow(_ valueStrides: Dims, _ body: (Row) -> Void) {
    if resultShape.contains(0) { return }
    // Dimensions at the end that lie without gaps on both sides are one.
    var outer = resultShape
    var (step, valueStep, placeStep, count) = (1, 1, 0, 1)
    var isFirst = true
    while let last = outer.indices.last {
      let size = outer[last]
      if isFirst || size == 1 {
        if size != 1 {
          (step, valueStep, placeStep) = (strides[last], valueStrides[last], offsetStrides[last])
          isFirst = false
        }
      } else if strides[last] != step &* count || valueStrides[last] != valueStep &* count
        || offsetStrides[last] != placeStep &* count
      {
        break
      }
      count &*= size
      outer.removeLast()
    }
    func outerPart(_ whole: Dims) -> Dims {
      var part = whole
      while part.count > outer.count { part.removeLast() }
      return part
    }
    let (starts, valueStarts, places) = (
      outerPart(strides), outerPart(valueStrides), outerPart(offsetStrides)
    )
    var cursor = IndexCursor(shape: outer)
    // So many elements at a time, so that a request to stop is seen.
    let stretch = 1 << 18
    var looked = 0
    offsets.withUnsafeBufferPointer { offsets in
      guard let base = offsets.baseAddress else { return }
      repeat {
        looked &+= count
        if looked >= stretch {
          looked = 0
          if Interruption.isRequested { return }
        }
        let start = cursor.offset(starts)
        let valueStart = cursor.offset(valueStarts)
        let place = base + cursor.offset(places)
        var first = 0
        while first < count {
          if first > 0, Interruption.isRequested { return }
          body(
            Row(
              start: start &+ first &* step, valueStart: valueStart &+ first &* valueStep,
              places: place + first &* placeStep, placeStep: placeStep, step: step, valueStep: valueStep,
              count: min(stretch, count &- first)))
          first &+= stretch
        }
      } while cursor.advance()
    }
  }
}

private struct IndexCopy: ByteVisitor {
  let plan: AdvancedIndex
  let indexed: NDArray
  let values: NDArray
  let valueStrides: Dims
  let writes: Bool

  func visit<T>(_ type: T.Type) {
    let elements = indexed.pointer(as: T.self)
    let values = values.pointer(as: T.self)
    plan.forEachRow(valueStrides) { row in
      if row.isBlock {
        let (element, value) = (elements + (row.places[0] &+ row.start), values + row.valueStart)
        (writes ? element : value).update(from: writes ? value : element, count: row.count)
      } else if writes {
        row.forEachElement { elements[$0] = values[$1] }
      } else {
        row.forEachElement { values[$1] = elements[$0] }
      }
    }
  }
}

private struct IndexAccumulate: ElementVisitor {
  let plan: AdvancedIndex
  let indexed: NDArray
  let values: NDArray
  let valueStrides: Dims

  func visit<T: Element>(_ type: T.Type) {
    let elements = indexed.pointer(as: T.self)
    let values = values.pointer(as: T.self)
    plan.forEachRow(valueStrides) { row in
      row.forEachElement { elements[$0] = elements[$0].adding(values[$1]) }
    }
  }
}
