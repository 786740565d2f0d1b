/// Makes an instance: `__new__` of a native class.
///
/// - Parameters: the interpreter, the class to make an instance of (the native one or a class derived from it)
///   and the arguments of the call, unbound.
package typealias NativeConstructor =
  (Interpreter, TypeObject, Arguments) throws(PythonError) -> Value

/// A class, native or written in Python.
///
/// Classes live as long as the process. A native class is made with `init(native:...)` and fills its namespace
/// when somebody first looks into it.
public class TypeObject: Object {
  package internal(set) final var name: String
  package final var qualifiedName: String
  package private(set) final var bases: [TypeObject]
  /// The method resolution order, this class first.
  package internal(set) final var resolutionOrder: [TypeObject] = []
  unowned(unsafe) package final let interpreter: Interpreter
  package final let releaseQueue: ReleaseQueue
  final let textMemory: TextMemory
  final let collector: CycleCollector
  /// Whether a `class` statement (or `type(...)`) made it.
  package final let isHeapType: Bool
  /// Whether classes may derive from it.
  package final let isSubclassable: Bool
  /// The constructor, its own or inherited from the first base that has a native one.
  package internal(set) final var constructor: NativeConstructor?
  /// Whether the native class has a constructor of its own.
  private(set) final var hasOwnConstructor = false
  /// Whether the constructor of the native class does all that there is to do, so that `__init__` is not looked for.
  package final var isCompleteAfterConstructor = false
  /// The built-in exception class that this is, if it is one.
  package internal(set) final var builtinException: BuiltinException?
  /// The module's name, as representations and `__module__` show it.
  package final var moduleName: String

  /// The name in errors about missing attributes, where it is another: `collections.deque`.
  package final lazy var errorName = name

  final var definitions = Namespace()
  final var populate: ((TypeBuilder) -> Void)?
  /// The special methods that the native class itself implements.
  final var nativeSlots: SlotSet = []
  /// Whether the machine gives operators of instances to ``Object/binary(_:_:_:_:into:)``.
  package final var takesOperatorsInRegisters = false
  /// Whether the operators of a native class come before those of plain numbers, which do not know it.
  package final var answersFirst = false
  /// Whether `sequence * instance` is up to instances, even those that are integers, too.
  package final var multipliesSequences = false
  /// Python definitions of the special methods, by slot; none for native classes.
  final var dunders: UnsafeMutablePointer<Value>?
  final var subclasses: [TypeObject] = []
  /// Changes whenever a lookup in this class could find something else.
  final var version: Int
  /// The most attributes that an instance needed room for.
  final var slotHint = 0
  /// The `__init__` that is all there is to making an instance, while the version is that of `initializerVersion`.
  final var plainInitializer: Unmanaged<FunctionObject>?
  final var initializerVersion = -1
  /// Whether instances take attributes of any name.
  final var hasInstanceDictionary: Bool
  /// Whether instances have a `__dict__`, of which `object` knows for all classes that have one.
  final var instancesShowDictionary: Bool {
    let name = interpreter.commonNames[.dict]
    return hasInstanceDictionary
      || resolutionOrder.contains { $0 !== interpreter.types.object && $0.namespace[name] != nil }
  }
  /// Whether a native class of the order finds attributes in its own way.
  final lazy var readsAttributesNatively = declaresNatively(.getAttribute)
  /// Whether a native class of the order sets attributes in its own way.
  final lazy var writesAttributesNatively = declaresNatively(.setAttribute)
  /// Whether instances may say by their `__class__` that they are of another class.
  final lazy var claimsOtherClasses =
    isHeapType
    && (dunder(.getAttribute) != nil
      || !(lookup(interpreter.commonNames[.class])?.object is NativeProperty))
  /// Whether a native class of the order has a `__getattr__`.
  final lazy var hasNativeFallback = declaresNatively(.getMissingAttribute)
  /// Whether there may be weak references to instances.
  package final var takesWeakReferences: Bool
  /// Whether instances keep the values of `__slots__`.
  final var hasFixedSlots = false
  unowned(unsafe) final var rootShape: Shape
  private final var ownedRootShape: Shape?
  private final lazy var ownedDictionaryShape = Shape(
    type: self, names: [], kind: .dictionary, version: interpreter.nextVersion())

  /// A native class.
  ///
  /// - Parameters:
  ///   - slots: the special methods that the Swift class overrides; wrappers such as `list.__len__` are made
  ///     of them.
  ///   - members: adds methods and properties when the namespace is first used.
  package init(
    native name: String, module: String = "builtins", base: TypeObject, metatype: TypeObject? = nil,
    in interpreter: Interpreter, isSubclassable: Bool = true, hasInstanceDictionary: Bool = false,
    slots: SlotSet = [], constructor: NativeConstructor?,
    members: @escaping (TypeBuilder) -> Void = { _ in }
  ) {
    self.name = name
    qualifiedName = name
    bases = [base]
    self.interpreter = interpreter
    releaseQueue = interpreter.releaseQueue
    textMemory = interpreter.textMemory
    collector = interpreter.collector
    isHeapType = false
    takesWeakReferences = false
    self.isSubclassable = isSubclassable
    moduleName = module
    self.constructor = constructor ?? base.constructor
    hasOwnConstructor = constructor != nil
    self.hasInstanceDictionary = hasInstanceDictionary || base.hasInstanceDictionary
    nativeSlots = slots
    version = interpreter.nextVersion()
    populate = members
    let placeholder = base.rootShape
    rootShape = placeholder
    super.init(type: metatype ?? base.type)
    finishInitialization()
  }

