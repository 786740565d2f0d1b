import Autograd
import PythonRuntime

/// What functions may not do while they are transformed.
enum TransformGuards {
  /// Refuses methods that would change how tensors take part in the graph, or write to captured tensors.
  static func check(_ name: String, receiver: TensorObject?, in torch: Torch) throws(PythonError) {
    switch name {
    case "requires_grad_": throw requiresGradError
    case "retain_grad":
      throw .runtimeError(
        "You are attempting to call Tensor.retain_grad() inside of a function being transformed by a functorch transform. "
          + advice + "call retain_grad() outside of a function being transformed instead.")
    default:
      guard let receiver, name.hasSuffix("_"), !name.hasSuffix("__") else { return }
      try checkWrite(to: receiver, name, in: torch)
    }
  }

  static let requiresGradError = PythonError.runtimeError(
    "You are attempting to call Tensor.requires_grad_() (or perhaps using torch.autograd.functional.* APIs) inside of a "
      + "function being transformed by a functorch transform. " + advice
      + "call requires_grad_() outside of a function being transformed instead.")

  private static let advice =
    "This is unsupported, please attempt to use the functorch transforms (e.g. grad, vjp, jacrev, jacfwd, hessian) or "

  /// Refuses to write to a tensor that a function under `grad` or `jvp` has captured; `name` is the method's.
  static func checkWrite(to target: TensorObject, _ name: String, in torch: Torch) throws(PythonError) {
    guard let level = torch.transforms.levels.last, !level.isBatch, target.number < level.start else {
      return
    }
    let overload = ["add_", "sub_", "mul_", "div_"].contains(name) ? ".Tensor" : ""
    throw .runtimeError(
      "During a grad (vjp, jvp, grad, etc) transform, the function provided attempted to call in-place operation "
        + "(aten::\(name)\(overload)) that would mutate a captured Tensor. This is not supported; please rewrite the "
        + "function being transformed to explicitly accept the mutated Tensor(s) as inputs.")
  }

  /// Refuses tensors whose `vmap` is over.
  static func checkLive(_ tensor: BatchedTensorObject, in torch: Torch) throws(PythonError) {
    for level in tensor.levels where torch.transforms[level]?.isBatch != true {
      throw .runtimeError(
        "Either your tensor may have escaped from inside a function being vmapped and this is a user error (see "
          + "https://pytorch.org/functorch/stable/ux_limitations.html), or there is an internal functorch error in "
          + "`gen_vmap_plumbing` Please file an issue if it looks like the latter")
    }
  }
}

extension BinaryOperation {
  /// The name of the method that does the operation in place.
  var inPlaceName: String {
    switch self {
    case .add: "add_"
    case .subtract: "sub_"
    case .multiply: "mul_"
    case .divide: "div_"
    case .power: "pow_"
    case .floorDivide: "floor_divide_"
    case .modulo: "remainder_"
    case .matrixMultiply: "matmul_"
    case .bitwiseAnd: "bitwise_and_"
    case .bitwiseOr: "bitwise_or_"
    case .bitwiseXor: "bitwise_xor_"
    case .leftShift: "bitwise_left_shift_"
    case .rightShift: "bitwise_right_shift_"
    case .divmod: "divmod"
    }
  }
}
