/// An array as the kernels of few numbers take it: plain words, so that passing it counts no references.
///
/// The array that it was made from must outlive it.
public struct SmallArray {
  @usableFromInline let pointer: UnsafeMutableRawPointer
  @usableFromInline let layout: Unmanaged<Layout>
  @usableFromInline let scalarType: ScalarType

  /// - Parameter pointer: the storage's first element.
  @inlinable @inline(__always)
  public init(
    _ pointer: UnsafeMutableRawPointer, offset: Int, _ layout: Unmanaged<Layout>, _ scalarType: ScalarType
  ) {
    self.pointer = pointer + offset &* (scalarType == .float32 ? 4 : 8)
    self.layout = layout
    self.scalarType = scalarType
  }

  /// The number of elements, if they are few float32 or float64 numbers.
  @inline(__always) fileprivate var count: Int? {
    guard scalarType == .float32 || scalarType == .float64 else { return nil }
    let count = layout._withUnsafeGuaranteedRef { $0.elementCount }
    return count <= SmallKernels.limit ? count : nil
  }

  /// The distance from each element to the next, where it is one and the same.
  @inline(__always) fileprivate var step: Int? { layout._withUnsafeGuaranteedRef { $0.singleStep } }

  @inline(__always) fileprivate func elements<T>(_: T.Type) -> UnsafeMutablePointer<T> {
    pointer.assumingMemoryBound(to: T.self)
  }
}

/// Operators on few numbers, which is what a learner's tensors hold.
///
/// There the work is next to nothing and the way to it counts: no plan, no tiles, no reference counted. The results
/// are those of the general kernels, bit for bit; where these have to do it, the result is nil or false.
public enum SmallKernels {
  /// Above this count the general kernels are no slower.
  fileprivate static let limit = 64

  // MARK: Arithmetic

  /// Whether `kernel` is one of the four operations that there are small kernels of.
  @inlinable @inline(__always)
  public static func has(_ kernel: BinaryKernel) -> Bool {
    switch kernel {
    case .add, .subtract, .multiply, .divide: true
    default: false
    }
  }

  /// `a op b` for arrays of one shape, or of which one is a single number.
  public static func binary(_ kernel: BinaryKernel, _ a: SmallArray, _ b: SmallArray) -> NDArray? {
    guard a.scalarType == b.scalarType, let count = a.count, let shapes = shapes(a, b, count),
      let aStep = a.step, let bStep = b.step
    else { return nil }
    let isSecond = shapes == .secondIsLarger
    let larger = isSecond ? b : a
    let result = result(like: larger)
    run(
      kernel, a, shapes == .secondIsLarger ? 0 : aStep, b, shapes == .firstIsLarger ? 0 : bStep,
      into: result.storage.pointer, count: result.elementCount)
    return result
  }

  /// `a op number`.
  public static func binary(_ kernel: BinaryKernel, _ a: SmallArray, _ number: Double) -> NDArray? {
    guard let count = a.count, let step = a.step else { return nil }
    let result = result(like: a)
    run(kernel, a, step, number, into: result.storage.pointer, count: count)
    return result
  }

  /// `target = a op b`, where `target` is one of the two and all have one shape.
  public static func binary(
    _ kernel: BinaryKernel, _ a: SmallArray, _ b: SmallArray, into target: SmallArray
  ) -> Bool {
    guard a.scalarType == b.scalarType, let count = a.count, shapes(a, b, count) == .equal,
      let aStep = a.step, let bStep = b.step, target.step == 1
    else { return false }
    run(kernel, a, aStep, b, bStep, into: target.pointer, count: count)
    return true
  }

  /// `target = target op number`.
  public static func binary(_ kernel: BinaryKernel, inPlace target: SmallArray, _ number: Double) -> Bool {
    guard let count = target.count, target.step == 1 else { return false }
    run(kernel, target, 1, number, into: target.pointer, count: count)
    return true
  }

  private enum Shapes {
    case equal, firstIsLarger, secondIsLarger
  }

  /// How the shapes of two arrays go together; nil where that takes real broadcasting.
  @inline(__always)
  private static func shapes(_ a: SmallArray, _ b: SmallArray, _ count: Int) -> Shapes? {
    if a.layout.toOpaque() == b.layout.toOpaque() { return .equal }
    return a.layout._withUnsafeGuaranteedRef { first in
      b.layout._withUnsafeGuaranteedRef { second in
        if first.hasShape(of: second) { return .equal }
        if second.elementCount == 1, second.dimensionCount <= first.dimensionCount { return .firstIsLarger }
        if count == 1, first.dimensionCount <= second.dimensionCount, second.elementCount <= limit {
          return .secondIsLarger
        }
        return nil
      }
    }
  }

  @inline(__always)
  private static func run(
    _ kernel: BinaryKernel, _ a: SmallArray, _ aStep: Int, _ b: SmallArray, _ bStep: Int,
    into result: UnsafeMutableRawPointer, count: Int
  ) {
    if a.scalarType == .float32 {
      loop(
        kernel, a.elements(Float.self), aStep, b.elements(Float.self), bStep,
        result.assumingMemoryBound(to: Float.self), count)
    } else {
      loop(
        kernel, a.elements(Double.self), aStep, b.elements(Double.self), bStep,
        result.assumingMemoryBound(to: Double.self), count)
    }
  }

