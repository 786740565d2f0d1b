import LessonKit
import PythonRuntime
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
  /// What was typed in this session and ran without an error.
  private var accepted: [String] = []
  /// What is to be said about the place where things are kept, once.
  private var stateReport: String?

  init(_ console: Console, lessons: [Lesson]) {
    self.console = console
    hasLessons = !lessons.isEmpty
    var state: StateDirectory?
    do {
      let directory = try StateDirectory()
      try directory.create()
      state = directory
    } catch {
      stateReport = "Your history and progress will not be kept: \(error.reason)."
    }
    let reader = LineReader(
      capabilities: console.capabilities, output: console.output,
      history: History(path: state?.path(of: "history")),
      style: console.style, input: console.input)
    self.reader = reader
    let place = Place()
    runner = LessonRunner(
      lessons: lessons, store: state.map { ProgressStore(directory: $0.path) },
      makeSession: {
        InterpreterSession(
          console: console, readLine: { reader.readInput(prompt: $0) },
          prompt: InteractivePrompt.services(console, reader, place))
      })
    presenter = LessonPresenter(
      output: console.output, style: console.style, unicode: console.capabilities.unicode,
      terminalWidth: { console.width })
    place.runner = runner
  }

  /// Where the person is, for what is made before the runner is.
  private final class Place {
    weak var runner: LessonRunner?

    var isInLesson: Bool { runner?.isInLesson ?? false }
  }

  /// Reads until the person leaves; returns the status to exit with.
  func run(_ opening: Opening) -> Int32 {
    defer { console.output.flush() }
    if case .withWelcome = opening { welcome() }
    if let stateReport { say(stateReport) }
    switch opening {
    case .withWelcome:
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
      "(Enter runs the command that stands on the prompt. What you type takes its place; the arrow keys let you "
      + "change it. `help` lists the words that lessons know.)"
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
    return reader.readBlock(prompts: prompts, prefill: prefill, language: language)
  }

  /// The command that stands on the prompt, to be run with Enter; empty for none.
  private var shownCommand: String {
    if case .command(let command?) = runner.expectation { return command }
    return ""
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
        if runner.takesWholeLine(text) || PromptCommand.parse(text) != nil || HelpQuery(text) != nil {
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
    if perform(text) { return nil }
    for piece in runner.takesWholeLine(text) ? [text] : PromptInput.pieces(of: text) {
      if let word = unknownCommand(piece) {
        console.output.writeLine("There is no command %\(word); `help` lists those that there are.")
        continue
      }
      let events = run(piece)
      if events.contains(.leave) {
        console.output.flush()
        return 0
      }
      if let status = (runner.session as? InterpreterSession)?.exitStatus { return status }
    }
    return nil
  }

  /// Runs one piece of what was typed and shows what comes of it.
  @discardableResult
  private func run(_ piece: String) -> [LessonEvent] {
    let events = hasLessons ? runner.submit(piece) : plainEvents(piece)
    presenter.show(events)
    for case .output(let transcript) in events where transcript.ending == .completed {
      accepted.append(piece)
    }
    if events.contains(where: \.isCommandList) {
      say("`%magic` lists the prompt's own commands, such as %whos; `NAME?` tells about an object.")
      console.output.writeLine()
    }
    remindOfImport(events)
    explainOnce()
    return events
  }

  /// Does what a command of the prompt or a question such as `torch.exp?` asks for; false where it is neither.
  private func perform(_ text: String) -> Bool {
    guard !text.contains("\n"), let session = runner.session as? InterpreterSession else { return false }
    if let query = HelpQuery(text) {
      query.answer(context(session))
      return true
    }
    guard let (command, argument) = PromptCommand.parse(text) else { return false }
    // In a lesson its own words come first.
    if runner.isInLesson, LessonCommand(text, isBound: { _ in false }) != nil { return false }
    command.run(context(session), argument)
    return true
  }

  private func context(_ session: InterpreterSession) -> CommandContext {
    CommandContext(
      console: console, reader: reader, session: session, accepted: accepted, isInLesson: runner.isInLesson,
      submit: { self.run($0) }, remember: { self.accepted.append($0) })
  }

  /// What code that runs at this prompt may ask of the person.
  private static func services(
    _ console: Console, _ reader: LineReader, _ place: Place
  ) -> PromptServices {
    PromptServices(
      saveFile: { path, contents in
        if place.isInLesson { return .refused("a lesson's commands write no files") }
        let size = contents.utf8.count
        guard
          case .input(let answer) = reader.readLine(
            prompt:
              "Write \(path) (\(size) bytes)\(SavedFile.exists(path) ? ", over what it holds" : "")? [y/N] "),
          answer.lowercased().filter({ !$0.isWhitespace }).hasPrefix("y")
        else { return .refused("you did not allow it") }
        return SavedFile.write(contents, to: path).map { .refused($0) } ?? .written
      },
      draw: { picture in
        GraphPresenter(width: console.width - 1, unicode: console.capabilities.unicode, style: console.style)
          .lines(of: picture)
      })
  }

  private func say(_ sentence: String) {
    for line in TextLayout.wrap(sentence, width: max(20, min(console.width - 1, 76))) {
      console.output.writeLine(line)
    }
  }

  /// Tells who forgot to import torch, as Python's own words do not.
  private func remindOfImport(_ events: [LessonEvent]) {
    for event in events {
      guard case .output(let transcript) = event, case .raised(let error) = transcript.ending else {
        continue
      }
      if error.hasPrefix("NameError: name 'torch' is not defined") {
        console.output.writeLine(console.style.apply(.dim, to: "(`import torch` makes that name known.)"))
      } else if error.hasPrefix("ModuleNotFoundError: No module named") {
        listModules()
      }
    }
  }

  /// Tells which modules there are.
  private func listModules() {
    guard let session = runner.session as? InterpreterSession else { return }
    let names = session.interpreter.availableModules.filter { name in
      !name.contains(".") && !name.hasPrefix("_") && name != "builtins"
    }
    let sentence = "(The modules that are here: \(names.joined(separator: ", ")).)"
    for line in TextLayout.wrap(sentence, width: max(20, min(console.width - 1, 76))) {
      console.output.writeLine(console.style.apply(.dim, to: line))
    }
  }

  /// Without lessons everything is Python, but for a blank line and the word to leave.
  private func plainEvents(_ text: String) -> [LessonEvent] {
    let bare = text.filter { !$0.isWhitespace }
    if bare.isEmpty { return [] }
    if ["help", "%help"].contains(bare), !runner.session.isBound("help") { return [.commandList([.quit])] }
    if ["quit", "%quit", "%exit"].contains(bare), !runner.session.isBound("quit") { return [.leave] }
    return [.output(runner.session.run(text, showing: true))]
  }

  /// The word behind a `%` that starts a line and is no lesson command.
  private func unknownCommand(_ text: String) -> String? {
    guard text.first == "%", LessonCommand(text, isBound: { _ in false }) == nil else { return nil }
    return String(text.dropFirst().prefix { $0.isLetter || $0 == "_" })
  }
}

extension LessonEvent {
  fileprivate var isCommandList: Bool {
    if case .commandList = self { true } else { false }
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
