import Autograd
import PythonRuntime

/// The dictionary in which a program sees a tensor's hooks, as `_backward_hooks` gives it.
struct HookTable {
  private let path: ReferenceWritableKeyPath<Tensor, AnyObject?>
  private let object: TensorObject
  private let torch: Torch

  init(
    _ path: ReferenceWritableKeyPath<Tensor, AnyObject?>, of object: TensorObject, in torch: Torch
  ) {
    self.path = path
    self.object = object
    self.torch = torch
  }

  /// The handle of a new hook, which is in the table until it is removed.
  ///
  /// - Parameter remove: takes the hook itself away.
  func handle(for hook: Value, _ remove: @escaping () -> Void) throws(PythonError) -> RemovableHandleObject {
    let interpreter = torch.interpreter
    let key = Value.int(torch.handleCount)
    let table: DictObject
    if let known = object.tensor[keyPath: path] as? DictObject {
      table = known
    } else {
      let module = try interpreter.importModule("collections")
      let made = try interpreter.call(interpreter.attribute("OrderedDict", of: .object(module)))
      table = made.cast(to: DictObject.self) ?? interpreter.makeDict()
      object.tensor[keyPath: path] = table
    }
    try interpreter.setItem(key, of: .object(table), to: hook)
    return RemovableHandleObject(
      { [weak table] in
        remove()
        _ = try? table?.removeValue(for: key, in: interpreter)
      }, in: interpreter)
  }

  /// The properties of tensors that give the tables.
  static func bind(into builder: TypeBuilder, in torch: Torch) {
    bind("_backward_hooks", "The hooks on the tensor's gradient.", "_backwards_hooks", \.hookTable, builder)
    bind(
      "_post_accumulate_grad_hooks", "The hooks after a gradient was accumulated.",
      "_post_accumulate_grad_hooks", \.postAccumulateHookTable, builder)
  }

  private static func bind(
    _ name: String, _ documentation: String, _ nameInErrors: String,
    _ path: ReferenceWritableKeyPath<Tensor, AnyObject?>, _ builder: TypeBuilder
  ) {
    builder.property(
      name, documentation, on: TensorObject.self,
      get: { (_, object) in (object.tensor[keyPath: path] as? Object).map { .object($0) } ?? .none },
      set: { (_, object, value) throws(PythonError) in
        if value.isUnset { throw .runtimeError("Deletion of \(nameInErrors) not allowed!") }
        object.tensor[keyPath: path] = value.isNone ? nil : value.object
      })
  }
}
