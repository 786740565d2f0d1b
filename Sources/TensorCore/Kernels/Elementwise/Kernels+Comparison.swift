import ComplexModule
import RealModule

extension Kernels {
  /// A comparison of two arrays, which are broadcast and converted to `type` first; bools.
  public static func compare(
    _ kernel: ComparisonKernel, _ a: NDArray, _ b: NDArray, type: ScalarType
  ) throws(TensorError) -> NDArray {
    let a = try a.converted(to: type)
    let b = try b.converted(to: type)
    let result = try NDArray.result(Dims.broadcast(a.shape, b.shape), .bool, like: a, b)
    try type.accept(ComparisonVisitor(kernel: kernel, a: a, b: .array(b), result: result))
    return result
  }

  /// A comparison of an array, converted to `type`, with a number; bools.
  public static func compare(
    _ kernel: ComparisonKernel, _ a: NDArray, scalar: Scalar, type: ScalarType
  ) throws(TensorError) -> NDArray {
    let a = try a.converted(to: type)
    let result = try NDArray.result(a.shape, .bool, like: a)
    try type.accept(ComparisonVisitor(kernel: kernel, a: a, b: .number(scalar), result: result))
    return result
  }
}

private struct ComparisonVisitor: ElementVisitor {
  let kernel: ComparisonKernel
  let a: NDArray
  let b: KernelOperand
  let result: NDArray

  func visit<T: Element>(_ type: T.Type) throws(TensorError) {
    switch kernel {
    case .equal: map { (x: T, y: T) in x.isEqual(to: y) }
    case .notEqual: map { (x: T, y: T) in !x.isEqual(to: y) }
    case .logicalAnd: map { (x: T, y: T) in !x.isZero && !y.isZero }
    case .logicalOr: map { (x: T, y: T) in !x.isZero || !y.isZero }
    case .logicalXor: map { (x: T, y: T) in x.isZero != y.isZero }
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      if T.scalarType.isComplex { throw T.scalarType.notImplemented(kernel.errorName) }
      switch kernel {
      case .less: map { (x: T, y: T) in x.isLess(than: y) }
      case .lessOrEqual: map { (x: T, y: T) in x.isLess(than: y) || x.isEqual(to: y) }
      case .greater: map { (x: T, y: T) in y.isLess(than: x) }
      default: map { (x: T, y: T) in y.isLess(than: x) || x.isEqual(to: y) }
      }
    }
  }

  @inline(__always)
  private func map<T: Element>(_ body: (T, T) -> Bool) {
    switch b {
    case .array(let b):
      ElementwisePlan.forEachTile(out: result, a, b) { $0.mapPairs(body) }
    case .number(let number):
      let y = T(scalar: number)
      ElementwisePlan.forEachTile(out: result, a) { tile in tile.map { (x: T) in body(x, y) } }
    }
  }
}
