import Autograd
import PythonRuntime

/// `torch.no_grad()` and its like: a context manager that sets a mode, and a decorator.
final class GradModeObject: Object {
  /// What a block under the mode runs with.
  enum Mode {
    case noGrad
    case enableGrad
    case setGradEnabled(Bool)
    case inference(Bool)

    func apply() {
      switch self {
      case .noGrad: GradMode.isEnabled = false
      case .enableGrad: GradMode.isEnabled = true
      case .setGradEnabled(let enabled): GradMode.isEnabled = enabled
      case .inference(let enabled):
        InferenceMode.isEnabled = enabled
        GradMode.isEnabled = !enabled
      }
    }
  }

  let mode: Mode
  /// The modes to go back to, innermost last; one object may be entered several times.
  private var saved: [(grad: Bool, inference: Bool)] = []

  init(_ mode: Mode, type: TypeObject) {
    self.mode = mode
    super.init(type: type)
  }

  override func enter(in interpreter: Interpreter) throws(PythonError) -> Value {
    if case .setGradEnabled = mode, !saved.isEmpty { return .none }
    saved.append((GradMode.isEnabled, InferenceMode.isEnabled))
    mode.apply()
    return .none
  }

  override func exit(
    _ exception: ExceptionObject?, in interpreter: Interpreter
  ) throws(PythonError) -> Bool {
    leave()
    return false
  }

  private func leave() {
    guard let before = saved.popLast() else { return }
    GradMode.isEnabled = before.grad
    InferenceMode.isEnabled = before.inference
  }

  /// Sets the mode at once, as `torch.set_grad_enabled(...)` does even without `with`.
  func applyImmediately() {
    saved.append((GradMode.isEnabled, InferenceMode.isEnabled))
    mode.apply()
  }

  /// Used as a decorator: a function that runs under the mode.
  override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) -> Value {
    guard arguments.count == 1, arguments.keywords.isEmpty else {
      throw .typeError(
        "\(type.name).__call__() takes 2 positional arguments but \(arguments.count + 1) were given")
    }
    // `set_grad_enabled` has set the mode already; as a decorator it leaves the surroundings as they were.
    leave()
    return try Self.decorate(arguments[0], mode, type, in: interpreter)
  }

  override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    if case .setGradEnabled(let enabled) = mode {
      return "torch.autograd.grad_mode.set_grad_enabled(mode=\(enabled ? "True" : "False"))"
    }
    return interpreter.defaultRepresentation(of: self)
  }

  /// A function under the mode; a generator runs under it between its yields.
  private static func decorate(
    _ function: Value, _ mode: Mode, _ type: TypeObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if function.object is TypeObject { return try decorateClass(function, mode, in: interpreter) }
    guard function.cast(to: FunctionObject.self)?.isGeneratorFunction == true else {
      return .object(DecoratedFunctionObject(function, mode: mode, in: interpreter))
    }
    let context = NativeFunction("context", "", module: "torch", documentation: "", in: interpreter) {
      (_, _) in .object(GradModeObject(mode, type: type))
    }
    let module = try interpreter.importModule("torch.utils._contextlib")
    let wrap = try interpreter.attribute("_wrap_generator", of: .object(module))
    return try interpreter.call(wrap, .object(context), function)
  }

  /// A class under the mode: only making its instances runs under it.
  private static func decorateClass(
    _ type: Value, _ mode: Mode, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    try interpreter.torch.warn(
      "Decorating classes is deprecated and will be disabled in future versions. You should only decorate functions "
        + "or methods. To preserve the current behavior of class decoration, you can directly decorate the `__init__` "
        + "method and nothing else.", category: .futureWarning)
    return .object(DecoratedFunctionObject(type, mode: mode, in: interpreter))
  }

  // MARK: Classes

  /// The class `no_grad`, or `enable_grad`: without arguments, or as a decorator without parentheses.
  static func makeType(_ name: String, _ mode: Mode, in interpreter: Interpreter) -> TypeObject {
    makeType(name, in: interpreter) { (type, arguments) throws(PythonError) in
      if arguments.count + arguments.keywords.count > 1 {
        throw .typeError(
          "\(name).__new__() takes from 1 to 2 positional arguments but \(arguments.count + 1) were given")
      }
      if arguments.count == 1 && !arguments[0].isNone {
        return try decorate(arguments[0], mode, type, in: interpreter)
      }
      return .object(GradModeObject(mode, type: type))
    }
  }

  static func makeSetGradEnabledType(in interpreter: Interpreter) -> TypeObject {
    let parameters = LibraryParameters("self, mode")
    return makeType("set_grad_enabled", in: interpreter) { (type, arguments) throws(PythonError) in
      let given = try parameters.bind(arguments, receiver: Value.none, function: "set_grad_enabled.__init__")
      guard case .bool(let enabled) = given[1] else {
        throw .typeError(
          "set_grad_enabled(): argument 'enabled' (position 1) must be bool, not \(interpreter.type(of: given[1]).name)"
        )
      }
      let object = GradModeObject(.setGradEnabled(enabled), type: type)
      object.applyImmediately()
      return .object(object)
    }
  }

  static func makeInferenceModeType(in interpreter: Interpreter) -> TypeObject {
    let parameters = LibraryParameters("self, mode=True")
    return makeType("inference_mode", in: interpreter) { (type, arguments) throws(PythonError) in
      let given = try parameters.bind(arguments, receiver: Value.none, function: "inference_mode.__init__")
      switch given[1] {
      case .unset: return .object(GradModeObject(.inference(true), type: type))
      case .bool(let enabled): return .object(GradModeObject(.inference(enabled), type: type))
      default: return try decorate(given[1], .inference(true), type, in: interpreter)
      }
    }
  }

  private static func makeType(
    _ name: String, in interpreter: Interpreter,
    construct: @escaping (TypeObject, Arguments) throws(PythonError) -> Value
  ) -> TypeObject {
    TypeObject(
      native: name, module: "torch.autograd.grad_mode", base: interpreter.types.object, in: interpreter,
      slots: [.enter, .exit, .call, .representation],
      constructor: { (_, type, arguments) throws(PythonError) in try construct(type, arguments) })
  }

  override func initialize(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {}
}
