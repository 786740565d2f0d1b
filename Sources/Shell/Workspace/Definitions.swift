import PythonRuntime

/// The sources of the functions and classes that were typed at the prompt.
struct Definitions {
  private var sources: [ObjectIdentifier: (object: Object, text: String)] = [:]

  /// Keeps the source of the functions and classes among the names that a command has bound.
  mutating func note(_ names: Set<String>, source: String, in interpreter: Interpreter) {
    for name in names {
      guard let value = interpreter.main.namespace.value(forName: interpreter.intern(name)),
        let key = Self.key(of: value)
      else { continue }
      let words = source.split { $0.isWhitespace || $0 == "(" || $0 == ":" }
      guard zip(words, words.dropFirst()).contains(where: { ($0 == "def" || $0 == "class") && $1 == name })
      else {
        // A lambda's source is the whole line.
        if source.contains("lambda"), value.cast(to: FunctionObject.self) != nil {
          sources[ObjectIdentifier(key)] = (key, source)
        }
        continue
      }
      sources[ObjectIdentifier(key)] = (key, source)
    }
  }

  /// The source of a function, a method or a class, as it was typed.
  func source(of value: Value) -> String? {
    Self.key(of: value).flatMap { sources[ObjectIdentifier($0)]?.text }
  }

  private static func key(of value: Value) -> Object? {
    if let function = value.cast(to: FunctionObject.self) { return function.code }
    if let type = value.cast(to: TypeObject.self), type.isHeapType { return type }
    return nil
  }
}
