public import ComplexModule
public import RealModule

/// A Swift type that holds one element of an array.
public protocol Element {
  static var scalarType: ScalarType { get }
  static var zero: Self { get }
  static var one: Self { get }
  /// The nearest element to `scalar`; integers wrap, nothing traps.
  init(scalar: Scalar)
  var scalar: Scalar { get }
  var isZero: Bool { get }
  func isEqual(to other: Self) -> Bool
  /// Whether this element comes before the other; nan does neither. Complex numbers have no order: false.
  func isLess(than other: Self) -> Bool
  /// The sum, in the type's own arithmetic: integers wrap, bools are or-ed.
  func adding(_ other: Self) -> Self
  /// The product, in the type's own arithmetic.
  func multiplied(by other: Self) -> Self
}

/// An integer element; arithmetic on it wraps.
public protocol IntegerElement: Element, FixedWidthInteger {}

/// A real floating point element, computed in ``Compute``.
public protocol FloatElement: Element {
  /// What arithmetic on the element happens in: float32 for the half-width types.
  associatedtype Compute: ComputeFloat
  init(compute: Compute)
  var compute: Compute { get }
}

/// A floating point type that arithmetic happens in.
public protocol ComputeFloat: BinaryFloatingPoint, Real, FloatElement, SumAccumulator
where Compute == Self, Value == Self {}

/// A complex element.
public protocol ComplexElement: Element {
  associatedtype RealPart: ComputeFloat
  var realPart: RealPart { get }
  var imaginaryPart: RealPart { get }
  init(_ realPart: RealPart, _ imaginaryPart: RealPart)
}

extension Bool: Element {
  public static var scalarType: ScalarType { .bool }
  public static var zero: Bool { false }
  public static var one: Bool { true }
  public init(scalar: Scalar) {
    switch scalar {
    case .bool(let value): self = value
    case .int(let value): self = value != 0
    case .double(let value): self = value != 0
    case .complex(let value): self = value.rawStorage.x != 0 || value.rawStorage.y != 0
    }
  }
  public var scalar: Scalar { .bool(self) }
  public var isZero: Bool { !self }
  public func isEqual(to other: Bool) -> Bool { self == other }
  public func isLess(than other: Bool) -> Bool { !self && other }
  public func adding(_ other: Bool) -> Bool { self || other }
  public func multiplied(by other: Bool) -> Bool { self && other }
}

extension IntegerElement {
  public static var one: Self { 1 }
  public init(scalar: Scalar) { self.init(truncatingIfNeeded: scalar.intValue) }
  public var scalar: Scalar { .int(Int(truncatingIfNeeded: self)) }
  public var isZero: Bool { self == 0 }
  public func isEqual(to other: Self) -> Bool { self == other }
  public func isLess(than other: Self) -> Bool { self < other }
  public func adding(_ other: Self) -> Self { self &+ other }
  public func multiplied(by other: Self) -> Self { self &* other }
}

extension UInt8: IntegerElement { public static var scalarType: ScalarType { .uint8 } }
extension Int8: IntegerElement { public static var scalarType: ScalarType { .int8 } }
extension Int16: IntegerElement { public static var scalarType: ScalarType { .int16 } }
extension Int32: IntegerElement { public static var scalarType: ScalarType { .int32 } }
extension Int: IntegerElement { public static var scalarType: ScalarType { .int64 } }

extension FloatElement {
  public static var zero: Self { Self(compute: 0) }
  public static var one: Self { Self(compute: 1) }
  public init(scalar: Scalar) { self.init(compute: Compute(scalar.doubleValue)) }
  public var scalar: Scalar { .double(Double(compute)) }
  public var isZero: Bool { compute == 0 }
  public func isEqual(to other: Self) -> Bool { compute == other.compute }
  public func isLess(than other: Self) -> Bool { compute < other.compute }
  public func adding(_ other: Self) -> Self { Self(compute: compute + other.compute) }
  public func multiplied(by other: Self) -> Self { Self(compute: compute * other.compute) }
}

extension Float16: FloatElement {
  public static var scalarType: ScalarType { .float16 }
  public static var zero: Float16 { 0 }
  public init(compute: Float) { self = Float16(compute) }
  public var compute: Float { Float(self) }
}

extension BFloat16: FloatElement {
  public static var scalarType: ScalarType { .bfloat16 }
  public init(compute: Float) { self.init(compute) }
  public var compute: Float { float }
}

extension Float: ComputeFloat {
  public typealias Compute = Float
  public static var scalarType: ScalarType { .float32 }
  public static var zero: Float { 0 }
  public init(compute: Float) { self = compute }
  public var compute: Float { self }
}

extension Double: ComputeFloat {
  public typealias Compute = Double
  public static var scalarType: ScalarType { .float64 }
  public static var zero: Double { 0 }
  public init(compute: Double) { self = compute }
  public var compute: Double { self }
}

extension Complex: Element, ComplexElement where RealType: ComputeFloat {
  public typealias RealPart = RealType
  public static var scalarType: ScalarType {
    RealType.scalarType == .float32 ? .complex64 : .complex128
  }
  public init(scalar: Scalar) {
    let value = scalar.complexValue
    // The library's own parts are nan both as soon as one is not finite.
    self.init(RealType(value.rawStorage.x), RealType(value.rawStorage.y))
  }
  /// The parts as they are, infinities and nans included.
  public var scalar: Scalar {
    .complex(Complex<Double>(Double(rawStorage.x), Double(rawStorage.y)))
  }
  public var isZero: Bool { rawStorage.x == 0 && rawStorage.y == 0 }
  public func isEqual(to other: Complex) -> Bool {
    rawStorage.x == other.rawStorage.x && rawStorage.y == other.rawStorage.y
  }
  public func isLess(than other: Complex) -> Bool { false }
  public func adding(_ other: Complex) -> Complex {
    Complex(rawStorage.x + other.rawStorage.x, rawStorage.y + other.rawStorage.y)
  }
  public func multiplied(by other: Complex) -> Complex { complexProduct(self, other) }
  public var realPart: RealType { rawStorage.x }
  public var imaginaryPart: RealType { rawStorage.y }
}
