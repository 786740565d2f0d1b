import Autograd
import PythonRuntime

/// What the modules of one interpreter share: their class and the names that it looks up.
final class NeuralLibrary {
  unowned(unsafe) private let interpreter: Interpreter
  /// The names of the members, in their order.
  let names: [StringObject]
  let forward: StringObject
  let isBuffer: StringObject
  private(set) lazy var moduleType = makeModuleType()
  /// The class that holds the methods written in Python; nil until they are needed.
  private var methods: TypeObject?
  /// The hooks that all modules have.
  private var globalHooks: [DictObject] = []

  init(in interpreter: Interpreter) {
    self.interpreter = interpreter
    names = NeuralModuleObject.Member.allCases.map { interpreter.intern($0.name) }
    forward = interpreter.intern("forward")
    isBuffer = interpreter.intern("_is_buffer")
  }

  var hasGlobalHooks: Bool {
    for hooks in globalHooks where hooks.count > 0 { return true }
    return false
  }

  /// Runs the source of `torch.nn.modules.module`, whose class gives its methods to the native one.
  func fillModule(_ builder: ModuleBuilder) {
    PythonSource.neuralModule.run(in: builder)
    PythonSource.globalModuleHooks.run(in: builder)
    let namespace = builder.module.namespace
    methods = namespace.value(forName: interpreter.intern("Module"))?.cast(to: TypeObject.self)
    builder.set("Module", .object(moduleType))
    for name in ["forward_hooks", "forward_pre_hooks", "backward_hooks", "backward_pre_hooks"] {
      let hooks = namespace.value(forName: interpreter.intern("_global_\(name)"))
      if let hooks = hooks?.cast(to: DictObject.self) { globalHooks.append(hooks) }
    }
  }

  /// A method of `Module` that is written in Python.
  func function(_ name: String) throws(PythonError) -> Value {
    if let found = moduleType.lookup(interpreter.intern(name)) { return found }
    throw PythonError(.attributeError, "type object 'Module' has no attribute '\(name)'")
  }

  /// What `Module.__init__` gives a member.
  func initialValue(of member: NeuralModuleObject.Member, in interpreter: Interpreter) -> Value {
    switch member {
    case .training: .bool(true)
    case .isFullBackwardHook: .none
    case .nonPersistentBuffers: .object(SetObject(type: interpreter.types.set))
    case .parameters, .buffers, .modules: .object(DictObject(type: interpreter.types.dict))
    default: .object(OrderedDictObject(type: interpreter.type(for: OrderedDictObject.self)))
    }
  }

  // MARK: The class

  private func makeModuleType() -> TypeObject {
    TypeObject(
      native: "Module", module: "torch.nn.modules.module", base: interpreter.types.object, in: interpreter,
      hasInstanceDictionary: true,
      slots: [.representation, .getMissingAttribute, .setAttribute, .deleteAttribute, .call],
      constructor: { [unowned(unsafe) self] (_, type, _) in
        .object(NeuralModuleObject(type: type, library: self))
      },
      members: { [unowned(unsafe) self] builder in self.addMembers(builder) })
  }

  private func addMembers(_ builder: TypeBuilder) {
    _ = interpreter.module(named: "torch.nn.modules.module")
    for (name, value) in methods?.namespace.entries ?? []
    where !["__module__", "__dict__", "__weakref__"].contains(name.value) {
      builder.set(name.value, value)
    }
    builder.offersConstructor()
    builder.method(
      "__init__", "*args, **kwargs", "Creates the members that hold parameters, buffers and modules.",
      on: NeuralModuleObject.self
    ) { (interpreter, module, arguments) throws(PythonError) in
      try module.create(
        given: arguments.rest.count, keyword: arguments[0].cast(to: DictObject.self)?.keys.first,
        in: interpreter)
      return .none
    }
    builder.method("__getattr__", "name, /", "Finds a member.", on: NeuralModuleObject.self) {
      (interpreter, module, arguments) throws(PythonError) in
      let name = try interpreter.attributeName(arguments[0])
      return try module.fallbackAttribute(name, in: interpreter) ?? .none
    }
    builder.method("_own", "name, /", "An attribute of the instance, or None.", on: NeuralModuleObject.self) {
      (interpreter, module, arguments) throws(PythonError) in
      module.ownAttribute(try interpreter.attributeName(arguments[0])) ?? .none
    }
    builder.method("__getstate__", "", "The attributes, for a copy.", on: NeuralModuleObject.self) {
      (interpreter, module, _) in
      let state = DictObject(type: interpreter.types.dict)
      for name in module.ownAttributeNames {
        if let value = module.ownAttribute(name) { state.setValue(value, forName: name) }
      }
      return .object(state)
    }
    builder.method("__setstate__", "state, /", "Takes a copy's attributes.", on: NeuralModuleObject.self) {
      (interpreter, module, arguments) throws(PythonError) in
      module.createMembers(in: interpreter)
      guard let state = arguments[0].cast(to: DictObject.self) else { return .none }
      for (key, value) in state.items {
        try module.setOwnAttribute(interpreter.attributeName(key), value)
      }
      return .none
    }
  }
}
