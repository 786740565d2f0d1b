/// Leads a learner through lessons: a state machine that takes what was typed and says what to present.
///
/// It owns the learner's session, because `reset`, `back` and `skip` replace it. Outside a lesson it only runs what is
/// typed. What the learner does in a lesson is kept as a list of commands, from which the workspace, random state
/// included, can be rebuilt at any time.
package final class LessonRunner {
  /// What the learner's next line is taken for.
  enum Stage: Equatable {
    case outsideLesson
    case shownCommand(DoctestExample)
    case pause
    case exercise(Exercise)
    case prediction(Prediction)
    case choice(Choice)
    case lessonFinished
  }

  /// All lessons, in order.
  package let lessons: [Lesson]

  /// The session that the learner types into; another one after `learn`, `reset`, `back` and `skip`.
  package internal(set) var session: any LessonSession

  let makeSession: SessionFactory
  let store: ProgressStore?

  var stage = Stage.outsideLesson
  var progress = LearnerProgress()

  /// The index of the lesson at hand.
  var lessonIndex: Int?
  /// The index of the step at hand; the number of steps when the lesson is finished.
  var stepIndex = 0
  /// How many items of a section are behind the learner.
  var item = 0
  /// How many hints of the step were shown.
  var hints = 0
  /// The commands that make the workspace.
  var commands: [String] = []
  /// How many of them came before the step.
  var commandsBeforeStep = 0
  /// The check of the exercise at hand, made when it is first needed.
  var check: ExerciseCheck?

  private var loadReport: String?
  private var hasReportedWriteFailure = false

  /// A runner outside any lesson.
  ///
  /// - Parameters:
  ///   - lessons: The lessons, in order.
  ///   - store: Where progress is kept, or nil to keep none.
  ///   - makeSession: Makes an empty session; the first becomes the learner's.
  package init(lessons: [Lesson], store: ProgressStore? = nil, makeSession: @escaping SessionFactory) {
    self.lessons = lessons
    self.store = store
    self.makeSession = makeSession
    session = makeSession()
    if let loaded = store?.load() {
      progress = loaded.progress
      loadReport = loaded.report
    }
  }

  // MARK: What the presenter asks

  /// What the learner is expected to type next.
  package var expectation: LessonExpectation {
    switch stage {
    case .outsideLesson, .exercise, .lessonFinished: .command(prefill: nil)
    case .shownCommand(let example): .command(prefill: example.source)
    case .pause: .enter
    case .prediction: .prediction
    case .choice(let choice): .choice(count: choice.options.count)
    }
  }

  /// Whether the learner is in a lesson, a finished one included.
  package var isInLesson: Bool { lessonIndex != nil }

  /// Whether there is a lesson that `learn` would continue.
  package var canResume: Bool {
    lessons.contains { $0.id == progress.currentLesson && progress.lessons[$0.id]?.isFinished == false }
  }

  /// Whether a line is taken by the lesson as it is, so that the prompt must not wait for more lines of Python.
  package func takesWholeLine(_ line: String) -> Bool {
    if LessonCommand(line, isBound: session.isBound) != nil { return true }
    switch stage {
    case .prediction: return !line.hasPrefix(Self.pythonMark)
    case .choice(let choice): return Self.picks(in: line, count: choice.options.count) != nil
    default: return false
    }
  }

  /// What is to be said when the program starts: a sentence about progress that could not be read, or nothing.
  package func reports() -> [LessonEvent] {
    defer { loadReport = nil }
    return loadReport.map { [.saying($0)] } ?? []
  }

  // MARK: What the learner types

  /// What marks a line as Python where a prediction or a choice is expected.
  static let pythonMark = ">>> "

  /// Takes what the learner typed: one command of Python, a word such as `hint`, an answer, or an empty line.
  package func submit(_ input: String) -> [LessonEvent] {
    var events: [LessonEvent] = []
    if let command = LessonCommand(input, isBound: session.isBound) {
      perform(command, &events)
      return events
    }
    if input.trimmed().isEmpty {
      if stage == .pause { goOn(&events) }
      if stage == .lessonFinished {
        events.append(.saying("This lesson is finished. `next` goes on, `quit` leaves."))
      }
      return events
    }
    switch stage {
    case .outsideLesson, .lessonFinished, .pause:
      run(input, &events)
    case .shownCommand(let example):
      runShown(example, as: input, &events)
    case .exercise(let exercise):
      answer(exercise, with: input, &events)
    case .prediction(let prediction):
      if input.hasPrefix(Self.pythonMark) {
        run(String(input.dropFirst(Self.pythonMark.count)), &events)
      } else {
        judge(prediction, said: input, &events)
      }
    case .choice(let choice):
      if let picks = Self.picks(in: input, count: choice.options.count) {
        judge(choice, picks: picks, &events)
      } else if Self.isNumbersOnly(input) {
        events.append(.saying("The answers are numbered from 1 to \(choice.options.count)."))
      } else {
        let isMarked = input.hasPrefix(Self.pythonMark)
        run(isMarked ? String(input.dropFirst(Self.pythonMark.count)) : input, &events)
      }
    }
    return events
  }

  /// Runs a command in the learner's session and keeps it.
  @discardableResult
  func run(_ source: String, _ events: inout [LessonEvent]) -> Transcript {
    let transcript = session.run(source, showing: true)
    events.append(.output(transcript))
    // An interrupted command is left out: rebuilding the workspace would wait for it again.
    if isInLesson, transcript.ending != .interrupted {
      commands.append(source)
      save(isStepStart: false, &events)
    }
    return transcript
  }

  // MARK: Sessions

  /// Replaces the learner's session by one that these commands make.
  func rebuild(with commands: [String]) {
    session = makeSession()
    self.commands = session.replay(commands)
  }

  // MARK: Progress

  /// Keeps where the learner is.
  func save(isStepStart: Bool, _ events: inout [LessonEvent]) {
    guard let lesson else { return }
    var kept = progress.lessons[lesson.id] ?? LessonProgress(step: "", fingerprint: lesson.fingerprint)
    kept.step = step?.id ?? ""
    kept.item = item
    kept.hints = hints
    kept.commands = commands
    kept.commandsBeforeStep = min(commandsBeforeStep, commands.count)
    kept.fingerprint = lesson.fingerprint
    progress.lessons[lesson.id] = kept
    progress.currentLesson = lesson.id
    guard let store else { return }
    do {
      try store.save(progress, isStepStart: isStepStart)
    } catch {
      if !hasReportedWriteFailure { events.append(.saying("Note: \(error).")) }
      hasReportedWriteFailure = true
    }
  }

  // MARK: Places

  /// The lesson at hand.
  var lesson: Lesson? {
    guard let lessonIndex, lessons.indices.contains(lessonIndex) else { return nil }
    return lessons[lessonIndex]
  }

  /// The step at hand.
  var step: Step? {
    guard let lesson, lesson.steps.indices.contains(stepIndex) else { return nil }
    return lesson.steps[stepIndex]
  }

  /// The commands with which the lesson itself comes to a step.
  func lessonCommands(before index: Int) -> [String] {
    guard let lesson else { return [] }
    return lesson.steps.prefix(max(index, 0)).flatMap(\.commands).map(\.source)
  }

  func mark(_ mark: LessonProgress.Mark) {
    guard let lesson, let step else { return }
    progress.lessons[lesson.id]?.marks[step.id] = mark
  }
}
