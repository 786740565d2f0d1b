/// A Python object: its type, its attributes, and the special methods that native classes override.
///
/// The overridable methods are what Python's interpreter loop would call `__len__`, `__add__` and so on. They
/// are the *native* behaviour only: a class written in Python that derives from a native one may redefine any of
/// them, so code that handles arbitrary values calls the front doors of `Interpreter` (`interpreter.length(of:)`,
/// `interpreter.binary(...)`), which look for Python definitions first. Every default implementation raises
/// what CPython raises for a type without that method.
open class Object {
  /// The type.
  @inlinable @inline(__always)
  public internal(set) final var type: TypeObject {
    get { unsafeBitCast(typeReference.toOpaque(), to: TypeObject.self) }
    set { typeReference = Unmanaged.passUnretained(newValue) }
  }
  /// The type once more: types live as long as the process, so that a reference to one need not be counted.
  @usableFromInline final var typeReference: Unmanaged<TypeObject>
  /// Which attributes the instance has and in which slots they are.
  unowned(unsafe) final var shape: Shape
  /// The values of the attributes; none until the first is set.
  final var slots: UnsafeMutablePointer<Value>?
  /// The place among the objects that the collector of cycles tracks; negative if it does not.
  final var trackIndex: Int32 = -1
  /// Whether `__del__` has been called.
  final var isFinalized = false
  /// Whether there are weak references to the object, or were.
  package final var hasWeakReferences = false
  /// How many attributes there is room for.
  final var slotCapacity: UInt8 = 0

  public init(type: TypeObject) {
    typeReference = Unmanaged.passUnretained(type)
    shape = type.rootShape
    slots = nil
    if type.isHeapType { type.collector.track(self) }
  }

  /// Makes an object of a native class, without counting references to the class.
  init(native type: Unmanaged<TypeObject>) {
    typeReference = type
    shape = type.borrowed.rootShape
    slots = nil
  }

  /// Makes a type object before there are types; the caller must set `type` at once.
  package init(bootstrapShape: BootstrapShape) {
    typeReference = Unmanaged.fromOpaque(Unmanaged.passUnretained(bootstrapShape.shape).toOpaque())
    shape = bootstrapShape.shape
    slots = nil
  }

  deinit {
    if trackIndex >= 0 { type.collector.untrack(self) }
    if hasWeakReferences { type.collector.weakReferences.objectEnds(self) }
    if let slots {
      type.releaseQueue.release(slots, count: shape.slotCount)
      slots.giveBack()
    }
  }

  /// Whether attributes were set on the object itself.
  package final var hasOwnAttributes: Bool { slots != nil }

  // MARK: Cycles

  /// Whether the object may refer to others in ways that `visitReferences` tells.
  open var holdsReferences: Bool { slots != nil }

  /// Tells the collector of cycles each reference that the object owns, once for each; overrides call this one.
  open func visitReferences(_ visitor: inout ReferenceVisitor) {
    if let slots { visitor.visit(slots, count: shape.slotCount) }
  }

  /// Lets go of what the object refers to, when it is found to be unreachable.
  open func dropReferences() {
    guard let slots else { return }
    let count = shape.slotCount
    self.slots = nil
    slotCapacity = 0
    shape = type.rootShape
    type.releaseQueue.release(slots, count: count)
    slots.giveBack()
  }

  /// What gives the object as long as it lives, without keeping it alive; none for classes without weak references.
  open var weakTarget: (() -> Value?)? {
    guard type.takesWeakReferences else { return nil }
    return { [weak self] in self.map { .object($0) } }
  }

  // MARK: Attributes

  /// `object.name`, by Python's rules: data descriptors of the type, own attributes, other descriptors and
  /// values of the type, `__getattr__`.
  open func attribute(_ name: StringObject, in interpreter: Interpreter) throws(PythonError) -> Value {
    try interpreter.genericAttribute(.object(self), name)
  }