  /// A native class that inherits its base's constructor.
  package convenience init(
    native name: String, module: String = "builtins", base: TypeObject, metatype: TypeObject? = nil,
    in interpreter: Interpreter, isSubclassable: Bool = true, hasInstanceDictionary: Bool = false,
    slots: SlotSet = [], members: @escaping (TypeBuilder) -> Void = { _ in }
  ) {
    self.init(
      native: name, module: module, base: base, metatype: metatype, in: interpreter,
      isSubclassable: isSubclassable, hasInstanceDictionary: hasInstanceDictionary, slots: slots,
      constructor: nil, members: members)
  }

  /// A class without instances' own behaviour: what a `class` statement makes, without its namespace.
  init(
    heap name: String, qualifiedName: String, module: String, metatype: TypeObject, bases: [TypeObject],
    nativeBase: TypeObject, in interpreter: Interpreter
  ) {
    self.name = name
    self.qualifiedName = qualifiedName
    self.bases = bases
    self.interpreter = interpreter
    releaseQueue = interpreter.releaseQueue
    textMemory = interpreter.textMemory
    collector = interpreter.collector
    isHeapType = true
    takesWeakReferences = true
    isSubclassable = true
    moduleName = module
    constructor = nativeBase.constructor
    hasInstanceDictionary = true
    version = interpreter.nextVersion()
    rootShape = nativeBase.rootShape
    super.init(type: metatype)
    finishInitialization()
  }

  /// `object` and `type`, before there are types; the caller sets their metatype.
  init(bootstrap name: String, base: TypeObject?, in interpreter: Interpreter) {
    self.name = name
    qualifiedName = name
    bases = base.map { [$0] } ?? []
    self.interpreter = interpreter
    releaseQueue = interpreter.releaseQueue
    textMemory = interpreter.textMemory
    collector = interpreter.collector
    isHeapType = false
    takesWeakReferences = false
    isSubclassable = true
    moduleName = "builtins"
    hasInstanceDictionary = false
    version = interpreter.nextVersion()
    rootShape = interpreter.bootstrapShape
    super.init(bootstrapShape: BootstrapShape(shape: interpreter.bootstrapShape))
    type = self
    finishInitialization()
  }

  private func finishInitialization() {
    let root = Shape(type: self, names: [], kind: .slots, version: interpreter.nextVersion())
    ownedRootShape = root
    rootShape = root
    if !isHeapType {
      // A native class has one base, so that its order needs no merging.
      resolutionOrder = [self] + (bases.first?.resolutionOrder ?? [])
    }
    if !isHeapType { announceToBases() }
  }

  /// Makes a native class derive from a second one, whose own base is among its bases already.
  final func addBase(_ base: TypeObject) {
    bases.append(base)
    let place = resolutionOrder.firstIndex { base.isSubtype(of: $0) } ?? resolutionOrder.count
    resolutionOrder.insert(base, at: place)
    base.subclasses.append(self)
  }

  /// Lets a native class derive from a second one, whose own bases come before those of the first.
  package final func inherit(alsoFrom other: TypeObject) {
    bases.insert(other, at: 0)
    let second = other.resolutionOrder.dropLast()
    resolutionOrder = [self] + second + resolutionOrder.dropFirst()
    other.subclasses.append(self)
  }

  /// Enters the class among its bases' derived classes, once its order is known.
  final func announceToBases() {
    for base in bases { base.subclasses.append(self) }
  }

  /// The shape of instances that keep their attributes in a dictionary.
  final var dictionaryShape: Shape { ownedDictionaryShape }

  /// Replaces the shape of new instances, for a class with `__slots__`.
  final func setRootShape(_ shape: Shape) {
    ownedRootShape = shape
    rootShape = shape
  }

  /// The closest native class of the order.
  package final var nativeBase: TypeObject {
    for type in resolutionOrder where !type.isHeapType { return type }
    return self
  }

  // MARK: A class as an object

  public override func attribute(
    _ name: StringObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    try interpreter.typeAttribute(self, name)
  }

  public override func setAttribute(
    _ name: StringObject, to value: Value, in interpreter: Interpreter
  ) throws(PythonError) {
    try interpreter.setTypeAttribute(self, name, value)
  }

  public override func deleteAttribute(
    _ name: StringObject, in interpreter: Interpreter
  ) throws(PythonError) {
    try interpreter.setTypeAttribute(self, name, .unset)
  }

  public override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) -> Value
  {
    try interpreter.construct(self, arguments)
  }

  public override func initialize(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {}

  public override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    "<class '\(fullName)'>"
  }

  public override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard operation == .bitwiseOr else { return .notImplemented }
    let own = Value.object(self)
    return reflected
      ? interpreter.typeUnion(other, own) : interpreter.typeUnion(own, other)
  }

  public override func item(_ key: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    try interpreter.subscriptType(self, key)
  }

  /// The name with its module, except for built-in classes.
  package final var fullName: String {
    moduleName == "builtins" ? qualifiedName : "\(moduleName).\(qualifiedName)"
  }
}
