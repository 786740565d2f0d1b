import Autograd
import PythonRuntime
import TensorCore

/// The module `torch.random`.
enum RandomModule {
  private static let shared = [
    "manual_seed", "seed", "initial_seed", "get_rng_state", "set_rng_state", "default_generator",
  ]

  static func fill(_ builder: ModuleBuilder, in torch: Torch) {
    let interpreter = builder.interpreter
    for name in shared {
      let value = interpreter.module(named: "torch")?.namespace.value(forName: interpreter.intern(name))
      builder.set(name, value ?? .none)
    }
    builder.libraryFunction(
      "fork_rng", "devices=None, enabled=True, _caller=None, _devices_kw=None, device_type=None",
      "A block after which the random numbers go on as before it.", in: torch
    ) { (interpreter, values) throws(PythonError) in
      .object(
        RandomForkObject(isEnabled: values[1].isUnset ? true : try interpreter.isTrue(values[1]), in: torch))
    }
  }
}

/// The block of `torch.random.fork_rng()`.
final class RandomForkObject: Object, NativeObject {
  private let torch: Torch
  private let isEnabled: Bool
  private var state: NDArray?

  init(isEnabled: Bool, in torch: Torch) {
    self.torch = torch
    self.isEnabled = isEnabled
    super.init(type: torch.interpreter.type(for: RandomForkObject.self))
  }

  override func enter(in interpreter: Interpreter) throws(PythonError) -> Value {
    if isEnabled { state = try translated(torch.generator.state()) }
    return .none
  }

  override func exit(
    _ exception: ExceptionObject?, in interpreter: Interpreter
  ) throws(PythonError) -> Bool {
    if let state { try translated(torch.generator.restore(state)) }
    return false
  }

  static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "_GeneratorContextManager", module: "contextlib", base: interpreter.types.object,
      in: interpreter,
      isSubclassable: false, slots: [.enter, .exit])
  }
}
