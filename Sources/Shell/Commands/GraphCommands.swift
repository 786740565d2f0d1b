import PythonRuntime
import Terminal
import TorchAPI

extension PromptCommand {
  /// Commands that show recorded computations.
  static let graph: [PromptCommand] = [
    PromptCommand("graph", "NAME", "draw the graph that leads to a tensor") { $0.drawGraph($1) },
    PromptCommand("backward", "NAME", "run NAME.backward() and watch it, node by node") {
      $0.walkBackward($1)
    },
  ]
}

extension CommandContext {
  fileprivate func drawGraph(_ argument: String) {
    guard !argument.isEmpty else { return say("%graph takes the name of a tensor: %graph y") }
    guard let value = evaluate(argument) else { return }
    guard let picture = GraphDescription(value, in: interpreter) else {
      return say("\(argument) is no tensor, so it has no graph.")
    }
    write(
      GraphPresenter(width: console.width - 1, unicode: console.capabilities.unicode, style: console.style)
        .lines(of: picture))
  }

  fileprivate func walkBackward(_ argument: String) {
    guard Self.isPath(argument) else {
      return say(
        argument.isEmpty
          ? "%backward takes the name of a tensor: %backward y"
          : "Give the tensor a name first: y = \(argument), then %backward y")
    }
    guard let value = evaluate(argument) else { return }
    let walkthrough = BackwardWalkthrough(context: self)
    guard
      let narration = BackwardNarration(
        from: value, in: interpreter,
        tell: { (step) throws(PythonError) in
          try walkthrough.show(step)
        })
    else { return say("\(argument) is no tensor, so there is no pass to watch.") }
    defer { narration.stop() }
    submit("\(argument).backward()")
    walkthrough.finish()
  }

  /// Whether an expression only looks a value up, so that it may be evaluated twice.
  private static func isPath(_ text: String) -> Bool {
    guard let first = text.first, first.isLetter || first == "_" else { return false }
    return text.allSatisfy { $0.isLetter || $0.isNumber || "_.[]'\"-".contains($0) }
  }
}

/// Shows the steps of a backward pass, one at a time.
private final class BackwardWalkthrough {
  private let context: CommandContext
  private var count = 0
  private var showsAll = false
  private var wasStopped = false

  init(context: CommandContext) {
    self.context = context
    // Where nobody can press Enter there is nothing to wait for.
    showsAll = !context.console.capabilities.isInteractive
  }

  /// Shows a step, and waits until the person wants the next.
  ///
  /// Throws `KeyboardInterrupt` when they want no more.
  func show(_ step: BackwardNarration.Step) throws(PythonError) {
    if count > 0, !showsAll { try ask() }
    count += 1
    let style = context.console.style
    context.write([style.apply(.emphasis, to: "\(count). \(step.title)")])
    for fact in step.facts { context.write(lines(of: fact)) }
  }

  private func lines(of fact: BackwardNarration.Fact) -> [String] {
    let rows = fact.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let label = "   \(fact.label): "
    let widest = rows.map { TextLayout.width(of: $0) }.max() ?? 0
    if rows.count == 1, TextLayout.width(of: label) + widest <= context.width { return [label + fact.text] }
    return TextLayout.wrap(fact.label + ":", width: context.width, indent: "   ", hangingIndent: "   ")
      + rows.flatMap { row in
        TextLayout.width(of: row) + 5 <= context.width
          ? ["     " + row]
          : TextLayout.wrap(row, width: context.width, indent: "     ", hangingIndent: "       ")
      }
  }

  private func ask() throws(PythonError) {
    context.console.output.flush()
    let question =
      context.width < 60 ? "Enter: next; all >" : "Enter: the next node; all: the rest; Ctrl-C: stop >"
    switch context.reader.readLine(prompt: question + " ") {
    case .input(let answer):
      showsAll = ["all", "a"].contains(answer.lowercased().filter { !$0.isWhitespace })
    case .interrupted, .endOfInput:
      _ = Signals.consumeInterrupt()
      wasStopped = true
      throw PythonError(.keyboardInterrupt, "")
    }
  }

  /// Says how it ended.
  func finish() {
    if wasStopped {
      context.say("Stopped on the way: gradients that had reached a leaf by then are in its .grad.")
    } else if count > 0 {
      context.say("The pass is over: \(count) node\(count == 1 ? "" : "s").")
    }
  }
}
