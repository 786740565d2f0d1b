/// Runs Python: holds the classes, the modules, the value stack and the frames.
///
/// One thread uses an interpreter. Values must not outlive theirs.
public final class Interpreter {
  private var coreTypes: CoreTypes?
  /// The classes that the interpreter itself needs.
  package var types: CoreTypes {
    @inline(__always) get { coreTypes.unsafelyUnwrapped }
  }

  let releaseQueue = ReleaseQueue()
  let textMemory = TextMemory()
  let collector = CycleCollector()
  let methodCache = MethodCache()
  private var lastVersion = 1
  private var names: [ExactText: StringObject] = [:]
  var slotsByName: [ObjectIdentifier: Slot] = [:]
  private(set) var slotNames: [StringObject] = []
  private var nativeTypes: [ObjectIdentifier: TypeObject] = [:]
  let bootstrapShape: Shape

  /// The streams and the arguments that the host gives.
  package var host: Host
  /// What an interpreter asks of the program that runs it.
  let machine: Machine

  /// The modules that importing them does not make an attribute of their package.
  package var hiddenModules: Set<String> = []
  private var moduleDefinitions: [String: (ModuleBuilder) -> Void] = [:]
  /// The modules that have been imported, by name.
  package internal(set) var modules: [String: ModuleObject] = [:]
  private var builtinsModule: ModuleObject?
  /// The namespace of the built-in names, for the machine.
  private(set) var builtinNames: Unmanaged<DictObject>?
  private var mainModule: ModuleObject?
  /// The texts that code was compiled from, for tracebacks.
  var sources: [String: SourceText] = [:]
  let commonNames: CommonNames
  var formatMemory = FormatMemory()
  let commonTexts = CommonTexts()
  /// The text that is not ASCII and that a regular expression was matched with last.
  var lastSubject: RegexSubject?
  /// How many floats that are no numbers conversions have made.
  private var nanCount: UInt64 = 0
  /// Modules and classes that have more names in CPython than here, so many that it suggests none of them.
  package var largeNamespaces: Set<ObjectIdentifier> = []
  /// Called with what the body of each new class defines.
  package var noticeClass: ((_ definitions: DictObject) -> Void)?

  package init(host: Host) {
    self.host = host
    machine = Machine()
    // The shape's class is looked at by nobody: the bootstrapped classes replace it.
    let placeholder = Interpreter.Placeholder()
    bootstrapShape = Shape(
      type: unsafeBitCast(placeholder, to: TypeObject.self), names: [], kind: .slots, version: 1)
    commonNames = CommonNames()
    coreTypes = CoreTypes(self)
    commonNames.fill(self)
    commonTexts.fill(self)
    slotNames = Slot.allCases.map { intern($0.name) }
    for slot in Slot.allCases { slotsByName[ObjectIdentifier(slotNames[Int(slot.rawValue)])] = slot }
    let builtins = ModuleObject(name: "builtins", in: self)
    builtinsModule = builtins
    builtinNames = Unmanaged.passUnretained(builtins.namespace)
    modules["builtins"] = builtins
    let main = ModuleObject(name: "__main__", in: self)
    mainModule = main
    modules["__main__"] = main
    Builtins.fill(ModuleBuilder(module: builtins, interpreter: self))
    StandardModules.register(in: self)
    main.namespace.setValue(.object(builtins), forName: intern("__builtins__"))
  }

  private final class Placeholder {}

  /// The module of the built-in names.
  package var builtins: ModuleObject { builtinsModule.unsafelyUnwrapped }

  /// The module that the prompt and scripts run in.
  package var main: ModuleObject { mainModule.unsafelyUnwrapped }

  /// Whether `from __future__ import annotations` was typed at the prompt.
  var typedFutureAnnotations = false

  /// Whether exceptions keep the variables of the frames that they pass through, for a look afterwards.
  package var keepsVariables: Bool {
    get { machine.keepsVariables }
    set { machine.keepsVariables = newValue }
  }

  func nextVersion() -> Int {
    lastVersion += 1
    return lastVersion
  }

  // MARK: Names

  /// The one object for a name.
  package func intern(_ name: String) -> StringObject {
    if let known = names[ExactText(name)] { return known }
    let object = StringObject(name, type: types.str)
    object.isInterned = true
    names[ExactText(name)] = object
    return object
  }

  /// The one object for a name that came as a text object.
  package func intern(_ name: StringObject) -> StringObject {
    if name.isInterned { return name }
    return intern(name.value)
  }

