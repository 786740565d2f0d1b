/// Fills the namespace of a native class.
package struct TypeBuilder {
  package let type: TypeObject

  package init(_ type: TypeObject) {
    self.type = type
  }

  package var interpreter: Interpreter { type.interpreter }

  /// Sets a name to a value.
  package func set(_ name: String, _ value: Value) {
    type.definitions[interpreter.intern(name)] = value
  }

  /// Sets the class's `__doc__`.
  package func documentation(_ text: String) {
    set("__doc__", interpreter.string(text))
  }

  /// A method; its receiver is any value of the class, unboxed or not.
  package func method(
    _ name: String, _ signature: String = "", _ documentation: String = "", _ body: @escaping NativeMethodBody
  ) {
    set(
      name,
      .object(NativeMethod(name, signature, documentation: documentation, owner: type, body: body)))
  }

  /// A method whose receiver is an instance of a Swift class.
  package func method<Receiver: Object>(
    _ name: String, _ signature: String = "", _ documentation: String = "", on receiver: Receiver.Type,
    _ body: @escaping (Interpreter, Receiver, Arguments) throws(PythonError) -> Value
  ) {
    method(name, signature, documentation) { (interpreter, value, arguments) throws(PythonError) in
      guard case .object(let object) = value else {
        throw .typeError("a '\(Receiver.self)' is required")
      }
      return try body(interpreter, unsafeDowncast(object, to: Receiver.self), arguments)
    }
  }

  /// A class method; the first argument is the class it was looked up in.
  package func classMethod(
    _ name: String, _ signature: String = "", _ documentation: String = "",
    _ body: @escaping (Interpreter, TypeObject, Arguments) throws(PythonError) -> Value
  ) {
    set(
      name, .object(NativeClassMethod(name, signature, documentation: documentation, owner: type, body: body))
    )
  }

  /// A static method.
  package func staticMethod(
    _ name: String, _ signature: String = "", _ documentation: String = "", _ body: @escaping NativeBody
  ) {
    let function = NativeFunction(
      name, signature, documentation: documentation, in: interpreter, body: body)
    set(name, .object(StaticMethodObject(.object(function), in: interpreter)))
  }

  /// A property; without `set` it cannot be written.
  package func property(
    _ name: String, _ documentation: String = "",
    get: @escaping (Interpreter, Value) throws(PythonError) -> Value,
    set setter: ((Interpreter, Value, Value) throws(PythonError) -> Void)? = nil
  ) {
    set(
      name,
      .object(
        NativeProperty(name, documentation: documentation, owner: type, getter: get, setter: setter)))
  }

  /// A property of instances of a Swift class.
  package func property<Receiver: Object>(
    _ name: String, _ documentation: String = "", on receiver: Receiver.Type,
    get: @escaping (Interpreter, Receiver) throws(PythonError) -> Value,
    set setter: ((Interpreter, Receiver, Value) throws(PythonError) -> Void)? = nil
  ) {
    func downcast(_ value: Value) throws(PythonError) -> Receiver {
      guard case .object(let object) = value else {
        throw .typeError("a '\(Receiver.self)' is required")
      }
      if Swift.type(of: object) == Receiver.self { return unsafeDowncast(object, to: Receiver.self) }
      guard let receiver = object as? Receiver else {
        throw .typeError(
          "descriptor '\(name)' for '\(type.errorName)' objects doesn't apply to a '\(object.type.errorName)' object"
        )
      }
      return receiver
    }
    var setting: ((Interpreter, Value, Value) throws(PythonError) -> Void)?
    if let setter {
      setting = { (interpreter, object, value) throws(PythonError) in
        try setter(interpreter, downcast(object), value)
      }
    }
    property(
      name, documentation,
      get: { (interpreter, object) throws(PythonError) in try get(interpreter, downcast(object)) },
      set: setting)
  }
}

/// A class method of a native class, such as `dict.fromkeys`.
package final class NativeClassMethod: Object {
  package let name: String
  package let signature: Signature
  package let documentation: String
  unowned(unsafe) let owner: TypeObject
  let body: (Interpreter, TypeObject, Arguments) throws(PythonError) -> Value

  init(
    _ name: String, _ signature: String, documentation: String, owner: TypeObject,
    body: @escaping (Interpreter, TypeObject, Arguments) throws(PythonError) -> Value
  ) {
    self.name = name
    self.signature = Signature(signature)
    self.documentation = documentation
    self.owner = owner
    self.body = body
    super.init(type: owner.interpreter.types.nativeClassMethod)
  }

  package override var descriptorKind: DescriptorKind { .nonData }

  package override func descriptorGet(
    instance: Value, owner: TypeObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    .object(BoundMethodObject(function: .object(self), receiver: .object(owner), in: interpreter))
  }

  func call(
    on receiver: Value, _ arguments: Arguments, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard case .object(let object) = receiver, let type = object as? TypeObject else {
      throw .typeError("descriptor '\(name)' requires a type")
    }
    return try signature.bind(arguments, name: "\(owner.name).\(name)", in: interpreter) {
      (bound) throws(PythonError) in
      try body(interpreter, type, bound)
    }
  }
}
