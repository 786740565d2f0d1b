public import ComplexModule
public import RealModule

/// A single number outside any array, as Python holds it.
public enum Scalar: Equatable, Sendable {
  case bool(Bool)
  case int(Int)
  case double(Double)
  case complex(Complex<Double>)

  /// The value as a double; a complex number's real part.
  @inlinable public var doubleValue: Double {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): Double(value)
    case .double(let value): value
    case .complex(let value): value.rawStorage.x
    }
  }

  /// The value as a double, unless it is complex.
  @inlinable public var realValue: Double? {
    if case .complex = self { nil } else { doubleValue }
  }

  @inlinable public var complexValue: Complex<Double> {
    if case .complex(let value) = self { value } else { Complex(doubleValue, 0) }
  }

  /// The value as an integer, truncated and saturated so that no conversion traps.
  @inlinable public var intValue: Int {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): value
    case .double(let value): Int(saturatingTruncation: value)
    case .complex(let value): Int(saturatingTruncation: value.rawStorage.x)
    }
  }
}

extension Int {
  /// The value truncated toward zero; what lies outside the range, and nan, becomes `Int.min`, as the
  /// processor's own conversion has it.
  @inlinable public init(saturatingTruncation value: Double) {
    self =
      value > -9.3e18 && value < 9.223372036854775e18
      ? (Int(exactly: value.rounded(.towardZero)) ?? .min) : .min
  }
}
