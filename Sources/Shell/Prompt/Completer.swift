import PythonRuntime
import Terminal

/// Finds what could complete a name: names of the workspace, attributes of what a name holds, modules after
/// `import`, keywords. It runs none of the learner's code.
struct Completer {
  let interpreter: Interpreter

  init(_ interpreter: Interpreter) {
    self.interpreter = interpreter
  }

  /// What could stand in place of the name before `offset`.
  ///
  /// - Parameters:
  ///   - offset: The cursor, in UTF-8 bytes from the start of the text.
  ///   - words: Words beside Python's that may stand alone on a line.
  func completions(in text: String, at offset: Int, words: [String]) -> CompletionResult {
    let bytes = Array(text.utf8.prefix(offset))
    let lineStart = (bytes.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    let line = String(decoding: bytes[lineStart...], as: UTF8.self)
    if let command = commands(for: line, endingAt: bytes.count) { return command }
    if let keys = keys(in: line, endingAt: bytes.count) { return keys }
    if Completer.isInsideText(bytes) { return .none }
    let path = Completer.path(atEndOf: line)
    guard let last = path.last else { return .none }
    let range = (bytes.count - last.utf8.count)..<bytes.count
    let candidates: [String]
    if let modules = modules(for: line, path) {
      candidates = modules
    } else if path.count > 1 {
      candidates = attributes(of: path.dropLast(), prefix: last)
    } else {
      let isAlone = line.drop { $0 == " " } == last
      let whole = String(decoding: bytes, as: UTF8.self)
      candidates =
        keywordArguments(in: whole, prefix: last)
        + names(prefix: last, words: isAlone && lineStart == 0 ? words : [])
    }
    return CompletionResult(replacement: range, candidates: candidates)
  }

  /// The prompt's own commands, where a line starts with `%`.
  private func commands(for line: String, endingAt offset: Int) -> CompletionResult? {
    guard line.first == "%", line.dropFirst().allSatisfy({ $0.isLetter }) else { return nil }
    let names = PromptCommand.all.map { "%" + $0.name }.filter { $0.hasPrefix(line) }.sorted()
    return CompletionResult(replacement: (offset - line.utf8.count)..<offset, candidates: names)
  }

  // MARK: Reading the line

  /// The dotted path that a line ends in, such as `["x", "grad", "ze"]`; empty where it ends in none.
  static func path(atEndOf line: String) -> [String] {
    let tail = line.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
    let text = String(tail.reversed())
    let path = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let first = path.first else { return [] }
    // A number, or an attribute of something that is no name, cannot be looked up.
    if first.first?.isNumber == true || path.count > 1 && path.dropLast().contains("") { return [] }
    if path.count == 1 && first.isEmpty {
      let isBlank = line.allSatisfy { $0 == " " }
      return isBlank ? [] : [""]
    }
    return path
  }

  /// Whether a text ends inside a string or a comment.
  static func isInsideText(_ bytes: [UInt8]) -> Bool {
    var quote: UInt8?
    var isTriple = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == UInt8(ascii: "\\") {
          index += 1
        } else if byte == open {
          if !isTriple {
            quote = nil
          } else if bytes[index...].starts(with: [open, open, open]) {
            quote = nil
            index += 2
          }
        } else if byte == UInt8(ascii: "\n") && !isTriple {
          quote = nil
        }
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        isTriple = bytes[index...].starts(with: [byte, byte, byte])
        quote = byte
        if isTriple { index += 2 }
      } else if byte == UInt8(ascii: "#") {
        guard let end = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) else { return true }
        index = end
      }
      index += 1
    }
    return quote != nil
  }

  // MARK: Names

  private func names(prefix: String, words: [String]) -> [String] {
    var found = Set(words)
    for (name, _) in interpreter.workspace { found.insert(name) }
    for key in interpreter.builtins.namespace.keys {
      if let name = key.cast(to: StringObject.self)?.value { found.insert(name) }
    }
    found.formUnion(Completer.keywords)
    return matching(found, prefix)
  }

  /// What matches; names with a leading underscore only where one was typed.
  private func matching(_ names: some Sequence<String>, _ prefix: String) -> [String] {
    names.filter { $0.hasPrefix(prefix) && (prefix.hasPrefix("_") || !$0.hasPrefix("_")) }
      // Classes behind functions and variables: there are many, and few are wanted.
      .sorted { ($0.first?.isUppercase == true ? 1 : 0, $0) < ($1.first?.isUppercase == true ? 1 : 0, $1) }
  }

  static let keywords = [
    "False", "None", "True", "and", "as", "assert", "break", "class", "continue", "def", "del", "elif",
    "else",
    "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not",
    "or",
    "pass", "raise", "return", "try", "while", "with", "yield",
  ]

  // MARK: Attributes

  private func attributes(of path: ArraySlice<String>, prefix: String) -> [String] {
    guard let value = value(at: path) else { return [] }
    var found = Set<String>()
    if let object = value.object {
      for name in object.ownAttributeNames { found.insert(name.value) }
      found.formUnion(object.additionalAttributeNames(in: interpreter))
      if let type = object as? TypeObject { insertNames(of: type, into: &found) }
    }
    insertNames(of: interpreter.type(of: value), into: &found)
    return matching(found, prefix)
  }

  private func insertNames(of type: TypeObject, into found: inout Set<String>) {
    for base in type.resolutionOrder {
      for (name, _) in base.namespace.entries { found.insert(name.value) }
    }
  }

  /// What a path leads to, over own attributes, modules' names and properties that are not written in Python.
  func value(at path: ArraySlice<String>) -> Value? {
    guard let first = path.first else { return nil }
    let name = interpreter.intern(first)
    guard
      var value = interpreter.main.namespace.value(forName: name)
        ?? interpreter.builtins.namespace.value(forName: name)
    else { return nil }
    for part in path.dropFirst() {
      guard let next = member(part, of: value) else { return nil }
      value = next
    }
    return value
  }

  private func member(_ name: String, of value: Value) -> Value? {
    let name = interpreter.intern(name)
    if let module = value.cast(to: ModuleObject.self) {
      return module.namespace.value(forName: name)
        ?? offered(name, by: module)
        ?? interpreter.module(named: "\(module.name).\(name.value)").map { .object($0) }
    }
    if let own = value.object?.ownAttribute(name) { return own }
    let type = value.cast(to: TypeObject.self) ?? interpreter.type(of: value)
    guard let found = type.lookup(name) else { return nil }
    if let property = found.cast(to: NativeProperty.self) {
      return try? property.descriptorGet(instance: value, owner: type, in: interpreter)
    }
    return found.object?.descriptorKind == DescriptorKind.none ? found : nil
  }

  /// What a module whose parts are loaded when asked for has under a name; its own `__getattr__` is no
  /// learner's code where it is native.
  private func offered(_ name: StringObject, by module: ModuleObject) -> Value? {
    guard let getter = module.namespace.value(forName: interpreter.intern("__getattr__")),
      getter.object is NativeFunction
    else { return nil }
    return try? interpreter.call(getter, .object(name))
  }

  // MARK: Modules

  /// The modules, or the names of a module, that an import statement goes on with; nil outside of one.
  private func modules(for line: String, _ path: [String]) -> [String]? {
    let words = line.split(separator: " ", omittingEmptySubsequences: false).drop { $0.isEmpty }
    guard let first = words.first, first == "import" || first == "from", words.count > 1 else { return nil }
    if first == "from", let place = words.firstIndex(of: "import"), place < words.endIndex - 1 {
      guard let module = interpreter.module(named: String(words[words.startIndex + 1])) else { return [] }
      return matching(module.additionalAttributeNames(in: interpreter), path.last ?? "")
    }
    if first == "from" && words.count > 2 { return matching(["import"], path.last ?? "") }
    let typed = path.joined(separator: ".")
    let depth = path.count - 1
    let names = interpreter.availableModules.filter { $0.hasPrefix(typed) }
      .map { $0.split(separator: ".").map(String.init) }
      .filter { $0.count > depth }
      .map { $0[depth] }
    return matching(Set(names), path.last ?? "")
  }
}
