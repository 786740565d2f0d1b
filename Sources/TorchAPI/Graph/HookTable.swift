import Autograd
import PythonRuntime
import TensorCore

/// A tensor's hooks of one kind, of which `_backward_hooks` shows a dictionary: made when it is asked for, and from then
/// on what is in it counts.
final class HookTable {
  typealias Path = ReferenceWritableKeyPath<Tensor, AnyObject?>

  private var hooks: [(number: Int, owned: OwnedHook)] = []
  private var dictionary: DictObject?
  /// Whether the hooks are forgotten, for their tensor has another table.
  private var isForgotten = false
  private unowned(unsafe) let interpreter: Interpreter

  private init(in interpreter: Interpreter) {
    self.interpreter = interpreter
  }

  /// The table of a tensor, which has one from its first hook on.
  static func of(_ object: TensorObject, _ path: Path) -> HookTable {
    if let known = object.tensor[keyPath: path] as? HookTable { return known }
    let made = HookTable(in: object.torch.interpreter)
    object.tensor[keyPath: path] = made
    return made
  }

  /// The number of the next hook, which its handle will have.
  var nextNumber: Int { interpreter.torch.handleCount }

  /// The handle of a new hook, which is in the table until it is removed.
  ///
  /// - Parameter remove: takes the hook itself away.
  func handle(for owned: OwnedHook, _ remove: @escaping () -> Void) throws(PythonError)
    -> RemovableHandleObject
  {
    let number = nextNumber
    hooks.append((number, owned))
    if let dictionary { try interpreter.setItem(.int(number), of: .object(dictionary), to: owned.hook) }
    return RemovableHandleObject(
      { [weak self] in
        remove()
        self?.remove(number)
      }, in: interpreter)
  }

  /// Notes the references that the table owns; the hooks themselves are those of their node, too.
  func visitReferences(_ visitor: inout ReferenceVisitor) {
    if let dictionary { visitor.visit(.object(dictionary)) }
  }

  private func remove(_ number: Int) {
    hooks.removeAll { $0.number == number }
    if let dictionary { _ = try? dictionary.removeValue(for: .int(number), in: interpreter) }
  }

  /// Whether a hook that was registered is still to be called.
  func holds(_ number: Int) throws(PythonError) -> Bool {
    if isForgotten { return false }
    guard let dictionary else { return true }
    return try dictionary.value(for: .int(number), in: interpreter) != nil
  }

  /// The dictionary that programs see.
  func shown() throws(PythonError) -> DictObject {
    if let dictionary { return dictionary }
    let module = try interpreter.importModule("collections")
    let made = try interpreter.call(interpreter.attribute("OrderedDict", of: .object(module)))
    let dictionary = made.cast(to: DictObject.self) ?? interpreter.makeDict()
    for (number, owned) in hooks {
      try interpreter.setItem(.int(number), of: .object(dictionary), to: owned.hook)
    }
    self.dictionary = dictionary
    return dictionary
  }

  /// What the hooks make of a gradient that a program itself has put into the dictionary; none where they leave it.
  func gradient(replacing gradient: Tensor?) throws(PythonError) -> Tensor? {
    guard let dictionary, !isForgotten else { return nil }
    var result: Tensor?
    for (key, hook) in dictionary.items {
      if case .int(let number) = key, hooks.contains(where: { $0.number == number }) { continue }
      let torch = interpreter.torch
      let current = result ?? gradient
      let returned = try interpreter.call(hook, torch.value(current))
      result = try HookResults.gradient(returned, of: hook, replacing: current, in: torch) ?? result
    }
    return result
  }

  // MARK: The properties of tensors

  static func bind(into builder: TypeBuilder, in torch: Torch) {
    bind("_backward_hooks", "The hooks on the tensor's gradient.", "_backwards_hooks", \.hookTable, builder)
    bind(
      "_post_accumulate_grad_hooks", "The hooks after a gradient was accumulated.",
      "_post_accumulate_grad_hooks", \.postAccumulateHookTable, builder)
  }

  private static func bind(
    _ name: String, _ documentation: String, _ nameInErrors: String, _ path: Path, _ builder: TypeBuilder
  ) {
    builder.property(
      name, documentation, on: TensorObject.self,
      get: { (_, object) throws(PythonError) in
        guard let table = object.tensor[keyPath: path] as? HookTable else { return .none }
        if table.dictionary == nil { try table.call(by: object, path) }
        return .object(try table.shown())
      },
      set: { (_, object, value) throws(PythonError) in
        if value.isUnset { throw .runtimeError("Deletion of \(nameInErrors) not allowed!") }
        (object.tensor[keyPath: path] as? HookTable)?.isForgotten = true
        object.tensor[keyPath: path] = nil
        guard let dictionary = value.cast(to: DictObject.self) else { return }
        let table = of(object, path)
        table.dictionary = dictionary
        try table.call(by: object, path)
      })
  }

  /// Has the backward pass call the hooks that a program puts into the dictionary.
  private func call(by object: TensorObject, _ path: Path) throws(PythonError) {
    guard path == \Tensor.hookTable, object.tensor.requiresGrad else { return }
    _ = try translated(
      object.tensor.registerHook { [self] (gradient) throws(TensorError) in
        try carried { () throws(PythonError) in try self.gradient(replacing: gradient) }
      })
  }
}
