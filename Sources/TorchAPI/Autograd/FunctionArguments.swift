import PythonRuntime

/// The arguments of `Function.apply`, which hands all of them on by position.
enum FunctionArguments {
  /// Arguments by position and by name in the order of `forward`'s parameters, with the defaults where there are names
  /// or where `setup_context` is to see them; nil where forward takes the call as it is.
  ///
  /// Throws PyTorch's errors for names that are none, given twice or missing.
  static func ordered(
    _ positional: [Value], _ keywords: [(name: String, value: Value)], for type: TypeObject,
    in interpreter: Interpreter
  ) throws(PythonError) -> [Value]? {
    let hasSetup = type.lookup(interpreter.intern("setup_context")) != nil
    guard hasSetup || !keywords.isEmpty, let parameters = try parameters(of: type, hasSetup, in: interpreter)
    else { return nil }
    var values: [Value?] = positional
    while values.count < parameters.count { values.append(nil) }
    for (name, value) in keywords {
      guard let place = parameters.firstIndex(where: { $0.name == name }) else {
        throw .typeError("forward() got an unexpected keyword argument '\(name)'")
      }
      if values[place] != nil { throw .typeError("forward() got multiple values for argument '\(name)'") }
      values[place] = value
    }
    var result: [Value] = []
    for (place, value) in values.enumerated() {
      guard let value = value ?? parameters[place].defaultValue else {
        let name = parameters[place].name
        throw .typeError(
          hasSetup
            ? "missing a required argument: '\(name)'"
            : "forward() missing required argument: '\(name)' (position \(place))")
      }
      result.append(value)
    }
    return result
  }

  /// The parameters that `apply` fills; nil for a forward that is not written in Python.
  private static func parameters(
    of type: TypeObject, _ hasSetup: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> [(name: String, defaultValue: Value?)]? {
    var forward = try interpreter.attribute("forward", of: .object(type)).object
    // A class method's first parameter is the class; without `setup_context` the context comes next.
    var skipped = hasSetup ? 0 : 1
    if let method = forward as? BoundMethodObject {
      forward = method.function.object
      skipped += 1
    }
    guard let function = forward as? FunctionObject else { return nil }
    return Array(function.positionalParameters.dropFirst(skipped))
  }
}
