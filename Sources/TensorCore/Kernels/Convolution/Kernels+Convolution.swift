/// Convolution of arrays [batch, channels, ...] with weights [channels out, channels in / groups, ...], as products
/// with the columns of the windows.
extension Kernels {
  /// The convolution of an input.
  ///
  /// All arrays have one floating point type; the caller has checked that the shapes fit.
  public static func convolution(
    _ input: NDArray, _ weight: NDArray, _ geometry: ConvolutionGeometry, groups: Int
  ) throws(TensorError) -> NDArray {
    var shape: Dims = [input.shape[0], weight.shape[0]]
    for size in geometry.output { shape.append(size) }
    return try Convolution(geometry, groups, batch: input.shape[0]).run(
      input, weight, result: shape, name: "slow_conv2d_cpu"
    ) {
      $0.forward($1, $2, $3)
    } float64: {
      $0.forward($1, $2, $3)
    }
  }

  /// The gradient of a convolution's input: its transpose.
  public static func convolutionInputGradient(
    _ gradient: NDArray, _ weight: NDArray, _ geometry: ConvolutionGeometry, groups: Int
  ) throws(TensorError) -> NDArray {
    var shape: Dims = [gradient.shape[0], weight.shape[1] &* groups]
    for size in geometry.input { shape.append(size) }
    return try Convolution(geometry, groups, batch: gradient.shape[0]).run(
      gradient, weight, result: shape, name: "slow_conv_transpose2d_out_cpu"
    ) {
      $0.inputGradient($1, $2, $3)
    } float64: {
      $0.inputGradient($1, $2, $3)
    }
  }

  /// The gradient of a convolution's weight.
  public static func convolutionWeightGradient(
    _ input: NDArray, _ gradient: NDArray, _ geometry: ConvolutionGeometry, groups: Int
  ) throws(TensorError) -> NDArray {
    var shape: Dims = [gradient.shape[1], input.shape[1] / groups]
    for size in geometry.kernel { shape.append(size) }
    return try Convolution(geometry, groups, batch: input.shape[0]).run(
      input, gradient, result: shape, name: "slow_conv2d_cpu"
    ) {
      $0.weightGradient($1, $2, $3)
    } float64: {
      $0.weightGradient($1, $2, $3)
    }
  }

  /// The windows of an input [batch, channels, ...] as [batch, channels * kernel, windows].
  public static func windows(
    _ input: NDArray, _ geometry: ConvolutionGeometry
  ) throws(TensorError) -> NDArray {
    let (batch, channels) = (input.shape[0], input.shape[1])
    let shape: Dims = [batch, channels &* geometry.kernelCount, geometry.outputCount]
    return try Convolution(geometry, 1, batch: batch).run(
      input, input, result: shape, name: "im2col_out_cpu", takesTruths: true
    ) {
      $0.gather($1, channels, $3)
    } float64: {
      $0.gather($1, channels, $3)
    }
  }

  /// The sum of windows where they overlap: the transpose of ``windows(_:_:)``.
  public static func overlaid(
    _ columns: NDArray, _ geometry: ConvolutionGeometry
  ) throws(TensorError) -> NDArray {
    let channels = columns.shape[1] / Swift.max(geometry.kernelCount, 1)
    var shape: Dims = [columns.shape[0], channels]
    for size in geometry.input { shape.append(size) }
    return try Convolution(geometry, 1, batch: columns.shape[0]).run(
      columns, columns, result: shape, name: "col2im_out_cpu"
    ) {
      $0.scatter($1, channels, $3)
    } float64: {
      $0.scatter($1, channels, $3)
    }
  }
}

/// One convolution, or a part of its derivative.
private struct Convolution {
  let geometry: ConvolutionGeometry
  let groups: Int
  let batch: Int
  let windows: WindowColumns

  init(_ geometry: ConvolutionGeometry, _ groups: Int, batch: Int) {
    self.geometry = geometry
    self.groups = groups
    self.batch = batch
    windows = WindowColumns(geometry)
  }

