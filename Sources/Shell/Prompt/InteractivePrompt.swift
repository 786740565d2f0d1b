import LessonKit
import PythonSyntax
import Terminal

/// The prompt at a terminal: it reads, hands over to the lessons' runner, and shows what came of it.
final class InteractivePrompt {
  /// How a session begins.
  enum Opening {
    /// With a word on what this is.
    case withWelcome
    /// In a lesson, by its number or a part of its name; without one, where the learner stopped.
    case inLesson(String?)
    /// Without a word, and without lessons.
    case plainly
  }

  private let console: Console
  private let reader: LineReader
  private let runner: LessonRunner
  private let presenter: LessonPresenter
  private let hasLessons: Bool
  /// Whether the learner wants an empty line though a command is shown.
  private var leavesOutPrefill = false
  /// Whether the learner has been told how a lesson goes.
  private var hasExplained = false

  init(_ console: Console, lessons: [Lesson]) {
    self.console = console
    hasLessons = !lessons.isEmpty
    let state = try? StateDirectory()
    var historyPath: String?
    if let state, (try? state.create()) != nil { historyPath = state.path(of: "history") }
    let reader = LineReader(
      capabilities: console.capabilities, output: console.output, history: History(path: historyPath),
      style: console.style, input: console.input)
    self.reader = reader
    runner = LessonRunner(
      lessons: lessons, store: state.map { ProgressStore(directory: $0.path) },
      makeSession: { InterpreterSession(console: console, readLine: { reader.readInput(prompt: $0) }) })
    presenter = LessonPresenter(
      output: console.output, style: console.style, unicode: console.capabilities.unicode,
      terminalWidth: { console.width })
  }

  /// Reads until the person leaves; returns the status to exit with.
  func run(_ opening: Opening) -> Int32 {
    switch opening {
    case .withWelcome:
      welcome()
      presenter.show(runner.reports())
    case .inLesson(let name):
      presenter.show(runner.reports() + runner.learn(name))
      explainOnce()
    case .plainly: break
    }
    while true {
      switch read() {
      case .input(let text):
        if let status = submit(text) { return status }
      case .interrupted:
        console.output.writeLine("KeyboardInterrupt")
        leavesOutPrefill = true
      case .endOfInput:
        if runner.isInLesson {
          console.output.writeLine("Your place is kept; `chainrule learn` comes back to it.")
        }
        console.output.flush()
        return 0
      }
    }
  }

  private func welcome() {
    let name = console.style.apply(.emphasis, to: "Chainrule \(Program.version)")
    console.output.writeLine("\(name): automatic differentiation at a prompt, with PyTorch's names")
    let lessons =
      !hasLessons
      ? "" : runner.canResume ? "`learn` takes you back to your lesson. " : "`learn` starts the lessons. "
    let words = "Begin with `import torch`. \(lessons)`help` lists the words; Ctrl-D leaves."
    for line in TextLayout.wrap(words, width: max(20, min(console.width - 1, 79))) {
      console.output.writeLine(line)
    }
  }

  /// Says how a lesson goes, below the first command that is shown.
  private func explainOnce() {
    guard !hasExplained, !shownCommand.isEmpty else { return }
    hasExplained = true
    let words =
      "(Enter runs the command that stands on the prompt; change it first if you like, or press Ctrl-C for an empty "
      + "line. `help` lists the words that lessons know.)"
    for line in TextLayout.wrap(words, width: max(20, min(console.width - 1, 76))) {
      console.output.writeLine(console.style.apply(.dim, to: line))
    }
    console.output.writeLine()
  }

  // MARK: Reading

