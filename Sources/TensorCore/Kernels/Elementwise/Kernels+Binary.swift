import ComplexModule
import RealModule

/// What a kernel of two operands runs on; a number stays outside any array.
enum BinaryOperands {
  case arrays(NDArray, NDArray)
  case leftNumber(Scalar, NDArray)
  case rightNumber(NDArray, Scalar)

  /// Whether the arrays can be taken apart as a contiguous result is.
  func haveParts(like result: NDArray) -> Bool {
    switch self {
    case .arrays(let a, let b): a.hasParts(like: result) && b.hasParts(like: result)
    case .leftNumber(_, let array), .rightNumber(let array, _): array.hasParts(like: result)
    }
  }

  /// Some elements of arrays that have parts.
  func part(_ range: Range<Int>) -> BinaryOperands {
    switch self {
    case .arrays(let a, let b): .arrays(a.part(range), b.part(range))
    case .leftNumber(let number, let b): .leftNumber(number, b.part(range))
    case .rightNumber(let a, let number): .rightNumber(a.part(range), number)
    }
  }
}

extension Kernels {
  /// A function of two arrays, which are broadcast and converted to `type` first.
  ///
  /// Throws where shapes do not broadcast or the type has no such function.
  public static func binary(
    _ kernel: BinaryKernel, _ a: NDArray, _ b: NDArray, type: ScalarType
  ) throws(TensorError) -> NDArray {
    if a.scalarType == type, SmallKernels.has(kernel),
      let small = SmallKernels.binary(kernel, a.small, b.small)
    {
      return small
    }
    if a.scalarType == type && b.scalarType == type {
      if a.isContiguous && b.isContiguous && a.hasShape(of: b) {
        let result = try NDArray.empty(a.layout, type)
        try apply(kernel, .arrays(a, b), into: result)
        return result
      }
      if let larger = largerOfSingle(a, b) {
        let result = try NDArray.empty(larger.layout, type)
        try apply(kernel, .arrays(a, b), into: result)
        return result
      }
      let shape = try Dims.broadcast(a.shape, b.shape)
      let result = try NDArray.result(shape, type, like: a, b)
      try apply(kernel, .arrays(a, b), into: result)
      return result
    }
    return try binary(kernel, a.converted(to: type), b.converted(to: type), type: type)
  }

  /// The contiguous one of two arrays whose shape the result has, since the other is one element of no more dimensions.
  private static func largerOfSingle(_ a: NDArray, _ b: NDArray) -> NDArray? {
    if b.elementCount == 1 && a.isContiguous && b.dimensionCount <= a.dimensionCount { return a }
    if a.elementCount == 1 && b.isContiguous && a.dimensionCount <= b.dimensionCount { return b }
    return nil
  }

  /// A function of an array and a number.
  public static func binary(
    _ kernel: BinaryKernel, _ a: NDArray, scalar: Scalar, type: ScalarType
  ) throws(TensorError) -> NDArray {
    if a.scalarType == type, SmallKernels.has(kernel), let number = scalar.realValue,
      let small = SmallKernels.binary(kernel, a.small, number)
    {
      return small
    }
    if let root = complexRoot(kernel, scalar, type) { return try unary(root, a.converted(to: type)) }
    let a = a.scalarType == type ? a : try a.converted(to: type)
    let result =
      a.isContiguous ? try NDArray.empty(a.layout, type) : try NDArray.result(a.shape, type, like: a)
    try apply(kernel, .rightNumber(a, scalar), into: result)
    return result
  }

  /// A function of a number and an array.
  public static func binary(
    _ kernel: BinaryKernel, scalar: Scalar, _ b: NDArray, type: ScalarType
  ) throws(TensorError) -> NDArray {
    let b = try b.converted(to: type)
    let result = try NDArray.result(b.shape, type, like: b)
    try apply(kernel, .leftNumber(scalar, b), into: result)
    return result
  }

  /// The same as ``binary(_:_:_:type:)``, written into `result`, whose shape the operands broadcast to.
  ///
  /// Computed in `type` and converted to the element type of `result` where the two differ.
  public static func binary(
    _ kernel: BinaryKernel, _ a: NDArray, _ b: NDArray, type: ScalarType, into result: NDArray
  ) throws(TensorError) {
    try result.checkWritable(reading: a, b)
    if result.scalarType == type && a.scalarType == type && b.scalarType == type {
      try apply(kernel, .arrays(a, b), into: result)
    } else {
      let separate = try binary(kernel, a, b, type: type)
      result.assign(separate)
    }
  }

  public static func binary(
    _ kernel: BinaryKernel, _ a: NDArray, scalar: Scalar, type: ScalarType, into result: NDArray
  ) throws(TensorError) {
    try result.checkWritable(reading: a)
    if result.scalarType == type && a.scalarType == type && complexRoot(kernel, scalar, type) == nil {
      try apply(kernel, .rightNumber(a, scalar), into: result)
    } else {
      let separate = try binary(kernel, a, scalar: scalar, type: type)
      result.assign(separate)
    }
  }

  /// The function that PyTorch computes instead of some powers of complex numbers.
  private static func complexRoot(_ kernel: BinaryKernel, _ scalar: Scalar, _ type: ScalarType)
    -> UnaryKernel?
  {
    guard type.isComplex, kernel == .power, scalar.complexValue.imaginary == 0 else { return nil }
    switch scalar.doubleValue {
    case 0.5: return .sqrt
    case -0.5: return .rsqrt
    case -1: return .reciprocal
    default: return nil
    }
  }

  private static func apply(
    _ kernel: BinaryKernel, _ operands: BinaryOperands, into result: NDArray
  ) throws(TensorError) {
    guard result.isWorthSharing, operands.haveParts(like: result) else {
      try applySerially(kernel, operands, into: result)
      return
    }
    try result.forEachPart { (range) throws(TensorError) in
      try applySerially(kernel, operands.part(range), into: result.part(range))
    }
  }

  private static func applySerially(
    _ kernel: BinaryKernel, _ operands: BinaryOperands, into result: NDArray
  ) throws(TensorError) {
    switch result.scalarType {
    case .float32: try floating(kernel, operands, result, Float.self)
    case .float64: try floating(kernel, operands, result, Double.self)
    case .int64: try integer(kernel, operands, result, Int.self)
    case .bool: try boolean(kernel, operands, result)
    case .uint8: try integer(kernel, operands, result, UInt8.self)
    case .int8: try integer(kernel, operands, result, Int8.self)
    case .int16: try integer(kernel, operands, result, Int16.self)
    case .int32: try integer(kernel, operands, result, Int32.self)
    case .float16: try floating(kernel, operands, result, Float16.self)
    case .bfloat16: try floating(kernel, operands, result, BFloat16.self)
    case .complex64: try complex(kernel, operands, result, Complex64.self)
    case .complex128: try complex(kernel, operands, result, Complex128.self)
    }
  }
}
