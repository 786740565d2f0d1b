package import Autograd
package import PythonRuntime
package import TensorCore

/// What the torch names of one interpreter share: its classes, the random generator, the options of printing.
///
/// The class of tensors keeps it alive, and classes live as long as the interpreter's process.
package final class Torch {
  unowned(unsafe) package let interpreter: Interpreter
  /// The default generator, `torch.default_generator`.
  let generator = Generator()
  /// How tensors are printed, as `torch.set_printoptions` sets it.
  package var printOptions = PrintOptions()
  /// Whether Python's warnings are written to standard error.
  package var showsWarnings = false
  /// Whether a warning that was shown is shown again.
  var warnsAlways = false
  /// Whether it was said that a gradient with a graph may keep its leaf alive.
  var hasWarnedOfCycles = false
  private var dtypes: [DTypeObject?] = Array(repeating: nil, count: ScalarType.allCases.count)
  private var nodeTypes: [String: TypeObject] = [:]
  /// What is called before each write to a tensor, or None.
  var writeWatcher = Value.none
  private var resultTypes: [String: TypeObject] = [:]

  private(set) lazy var tensorBaseType = TensorObject.makeBaseType(in: self)
  private(set) lazy var batchedTensorType = BatchedTensorObject.makeType(in: self)
  private(set) lazy var tensorType = TensorObject.makeTensorType(in: self)
  private(set) lazy var parameterType = TensorObject.makeParameterType(in: self)
  private(set) lazy var savedTensorType = SavedTensorObject.makeType(in: self)
  private(set) lazy var sizeType = SizeObject.makeType(in: self)
  private(set) lazy var dtypeType = DTypeObject.makeType(in: self)
  private(set) lazy var generatorType = GeneratorObject.makeType(in: self)
  private(set) lazy var deviceType = DeviceObject.makeType(in: self)
  private(set) lazy var callables = CallableTypes(in: self)
  /// The native base of functions and of the classes of their nodes.
  private(set) lazy var functionBaseType = FunctionContextObject.makeBaseType(in: self)
  /// The argument lists of `torch.Tensor(...)`.
  private(set) lazy var legacySignatures = OperatorSignatures(
    "new",
    [
      "new(*, device? device=None)", "new(Tensor other)", "new(int[] size, *, device? device=None)",
      "new(object data, *, device? device=None)",
    ])
  /// The contexts of recorded `torch.autograd.Function`s, by node.
  var functionContexts: [ObjectIdentifier: Unmanaged<FunctionContextObject>] = [:]

  /// The context of the function that recorded a node; none for other nodes.
  func functionContext(of node: Node) -> FunctionContextObject? {
    guard let context = functionContexts[ObjectIdentifier(node)]?.takeUnretainedValue() else { return nil }
    return context.node === node ? context : nil
  }

  private var functionNodeTypes: [ObjectIdentifier: TypeObject] = [:]
  private var transformedFunctionNodeTypes: [ObjectIdentifier: TypeObject] = [:]
  /// The objects of nodes that somebody holds.
  var nodeObjects: [ObjectIdentifier: Unmanaged<NodeObject>] = [:]

  /// How many handles of hooks there have been.
  var handleCount = 0
  /// How many objects of tensors there have been, by which their age is told.
  var tensorObjectCount: UInt64 = 0
  /// The transformations of functions that are under way.
  var transforms = TransformStack() { didSet { updateInterception() } }
  /// How many batches of gradients are computed one by one, in which random functions are refused.
  var refusingRandomness = 0 { didSet { updateInterception() } }
  /// Whether there has been a tensor of a person's own class, or a class with a say in calls of torch functions.
  var hasOwnTensorClasses = false { didSet { updateInterception() } }
  /// The name of the method by which a class has a say in calls.
  let ownClassHandler: StringObject
  /// The handler of classes that want no say.
  private(set) lazy var disabledClassHandler: Object = NativeFunction(
    "_disabled_torch_function_impl", "*args, **kwargs", module: "torch._C", in: interpreter
  ) { (interpreter, arguments) throws(PythonError) in
    guard arguments.rest.count > 1 else { throw .typeError("expected a function and its types") }
    let given = arguments.rest.count > 2 ? try interpreter.elements(of: arguments.rest[2]) : []
    var keywords: [(name: String, value: Value)] = []
    if arguments.rest.count > 3, let dictionary = arguments.rest[3].cast(to: DictObject.self) {
      for (key, value) in dictionary.items {
        if let name = key.cast(to: StringObject.self) { keywords.append((name.value, value)) }
      }
    }
    let torch = interpreter.torch
    return try torch.ignoringOwnClasses { () throws(PythonError) in
      try interpreter.call(arguments.rest[0], given, keywords: keywords)
    }
  }
  /// What is told of each call of an operator; none where nobody is.
  var operatorWatcher: Value? {
    didSet { updateOperators() }
  }
  /// Whether the operators of Python on tensors are more than that.
  private(set) var interceptsOperators = false
  /// In how many calls the classes of tensors have no say.
  var ignoredOwnClasses = 0
  /// Whether a call of a torch function is more than that.
  private(set) var interceptsCalls = false
  /// How functions choose their types, once a program has asked for it.
  var autocast: Autocast?

  /// Lets the machine do operators by itself, or not where they are more than that.
  func updateOperators() {
    updateInterception()
    for type in [tensorType, parameterType] {
      type.takesOperatorsInRegisters = operatorWatcher == nil && !isAutocasting
    }
  }

  private func updateInterception() {
    interceptsOperators = hasOwnTensorClasses || operatorWatcher != nil || isAutocasting
    interceptsCalls = !transforms.isEmpty || refusingRandomness > 0 || interceptsOperators
  }

  /// The levels of forward mode that `forward_ad.enter_dual_level` has opened.
  var dualLevels: [DualLevel] = []

  private(set) lazy var defaultGenerator = GeneratorObject(generator, type: generatorType)
  private(set) lazy var neural = NeuralLibrary(in: interpreter)
  private(set) lazy var symbols = SymbolTypes(in: self)
  private(set) lazy var functionType = FunctionClass.makeType(in: self)
  private(set) lazy var modes = GradModeTypes(in: interpreter)
  private(set) lazy var operators = OperatorRegistry(in: self)
  /// Random numbers and warnings for operators.
  private(set) lazy var operatorEnvironment = OperatorEnvironment(generator: generator) { [unowned self] in
    // Operators' warnings are no errors, unless the program wants them to be.
    do { try warn($0) } catch { GraphWatch.current.setPending(TensorError(foreign: error)) }
  }

  fileprivate init(in interpreter: Interpreter) {
    self.interpreter = interpreter
    ownClassHandler = interpreter.intern("__torch_function__")
    interpreter.noticeClass = { [unowned self] definitions in
      guard definitions.value(forName: ownClassHandler) != nil else { return }
      // Those of parameters without a shape count when there is such a parameter; they are made with every network.
      let module = definitions.value(forName: interpreter.intern("__module__"))
      if module?.cast(to: StringObject.self)?.value != "torch.nn.parameter" { hasOwnTensorClasses = true }
    }
  }

  // MARK: Values

  /// The Python object of a tensor; one and the same while somebody holds it.
  @inline(__always)
  package func object(_ tensor: Tensor) -> TensorObject {
    if let existing = tensor.wrapper { return unsafeDowncast(existing, to: TensorObject.self) }
    return TensorObject(tensor, type: tensor.isParameter ? parameterType : tensorType, torch: self)
  }

  @inline(__always)
  package func value(_ tensor: Tensor) -> Value { .object(object(tensor)) }

  /// The tensor's object, or `None`.
  package func value(_ tensor: Tensor?) -> Value {
    tensor.map { value($0) } ?? .none
  }

  /// The tensor's object, of the class that another one has.
  func value(_ tensor: Tensor, like other: Value) -> Value {
    guard let type = other.tensorObject?.type, type.isHeapType else { return value(tensor) }
    return ownTensor(tensor, type: type)
  }

  /// A `torch.Size`.
  package func size(_ shape: Dims) -> Value {
    .object(SizeObject(shape.map { .int($0) }, type: sizeType))
  }

  /// The `torch.dtype` of an element type, one for all uses.
  package func dtype(_ type: ScalarType) -> DTypeObject {
    let index = Int(type.rawValue)
    if let known = dtypes[index] { return known }
    let made = DTypeObject(type, type: dtypeType)
    dtypes[index] = made
    return made
  }

  /// The class of the operators' nodes of one name, such as `AddBackward0`.
  func nodeType(named name: String) -> TypeObject {
    if let known = nodeTypes[name] { return known }
    let made = NodeObject.makeType(named: name, in: self)
    nodeTypes[name] = made
    return made
  }

  /// Whether a class is one of the operators' nodes.
  func isNodeType(_ type: TypeObject) -> Bool { nodeTypes[type.name] === type }

  /// The class of an operator's results with named parts.
  func resultType(named name: String, fields: [String]) -> TypeObject {
    if let known = resultTypes[name] { return known }
    let made = NamedResultObject.makeType(named: name, fields: fields, in: self)
    resultTypes[name] = made
    return made
  }

  /// The class of a `torch.autograd.Function`'s nodes and contexts, such as `HalveBackward`.
  func functionNodeType(
    of function: TypeObject, isTransformed: Bool = false
  ) throws(PythonError) -> TypeObject {
    let identifier = ObjectIdentifier(function)
    let known = isTransformed ? transformedFunctionNodeTypes[identifier] : functionNodeTypes[identifier]
    if let known { return known }
    let module = try interpreter.importModule("torch.autograd.function")
    let made = try interpreter.call(
      interpreter.attribute("_node_class", of: .object(module)), .object(function), .bool(isTransformed))
    guard let type = made.cast(to: TypeObject.self) else { throw .typeError("no class of nodes") }
    if isTransformed {
      transformedFunctionNodeTypes[identifier] = type
    } else {
      functionNodeTypes[identifier] = type
    }
    return type
  }

  /// The digits with which tensors are printed.
  package var printPrecision: Int {
    get { printOptions.precision }
    set { printOptions.precision = newValue }
  }

  // MARK: Warnings

  /// Warns as `warnings.warn` does, at the place of the running Python code, where the program or the session wants
  /// to hear warnings.
  func warn(_ message: String, category: BuiltinException = .userWarning) throws(PythonError) {
    let module = try interpreter.importModule("torch._warnings")
    _ = try interpreter.call(
      interpreter.attribute("warn", of: .object(module)), interpreter.string(message),
      .object(interpreter.types.exception(category)))
  }
}

extension Interpreter {
  /// This interpreter's torch.
  package var torch: Torch {
    let handle = type(for: TorchHandle.self).lookup(intern("torch"))?.cast(to: TorchHandle.self)
    return handle?.torch ?? Torch(in: self)
  }
}

/// What leads from an interpreter to its ``Torch``: the one value of a class that nobody sees.
private final class TorchHandle: Object, NativeObject {
  let torch: Torch

  private override init(type: TypeObject) {
    torch = Torch(in: type.interpreter)
    super.init(type: type)
  }

  static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "torch", base: interpreter.types.object, in: interpreter,
      members: { builder in
        builder.set("torch", .object(TorchHandle(type: builder.type)))
      })
  }
}
