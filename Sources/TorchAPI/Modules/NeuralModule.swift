import Autograd
import PythonRuntime

/// The modules `torch.nn` and `torch.nn.functional`.
enum NeuralModule {
  static func fill(_ builder: ModuleBuilder, in torch: Torch) {
    builder.set("Parameter", .object(torch.parameterType))
    builder.bindOfferedNames()
  }

  static func fillParameter(_ builder: ModuleBuilder, in torch: Torch) {
    builder.set("Parameter", .object(torch.parameterType))
    PythonSource.neuralParameter.run(in: builder)
  }

  static func fillFunctional(_ builder: ModuleBuilder, in torch: Torch) {
    torch.operators.bindFunctions(of: .functional, into: builder)
    torch.operators.bindUnflagged(
      ["leaky_relu", "elu", "hardtanh"], inPlace: true, into: builder, isModuleFunction: true)
    // Functions that torch has under the same names.
    for name in [
      "relu_", "softmax", "log_softmax", "hardshrink", "bilinear", "pdist", "threshold_", "selu_", "celu_",
      "rrelu_",
    ] {
      guard builder.module.namespace.value(forName: builder.interpreter.intern(name)) == nil,
        let function = torch.interpreter.module(named: "torch")?.namespace.value(
          forName: builder.interpreter.intern(name))
      else { continue }
      builder.set(name, function)
    }
  }
}