  private func read() -> ReadResult {
    _ = Signals.consumeInterrupt()
    let prompts = prompts(for: runner.expectation)
    let prefill = leavesOutPrefill ? "" : shownCommand
    leavesOutPrefill = false
    if !prefill.isEmpty && !reader.editsLines {
      // Where nothing can stand on the prompt, the command is shown above it; an empty line runs it.
      for (number, line) in prefill.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        console.output.writeLine("    " + (number == 0 ? prompts.primary : prompts.continuation) + line)
      }
    }
    let result = reader.readBlock(prompts: prompts, prefill: prefill, language: language)
    guard case .input(let text) = result, let word = word(in: text, behind: prefill) else { return result }
    return .input(word)
  }

  /// The command that stands on the prompt, to be run with Enter; empty for none.
  private var shownCommand: String {
    if case .command(let command?) = runner.expectation { return command }
    return ""
  }

  /// A word such as `hint` that was typed behind a shown command, where the cursor stood.
  private func word(in text: String, behind prefill: String) -> String? {
    guard !prefill.isEmpty, text.hasPrefix(prefill) else { return nil }
    let rest = String(text.dropFirst(prefill.count))
    return LessonCommand(rest, isBound: runner.session.isBound) == nil ? nil : rest
  }

  private func prompts(for expectation: LessonExpectation) -> Prompts {
    switch expectation {
    case .command: return Prompts()
    case .enter: return Prompts(primary: "Enter >>> ", continuation: "... ")
    case .prediction: return Prompts(primary: "It prints: ", continuation: "... ")
    case .choice(let count): return Prompts(primary: "1-\(count)? ", continuation: "... ")
    }
  }

  private var language: LanguageSupport {
    let python = PromptLanguage(session: { [runner] in runner.session as? InterpreterSession })
    return LanguageSupport(
      completeness: { [runner, shownCommand] text in
        if runner.takesWholeLine(text) || self.word(in: text, behind: shownCommand) != nil {
          return .complete
        }
        return python.completeness(of: text)
      },
      indent: { python.indent(after: $0) },
      completions: { [runner] text, offset in
        python.completions(in: text, at: offset, words: runner.isInLesson ? Self.lessonWords : [])
      },
      normalizePaste: { PastedText.withoutPrompts($0) })
  }

  private static let lessonWords = LessonCommand.Word.allCases.map(\.rawValue)

  // MARK: Running

  /// Takes one input; a status means that the session is over.
  private func submit(_ text: String) -> Int32? {
    for piece in runner.takesWholeLine(text) ? [text] : PromptInput.pieces(of: text) {
      if let word = unknownCommand(piece) {
        console.output.writeLine("There is no command %\(word); `help` lists those that there are.")
        continue
      }
      let events = hasLessons ? runner.submit(piece) : plainEvents(piece)
      presenter.show(events)
      remindOfImport(events)
      explainOnce()
      if events.contains(.leave) {
        console.output.flush()
        return 0
      }
      if let status = (runner.session as? InterpreterSession)?.exitStatus { return status }
    }
    return nil
  }

  /// Tells who forgot to import torch, as Python's own words do not.
  private func remindOfImport(_ events: [LessonEvent]) {
    for event in events {
      guard case .output(let transcript) = event, case .raised(let error) = transcript.ending,
        error.hasPrefix("NameError: name 'torch' is not defined")
      else { continue }
      console.output.writeLine(console.style.apply(.dim, to: "(`import torch` makes that name known.)"))
    }
  }

  /// Without lessons everything is Python, but for a blank line and the word to leave.
  private func plainEvents(_ text: String) -> [LessonEvent] {
    let bare = text.filter { !$0.isWhitespace }
    if bare.isEmpty { return [] }
    if ["quit", "%quit", "%exit"].contains(bare), !runner.session.isBound("quit") { return [.leave] }
    return [.output(runner.session.run(text, showing: true))]
  }

  /// The word behind a `%` that starts a line and is no lesson command.
  private func unknownCommand(_ text: String) -> String? {
    guard text.first == "%", LessonCommand(text, isBound: { _ in false }) == nil else { return nil }
    return String(text.dropFirst().prefix { $0.isLetter || $0 == "_" })
  }
}

extension LineReader {
  /// A line for `input()`; nil at the end of the input.
  func readInput(prompt: String) -> InterpreterSession.InputLine {
    switch readLine(prompt: prompt) {
    case .input(let line): .line(line)
    case .interrupted: .interrupted
    case .endOfInput: .end
    }
  }
}
