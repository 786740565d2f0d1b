import PythonRuntime

/// What registering a hook returns: `remove()` takes the hook away.
final class RemovableHandleObject: Object, NativeObject {
  private var removal: (() -> Void)?
  /// The handle's number, which is greater than those of older ones.
  private let number: Int

  init(_ removal: @escaping () -> Void, in interpreter: Interpreter) {
    self.removal = removal
    let torch = interpreter.torch
    number = torch.handleCount
    torch.handleCount += 1
    super.init(type: interpreter.type(for: RemovableHandleObject.self))
  }

  /// A handle that removes its key from dictionaries.
  private convenience init(hooks: [DictObject], in interpreter: Interpreter) {
    let number = interpreter.torch.handleCount
    self.init(
      {
        for dictionary in hooks { _ = try? dictionary.removeValue(for: .int(number), in: interpreter) }
      }, in: interpreter)
  }

  private func remove() {
    removal?()
    removal = nil
  }

  override func enter(in interpreter: Interpreter) throws(PythonError) -> Value { .object(self) }

  override func exit(
    _ exception: ExceptionObject?, in interpreter: Interpreter
  ) throws(PythonError) -> Bool {
    remove()
    return false
  }

  static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "RemovableHandle", module: "torch.utils.hooks", base: interpreter.types.object, in: interpreter,
      slots: [.enter, .exit],
      constructor: { (interpreter, _, arguments) throws(PythonError) in
        let values = try LibraryParameters("hooks_dict, *, extra_dict=None").bind(
          arguments, receiver: nil, function: "RemovableHandle.__init__")
        let others = values[1].orNone.isNone ? [] : try interpreter.elements(of: values[1])
        let hooks = ([values[0]] + others).compactMap { $0.cast(to: DictObject.self) }
        return .object(RemovableHandleObject(hooks: hooks, in: interpreter))
      },
      members: { builder in
        builder.property(
          "id", "The handle's number.", on: RemovableHandleObject.self,
          get: { (_, handle) in .int(handle.number) })
        builder.method("remove", "", "Takes the hook away.", on: RemovableHandleObject.self) {
          (_, handle, _) in
          handle.remove()
          return .none
        }
      })
  }
}
