import Autograd
import PythonRuntime
import TensorCore

/// The element of a tensor that has but one.
extension TensorObject {
  /// The only element, for conversions to Python's numbers.
  ///
  /// Throws where there are several.
  func singleElement() throws(PythonError) -> Scalar {
    guard tensor.elementCount == 1 else {
      throw .valueError("only one element tensors can be converted to Python scalars")
    }
    return try translated(tensor.array.item())
  }

  /// The only element as a Python number.
  func itemValue() throws(PythonError) -> Value {
    guard tensor.elementCount == 1 else {
      throw .runtimeError(
        "a Tensor with \(tensor.elementCount) elements cannot be converted to Scalar")
    }
    return torch.interpreter.value(try translated(tensor.array.item()))
  }
}
