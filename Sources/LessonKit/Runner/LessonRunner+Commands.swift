extension LessonRunner {
  /// Begins or continues a lesson, as `learn` does.
  ///
  /// - Parameter name: A lesson's number, its id, or how its id or title starts; nil for the one to continue.
  package func learn(_ name: String? = nil) -> [LessonEvent] {
    var events: [LessonEvent] = []
    learn(name, &events)
    return events
  }

  /// Does what a lesson's word says.
  func perform(_ command: LessonCommand, _ events: inout [LessonEvent]) {
    switch command.word {
    case .learn: learn(command.argument, &events)
    case .lessons: events.append(.lessonList(listings()))
    case .help: events.append(.commandList(LessonCommand.Word.allCases))
    case .quit: events.append(.leave)
    default:
      guard isInLesson else {
        events.append(.saying("You are in no lesson. `learn` begins one."))
        return
      }
      performInLesson(command.word, &events)
    }
  }

  private func performInLesson(_ word: LessonCommand.Word, _ events: inout [LessonEvent]) {
    switch word {
    case .next: next(&events)
    case .back: back(&events)
    case .hint: hint(&events)
    case .solution: solution(&events)
    case .skip: skip(&events)
    case .again: again(&events)
    case .reset: reset(&events)
    case .where: events.append(.location(location()))
    case .learn, .lessons, .help, .quit: break
    }
  }

  // MARK: Lessons

  private func learn(_ name: String?, _ events: inout [LessonEvent]) {
    guard !lessons.isEmpty else {
      events.append(.saying("There are no lessons."))
      return
    }
    if let name {
      guard let index = lessonIndex(named: name) else {
        events.append(.saying("There is no lesson \(name). `lessons` lists them all."))
        return
      }
      begin(lessonAt: index, &events)
    } else if stage == .lessonFinished {
      next(&events)
    } else if isInLesson {
      again(&events)
    } else {
      begin(lessonAt: lessonToContinue(), &events)
    }
  }

  private func lessonIndex(named name: String) -> Int? {
    if let number = Int(name) { return lessons.indices.contains(number &- 1) ? number &- 1 : nil }
    let wanted = name.lowercased()
    if let exact = lessons.firstIndex(where: { $0.id == wanted }) { return exact }
    let similar = lessons.indices.filter {
      lessons[$0].id.hasPrefix(wanted) || lessons[$0].title.lowercased().hasPrefix(wanted)
    }
    return similar.count == 1 ? similar[0] : nil
  }

  /// The lesson last worked on, unless it is finished; then the first that is not.
  private func lessonToContinue() -> Int {
    if canResume, let index = lessons.firstIndex(where: { $0.id == progress.currentLesson }) { return index }
    return lessons.firstIndex { progress.lessons[$0.id]?.isFinished != true } ?? 0
  }

  private func listings() -> [LessonListing] {
    lessons.enumerated().map { index, lesson in
      let marks = progress.lessons[lesson.id]?.marks ?? [:]
      return LessonListing(
        number: index + 1, id: lesson.id, title: lesson.title, summary: lesson.summary,
        done: lesson.steps.count { marks[$0.id] != nil }, count: lesson.steps.count,
        isCurrent: index == (lessonIndex ?? lessonToContinue()))
    }
  }

  private func location() -> LessonLocation {
    let marks = lesson.flatMap { progress.lessons[$0.id]?.marks } ?? [:]
    let done = lesson?.steps.count { marks[$0.id] != nil } ?? 0
    return LessonLocation(lesson: header(isResumed: true), step: stepHeader(), done: done)
  }

  // MARK: Moving

  private func next(_ events: inout [LessonEvent]) {
    switch stage {
    case .shownCommand(let example): runShown(example, as: example.source, &events)
    case .pause: goOn(&events)
    case .prediction(let prediction): judge(prediction, said: nil, &events)
    case .exercise:
      events.append(.saying("This exercise waits for your answer: `hint` helps, `skip` goes on."))
    case .choice:
      events.append(.saying("This question waits for a number; `skip` goes on."))
    case .lessonFinished:
      let following = (lessonIndex ?? 0) + 1
      if lessons.indices.contains(following) {
        begin(lessonAt: following, &events)
      } else {
        events.append(.saying("That was the last lesson."))
      }
    case .outsideLesson: break
    }
  }

  private func back(_ events: inout [LessonEvent]) {
    guard stepIndex > 0 else {
      events.append(.saying("This is the first step."))
      return
    }
    rebuild(with: lessonCommands(before: stepIndex - 1))
    enterStep(stepIndex - 1, &events)
  }

  private func skip(_ events: inout [LessonEvent]) {
    guard let step else { return next(&events) }
    switch stage {
    case .exercise(let exercise):
      events.append(.solution(exercise.solution.map(\.source), explanation: exercise.explanation))
    case .choice(let choice):
      for (index, option) in choice.options.enumerated() where option.isRight {
        events.append(.optionJudged(number: index + 1, isRight: true, reason: option.reason))
      }
    default: break
    }
    if !step.commands.isEmpty {
      rebuild(with: commands.prefix(commandsBeforeStep) + step.commands.map(\.source))
    }
    finishStep(.skipped, &events)
  }

  private func reset(_ events: inout [LessonEvent]) {
    rebuild(with: Array(commands.prefix(commandsBeforeStep)))
    guard step != nil else {
      events.append(.saying("The variables are again as they were when the lesson ended."))
      return
    }
    enterStep(stepIndex, &events)
  }

  // MARK: Helping

  private func again(_ events: inout [LessonEvent]) {
    guard let step, let header = stepHeader() else {
      events.append(.location(location()))
      return
    }
    guard case .section(let items) = step.kind else {
      presentStep(isResumed: true, &events)
      return
    }
    events.append(.stepStarted(header))
    retell(items, &events)
  }

  /// Shows once more what the learner has seen of a section.
  func retell(_ items: [SectionItem], _ events: inout [LessonEvent]) {
    for item in items.prefix(item) {
      switch item {
      case .prose(let prose): events.append(.prose(prose))
      case .command(let example):
        events.append(.prose([.code(language: "pycon", text: example.prompted)]))
      }
    }
  }

  private func hint(_ events: inout [LessonEvent]) {
    switch stage {
    case .exercise(let exercise):
      guard hints < exercise.hints.count else {
        if let last = exercise.hints.last {
          events.append(.hint(level: exercise.hints.count, count: exercise.hints.count, last))
        }
        events.append(.saying("There is no further hint; `solution` shows the answer."))
        return
      }
      hints += 1
      events.append(.hint(level: hints, count: exercise.hints.count, exercise.hints[hints - 1]))
      save(isStepStart: false, &events)
    case .prediction:
      events.append(
        .saying("Say what you think will be printed; a wrong guess costs nothing and runs it too."))
    case .choice:
      events.append(.saying("Type the number of an answer: each has its reason. `skip` goes on."))
    case .shownCommand:
      events.append(.saying("Enter runs the command that stands at the prompt; you may edit it first."))
    case .pause: events.append(.saying("Enter goes on."))
    case .lessonFinished, .outsideLesson:
      events.append(.saying("This lesson is finished; `next` begins the one after it."))
    }
  }

  private func solution(_ events: inout [LessonEvent]) {
    guard case .exercise(let exercise) = stage else { return hint(&events) }
    events.append(.solution(exercise.solution.map(\.source), explanation: exercise.explanation))
    events.append(.saying("Type it, or `skip` to go on as if you had."))
  }
}

extension DoctestExample {
  /// The command with its prompts.
  package var prompted: String {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { index, line in
      let prompt = index == 0 ? ">>>" : "..."
      return line.isEmpty ? prompt : "\(prompt) \(line)"
    }.joined(separator: "\n")
  }
}