  @inline(__always)
  func name(of slot: Slot) -> StringObject { slotNames[Int(slot.rawValue)] }

  // MARK: Floats that are no numbers

  /// A float that a conversion made: what is no number gets a payload of its own, so that it is another object than
  /// those made before, as it is in CPython; `is` and `in` compare the bits.
  @inline(__always)
  package func converted(_ value: Double) -> Value { .float(value.isNaN ? freshNaN(value.sign) : value) }

  private func freshNaN(_ sign: FloatingPointSign) -> Double {
    nanCount &+= 1
    let payload = Double.RawSignificand(nanCount & 0xFFFF_FFFF_FFFF) | 1 << 49
    let value = Double(nan: payload, signaling: false)
    return sign == .minus ? -value : value
  }

  // MARK: Native classes and modules

  /// The class of a native Swift class, made when first asked for.
  package func type<Native: NativeObject>(for native: Native.Type) -> TypeObject {
    if let known = nativeTypes[ObjectIdentifier(native)] { return known }
    let made = Native.makeType(in: self)
    nativeTypes[ObjectIdentifier(native)] = made
    return made
  }

  /// Offers a module, which is built when first imported.
  package func register(module name: String, _ fill: @escaping (ModuleBuilder) -> Void) {
    moduleDefinitions[name] = fill
  }

  /// The names of the modules that can be imported.
  package var availableModules: [String] {
    Set(moduleDefinitions.keys).union(modules.keys).sorted()
  }

  /// Whether a module holds others.
  func isPackage(_ name: String) -> Bool {
    moduleDefinitions.keys.contains { $0.hasPrefix(name + ".") }
  }

  /// `sys.modules`, once there is one.
  private var visibleModules: DictObject? {
    modules["sys"]?.namespace.value(forName: intern("modules"))?.cast(to: DictObject.self)
  }

  /// A module by its full name, built now if it was not yet; nil if there is none.
  package func module(named name: String) -> ModuleObject? {
    if let module = modules[name] { return module }
    guard let fill = moduleDefinitions[name] else {
      // A program may have put one there.
      return visibleModules?.value(forName: intern(name))?.cast(to: ModuleObject.self)
    }
    let module = ModuleObject(name: name, in: self)
    modules[name] = module
    visibleModules?.setValue(.object(module), forName: intern(name))
    fill(ModuleBuilder(module: module, interpreter: self))
    return module
  }
}

/// A Swift class that stands behind a Python class which not every interpreter needs.
package protocol NativeObject: Object {
  /// Makes the class; called once for an interpreter.
  static func makeType(in interpreter: Interpreter) -> TypeObject
}

/// What the program that embeds an interpreter provides.
package struct Host {
  /// Takes what is printed.
  package var write: (String) -> Void
  /// Shows at once what was printed.
  package var flush: () -> Void = {}
  /// Takes what goes to standard error.
  package var writeError: (String) -> Void
  /// Reads a line after showing a prompt; nil at the end of the input.
  package var readLine: (String) -> String?
  /// `sys.argv`.
  package var arguments: [String]
  /// Becomes nonzero when the running code is to stop: because the person interrupts, or for ``memoryIsShort``; the
  /// interpreter sets it back to zero.
  package var interrupt: UnsafeMutablePointer<Int32>?
  /// The most bytes that everything may take.
  package var memoryLimit: Int
  /// The bytes that are in use.
  package var memoryInUse: @convention(c) () -> Int = { 0 }
  /// What the interrupt flag holds when memory has become short.
  package static let memoryIsShort: Int32 = 2
  /// Shows a value that the prompt echoes in a way of its own; false where its representation will do.
  package var showValue: ((Value) -> Bool)?
  /// Writes a file that code asks for, where the person allows it.
  package var saveFile: (_ path: String, _ contents: String) -> SaveOutcome = { _, _ in
    .refused("code cannot write files here")
  }

  /// What came of a file that code wanted to write.
  package enum SaveOutcome {
    case written
    /// It was not written, for this reason.
    case refused(String)
  }

  package init(
    write: @escaping (String) -> Void, writeError: @escaping (String) -> Void,
    readLine: @escaping (String) -> String? = { _ in nil }, arguments: [String] = [""],
    interrupt: UnsafeMutablePointer<Int32>? = nil, memoryLimit: Int = 4 << 30
  ) {
    self.write = write
    self.writeError = writeError
    self.readLine = readLine
    self.arguments = arguments
    self.interrupt = interrupt
    self.memoryLimit = memoryLimit
  }
}
