/// A module: a namespace with a name.
package final class ModuleObject: Object {
  package let name: String
  /// The names of the module; code of the module uses it as its global namespace.
  package let namespace: DictObject
  /// Whether the class was called to make it.
  var isMadeByProgram = false

  package init(name: String, documentation: String? = nil, in interpreter: Interpreter) {
    self.name = name
    namespace = DictObject(type: interpreter.types.dict)
    super.init(type: interpreter.types.module)
    namespace.setValue(interpreter.string(name), forName: interpreter.intern("__name__"))
    namespace.setValue(
      documentation.map { interpreter.string($0) } ?? .none, forName: interpreter.intern("__doc__"))
  }

  package override func attribute(
    _ name: StringObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if let value = namespace.value(forName: name) { return value }
    if type.lookup(name) != nil { return try interpreter.genericAttribute(.object(self), name) }
    if let getter = namespace.value(forName: interpreter.intern("__getattr__")) {
      return try interpreter.call(getter, .object(name))
    }
    throw .attributeError(
      "module '\(self.name)' has no attribute '\(name.value)'", object: .object(self), name: name.value)
  }

  package override func setAttribute(
    _ name: StringObject, to value: Value, in interpreter: Interpreter
  ) throws(PythonError) {
    namespace.setValue(value, forName: name)
  }

  package override func deleteAttribute(
    _ name: StringObject, in interpreter: Interpreter
  ) throws(PythonError) {
    guard namespace.removeValue(forName: name) else {
      throw .attributeError(
        "module '\(self.name)' has no attribute '\(name.value)'", object: .object(self), name: name.value)
    }
  }

  package override func additionalAttributeNames(in interpreter: Interpreter) -> [String] {
    let names = namespace.keys.compactMap { $0.cast(to: StringObject.self)?.value }
    // A module whose parts are loaded when asked for names them all.
    guard let offered = namespace.value(forName: interpreter.intern("__all__"))?.cast(to: ListObject.self)
    else {
      return names
    }
    let known = Set(names)
    return names
      + offered.array.compactMap { $0.cast(to: StringObject.self)?.value }.filter { !known.contains($0) }
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    "<module '\(name)'\(isMadeByProgram ? "" : " (built-in)")>"
  }
}

/// Fills the namespace of a native module.
package struct ModuleBuilder {
  package let module: ModuleObject
  package let interpreter: Interpreter

  package init(module: ModuleObject, interpreter: Interpreter) {
    self.module = module
    self.interpreter = interpreter
  }

  /// Sets a name to a value: a constant, a class.
  package func set(_ name: String, _ value: Value) {
    module.namespace.setValue(value, forName: interpreter.intern(name))
  }

  /// A function of the module.
  package func function(
    _ name: String, _ signature: String = "", _ documentation: String = "", _ body: @escaping NativeBody
  ) {
    set(
      name,
      .object(
        NativeFunction(
          name, signature, module: module.name, documentation: documentation, in: interpreter, body: body)))
  }

  /// A class under its own name.
  package func type(_ type: TypeObject) {
    set(type.name, .object(type))
  }
}
