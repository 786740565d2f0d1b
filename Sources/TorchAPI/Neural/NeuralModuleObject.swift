import Autograd
import PythonRuntime

/// A `torch.nn.Module`, or an instance of a class that derives from it.
///
/// What PyTorch keeps in the instance's `__dict__` is kept there too, in the same order, so that a call and the
/// lookup of a parameter find it by position. All but the three paths that every training step takes (calling,
/// reading and setting attributes) is written in Python, in ``PythonSource/neuralModule``.
final class NeuralModuleObject: Object {
  /// The attributes that `Module.__init__` creates, in their order.
  enum Member: Int, CaseIterable {
    case training, parameters, buffers, nonPersistentBuffers, backwardPreHooks, backwardHooks
    case isFullBackwardHook, forwardHooks, forwardHooksWithKeywords, forwardHooksAlwaysCalled
    case forwardPreHooks, forwardPreHooksWithKeywords, stateHooks, statePreHooks, loadPreHooks
    case loadPostHooks, modules

    var name: String {
      switch self {
      case .training: "training"
      case .parameters: "_parameters"
      case .buffers: "_buffers"
      case .nonPersistentBuffers: "_non_persistent_buffers_set"
      case .backwardPreHooks: "_backward_pre_hooks"
      case .backwardHooks: "_backward_hooks"
      case .isFullBackwardHook: "_is_full_backward_hook"
      case .forwardHooks: "_forward_hooks"
      case .forwardHooksWithKeywords: "_forward_hooks_with_kwargs"
      case .forwardHooksAlwaysCalled: "_forward_hooks_always_called"
      case .forwardPreHooks: "_forward_pre_hooks"
      case .forwardPreHooksWithKeywords: "_forward_pre_hooks_with_kwargs"
      case .stateHooks: "_state_dict_hooks"
      case .statePreHooks: "_state_dict_pre_hooks"
      case .loadPreHooks: "_load_state_dict_pre_hooks"
      case .loadPostHooks: "_load_state_dict_post_hooks"
      case .modules: "_modules"
      }
    }
  }

  unowned(unsafe) private let library: NeuralLibrary
  /// Whether the members are the first attributes and in their order.
  private var isOrdered = false
  /// The class's `forward`, and the shape version that it was found for.
  private var forward: Unmanaged<Object>?
  private var forwardVersion = -1

  init(type: TypeObject, library: NeuralLibrary) {
    self.library = library
    super.init(type: type)
  }

  // MARK: Members

  /// Creates the members, as `Module.__init__` does.
  func createMembers(in interpreter: Interpreter) {
    // Attributes that were set before come first, which the order of the members does not allow for.
    if !isOrdered, !ownAttributeNames.isEmpty { _ = dictionary(in: interpreter) }
    isOrdered = ownAttribute(library.names[0]) == nil && shapeVersion != nil
    for member in Member.allCases {
      setOwnAttribute(library.names[member.rawValue], library.initialValue(of: member, in: interpreter))
    }
  }

  /// Creates the members, or refuses the arguments of the call.
  func create(given count: Int, keyword: Value?, in interpreter: Interpreter) throws(PythonError) {
    if let keyword {
      let name = try interpreter.string(of: keyword)
      throw .typeError("\(type.name).__init__() got an unexpected keyword argument '\(name)'")
    }
    if count > 0 {
      throw .typeError(
        "\(type.name).__init__() takes 1 positional argument but \(count + 1) were given")
    }
    createMembers(in: interpreter)
  }

  override func initialize(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {
    try create(
      given: arguments.count, keyword: arguments.keywords.first.map { .object($0) }, in: interpreter)
  }

  private func value(of member: Member) -> Value? {
    if isOrdered, let value = ownAttribute(at: member.rawValue) { return value }
    return ownAttribute(library.names[member.rawValue])
  }

  /// A member that is a dictionary; nil before `Module.__init__`.
  private func members(_ member: Member) -> DictObject? {
    guard case .object(let object)? = value(of: member) else { return nil }
    if Swift.type(of: object) == DictObject.self { return unsafeDowncast(object, to: DictObject.self) }
    return object as? DictObject
  }

  private func isEmpty(_ member: Member) -> Bool {
    guard let hooks = members(member) else { return false }
    return hooks.count == 0
  }

  // MARK: Calls

  /// `forward` itself, where neither a hook nor an instance's own `forward` has a say.
  override func callTarget(in interpreter: Interpreter) -> Object? {
    guard isOrdered, let version = shapeVersion, isEmpty(.forwardHooks), isEmpty(.forwardPreHooks),
      isEmpty(.backwardHooks), isEmpty(.backwardPreHooks), !library.hasGlobalHooks
    else { return nil }
    if version == forwardVersion { return forward?.takeUnretainedValue() }
    forwardVersion = version
    forward = nil
    if ownAttribute(library.forward) == nil, case .object(let function)? = type.lookup(library.forward),
      function.type === interpreter.types.function
    {
      forward = Unmanaged.passUnretained(function)
      return function
    }
    return nil
  }

  override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) -> Value {
    if let function = callTarget(in: interpreter) {
      return try interpreter.call(.object(function), prepending: .object(self), arguments)
    }
    return try interpreter.call(library.function("_call_impl"), prepending: .object(self), arguments)
  }

  // MARK: Attributes

  override func fallbackAttribute(
    _ name: StringObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value? {
    if let value = members(.parameters)?.value(forName: name) { return value }
    if let value = members(.buffers)?.value(forName: name) { return value }
    if let value = members(.modules)?.value(forName: name) { return value }
    throw PythonError(.attributeError, "'\(type.name)' object has no attribute '\(name.value)'")
  }

  override func setAttribute(
    _ name: StringObject, to value: Value, in interpreter: Interpreter
  ) throws(PythonError) {
    if isMember(value, name) {
      _ = try interpreter.call(library.function("_assign"), [.object(self), .object(name), value])
    } else {
      try interpreter.genericSetAttribute(self, name, value)
    }
  }

  /// Whether an assignment concerns the parameters, the buffers or the modules.
  private func isMember(_ value: Value, _ name: StringObject) -> Bool {
    if case .object(let object) = value {
      if object is NeuralModuleObject { return true }
      if let tensor = value.tensorObject {
        if tensor.tensor.isParameter || tensor.ownAttribute(library.isBuffer) != nil { return true }
      }
    }
    for member in [Member.parameters, .modules, .buffers] {
      if members(member)?.value(forName: name) != nil { return true }
    }
    return false
  }

  override func deleteAttribute(_ name: StringObject, in interpreter: Interpreter) throws(PythonError) {
    if members(.parameters)?.removeValue(forName: name) == true { return }
    if members(.buffers)?.removeValue(forName: name) == true {
      _ = try interpreter.callMethod(
        "discard", of: value(of: .nonPersistentBuffers) ?? .none, [.object(name)])
      return
    }
    if members(.modules)?.removeValue(forName: name) == true { return }
    try interpreter.genericDeleteAttribute(self, name)
  }

  override func additionalAttributeNames(in interpreter: Interpreter) -> [String] {
    var names: [String] = []
    for member in [Member.parameters, .modules, .buffers] {
      for key in members(member)?.keys ?? [] {
        if let name = key.cast(to: StringObject.self)?.value, name.first?.isNumber == false {
          names.append(name)
        }
      }
    }
    return names
  }

  // MARK: Text

  override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    let text = try interpreter.call(library.function("__repr__"), .object(self))
    return try interpreter.text(text, orRaise: "__repr__ returned non-string")
  }
}
