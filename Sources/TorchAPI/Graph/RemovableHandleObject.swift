import PythonRuntime

/// What registering a hook returns: `remove()` takes the hook away.
final class RemovableHandleObject: Object, NativeObject {
  private var removal: (() -> Void)?
  /// The handle's number, which is greater than those of older ones.
  private let number: Int
  /// The dictionaries that hold the hook, where it is known by them.
  private let hooks: [DictObject]

  init(_ removal: @escaping () -> Void, in interpreter: Interpreter) {
    self.removal = removal
    hooks = []
    let torch = interpreter.torch
    number = torch.handleCount
    torch.handleCount += 1
    super.init(type: interpreter.type(for: RemovableHandleObject.self))
  }

  /// A handle that removes its key from dictionaries; the number is that of the handle it is a copy of.
  private init(hooks: [DictObject], number: Int?, in interpreter: Interpreter) {
    let torch = interpreter.torch
    let number = number ?? torch.handleCount
    self.number = number
    self.hooks = hooks
    torch.handleCount = Swift.max(torch.handleCount, number &+ 1)
    super.init(type: interpreter.type(for: RemovableHandleObject.self))
    removal = {
      for dictionary in hooks { _ = try? dictionary.removeValue(for: .int(number), in: interpreter) }
    }
  }

  /// A handle for the copies of the dictionaries.
  private func copied(_ memo: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    let copy = interpreter.module(named: "copy")?.namespace.value(forName: interpreter.intern("deepcopy"))
    guard let copy else { return .object(self) }
    var copies: [DictObject] = []
    for dictionary in hooks {
      let value = try interpreter.call(copy, [.object(dictionary), memo])
      if let dictionary = value.cast(to: DictObject.self) { copies.append(dictionary) }
    }
    return .object(RemovableHandleObject(hooks: copies, number: number, in: interpreter))
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
        return .object(RemovableHandleObject(hooks: hooks, number: nil, in: interpreter))
      },
      members: { builder in
        builder.property(
          "id", "The handle's number.", on: RemovableHandleObject.self,
          get: { (_, handle) in .int(handle.number) })
        builder.method(
          "__deepcopy__", "memo, /", "A handle for copied hooks.", on: RemovableHandleObject.self
        ) {
          (interpreter, handle, arguments) throws(PythonError) in
          try handle.copied(arguments[0], in: interpreter)
        }
        builder.method("remove", "", "Takes the hook away.", on: RemovableHandleObject.self) {
          (_, handle, _) in
          handle.remove()
          return .none
        }
      })
  }
}
