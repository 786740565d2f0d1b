/// An argument that is an array or a number.
public enum KernelOperand {
  case array(NDArray)
  case number(Scalar)

  /// As an array of a type: a 0-dim one for a number.
  func array(_ type: ScalarType) throws(TensorError) -> NDArray {
    switch self {
    case .array(let array): try array.converted(to: type)
    case .number(let value): try .scalar(value, type)
    }
  }
}

extension Kernels {
  /// `a` where `condition` is true, `b` elsewhere, both converted to `type`; all three broadcast.
  public static func select(
    _ condition: NDArray, _ a: KernelOperand, _ b: KernelOperand, type: ScalarType
  ) throws(TensorError) -> NDArray {
    if condition.scalarType != .bool && condition.scalarType != .uint8 {
      throw TensorError(
        .runtimeError,
        "where expected condition to be a boolean tensor, but got a tensor with dtype \(condition.scalarType.errorName)"
      )
    }
    let a = try a.array(type)
    let b = try b.array(type)
    let shape = try Dims.broadcast(Dims.broadcast(condition.shape, a.shape), b.shape)
    let result = try NDArray.result(shape, type, like: condition, a, b)
    ElementwisePlan.shareTiles(out: result, condition, a, b) { tile in
      switch type.byteCount {
      case 1: tile.mapTriples { (c: UInt8, x: UInt8, y: UInt8) in c != 0 ? x : y }
      case 2: tile.mapTriples { (c: UInt8, x: UInt16, y: UInt16) in c != 0 ? x : y }
      case 4: tile.mapTriples { (c: UInt8, x: UInt32, y: UInt32) in c != 0 ? x : y }
      case 8: tile.mapTriples { (c: UInt8, x: UInt64, y: UInt64) in c != 0 ? x : y }
      default: tile.mapTriples { (c: UInt8, x: WidePair, y: WidePair) in c != 0 ? x : y }
      }
    }
    return result
  }
}
