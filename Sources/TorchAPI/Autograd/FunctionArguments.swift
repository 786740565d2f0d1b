import PythonRuntime

/// The arguments of `Function.apply`, which hands all of them on by position.
enum FunctionArguments {
  /// Arguments by position and by name in the order of `forward`'s parameters.
  ///
  /// Throws PyTorch's errors for names that are none, given twice or missing.
  static func ordered(
    _ positional: [Value], _ keywords: [(name: String, value: Value)], for type: TypeObject,
    in interpreter: Interpreter
  ) throws(PythonError) -> [Value] {
    let forward = try interpreter.attribute("forward", of: .object(type))
    let code = try interpreter.attribute("__code__", of: forward)
    guard case .int(let count) = try interpreter.attribute("co_argcount", of: code) else { return positional }
    let all = try interpreter.elements(of: interpreter.attribute("co_varnames", of: code)).prefix(count)
    let hasContext = type.lookup(interpreter.intern("setup_context")) == nil
    let names = all.dropFirst(hasContext ? 1 : 0).map { $0.cast(to: StringObject.self)?.value ?? "" }
    var values: [Value?] = positional
    while values.count < names.count { values.append(nil) }
    for (name, value) in keywords {
      guard let place = names.firstIndex(of: name) else {
        throw .typeError("forward() got an unexpected keyword argument '\(name)'")
      }
      if values[place] != nil { throw .typeError("forward() got multiple values for argument '\(name)'") }
      values[place] = value
    }
    let defaults = try interpreter.attribute("__defaults__", of: forward)
    let fallbacks = defaults.isNone ? [] : try interpreter.elements(of: defaults)
    var result: [Value] = []
    for (place, value) in values.enumerated() {
      let fallback = place - (names.count - fallbacks.count)
      if let value {
        result.append(value)
      } else if fallbacks.indices.contains(fallback) {
        result.append(fallbacks[fallback])
      } else {
        throw .typeError("forward() missing required argument: '\(names[place])' (position \(place))")
      }
    }
    return result
  }
}