  /// An array's elements, row by row, with the sizes of its first two dimensions.
  struct Operand<T> {
    let pointer: UnsafeMutablePointer<T>
    let first: Int
    let second: Int

    init(_ array: NDArray) {
      pointer = array.pointer(as: T.self)
      first = array.shape.count > 0 ? array.shape[0] : 1
      second = array.shape.count > 1 ? array.shape[1] : 1
    }
  }

  /// Calls a body on row-major arrays; half-width types are computed in float32.
  ///
  /// Throws PyTorch's error, in which the kernel has a `name`, for other types.
  func run(
    _ a: NDArray, _ b: NDArray, result shape: Dims, name: String, takesTruths: Bool = false,
    _ float32: (Convolution, Operand<Float>, Operand<Float>, Operand<Float>) -> Void,
    float64: (Convolution, Operand<Double>, Operand<Double>, Operand<Double>) -> Void
  ) throws(TensorError) -> NDArray {
    let type = a.scalarType
    guard type.isFloatingPoint || type == .int64 || type == .bool && takesTruths else {
      throw type.notImplemented(name)
    }
    // Whole numbers are exact as long as they have fewer than 53 bits.
    let computed: ScalarType = type == .float64 || type == .int64 ? .float64 : .float32
    let first = try a.converted(to: computed).contiguous()
    let second = try b.converted(to: computed).contiguous()
    let result = try NDArray.zeros(shape, computed)
    if result.elementCount > 0 {
      if computed == .float32 {
        float32(self, Operand(first), Operand(second), Operand(result))
      } else {
        float64(self, Operand(first), Operand(second), Operand(result))
      }
    }
    return try result.converted(to: type)
  }

  /// Calls `body` with memory for one group's columns.
  @inline(__always)
  private func withColumns<T: ComputeFloat>(
    _ channels: Int, _: T.Type, _ body: (UnsafeMutablePointer<T>) -> Void
  ) {
    let columns = UnsafeMutablePointer<T>.allocate(
      capacity: Swift.max(channels &* geometry.kernelCount &* geometry.outputCount, 1))
    defer { columns.deallocate() }
    body(columns)
  }

  /// Calls `body` with parts of the batch and memory for one group's columns, on two threads where that is much work.
  ///
  /// - Parameter work: How many products make up one place of a group's result.
  @inline(__always)
  private func shareBatch<T: ComputeFloat>(
    _ channels: Int, work: Int, _: T.Type, _ body: (Range<Int>, UnsafeMutablePointer<T>) -> Void
  ) {
    let size = groups &* Swift.max(work, 1) &* geometry.outputCount
    LinearAlgebraLibrary.withOneThread {
      ParallelFor.run(batch, ofSize: size) { examples in
        withColumns(channels, T.self) { columns in body(examples, columns) }
      }
    }
  }

  private func multiply<T: ProductElement>(
    _ a: MatrixProduct.Operand<T>, _ b: MatrixProduct.Operand<T>, _ result: UnsafeMutablePointer<T>,
    _ rows: Int, _ inner: Int, _ columns: Int
  ) {
    MatrixProduct.multiply(a, b, into: result, rows: rows, inner: inner, columns: columns)
  }

  @inline(__always)
  private func matrix<T>(
    _ pointer: UnsafeMutablePointer<T>, columns: Int, isTransposed: Bool = false
  ) -> MatrixProduct.Operand<T> {
    MatrixProduct.Operand(
      pointer: pointer, rowStride: isTransposed ? 1 : columns, columnStride: isTransposed ? columns : 1)
  }

