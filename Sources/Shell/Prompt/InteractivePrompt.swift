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
    case .plainly: break
    }
    while true {
      switch read() {
      case .input(let text):
        if let status = submit(text) { return status }
      case .interrupted:
        console.output.writeLine("KeyboardInterrupt")
      case .endOfInput:
        if runner.isInLesson { console.output.writeLine("Your place is kept; `chainrule learn` comes back to it.") }
        console.output.flush()
        return 0
      }
    }
  }

  private func welcome() {
    let name = console.style.apply(.emphasis, to: "Chainrule \(Program.version)")
    console.output.writeLine("\(name), automatic differentiation at a prompt, in Python with PyTorch's names")
    let lessons =
      !hasLessons ? "" : runner.canResume ? "`learn` takes you back to your lesson. " : "`learn` starts the lessons. "
    let words = "Begin with `import torch`. \(lessons)`help` lists the words; Ctrl-D leaves."
    for line in TextLayout.wrap(words, width: max(20, min(console.width - 1, 79))) { console.output.writeLine(line) }
  }

  // MARK: Reading

  private func read() -> ReadResult {
    _ = Signals.consumeInterrupt()
    let expectation = runner.expectation
    let prompts = prompts(for: expectation)
    var prefill = ""
    if case .command(let command?) = expectation { prefill = command }
    return reader.readBlock(prompts: prompts, prefill: prefill, language: language)
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
      completeness: { [runner] text in
        runner.takesWholeLine(text) ? .complete : python.completeness(of: text)
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
      if events.contains(.leave) {
        console.output.flush()
        return 0
      }
      if let status = (runner.session as? InterpreterSession)?.exitStatus { return status }
    }
    return nil
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
