import PythonRuntime
import TorchAPI

/// What could stand in a call: the names of its arguments.
extension Completer {
  /// The keyword arguments, each with `=`, of the call that a text ends in, where the name that it ends in could be one.
  func keywordArguments(in text: String, prefix: String) -> [String] {
    guard let call = OpenCall(before: text.dropLast(prefix.count)), let callee = callable(at: call.path)
    else { return [] }
    return keywordNames(of: callee).filter { $0.hasPrefix(prefix) && !call.given.contains($0) }.map {
      $0 + "="
    }
  }

  private func callable(at path: [String]) -> Value? {
    if let value = value(at: path[...]) { return value }
    // A method is looked up in the class, for binding it could run code.
    guard path.count > 1, let name = path.last, let receiver = value(at: path.dropLast()) else { return nil }
    return interpreter.type(of: receiver).lookup(interpreter.intern(name))
  }

  private func keywordNames(of value: Value) -> [String] {
    if let description = CallableDescription(value, in: interpreter) { return description.keywordNames }
    if let function = value.cast(to: FunctionObject.self) {
      return function.keywordNames.filter { $0 != "self" }
    }
    if let function = value.cast(to: NativeFunction.self) { return function.signature.keywordNames }
    if let method = value.cast(to: NativeMethod.self) { return method.signature.keywordNames }
    if let method = value.cast(to: BoundMethodObject.self) { return keywordNames(of: method.function) }
    if let type = value.cast(to: TypeObject.self),
      let initializer = type.lookup(interpreter.intern("__init__"))?.cast(to: FunctionObject.self)
    {
      return initializer.keywordNames.filter { $0 != "self" }
    }
    return []
  }

  /// The call whose parentheses are open at the end of a text.
  private struct OpenCall {
    /// What is called.
    let path: [String]
    /// The keyword arguments that stand there already.
    let given: Set<String>

    /// None where no call is open, or the text does not end where an argument starts.
    init?(before text: Substring) {
      let characters = Array(text)
      guard let last = characters.last(where: { $0 != " " && $0 != "\n" }), last == "(" || last == "," else {
        return nil
      }
      var depth = 0
      var open: Int?
      var index = characters.count - 1
      while index >= 0 {
        switch characters[index] {
        case ")", "]", "}": depth += 1
        case "[", "{":
          if depth == 0 { return nil }
          depth -= 1
        case "(":
          if depth == 0 { open = index }
          depth -= 1
        default: break
        }
        if open != nil { break }
        index -= 1
      }
      guard let open else { return nil }
      path = Completer.path(atEndOf: String(characters[..<open]))
      if path.isEmpty || path == [""] { return nil }
      var names: Set<String> = []
      var word = ""
      for character in characters[open...].dropFirst() {
        if character == "=" { names.insert(word) }
        if character.isLetter || character.isNumber || character == "_" {
          word.append(character)
        } else if character != " " {
          word = ""
        }
      }
      given = names
    }
  }
}
