import PythonRuntime

/// A question about an object, as IPython understands it: `torch.exp?`, `?torch.exp`, `f??`.
struct HelpQuery {
  /// The name that is asked about.
  let path: String
  /// Whether the source is wanted.
  let wantsSource: Bool

  /// None for a text that is no such question.
  init?(_ text: String) {
    var words = text[...].drop { $0.isWhitespace }
    while let last = words.last, last.isWhitespace { words.removeLast() }
    let marks = words.prefix { $0 == "?" }.count + words.reversed().prefix { $0 == "?" }.count
    let name = words.filter { $0 != "?" }
    guard (1...2).contains(marks), words.count == name.count + marks, let first = name.first,
      first.isLetter || first == "_",
      name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." })
    else { return nil }
    path = String(name)
    wantsSource = marks == 2
  }

  /// Answers it.
  func answer(_ context: CommandContext) {
    guard let value = context.evaluate(path) else { return }
    if wantsSource {
      let function = value.cast(to: BoundMethodObject.self)?.function ?? value
      if let source = context.session.definitions.source(of: function) {
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return context.write(lines.last == "" ? lines.dropLast() : lines)
      }
      context.say("\(path) was not written at this prompt, so its source is not shown.")
    }
    context.write(
      ObjectHelp(interpreter: context.interpreter, width: context.width).lines(for: value, name: path))
  }
}
