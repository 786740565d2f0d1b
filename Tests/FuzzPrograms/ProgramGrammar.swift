/// Makes programs by rules, with wild values now and then.
struct ProgramGrammar {
  var dice: Dice
  let vocabulary: Vocabulary
  /// How deep expressions may still go.
  var room = 4
  /// The lines of the program.
  var lines: [String] = []
  /// The names that earlier lines have bound.
  var names: [String] = []
  /// The names of tensors among them.
  var tensors: [String] = []
  /// Whether the program is about torch.
  let isAboutTensors: Bool

  init(seed: UInt64, vocabulary: Vocabulary) {
    dice = Dice(seed: seed)
    self.vocabulary = vocabulary
    isAboutTensors = dice.oneIn(2)
  }

  /// A whole program.
  mutating func program() -> String {
    if isAboutTensors { lines.append("import torch") }
    let count = 2 + dice.below(isAboutTensors ? 10 : 8)
    for _ in 0..<count {
      room = 1 + dice.below(4)
      if isAboutTensors, !dice.oneIn(4) { tensorStatement() } else { statement(indent: 0) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  mutating func add(_ line: String, _ indent: Int = 0) {
    lines.append(String(repeating: "    ", count: indent) + line)
  }

  /// A block ends with an empty line at the prompt.
  mutating func endBlock(_ indent: Int) {
    if indent == 0 { lines.append("") }
  }

  mutating func freshName() -> String {
    let name = dice.pick(["a", "b", "c", "d", "e", "f", "g", "x", "y", "z"])
    if !names.contains(name) { names.append(name) }
    tensors.removeAll { $0 == name }
    return name
  }

  /// A sum of the chances decides among several rules.
  mutating func value() -> String {
    if !names.isEmpty, dice.oneIn(2) { return dice.pick(names) }
    switch dice.below(10) {
    case 0, 1, 2: return dice.pick(WildValues.integers)
    case 3: return dice.pick(WildValues.floats)
    case 4, 5: return dice.pick(WildValues.texts)
    case 6, 7: return dice.pick(WildValues.containers)
    case 8: return dice.pick(WildValues.others)
    default: return isAboutTensors ? tensorValue() : dice.pick(WildValues.integers)
    }
  }

  static let binaryOperators = [
    "+", "-", "*", "/", "//", "%", "**", "@", "&", "|", "^", "<<", ">>", "<", "<=", ">", ">=", "==", "!=",
    "is",
    "is not", "in", "not in", "and", "or",
  ]

  mutating func expression() -> String {
    guard room > 0 else { return value() }
    room -= 1
    defer { room += 1 }
    switch dice.below(22) {
    case 0, 1, 2: return "(\(expression()) \(dice.pick(Self.binaryOperators)) \(expression()))"
    case 3: return "\(dice.pick(["-", "+", "~", "not "]))\(value())"
    case 4: return "[\(list { $0.expression() })]"
    case 5: return "(\(list { $0.expression() }),)"
    case 6: return "{\(value()): \(expression()), \(value()): \(value())}"
    case 7: return "\(value())[\(expression())]"
    case 8: return "\(value())[\(optional()):\(optional()):\(optional())]"
    case 9:
      return
        "\(dice.pick(["[", "{", "("]))\(expression()) for q in \(value())\(dice.oneIn(2) ? " if \(expression())" : "")"
        + "\(dice.pick(["]", "}", ")"]))"
    case 10: return "(\(expression()) if \(expression()) else \(expression()))"
    case 11: return "f'{\(value())!r:\(dice.pick(WildValues.specifications))}{\(value())}'"
    case 12: return "format(\(value()), '\(dice.pick(WildValues.specifications))')"
    case 13: return "(lambda p=\(value()), *r, **k: \(expression()))(\(list { $0.value() }))"
    case 14, 15, 16: return builtinCall()
    case 17, 18, 19: return methodCall()
    case 20: return "\(dice.pick(WildValues.texts)) % \(expression())"
    default: return moduleCall()
    }
  }

  private mutating func optional() -> String { dice.oneIn(2) ? "" : value() }

  /// Up to three of something, with commas.
  mutating func list(_ part: (inout ProgramGrammar) -> String) -> String {
    (0..<dice.below(4)).map { _ in part(&self) }.joined(separator: ", ")
  }

  private mutating func builtinCall() -> String {
    let names = vocabulary.moduleNames["builtins"] ?? ["len"]
    return "\(dice.pick(names))(\(arguments()))"
  }

  private mutating func methodCall() -> String {
    let types = vocabulary.methods.keys.sorted()
    guard !types.isEmpty else { return value() }
    let type = dice.pick(types)
    let method = dice.pick(vocabulary.methods[type] ?? ["__repr__"])
    let receiver: String
    switch type {
    case "str", "bytes": receiver = dice.pick(WildValues.texts)
    case "int", "bool": receiver = "(\(dice.pick(WildValues.integers)))"
    case "float": receiver = "(\(dice.pick(WildValues.floats)))"
    default: receiver = dice.oneIn(2) ? dice.pick(WildValues.containers) : value()
    }
    return dice.oneIn(5)
      ? "\(type).\(method)(\(arguments()))" : "\(receiver).\(method)(\(arguments()))"
  }

  private mutating func moduleCall() -> String {
    let modules = vocabulary.moduleNames.keys.sorted().filter { isAboutTensors || !$0.hasPrefix("torch") }
    guard !modules.isEmpty else { return value() }
    let module = dice.pick(modules)
    let name = dice.pick(vocabulary.moduleNames[module] ?? ["x"])
    if module == "builtins" { return "\(name)(\(arguments()))" }
    return "__import__('\(module)', fromlist=['x']).\(name)(\(arguments()))"
  }

  mutating func arguments() -> String {
    var parts: [String] = []
    for _ in 0..<dice.below(4) { parts.append(room > 0 && dice.oneIn(3) ? expression() : value()) }
    if dice.oneIn(8) {
      parts.append(
        "\(dice.pick(["key", "sep", "end", "start", "default", "reverse", "dim", "x"]))=\(value())")
    }
    if dice.oneIn(12) { parts.append("*\(value())") }
    if dice.oneIn(20) { parts.append("**\(value())") }
    return parts.joined(separator: ", ")
  }
}
