import Autograd
import PythonRuntime
import TensorCore

/// The keyword arguments that all functions share which make tensors.
struct FactoryOptions {
  /// The parameters in the operator table's notation.
  static let text =
    "dtype? dtype=None, layout? layout=None, device? device=None, bool pin_memory=False, bool requires_grad=False"

  let scalarType: ScalarType?
  private let requiresGrad: Bool

  /// Reads the options from the parameters that begin at `index`.
  init(_ call: BoundCall, from index: Int) throws(PythonError) {
    try call.checkDevice(index + 2)
    scalarType = try call.scalarType(index)
    requiresGrad = call.flag(index + 4)
  }

  /// A tensor of what was made, as the options want it.
  func finish(_ array: NDArray) throws(PythonError) -> Tensor {
    try TensorFactory.requiring(requiresGrad, Tensor(array))
  }
}
