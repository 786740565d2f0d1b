import Autograd
import ComplexModule
package import PythonRuntime
import TensorCore

/// What a value is, when it is a tensor: read from the core, without running Python code.
package struct TensorDescription {
  /// The element type's name, such as `float32`.
  package let dtype: String
  package let shape: [Int]
  package let requiresGrad: Bool
  package let isLeaf: Bool
  package let isParameter: Bool
  /// The name of the node that made the tensor, such as `AddBackward0`.
  package let gradFunction: String?
  private let tensor: Tensor

  /// None for a value that is no tensor.
  package init?(_ value: Value) {
    guard let tensor = value.tensor else { return nil }
    self.init(tensor)
  }

  private init(_ tensor: Tensor) {
    self.tensor = tensor
    dtype = tensor.scalarType.name
    shape = Array(tensor.shape)
    requiresGrad = tensor.saysItRequiresGrad
    isLeaf = tensor.isLeaf
    isParameter = tensor.isParameter
    gradFunction = tensor.gradFn?.className
    // An error in the tensor's history is for the operation that uses it.
    try? GraphWatch.throwPending()
  }

  /// The number of elements.
  package var elementCount: Int { tensor.elementCount }

  /// The elements in row-major order; of complex numbers the real parts.
  package var values: [Double] { tensor.array.scalarsUntilStopped().map(\.doubleValue) }

  /// The imaginary parts of complex elements, in row-major order.
  package var imaginaryValues: [Double]? {
    tensor.scalarType.isComplex
      ? tensor.array.scalarsUntilStopped().map { $0.complexValue.rawStorage.y } : nil
  }

  /// The gradient that has been accumulated.
  package var gradient: TensorDescription? { tensor.grad.map { TensorDescription($0) } }

  /// Whether two descriptions are of tensors that share memory.
  package func sharesMemory(with other: TensorDescription) -> Bool {
    tensor.array.storage === other.tensor.array.storage
  }
}
