/// The body of a native function; the arguments are bound to its signature.
package typealias NativeBody = (Interpreter, Arguments) throws(PythonError) -> Value
/// The body of a native method: the receiver, which has been checked, then the bound arguments.
package typealias NativeMethodBody = (Interpreter, Value, Arguments) throws(PythonError) -> Value

/// A function written in Swift, such as `len` or `math.sqrt`.
package final class NativeFunction: Object {
  package let name: String
  package let signature: Signature
  package let documentation: String
  package let moduleName: String
  let body: NativeBody
  /// What `repr` shows instead of the usual text.
  package var displayedText: String?
  /// What the machine does by itself in place of a call.
  let machineForm: MachineForm

  /// The functions that programs call most.
  enum MachineForm {
    case none, length, instanceCheck
  }

  package init(
    _ name: String, _ signature: String, module: String = "builtins", documentation: String = "",
    in interpreter: Interpreter, body: @escaping NativeBody
  ) {
    self.name = name
    self.signature = Signature(signature)
    self.documentation = documentation
    moduleName = module
    self.body = body
    switch name {
    case "len" where module == "builtins": machineForm = .length
    case "isinstance" where module == "builtins": machineForm = .instanceCheck
    default: machineForm = .none
    }
    super.init(type: interpreter.types.nativeFunction)
  }

  package override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) -> Value
  {
    try signature.bind(
      arguments, name: moduleName == "builtins" ? name : "\(moduleName).\(name)", in: interpreter
    ) { (bound) throws(PythonError) in
      try body(interpreter, bound)
    }
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    displayedText ?? "<built-in function \(name)>"
  }
}

/// A method of a native class, as found in the class: `list.append`.
package final class NativeMethod: Object {
  package let name: String
  package let signature: Signature
  package let documentation: String
  unowned(unsafe) package let owner: TypeObject
  /// Whether the method makes a special method's wrapper, which representations tell apart.
  let isSlotWrapper: Bool
  /// The methods that the machine does by itself.
  enum Shortcut {
    case none, listAppend, setAdd
  }
  let shortcut: Shortcut
  /// Whether it is shown as such a wrapper.
  let isShownAsWrapper: Bool
  let body: NativeMethodBody

  package init(
    _ name: String, _ signature: String, documentation: String = "", owner: TypeObject,
    isSlotWrapper: Bool = false, body: @escaping NativeMethodBody
  ) {
    self.name = name
    self.signature = Signature(signature)
    self.documentation = documentation
    self.owner = owner
    self.isSlotWrapper = isSlotWrapper
    isShownAsWrapper = isSlotWrapper || Self.wrapperNames.contains(name)
    self.body = body
    let types = owner.interpreter.types
    if owner === types.list, name == "append" {
      shortcut = .listAppend
    } else if owner === types.set, name == "add" {
      shortcut = .setAdd
    } else {
      shortcut = .none
    }
    super.init(type: isShownAsWrapper ? types.slotWrapper : types.nativeMethod)
  }

  /// The special methods that classes may define in words of their own and that are wrappers all the same.
  private static let wrapperNames: Set = [
    "__init__", "__call__", "__str__", "__repr__", "__eq__", "__hash__",
  ]

  package override var descriptorKind: DescriptorKind { .nonData }

  package override func descriptorGet(
    instance: Value, owner: TypeObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if instance.isUnset { return .object(self) }
    return .object(BoundMethodObject(function: .object(self), receiver: instance, in: interpreter))
  }

  package override var isMethodDescriptor: Bool { !isSlotWrapper }

  package override func callDescriptor(
    on receiver: Value, _ arguments: Arguments, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard isShownAsWrapper else { return try callBody(receiver, arguments, interpreter) }
    // One special method may be another's definition, and they call each other.
    try interpreter.enterNativeCall()
    defer { interpreter.leaveNativeCall() }
    return try callBody(receiver, arguments, interpreter)
  }

  @inline(__always)
  private func callBody(
    _ receiver: Value, _ arguments: Arguments, _ interpreter: Interpreter
  ) throws(PythonError) -> Value {
    try signature.bind(
      arguments, name: isSlotWrapper ? "" : "\(owner.name).\(name)", in: interpreter
    ) { (bound) throws(PythonError) in
      try body(interpreter, receiver, bound)
    }
  }

  package override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) -> Value
  {
    guard arguments.count > 0 else {
      throw .typeError(
        isSlotWrapper
          ? "descriptor '\(name)' of '\(owner.name)' object needs an argument"
          : "unbound method \(owner.name).\(name)() needs an argument")
    }
    let receiver = arguments[0]
    let type = interpreter.type(of: receiver)
    guard type.isSubtype(of: owner) else {
      throw .typeError(
        isSlotWrapper
          ? "descriptor '\(name)' requires a '\(owner.name)' object but received a '\(type.errorName)'"
          : "descriptor '\(name)' for '\(owner.name)' objects doesn't apply to a '\(type.errorName)' object")
    }
    return try callDescriptor(on: receiver, arguments.droppingFirst(), in: interpreter)
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    "<\(isShownAsWrapper ? "slot wrapper" : "method") '\(name)' of '\(owner.name)' objects>"
  }
}

