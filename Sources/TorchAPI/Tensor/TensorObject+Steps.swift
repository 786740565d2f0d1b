import Autograd
import PythonRuntime
import TensorCore

/// Steps of a long formula that only one register holds.
extension TensorObject {
  /// Turns the tensor in a register that is read for the last time into `tensor op number`, so that a step of a
  /// long formula takes no memory of its own; false where that cannot be.
  @inline(__always)
  static func advance(
    _ operation: BinaryOperation, at place: UnsafeMutablePointer<Value>, _ number: Scalar, isReflected: Bool
  ) -> Bool {
    guard let step = TensorOperators.step(operation, isReflected: isReflected) else { return false }
    // Bools may not be subtracted, which the operation itself says.
    if case .bool = number { return false }
    return withStep(at: place) { step.advance($0, number) }
  }

  /// The same for `first op second`, one of which is in the register.
  @inline(__always)
  static func advance(
    _ operation: BinaryOperation, at place: UnsafeMutablePointer<Value>, _ first: Unmanaged<TensorObject>,
    _ second: Unmanaged<TensorObject>
  ) -> Bool {
    guard let step = TensorOperators.step(operation, isReflected: false) else { return false }
    return withStep(at: place) { tensor in
      first._withUnsafeGuaranteedRef { first in
        second._withUnsafeGuaranteedRef { second in step.advance(tensor, first.tensor, second.tensor) }
      }
    }
  }
}
