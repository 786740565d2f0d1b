import Autograd
import PythonRuntime
import TensorCore

/// The functions of `torch._C` on which `torch.autograd.forward_ad` rests.
enum ForwardADInternals {
  static func bind(into builder: ModuleBuilder, in torch: Torch) {
    builder.libraryFunction("_enter_dual_level", "", "Opens a level of forward mode.", in: torch) { (_, _) in
      let level = DualLevel.enter()
      torch.dualLevels.append(level)
      return .int(torch.dualLevels.count - 1)
    }
    builder.libraryFunction("_exit_dual_level", "level", "Closes a level of forward mode.", in: torch) {
      (_, _) in
      torch.dualLevels.popLast()?.exit()
      return .none
    }
    builder.libraryFunction("_make_dual", "tensor, tangent, level", "Makes a dual tensor.", in: torch) {
      (interpreter, values) throws(PythonError) in
      if case .int(let number) = values[2], number != torch.dualLevels.count - 1 {
        throw .runtimeError("Invalid level given to _make_dual")
      }
      guard let level = torch.dualLevels.last, let primal = values[0].tensor, let tangent = values[1].tensor
      else { return values[0] }
      // Inference mode carries nothing along.
      if InferenceMode.isEnabled { return torch.value(Aliasing.alias(primal)) }
      return try torch.value(translated(DualTensors.make(primal, tangent, at: level)))
    }
    builder.libraryFunction("_unpack_dual", "tensor, level", "Takes a dual tensor apart.", in: torch) {
      (interpreter, values) throws(PythonError) in
      guard let level = torch.dualLevels.last else { return interpreter.tuple([values[0], .none]) }
      guard let tensor = values[0].tensor else {
        throw .typeError(
          "_unpack_dual(): argument 'dual' (position 1) must be Tensor, not "
            + interpreter.type(of: values[0]).name)
      }
      let tangent = try translated(DualTensors.tangent(of: tensor, at: level))
      return interpreter.tuple([torch.value(Aliasing.values(of: tensor)), torch.value(tangent)])
    }
    builder.libraryFunction("_is_fwd_grad_enabled", "", "Whether tangents are carried along.", in: torch) {
      (_, _) in .bool(DualLevel.isEnabled)
    }
    builder.libraryFunction(
      "_set_fwd_grad_enabled", "mode", "Sets whether tangents are carried along.", in: torch
    ) { (interpreter, values) throws(PythonError) in
      _ = DualLevel.setEnabled(try interpreter.isTrue(values[0]))
      return .none
    }
  }
}
