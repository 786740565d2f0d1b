import ComplexModule
import Glibc
import RealModule

extension NDArray {
  /// A new row-major array with `value` everywhere.
  ///
  /// Throws where the type cannot hold the value, or memory runs out.
  public static func full(
    _ shape: Dims, _ value: Scalar, _ scalarType: ScalarType
  ) throws(TensorError) -> NDArray {
    let value = try value.checked(forFilling: scalarType)
    let result = try empty(shape, scalarType)
    result.fill(value)
    return result
  }

  /// A 0-dim array.
  public static func scalar(_ value: Scalar, _ scalarType: ScalarType) throws(TensorError) -> NDArray {
    let storage = try Storage.allocate(byteCount: scalarType.byteCount)
    let result = NDArray(storage: storage, layout: .scalar, scalarType: scalarType)
    switch scalarType {
    case .float32: result.pointer(as: Float.self).pointee = Float(value.doubleValue)
    case .int64: result.pointer(as: Int.self).pointee = value.intValue
    default: result.setFirst(value)
    }
    return result
  }

  /// A row-major array of `elements`, converted to `scalarType`.
  ///
  /// Throws where their number is not that of `shape`.
  public init(elements: [Scalar], shape: Dims, scalarType: ScalarType) throws(TensorError) {
    let result = try NDArray.empty(shape, scalarType)
    guard result.elementCount == elements.count else {
      throw TensorError(
        .runtimeError, "shape '\(shape)' is invalid for input of size \(elements.count)")
    }
    try scalarType.accept(StoreScalars(target: result, elements: elements))
    self = result
  }

  /// The numbers from `start` up to `end`, without it, in steps of `step`.
  ///
  /// The elements are `start + index * step`, computed in float64 (integers exactly), as PyTorch does.
  public static func arange(
    start: Scalar, end: Scalar, step: Scalar, _ scalarType: ScalarType
  ) throws(TensorError) -> NDArray {
    let first = start.doubleValue
    let last = end.doubleValue
    let stride = step.doubleValue
    if stride == 0 { throw TensorError(.runtimeError, "step must be nonzero") }
    if !first.isFinite || !last.isFinite {
      throw TensorError(
        .runtimeError, "unsupported range: \(shortest(first)) -> \(shortest(last))")
    }
    if (stride > 0 && last < first) || (stride < 0 && last > first) {
      throw TensorError(
        .runtimeError, "upper bound and lower bound inconsistent with step sign")
    }
    let wanted: Double
    if scalarType == .int64, case .int(let low) = start, case .int(let high) = end, case .int(let by) = step {
      // The difference wraps, as it does in PyTorch.
      wanted = Double(high &- low) / Double(by)
    } else {
      wanted = (last - first) / stride
    }
    let size = wanted.rounded(.up)
    if !(size >= 0 && size < 9e18) {
      throw TensorError(.runtimeError, "invalid size, possible overflow?")
    }
    let count = Int(size)
    let result = try empty([count], scalarType)
    if scalarType.isInteger {
      try scalarType.accept(
        integers: IntegerRange(target: result, start: start.intValue, step: step.intValue), name: "arange_cpu"
      )
    } else {
      try scalarType.accept(
        floats: FloatRange(target: result, start: first, step: stride), name: "arange_cpu")
    }
    return result
  }

  /// As C++ streams write it, such as `0` and `inf`.
  private static func shortest(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e6 ? String(Int(value)) : "\(value)"
  }

  /// `steps` numbers from `start` to `end`, both included, at equal distances.
  public static func linspace(
    start: Scalar, end: Scalar, steps: Int, _ scalarType: ScalarType
  ) throws(TensorError) -> NDArray {
    if steps < 0 { throw TensorError(.runtimeError, "number of steps must be non-negative") }
    let result = try empty([steps], scalarType)
    if steps <= 1 {
      result.fill(start)
    } else if scalarType.isInteger {
      try scalarType.accept(
        integers: IntegerSteps(target: result, start: start.intValue, end: end.intValue), name: "linspace_cpu"
      )
    } else if scalarType.isFloatingPoint {
      try scalarType.accept(
        floats: FloatSteps(target: result, start: start.doubleValue, end: end.doubleValue),
        name: "linspace_cpu")
    } else {
      let first = start.complexValue
      let last = end.complexValue
      let step = (last - first) / Complex128(Double(steps - 1), 0)
      let values = (0..<steps).map { index in
        index < steps / 2
          ? Scalar.complex(first + step * Complex128(Double(index), 0))
          : Scalar.complex(last - step * Complex128(Double(steps - index - 1), 0))
      }
      return try NDArray(elements: values, shape: [steps], scalarType: scalarType)
    }
    return result
  }

