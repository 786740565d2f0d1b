import CAutogradState
package import TensorCore

/// The element type that tensors get when floating-point numbers do not say otherwise.
package enum DefaultScalarType {
  /// float32 until it is set.
  @inline(__always) package static var current: ScalarType {
    get {
      ScalarType(rawValue: cAutogradState().pointee.defaultScalarType).flatMap { $0 == .bool ? nil : $0 }
        ?? .float32
    }
    set { cAutogradState().pointee.defaultScalarType = newValue.rawValue }
  }
}
