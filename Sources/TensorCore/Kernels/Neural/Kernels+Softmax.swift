import CVectorMath

extension Kernels {
  /// Softmax, or its logarithm, along `dim`.
  public static func softmax(_ a: NDArray, dim: Int, logarithm: Bool) throws(TensorError) -> NDArray {
    if a.dimensionCount > 0, dim == a.dimensionCount - 1, a.isContiguous, a.shape[dim] > 0 {
      let result = try NDArray.empty(a.layout, a.scalarType)
      switch a.scalarType {
      case .float32:
        softmaxRows(a, result, Float.self) { softmax_row_f32($0, $1, $2, logarithm ? 1 : 0) }
        return result
      case .float64:
        softmaxRows(a, result, Double.self) { softmax_row_f64($0, $1, $2, logarithm ? 1 : 0) }
        return result
      default: break
      }
    }
    if a.elementCount == 0 { return try NDArray.empty(a.shape, a.scalarType) }
    // Along the last dimension PyTorch rounds each step of the logarithm.
    if a.scalarType.isHalfWidth, !(logarithm && dim == a.dimensionCount - 1) {
      return try softmax(a.converted(to: .float32).contiguous(), dim: dim, logarithm: logarithm)
        .converted(to: a.scalarType)
    }
    // Large arrays are shared between processors.
    if a.isContiguous, a.elementCount <= 1 << 20, a.scalarType == .float32 || a.scalarType == .float64 {
      let result = try NDArray.empty(a.layout, a.scalarType)
      if a.scalarType == .float32 {
        softmaxColumns(a, result, dim: dim, Float.self) {
          softmax_columns_f32($0, $1, $2, $3, logarithm ? 1 : 0, $4)
        }
      } else {
        softmaxColumns(a, result, dim: dim, Double.self) {
          softmax_columns_f64($0, $1, $2, $3, logarithm ? 1 : 0, $4)
        }
      }
      return result
    }
    let largest = try maximum(a, dims: [dim], keepDims: true)
    let shifted = try binary(.subtract, a, largest, type: a.scalarType)
    let powers = try unary(.exp, shifted)
    let total = try sum(powers, dims: [dim], keepDims: true)
    return try logarithm
      ? binary(.subtract, shifted, unary(.log, total), type: a.scalarType)
      : binary(.divide, powers, total, type: a.scalarType)
  }

  private static func softmaxRows<C: ComputeFloat>(
    _ a: NDArray, _ result: NDArray, _: C.Type,
    _ row: (UnsafeMutablePointer<C>, UnsafePointer<C>, Int) -> Void
  ) {
    let width = a.shape[a.dimensionCount - 1]
    let source = a.pointer(as: C.self)
    let target = result.pointer(as: C.self)
    forEachRow(a.elementCount / width, width: width) { rows in
      for index in rows { row(target + index &* width, source + index &* width, width) }
    }
  }

  private static func softmaxColumns<C: ComputeFloat>(
    _ a: NDArray, _ result: NDArray, dim: Int, _: C.Type,
    _ columns: (UnsafeMutablePointer<C>, UnsafePointer<C>, Int, Int, UnsafeMutablePointer<C>) -> Void
  ) {
    let depth = a.dimensionCount == 0 ? 1 : a.shape[dim]
    var inner = 1
    for index in 0..<a.dimensionCount where index > dim { inner *= a.shape[index] }
    let block = depth &* inner
    let (source, target) = (a.pointer(as: C.self), result.pointer(as: C.self))
    withUnsafeTemporaryAllocation(of: C.self, capacity: 2 &* inner) { work in
      guard let work = work.baseAddress else { return }
      for index in 0..<a.elementCount / block where !Interruption.isRequested {
        columns(target + index &* block, source + index &* block, depth, inner, work)
      }
    }
  }

  /// The gradient of softmax's input, or of its logarithm's, given the result; none where there is no fused kernel.
  public static func softmaxGradient(
    _ gradient: NDArray, result: NDArray, dim: Int, logarithm: Bool
  ) throws(TensorError) -> NDArray? {
    guard result.dimensionCount > 0, dim == result.dimensionCount - 1, result.isContiguous,
      gradient.scalarType == result.scalarType, result.shape[dim] > 0
    else { return nil }
    let gradient = try gradient.contiguous()
    let input = try NDArray.empty(result.layout, result.scalarType)
    switch result.scalarType {
    case .float32:
      softmaxRowGradients(gradient, result, input, Float.self) {
        softmax_row_gradient_f32($0, $1, $2, $3, logarithm ? 1 : 0)
      }
    case .float64:
      softmaxRowGradients(gradient, result, input, Double.self) {
        softmax_row_gradient_f64($0, $1, $2, $3, logarithm ? 1 : 0)
      }
    default: return nil
    }
    return input
  }

  private static func softmaxRowGradients<C: ComputeFloat>(
    _ gradient: NDArray, _ result: NDArray, _ input: NDArray, _: C.Type,
    _ row: (UnsafeMutablePointer<C>, UnsafePointer<C>, UnsafePointer<C>, Int) -> Void
  ) {
    let width = result.shape[result.dimensionCount - 1]
    let (g, y, x) = (gradient.pointer(as: C.self), result.pointer(as: C.self), input.pointer(as: C.self))
    forEachRow(result.elementCount / width, width: width) { rows in
      for index in rows {
        let start = index &* width
        row(x + start, g + start, y + start, width)
      }
    }
  }

  /// Calls `body` with ranges of rows, on both processors where there are many elements.
  static func forEachRow(_ rows: Int, width: Int, _ body: (Range<Int>) -> Void) {
    if rows &* width < ParallelFor.leastShared || rows < 2 {
      body(0..<rows)
      return
    }
    // Work is shared by elements; each part takes the rows that begin in it.
    ParallelFor.run(rows &* width) { range in
      body((range.lowerBound &+ width &- 1) / width..<(range.upperBound &+ width &- 1) / width)
    }
  }

  /// The sum of a row in eight parts side by side, which registers hold.
  @inline(__always)
  static func rowSum<C: ComputeFloat>(_ count: Int, _ item: (Int) -> C) -> C {
    var s: (C, C, C, C, C, C, C, C) = (0, 0, 0, 0, 0, 0, 0, 0)
    var i = 0
    while i &+ 8 <= count {
      s.0 += item(i)
      s.1 += item(i &+ 1)
      s.2 += item(i &+ 2)
      s.3 += item(i &+ 3)
      s.4 += item(i &+ 4)
      s.5 += item(i &+ 5)
      s.6 += item(i &+ 6)
      s.7 += item(i &+ 7)
      i &+= 8
    }
    while i < count {
      s.0 += item(i)
      i &+= 1
    }
    return ((s.0 + s.4) + (s.1 + s.5)) + ((s.2 + s.6) + (s.3 + s.7))
  }
}
