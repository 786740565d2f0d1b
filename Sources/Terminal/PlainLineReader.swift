/// Reads lines as they come, for pipes, files and terminals that cannot move their cursor.
final class PlainLineReader {
  private let queue: InputQueue
  private let output: OutputWriter
  private let showsPrompts: Bool
  private let history: History

  init(queue: InputQueue, output: OutputWriter, showsPrompts: Bool, history: History) {
    self.queue = queue
    self.output = output
    self.showsPrompts = showsPrompts
    self.history = history
  }

  func readBlock(prompts: Prompts, prefill: String, language: LanguageSupport) -> ReadResult {
    var block = BlockAssembler(language: language)
    while true {
      if showsPrompts { output.write(block.isEmpty ? prompts.primary : prompts.continuation) }
      switch nextLine() {
      case .interrupted: return .interrupted
      case .endOfInput:
        guard let text = block.textAtEndOfInput else { return .endOfInput }
        return .input(text)
      case .input(let line):
        if block.isEmpty, showsPrompts, !prefill.isEmpty, line.allSatisfy(\.isWhitespace) {
          history.append(prefill)
          return .input(prefill)
        }
        guard let text = block.take(line) else { continue }
        if showsPrompts { history.append(BlockAssembler.historyEntry(for: text)) }
        return .input(text)
      }
    }
  }

  func readLine(prompt: String) -> ReadResult {
    output.write(prompt)
    return nextLine()
  }

  private func nextLine() -> ReadResult {
    output.flush()
    while true {
      switch queue.nextLine() {
      case .text(let line): return .input(line)
      case .end: return .endOfInput
      case .woken:
        // Other signals need no care: the terminal is not in raw mode.
        guard Signals.consumeInterrupt() else { continue }
        queue.discard()
        if showsPrompts { output.writeLine() }
        return .interrupted
      }
    }
  }
}
