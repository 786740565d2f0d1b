/// The four operations of arithmetic on few numbers, which is what a learner's tensors hold.
///
/// There the work is next to nothing and the way to it counts: no plan, no tiles, no operands in an enumeration.
/// The results are those of the general kernels, bit for bit.
extension Kernels {
  /// Above this count the general kernels are no slower.
  private static let smallCount = 64

  /// The result for small float32 or float64 arrays of one shape; nil where the general kernel has to do it.
  @inline(__always)
  static func smallArithmetic(
    _ kernel: BinaryKernel, _ a: NDArray, _ b: NDArray, type: ScalarType
  ) throws(TensorError) -> NDArray? {
    guard isSmallArithmetic(kernel, a, type), b.scalarType == type, a.hasShape(of: b),
      let aStep = a.singleStep, let bStep = b.singleStep
    else { return nil }
    let result = try NDArray.empty(a.layout.isRowMajor ? a.layout : b.layout, type)
    let count = a.elementCount
    if type == .float32 {
      loop(
        kernel, a.pointer(as: Float.self), aStep, b.pointer(as: Float.self), bStep,
        result.pointer(as: Float.self), count)
    } else {
      loop(
        kernel, a.pointer(as: Double.self), aStep, b.pointer(as: Double.self), bStep,
        result.pointer(as: Double.self), count)
    }
    return result
  }

  /// The result for a small float32 or float64 array and a number; nil where the general kernel has to do it.
  @inline(__always)
  static func smallArithmetic(
    _ kernel: BinaryKernel, _ a: NDArray, scalar: Scalar, type: ScalarType
  ) throws(TensorError) -> NDArray? {
    guard isSmallArithmetic(kernel, a, type), let step = a.singleStep else { return nil }
    if case .complex = scalar { return nil }
    let result = try NDArray.empty(a.layout, type)
    let count = a.elementCount
    if type == .float32 {
      var number = Float(scalar.doubleValue)
      withUnsafePointer(to: &number) {
        loop(kernel, a.pointer(as: Float.self), step, $0, 0, result.pointer(as: Float.self), count)
      }
    } else {
      var number = scalar.doubleValue
      withUnsafePointer(to: &number) {
        loop(kernel, a.pointer(as: Double.self), step, $0, 0, result.pointer(as: Double.self), count)
      }
    }
    return result
  }

  @inline(__always)
  private static func isSmallArithmetic(_ kernel: BinaryKernel, _ a: NDArray, _ type: ScalarType) -> Bool {
    guard a.scalarType == type, type == .float32 || type == .float64, a.elementCount <= smallCount else {
      return false
    }
    switch kernel {
    case .add, .subtract, .multiply, .divide: return true
    default: return false
    }
  }

  @inline(__always)
  private static func loop<T: BinaryFloatingPoint>(
    _ kernel: BinaryKernel, _ a: UnsafePointer<T>, _ aStep: Int, _ b: UnsafePointer<T>, _ bStep: Int,
    _ result: UnsafeMutablePointer<T>, _ count: Int
  ) {
    var i = 0
    switch kernel {
    case .add:
      while i < count {
        result[i] = a[i &* aStep] + b[i &* bStep]
        i &+= 1
      }
    case .subtract:
      while i < count {
        result[i] = a[i &* aStep] - b[i &* bStep]
        i &+= 1
      }
    case .multiply:
      while i < count {
        result[i] = a[i &* aStep] * b[i &* bStep]
        i &+= 1
      }
    default:
      while i < count {
        result[i] = a[i &* aStep] / b[i &* bStep]
        i &+= 1
      }
    }
  }
}

extension NDArray {
  /// The distance from each element to the next, where it is one and the same: in contiguous arrays, in vectors of
  /// any stride, and in a single number shown in any shape.
  @inline(__always)
  var singleStep: Int? {
    if layout.isContiguous { return 1 }
    return layout.repeatsOneElement ? 0 : layout.shape.count == 1 ? layout.strides[0] : nil
  }
}