  func forward<T: ComputeFloat & ProductElement>(
    _ input: Operand<T>, _ weight: Operand<T>, _ result: Operand<T>
  ) {
    let channelsIn = weight.second
    let channelsOut = weight.first / groups
    let inner = channelsIn &* geometry.kernelCount
    let (inputSize, outputSize) = (geometry.inputCount, geometry.outputCount)
    shareBatch(channelsIn, work: channelsOut &* inner, T.self) { examples, columns in
      for index in examples where !Interruption.isRequested {
        for group in 0..<groups {
          let source = input.pointer + (index &* groups &+ group) &* channelsIn &* inputSize
          let target = result.pointer + (index &* groups &+ group) &* channelsOut &* outputSize
          if !geometry.isPointwise { windows.gather(source, channels: channelsIn, into: columns) }
          multiply(
            matrix(weight.pointer + group &* channelsOut &* inner, columns: inner),
            matrix(geometry.isPointwise ? source : columns, columns: outputSize), target, channelsOut, inner,
            outputSize)
        }
      }
    }
  }

  func inputGradient<T: ComputeFloat & ProductElement>(
    _ gradient: Operand<T>, _ weight: Operand<T>, _ result: Operand<T>
  ) {
    let channelsIn = weight.second
    let channelsOut = weight.first / groups
    let inner = channelsIn &* geometry.kernelCount
    let (inputSize, outputSize) = (geometry.inputCount, geometry.outputCount)
    shareBatch(channelsIn, work: channelsOut &* inner, T.self) { examples, columns in
      for index in examples where !Interruption.isRequested {
        for group in 0..<groups {
          let source = gradient.pointer + (index &* groups &+ group) &* channelsOut &* outputSize
          let target = result.pointer + (index &* groups &+ group) &* channelsIn &* inputSize
          multiply(
            matrix(weight.pointer + group &* channelsOut &* inner, columns: inner, isTransposed: true),
            matrix(source, columns: outputSize), geometry.isPointwise ? target : columns, inner, channelsOut,
            outputSize)
          if !geometry.isPointwise { windows.scatter(columns, channels: channelsIn, addingTo: target) }
        }
      }
    }
  }

  func weightGradient<T: ComputeFloat & ProductElement>(
    _ input: Operand<T>, _ gradient: Operand<T>, _ result: Operand<T>
  ) {
    let channelsIn = result.second
    let channelsOut = result.first / groups
    let inner = channelsIn &* geometry.kernelCount
    let (inputSize, outputSize) = (geometry.inputCount, geometry.outputCount)
    let part = UnsafeMutablePointer<T>.allocate(capacity: Swift.max(channelsOut &* inner, 1))
    defer { part.deallocate() }
    withColumns(channelsIn, T.self) { columns in
      for index in 0..<batch where !Interruption.isRequested {
        for group in 0..<groups {
          let source = input.pointer + (index &* groups &+ group) &* channelsIn &* inputSize
          let slope = gradient.pointer + (index &* groups &+ group) &* channelsOut &* outputSize
          if !geometry.isPointwise { windows.gather(source, channels: channelsIn, into: columns) }
          multiply(
            matrix(slope, columns: outputSize),
            matrix(geometry.isPointwise ? source : columns, columns: outputSize, isTransposed: true), part,
            channelsOut, outputSize, inner)
          let target = result.pointer + group &* channelsOut &* inner
          for place in 0..<(channelsOut &* inner) { target[place] += part[place] }
        }
      }
    }
  }

  func gather<T: ComputeFloat>(_ input: Operand<T>, _ channels: Int, _ result: Operand<T>) {
    let block = channels &* geometry.kernelCount &* geometry.outputCount
    for index in 0..<batch {
      windows.gather(
        input.pointer + index &* channels &* geometry.inputCount, channels: channels,
        into: result.pointer + index &* block)
    }
  }

  func scatter<T: ComputeFloat>(_ columns: Operand<T>, _ channels: Int, _ result: Operand<T>) {
    let block = channels &* geometry.kernelCount &* geometry.outputCount
    for index in 0..<batch {
      windows.scatter(
        columns.pointer + index &* block, channels: channels,
        addingTo: result.pointer + index &* channels &* geometry.inputCount)
    }
  }
}
