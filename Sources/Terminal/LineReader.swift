/// Reads what a person types or a pipe holds: with an editor where the terminal allows it, else line by line.
///
/// A reader, its closures and its history belong to one thread.
package final class LineReader {
  /// What was typed before; blocks read with ``readBlock(prompts:prefill:language:)`` are added to it.
  package let history: History

  /// Whether lines are edited; without, a prefilled text is what an empty line stands for.
  package var editsLines: Bool { editor != nil }

  private let editor: LineEditor?
  private let plain: PlainLineReader

  /// A reader of standard input that writes prompts to `output`, standard output.
  ///
  /// - Parameter input: the queue over standard input; every reader of the process must use the same.
  package init(
    capabilities: TerminalCapabilities, output: OutputWriter, history: History,
    style: Style = .plain, input: InputQueue = InputQueue()
  ) {
    self.history = history
    plain = PlainLineReader(
      queue: input, output: output, showsPrompts: capabilities.isInteractive, history: history)
    editor =
      capabilities.editsLines
      ? LineEditor(queue: input, output: output, history: history, style: style) : nil
  }

  /// Reads a line, or a block of lines until the language calls them complete.
  ///
  /// Where the block was ended by a blank line, the text ends in a newline.
  ///
  /// - Parameters:
  ///   - prefill: stands on the prompt, to be edited or run with Enter.
  ///   - language: what is typed here.
  package func readBlock(
    prompts: Prompts = Prompts(), prefill: String = "", language: LanguageSupport
  ) -> ReadResult {
    editor?.readBlock(prompts: prompts, prefill: prefill, language: language)
      ?? plain.readBlock(prompts: prompts, prefill: prefill, language: language)
  }

  /// Reads one line without history, completion or blocks, as `input()` does.
  ///
  /// - Parameter prompt: any text, shown even when the input is no terminal; only its last line stays on
  ///   the screen while the line is edited.
  package func readLine(prompt: String = "") -> ReadResult {
    editor?.readLine(prompt: prompt) ?? plain.readLine(prompt: prompt)
  }
}
