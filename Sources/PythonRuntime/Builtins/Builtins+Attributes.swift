extension Builtins {
  static func addAttributes(_ builder: ModuleBuilder) {
    builder.function("getattr", "object, name, default=<unset>, /", "An attribute by name.") {
      (interpreter, arguments) throws(PythonError) in
      let name = try attributeName(arguments[1], interpreter)
      if arguments.isPresent(2) {
        return try interpreter.attributeIfPresent(name, of: arguments[0]) ?? arguments[2]
      }
      return try interpreter.attribute(name, of: arguments[0])
    }
    builder.function("hasattr", "obj, name, /", "Whether there is an attribute of a name.") {
      (interpreter, arguments) throws(PythonError) in
      .bool(
        try interpreter.attributeIfPresent(attributeName(arguments[1], interpreter), of: arguments[0]) != nil)
    }
    builder.function("setattr", "obj, name, value, /", "Sets an attribute by name.") {
      (interpreter, arguments) throws(PythonError) in
      try interpreter.setAttribute(
        attributeName(arguments[1], interpreter), of: arguments[0], to: arguments[2])
      return .none
    }
    builder.function("delattr", "obj, name, /", "Deletes an attribute by name.") {
      (interpreter, arguments) throws(PythonError) in
      try interpreter.deleteAttribute(attributeName(arguments[1], interpreter), of: arguments[0])
      return .none
    }
    builder.function("vars", "object=<unset>, /", "The __dict__ of an object, or the local names.") {
      (interpreter, arguments) throws(PythonError) in
      guard arguments.isPresent(0) else { return try localNames(interpreter) }
      if let module = arguments[0].cast(to: ModuleObject.self) { return .object(module.namespace) }
      if let found = try interpreter.attributeIfPresent(interpreter.intern("__dict__"), of: arguments[0]) {
        return found
      }
      throw .typeError("vars() argument must have __dict__ attribute")
    }
    builder.function("dir", "object=<unset>, /", "The names of the attributes, or the local names.") {
      (interpreter, arguments) throws(PythonError) in
      guard arguments.isPresent(0) else {
        let names = try interpreter.elements(of: localNames(interpreter))
        return interpreter.list(try Sorting.sorted(names, key: .none, reverse: false, in: interpreter))
      }
      if case .object(let object) = arguments[0], let custom = object.type.dunder(.directory) {
        let names = try interpreter.elements(of: interpreter.callMethod(custom, on: arguments[0]))
        return interpreter.list(try Sorting.sorted(names, key: .none, reverse: false, in: interpreter))
      }
      return interpreter.list(interpreter.attributeNames(of: arguments[0]).map { interpreter.string($0) })
    }
  }

  private static func attributeName(
    _ value: Value, _ interpreter: Interpreter
  ) throws(PythonError) -> StringObject {
    guard value.object is StringObject else {
      throw .typeError("attribute name must be string, not '\(interpreter.type(of: value).errorName)'")
    }
    return try interpreter.attributeName(value)
  }

  private static func localNames(_ interpreter: Interpreter) throws(PythonError) -> Value {
    try interpreter.call(interpreter.attribute("locals", of: .object(interpreter.builtins)))
  }
}
