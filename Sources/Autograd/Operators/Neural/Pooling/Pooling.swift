import TensorCore

/// Pooling: the largest, or the mean, of windows over the last dimensions.
enum Pooling {
  // MARK: The largest

  /// The largest elements of windows, and their places.
  static func maximum(
    _ input: Tensor, _ windows: [PoolingWindows], node: String,
    saves: @autoclosure () -> [SavedName] = []
  ) throws(TensorError) -> (values: Tensor, places: Tensor) {
    let (values, places) = try Kernels.maximumPool(input.array, windows)
    let count = windows.count
    let shape = input.shape
    let map = LinearMap { (array) throws(TensorError) in
      try Kernels.pick(array, places, planeDimensions: count)
    } backward: { (array) throws(TensorError) in
      try Kernels.place(array, places, shape: shape, planeDimensions: count)
    }
    let indices = Tensor(places)
    return (
      try map(
        input, node: node, savesInput: true, places: ("result1", indices), saves: saves(), result: values),
      indices
    )
  }

  /// The elements of an input put at places of larger planes of zeros.
  static func unpool(
    _ input: Tensor, _ places: Tensor, sizes: [Int], node: String
  ) throws(TensorError) -> Tensor {
    if places.scalarType != .int64 {
      throw TensorError(
        .runtimeError, "elements in indices should be type int64 but got: \(places.scalarType.errorName)")
    }
    try checkPlaces(input, places)
    var shape = Dims(input.shape.dropLast(sizes.count))
    for size in sizes { shape.append(size) }
    let (count, full, array) = (sizes.count, shape, places.array)
    let map = LinearMap { (source) throws(TensorError) in
      try Kernels.place(source, array, shape: full, planeDimensions: count, replaces: true)
    } backward: { (source) throws(TensorError) in
      try Kernels.pick(source, array, planeDimensions: count)
    }
    return try map(input, node: node, places: ("indices", places))
  }

  /// Throws PyTorch's error where there is not a place for each element.
  static func checkPlaces(_ input: Tensor, _ places: Tensor) throws(TensorError) {
    if places.shape != input.shape {
      throw TensorError(
        .runtimeError,
        "Expected shape of indices to be same as that of the input tensor (\(input.shape)) but got indices tensor "
          + "with shape: \(places.shape)")
    }
  }

  // MARK: The mean

  /// The last dimensions made anew, one after the other.
  ///
  /// - Parameter wholeTypes: the types of whole numbers for which there is this operator; it leaves fractions out.
  static func resample(
    _ input: Tensor, _ taps: [ResamplingTaps], node: String, wholeTypes: [ScalarType] = [],
    savesInput: Bool = false, saves: @autoclosure () -> [SavedName] = []
  ) throws(TensorError) -> Tensor {
    let first = input.dimensionCount - taps.count
    if wholeTypes.contains(input.scalarType) {
      var result = try input.array.converted(to: .float64)
      for (offset, taps) in taps.enumerated() {
        result = try Kernels.resample(result, dim: first + offset, taps)
      }
      // A sum of fractions may lie just below the whole number that it stands for.
      let nudge = try Kernels.binary(
        .multiply, Kernels.unary(.sign, result), scalar: .double(1e-9), type: .float64)
      return Tensor(
        try Kernels.binary(.add, result, nudge, type: .float64).converted(to: input.scalarType))
    }
    let map = LinearMap { (array) throws(TensorError) in
      var result = array
      for (offset, taps) in taps.enumerated() {
        result = try Kernels.resample(result, dim: first + offset, taps)
      }
      return result
    } backward: { (array) throws(TensorError) in
      var result = array
      for (offset, taps) in taps.enumerated().reversed() {
        result = try Kernels.resample(result, dim: first + offset, taps, isTransposed: true)
      }
      return result
    }
    return try map(input, node: node, savesInput: savesInput, saves: saves())
  }

  // MARK: To a given size

  /// The windows that split a dimension into `count` nearly equal parts, which may overlap.
  private static func parts(_ size: Int, _ count: Int) -> PoolingWindows {
    PoolingWindows(
      starts: (0..<count).map { $0 &* size / count },
      ends: (0..<count).map { (($0 &+ 1) &* size &+ count &- 1) / count })
  }