  /// What a native `__getattr__` finds where the instance and its class have no attribute of a name; nil for the
  /// usual error. A class that overrides it declares the slot `getMissingAttribute`.
  open func fallbackAttribute(
    _ name: StringObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value? {
    nil
  }

  /// `object.name = value`.
  open func setAttribute(
    _ name: StringObject, to value: Value, in interpreter: Interpreter
  ) throws(PythonError) {
    try interpreter.genericSetAttribute(self, name, value)
  }

  /// `del object.name`.
  open func deleteAttribute(_ name: StringObject, in interpreter: Interpreter) throws(PythonError) {
    try interpreter.genericDeleteAttribute(self, name)
  }

  /// Names that `dir()` and completion add to those of the attributes and the type.
  open func additionalAttributeNames(in interpreter: Interpreter) -> [String] { [] }

  /// Why an assignment to `__class__` may not make this an object of another class, after the words "__class__
  /// assignment"; nil if it may.
  open func objection(toBecoming newType: TypeObject) -> String? {
    guard newType.isHeapType, type.isHeapType else {
      return " only supported for mutable types or ModuleType subclasses"
    }
    guard newType.nativeBase === type.nativeBase else {
      return ": '\(newType.name)' object layout differs from '\(type.errorName)'"
    }
    return nil
  }

  /// How the object acts as an attribute of a class.
  open var descriptorKind: DescriptorKind { .none }

  /// `__get__`: what reading this descriptor yields; `instance` is unset when it is read from the class.
  open func descriptorGet(
    instance: Value, owner: TypeObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    .object(self)
  }

  /// `__set__`, or `__delete__` when `value` is unset.
  open func descriptorSet(
    instance: Value, to value: Value, in interpreter: Interpreter
  ) throws(PythonError) {
    throw .typeError("'\(type.errorName)' object is not a data descriptor")
  }

  // MARK: Construction and calls

  /// `__init__`; the default accepts what the constructor has already used.
  open func initialize(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {
    try interpreter.checkDefaultInitialize(self, arguments)
  }

  /// `object(...)`.
  open func call(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) -> Value {
    throw .typeError("'\(type.errorName)' object is not callable")
  }

  /// Whether this is a method as found in a class, which ``callDescriptor(on:_:in:)`` calls without binding it first.
  open var isMethodDescriptor: Bool { false }

  /// `receiver.method(...)`, for a method descriptor that was found in the receiver's class.
  open func callDescriptor(
    on receiver: Value, _ arguments: Arguments, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    throw .typeError("'\(type.errorName)' object is not a method")
  }

  /// The Python function that `object(...)` comes down to, with the object before the arguments; nil if the call
  /// needs more than that.
  open func callTarget(in interpreter: Interpreter) -> Object? { nil }

  // MARK: Operators

  /// `self op other`, or `other op self` when `reflected`; `.notImplemented` if the operands do not suit.
  open func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    .notImplemented
  }

  /// `left op right` between registers, one of which holds an instance of a class that
  /// ``TypeObject/takesOperatorsInRegisters``.
  ///
  /// A new result goes to `result`. `lastUse` names the operands whose registers nothing reads after this: an object
  /// that nothing else holds may become the result. (No operand is given as an object, for that would count as
  /// holding it.)
  open class func binary(
    _ operation: BinaryOperation, _ left: UnsafeMutablePointer<Value>, _ right: UnsafeMutablePointer<Value>,
    _ lastUse: OperandSet, into result: UnsafeMutablePointer<Value>
  ) throws(PythonError) -> RegisterResult {
    .none
  }

  /// `self op= other`; `.notImplemented` to use the plain operator.
  open func inPlace(
    _ operation: BinaryOperation, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    .notImplemented
  }

  /// `-self` and its like; `.notImplemented` if there is none.
  open func unary(_ operation: UnaryOperation, in interpreter: Interpreter) throws(PythonError) -> Value {
    .notImplemented
  }

  /// `self < other` and its like; `.notImplemented` if the operands do not suit. The default knows identity.
  open func compare(
    _ comparison: Comparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    switch comparison {
    case .equal:
      if case .object(let object) = other, object === self { return .bool(true) }
      return .notImplemented
    case .notEqual:
      let equal = try interpreter.nativeCompare(.equal, self, other)
      if equal.isNotImplemented { return equal }
      return .bool(try !interpreter.isTrue(equal))
    default:
      return .notImplemented
    }
  }

  /// `hash(self)`; objects that compare equal must agree. The default is identity.
  open func hash(in interpreter: Interpreter) throws(PythonError) -> Int {
    identityHash
  }

  /// `bool(self)`; the default asks for the length of what has one.
  open func isTrue(in interpreter: Interpreter) throws(PythonError) -> Bool {
    type.implements(.length) ? try interpreter.length(of: .object(self)) != 0 : true
  }

  // MARK: Numbers

  /// `int(self)`; unset if there is none.
  open func integer(in interpreter: Interpreter) throws(PythonError) -> Value { .unset }

  /// `operator.index(self)`; unset if there is none.
  open func index(in interpreter: Interpreter) throws(PythonError) -> Value { .unset }

  /// `float(self)`; nil if there is none.
  open func float(in interpreter: Interpreter) throws(PythonError) -> Double? { nil }

  // MARK: Containers

  /// `len(self)`.
  open func length(in interpreter: Interpreter) throws(PythonError) -> Int {
    throw .typeError("object of type '\(type.errorName)' has no len()")
  }

  /// `self[key]`.
  open func item(_ key: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    throw .typeError("'\(type.errorName)' object is not subscriptable")
  }

  /// `self[key] = value`.
  open func setItem(_ key: Value, to value: Value, in interpreter: Interpreter) throws(PythonError) {
    throw .typeError("'\(type.errorName)' object does not support item assignment")
  }

  /// `del self[key]`.
  open func deleteItem(_ key: Value, in interpreter: Interpreter) throws(PythonError) {
    var isSequence = type.isHeapType || type.implements(.length) || type.implements(.contains)
    // What cannot be an index of a sequence is taken for the key of a mapping.
    if case .object(let object) = key, !object.type.implements(.index) { isSequence = false }
    throw .typeError(
      "'\(type.errorName)' object \(isSequence ? "doesn't" : "does not") support item deletion")
  }

  /// `value in self`; the default iterates.
  open func contains(_ value: Value, in interpreter: Interpreter) throws(PythonError) -> Bool {
    try interpreter.iterationContains(.object(self), value)
  }

  /// `iter(self)`; the default makes an iterator over `self[0]`, `self[1]`... of what can be subscripted.
  open func iterator(in interpreter: Interpreter) throws(PythonError) -> Value {
    if type.implements(.getItem) {
      return .object(SequenceIterator(sequence: .object(self), type: interpreter.types.sequenceIterator))
    }
    throw .typeError("'\(type.errorName)' object is not iterable")
  }

  /// The next element of an iterator; nil at its end.
  open func next(in interpreter: Interpreter) throws(PythonError) -> Value? {
    throw .typeError("'\(type.errorName)' object is not an iterator")
  }

  /// Puts the next element of an iterator into a place that holds a value; false at its end.
  ///
  /// A class that overrides this need not be asked through `next`, but must answer there the same.
  open func next(
    into place: UnsafeMutablePointer<Value>, in interpreter: Interpreter
  ) throws(PythonError) -> Bool {
    guard let value = try next(in: interpreter) else { return false }
    place.pointee = value
    return true
  }

  // MARK: Text

  /// `repr(self)`.
  open func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    interpreter.defaultRepresentation(of: self)
  }

  /// What the default `repr` calls the object's class.
  var representedTypeName: String { type.fullName }

  /// `str(self)`; the default is `repr(self)`, with the class's own `__repr__`.
  open func string(in interpreter: Interpreter) throws(PythonError) -> String {
    try interpreter.representation(of: .object(self))
  }

  /// `format(self, specification)`; the default takes no specification and is `str(self)`.
  open func format(
    _ specification: String, in interpreter: Interpreter
  ) throws(PythonError) -> String {
    if !specification.isEmpty {
      throw .typeError("unsupported format string passed to \(type.errorName).__format__")
    }
    return try interpreter.string(of: .object(self))
  }

  // MARK: Context managers

  /// `__enter__`: what `with ... as` binds.
  open func enter(in interpreter: Interpreter) throws(PythonError) -> Value {
    throw .typeError("'\(type.errorName)' object does not support the context manager protocol")
  }

  /// `__exit__`: ends the block; `exception` is nil if it ended well. Returns whether to swallow it.
  open func exit(
    _ exception: ExceptionObject?, in interpreter: Interpreter
  ) throws(PythonError) -> Bool {
    throw .typeError("'\(type.errorName)' object does not support the context manager protocol")
  }
}

/// How an attribute of a class takes part in attribute access on instances.
public enum DescriptorKind: Sendable {
  /// A plain value.
  case none
  /// It has `__get__`; an instance's own attribute comes first.
  case nonData
  /// It also has `__set__` or `__delete__`, and comes before the instance's own attributes.
  case data
}

extension Object {
  /// The address, as `id()` and default representations show it.
  package final var address: Int {
    Int(bitPattern: Unmanaged.passUnretained(self).toOpaque())
  }

  /// The hash of an object by identity.
  package final var identityHash: Int {
    let bits = UInt(bitPattern: address)
    return Int(bitPattern: bits >> 4 | bits << 60)
  }
}