  /// `steps` numbers from `base` to the power `start` to `base` to the power `end`.
  public static func logspace(
    start: Scalar, end: Scalar, steps: Int, base: Double, _ scalarType: ScalarType
  ) throws(TensorError) -> NDArray {
    if steps < 0 { throw TensorError(.runtimeError, "number of steps must be non-negative") }
    if scalarType.isComplex {
      let exponents = try linspace(start: start, end: end, steps: steps, .complex128)
      let values = try exponents.scalars().map { Scalar.complex(.pow(Complex128(base, 0), $0.complexValue)) }
      return try NDArray(elements: values, shape: [steps], scalarType: scalarType)
    }
    // Whole numbers have whole exponents at both ends.
    let ends = [start, end].map {
      scalarType.isFloatingPoint ? $0.doubleValue : $0.doubleValue.rounded(.towardZero)
    }
    let exponents = try linspace(start: .double(ends[0]), end: .double(ends[1]), steps: steps, .float64)
    let values = try exponents.scalars().map { Scalar.double(pow(base, $0.doubleValue)) }
    return try NDArray(elements: values, shape: [steps], scalarType: scalarType)
  }

  /// Ones on the main diagonal, zeros elsewhere.
  public static func eye(_ rows: Int, _ columns: Int, _ scalarType: ScalarType) throws(TensorError)
    -> NDArray
  {
    if rows < 0 { throw TensorError(.runtimeError, "n must be greater or equal to 0, got \(rows)") }
    if columns < 0 { throw TensorError(.runtimeError, "m must be greater or equal to 0, got \(columns)") }
    let result = try zeros([rows, columns], scalarType)
    try result.diagonal().fill(.int(1))
    return result
  }
}

private struct StoreScalars: ElementVisitor {
  let target: NDArray
  let elements: [Scalar]

  func visit<T: Element>(_ type: T.Type) {
    let target = target.pointer(as: T.self)
    for index in 0..<elements.count { target[index] = T(scalar: elements[index]) }
  }
}

private struct IntegerRange: IntegerVisitor {
  let target: NDArray
  let start: Int
  let step: Int

  func visit<T: IntegerElement>(_ type: T.Type) {
    let elements = target.pointer(as: T.self)
    var value = start
    for index in 0..<target.elementCount {
      elements[index] = T(truncatingIfNeeded: value)
      value &+= step
    }
  }
}

private struct FloatRange: FloatVisitor {
  let target: NDArray
  let start: Double
  let step: Double

  func visit<T: FloatElement>(_ type: T.Type) {
    let elements = target.pointer(as: T.self)
    for index in 0..<target.elementCount {
      elements[index] = T(compute: T.Compute(start + step * Double(index)))
    }
  }
}

/// The elements of a `linspace` over integers: float64 steps, each half counted from its own end.
private struct IntegerSteps: IntegerVisitor {
  let target: NDArray
  let start: Int
  let end: Int

  func visit<T: IntegerElement>(_ type: T.Type) {
    let elements = target.pointer(as: T.self)
    let count = target.elementCount
    let step = (Double(end) - Double(start)) / Double(count - 1)
    for index in 0..<count {
      let value =
        index < count / 2
        ? Double(start) + step * Double(index) : Double(end) - step * Double(count - index - 1)
      elements[index] = T(truncatingIfNeeded: Int(saturatingTruncation: value))
    }
  }
}

/// The elements of a `linspace` over floats, each half counted from its own end so that both ends are exact.
private struct FloatSteps: FloatVisitor {
  let target: NDArray
  let start: Double
  let end: Double

  func visit<T: FloatElement>(_ type: T.Type) {
    let elements = target.pointer(as: T.self)
    let count = target.elementCount
    let first = T(compute: T.Compute(start)).compute
    let last = T(compute: T.Compute(end)).compute
    let step = (last - first) / T.Compute(count - 1)
    // Half precision rounds the product before the sum.
    let isFused = T.self != Float16.self
    for index in 0..<count {
      let isFirstHalf = index < count / 2
      let (start, factor) = isFirstHalf ? (first, step) : (last, -step)
      let distance = T.Compute(isFirstHalf ? index : count - index - 1)
      elements[index] = T(
        compute: isFused ? start.addingProduct(factor, distance) : start + factor * distance)
    }
  }
}
