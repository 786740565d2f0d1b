import TensorCore

/// Tangents of views and of tensors that are written to in place.
extension Tensor {
  /// Makes the tangents of this view of `input` the same views of its tangents, so that writes to either are seen.
  func viewTangents(of input: Tensor) {
    guard scalarType == input.scalarType, let tangents = input.tangents else { return }
    for depth in 1...DualLevel.activeDepth {
      guard let level = DualLevel.live(depth), let tangent = tangents[depth] else { continue }
      let shift = array.offset - input.array.offset
      let part = try? DualLevel.with(activeUpTo: depth - 1) { () throws(TensorError) in
        try tangent.part(level, like: self.array, shift: shift, of: input.array)
      }
      if let part { ensureTangents().set(part, at: level) }
    }
  }

  /// Makes the tangents of this view of `input` views of its tangents, those that `input` has and those that writes
  /// give it later.
  func followTangents(of input: Tensor) {
    if input.isDual {
      viewTangents(of: input)
    } else {
      DualLevel.live(DualLevel.activeDepth)?.register(view: self)
    }
  }

  /// The view of this tangent that `view` is of its tensor; none where the two lie differently in memory.
  private func part(
    _ level: DualLevel, like view: NDArray, shift: Int, of whole: NDArray
  ) throws(TensorError) -> Tensor? {
    guard shift >= 0 else { return nil }
    guard level.directionCount != nil else {
      guard array.strides == whole.strides else { return nil }
      return try asStrided(view.shape, view.strides, shift)
    }
    guard Dims(array.strides.dropFirst()) == whole.strides else { return nil }
    let shape = Dims([array.shape[0]] + Array(view.shape))
    return try asStrided(shape, Dims([array.strides[0]] + Array(view.strides)), shift)
  }

  /// Gives this tensor, whose values have been replaced by those of `source`, its tangents, or none of its own.
  ///
  /// Throws where memory runs out.
  func replaceTangents(byThoseOf source: Tensor?) throws(TensorError) {
    for depth in 1...DualLevel.activeDepth {
      guard let level = DualLevel.live(depth) else { continue }
      let arriving = source?.tangent(depth)
      if arriving == nil && tangent(depth) == nil { continue }
      let root = view?.base ?? self
      let isNew = root.tangent(depth) == nil
      defer { if isNew, root.tangent(depth) != nil { DualLevel.showTangents(of: root) } }
      try DualLevel.with(activeUpTo: depth - 1) { () throws(TensorError) in
        var shape = Array(self.shape)
        if let count = level.directionCount { shape.insert(count, at: 0) }
        let wide = Dims(shape)
        guard var tangent = arriving else {
          return try self.putTangent(Tensor(try NDArray.zeros(wide, self.scalarType)), at: level)
        }
        if tangent.shape != wide {
          tangent = try tangent.alignedDirections(level, rank: self.dimensionCount).expand(wide)
        }
        // The source keeps its own, which later writes to this tensor must not reach.
        tangent = try tangent.clone()
        try self.putTangent(tangent.to(self.scalarType), at: level)
      }
    }
  }

  /// Sets the tangent at a level: that which is there is written to, and a view's is written into its base's.
  private func putTangent(_ tangent: Tensor, at level: DualLevel) throws(TensorError) {
    let existing = self.tangent(level.depth)
    if let existing, existing.shape == tangent.shape, existing.scalarType == tangent.scalarType {
      return try Copying.copy(tangent, into: existing)
    }
    guard let base = view?.base, base.scalarType == scalarType, existing == nil else {
      ensureTangents().set(tangent, at: level)
      return
    }
    if base.tangent(level.depth) == nil {
      base.ensureTangents().set(try base.zeroTangent(level), at: level)
    }
    guard let whole = base.tangent(level.depth),
      let part = try whole.part(
        level, like: array, shift: array.offset - base.array.offset, of: base.array)
    else {
      ensureTangents().set(tangent, at: level)
      return
    }
    try Copying.copy(tangent, into: part)
    ensureTangents().set(part, at: level)
  }

  /// Zeros that lie in memory as this tensor does.
  private func zeroTangent(_ level: DualLevel) throws(TensorError) -> Tensor {
    let extent = shape.extent(strides: array.strides)
    guard let count = level.directionCount else {
      let memory = try NDArray.zeros([extent], scalarType)
      return Tensor(memory.view(shape: shape, strides: array.strides, offset: 0))
    }
    let memory = try NDArray.zeros([count, extent], scalarType)
    return Tensor(
      memory.view(
        shape: Dims([count] + Array(shape)), strides: Dims([extent] + Array(array.strides)), offset: 0))
  }

  /// A tensor with its directions in the first dimension, and the others aligned with `rank` dimensions.
  func alignedDirections(_ level: DualLevel, rank: Int) throws(TensorError) -> Tensor {
    guard level.directionCount != nil, dimensionCount - 1 < rank else { return self }
    var shape = Array(self.shape)
    shape.insert(contentsOf: Array(repeating: 1, count: rank - (dimensionCount - 1)), at: 1)
    return try reshape(Dims(shape))
  }
}
