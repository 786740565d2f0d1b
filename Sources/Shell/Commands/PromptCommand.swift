import TorchAPI

/// A command of the prompt's own, such as `%who`: what it is called, and what it does.
struct PromptCommand: Sendable {
  let name: String
  /// What follows the name, as in `FILE`; empty for nothing.
  let usage: String
  /// What it does, in a few words.
  let summary: String
  let run: @Sendable (CommandContext, String) -> Void

  init(
    _ name: String, _ usage: String = "", _ summary: String,
    run: @escaping @Sendable (CommandContext, String) -> Void
  ) {
    self.name = name
    self.usage = usage
    self.summary = summary
    self.run = run
  }

  /// All commands, in the order in which they are listed.
  static let all: [PromptCommand] =
    graph + timing + workspace + files + errors + display

  /// A command in what was typed, and what follows its name; nil where it is something else.
  static func parse(_ text: String) -> (command: PromptCommand, argument: String)? {
    let line = text.drop { $0 == " " }
    guard line.first == "%" else { return nil }
    let name = line.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    guard let command = all.first(where: { $0.name == name }) else { return nil }
    let rest = line.dropFirst(1 + name.count)
    return (command, trimmed(rest))
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0.isWhitespace }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }

  private static let display: [PromptCommand] = [
    PromptCommand("precision", "[DIGITS]", "digits with which tensors are printed; 4 without a number") {
      $0.setPrecision($1)
    },
    // Notebooks begin with it.
    PromptCommand("matplotlib", "[BACKEND]", "nothing to choose: plt.show() draws here") { context, _ in
      context.say("There is nothing to choose: plt.show() draws in this terminal.")
    },
    PromptCommand("magic", "", "this list") { context, _ in context.listCommands() },
  ]
}

extension CommandContext {
  /// Lists the prompt's commands.
  func listCommands() {
    say("At the prompt, beside Python:")
    for command in PromptCommand.all {
      say("%\(command.name)\(command.usage.isEmpty ? "" : " ")\(command.usage)", command.summary)
    }
    say("NAME?", "what an object is and how it is used, as help(NAME)")
    say("NAME??", "the source of your own function or class")
  }

  fileprivate func setPrecision(_ argument: String) {
    guard argument.isEmpty || Int(argument).map({ (0...16).contains($0) }) == true else {
      say("%precision takes a number from 0 to 16.")
      return
    }
    let digits = Int(argument) ?? 4
    interpreter.torch.printPrecision = digits
    say("Tensors are printed with \(digits) digits.")
  }
}
