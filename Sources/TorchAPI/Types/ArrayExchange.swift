import Autograd
import NumPyAPI
import PythonRuntime
import TensorCore

/// What tensors and NumPy's arrays give each other.
enum ArrayExchange {
  /// What `tensor.numpy()` gives: an array that shares the tensor's memory.
  static func array(of tensor: Tensor, forced: Value, in torch: Torch) throws(PythonError) -> Value {
    let isForced = forced.isUnset ? false : try torch.interpreter.isTrue(forced)
    if tensor.requiresGrad && GradMode.isEnabled && !isForced {
      throw .runtimeError(
        "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
    }
    for (bit, name, method) in [(PendingBits.conjugate, "conjugate", "conj"), (.negative, "negative", "neg")]
    where !isForced && tensor.pendingBits.contains(bit) {
      throw .runtimeError(
        "Can't call numpy() on Tensor that has \(name) bit set. Use tensor.resolve_\(method)().numpy() instead."
      )
    }
    if tensor.scalarType == .bfloat16 { throw .typeError("Got unsupported ScalarType BFloat16") }
    return torch.interpreter.numpy.object(tensor.array)
  }

  /// The memory of a NumPy array, for a tensor.
  ///
  /// Throws where the array is walked backwards, which no tensor is.
  static func memory(of object: ArrayObject) throws(PythonError) -> NDArray {
    if object.array.strides.contains(where: { $0 < 0 }) {
      throw .valueError(
        "At least one stride in the given numpy array is negative, and tensors with negative strides are not "
          + "currently supported. (You can probably work around this by making a copy of your array  with "
          + "array.copy().) ")
    }
    return object.array
  }

  /// The array of NumPy data: an array, a scalar, or a list that holds arrays; nil for other data.
  static func array(ofNumPy data: Value, in torch: Torch) throws(PythonError) -> NDArray? {
    guard case .object(let object) = data else { return nil }
    if let array = object as? ArrayObject { return try memory(of: array) }
    if let scalar = data.numpyScalar { return try translated(.scalar(scalar.value, scalar.type)) }
    var first: Value?
    if let list = object as? ListObject, list.count > 0 { first = list[0] }
    if let tuple = object as? TupleObject, tuple.count > 0 { first = tuple[0] }
    guard first?.object is ArrayObject else { return nil }
    return try ArrayFactory.array(of: data, as: nil, in: torch.interpreter.numpy)
  }

  /// What NumPy makes of its result for a tensor: bools become `torch.uint8`.
  static func tensor(wrapping value: Value, in torch: Torch) throws(PythonError) -> Value {
    guard let object = value.cast(to: ArrayObject.self) else { return value }
    let array = try memory(of: object)
    return torch.value(
      Tensor(array.scalarType == .bool ? try translated(array.converted(to: .uint8)) : array))
  }
}
