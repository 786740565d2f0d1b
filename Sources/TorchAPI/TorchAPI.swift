import Autograd
import NumPyAPI
package import PythonRuntime
import TensorCore

/// The torch names in an interpreter.
package enum TorchAPI {
  /// PyTorch's version whose behaviour this is, as `torch.__version__` shows it.
  static let version = "2.15.0+chainrule"

  /// Offers torch and its modules to `import`; each is built when first asked for.
  package static func install(in interpreter: Interpreter) {
    limitKernels(as: interpreter)
    NumPyAPI.install(in: interpreter)
    for module in modules { register(module.name, in: interpreter, module.fill) }
    interpreter.hiddenModules = LibraryPart.hiddenModules
    LibraryPart.register { register($0, in: interpreter, $1) }
  }

  /// Lets kernels stop when the interpreter's code is to stop, and tensors take no more memory than it may.
  private static func limitKernels(as interpreter: Interpreter) {
    guard let flag = interpreter.host.interrupt else { return }
    Interruption.watch(flag)
    Storage.limit(toBytes: interpreter.host.memoryLimit, inUse: interpreter.host.memoryInUse)
  }

  private static func register(
    _ name: String, in interpreter: Interpreter, _ fill: @escaping @Sendable (ModuleBuilder, Torch) -> Void
  ) {
    interpreter.register(module: name) { builder in
      let torch = interpreter.torch
      if name == "torch" { interpreter.largeNamespaces.insert(ObjectIdentifier(builder.module)) }
      fill(builder, torch)
      builder.bindSubmodules(in: torch)
    }
  }

  /// Names that a module has from another one, which is built when the name is first looked up.
  fileprivate static let borrowedNames = [
    "torch.vmap": "torch.func",
    "torch.nn.Module": "torch.nn.modules.module",
    "torch.nn.modules.Module": "torch.nn.modules.module",
    "torch.nn.Buffer": "torch.nn.parameter",
    "torch.nn.UninitializedParameter": "torch.nn.parameter",
    "torch.autograd.Variable": "torch.autograd.variable",
    "torch.autograd.set_multithreading_enabled": "torch.autograd._modes",
    "torch.autograd.is_multithreading_enabled": "torch.autograd._modes",
    "torch.autograd.grad_mode.set_multithreading_enabled": "torch.autograd._modes",
    "torch.autograd._unsafe_preserve_version_counter": "torch.autograd._modes",
    "torch.autograd.grad_mode._unsafe_preserve_version_counter": "torch.autograd._modes",
    "torch.autograd._force_original_view_tracking": "torch.autograd._modes",
    "torch.autograd.grad_mode._force_original_view_tracking": "torch.autograd._modes",
    "torch.autograd.is_view_replay_enabled": "torch.autograd._modes",
    "torch.autograd.grad_mode.is_view_replay_enabled": "torch.autograd._modes",
    "torch.autograd.enforce_grad_layout_policy": "torch.autograd._modes",
    "torch.autograd.grad_mode.enforce_grad_layout_policy": "torch.autograd._modes",
    "torch.autograd._calculate_shape": "torch.autograd._modes",
    "torch.autograd.torch": "torch.autograd._modes",
    "torch._C._WeakTensorRef": "torch.autograd._modes",
    "torch.nn.UninitializedBuffer": "torch.nn.parameter",
    "torch.autograd.gradcheck": "torch.autograd.gradcheck",
    "torch.autograd.gradgradcheck": "torch.autograd.gradcheck",
    "torch.autograd.detect_anomaly": "torch.autograd.anomaly_mode",
    "torch.autograd.set_detect_anomaly": "torch.autograd.anomaly_mode",
  ]

  private static let modules: [(name: String, fill: @Sendable (ModuleBuilder, Torch) -> Void)] = [
    ("torch", TorchModule.fill),
    ("torch._C", TorchModule.fillInternals),
    ("torch._C._functorch", FunctorchInternals.fill),
    ("torch.autograd", AutogradModule.fill),
    ("torch.autograd.forward_ad", { builder, _ in PythonSource.forwardAD.run(in: builder) }),
    ("torch.autograd.function", AutogradModule.fillFunction),
    ("torch.autograd.functional", FunctionalModule.fill),
    ("torch.autograd.graph", AutogradModule.fillGraph),
    ("torch.autograd.variable", { builder, _ in PythonSource.variable.run(in: builder) }),
    ("torch.autograd._modes", { builder, _ in PythonSource.autogradModes.run(in: builder) }),
    ("torch.autograd.profiler", { builder, _ in PythonSource.profiler.run(in: builder) }),
    ("torch._vmap_internals", { builder, _ in PythonSource.vmapInternals.run(in: builder) }),
    ("torch._VF", { builder, _ in PythonSource.variableFunctions.run(in: builder) }),
    ("torch.autograd.anomaly_mode", { builder, _ in PythonSource.anomalyMode.run(in: builder) }),
    (
      "torch.autograd.gradcheck",
      { builder, _ in for source in PythonSource.gradientChecks { source.run(in: builder) } }
    ),
    ("torch._C._autograd", GraphInternals.fillAutograd),
    ("torch._C._functions", { builder, _ in PythonSource.graphFunctions.run(in: builder) }),
    (
      "torch.utils.hooks",
      { builder, _ in
        builder.set("RemovableHandle", .object(builder.interpreter.type(for: RemovableHandleObject.self)))
      }
    ),
    ("torch.utils._contextlib", { builder, _ in PythonSource.generatorContexts.run(in: builder) }),
    (
      "torch.utils.checkpoint",
      { builder, _ in
        PythonSource.checkpoint.run(in: builder)
        PythonSource.checkpointLog.run(in: builder)
        PythonSource.selectiveCheckpoint.run(in: builder)
      }
    ),
    ("torch._ops", { builder, _ in PythonSource.operatorNames.run(in: builder) }),
    ("torch._library", { _, _ in }),
    ("torch.ops", { builder, _ in PythonSource.operatorFamilies.run(in: builder) }),
    ("torch.autograd.grad_mode", AutogradModule.fillModes),
    ("torch._functorch", { _, _ in }),
    (
      "torch._functorch.eager_transforms",
      { builder, _ in
        PythonSource.eagerTransforms.run(in: builder)
        PythonSource.forwardTransforms.run(in: builder)
      }
    ),
    ("torch._functorch.make_functional", { builder, _ in PythonSource.functionalModules.run(in: builder) }),
    ("functorch", { builder, _ in PythonSource.functorch.run(in: builder) }),
    ("torch._functorch.functional_call", { builder, _ in PythonSource.functionalCall.run(in: builder) }),
    ("torch._functorch.vmap", { builder, _ in PythonSource.vmap.run(in: builder) }),
    ("torch.func", { builder, _ in PythonSource.functionTransforms.run(in: builder) }),
    ("torch.utils", { _, _ in }),
    ("torch.utils._pytree", { builder, _ in PythonSource.pytree.run(in: builder) }),
    ("torch._C._optim", OptimizerModule.fill),
    ("torch.distributions", { builder, _ in builder.bindOfferedNames() }),
    ("torch.optim", { builder, _ in builder.bindOfferedNames() }),
    ("torch.random", RandomModule.fill),
    ("torch.return_types", NamedResultObject.fillModule),
    ("torch.nn", NeuralModule.fill),
    ("torch.nn.parameter", NeuralModule.fillParameter),
    ("torch.nn.modules", { _, _ in }),
    ("torch.nn.utils", { builder, _ in builder.bindOfferedNames() }),
    ("torch.nn.modules.module", { $1.neural.fillModule($0) }),
    ("torch.utils.hooks", { builder, _ in PythonSource.backwardHooks.run(in: builder) }),
    ("torch.nn.functional", NeuralModule.fillFunctional),
    ("torch.linalg", LinearAlgebraModule.fill),
    ("torch.utils.data", { builder, _ in builder.bindOfferedNames() }),
    ("torch.utils.data._utils", { _, _ in }),
    ("graphviz", { builder, _ in PythonSource.graphviz.run(in: builder) }),
    ("graphviz._native", GraphvizModule.fill),
    ("torchviz", { builder, _ in PythonSource.torchviz.run(in: builder) }),
    ("torch.fft", FourierModule.fill),
    ("torch.special", { $1.operators.bindFunctions(of: .special, into: $0) }),
  ]
}

