import ComplexModule

extension Scalar {
  /// The number itself, if an element of a type can hold it; negative numbers may wrap into unsigned types.
  ///
  /// Throws PyTorch's refusal otherwise.
  public func checked(for type: ScalarType) throws(TensorError) -> Scalar {
    let fits: Bool
    switch self {
    case .bool: fits = true
    case .int(let value): fits = type.holds(value)
    case .double(let value): fits = type.holds(value)
    case .complex(let value):
      if type.isComplex {
        fits = type.realType.holds(value.rawStorage.x) && type.realType.holds(value.rawStorage.y)
      } else {
        fits = type == .bool || value.rawStorage.y == 0 && type.holds(value.rawStorage.x)
      }
    }
    if fits { return self }
    throw TensorError(
      .runtimeError, "value cannot be converted to type \(type.fixedWidthName) without overflow")
  }
}

extension Scalar {
  /// The number for elements that are filled with it: half-width types take any, large ones as infinities.
  ///
  /// Throws PyTorch's refusal where another type cannot hold it.
  public func checked(forFilling type: ScalarType) throws(TensorError) -> Scalar {
    if case .complex = self { return try checked(for: type) }
    return type.isHalfWidth ? self : try checked(for: type)
  }
}

extension ScalarType {
  fileprivate func holds(_ value: Int) -> Bool {
    switch self {
    case .uint8: value >= -255 && value <= 255
    case .int8: Int8(exactly: value) != nil
    case .int16: Int16(exactly: value) != nil
    case .int32: Int32(exactly: value) != nil
    case .float16: value.magnitude <= 65504
    default: true
    }
  }

  fileprivate func holds(_ value: Double) -> Bool {
    switch self {
    case .bool: true
    case .uint8: value >= 0 && value < 256
    case .int8: value > -129 && value < 128
    case .int16: value > -32769 && value < 32768
    case .int32: value > -2_147_483_649 && value < 2_147_483_648
    case .int64: value >= -0x1p63 && value < 0x1p63
    case .float16: !value.isFinite || value.magnitude <= 65504
    case .bfloat16: !value.isFinite || value.magnitude <= 0x1.fep127
    case .float32, .complex64: !value.isFinite || value.magnitude <= Double(Float.greatestFiniteMagnitude)
    case .float64, .complex128: true
    }
  }

  /// The name of the C++ type by its width, as in `int8_t`.
  fileprivate var fixedWidthName: String {
    switch self {
    case .uint8: "uint8_t"
    case .int8: "int8_t"
    case .int16: "int16_t"
    case .int64: "int64_t"
    default: cppName
    }
  }
}