  @inline(__always)
  private static func run(
    _ kernel: BinaryKernel, _ a: SmallArray, _ aStep: Int, _ number: Double,
    into result: UnsafeMutableRawPointer, count: Int
  ) {
    if a.scalarType == .float32 {
      var number = Float(number)
      loop(
        kernel, a.elements(Float.self), aStep, &number, 0, result.assumingMemoryBound(to: Float.self), count)
    } else {
      var number = number
      loop(
        kernel, a.elements(Double.self), aStep, &number, 0, result.assumingMemoryBound(to: Double.self), count
      )
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

  // MARK: Negation, powers and sums

  /// The same numbers in memory of their own.
  public static func copy(_ a: SmallArray) -> NDArray? {
    binary(.multiply, a, 1)
  }

  /// `-a`.
  public static func negative(_ a: SmallArray) -> NDArray? {
    binary(.multiply, a, -1)
  }

  /// `a ** exponent`.
  public static func power(_ a: SmallArray, _ exponent: Double) -> NDArray? {
    guard let count = a.count, let step = a.step else { return nil }
    let result = result(like: a)
    if a.scalarType == .float32 {
      powers(a.elements(Float.self), step, exponent, result.pointer(as: Float.self), count)
    } else {
      powers(a.elements(Double.self), step, exponent, result.pointer(as: Double.self), count)
    }
    return result
  }

  /// `gradient * (a ** (exponent - 1) * exponent)`, each step rounded as the operators round it.
  ///
  /// - Parameter lowered: `exponent - 1`, as the caller's type of number has it.
  public static func powerGradient(
    _ a: SmallArray, exponent: Double, lowered: Double, gradient: SmallArray
  ) -> NDArray? {
    guard a.scalarType == gradient.scalarType, let count = a.count, shapes(a, gradient, count) == .equal,
      let step = a.step, let gradientStep = gradient.step
    else { return nil }
    let result = result(like: a)
    @inline(__always) func scale<T: FloatElement>(_: T.Type) where T.Compute == T {
      let target = result.pointer(as: T.self)
      powers(a.elements(T.self), step, lowered, target, count)
      let factor = T(compute: T(exponent))
      let gradients = gradient.elements(T.self)
      var i = 0
      while i < count {
        target[i] = gradients[i &* gradientStep] * (target[i] * factor)
        i &+= 1
      }
    }
    if a.scalarType == .float32 { scale(Float.self) } else { scale(Double.self) }
    return result
  }

  @inline(__always)
  private static func powers<T: FloatElement>(
    _ a: UnsafePointer<T>, _ step: Int, _ exponent: Double, _ result: UnsafeMutablePointer<T>, _ count: Int
  ) where T.Compute == T {
    @inline(__always) func map(_ body: (T) -> T) {
      var i = 0
      while i < count {
        result[i] = body(a[i &* step])
        i &+= 1
      }
    }
    switch exponent {
    case 0: map { _ in 1 }
    case 1: map { $0 }
    case 2: map { $0 * $0 }
    case 3: map { $0 * $0 * $0 }
    case 0.5: map { $0.squareRoot() }
    case -0.5: map { 1 / $0.squareRoot() }
    case -1: map { 1 / $0 }
    case -2: map { 1 / ($0 * $0) }
    default:
      map { $0 }
      PowerFunction.apply(to: result, exponent, count)
    }
  }

  /// The sum of all elements.
  public static func sum(_ a: SmallArray) -> NDArray? {
    guard let count = a.count, a.layout._withUnsafeGuaranteedRef({ $0.isContiguous }) else { return nil }
    let result = NDArray(
      storage: Storage.allocateInline(byteCount: a.scalarType.byteCount, zeroed: true), layout: .scalar,
      scalarType: a.scalarType)
    if a.scalarType == .float32 {
      CascadeSum.addPlane(
        a.elements(Float.self), result.pointer(as: Float.self), size: (count, 1), inStep: (1, 0),
        outStep: (0, 0), skipNan: false, vector: SIMD8<Float>.self)
    } else {
      CascadeSum.addPlane(
        a.elements(Double.self), result.pointer(as: Double.self), size: (count, 1), inStep: (1, 0),
        outStep: (0, 0), skipNan: false, vector: SIMD4<Double>.self)
    }
    return result
  }

  /// A fresh array of the same shape, which is small enough to lie in its storage object or nearly so.
  @inline(__always)
  private static func result(like a: SmallArray) -> NDArray {
    let layout = a.layout._withUnsafeGuaranteedRef { $0.rowMajor }
    let storage = Storage.allocateInline(
      byteCount: layout.elementCount &* (a.scalarType == .float32 ? 4 : 8), zeroed: false)
    return NDArray(storage: storage, layout: layout, scalarType: a.scalarType)
  }
}

extension Layout {
  /// The distance from each element to the next, where it is one and the same: in contiguous arrays, in vectors of
  /// any stride, and in a single number shown in any shape.
  @inline(__always)
  var singleStep: Int? {
    if isContiguous { return 1 }
    return repeatsOneElement ? 0 : dimensionCount == 1 ? strides[0] : nil
  }
}
