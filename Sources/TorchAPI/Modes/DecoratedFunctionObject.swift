import Autograd
import PythonRuntime

/// A function under `@torch.no_grad()` or its like; it shows itself as the function that it wraps.
final class DecoratedFunctionObject: Object, NativeObject {
  private(set) var function: Value
  private let mode: GradModeObject.Mode

  init(_ function: Value, mode: GradModeObject.Mode, in interpreter: Interpreter) {
    self.function = function
    self.mode = mode
    super.init(type: interpreter.type(for: DecoratedFunctionObject.self))
  }

  deinit {
    type.releaseQueue.release(&function)
  }

  override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) -> Value {
    let grad = GradMode.isEnabled
    let inference = InferenceMode.isEnabled
    defer {
      GradMode.isEnabled = grad
      InferenceMode.isEnabled = inference
    }
    mode.apply()
    return try interpreter.call(function, arguments)
  }

  override var descriptorKind: DescriptorKind { .nonData }

  override func descriptorGet(
    instance: Value, owner: TypeObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if instance.isUnset { return .object(self) }
    return .object(BoundMethodObject(function: .object(self), receiver: instance, in: interpreter))
  }

  override func attribute(
    _ name: StringObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if name.value == "__wrapped__" { return function }
    if ownAttribute(name) != nil || name.value == "__class__" {
      return try super.attribute(name, in: interpreter)
    }
    return try interpreter.attribute(name, of: function)
  }

  override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    try interpreter.representation(of: function)
  }

  static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "function", base: interpreter.types.object, in: interpreter, isSubclassable: false,
      hasInstanceDictionary: true, slots: [.call, .representation, .descriptorGet])
  }
}
