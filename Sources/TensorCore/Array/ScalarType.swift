/// The type of a tensor's elements.
@frozen public enum ScalarType: UInt8, CaseIterable, Sendable {
  case bool, uint8, int8, int16, int32, int64
  case float16, bfloat16, float32, float64
  case complex64, complex128

  // Written out, for what the compiler makes is called through a table from other modules.
  @inlinable @inline(__always) public static func == (first: ScalarType, second: ScalarType) -> Bool {
    first.rawValue == second.rawValue
  }

  /// The size of an element, in bytes.
  @inlinable public var byteCount: Int {
    switch self {
    case .bool, .uint8, .int8: 1
    case .int16, .float16, .bfloat16: 2
    case .int32, .float32: 4
    case .int64, .float64, .complex64: 8
    case .complex128: 16
    }
  }

  @inlinable public var isFloatingPoint: Bool { rawValue >= 6 && rawValue <= 9 }
  /// Whether this is one of the two-byte floating point types, which kernels compute in float32.
  @inlinable public var isHalfWidth: Bool { self == .float16 || self == .bfloat16 }
  @inlinable public var isComplex: Bool { rawValue >= 10 }
  /// Whether this is an integer type; bool is none.
  @inlinable public var isInteger: Bool { rawValue >= 1 && rawValue <= 5 }
  /// Whether tensors of this type can require gradients.
  @inlinable public var isDifferentiable: Bool { rawValue >= 6 }

  /// The element type of a complex type's parts, or the type itself.
  public var realType: ScalarType {
    switch self {
    case .complex64: .float32
    case .complex128: .float64
    default: self
    }
  }

  /// PyTorch's name, as in `torch.float32`.
  public var name: String {
    switch self {
    case .bool: "bool"
    case .uint8: "uint8"
    case .int8: "int8"
    case .int16: "int16"
    case .int32: "int32"
    case .int64: "int64"
    case .float16: "float16"
    case .bfloat16: "bfloat16"
    case .float32: "float32"
    case .float64: "float64"
    case .complex64: "complex64"
    case .complex128: "complex128"
    }
  }

  /// The name that PyTorch's C++ error texts use, as in `Long`.
  public var errorName: String {
    switch self {
    case .bool: "Bool"
    case .uint8: "Byte"
    case .int8: "Char"
    case .int16: "Short"
    case .int32: "Int"
    case .int64: "Long"
    case .float16: "Half"
    case .bfloat16: "BFloat16"
    case .float32: "Float"
    case .float64: "Double"
    case .complex64: "ComplexFloat"
    case .complex128: "ComplexDouble"
    }
  }
}
