extension Kernels {
  /// The fewest elements of kernels that share their work between two threads.
  public static let leastShared = ParallelFor.leastShared

  /// How many elements of every array fit well in a processor's own cache.
  private static let block = 8_192

  /// `gradient * kernel(input)`, or without a kernel `gradient * input`, written into `result`.
  ///
  /// The arrays are alike, see ``NDArray/isAlike(_:)``; `result` may be `gradient`. The slopes are computed some at a
  /// time, so that they never leave the cache.
  public static func multiply(
    _ gradient: NDArray, by kernel: UnaryKernel?, of input: NDArray, into result: NDArray
  ) throws(TensorError) {
    guard let kernel else {
      return try binary(.multiply, gradient, input, type: gradient.scalarType, into: result)
    }
    try result.forEachPart { (range) throws(TensorError) in
      let slopes = try NDArray.empty([min(range.count, block)], gradient.scalarType)
      var start = range.lowerBound
      while start < range.upperBound {
        let part = start..<min(start &+ block, range.upperBound)
        let slope = slopes.part(0..<part.count)
        try unary(kernel, input.part(part), into: slope)
        try binary(.multiply, gradient.part(part), slope, type: gradient.scalarType, into: result.part(part))
        start = part.upperBound
      }
    }
  }
}

extension NDArray {
  /// Whether both are contiguous arrays of one shape and one type of real floating point numbers in full width.
  public func isAlike(_ other: NDArray) -> Bool {
    (scalarType == .float32 || scalarType == .float64) && other.scalarType == scalarType && isContiguous
      && other.isContiguous && hasShape(of: other)
  }
}
