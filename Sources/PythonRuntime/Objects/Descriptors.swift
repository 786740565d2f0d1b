/// `staticmethod(function)`.
package final class StaticMethodObject: Object {
  package let function: Value

  package init(_ function: Value, in interpreter: Interpreter) {
    self.function = function
    super.init(type: interpreter.types.staticMethod)
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    "<staticmethod(\(try interpreter.representation(of: function)))>"
  }

  package override var descriptorKind: DescriptorKind { .nonData }

  package override func descriptorGet(
    instance: Value, owner: TypeObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    function
  }

  package override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) -> Value
  {
    try interpreter.call(function, arguments)
  }
}

/// `classmethod(function)`.
package final class ClassMethodObject: Object {
  package let function: Value

  package init(_ function: Value, in interpreter: Interpreter) {
    self.function = function
    super.init(type: interpreter.types.classMethod)
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    "<classmethod(\(try interpreter.representation(of: function)))>"
  }

  package override var descriptorKind: DescriptorKind { .nonData }

  package override func descriptorGet(
    instance: Value, owner: TypeObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if case .object(let object) = function, !(object is FunctionObject), object.descriptorKind != .none {
      return try object.descriptorGet(instance: .object(owner), owner: owner, in: interpreter)
    }
    return .object(BoundMethodObject(function: function, receiver: .object(owner), in: interpreter))
  }
}

/// `property(getter, setter, deleter, documentation)`.
package final class PropertyObject: Object {
  package internal(set) var getter: Value
  package internal(set) var setter: Value
  package internal(set) var deleter: Value
  package internal(set) var documentation: Value
  /// Whether the documentation is that of the getter, with which it changes.
  var documentationIsGetters = false
  var name: String?

  package init(
    getter: Value, setter: Value = .none, deleter: Value = .none, documentation: Value = .none,
    type: TypeObject
  ) {
    self.getter = getter
    self.setter = setter
    self.deleter = deleter
    self.documentation = documentation
    super.init(type: type)
  }

  package override var descriptorKind: DescriptorKind { .data }

  package override func descriptorGet(
    instance: Value, owner: TypeObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if instance.isUnset { return .object(self) }
    if getter.isNone { throw missing("getter", of: instance, in: interpreter) }
    return try interpreter.call(getter, instance)
  }

  package override func descriptorSet(
    instance: Value, to value: Value, in interpreter: Interpreter
  ) throws(PythonError) {
    if value.isUnset {
      if deleter.isNone { throw missing("deleter", of: instance, in: interpreter) }
      _ = try interpreter.call(deleter, instance)
    } else {
      if setter.isNone { throw missing("setter", of: instance, in: interpreter) }
      _ = try interpreter.call(setter, instance, value)
    }
  }

  private func missing(_ part: String, of instance: Value, in interpreter: Interpreter) -> PythonError {
    let owner = interpreter.type(of: instance).qualifiedName
    let text =
      "property\(name.map { " '\($0)'" } ?? "") of '\(owner)' object has no \(part)"
    return .attributeError(text, object: instance, name: name ?? "")
  }
}

/// `super(type, object)`: looks attributes up behind a class in the order of the object's class.
package final class SuperObject: Object {
  unowned(unsafe) let start: TypeObject
  let receiver: Value
  /// The class whose order is followed: the object's, or the object itself when it is a class; nil without
  /// an object.
  unowned(unsafe) let order: TypeObject?

  init(start: TypeObject, receiver: Value, order: TypeObject?, in interpreter: Interpreter) {
    self.start = start
    self.receiver = receiver
    self.order = order
    super.init(type: interpreter.types.super)
  }

  package override func attribute(_ name: StringObject, in interpreter: Interpreter) throws(PythonError)
    -> Value
  {
    if let order, let found = find(name, in: interpreter) {
      guard case .object(let object) = found else { return found }
      var instance = receiver
      if case .object(let object) = receiver, object === order { instance = .unset }
      return try interpreter.descriptorGet(object, instance: instance, owner: order)
    }
    if type.lookup(name) != nil { return try interpreter.genericAttribute(.object(self), name) }
    throw .attributeError(
      "'super' object has no attribute '\(name.value)'", object: .object(self), name: name.value)
  }

  /// The Python function, and its receiver, that calling an attribute comes down to; nil if it is another kind.
  func method(_ name: StringObject, in interpreter: Interpreter) -> (FunctionObject, Value)? {
    if case .object(let object) = receiver, object === order { return nil }
    guard case .object(let object)? = find(name, in: interpreter), object.type === interpreter.types.function
    else { return nil }
    return (unsafeDowncast(object, to: FunctionObject.self), receiver)
  }

  /// The definition behind the starting class.
  func find(_ name: StringObject, in interpreter: Interpreter) -> Value? {
    if name === interpreter.commonNames[.class] { return nil }
    var passed = false
    for type in order?.resolutionOrder ?? [] {
      if passed, let value = type.namespace[name] { return value }
      if type === start { passed = true }
    }
    return nil
  }

  package override var descriptorKind: DescriptorKind { order == nil ? .nonData : .none }

  package override func descriptorGet(
    instance: Value, owner: TypeObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if instance.isUnset || order != nil { return .object(self) }
    return try interpreter.makeSuper(start, instance)
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    "<super: <class '\(start.name)'>, \(order.map { "<\($0.name) object>" } ?? "NULL")>"
  }
}
