import Autograd
import PythonRuntime
import TensorCore

/// The module `torch.autograd`.
enum AutogradModule {
  static func fill(_ builder: ModuleBuilder, in torch: Torch) {
    builder.libraryFunction(
      "backward",
      "tensors, grad_tensors=None, retain_graph=None, create_graph=False, grad_variables=None, inputs=None",
      "Computes the gradients of the leaves and accumulates them in their `grad`.", in: torch
    ) { (_, values) throws(PythonError) in
      var gradients = values[1]
      if !values[4].orNone.isNone {
        try torch.warn("`grad_variables` is deprecated. Use `grad_tensors` instead.")
        if !gradients.orNone.isNone {
          throw .runtimeError(
            "`grad_tensors` and `grad_variables` (deprecated) arguments both passed to `backward()`. Please only use "
              + "`grad_tensors`.")
        }
        gradients = values[4]
      }
      try BackwardCalls.backward(
        tensors: values[0], gradients: gradients, retainGraph: values[2], createGraph: values[3],
        inputs: values[5],
        in: torch)
      return .none
    }
    builder.libraryFunction(
      "grad",
      "outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, only_inputs=True, "
        + "allow_unused=None, is_grads_batched=False, materialize_grads=False",
      "Computes the gradients of outputs with respect to inputs, and returns them.", in: torch
    ) { (_, values) throws(PythonError) in try BackwardCalls.gradients(values, in: torch) }
    fillModes(builder, in: torch)
    builder.set("Function", .object(torch.functionType))
    builder.set("SavedTensor", .object(torch.savedTensorType))
    builder.libraryFunction("_is_checkpoint_valid", "", "Whether a checkpoint may run.", in: torch) {
      (_, _) in
      .bool(GraphWatch.allowsCheckpoints)
    }
  }

  /// The classes of the modes, one and the same in every module that has them.
  static func fillModes(_ builder: ModuleBuilder, in torch: Torch) {
    builder.set("no_grad", .object(torch.modes.noGrad))
    builder.set("enable_grad", .object(torch.modes.enableGrad))
    builder.set("set_grad_enabled", .object(torch.modes.setGradEnabled))
    builder.set("inference_mode", .object(torch.modes.inferenceMode))
  }

  static func fillFunction(_ builder: ModuleBuilder, in torch: Torch) {
    builder.set("Function", .object(torch.functionType))
    builder.set("FunctionMeta", .object(torch.functionType.type))
    PythonSource.autogradFunction.run(in: builder)
  }

  static func fillGraph(_ builder: ModuleBuilder, in torch: Torch) {
    PythonSource.graph.run(in: builder)
  }
}

/// The classes `no_grad` and its like.
final class GradModeTypes {
  let noGrad: TypeObject
  let enableGrad: TypeObject
  let setGradEnabled: TypeObject
  let inferenceMode: TypeObject

  init(in interpreter: Interpreter) {
    noGrad = GradModeObject.makeType("no_grad", .noGrad, in: interpreter)
    enableGrad = GradModeObject.makeType("enable_grad", .enableGrad, in: interpreter)
    setGradEnabled = GradModeObject.makeSetGradEnabledType(in: interpreter)
    inferenceMode = GradModeObject.makeInferenceModeType(in: interpreter)
  }
}
