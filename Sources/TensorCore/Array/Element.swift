package import ComplexModule
package import RealModule

/// A Swift type that holds one element of an array.
package protocol Element {
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
package protocol IntegerElement: Element, FixedWidthInteger {}

/// A real floating point element, computed in ``Compute``.
package protocol FloatElement: Element {
  /// What arithmetic on the element happens in: float32 for the half-width types.
  associatedtype Compute: ComputeFloat
  init(compute: Compute)
  var compute: Compute { get }
}

/// A floating point type that arithmetic happens in.
package protocol ComputeFloat: BinaryFloatingPoint, Real, FloatElement, SumAccumulator
where Compute == Self, Value == Self {}

/// A complex element.
package protocol ComplexElement: Element {
  associatedtype RealPart: ComputeFloat
  var realPart: RealPart { get }
  var imaginaryPart: RealPart { get }
  init(_ realPart: RealPart, _ imaginaryPart: RealPart)
}

extension Bool: Element {
  package static var scalarType: ScalarType { .bool }
  package static var zero: Bool { false }
  package static var one: Bool { true }
  package init(scalar: Scalar) {
    switch scalar {
    case .bool(let value): self = value
    case .int(let value): self = value != 0
    case .double(let value): self = value != 0
    case .complex(let value): self = value.rawStorage.x != 0 || value.rawStorage.y != 0
    }
  }
  package var scalar: Scalar { .bool(self) }
  package var isZero: Bool { !self }
  package func isEqual(to other: Bool) -> Bool { self == other }
  package func isLess(than other: Bool) -> Bool { !self && other }
  package func adding(_ other: Bool) -> Bool { self || other }
  package func multiplied(by other: Bool) -> Bool { self && other }
}

extension IntegerElement {
  package static var one: Self { 1 }
  package init(scalar: Scalar) { self.init(truncatingIfNeeded: scalar.intValue) }
  package var scalar: Scalar { .int(Int(truncatingIfNeeded: self)) }
  package var isZero: Bool { self == 0 }
  package func isEqual(to other: Self) -> Bool { self == other }
  package func isLess(than other: Self) -> Bool { self < other }
  package func adding(_ other: Self) -> Self { self &+ other }
  package func multiplied(by other: Self) -> Self { self &* other }
}

extension UInt8: IntegerElement { package static var scalarType: ScalarType { .uint8 } }
extension Int8: IntegerElement { package static var scalarType: ScalarType { .int8 } }
extension Int16: IntegerElement { package static var scalarType: ScalarType { .int16 } }
extension Int32: IntegerElement { package static var scalarType: ScalarType { .int32 } }
extension Int: IntegerElement { package static var scalarType: ScalarType { .int64 } }

extension FloatElement {
  package static var zero: Self { Self(compute: 0) }
  package static var one: Self { Self(compute: 1) }
  package init(scalar: Scalar) { self.init(compute: Compute(scalar.doubleValue)) }
  package var scalar: Scalar { .double(Double(compute)) }
  package var isZero: Bool { compute == 0 }
  package func isEqual(to other: Self) -> Bool { compute == other.compute }
  package func isLess(than other: Self) -> Bool { compute < other.compute }
  package func adding(_ other: Self) -> Self { Self(compute: compute + other.compute) }
  package func multiplied(by other: Self) -> Self { Self(compute: compute * other.compute) }
}

extension Float16: FloatElement {
  package static var scalarType: ScalarType { .float16 }
  package static var zero: Float16 { 0 }
  package init(compute: Float) { self = Float16(compute) }
  package var compute: Float { Float(self) }
}

extension BFloat16: FloatElement {
  package static var scalarType: ScalarType { .bfloat16 }
  package init(compute: Float) { self.init(compute) }
  package var compute: Float { float }
}

extension Float: ComputeFloat {
  package typealias Compute = Float
  package static var scalarType: ScalarType { .float32 }
  package static var zero: Float { 0 }
  package init(compute: Float) { self = compute }
  package var compute: Float { self }
}

extension Double: ComputeFloat {
  package typealias Compute = Double
  package static var scalarType: ScalarType { .float64 }
  package static var zero: Double { 0 }
  package init(compute: Double) { self = compute }
  package var compute: Double { self }
}

extension Complex: Element, ComplexElement where RealType: ComputeFloat {
  package typealias RealPart = RealType
  package static var scalarType: ScalarType {
    RealType.scalarType == .float32 ? .complex64 : .complex128
  }
  package init(scalar: Scalar) {
    let value = scalar.complexValue
    // The library's own parts are nan both as soon as one is not finite.
    self.init(RealType(value.rawStorage.x), RealType(value.rawStorage.y))
  }
  /// The parts as they are, infinities and nans included.
  package var scalar: Scalar {
    .complex(Complex<Double>(Double(rawStorage.x), Double(rawStorage.y)))
  }
  package var isZero: Bool { rawStorage.x == 0 && rawStorage.y == 0 }
  package func isEqual(to other: Complex) -> Bool {
    rawStorage.x == other.rawStorage.x && rawStorage.y == other.rawStorage.y
  }
  package func isLess(than other: Complex) -> Bool { false }
  package func adding(_ other: Complex) -> Complex {
    Complex(rawStorage.x + other.rawStorage.x, rawStorage.y + other.rawStorage.y)
  }
  package func multiplied(by other: Complex) -> Complex { complexProduct(self, other) }
  package var realPart: RealType { rawStorage.x }
  package var imaginaryPart: RealType { rawStorage.y }
}
