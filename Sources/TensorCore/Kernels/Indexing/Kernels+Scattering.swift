import ComplexModule
import RealModule

/// What happens where a value meets an element that is already there.
public enum ScatterReduction: Sendable {
  case replace, add, multiply, minimum, maximum
}

extension Kernels {
  /// Writes `source` into `target` at `target[index[i][j]][j]` and so on along `dim`; of the same type.
  public static func scatter(
    into target: NDArray, dim: Int, index: NDArray, source: NDArray, _ reduction: ScatterReduction = .replace,
    isOneNumber: Bool = false
  ) throws(TensorError) {
    let axis = try wrapDimension(dim, count: target.shape.count)
    let positions = try checkedGatherIndex(
      target, axis, index, "scatter", source: isOneNumber ? nil : source.shape)
    if positions.elementCount == 0 { return }
    if source.scalarType != target.scalarType {
      throw TensorError(.runtimeError, "scatter(): Expected self.dtype to be equal to src.dtype")
    }
    // What has no dimensions counts as one element in a row.
    let places = try target.shape.isEmpty ? target.unsqueezed(0) : target
    let values = try source.shape.isEmpty ? source.unsqueezed(0) : source
    let shape = positions.shape.isEmpty ? [1] : positions.shape
    for dim in 0..<Swift.min(shape.count, values.shape.count) where shape[dim] > values.shape[dim] {
      throw TensorError(
        .runtimeError,
        "Expected index \(index.shape) to be no larger than self \(target.shape) apart from dimension \(axis) and "
          + "to be no larger size than src \(source.shape)")
    }
    guard values.shape.count == shape.count else {
      throw TensorError(
        .runtimeError, "Index tensor must have the same number of dimensions as src tensor")
    }
    var strides = places.strides
    strides[axis] = 0
    try target.scalarType.accept(
      ScatterVisitor(
        target: places, source: values, shape: shape, positions: positions.pointer(as: Int.self),
        strides: strides, step: places.strides[axis], reduction: reduction))
  }

  /// Adds `scale` times the subarrays of `source` to those of `target` at `index` along `dim`.
  public static func indexAdd(
    into target: NDArray, dim: Int, index: NDArray, source: NDArray, scale: Scalar = .int(1)
  ) throws(TensorError) {
    let axis = try wrapDimension(dim, count: target.shape.count)
    let positions = try index.converted(to: .int64).contiguous()
    let pointer = positions.pointer(as: Int.self)
    let size = target.shape.count == 0 ? 1 : target.shape[axis]
    for i in 0..<positions.elementCount where pointer[i] < 0 || pointer[i] >= size {
      // PyTorch scatters into matrices.
      if target.shape.count == 2 {
        throw TensorError(
          .runtimeError, "index \(pointer[i]) is out of bounds for dimension \(axis) with size \(size)")
      }
      throw TensorError(.indexError, "index out of range in self")
    }
    if axis == 0, source.isAlike(source), target.isAlike(target), source.scalarType == target.scalarType,
      source.elementCount &* size == target.elementCount &* positions.elementCount
    {
      if target.scalarType == .float64 {
        addBlocks(to: target, source, pointer, positions.elementCount, scale: scale.doubleValue)
      } else {
        addBlocks(to: target, source, pointer, positions.elementCount, scale: Float(scale.doubleValue))
      }
      return
    }
    for i in 0..<positions.elementCount {
      let place = target.shape.count == 0 ? target : try target.select(axis, pointer[i])
      let part = source.shape.count == 0 ? source : try source.select(axis, i)
      try addScaled(place, part, scale: scale, into: place)
    }
  }
}

extension Kernels {
  /// Adds `scale` times blocks of `source` to those of `target` at positions in the first dimension; all is contiguous.
  private static func addBlocks<T: VectorElement>(
    to target: NDArray, _ source: NDArray, _ positions: UnsafePointer<Int>, _ count: Int, scale: T
  ) {
    let width = count == 0 ? 0 : source.elementCount / count
    let (blocks, values) = (target.pointer(as: T.self), source.pointer(as: T.self))
    for i in 0..<count {
      if Interruption.isRequested(at: i) { return }
      let block = blocks + positions[i] &* width
      T.addScaled(block, block, values + i &* width, scale, width)
    }
  }
}

private struct ScatterVisitor: ElementVisitor {
  let target: NDArray
  let source: NDArray
  let shape: Dims
  let positions: UnsafeMutablePointer<Int>
  let strides: Dims
  let step: Int
  let reduction: ScatterReduction

  func visit<T: Element>(_ type: T.Type) throws(TensorError) {
    switch reduction {
    case .replace: scatter { (place: inout T, value: T) in place = value }
    case .add: scatter { (place: inout T, value: T) in place = place.adding(value) }
    case .multiply: scatter { (place: inout T, value: T) in place = place.multiplied(by: value) }
    case .minimum:
      scatter { (place: inout T, value: T) in
        if !value.isEqual(to: value) || value.isLess(than: place) { place = value }
      }
    case .maximum:
      scatter { (place: inout T, value: T) in
        if !value.isEqual(to: value) || place.isLess(than: value) { place = value }
      }
    }
  }

  /// Goes through the rows of the last dimension.
  @inline(__always)
  private func scatter<T>(_ meet: (inout T, T) -> Void) {
    let (values, elements) = (source.pointer(as: T.self), target.pointer(as: T.self))
    let last = shape.count - 1
    let (width, targetStep, sourceStep) = (shape[last], strides[last], source.strides[last])
    var outer = shape
    outer[last] = 1
    var cursor = IndexCursor(shape: outer)
    var next = positions
    repeat {
      let (places, row) = (elements + cursor.offset(strides), values + cursor.offset(source.strides))
      for i in 0..<width {
        if Interruption.isRequested(at: i) { return }
        meet(&places[i &* targetStep &+ next[i] &* step], row[i &* sourceStep])
      }
      next += width
    } while cursor.advance()
  }
}
