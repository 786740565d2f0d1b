extension LessonRunner {
  // MARK: Lessons

  /// Begins a lesson, or goes on with it where it was left.
  func begin(lessonAt index: Int, _ events: inout [LessonEvent]) {
    guard lessons.indices.contains(index) else { return }
    if !isInLesson, !session.names.isEmpty {
      events.append(
        .saying("Lessons have a workspace of their own; what you had at the prompt is put aside."))
    }
    lessonIndex = index
    let lesson = lessons[index]
    let kept = progress.lessons[lesson.id]
    if let kept, !kept.isFinished {
      events.append(.lessonStarted(header(isResumed: true)))
      resume(lesson, kept, &events)
      return
    }
    events.append(.lessonStarted(header(isResumed: false)))
    if !lesson.introduction.isEmpty { events.append(.prose(lesson.introduction)) }
    rebuild(with: [])
    commandsBeforeStep = 0
    enterStep(0, &events)
  }

  private func resume(_ lesson: Lesson, _ kept: LessonProgress, _ events: inout [LessonEvent]) {
    let known = lesson.steps.firstIndex { $0.id == kept.step }
    let isUnchanged = known != nil && kept.fingerprint == lesson.fingerprint
    if isUnchanged { rebuild(with: kept.commands) }
    // Commands are missing when the learner grew tired of waiting and stopped one.
    if let known, isUnchanged, commands.count == kept.commands.count {
      stepIndex = known
      item = kept.item
      hints = kept.hints
      commandsBeforeStep = min(kept.commandsBeforeStep, commands.count)
      check = nil
      presentStep(isResumed: true, &events)
      save(isStepStart: false, &events)
      return
    }
    let firstOpen = lesson.steps.firstIndex { kept.marks[$0.id] == nil }
    let index = known ?? firstOpen ?? 0
    events.append(.saying("This step starts over, with the lesson's own variables."))
    stepIndex = index
    rebuild(with: lessonCommands(before: index))
    enterStep(index, &events)
  }

  private func finishLesson(_ events: inout [LessonEvent]) {
    guard let lesson, let lessonIndex else { return }
    stage = .lessonFinished
    commandsBeforeStep = commands.count
    let marks = lesson.steps.compactMap { progress.lessons[lesson.id]?.marks[$0.id] }
    let next = lessons.indices.contains(lessonIndex + 1) ? lessons[lessonIndex + 1].title : nil
    events.append(
      .lessonFinished(
        LessonSummary(
          title: lesson.title, solved: marks.count { $0 == .solved }, skipped: marks.count { $0 == .skipped },
          nextTitle: next)))
    save(isStepStart: true, &events)
  }

  // MARK: Steps

  /// Begins a step with the variables that the lesson has by then; past the last step, ends the lesson.
  func enterStep(_ index: Int, _ events: inout [LessonEvent]) {
    stepIndex = index
    item = 0
    hints = 0
    check = nil
    guard step != nil else {
      finishLesson(&events)
      return
    }
    restoreLessonVariables(&events)
    commandsBeforeStep = commands.count
    save(isStepStart: true, &events)
    presentStep(isResumed: false, &events)
  }

  /// Marks the step and goes on to the next.
  func finishStep(_ mark: LessonProgress.Mark, _ events: inout [LessonEvent]) {
    self.mark(mark)
    enterStep(stepIndex + 1, &events)
  }

  /// Gives the lesson's names the values they have in the lesson, when exploring has changed them.
  ///
  /// The learner's own variables stay, unless nothing else helps.
  private func restoreLessonVariables(_ events: inout [LessonEvent]) {
    let own = lessonCommands(before: stepIndex)
    guard !own.isEmpty else { return }
    let reference = makeSession()
    reference.replay(own)
    let wanted = reference.workspace()
    let astray = Self.names(astrayIn: session, from: wanted)
    guard !astray.isEmpty else { return }

    let changed = astray.filter(session.isBound)
    commands += session.replay(own)
    if !Self.names(astrayIn: session, from: wanted).isEmpty { rebuild(with: own) }
    guard !changed.isEmpty else { return }
    let verb = changed.count == 1 ? "has its" : "have their"
    events.append(
      .saying("For this step, \(Self.listing(changed)) \(verb) lesson value again."))
  }

  private static func names(astrayIn session: any LessonSession, from wanted: Workspace) -> [String] {
    let astray = wanted.filter { name, value in session.view(of: name)?.matches(value) != true }
    return astray.keys.sorted()
  }

  /// Names as code: “`x`, `y` and `z`”.
  private static func listing(_ names: [String]) -> String {
    let quoted = names.map { "`\($0)`" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " and " + last
  }

  // MARK: Presenting

  /// Shows the step at hand as far as the learner has come in it, and sets the stage.
  func presentStep(isResumed: Bool, _ events: inout [LessonEvent]) {
    guard let step, let header = stepHeader() else { return }
    events.append(.stepStarted(header))
    switch step.kind {
    case .section(let items):
      item = min(item, items.count)
      if isResumed { retell(items, &events) }
      if isResumed, item == items.count { stage = .pause } else { goOn(&events) }
    case .exercise(let exercise):
      events.append(.prose(exercise.prompt))
      stage = .exercise(exercise)
    case .prediction(let prediction):
      events.append(.prose(prediction.prompt))
      stage = .prediction(prediction)
    case .choice(let choice):
      events.append(.prose(choice.question))
      events.append(.options(choice.options.map(\.text)))
      stage = .choice(choice)
    }
  }

  /// Shows the items of a section up to the next command, or up to the end of the section.
  func goOn(_ events: inout [LessonEvent]) {
    guard case .section(let items)? = step?.kind else { return }
    var hasShownProse = false
    while item < items.count {
      switch items[item] {
      case .prose(let prose):
        events.append(.prose(prose))
        hasShownProse = true
        item += 1
      case .command(let example):
        stage = .shownCommand(example)
        save(isStepStart: false, &events)
        return
      }
    }
    if hasShownProse {
      // The learner reads to the end before the next heading pushes it off the screen.
      stage = .pause
      save(isStepStart: false, &events)
    } else {
      finishStep(.solved, &events)
    }
  }

  func header(isResumed: Bool) -> LessonHeader {
    LessonHeader(
      number: (lessonIndex ?? 0) + 1, count: lessons.count, title: lesson?.title ?? "",
      summary: lesson?.summary ?? "", isResumed: isResumed)
  }

  func stepHeader() -> StepHeader? {
    guard let lesson, let step else { return nil }
    let kind: StepHeader.Kind =
      switch step.kind {
      case .section: .section
      case .exercise: .exercise
      case .prediction: .prediction
      case .choice: .choice
      }
    return StepHeader(number: stepIndex + 1, count: lesson.steps.count, title: step.title, kind: kind)
  }
}