  /// The output sizes of an adaptive pooling; none stands for the input's own.
  private static func adaptiveSizes(
    _ input: Tensor, _ wanted: [Int?], _ name: String
  ) throws(TensorError) -> [Int] {
    let count = wanted.count
    guard input.dimensionCount == count + 1 || input.dimensionCount == count + 2 else {
      throw TensorError(
        .runtimeError,
        "\(name): Expected \(count + 1)D or \(count + 2)D tensor, but got\(name.contains("max") ? ":" : "") "
          + "\(input.shape)")
    }
    let sizes = Array(input.shape.suffix(count))
    for (offset, size) in sizes.enumerated() where size == 0 {
      throw TensorError(
        .runtimeError,
        "\(name): Expected input to have non-zero size for non-batch dimensions, but input has sizes \(input.shape) "
          + "with dimension \(input.dimensionCount - count + offset) being empty")
    }
    let output = wanted.indices.map { wanted[$0] ?? sizes[$0] }
    if output.contains(where: { $0 < 0 }) {
      throw TensorError(
        .runtimeError,
        name.contains("max")
          ? "Trying to create tensor with negative dimension \(output.first { $0 < 0 } ?? 0): "
            + "\(Dims(Array(input.shape.dropLast(count)) + output))"
          : "\(name.dropLast(2)): elements of output_size must be greater than or equal to 0 but received "
            + "{\(output.prefix(2).map(String.init).joined(separator: ", "))"
            + output.dropFirst(2).map { ",\($0)" }.joined() + "}")
    }
    try checkMemory(input, output)
    return output
  }

  /// Throws PyTorch's allocator error for a result that would not fit, before anything is made for its places.
  static func checkMemory(_ input: Tensor, _ output: [Int]) throws(TensorError) {
    let shape = Dims(input.shape.dropLast(output.count) + output)
    _ = try NDArray.empty(shape, input.scalarType)
    if output.contains(where: { $0 > 1 << 27 }) { throw Storage.outOfMemory(output.reduce(4, &*)) }
  }

  static func adaptiveAverage(
    _ input: Tensor, _ wanted: [Int?], node: String
  ) throws(TensorError) -> Tensor {
    let count = wanted.count
    let output = try adaptiveSizes(input, wanted, "adaptive_avg_pool\(count)d()")
    if output.allSatisfy({ $0 == 1 }) {
      return try Reduction.mean(input, Array(-count..<0), keepsDimensions: true)
    }
    try input.scalarType.checkIsFloatingPoint(
      for: count == 3 ? "adaptive_avg_pool3d_cpu" : "adaptive_avg_pool2d")
    let sizes = Array(input.shape.suffix(count))
    let taps = output.indices.map { dim in
      let windows = parts(sizes[dim], output[dim])
      return ResamplingTaps(
        inputSize: sizes[dim],
        sources: zip(windows.starts, windows.ends).map { start, end in
          (start..<end).map { ($0, 1 / Double(end - start)) }
        })
    }
    return try resample(input, taps, node: node, savesInput: true)
  }

  static func adaptiveMaximum(
    _ input: Tensor, _ wanted: [Int?], node: String
  ) throws(TensorError) -> (values: Tensor, places: Tensor) {
    let output = try adaptiveSizes(input, wanted, "adaptive_max_pool\(wanted.count)d()")
    if !input.scalarType.isFloatingPoint {
      throw input.scalarType.notImplemented("adaptive_max_pool\(wanted.count)d")
    }
    let sizes = Array(input.shape.suffix(output.count))
    return try maximum(input, output.indices.map { parts(sizes[$0], output[$0]) }, node: node)
  }

  /// Runs a pooling over two dimensions on an input with one, which shows in the graph as PyTorch does it.
  static func inTwoDimensions(
    _ input: Tensor, _ body: (Tensor) throws(TensorError) -> (Tensor, Tensor?)
  ) throws(TensorError) -> (Tensor, Tensor?) {
    let (values, places) = try body(input.unsqueeze(-2))
    let squeezed = try places.map { (places) throws(TensorError) in try Dimensions.squeeze(places, [-2]) }
    return (try Dimensions.squeeze(values, [-2]), squeezed)
  }
}