extension ModuleBuilder {
  /// Names what `import *` takes from a package whose parts are loaded when asked for.
  func bindOfferedNames() {
    set("__all__", interpreter.list(LibraryPart.names(in: module.name).map { interpreter.string($0) }))
  }

  /// Makes the modules below this one its attributes; each is built when first looked up.
  fileprivate func bindSubmodules(in torch: Torch) {
    let interpreter = interpreter
    let module = module
    if module.namespace.value(forName: interpreter.intern("__getattr__")) != nil { return }
    function("__getattr__", "name, /", "Finds a module below this one.") {
      (_, arguments) throws(PythonError) in
      let name = try interpreter.text(arguments[0], orRaise: "attribute name must be string")
      if let home = TorchAPI.borrowedNames["\(module.name).\(name)"],
        let other = interpreter.module(named: home),
        let value = other.namespace.value(forName: interpreter.intern(name))
      {
        module.namespace.setValue(value, forName: interpreter.intern(name))
        return value
      }
      if let origin = LibraryPart.module(offering: name, in: module.name),
        let value = interpreter.module(named: origin)?.namespace.value(forName: interpreter.intern(name))
      {
        module.namespace.setValue(value, forName: interpreter.intern(name))
        return value
      }
      if !name.hasPrefix("__"), !interpreter.hiddenModules.contains("\(module.name).\(name)"),
        let submodule = interpreter.module(named: "\(module.name).\(name)")
      {
        module.namespace.setValue(.object(submodule), forName: interpreter.intern(name))
        return .object(submodule)
      }
      throw .attributeError(
        "module '\(module.name)' has no attribute '\(name)'", object: .object(module), name: name)
    }
  }
}
