/// How the elements of an array can be asked to lie in memory.
public enum MemoryFormat: String, Sendable {
  case contiguous = "contiguous_format"
  case preserved = "preserve_format"
  /// The channels, dimension 1, lie closest.
  case channelsLast = "channels_last"
  case channelsLast3d = "channels_last_3d"

  /// The dimensions from the widest step in memory to the closest; none where the format leaves them as they are.
  private var order: [Int]? {
    switch self {
    case .contiguous, .preserved: nil
    case .channelsLast: [0, 2, 3, 1]
    case .channelsLast3d: [0, 2, 3, 4, 1]
    }
  }

  /// The strides of a fresh array.
  ///
  /// Throws where the format needs another number of dimensions.
  public func strides(of shape: Dims) throws(TensorError) -> Dims {
    guard let order else { return shape.contiguousStrides }
    guard shape.count == order.count else {
      throw TensorError(.runtimeError, "required rank \(order.count) tensor to use \(rawValue) format")
    }
    var strides = Dims(repeating: 1, count: shape.count)
    var step = 1
    for dim in order.reversed() {
      strides[dim] = step
      step &*= Swift.max(shape[dim], 1)
    }
    return strides
  }

  /// Whether an array's elements lie so, whatever the strides of dimensions of size 1.
  public func describes(_ array: NDArray) -> Bool {
    guard let order else { return self == .preserved || array.isContiguous }
    guard array.shape.count == order.count else { return false }
    var expected = 1
    for dim in order.reversed() where array.shape[dim] != 1 {
      if array.strides[dim] != expected { return false }
      expected &*= array.shape[dim]
    }
    return true
  }
}

extension NDArray {
  /// A new array of this shape whose elements are not set.
  public func emptyLike(_ type: ScalarType, _ format: MemoryFormat) throws(TensorError) -> NDArray {
    if format == .preserved { return try emptyLike(type) }
    return try NDArray.empty(shape, type, format)
  }

  /// A new array whose elements are not set.
  public static func empty(
    _ shape: Dims, _ type: ScalarType, _ format: MemoryFormat
  ) throws(TensorError) -> NDArray {
    let strides = try format.strides(of: shape)
    var result = try NDArray.empty(shape, type)
    if strides != result.strides { result.strides = strides }
    return result
  }

  /// A copy in a format.
  public func copied(_ format: MemoryFormat) throws(TensorError) -> NDArray {
    let result = try emptyLike(scalarType, format)
    result.assign(self)
    return result
  }
}