/// A property of a native class, such as `tensor.shape`.
package final class NativeProperty: Object {
  package let name: String
  package let documentation: String
  unowned(unsafe) package let owner: TypeObject
  let getter: (Interpreter, Value) throws(PythonError) -> Value
  let setter: ((Interpreter, Value, Value) throws(PythonError) -> Void)?

  /// - Parameter setter: is given the receiver and the value, which is unset for `del`.
  package init(
    _ name: String, documentation: String = "", owner: TypeObject,
    getter: @escaping (Interpreter, Value) throws(PythonError) -> Value,
    setter: ((Interpreter, Value, Value) throws(PythonError) -> Void)? = nil
  ) {
    self.name = name
    self.documentation = documentation
    self.owner = owner
    self.getter = getter
    self.setter = setter
    super.init(type: owner.interpreter.types.nativeProperty)
  }

  package override var descriptorKind: DescriptorKind { .data }

  package override func descriptorGet(
    instance: Value, owner: TypeObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if instance.isUnset { return .object(self) }
    return try getter(interpreter, instance)
  }

  package override func descriptorSet(
    instance: Value, to value: Value, in interpreter: Interpreter
  ) throws(PythonError) {
    guard let setter else {
      throw .attributeError(
        "attribute '\(name)' of '\(owner.name)' objects is not writable", object: instance, name: name)
    }
    try setter(interpreter, instance, value)
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    "<attribute '\(name)' of '\(owner.name)' objects>"
  }
}

/// A slot that `__slots__` declares.
package final class MemberDescriptor: Object {
  let name: StringObject
  unowned(unsafe) let owner: TypeObject

  init(name: StringObject, owner: TypeObject) {
    self.name = name
    self.owner = owner
    super.init(type: owner.interpreter.types.memberDescriptor)
  }

  package override var descriptorKind: DescriptorKind { .data }

  package override func descriptorGet(
    instance: Value, owner: TypeObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard case .object(let object) = instance else { return .object(self) }
    if let value = object.ownAttribute(name) { return value }
    throw .attributeError(
      "'\(object.type.errorName)' object has no attribute '\(name.value)'", object: instance, name: name.value
    )
  }

  package override func descriptorSet(
    instance: Value, to value: Value, in interpreter: Interpreter
  ) throws(PythonError) {
    guard case .object(let object) = instance else { return }
    if !value.isUnset {
      object.setOwnAttribute(name, value)
    } else if !object.removeOwnAttribute(name) {
      throw .attributeError(name.value, object: instance, name: name.value)
    }
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    "<member '\(name.value)' of '\(owner.name)' objects>"
  }
}
