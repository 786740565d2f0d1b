import Autograd
package import PythonRuntime

/// The torch names in an interpreter.
package enum TorchAPI {
  /// PyTorch's version whose behaviour this is, as `torch.__version__` shows it.
  static let version = "2.15.0+chainrule"

  /// Offers torch and its modules to `import`; each is built when first asked for.
  package static func install(in interpreter: Interpreter) {
    for module in modules {
      interpreter.register(module: module.name) { builder in
        let torch = interpreter.torch
        module.fill(builder, torch)
        builder.bindSubmodules(in: torch)
      }
    }
  }

  private static let modules: [(name: String, fill: @Sendable (ModuleBuilder, Torch) -> Void)] = [
    ("torch", TorchModule.fill),
    ("torch._C", TorchModule.fillInternals),
    ("torch.autograd", AutogradModule.fill),
    ("torch.autograd.forward_ad", { builder, _ in PythonSource.forwardAD.run(in: builder) }),
    ("torch.autograd.function", AutogradModule.fillFunction),
    ("torch.autograd.functional", FunctionalModule.fill),
    ("torch.autograd.graph", AutogradModule.fillGraph),
    ("torch.autograd.grad_mode", AutogradModule.fillModes),
    ("torch.cuda", TorchModule.fillCuda),
    ("torch.random", RandomModule.fill),
    ("torch.nn", NeuralModule.fill),
    ("torch.nn.parameter", NeuralModule.fillParameter),
    ("torch.nn.functional", NeuralModule.fillFunctional),
    ("torch.linalg", { $1.operators.bindFunctions(of: .linearAlgebra, into: $0) }),
    ("torch.special", { $1.operators.bindFunctions(of: .special, into: $0) }),
  ]
}

extension ModuleBuilder {
  /// Makes the modules below this one its attributes; each is built when first looked up.
  fileprivate func bindSubmodules(in torch: Torch) {
    let interpreter = interpreter
    let module = module
    function("__getattr__", "name, /", "Finds a module below this one.") {
      (_, arguments) throws(PythonError) in
      let name = try interpreter.text(arguments[0], orRaise: "attribute name must be string")
      if !name.hasPrefix("__"), let submodule = interpreter.module(named: "\(module.name).\(name)") {
        module.namespace.setValue(.object(submodule), forName: interpreter.intern(name))
        return .object(submodule)
      }
      throw .attributeError(
        "module '\(module.name)' has no attribute '\(name)'", object: .object(module), name: name)
    }
  }
}
