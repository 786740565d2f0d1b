import Autograd
import PythonRuntime

/// What functions may not do while they are transformed.
enum TransformGuards {
  /// Refuses methods that would change how tensors take part in the graph, or write to captured tensors.
  static func check(
    _ name: String, receiver: TensorObject?, operands: @autoclosure () -> [Value], in torch: Torch
  ) throws(PythonError) {
    switch name {
    case "requires_grad_": throw requiresGradError
    case "retain_grad":
      throw .runtimeError(
        "You are attempting to call Tensor.retain_grad() inside of a function being transformed by a functorch transform. "
          + advice + "call retain_grad() outside of a function being transformed instead.")
    default:
      guard let receiver, name.hasSuffix("_"), !name.hasSuffix("__") else { return }
      try checkWrite(to: receiver, name, overload(of: name, operands()), in: torch)
    }
  }

  static let requiresGradError = PythonError.runtimeError(
    "You are attempting to call Tensor.requires_grad_() (or perhaps using torch.autograd.functional.* APIs) inside of a "
      + "function being transformed by a functorch transform. " + advice
      + "call requires_grad_() outside of a function being transformed instead.")

  private static let advice =
    "This is unsupported, please attempt to use the functorch transforms (e.g. grad, vjp, jacrev, jacfwd, hessian) or "

  static let backwardError = PythonError.runtimeError(
    "backward() called inside a functorch transform. This is not supported, please use functorch.grad or functorch.vjp "
      + "instead or call backward() outside of functorch transforms.")

  /// The form of an operator that writes to its receiver, after a dot; empty where it has but one.
  static func overload(of name: String, _ operands: [Value]) -> String {
    func kind(_ index: Int) -> String {
      guard index < operands.count else { return ".Scalar" }
      return operands[index].tensor != nil || operands[index].batchedTensor != nil ? ".Tensor" : ".Scalar"
    }
    switch name {
    case "add_", "sub_", "mul_", "div_", "floor_divide_": return ".Tensor"
    case "eq_", "ne_", "lt_", "le_", "gt_", "ge_", "remainder_", "fmod_", "pow_", "fill_", "bitwise_and_",
      "bitwise_or_", "bitwise_xor_":
      return kind(0)
    case "masked_fill_", "lerp_": return kind(1)
    case "index_fill_": return ".int" + kind(2).replacing(".", with: "_")
    case "clamp_": return kind(0) == ".Tensor" ? ".Tensor" : ""
    case "scatter_": return kind(2) == ".Tensor" ? ".src" : ".value"
    case "bernoulli_": return kind(0) == ".Tensor" ? ".Tensor" : ".float"
    case "set_": return ".source_Tensor"
    default: return ""
    }
  }

  /// Refuses to write to a tensor that a function under `grad` or `jvp` has captured; `name` is the method's.
  static func checkWrite(
    to target: TensorObject, _ name: String, _ overload: String, in torch: Torch
  ) throws(PythonError) {
    guard let level = torch.transforms.levels.last, !level.isBatch, target.number < level.start else {
      return
    }
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
