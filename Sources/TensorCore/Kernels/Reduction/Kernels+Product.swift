import CVectorMath
import ComplexModule

extension Kernels {
  /// The product over `dims`: integers and bools in int64.
  public static func product(
    _ a: NDArray, dims: Dims? = nil, keepDims: Bool = false, type: ScalarType? = nil
  ) throws(TensorError) -> NDArray {
    let target = type ?? (a.scalarType.isDifferentiable ? a.scalarType : .int64)
    let source = try a.converted(to: target)
    return try target.accept(
      ProductVisitor(a: source, plan: ReductionPlan(a.shape, dims: dims, keepDims: keepDims)))
  }
}

private struct ProductVisitor: ElementVisitor {
  let a: NDArray
  let plan: ReductionPlan

  func visit<T: Element>(_ type: T.Type) throws(TensorError) -> NDArray {
    let result = try NDArray.empty(plan.outputShape, T.scalarType)
    let isRow = Fold(a, plan).isContiguousRow
    switch T.scalarType {
    case .bool: fold(result, UInt8(1)) { (x: UInt8, y: UInt8) in x != 0 && y != 0 ? 1 : 0 }
    case .uint8: fold(result, UInt8(1), &*)
    case .int8: fold(result, Int8(1), &*)
    case .int16: fold(result, Int16(1), &*)
    case .int32: fold(result, Int32(1), &*)
    case .int64: fold(result, Int(1), &*)
    case .float16 where isRow:
      rows(result) { RowProduct.inLanes(16, $0, $1, Float16(1)) { Float16(Float($0) * Float($1)) } }
    case .float16:
      Fold(a, plan).fold(
        a.pointer(as: Float16.self), into: result.pointer(as: Float16.self), initial: Float(1),
        { Float(Float16($0 * Float($1))) },
        { Float16($0) })
    case .bfloat16 where isRow:
      rows(result) { RowProduct.inLanes(16, $0, $1, BFloat16(1)) { BFloat16($0.float * $1.float) } }
    case .bfloat16:
      Fold(a, plan).fold(
        a.pointer(as: BFloat16.self), into: result.pointer(as: BFloat16.self), initial: Float(1),
        { BFloat16($0 * $1.float).float }, { BFloat16($0) })
    case .float32 where isRow: rows(result, row_product_f32)
    case .float64 where isRow: rows(result, row_product_f64)
    case .complex64 where isRow:
      rows(result) { RowProduct.inLanes(4, $0, $1, Complex64(1, 0), complexProduct) }
    case .complex128 where isRow:
      rows(result) { RowProduct.inLanes(2, $0, $1, Complex128(1, 0), complexProduct) }
    case .float32: fold(result, Float(1), *)
    case .float64: fold(result, Double(1), *)
    case .complex64: fold(result, Complex64(1, 0)) { (x: Complex64, y: Complex64) in complexProduct(x, y) }
    case .complex128:
      fold(result, Complex128(1, 0)) { (x: Complex128, y: Complex128) in complexProduct(x, y) }
    }
    return result
  }

  private func rows<E>(_ result: NDArray, _ product: (UnsafePointer<E>, Int) -> E) {
    let (elements, results) = (a.pointer(as: E.self), result.pointer(as: E.self))
    Fold(a, plan).forEachResult { result, start in
      results[result] = product(elements + start, plan.reducedCount)
    }
  }

  @inline(__always)
  private func fold<E>(_ result: NDArray, _ one: E, _ body: (E, E) -> E) {
    Fold(a, plan).fold(
      a.pointer(as: E.self), into: result.pointer(as: E.self), initial: one, body, { $0 })
  }
}

/// Products of elements that lie side by side, in the order in which PyTorch multiplies them.
private enum RowProduct {
  /// Multiplies in four registers of `width` elements, which are then joined.
  @inline(__always)
  static func inLanes<T>(
    _ width: Int, _ row: UnsafePointer<T>, _ count: Int, _ one: T, _ multiply: (T, T) -> T
  ) -> T {
    let lanes = 4 &* width
    var result = one
    var next = 0
    if count >= lanes {
      withUnsafeTemporaryAllocation(of: T.self, capacity: lanes) { buffer in
        guard let lane = buffer.baseAddress else { return }
        lane.initialize(from: row, count: lanes)
        next = lanes
        while next &+ lanes <= count, !Interruption.isRequested(at: next / lanes) {
          for k in 0..<lanes { lane[k] = multiply(lane[k], row[next &+ k]) }
          next &+= lanes
        }
        for k in 0..<width {
          lane[k] = multiply(
            multiply(lane[k], lane[width &+ k]), multiply(lane[2 &* width &+ k], lane[3 &* width &+ k]))
        }
        result = lane[0]
        for k in 1..<width { result = multiply(result, lane[k]) }
      }
    }
    for i in next..<count { result = multiply(result, row[i]) }
    return result
  }
}
