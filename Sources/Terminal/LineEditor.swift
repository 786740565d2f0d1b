internal import CEditLine
internal import CSignals

/// A line editor on libedit's native interface.
///
/// libedit edits the line and draws it. History, blocks, pasting, completion and signals are ours, as
/// commands bound to keys: callbacks without a capture that find the editor through libedit's client data.
/// libedit is not safe for threads: one editor, one thread.
final class LineEditor {
  let editor: OpaquePointer
  let queue: InputQueue
  let output: OutputWriter
  let history: History
  let style: Style

  /// What was killed last, for Ctrl-Y.
  var killed = ""
  /// What one read is about; between two reads that of the last.
  var state: State
  private var promptStorage: UnsafeMutableBufferPointer<wchar_t>

  /// One read.
  struct State {
    var primary: RenderedPrompt
    var continuation: RenderedPrompt
    /// Whether blocks, history and completion are wanted.
    var isBlock: Bool
    var block: BlockAssembler
    var historyCursor: HistoryCursor

    /// The text that the read was given to start with.
    var prefill = ""
    /// Whether the first key is yet to come: what is typed then takes the place of the prefill.
    var awaitsFirstKey = false
    /// The character that takes the prefill's place.
    var replacement: Unicode.Scalar?
    /// What the line starts with, put there by the insertion key.
    var insertion = ""
    /// The indent that the line was given; a line that holds no more counts as blank.
    var autoIndent = ""
    /// Whether Enter at the end of a text of several lines runs it, as when it was recalled or pasted,
    /// instead of adding a line, as when it is being written.
    var runsOnEnter = false
    /// The part of a text that is too tall for the screen.
    var window = TextWindow()
    /// The text decided on by the Enter key, for texts of several lines.
    var whole: String?
    /// Stands in place of the prompt during a search.
    var searchPrompt: RenderedPrompt?
    /// What the last Tab left undecided; a Tab that finds the same lists the candidates.
    var undecided: EditBuffer?
    /// Where the last Up or Down led and the column that it wanted; the next one from there wants it too.
    var vertical: (reached: EditBuffer, column: Int)?
    /// Why reading is over, when no line was entered.
    var ending: ReadResult?

    init(
      primary: RenderedPrompt, continuation: RenderedPrompt, isBlock: Bool, language: LanguageSupport,
      history: [String]
    ) {
      self.primary = primary
      self.continuation = continuation
      self.isBlock = isBlock
      block = BlockAssembler(language: language)
      historyCursor = HistoryCursor(history)
    }
  }

  /// An editor on the standard streams, or nil when libedit refuses them.
  init?(queue: InputQueue, output: OutputWriter, history: History, style: Style) {
    guard let editor = editline_open("chainrule") else { return nil }
    self.editor = editor
    self.queue = queue
    self.output = output
    self.history = history
    self.style = style
    let none = RenderedPrompt("", role: nil, style: .plain)
    state = State(primary: none, continuation: none, isBlock: false, language: .lines, history: [])
    promptStorage = .allocate(capacity: 256)
    promptStorage.initialize(repeating: 0)
    installCallbacks()
  }

  deinit {
    el_end(editor)
    promptStorage.deallocate()
  }

  // MARK: - Reading

  func readBlock(prompts: Prompts, prefill: String, language: LanguageSupport) -> ReadResult {
    state = State(
      primary: RenderedPrompt(prompts.primary, role: .prompt, style: style, prefix: takeUnfinishedLine()),
      continuation: RenderedPrompt(prompts.continuation, role: .continuationPrompt, style: style),
      isBlock: true, language: language, history: history.entries)
    state.insertion = prefill
    state.prefill = prefill
    state.runsOnEnter = !prefill.isEmpty
    state.awaitsFirstKey = !prefill.isEmpty
    beginReading()
    defer { endReading() }
    while let line = readBuffer() {
      guard let text = take(line) else { continue }
      history.append(BlockAssembler.historyEntry(for: text))
      return .input(text)
    }
    return state.ending ?? .endOfInput
  }

  func readLine(prompt: String) -> ReadResult {
    // libedit draws one line: those above it are written once.
    let lines = prompt.split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines.dropLast() { output.writeLine(String(line)) }
    let last = RenderedPrompt(
      String(lines.last ?? ""), role: nil, style: .plain, prefix: takeUnfinishedLine())
    state = State(primary: last, continuation: last, isBlock: false, language: .lines, history: [])
    beginReading()
    defer { endReading() }
    return readBuffer().map { .input($0) } ?? state.ending ?? .endOfInput
  }

  private func beginReading() {
    // An interrupt that came when nothing ran any more is void.
    _ = Signals.consumeInterrupt()
    signals_begin_editing()
    setBracketedPaste(true)
  }

  private func endReading() {
    setBracketedPaste(false)
    signals_end_editing()
  }

  /// Takes a line that was entered; answers the text when the block is whole.
  private func take(_ line: String) -> String? {
    if let whole = state.whole { return whole }
    let isBlank = !state.autoIndent.isEmpty && line.allSatisfy(\.isWhitespace)
    if let text = state.block.take(isBlank ? "" : line) { return text }
    state.autoIndent = state.block.language.indent(state.block.prefix)
    state.insertion = state.autoIndent
    state.runsOnEnter = false
    return nil
  }

  /// Edits one line, or text of several in one buffer; nil when reading is over.
  private func readBuffer() -> String? {
    state.whole = nil
    state.undecided = nil
    state.window = TextWindow()
    output.flush()
    // Raw mode first: libedit would draw the prompt before, and keys typed between would be echoed twice.
    editline_set_integer(editor, EL_PREP_TERM, 1)
    if !state.insertion.isEmpty { el_push(editor, Key.insertion) }
    var count: Int32 = 0
    guard el_wgets(editor, &count) != nil, count > 0 else {
      leaveText()
      return nil
    }
    output.startLine()
    var entered = shownBuffer
    if entered.scalars.last == "\n" { entered.scalars.removeLast() }
    return state.window.whole(around: entered).text
  }

  // MARK: - The prompt

  /// The prompt in force, in libedit's form; it stays valid until the next call.
  func promptForDrawing() -> UnsafeMutablePointer<wchar_t>? {
    let wide = wideString(prompt.scalars(fillingRowOf: filledColumns, note: note))
    if wide.count > promptStorage.count {
      promptStorage.deallocate()
      promptStorage = .allocate(capacity: wide.count)
    }
    _ = promptStorage.initialize(from: wide)
    return promptStorage.baseAddress
  }

  /// What stands beside the prompt above a text of several lines.
  private var note: String {
    let hidden = state.window.note
    if !hidden.isEmpty { return hidden }
    return !state.prefill.isEmpty && shownBuffer.text == state.prefill ? "(Enter runs what stands below)" : ""
  }

  /// The prompt in force.
  var prompt: RenderedPrompt {
    state.searchPrompt ?? (state.block.isEmpty ? state.primary : state.continuation)
  }

  /// The columns that the prompt fills with blanks before a text of several lines.
  var filledColumns: Int? {
    shownBuffer.isMultiline || state.window.hidesLines ? columns : nil
  }
}
