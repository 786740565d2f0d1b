/// What takes part in the choice of a result type.
public enum PromotionOperand: Sendable {
  /// An array with at least one dimension.
  case dimensioned(ScalarType)
  /// A 0-dim array.
  case zeroDimensional(ScalarType)
  /// A Python number.
  case number(Scalar)
}

extension ScalarType {
  /// The kinds of types that promotion compares: bool, integers, floating point, complex.
  fileprivate var category: Int {
    switch self {
    case .bool: 0
    case .uint8, .int8, .int16, .int32, .int64: 1
    case .float16, .bfloat16, .float32, .float64: 2
    case .complex64, .complex128: 3
    }
  }

  /// The complex type whose parts hold this type's values.
  public var complexType: ScalarType {
    switch self {
    case .float64, .complex128: .complex128
    default: .complex64
    }
  }

  /// The smallest type that both convert to, as `torch.promote_types` has it.
  public static func promoted(_ a: ScalarType, _ b: ScalarType) -> ScalarType {
    if a == b { return a }
    let (low, high) = a.category <= b.category ? (a, b) : (b, a)
    switch (low.category, high.category) {
    case (0, _): return high
    case (1, 1): return promotedIntegers(low, high)
    case (1, _): return high
    case (2, 2):
      if low == .float64 || high == .float64 { return .float64 }
      // float16 with bfloat16 meet in float32, as does anything with float32.
      return .float32
    case (2, _):
      return low == .float64 || high == .complex128 ? .complex128 : .complex64
    default: return .complex128
    }
  }

  private static func promotedIntegers(_ a: ScalarType, _ b: ScalarType) -> ScalarType {
    if a == .uint8 || b == .uint8 {
      let other = a == .uint8 ? b : a
      return other == .int8 ? .int16 : other
    }
    return a.rawValue > b.rawValue ? a : b
  }

  /// The type of an operation's result, by PyTorch's three ranks: dimensioned arrays, then 0-dim arrays, then
  /// numbers; a lower rank counts only where its kind is higher.
  ///
  /// - Parameter defaultType: The floating point type that Python floats take (`torch.get_default_dtype()`).
  public static func resultType(of operands: PromotionOperand..., defaultType: ScalarType) -> ScalarType {
    resultType(of: operands, defaultType: defaultType)
  }

  /// The type of an operation's result; see ``resultType(of:defaultType:)``.
  public static func resultType(of operands: [PromotionOperand], defaultType: ScalarType) -> ScalarType {
    var dimensioned: ScalarType?
    var zeroDimensional: ScalarType?
    var number: ScalarType?
    func join(_ type: ScalarType, into slot: inout ScalarType?) {
      slot = slot.map { promoted($0, type) } ?? type
    }
    for operand in operands {
      switch operand {
      case .dimensioned(let type): join(type, into: &dimensioned)
      case .zeroDimensional(let type): join(type, into: &zeroDimensional)
      case .number(let value): join(value.scalarType(default: defaultType), into: &number)
      }
    }
    return combined(dimensioned, combined(zeroDimensional, number)) ?? .bool
  }

  private static func combined(_ higher: ScalarType?, _ lower: ScalarType?) -> ScalarType? {
    guard let higher else { return lower }
    guard let lower else { return higher }
    // A complex number beside a floating point array makes a complex type of the array's own precision.
    if lower.isComplex && higher.isFloatingPoint { return higher.complexType }
    return lower.category > higher.category ? promoted(higher, lower) : higher
  }

  /// The type of `a op b` for two arrays.
  public static func resultType(_ a: NDArray, _ b: NDArray, defaultType: ScalarType) -> ScalarType {
    if a.scalarType == b.scalarType { return a.scalarType }
    return resultType(of: a.promotionOperand, b.promotionOperand, defaultType: defaultType)
  }

  /// The type of `a op number`.
  public static func resultType(_ a: NDArray, _ b: Scalar, defaultType: ScalarType) -> ScalarType {
    let type = a.scalarType
    switch b {
    case .bool: return type
    case .int where type != .bool: return type
    case .double where type.category >= 2: return type
    default: return resultType(of: a.promotionOperand, .number(b), defaultType: defaultType)
    }
  }

  /// Whether a result of this type may be stored in an array of type `target`, as `torch.can_cast` has it.
  public func canCast(to target: ScalarType) -> Bool { category <= target.category }
}

extension Scalar {
  /// The type that this number has among arrays.
  public func scalarType(default defaultType: ScalarType) -> ScalarType {
    switch self {
    case .bool: .bool
    case .int: .int64
    case .double: defaultType
    case .complex: defaultType.complexType
    }
  }
}

extension NDArray {
  /// How this array takes part in promotion.
  public var promotionOperand: PromotionOperand {
    shape.count == 0 ? .zeroDimensional(scalarType) : .dimensioned(scalarType)
  }
}
